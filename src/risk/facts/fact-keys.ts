import { hmac } from '../../crypto/digest.ts'
import type { KeyProvider } from '../../crypto/key-ring.ts'

/** Under which names a case and its signatures stand among the fact rows. Only whoever holds the secret can say them. */
export interface FactKeys {
  pseudonymOf(caseId: string): Uint8Array
  factOf(signatureId: string): Uint8Array
}

/** Fetched before a transaction begins: fetching may cross the network. */
export async function factKeys(keys: KeyProvider): Promise<FactKeys> {
  const secret = await keys.secret('pseudonym')
  return {
    pseudonymOf: caseId => hmac(secret, `case ${caseId}`),
    factOf: signatureId => hmac(secret, `signature ${signatureId}`),
  }
}
