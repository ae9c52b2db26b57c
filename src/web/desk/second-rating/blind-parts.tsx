import { z } from 'zod'
import { findAnswer, findContent, scenariosOf } from '../../../risk/assessment/draft.ts'
import { isOfKind, scenarioPart } from '../../../risk/assessment/parts.ts'
import { confidences, levels, severities, urgencies } from '../../../risk/instruments/codes.ts'
import { parseId } from '../../../foundation/ids.ts'
import { flagsIn, type FlagAnswered } from '../../../risk/second-rating/as-given.ts'
import {
  emptySecondConclusion,
  type SecondContent,
  type SecondPart,
} from '../../../risk/second-rating/second-rating.ts'
import { secondConclusionIn } from '../../../risk/second-rating/unanswered.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords } from '../../kit/form.ts'
import { ConclusionChoices } from '../assessment/conclusion-page.tsx'
import { DriverChoices, driversIn } from '../assessment/drivers-page.tsx'
import { FlagPlaces, FlagQuestion, flagShape } from '../assessment/flag-page.tsx'
import { readVersion, typedOf, VersionField } from '../assessment/read-version.tsx'
import { ScenarioFields, ScenarioList, scenarioIn, scenarioShape } from '../assessment/scenario-fields.tsx'
import { texts as assessmentTexts } from '../assessment/texts.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { withBlind, type AtBlind } from './at-blind.ts'
import { BlindPage, flagWords, placeHref, wordingOf } from './blind-frame.tsx'
import { saveBlind } from './save-blind.ts'
import { texts } from './texts.ts'

const scenarioForm = z.object({ act: actId(), version: readVersion(), ...scenarioShape })
const driversForm = z.object({ act: actId(), version: readVersion(), drivers: z.array(z.string().max(120)) })
const flagForm = z.object({ act: actId(), version: readVersion(), ...flagShape })
const conclusionForm = z.object({
  act: actId(),
  version: readVersion(),
  level: choice(levels).optional(),
  urgency: choice(urgencies).optional(),
  severity: choice(severities).optional(),
  confidence: choice(confidences).optional(),
  rationale: ownWords().optional(),
})

/** What is asked once, after the questions: scenarios, drivers, one's own flags and the conclusion. */
export const blindPartRoutes: Routes = (desk, house) => {
  desk.get(
    '/second-ratings/:sid/scenarios',
    withBlind(house, (c, at) => c.html(<ScenariosPage at={at} />)),
  )
  desk.get(
    '/second-ratings/:sid/scenarios/:scenario',
    withBlind(house, (c, at) => {
      // A new one gets its id before it is written, so that a form sent twice is one scenario.
      const isNew = c.req.param('scenario') === 'new'
      const id = isNew ? at.on.chance.uuid() : c.req.param('scenario')
      const known = scenariosOf(at.given).some(each => each.id === id)
      return id !== undefined && (isNew || known) ? c.html(<ScenarioPage at={at} id={id} />) : notThere(c)
    }),
  )
  desk.post('/second-ratings/:sid/scenarios/:scenario', withBlind(house, saveScenario))
  desk.get(
    '/second-ratings/:sid/drivers',
    withBlind(house, (c, at) => c.html(<DriversPage at={at} />)),
  )
  desk.post('/second-ratings/:sid/drivers', withBlind(house, saveDrivers))
  desk.get(
    '/second-ratings/:sid/flags/:flag',
    withBlind(house, (c, at) => {
      const flag = flagIn(c, at)
      return flag ? c.html(<FlagPage at={at} flag={flag} next={nextOf(c, at)} />) : notThere(c)
    }),
  )
  desk.post('/second-ratings/:sid/flags/:flag', withBlind(house, answerFlag))
  desk.get(
    '/second-ratings/:sid/conclusion',
    withBlind(house, (c, at) => c.html(<ConclusionPage at={at} />)),
  )
  desk.post('/second-ratings/:sid/conclusion', withBlind(house, saveConclusion))
}

// Acts ---------------------------------------------------------------------------------------------

