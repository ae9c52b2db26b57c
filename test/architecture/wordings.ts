import { hash } from 'node:crypto'

/** Wordings that others hold the right to, told apart without being readable. */
export interface Protected {
  /** Not a secret: it only keeps ready-made tables of hashes from fitting. */
  readonly salt: string
  /** How many words in a row are looked at. */
  readonly words: number
  /** How many wordings the hashes were made of. */
  readonly wordings: number
  readonly hashes: readonly string[]
}

export const protectedFile = new URL('protected-wordings.json', import.meta.url)

/** Letters and digits in lower case; how it is set, spelt with accents or broken over lines does not matter. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Every run of so many words in a row. */
export function runsOf(text: string, words: number): string[] {
  const all = wordsOf(text)
  return Array.from({ length: Math.max(0, all.length - words + 1) }, (_, at) =>
    all.slice(at, at + words).join(' '),
  )
}

const hashOf = (run: string, salt: string) => hash('sha256', `${salt} ${run}`).slice(0, 24)

export function withWordings(known: Protected, wordings: readonly string[]): Protected {
  const added = wordings.map(wording => runsOf(wording, known.words)).filter(runs => runs.length > 0)
  const hashes = added.flat().map(run => hashOf(run, known.salt))
  const all = new Set([...known.hashes, ...hashes])
  return { ...known, wordings: known.wordings + added.length, hashes: [...all].toSorted() }
}

/** The runs of a text that are protected, each with its line. */
export function protectedIn(text: string, known: Protected): { line: number; run: string }[] {
  const hashes = new Set(known.hashes)
  const found = runsOf(text, known.words).filter(run => hashes.has(hashOf(run, known.salt)))
  return found.map(run => ({ line: lineOf(text, run), run }))
}

/** The line on which a run begins: the last from which it can still be read whole. */
function lineOf(text: string, run: string): number {
  const lines = text.split('\n')
  const reads = (from: number) =>
    wordsOf(lines.slice(from, from + 8).join('\n'))
      .join(' ')
      .includes(run)
  let at = lines.findIndex((_, from) => reads(from))
  while (reads(at + 1)) at += 1
  return at + 1
}
