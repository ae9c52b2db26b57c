import type { ZodType } from 'zod'
import { seal, unseal, type DataKey } from '../crypto/seal.ts'

/** One sealed column: where it stands and what shape its contents have. */
export interface SealedColumn<T> {
  seal(key: DataKey, row: string, owner: string, content: T): Buffer
  /** Throws SealBroken when it was altered or moved; a shape that no longer fits is a bug. */
  unseal(key: DataKey, row: string, owner: string, sealed: Uint8Array): T
}

/**
 * A column whose contents are sealed JSON of one known shape. The place (table, column, row and owner) is bound
 * into the seal, so that a value moved anywhere else no longer opens.
 */
export const sealedColumn = <T>(table: string, column: string, shape: ZodType<T>): SealedColumn<T> => ({
  seal: (key, row, owner, content) =>
    Buffer.from(seal(key, { table, column, row, owner }, JSON.stringify(content))),
  unseal: (key, row, owner, sealed) =>
    shape.parse(JSON.parse(unseal(key, { table, column, row, owner }, sealed))),
})
