import type { DataKey } from '../crypto/seal.ts'
import type { Asking } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import type { House } from './house.ts'
import { askToOpen, listKeys, storeCaseKey } from './opening.sql.ts'
import type { Tx } from '../db/db.ts'

/** A case has three keys: the whole, the acute card that whoever is on duty may open, and the address. */
export type Scope = 'whole' | 'acute' | 'address'

/** Why something was opened; a code, because the audit trail holds no text. */
export type Purpose =
  | 'read'
  | 'write'
  | 'triage'
  | 'acute-danger'
  | 'person-called'
  | 'silence'
  | 'cover-for-colleague'
  | 'person-came-back'
  /** Rating it blind: opens people, facts, events and evidence, and nothing else. */
  | 'second-rating'
  /** Holding a paper against the addresses before it leaves; nobody is shown them. */
  | 'paper-check'

export type Opened =
  | { kind: 'case'; id: CaseId; scope: Scope; purpose: Purpose }
  | { kind: 'conversation'; id: ConversationId; purpose: Purpose }
  | { kind: 'draft'; id: string; purpose: Purpose }

/** The keys that one opening gave. They live as long as the request and are never kept. */
export interface Keys {
  /** Throws when this opening did not give that key: the caller opened the wrong thing. */
  of(ownerId: string, scope?: Scope): DataKey
  has(ownerId: string, scope?: Scope): boolean
}

/**
 * Opens case material: the trace is written and committed first, then the wrapped keys are fetched, then they are
 * unwrapped outside any transaction. Undefined is the same answer for not yours, not there and blocked.
 * (One step would not do: fetch, then roll back, leaves a key and no trace. See ADR 0006.)
 */
export async function open(house: House, asking: Asking, opened: Opened): Promise<Keys | undefined> {
  const openingId = house.chance.uuid()
  const allowed = await house.inTransaction(asking, tx => askToOpen(tx, openingId, opened))
  if (!allowed) return undefined

  const wrapped = await house.inTransaction(asking, tx => listKeys(tx, openingId))
  const unwrapped = await Promise.all(
    wrapped.map(
      async key =>
        [
          keyName(key.owner_id, key.scope),
          { id: key.key_id, bytes: await house.keys.unwrap(key.ring, key.wrapped, key.owner_id) },
        ] as const,
    ),
  )
  return keysOf(new Map(unwrapped))
}

export interface NewCaseKeys {
  readonly keys: Keys
  /** Stores the wrapped keys; part of the act that opens the case. */
  store(tx: Tx): Promise<void>
}

/** Makes the three keys of a new case and wraps them, before the transaction that opens it begins. */
export async function newCaseKeys(house: House, caseId: CaseId): Promise<NewCaseKeys> {
  const made = await Promise.all(
    (['whole', 'acute', 'address'] as const).map(async scope => {
      const key: DataKey = { id: house.chance.uuid(), bytes: house.chance.bytes(32) }
      return { scope, key, wrapped: await house.keys.wrap('case', key.bytes, caseId) }
    }),
  )
  return {
    keys: keysOf(new Map(made.map(({ scope, key }) => [keyName(caseId, scope), key]))),
    async store(tx) {
      for (const { scope, key, wrapped } of made) await storeCaseKey(tx, caseId, scope, key.id, wrapped)
    },
  }
}

const keyName = (ownerId: string, scope: Scope) => `${ownerId} ${scope}`

function keysOf(keys: ReadonlyMap<string, DataKey>): Keys {
  return {
    of: (ownerId, scope = 'whole') =>
      present(keys.get(keyName(ownerId, scope)), 'the key of what was opened'),
    has: (ownerId, scope = 'whole') => keys.has(keyName(ownerId, scope)),
  }
}
