import * as z from 'zod'
import type { ComparedItem } from './change.ts'
import type { DomainCode, EventCode, LibraryMeasureCode, TagCode } from './codes.ts'
import { confidences, levels, severities, urgencies } from './codes.ts'
import type {
  ActorCondition,
  ActorFact,
  CaseFact,
  Change,
  Combined,
  Comparison,
  Condition,
  Time,
} from './condition.ts'
import type { Kind, Path } from './problems.ts'
import { BadPart, problemsOf, says } from './problems.ts'

/** What a condition may speak of. */
export interface Vocabulary {
  readonly items: ReadonlyMap<string, VocabularyItem>
  readonly domains: ReadonlySet<DomainCode>
  readonly events: ReadonlySet<EventCode>
  readonly measures: ReadonlySet<LibraryMeasureCode>
}

interface VocabularyItem extends ComparedItem {
  readonly timeframes: readonly Time[]
  readonly tags?: readonly TagCode[] | undefined
}

/** Deeper than anybody can read aloud; it also stops an object that contains itself. */
const MAX_DEPTH = 6
const MAX_PARTS = 20
const A_YEAR_IN_HOURS = 366 * 24

const parts = z.array(z.unknown()).min(1).max(MAX_PARTS)
const time = z.enum(['now', 'earlier'])
const direction = z.enum(['worse', 'better'])
const scope = z.enum(['core', 'acute', 'all'])
const count = z.int().min(1).max(1000)
const codes = z.array(z.string()).min(1)
const compared = { time, atLeast: z.literal([1, 2]).optional(), is: z.literal([0, 1, 2, 'U']).optional() }

/** Every form of the grammar, by the word that names it. Nothing else is a condition. */
export const forms = {
  all: z.strictObject({ all: parts }),
  any: z.strictObject({ any: parts }),
  not: z.strictObject({ not: z.unknown() }),
  item: z.strictObject({ item: z.string(), ...compared }),
  actorItem: z.strictObject({ actorItem: z.string(), ...compared, tag: z.string().optional() }),
  anyActor: z.strictObject({ anyActor: z.unknown() }),
  countActors: z.strictObject({ countActors: z.strictObject({ where: z.unknown(), atLeast: count }) }),
  event: z.strictObject({
    event: z.string(),
    withinHours: z.int().min(-A_YEAR_IN_HOURS).max(A_YEAR_IN_HOURS),
  }),
  change: z.strictObject({
    change: z.strictObject({
      item: z.string().optional(),
      actorItem: z.string().optional(),
      direction,
      atLeast: z.literal([1, 2]),
    }),
  }),
  changeCount: z.strictObject({ changeCount: z.strictObject({ direction, atLeast: count }) }),
  unknown: z.strictObject({ unknown: z.strictObject({ scope, atLeast: count }) }),
  unknownShare: z.strictObject({ unknownShare: z.strictObject({ scope, atLeast: z.number().gt(0).max(1) }) }),
  conclusion: z.strictObject({
    conclusion: z.discriminatedUnion('field', [
      z.strictObject({ field: z.literal('level'), in: z.array(z.enum(levels)).min(1) }),
      z.strictObject({ field: z.literal('urgency'), in: z.array(z.enum(urgencies)).min(1) }),
      z.strictObject({ field: z.literal('severity'), in: z.array(z.enum(severities)).min(1) }),
      z.strictObject({ field: z.literal('confidence'), in: z.array(z.enum(confidences)).min(1) }),
    ]),
  }),
  levelChange: z.strictObject({ levelChange: z.enum(['lowered', 'raised']) }),
  missing: z.strictObject({ missing: z.string() }),
  meta: z.strictObject({
    meta: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('anyOpenRedFlag') }),
      z.strictObject({ name: z.literal('noItemAtLeast'), domains: codes, time, atLeast: z.literal([1, 2]) }),
      z.strictObject({ name: z.literal('noImprovement'), domains: codes }),
      z.strictObject({ name: z.literal('ownLevelAboveBySteps'), steps: z.int().min(1).max(3) }),
      z.strictObject({ name: z.literal('driverWithoutMeasure') }),
      z.strictObject({ name: z.literal('identicalActorRatings'), minActors: z.int().min(2).max(100) }),
      z.strictObject({ name: z.literal('unchangedDespiteEvents') }),
      z.strictObject({
        name: z.literal('noMeasureDueWithinHours'),
        hours: z.int().min(1).max(A_YEAR_IN_HOURS),
      }),
      z.strictObject({ name: z.literal('measurePlanned'), codes }),
      z.strictObject({ name: z.literal('singleSourceOnly') }),
    ]),
  }),
}

