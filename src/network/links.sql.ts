import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { CaseId } from '../foundation/ids.ts'
import type { CaseLink, CaseLinkId, LinkRelation } from './links.ts'

export interface CaseLinkRow extends Omit<CaseLink, 'note'> {
  readonly sealed: Uint8Array | undefined
}

/** This side of every link, the newest first. */
export async function listLinks(tx: Tx, caseId: CaseId, now: Temporal.Instant): Promise<CaseLinkRow[]> {
  const rows = await tx
    .selectFrom('case_links as l')
    .innerJoin('staff as s', 's.id', 'l.made_by')
    .select([
      'l.id',
      'l.relation',
      's.alias',
      'l.made_at',
      'l.expires_at',
      'l.agreed_at',
      'l.ended_at',
      'l.sealed_note',
    ])
    .where('l.case_id', '=', caseId)
    .orderBy('l.made_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id as CaseLinkId,
    relation: row.relation,
    madeBy: row.alias,
    madeAt: row.made_at,
    state: row.ended_at
      ? 'ended'
      : row.agreed_at
        ? 'linked'
        : Temporal.Instant.compare(row.expires_at, now) > 0
          ? 'offered'
          : 'lapsed',
    expiresAt: row.expires_at,
    sealed: row.sealed_note ?? undefined,
  }))
}

export type OfferAnswer = 'done' | 'not-permitted' | 'case-is-closed'
export type AgreeAnswer = OfferAnswer | 'no-such-offer'
export type EndLinkAnswer = 'done' | 'not-permitted'

interface Side {
  readonly id: CaseLinkId
  readonly caseId: CaseId
  readonly codeHash: Uint8Array
  readonly sealed: Buffer
}

export const offerLinkRow = (tx: Tx, side: Side, relation: LinkRelation) =>
  answered<OfferAnswer>(
    tx,
    sql`corps.offer_link(${side.id}, ${side.caseId}, ${relation}, ${side.codeHash}, ${side.sealed})`,
  )

export const agreeLinkRow = (tx: Tx, side: Side) =>
  answered<AgreeAnswer>(
    tx,
    sql`corps.agree_link(${side.id}, ${side.caseId}, ${side.codeHash}, ${side.sealed})`,
  )

export const endLinkRow = (tx: Tx, linkId: CaseLinkId) =>
  answered<EndLinkAnswer>(tx, sql`corps.end_link(${linkId})`)

async function answered<Answer>(tx: Tx, call: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await sql<{ answer: Answer }>`select ${call} as answer`.execute(tx)
  return present(rows[0], 'the answer').answer
}
