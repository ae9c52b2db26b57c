import type { Hono } from 'hono'
import type { DeskHouse, OpenEnv, OpenRoutes, Routes } from './desk-house.ts'
import { deskApp } from './frame.tsx'

/** Pages before sign-in. */
const open: readonly OpenRoutes[] = []

/** Every part of the desk adds its pages here. */
const signedIn: readonly Routes[] = []

/** The whole desk, ready to be served. */
export const desk = (house: DeskHouse): Hono<OpenEnv> => deskApp(house, open, signedIn)
