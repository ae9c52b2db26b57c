import type { Routes } from '../desk-house.ts'
import { networkRoutes } from '../network/routes.ts'
import { shownRoutes } from '../shown/routes.tsx'
import { accessRoutes } from './access.tsx'
import { acuteCardRoutes } from './acute-card.tsx'
import { acuteCardsRoutes } from './acute-cards.tsx'
import { casesRoutes } from './cases.tsx'
import { closureRoutes } from './closure.tsx'
import { entriesRoutes } from './entries.tsx'
import { identityRoutes } from './identity.tsx'
import { libraryRoutes } from './library.tsx'
import { measureRoutes } from './measure.tsx'
import { messagesRoutes } from './messages.tsx'
import { overviewRoutes } from './overview.tsx'
import { peopleRoutes } from './people.tsx'
import { planRoutes } from './plan.tsx'
import { reachOutRoutes } from './reach-out.tsx'
import { responsibilityRoutes } from './responsibility.tsx'
import { tasksRoutes } from './tasks.tsx'
import { tracesRoutes } from './traces.tsx'

/** Everything about one case, the list of one's own, and the acute card at night. */
export const caseRoutes: Routes = (desk, house) => {
  const parts = [
    casesRoutes,
    overviewRoutes,
    planRoutes,
    libraryRoutes,
    measureRoutes,
    peopleRoutes,
    networkRoutes,
    identityRoutes,
    entriesRoutes,
    tasksRoutes,
    messagesRoutes,
    shownRoutes,
    acuteCardRoutes,
    acuteCardsRoutes,
    reachOutRoutes,
    responsibilityRoutes,
    accessRoutes,
    tracesRoutes,
    closureRoutes,
  ]
  for (const add of parts) add(desk, house)
}
