import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import { severities } from '../../../risk/instruments/codes.ts'
import { findAnswer, scenariosOf, type Answered } from '../../../risk/assessment/draft.ts'
import { isOfKind, scenarioPart } from '../../../risk/assessment/parts.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, line, ownWords } from '../../kit/form.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere } from '../frame.tsx'
import { AnswerWords, wordFor } from './answer-words.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage, wordingOf } from './draft-frame.tsx'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { texts } from './texts.ts'

const form = z.object({
  act: actId(),
  version: readVersion(),
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
})

/** What could happen, told concretely enough to act on. */
export const scenarioRoutes: Routes = (desk, house) => {
  const list = '/cases/:id/assessments/:aid/scenarios'
  desk.get(
    list,
    withDraft(house, 'read', (c, at) => c.html(<ScenariosPage at={at} />)),
  )

  desk.get(
    `${list}/:sid`,
    withDraft(house, 'read', (c, at) => {
      // A new one gets its id before it is written, so that a form sent twice is one scenario.
      const id = c.req.param('sid') === 'new' ? at.on.chance.uuid() : idOf(c)
      const known = id !== undefined && scenariosOf(at.draft.answers).some(each => each.id === id)
      if (id === undefined || (c.req.param('sid') !== 'new' && !known)) return notThere(c)
      return c.html(<ScenarioPage at={at} id={id} />)
    }),
  )

  desk.post(
    `${list}/:sid`,
    withDraft(house, 'write', async (c, at) => {
      const id = idOf(c)
      if (id === undefined) return notThere(c)
      const read = readWords(c, form, texts(at.view.language).scenarios.says)
      if ('errors' in read) return c.html(<ScenarioPage at={at} id={id} {...read} />, 422)
      const {
        act,
        version,
        type,
        actors,
        trigger,
        how,
        signs,
        severity,
        soon,
        likelihood,
        measures,
        who,
        removed,
      } = read.value
      const { types } = at.house.instrument.conclusions.scenarios
      if (!types.some(({ code }) => code === type)) return notThere(c)
      const content = {
        kind: 'scenario' as const,
        type,
        actors: at.around.surroundings.actors.map(actor => actor.id).filter(actor => actors.includes(actor)),
        trigger: trigger ?? '',
        howWhereWhen: how ?? '',
        warningSigns: signs ?? '',
        severity,
        howSoon: soon ?? '',
        likelihoodWords: likelihood ?? '',
        measures: measures ?? '',
        whoActsOnWarning: who ?? '',
        removed: removed !== undefined,
      }
      const next = `${at.base}/scenarios`
      return savePart(c, at, { act, part: scenarioPart(id), version, content, next }, theirs => (
        <ScenarioPage at={at} id={id} theirs={theirs} typed={typedOf(c)} />
      ))
    }),
  )
}

const idOf = (c: DeskContext): string | undefined => parseId<'ScenarioId'>(c.req.param('sid'))

const ScenariosPage = ({ at }: { at: AtDraft }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { scenarios, level } = at.house.instrument.conclusions
  const scenariosHere = scenariosOf(at.draft.answers)
  const minimum = level.map(
    ({ code, label }) => `${label[language].toLowerCase()} ${scenarios.minimum[code]}`,
  )
  return (
    <DraftPage at={at} title={t.scenarios.title}>
      <Lead>{t.scenarios.lead}</Lead>
      <p class="hint">{t.scenarios.minimum(minimum.join(', '))}</p>
      {scenariosHere.length === 0 && <p class="empty">{t.scenarios.none}</p>}
      {scenariosHere.map(({ id, content }) => (
        <Panel
          id={`scenario-${id}`}
          title={wordFor(scenarios.types, content.type, language)}
          action={<a href={`${at.base}/scenarios/${id}`}>{t.overview.change}</a>}
        >
          <AnswerWords wording={wordingOf(at)} content={content} />
        </Panel>
      ))}
      <ButtonGroup>
        <LinkButton kind="primary" href={`${at.base}/scenarios/new`}>
          {t.scenarios.add}
        </LinkButton>
        <LinkButton href={`${at.base}/own-view`}>{t.overview.steps.ownView}</LinkButton>
      </ButtonGroup>
    </DraftPage>
  )
}

const ScenarioPage = ({
  at,
  id,
  errors,
  typed,
  cpr,
  theirs,
}: Filled & { at: AtDraft; id: string; theirs?: Answered }): Markup => {
  const { language } = at.view
  const t = texts(language).scenarios
  const { scenarios, severity } = at.house.instrument.conclusions
  const answer = theirs ?? findAnswer(at.draft.answers, scenarioPart(id))
  const kept = answer && isOfKind(answer.content, 'scenario') ? answer.content : undefined
  const here = `${at.base}/scenarios/${id}`
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
    <DraftPage at={at} title={t.one} errors={errors}>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <Radios
          name="type"
          legend={t.type}
          options={scenarios.types.map(({ code, label }) => ({ value: code, label: label[language] }))}
          chosen={typed ? typed.one('type') : kept?.type}
          error={errors?.['type']}
        />
        {at.around.surroundings.actors.length > 0 && (
          <Checkboxes
            name="actors"
            legend={t.actors}
            options={at.around.surroundings.actors.map(({ id: actor, name }) => ({
              value: actor,
              label: name,
            }))}
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
        <ButtonGroup>
          <Button>{t.save}</Button>
          {kept && (
            <Button kind="danger" name="removed" value="yes">
              {t.remove}
            </Button>
          )}
        </ButtonGroup>
      </DeskForm>
    </DraftPage>
  )
}
