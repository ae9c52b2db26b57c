import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { House } from '../src/access/house.ts'
import type { CorpsRegion } from '../src/access/region.ts'
import type { StaffId } from '../src/access/staff.ts'
import { beginSession, completeSession } from '../src/access/sign-in/sign-in.sql.ts'
import { hashPassword } from '../src/crypto/argon2.ts'
import { newToken, sha256 } from '../src/crypto/digest.ts'
import { createKeyFile, fileKeys } from '../src/crypto/file-keys.ts'
import { everyRing } from '../src/crypto/key-ring.ts'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { newTotpSecret, stepAt } from '../src/crypto/totp.ts'
import { connect, transactionsOf, type Db } from '../src/db/db.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { asrae } from '../src/risk/instruments/asrae.ts'
import { catalogues } from '../src/web/front-door/catalogues.ts'
import type { DeskHouse } from '../src/web/desk/desk-house.ts'
import type { FreshDatabase } from './database.ts'

export const PASSWORD = 'grønne bølger mod stranden'

/** One invented member of the corps, signed in. */
/** Which of these words a text says: Birk, and Birks, but not in the name of the case Birketræ. */
export const saidIn = (text: string, words: readonly string[]): string[] =>
  words.filter(each => new RegExp(`${RegExp.escape(each)}(?!\\p{L}{2})`, 'u').test(text))

export interface Member {
  readonly id: StaffId
  /** To sign in with, together with PASSWORD and the secret. */
  readonly name: string
  readonly alias: string
  readonly totpSecret: Uint8Array
  /** A full session, made by the functions that sign-in uses. */
  readonly asking: { token: string }
  /** The request header that carries the session. */
  readonly cookie: string
}

export interface Cast {
  /** Leader, midt. On duty. */
  readonly ravn: Member
  /** Consultant, midt. On duty, may assess. */
  readonly birk: Member
  /** Consultant, nord. On duty, may assess. */
  readonly alma: Member
  /** Consultant, syddanmark. Not on duty, may assess. */
  readonly storm: Member
  /** Consultant, hovedstaden-sjaelland. Not on duty. */
  readonly sol: Member
  readonly house: DeskHouse
  /** The front door's own role in the same database, with ring `door` alone. */
  readonly frontDoor: House
  /** The jobs' own role, with rings `audit` and `faces`. */
  readonly jobs: House
  /** Past every right: for setting a scene and for looking behind it. */
  readonly owner: Client
  /** Another session of the same member. */
  signIn(member: Member): Promise<{ token: string }>
  /** Rows of the audit trail, newest last, as `act outcome reason`. */
  trail(chainId: string): Promise<string[]>
  close(): Promise<void>
}

/** Five named members of the corps in an empty database, each signed in. Close it when the file is done. */
export async function aCast(database: FreshDatabase): Promise<Cast> {
  const owner = new Client({ connectionString: database.urls.owner })
  await owner.connect()
  const deskDb = connect({ connectionString: database.urls.desk }, 6)
  const doorDb = connect({ connectionString: database.urls.frontDoor }, 3)
  const jobsDb = connect({ connectionString: database.urls.jobs }, 1)

  const folder = mkdtempSync(join(tmpdir(), 'haandholdt-keys-'))
  const keyFile = join(folder, 'keys.json')
  await createKeyFile(keyFile, everyRing)

  const house: DeskHouse = {
    inTransaction: transactionsOf(deskDb),
    keys: await fileKeys(keyFile, ['door', 'case', 'staff', 'faces']),
    clock: systemClock,
    chance: systemChance,
    instrument: asrae,
    catalogues,
    staffLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: ['http://desk.test'],
    secure: false,
    changes: { subscribe: () => () => undefined },
    practice: false,
    hostPage: 'https://borger.test/skriv',
    addressOf: () => '127.0.0.1',
    promiseRecord: () => new Map(),
    report: ({ error }) => {
      throw error
    },
  }
  const frontDoor: House = {
    inTransaction: transactionsOf(doorDb),
    keys: await fileKeys(keyFile, ['door']),
    clock: systemClock,
    chance: systemChance,
  }

  const jobs: House = {
    inTransaction: transactionsOf(jobsDb),
    keys: await fileKeys(keyFile, ['audit', 'faces']),
    clock: systemClock,
    chance: systemChance,
  }

  const password = await passwordHash()
  const employ = async (
    alias: string,
    region: CorpsRegion,
    is: { leader?: boolean; onDuty?: boolean; mayAssess?: boolean },
  ): Promise<Member> => {
    const id = systemChance.uuid() as StaffId
    const name = alias.toLowerCase()
    const totpSecret = newTotpSecret(systemChance)
    const wrapped = await house.keys.wrap('staff', totpSecret, id)
    await owner.query(`insert into corps.principals (id, kind) values ($1, 'staff')`, [id])
    await owner.query(
      `insert into corps.staff (id, sign_in_name, alias, role, region, may_assess, on_duty, password, totp_wrapped)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        name,
        alias,
        is.leader ? 'leader' : 'consultant',
        region,
        is.mayAssess ?? false,
        is.onDuty ?? false,
        password,
        wrapped,
      ],
    )
    const asking = { token: await session(deskDb, owner, id, name) }
    return { id, name, alias, totpSecret, asking, cookie: `desk=${asking.token}` }
  }

  return {
    ravn: await employ('Ravn', 'midt', { leader: true, onDuty: true }),
    birk: await employ('Birk', 'midt', { onDuty: true, mayAssess: true }),
    alma: await employ('Alma', 'nord', { onDuty: true, mayAssess: true }),
    storm: await employ('Storm', 'syddanmark', { mayAssess: true }),
    sol: await employ('Sol', 'hovedstaden-sjaelland', {}),
    house,
    frontDoor,
    jobs,
    owner,
    signIn: async member => ({ token: await session(deskDb, owner, member.id, member.name) }),
    async trail(chainId) {
      const { rows } = await owner.query<{ act: string; outcome: string; reason: string | null }>(
        'select act, outcome, reason from audit.entries where chain_id = $1 order by seq',
        [chainId],
      )
      return rows.map(row => [row.act, row.outcome, row.reason ?? ''].join(' ').trim())
    },
    async close() {
      await Promise.all([deskDb.destroy(), doorDb.destroy(), jobsDb.destroy(), owner.end()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let hashed: Promise<string> | undefined

/** Costly on purpose, so one file of tests does it once. */
function passwordHash(): Promise<string> {
  hashed ??= hashPassword(lane({ concurrency: 1, waiting: 1 }), 'cast', PASSWORD, systemChance).then(made => {
    if ('refused' in made) throw new Error('the lane is full')
    return made.done
  })
  return hashed
}

async function session(deskDb: Db, owner: Client, id: StaffId, name: string): Promise<string> {
  const inTransaction = transactionsOf(deskDb)
  const half = newToken(systemChance)
  const full = newToken(systemChance)
  await inTransaction('nobody', tx =>
    beginSession(tx, { id: systemChance.uuid(), hash: half.hash }, { id, name, source: sha256('cast') }),
  )
  // A step in the past leaves the code that is shown now unused, for tests that type it in.
  await owner.query('update corps.staff set totp_last_step = 0 where id = $1', [id])
  const step = stepAt(systemClock.now()) - 10
  await inTransaction({ token: half.token }, tx =>
    completeSession(tx, { id: systemChance.uuid(), hash: full.hash }, step),
  )
  return full.token
}
