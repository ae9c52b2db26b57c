import { describe, expect, it } from 'vitest'
import { fhirBundle, questionnaireOf, type Resource } from './fhir.ts'
import { cast, evidenceOf, inventedChoice, inventedDocument, inventedMaterial } from './invented-material.ts'
import { emptyRating } from '../risk/assessment/parts.ts'
import type { Choice, Material } from './material.ts'
import { schemaFaults } from '../../test/fhir-schema.ts'

const bundle = (material: Material = inventedMaterial(), more: Partial<Choice> = {}): Resource => {
  const outcome = fhirBundle(material, inventedChoice(more))
  if ('refused' in outcome) throw new Error('repeats what is kept')
  return JSON.parse(JSON.stringify(outcome.done)) as Resource
}
const resources = (of: Resource) =>
  (of['entry'] as unknown as { resource: Resource; fullUrl: string }[]).map(each => each.resource)
const ofType = (type: string, of = bundle()) => resources(of).filter(each => each.resourceType === type)

describe('an assessment as FHIR R4', () => {
  it('is what the published schema allows, each resource alone and all together', () => {
    for (const resource of resources(bundle())) {
      expect({ id: resource.id, wrong: schemaFaults(resource) }).toEqual({ id: resource.id, wrong: [] })
    }
    expect(schemaFaults(bundle())).toEqual([])
    expect(schemaFaults(bundle(inventedMaterial({}, 40), { language: 'en' }))).toEqual([])
    const provisional = inventedDocument(1, { kind: 'provisional', reason: 'Truet i dag', answers: [] })
    expect(schemaFaults(bundle(inventedMaterial({ document: provisional, measures: [] })))).toEqual([])
  })

  it('would be found out if it were not', () => {
    expect(schemaFaults({ ...ofType('RiskAssessment')[0], status: 7 })).not.toEqual([])
    expect(schemaFaults({ ...ofType('Observation')[0], probability: 1 })).not.toEqual([])
    expect(schemaFaults({ ...ofType('Task')[0], status: 'agreed' })).not.toEqual([])
  })

  it('has each kind of resource that the method names', () => {
    const kinds = new Set(resources(bundle()).map(each => each.resourceType))
    expect([...kinds].toSorted()).toEqual([
      'CarePlan',
      'Observation',
      'Patient',
      'Provenance',
      'Questionnaire',
      'QuestionnaireResponse',
      'RiskAssessment',
      'Task',
    ])
  })

  it('leaves probability empty and says the level as what is needed', () => {
    const [assessment] = ofType('RiskAssessment')
    expect(JSON.stringify(assessment)).not.toMatch(/probability|relativeRisk/)
    expect(JSON.stringify(assessment)).toContain('Alvorlig skade er sandsynlig uden særlige tiltag')
  })

  it('makes nobody who is feared a related person, and gives them no resource', () => {
    const text = JSON.stringify(
      bundle(inventedMaterial({ realNames: new Map([[cast.father as never, 'Ahmad Invented']]) }), {
        names: 'real',
      }),
    )
    expect(text).not.toContain('RelatedPerson')
    expect(text).not.toContain('Ahmad Invented')
    expect(ofType('Patient')).toHaveLength(1)
    expect(JSON.stringify(bundle(inventedMaterial(), { parts: new Set(['ratings']) }))).not.toContain(
      'Storebror',
    )
  })

  it('has not known as an absent value, never as a no', () => {
    const unknown = inventedDocument(1, {
      answers: [
        {
          part: 'item:A1',
          version: 1,
          answeredAt: '2026-11-24T11:00:00Z',
          answeredBy: 'birk',
          content: { ...emptyRating, now: 'U', earlier: '0' },
        },
      ],
    })
    const [now, earlier] = ofType('Observation', bundle(inventedMaterial({ document: unknown })))
    expect(now).toHaveProperty('dataAbsentReason.coding.0.code', 'unknown')
    expect(now).not.toHaveProperty('valueCodeableConcept')
    expect(earlier).toHaveProperty('valueCodeableConcept.coding.0.code', '0')
  })

  it('refers only to what is in it', () => {
    const made = bundle()
    const urls = new Set((made['entry'] as unknown as { fullUrl: string }[]).map(each => each.fullUrl))
    const references = [...JSON.stringify(made).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to)
    expect(references.length).toBeGreaterThan(50)
    expect(references.filter(to => !urls.has(to ?? ''))).toEqual([])
  })

  it('has nothing that may not leave, and is refused when a text repeats it', () => {
    const secret = 'Søsteren sagde, at de mødes hos farbror'
    const answers = (rationale: string) => [
      ...inventedDocument(1).answers.filter(({ content }) => content.kind !== 'conclusion'),
      {
        part: 'item:A2',
        version: 1,
        answeredAt: '2026-11-24T11:00:00Z',
        answeredBy: 'birk',
        content: {
          ...emptyRating,
          now: '2' as const,
          evidence: [evidenceOf(7, { text: secret, sourceMustBeProtected: true })],
        },
      },
      ...inventedDocument(1).answers.flatMap(each =>
        each.content.kind === 'conclusion' ? [{ ...each, content: { ...each.content, rationale } }] : [],
      ),
    ]
    const silent = bundle(
      inventedMaterial({ document: inventedDocument(1, { answers: answers('Intet særligt') }) }),
    )
    expect(JSON.stringify(silent)).not.toContain('Søsteren')
    const loud = inventedMaterial({
      document: inventedDocument(1, { answers: answers(`Vi ved: ${secret}.`) }),
    })
    expect(fhirBundle(loud, inventedChoice())).toHaveProperty('refused.why', 'repeats-what-is-kept')
  })
})

describe('the instrument as a FHIR Questionnaire', () => {
  it.each(['da', 'en'] as const)('is what the published schema allows, in %s, without a total', language => {
    const questionnaire = questionnaireOf(inventedDocument().instrument, language)
    expect(schemaFaults(questionnaire)).toEqual([])
    const text = JSON.stringify(questionnaire)
    expect(text).not.toMatch(/total|score|ordinalValue/i)
    expect((text.match(/"linkId":"[A-D]\d\.now"/g) ?? []).length).toBe(30)
  })
})
