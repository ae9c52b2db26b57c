import { z } from 'zod'
import { decideNotification } from '../../../duty-desk/decide-notification.ts'
import {
  personDecisions,
  siblingDecisions,
  type NotificationDecisions,
  type PersonDecision,
  type SiblingDecision,
} from '../../../duty-desk/notification.ts'
import type { Decision } from '../../../duty-desk/read-enquiry.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment, type Language } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** Somebody under 18: whether the municipality is notified, siblings too. It must be decided before the end. */
export const notificationRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/notification',
    withEnquiry(house, 'read', async (c, at) => {
      const { decisions } = await at.read()
      return c.html(<NotificationPage at={at} decisions={decisions} />)
    }),
  )
  desk.post('/enquiries/:id/notification', withEnquiry(house, 'write', decisionPosted))
}

/** The part of a form that decides it; the same on its own page and on the way out. */
export const notificationFields = {
  'notify-person': choice(personDecisions),
  'reason-person': line(500).default(''),
  'notify-siblings': choice(siblingDecisions),
  'reason-siblings': line(500).default(''),
}
const fieldsShape = z.object(notificationFields)

/** Both decisions, or what is missing: where there is said to be no ground, it is said why. */
export function decisionsIn(
  value: z.output<typeof fieldsShape>,
  language: Language,
): { decisions: NotificationDecisions } | { errors: Errors } {
  const t = texts(language).notification
  const errors: Record<string, string> = {}
  for (const concerns of ['person', 'siblings'] as const) {
    if (value[`notify-${concerns}`] === 'no-ground' && value[`reason-${concerns}`] === '') {
      errors[`reason-${concerns}`] = t.reasonMissing
    }
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    decisions: {
      person: { decision: value['notify-person'], reason: value['reason-person'] },
      siblings: { decision: value['notify-siblings'], reason: value['reason-siblings'] },
    },
  }
}

/** What pages say when a decision is missing. */
export const notificationSays = (language: Language) => {
  const { missing } = texts(language).notification
  return { 'notify-person': { missing }, 'notify-siblings': { missing } }
}

interface NotificationFieldsProps {
  language: Language
  typed?: Typed | undefined
  errors?: Errors | undefined
}

export const NotificationFields = ({ language, typed, errors }: NotificationFieldsProps): Markup => {
  const t = texts(language).notification
  const field = (
    concerns: 'person' | 'siblings',
    decisions: readonly (PersonDecision | SiblingDecision)[],
  ) => (
    <>
      <Radios
        name={`notify-${concerns}`}
        legend={t[concerns]}
        options={decisions.map(value => ({ value, label: wordsOf(concerns, value, language) }))}
        chosen={typed?.one(`notify-${concerns}`)}
        error={errors?.[`notify-${concerns}`]}
      />
      <TextField
        name={`reason-${concerns}`}
        label={t.reason}
        value={typed?.one(`reason-${concerns}`)}
        error={errors?.[`reason-${concerns}`]}
      />
    </>
  )
  return (
    <>
      <p>{t.lead}</p>
      <p class="hint above-answers">{t.law}</p>
      {field('person', personDecisions)}
      {field('siblings', siblingDecisions)}
    </>
  )
}

function wordsOf(concerns: 'person' | 'siblings', decision: string, language: Language): string {
  const t = texts(language).notification
  if (concerns === 'siblings' && decision === 'identity-not-known') return t.siblingsIdentity
  return siblingDecisions.flatMap(each => (each === decision ? [t.decisions[each]] : []))[0] ?? decision
}

/** Newest first. */
export const DecisionList = ({ view, decisions }: { view: View; decisions: readonly Decision[] }): Markup => {
  const { language, now } = view
  const t = texts(language).notification
  return (
    <DefinitionList
      rows={decisions.map(each => ({
        term: t.concerns[each.concerns],
        is: (
          <>
            {wordsOf(each.concerns, each.decision, language)}
            {each.reason !== '' && (
              <>
                {': '}
                <UserWords text={each.reason} />
              </>
            )}
            <br />
            <span class="hint">
              {each.by}, {formatMoment(language, each.at, now)}
            </span>
          </>
        ),
      }))}
    />
  )
}

/** The decisions as text, for the case. */
export const decisionLines = (decisions: readonly Decision[], language: Language): string[] =>
  decisions.map(each => {
    const reason = each.reason === '' ? '' : ` (${each.reason})`
    const { concerns } = texts(language).notification
    return `${concerns[each.concerns]}: ${wordsOf(each.concerns, each.decision, language)}${reason}`
  })

async function decisionPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const { language } = at.view
  const again = async (errors: Errors) => {
    const { decisions } = await at.read()
    return c.html(
      <NotificationPage at={at} decisions={decisions} typed={typedIn(c.var.body)} errors={errors} />,
      422,
    )
  }
  const read = readPost(
    c,
    z.object({ [actIdName]: actId(), ...notificationFields }),
    notificationSays(language),
  )
  if ('errors' in read) return again(read.errors)
  const decided = decisionsIn(read.value, language)
  if ('errors' in decided) return again(decided.errors)
  const result = await actOnce(
    at,
    read.value.act,
    tx => decideNotification(tx, at.on, decided.decisions),
    at.home,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface NotificationPageProps extends Omit<NotificationFieldsProps, 'language'> {
  at: AtEnquiry
  decisions: readonly Decision[]
}

const NotificationPage = ({ at, decisions, typed, errors }: NotificationPageProps): Markup => {
  const { language } = at.view
  const t = texts(language).notification
  return (
    <EnquiryPage at={at} part="notification" title={t.title} errors={errors}>
      {decisions.length > 0 ? <DecisionList view={at.view} decisions={decisions} /> : <Lead>{t.none}</Lead>}
      <DeskForm view={at.view} action={`${at.home}/notification`}>
        <NotificationFields language={language} typed={typed} errors={errors} />
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
