import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { reopenFromEnquiry, type ReopenFromEnquiry } from '../../../duty-desk/reopen-from-enquiry.ts'
import { Button } from '../../components/button.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { typedIn, type Errors } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import { ReopenFields, reopeningErrors, reopeningFields, reopeningSays } from '../case/reopen-fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { DecidePart, decideThen, decisionsOf, errorsOf, mustDecide, notEnded } from './endings.tsx'
import { texts } from './texts.ts'

/** The person of a closed case is back: the case is taken up again, and no second one is opened. */
export const reopeningRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/reopening',
    withEnquiry(house, 'read', async (c, at) => {
      if (at.closedCase === undefined) return c.redirect(at.home, 303)
      return c.html(<ReopeningPage at={at} {...await known(at)} />)
    }),
  )
  desk.post('/enquiries/:id/reopening', withEnquiry(house, 'write', reopeningPosted))
}

const known = async (at: AtEnquiry): Promise<{ staff: readonly StaffMember[]; decide: boolean }> => ({
  staff: await at.inTransaction(listStaff),
  decide: mustDecide(await at.read()),
})

async function reopeningPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const { language, now } = at.view
  const { staff, decide: needed } = await known(at)
  const again = (errors: Errors, decide = needed) =>
    c.html(<ReopeningPage {...{ at, staff, decide, errors }} typed={typedIn(c.var.body)} />, 422)
  const form = z.object({ [actIdName]: actId(), ...reopeningFields(now) })
  const read = readPost(c, form, reopeningSays(language))
  const decided = decisionsOf(c, at, needed)
  if ('errors' in read || 'errors' in decided) return again(errorsOf(read, decided))

  const { act, ...to } = read.value
  const { decisions } = decided
  const result = await actOnce(
    at,
    act,
    tx => decideThen(tx, at, decisions, () => reopenFromEnquiry(tx, at.on, to)),
    '/duty-desk',
  )
  return result.goTo === undefined ? notReopened(c, at, result.refused, again) : c.redirect(result.goTo, 303)
}

type Refusal = Extract<ReopenFromEnquiry, { refused: unknown }>['refused']

function notReopened(
  c: DeskContext,
  at: AtEnquiry,
  refusal: Refusal,
  again: (errors: Errors, decide?: boolean) => Response | Promise<Response>,
): Response | Promise<Response> {
  switch (refusal.why) {
    case 'same-person-twice':
    case 'next-contact-in-the-past':
    case 'not-available':
      return again(reopeningErrors(at.view.language, refusal.why))
    case 'no-case':
      return notThere(c)
    case 'not-closed':
      return c.redirect(at.home, 303)
    case 'not-there':
    case 'already-ended':
    case 'held-by-other':
    case 'decision-missing':
      return notEnded(c, at, refusal, again)
  }
}

interface ReopeningPageProps extends Filled {
  at: AtEnquiry
  staff: readonly StaffMember[]
  decide: boolean
}

const ReopeningPage = ({ at, staff, decide, errors, typed }: ReopeningPageProps): Markup => {
  const { language } = at.view
  const t = texts(language).reopening
  return (
    <EnquiryPage at={at} part="reopening" title={t.title} errors={errors}>
      <Lead>{t.lead(at.closedCase ?? '')}</Lead>
      <p>{t.says}</p>
      <DeskForm view={at.view} action={`${at.home}/reopening`}>
        <ReopenFields {...{ language, staff, errors, typed }} />
        <DecidePart at={at} decide={decide} typed={typed} errors={errors} />
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
