import type { SignedDocument } from '../assessment/document.ts'
import type { DriversKept, AnswerCode } from '../assessment/parts.ts'
import type { Level } from '../instruments/codes.ts'
import type { SecondConclusion, SecondDocument } from './second-rating.ts'

/** One question as both answered it; undefined where one of them was not asked. */
export interface Compared {
  readonly item: string
  readonly personId: string | undefined
  readonly timeframe: 'now' | 'earlier'
  readonly first: AnswerCode | undefined
  readonly second: AnswerCode | undefined
}

/** Two blind ratings side by side: every item, once per actor, now and earlier (R3). Nothing is summed up. */
export function compareRatings(first: SignedDocument, second: SecondDocument): Compared[] {
  const theirs = new Map(
    second.answers.flatMap(({ personId, content }) =>
      content.kind === 'domain'
        ? Object.entries(content.ratings).map(
            ([item, rating]) => [`${item} ${personId ?? ''}`, rating] as const,
          )
        : [],
    ),
  )
  const mine = new Map(
    first.answers.flatMap(({ part, personId, content }) =>
      content.kind === 'rating'
        ? [[`${part.slice('item:'.length)} ${personId ?? ''}`, content] as const]
        : [],
    ),
  )
  return [...new Set([...mine.keys(), ...theirs.keys()])].toSorted().flatMap(key => {
    const [item = '', person = ''] = key.split(' ')
    return (['now', 'earlier'] as const).flatMap(timeframe => {
      const one = mine.get(key)?.[timeframe]
      const other = theirs.get(key)?.[timeframe]
      return one === undefined && other === undefined
        ? []
        : [{ item, personId: person === '' ? undefined : person, timeframe, first: one, second: other }]
    })
  })
}

/** What drives the risk, as both named it. */
export interface ComparedDriver {
  readonly item: string
  readonly actor: string | undefined
  readonly first: boolean
  readonly second: boolean
}

export function compareDrivers(first: SignedDocument, second: SecondDocument): ComparedDriver[] {
  const chosenIn = (answers: readonly { content: { kind: string } }[]) =>
    answers.flatMap(({ content }) => (content.kind === 'drivers' ? (content as DriversKept).chosen : []))
  const keyOf = ({ item, actor }: { item: string; actor?: string | undefined }) => `${item} ${actor ?? ''}`
  const [mine, theirs] = [chosenIn(first.answers), chosenIn(second.answers)]
  const all = new Map([...mine, ...theirs].map(each => [keyOf(each), each] as const))
  return [...all.entries()]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, { item, actor }]) => ({
      item,
      actor,
      first: mine.some(each => keyOf(each) === key),
      second: theirs.some(each => keyOf(each) === key),
    }))
}

export const secondLevelOf = (document: SecondDocument): Level | undefined => conclusionOf(document)?.level

export const conclusionOf = (document: SecondDocument): SecondConclusion | undefined =>
  document.answers.flatMap(({ content }) => (content.kind === 'conclusion' ? [content] : []))[0]

/**
 * What measuring agreement may see of two ratings of one case: codes alone, actors without a name and in no order
 * that leads back to anybody (R3, R4).
 */
export function agreementCodes(first: SignedDocument, second: SecondDocument): unknown {
  const concluded = first.answers.flatMap(({ content }) =>
    content.kind === 'conclusion' ? [content] : [],
  )[0]
  const other = conclusionOf(second)
  return {
    items: compareRatings(first, second).map(({ item, personId, timeframe, first: one, second: two }) => ({
      item,
      perActor: personId !== undefined,
      timeframe,
      first: one,
      second: two,
    })),
    drivers: compareDrivers(first, second).map(({ item, actor, first: one, second: two }) => ({
      item,
      perActor: actor !== undefined,
      first: one,
      second: two,
    })),
    level: { first: first.inForce.level, second: other?.level },
    urgency: { first: first.inForce.urgency, second: other?.urgency },
    severity: { first: concluded?.severity, second: other?.severity },
    confidence: { first: concluded?.confidence, second: other?.confidence },
  }
}
