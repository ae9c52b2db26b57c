import { describe, expect, it } from 'vitest'
import type { GivenAnswers } from '../../../duty-desk/triage.ts'
import { asrae } from '../../../risk/instruments/asrae.ts'
import { triageEvidence } from './around.ts'

const given = (more: Partial<GivenAnswers>): GivenAnswers => ({
  instrument: 'asrae',
  version: '0.1.0',
  wording: 'person',
  answers: {},
  notes: {},
  ...more,
})
const evidence = (answers: GivenAnswers) => triageEvidence(asrae, answers, 'saving', '2026-11-24', 'da')

describe('what was answered in the first call', () => {
  it('is evidence for the items its question is about, in the words that were noted', () => {
    const [first] = evidence(given({ answers: { Q1: 'no' }, notes: { Q1: 'Hun hvisker.' } }))

    expect(first?.items).toEqual(['A6', 'A7', 'D2'])
    expect(first?.evidence.text).toBe('Kan du tale frit, og hvor er du lige nu? – Nej. Hun hvisker.')
    expect(first?.evidence).toMatchObject({ sourceType: 'exposed_person', directness: 'first_hand' })
  })

  it('is second hand when somebody else rang, and nobody has judged how sure it is', () => {
    const [first] = evidence(given({ answers: { Q1: 'yes' }, wording: 'third-person' }))

    expect(first?.evidence.directness).toBe('second_hand')
    expect(first?.evidence.confidence).toBeUndefined()
  })

  it('is no evidence when it was not asked or not known', () => {
    expect(evidence(given({ answers: { Q1: 'unknown' } }))).toEqual([])
    expect(evidence(given({}))).toEqual([])
  })
})
