import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { reopenCase } from '../../../case/reopen-case.ts'
import { corpsRegions } from '../../../country/dk/municipalities.ts'
import {
  listColleagues,
  type CaseLackingHands,
  type Colleague,
  type HeldCase,
} from '../../../duty-desk/departures.sql.ts'
import {
  letColleagueLeave,
  readCasesLackingHands,
  readColleagues,
  readHeldCases,
  reinstateColleague,
  suspendColleague,
  suspensionReasons,
} from '../../../duty-desk/departures.ts'
import { parseId } from '../../../foundation/ids.ts'
import { nameSenior } from '../../../risk/second-rating/name-senior.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Columns, Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn, type Errors } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import { DueTag } from '../case/due.tsx'
import type { Filled } from '../case/fields.tsx'
import { ReopenFields, reopeningErrors, reopeningFields, reopeningSays } from '../case/reopen-fields.tsx'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { secondFaceTexts } from '../second-face/texts.ts'
import { texts, type StaffTexts } from './texts.ts'

/** Who is in the corps, and how a leader parts with somebody without dropping a case. */
export const staffRoutes: Routes = (desk, house) => {
  desk.get('/staff', async c => {
    const { asking, view } = c.var
    const staff = await house.inTransaction(asking, readColleagues)
    return 'refused' in staff ? notThere(c) : c.html(<StaffPage view={view} staff={staff.done} />)
  })
  desk.get('/staff/cases', c => casesPage(c, house, {}))
  desk.post('/staff/cases', c => reopeningPosted(c, house))
  desk.get('/staff/:id', c => colleaguePage(c, house, {}))
  desk.post('/staff/:id/suspension', c => suspensionPosted(c, house))
  desk.post('/staff/:id/departure', c => departurePosted(c, house))
  desk.post('/staff/:id/reinstatement', c => reinstatementPosted(c, house))
  desk.post('/staff/:id/senior', c => seniorPosted(c, house))
}

interface Why {
  errors?: Errors
  refused?: keyof StaffTexts['refused']
}

async function colleaguePage(c: DeskContext, house: DeskHouse, why: Why): Promise<Response> {
  const { asking, view } = c.var
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  if (id === undefined) return notThere(c)
  const known = await house.inTransaction(asking, async tx => {
    const held = await readHeldCases(tx, id)
    if ('refused' in held) return undefined
    const staff = await listColleagues(tx)
    const colleague = staff.find(each => each.id === id)
    return colleague && { colleague, held: held.done, staff }
  })
  if (!known) return notThere(c)
  const status = why.errors ? 422 : why.refused ? 409 : 200
  const alone = c.req.query('alone') !== undefined
  return c.html(<ColleaguePage view={view} {...known} alone={alone} {...why} />, status)
}

async function suspensionPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  if (id === undefined) return notThere(c)
  const read = readPost(c, z.object({ [actIdName]: actId(), reason: choice(suspensionReasons) }), {
    reason: { missing: texts(c.var.view.language).reasonMissing },
  })
  if ('errors' in read) return colleaguePage(c, house, { errors: read.errors })
  const { act, reason } = read.value
  const goTo = (how: 'suspended' | 'deputy-missing') =>
    how === 'suspended' ? `/staff/${id}` : `/staff/${id}?alone`
  const result = await actOnce(within(c, house), act, tx => suspendColleague(tx, id, reason), goTo)
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

async function reinstatementPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  const read = readPost(c, z.object({ [actIdName]: actId(), after: choice(['suspension', 'departure']) }))
  if (id === undefined || 'errors' in read) return notThere(c)
  const { act, after } = read.value
  const result = await actOnce(within(c, house), act, tx => reinstateColleague(tx, id, after), `/staff/${id}`)
  return result.goTo === undefined
    ? colleaguePage(c, house, { refused: result.refused.why })
    : c.redirect(result.goTo, 303)
}

