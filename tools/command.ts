import { KeyFileUnusable } from '../src/crypto/file-keys.ts'
import { systemChance } from '../src/crypto/random.ts'
import { readConfig, type Config } from '../src/config.ts'
import { reachDatabase, type OpenDatabase } from '../src/embedded/database.ts'
import { CannotStart } from '../src/foundation/cannot-start.ts'

/**
 * Runs a command of whoever keeps the system, beside it or while it stands still. What stands in the way is said in
 * one line. The command's answer says whether all is well: otherwise the program ends with 1.
 *
 * @param open joins the database as it is, unless the command is the one that changes it
 */
export async function command(
  act: (config: Config, database: OpenDatabase) => Promise<boolean>,
  open: (config: Config, newPassword: () => string) => Promise<OpenDatabase> = reachDatabase,
): Promise<void> {
  try {
    const config = readConfig()
    const database = await open(config, () => Buffer.from(systemChance.bytes(24)).toString('hex'))
    try {
      if (!(await act(config, database))) process.exitCode = 1
    } finally {
      await database.stop()
    }
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof KeyFileUnusable)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
