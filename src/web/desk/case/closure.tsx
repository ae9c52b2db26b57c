import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { closeCase } from '../../../case/close-case.ts'
import { listClosures, listReopenings } from '../../../case/closure.sql.ts'
import {
  closingReasons,
  sealedClosingNote,
  type ClosingNote,
  type Closure,
  type Reopening,
} from '../../../case/closure.ts'
import { readTasks } from '../../../case/read-tasks.ts'
import type { Task } from '../../../case/tasks.ts'
import { isInHandsOf } from '../../../case/responsibility.ts'
import { listResponsibilities } from '../../../case/responsibility.sql.ts'
import { reopenCase } from '../../../case/reopen-case.ts'
import { isRunning, type Measure } from '../../../safety-plan/measures.ts'
import { readPlan } from '../../../safety-plan/read-plan.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { CprQuestion, type Filled } from './fields.tsx'
import { ReopenFields, reopeningErrors, reopeningFields, reopeningSays } from './reopen-fields.tsx'
import { watchTexts } from '../watch/texts.ts'
import { said, texts } from './texts.ts'

/** Closing and reopening. What stands in the way is shown before anybody presses. */
export const closureRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/closure',
    withCase(house, 'read', async (c, at) => c.html(<ClosurePage at={at} {...await known(at)} />)),
  )
  desk.post('/cases/:id/closure', withCase(house, 'write', closurePosted))
  desk.post('/cases/:id/reopening', withCase(house, 'write', reopeningPosted))
}

interface Known {
  closures: readonly (Closure & { note: ClosingNote | undefined })[]
  reopenings: readonly Reopening[]
  running: readonly Measure[]
  openTasks: readonly Task[]
  staff: readonly StaffMember[]
  /** Whether the reader is one of the two who have the case. */
  mine: boolean
}

const known = ({ inTransaction, on }: AtCase): Promise<Known> =>
  inTransaction(async tx => ({
    closures: (await listClosures(tx, on.caseId)).map(each => ({
      ...each,
      note: each.sealed && sealedClosingNote.unseal(on.keys.of(on.caseId), each.id, on.caseId, each.sealed),
    })),
    reopenings: await listReopenings(tx, on.caseId),
    running: (await readPlan(tx, on)).filter(each => isRunning(each.status)),
    openTasks: (await readTasks(tx, on)).filter(each => !each.doneAt),
    staff: await listStaff(tx),
    mine: isInHandsOf(await listResponsibilities(tx, on.caseId), on.by),
  }))

const closureForm = z.object({
  [actIdName]: actId(),
  reason: choice(closingReasons),
  whoTakesOver: ownWords().default(''),
  wayBack: ownWords().default(''),
  note: ownWords().default(''),
})

type Again = (why: Filled & { refused?: string; cpr?: boolean }, status: 409 | 422) => Promise<Response>

const showAgain =
  (c: DeskContext, at: AtCase): Again =>
  async (why, status) =>
    c.html(<ClosurePage at={at} {...await known(at)} {...why} />, status)

async function closurePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { closure: t } = texts(at.view.language)
  const again = showAgain(c, at)
  const read = readPost(c, closureForm, { reason: { missing: t.reasonMissing } })
  if ('errors' in read) return again(read, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return again({ typed, cpr: true }, 422)

  const { act, reason, ...note } = read.value
  const result = await actOnce(
    at,
    act,
    tx => closeCase(tx, at.on, reason, note, { now: at.view.now, followUp: t.followUp }),
    `/cases/${at.on.caseId}/closure`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-there':
      return notThere(c)
    case 'not-yours-to-close':
      return again({ typed, refused: t.onlyHands }, 409)
    case 'already-closed':
      return c.redirect(`/cases/${at.on.caseId}/closure`, 303)
    case 'watched':
      return again({ typed, refused: watchTexts(at.view.language).endFirst }, 409)
    case 'measures-still-running':
      return again({ typed, refused: t.running }, 409)
    case 'plan-for-coming-back-missing':
      return again({ typed, errors: { whoTakesOver: t.refused[why] } }, 422)
    case 'not-assessed-as-low':
    case 'assessment-out-of-date':
    case 'is-not-anonymous':
    case 'was-assessed':
      return again({ typed, errors: { reason: t.refused[why] } }, 409)
  }
}

async function reopeningPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { language, now } = at.view
  const again = showAgain(c, at)
  const form = z.object({ [actIdName]: actId(), ...reopeningFields(now) })
  const read = readPost(c, form, reopeningSays(language))
  if ('errors' in read) return again(read, 422)
  const typed = typedIn(c.var.body)
  const { act, reason, ...to } = read.value
  const home = `/cases/${at.on.caseId}`
  const stays = at.on.by === to.responsible || at.on.by === to.deputy
  const result = await actOnce(at, act, tx => reopenCase(tx, at.on, reason, to), stays ? home : '/cases')
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-closed':
      return c.redirect(home, 303)
    case 'same-person-twice':
    case 'next-contact-in-the-past':
    case 'not-available':
      return again({ typed, errors: reopeningErrors(language, result.refused.why) }, 422)
  }
}

