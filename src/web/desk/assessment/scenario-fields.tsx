import { z } from 'zod'
import { scenariosOf, type Given } from '../../../risk/assessment/draft.ts'
import type { Scenario } from '../../../risk/assessment/parts.ts'
import type { Surroundings } from '../../../risk/assessment/surroundings.ts'
import { severities } from '../../../risk/instruments/codes.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { choice, line, ownWords } from '../../kit/form.ts'
import type { Filled } from '../case/fields.tsx'
import type { DeskHouse, View } from '../desk-house.ts'
import { AnswerWords, wordFor, type Wording } from './answer-words.tsx'
import { texts } from './texts.ts'

/** A scenario's fields, as whoever rates first and whoever rates blind are both asked for them. */
export const scenarioShape = {
  type: line(64),
  actors: z.array(z.string()),
  trigger: ownWords().optional(),
  how: ownWords().optional(),
  signs: ownWords().optional(),
  severity: choice(severities).optional(),
  soon: line(500).optional(),
  likelihood: line(500).optional(),
  measures: ownWords().optional(),
  who: line(500).optional(),
  removed: z.string().optional(),
}

/** Undefined for a kind that the instrument does not have; people who are no actors in the case are left out. */
export function scenarioIn(
  instrument: Instrument,
  actors: Surroundings['actors'],
  written: z.infer<z.ZodObject<typeof scenarioShape>>,
): Scenario | undefined {
  if (!instrument.conclusions.scenarios.types.some(({ code }) => code === written.type)) return undefined
  return {
    kind: 'scenario',
    type: written.type,
    actors: actors.map(({ id }) => id).filter(id => written.actors.includes(id)),
    trigger: written.trigger ?? '',
    howWhereWhen: written.how ?? '',
    warningSigns: written.signs ?? '',
    severity: written.severity,
    howSoon: written.soon ?? '',
    likelihoodWords: written.likelihood ?? '',
    measures: written.measures ?? '',
    whoActsOnWarning: written.who ?? '',
    removed: written.removed !== undefined,
  }
}

/** What has been written so far, and how many the level will ask for. */
export const ScenarioList = ({
  at,
  given,
  wording,
}: {
  at: { house: DeskHouse; view: View; base: string }
  given: readonly Given[]
  wording: Wording
}): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { scenarios, level } = at.house.instrument.conclusions
  const here = scenariosOf(given)
  const minimum = level.map(
    ({ code, label }) => `${label[language].toLowerCase()} ${scenarios.minimum[code]}`,
  )
  return (
    <>
      <Lead>{t.scenarios.lead}</Lead>
      <p class="hint">{t.scenarios.minimum(minimum.join(', '))}</p>
      {here.length === 0 && <p class="empty">{t.scenarios.none}</p>}
      {here.map(({ id, content }, index) => (
        <Panel
          id={`scenario-${id}`}
          // Two of one kind are told apart by their number.
          title={`${index + 1}. ${wordFor(scenarios.types, content.type, language)}`}
          action={<a href={`${at.base}/scenarios/${id}`}>{t.overview.change}</a>}
        >
          <AnswerWords wording={wording} content={content} />
        </Panel>
      ))}
    </>
  )
}

export const ScenarioFields = ({
  at,
  actors,
  kept,
  typed,
  errors,
}: Pick<Filled, 'typed' | 'errors'> & {
  at: { house: DeskHouse; view: View }
  actors: Surroundings['actors']
  kept: Scenario | undefined
}): Markup => {
  const { language } = at.view
  const t = texts(language).scenarios
  const { scenarios, severity } = at.house.instrument.conclusions
  const area = (name: string, label: string, value: string | undefined) => (
    <TextArea
      name={name}
      label={label}
      rows={2}
      value={typed ? typed.one(name) : value}
      error={errors?.[name]}
    />
  )
  const oneLine = (name: string, label: string, value: string | undefined, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={typed ? typed.one(name) : value}
      error={errors?.[name]}
    />
  )
  return (
    <>
      <Radios
        name="type"
        legend={t.type}
        options={scenarios.types.map(({ code, label }) => ({ value: code, label: label[language] }))}
        chosen={typed ? typed.one('type') : kept?.type}
        error={errors?.['type']}
      />
      {actors.length > 0 && (
        <Checkboxes
          name="actors"
          legend={t.actors}
          options={actors.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={typed ? typed.all('actors') : (kept?.actors ?? [])}
        />
      )}
      {area('trigger', t.trigger, kept?.trigger)}
      {area('how', t.how, kept?.howWhereWhen)}
      {area('signs', t.signs, kept?.warningSigns)}
      <Radios
        name="severity"
        legend={t.severity}
        options={severity.map(({ code, label, anchor }) => ({
          value: code,
          label: label[language],
          hint: anchor[language],
        }))}
        chosen={typed ? typed.one('severity') : kept?.severity}
      />
      {oneLine('soon', t.soon, kept?.howSoon)}
      {oneLine('likelihood', t.likelihood, kept?.likelihoodWords, t.likelihoodHint)}
      {area('measures', t.measures, kept?.measures)}
      {oneLine('who', t.who, kept?.whoActsOnWarning)}
    </>
  )
}
