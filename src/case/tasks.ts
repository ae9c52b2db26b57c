import { z } from 'zod'
import type { Disclosure } from '../access/disclosure.ts'
import { sealedColumn } from '../access/sealed.ts'
import type { StaffId } from '../access/staff.ts'
import type { Branded } from '../foundation/ids.ts'
import type { DeadlineId } from './deadlines.sql.ts'

export type TaskId = Branded<'TaskId'>
export const taskKinds = ['find-out', 'promise', 'blocker', 'review', 'tell'] as const
export type TaskKind = (typeof taskKinds)[number]

export const taskShape = z.object({
  what: z.string(),
  /** Whom it was promised to, or where the answer is to be found. */
  toWhom: z.string(),
  /** The part of an assessment that it came from, such as `item:A3`. */
  part: z.string().optional(),
  assessmentId: z.string().optional(),
})
export type TaskText = z.infer<typeof taskShape>

/** Sealed with the case's key; the row is the task. */
export const sealedTask = sealedColumn('tasks', 'sealed_task', 'chosen', taskShape)

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
