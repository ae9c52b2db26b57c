import type { PersonId } from '../../foundation/ids.ts'
import { stepsOf, type ComparedItem } from '../instruments/change.ts'
import type { ItemCode } from '../instruments/codes.ts'
import type { Answer, Answers, RatedActor } from '../instruments/picture.ts'
import { isUnknown } from '../instruments/picture.ts'
import { formerOf } from './document.ts'
import type { SignedAssessment } from './read-signed.ts'

/** What one signed assessment said, to be compared with another. */
export interface RatedVersion {
  readonly signatureId: string
  readonly assessmentId: string
  readonly signedAt: Temporal.Instant
  /** Name and version: the same questions are asked only in the same version of the same instrument. */
  readonly instrument: string
  readonly items: readonly ComparedItem[]
  /** Provisional: what is not answered was not looked into. */
  readonly provisional: boolean
  readonly ratings: ReadonlyMap<ItemCode, Answers>
  readonly actors: readonly RatedActor<Answers>[]
}

export const changes = [
  'worse',
  'newly-known',
  'no-longer-known',
  'better',
  'same',
  'not-comparable',
] as const
/** What became of one item between two signed assessments. Codes of the answers are compared, never added up. */
export type Change = (typeof changes)[number]

/** An answer; `undefined` was asked and is not known; `not-asked` stands outside every comparison. */
export type AnswerThen = Answer | 'not-asked' | undefined

export interface ItemOverTime {
  readonly item: ComparedItem
  readonly actor: PersonId | undefined
  /** How it was, in each version, oldest first. */
  readonly answers: readonly AnswerThen[]
  /** What became of it since each earlier version, oldest first: one fewer than the answers. */
  readonly since: readonly Change[]
  /** Since the last version before the newest one. */
  readonly latest: Change
}

/** One version of each assessment, oldest first: the final one, or while there is none the newest provisional. */
export function versionsOf(signed: readonly SignedAssessment[]): RatedVersion[] {
  const ofEach = new Map<string, SignedAssessment>()
  const inTime = signed.toSorted((one, other) =>
    Temporal.Instant.compare(one.row.signedAt, other.row.signedAt),
  )
  for (const each of inTime) {
    if (ofEach.get(each.row.assessmentId)?.row.kind !== 'final') ofEach.set(each.row.assessmentId, each)
  }
  return [...ofEach.values()]
    .toSorted((one, other) => Temporal.Instant.compare(one.row.signedAt, other.row.signedAt))
    .map(({ row, document }) => {
      const { ratings, actors, signedAt } = formerOf(document, document.instrument.id)
      const { id, version, items } = document.instrument
      return {
        signatureId: row.id,
        assessmentId: row.assessmentId,
        signedAt,
        instrument: `${id} ${version}`,
        items: items.map(({ code, perActor, protective, acute }) => ({
          code: code as ItemCode,
          perActor,
          protective,
          acute,
        })),
        provisional: row.kind === 'provisional',
        ratings,
        actors,
      }
    })
}

/**
 * Every item of the newest version, an actor's item once for each actor in any version, with what became of it since
 * each earlier one. What got worse stands first, by as many steps as the rules count. Pure; it concludes nothing.
 */
export function changeOverTime(versions: readonly RatedVersion[]): ItemOverTime[] {
  const newest = versions.at(-1)
  if (!newest) return []
  const actors = [...new Set(versions.toReversed().flatMap(version => version.actors.map(({ id }) => id)))]
  const questions = newest.items.flatMap((item): { item: ComparedItem; actor: PersonId | undefined }[] =>
    item.perActor ? actors.map(actor => ({ item, actor })) : [{ item, actor: undefined }],
  )
  return questions
    .map(({ item, actor }) => {
      const answers = versions.map(version => answerIn(version, newest, item, actor))
      const now = answers.at(-1)
      const since = answers.slice(0, -1).map(then => changeOf(item, then, now))
      return { item, actor, answers, since, latest: since.at(-1) ?? 'not-comparable' }
    })
    .toSorted(byWhatGotWorse)
}

/** Not knowing is neither worse nor better than an answer, and somebody new in the conflict is newly known. */
export function changeOf(
  item: Pick<ComparedItem, 'protective' | 'acute'>,
  then: AnswerThen,
  now: AnswerThen,
): Change {
  if (then === 'not-asked' || now === 'not-asked') return 'not-comparable'
  if (isUnknown(now)) return isUnknown(then) ? 'same' : 'no-longer-known'
  if (isUnknown(then)) return 'newly-known'
  const rise = presence(now) - presence(then)
  if (rise === 0) return 'same'
  return rise > 0 === item.protective ? 'better' : 'worse'
}

/** Nobody it could concern is as little as "no". */
const presence = (answer: Answer | undefined): number => (typeof answer === 'number' ? answer : 0)

function answerIn(
  version: RatedVersion,
  newest: RatedVersion,
  item: ComparedItem,
  actor: PersonId | undefined,
): AnswerThen {
  if (version.instrument !== newest.instrument) return 'not-asked'
  const rated = actor === undefined ? version : version.actors.find(({ id }) => id === actor)
  // Somebody who was no actor then was not known of; somebody who is none any more is not compared.
  if (!rated) return version === newest ? 'not-asked' : undefined
  const answer = rated.ratings.get(item.code)?.now
  return answer === undefined && version.provisional ? 'not-asked' : answer
}

function byWhatGotWorse(one: ItemOverTime, other: ItemOverTime): number {
  return (
    stepsWorse(other, -2) - stepsWorse(one, -2) ||
    changes.indexOf(one.latest) - changes.indexOf(other.latest) ||
    worstStep(other) - worstStep(one) ||
    Number(other.item.acute) - Number(one.item.acute)
  )
}

const worstStep = (row: ItemOverTime): number =>
  Math.max(0, ...row.answers.map((_, version) => stepsWorse(row, version)))

/** As the rules count it: a first known answer of a risk counts from "no", losing sight of the safe place is a step. */
function stepsWorse({ item, answers }: ItemOverTime, version: number): number {
  const [then, now] = [answers.at(version), answers.at(-1)]
  if (then === 'not-asked' || now === 'not-asked') return 0
  return Math.max(0, stepsOf('worse', item, then, now))
}
