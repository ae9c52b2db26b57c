import { describe, expect, it } from 'vitest'
import { shownOf } from '../../../risk/assessment/document.ts'
import { emptyRating, type RatingKept } from '../../../risk/assessment/parts.ts'
import { asrae } from '../../../risk/instruments/asrae.ts'
import type { Wording } from './answer-words.tsx'
import { foundInWords } from './found-in-words.ts'

const wording: Wording = {
  language: 'da',
  instrument: shownOf(asrae),
  moment: String,
  actorName: id => id,
  aliasOf: id => id,
}
const rated = (item: string, rating: Partial<RatingKept>) => ({
  part: `item:${item}`,
  content: { ...emptyRating, ...rating },
})
const heard = (wouldKnow: boolean) => ({
  id: '1',
  text: 'Naboen har ikke hørt noget.',
  sourceType: 'other',
  source: 'naboen',
  observedOn: undefined,
  recordedOn: '2026-11-25',
  directness: 'second_hand' as const,
  confidence: 'low' as const,
  wouldKnow,
  mayBeSharedWith: undefined,
  sourceMustBeProtected: false,
})
const item = (code: string) => ({ kind: 'item' as const, item: code })
const found = (code: string, places: string[], answers: ReturnType<typeof rated>[]) =>
  foundInWords(asrae, wording, { code, places: places.map(item) }, answers).map(each => ({
    text: each.text,
    items: each.places.map(place => place.item),
  }))

describe('what a check on evidence has found', () => {
  it('says that evidence is missing only where there is none', () => {
    expect(found('IC12', ['A1'], [rated('A1', { now: '2' })])).toEqual([
      { text: 'En bedømmelse mangler belæg', items: ['A1'] },
    ])
  })

  it('says of a no with evidence that no source would know', () => {
    expect(found('IC12', ['A2'], [rated('A2', { now: '0', evidence: [heard(false)] })])).toEqual([
      {
        text: 'Et nej har belæg, men ingen kilde, der ville vide det, hvis det var sådan',
        items: ['A2'],
      },
    ])
  })

  it('says each of its own places when both are there', () => {
    const answers = [rated('A1', { now: '2' }), rated('A2', { earlier: '0', evidence: [heard(false)] })]

    expect(found('IC12', ['A1', 'A2'], answers).map(({ items }) => items)).toEqual([['A1'], ['A2']])
  })

  it('leaves every other check as it is', () => {
    expect(found('IC13', ['A2'], [rated('A2', { now: '0', evidence: [heard(false)] })])).toEqual([
      { text: '"Ikke kendt" uden en ansvarlig og en frist', items: ['A2'] },
    ])
  })
})