async function casesPage(
  c: DeskContext,
  house: DeskHouse,
  why: Filled & { status?: 409 | 422 },
): Promise<Response> {
  const { asking, view } = c.var
  const known = await house.inTransaction(asking, async tx => ({
    cases: await readCasesLackingHands(tx),
    staff: await listStaff(tx),
  }))
  if ('refused' in known.cases) return notThere(c)
  const { status = 200, ...filled } = why
  return c.html(<CasesPage view={view} cases={known.cases.done} staff={known.staff} {...filled} />, status)
}

/** The leader takes up a closed case again whose two are both gone. Nothing of the case is opened by that. */
async function reopeningPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const { language, now } = c.var.view
  const t = texts(language)
  const form = z.object({ [actIdName]: actId(), case: z.uuid(), ...reopeningFields(now) })
  const read = readPost(c, form, { ...reopeningSays(language), case: { missing: t.caseMissing } })
  if ('errors' in read) return casesPage(c, house, { ...read, status: 422 })
  const { act, case: chosen, ...to } = read.value
  const caseId = parseId<'CaseId'>(chosen)
  if (caseId === undefined) return notThere(c)
  const { reason, ...hands } = to
  const result = await actOnce(
    within(c, house),
    act,
    tx => reopenCase(tx, { caseId, chance: house.chance }, reason, hands),
    '/staff/cases',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const typed = typedIn(c.var.body)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-closed':
      return c.redirect('/staff/cases', 303)
    case 'same-person-twice':
    case 'next-contact-in-the-past':
    case 'not-available': {
      const errors = reopeningErrors(language, result.refused.why)
      return casesPage(c, house, { typed, errors, status: 422 })
    }
  }
}

async function seniorPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const id = parseId<'PrincipalId'>(c.req.param('id'))
  const read = readPost(c, z.object({ [actIdName]: actId(), senior: z.string().optional() }))
  if (id === undefined || 'errors' in read) return notThere(c)
  const { act, senior } = read.value
  const isNobody = senior === undefined || senior === ''
  const named = isNobody ? undefined : parseId<'PrincipalId'>(senior)
  if (!isNobody && named === undefined) return notThere(c)
  const result = await actOnce(within(c, house), act, tx => nameSenior(tx, id, named), `/staff/${id}`)
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
      <ButtonGroup>
        <LinkButton kind="quiet" href="/staff/cases">
          {t.lacking}
        </LinkButton>
        <LinkButton kind="quiet" href="/staff/rules">
          {t.rules}
        </LinkButton>
        <LinkButton kind="quiet" href="/languages">
          {t.languages}
        </LinkButton>
        <LinkButton kind="quiet" href="/instruments">
          {t.instruments}
        </LinkButton>
        <LinkButton kind="quiet" href="/promises">
          {t.promises}
        </LinkButton>
        <LinkButton kind="quiet" href="/second-face">
          {secondFaceTexts(view.language).title}
        </LinkButton>
      </ButtonGroup>
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

const CasesPage = (
  props: Filled & { view: View; cases: readonly CaseLackingHands[]; staff: readonly StaffMember[] },
): Markup => {
  const { view, cases, staff, errors, typed } = props
  const { language, now } = view
  const t = texts(language)
  const closed = cases.filter(each => each.closedAt)
  return (
    <DeskPage view={view} title={t.lacking} section="staff" width="wide" errors={errors}>
      <Breadcrumbs label={t.back} items={[{ href: '/staff', text: t.back }]} />
      <Heading level={1}>{t.lacking}</Heading>
      <Lead>{t.lackingSays}</Lead>
      <Table
        caption={t.alone}
        empty={t.aloneEmpty}
        rows={cases.filter(each => !each.closedAt)}
        columns={[
          { heading: t.reference, cell: each => each.reference, namesRow: true },
          { heading: t.whoHasIt, cell: each => each.responsible ?? '' },
        ]}
      />
      <Table
        caption={t.leftBehind}
        empty={t.leftBehindEmpty}
        rows={closed}
        columns={[
          { heading: t.reference, cell: each => each.reference, namesRow: true },
          {
            heading: t.closed,
            cell: each => each.closedAt && formatMoment(language, each.closedAt, now),
          },
        ]}
      />
      {closed.length > 0 && (
        <Panel id="reopen" title={t.reopen}>
          <p>{t.reopenSays}</p>
          <DeskForm view={view} action="/staff/cases" label={t.reopen}>
            <SelectField
              name="case"
              label={t.whichCase}
              unanswered={t.chooseCase}
              options={closed.map(each => ({ value: each.id, label: each.reference }))}
              value={typed?.one('case')}
              error={errors?.['case']}
              characters={32}
            />
            <ReopenFields {...{ language, staff, errors, typed }} />
            <Button>{t.reopen}</Button>
          </DeskForm>
        </Panel>
      )}
    </DeskPage>
  )
}

