/**
 * A ring is a set of keys that a part of the system holds or does not hold.
 * - door: conversations and what else the citizen's and professional's side keeps.
 * - case: case material. The front door never holds it.
 * - staff: names of staff and their second factors.
 * - audit: what signs the roots of the audit chains. Only the jobs hold it, so that a desk that
 *   has been broken into cannot sign a past that did not happen.
 * - faces: which two conversations are the two faces of one person. The desk and the jobs hold it, the
 *   front door never.
 */
export type Ring = 'door' | 'case' | 'staff' | 'audit' | 'faces'

export const everyRing: readonly Ring[] = ['door', 'case', 'staff', 'audit', 'faces']

/** Each lasting secret of the site, and the ring that one must hold to have it. */
const ringOfSecret = {
  'code-pepper': 'door',
  ticket: 'door',
  'sealed-step': 'door',
  source: 'door',
  lookup: 'case',
  pseudonym: 'case',
  'assessment-signature': 'case',
  erasure: 'case',
  'staff-lookup': 'staff',
  practice: 'staff',
  'audit-root': 'audit',
  'second-face': 'faces',
} as const satisfies Record<string, Ring>

export type SecretName = keyof typeof ringOfSecret

export const ringOf = (name: SecretName): Ring => ringOfSecret[name]

/** Keeps the keys that wrap data keys. The keys themselves never leave it. */
export interface KeyProvider {
  readonly id: string
  /** The key as text that opens only with the same ring and context; the context is the owner's id. */
  wrap(ring: Ring, key: Uint8Array, context: string): Promise<string>
  /** Throws RingNotHeld, KeyBroken or KeysUnavailable. Never call it inside a transaction: it may cross the network. */
  unwrap(ring: Ring, wrapped: string, context: string): Promise<Uint8Array>
  /** 32 bytes, the same for as long as the site lives, whatever keys are rotated. */
  secret(name: SecretName): Promise<Uint8Array>
}

/** This part of the system was never given that ring. */
export class RingNotHeld extends Error {
  override readonly name = 'RingNotHeld'
  readonly ring: Ring
  constructor(ring: Ring) {
    super(`The ring '${ring}' is not held here`)
    this.ring = ring
  }
}

/** The wrapped key was altered, or belongs to another ring or owner. */
export class KeyBroken extends Error {
  override readonly name = 'KeyBroken'
  constructor(ring: Ring) {
    super(`A wrapped key of the ring '${ring}' does not open`)
  }
}

/** The keys cannot be reached now; trying again later may help. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
  constructor(reason: string, cause?: unknown) {
    super(`The keys cannot be reached: ${reason}`, { cause })
  }
}
