import type { Disclosure } from '../access/disclosure.ts'
import type { StaffId } from '../access/staff.ts'
import type { DeadlineId } from '../deadlines/deadlines.sql.ts'
import type { TaskId, TaskKind, TaskText } from '../deadlines/tasks.ts'

export interface TaskRow {
  readonly id: TaskId
  readonly kind: TaskKind
  readonly disclosure: Disclosure
  readonly staffId: StaffId
  readonly alias: string
  readonly deadlineId: DeadlineId
  readonly dueAt: Temporal.Instant
  readonly doneAt: Temporal.Instant | undefined
  readonly sealed: Uint8Array | undefined
}
export type Task = Omit<TaskRow, 'sealed'> & { readonly text: TaskText | undefined }
