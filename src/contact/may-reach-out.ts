import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { AgreedChannel, Channel, ContactAgreement, Window } from './agreement.ts'

export interface Asked {
  readonly channel: Channel
  readonly at: Temporal.Instant
  /** Somebody may be reading or listening on the person's devices. */
  readonly watched: boolean
  /** A text from the closed list of harmless ones, and nothing else. */
  readonly harmless: boolean
  /** Undefined: none was ever written. */
  readonly agreement: ContactAgreement | undefined
  /** Somebody on duty has set the agreement aside, with a reason, because a life is in danger. */
  readonly overridden: boolean
}

export type Ground = 'own-visit' | 'harmless' | 'agreed' | 'overridden'

export type ReachOutRefusal =
  | { why: 'watched' }
  | { why: 'no-agreement' }
  | { why: 'agreement-expired' }
  | { why: 'channel-not-agreed' }
  /** `next`: when the hours begin again; undefined when they do not before the agreement ends. */
  | { why: 'outside-hours'; next: Temporal.Instant | undefined }

/**
 * May we reach out to the person, by this channel, now? No, unless something here says yes.
 *
 * What waits in the conversation reaches no device until the person comes for it: there the only question is whether
 * somebody else may be reading. Danger to life goes before an agreement, and never before that question: for somebody
 * whose phone is read, a call can be the danger.
 */
export function mayReachOut(asked: Asked): Outcome<Ground, ReachOutRefusal> {
  const { channel, at, agreement } = asked
  if (asked.watched) {
    return channel === 'site' && asked.harmless ? done('harmless') : refused({ why: 'watched' })
  }
  if (channel === 'site') return done('own-visit')
  if (asked.overridden) return done('overridden')

  if (!agreement || !isComplete(agreement)) return refused({ why: 'no-agreement' })
  if (Temporal.Instant.compare(at, agreement.expiresAt) >= 0) return refused({ why: 'agreement-expired' })
  if (!agreement.channels.some(agreed => agreed.channel === channel)) {
    return refused({ why: 'channel-not-agreed' })
  }
  if (agreement.hours.some(window => isWithin(window, agreement.timeZone, at))) return done('agreed')
  return refused({ why: 'outside-hours', next: nextHours(agreement, at) })
}

/** Only a whole agreement opens anything: a way, hours and an end. */
export const isComplete = (
  agreement: ContactAgreement,
): agreement is ContactAgreement & { expiresAt: string } =>
  agreement.channels.length > 0 && agreement.hours.length > 0 && agreement.expiresAt !== undefined

export const channelsOf = (agreement: ContactAgreement): readonly AgreedChannel[] =>
  agreement.channels.map(({ channel }) => channel)

interface Span {
  readonly from: Temporal.Instant
  /** No longer within. */
  readonly to: Temporal.Instant
}

function isWithin(window: Window, timeZone: string, at: Temporal.Instant): boolean {
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate()
  // One that began yesterday may go over midnight.
  return [today.subtract({ days: 1 }), today].some(day => {
    const span = spanOn(day, window, timeZone)
    return (
      span !== undefined &&
      Temporal.Instant.compare(span.from, at) <= 0 &&
      Temporal.Instant.compare(at, span.to) < 0
    )
  })
}

/** Where a time of day is skipped or comes twice, the shorter span: the hour that is doubtful is not agreed. */
function spanOn(day: Temporal.PlainDate, { days, from, to }: Window, timeZone: string): Span | undefined {
  if (!days.includes(day.dayOfWeek)) return undefined
  const lastDay = to > from ? day : day.add({ days: 1 })
  const at = (date: Temporal.PlainDate, time: string, disambiguation: 'earlier' | 'later') =>
    date
      .toPlainDateTime(Temporal.PlainTime.from(time))
      .toZonedDateTime(timeZone, { disambiguation })
      .toInstant()
  return { from: at(day, from, 'later'), to: at(lastDay, to, 'earlier') }
}

function nextHours(
  agreement: ContactAgreement & { expiresAt: string },
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const { hours, timeZone, expiresAt } = agreement
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate()
  return Array.from({ length: 9 }, (_, ahead) => today.add({ days: ahead }))
    .flatMap(day => hours.map(window => spanOn(day, window, timeZone)))
    .filter(span => span !== undefined)
    .filter(span => Temporal.Instant.compare(span.from, span.to) < 0)
    .map(({ from }) => from)
    .filter(from => Temporal.Instant.compare(from, at) > 0 && Temporal.Instant.compare(from, expiresAt) < 0)
    .toSorted((one, other) => Temporal.Instant.compare(one, other))[0]
}
