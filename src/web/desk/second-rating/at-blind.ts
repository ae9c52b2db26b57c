import type { OnCase } from '../../../access/on-case.ts'
import { open } from '../../../access/opening.ts'
import { listEntries } from '../../../case/entries.sql.ts'
import { sealedEntry, type EventText, type FactText } from '../../../case/entries.ts'
import { listPeople } from '../../../case/people.sql.ts'
import { sealedPerson, type Person } from '../../../case/people.ts'
import type { Tx } from '../../../db/db.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { Material, SecondAnswer, SecondRatingId } from '../../../risk/second-rating/second-rating.ts'
import {
  findBlind,
  listSecondAnswers,
  materialIn,
  traceOnSecondRating,
  type Blind,
} from '../../../risk/second-rating/second-rating.sql.ts'
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
  return house.inTransaction(asking, async tx => ({
    id,
    blind,
    on: { caseId, by: me.id, keys, chance: house.chance },
    house,
    view,
    inTransaction: act => house.inTransaction(asking, act),
    people: (await listPeople(tx, caseId)).flatMap(row =>
      row.sealed && !row.removedAt
        ? [
            {
              id: row.id,
              exposed: row.exposed,
              actor: row.actor,
              version: row.version,
              removed: false,
              text: sealedPerson.unseal(key, row.id, caseId, row.sealed),
            },
          ]
        : [],
    ),
    known: (await listEntries(tx, caseId, { kinds: ['fact', 'event'] })).flatMap(row => {
      if (!row.sealed || row.correctedBy !== undefined) return []
      const text = sealedEntry.unseal(key, row.id, caseId, row.sealed)
      return text.kind === 'fact' || text.kind === 'event' ? [text] : []
    }),
    material: materialIn(key, id, blind),
    answers: await listSecondAnswers(tx, key, id, caseId),
    base: `/second-ratings/${id}`,
  }))
}
