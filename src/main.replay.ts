import { join } from 'node:path'
import { rootFile } from './access/audit/root-file.ts'
import { missingErasures, readLastRoot } from './access/audit/root.ts'
import type { Config } from './config.ts'
import { signerFrom } from './crypto/sign.ts'
import type { Db } from './db/db.ts'
import { replayErasures } from './keeping/replay-erasures.ts'
import { keysFrom } from './main.shared.ts'

/**
 * Erases again whatever a restored copy has brought back, as the owner and before anything listens.
 * @returns in words what was done, and what is wrong with the list of erasures
 */
export async function repeatErasures(
  { desk, jobs, production }: Pick<Config, 'desk' | 'jobs' | 'production'>,
  owner: Db,
): Promise<{ done: string[]; wrong: string[] }> {
  const desksKeys = await keysFrom(desk.keys, ['case'], !production)
  const jobsKeys = await keysFrom(jobs.keys, ['audit'], !production)
  const { publicKey } = signerFrom(await jobsKeys.secret('audit-root'))
  // Read first: a root written meanwhile may count an erasure that this does not see.
  const root = readLastRoot(await rootFile(join(jobs.auditRootDir, 'roots.txt')).lines(), publicKey)
  const list = rootFile(join(jobs.auditRootDir, 'erasures.txt'))
  const { erasedAgain, unreadable } = await replayErasures(owner, list, await desksKeys.secret('erasure'))

  const forged = root === 'forged'
  const missing = root === undefined || forged ? undefined : missingErasures([root], await list.lines())
  return {
    done:
      erasedAgain > 0 ? [`Erased again what a restored copy had brought back: ${erasedAgain} cases.`] : [],
    wrong: [
      ...unreadable.map(line => `Line ${line} of the list of erasures is damaged: look at it.`),
      ...(missing ? [wordsForMissing(missing)] : []),
      ...(forged
        ? ['The newest of the signed roots is not as it was signed: run npm run audit:verify.']
        : []),
    ],
  }
}

export const wordsForMissing = ({ first, last }: { first: number; last: number }): string =>
  `${first === last ? `Line ${last}` : `One of lines ${first} to ${last}`} of the list of erasures is NOT there as it ` +
  'was signed: a restored copy may bring an erased case back. Put the list back from its own copy.'
