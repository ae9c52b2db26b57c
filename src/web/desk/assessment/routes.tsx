import type { Routes } from '../desk-house.ts'
import { abandonRoutes } from './abandon-pages.tsx'
import { acuteRoutes } from './acute-page.tsx'
import { carryRoutes } from './carry-page.tsx'
import { changeRoutes } from './change-page.tsx'
import { conclusionRoutes } from './conclusion-page.tsx'
import { driversRoutes } from './drivers-page.tsx'
import { flagRoutes } from './flag-page.tsx'
import { itemRoutes } from './item-page.tsx'
import { listRoutes } from './list-page.tsx'
import { notKnownRoutes } from './not-known-page.tsx'
import { otherRoutes } from './other-page.tsx'
import { overviewRoutes } from './overview-page.tsx'
import { ownViewRoutes } from './own-view-page.tsx'
import { provisionalRoutes } from './provisional-page.tsx'
import { scenarioRoutes } from './scenario-pages.tsx'
import { signatureRoutes } from './signature-page.tsx'
import { signedRoutes } from './signed-page.tsx'

/** Everything under `/cases/:id/assessments`. */
export const assessmentRoutes: Routes = (desk, house) => {
  for (const add of [
    listRoutes,
    // Before the drafts: its address would be one of theirs.
    changeRoutes,
    overviewRoutes,
    acuteRoutes,
    itemRoutes,
    otherRoutes,
    notKnownRoutes,
    flagRoutes,
    scenarioRoutes,
    ownViewRoutes,
    driversRoutes,
    conclusionRoutes,
    provisionalRoutes,
    signatureRoutes,
    signedRoutes,
    abandonRoutes,
    carryRoutes,
  ]) {
    add(desk, house)
  }
}
