import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findKeptWord, type KeptWords } from './kept-words.ts'

const kept: KeptWords = {
  names: ['Moster Aisha', 'Karim El-Sayed', 'Bo', 'storesøster', 'فاطمة'],
  places: ['Nygade 4, 8000 Aarhus', 'samme hjem'],
}

describe('what may never be shown over somebody’s shoulder', () => {
  it.each([
    ['Jeg går hen til Aisha.', 'Aisha', 'name'],
    ['Jeg går hen til AISHA', 'Aisha', 'name'],
    ['Aishas dør er åben', 'Aisha', 'name'],
    ['jeg ringer til karim', 'Karim', 'name'],
    ['Ring til Sayed', 'Sayed', 'name'],
    ['Jeg finder Bo', 'Bo', 'name'],
    ['Min storesøster ved det', 'storesøster', 'name'],
    ['Jeg går til فاطمة', 'فاطمة', 'name'],
    ['Jeg tager bussen til aarhus', 'Aarhus', 'place'],
    ['Jeg venter i Nygade', 'Nygade', 'place'],
    ['Jeg går den 12. december', '12. december', 'time'],
    ['Jeg går 12/3', '12/3', 'time'],
    ['Jeg går 2026-12-03', '2026-12-03', 'time'],
    ['Jeg går på lørdag', 'lørdag', 'time'],
    ['I leave on Friday', 'Friday', 'time'],
    ['Jeg går kl. 8', 'kl. 8', 'time'],
    ['Jeg går 21.30', '21.30', 'time'],
    ['Jeg går i morgen', 'i morgen', 'time'],
  ] as const)('%s', (text, word, is) => {
    expect(findKeptWord(['Jeg trækker vejret.', text], kept)).toEqual({ word, is })
  })

  it.each([
    'Jeg ringer 112 og siger, hvor jeg er.',
    'Jeg kan bo et andet sted.',
    'Jeg går derhen, vi har aftalt.',
    'Jeg siger ordet tre gange, hver morgen.',
    'Så aisharer jeg ikke noget',
  ])('and this may: %s', text => {
    expect(findKeptWord([text], kept)).toBeUndefined()
  })

  it('P19 finds any name and any place of the case, wherever in a sentence and however it is written', () => {
    const letters = fc.constantFrom(...'abdefgiklmnoprstuvyæøå'.split(''))
    const called = fc
      .tuple(
        fc.constantFrom(...'ABDFGHJKLMNRSTØÅ'.split('')),
        fc.string({ unit: letters, minLength: 2, maxLength: 9 }),
      )
      .map(([first, rest]) => first + rest)
    const around = fc.string({ unit: fc.constantFrom(...'xyz ,.'.split('')), maxLength: 12 })
    fc.assert(
      fc.property(
        fc.array(called, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.boolean(),
        around,
        around,
        fc.constantFrom<(name: string) => string>(
          name => name,
          name => name.toUpperCase(),
          name => name.toLowerCase(),
          name => `${name}s`,
          name => `»${name}«`,
          name => name.normalize('NFD'),
        ),
        (all, which, asPlaces, before, after, written) => {
          const name = all[which % all.length] ?? ''
          const text = `${before} ${written(name)} ${after}`
          const found = findKeptWord(
            [text],
            asPlaces ? { names: [], places: all } : { names: all, places: [] },
          )
          expect(found?.is).toBe(asPlaces ? 'place' : 'name')
        },
      ),
      { numRuns: 500 },
    )
  })
})
