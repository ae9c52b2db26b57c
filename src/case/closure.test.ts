import { describe, expect, it } from 'vitest'
import type { MeasureId } from '../foundation/ids.ts'
import type { LevelInForce } from './acute-card.ts'
import { closingReasons, whyNotYet } from './closure.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const lowAndFinal: LevelInForce = {
  level: 'low',
  urgency: 'planned',
  kind: 'final',
  signedAt: '2026-11-20T09:00:00Z',
  validUntil: '2027-02-18T09:00:00Z',
  assessmentId: 'a',
}
const note = { whoTakesOver: 'Sagsbehandleren i Engby', wayBack: 'De seks ord', note: '' }
const ready = { running: [], levelInForce: lowAndFinal, anonymous: true, note, now }

describe('closing', () => {
  it('waits while anything of the plan is still running, whatever the reason, and says what', () => {
    const running = ['m' as MeasureId]
    for (const reason of closingReasons) {
      expect(whyNotYet(reason, { ...ready, running })).toEqual({
        why: 'measures-still-running',
        measures: running,
      })
    }
  })

  it.each(['no-longer-needed', 'others-carry-on'] as const)(
    'as "%s" needs a final assessment at low',
    reason => {
      expect(whyNotYet(reason, ready)).toBeUndefined()
      expect(whyNotYet(reason, { ...ready, levelInForce: undefined })).toEqual({ why: 'not-assessed-as-low' })
      for (const level of ['medium', 'high', 'extreme'] as const) {
        expect(whyNotYet(reason, { ...ready, levelInForce: { ...lowAndFinal, level } })).toEqual({
          why: 'not-assessed-as-low',
        })
      }
      expect(whyNotYet(reason, { ...ready, levelInForce: { ...lowAndFinal, kind: 'provisional' } })).toEqual({
        why: 'not-assessed-as-low',
      })
    },
  )

  it('needs that assessment still to hold', () => {
    const atTheEnd = { ...ready, now: Temporal.Instant.from(lowAndFinal.validUntil) }
    expect(whyNotYet('no-longer-needed', atTheEnd)).toEqual({ why: 'assessment-out-of-date' })
  })

  it.each(['whoTakesOver', 'wayBack'] as const)('needs to know %s before an ordinary case ends', missing => {
    expect(whyNotYet('others-carry-on', { ...ready, note: { ...note, [missing]: '  ' } })).toEqual({
      why: 'plan-for-coming-back-missing',
    })
  })

  it('takes advice, an anonymous and a withdrawn matter with the reason alone', () => {
    const bare = { ...ready, levelInForce: undefined, note: { whoTakesOver: '', wayBack: '', note: '' } }
    for (const reason of ['advice-given', 'stayed-anonymous', 'withdrawn'] as const) {
      expect(whyNotYet(reason, bare)).toBeUndefined()
    }
  })

  it('lets "advice" be no way round an assessment, and "anonymous" none round a name', () => {
    expect(whyNotYet('advice-given', ready)).toEqual({ why: 'was-assessed' })
    expect(whyNotYet('stayed-anonymous', { ...ready, anonymous: false })).toEqual({ why: 'is-not-anonymous' })
  })

  it('never keeps somebody who wants no more help, even at extreme', () => {
    const levelInForce = { ...lowAndFinal, level: 'extreme' } as const
    expect(whyNotYet('withdrawn', { ...ready, levelInForce })).toBeUndefined()
  })
})
