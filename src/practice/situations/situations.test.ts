import { describe, expect, it } from 'vitest'
import { causes, codesOf, firstContacts } from '../../intake/code-lists.ts'
import { asrae } from '../../risk/instruments/asrae.ts'
import { practiceOffice } from '../office.ts'
import { situations } from './all.ts'

const knownIn = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)
const cases = situations.flatMap(({ code, theCase }) => (theCase ? [{ code, ...theCase }] : []))

describe.each(situations)('$code', ({ enquiry }) => {
  it('is counted by codes that statistics know', () => {
    expect(codesOf(causes)).toContain(enquiry.cause)
    expect(codesOf(firstContacts)).toContain(enquiry.firstContact)
  })
})

describe.each(cases)('the case of $code', theCase => {
  it('uses the words of the instrument', () => {
    const { measureLibrary, scales, reassessment, triage } = asrae
    for (const { code, role, why } of theCase.measures ?? []) {
      expect(knownIn(measureLibrary.measures)).toContain(code)
      expect(Object.keys(measureLibrary.roles)).toContain(role)
      expect(knownIn(asrae.items)).toEqual(expect.arrayContaining([...why]))
    }
    for (const { event } of theCase.events ?? []) expect(reassessment.fullAfterEvents).toContain(event)
    for (const { sourceType } of Object.values(theCase.facts)) {
      expect(knownIn(scales.evidence.sourceTypes)).toContain(sourceType)
    }
    const questions = triage.questions.flatMap(({ code, parts }) =>
      parts ? knownIn(parts) : [code as string],
    )
    expect(questions).toEqual(expect.arrayContaining(Object.keys(theCase.triage.answers)))
  })

  it('is in the hands of two who work in the same region', () => {
    const regionOf = (alias: string) => practiceOffice.find(member => member.alias === alias)?.region
    expect(theCase.deputy).not.toBe(theCase.responsible)
    expect(regionOf(theCase.deputy)).toBe(regionOf(theCase.responsible))
  })

  it('has a level only where an invented colleague wrote one, with their reason', () => {
    const signed = theCase.assessment?.signed
    expect(['V1', 'V4'].includes(theCase.code)).toBe(signed !== undefined)
    if (signed) expect(signed.kind === 'final' ? signed.rationale : signed.reason).toMatch(/\w{3}/)
  })
})
