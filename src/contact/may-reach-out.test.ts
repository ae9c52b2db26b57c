import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agreedChannels,
  contactAgreementShape,
  nothingAgreedOnContact,
  type ContactAgreement,
  type Window,
} from './agreement.ts'
import { harmlessTexts } from './harmless.ts'
import { mayReachOut, type Asked } from './may-reach-out.ts'
import { zoneNames } from './time-zones.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const agreed = (changed: Partial<ContactAgreement> = {}): ContactAgreement => ({
  ...nothingAgreedOnContact,
  channels: [{ channel: 'phone', reachAt: '20 00 00 00' }],
  hours: [{ days: everyDay, from: '10:00', to: '14:00' }],
  expiresAt: '2030-01-01T00:00:00Z',
  ...changed,
})
const ask = (changed: Partial<Omit<Asked, 'at'>> & { at?: string } = {}) =>
  mayReachOut({
    channel: 'phone',
    watched: false,
    harmless: false,
    agreement: agreed(),
    overridden: false,
    ...changed,
    at: Temporal.Instant.from(changed.at ?? '2026-06-10T10:00:00Z'),
  })
const why = (changed: Parameters<typeof ask>[0]) => {
  const answer = ask(changed)
  return 'done' in answer ? answer.done : answer.refused.why
}
const during = (window: Omit<Window, 'days'>, timeZone: string, at: string, days = everyDay) =>
  why({ at, agreement: agreed({ timeZone, hours: [{ days, ...window }] }) })

describe('may we reach out', () => {
  it('says no where nothing, or only half of it, is agreed', () => {
    for (const agreement of [
      undefined,
      nothingAgreedOnContact,
      agreed({ channels: [] }),
      agreed({ hours: [] }),
      agreed({ expiresAt: undefined }),
    ]) {
      for (const channel of agreedChannels) expect(why({ agreement, channel })).toBe('no-agreement')
    }
  })

  it('P8 says yes to the channel that was agreed, and to no other', () => {
    for (const channel of agreedChannels) {
      expect(why({ channel })).toBe(channel === 'phone' ? 'agreed' : 'channel-not-agreed')
    }
  })

  it('has expired from the very moment it says', () => {
    const expiresAt = '2026-06-10T10:00:00Z'
    expect(why({ agreement: agreed({ expiresAt }), at: '2026-06-10T09:59:59.999Z' })).toBe('agreed')
    expect(why({ agreement: agreed({ expiresAt }), at: expiresAt })).toBe('agreement-expired')
  })

  it('lets a message wait in the conversation, agreed or not: the person comes for it', () => {
    expect(why({ channel: 'site', agreement: undefined })).toBe('own-visit')
    expect(why({ channel: 'site', at: '2026-06-10T02:00:00Z' })).toBe('own-visit')
  })

  it('says no to everything but a harmless text on the site while somebody may be reading, override or not', () => {
    for (const channel of [...agreedChannels, 'site'] as const) {
      for (const overridden of [true, false]) {
        for (const harmless of [true, false]) {
          expect(why({ channel, overridden, harmless, watched: true })).toBe(
            channel === 'site' && harmless ? 'harmless' : 'watched',
          )
        }
      }
    }
  })

  it('lets danger to life go before every part of the agreement', () => {
    for (const agreement of [
      undefined,
      agreed({ channels: [] }),
      agreed({ expiresAt: '2020-01-01T00:00:00Z' }),
    ]) {
      expect(why({ agreement, overridden: true })).toBe('overridden')
    }
  })
})

