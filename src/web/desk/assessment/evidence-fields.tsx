import { z } from 'zod'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import type { EvidenceKept } from '../../../risk/assessment/parts.ts'
import { confidences } from '../../../risk/instruments/codes.ts'
import { Checkbox, Checkboxes } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios, Tick } from '../../components/radios.tsx'
import { choice, line, ownWords, ticked } from '../../kit/form.ts'
import { optionalRoughDate, type Filled } from '../case/fields.tsx'
import { EvidenceWords, wordFor } from './answer-words.tsx'
import type { KnownAlready } from './around.ts'
import type { AtDraft } from './at-draft.tsx'
import { wordingOf } from './draft-frame.tsx'
import { texts } from './texts.ts'

const anyText = z.string()

/** The fields of evidence: what is kept, what is taken over from the case, and one new piece. */
export const evidenceShape = {
  /** What the form showed: of what a colleague added meanwhile it says nothing. */
  evidence: z.array(anyText),
  removed: z.array(anyText),
  'would-know': z.array(anyText),
  known: z.array(anyText),
  'new-text': ownWords(5000).optional(),
  'new-source-type': line(64).optional(),
  'new-source': line(300).optional(),
  'new-observed': optionalRoughDate(),
  'new-directness': choice(['first_hand', 'second_hand', 'rumour']).optional(),
  'new-confidence': choice(confidences).optional(),
  'new-would-know': ticked(),
  'new-shared': line(300).optional(),
  'new-protected': ticked(),
}
type EvidenceForm = z.output<z.ZodObject<typeof evidenceShape>>

export type EvidenceRead = { evidence: EvidenceKept[] } | { errors: Record<string, string> }

/**
 * What is kept after the form: what stood there and was not removed, what was pointed to in the case, and the new
 * piece when one was begun. Half a piece is asked about, never dropped.
 */
export function readEvidence(at: AtDraft, kept: readonly EvidenceKept[], form: EvidenceForm): EvidenceRead {
  const t = texts(at.view.language).item.says
  const left = kept
    .filter(({ id }) => !form.removed.includes(id))
    .map(each =>
      form.evidence.includes(each.id) ? { ...each, wouldKnow: form['would-know'].includes(each.id) } : each,
    )
  const pointedTo = at.around.known
    .filter(({ id }) => form.known.includes(id) && !left.some(({ factId }) => factId === id))
    .map(({ evidence }) => ({ ...evidence, id: at.on.chance.uuid(), wouldKnow: false }))

  const text = form['new-text']
  const { sourceTypes } = at.house.instrument.scales.evidence
  const sourceType = sourceTypes.find(({ code }) => code === form['new-source-type'])?.code
  const source = form['new-source']
  const directness = form['new-directness']
  const confidence = form['new-confidence']
  const begun = [text, sourceType, source, directness, confidence, form['new-observed']].some(Boolean)
  if (!begun) return { evidence: [...left, ...pointedTo] }
  const missing = {
    ...(text === undefined && { 'new-text': t['new-text'].missing }),
    ...(sourceType === undefined && { 'new-source-type': t['new-source-type'].missing }),
    ...(source === undefined && { 'new-source': t['new-source'].missing }),
    ...(directness === undefined && { 'new-directness': t['new-directness'].missing }),
    ...(confidence === undefined && { 'new-confidence': t['new-confidence'].missing }),
  }
  if (!text || !sourceType || !source || !directness || !confidence) return { errors: missing }
  const written: EvidenceKept = {
    id: at.on.chance.uuid(),
    text,
    sourceType,
    source,
    observedOn: form['new-observed'],
    recordedOn: at.view.now.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    directness,
    confidence,
    wouldKnow: form['new-would-know'],
    mayBeSharedWith: form['new-shared'],
    sourceMustBeProtected: form['new-protected'],
  }
  return { evidence: [...left, ...pointedTo, written] }
}