function saveScenario(c: DeskContext, at: AtBlind): Response | Promise<Response> {
  const id = parseId<'ScenarioId'>(c.req.param('scenario'))
  if (id === undefined) return notThere(c)
  const read = readWords(c, scenarioForm, assessmentTexts(at.view.language).scenarios.says)
  if ('errors' in read) return c.html(<ScenarioPage at={at} id={id} {...read} />, 422)
  const { act, version, ...written } = read.value
  const content = scenarioIn(at.house.instrument, at.actors, written)
  if (!content) return notThere(c)
  const next = `${at.base}/scenarios`
  return saveBlind(c, at, { act, part: scenarioPart(id), version, content, next }, typed => (
    <ScenarioPage at={at} id={id} typed={typed} changed />
  ))
}

function saveDrivers(c: DeskContext, at: AtBlind): Response | Promise<Response> {
  const read = readPost(c, driversForm)
  if ('errors' in read) return c.html(<DriversPage at={at} {...read} />, 422)
  const { act, version, drivers } = read.value
  const content = driversIn(at.questions, drivers)
  if (content.chosen.length > at.house.instrument.scales.driver.max) {
    const errors = { drivers: assessmentTexts(at.view.language).drivers.tooMany }
    return c.html(<DriversPage at={at} errors={errors} typed={typedOf(c)} />, 422)
  }
  const next = `${at.base}/conclusion`
  return saveBlind(c, at, { act, part: 'drivers', version, content, next }, typed => (
    <DriversPage at={at} typed={typed} changed />
  ))
}

function answerFlag(c: DeskContext, at: AtBlind): Response | Promise<Response> {
  const flag = flagIn(c, at)
  if (!flag) return notThere(c)
  const next = nextOf(c, at)
  const read = readWords(c, flagForm, assessmentTexts(at.view.language).flags.says)
  if ('errors' in read) return c.html(<FlagPage {...{ at, flag, next, ...read }} />, 422)
  const { act, version, answer, reason } = read.value
  const content: SecondContent = { ...flag.flag, response: { answer, reason } }
  return saveBlind(c, at, { act, part: flag.part, version, content, next }, typed => (
    <FlagPage {...{ at, flag, next, typed }} changed />
  ))
}

function saveConclusion(c: DeskContext, at: AtBlind): Response | Promise<Response> {
  const read = readWords(c, conclusionForm)
  if ('errors' in read) return c.html(<ConclusionPage at={at} {...read} />, 422)
  const { act, version, rationale, ...chosen } = read.value
  const content: SecondContent = { kind: 'conclusion', ...chosen, rationale: rationale ?? '' }
  const next = `${at.base}#signature`
  return saveBlind(c, at, { act, part: 'conclusion', version, content, next }, typed => (
    <ConclusionPage at={at} typed={typed} changed />
  ))
}

const flagIn = (c: DeskContext, at: AtBlind): FlagAnswered | undefined =>
  flagsIn(at.answers).find(({ id }) => id === c.req.param('flag'))

