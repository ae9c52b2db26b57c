/** What stands in the case about others, and may stand in nothing that the person is given to read. */
export interface KeptWords {
  /** What the people around the person are called, in the case and in life. */
  readonly names: readonly string[]
  /** Addresses, and roughly where somebody is. */
  readonly places: readonly string[]
}

/** Why a text may not be shown: it names somebody or somewhere, or it says when. */
export interface KeptWord {
  readonly word: string
  readonly is: 'name' | 'place' | 'time'
}

/** In Arabic script there are no capitals: every word of a name there counts. */
const NAMING = /^[\p{Lu}\p{Lo}]/u

/** What in a text names somebody or somewhere. A name without any capital stands for itself. */
function tellingWords(text: string): string[] {
  const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter(word => NAMING.test(word) && word.length > 1)
  return words.length > 0 || text.trim().length < 3 ? words : [text.trim()]
}

const same = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Whether a word stands in a text, alone or in the genitive. One of two letters counts only with its capital: "Bo". */
function standsIn(text: string, word: string): boolean {
  const [there, sought] =
    word.length > 2 ? [same(text), same(word)] : [text.normalize('NFKC'), word.normalize('NFKC')]
  return new RegExp(String.raw`(?<![\p{L}\p{M}])${RegExp.escape(sought)}['’]?s?(?![\p{L}\p{M}])`, 'u').test(
    there,
  )
}

const MONTHS =
  'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october'
const DAYS =
  'mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const TIMES = [
  String.raw`\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}`,
  String.raw`\p{Nd}{1,2}[./:-]\p{Nd}{1,2}(?:[./-]\p{Nd}{2,4})?`,
  String.raw`\p{Nd}{1,2}\.?\s*(?:${MONTHS})`,
  String.raw`(?:${MONTHS})\s+\p{Nd}{1,2}`,
  String.raw`(?:kl|klokken)\.?\s*\p{Nd}{1,2}`,
  String.raw`\p{Nd}{1,2}\s*(?:am|pm|o['’]clock)`,
  String.raw`(?:${DAYS})(?:en|s)?`,
  String.raw`i morgen|i overmorgen|i aften|i nat|tomorrow|tonight`,
].map(source => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu'))

/**
 * The first thing in the texts that must never be shown where somebody may look over the person's shoulder: what a
 * helper is called, a place, or when something is to happen. It finds names and places that are written in the case, and
 * days and hours; whatever else tells something must be seen by whoever reads it through.
 */
export function findKeptWord(texts: readonly string[], kept: KeptWords): KeptWord | undefined {
  for (const text of texts) {
    const name = kept.names.flatMap(tellingWords).find(word => standsIn(text, word))
    if (name !== undefined) return { word: name, is: 'name' }
    const place = kept.places.flatMap(tellingWords).find(word => standsIn(text, word))
    if (place !== undefined) return { word: place, is: 'place' }
    const time = TIMES.map(pattern => pattern.exec(text.normalize('NFKC'))?.[0]).find(
      found => found !== undefined,
    )
    if (time !== undefined) return { word: time, is: 'time' }
  }
  return undefined
}
