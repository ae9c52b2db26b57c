import * as z from 'zod'
import { instrumentFile } from './instrument-file.ts'
import { forms } from './read-condition.ts'

const condition = { $ref: '#/definitions/condition' }

/**
 * The shape of an instrument file as a JSON Schema (draft-07), for whoever writes one with an editor that understands
 * it. It is published as `instrument.schema.json`. Stricter still is the loader: every reference must lead somewhere.
 */
export function instrumentSchema(): unknown {
  const file = schemaOf(instrumentFile)
  const grammar = Object.values(forms).map(form => schemaOf(form))
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://haandholdt.dk/instrument.schema.json',
    title: 'Instrument for structured professional judgement of risk',
    description:
      'A code keeps its meaning through all versions of one instrument. Codes may not repeat, references must lead somewhere.',
    ...withConditions(file, 'when'),
    definitions: {
      condition: { anyOf: grammar.map(form => withConditions(form, 'not', 'anyActor', 'where')) },
    },
  }
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', target: 'draft-7' })
  return schema
}

/** What is read apart as a condition has no shape of its own in the file's: here it gets the grammar's. */
function withConditions(schema: object, ...names: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(schema).map(([name, part]: [string, unknown]) => {
      if (Array.isArray(part)) {
        return [name, part.map((each: unknown) => (isObject(each) ? withConditions(each, ...names) : each))]
      }
      if (!isObject(part)) return [name, part]
      if (Object.keys(part).length === 0 && (names.includes(name) || name === 'items'))
        return [name, condition]
      return [name, withConditions(part, ...names)]
    }),
  )
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
