import type { PersonId } from '../../foundation/ids.ts'
import { answersTo, findItem } from '../instruments/lookups.ts'
import { answerOf } from './picture-of.ts'
import { kindOf, type Part, type PartContent, type RatingKept } from './parts.ts'
import type { Work } from './work.ts'

/**
 * Whether the instrument asks this of this person, and whether the content is one of the answers it allows. What a
 * form sends is checked before; here it is made certain that no answer is ever kept under a question nobody asked.
 */
export function isAskedFor(
  { instrument, around }: Pick<Work, 'instrument' | 'around'>,
  { part, personId }: { part: Part; personId?: PersonId | undefined },
  content?: PartContent,
): boolean {
  if (content && content.kind !== kindOf(part)) return false
  const code = part.slice(part.indexOf(':') + 1)
  switch (kindOf(part)) {
    case 'rating': {
      const item = findItem(instrument, code)
      const about = item?.perActor
        ? around.actors.some(actor => actor.id === personId)
        : personId === undefined
      return item !== undefined && about && (content?.kind !== 'rating' || isAllowed(item, content))
    }
    case 'other':
      return personId === undefined && instrument.domains.some(domain => domain.code === code)
    case 'drivers':
      return (
        personId === undefined &&
        (content?.kind !== 'drivers' ||
          (content.chosen.length <= instrument.scales.driver.max &&
            content.chosen.every(driver => findItem(instrument, driver.item))))
      )
    case 'scenario':
    case 'own-view':
    case 'conclusion':
    case 'explanations':
      return personId === undefined
  }
}

function isAllowed(
  item: NonNullable<ReturnType<typeof findItem>>,
  { now, earlier, tags, durability }: RatingKept,
): boolean {
  const allowed = answersTo(item)
  return (
    (now === undefined || allowed.includes(answerOf(now))) &&
    (earlier === undefined || (item.timeframes.includes('earlier') && allowed.includes(answerOf(earlier)))) &&
    tags.every(tag => item.tags?.some(known => known === tag)) &&
    (durability === undefined || item.protective)
  )
}
