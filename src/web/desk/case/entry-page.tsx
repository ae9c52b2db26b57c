import type { AcuteCard } from '../../../case/acute-card.ts'
import {
  contactBeginnings,
  contactResults,
  directnesses,
  municipalAsks,
  sureness,
  type Entry,
  type EntryText,
} from '../../../case/entries.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { labels } from '../assessment/labels.ts'
import { DeskForm } from '../frame.tsx'
import { agreementTexts } from './agreement-texts.ts'
import { AgreementFace } from './agreement.tsx'
import type { AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import type { WritableKind } from './entry-forms.ts'
import { CprQuestion, DisclosureField, MomentField, type Filled } from './fields.tsx'
import { texts } from './texts.ts'

interface EntryPageProps extends Filled {
  at: AtCase
  kind: WritableKind
  /** The entry this one puts right; its words are where the new ones begin. */
  corrects?: Entry | undefined
  /** With a contact: what was agreed about contact. */
  card?: AcuteCard | undefined
  /** With a contact: something the person wrote waits for an answer. */
  waiting?: boolean | undefined
  /** With a contact that we made: nobody asked the gate before it. */
  notAsked?: boolean | undefined
  refused?: string | undefined
  cpr?: boolean | undefined
}

/** One form for one kind of entry. */
export const EntryPage = (props: EntryPageProps): Markup => {
  const { at, kind, corrects, errors, typed, refused, cpr } = props
  const { view, theCase } = at
  const { entries: t, fields } = texts(view.language)
  const here = `/cases/${theCase.id}/entries`
  const lead = corrects ? t.correctLead : kind === 'municipal-request' ? t.requestLead : undefined
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="entries"
      title={corrects ? t.correctTitle : t.newKinds[kind]}
      errors={errors}
    >
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      {lead !== undefined && <Lead>{lead}</Lead>}
      {kind === 'event' && !corrects && <EventNow {...props} />}
      {props.card && <Agreement at={at} card={props.card} />}
      <Folded folded={kind === 'event' && !corrects} open={typed !== undefined} summary={t.eventOther}>
        <DeskForm view={view} action={`${here}/new/${kind}`}>
          {cpr && <CprQuestion language={view.language} />}
          {corrects && <input type="hidden" name="corrects" value={corrects.id} />}
          <Fields {...props} />
          <DisclosureField
            language={view.language}
            errors={errors}
            typed={typed}
            value={corrects?.disclosure}
          />
          <ButtonGroup>
            <Button>{fields.save}</Button>
            <LinkButton href={here} kind="quiet">
              {fields.cancel}
            </LinkButton>
          </ButtonGroup>
        </DeskForm>
      </Folded>
    </CasePage>
  )
}

const Folded = (props: { folded: boolean; open: boolean; summary: string; children?: Markup }): Markup =>
  props.folded ? (
    <Details summary={props.summary} open={props.open}>
      {props.children}
    </Details>
  ) : (
    <>{props.children}</>
  )

/** Two taps from the case: what happened, now. */
const EventNow = ({ at }: EntryPageProps): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language).entries
  return (
    <>
      <Lead>{t.eventLead}</Lead>
      <DeskForm view={view} action={`/cases/${theCase.id}/entries/new/event-now`} label={t.eventKind}>
        <div class="button-group">
          {house.instrument.reassessment.fullAfterEvents.map(code => (
            <Button kind="secondary" name="event" value={code}>
              {labels(view.language).event(code)}
            </Button>
          ))}
        </div>
      </DeskForm>
      <p class="hint">{t.eventReassess}</p>
    </>
  )
}

const Agreement = ({ at, card }: { at: AtCase; card: AcuteCard }): Markup => {
  const { view, theCase } = at
  const { acuteCard, entries } = texts(view.language)
  return (
    <Panel id="agreement" title={entries.agreementReminder}>
      <AgreementFace view={view} card={card} watched={theCase.watched} />
      <h3>{acuteCard.planForSilence}</h3>
      {card.planForSilence === '' ? acuteCard.notAgreed : <UserText text={card.planForSilence} />}
      <p>
        <LinkButton href={`/cases/${theCase.id}/reach-out`}>{agreementTexts(view.language).ask}</LinkButton>
      </p>
    </Panel>
  )
}

