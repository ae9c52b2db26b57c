import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { Branded } from '../foundation/ids.ts'

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
