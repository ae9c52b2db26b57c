import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import { findAnswer, scenariosOf, type Answered } from '../../../risk/assessment/draft.ts'
import { isOfKind, scenarioPart } from '../../../risk/assessment/parts.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId } from '../../kit/act-id.tsx'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere } from '../frame.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage, wordingOf } from './draft-frame.tsx'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { ScenarioFields, ScenarioList, scenarioIn, scenarioShape } from './scenario-fields.tsx'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), version: readVersion(), ...scenarioShape })

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
      const { act, version, ...written } = read.value
      const content = scenarioIn(at.house.instrument, at.around.surroundings.actors, written)
      if (!content) return notThere(c)
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
  return (
    <DraftPage at={at} title={t.scenarios.title}>
      <ScenarioList at={at} given={at.draft.answers} wording={wordingOf(at)} />
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
  const answer = theirs ?? findAnswer(at.draft.answers, scenarioPart(id))
  const kept = answer && isOfKind(answer.content, 'scenario') ? answer.content : undefined
  const here = `${at.base}/scenarios/${id}`
  return (
    <DraftPage at={at} title={t.one} errors={errors}>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <ScenarioFields
          at={at}
          actors={at.around.surroundings.actors}
          kept={kept}
          typed={typed}
          errors={errors}
        />
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
