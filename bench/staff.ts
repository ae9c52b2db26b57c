import type { Client } from 'pg'
import { newToken } from '../src/crypto/digest.ts'
import { systemChance } from '../src/crypto/random.ts'

/** A member of staff on duty with a whole session. */
export interface Reader {
  readonly id: string
  readonly token: string
}

/** So many consultants, signed in for twelve hours. */
export async function employReaders(owner: Client, many: number): Promise<Reader[]> {
  const readers: Reader[] = []
  for (let made = 1; made <= many; made += 1) {
    const id = systemChance.uuid()
    const { token, hash } = newToken(systemChance)
    await owner.query(`insert into corps.principals (id, kind) values ($1, 'staff')`, [id])
    await owner.query(
      `insert into corps.staff (id, sign_in_name, alias, role, region, on_duty, password)
       values ($1, $2, $3, 'consultant', 'midt', true, 'none')`,
      [id, `reader-${made}`, `Reader ${made}`],
    )
    await owner.query(
      `insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
       values (gen_random_uuid(), $1, $2, 'desk', 'full', now() + interval '12 hours')`,
      [hash, id],
    )
    readers.push({ id, token })
  }
  return readers
}
