import { describe, expect, it } from 'vitest'
import { inventedMaterial } from './invented-material.ts'
import { textsOf } from './paper.ts'
import { reportPdf } from './pdf.ts'
import { fieldsOf, filledFrom, template, templateKinds, type TemplateKind } from './templates.ts'

const written = (kind: TemplateKind, filled: Record<string, string>, language: 'da' | 'en' = 'da') =>
  ({
    kind,
    paperId: '7f3a90c1-0000-4000-8000-000000000000',
    recipient: 'Aarhus Kommune',
    language,
    madeAt: '2026-11-25T09:05:00Z',
    filled,
    from: 'Birk',
  }) as const

describe.each(templateKinds)('the template %s', kind => {
  it.each(['da', 'en'] as const)('prints what was written under its headings, in %s', async language => {
    const fields = fieldsOf(kind, language)
    const filled = Object.fromEntries(fields.map(({ name }) => [name, `Skrevet om ${name}`]))
    const outcome = template(inventedMaterial(), written(kind, filled, language))
    if ('refused' in outcome) throw new Error('refused')

    const all = textsOf(outcome.done)
    for (const { name, label } of fields) {
      expect(all).toContain(label)
      expect(all).toContain(`Skrevet om ${name}`)
    }
    expect((await reportPdf(outcome.done)).subarray(0, 8).toString()).toBe('%PDF-1.7')
  })

  it('leaves out what is empty, and never fills in what somebody told', () => {
    const outcome = template(inventedMaterial(), written(kind, {}))
    if ('refused' in outcome) throw new Error('refused')
    expect(outcome.done.sections).toHaveLength(1)

    const filled = filledFrom(inventedMaterial(), kind, 'da')
    expect(JSON.stringify(filled)).not.toMatch(/skolen igen|truet hende|Aarhus K/)
    for (const name of Object.keys(filled)) {
      expect(fieldsOf(kind, 'da').map(field => field.name)).toContain(name)
    }
  })
})

describe('a template', () => {
  it('asks the police only for what the police have to do', () => {
    const { asked } = filledFrom(inventedMaterial(), 'police-request', 'da')
    expect(asked).toBe(
      'Patrulje forbi skolen efter sidste time – Lokalpolitiet – 25. november 2026 kl. 16.00',
    )
  })

  it('is refused when it repeats what is for the corps alone', () => {
    const material = inventedMaterial({ secrets: ['Hun bor hos sin veninde på Nørrebro'] })
    const outcome = template(
      material,
      written('advice-note', { advised: 'hun bor hos sin veninde på nørrebro' }),
    )
    expect(outcome).toHaveProperty('refused.why', 'repeats-what-is-kept')
  })
})
