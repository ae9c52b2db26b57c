import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import type { Colour, QuestionCode, QuestionPartCode } from './codes.ts'
import { colours } from './codes.ts'
import { da, en } from './triage-third-person.ts'
import type { TriageAnswer } from './triage.ts'
import { coloursToConsider } from './triage.ts'

const asked = asrae.triage.questions.flatMap(({ code, parts }): (QuestionCode | QuestionPartCode)[] =>
  parts ? parts.map(part => part.code) : [code],
)
const letters: Record<string, TriageAnswer> = { y: 'yes', n: 'no', u: 'unknown' }

/** Q1, Q2a, Q2b, Q3, Q4, Q5, Q6a, Q6b in this order: y, n, u for "don't know", `.` for not asked. */
function told(words: string) {
  return coloursToConsider(
    asrae,
    new Map(
      asked.flatMap((code, index) => {
        const answer = letters[words[index] ?? '.']
        return answer ? [[code, answer] as const] : []
      }),
    ),
  )
}

describe('the six questions', () => {
  it.each<[words: string, points: Colour | undefined, says: string]>([
    ['ynnnnnnn', undefined, 'every danger denied'],
    ['yynnnnnn', 'red', 'harmed right now'],
    ['ynynnnnn', 'red', 'harmed in the last days'],
    ['ynnynnnn', 'red', 'threatened'],
    ['ynnnynnn', 'orange', 'travel planned'],
    ['ynnnnynn', 'orange', 'they know where she is'],
    ['ynnnnnyn', 'red', 'suicidal thoughts'],
    ['ynnnnnny', 'red', 'others in danger'],
    ['nnnnnnnn', 'orange', 'cannot speak freely'],
    ['ynnunnnn', 'yellow', 'one question not known'],
    ['unnnnnnn', 'yellow', 'not known whether she can speak'],
    ['ynnuunnn', 'orange', 'two questions not known'],
    ['yuunnnnn', 'yellow', 'both halves of one question not known are one question'],
    ['ynunnnnn', 'yellow', 'one half not known'],
    ['yyunnnnn', 'red', 'the half that is yes wins over the half not known'],
    ['uuuuuuuu', 'orange', 'nothing known'],
    ['nuuyuuuu', 'red', 'red beats what is unknown'],
    ['........', undefined, 'nothing asked'],
    ['y.......', undefined, 'cut off after the first question'],
  ])('%s points at %s: %s', (words, highest) => {
    expect(told(words).highest).toBe(highest)
  })

  it('show what nobody has asked, so that silence is never read as calm', () => {
    expect(told('yn.nnnnn').notAsked).toEqual(['Q2b'])
    expect(told('........').notAsked).toEqual(asked)
    expect(told('ynnnnnnn').notAsked).toEqual([])
  })

  it('do not take a question half asked for a no', () => {
    const prompts = asrae.triage.prompts.slice(0, 1).map(prompt => ({
      ...prompt,
      when: { any: asrae.triage.questions.slice(1, 2).map(({ code }) => ({ q: code, is: 'no' as const })) },
    }))
    const instrument = { ...asrae, triage: { ...asrae.triage, prompts } }
    const [, right, recent] = asked
    const answered = (codes: typeof asked) =>
      coloursToConsider(instrument, new Map(codes.map(code => [code, 'no' as const]))).highest
    expect(answered(right && recent ? [right, recent] : [])).toBe('red')
    expect(answered(right ? [right] : [])).toBeUndefined()
  })

  it('do not count what was not asked as "do not know", and do show which were not known', () => {
    expect(told('yu......')).toMatchObject({ highest: 'yellow', notKnown: ['Q2'] })
    expect(told('y.......')).toMatchObject({ highest: undefined, notKnown: [] })
  })

  it('show every prompt, the most urgent first', () => {
    expect(told('nyuuuunn').prompts.map(({ consider }) => consider)).toEqual([
      'red',
      'orange',
      'orange',
      'yellow',
    ])
  })

  const anyAnswers = fc
    .tuple(...asked.map(() => fc.constantFrom('y', 'n', 'u', '.')))
    .map(all => all.join(''))
  const urgency = (words: string) => {
    const { highest } = told(words)
    return highest === undefined ? colours.length : colours.indexOf(highest)
  }

  it('never point at the mildest colour', () => {
    fc.assert(fc.property(anyAnswers, words => told(words).highest !== 'green'))
  })

  it('never look calmer when an answer that means no danger becomes unknown', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(asked.length - 1), (words, index) => {
        const calm = index === 0 ? 'y' : 'n'
        const put = (letter: string) => words.slice(0, index) + letter + words.slice(index + 1)
        expect(urgency(put('u'))).toBeLessThanOrEqual(urgency(put(calm)))
      }),
    )
  })

  it('never look calmer when an answer that means danger is given', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(asked.length - 1), (words, index) => {
        const danger = index === 0 ? 'n' : 'y'
        const put = (letter: string) => words.slice(0, index) + letter + words.slice(index + 1)
        expect(urgency(put(danger))).toBeLessThanOrEqual(urgency(put('.')))
      }),
    )
  })
})

describe('the questions for somebody else who rings', () => {
  it('are the same questions, with the same parts', () => {
    const questions: string[] = asrae.triage.questions.map(({ code }) => code)
    const parts: string[] = asrae.triage.questions.flatMap(({ parts: of }) =>
      (of ?? []).map(({ code }) => code),
    )
    for (const texts of [da, en]) {
      expect(Object.keys(texts.questions)).toEqual(questions)
      expect(Object.keys(texts.parts)).toEqual(parts)
    }
  })

  it('never speak to the caller as if the caller were in danger', () => {
    for (const { text } of Object.values(da.questions)) expect(text).not.toMatch(/\b(dig|din|dit|dine)\b/i)
    for (const { text } of Object.values(en.questions)) expect(text).not.toMatch(/\byour\b/i)
  })
})
