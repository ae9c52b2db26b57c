import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { Disclosure } from '../access/disclosure.ts'
import type { OnCase } from '../access/on-case.ts'
import { refuseOnCase } from '../access/refuse-on-case.ts'
import type { Tx } from '../db/db.ts'
import { done, type Outcome } from '../foundation/outcome.ts'
import type { NotThere } from './case.ts'
import { lockCase } from './case.sql.ts'
import { insertToolResult } from './tool-results.sql.ts'
import {
  fileTypeOf,
  largestFile,
  sealedFile,
  sealedToolResult,
  type ToolResultId,
  type ToolResultText,
} from './tool-results.ts'

export interface NewToolResult {
  readonly text: Omit<ToolResultText, 'file'>
  readonly disclosure: Disclosure
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined
}

export type RecordToolResult = Outcome<
  ToolResultId,
  | NotThere
  /** More than twenty million bytes. */
  | { why: 'file-too-large' }
  /** Neither PDF, PNG nor JPEG by its bytes, or empty. */
  | { why: 'file-of-other-type' }
>

/**
 * Records what came of another tool, also in a closed case: what came late must be kept too. It sets no level and
 * raises no flag; whoever finds that it changes the picture makes an assessment.
 */
export async function recordToolResult(
  tx: Tx,
  on: OnCase,
  { text, disclosure, file }: NewToolResult,
): Promise<RecordToolResult> {
  const trace = { act: 'record-tool-result' } as const
  if (!(await lockCase(tx, on.caseId))) return refuseOnCase(tx, on.caseId, trace, { why: 'not-there' })
  if (file && file.bytes.length > largestFile) {
    return refuseOnCase(tx, on.caseId, trace, { why: 'file-too-large' })
  }
  const type = file && fileTypeOf(file.bytes)
  if (file && !type) return refuseOnCase(tx, on.caseId, trace, { why: 'file-of-other-type' })

  const id = on.chance.uuid() as ToolResultId
  const key = on.keys.of(on.caseId)
  const kept = file && type && { name: file.name, type, bytes: file.bytes.length }
  await insertToolResult(tx, on, {
    id,
    disclosure,
    sealed: sealedToolResult.seal(key, id, on.caseId, { ...text, file: kept }),
    sealedFile: file && sealedFile.seal(key, id, on.caseId, file.bytes),
  })
  await traceOnCase(tx, on.caseId, { ...trace, outcome: 'done', subject: id })
  return done(id)
}
