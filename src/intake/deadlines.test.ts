import { describe, expect, it } from 'vitest'
import { answerDue, answerDueWhenSomebodyIsHere } from './deadlines.ts'

const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Copenhagen').toInstant()
const due = (hurry: Parameters<typeof answerDue>[0], local: string) =>
  answerDue(hurry, at(local)).toZonedDateTimeISO('Europe/Copenhagen').toPlainDateTime().toString()

const citizen = { askedBy: 'citizen', acute: false } as const
const relative = { askedBy: 'relative', acute: false } as const
const professional = { askedBy: 'professional', acute: false } as const
const acute = { askedBy: 'citizen', acute: true } as const

describe('when an enquiry must have an answer', () => {
  it('is half an hour for a citizen or a relative while the office is staffed', () => {
    expect(due(citizen, '2026-11-24T10:00')).toBe('2026-11-24T10:30:00')
    expect(due(relative, '2026-11-24T10:00')).toBe('2026-11-24T10:30:00')
  })

  it('is a quarter of an hour when it may happen today or tomorrow, whoever asks', () => {
    expect(due(acute, '2026-11-24T10:00')).toBe('2026-11-24T10:15:00')
    expect(due({ askedBy: 'professional', acute: true }, '2026-11-24T10:00')).toBe('2026-11-24T10:15:00')
  })

  it('is four hours for a professional', () => {
    expect(due(professional, '2026-11-24T10:00')).toBe('2026-11-24T14:00:00')
  })

  it('is never after closing time, because then nobody would see it missed', () => {
    expect(due(citizen, '2026-11-24T14:50')).toBe('2026-11-24T15:00:00')
    expect(due(professional, '2026-11-24T13:00')).toBe('2026-11-24T15:00:00')
  })

  it('runs from the next opening when nobody is there, over the weekend and for the acute too', () => {
    expect(due(citizen, '2026-11-24T15:00')).toBe('2026-11-25T08:30:00')
    expect(due(acute, '2026-11-27T23:00')).toBe('2026-11-30T08:15:00')
    expect(due(professional, '2026-11-24T06:00')).toBe('2026-11-24T12:00:00')
  })

  it('runs at once for a call at night that a colleague wrote down', () => {
    const night = at('2026-11-28T02:00')
    expect(answerDueWhenSomebodyIsHere(citizen, night).equals(night.add({ minutes: 30 }))).toBe(true)
  })
})
