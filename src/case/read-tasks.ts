import type { OnCase } from '../access/on-case.ts'
import type { Tx } from '../db/db.ts'
import { sealedTask } from '../deadlines/tasks.ts'
import type { Task } from './tasks.ts'
import { listTasks } from './tasks.sql.ts'

/** Those not done first, soonest first. */
export async function readTasks(tx: Tx, { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>): Promise<Task[]> {
  return (await listTasks(tx, caseId)).map(({ sealed, ...row }) => ({
    ...row,
    text: sealed && sealedTask.unseal(keys.of(caseId), row.id, caseId, sealed),
  }))
}
