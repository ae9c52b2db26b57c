/**
 * What the rules of a draft would find in all that has been signed, beside those in force. Asks a leader to sign in.
 *   npm run reevaluate -- draft.json             a whole instrument file with a new, changed or left-out rule
 *   npm run reevaluate -- draft.json practice    in practice cases
 */
import { readFileSync } from 'node:fs'
import type { SignInHouse } from '../src/access/sign-in/begin-sign-in.ts'
import { signOut } from '../src/access/sign-in/sign-out.ts'
import { lane } from '../src/crypto/lane.ts'
import { systemChance } from '../src/crypto/random.ts'
import { connect, transactionsOf } from '../src/db/db.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { keysFrom } from '../src/main.shared.ts'
import type { Cases } from '../src/risk/facts/cases.ts'
import { reevaluateRules, type Reevaluated, type RuleReevaluated } from '../src/risk/facts/reevaluate.ts'
import { asrae } from '../src/risk/instruments/asrae.ts'
import { parseInstrument, type Instrument } from '../src/risk/instruments/instrument.ts'
import { command } from './command.ts'
import { signIn } from './sign-in.ts'

const [file, which] = process.argv.slice(2)

await command(async (config, { urls }) => {
  if (file === undefined || (which !== undefined && which !== 'practice')) {
    throw new CannotStart('Say which draft: npm run reevaluate -- draft.json [practice]')
  }
  const draft = readDraft(file)
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
    const outcome = await house.inTransaction(asking, tx =>
      reevaluateRules(tx, asrae, draft, which === 'practice'),
    )
    await house.inTransaction(asking, tx => signOut(tx, 'here'))
    if ('refused' in outcome) {
      console.error('Only a leader may try a draft.')
      return false
    }
    tell(outcome.done)
    return true
  } finally {
    await db.destroy()
  }
})

function readDraft(path: string): Instrument {
  const parsed = parseInstrument(readFileSync(path, 'utf8'))
  if ('refused' in parsed) {
    const problems = parsed.refused.problems.map(
      ({ path: at, line, what }) => `${line === undefined ? '' : `line ${line}, `}${at}: ${what.en}`,
    )
    throw new CannotStart(`${path} is no instrument:\n${problems.join('\n')}`)
  }
  if (parsed.done.id !== asrae.id)
    throw new CannotStart(`A draft of ${asrae.id} is asked for, not of ${parsed.done.id}.`)
  return parsed.done
}

function tell({ cases, rowsTooOld, rules }: Reevaluated): void {
  console.log(`Signed in ${inWords(cases)} cases. All numbers are cases, to the nearest five.`)
  if (rowsTooOld > 0)
    console.log(`${rowsTooOld} older rows do not hold what the rules read, and were left out.`)
  if (cases === 'few') return
  console.log(`\n${row('rule', 'in the draft', 'in force', 'draft', 'starts', 'stops')}`)
  for (const rule of rules.toSorted((one, other) => weight(other) - weight(one))) {
    const { code, inDraft, fired, fires, starts, stops, isInexact } = rule
    console.log(
      row(code, inDraft, inWords(fired), inWords(fires), inWords(starts), inWords(stops)) +
        (isInexact ? '   or more: its hours are not told apart in the rows' : ''),
    )
  }
}

/** What the draft changes comes first. */
const weight = ({ inDraft, starts, stops }: RuleReevaluated): number =>
  (inDraft === 'same' ? 0 : 2) + (starts === 0 && stops === 0 ? 0 : 1)

const inWords = (cases: Cases): string => (cases === 'few' ? 'fewer than 5' : `${cases}`)

const row = (code: string, ...columns: string[]): string =>
  [code.padEnd(8), ...columns.map(column => column.padStart(13))].join(' ')
