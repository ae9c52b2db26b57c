import type { Hono } from 'hono'
import { assessmentRoutes } from './assessment/routes.tsx'
import { caseRoutes } from './case/routes.ts'
import type { DeskHouse, OpenEnv, OpenRoutes, Routes } from './desk-house.ts'
import { deskApp } from './frame.tsx'
import { signInRoutes } from './sign-in/open-routes.tsx'
import { accountRoutes } from './sign-in/routes.tsx'

/** Pages before sign-in. */
const open: readonly OpenRoutes[] = [signInRoutes]

/** Every part of the desk adds its pages here. */
const signedIn: readonly Routes[] = [assessmentRoutes, caseRoutes, accountRoutes]

/** The whole desk, ready to be served. */
export const desk = (house: DeskHouse): Hono<OpenEnv> => deskApp(house, open, signedIn)
