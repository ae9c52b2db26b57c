import type { Routes } from '../desk-house.ts'
import { linkRoutes } from './link-pages.tsx'
import { networkPageRoutes } from './network-page.tsx'
import { spreadRoutes } from './spread-page.tsx'
import { tieRoutes } from './tie-pages.tsx'

/** How the people of a case hang together, and whom knowledge can reach. */
export const networkRoutes: Routes = (desk, house) => {
  for (const add of [networkPageRoutes, spreadRoutes, tieRoutes, linkRoutes]) add(desk, house)
}
