import { sha256 } from '../crypto/digest.ts'
import type { LanguageCode } from '../foundation/languages.ts'

/** One text of the door: where it stands in the catalogue, and what it says in Danish and in the language. */
export interface CatalogueLine {
  readonly place: string
  readonly danish: string
  readonly text: string
}

/** Everything that the door says in a language, as a translator checks it. */
export interface Catalogue {
  readonly language: LanguageCode
  /** Of what it says and of nothing else: another word gives another digest, another order of the file does not. */
  readonly digest: Uint8Array
  readonly lines: readonly CatalogueLine[]
  /** Short texts that somebody at the desk may send without reading the language. */
  readonly firstReplies: readonly FirstReply[]
}

export interface FirstReply extends Omit<CatalogueLine, 'place'> {
  readonly code: string
  readonly english: string
}

/** Texts, lists of them and sentences that something is put into, as deep as they go. */
type Part = string | ((...put: never[]) => string) | readonly Part[] | { readonly [name: string]: Part }
export type CatalogueText = { readonly [name: string]: Part }

/**
 * @param danish what the catalogue says the same as, with the same places
 */
export function catalogueOf(
  language: LanguageCode,
  { own, danish, english }: Record<'own' | 'danish' | 'english', CatalogueText>,
): Catalogue {
  const places = linesOf(own)
  const danishOnes = new Map(linesOf(danish))
  // A language may count in more forms than Danish does.
  const danishOf = (place: string) => danishOnes.get(place) ?? danishOnes.get(place.replace(/\(\d+\)$/, ''))
  const lines = places.map(([place, text]) => ({ place, danish: danishOf(place) ?? '', text }))
  const inOrder = places.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return {
    language,
    digest: sha256(JSON.stringify(inOrder)),
    lines,
    firstReplies: Object.entries(repliesIn(own)).map(([code, text]) => ({
      code,
      text,
      danish: repliesIn(danish)[code] ?? '',
      english: repliesIn(english)[code] ?? '',
    })),
  }
}

const repliesIn = (text: CatalogueText): Record<string, string> =>
  Object.fromEntries(
    Object.entries(text['firstReplies'] ?? {}).filter(
      (reply): reply is [string, string] => typeof reply[1] === 'string',
    ),
  )

function linesOf(part: Part, place = ''): [string, string][] {
  if (typeof part === 'string') return [[place, part]]
  if (typeof part === 'function') return sentencesOf(part, place)
  return Object.entries(part).flatMap(([name, inner]) =>
    linesOf(inner, place === '' ? name : `${place}.${name}`),
  )
}

/** With a mark for what is put in; and for the numbers that languages count in, where that changes a word. */
function sentencesOf(sentence: (...put: never[]) => string, place: string): [string, string][] {
  const say = sentence as (...put: unknown[]) => string
  const general = say('{1}', '{2}', '{3}')
  const counted = [1, 2, 3, 5, 11].flatMap((count): [string, string][] => {
    const text = say(count, '{2}', '{3}')
    return text === general.replaceAll('{1}', String(count)) ? [] : [[`${place}(${count})`, text]]
  })
  return [[place, general], ...counted]
}
