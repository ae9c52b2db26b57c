import { z } from 'zod'
import type { Tx } from '../../../db/db.ts'
import { decideNotification } from '../../../duty-desk/decide-notification.ts'
import { answerAndClose, passOn, type EndEnquiry, type EndRefusal } from '../../../duty-desk/end-enquiry.ts'
import type { NotificationDecisions } from '../../../duty-desk/notification.ts'
import type { EnquiryFile } from '../../../duty-desk/read-enquiry.ts'
import { Button } from '../../components/button.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn, type Errors, type Reading, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, NotDone, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { decisionsIn, notificationFields, NotificationFields, notificationSays } from './notification.tsx'
import { watchTexts } from '../watch/texts.ts'
import { texts } from './texts.ts'

/** Two of the three ways out: answered, or in somebody else's named hands. */
export const endingRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/answer',
    withEnquiry(house, 'read', async (c, at) =>
      c.html(<AnswerPage at={at} decide={mustDecide(await at.read())} />),
    ),
  )
  desk.post('/enquiries/:id/answer', withEnquiry(house, 'write', answerPosted))
  desk.get(
    '/enquiries/:id/passing-on',
    withEnquiry(house, 'read', async (c, at) =>
      c.html(<PassOnPage at={at} decide={mustDecide(await at.read())} />),
    ),
  )
  desk.post('/enquiries/:id/passing-on', withEnquiry(house, 'write', passOnPosted))
}

/** Whether the way out still needs the decision on notification, for the person and for siblings. */
export const mustDecide = ({ enquiry, decisions }: EnquiryFile): boolean =>
  enquiry.under18 === 'yes' && new Set(decisions.map(({ concerns }) => concerns)).size < 2

/**
 * Reads the decision on notification that stands in a form on the way out: nothing where none is needed.
 */
export function decisionsOf(
  c: DeskContext,
  at: AtEnquiry,
  decide: boolean,
): { decisions: NotificationDecisions | undefined } | { errors: Errors } {
  if (!decide) return { decisions: undefined }
  const { language } = at.view
  const read: Reading<Parameters<typeof decisionsIn>[0]> = readPost(
    c,
    z.object(notificationFields),
    notificationSays(language),
  )
  return 'errors' in read ? read : decisionsIn(read.value, language)
}

/** Decides first where that is needed, then ends. A decision stands even when the ending was refused. */
export async function decideThen<Outcome>(
  tx: Tx,
  at: AtEnquiry,
  decisions: NotificationDecisions | undefined,
  thenEnd: () => Promise<Outcome>,
): Promise<Outcome> {
  if (decisions) await decideNotification(tx, at.on, decisions)
  return thenEnd()
}

/** What is shown when an enquiry could not be ended. */
export async function notEnded(
  c: DeskContext,
  at: AtEnquiry,
  refusal: EndRefusal | { why: 'watched' },
  again: (errors: Errors, decide: boolean) => Response | Promise<Response>,
): Promise<Response> {
  const { language, now } = at.view
  const t = texts(language)
  switch (refusal.why) {
    case 'not-there':
      return notThere(c)
    case 'already-ended':
      return c.html(<NotDone at={at} title={t.taken.ended} says={t.taken.endedSays} backTo="desk" />, 409)
    case 'held-by-other': {
      const { claim } = await at.read()
      const until = claim ? formatMoment(language, claim.lapsesAt, now) : ''
      const title = t.taken.enquiry(claim?.alias ?? '')
      return c.html(<NotDone at={at} title={title} says={t.taken.enquirySays(until)} />, 409)
    }
    case 'watched': {
      const w = watchTexts(language)
      return c.html(<NotDone at={at} title={w.endFirst} says={w.endFirstSays} />, 409)
    }
    case 'decision-missing':
      return again({ 'notify-person': t.notification.missing }, true)
  }
}