describe('hours', () => {
  it('begin with the minute they say and end before the one they say, where the person is', () => {
    const lunch = { from: '10:00', to: '14:00' }
    expect(during(lunch, 'Europe/Copenhagen', '2026-06-10T07:59:59.999Z')).toBe('outside-hours')
    expect(during(lunch, 'Europe/Copenhagen', '2026-06-10T08:00:00Z')).toBe('agreed')
    expect(during(lunch, 'Europe/Copenhagen', '2026-06-10T11:59:59.999Z')).toBe('agreed')
    expect(during(lunch, 'Europe/Copenhagen', '2026-06-10T12:00:00Z')).toBe('outside-hours')
    // Half past the hour in Kabul.
    expect(during(lunch, 'Asia/Kabul', '2026-06-10T05:29:59Z')).toBe('outside-hours')
    expect(during(lunch, 'Asia/Kabul', '2026-06-10T05:30:00Z')).toBe('agreed')
  })

  it('go over midnight, and belong to the day they begin on', () => {
    const night = { from: '22:00', to: '02:00' }
    const friday = [5]
    // Friday 12 June 2026, in Copenhagen two hours ahead of UTC.
    expect(during(night, 'Europe/Copenhagen', '2026-06-12T19:59:59Z', friday)).toBe('outside-hours')
    expect(during(night, 'Europe/Copenhagen', '2026-06-12T21:59:59Z', friday)).toBe('agreed')
    expect(during(night, 'Europe/Copenhagen', '2026-06-12T22:00:00Z', friday)).toBe('agreed')
    expect(during(night, 'Europe/Copenhagen', '2026-06-12T23:59:59Z', friday)).toBe('agreed')
    expect(during(night, 'Europe/Copenhagen', '2026-06-13T00:00:00Z', friday)).toBe('outside-hours')
    // The night into Friday is Thursday's.
    expect(during(night, 'Europe/Copenhagen', '2026-06-11T23:00:00Z', friday)).toBe('outside-hours')
  })

  it('of a whole day end where the day does, also when it has 23 or 25 hours', () => {
    const whole = { from: '00:00', to: '00:00' }
    const sunday = [7]
    for (const [from, to] of [
      ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
      ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ] as const) {
      const just = (at: string, milliseconds: number) =>
        Temporal.Instant.from(at).add({ milliseconds }).toString()
      expect(during(whole, 'Europe/Copenhagen', just(from, -1), sunday)).toBe('outside-hours')
      expect(during(whole, 'Europe/Copenhagen', from, sunday)).toBe('agreed')
      expect(during(whole, 'Europe/Copenhagen', just(to, -1), sunday)).toBe('agreed')
      expect(during(whole, 'Europe/Copenhagen', to, sunday)).toBe('outside-hours')
    }
  })

  it('that begin in the hour skipped in spring begin later, and those that end in it end sooner', () => {
    // 02:00 became 03:00 on 29 March 2026, at 01:00 UTC.
    const begins = { from: '02:30', to: '05:00' }
    expect(during(begins, 'Europe/Copenhagen', '2026-03-29T01:00:00Z')).toBe('outside-hours')
    expect(during(begins, 'Europe/Copenhagen', '2026-03-29T01:30:00Z')).toBe('agreed')
    const ends = { from: '00:30', to: '02:30' }
    expect(during(ends, 'Europe/Copenhagen', '2026-03-29T00:29:59Z')).toBe('agreed')
    expect(during(ends, 'Europe/Copenhagen', '2026-03-29T00:30:00Z')).toBe('outside-hours')
  })

  it('that begin in the hour that comes twice in autumn wait for the second, and those that end in it for neither', () => {
    // 03:00 became 02:00 on 25 October 2026, at 01:00 UTC.
    const begins = { from: '02:30', to: '05:00' }
    expect(during(begins, 'Europe/Copenhagen', '2026-10-25T00:30:00Z')).toBe('outside-hours')
    expect(during(begins, 'Europe/Copenhagen', '2026-10-25T01:30:00Z')).toBe('agreed')
    const ends = { from: '00:30', to: '02:30' }
    expect(during(ends, 'Europe/Copenhagen', '2026-10-25T00:29:59Z')).toBe('agreed')
    expect(during(ends, 'Europe/Copenhagen', '2026-10-25T00:30:00Z')).toBe('outside-hours')
    expect(during(ends, 'Europe/Copenhagen', '2026-10-25T01:15:00Z')).toBe('outside-hours')
  })

  it('say when they begin again, and not after the agreement ends', () => {
    const weekday = [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '14:00' }]
    // Friday afternoon; Monday is 15 June.
    const at = '2026-06-12T13:00:00Z'
    expect(ask({ at, agreement: agreed({ hours: weekday }) })).toEqual({
      refused: { why: 'outside-hours', next: Temporal.Instant.from('2026-06-15T08:00:00Z') },
    })
    const expiresAt = '2026-06-15T08:00:00Z'
    expect(ask({ at, agreement: agreed({ hours: weekday, expiresAt }) })).toEqual({
      refused: { why: 'outside-hours', next: undefined },
    })
  })
})

