import { sha256 } from '../../crypto/digest.ts'
import type { Tx } from '../../db/db.ts'
import { type EntryRow, listEntriesAfter, listHeads } from './verify.sql.ts'
import { type Head, missingErasures, readRoots, type RootFault } from './root.ts'

/** The first thing that is not as it was written. `seq` is the number of the row in its chain. */
export type AuditFault =
  | { what: 'altered'; chain: string; seq: number }
  | { what: 'missing'; chain: string; seq: number }
  | { what: 'cut-off'; chain: string; seq: number }
  | { what: 'missing-chain'; chain: string; seq: number }
  | { what: 'root'; root: RootFault }

export interface AuditProof {
  readonly chains: number
  readonly entries: number
  readonly roots: number
  readonly fault?: AuditFault
  /** The lines of the list of erasures among which something is not as a root counted it. */
  readonly missingErasures?: { first: number; last: number }
}

const BATCH = 5000

/**
 * Proves the whole trail from its rows: every row's hash, every chain without a gap, every head, and every signed
 * root. Hashes are computed here and not in the database, whose functions could have been replaced with its rows.
 * @param tx a transaction that sees one moment (repeatable read), begun after the root lines were read
 * @param erasures the list of erasures, read after the root lines
 */
export async function verifyAudit(
  tx: Tx,
  rootLines: readonly string[],
  publicKey: Uint8Array,
  erasures: readonly string[],
): Promise<AuditProof> {
  const read = readRoots(rootLines, publicKey)
  if ('fault' in read) return { chains: 0, entries: 0, roots: 0, fault: { what: 'root', root: read.fault } }

  const missing = missingErasures(read.roots, erasures)
  const counted = { roots: read.roots.length, ...(missing && { missingErasures: missing }) }
  const heads = new Map((await listHeads(tx)).map(head => [head.chain, head]))
  const signed = new Map(read.roots.flatMap(root => root.heads).map(head => [head.chain, head]))
  const walk = new Walk(heads, signed)

  let after = { chain: '00000000-0000-0000-0000-000000000000', seq: 0 }
  for (;;) {
    const rows = await listEntriesAfter(tx, after.chain, after.seq, BATCH)
    for (const row of rows) {
      const fault = walk.step(row)
      if (fault) return { ...walk.counts(), ...counted, fault }
    }
    const last = rows.at(-1)
    if (!last) break
    after = last
  }
  const fault = walk.end()
  return { ...walk.counts(), ...counted, ...(fault && { fault }) }
}

class Walk {
  readonly #heads: ReadonlyMap<string, Head>
  readonly #signed: ReadonlyMap<string, Head>
  readonly #met = new Set<string>()
  #entries = 0
  #last: EntryRow | undefined

  constructor(heads: ReadonlyMap<string, Head>, signed: ReadonlyMap<string, Head>) {
    this.#heads = heads
    this.#signed = signed
  }

  counts = () => ({ chains: this.#met.size, entries: this.#entries })

  step(row: EntryRow): AuditFault | undefined {
    const before = this.#last?.chain === row.chain ? this.#last : undefined
    if (!before) {
      const fault = this.#endChain()
      if (fault) return fault
      this.#met.add(row.chain)
    }
    const expectedSeq = (before?.seq ?? 0) + 1
    if (row.seq !== expectedSeq) return { what: 'missing', chain: row.chain, seq: expectedSeq }

    const previous = before?.hash ?? beginningOf(row)
    const hash = hashOf(row)
    const signed = this.#signed.get(row.chain)
    const differsFromRoot = signed?.seq === row.seq && signed.hash !== Buffer.from(hash).toString('hex')
    if (!row.previous.equals(previous) || !row.hash.equals(hash) || differsFromRoot) {
      return { what: 'altered', chain: row.chain, seq: row.seq }
    }
    this.#entries += 1
    this.#last = row
    return undefined
  }

  end(): AuditFault | undefined {
    const cut = this.#endChain()
    if (cut) return cut
    for (const known of [...this.#heads.values(), ...this.#signed.values()]) {
      if (!this.#met.has(known.chain)) return { what: 'missing-chain', chain: known.chain, seq: known.seq }
    }
    return undefined
  }

  /** The chain just walked must reach its head, and what a root signed. */
  #endChain(): AuditFault | undefined {
    const last = this.#last
    if (!last) return undefined
    const head = this.#heads.get(last.chain)
    const reached = Math.max(head?.seq ?? 0, this.#signed.get(last.chain)?.seq ?? 0)
    if (reached > last.seq) return { what: 'cut-off', chain: last.chain, seq: last.seq + 1 }
    if (!head || head.hash !== last.hash.toString('hex'))
      return { what: 'altered', chain: last.chain, seq: last.seq }
    return undefined
  }
}

const beginningOf = (row: EntryRow) => sha256(`${row.kind}:${row.chain}`)

/** The same fields in the same order as audit.hash_of in the database. */
function hashOf(row: EntryRow): Uint8Array {
  const fields = [
    row.kind,
    row.chain,
    row.seq,
    row.at,
    row.principal_id ?? '-',
    row.session_id ?? '-',
    row.act,
    row.outcome,
    row.subject_id ?? '-',
    row.reason ?? '-',
    row.digest?.toString('hex') ?? '-',
  ]
  return sha256(Buffer.concat([row.previous, Buffer.from(fields.join('\u001F'))]))
}
