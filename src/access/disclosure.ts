/**
 * Who a text may ever be shown to outside the corps, from the widest to the strictest. `municipality-only` is the
 * authority that is responsible; `protected` may give away a place, a plan or a source.
 */
export const disclosures = ['shareable', 'municipality-only', 'corps-only', 'protected'] as const
export type Disclosure = (typeof disclosures)[number]

/** The strictest of several; `shareable` where there is none. */
export const strictestOf = (classes: Iterable<Disclosure>): Disclosure =>
  [...classes].reduce<Disclosure>(
    (one, other) => (disclosures.indexOf(other) > disclosures.indexOf(one) ? other : one),
    'shareable',
  )

/** Whether it stays in the house, whoever asks. */
export const staysInTheCorps = (of: Disclosure): boolean => of === 'corps-only' || of === 'protected'
