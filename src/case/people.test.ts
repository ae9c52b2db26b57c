import { expect, it } from 'vitest'
import { knownNow, type Knowledge } from './people.ts'

const noted = (of: Knowledge['of'], knows: Knowledge['knows'], notedAt: string): Knowledge => ({
  of,
  knows,
  notedAt,
  source: 'Lejla selv',
})

it('counts the newest that was noted about each thing, in whatever order it was written', () => {
  const known = knownNow([
    noted('location', 'yes', '2026-11-24T09:00:00Z'),
    noted('location', 'no', '2026-11-20T09:00:00Z'),
    noted('plan', 'suspects', '2026-11-21T09:00:00Z'),
  ])
  expect(known.get('location')?.knows).toBe('yes')
  expect(known.get('plan')?.knows).toBe('suspects')
  expect(known.has('contact-with-us')).toBe(false)
})
