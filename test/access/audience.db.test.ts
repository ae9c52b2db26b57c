// A session is worth something only where it was made, whole, and while it lives.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { House } from '../../src/access/house.ts'
import { newToken } from '../../src/crypto/digest.ts'
import { aCast, type Cast } from '../cast.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

describe('a session of the desk', () => {
  it('says who is asking', async () => {
    expect(await whoAsks(cast.house, cast.birk.asking.token)).toBe(cast.birk.id)
  })

  it('is nobody at the front door', async () => {
    expect(await whoAsks(cast.frontDoor, cast.birk.asking.token)).toBeNull()
  })

  it.each([
    ['half made', `level = 'password'`],
    ['revoked', 'revoked_at = now()'],
    ['run out', `expires_at = now() - interval '1 second'`],
  ])('is nobody when it is %s', async (_, change) => {
    const { token } = await cast.signIn(cast.alma)
    expect(await whoAsks(cast.house, token)).toBe(cast.alma.id)
    await cast.owner.query(`update corps.sessions set ${change} where token_hash = sha256($1)`, [
      Buffer.from(token),
    ])
    expect(await whoAsks(cast.house, token)).toBeNull()
  })

  it('is nobody’s that was never given', async () => {
    expect(await whoAsks(cast.house, newToken(cast.house.chance).token)).toBeNull()
  })
})

describe('a visit at the door', () => {
  it('is nobody at the desk', async () => {
    const { id, token } = await aVisit()
    expect(await whoAsks(cast.frontDoor, token)).toBe(id)
    expect(await whoAsks(cast.house, token)).toBeNull()
  })
})

const whoAsks = (house: House, token: string) =>
  house.inTransaction({ token }, async tx => {
    const { rows } = await sql<{ who: string | null }>`select access.principal_id() as who`.execute(tx)
    return rows[0]?.who
  })

async function aVisit() {
  const id = cast.house.chance.uuid()
  const { token, hash } = newToken(cast.house.chance)
  await cast.owner.query(`insert into corps.principals (id, kind) values ($1, 'citizen')`, [id])
  await cast.owner.query(
    `insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
     values (gen_random_uuid(), $1, $2, 'door', 'full', now() + interval '20 minutes')`,
    [hash, id],
  )
  return { id, token }
}