async function finish(
  c: DeskContext,
  at: AtEnquiry,
  read: { act: Parameters<typeof actOnce>[1] },
  decisions: NotificationDecisions | undefined,
  act: (tx: Tx) => Promise<EndEnquiry>,
  again: (errors: Errors, decide: boolean) => Response | Promise<Response>,
): Promise<Response> {
  const result = await actOnce(at, read.act, tx => decideThen(tx, at, decisions, () => act(tx)), '/duty-desk')
  return result.goTo === undefined ? notEnded(c, at, result.refused, again) : c.redirect(result.goTo, 303)
}

async function answerPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).answer
  const needed = mustDecide(await at.read())
  const again = (errors: Errors, decide: boolean) =>
    c.html(<AnswerPage at={at} decide={decide} typed={typedIn(c.var.body)} errors={errors} />, 422)
  const read = readPost(c, z.object({ [actIdName]: actId(), text: ownWords() }), {
    text: { missing: t.textMissing },
  })
  const decided = decisionsOf(c, at, needed)
  if ('errors' in read || 'errors' in decided) return again(errorsOf(read, decided), needed)
  const { text } = read.value
  return finish(c, at, read.value, decided.decisions, tx => answerAndClose(tx, at.on, text), again)
}

export const errorsOf = (...parts: readonly object[]): Errors =>
  Object.assign({}, ...parts.map(part => ('errors' in part ? part.errors : {}))) as Errors

const passOnForm = z.object({
  [actIdName]: actId(),
  toWhom: line(300),
  spoke: choice(['yes', 'no']),
  text: ownWords().default(''),
})

async function passOnPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).passOn
  const needed = mustDecide(await at.read())
  const again = (errors: Errors, decide: boolean) =>
    c.html(<PassOnPage at={at} decide={decide} typed={typedIn(c.var.body)} errors={errors} />, 422)
  const read = readPost(c, passOnForm, {
    toWhom: { missing: t.toWhomMissing },
    spoke: { missing: t.spokeMissing },
  })
  const decided = decisionsOf(c, at, needed)
  if ('errors' in read || 'errors' in decided) return again(errorsOf(read, decided), needed)
  const { toWhom, spoke, text } = read.value
  const note = { toWhom, spokeWithThem: spoke === 'yes', text }
  return finish(c, at, read.value, decided.decisions, tx => passOn(tx, at.on, note), again)
}

interface EndPageProps {
  at: AtEnquiry
  /** The form decides on notification too. */
  decide: boolean
  typed?: Typed | undefined
  errors?: Errors | undefined
}

export const DecidePart = ({ at, decide, typed, errors }: EndPageProps): Markup =>
  decide ? (
    <Panel id="notification" title={texts(at.view.language).notification.title}>
      <NotificationFields language={at.view.language} typed={typed} errors={errors} />
    </Panel>
  ) : (
    <></>
  )

const AnswerPage = (props: EndPageProps): Markup => {
  const { at, typed, errors } = props
  const t = texts(at.view.language).answer
  return (
    <EnquiryPage at={at} part="answer" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <DeskForm view={at.view} action={`${at.home}/answer`}>
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          value={typed?.one('text')}
          error={errors?.['text']}
        />
        <DecidePart {...props} />
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}

const PassOnPage = (props: EndPageProps): Markup => {
  const { at, typed, errors } = props
  const t = texts(at.view.language).passOn
  return (
    <EnquiryPage at={at} part="passing-on" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <DeskForm view={at.view} action={`${at.home}/passing-on`}>
        <TextField
          name="toWhom"
          label={t.toWhom}
          hint={t.toWhomHint}
          value={typed?.one('toWhom')}
          error={errors?.['toWhom']}
        />
        <Radios
          name="spoke"
          legend={t.spoke}
          options={(['yes', 'no'] as const).map(value => ({ value, label: t[value] }))}
          chosen={typed?.one('spoke')}
          error={errors?.['spoke']}
        />
        <TextArea name="text" label={t.text} value={typed?.one('text')} error={errors?.['text']} rows={3} />
        <DecidePart {...props} />
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