interface ClosurePageProps extends Known, Filled {
  at: AtCase
  refused?: string
  cpr?: boolean
}

const ClosurePage = (props: ClosurePageProps): Markup => {
  const { at, errors, refused } = props
  const { view, theCase } = at
  const t = texts(view.language).closure
  return (
    <CasePage view={view} theCase={theCase} part="closure" title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      {!props.mine && <Notice kind="info" title={t.onlyHands} />}
      {props.mine && (theCase.closedAt ? <Reopen {...props} /> : <Close {...props} />)}
      <History {...props} />
    </CasePage>
  )
}

const Close = ({ at, running, openTasks, errors, typed, cpr }: ClosurePageProps): Markup => {
  const { view, theCase } = at
  const { closure: t, reasons, fields } = texts(view.language)
  const area = (name: keyof ClosingNote) => ({ name, error: errors?.[name], value: typed?.one(name) })
  const untold = openTasks.filter(({ kind }) => kind === 'tell').length
  return (
    <>
      <Lead>{t.lead}</Lead>
      {running.length > 0 && (
        <Notice kind="warning" title={t.running}>
          <ul>
            {running.map(each => (
              <li>
                <a href={`/cases/${theCase.id}/plan/measures/${each.id}`}>
                  <UserWords text={each.text.what} />
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {openTasks.length > untold && (
        <p>
          <a href={`/cases/${theCase.id}/tasks`}>{t.openTasks(openTasks.length - untold)}</a>
        </p>
      )}
      {untold > 0 && (
        <Notice kind="warning" title={t.untold(untold)}>
          <p>
            <a href={`/cases/${theCase.id}/tasks`}>{t.untoldSays}</a>
          </p>
        </Notice>
      )}
      <DeskForm view={view} action={`/cases/${theCase.id}/closure`}>
        {cpr && <CprQuestion language={view.language} />}
        <Radios
          name="reason"
          legend={t.reason}
          error={errors?.['reason']}
          options={closingReasons.map(value => ({
            value,
            label: reasons[value],
            hint: t.reasonHints[value],
          }))}
          chosen={typed?.one('reason')}
        />
        <p>
          {t.ordinary} {t.followUpSays}
        </p>
        <TextArea {...area('whoTakesOver')} label={t.whoTakesOver} optional={fields.optional} rows={2} />
        <TextArea
          {...area('wayBack')}
          label={t.wayBack}
          hint={t.wayBackHint}
          optional={fields.optional}
          rows={3}
        />
        <TextArea {...area('note')} label={t.note} optional={fields.optional} rows={3} />
        <Button kind="danger">{t.close}</Button>
      </DeskForm>
    </>
  )
}

const Reopen = ({ at, staff, errors, typed }: ClosurePageProps): Markup => {
  const { view, theCase } = at
  const { language } = view
  const { closure: t } = texts(language)
  return (
    <Panel id="reopen" title={t.reopen}>
      <p>{t.reopenSays}</p>
      <DeskForm view={view} action={`/cases/${theCase.id}/reopening`} label={t.reopen}>
        <ReopenFields {...{ language, staff, errors, typed }} />
        <Button>{t.reopenDo}</Button>
      </DeskForm>
    </Panel>
  )
}

const History = ({ at, closures, reopenings }: ClosurePageProps): Markup => {
  const { view } = at
  const { closure: t, reasons } = texts(view.language)
  if (closures.length === 0) return <></>
  const when = (instant: Temporal.Instant) => formatMoment(view.language, instant, view.now)
  const closed = closures.map(each => ({
    at: each.at,
    by: each.by,
    title: `${t.closedBy(each.by, when(each.at))}: ${said(reasons, each.reason)}`,
    body: each.note && (
      <div>
        {Object.values(each.note)
          .filter(text => text !== '')
          .map(text => (
            <UserText text={text} />
          ))}
      </div>
    ),
  }))
  const reopened = reopenings.map(each => ({
    at: each.at,
    by: each.by,
    title: `${t.reopenedBy(each.by, when(each.at))}: ${said(reasons, each.reason)}`,
    body: undefined,
  }))
  return (
    <Panel id="history" title={t.history}>
      <Timeline
        label={t.history}
        items={[...closed, ...reopened]
          .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
          .map(each => ({
            moment: when(each.at),
            at: each.at.toString(),
            title: each.title,
            body: each.body,
          }))}
      />
    </Panel>
  )
}
