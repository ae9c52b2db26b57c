import { describe, expect, it } from 'vitest'
import { bodyFrom } from '../../kit/body.ts'
import type { DeskContext } from '../desk-house.ts'
import { asksAboutCpr } from './at-case.ts'

const asks = (fields: Record<string, string>) =>
  asksAboutCpr({ var: { body: bodyFrom(fields) } } as unknown as DeskContext)

describe('a CPR number', () => {
  it('is asked about in what was typed, until somebody says that it should be kept', () => {
    expect(asks({ text: 'Hun har 010190-1234' })).toBe(true)
    expect(asks({ text: 'Hun har 010190-1234', 'keep-cpr': 'yes' })).toBe(false)
  })

  it('is not seen in an id or a digest of ours', () => {
    expect(asks({ act: '0101901a-1234-4abc-8abc-010190123411' })).toBe(false)
    expect(asks({ seen: `a0101901234b${'c'.repeat(52)}` })).toBe(false)
  })
})
