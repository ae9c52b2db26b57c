import { z } from 'zod'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import { answerCodes, emptyRating, itemPart } from '../../../risk/assessment/parts.ts'
import { saveAcute, type AcuteAnswer } from '../../../risk/assessment/save-acute.ts'
import { ratingIn } from '../../../risk/assessment/save-rating.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Details } from '../../components/details.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import type { Typed } from '../../kit/form.ts'
import { formatAgo, formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, readPost } from '../frame.tsx'
import { acuteTexts } from './acute-texts.ts'
import { presenceWord } from './answer-words.tsx'
import type { KnownAlready } from './around.ts'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { DraftPage, wordingOf } from './draft-frame.tsx'
import { labels } from './labels.ts'
import { progressOf, questionPath, ratingOf, type Question } from './questions.ts'
import { shortly } from './rating-fields.tsx'
import { readVersion, typedOf } from './read-version.tsx'
import { answerNoDraft, saveOnce } from './saved.ts'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), next: z.string().optional() })

/**
 * The questions that cannot wait, all on one page, in the instrument's order: for whoever has a frightened person on
 * the line. A provisional assessment is one tap away at any time, and every way on saves what has been answered.
 */
export const acuteRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/acute'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => c.html(<AcutePage at={at} />)),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const read = readPost(c, form)
      if ('errors' in read) return c.html(<AcutePage at={at} typed={read.typed} />, 422)
      const next = `${at.base}/${wayOn(at, read.value.next)}`
      const answers = acuteOf(at).map(question => answerTo(c, at, question))
      const saved = await saveOnce(at, read.value.act, next, async tx =>
        saveAcute(tx, await workOf(tx, at), at.draft.assessment.id, answers),
      )
      if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
      const { refused } = saved
      if (refused.why !== 'changed-meanwhile') return answerNoDraft(c, at, refused)
      const { draft, changed } = refused
      return c.html(<AcutePage at={{ ...at, draft }} changed={changed} typed={typedOf(c)} />, 409)
    }),
  )
}

/** Where one goes when all is saved: on to the signature, to one question whole, or back here. */
function wayOn(at: AtDraft, next: string | undefined): string {
  if (next === 'provisional') return next
  const whole = acuteOf(at).find(question => questionPath(question) === next)
  return whole ? `items/${questionPath(whole)}?only=acute` : 'acute'
}

const acuteOf = ({ questions }: AtDraft): Question[] => questions.filter(({ item }) => item.acute)

/** The names of a question's fields. */
function namesOf(question: Question) {
  const key = questionPath(question).replace('/', '-')
  return { now: `now-${key}`, tags: `tags-${key}`, known: `known-${key}`, version: `version-${key}` }
}

/** A field that is missing or malformed was not written by us, and counts as not answered. */
function answerTo(c: DeskContext, at: AtDraft, question: Question): AcuteAnswer {
  const { item, actor } = question
  const names = namesOf(question)
  const { body } = c.var
  const now = body.all(names.now).at(-1)
  const version = readVersion().safeParse(body.all(names.version).at(-1))
  return {
    item: item.code,
    personId: actor?.id,
    readVersion: version.success ? version.data : 0,
    now: answerCodes.find(code => code === now),
    tags: (item.tags ?? []).filter(tag => body.all(names.tags).includes(tag)),
    evidence: at.around.known
      .filter(({ id }) => body.all(names.known).includes(id))
      .map(({ evidence }) => ({ ...evidence, id: at.on.chance.uuid(), wouldKnow: false })),
  }
}

interface AcutePageProps {
  at: AtDraft
  typed?: Typed | undefined
  /** What a colleague saved first. */
  changed?: readonly Answered[] | undefined
}

const AcutePage = ({ at, typed, changed = [] }: AcutePageProps): Markup => {
  const { language, now } = at.view
  const t = acuteTexts(language)
  const { startedAt } = at.draft.assessment
  const questions = acuteOf(at)
  return (
    <DraftPage at={at} title={t.title}>
      <p>
        <strong>
          {t.begun(formatMoment(language, startedAt, now), formatAgo(language, startedAt, now))}
        </strong>
      </p>
      <Lead>{t.lead}</Lead>
      {changed.length > 0 && (
        <Notice kind="warning" title={t.changed} announced>
          <p>{t.changedSays}</p>
        </Notice>
      )}
      {at.around.surroundings.actors.length === 0 && (
        <p>
          {t.noActors} <a href={`/cases/${at.on.caseId}/people`}>{t.addActor}</a>
        </p>
      )}
      <DeskForm view={at.view} action={`${at.base}/acute`}>
        <ButtonGroup>
          <Button kind="secondary" name="next" value="provisional">
            {t.toProvisional}
          </Button>
        </ButtonGroup>
        {[...Map.groupBy(questions, ({ item, actor }) => actor?.id ?? item.domain).values()].map(group => (
          <Group at={at} group={group} typed={typed} changed={changed} />
        ))}
        <ButtonGroup>
          <Button name="next" value="provisional">
            {t.saveAndSign}
          </Button>
          <Button kind="secondary">{t.saveAndStay}</Button>
        </ButtonGroup>
      </DeskForm>
    </DraftPage>
  )
}

