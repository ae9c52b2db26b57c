/**
 * Changes keys. Run while the system stands still.
 *   npm run reseal                          wraps every key anew under the current version of its ring
 *   npm run reseal -- --new-version case    first makes a new version of a ring in the desk's key file
 *   npm run reseal -- --case "Lærke 27"     gives one case new keys and seals all it holds anew
 */
import { parseArgs } from 'node:util'
import { rotateKeyFile } from '../src/crypto/file-keys.ts'
import { systemChance } from '../src/crypto/random.ts'
import { connect } from '../src/db/db.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'
import { resealCase } from '../src/keeping/reseal-case.ts'
import { rewrapKeys } from '../src/keeping/rewrap-keys.ts'
import { keysFrom } from '../src/main.shared.ts'
import { command } from './command.ts'

const { values: asked } = parseArgs({
  options: { case: { type: 'string' }, 'new-version': { type: 'string' } },
})

await command(async (config, { ownerUrl }) => {
  const source = config.desk.keys
  const ring = asked['new-version']
  if (ring !== undefined) {
    if (ring !== 'door' && ring !== 'case' && ring !== 'staff')
      throw new CannotStart('The rings are door, case and staff.')
    if (source.kind !== 'file') throw new CannotStart('Make the new version where the keys are kept.')
    await rotateKeyFile(source.path, ring)
    console.log(`The ring ${ring} has a new version in ${source.path}.`)
    if (
      ring === 'door' &&
      config.frontDoor.keys.kind === 'file' &&
      config.frontDoor.keys.path !== source.path
    )
      console.log(`Copy the ring to ${config.frontDoor.keys.path} before the front door starts again.`)
  }

  const keys = await keysFrom(source, ['door', 'case', 'staff'], false)
  const owner = connect({ connectionString: ownerUrl }, 1)
  try {
    if (asked.case === undefined) {
      console.log(
        `${await rewrapKeys(owner, keys)} keys are wrapped under the current version of their ring.`,
      )
      return true
    }
    const outcome = await resealCase(owner, keys, systemChance, asked.case)
    if ('done' in outcome) {
      console.log(`${asked.case} has new keys; ${outcome.done.values} texts are sealed anew.`)
      return true
    }
    console.error(
      outcome.refused.why === 'no-such-case'
        ? `There is no case ${asked.case}, or it is erased.`
        : 'The system is running. Stop it first: whoever has just been given the old key would write with it.',
    )
    return false
  } finally {
    await owner.destroy()
  }
})
