import type { Given } from '../assessment/draft.ts'
import { emptyConclusion, emptyRating, itemPart, type Part, type PartContent } from '../assessment/parts.ts'
import { pictureOf } from '../assessment/picture-of.ts'
import type { Surroundings } from '../assessment/surroundings.ts'
import type { ItemCode } from '../instruments/codes.ts'
import { raisedFlags, type RaisedFlag } from '../instruments/flags.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { PersonId } from '../../foundation/ids.ts'
import type { Material, SecondAnswer, SecondFlag, SecondPart } from './second-rating.ts'

/** A blind rating's answers in the shape of the first one's, so that one set of rules and pages reads both. */
export function asGiven(
  answers: readonly { part: string; personId?: string | undefined; content: SecondAnswer['content'] }[],
  ownView?: Material['ownView'],
): Given[] {
  const given = (part: Part, content: PartContent, personId?: string): Given => ({
    part,
    personId: personId as PersonId | undefined,
    content,
  })
  return [
    ...answers.flatMap(({ part, personId, content }): Given[] => {
      switch (content.kind) {
        case 'domain':
          return Object.entries(content.ratings).map(([item, { now, earlier, tags, holds }]) =>
            given(
              itemPart(item as ItemCode),
              { ...emptyRating, now, earlier, tags: tags ?? [], durability: holds && { holds } },
              personId,
            ),
          )
        case 'conclusion':
          return [given('conclusion', { ...emptyConclusion, ...content })]
        case 'scenario':
        case 'drivers':
          return [given(part as Part, content)]
        case 'flag':
          return []
      }
    }),
    ...(ownView ? [given('own-view', ownView)] : []),
  ]
}

export interface FlagAnswered {
  readonly id: string
  readonly part: SecondPart
  readonly flag: SecondFlag
}

/** The red flags on record in a blind rating, oldest first. */
export const flagsIn = (answers: readonly SecondAnswer[]): FlagAnswered[] =>
  answers
    .flatMap(({ id, part, content }) => (content.kind === 'flag' ? [{ id, part, flag: content }] : []))
    .toSorted((one, other) => one.flag.raisedAt.localeCompare(other.flag.raisedAt))

/** What the rules read beside the answers. What was rated last time is hidden, so nothing is worse "since last". */
export interface BlindRules {
  readonly instrument: Instrument
  readonly at: Temporal.Instant
  readonly around: Surroundings
  readonly ownView: Material['ownView']
}

/** The flags that these answers raise and that are not on record yet. */
export function newFlags(
  { instrument, at, around, ownView }: BlindRules,
  answers: readonly SecondAnswer[],
  when: 'rating' | 'signing',
): RaisedFlag[] {
  const onRecord = flagsIn(answers).map(({ flag }) => flag)
  const picture = pictureOf(at, asGiven(answers, ownView), onRecord, around, undefined)
  return raisedFlags(instrument, picture, when).filter(
    ({ flag }) => !onRecord.some(({ code }) => code === flag.code),
  )
}
