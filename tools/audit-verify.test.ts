import { expect, it } from 'vitest'
import { wordsFor } from './audit-verify.ts'

const chain = '0aaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa'
const seen = { chains: 2, entries: 9, roots: 1 }

it('says what was proved', () => {
  expect(wordsFor(seen)).toBe('The audit trail is as it was written: 9 rows in 2 chains, and 1 signed roots.')
})

it('says what cannot be proved while no root is signed', () => {
  expect(wordsFor({ ...seen, roots: 0 })).toContain('a chain cut off whole would not be missed')
})

it.each([
  [{ what: 'altered', chain, seq: 4 }, `Row 4 of the chain ${chain} has been altered.`],
  [{ what: 'missing', chain, seq: 4 }, `Row 4 of the chain ${chain} is missing.`],
  [{ what: 'cut-off', chain, seq: 4 }, `row 4 and what came after are missing.`],
  [{ what: 'missing-chain', chain, seq: 4 }, 'is missing whole; it had 4 rows.'],
  [{ what: 'root', root: { line: 2, what: 'order' } }, 'Line 2 of the signed roots does not follow'],
] as const)('names the first fault in words: %o', (fault, words) => {
  const said = wordsFor({ ...seen, fault })
  expect(said).toContain('NOT as it was written')
  expect(said).toContain(words)
})

it('names where an erasure is missing, beside what else it found', () => {
  const missing = (first: number, last: number) => wordsFor({ ...seen, missingErasures: { first, last } })
  expect(missing(3, 3)).toContain('as it was written')
  expect(missing(3, 3)).toContain('Line 3 of the list of erasures is NOT there as it was signed')
  expect(missing(1, 4)).toContain('One of lines 1 to 4 of the list of erasures is NOT there')
})