/** Only ever somewhere in this rating: an address that came from outside leads nobody away. */
function nextOf(c: DeskContext, at: AtBlind): string {
  const next = c.req.query('next') ?? ''
  return next.startsWith(at.base) && /^(\/[A-Za-z0-9-]+){0,3}(#[a-z]+)?$/.test(next.slice(at.base.length))
    ? next
    : at.base
}

const versionOf = (at: AtBlind, part: SecondPart): number =>
  at.answers.find(answer => answer.part === part)?.version ?? 0

// Pages --------------------------------------------------------------------------------------------

const ScenariosPage = ({ at }: { at: AtBlind }): Markup => {
  const { language } = at.view
  const t = assessmentTexts(language)
  return (
    <BlindPage at={at} title={t.scenarios.title} way>
      <ScenarioList at={at} given={at.given} wording={wordingOf(at)} />
      <ButtonGroup>
        <LinkButton kind="primary" href={`${at.base}/scenarios/new`}>
          {t.scenarios.add}
        </LinkButton>
        <LinkButton href={`${at.base}/drivers`}>{t.drivers.title}</LinkButton>
      </ButtonGroup>
    </BlindPage>
  )
}

const Changed = ({ at, changed }: { at: AtBlind; changed: boolean | undefined }) =>
  changed === true && <Notice kind="warning" title={texts(at.view.language).changed} announced />

const ScenarioPage = ({
  at,
  id,
  errors,
  typed,
  cpr,
  changed,
}: Filled & { at: AtBlind; id: string; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = assessmentTexts(language).scenarios
  const answer = findAnswer(at.given, scenarioPart(id))
  const kept = answer && isOfKind(answer.content, 'scenario') ? answer.content : undefined
  return (
    <BlindPage at={at} title={t.one} way errors={errors}>
      <Changed at={at} changed={changed} />
      <DeskForm view={at.view} action={`${at.base}/scenarios/${id}`}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={versionOf(at, scenarioPart(id))} />
        <ScenarioFields {...{ at, actors: at.actors, kept, typed, errors }} />
        <ButtonGroup>
          <Button>{t.save}</Button>
          {kept && (
            <Button kind="danger" name="removed" value="yes">
              {t.remove}
            </Button>
          )}
        </ButtonGroup>
      </DeskForm>
    </BlindPage>
  )
}

const DriversPage = ({ at, errors, typed, changed }: Filled & { at: AtBlind; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = assessmentTexts(language).drivers
  return (
    <BlindPage at={at} title={t.title} way errors={errors}>
      <Lead>{at.house.instrument.scales.driver.definition[language]}</Lead>
      <Changed at={at} changed={changed} />
      <DeskForm view={at.view} action={`${at.base}/drivers`}>
        <VersionField version={versionOf(at, 'drivers')} />
        <DriverChoices
          questions={at.questions}
          given={at.given}
          wording={wordingOf(at)}
          kept={findContent(at.given, 'drivers')?.chosen ?? []}
          {...{ typed, errors }}
        />
      </DeskForm>
    </BlindPage>
  )
}

const FlagPage = ({
  at,
  flag: { id, part, flag },
  next,
  errors,
  typed,
  cpr,
  changed,
}: Filled & { at: AtBlind; flag: FlagAnswered; next: string; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const words = assessmentTexts(language).flags
  const rule = at.house.instrument.redFlags.find(({ code }) => code === flag.code)
  return (
    <BlindPage at={at} title={flagWords(at, flag.code)} way errors={errors} exceptFlag={id}>
      <Notice kind="danger" title={t.flagFirst(at.blind.reference)}>
        <p>{words.note}</p>
      </Notice>
      <Changed at={at} changed={changed} />
      {rule && <Lead>{rule.respond[language]}</Lead>}
      <FlagPlaces wording={wordingOf(at)} places={flag.places} href={place => placeHref(at, place)} />
      {flag.response && !typed ? (
        <>
          <h2>{words.was}</h2>
          <p>
            <strong>{t.flagAnswers[flag.response.answer]}</strong>
          </p>
          <UserText text={flag.response.reason} />
          <p>
            <a href={next}>{t.overview}</a>
          </p>
        </>
      ) : (
        <DeskForm view={at.view} action={`${at.base}/flags/${id}?next=${encodeURIComponent(next)}`}>
          {cpr && <CprQuestion language={language} />}
          <VersionField version={versionOf(at, part)} />
          <FlagQuestion
            language={language}
            legend={t.flagLegend}
            answers={t.flagAnswers}
            reasonHint={t.flagReason}
            typed={typed}
            errors={errors}
          />
          <ButtonGroup>
            <Button>{words.save}</Button>
            {next !== at.base && (
              <LinkButton kind="quiet" href={next}>
                {words.later}
              </LinkButton>
            )}
          </ButtonGroup>
        </DeskForm>
      )}
    </BlindPage>
  )
}

const ConclusionPage = ({
  at,
  errors,
  typed,
  cpr,
  changed,
}: Filled & { at: AtBlind; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { conclusions } = at.house.instrument
  const kept = secondConclusionIn(at.answers) ?? emptySecondConclusion
  return (
    <BlindPage at={at} title={t.conclusion} way errors={errors}>
      <Lead>{conclusions.principle[language]}</Lead>
      <Changed at={at} changed={changed} />
      <DeskForm view={at.view} action={`${at.base}/conclusion`}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={versionOf(at, 'conclusion')} />
        <ConclusionChoices at={at} kept={kept} typed={typed} />
        <TextArea
          name="rationale"
          label={t.rationaleLabel}
          hint={t.rationaleHint(conclusions.requiredText.rationaleMinChars)}
          value={typed ? typed.one('rationale') : kept.rationale}
          error={errors?.['rationale']}
        />
        <Button>{t.saveConclusion}</Button>
      </DeskForm>
      <LinkButton kind="quiet" href={at.base}>
        {t.overview}
      </LinkButton>
    </BlindPage>
  )
}
