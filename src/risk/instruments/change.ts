import type { PersonId } from '../../foundation/ids.ts'
import type { ItemCode } from './codes.ts'
import type { Place } from './place.ts'
import type { Answer, Answers, FormerAssessment, Picture, RatedActor } from './picture.ts'
import { isUnknown } from './picture.ts'

export type Direction = 'worse' | 'better'

export interface ComparedItem {
  readonly code: ItemCode
  readonly perActor: boolean
  readonly protective: boolean
  readonly acute: boolean
}

/**
 * Where an item is at least so many steps worse (or better) now than in the last signed assessment; once per actor for
 * an actor's item. Nothing has changed as long as there is no signed assessment to compare with.
 */
export function changedPlaces(
  picture: Picture,
  item: ComparedItem,
  direction: Direction,
  steps: number,
  onlyActor?: RatedActor,
): Place[] {
  const { former } = picture
  if (!former || former.otherQuestions) return []
  const changed = (then: Answers | undefined, now: Answers | undefined) =>
    stepsOf(direction, item, then?.now, now?.now) >= steps

  if (!item.perActor) {
    return changed(former.ratings.get(item.code), picture.ratings.get(item.code))
      ? [{ kind: 'item', item: item.code }]
      : []
  }
  const places: Place[] = []
  for (const actor of onlyActor ? [onlyActor] : picture.actors) {
    const then = formerActor(former, actor.id)?.ratings.get(item.code)
    if (changed(then, actor.ratings.get(item.code))) {
      places.push({ kind: 'item', item: item.code, actor: actor.id })
    }
  }
  return places
}

/** Every item, and every actor's, is answered as in the last signed assessment, marks included. */
export function answersUnchanged(
  items: readonly ComparedItem[],
  picture: Picture,
  former: FormerAssessment,
): boolean {
  if (former.otherQuestions || picture.actors.length !== former.actors.length) return false
  const same = (
    now: ReadonlyMap<ItemCode, Answers>,
    then: ReadonlyMap<ItemCode, Answers>,
    perActor: boolean,
  ) => items.every(item => item.perActor !== perActor || sameAnswers(now.get(item.code), then.get(item.code)))
  return (
    same(picture.ratings, former.ratings, false) &&
    picture.actors.every(actor => {
      const then = formerActor(former, actor.id)
      return then !== undefined && same(actor.ratings, then.ratings, true)
    })
  )
}

export function sameAnswers(one: Answers | undefined, other: Answers | undefined): boolean {
  return (
    one?.now === other?.now && one?.earlier === other?.earlier && sameTags(one?.tags ?? [], other?.tags ?? [])
  )
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(tag => other.includes(tag))
}

function formerActor(former: FormerAssessment, id: PersonId): RatedActor<Answers> | undefined {
  return former.actors.find(actor => actor.id === id)
}

/**
 * Steps in the direction asked about; 0 when it did not move that way. A first known answer of 1 or 2 counts from "no":
 * worse for a risk, better for a protection. A risk that is first known to be "no" is no improvement, and not knowing is
 * never one. Source: the instrument's `conditionGrammar`, which says of D2 that losing sight of it counts as worse; D2
 * is the one acute protection, and that is how it is recognised here.
 */
export function stepsOf(
  direction: Direction,
  item: Pick<ComparedItem, 'protective' | 'acute'>,
  then: Answer | undefined,
  now: Answer | undefined,
): number {
  if (typeof now !== 'number') {
    const lostSightOfProtection = item.protective && item.acute && typeof then === 'number' && isUnknown(now)
    return lostSightOfProtection && direction === 'worse' ? 1 : 0
  }
  const rise = now - (typeof then === 'number' ? then : 0)
  return (direction === 'worse') === item.protective ? -rise : rise
}
