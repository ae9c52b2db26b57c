import { sql } from 'kysely'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import type { CaseId, PersonId } from '../foundation/ids.ts'
import type { IdentityRow } from './identity.ts'

export async function findIdentity(
  tx: Tx,
  caseId: CaseId,
  personId: PersonId,
): Promise<IdentityRow | undefined> {
  const row = await tx
    .selectFrom('identities')
    .select(['sealed_name', 'sealed_address', 'version'])
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      sealedName: row.sealed_name ?? undefined,
      sealedAddress: row.sealed_address ?? undefined,
      version: row.version,
    }
  )
}

export async function writeIdentity(
  tx: Tx,
  { caseId, by }: OnCase,
  personId: PersonId,
  sealed: { name: Buffer; address: Buffer },
): Promise<void> {
  await tx
    .insertInto('identities')
    .values({
      person_id: personId,
      case_id: caseId,
      sealed_name: sealed.name,
      sealed_address: sealed.address,
      changed_by: by,
    })
    .onConflict(conflict =>
      conflict.column('person_id').doUpdateSet({
        sealed_name: sealed.name,
        sealed_address: sealed.address,
        version: sql`identities.version + 1`,
        changed_at: sql`clock.now()`,
        changed_by: by,
      }),
    )
    .execute()
}
