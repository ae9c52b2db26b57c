/** Proves the audit trail, or names the first row that is not as it was written. Run: npm run audit:verify */
import { join } from 'node:path'
import { rootFile } from '../src/access/audit/root-file.ts'
import { type AuditFault, type AuditProof, verifyAudit } from '../src/access/audit/verify.ts'
import { signerFrom } from '../src/crypto/sign.ts'
import { connect } from '../src/db/db.ts'
import { wordsForMissing } from '../src/main.replay.ts'
import { keysFrom } from '../src/main.shared.ts'
import { command } from './command.ts'

if (import.meta.main) {
  await command(async (config, { ownerUrl }) => {
    const keys = await keysFrom(config.jobs.keys, ['audit'], false)
    const { publicKey } = signerFrom(await keys.secret('audit-root'))
    // Read before the transaction begins: a root written meanwhile may speak of rows that it does not see.
    const lines = await rootFile(join(config.jobs.auditRootDir, 'roots.txt')).lines()
    const erasures = await rootFile(join(config.jobs.auditRootDir, 'erasures.txt')).lines()
    const owner = connect({ connectionString: ownerUrl }, 1)
    try {
      const proof = await owner
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(tx => verifyAudit(tx, lines, publicKey, erasures))
      console.log(wordsFor(proof))
      return proof.fault === undefined && proof.missingErasures === undefined
    } finally {
      await owner.destroy()
    }
  })
}

export function wordsFor({ chains, entries, roots, fault, missingErasures }: AuditProof): string {
  const seen = `${entries} rows in ${chains} chains, and ${roots} signed roots`
  const unsigned =
    roots === 0 ? ['No root has been signed yet: a chain cut off whole would not be missed.'] : []
  return [
    ...(fault
      ? [`The audit trail is NOT as it was written. ${wordsForFault(fault)}`, `Looked at: ${seen}.`]
      : [`The audit trail is as it was written: ${seen}.`, ...unsigned]),
    ...(missingErasures ? [wordsForMissing(missingErasures)] : []),
  ].join('\n')
}

function wordsForFault(fault: AuditFault): string {
  switch (fault.what) {
    case 'altered':
      return `Row ${fault.seq} of the chain ${fault.chain} has been altered.`
    case 'missing':
      return `Row ${fault.seq} of the chain ${fault.chain} is missing.`
    case 'cut-off':
      return `The chain ${fault.chain} is cut off: row ${fault.seq} and what came after are missing.`
    case 'missing-chain':
      return `The chain ${fault.chain} is missing whole; it had ${fault.seq} rows.`
    case 'root':
      return `Line ${fault.root.line} of the signed roots ${
        {
          signature: 'was altered or signed by another hand',
          order: 'does not follow the line before it: lines were taken out or moved',
          unreadable: 'cannot be read',
        }[fault.root.what]
      }.`
  }
}