/** The evidence under an answer: what is there, what the case already holds, and room for more. */
export const EvidenceFields = ({
  at,
  kept,
  known,
  errors,
  typed,
}: Filled & { at: AtDraft; kept: readonly EvidenceKept[]; known: readonly KnownAlready[] }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const wording = wordingOf(at)
  const { sourceTypes, directness, confidence } = at.house.instrument.scales.evidence
  const options = (list: readonly { code: string; label: { da: string; en: string } }[]) =>
    list.map(({ code, label }) => ({ value: code, label: label[language] }))
  const unused = known.filter(({ id }) => !kept.some(({ factId }) => factId === id))
  const hasNew = errors !== undefined && Object.keys(errors).some(name => name.startsWith('new-'))
  const value = (name: string) => typed?.one(name)
  return (
    <>
      <h2>{t.item.evidence}</h2>
      <p>{t.item.evidenceHint}</p>
      {kept.length === 0 && <p>{t.item.noEvidence}</p>}
      {kept.map((each, index) => (
        <section class="panel" aria-label={`${t.item.evidence} ${index + 1}`}>
          <EvidenceWords wording={wording} evidence={{ ...each, wouldKnow: false }} />
          <input type="hidden" name="evidence" value={each.id} />
          <div class="ticks">
            <Tick
              name="would-know"
              option={{ value: each.id, label: t.item.wouldKnow }}
              index={index}
              type="checkbox"
              checked={
                typed?.all('evidence').includes(each.id)
                  ? typed.all('would-know').includes(each.id)
                  : each.wouldKnow
              }
            />
            <Tick
              name="removed"
              option={{ value: each.id, label: t.item.remove }}
              index={index}
              type="checkbox"
              checked={typed?.all('removed').includes(each.id) ?? false}
            />
          </div>
        </section>
      ))}
      {unused.length > 0 && (
        <Details summary={t.item.facts} open={(typed?.all('known').length ?? 0) > 0}>
          <Checkboxes
            name="known"
            legend={t.item.facts}
            hint={t.item.factsHint}
            options={unused.map(({ id, evidence }) => ({
              value: id,
              label: evidence.text,
              hint: [evidence.source, wordFor(sourceTypes, evidence.sourceType, language)].join(' · '),
            }))}
            chosen={typed?.all('known') ?? []}
          />
        </Details>
      )}
      <Details summary={t.item.add} open={hasNew || Boolean(value('new-text'))}>
        <TextArea
          name="new-text"
          label={t.item.text}
          rows={3}
          value={value('new-text')}
          error={errors?.['new-text']}
        />
        <SelectField
          name="new-source-type"
          label={t.item.sourceType}
          unanswered={t.item.unanswered}
          options={options(sourceTypes)}
          value={value('new-source-type')}
          error={errors?.['new-source-type']}
        />
        <TextField
          name="new-source"
          label={t.item.source}
          hint={t.item.sourceHint}
          value={value('new-source')}
          error={errors?.['new-source']}
          characters={32}
        />
        <DateField
          name="new-observed"
          legend={t.item.observedOn}
          hint={t.item.observedHint}
          optional={t.item.optional}
          labels={t.date}
          value={typed?.date('new-observed')}
          error={errors?.['new-observed']}
        />
        <Radios
          name="new-directness"
          legend={t.item.directness}
          options={options(directness)}
          chosen={value('new-directness')}
          error={errors?.['new-directness']}
          inline
        />
        <Radios
          name="new-confidence"
          legend={t.item.confidence}
          options={options(confidence)}
          chosen={value('new-confidence')}
          error={errors?.['new-confidence']}
          inline
        />
        <Checkbox
          name="new-would-know"
          label={t.item.wouldKnow}
          checked={value('new-would-know') !== undefined}
        />
        <TextField
          name="new-shared"
          label={t.item.mayBeSharedWith}
          optional={t.item.optional}
          value={value('new-shared')}
          characters={32}
        />
        <Checkbox
          name="new-protected"
          label={t.item.protectedSource}
          checked={value('new-protected') !== undefined}
        />
      </Details>
    </>
  )
}
