import { assert } from '../../foundation/assert.ts'
import type { Branded } from '../../foundation/ids.ts'
import type { Chance } from '../random.ts'

/** Six words folded to one spelling: what is hashed, never what is shown. */
export type CodeWords = Branded<'CodeWords'>

const WORDS = 6
const LONGEST_INPUT = 200

/** Six different words to come back with. From 1,100 words there are more than 2⁶⁰ such codes. */
export function drawCode(chance: Chance, list: readonly string[]): string[] {
  assert(new Set(list).size >= 1100, 'a code is drawn from at least 1,100 words')
  const drawn = new Set<string>()
  while (drawn.size < WORDS) drawn.add(chance.pick(list))
  return [...drawn]
}

/**
 * The words as typed by somebody in a hurry on a strange keyboard: any case, any separators, numbered or
 * not, æ ø å as such, spelled out (ae, oe, aa) or without their marks. Undefined unless there are six.
 * They need not be in any list: an unknown word is a wrong code like every other.
 */
export function normaliseCode(text: string): CodeWords | undefined {
  if (text.length > LONGEST_INPUT) return undefined
  const words = foldWord(text)
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '')
  return words.length === WORDS ? (words.join(' ') as CodeWords) : undefined
}

/** One spelling for all of å, aa and a; of æ, ae, ä and a; of ø, oe, ö and o. No two words of a list fold alike. */
export function foldWord(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('æ', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replaceAll(/a[ae]+/g, 'a')
    .replaceAll(/oe+/g, 'o')
}
