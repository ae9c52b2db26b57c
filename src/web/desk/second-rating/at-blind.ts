import type { OnCase } from '../../../access/on-case.ts'
import { open } from '../../../access/opening.ts'
import { listEntries } from '../../../case/entries.sql.ts'
import { sealedEntry, type EventText, type FactText } from '../../../case/entries.ts'
import { listPeople } from '../../../case/people.sql.ts'
import { sealedPerson, type Person } from '../../../case/people.ts'
import type { Tx } from '../../../db/db.ts'
import type { Given } from '../../../risk/assessment/draft.ts'
import type { EventCode } from '../../../risk/instruments/codes.ts'
import { asGiven, type BlindRules } from '../../../risk/second-rating/as-given.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { Material, SecondAnswer, SecondRatingId } from '../../../risk/second-rating/second-rating.ts'
import { getInstrument } from '../../../risk/loading/read-instruments.ts'
import {
  findBlind,
  listSecondAnswers,
  materialIn,
  traceOnSecondRating,
  type Blind,
} from '../../../risk/second-rating/second-rating.sql.ts'
import { questionsOf, type Question } from '../assessment/questions.ts'
import type { DeskContext, DeskHouse, View } from '../desk-house.ts'
import { notThere } from '../frame.tsx'

/** A case on the screen of whoever rates it blind: nothing here says what anybody else made of it. */
export interface AtBlind {
  readonly id: SecondRatingId
  readonly blind: Blind
  readonly on: OnCase
  readonly house: DeskHouse
  readonly view: View
  readonly inTransaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
  readonly people: readonly Person[]
  readonly known: readonly (FactText | EventText)[]
  readonly material: Material
  readonly answers: readonly SecondAnswer[]
  /** The same answers as the pages of a first rating read them. */
  readonly given: readonly Given[]
  readonly actors: BlindRules['around']['actors']
  readonly questions: readonly Question[]
  /** What the rules read, at this moment. */
  rules(): BlindRules
  /** `/second-ratings/:sid` */
  readonly base: string
}

type Answer = Response | Promise<Response>

/** Opens the case blind, which leaves its row. Not yours, signed, blocked and not there get the one page that says nothing. */
export const withBlind =
  (house: DeskHouse, answer: (c: DeskContext, at: AtBlind) => Answer) =>
  async (c: DeskContext): Promise<Response> => {
    const at = await openBlind(c, house)
    return at ? answer(c, at) : notThere(c)
  }

/** The same case with what has been written in it since, such as a flag that came up at the signature. */
export async function readAgain(at: AtBlind): Promise<AtBlind> {
  const { caseId, keys } = at.on
  const answers = await at.inTransaction(tx => listSecondAnswers(tx, keys.of(caseId), at.id, caseId))
  return { ...at, answers, given: asGiven(answers, at.material.ownView) }
}

async function openBlind(c: DeskContext, house: DeskHouse): Promise<AtBlind | undefined> {
  const id = parseId<'SecondRatingId'>(c.req.param('sid'))
  const { asking, me, view } = c.var
  const blind =
    id &&
    (await house.inTransaction(asking, async tx => {
      const found = await findBlind(tx, id)
      if (!found) await traceOnSecondRating(tx, id, 'open-second-rating', 'refused', 'no-right')
      return found
    }))
  const keys =
    blind &&
    (await open(house, asking, {
      kind: 'case',
      id: blind.caseId,
      scope: 'whole',
      purpose: 'second-rating',
    }))
  if (!id || !blind || !keys) return undefined
  const { caseId } = blind
  const key = keys.of(caseId)
  return house.inTransaction(asking, async tx => {
    const people = (await listPeople(tx, caseId)).flatMap((row): Person[] =>
      row.sealed && !row.removedAt
        ? [
            {
              id: row.id,
              exposed: row.exposed,
              actor: row.actor,
              disclosure: row.disclosure,
              version: row.version,
              removed: false,
              text: sealedPerson.unseal(key, row.id, caseId, row.sealed),
            },
          ]
        : [],
    )
    const known = (await listEntries(tx, caseId, { kinds: ['fact', 'event'] })).flatMap(row => {
      if (!row.sealed || row.correctedBy !== undefined) return []
      const text = sealedEntry.unseal(key, row.id, caseId, row.sealed)
      return text.kind === 'fact' || text.kind === 'event' ? [{ text, recordedAt: row.at }] : []
    })
    const events = known.flatMap(({ text, recordedAt }) =>
      text.kind === 'event'
        ? [{ code: text.event as EventCode, at: Temporal.Instant.from(text.at), recordedAt }]
        : [],
    )
    const actors = people
      .filter(({ actor }) => actor)
      .map(({ id: each, text }) => ({ id: each, name: text.alias }))
    const material = materialIn(key, id, blind)
    const instrument = await getInstrument(tx, house.instrument, blind)
    const answers = await listSecondAnswers(tx, key, id, caseId)
    return {
      id,
      blind,
      on: { caseId, by: me.id, keys, chance: house.chance },
      house: { ...house, instrument },
      view,
      inTransaction: act => house.inTransaction(asking, act),
      people,
      known: known.map(({ text }) => text),
      material,
      answers,
      given: asGiven(answers, material.ownView),
      actors,
      questions: questionsOf(instrument, actors),
      rules: () => ({
        instrument,
        at: house.clock.now(),
        around: { actors, events, measures: [], driverReasons: [] },
        ownView: material.ownView,
      }),
      base: `/second-ratings/${id}`,
    }
  })
}
