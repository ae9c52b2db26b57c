import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import type { EventCode, Level } from './codes.ts'
import { levels } from './codes.ts'
import { fromNow, now } from './invented-picture.ts'
import { callsForReassessment, reassessmentDue } from './reassessment.ts'
import { secondRaterDue } from './second-rater.ts'

describe('a new assessment is due', () => {
  it.each<[Level, due: string, overdue: string]>([
    ['extreme', '+24h', '+28h'],
    ['high', '+168h', '+192h'],
    ['medium', '+720h', '+792h'],
    ['low', '+2160h', '+2328h'],
  ])('at %s after %s, and is late from %s', (level, due, overdue) => {
    expect(reassessmentDue(asrae, level, now)).toEqual({ due: fromNow(due), overdueFrom: fromNow(overdue) })
  })

  it('after a lowering, once more as soon as before', () => {
    expect(reassessmentDue(asrae, 'low', now, 'extreme')).toEqual(reassessmentDue(asrae, 'extreme', now))
    expect(reassessmentDue(asrae, 'medium', now, 'high')).toEqual(reassessmentDue(asrae, 'high', now))
  })

  it('by its own level the time after, and after a raise at once by the new one', () => {
    expect(reassessmentDue(asrae, 'low', now, 'low').due).toEqual(fromNow('+2160h'))
    expect(reassessmentDue(asrae, 'high', now, 'low').due).toEqual(fromNow('+168h'))
  })

  it('after each of the 19 kinds of event, and no other', () => {
    expect(asrae.reassessment.fullAfterEvents).toHaveLength(19)
    expect(asrae.reassessment.fullAfterEvents.every(event => callsForReassessment(asrae, event))).toBe(true)
    expect(callsForReassessment(asrae, 'full_moon' as EventCode)).toBe(false)
  })
})

describe('a second rater', () => {
  it('has 24 hours at high as at extreme, so the deadline does not give the level away', () => {
    expect(secondRaterDue(asrae, 'high', now)).toEqual(fromNow('+24h'))
    expect(secondRaterDue(asrae, 'extreme', now)).toEqual(fromNow('+24h'))
  })
  it('is not asked for below', () => {
    expect(levels.filter(level => secondRaterDue(asrae, level, now) === undefined)).toEqual(['low', 'medium'])
  })
})
