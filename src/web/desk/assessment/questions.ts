import { findAnswer, type Given } from '../../../risk/assessment/draft.ts'
import { itemPart, type RatingKept } from '../../../risk/assessment/parts.ts'
import { isOpen, ratingIn } from '../../../risk/assessment/save-rating.ts'
import type { Surroundings } from '../../../risk/assessment/surroundings.ts'
import type { Instrument, Item } from '../../../risk/instruments/instrument.ts'

type Actor = Surroundings['actors'][number]

/** One question as it is asked: an item, and for an actor's item the actor. */
export interface Question {
  readonly item: Item
  readonly actor: Actor | undefined
}

/** Every question in the instrument's order; an actor's questions stand together. */
export function questionsOf(instrument: Instrument, actors: readonly Actor[]): Question[] {
  return instrument.domains.flatMap((domain): Question[] => {
    const items = instrument.items.filter(item => item.domain === domain.code)
    return domain.ratedPer === 'actor'
      ? actors.flatMap(actor => items.map(item => ({ item, actor })))
      : items.map(item => ({ item, actor: undefined }))
  })
}

/** The part of the address that names a question: `A1`, or `B3/<actor>`. */
export const questionPath = ({ item, actor }: Question): string =>
  actor ? `${item.code}/${actor.id}` : item.code

export const isSameQuestion = (one: Question, other: Question): boolean =>
  questionPath(one) === questionPath(other)

export function ratingOf(answers: readonly Given[], { item, actor }: Question): RatingKept | undefined {
  return ratingIn(findAnswer(answers, itemPart(item.code), actor?.id))
}

/** How far a question has come, by how it is now. In words, never a number: there is nothing to add up. */
export type Progress = 'answered' | 'not-known' | 'open'

export function progressOf(rating: RatingKept | undefined): Progress {
  if (rating?.now === undefined) return 'open'
  return rating.now === 'U' ? 'not-known' : 'answered'
}

/** Something about it is not known, and nobody finds out yet. */
export function lacksFindOut(
  instrument: Instrument,
  { item }: Question,
  rating: RatingKept | undefined,
): boolean {
  return isOpen({ instrument }, itemPart(item.code), rating) && rating?.unknownTask === undefined
}
