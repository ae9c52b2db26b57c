import type { Routes } from '../desk-house.ts'
import { lookRoutes } from './look-page.tsx'
import { listRoutes } from './list-page.tsx'
import { paperRoutes } from './paper-page.tsx'
import { templateRoutes } from './template-page.tsx'

/** What leaves the house: chosen, looked at, sent, and recalled. */
export const papersRoutes: Routes = (desk, house) => {
  for (const add of [listRoutes, lookRoutes, templateRoutes, paperRoutes]) add(desk, house)
}
