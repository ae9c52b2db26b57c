import type { Routes } from '../desk-house.ts'
import { consentRoutes } from './consents-page.tsx'
import { itemRoutes } from './item-page.tsx'
import { leafletRoutes } from './leaflet-page.tsx'
import { listRoutes } from './list-page.tsx'
import { rehearsalRoutes } from './rehearsal-page.tsx'

/** What the person can read behind their words, what they said yes to, and the sentences they rehearse. */
export const shownRoutes: Routes = (desk, house) => {
  for (const add of [listRoutes, itemRoutes, consentRoutes, rehearsalRoutes, leafletRoutes]) add(desk, house)
}
