/**
 * Erases a closed case for good. Asks a leader of its region to sign in. Run: npm run erase -- "Lærke 27" person-asked
 * A second person's word is not asked for yet.
 */
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { rootFile } from '../src/access/audit/root-file.ts'
import { beginSignIn, type SignInHouse } from '../src/access/sign-in/begin-sign-in.ts'
import { completeSignIn } from '../src/access/sign-in/complete-sign-in.ts'
import { signOut } from '../src/access/sign-in/sign-out.ts'
import { sha256 } from '../src/crypto/digest.ts'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { connect, transactionsOf } from '../src/db/db.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { eraseCase, eraseReasons } from '../src/keeping/erase-case.ts'
import { keysFrom } from '../src/main.shared.ts'
import { command } from './command.ts'

const [reference, given] = process.argv.slice(2)
const reason = eraseReasons.find(each => each === given)

const refusals = {
  'not-permitted': 'There is no such case that you may erase.',
  'case-is-open': 'The case is open. Close it first.',
  'enquiry-is-open': 'The person has written again and waits for an answer.',
} as const

await command(async (config, { urls }) => {
  if (reference === undefined || reason === undefined) {
    throw new CannotStart(`Say which case and why: npm run erase -- "Lærke 27" ${eraseReasons.join(' | ')}`)
  }
  const db = connect({ connectionString: urls.desk }, 1)
  try {
    const house: SignInHouse = {
      inTransaction: transactionsOf(db),
      keys: await keysFrom(config.desk.keys, ['case', 'staff'], false),
      clock: systemClock,
      chance: systemChance,
      staffLane: lane({ concurrency: 1, waiting: 1 }),
    }
    const asking = await signIn(house)
    const list = rootFile(join(config.jobs.auditRootDir, 'erasures.txt'))
    const remembering = { list, secret: await house.keys.secret('erasure'), clock: house.clock }
    const outcome = await house.inTransaction(asking, tx => eraseCase(tx, remembering, { reference, reason }))
    await house.inTransaction(asking, tx => signOut(tx, 'here'))

    if ('done' in outcome) console.log(`${reference} is erased. What was done in it can still be proved.`)
    else console.error(refusals[outcome.refused.why])
    return 'done' in outcome
  } finally {
    await db.destroy()
  }
})

async function signIn(house: SignInHouse): Promise<{ token: string }> {
  const { ask, close } = terminal()
  const name = await ask('Sign-in name: ')
  const password = await ask('Password: ', 'hidden')
  const code = await ask('Code: ')
  close()
  const first = await beginSignIn(house, { by: 'password', name, password }, sha256('the keeper’s terminal'))
  if ('refused' in first) throw new CannotStart(`Not signed in (${first.refused.why}).`)
  const second = await completeSignIn(house, first.done, { by: 'totp', code })
  if ('refused' in second) throw new CannotStart(`Not signed in (${second.refused.why}).`)
  return second.done
}

/** Asks line by line. What is hidden is not shown while it is typed. */
function terminal(): {
  ask: (question: string, shown?: 'shown' | 'hidden') => Promise<string>
  close: () => void
} {
  let hidden = false
  const output = new Writable({
    write(chunk: Buffer, _encoding, written) {
      if (!hidden) process.stdout.write(chunk)
      written()
    },
  })
  const typed = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  const lines = typed[Symbol.asyncIterator]()
  const ask = async (question: string, shown = 'shown') => {
    process.stdout.write(question)
    hidden = shown === 'hidden'
    const line = await lines.next()
    if (hidden) process.stdout.write('\n')
    hidden = false
    return line.done ? '' : line.value.trim()
  }
  return { ask, close: () => typed.close() }
}
