import { z } from 'zod'
import { readNetwork, type KnownNetwork } from '../../../network/read-network.ts'
import { findItem } from '../../../risk/instruments/lookups.ts'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import {
  answerCodes,
  durabilities,
  emptyRating,
  itemPart,
  type CarriedFrom,
} from '../../../risk/assessment/parts.ts'
import { ratingIn, saveRating } from '../../../risk/assessment/save-rating.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Details } from '../../components/details.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, optionalDate } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere } from '../frame.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { carryTexts } from './carry-texts.ts'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage } from './draft-frame.tsx'
import { EvidenceFields, evidenceShape, readEvidence } from './evidence-fields.tsx'
import { FindOutFields, findOutShape, readFindOut } from './find-out.tsx'
import { FromNetwork } from './from-network.tsx'
import { isSameQuestion, questionPath, type Question } from './questions.ts'
import { RatingFields } from './rating-fields.tsx'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { answerNoDraft, saveOnce } from './saved.ts'
import { texts } from './texts.ts'

const form = z.object({
  act: actId(),
  version: readVersion(),
  now: choice(answerCodes).optional(),
  earlier: choice(answerCodes).optional(),
  tags: z.array(z.string()),
  holds: choice(durabilities).optional(),
  'ends-on': optionalDate(),
  stay: z.string().optional(),
  ...evidenceShape,
  ...findOutShape,
})

/** One question on a page: how it is now and was earlier, what that rests on, and who finds out what is not known. */
export const itemRoutes: Routes = (desk, house) => {
  for (const path of [
    '/cases/:id/assessments/:aid/items/:code',
    '/cases/:id/assessments/:aid/items/:code/:actor',
  ]) {
    desk.get(
      path,
      withDraft(house, 'read', (c, at) => {
        const question = questionOf(c, at)
        return question ? show(c, { at, question, only: onlyOf(c) }) : notThere(c)
      }),
    )
    desk.post(
      path,
      withDraft(house, 'write', (c, at) => {
        const question = questionOf(c, at)
        return question ? save(c, at, question) : notThere(c)
      }),
    )
  }
}

async function save(c: DeskContext, at: AtDraft, question: Question): Promise<Response> {
  const { item, actor } = question
  const only = onlyOf(c)
  const t = texts(at.view.language).item
  const part = itemPart(item.code)
  const kept = ratingIn(findAnswer(at.draft.answers, part, actor?.id)) ?? emptyRating
  const read = readWords(c, form, { due: t.says.due, 'ends-on': {} })
  if ('errors' in read) return show(c, { at, question, only, ...read }, 422)

  const typed = { typed: typedOf(c) }
  const { value } = read
  const evidence = readEvidence(at, kept.evidence, value)
  const findOut = readFindOut(at, value)
  const errors = {
    ...('errors' in evidence && evidence.errors),
    ...(value.holds === 'time_limited' && !value['ends-on'] && { 'ends-on': t.says['ends-on'].missing }),
    ...('errors' in findOut && findOut.errors),
  }
  if ('errors' in evidence || 'errors' in findOut || Object.keys(errors).length > 0) {
    return show(c, { at, question, only, errors, ...typed }, 422)
  }

  const here = pageOf(at, question, only)
  const next = neighbour(at, question, only, 1)
  const goTo = value.stay !== undefined ? here : next ? pageOf(at, next, only) : at.base
  const saved = await saveOnce(at, value.act, goTo, async tx =>
    saveRating(
      tx,
      await workOf(tx, at),
      { assessmentId: at.draft.assessment.id, part, personId: actor?.id, readVersion: value.version },
      {
        kind: 'rating',
        now: value.now,
        earlier: value.earlier,
        tags: value.tags,
        durability: value.holds && { holds: value.holds, endsOn: value['ends-on']?.toString() },
        evidence: evidence.evidence,
        findOut: findOut.findOut,
        taskText: t.task(
          [item.label[at.view.language], actor && t.about(actor.name)].filter(Boolean).join(' – '),
        ),
      },
    ),
  )
  if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
  const { refused } = saved
  switch (refused.why) {
    case 'changed-meanwhile':
      return show(c, { at, question, only, ...typed, theirs: refused.theirs }, 409)
    case 'cannot-find-out':
      return show(c, { at, question, only, ...typed, errors: { who: t.cannotFindOut } }, 422)
    case 'not-there':
    case 'not-asked':
    case 'case-is-closed':
    case 'already-signed':
    case 'already-abandoned':
      return answerNoDraft(c, at, refused)
  }
}

interface ItemPageProps extends Filled {
  at: AtDraft
  question: Question
  /** Only the questions that cannot wait, one after the other. */
  only: 'acute' | undefined
  theirs?: Answered | undefined
}

