import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { NotThere } from '../case/case.ts'
import { lockCase } from '../case/case.sql.ts'
import { newSalt, saltedDigest } from '../crypto/digest.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import { insertPaper } from './papers.sql.ts'
import { purposeOf, sealedPaper, type PaperId, type SentPaper } from './sent.ts'

export type SendOut = Outcome<PaperId, NotThere>

export interface ToSend extends Omit<SentPaper, 'file' | 'salt'> {
  /** Drawn before: the number on the paper is made of it. */
  readonly paperId: PaperId
  readonly file: Uint8Array
}

/**
 * A paper leaves the house: the very bytes are kept sealed with whom they went to, and their digest stands in the
 * trail. Nothing can be fetched before this. Also from a closed case: what was promised may fall due later.
 */
export async function sendOut(tx: Tx, on: OnCase, { paperId, file, ...about }: ToSend): Promise<SendOut> {
  const trace = { act: 'send-out', subject: paperId } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })

  const salt = newSalt(on.chance)
  const digest = saltedDigest(salt, file)
  const sealed = sealedPaper.seal(on.keys.of(on.caseId), paperId, on.caseId, {
    ...about,
    file: Buffer.from(file).toString('base64'),
    salt: Buffer.from(salt).toString('base64'),
  })
  await insertPaper(tx, on, { id: paperId, purpose: purposeOf(about.kind), sealed, digest })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', digest })
  return done(paperId)
}
