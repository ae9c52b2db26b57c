import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCast, PASSWORD, type Cast, type Member } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { sha256 } from '../../crypto/digest.ts'
import { stepAt, totpCode } from '../../crypto/totp.ts'
import { standingClock } from '../../foundation/clock.ts'
import { beginSignIn } from './begin-sign-in.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { continueSession } from './session.ts'
import { signOut } from './sign-out.ts'

let database: FreshDatabase
let cast: Cast
let place = 0
let source: Uint8Array
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
beforeEach(() => {
  place += 1
  source = sha256(`place ${place}`)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const begin = (name: string, password = PASSWORD, from = source) =>
  beginSignIn(cast.house, { by: 'password', name, password }, from)

async function halfWay(member: Member, from = source): Promise<{ token: string }> {
  const outcome = await begin(member.name, PASSWORD, from)
  if ('refused' in outcome) throw new Error(outcome.refused.why)
  return outcome.done
}

const codeNow = (member: Member, steps = 0) =>
  totpCode(member.totpSecret, stepAt(cast.house.clock.now()) + steps)
const complete = (asking: { token: string }, code: string) =>
  completeSignIn(cast.house, asking, { by: 'totp', code })

describe('signing in', () => {
  it('takes a password and then a code, and gives a new token at each', async () => {
    const half = await halfWay(cast.birk)
    expect(await continueSession(cast.house, half)).toBeUndefined()

    const full = await complete(half, codeNow(cast.birk))

    if ('refused' in full) throw new Error(full.refused.why)
    expect(full.done.token).not.toBe(half.token)
    expect((await continueSession(cast.house, full.done))?.me.alias).toBe('Birk')
    expect(await complete(half, codeNow(cast.birk, 1))).toEqual({ refused: { why: 'begin-again' } })
    expect((await cast.trail(cast.birk.id)).slice(-2)).toEqual(['password-accepted done', 'sign-in done'])
  })

  it('reads the name however it is typed', async () => {
    expect(await begin('  ALMA ')).toHaveProperty('done')
  })

  it('refuses a code that has opened a session before', async () => {
    const code = codeNow(cast.alma)
    expect(await complete(await halfWay(cast.alma), code)).toHaveProperty('done')

    expect(await complete(await halfWay(cast.alma), code)).toEqual({ refused: { why: 'used-before' } })
    expect((await cast.trail(cast.alma.id)).at(-1)).toBe('second-factor refused wrong-code')
  })

  it('begins again after five wrong codes, and counts them as wrong passwords', async () => {
    const half = await halfWay(cast.storm)
    for (let wrong = 0; wrong < 5; wrong++) {
      expect(await complete(half, '000000')).toEqual({ refused: { why: 'wrong-code' } })
    }
    expect(await complete(half, codeNow(cast.storm))).toEqual({ refused: { why: 'begin-again' } })
    expect(await begin(cast.storm.name)).toMatchObject({ refused: { why: 'too-soon' } })
    expect(await begin(cast.storm.name, PASSWORD, sha256('her own desk'))).toHaveProperty('done')
  })

  it('answers the same for a wrong password and for a name that nobody has', async () => {
    expect(await begin(cast.sol.name, 'wrong')).toEqual({ refused: { why: 'wrong' } })
    expect(await begin('nobody-here', 'wrong')).toEqual({ refused: { why: 'wrong' } })
    expect((await cast.trail(cast.sol.id)).at(-1)).toBe('sign-in refused wrong-password')
  })

  it('does the same costly work for a name that nobody has', async () => {
    let hashes = 0
    const counting = {
      ...cast.house,
      staffLane: {
        run: <T>(from: string, work: () => Promise<T>) => {
          hashes += 1
          return cast.house.staffLane.run(from, work)
        },
      },
    }
    await beginSignIn(counting, { by: 'password', name: 'nobody-here', password: 'x' }, source)
    expect(hashes).toBe(1)
  })

  it.each(['sol', 'nobody-at-all'])(
    'slows down after wrong passwords for %s, from that source alone',
    async name => {
      for (let wrong = 0; wrong < 5; wrong++) await begin(name, 'wrong')

      expect(await begin(name, 'wrong')).toMatchObject({ refused: { why: 'too-soon' } })
      expect(await begin(name, 'wrong', sha256(`elsewhere ${name}`))).toEqual({ refused: { why: 'wrong' } })
    },
  )

  it('lets the right password in when the wait is over', async () => {
    for (let wrong = 0; wrong < 12; wrong++) await begin(cast.sol.name, 'wrong')
    const later = standingClock(cast.house.clock.now().add({ seconds: 31 }))

    const outcome = await beginSignIn(
      { ...cast.house, clock: later },
      { by: 'password', name: cast.sol.name, password: PASSWORD },
      source,
    )

    expect(outcome).toHaveProperty('done')
  })

  it('has no room for whoever floods it', async () => {
    const full = { ...cast.house, staffLane: { run: async () => ({ refused: { why: 'busy' as const } }) } }
    expect(await beginSignIn(full, { by: 'password', name: 'birk', password: PASSWORD }, source)).toEqual({
      refused: { why: 'busy' },
    })
  })
})

describe('signing out', () => {
  it('ends this session and no other', async () => {
    const [here, there] = [await cast.signIn(cast.birk), await cast.signIn(cast.birk)]
    await cast.house.inTransaction(here, tx => signOut(tx, 'here'))

    expect(await continueSession(cast.house, here)).toBeUndefined()
    expect(await continueSession(cast.house, there)).toBeDefined()
  })

  it('ends every session everywhere, and nobody else’s', async () => {
    const [here, there] = [await cast.signIn(cast.birk), await cast.signIn(cast.birk)]
    await cast.house.inTransaction(here, tx => signOut(tx, 'everywhere'))

    expect(await continueSession(cast.house, there)).toBeUndefined()
    expect(await continueSession(cast.house, cast.alma.asking)).toBeDefined()
    expect((await cast.trail(cast.birk.id)).at(-1)).toBe('sign-out-everywhere done')
  })
})
