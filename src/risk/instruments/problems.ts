import type * as z from 'zod'

/** The same sentence for whoever reads Danish and whoever reads English. */
export interface Said {
  readonly da: string
  readonly en: string
}

/** One thing wrong in an instrument file, and where: `items[3].measures[0]`, and the line when the text is known. */
export interface Problem {
  readonly path: string
  readonly at: Path
  readonly line?: number
  readonly what: Said
}

export type Path = readonly PropertyKey[]

/** Thrown and caught inside the loader only: reading one condition stops at the first thing wrong in it. */
export class BadPart extends Error {
  readonly at: Path
  readonly what: Said

  constructor(at: Path, what: Said) {
    super(what.en)
    this.at = at
    this.what = what
  }
}

export function problem(at: Path, what: Said): Problem {
  return { path: pathText(at), at, what }
}

/** What the shape found wrong. The reading must have been asked to report its input. */
export function problemsOf(within: Path, error: z.ZodError): { at: Path; what: Said }[] {
  return error.issues.map(issue => ({
    at: [...within, ...issue.path],
    what: { da: issueInDanish(issue), en: issue.message },
  }))
}

const kinds = {
  domain: 'domæne',
  item: 'faktor',
  measure: 'tiltag',
  source: 'kilde',
  category: 'kategori',
  phase: 'fase',
  role: 'rolle',
  timeframe: 'tidsramme',
  'deadline for level': 'frist for niveau',
  question: 'spørgsmål',
  event: 'hændelse',
  path: 'sted',
} as const
export type Kind = keyof typeof kinds

/** What may be wrong besides the shape, in both languages. */
export const says = {
  noSuch: (kind: Kind, code: string): Said => ({
    da: `ukendt ${kinds[kind]}: ${code}`,
    en: `no such ${kind}: ${code}`,
  }),
  usedTwice: (code: string): Said => ({ da: `står to gange: ${code}`, en: `used twice: ${code}` }),
  notNamedBack: (who: string, other: string, among: 'factors' | 'measures'): Said => ({
    da: `${who} nævner ikke ${other} blandt sine ${among === 'factors' ? 'faktorer' : 'tiltag'}`,
    en: `${who} does not name ${other} among its ${among}`,
  }),
  tooLong: (most: number): Said => ({
    da: `længere end ${most} tegn`,
    en: `longer than ${most} characters`,
  }),
  notJson: { da: 'her er det ikke JSON længere', en: 'not JSON from here on' },
  keyTwice: { da: 'navnet står to gange i samme objekt', en: 'the same key twice in one object' },
  tooDeep: { da: 'for mange niveauer inden i hinanden', en: 'nested too deeply' },
  needsName: {
    da: 'skal have id eller name, der begynder med et bogstav',
    en: 'needs an id or name that begins with a letter',
  },
  tooMany: (most: number): Said => ({ da: `flere end ${most} spørgsmål`, en: `more than ${most} questions` }),
  noOptions: (linkId: string): Said => ({
    da: `${linkId} har ingen svar at vælge imellem`,
    en: `${linkId} has no answers to choose from`,
  }),
  notUnderstood: (name: string): Said => ({
    da: `${name} forstås ikke her, og uden den ville spørgsmålet betyde noget andet`,
    en: `${name} is not understood here, and without it the question would mean something else`,
  }),
  notUtf8: { da: 'ikke UTF-8; gem filen som UTF-8', en: 'not UTF-8; save the file as UTF-8' },
  flagOnFlags: {
    da: 'et rødt flag kan ikke afhænge af røde flag',
    en: 'a red flag cannot depend on red flags',
  },
  notAnObject: { da: 'en betingelse skal være et objekt', en: 'a condition must be an object' },
  deeperThan: (most: number): Said => ({
    da: `mere end ${most} betingelser inden i hinanden`,
    en: `nested deeper than ${most} conditions`,
  }),
  unknownForm: (keys: string): Said => ({
    da: `ukendt form for betingelse: ${keys || 'intet'}`,
    en: `unknown form of condition: ${keys || 'nothing'}`,
  }),
  neitherBackNorAhead: {
    da: 'skal se tilbage (over 0) eller frem (under 0)',
    en: 'must look back (above 0) or ahead (below 0)',
  },
  onlyInsideActor: {
    da: 'kun inden i anyActor eller countActors',
    en: 'only inside anyActor or countActors',
  },
  noTag: (item: string, tag: string): Said => ({
    da: `${item} har ikke mærket ${tag}`,
    en: `${item} has no tag ${tag}`,
  }),
  aboutActorItem: { da: 'skal her handle om en actorItem', en: 'must be about an actorItem here' },
  eitherItem: { da: 'skal have enten item eller actorItem', en: 'needs either item or actorItem' },
  eitherComparison: { da: 'skal have enten atLeast eller is', en: 'needs either atLeast or is' },
  notRatedFor: (code: string, perActor: boolean): Said => ({
    da: `ingen faktor ${code} bedømmes for ${perActor ? 'hver aktør' : 'den udsatte'}`,
    en: `no item ${code} is rated ${perActor ? 'per actor' : 'for the exposed person'}`,
  }),
  notRatedWhen: (code: string, when: string): Said => ({
    da: `${code} bedømmes ikke ${when === 'now' ? 'for nu' : 'for tidligere'}`,
    en: `${code} is not rated ${when}`,
  }),
} as const satisfies Record<string, Said | ((...given: never[]) => Said)>

const typesInDanish: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'et tal',
  int: 'et helt tal',
  boolean: 'true eller false',
  array: 'en liste',
  tuple: 'en liste',
  object: 'et objekt',
  record: 'et objekt',
  null: 'null',
}

function issueInDanish(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'mangler'
        : `skal være ${typesInDanish[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `skal være ${issue.values.map(String).join(' eller ')}`
    case 'unrecognized_keys':
      return `hører ikke til her: ${issue.keys.join(', ')}`
    case 'too_big':
      return `for meget: højst ${issue.maximum}`
    case 'too_small':
      return `for lidt: mindst ${issue.minimum}`
    case 'invalid_format':
      return issue.path.at(-1) === 'version'
        ? 'skal være som 1.0.0'
        : 'skal være en kode: bogstaver, tal og _'
    case 'custom': {
      const order = issue.params?.['order']
      return typeof order === 'string' ? `skal være ${order}, i den rækkefølge` : issue.message
    }
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
      return 'har ikke nogen af de former, der kan stå her'
  }
}

function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      return index === 0 ? String(step) : `.${String(step)}`
    })
    .join('')
}
