import type { Missing } from './condition.ts'
import type { Item } from './instrument.ts'
import type { Answer, Durability, OwnView, Picture, RatedActor, Rating } from './picture.ts'
import { isUnknown } from './picture.ts'
import type { Place } from './place.ts'
import type { Situation } from './situation.ts'

/** Where something required is absent; undefined when nothing is. */
export function missingPlaces(
  missing: Missing,
  { instrument, picture }: Situation,
): readonly Place[] | undefined {
  switch (missing.what) {
    case 'scenarios': {
      const { level } = picture.conclusion
      const enough =
        level === undefined || picture.scenarioCount >= instrument.conclusions.scenarios.minimum[level]
      return enough ? undefined : [{ kind: 'scenarios' }]
    }
    case 'evidence':
      return ratingsWhere(instrument.items, picture, rating =>
        lacksEvidence(rating, instrument.scales.evidence.minimumPerRating),
      )
    case 'unknownTask':
      return ratingsWhere(instrument.items, picture, lacksUnknownTask)
    case 'secondRater':
      return picture.secondRaterHasRated ? undefined : [{ kind: 'secondRater' }]
    case 'ownView':
      return isObtained(picture.ownView) ? undefined : [{ kind: 'ownView' }]
    case 'durability':
      return isGiven(picture.ratings.get(missing.item)?.durability)
        ? undefined
        : [{ kind: 'item', item: missing.item }]
  }
}

function ratingsWhere(
  items: readonly Item[],
  picture: Picture,
  lacks: (rating: Rating | undefined, item: Item) => boolean,
): readonly Place[] | undefined {
  const places: Place[] = []
  const look = (item: Item, ratings: RatedActor['ratings'], actor?: RatedActor) => {
    if (lacks(ratings.get(item.code), item)) {
      places.push(
        actor ? { kind: 'item', item: item.code, actor: actor.id } : { kind: 'item', item: item.code },
      )
    }
  }
  for (const item of items) {
    if (item.perActor) for (const actor of picture.actors) look(item, actor.ratings, actor)
    else look(item, picture.ratings)
  }
  return places.length > 0 ? places : undefined
}

/** "No" must rest on a source who would know: not having heard of it is not a no. */
function lacksEvidence(rating: Rating | undefined, minimum: number): boolean {
  if (!rating || (isUnknown(rating.now) && isUnknown(rating.earlier))) return false
  const saysNo = rating.now === 0 || rating.earlier === 0
  return rating.evidence.length < minimum || (saysNo && !rating.evidence.some(evidence => evidence.wouldKnow))
}

/** An item left out is not known either, so it too needs somebody who finds out before the final signature. */
function lacksUnknownTask(rating: Rating | undefined, item: Item): boolean {
  const task = rating?.unknownTask
  if (task?.responsible?.trim() && task.due) return false
  const answers: (Answer | undefined)[] = item.timeframes.map(time => rating?.[time])
  return answers.some(isUnknown)
}

function isObtained(view: OwnView | undefined): boolean {
  return view?.inOwnWords === true || view?.fear0to10 !== undefined || view?.level !== undefined
}

function isGiven(durability: Durability | undefined): boolean {
  return durability !== undefined && (durability.holds !== 'time_limited' || durability.endsOn !== undefined)
}
