import { z } from 'zod'
import { newDataKey } from '../../crypto/seal.ts'
import type { Asking } from '../../db/db.ts'
import type { House } from '../house.ts'
import { open } from '../opening.ts'
import { sealedColumn } from '../sealed.ts'
import { findDraft, insertDraft, listDraftIds, markDraftFetched, mayStillGoTo } from './drafts.sql.ts'

const fieldsColumn = sealedColumn(
  'drafts',
  'sealed',
  'corps-only',
  z.array(z.tuple([z.string(), z.string()])),
)

/** The form that was being sent when the session ran out. */
export interface Draft {
  /** Where it was sent to. */
  readonly place: string
  readonly fields: readonly (readonly [name: string, text: string])[]
}
export interface KeptDraft extends Draft {
  readonly id: string
  readonly keptAt: Temporal.Instant
}

/**
 * Keeps what was typed, sealed, for whoever typed it. An expired session may do this and nothing else.
 * False when the session was revoked, ended long ago or was nobody's: then nothing is kept.
 */
export async function keepDraft(house: House, asking: Asking, draft: Draft): Promise<boolean> {
  const id = house.chance.uuid()
  const key = newDataKey(house.chance)
  const wrapped = await house.keys.wrap('case', key.bytes, id)
  const sealed = fieldsColumn.seal(
    key,
    id,
    id,
    draft.fields.map(([name, text]) => [name, text]),
  )
  return house.inTransaction(asking, tx =>
    insertDraft(tx, { id, place: draft.place.slice(0, 200), sealed, keyId: key.id, wrapped }),
  )
}

export const listDrafts = (house: House, asking: Asking): Promise<string[]> =>
  house.inTransaction(asking, listDraftIds)

/** One's own draft while what it was written for may still be seen; undefined for anything else. */
export async function openDraft(house: House, asking: Asking, id: string): Promise<KeptDraft | undefined> {
  const keys = await open(house, asking, { kind: 'draft', id, purpose: 'read' })
  if (!keys) return undefined
  const row = await house.inTransaction(asking, async tx => {
    const draft = await findDraft(tx, id)
    return draft && (await mayStillGoTo(tx, draft.place)) ? draft : undefined
  })
  if (!row) return undefined
  return {
    id,
    place: row.place,
    keptAt: row.keptAt,
    fields: fieldsColumn.unseal(keys.of(id), id, id, row.sealed),
  }
}

/** It has been sent or is not wanted: it is not shown again. */
export const finishDraft = (house: House, asking: Asking, id: string): Promise<void> =>
  house.inTransaction(asking, tx => markDraftFetched(tx, id, house.clock.now()))
