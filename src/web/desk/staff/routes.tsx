import { z } from 'zod'
import { corpsRegions } from '../../../country/dk/municipalities.ts'
import type { Colleague, HeldCase } from '../../../duty-desk/departures.sql.ts'
import {
  letColleagueLeave,
  readColleagues,
  readHeldCases,
  suspendColleague,
  suspensionReasons,
} from '../../../duty-desk/departures.ts'
import { parseId } from '../../../foundation/ids.ts'
import { Button } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Columns, Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, type Errors } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import { DueTag } from '../case/due.tsx'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { texts, type StaffTexts } from './texts.ts'

/** Who is in the corps, and how a leader parts with somebody without dropping a case. */
export const staffRoutes: Routes = (desk, house) => {
  desk.get('/staff', async c => {
    const { asking, me, view } = c.var
    if (me.role !== 'leader') return notThere(c)
    const staff = await house.inTransaction(asking, readColleagues)
    return c.html(<StaffPage view={view} staff={staff} />)
  })
  desk.get('/staff/:id', c => colleaguePage(c, house, {}))
  desk.post('/staff/:id/suspension', c => suspensionPosted(c, house))
  desk.post('/staff/:id/departure', c => departurePosted(c, house))
}

interface Why {
  errors?: Errors
  refused?: keyof StaffTexts['refused']
}

async function colleaguePage(c: DeskContext, house: DeskHouse, why: Why): Promise<Response> {
  const { asking, me, view } = c.var
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  if (id === undefined || me.role !== 'leader') return notThere(c)
  const { colleague, held } = await house.inTransaction(asking, async tx => ({
    colleague: (await readColleagues(tx)).find(each => each.id === id),
    held: await readHeldCases(tx, id),
  }))
  if (!colleague) return notThere(c)
  const status = why.errors ? 422 : why.refused ? 409 : 200
  return c.html(<ColleaguePage view={view} colleague={colleague} held={held} {...why} />, status)
}

async function suspensionPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  if (id === undefined) return notThere(c)
  const read = readPost(c, z.object({ [actIdName]: actId(), reason: choice(suspensionReasons) }), {
    reason: { missing: texts(c.var.view.language).reasonMissing },
  })
  if ('errors' in read) return colleaguePage(c, house, { errors: read.errors })
  const { act, reason } = read.value
  const result = await actOnce(within(c, house), act, tx => suspendColleague(tx, id, reason), `/staff/${id}`)
  return result.goTo === undefined
    ? colleaguePage(c, house, { refused: result.refused.why })
    : c.redirect(result.goTo, 303)
}

async function departurePosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (id === undefined || 'errors' in read) return notThere(c)
  const result = await actOnce(
    within(c, house),
    read.value.act,
    tx => letColleagueLeave(tx, id),
    `/staff/${id}`,
  )
  return result.goTo === undefined
    ? colleaguePage(c, house, { refused: result.refused.why })
    : c.redirect(result.goTo, 303)
}

const within = (c: DeskContext, house: DeskHouse): Parameters<typeof actOnce>[0] => ({
  inTransaction: act => house.inTransaction(c.var.asking, act),
})

const StateTag = ({ view, colleague }: { view: View; colleague: Colleague }): Markup => {
  const t = texts(view.language)
  if (colleague.deactivatedAt) return <Tag tone="neutral" text={t.gone} />
  if (colleague.suspendedAt) return <Tag tone="danger" text={t.suspended} />
  if (colleague.leavingAt) return <Tag tone="warning" text={t.leaving} />
  return colleague.onDuty ? <Tag tone="success" text={t.onDuty} /> : <>{t.offDuty}</>
}

const StaffPage = ({ view, staff }: { view: View; staff: readonly Colleague[] }): Markup => {
  const t = texts(view.language)
  return (
    <DeskPage view={view} title={t.title} section="staff" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <Table
        caption={t.title}
        captionHidden
        empty=""
        rows={staff}
        columns={[
          {
            heading: t.alias,
            cell: each => <a href={`/staff/${each.id}`}>{each.alias}</a>,
            namesRow: true,
          },
          { heading: t.region, cell: each => corpsRegions[each.region].name },
          { heading: t.role, cell: each => t.roles[each.role] },
          { heading: t.state, cell: each => <StateTag view={view} colleague={each} /> },
        ]}
      />
    </DeskPage>
  )
}

interface ColleaguePageProps extends Why {
  view: View
  colleague: Colleague
  held: readonly HeldCase[]
}

const ColleaguePage = ({ view, colleague, held, errors, refused }: ColleaguePageProps): Markup => {
  const t = texts(view.language)
  const { language, now } = view
  const here = `/staff/${colleague.id}`
  const mayPart = colleague.id !== view.me.id && !colleague.deactivatedAt && !colleague.suspendedAt
  return (
    <DeskPage view={view} title={t.title} section="staff" width="wide" errors={errors}>
      <Breadcrumbs label={t.back} items={[{ href: '/staff', text: t.back }]} />
      <Heading level={1} over={`${t.roles[colleague.role]}, ${corpsRegions[colleague.region].name}`}>
        {colleague.alias}
      </Heading>
      {refused && <Notice kind="danger" title={t.refused[refused]} announced />}
      <p class="tags">
        <StateTag view={view} colleague={colleague} />
        {colleague.mayAssess && <Tag tone="neutral" text={t.mayAssess} />}
      </p>
      {colleague.leavingAt && !colleague.deactivatedAt && held.length > 0 && (
        <Notice kind="warning" title={t.waiting(held.length)}>
          <p>{t.waitingSays}</p>
        </Notice>
      )}
      <Table
        caption={t.held}
        empty={t.heldEmpty}
        rows={held}
        columns={[
          { heading: t.reference, cell: each => each.reference, namesRow: true },
          { heading: t.part, cell: each => t.parts[each.part] },
          { heading: t.other, cell: each => each.other ?? '' },
          {
            heading: t.nextContact,
            cell: each =>
              each.nextContactAt && (
                <div>
                  {formatMoment(language, each.nextContactAt, now)}{' '}
                  <DueTag language={language} due={each.nextContactAt} now={now} />
                </div>
              ),
          },
        ]}
      />
      {mayPart && (
        <Columns>
          <Panel id="leave" title={t.leave}>
            <p>{t.leaveSays}</p>
            <DeskForm view={view} action={`${here}/departure`} label={t.leave}>
              <Button kind="secondary">{colleague.leavingAt ? t.leaveAgain : t.leaveButton}</Button>
            </DeskForm>
          </Panel>
          <Panel id="suspend" title={t.suspend}>
            <p>{t.suspendSays}</p>
            <DeskForm view={view} action={`${here}/suspension`} label={t.suspend}>
              <Radios
                name="reason"
                legend={t.reason}
                options={suspensionReasons.map(value => ({ value, label: t.reasons[value] }))}
                error={errors?.['reason']}
              />
              <Button kind="danger">{t.suspend}</Button>
            </DeskForm>
          </Panel>
        </Columns>
      )}
    </DeskPage>
  )
}