/** It came along from an older version, and is as old as it was until somebody judges it anew. */
const Carried = ({ at, from }: { at: AtDraft; from: CarriedFrom }): Markup => {
  const { language, now } = at.view
  const t = carryTexts(language)
  const when = formatMoment(language, Temporal.Instant.from(from.answeredAt), now)
  return (
    <Notice kind="info" title={t.look}>
      <p>
        {t.fromSays(from.version, when, at.aliasOf(from.answeredBy))} {t.lookSays}
      </p>
    </Notice>
  )
}

/** A question about an actor stands beside what the map has on them. */
async function show(c: DeskContext, props: ItemPageProps, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { at, question } = props
  const network = question.actor && (await at.inTransaction(tx => readNetwork(tx, at.on)))
  return c.html(<ItemPage {...props} network={network} />, status)
}

const ItemPage = ({
  at,
  question,
  only,
  errors,
  typed,
  cpr,
  theirs,
  network,
}: ItemPageProps & { network: KnownNetwork | undefined }): Markup => {
  const { language } = at.view
  const t = texts(language).item
  const { item, actor } = question
  const answer = theirs ?? findAnswer(at.draft.answers, itemPart(item.code), actor?.id)
  const kept = ratingIn(answer) ?? emptyRating
  const row = sequence(at, only)
  const position = row.findIndex(each => isSameQuestion(each, question)) + 1
  const [previous, next] = [neighbour(at, question, only, -1), neighbour(at, question, only, 1)]
  const here = pageOf(at, question, only)
  return (
    <DraftPage at={at} title={item.label[language]} errors={errors}>
      <p class="tags">
        <Tag tone="neutral" text={`${item.code} · ${t.position(position, row.length)}`} />
        {item.acute && <Tag tone="warning" text={t.acute} icon="clock" />}
        {actor && (
          <strong>
            {t.about('')}
            <UserWords text={actor.name} />
          </strong>
        )}
      </p>
      <Lead>{item.guidance[language]}</Lead>
      {actor && network && <FromNetwork at={at} actorId={actor.id} network={network} />}
      {kept.carriedFrom && <Carried at={at} from={kept.carriedFrom} />}
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <RatingFields at={at} item={item} kept={kept} typed={typed} errors={errors} />
        {item.protective && (
          <DateField
            name="ends-on"
            legend={t.endsOn}
            optional={t.optional}
            labels={texts(language).date}
            value={typed ? typed.date('ends-on') : dateParts(kept.durability?.endsOn)}
            error={errors?.['ends-on']}
          />
        )}
        <EvidenceFields
          at={at}
          kept={kept.evidence}
          known={at.around.known.filter(({ items }) => items === undefined || items.includes(item.code))}
          errors={errors}
          typed={typed}
        />
        <Details
          summary={t.notKnown}
          open={
            kept.unknownTask !== undefined ||
            kept.now === 'U' ||
            kept.earlier === 'U' ||
            ['who', 'due'].some(name => errors?.[name] !== undefined) ||
            Boolean(typed?.one('who'))
          }
        >
          <p class="hint">{t.notKnownHint}</p>
          <FindOutFields at={at} kept={kept.unknownTask} errors={errors} typed={typed} />
        </Details>
        <ButtonGroup>
          <Button>{next ? t.save : t.saveLast}</Button>
          <Button kind="secondary" name="stay" value="yes">
            {t.saveStay}
          </Button>
        </ButtonGroup>
      </DeskForm>
      <ButtonGroup>
        {previous && (
          <LinkButton kind="quiet" href={pageOf(at, previous, only)}>
            {t.previous}
          </LinkButton>
        )}
        {next && (
          <LinkButton kind="quiet" href={pageOf(at, next, only)}>
            {t.next}
          </LinkButton>
        )}
      </ButtonGroup>
    </DraftPage>
  )
}

/** Undefined for an item the instrument does not have and for somebody who is no actor in the case. */
function questionOf(c: DeskContext, at: AtDraft): Question | undefined {
  const item = findItem(at.house.instrument, c.req.param('code') ?? '')
  const actor = c.req.param('actor')
  return at.questions.find(each => each.item === item && each.actor?.id === actor)
}

const onlyOf = (c: DeskContext): 'acute' | undefined =>
  c.req.query('only') === 'acute' ? 'acute' : undefined

const sequence = (at: AtDraft, only: 'acute' | undefined): readonly Question[] =>
  only === 'acute' ? at.questions.filter(({ item }) => item.acute) : at.questions

function neighbour(
  at: AtDraft,
  question: Question,
  only: 'acute' | undefined,
  step: 1 | -1,
): Question | undefined {
  const row = sequence(at, only)
  const index = row.findIndex(each => isSameQuestion(each, question))
  return index === -1 ? undefined : row[index + step]
}

const pageOf = (at: AtDraft, question: Question, only: 'acute' | undefined): string =>
  `${at.base}/items/${questionPath(question)}${only ? `?only=${only}` : ''}`

function dateParts(day: string | undefined) {
  if (day === undefined) return undefined
  const date = Temporal.PlainDate.from(day)
  return { day: String(date.day), month: String(date.month), year: String(date.year) }
}
