import { threads } from './threads.ts'

/** What the second conversation is about. A person at the desk picks one together with the person. */
export const topicCodes = ['library-adult', 'sports-adult', 'homework-under-18', 'sports-under-18'] as const
export type TopicCode = (typeof topicCodes)[number]

export const ages = ['adult', 'under-18'] as const
export type Age = (typeof ages)[number]

export const threadLanguages = ['da', 'en'] as const
export type ThreadLanguage = (typeof threadLanguages)[number]

/** One message of the thread that is there from the beginning, so many days before it is given. */
export interface Said {
  readonly by: 'person' | 'staff'
  readonly daysAgo: number
  /** The hour of the day in Denmark; the minutes are drawn. */
  readonly hour: number
  readonly text: string
}

export interface Thread {
  /** The person's own first message as we suggest it; they put it in words of their own. */
  readonly first: string
  readonly rest: readonly Said[]
  /** What may be left there later, one at a time and by hand. A text is never reworded: better words are a new one. */
  readonly replies: readonly string[]
}

export interface Topic {
  readonly code: TopicCode
  readonly age: Age
  readonly name: Readonly<Record<ThreadLanguage, string>>
}

export const topics: readonly Topic[] = [
  {
    code: 'library-adult',
    age: 'adult',
    name: { da: 'Læsehjælp på biblioteket', en: 'Reading help at the library' },
  },
  {
    code: 'sports-adult',
    age: 'adult',
    name: { da: 'Medlem af en idrætsforening', en: 'Member of a sports club' },
  },
  { code: 'homework-under-18', age: 'under-18', name: { da: 'Lektiecafé', en: 'Homework café' } },
  {
    code: 'sports-under-18',
    age: 'under-18',
    name: { da: 'Børnehold i en idrætsforening', en: 'Junior team of a sports club' },
  },
]

export const threadOf = (code: TopicCode, language: ThreadLanguage): Thread => threads[code][language]

/** The topics for the person's age; all of them when it is not known. The one who is with the person picks. */
export const topicsFor = (
  under18: 'yes' | 'no' | 'not-known',
  approved: readonly string[],
): readonly Topic[] =>
  topics.filter(
    ({ code, age }) =>
      approved.includes(code) && (under18 === 'not-known' || (age === 'under-18') === (under18 === 'yes')),
  )

/** Which of the closed list of replies; they are numbered, because each is one of its topic's own. */
export const replyOf = (code: TopicCode, language: ThreadLanguage, number: number): string | undefined =>
  threadOf(code, language).replies[number]
