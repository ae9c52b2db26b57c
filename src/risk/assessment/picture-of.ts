import type { PersonId } from '../../foundation/ids.ts'
import type { FlagCode, ItemCode, TagCode } from '../instruments/codes.ts'
import type { Answer, Evidence, FormerAssessment, OwnView, Picture, Rating } from '../instruments/picture.ts'
import { aboutActors } from './about-actors.ts'
import { findContent, scenariosOf, type FlagOnDraft, type Given } from './draft.ts'
import type { AnswerCode, EvidenceKept, OwnViewKept, RatingKept } from './parts.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * The rows of a draft as the rules read them. Pure; it fills no gap: what nobody has answered is absent, and an answer
 * about somebody who is no longer an actor in the case is left out.
 */
export function pictureOf(
  at: Temporal.Instant,
  given: readonly Given[],
  flags: readonly { code: string; response?: FlagOnDraft['response'] }[],
  around: Surroundings,
  former: FormerAssessment | undefined,
): Picture {
  const answers = aboutActors(given, around)
  const { level, urgency, severity, confidence } = findContent(answers, 'conclusion') ?? {}
  const view = findContent(answers, 'own-view')
  return {
    at,
    ratings: ratingsOf(answers, undefined),
    actors: around.actors.map(({ id }) => ({ id, ratings: ratingsOf(answers, id) })),
    events: around.events,
    former,
    conclusion: { level, urgency, severity, confidence },
    scenarioCount: scenariosOf(answers).length,
    ownView: view && ownViewOf(view),
    drivers: (findContent(answers, 'drivers')?.chosen ?? []).map(chosen => {
      const item = chosen.item as ItemCode
      const actor = chosen.actor as PersonId | undefined
      const answered = around.driverReasons.find(reason => reason.item === item && reason.actor === actor)
      return { item, actor, reason: answered?.reason }
    }),
    measures: around.measures,
    flagsOnRecord: flags.map(flag => ({ code: flag.code as FlagCode, answer: flag.response?.answer })),
    secondRaterHasRated: false,
  }
}

/** The ratings given once (no person) or for one actor, by item. */
export function ratingsOf(
  answers: readonly Given[],
  personId: PersonId | undefined,
): ReadonlyMap<ItemCode, Rating> {
  return new Map(
    answers.flatMap(answer =>
      answer.content.kind === 'rating' && answer.personId === personId
        ? [[answer.part.slice('item:'.length) as ItemCode, ratingOf(answer.content)] as const]
        : [],
    ),
  )
}

function ratingOf(kept: RatingKept): Rating {
  const { unknownTask: task, durability } = kept
  return {
    now: kept.now && answerOf(kept.now),
    earlier: kept.earlier && answerOf(kept.earlier),
    tags: kept.tags as TagCode[],
    evidence: kept.evidence.map(evidenceOf),
    unknownTask: task && { responsible: task.staffId, due: Temporal.Instant.from(task.due) },
    durability: durability && {
      holds: durability.holds,
      endsOn: durability.endsOn === undefined ? undefined : Temporal.PlainDate.from(durability.endsOn),
    },
  }
}

export function answerOf(code: AnswerCode): Answer {
  switch (code) {
    case '0':
      return 0
    case '1':
      return 1
    case '2':
      return 2
    case 'U':
    case 'NA':
      return code
  }
}

/** The same mouth counts once, however its name was spaced or capitalised. */
function evidenceOf({ sourceType, source, directness, wouldKnow }: EvidenceKept): Evidence {
  const name = source.normalize('NFC').toLocaleLowerCase('da').trim().replaceAll(/\s+/g, ' ')
  return { source: `${sourceType} ${name}`, directness, wouldKnow }
}

function ownViewOf(kept: OwnViewKept): OwnView {
  const words = [kept.whatIsFearedMost, kept.whoIsFearedMost, kept.whatWouldHelp, kept.whatMustNotHappen]
  return {
    fear0to10: kept.fear0to10,
    level: kept.ownLevel,
    inOwnWords: words.some(said => said.trim() !== ''),
  }
}
