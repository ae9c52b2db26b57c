import { z } from 'zod'
import type { PersonId } from '../../foundation/ids.ts'
import { confidences, levels, severities, urgencies } from '../instruments/codes.ts'
import type { EventCode, FlagCode, ItemCode, LibraryMeasureCode, TagCode } from '../instruments/codes.ts'
import type { Answer, Answers, Evidence, Picture, RatedActor, Rating } from '../instruments/picture.ts'

/**
 * Hours that are told apart in a fact row; a time between two is told as the longer one. They are the rules' own, and a
 * rule that asks for another number of hours cannot be re-evaluated exactly.
 */
export const toldHours = [4, 24, 48, 72, 168, 336, 720, 2160, 8760] as const
const LONGER = 100_000

/**
 * A rating, as one would say it: now and earlier with `-` for not rated, marks, each piece of evidence as the number of
 * its source with first hand, second hand or rumour and `!` for one who would know, `task` for somebody who finds out, and how
 * long a protection holds: `2/U +weapon_access 0f! 1s task`, `2/- 0r time_limited ends`.
 */
const rating = z
  .string()
  .regex(
    /^(?:[012U-]|NA)\/(?:[012U-]|NA)(?: \+\S+| \d+[fsr]!?| task| stable| time_limited| uncertain| ends)*$/,
  )
const ratings = z.record(z.string(), rating)
const actor = z.number().optional()

/** All that the rules read about one exposed person, as codes: no text, no id, no day. People are numbers. */
export const pictureCodes = z.object({
  format: z.literal(1),
  level: z.literal(levels).optional(),
  urgency: z.literal(urgencies).optional(),
  severity: z.literal(severities).optional(),
  confidence: z.literal(confidences).optional(),
  ratings,
  actors: z.array(ratings),
  former: z
    .object({
      /** It was made with another instrument. */
      otherQuestions: z.boolean().optional(),
      level: z.literal(levels),
      ratings,
      /** `now` is the number of the same actor now; none when that actor is no longer one. */
      actors: z.array(z.object({ now: actor, ratings })),
    })
    .optional(),
  /** Hours from the signature, and whether it was new since the former assessment. */
  events: z.array(z.object({ code: z.string(), hours: z.number(), isNew: z.boolean() })),
  scenarios: z.number(),
  ownView: z.object({ level: z.literal(levels).optional(), obtained: z.boolean() }).optional(),
  drivers: z.array(z.object({ item: z.string(), actor, reasoned: z.boolean() })),
  measures: z.array(
    z.object({
      code: z.string().optional(),
      answers: z.array(z.string()),
      hours: z.number().optional(),
      done: z.boolean(),
    }),
  ),
  flags: z.array(
    z.object({ code: z.string(), answer: z.literal(['act', 'plan', 'not-relevant']).optional() }),
  ),
})
export type PictureCodes = z.infer<typeof pictureCodes>

export function codesOf(picture: Picture): PictureCodes {
  const { at, former } = picture
  const sources = new Map<string, number>()
  const sourceNumber = (source: string) => {
    const known = sources.get(source) ?? sources.size
    sources.set(source, known)
    return known
  }
  const ratingCode = (one: Rating) =>
    [
      answersCode(one),
      ...one.evidence.map(
        ({ source, directness, wouldKnow }) =>
          `${sourceNumber(source)}${HANDS[directness]}${wouldKnow ? '!' : ''}`,
      ),
      ...(one.unknownTask?.responsible?.trim() && one.unknownTask.due ? ['task'] : []),
      ...(one.durability ? [one.durability.holds] : []),
      ...(one.durability?.endsOn ? ['ends'] : []),
    ].join(' ')
  const numberOf = (id: PersonId | undefined) => {
    const number = picture.actors.findIndex(each => each.id === id)
    return number === -1 ? undefined : number
  }
  return {
    format: 1,
    ...picture.conclusion,
    ratings: mapped(picture.ratings, ratingCode),
    actors: picture.actors.map(each => mapped(each.ratings, ratingCode)),
    former: former && {
      ...(former.otherQuestions && { otherQuestions: true }),
      level: former.level,
      ratings: mapped(former.ratings, answersCode),
      actors: former.actors.map(each => ({
        now: numberOf(each.id),
        ratings: mapped(each.ratings, answersCode),
      })),
    },
    events: picture.events.map(event => ({
      code: event.code,
      hours: toldAs(at, event.at),
      isNew:
        former !== undefined &&
        (isAfter(event.recordedAt, former.signedAt) ||
          (isAfter(event.at, former.signedAt) && !isAfter(event.at, at))),
    })),
    scenarios: picture.scenarioCount,
    ownView: picture.ownView && {
      level: picture.ownView.level,
      obtained:
        picture.ownView.inOwnWords === true ||
        picture.ownView.fear0to10 !== undefined ||
        picture.ownView.level !== undefined,
    },
    drivers: picture.drivers.map(driver => ({
      item: driver.item,
      actor: numberOf(driver.actor),
      reasoned: (driver.reason?.trim() ?? '') !== '',
    })),
    measures: picture.measures.map(measure => ({
      code: measure.code,
      answers: [...measure.answers],
      hours: measure.due && toldAs(at, measure.due),
      done: measure.done,
    })),
    flags: picture.flagsOnRecord.map(({ code, answer: given }) => ({ code, answer: given })),
  }
}

