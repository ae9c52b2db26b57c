import { describe, expect, it } from 'vitest'
import { emptyRating } from '../risk/assessment/parts.ts'
import { extract } from './extract.ts'
import { fhirBundle } from './fhir.ts'
import { cast, inventedChoice, inventedDocument, inventedMaterial, uuid } from './invented-material.ts'
import type { Material } from './material.ts'
import { textsOf } from './paper.ts'
import { report } from './report.ts'
import type { MakePaper } from './writing.ts'

const words = (outcome: MakePaper): string => {
  if ('refused' in outcome) throw new Error('repeats what must be kept')
  return textsOf(outcome.done).join('\n')
}
const agreed: Material['agreed'] = {
  level: 'extreme',
  urgency: 'now',
  agreedAt: '2026-11-25T08:00:00Z',
  validUntil: '2026-11-26T08:00:00Z',
}

describe('a paper made after two raters agreed on another level', () => {
  const papers = (more: Partial<Material>) => [
    words(report(inventedMaterial(more), inventedChoice())),
    words(extract(inventedMaterial(more), inventedChoice({ to: 'police' }))),
  ]

  it('says the level that is in force, until when, and what was signed before', () => {
    for (const paper of papers({ agreed })) {
      expect(paper).toContain('Ekstrem. ')
      expect(paper).toContain('Underskrevet som niveau Høj, inden 24 timer.')
      expect(paper).toContain('26. november 2026 kl. 9.00')
      expect(paper).not.toContain('1. december 2026 kl. 13.00')
    }
  })

  it('says so to another system too', () => {
    const bundle = (more: Partial<Material>) =>
      JSON.stringify(fhirBundle(inventedMaterial(more), inventedChoice()))
    expect(bundle({ agreed })).toContain('"code":"extreme"')
    expect(bundle({ agreed })).toContain('"end":"2026-11-26T08:00:00Z"')
    expect(bundle({})).not.toContain('"code":"extreme","display"')
  })

  it('says nothing of it when they left the level as it was', () => {
    for (const paper of papers({})) {
      expect(paper).toContain('Høj. ')
      expect(paper).not.toContain('Ændret siden underskriften')
    }
  })
})

describe('what is not known, in a report', () => {
  const nothingKnown = inventedDocument(2, {
    answers: inventedDocument(2).answers.map(answer =>
      answer.content.kind === 'rating' && answer.personId === cast.brother
        ? {
            ...answer,
            content: {
              ...emptyRating,
              now: 'U',
              earlier: 'U',
              unknownTask: { taskId: uuid(950), staffId: uuid(4), due: '2026-11-26T12:00:00Z' },
            },
          }
        : answer,
    ),
  })

  it('is one row for each person, with the day, and one line where the ratings stand', () => {
    const outcome = report(inventedMaterial({ document: nothingKnown }), inventedChoice())
    if ('refused' in outcome) throw new Error('repeats what must be kept')
    const blocks = outcome.done.sections.flatMap(section => section.blocks)
    const rows = blocks.flatMap(block => (block.kind === 'facts' ? block.rows : []))
    const brothers = rows.filter(({ term }) => term === 'Om Storebror')
    expect(brothers).toHaveLength(1)
    expect(brothers[0]?.is).toEqual([
      expect.stringMatching(/^B1 .*; B8 .*\. Skal undersøges senest 26\. november 2026\.$/),
    ])
    expect(blocks.filter(block => block.kind === 'table').map(({ caption }) => caption)).not.toContain(
      'B. Trusselsaktørerne og deres kontekst – om Storebror',
    )
    expect(words(outcome)).toMatch(/Om Storebror er dette ikke kendt: B1 .*; B8 /)
  })
})
