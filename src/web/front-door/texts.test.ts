import { describe, expect, it } from 'vitest'
import { da } from './texts.da.ts'
import { doorLanguages } from '../kit/door-words.ts'
import { texts } from './texts.ts'

/** Below 25 is very easy: what children read with ease. What was measured when the bound was set: 17, no part above 23. */
const EASY = 25
const HARDEST_PART = 30
const HARDEST_PARAGRAPH = 45

const forThePerson = da

const sentencesOf = (text: unknown): string[] => {
  if (typeof text === 'string') return [text]
  if (typeof text === 'function') return [String(text('8.00', '15.00'))]
  return Object.values(text as object).flatMap(sentencesOf)
}

/** Björnsson's reading index: words in a sentence, and the share of long words. Labels of up to three words are no sentences. */
function lix(said: readonly string[]): number {
  const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
  const sentences = said
    .flatMap(text => text.split(/[.!?:](?:\s|$)/))
    .filter(each => wordsIn(each).length > 3)
  const words = sentences.flatMap(wordsIn)
  const long = words.filter(word => word.length > 6)
  return words.length / sentences.length + (100 * long.length) / words.length
}

describe('the Danish words of the door', () => {
  it('are easy to read, all together and part by part', () => {
    const parts = Object.entries(forThePerson).filter(([, part]) => typeof part === 'object')
    const figures = Object.fromEntries(
      parts.map(([name, part]) => [name, Math.round(lix(sentencesOf(part)))]),
    )
    const whole = lix(sentencesOf(forThePerson))
    process.stdout.write(`LIX of the door in Danish: ${whole.toFixed(1)} ${JSON.stringify(figures)}\n`)
    expect(whole).toBeLessThan(EASY)
    expect(Object.entries(figures).filter(([, figure]) => figure > HARDEST_PART)).toEqual([])
  })

  it('have no paragraph that is hard by itself', () => {
    const paragraphs = sentencesOf(forThePerson).filter(text => text.split(' ').length >= 8)
    const hardest = paragraphs.map(text => [Math.round(lix([text])), text] as const)
    expect(paragraphs.length).toBeGreaterThan(100)
    expect(hardest.filter(([figure]) => figure > HARDEST_PARAGRAPH)).toEqual([])
  })

  it('would be found too hard if they were', () => {
    expect(
      lix([
        'Sikkerhedskonsulenterne gennemfører risikovurderinger efter kommunalbestyrelsens skriftlige anmodning.',
      ]),
    ).toBeGreaterThan(EASY)
  })
})

describe('every language', () => {
  it.each(doorLanguages)('%s has as many points in each list as the Danish', language => {
    const other = texts(language)
    const shape = (text: unknown): unknown =>
      typeof text === 'object' && text !== null
        ? Object.fromEntries(Object.entries(text).map(([name, part]) => [name, shape(part)]))
        : typeof text
    expect(shape(other)).toEqual(shape(da))
  })

  it.each(doorLanguages)('%s keeps the numbers that save a life, as they are pressed', language => {
    const { danger, check, received, firstReplies } = texts(language)
    for (const text of [danger.title, danger.call, check.last.help, check.last.danger]) {
      expect(text).toContain('112')
    }
    expect(received.afraidNobodyHere).toContain('112')
    expect(firstReplies.danger).toContain('112')
  })

  it.each(doorLanguages.filter(each => each !== 'da'))('%s has left nothing in Danish', language => {
    const own = new Set(sentencesOf(texts(language)))
    const danish = sentencesOf(da).filter(text => text.split(' ').length > 2)
    expect(danish.filter(text => own.has(text))).toEqual([])
  })

  it.each(doorLanguages)('%s names its own buttons where it speaks of them', language => {
    const { wayOut, start, received, comeBack: _, ...rest } = texts(language)
    expect(start.safe).toContain(wayOut)
    expect(start.tracesSay[0]).toContain(wayOut)
    expect(received.leave).toContain(wayOut)
    expect(rest.conversation.leave).toContain(wayOut)
    expect(received.how).toContain(start.comeBack)
  })

  it.each(doorLanguages)('%s has a title that tells nothing', language => {
    expect(texts(language).title).toBe('Information')
  })
})
