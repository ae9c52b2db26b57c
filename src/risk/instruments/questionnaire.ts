import * as z from 'zod'
import type { Outcome } from '../../foundation/outcome.ts'
import { done, refused } from '../../foundation/outcome.ts'
import type { BadInstrument } from './instrument.ts'
import { badText, MAX_PROBLEMS_SHOWN } from './instrument.ts'
import { readJson } from './json-text.ts'
import type { Path, Problem } from './problems.ts'
import { problem, problemsOf, says } from './problems.ts'

const MOST_ITEMS = 500
const MOST_DEEP = 6

/**
 * A FHIR R4 Questionnaire as far as it can be filled in by a person: its questions in their order. It says nothing of
 * levels, time frames or rules, so nothing is found, raised or concluded from it.
 */
export interface QuestionForm {
  readonly code: string
  readonly version: string
  readonly title: string
  readonly copyright: string | undefined
  readonly items: readonly FormItem[]
}

export interface FormItem {
  readonly linkId: string
  readonly text: string
  /** How deep it lies: 1 for the outermost. */
  readonly depth: number
  /** A heading or a line to read is nothing to answer. */
  readonly asks: 'nothing' | 'yes-no' | 'choice' | 'choices' | 'text'
  readonly options: readonly { readonly code: string; readonly label: string }[]
}

const words = z.string().trim().min(1).max(2000)
const answerOption = z.object({
  valueCoding: z.object({ code: words.optional(), display: words.optional() }).optional(),
  valueString: words.optional(),
  valueInteger: z.int().optional(),
})

const TYPES = [
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
] as const

const item = z.object({
  linkId: words,
  prefix: words.optional(),
  text: words.optional(),
  type: z.enum(TYPES),
  repeats: z.boolean().optional(),
  answerOption: z.array(answerOption).max(200).optional(),
  item: z.array(z.unknown()).max(MOST_ITEMS).optional(),
})

const questionnaire = z.object({
  resourceType: z.literal('Questionnaire'),
  id: words.optional(),
  name: words.optional(),
  version: z.string().regex(/^[0-9A-Za-z.+-]{1,32}$/),
  title: words,
  copyright: z.string().max(10_000).optional(),
  item: z.array(z.unknown()).min(1).max(MOST_ITEMS),
})

/** Whether a file is meant to be a questionnaire, so that it is judged as one. */
export const isQuestionnaire = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'resourceType' in value &&
  value.resourceType === 'Questionnaire'

/** Reads the text of a FHIR R4 Questionnaire; every problem with its line. What it would pre-fill is never read. */
export function parseQuestionnaire(text: string): Outcome<QuestionForm, BadInstrument> {
  const scanned = readJson(text)
  if ('unreadable' in scanned) return badText(scanned.unreadable)
  const problems: Problem[] = []
  const found = read(scanned.value, problems)
  if (!found || problems.length > 0) {
    return refused({
      why: 'bad-instrument',
      problems: problems
        .slice(0, MAX_PROBLEMS_SHOWN)
        .map(each => ({ ...each, line: scanned.lineOf(each.at) })),
    })
  }
  return done(found)
}

function read(value: unknown, problems: Problem[]): QuestionForm | undefined {
  const parsed = questionnaire.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    problems.push(...problemsOf([], parsed.error).map(({ at, what }) => problem(at, what)))
    return undefined
  }
  const { id, name, version, title, copyright, item: given } = parsed.data
  const code = (id ?? name ?? '').replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, 64)
  if (!/^[A-Za-z]/.test(code)) problems.push(problem(['id'], says.needsName))
  forbidUnderstanding(value, [], problems)
  const items: FormItem[] = []
  const seen = new Set<string>()
  readItems(given, ['item'], 1, { items, seen, problems })
  return { code, version, title, copyright, items }
}

interface Reading {
  readonly items: FormItem[]
  readonly seen: Set<string>
  readonly problems: Problem[]
}

function readItems(given: readonly unknown[], within: Path, depth: number, reading: Reading): void {
  const { items, seen, problems } = reading
  for (const [index, one] of given.entries()) {
    const at = [...within, index]
    if (depth > MOST_DEEP || items.length >= MOST_ITEMS) {
      problems.push(problem(at, depth > MOST_DEEP ? says.tooDeep : says.tooMany(MOST_ITEMS)))
      return
    }
    const parsed = item.safeParse(one, { reportInput: true })
    if (!parsed.success) {
      problems.push(...problemsOf(at, parsed.error).map(each => problem(each.at, each.what)))
      continue
    }
    const { linkId, prefix, text, type, repeats, answerOption: options = [], item: inner } = parsed.data
    if (seen.has(linkId)) problems.push(problem([...at, 'linkId'], says.usedTwice(linkId)))
    seen.add(linkId)
    forbidUnderstanding(one, at, problems)
    if ((type === 'choice' || type === 'open-choice') && options.length === 0) {
      problems.push(problem(at, says.noOptions(linkId)))
    }
    items.push({
      linkId,
      text: [prefix, text].filter(Boolean).join(' ') || linkId,
      depth,
      asks: asksOf(type, repeats ?? false),
      options: options.flatMap(optionOf),
    })
    if (inner) readItems(inner, [...at, 'item'], depth + 1, reading)
  }
}

function asksOf(type: (typeof TYPES)[number], repeats: boolean): FormItem['asks'] {
  switch (type) {
    case 'group':
    case 'display':
      return 'nothing'
    case 'boolean':
      return 'yes-no'
    case 'choice':
      return repeats ? 'choices' : 'choice'
    case 'open-choice':
    case 'decimal':
    case 'integer':
    case 'date':
    case 'dateTime':
    case 'time':
    case 'string':
    case 'text':
    case 'url':
      return 'text'
  }
}

function optionOf(option: z.infer<typeof answerOption>): { code: string; label: string }[] {
  const { valueCoding, valueString, valueInteger } = option
  const code = valueCoding?.code ?? valueString ?? valueInteger?.toString() ?? valueCoding?.display
  return code === undefined ? [] : [{ code, label: valueCoding?.display ?? code }]
}

/** FHIR says: whoever does not understand a modifier extension must not use what it stands in. */
function forbidUnderstanding(value: unknown, at: Path, problems: Problem[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const name of ['modifierExtension', 'enableWhen', 'answerValueSet'] as const) {
    if (name in value) problems.push(problem([...at, name], says.notUnderstood(name)))
  }
}
