/** The code that a member of the practice office signs in with now. Run: npm run practice:code -- birk */
import { readConfig } from '../src/config.ts'
import { KeyFileUnusable } from '../src/crypto/file-keys.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'
import { systemClock } from '../src/foundation/clock.ts'
import { keysFrom } from '../src/main.shared.ts'
import { practiceCode, practiceOffice, practiceSecrets, signInNameOf } from '../src/practice/office.ts'

try {
  const config = readConfig()
  if (config.production) throw new CannotStart('There is no practice office in operation.')
  const secrets = await practiceSecrets(await keysFrom(config.desk.keys, ['staff'], false))
  const answer = practiceCode(secrets, (process.argv[2] ?? '').toLowerCase(), systemClock.now())
  if (!answer) throw new CannotStart(`Say who: ${practiceOffice.map(signInNameOf).join(', ')}.`)
  console.log(`${answer.code}   password: ${secrets.password}\n${answer.uri}`)
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof KeyFileUnusable)) throw error
  console.error(error.message)
  process.exitCode = 1
}
