import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { blockColleague, blockReasons } from '../../../duty-desk/block-colleague.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import { colleague } from '../case/staff-field.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** Kin, a neighbour, or somebody the person has named: for them the enquiry is not there. */
export const blockRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/blocks',
    withEnquiry(house, 'read', async (c, at) =>
      c.html(<BlocksPage at={at} staff={await at.inTransaction(listStaff)} />),
    ),
  )
  desk.post('/enquiries/:id/blocks', withEnquiry(house, 'write', blockPosted))
}

const form = z.object({ [actIdName]: actId(), whom: colleague(), reason: choice(blockReasons) })

async function blockPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).blocks
  const read = readPost(c, form, { whom: { missing: t.whomMissing }, reason: { missing: t.reasonMissing } })
  if ('errors' in read) {
    const staff = await at.inTransaction(listStaff)
    return c.html(<BlocksPage at={at} staff={staff} typed={typedIn(c.var.body)} errors={read.errors} />, 422)
  }
  const { act, whom, reason } = read.value
  const result = await actOnce(
    at,
    act,
    tx => blockColleague(tx, at.on, whom, reason),
    whom === at.on.by ? '/duty-desk' : at.home,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'hand-over-first':
    case 'nobody-left': {
      const staff = await at.inTransaction(listStaff)
      const errors = { whom: t.refused[result.refused.why] }
      return c.html(<BlocksPage at={at} staff={staff} typed={typedIn(c.var.body)} errors={errors} />, 409)
    }
  }
}

interface BlocksPageProps {
  at: AtEnquiry
  staff: readonly StaffMember[]
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const BlocksPage = ({ at, staff, typed, errors }: BlocksPageProps): Markup => {
  const t = texts(at.view.language).blocks
  return (
    <EnquiryPage at={at} part="blocks" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <DeskForm view={at.view} action={`${at.home}/blocks`}>
        <SelectField
          name="whom"
          label={t.whom}
          unanswered={t.choose}
          options={staff.map(({ id, alias }) => ({ value: id, label: alias }))}
          value={typed?.one('whom')}
          error={errors?.['whom']}
          characters={32}
        />
        <Radios
          name="reason"
          legend={t.reason}
          options={blockReasons.map(value => ({ value, label: t.reasons[value] }))}
          chosen={typed?.one('reason')}
          error={errors?.['reason']}
        />
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
