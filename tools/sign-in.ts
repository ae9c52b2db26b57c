import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { beginSignIn, type SignInHouse } from '../src/access/sign-in/begin-sign-in.ts'
import { completeSignIn } from '../src/access/sign-in/complete-sign-in.ts'
import { sha256 } from '../src/crypto/digest.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'

/** Somebody signs in at the terminal, so that what a command does stands in their name. */
export async function signIn(house: SignInHouse): Promise<{ token: string }> {
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