interface Asked {
  at: AtDraft
  typed: Typed | undefined
  changed: readonly Answered[]
}

/** With so many, each actor's questions are folded under their name until it is their turn. */
const MANY_ACTORS = 4

/** The questions of one actor, or of one domain, in the order they are asked. */
const Group = ({ group, ...asked }: Asked & { group: readonly Question[] }): Markup => {
  const { at, changed } = asked
  const { answers } = at.draft
  const actor = group[0]?.actor
  const isOpen = (question: Question) => progressOf(ratingOf(answers, question)) === 'open'
  const all = group.map(question => <AcuteQuestion {...asked} question={question} />)
  if (!actor || at.around.surroundings.actors.length < MANY_ACTORS) return <>{all}</>
  const next = acuteOf(at).find(question => question.actor && isOpen(question))
  const left = group.filter(isOpen).length
  const t = acuteTexts(at.view.language)
  return (
    <Details
      summary={t.ofActor(actor.name, group.length - left, group.length)}
      open={next?.actor === actor || changed.some(({ personId }) => personId === actor.id)}
    >
      {all}
    </Details>
  )
}

const AcuteQuestion = ({ at, question, typed, changed }: Asked & { question: Question }): Markup => {
  const { language, now } = at.view
  const t = acuteTexts(language)
  const { item, actor } = question
  const names = namesOf(question)
  const { timeframes, presence } = at.house.instrument.scales
  const window = timeframes.find(({ code }) => code === 'now')
  const part = itemPart(item.code)
  const answer = findAnswer(at.draft.answers, part, actor?.id)
  const kept = ratingIn(answer) ?? emptyRating
  const theirs = findAnswer(changed, part, actor?.id)
  const theirAnswer = theirs && ratingIn(theirs)?.now
  const name = actor ? t.about(item.label[language], actor.name) : item.label[language]
  const fromCall = at.around.known.filter(each => isFromCall(each, question))
  const unused = fromCall.filter(({ id }) => !kept.evidence.some(({ factId }) => factId === id))
  const chosenFromCall = typed?.all(names.known) ?? []
  return (
    <section class="panel" aria-label={name}>
      <input type="hidden" name={names.version} value={String(answer?.version ?? 0)} />
      {theirs && (
        <p>
          <strong>
            {t.theirs(
              at.aliasOf(theirs.answeredBy),
              formatMoment(language, theirs.answeredAt, now),
              theirAnswer ? presenceWord(wordingOf(at), theirAnswer) : t.noAnswer,
            )}
          </strong>
        </p>
      )}
      <Radios
        name={names.now}
        legend={name}
        hint={[item.guidance[language], window && shortly(window, language)].filter(Boolean).join(' ')}
        options={[
          ...presence.options.map(({ code, label }) => ({ value: code as string, label: label[language] })),
          ...(item.allowNA ? [{ value: 'NA', label: texts(language).item.nobody }] : []),
        ]}
        row={!item.allowNA}
        chosen={typed ? typed.one(names.now) : kept.now}
      />
      {item.tags && item.tags.length > 0 && (
        <Checkboxes
          name={names.tags}
          legend={t.tags(name)}
          options={item.tags.map(tag => ({ value: tag as string, label: labels(language).tag(tag) }))}
          inline
          chosen={typed ? typed.all(names.tags) : kept.tags}
        />
      )}
      {unused.length > 0 && (
        <Details summary={t.fromCallCount(unused.length)} open={chosenFromCall.length > 0} unfolds>
          <Checkboxes
            name={names.known}
            legend={t.fromCall(name)}
            hint={t.fromCallHint}
            options={unused.map(({ id, evidence }) => ({ value: id, label: evidence.text }))}
            chosen={chosenFromCall}
          />
        </Details>
      )}
      <p class="status-line">
        {kept.evidence.length > 0 && t.evidence(kept.evidence.length)}
        <Button kind="quiet" small name="next" value={questionPath(question)}>
          {t.more}
          <span class="hidden-text">: {name}</span>
        </Button>
      </p>
    </section>
  )
}

/** What was answered in the first call stands under the items it is about; a fact of the case may be about any. */
const isFromCall = ({ items }: KnownAlready, { item }: Question): boolean =>
  items?.includes(item.code) ?? false
