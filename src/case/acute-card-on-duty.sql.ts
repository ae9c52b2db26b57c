import { sql } from 'kysely'
import type { CorpsRegion } from '../access/region.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId } from '../foundation/ids.ts'

/**
 * Looks for an open case by its reference, however it was typed, for whoever is on duty. Undefined is the same answer for not there,
 * closed, blocked and not on duty. The search leaves its row whatever it finds.
 */
export async function findCaseByReference(tx: Tx, typed: string): Promise<CaseId | undefined> {
  const { rows } = await sql<{ found: CaseId | null }>`
    select access.find_acute_card(${asReference(typed)}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

/** "SOLSORT  27" is "Solsort 27". Not left to the database, whose idea of Æ, Ø and Å depends on how it was set up. */
function asReference(typed: string): string {
  const [first = '', ...rest] = typed.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('da')
  return first.toLocaleUpperCase('da') + rest.join('')
}

/** Whom to ring about the case whose acute card was opened just now. */
export interface AcuteCase {
  readonly reference: string
  readonly practice: boolean
  readonly region: CorpsRegion
  readonly nextContactAt: Temporal.Instant | undefined
  readonly responsible: string | undefined
  readonly deputy: string | undefined
}

export async function findAcuteCase(tx: Tx, caseId: CaseId): Promise<AcuteCase | undefined> {
  const { rows } = await sql<{
    reference: string
    practice: boolean
    region: CorpsRegion
    next_contact_at: Temporal.Instant | null
    responsible: string | null
    deputy: string | null
  }>`select * from access.acute_case(${caseId})`.execute(tx)
  const [row] = rows
  return (
    row && {
      reference: row.reference,
      practice: row.practice,
      region: row.region,
      nextContactAt: row.next_contact_at ?? undefined,
      responsible: row.responsible ?? undefined,
      deputy: row.deputy ?? undefined,
    }
  )
}
