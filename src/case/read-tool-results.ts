import { traceOnCase } from '../access/audit/trace.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { findSealedFile, listToolResults } from './tool-results.sql.ts'
import { sealedFile, sealedToolResult, type ToolResult, type ToolResultId } from './tool-results.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

/** What other tools came to, newest first. */
export const readToolResults = async (tx: Tx, { caseId, keys }: Reading): Promise<ToolResult[]> =>
  (await listToolResults(tx, caseId)).map(({ sealed, ...row }) => ({
    ...row,
    text: sealed && sealedToolResult.unseal(keys.of(caseId), row.id, caseId, sealed),
  }))

/** The attached file, byte for byte; that it was fetched leaves its row. */
export async function fetchToolFile(
  tx: Tx,
  on: Reading,
  id: ToolResultId,
): Promise<{ name: string; type: string; bytes: Uint8Array } | undefined> {
  const { caseId, keys } = on
  const file = (await readToolResults(tx, on)).find(each => each.id === id)?.text?.file
  const sealed = file && (await findSealedFile(tx, caseId, id))
  if (!file || !sealed) return undefined
  await traceOnCase(tx, caseId, { act: 'fetch-tool-file', outcome: 'read', subject: id })
  return { ...file, bytes: sealedFile.unseal(keys.of(caseId), id, caseId, sealed) }
}
