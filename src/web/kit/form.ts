import { z } from 'zod'
import type { Body } from './body.ts'
import { doorWords, type DoorLanguage } from './door-words.ts'
import { formatNumber } from './language.ts'

/** What is wrong with an answer. Pages may word each of them for each field. */
export type Problem = 'missing' | 'tooLong' | 'notAChoice' | 'noSuchDate' | 'malformed'

/** Field → what the reader should do, in the order of the form. */
export type Errors = Readonly<Record<string, string>>

/** What was typed, to be shown again just as it was. */
export interface Typed {
  one(name: string): string | undefined
  all(name: string): readonly string[]
  /** The three parts of a date field. */
  date(name: string): { day: string | undefined; month: string | undefined; year: string | undefined }
}

export type Reading<Value> = { value: Value } | { errors: Errors; typed: Typed }

/** A page's own words for what may be wrong with a field: "Skriv, hvordan vi må kontakte dig". */
export type Says<Field extends string> = Readonly<Partial<Record<Field, Partial<Record<Problem, string>>>>>

/** As much as somebody may tell in one text. Counted in characters as people see code points, not bytes. */
export const longestText = 20_000

/**
 * Reads the fields that the schema names and ignores the rest. An answer of nothing but space is no answer
 * (undefined); of a field sent several times the last counts, unless the schema asks for a list; a schema of an
 * object reads `name-part` fields, as a date does.
 */
export function readForm<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  body: Body,
  language: DoorLanguage,
  says?: Says<keyof Shape & string>,
): Reading<z.output<z.ZodObject<Shape>>> {
  const sent = Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, answerTo(name, field, body)]),
  )
  const read = schema.safeParse(sent)
  if (read.success) return { value: read.data }

  const wordings: Says<string> = says ?? {}
  const errors: Record<string, string> = {}
  for (const name of Object.keys(schema.shape)) {
    const issue = read.error.issues.find(each => each.path[0] === name)
    if (issue) errors[name] = message(issue, sent[name], wordings[name] ?? {}, language)
  }
  // A rule about the form as a whole has no field of its own: it stands at the first.
  const [whole] = read.error.issues
  const [first] = Object.keys(schema.shape)
  if (Object.keys(errors).length === 0 && whole && first !== undefined) {
    errors[first] = message(whole, sent[first], wordings[first] ?? {}, language)
  }
  return { errors, typed: typedIn(body) }
}

/** What was typed, for the fields to show. */
export function typedIn(body: Body): Typed {
  const one = (name: string): string | undefined => body.all(name).at(-1)
  return {
    one,
    all: name => body.all(name),
    date: name => ({ day: one(`${name}-day`), month: one(`${name}-month`), year: one(`${name}-year`) }),
  }
}

/** For the error summary. */
export function errorList(errors: Errors): { field: string; message: string }[] {
  return Object.entries(errors).map(([field, text]) => ({ field, message: text }))
}

/** One line: space around it is dropped. `.optional()` where it may be left out. */
export function line(most = 200): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .check(atMost(most))
    .check(z.refine(text => !text.includes('\n'), { params: { problem: 'malformed' } }))
}

/** Somebody's own words, kept whole and untouched. */
export function ownWords(most = longestText): z.ZodType<string, string> {
  return z.string().check(atMost(most))
}

/** One of the given answers. */
export function choice<const Value extends string>(values: readonly Value[]): z.ZodType<Value, Value> {
  return z.enum(values)
}

/** Any number of the given answers; none is an empty list. */
export function choices<const Value extends string>(
  values: readonly Value[],
): z.ZodArray<z.ZodType<Value, Value>> {
  return z.array(choice(values))
}

/** One box, ticked or not. */
export function ticked(): z.ZodType<boolean> {
  return z
    .string()
    .optional()
    .transform(text => text !== undefined)
}

const dateParts = z.object({
  day: z.string().optional(),
  month: z.string().optional(),
  year: z.string().optional(),
})

/** A date that exists, from the three inputs of a date field. */
export function date() {
  return dateParts.transform((parts, context): Temporal.PlainDate => {
    const { day, month, year } = parts
    if (!day && !month && !year) return problem(context, 'missing')
    return plainDate(parts) ?? problem(context, 'noSuchDate')
  })
}

/** A date that may be left out. Half a date is no date. */
export function optionalDate() {
  return dateParts.transform((parts, context): Temporal.PlainDate | undefined => {
    const { day, month, year } = parts
    if (!day && !month && !year) return undefined
    return plainDate(parts) ?? problem(context, 'noSuchDate')
  })
}

function plainDate({ day, month, year }: z.output<typeof dateParts>): Temporal.PlainDate | undefined {
  const numbers = [day, month, year].map(part => part?.trim() ?? '')
  if (!numbers.every(part => /^\d{1,4}$/.test(part)) || numbers[2]?.length !== 4) return undefined
  const [d, m, y] = numbers.map(Number)
  try {
    return Temporal.PlainDate.from({ day: d ?? 0, month: m ?? 0, year: y ?? 0 }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function problem(context: z.core.$RefinementCtx, which: Problem): never {
  context.addIssue({ code: 'custom', params: { problem: which } })
  return z.NEVER
}

function atMost(most: number) {
  return z.refine<string>(text => text.length <= most || Array.from(text).length <= most, {
    params: { problem: 'tooLong', most },
  })
}

function answerTo(name: string, field: z.core.SomeType, body: Body): unknown {
  const kind = innermost(field)
  if (kind instanceof z.ZodArray) return body.all(name).filter(text => text.trim() !== '')
  if (kind instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.keys(kind.shape).map(part => [part, answered(body.all(`${name}-${part}`))]),
    )
  }
  return answered(body.all(name))
}

function answered(texts: readonly string[]): string | undefined {
  const text = texts.at(-1)
  return text === undefined || text.trim() === '' ? undefined : text
}

/** The schema that takes what was sent, inside "optional", "default" and transformations. */
function innermost(field: z.core.SomeType): z.core.SomeType {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable) {
    return innermost(field.unwrap())
  }
  return field instanceof z.ZodPipe ? innermost(field.in) : field
}

function message(
  issue: z.core.$ZodIssue,
  sent: unknown,
  says: Partial<Record<Problem, string>>,
  language: DoorLanguage,
): string {
  const which = problemOf(issue, sent)
  const said = says[which]
  if (said !== undefined) return said
  const say = doorWords[language].form
  return which === 'tooLong' ? say.tooLong(formatNumber(language, mostOf(issue))) : say[which]
}

function problemOf(issue: z.core.$ZodIssue, sent: unknown): Problem {
  if (issue.code === 'custom') return parseProblem(issue.params?.['problem'])
  if (issue.code === 'too_big') return 'tooLong'
  if (issue.code === 'too_small') return 'missing'
  // Nothing was sent: an answer without content was made undefined before the schema saw it.
  if (sent === undefined) return 'missing'
  return issue.code === 'invalid_value' ? 'notAChoice' : 'malformed'
}

function parseProblem(text: unknown): Problem {
  return problems.find(each => each === text) ?? 'malformed'
}

const problems = ['missing', 'tooLong', 'notAChoice', 'noSuchDate', 'malformed'] as const

function mostOf(issue: z.core.$ZodIssue): number {
  if (issue.code === 'too_big') return Number(issue.maximum)
  return issue.code === 'custom' ? Number(issue.params?.['most'] ?? longestText) : longestText
}
