import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import {
  blockReasons,
  grantHours,
  grantReasons,
  type Block,
  type Grant,
} from '../../../case/access-to-case.ts'
import { listBlocks, listGrants } from '../../../case/access-to-case.sql.ts'
import { blockColleague } from '../../../case/block-colleague.ts'
import { endBlock, endGrant } from '../../../case/end-access.ts'
import { giveGrant } from '../../../case/give-grant.ts'
import { inHands, isInHandsOf, type Responsibility } from '../../../case/responsibility.ts'
import { listResponsibilities } from '../../../case/responsibility.sql.ts'
import { parseId } from '../../../foundation/ids.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Columns, Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import type { Filled } from './fields.tsx'
import { colleague } from './staff-field.ts'
import { said, texts } from './texts.ts'

/** Who else may see the case and until when, and who must not see it at all. */
export const accessRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/access',
    withCase(house, 'read', async (c, at) => c.html(<AccessPage at={at} {...await known(at)} />)),
  )
  desk.post('/cases/:id/grants', withCase(house, 'write', grantPosted))
  desk.post('/cases/:id/grants/:grant/end', withCase(house, 'write', grantEndPosted))
  desk.post('/cases/:id/blocks', withCase(house, 'write', blockPosted))
  desk.post('/cases/:id/blocks/:block/end', withCase(house, 'write', blockEndPosted))
}

interface Known {
  grants: readonly Grant[]
  blocks: readonly Block[]
  staff: readonly StaffMember[]
  hands: readonly Responsibility[]
}

const known = ({ inTransaction, on }: AtCase): Promise<Known> =>
  inTransaction(async tx => ({
    grants: await listGrants(tx, on.caseId),
    blocks: await listBlocks(tx, { case: on.caseId }),
    staff: await listStaff(tx),
    hands: await listResponsibilities(tx, on.caseId),
  }))

const accessOf = (at: AtCase) => `/cases/${at.on.caseId}/access`

const grantForm = z.object({
  [actIdName]: actId(),
  to: colleague(),
  grantReason: choice(grantReasons),
  hours: choice(['24', '72', '168', '720']),
})

async function grantPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { access: t, fields } = texts(at.view.language)
  const read = readPost(c, grantForm, {
    to: { missing: fields.chooseColleague },
    grantReason: { missing: fields.missingChoice },
    hours: { missing: t.hoursMissing },
  })
  const again = async (why: Filled & { refused?: string }, status: 409 | 422) =>
    c.html(<AccessPage at={at} {...await known(at)} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const { act, to, grantReason, hours } = read.value
  const result = await actOnce(
    at,
    act,
    tx => giveGrant(tx, at.on.caseId, to, grantReason, Number(hours)),
    accessOf(at),
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return again({ refused: t.onlyHands }, 409)
    case 'too-long':
      return again({ typed: typedIn(c.var.body), errors: { hours: t.hoursMissing } }, 422)
    case 'not-available':
      return again({ typed: typedIn(c.var.body), errors: { to: t.notAvailable } }, 409)
  }
}

const blockForm = z.object({ [actIdName]: actId(), whom: colleague(), blockReason: choice(blockReasons) })

async function blockPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { access: t, fields } = texts(at.view.language)
  const read = readPost(c, blockForm, {
    whom: { missing: fields.chooseColleague },
    blockReason: { missing: fields.missingChoice },
  })
  const again = async (why: Filled & { refused?: string }, status: 409 | 422) =>
    c.html(<AccessPage at={at} {...await known(at)} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const { act, whom, blockReason } = read.value
  const result = await actOnce(
    at,
    act,
    tx => blockColleague(tx, at.on.caseId, whom, blockReason),
    accessOf(at),
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return again({ refused: t.onlyHands }, 409)
    case 'hand-over-first':
      return again({ typed: typedIn(c.var.body), errors: { whom: t.handOverFirst } }, 409)
    case 'nobody-left':
      return again({ typed: typedIn(c.var.body), errors: { whom: t.tooFewLeft } }, 409)
  }
}

const onlyAct = z.object({ [actIdName]: actId() })

async function grantEndPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const grant = parseId<'GrantId'>(c.req.param('grant'))
  const read = readPost(c, onlyAct)
  if (!grant || 'errors' in read) return notThere(c)
  const result = await actOnce(at, read.value.act, tx => endGrant(tx, grant), accessOf(at))
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

