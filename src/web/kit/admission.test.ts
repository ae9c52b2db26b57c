import { expect, it } from 'vitest'
import { admission } from './admission.ts'

const start = Temporal.Instant.from('2026-11-24T09:00:00Z')
const tries = (door: ReturnType<typeof admission>, source: string, times: number, now = start) =>
  Array.from({ length: times }, () => door.admit(source, now)).filter(Boolean).length

it('lets a whole class in at once', () => {
  expect(tries(admission(), 'school', 30)).toBe(30)
})

it('lets ten thousand tries of one source come to thirty, and one more for each minute of patience', () => {
  const door = admission()
  expect(tries(door, 'bot', 10_000)).toBe(30)
  expect(tries(door, 'bot', 10_000, start.add({ seconds: 59 }))).toBe(0)
  expect(tries(door, 'bot', 10_000, start.add({ seconds: 60 }))).toBe(1)
  expect(tries(door, 'bot', 10_000, start.add({ hours: 1 }))).toBe(30)
})

it('lets others in meanwhile', () => {
  const door = admission()
  tries(door, 'bot', 10_000)
  expect(door.admit('somebody', start)).toBe(true)
})

it('gives nobody more and takes nothing when the clock is put back', () => {
  const door = admission()
  tries(door, 'bot', 30)
  expect(door.admit('bot', start.subtract({ hours: 2 }))).toBe(false)
  expect(door.admit('somebody', start.subtract({ hours: 2 }))).toBe(true)
})

it('remembers no more sources than it has room for', () => {
  const door = admission()
  tries(door, 'bot', 30)
  for (let other = 0; other < 50_000; other += 1) door.admit(`other ${other}`, start)
  expect(door.admit('bot', start)).toBe(true)
})
