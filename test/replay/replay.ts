import type { DeadlineId } from '../../src/deadlines/deadlines.sql.ts'
import type { PersonId } from '../../src/foundation/ids.ts'
import { formerOf, type SignedDocument } from '../../src/risk/assessment/document.ts'
import type { Answered, FlagOnDraft } from '../../src/risk/assessment/draft.ts'
import { pictureOf } from '../../src/risk/assessment/picture-of.ts'
import type { Part } from '../../src/risk/assessment/parts.ts'
import { placeKept } from '../../src/risk/assessment/place-kept.ts'
import { findings } from '../../src/risk/instruments/checks.ts'
import type { EventCode, ItemCode, LibraryMeasureCode } from '../../src/risk/instruments/codes.ts'
import { raisedFlags } from '../../src/risk/instruments/flags.ts'
import type { Instrument } from '../../src/risk/instruments/instrument.ts'
import type { Picture } from '../../src/risk/instruments/picture.ts'

/** A signed document as it is kept for the replay: all of it but the questions, which the shipped file has. */
export type Kept = Omit<SignedDocument, 'instrument'> & {
  readonly instrument: { readonly id: string; readonly version: string }
}

/** The picture that was judged when the document was signed, read out of the document alone. */
export function pictureThen(document: Kept, former: Kept | undefined): Picture {
  const answers = document.answers.map((answer): Answered => ({
    id: '',
    part: answer.part as Part,
    personId: answer.personId as PersonId | undefined,
    version: answer.version,
    answeredAt: Temporal.Instant.from(answer.answeredAt),
    answeredBy: answer.answeredBy as Answered['answeredBy'],
    content: answer.content,
  }))
  const at = Temporal.Instant.from(document.signedAt)
  const flags = document.flags.map((flag): FlagOnDraft => ({
    code: flag.code,
    places: flag.places,
    response: flag.response,
    id: '',
    deadlineId: '' as DeadlineId,
    raisedAt: at,
    answerBy: at,
    answeredAt: undefined,
    answeredBy: undefined,
  }))
  const picture = pictureOf(
    at,
    answers,
    flags,
    {
      actors: document.actors.map(({ id, name }) => ({ id: id as PersonId, name })),
      events: document.events.map(event => ({
        code: event.code as EventCode,
        at: Temporal.Instant.from(event.at),
        recordedAt: Temporal.Instant.from(event.recordedAt),
      })),
      measures: document.measures.map(measure => ({
        code: measure.code as LibraryMeasureCode | undefined,
        answers: measure.answers as ItemCode[],
        due: measure.due === undefined ? undefined : Temporal.Instant.from(measure.due),
        done: measure.done,
      })),
      driverReasons: document.driverReasons.map(each => ({
        item: each.item as ItemCode,
        actor: each.actor as PersonId | undefined,
        reason: each.reason,
      })),
    },
    former && formerOf(former as unknown as SignedDocument, document.instrument.id),
  )
  // A provisional one is judged by the level it puts in force, whatever the draft says.
  return document.kind === 'final' ? picture : { ...picture, conclusion: document.inForce }
}

/** What the rules of a version find in it today. */
export const foundIn = (instrument: Instrument, picture: Picture) => ({
  flags: raisedFlags(instrument, picture, 'signing').map(({ flag, places }) => ({
    code: flag.code as string,
    places: places.map(placeKept),
  })),
  findings: findings(instrument, picture, 'signing').map(({ check, places }) => ({
    code: check.code as string,
    places: places.map(placeKept),
  })),
})
