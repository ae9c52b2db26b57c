// An answer that a person took along from an older version of the instrument is as old as it was, also in what leaves the
// house: a recipient who reads "now" reads of which day.
import { describe, expect, it } from 'vitest'
import type { PartContent } from '../risk/assessment/parts.ts'
import { extract } from './extract.ts'
import { fhirBundle, type Resource } from './fhir.ts'
import { inventedChoice, inventedDocument, inventedMaterial, uuid } from './invented-material.ts'
import type { Choice } from './material.ts'
import type { Paper } from './paper.ts'
import { report } from './report.ts'
import type { MakePaper } from './writing.ts'
import { schemaFaults } from '../../test/fhir-schema.ts'

const carriedFrom = { version: '0.0.9', answeredAt: '2026-10-03T09:00:00Z', answeredBy: uuid(9) }

/** The invented case, with the answers to these parts brought along from the older version. */
function material(...parts: readonly string[]) {
  const document = inventedDocument()
  const answers = document.answers.map(answer => ({
    ...answer,
    content: (parts.includes(answer.part)
      ? { ...answer.content, carriedFrom }
      : answer.content) as PartContent,
  }))
  return inventedMaterial({ document: { ...document, answers } })
}
const made = (outcome: MakePaper): Paper => {
  if ('refused' in outcome) throw new Error('repeats what is kept')
  return outcome.done
}
const cellsOf = (paper: Paper, row: string) =>
  paper.sections
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.kind === 'table' ? block.rows : [])))
    .filter(cells => cells[0]?.[0]?.startsWith(row))
    .flat(2)
const factsOf = (paper: Paper, heading: string) =>
  JSON.stringify(paper.sections.find(section => section.heading === heading)?.blocks)

describe('an answer that was carried over', () => {
  it('says so in the report, with the version and the day, and no other answer does', () => {
    const paper = made(report(material('item:A1', 'item:B3'), inventedChoice()))
    const says = 'Overført fra version 0.0.9, svaret 3. oktober 2026'
    expect(cellsOf(paper, 'A1 ')).toContain(says)
    expect(cellsOf(paper, 'B3 ')).toContain(says)
    expect(cellsOf(paper, 'A2 ')).not.toContain(says)
    expect(JSON.stringify(made(report(inventedMaterial(), inventedChoice())))).not.toContain('Overført')
  })

  it('says so in English, and whatever it is an answer to', () => {
    const paper = made(
      report(material('scenario:1', 'own-view', 'item:A1'), inventedChoice({ language: 'en' })),
    )
    const says = 'Carried over from version 0.0.9, answered 3 October 2026'
    expect(cellsOf(paper, 'A1 ')).toContain(says)
    expect(factsOf(paper, 'What may happen, and what is to be done')).toContain(says)
    expect(factsOf(paper, 'The exposed person’s own view')).toContain(says)
  })

  it.each(['police', 'shelter'] as const)('says of which day it is in the extract for the %s', to => {
    const paper = made(
      extract(
        material('item:A1', 'item:A5', 'item:A9', 'scenario:1', 'own-view', 'item:B3'),
        inventedChoice({ to }),
      ),
    )
    expect(factsOf(paper, 'Til stede nu')).toContain('svaret 3. oktober 2026')
    expect(factsOf(paper, 'Tegn, der kræver handling')).toContain('3. oktober 2026')
    expect(factsOf(paper, 'Den udsattes eget syn')).toContain('3. oktober 2026')
    expect(factsOf(made(extract(inventedMaterial(), inventedChoice({ to }))), 'Til stede nu')).not.toContain(
      'oktober',
    )
  })

  it('is of its own day in FHIR: the 28 days of "now" are those before it was given', () => {
    const resources = resourcesOf(material('item:A1', 'scenario:1'))
    const observation = (id: string) => resources.find(each => each.id === id)
    expect(observation('a1-now')).toMatchObject({
      effectivePeriod: { start: '2026-09-05T09:00:00Z', end: '2026-10-03T09:00:00Z' },
      note: expect.arrayContaining([{ text: 'Overført fra version 0.0.9, svaret 3. oktober 2026' }]),
    })
    expect(observation('a1-earlier')).toMatchObject({ effectivePeriod: { end: '2026-09-05T09:00:00Z' } })
    expect(observation('a2-now')).toMatchObject({ effectivePeriod: { end: '2026-11-24T12:00:00Z' } })
    expect(JSON.stringify(observation('a2-now'))).not.toContain('Overført')

    const response = JSON.stringify(resources.find(each => each.resourceType === 'QuestionnaireResponse'))
    expect(response).toContain(JSON.stringify({ linkId: 'A1', extension: [carriedInFhir] }).slice(1, -1))
    const risk = JSON.stringify(resources.find(each => each.resourceType === 'RiskAssessment'))
    expect(risk).toContain('Overført fra version 0.0.9')
    for (const resource of resources) {
      expect({ id: resource.id, wrong: schemaFaults(resource) }).toEqual({ id: resource.id, wrong: [] })
    }
  })

  it('tells nobody by whose id it was given', () => {
    const all = material('item:A1', 'scenario:1', 'own-view')
    expect(JSON.stringify(made(report(all, inventedChoice())))).not.toContain(carriedFrom.answeredBy)
    expect(JSON.stringify(resourcesOf(all))).not.toContain(carriedFrom.answeredBy)
  })
})

const carriedInFhir = {
  url: 'https://haandholdt.dk/fhir/StructureDefinition/carried-over',
  extension: [
    { url: 'version', valueString: '0.0.9' },
    { url: 'answered', valueDateTime: '2026-10-03T09:00:00Z' },
  ],
}

function resourcesOf(of: ReturnType<typeof material>, more: Partial<Choice> = {}): Resource[] {
  const outcome = fhirBundle(of, inventedChoice(more))
  if ('refused' in outcome) throw new Error('repeats what is kept')
  const bundle = JSON.parse(JSON.stringify(outcome.done)) as { entry: { resource: Resource }[] }
  return bundle.entry.map(({ resource }) => resource)
}
