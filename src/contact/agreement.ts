import { z } from 'zod'

/**
 * The ways we may reach a person, besides the site, where they come themselves. `somebody`: through another person.
 * `digital-post` is agreed only after it was seen that nobody else can read it.
 */
export const agreedChannels = [
  'phone',
  'sms',
  'email',
  'letter',
  'digital-post',
  'somebody',
  'meeting',
] as const
export type AgreedChannel = (typeof agreedChannels)[number]
/** `site`: a message that waits in the conversation until the person comes for it. */
export type Channel = AgreedChannel | 'site'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/**
 * On these days (1 is Monday) from one time of day to another, in the person's own time zone. `to` at or before
 * `from` is on the day after: 22:00–02:00 goes over midnight, and 00:00–00:00 is the whole day.
 */
const windowShape = z.object({
  days: z.array(z.number().int().min(1).max(7)),
  from: timeOfDay,
  to: timeOfDay,
})
export type Window = z.infer<typeof windowShape>

const shape = z.object({
  /** `reachAt`: the number or address, or whom to ask for. */
  channels: z.array(z.object({ channel: z.enum(agreedChannels), reachAt: z.string() })),
  hours: z.array(windowShape),
  /** Where the person is, such as `Europe/Copenhagen`: the hours are theirs, not ours. */
  timeZone: z.string(),
  /** ISO 8601 instant from which it holds no longer. */
  expiresAt: z.string().optional(),
  /** Who may be near. */
  whoMayHear: z.string(),
  mayLeaveMessage: z.enum(['yes', 'no', 'not-known']),
  ifSomeoneElseAnswers: z.string(),
  /** An ordinary sentence of the person's that means: I am not alone. */
  notAlonePhrase: z.string(),
  /** Another that means: it was a mistake, I am alone. */
  mistakePhrase: z.string(),
  /** What we do then, agreed beforehand. */
  whenNotAlone: z.string(),
  /** Whatever else belongs to it, such as what must never be used. */
  more: z.string(),
})

export const nothingAgreedOnContact: ContactAgreement = {
  channels: [],
  hours: [],
  timeZone: 'Europe/Copenhagen',
  whoMayHear: '',
  mayLeaveMessage: 'not-known',
  ifSomeoneElseAnswers: '',
  notAlonePhrase: '',
  mistakePhrase: '',
  whenNotAlone: '',
  more: '',
}

/** Once channel and hours were two texts in the writer’s own words: they are kept as words, and open nothing. */
const fromWords = (kept: unknown): unknown => {
  const words = z.looseObject({ channel: z.string(), hours: z.string() }).safeParse(kept)
  if (!words.success) return kept
  const { channel, hours, ...rest } = words.data
  return { ...nothingAgreedOnContact, ...rest, hours: [], more: inWords(channel, hours) }
}

export const inWords = (...texts: readonly string[]): string =>
  texts.filter(text => text.trim() !== '').join('\n')

/** How the person can be reached without anybody else learning of it. Empty text: not agreed. */
export const contactAgreementShape = z.preprocess(fromWords, shape)
export type ContactAgreement = z.infer<typeof shape>