async function blockEndPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const block = parseId<'BlockId'>(c.req.param('block'))
  const read = readPost(c, onlyAct)
  if (!block || 'errors' in read) return notThere(c)
  const result = await actOnce(at, read.value.act, tx => endBlock(tx, block), accessOf(at))
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface AccessPageProps extends Known, Filled {
  at: AtCase
  refused?: string
}

const AccessPage = (props: AccessPageProps): Markup => {
  const { at, grants, blocks, staff, hands, errors, typed, refused } = props
  const { view, theCase } = at
  const { access: t, reasons, fields } = texts(view.language)
  const { responsible, deputy } = inHands(hands)
  const holding = [responsible?.staffId, deputy?.staffId]
  const mine = isInHandsOf(hands, view.me.id)
  const others = staff
    .filter(each => !holding.includes(each.id))
    .map(each => ({ value: each.id, label: each.alias }))
  const here = `/cases/${theCase.id}`
  return (
    <CasePage view={view} theCase={theCase} part="access" title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      <Table
        caption={t.grants}
        empty={t.noGrants}
        rows={grants}
        columns={[
          { heading: t.who, cell: each => each.alias, namesRow: true },
          { heading: t.why, cell: each => said(reasons, each.reason) },
          { heading: t.givenBy, cell: each => each.givenBy },
          { heading: t.until, cell: each => formatMoment(view.language, each.expires, view.now) },
          {
            heading: t.end,
            cell: each =>
              mine && (
                <DeskForm view={view} action={`${here}/grants/${each.id}/end`} label={t.endFor(each.alias)}>
                  <Button kind="secondary" small>
                    {t.end}
                  </Button>
                </DeskForm>
              ),
            align: 'end',
          },
        ]}
      />
      <Table
        caption={t.blocks}
        empty={t.noBlocks}
        rows={blocks}
        columns={[
          { heading: t.who, cell: each => each.alias, namesRow: true },
          { heading: t.why, cell: each => said(reasons, each.reason) },
          { heading: t.givenBy, cell: each => each.givenBy },
          { heading: t.since, cell: each => formatMoment(view.language, each.from, view.now) },
          {
            heading: t.endBlock,
            cell: each =>
              mine && (
                <DeskForm
                  view={view}
                  action={`${here}/blocks/${each.id}/end`}
                  label={t.endBlockFor(each.alias)}
                >
                  <Button kind="secondary" small>
                    {each.moreIsLifted ? t.endBlockOfBoth : t.endBlock}
                  </Button>
                </DeskForm>
              ),
            align: 'end',
          },
        ]}
      />
      <Columns>
        <Panel id="give" title={t.give}>
          {mine ? (
            <DeskForm view={view} action={`${here}/grants`} label={t.give}>
              <SelectField
                name="to"
                label={t.who}
                unanswered={fields.chooseColleague}
                error={errors?.['to']}
                options={others}
                value={typed?.one('to')}
              />
              <Radios
                name="grantReason"
                legend={t.why}
                error={errors?.['grantReason']}
                options={grantReasons.map(value => ({ value, label: reasons[value] }))}
                chosen={typed?.one('grantReason')}
              />
              <Radios
                name="hours"
                legend={t.hours}
                error={errors?.['hours']}
                options={grantHours.map(value => ({ value: String(value), label: t.hoursFor[value] }))}
                chosen={typed?.one('hours')}
              />
              <Button>{t.giveDo}</Button>
            </DeskForm>
          ) : (
            <p>{t.onlyHands}</p>
          )}
        </Panel>
        <Panel id="block" title={t.block}>
          {mine ? (
            <>
              <p>{t.blockSays}</p>
              <p>{t.blocksSays}</p>
              <DeskForm view={view} action={`${here}/blocks`} label={t.block}>
                <SelectField
                  name="whom"
                  label={t.who}
                  unanswered={fields.chooseColleague}
                  error={errors?.['whom']}
                  options={others}
                  value={typed?.one('whom')}
                />
                <Radios
                  name="blockReason"
                  legend={t.why}
                  error={errors?.['blockReason']}
                  options={blockReasons.map(value => ({ value, label: reasons[value] }))}
                  chosen={typed?.one('blockReason')}
                />
                <Button kind="danger">{t.blockDo}</Button>
              </DeskForm>
            </>
          ) : (
            <p>{t.onlyHands}</p>
          )}
        </Panel>
      </Columns>
    </CasePage>
  )
}
