import { describe, expect, it } from 'vitest'
import { fold } from './picture.tsx'

describe('a name in its box', () => {
  it('stands on one line when it fits, and breaks at a space when it does not', () => {
    expect(fold('Jonas’ søster', 18)).toEqual(['Jonas’ søster'])
    expect(fold('Den ældste bror i Malmø', 18)).toEqual(['Den ældste bror i', 'Malmø'])
  })

  it('counts wide letters as wide: capitals take more of the line', () => {
    expect(fold('MOHAMMAD ABDULRAHMAN', 18)).toEqual(['MOHAMMAD', 'ABDULRAHMAN'])
  })

  it('breaks within a word only when the word alone is too long, and cuts what is left over', () => {
    const [first = '', second = '', ...more] = fold('Onkelmedetmegetlangtnavnsomnogenharskrevetudiét', 18)
    expect(first.length).toBeGreaterThan(12)
    expect(second).toMatch(/…$/)
    expect(more).toEqual([])
  })

  it('never parts a letter from its marks, nor an emoji from itself', () => {
    const text = 'عَبْدُ الرَّحْمَنِ بْنُ مُحَمَّدٍ الْهَاشِمِيُّ 👩‍👧‍👦 mor'
    const graphemes = new Set([...new Intl.Segmenter().segment(text)].map(({ segment }) => segment))
    for (const line of fold(text, 12)) {
      for (const { segment } of new Intl.Segmenter().segment(line.replace('…', ''))) {
        expect(graphemes.has(segment), segment).toBe(true)
      }
    }
  })
})
