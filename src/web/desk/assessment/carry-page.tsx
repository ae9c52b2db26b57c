import { z } from 'zod'
import { aboutActors } from '../../../risk/assessment/about-actors.ts'
import { carriable, carryOver } from '../../../risk/assessment/carry-over.ts'
import type { Answered } from '../../../risk/assessment/draft.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { findItem } from '../../../risk/instruments/lookups.ts'
import { findNewer } from '../../../risk/loading/read-instruments.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Tick } from '../../components/radios.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { partName } from './abandon-pages.tsx'
import { AnswerWords } from './answer-words.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { carryTexts } from './carry-texts.ts'
import { DraftPage, wordingOf } from './draft-frame.tsx'
import { answerNoDraft } from './saved.ts'
import { texts } from './texts.ts'

/** A draft on an older version: which of its answers go along to the newer one. */
export const carryRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/newer-version'
  desk.get(
    path,
    withDraft(house, 'read', async (c, at) => {
      const newer = await newerOf(house, at)
      return newer ? c.html(<CarryPage at={at} newer={newer} />) : c.redirect(at.base, 303)
    }),
  )
  desk.post(
    path,
    withDraft(house, 'write', (c, at) => posted(c, house, at)),
  )
}

const newerOf = (house: DeskHouse, at: AtDraft): Promise<Instrument | undefined> =>
  at.inTransaction(tx => findNewer(tx, house.instrument, at.draft.assessment))

/** On the draft's overview, when there is something newer to go on with. */
export async function newerVersion(house: DeskHouse, at: AtDraft): Promise<Markup | undefined> {
  const newer = await newerOf(house, at)
  const t = carryTexts(at.view.language)
  return (
    newer && (
      <Notice kind="info" title={t.newer(newer.version)}>
        <p>{t.newerSays(at.draft.assessment.instrumentVersion)}</p>
        <a href={`${at.base}/newer-version`}>{t.see}</a>
      </Notice>
    )
  )
}

async function posted(c: DeskContext, house: DeskHouse, at: AtDraft): Promise<Response> {
  const read = readPost(c, z.object({ act: actId(), carry: z.array(z.uuid()) }))
  const newer = await newerOf(house, at)
  if (!newer) return c.redirect(at.base, 303)
  if ('errors' in read) return c.html(<CarryPage at={at} newer={newer} />, 422)
  const { act, carry } = read.value
  const list = `/cases/${at.on.caseId}/assessments`
  const result = await actOnce(
    at,
    act,
    async tx =>
      carryOver(tx, { ...(await workOf(tx, at)), instrument: newer }, at.draft.assessment.id, new Set(carry)),
    id => `${list}/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const t = carryTexts(at.view.language)
  const again = (refused: string) =>
    c.html(<CarryPage at={at} newer={newer} chosen={carry} refused={refused} />, 409)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'no-newer-version':
      return c.redirect(at.base, 303)
    case 'not-yours-to-abandon':
      return again(t.onlyHands)
    case 'flags-unanswered':
      return again(t.flags)
    case 'cannot-be-carried':
      return again(t.changed)
    case 'case-is-closed':
    case 'already-signed':
    case 'already-abandoned':
      return answerNoDraft(c, at, result.refused)
  }
}

interface CarryPageProps {
  at: AtDraft
  newer: Instrument
  chosen?: readonly string[]
  refused?: string
}

const CarryPage = ({ at, newer, chosen = [], refused }: CarryPageProps): Markup => {
  const { language } = at.view
  const t = carryTexts(language)
  const { assessment, flags } = at.draft
  const answers = aboutActors(at.draft.answers, at.around.surroundings)
  const open = flags.some(flag => !flag.answeredAt)
  const can = answers.filter(answer => carriable(answer, newer))
  const cannot = answers.filter(answer => isAnAnswer(answer) && !carriable(answer, newer))
  return (
    <DraftPage at={at} title={t.title}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead(assessment.instrumentVersion, newer.version)}</Lead>
      <p>{t.isKept}</p>
      {open ? (
        <Notice kind="warning" title={t.flags}>
          <p>{t.flagsSay}</p>
        </Notice>
      ) : (
        <DeskForm view={at.view} action={`${at.base}/newer-version`}>
          <fieldset>
            <legend>{t.legend}</legend>
            <p class="hint">{can.length === 0 ? t.nothing : t.legendHint}</p>
            {can.map((answer, index) => (
              <Panel id={`answer-${index}`} title={nameOf(at, answer)}>
                <Asked at={at} newer={newer} answer={answer} />
                <AnswerWords wording={wordingOf(at)} content={answer.content} />
                <Tick
                  name="carry"
                  option={{ value: answer.id, label: t.take, hint: givenWords(at, answer) }}
                  index={index}
                  type="checkbox"
                  checked={chosen.includes(answer.id)}
                />
              </Panel>
            ))}
          </fieldset>
          <ButtonGroup>
            <Button>{t.button}</Button>
            <LinkButton kind="quiet" href={at.base}>
              {texts(language).overview.back}
            </LinkButton>
          </ButtonGroup>
        </DeskForm>
      )}
      {cannot.length > 0 && (
        <>
          <Heading level={2}>{t.cannot}</Heading>
          <p>{t.cannotSays}</p>
          <ul>
            {cannot.map(answer => (
              <li>
                <UserWords text={nameOf(at, answer)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </DraftPage>
  )
}

/** What never comes along is told once above, and not as something lost. */
const isAnAnswer = ({ content }: Answered): boolean =>
  content.kind === 'rating' || content.kind === 'other' || (content.kind === 'scenario' && !content.removed)

const nameOf = (at: AtDraft, { part, personId }: Answered): string =>
  [partName(at, part), personId && texts(at.view.language).item.about(wordingOf(at).actorName(personId))]
    .filter(Boolean)
    .join(' – ')

function givenWords(at: AtDraft, { content, answeredAt, answeredBy }: Answered): string {
  const { language, now } = at.view
  const t = carryTexts(language)
  const carried = 'carriedFrom' in content ? content.carriedFrom : undefined
  if (!carried) return t.given(formatMoment(language, answeredAt, now), at.aliasOf(answeredBy))
  const when = formatMoment(language, Temporal.Instant.from(carried.answeredAt), now)
  return t.fromSays(carried.version, when, at.aliasOf(carried.answeredBy))
}

const Asked = ({ at, newer, answer }: { at: AtDraft; newer: Instrument; answer: Answered }): Markup => {
  const { language } = at.view
  const t = carryTexts(language)
  const code = answer.part.slice('item:'.length)
  const then = answer.content.kind === 'rating' && findItem(at.house.instrument, code)
  const next = then && findItem(newer, code)
  if (!then || !next) return <></>
  const isSame =
    then.label[language] === next.label[language] && then.guidance[language] === next.guidance[language]
  return isSame ? (
    <p class="hint">{t.same}</p>
  ) : (
    <p>
      {t.asked} <strong>{next.label[language]}.</strong> {next.guidance[language]}
    </p>
  )
}
