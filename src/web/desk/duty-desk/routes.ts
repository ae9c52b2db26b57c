import type { Routes } from '../desk-house.ts'
import { blockRoutes } from './blocks.tsx'
import { callBackRoutes } from './call-back.tsx'
import { contactRoutes } from './contact.tsx'
import { endingRoutes } from './endings.tsx'
import { enquiryRoutes } from './enquiry-page.tsx'
import { newEnquiryRoutes } from './new-enquiry.tsx'
import { notificationRoutes } from './notification.tsx'
import { openCaseRoutes } from './open-case.tsx'
import { queueRoutes } from './queue.tsx'
import { reopeningRoutes } from './reopening.tsx'
import { statisticsRoutes } from './statistics.tsx'
import { triageRoutes } from './triage-pages.tsx'

/** Everything about enquiries, from the desk where they wait to the way out. */
export const dutyDeskRoutes: Routes = (desk, house) => {
  const parts = [
    queueRoutes,
    newEnquiryRoutes,
    enquiryRoutes,
    triageRoutes,
    contactRoutes,
    statisticsRoutes,
    notificationRoutes,
    callBackRoutes,
    openCaseRoutes,
    reopeningRoutes,
    endingRoutes,
    blockRoutes,
  ]
  for (const add of parts) add(desk, house)
}