/**
 * Reads one condition of the instrument's grammar (`conditionGrammar.forms`). Throws `BadPart` with the path of what is
 * wrong: an unknown form, a word that does not belong to the form, or a code that names nothing.
 */
export function readCondition(value: unknown, path: Path, words: Vocabulary): Condition {
  return readCombined(value, path, MAX_DEPTH, (fact, at) => readCaseFact(fact, at, words))
}

function readActorCondition(value: unknown, path: Path, words: Vocabulary): ActorCondition {
  return readCombined(value, path, MAX_DEPTH, (fact, at) => readActorFact(fact, at, words))
}

function readCombined<Fact>(
  value: unknown,
  path: Path,
  depth: number,
  readFact: (value: object, path: Path) => Fact,
): Combined<Fact> {
  if (typeof value !== 'object' || value === null) throw new BadPart(path, says.notAnObject)
  if (depth === 0) throw new BadPart(path, says.deeperThan(MAX_DEPTH))
  const read = (part: unknown, ...step: Path) => readCombined(part, [...path, ...step], depth - 1, readFact)

  if ('all' in value) {
    const { all } = parse(forms.all, value, path)
    return { form: 'all', of: all.map((part, index) => read(part, 'all', index)) }
  }
  if ('any' in value) {
    const { any } = parse(forms.any, value, path)
    return { form: 'any', of: any.map((part, index) => read(part, 'any', index)) }
  }
  if ('not' in value) return { form: 'not', of: read(parse(forms.not, value, path).not, 'not') }
  return { form: 'fact', fact: readFact(value, path) }
}

function readCaseFact(value: object, path: Path, words: Vocabulary): CaseFact {
  if ('item' in value) {
    const form = parse(forms.item, value, path)
    const item = itemNamed(form.item, form.time, false, [...path, 'item'], words).code
    return { fact: 'item', item, time: form.time, than: comparison(form, path) }
  }
  if ('anyActor' in value) {
    const { anyActor } = parse(forms.anyActor, value, path)
    return { fact: 'anyActor', where: readActorCondition(anyActor, [...path, 'anyActor'], words) }
  }
  if ('countActors' in value) {
    const { where, atLeast } = parse(forms.countActors, value, path).countActors
    return {
      fact: 'countActors',
      where: readActorCondition(where, [...path, 'countActors', 'where'], words),
      atLeast,
    }
  }
  if ('event' in value) {
    const { event, withinHours } = parse(forms.event, value, path)
    if (withinHours === 0) throw new BadPart([...path, 'withinHours'], says.neitherBackNorAhead)
    return { fact: 'event', event: codeIn(words.events, event, 'event', [...path, 'event']), withinHours }
  }
  if ('change' in value) return readChange(value, path, words)
  if ('changeCount' in value) {
    return { fact: 'changeCount', ...parse(forms.changeCount, value, path).changeCount }
  }
  if ('unknown' in value) return { fact: 'unknown', ...parse(forms.unknown, value, path).unknown }
  if ('unknownShare' in value) {
    return { fact: 'unknownShare', ...parse(forms.unknownShare, value, path).unknownShare }
  }
  if ('conclusion' in value) return { fact: 'conclusion', ...parse(forms.conclusion, value, path).conclusion }
  if ('levelChange' in value) {
    return { fact: 'levelChange', direction: parse(forms.levelChange, value, path).levelChange }
  }
  if ('missing' in value) {
    return readMissing(parse(forms.missing, value, path).missing, [...path, 'missing'], words)
  }
  if ('meta' in value) return readNamed(parse(forms.meta, value, path).meta, [...path, 'meta'], words)
  if ('actorItem' in value) throw new BadPart([...path, 'actorItem'], says.onlyInsideActor)
  throw unknownForm(value, path)
}

function readActorFact(value: object, path: Path, words: Vocabulary): ActorFact {
  if ('actorItem' in value) {
    const form = parse(forms.actorItem, value, path)
    const item = itemNamed(form.actorItem, form.time, true, [...path, 'actorItem'], words)
    const tag = item.tags?.find(known => known === form.tag)
    if (tag !== form.tag) throw new BadPart([...path, 'tag'], says.noTag(item.code, form.tag ?? ''))
    return { fact: 'actorItem', item: item.code, time: form.time, than: comparison(form, path), tag }
  }
  if ('change' in value) {
    const change = readChange(value, path, words)
    if (!change.item.perActor) throw new BadPart([...path, 'change'], says.aboutActorItem)
    return change
  }
  throw unknownForm(value, path)
}

