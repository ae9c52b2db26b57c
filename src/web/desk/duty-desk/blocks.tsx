import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import type { Block } from '../../../case/access-to-case.ts'
import { listBlocks } from '../../../case/access-to-case.sql.ts'
import { endBlock } from '../../../case/end-access.ts'
import { blockColleague, blockReasons } from '../../../duty-desk/block-colleague.ts'
import { parseId } from '../../../foundation/ids.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
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
    withEnquiry(house, 'read', async (c, at) => c.html(<BlocksPage at={at} {...await known(at)} />)),
  )
  desk.post('/enquiries/:id/blocks', withEnquiry(house, 'write', blockPosted))
  desk.post('/enquiries/:id/blocks/:block/end', withEnquiry(house, 'write', blockEndPosted))
}

interface Known {
  staff: readonly StaffMember[]
  blocks: readonly Block[]
}

const known = (at: AtEnquiry): Promise<Known> =>
  at.inTransaction(async tx => ({
    staff: await listStaff(tx),
    blocks: await listBlocks(tx, { conversation: at.on.conversationId }),
  }))

const form = z.object({ [actIdName]: actId(), whom: colleague(), reason: choice(blockReasons) })

async function blockPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).blocks
  const read = readPost(c, form, { whom: { missing: t.whomMissing }, reason: { missing: t.reasonMissing } })
  const again = async (errors: Errors, status: 409 | 422) =>
    c.html(<BlocksPage at={at} {...await known(at)} typed={typedIn(c.var.body)} errors={errors} />, status)
  if ('errors' in read) return again(read.errors, 422)
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
    case 'nobody-left':
      return again({ whom: t.refused[result.refused.why] }, 409)
  }
}

async function blockEndPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const block = parseId<'BlockId'>(c.req.param('block'))
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!block || 'errors' in read) return notThere(c)
  const result = await actOnce(at, read.value.act, tx => endBlock(tx, block), `${at.home}/blocks`)
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface BlocksPageProps extends Known {
  at: AtEnquiry
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const BlocksPage = ({ at, staff, blocks, typed, errors }: BlocksPageProps): Markup => {
  const { language, now } = at.view
  const t = texts(language).blocks
  const reasons: Readonly<Record<string, string>> = t.reasons
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
      <Table
        caption={t.now}
        empty={t.none}
        rows={blocks}
        columns={[
          { heading: t.who, cell: each => each.alias, namesRow: true },
          { heading: t.reason, cell: each => reasons[each.reason] ?? each.reason },
          { heading: t.by, cell: each => `${each.givenBy}, ${formatMoment(language, each.from, now)}` },
          {
            heading: t.lift,
            cell: each => (
              <DeskForm
                view={at.view}
                action={`${at.home}/blocks/${each.id}/end`}
                label={t.liftFor(each.alias)}
              >
                <Button kind="secondary" small>
                  {each.moreIsLifted ? t.liftBoth : t.lift}
                </Button>
              </DeskForm>
            ),
            align: 'end',
          },
        ]}
      />
    </EnquiryPage>
  )
}