/** What can be undone: each apart, for somebody may be suspended while they are about to leave. */
const Returns = ({ view, colleague }: { view: View; colleague: Colleague }): Markup => {
  const t = texts(view.language)
  const away = [
    ...(colleague.suspendedAt ? (['suspension'] as const) : []),
    ...((colleague.leavingAt ?? colleague.deactivatedAt) ? (['departure'] as const) : []),
  ]
  return (
    <>
      {away.map(after => (
        <Panel id={`after-${after}`} title={t.returns[after].title}>
          <p>{t.returns[after].says}</p>
          <DeskForm
            view={view}
            action={`/staff/${colleague.id}/reinstatement`}
            label={t.returns[after].title}
          >
            <input type="hidden" name="after" value={after} />
            <Button kind="secondary">{t.returns[after].button}</Button>
          </DeskForm>
        </Panel>
      ))}
    </>
  )
}

/** Who rates blind what somebody new signs. Only those who stand alone themselves can be named. */
const Senior = ({
  view,
  colleague,
  staff,
}: {
  view: View
  colleague: Colleague
  staff: readonly Colleague[]
}): Markup => {
  const t = texts(view.language).senior
  const canBeNamed = staff.filter(
    each =>
      each.id !== colleague.id &&
      each.mayAssess &&
      each.seniorId === undefined &&
      !each.suspendedAt &&
      !each.deactivatedAt,
  )
  return (
    <Panel id="senior" title={t.title}>
      <p>{t.says}</p>
      <DeskForm view={view} action={`/staff/${colleague.id}/senior`} label={t.title}>
        <SelectField
          name="senior"
          label={t.label}
          unanswered={t.nobody}
          options={canBeNamed.map(each => ({ value: each.id as string, label: each.alias }))}
          value={colleague.seniorId}
          characters={32}
        />
        <Button kind="secondary">{t.save}</Button>
      </DeskForm>
    </Panel>
  )
}

interface ColleaguePageProps extends Why {
  view: View
  /** A case has been left with one person by the suspension a moment ago. */
  alone: boolean
  colleague: Colleague
  held: readonly HeldCase[]
  staff: readonly Colleague[]
}

const ColleaguePage = ({
  view,
  colleague,
  held,
  staff,
  alone,
  errors,
  refused,
}: ColleaguePageProps): Markup => {
  const t = texts(view.language)
  const { language, now } = view
  const here = `/staff/${colleague.id}`
  const isMe = colleague.id === view.me.id
  const mayPart = !isMe && !colleague.deactivatedAt && !colleague.suspendedAt
  return (
    <DeskPage view={view} title={t.title} section="staff" width="wide" errors={errors}>
      <Breadcrumbs label={t.back} items={[{ href: '/staff', text: t.back }]} />
      <Heading level={1} over={`${t.roles[colleague.role]}, ${corpsRegions[colleague.region].name}`}>
        {colleague.alias}
      </Heading>
      {refused && <Notice kind="danger" title={t.refused[refused]} announced />}
      {alone && (
        <Notice kind="warning" title={t.alone} announced>
          <p>{t.aloneSays}</p>
          <a href="/staff/cases">{t.lacking}</a>
        </Notice>
      )}
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
      {colleague.mayAssess && !colleague.deactivatedAt && (
        <Senior view={view} colleague={colleague} staff={staff} />
      )}
      {!isMe && <Returns view={view} colleague={colleague} />}
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