function readChange(value: object, path: Path, words: Vocabulary): Change {
  const form = parse(forms.change, value, path).change
  const code = form.item ?? form.actorItem
  if (code === undefined || (form.item !== undefined && form.actorItem !== undefined)) {
    throw new BadPart([...path, 'change'], says.eitherItem)
  }
  const aboutActor = form.item === undefined
  const at = [...path, 'change', aboutActor ? 'actorItem' : 'item']
  const { code: itemCode, perActor, protective, acute } = itemNamed(code, 'now', aboutActor, at, words)
  return {
    fact: 'change',
    item: { code: itemCode, perActor, protective, acute },
    direction: form.direction,
    steps: form.atLeast,
  }
}

function readMissing(missing: string, path: Path, words: Vocabulary): CaseFact {
  if (missing === 'scenarios.minimumForLevel') return { fact: 'missing', what: 'scenarios' }
  if (missing === 'rating.evidence') return { fact: 'missing', what: 'evidence' }
  if (missing === 'rating.unknown.task') return { fact: 'missing', what: 'unknownTask' }
  if (missing === 'secondRater') return { fact: 'missing', what: 'secondRater' }
  if (missing === 'ownView') return { fact: 'missing', what: 'ownView' }

  const [code = '', field, ...more] = missing.split('.')
  const item = words.items.get(code)
  if (field !== 'durability' || more.length > 0 || !item?.protective || item.perActor) {
    throw new BadPart(path, says.noSuch('path', missing))
  }
  return { fact: 'missing', what: 'durability', item: item.code }
}

function readNamed(meta: z.infer<typeof forms.meta>['meta'], path: Path, words: Vocabulary): CaseFact {
  const domainsOf = (named: readonly string[]) =>
    named.map((code, index) => codeIn(words.domains, code, 'domain', [...path, 'domains', index]))
  switch (meta.name) {
    case 'noItemAtLeast':
      return { fact: 'named', ...meta, domains: domainsOf(meta.domains) }
    case 'noImprovement':
      return { fact: 'named', ...meta, domains: domainsOf(meta.domains) }
    case 'measurePlanned': {
      const measures = meta.codes.map((code, index) =>
        codeIn(words.measures, code, 'measure', [...path, 'codes', index]),
      )
      return { fact: 'named', ...meta, codes: measures }
    }
    case 'anyOpenRedFlag':
    case 'ownLevelAboveBySteps':
    case 'driverWithoutMeasure':
    case 'identicalActorRatings':
    case 'unchangedDespiteEvents':
    case 'noMeasureDueWithinHours':
    case 'singleSourceOnly':
      return { fact: 'named', ...meta }
  }
}

function itemNamed(
  code: string,
  when: Time,
  perActor: boolean,
  path: Path,
  words: Vocabulary,
): VocabularyItem {
  const item = words.items.get(code)
  if (!item || item.perActor !== perActor) {
    throw new BadPart(path, says.notRatedFor(code, perActor))
  }
  if (!item.timeframes.includes(when)) throw new BadPart(path, says.notRatedWhen(code, when))
  return item
}

function comparison(form: Pick<z.infer<typeof forms.item>, 'atLeast' | 'is'>, path: Path): Comparison {
  if (form.atLeast !== undefined && form.is === undefined) return { by: 'atLeast', value: form.atLeast }
  if (form.is !== undefined && form.atLeast === undefined) return { by: 'is', value: form.is }
  throw new BadPart(path, says.eitherComparison)
}

function codeIn<Code extends string>(known: ReadonlySet<Code>, text: string, kind: Kind, path: Path): Code {
  const isKnown = (code: string): code is Code => (known as ReadonlySet<string>).has(code)
  if (!isKnown(text)) throw new BadPart(path, says.noSuch(kind, text))
  return text
}

function parse<Form>(schema: z.ZodType<Form>, value: object, path: Path): Form {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const [first] = problemsOf(path, parsed.error)
  throw new BadPart(first?.at ?? path, first?.what ?? says.notAnObject)
}

function unknownForm(value: object, path: Path): BadPart {
  return new BadPart(path, says.unknownForm(Object.keys(value).join(', ')))
}
