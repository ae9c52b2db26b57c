import type { ZodType } from 'zod'
import { seal, unseal, unsealBytes, type DataKey } from '../crypto/seal.ts'
import type { Disclosure } from './disclosure.ts'

/** One sealed column: where it stands, who its contents may ever be shown to, and what shape they have. */
export interface SealedColumn<T> {
  /** `chosen`: by whoever writes, in the column `disclosure` beside it. */
  readonly disclosure: Disclosure | 'chosen'
  seal(key: DataKey, row: string, owner: string, content: T): Buffer
  /** Throws SealBroken when it was altered or moved; a shape that no longer fits is a bug. */
  unseal(key: DataKey, row: string, owner: string, sealed: Uint8Array): T
}

/**
 * A column whose contents are sealed JSON of one known shape. The place (table, column, row and owner) is bound
 * into the seal, so that a value moved anywhere else no longer opens.
 */
export const sealedColumn = <T, Class extends Disclosure | 'chosen'>(
  table: string,
  column: string,
  disclosure: Class,
  shape: ZodType<T>,
): SealedColumn<T> & { readonly disclosure: Class } => ({
  disclosure,
  seal: (key, row, owner, content) =>
    Buffer.from(seal(key, { table, column, row, owner }, JSON.stringify(content))),
  unseal: (key, row, owner, sealed) =>
    shape.parse(JSON.parse(unseal(key, { table, column, row, owner }, sealed))),
})

/** A column that holds bytes as they came, such as a file. Bound to its place like every other. */
export const sealedBytes = <Class extends Disclosure | 'chosen'>(
  table: string,
  column: string,
  disclosure: Class,
): SealedColumn<Uint8Array> & { readonly disclosure: Class } => ({
  disclosure,
  seal: (key, row, owner, bytes) => Buffer.from(seal(key, { table, column, row, owner }, bytes)),
  unseal: (key, row, owner, sealed) => unsealBytes(key, { table, column, row, owner }, sealed),
})
