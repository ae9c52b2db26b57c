import type { Given } from './draft.ts'
import type { PartContent } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * The answers that are about the case as it is: what was said of somebody who is no longer an actor is left out, and
 * where a scenario, a driver or the conclusion points to them, it points no more. The rows stay as they were written.
 */
export function aboutActors<Each extends Given>(
  answers: readonly Each[],
  around: Pick<Surroundings, 'actors'>,
): Each[] {
  const isActor = (id: string) => around.actors.some(actor => actor.id === id)
  return answers
    .filter(({ personId }) => personId === undefined || isActor(personId))
    .map(answer => ({ ...answer, content: pointingTo(isActor, answer.content) }))
}

function pointingTo(isActor: (id: string) => boolean, content: PartContent): PartContent {
  switch (content.kind) {
    case 'scenario':
      return { ...content, actors: content.actors.filter(isActor) }
    case 'drivers':
      return {
        ...content,
        chosen: content.chosen.filter(({ actor }) => actor === undefined || isActor(actor)),
      }
    case 'conclusion':
      return { ...content, drivingActors: content.drivingActors.filter(isActor) }
    case 'rating':
    case 'other':
    case 'own-view':
    case 'explanations':
      return content
  }
}