const Fields = ({ at, kind, corrects, waiting, notAsked, errors, typed }: EntryPageProps): Markup => {
  const { language, now } = at.view
  const { entries: t, fields } = texts(language)
  const { evidence } = at.house.instrument.scales
  const former = corrects?.text
  const filled = (name: string): string | undefined => (typed ? typed.one(name) : wordsOf(former, name))
  const options = (codes: readonly { code: string; label: { da: string; en: string } }[]) =>
    codes.map(each => ({ value: each.code, label: each.label[language] }))
  const common = (name: string) => ({ name, error: errors?.[name], value: filled(name) })
  switch (kind) {
    case 'note':
      return <TextArea {...common('text')} label={t.text} rows={8} />
    case 'fact':
      return (
        <>
          <TextArea {...common('statement')} label={t.statement} hint={t.statementHint} rows={4} />
          <TextField {...common('source')} label={t.source} />
          <SelectField
            {...common('sourceType')}
            label={t.sourceType}
            unanswered={fields.choose}
            options={options(evidence.sourceTypes)}
          />
          <DateField
            name="observedOn"
            legend={t.observedOn}
            hint={t.observedHint}
            optional={fields.optional}
            labels={fields.dateParts}
            error={errors?.['observedOn']}
            value={typed ? typed.date('observedOn') : partsOf(filled('observedOn'))}
          />
          <Radios
            name="directness"
            legend={t.directness}
            error={errors?.['directness']}
            options={options(evidence.directness.filter(each => includes(directnesses, each.code)))}
            chosen={filled('directness')}
            inline
          />
          <Radios
            name="confidence"
            legend={t.confidence}
            error={errors?.['confidence']}
            options={options(evidence.confidence.filter(each => includes(sureness, each.code)))}
            chosen={filled('confidence')}
            inline
          />
          <Checkbox
            name="sourceMustBeProtected"
            label={t.protect}
            hint={t.protectHint}
            checked={
              typed
                ? typed.one('sourceMustBeProtected') !== undefined
                : former?.kind === 'fact' && former.sourceMustBeProtected
            }
          />
        </>
      )
    case 'event':
      return (
        <>
          <SelectField
            {...common('event')}
            label={t.eventKind}
            unanswered={fields.choose}
            options={at.house.instrument.reassessment.fullAfterEvents.map(code => ({
              value: code,
              label: labels(language).event(code),
            }))}
          />
          <MomentField
            language={language}
            name="at"
            legend={t.eventAt}
            errors={errors}
            typed={typed}
            value={former?.kind === 'event' ? Temporal.Instant.from(former.at) : undefined}
          />
          <TextArea {...common('text')} label={t.eventText} optional={fields.optional} rows={4} />
        </>
      )
    case 'contact':
      return (
        <>
          {!corrects && (
            <Radios
              name="began"
              legend={agreementTexts(language).whose}
              error={errors?.['began']}
              options={contactBeginnings.map(value => ({
                value,
                label: agreementTexts(language).whoses[value],
              }))}
              chosen={filled('began')}
            />
          )}
          {notAsked && (
            <Notice kind="warning" title={agreementTexts(language).notAsked} announced>
              <p>{agreementTexts(language).notAskedSays}</p>
              <Checkbox name="notAsked" label={agreementTexts(language).notAskedKeep} />
            </Notice>
          )}
          <TextField {...common('withWhom')} label={t.withWhom} />
          <TextField {...common('channel')} label={t.channel} hint={t.channelHint} />
          <Radios
            name="result"
            legend={t.result}
            error={errors?.['result']}
            options={contactResults.map(value => ({
              value,
              label: t.results[value],
              hint: t.resultHints[value] === '' ? undefined : t.resultHints[value],
            }))}
            chosen={filled('result')}
          />
          <TextArea {...common('agreed')} label={t.agreed} optional={fields.optional} rows={5} />
          {waiting && !corrects && !at.theCase.closedAt && (
            <Checkbox
              name="answers"
              label={t.answers}
              hint={t.answersHint}
              checked={typed?.one('answers') !== undefined}
            />
          )}
          {!corrects && !at.theCase.closedAt && (
            <MomentField
              language={language}
              name="nextContact"
              legend={t.nextContact}
              hint={t.nextContactHint}
              errors={errors}
              typed={typed}
            />
          )}
        </>
      )
    case 'municipal-request':
      return (
        <>
          <Radios
            name="asks"
            legend={t.asks}
            error={errors?.['asks']}
            options={municipalAsks.map(value => ({ value, label: t.asksOf[value] }))}
            chosen={filled('asks')}
          />
          <TextField {...common('askedBy')} label={t.askedBy} />
          <DateField
            name="requestedOn"
            legend={t.requestedOn}
            labels={fields.dateParts}
            error={errors?.['requestedOn']}
            value={typed ? typed.date('requestedOn') : partsOf(filled('requestedOn') ?? today(now))}
          />
          <TextField
            {...common('reference')}
            label={t.requestReference}
            hint={t.requestReferenceHint}
            optional={fields.optional}
            characters={32}
          />
        </>
      )
  }
}

const includes = (codes: readonly string[], code: string): boolean => codes.includes(code)

const today = (now: Temporal.Instant): string => now.toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** What an earlier entry said under this name of the form. */
function wordsOf(text: EntryText | undefined, name: string): string | undefined {
  const value = text && Object.entries(text).find(([field]) => field === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

function partsOf(date: string | undefined): {
  year?: string | undefined
  month?: string | undefined
  day?: string | undefined
} {
  const [year, month, day] = date?.split('-') ?? []
  return { year, month: month && String(Number(month)), day: day && String(Number(day)) }
}
