import type { OnCase } from '../access/on-case.ts'
import type { Person } from '../case/people.ts'
import { readPeople } from '../case/read-people.ts'
import type { Tx } from '../db/db.ts'
import { openWays } from './open-ways.ts'
import type { Network, Reachable, TieId } from './spread.ts'
import { sealedTie, type Tie, type TieRow } from './ties.ts'
import { findTie, joinsTwo, listTies } from './ties.sql.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** The people of a case who count now, and the ties between them. */
export interface KnownNetwork {
  readonly people: readonly Person[]
  readonly ties: readonly Tie[]
}

/** Everybody in the case and how they hang together. Removed people, removed ties and what was erased are left out. */
export async function readNetwork(tx: Tx, on: Reading): Promise<KnownNetwork> {
  const people = (await readPeople(tx, on)).filter(person => !person.removed)
  const there = new Set(people.map(person => person.id))
  const ties = (await listTies(tx, on.caseId)).flatMap(row => opened(on, row) ?? [])
  return { people, ties: ties.filter(tie => !tie.removed && there.has(tie.from) && there.has(tie.to)) }
}

/** One tie; undefined as well when somebody it joined was removed from the case. */
export async function readTie(tx: Tx, on: Reading, tieId: TieId): Promise<Tie | undefined> {
  const row = await findTie(tx, on.caseId, tieId)
  return row && (await joinsTwo(tx, on.caseId, row)) ? opened(on, row) : undefined
}

function opened({ caseId, keys }: Reading, row: TieRow): Tie | undefined {
  if (!row.sealed) return undefined
  const { id, from, to, version, removedAt } = row
  const text = sealedTie.unseal(keys.of(caseId), id, caseId, row.sealed)
  return { id, from, to, version, removed: removedAt !== undefined, text }
}

/** The same as the rule of spreading wants it: what was not noted about somebody leads nowhere. */
export const spreadingIn = ({ people, ties }: KnownNetwork): Network => ({
  people: people.map(reachable),
  ties: ties.map(({ id, from, to, text }) => ({ id, from, to, there: text.there, back: text.back })),
  ways: openWays,
})

function reachable({ id, exposed, actor, text }: Person): Reachable {
  const has = (way: (typeof text.access)[number]) =>
    exposed || text.access.includes(way) ? 'yes' : undefined
  return {
    id,
    exposed,
    actor,
    within: definedIn({
      household:
        exposed || text.sameHousehold === 'yes'
          ? 'yes'
          : text.sameHousehold === 'no'
            ? undefined
            : 'not-known',
      keys: has('keys'),
      'phone-accounts': has('phone-accounts'),
      'register-look-up': text.access.includes('register-look-up') ? 'yes' : undefined,
      custody: text.access.includes('custody') ? 'yes' : undefined,
    }),
  }
}

const definedIn = (within: { [way in keyof Reachable['within']]: Reachable['within'][way] | undefined }) =>
  Object.fromEntries(Object.entries(within).filter(([, found]) => found !== undefined)) as Reachable['within']

/** People about whom nobody has noted by which access they could learn anything: the answer is silent about them. */
export const withoutAccessNoted = ({ people }: KnownNetwork): Person[] =>
  people.filter(({ exposed, text }) => !exposed && text.access.length === 0)