describe('for any hours, anywhere, at any moment of two years', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  const window: fc.Arbitrary<Window> = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: time,
    to: time,
  })
  const begins = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds
  const anyMoment = fc
    .integer({ min: 0, max: 2 * 366 * 24 * 60 })
    .map(minutes => Temporal.Instant.fromEpochMilliseconds(begins + minutes * 60_000))
  /** The hours around every change of the clocks in Copenhagen and New York, minute by minute. */
  const nearAChange = fc
    .tuple(
      fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z'),
      fc.integer({ min: -300, max: 300 }),
    )
    .map(([change, minutes]) => Temporal.Instant.from(change).add({ minutes }))
  const zone = fc.constantFrom(...zoneNames)

  /** What a clock on the person's wall says, and nothing else. */
  const onTheWall = (at: Temporal.Instant, timeZone: string, { days, from, to }: Window) => {
    const here = at.toZonedDateTimeISO(timeZone)
    const now = here.toPlainTime().toString({ smallestUnit: 'minute' })
    const yesterday = here.toPlainDate().subtract({ days: 1 }).dayOfWeek
    return to > from
      ? days.includes(here.dayOfWeek) && from <= now && now < to
      : (days.includes(here.dayOfWeek) && from <= now) || (days.includes(yesterday) && now < to)
  }
  const saysYes = (at: Temporal.Instant, timeZone: string, hours: Window[]) =>
    'done' in ask({ at: at.toString(), agreement: agreed({ timeZone, hours }) })

  it('P8 says yes only when the clock on the wall does, whatever the clocks do', () => {
    fc.assert(
      fc.property(fc.oneof(anyMoment, nearAChange), zone, window, (at, timeZone, hours) => {
        if (saysYes(at, timeZone, [hours])) expect(onTheWall(at, timeZone, hours)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })

  it('says yes whenever the clock on the wall does, but for the days on which it is put forward or back', () => {
    fc.assert(
      fc.property(anyMoment, zone, window, (at, timeZone, hours) => {
        const today = at.toZonedDateTimeISO(timeZone).startOfDay()
        const days = [today.subtract({ days: 1 }), today]
        fc.pre(days.every(day => day.hoursInDay === 24))
        expect(saysYes(at, timeZone, [hours])).toBe(onTheWall(at, timeZone, hours))
      }),
      { numRuns: 4000 },
    )
  })
})

describe('what was agreed in words before', () => {
  it('is kept to the letter, and opens nothing', () => {
    const before = {
      channel: 'Gennem praktikvejlederen',
      hours: 'Hverdage mellem 10 og 14',
      whoMayHear: 'Veninden',
      mayLeaveMessage: 'no',
      ifSomeoneElseAnswers: 'Vi ringer om vagtplanen',
    }
    const now = contactAgreementShape.parse(before)
    expect(now).toMatchObject({
      whoMayHear: 'Veninden',
      mayLeaveMessage: 'no',
      ifSomeoneElseAnswers: 'Vi ringer om vagtplanen',
      more: 'Gennem praktikvejlederen\nHverdage mellem 10 og 14',
    })
    expect(why({ agreement: now })).toBe('no-agreement')
    expect(contactAgreementShape.parse(now)).toEqual(now)
  })
})

describe('the harmless texts', () => {
  const said = Object.values(harmlessTexts).flatMap(each => Object.values(each))

  it('say nothing of what about, name nobody, and hold no number and no address', () => {
    const telling =
      /\d|@|http|www|\bsag|fare|sikker|vold|familie|kontakt|politi|hjælp|ægteskab|tvang|\bcase|danger|safe|violen|famil|police|help|marri|honou?r|æres/i
    expect(said.filter(text => telling.test(text))).toEqual([])
    expect(telling.test('Vi taler om din sag')).toBe(true)
  })

  it('are short, and each is said once', () => {
    expect(said.every(text => text.length <= 80)).toBe(true)
    expect(new Set(said).size).toBe(said.length)
  })
})
