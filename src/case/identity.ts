import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'

export const nameShape = z.object({ name: z.string() })
export const addressShape = z.object({
  /** Who knows where the person is, and how they are asked. Enough, as a rule: a shelter's address is not kept. */
  whoKnows: z.string(),
  address: z.string(),
})
export type Identity = z.infer<typeof nameShape> & z.infer<typeof addressShape>

/** Both sealed with the address key; the row is the person. */
export const sealedName = sealedColumn('identities', 'sealed_name', 'protected', nameShape)
export const sealedAddress = sealedColumn('identities', 'sealed_address', 'protected', addressShape)

export const nothingKept: Identity = { name: '', whoKnows: '', address: '' }

export interface IdentityRow {
  readonly sealedName: Uint8Array | undefined
  readonly sealedAddress: Uint8Array | undefined
  /** 0 when nothing is kept. */
  readonly version: number
}
