import type { Language } from '../../kit/language.ts'

const da = {
  title: 'Det lover vi',
  lead: 'Hvert løfte bliver afprøvet med test. Her kan du se, hvornår testene af det sidst bestod alle sammen.',
  number: 'Nr.',
  promise: 'Løfte',
  passed: 'Sidst bestået',
  unknown: 'Ikke\u00a0kendt',
  broken: (moment: string) => `Ikke bestået ${moment}`,
  noRecord:
    'Der er ingen optegnelse fra testene af denne udgave. Så ved vi ikke her, hvornår løfterne sidst blev prøvet.',
  about:
    'Et løfte gælder det, vi selv har i hænderne. En telefon, der bliver overvåget, og den, der står ved siden af, kan vi ikke gøre noget ved.',
}

const en: typeof da = {
  title: 'What we promise',
  lead: 'Every promise is put to the test. Here you see when all its tests last passed.',
  number: 'No.',
  promise: 'Promise',
  passed: 'Last passed',
  unknown: 'Not\u00a0known',
  broken: moment => `Failed ${moment}`,
  noRecord:
    'There is no record from the tests of this version. So it is not known here when the promises were last tested.',
  about:
    'A promise holds for what is in our own hands. We can do nothing about a phone that is watched, or about whoever stands beside it.',
}

export const texts = (language: Language): typeof da => ({ da, en })[language]
