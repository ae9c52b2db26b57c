import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId, ConversationId } from '../foundation/ids.ts'
import type { Block, BlockId, BlockReason, Grant, GrantId, GrantReason } from './access-to-case.ts'

/** The grants that run now. */
export async function listGrants(tx: Tx, caseId: CaseId): Promise<Grant[]> {
  const rows = await tx
    .selectFrom('grants as g')
    .innerJoin('staff as s', 's.id', 'g.staff_id')
    .innerJoin('staff as giver', 'giver.id', 'g.given_by')
    .select([
      'g.id',
      'g.staff_id',
      's.alias',
      'giver.alias as given_by',
      'g.reason',
      'g.from_at',
      'g.expires_at',
    ])
    .where('g.case_id', '=', caseId)
    .where('g.ended_at', 'is', null)
    .where('g.expires_at', '>', sql<Temporal.Instant>`clock.now()`)
    .orderBy('g.expires_at')
    .execute()
  return rows.map(row => ({
    id: row.id as GrantId,
    staffId: row.staff_id as StaffId,
    alias: row.alias,
    givenBy: row.given_by,
    reason: row.reason,
    from: row.from_at,
    expires: row.expires_at,
  }))
}

/** Who is kept out of a case or of a conversation, for those who see it. */
export async function listBlocks(
  tx: Tx,
  of: { case: CaseId } | { conversation: ConversationId },
): Promise<Block[]> {
  const [kind, id] = 'case' in of ? ['case', of.case] : ['conversation', of.conversation]
  const { rows } = await sql<{
    block_id: string
    staff_id: string
    alias: string
    reason: string
    from_at: Temporal.Instant
    given_by_alias: string
    more_is_lifted: boolean
  }>`select * from corps.blocks_on(${kind}, ${id})`.execute(tx)
  return rows.map(row => ({
    id: row.block_id as BlockId,
    staffId: row.staff_id as StaffId,
    alias: row.alias,
    givenBy: row.given_by_alias,
    reason: row.reason,
    from: row.from_at,
    moreIsLifted: row.more_is_lifted,
  }))
}

export type GrantAnswer = 'done' | 'not-permitted' | 'too-long' | 'not-available'
export type BlockAnswer = 'done' | 'not-permitted' | 'hand-over-first' | 'nobody-left'
export type EndAnswer = 'done' | 'not-permitted'

export const insertGrant = (tx: Tx, caseId: CaseId, to: StaffId, reason: GrantReason, hours: number) =>
  answered<GrantAnswer>(tx, sql`corps.give_grant(${caseId}, ${to}, ${reason}, ${hours}::int)`)

export const insertBlock = (tx: Tx, caseId: CaseId, whom: StaffId, reason: BlockReason) =>
  answered<BlockAnswer>(tx, sql`corps.block('case', ${caseId}, ${whom}, ${reason})`)

export const endGrantRow = (tx: Tx, grantId: GrantId) =>
  answered<EndAnswer>(tx, sql`corps.end_grant(${grantId})`)

export const endBlockRow = (tx: Tx, blockId: BlockId) =>
  answered<EndAnswer>(tx, sql`corps.end_block(${blockId})`)

async function answered<Answer>(tx: Tx, call: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await sql<{ answer: Answer }>`select ${call} as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
