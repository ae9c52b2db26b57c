// Every version ever shipped finds today what it found then, in what was judged with it: in the signed documents of the
// practice office and of worked cases V1 to V10, as they stood sealed, some with the one they were compared with, and in
// invented pictures that every rule asked about at a signature fires in.
// What stands here was set down when the version was shipped and is never made anew: when a rule's answer changes, it is
// the program that is wrong, or a new version that is needed. A new version comes with two files of its own.
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { present } from '../../src/foundation/assert.ts'
import { pictureCodes, pictureIn } from '../../src/risk/facts/picture-codes.ts'
import { shippedVersions } from '../../src/risk/instruments/shipped.ts'
import { foundIn, pictureThen, type Kept } from './replay.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

interface Signed {
  readonly document: Kept
  /** The place in the list of the one it was compared with. */
  readonly former?: number
  readonly flags: readonly { code: string }[]
}
const picturesShape = z.array(
  z.object({ codes: pictureCodes, flags: z.array(z.string()), findings: z.array(z.string()) }),
)

it('no file is left over from a version that is not shipped any more, and none is missing', () => {
  const names = shippedVersions.map(({ instrument }) => `${instrument.id}-${instrument.version}`)
  expect(globSync('*.json', { cwd: import.meta.dirname }).toSorted()).toEqual(
    names.flatMap(name => [`${name}.pictures.json`, `${name}.signed.json`]).toSorted(),
  )
})

describe.each(
  shippedVersions.map(({ instrument }) => [`${instrument.id} ${instrument.version}`, instrument] as const),
)('%s', (_, instrument) => {
  const name = `${instrument.id}-${instrument.version}`
  const signed = read(`${name}.signed.json`) as readonly Signed[]
  const pictures = picturesShape.parse(read(`${name}.pictures.json`))

  it('raises and finds in every signed document what it did when it was signed', () => {
    expect(signed.length).toBeGreaterThan(15)
    for (const { document, former, flags } of signed) {
      const then = former === undefined ? undefined : present(signed[former], 'the one before').document
      const found = foundIn(instrument, pictureThen(document, then))
      expect(found.flags).toEqual(flags)
      const onRecord = document.flags.map(({ code }) => code)
      expect(onRecord).toEqual(expect.arrayContaining(flags.map(({ code }) => code)))
      const told = document.findings.map(({ code, places }) => ({ code, places }))
      expect(found.findings.toSorted(byCode)).toEqual(told.toSorted(byCode))
    }
  })

  it('has a signed document in which each red flag was raised, and follow-ups that are compared with one before', () => {
    const raised = new Set(signed.flatMap(({ flags }) => flags.map(({ code }) => code)))
    expect(instrument.redFlags.map(({ code }) => code as string).filter(code => !raised.has(code))).toEqual(
      [],
    )
    expect(signed.filter(({ former }) => former !== undefined).length).toBeGreaterThan(2)
    expect(new Set(signed.map(({ document }) => document.kind))).toEqual(new Set(['provisional', 'final']))
    expect(new Set(signed.map(({ document }) => document.inForce.level)).size).toBe(4)
  })

  it('raises and finds in every invented picture what it did when it was shipped', () => {
    expect(pictures.length).toBeGreaterThan(100)
    for (const { codes, flags, findings } of pictures) {
      const found = foundIn(instrument, pictureIn(codes))
      expect(found.flags.map(({ code }) => code)).toEqual(flags)
      expect(found.findings.map(({ code }) => code)).toEqual(findings)
    }
  })

  it('has a picture in which each rule fires and one in which it does not', () => {
    const rules = [
      ...instrument.redFlags.map(({ code }) => code as string),
      ...instrument.consistencyChecks.flatMap(({ code, evaluateAt }) =>
        evaluateAt === 'signing' ? [code as string] : [],
      ),
    ]
    for (const rule of rules) {
      const fired = pictures.filter(({ flags, findings }) => [...flags, ...findings].includes(rule)).length
      expect({ rule, fires: fired > 0, keepsStill: fired < pictures.length }).toEqual({
        rule,
        fires: true,
        keepsStill: true,
      })
    }
  })
})

const byCode = (one: { code: string }, other: { code: string }) => one.code.localeCompare(other.code)
