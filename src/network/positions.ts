import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'

const point = z.object({ x: z.number(), y: z.number() })
export type Point = z.infer<typeof point>

/**
 * The picture as it was laid out once, in its own units. `of` says which people and ties it was laid out for: when
 * they change, it is laid out anew. Whoever was moved by hand stands where they were put.
 */
export const positionsShape = z.object({
  of: z.string(),
  width: z.number(),
  height: z.number(),
  people: z.record(z.string(), point),
  /** Where each tie turns, from end to end. */
  ties: z.record(z.string(), z.array(point)),
  /** Who was moved by hand, and where to. */
  moved: z.record(z.string(), point),
})
export type Positions = z.infer<typeof positionsShape>

export const sealedPositions = sealedColumn(
  'network_positions',
  'sealed_positions',
  'corps-only',
  positionsShape,
)
