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
  /** How many lines the list of erasures had, and their chain's end in hexadecimal. Not in the first roots written. */
  readonly erasures?: { readonly lines: number; readonly end: string }
}

/** Where roots are kept: lines that are only ever added, away from the data they vouch for. */
export interface RootLog {
  lines(): Promise<readonly string[]>
  /** Returns when the line is on disk. */
  append(line: string): Promise<void>
}

/** The list of erasures, whose lines each root counts. */
export type ErasureList = Pick<RootLog, 'lines'>

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
export async function writeRoot(
  tx: Tx,
  log: RootLog,
  erasures: ErasureList,
  signer: Signer,
  clock: Clock,
): Promise<number> {
  const heads = await takeChangedHeads(tx)
  if (heads.length === 0) return 0

  const last = (await log.lines()).at(-1)
  const ends = endsOf(await erasures.lines())
  const root: Root = {
    number: last === undefined ? 1 : rootIn(last).number + 1,
    at: clock.now().toString(),
    previous: last === undefined ? FIRST : hex(sha256(last)),
    ...(await countTotals(tx)),
    heads,
    erasures: { lines: ends.length - 1, end: ends.at(-1) ?? FIRST },
  }
  await log.append(lineOf(JSON.stringify(root), signer))
  return heads.length
}

/** The chain of a list's lines: its end after none of them, after the first, after the second and so on. */
function endsOf(lines: readonly string[]): string[] {
  const ends = [FIRST]
  for (const line of lines) ends.push(hex(sha256(`${ends.at(-1)} ${line}`)))
  return ends
}

/**
 * Among which lines of the list of erasures, counted from one, something is missing, moved or not as it was when a
 * root was signed: a case that a restore would bring back. Undefined: all that was counted is there.
 */
export function missingErasures(
  roots: readonly Pick<Root, 'erasures'>[],
  lines: readonly string[],
): { first: number; last: number } | undefined {
  const ends = endsOf(lines)
  let proved = 0
  for (const { erasures } of roots) {
    if (!erasures) continue
    if (ends[erasures.lines] !== erasures.end) {
      return { first: Math.min(proved + 1, erasures.lines), last: erasures.lines }
    }
    proved = erasures.lines
  }
  return undefined
}

export type RootFault = { line: number; what: 'signature' | 'order' | 'unreadable' }

/** The newest root alone, for a look that must be quick; `forged` when another hand signed it or it was altered. */
export function readLastRoot(lines: readonly string[], publicKey: Uint8Array): Root | 'forged' | undefined {
  const last = lines.at(-1)
  if (last === undefined) return undefined
  return isSigned(last, publicKey) ? rootIn(last) : 'forged'
}

/** The roots of a log, or the first line that was altered, added by another hand, moved or taken out. */
export function readRoots(
  lines: readonly string[],
  publicKey: Uint8Array,
): { roots: Root[] } | { fault: RootFault } {
  const roots: Root[] = []
  for (const [index, line] of lines.entries()) {
    if (!isSigned(line, publicKey)) return { fault: { line: index + 1, what: 'signature' } }
    const root = rootIn(line)
    const before = lines[index - 1]
    const expected = before === undefined ? FIRST : hex(sha256(before))
    if (root.number !== index + 1 || root.previous !== expected)
      return { fault: { line: index + 1, what: 'order' } }
    roots.push(root)
  }
  return { roots }
}

function isSigned(line: string, publicKey: Uint8Array): boolean {
  const [signature = '', ...rest] = line.split(' ')
  return verify(publicKey, Buffer.from(rest.join(' ')), Buffer.from(signature, 'base64url'))
}

const rootIn = (line: string) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as Root
