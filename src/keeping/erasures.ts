import { z } from 'zod'
import { equals, hmac } from '../crypto/digest.ts'
import type { CaseId } from '../foundation/ids.ts'

/** One case that was erased. Kept outside the database, so that a restored copy of it does not bring the case back. */
export interface Erasure {
  readonly case: CaseId
  /** ISO 8601, UTC. */
  readonly at: string
}

const erasureShape = z.object({ case: z.uuid().transform(id => id as CaseId), at: z.string() })

/** `mark` and `erasure` in one line. Without the secret nobody can have a case erased by adding a line. */
export function erasureLine(erasure: Erasure, secret: Uint8Array): string {
  const text = JSON.stringify(erasure)
  return `${Buffer.from(hmac(secret, text)).toString('base64url')} ${text}`
}

/** The erasures of a list, and the numbers of the lines that are damaged or were written by another hand. */
export function readErasures(
  lines: readonly string[],
  secret: Uint8Array,
): { erasures: Erasure[]; unreadable: number[] } {
  const erasures: Erasure[] = []
  const unreadable: number[] = []
  for (const [index, line] of lines.entries()) {
    const gap = line.indexOf(' ')
    const text = line.slice(gap + 1)
    const mark = Buffer.from(line.slice(0, Math.max(gap, 0)), 'base64url')
    if (equals(mark, hmac(secret, text))) erasures.push(erasureShape.parse(JSON.parse(text)))
    else unreadable.push(index + 1)
  }
  return { erasures, unreadable }
}
