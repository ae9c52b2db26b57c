/**
 * Erases a closed case for good. Asks a leader of its region to sign in. Run: npm run erase -- "Lærke 27" person-asked
 * A second person's word is not asked for yet.
 */
import { join } from 'node:path'
import { rootFile } from '../src/access/audit/root-file.ts'
import type { SignInHouse } from '../src/access/sign-in/begin-sign-in.ts'
import { signOut } from '../src/access/sign-in/sign-out.ts'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { connect, transactionsOf } from '../src/db/db.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { eraseCase, eraseReasons } from '../src/keeping/erase-case.ts'
import { keysFrom } from '../src/main.shared.ts'
import { command } from './command.ts'
import { signIn } from './sign-in.ts'

const [reference, given] = process.argv.slice(2)
const reason = eraseReasons.find(each => each === given)

const refusals = {
  'not-permitted': 'There is no such case that you may erase.',
  'case-is-open': 'The case is open. Close it first.',
  'enquiry-is-open': 'The person has written again and waits for an answer.',
  'recall-not-told': 'A paper was recalled, and nobody has said that the recipient was told.',
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
