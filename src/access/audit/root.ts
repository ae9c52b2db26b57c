import { sha256 } from '../../crypto/digest.ts'
import { type Signer, verify } from '../../crypto/sign.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Tx } from '../../db/db.ts'
import { countTotals, takeChangedHeads } from './root.sql.ts'

/** The newest row of one chain. */
export interface Head {
  readonly chain: string
  readonly kind: string
  readonly seq: number
  /** Hexadecimal. */
  readonly hash: string
}

/** What the chains had come to at one moment, signed, so that a later change of the past shows. */
export interface Root {
  readonly number: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** SHA-256 of the line before, in hexadecimal; 64 zeros for the first. */
  readonly previous: string
  /** How many chains and rows there were in all. */
  readonly chains: number
  readonly entries: number
  /** The chains that had grown since the root before. */
  readonly heads: readonly Head[]
}

/** Where roots are kept: lines that are only ever added, away from the data they vouch for. */
export interface RootLog {
  lines(): Promise<readonly string[]>
  /** Returns when the line is on disk. */
  append(line: string): Promise<void>
}

const FIRST = '0'.repeat(64)

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** `signature` and `root` in one line; the signature covers the root's exact characters. */
const lineOf = (root: string, signer: Signer) =>
  `${Buffer.from(signer.sign(Buffer.from(root))).toString('base64url')} ${root}`

/**
 * Signs the chains that have grown since the last root. The line is on disk before the transaction marks them as
 * signed, so a crash between the two signs them twice rather than never.
 * @returns how many chains had grown; 0 writes nothing
 */
export async function writeRoot(tx: Tx, log: RootLog, signer: Signer, clock: Clock): Promise<number> {
  const heads = await takeChangedHeads(tx)
  if (heads.length === 0) return 0

  const last = (await log.lines()).at(-1)
  const root: Root = {
    number: last === undefined ? 1 : rootIn(last).number + 1,
    at: clock.now().toString(),
    previous: last === undefined ? FIRST : hex(sha256(last)),
    ...(await countTotals(tx)),
    heads,
  }
  await log.append(lineOf(JSON.stringify(root), signer))
  return heads.length
}

export type RootFault = { line: number; what: 'signature' | 'order' | 'unreadable' }

/** The roots of a log, or the first line that was altered, added by another hand, moved or taken out. */
export function readRoots(
  lines: readonly string[],
  publicKey: Uint8Array,
): { roots: Root[] } | { fault: RootFault } {
  const roots: Root[] = []
  for (const [index, line] of lines.entries()) {
    const [signature, ...rest] = line.split(' ')
    const text = rest.join(' ')
    if (!signature || !verify(publicKey, Buffer.from(text), Buffer.from(signature, 'base64url'))) {
      return { fault: { line: index + 1, what: 'signature' } }
    }
    const root = rootIn(line)
    const before = lines[index - 1]
    const expected = before === undefined ? FIRST : hex(sha256(before))
    if (root.number !== index + 1 || root.previous !== expected)
      return { fault: { line: index + 1, what: 'order' } }
    roots.push(root)
  }
  return { roots }
}

const rootIn = (line: string) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as Root
