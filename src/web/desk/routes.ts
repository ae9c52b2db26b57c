import type { Hono } from 'hono'
import { assessmentRoutes } from './assessment/routes.tsx'
import { caseRoutes } from './case/routes.ts'
import type { DeskHouse, OpenEnv, OpenRoutes, Routes } from './desk-house.ts'
import { dutyDeskRoutes } from './duty-desk/routes.ts'
import { fileRoutes } from './files/routes.tsx'
import { helpRoutes } from './help/routes.tsx'
import { deskApp } from './frame.tsx'
import { toolRoutes } from './tools/routes.tsx'
import { instrumentRoutes } from './instruments/routes.tsx'
import { languageRoutes } from './languages/routes.tsx'
import { myDayRoutes } from './my-day/routes.tsx'
import { papersRoutes } from './papers/routes.tsx'
import { promiseRoutes } from './promises/routes.tsx'
import { rulesRoutes } from './rules/routes.tsx'
import { secondRatingRoutes } from './second-rating/routes.tsx'
import { secondFaceRoutes } from './second-face/routes.tsx'
import { signInRoutes } from './sign-in/open-routes.tsx'
import { accountRoutes } from './sign-in/routes.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { watchRoutes } from './watch/routes.tsx'

/** Pages before sign-in. */
const open: readonly OpenRoutes[] = [signInRoutes]

/** Every part of the desk adds its pages here. */
const signedIn: readonly Routes[] = [
  myDayRoutes,
  dutyDeskRoutes,
  caseRoutes,
  assessmentRoutes,
  secondRatingRoutes,
  papersRoutes,
  // Before the staff: its address would be one of theirs.
  rulesRoutes,
  watchRoutes,
  fileRoutes,
  helpRoutes,
  secondFaceRoutes,
  staffRoutes,
  instrumentRoutes,
  languageRoutes,
  toolRoutes,
  promiseRoutes,
  accountRoutes,
]

/** The whole desk, ready to be served. */
export const desk = (house: DeskHouse): Hono<OpenEnv> => deskApp(house, open, signedIn)