/** The picture as far as the rules read it: they find in it what they found in the one the codes were made of. */
export function pictureIn(codes: PictureCodes): Picture {
  const { former } = codes
  const named = (number: number | undefined) => `${number ?? 'gone'}` as PersonId
  return {
    at: MOMENT,
    ratings: ratingsIn(codes.ratings),
    actors: codes.actors.map((each, number): RatedActor => ({
      id: named(number),
      ratings: ratingsIn(each),
    })),
    events: codes.events.map(({ code, hours, isNew }) => ({
      code: code as EventCode,
      at: hoursFromMoment(hours),
      recordedAt: isNew ? AFTER : BEFORE,
    })),
    former: former && {
      otherQuestions: former.otherQuestions,
      // At the very moment: only what is marked as new is after it.
      signedAt: MOMENT,
      level: former.level,
      ratings: ratingsIn(former.ratings),
      actors: former.actors.map(each => ({ id: named(each.now), ratings: ratingsIn(each.ratings) })),
    },
    conclusion: {
      level: codes.level,
      urgency: codes.urgency,
      severity: codes.severity,
      confidence: codes.confidence,
    },
    scenarioCount: codes.scenarios,
    ownView: codes.ownView && { level: codes.ownView.level, inOwnWords: codes.ownView.obtained },
    drivers: codes.drivers.map(driver => ({
      item: driver.item as ItemCode,
      actor: driver.actor === undefined ? undefined : named(driver.actor),
      reason: driver.reasoned ? 'given' : undefined,
    })),
    measures: codes.measures.map(measure => ({
      code: measure.code as LibraryMeasureCode | undefined,
      answers: measure.answers as ItemCode[],
      due: measure.hours === undefined ? undefined : hoursFromMoment(measure.hours),
      done: measure.done,
    })),
    flagsOnRecord: codes.flags.map(flag => ({ code: flag.code as FlagCode, answer: flag.answer })),
    secondRaterHasRated: false,
  }
}

/** No day of anybody's: all pictures are looked at from the same one. */
const MOMENT = Temporal.Instant.from('2000-01-01T00:00:00Z')
const BEFORE = MOMENT.subtract({ hours: 1 })
const AFTER = MOMENT.add({ hours: 1 })
const moments = new Map<number, Temporal.Instant>()

/** There are few of them, and one is asked for in every fact row. */
function hoursFromMoment(hours: number): Temporal.Instant {
  const known = moments.get(hours) ?? MOMENT.add({ hours })
  moments.set(hours, known)
  return known
}

function toldAs(at: Temporal.Instant, then: Temporal.Instant): number {
  const hours = (then.epochMilliseconds - at.epochMilliseconds) / 3_600_000
  const told = toldHours.find(each => Math.abs(hours) <= each) ?? LONGER
  return hours === 0 ? 0 : Math.sign(hours) * told
}

const HANDS = { first_hand: 'f', second_hand: 's', rumour: 'r' } as const
const DIRECTNESSES: Readonly<Record<string, Evidence['directness'] | undefined>> = {
  f: 'first_hand',
  s: 'second_hand',
  r: 'rumour',
}
const ANSWERS: Readonly<Record<string, Answer | undefined>> = { 0: 0, 1: 1, 2: 2, U: 'U', NA: 'NA' }
const A_DAY = Temporal.PlainDate.from('2000-01-01')
const FOUND_OUT = { responsible: 'somebody', due: MOMENT }

const answersCode = ({ now, earlier, tags }: Answers): string =>
  [`${now ?? '-'}/${earlier ?? '-'}`, ...(tags ?? []).map(tag => `+${tag}`)].join(' ')

function ratingsIn(codes: z.infer<typeof ratings>): Map<ItemCode, Rating> {
  const read = new Map<ItemCode, Rating>()
  for (const item in codes) read.set(item as ItemCode, knownRating(codes[item] ?? '-/-'))
  return read
}

/** Ratings read lately: the same words come again in most rows. */
const known = new Map<string, Rating>()
const MOST_KNOWN = 10_000

function knownRating(code: string): Rating {
  const found = known.get(code)
  if (found) return found
  if (known.size === MOST_KNOWN) known.clear()
  const read = ratingIn(code)
  known.set(code, read)
  return read
}

function ratingIn(code: string): Rating {
  const [answered = '', ...words] = code.split(' ')
  const [now = '', earlier = ''] = answered.split('/')
  const tags: TagCode[] = []
  const evidence: Evidence[] = []
  let unknownTask: Rating['unknownTask']
  let durability: Rating['durability']
  for (const word of words) {
    if (word.startsWith('+')) tags.push(word.slice(1) as TagCode)
    else if (word === 'task') unknownTask = FOUND_OUT
    else if (word === 'stable' || word === 'time_limited' || word === 'uncertain')
      durability = { holds: word }
    else if (word === 'ends') durability = durability && { ...durability, endsOn: A_DAY }
    else evidence.push(evidenceIn(word))
  }
  return { now: ANSWERS[now], earlier: ANSWERS[earlier], tags, evidence, unknownTask, durability }
}

function evidenceIn(word: string): Evidence {
  const wouldKnow = word.endsWith('!')
  const hand = wouldKnow ? word.length - 2 : word.length - 1
  return {
    source: word.slice(0, hand),
    directness: DIRECTNESSES[word.charAt(hand)] ?? 'rumour',
    wouldKnow,
  }
}

function mapped<Of, To>(all: ReadonlyMap<ItemCode, Of>, as: (one: Of) => To): Record<string, To> {
  return Object.fromEntries([...all].map(([item, one]) => [item, as(one)]))
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0
}
