import type { Routes } from '../desk-house.ts'
import { blindPartRoutes } from './blind-parts.tsx'
import { blindRoutes } from './blind-pages.tsx'
import { pairRoutes } from './pair-page.tsx'

/** A second pair of eyes: the pages of whoever rates blind, and of those who asked. */
export const secondRatingRoutes: Routes = (desk, house) => {
  blindRoutes(desk, house)
  blindPartRoutes(desk, house)
  pairRoutes(desk, house)
}
