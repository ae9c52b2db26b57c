import { describe, expect, it } from 'vitest'
import { catalogueOf, type CatalogueText } from './catalogue.ts'
import { stateOf, type TextCheck, type TextCheckId } from './checks.ts'

const danish = {
  heading: 'Skriv til os',
  how: ['Kom tilbage', 'Læs svaret'],
  when: (moment: string) => `Vi læser ${moment}.`,
  things: (count: number) => (count === 1 ? 'Én ting' : `${count} ting`),
  firstReplies: { received: 'Vi har fået det' },
}
const turkish: CatalogueText = {
  heading: 'Bize yazın',
  how: ['Geri gelin', 'Cevabı okuyun'],
  when: (moment: string) => `${moment} okuruz.`,
  things: (count: number) => `${count} şey`,
  firstReplies: { received: 'Yazdıklarınızı aldık' },
}
const of = (own: CatalogueText) => catalogueOf('tr', { own, danish, english: danish })

describe('the catalogue of a language', () => {
  it('holds every text with the Danish beside it, and a mark where something is put in', () => {
    expect(of(turkish).lines).toEqual([
      { place: 'heading', danish: 'Skriv til os', text: 'Bize yazın' },
      { place: 'how.0', danish: 'Kom tilbage', text: 'Geri gelin' },
      { place: 'how.1', danish: 'Læs svaret', text: 'Cevabı okuyun' },
      { place: 'when', danish: 'Vi læser {1}.', text: '{1} okuruz.' },
      { place: 'things', danish: '{1} ting', text: '{1} şey' },
      { place: 'firstReplies.received', danish: 'Vi har fået det', text: 'Yazdıklarınızı aldık' },
    ])
    expect(of(turkish).firstReplies.map(each => [each.code, each.danish])).toEqual([
      ['received', 'Vi har fået det'],
    ])
  })

  it('shows the forms that counting makes', () => {
    expect(catalogueOf('da', { own: danish, danish, english: danish }).lines).toContainEqual({
      place: 'things(1)',
      danish: 'Én ting',
      text: 'Én ting',
    })
  })

  it.each<[string, CatalogueText]>([
    ['a text', { ...turkish, heading: 'Bize yazın.' }],
    ['one in a list', { ...turkish, how: ['Geri gelin', 'Cevabı okuyun!'] }],
    ['a sentence', { ...turkish, when: (moment: string) => `${moment} okuyacağız.` }],
    ['the word for one', { ...turkish, things: (n: number) => (n === 1 ? 'Bir şey' : `${n} şey`) }],
    ['one more text', { ...turkish, more: 'Daha' }],
  ])('is another when %s is', (_, changed) => {
    expect(of(changed).digest).not.toEqual(of(turkish).digest)
  })

  it('is the same when the file only has another order', () => {
    const { heading, ...rest } = turkish
    expect(of({ ...rest, heading: heading ?? '' }).digest).toEqual(of(turkish).digest)
  })
})

describe('whether a language is checked', () => {
  const check = (digest: Uint8Array, more: Partial<TextCheck> = {}): TextCheck => ({
    id: '1' as TextCheckId,
    language: 'tr',
    digest,
    translator: 'Elif',
    checkedOn: Temporal.PlainDate.from('2026-11-01'),
    recordedBy: 'Ravn',
    recordedAt: Temporal.Instant.from('2026-11-02T09:00:00Z'),
    takenBackAt: undefined,
    ...more,
  })
  const now = of(turkish)
  const before = of({ ...turkish, heading: 'Yazın' })
  const takenBackAt = Temporal.Instant.from('2026-11-03T09:00:00Z')

  it.each<[string, TextCheck[], string]>([
    ['nobody has looked', [], 'unchecked'],
    ['somebody has', [check(now.digest)], 'checked'],
    ['a text became another', [check(before.digest)], 'changed'],
    ['it was taken back', [check(now.digest, { takenBackAt })], 'unchecked'],
    ['another language was checked', [check(now.digest, { language: 'so' })], 'unchecked'],
    ['it was checked anew', [check(now.digest), check(before.digest)], 'checked'],
  ])('%s: %s', (_, checks, expected) => {
    expect(stateOf(now, checks).is).toBe(expected)
  })

  it('needs nobody for the Danish', () => {
    expect(stateOf({ ...now, language: 'da' }, []).is).toBe('source')
  })
})
