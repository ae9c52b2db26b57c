import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosures, type Disclosure } from '../access/disclosure.ts'
import type { PersonId } from '../foundation/ids.ts'
import { emptyConclusion, emptyRating, type EvidenceKept } from '../risk/assessment/parts.ts'
import { extract } from './extract.ts'
import { fhirBundle } from './fhir.ts'
import {
  cast,
  evidenceOf,
  inventedChoice,
  inventedDocument,
  inventedMaterial,
  uuid,
} from './invented-material.ts'
import { measuresKeptBack, reportParts, type Choice, type Material } from './material.ts'
import { recipientKinds, textsOf, type Paper, type RecipientKind } from './paper.ts'
import { report } from './report.ts'
import type { MakePaper } from './writing.ts'
import { filledFrom } from './templates.ts'

const made = (outcome: MakePaper): Paper => {
  if ('refused' in outcome) throw new Error(`repeats: ${outcome.refused.where.join(' | ')}`)
  return outcome.done
}
const make = (material: Material, choice: Choice): MakePaper =>
  choice.to === 'municipality' ? report(material, choice) : extract(material, choice)
const headings = (paper: Paper) => paper.sections.map(({ heading }) => heading).filter(Boolean)
const all = (paper: Paper) => textsOf(paper).join('\n')

describe('the report to the municipality', () => {
  const paper = made(report(inventedMaterial(), inventedChoice()))

  it('says what was asked, by whom, on which ground, what was concluded and until when', () => {
    expect(paper.title).toBe('Risikovurdering')
    expect(all(paper)).toContain('Kommunen har bedt om en risikovurdering.')
    expect(all(paper)).toContain('Aarhus Kommune, Familierådgivningen')
    expect(all(paper)).toContain('serviceloven § 12 c')
    expect(all(paper)).toContain('1. december 2026 kl. 13.00')
    expect(all(paper)).toContain('Far har truet hende to gange')
    expect(all(paper)).toContain('Korpset kan vise, at vurderingen ikke er ændret')
    expect(headings(paper)).toEqual([
      'Hvad der er spurgt om',
      'Konklusion',
      'Hvad vurderingen bygger på',
      'Personer',
      'Det, der især driver risikoen',
      'Hvad der kan ske, og hvad der skal gøres',
      'Den udsattes eget syn',
      'Tiltag',
      'Hvad vi ikke ved',
      'Hvad der ville ændre konklusionen',
      'Bedømmelser: Handlingerne',
      'Bedømmelser: Trusselsaktørerne og deres kontekst',
      'Bedømmelser: Den udsatte persons sårbarhed og ressourcer',
      'Bedømmelser: Beskyttende forhold og praktiske rammer',
      'Underskrift og redskab',
    ])
  })

  it('is advice on risks when no municipality had asked when it was signed', () => {
    const advice = inventedDocument(2, { titled: 'advice-on-risks' })
    const written = made(report(inventedMaterial({ document: advice, request: undefined }), inventedChoice()))
    expect(written.title).toBe('Rådgivning om risici')
    expect(all(written)).toContain('Ingen kommune har bedt om en risikovurdering.')
  })

  it('has every measure with who and by when, but none that was taken out', () => {
    expect(all(paper)).toContain('Patrulje forbi skolen')
    expect(all(paper)).toContain('25. november 2026 kl. 16.00')
    const without = made(report(inventedMaterial(), inventedChoice({ without: new Set([uuid(2002)]) })))
    expect(all(without)).not.toContain('Patrulje forbi skolen')
  })

  it('is written in English with the words of the instrument in English', () => {
    const english = made(report(inventedMaterial(), inventedChoice({ language: 'en' })))
    expect(english.title).toBe('Risk assessment')
    expect(all(english)).toContain('What would change the conclusion')
    expect(all(english)).toContain('Free text stands in the language it was written in.')
    expect(all(english)).not.toContain('Hvad der')
  })

  it('shows real names once, beside the ones used in the case, and only when they were asked for', () => {
    const realNames = new Map([[cast.father as PersonId, 'Ahmad Invented']])
    const material = inventedMaterial({ realNames })
    expect(all(made(report(material, inventedChoice({ names: 'real' }))))).toContain('Ahmad Invented')
    expect(all(made(report(material, inventedChoice({ names: 'roles' }))))).not.toContain('Ahmad Invented')
  })

  it('has only the parts that were chosen', () => {
    const little = made(report(inventedMaterial(), inventedChoice({ parts: new Set(['measures']) })))
    expect(headings(little)).not.toContain('Personer')
    expect(all(little)).not.toContain('(300)')
  })
})

describe('the extract', () => {
  it.each(['police', 'shelter'] as const)(
    'for the %s has its own measures, the signs and no evidence',
    to => {
      const paper = made(extract(inventedMaterial(), inventedChoice({ to, recipient: 'Modtageren' })))
      expect(paper.title).toBe('Risikovurdering. Uddrag')
      expect(all(paper)).toContain('Bilen holder ved skolen')
      expect(all(paper)).toContain(to === 'police' ? 'Patrulje forbi skolen' : 'Ingen post til bopælen')
      expect(all(paper)).not.toContain('Aftale med skolen')
      expect(all(paper)).not.toContain('(100)')
      expect(all(paper)).not.toContain('Aarhus Kommune')
      expect(all(paper)).not.toContain('truet hende to gange')
    },
  )

  it('tells the police nothing of the person’s state', () => {
    const police = made(extract(inventedMaterial(), inventedChoice({ to: 'police' })))
    const shelter = made(extract(inventedMaterial(), inventedChoice({ to: 'shelter' })))
    const c5 = inventedMaterial().document.instrument.items.find(({ code }) => code === 'C5')?.label.da ?? ''
    const rated = (level: '2') => ({
      document: inventedDocument(1, {
        answers: [
          {
            part: 'item:C5',
            version: 1,
            answeredAt: '2026-11-24T11:00:00Z',
            answeredBy: 'birk',
            content: { ...emptyRating, now: level },
          },
        ],
      }),
    })
    expect(all(police)).not.toContain(c5)
    expect(all(made(extract(inventedMaterial(rated('2')), inventedChoice({ to: 'shelter' }))))).toContain(c5)
    expect(all(made(extract(inventedMaterial(rated('2')), inventedChoice({ to: 'police' }))))).not.toContain(
      c5,
    )
    expect(shelter.to).toBe('shelter')
  })
})

describe('what is written about somebody, or agreed on', () => {
  const classed = (disclosure: Disclosure) => {
    const { people, measures } = inventedMaterial()
    return inventedMaterial({
      people: people.map(person => ({
        ...person,
        disclosure,
        text: { ...person.text, alias: `${person.text.alias} i skoven`, relation: 'den, der har båden' },
      })),
      document: inventedDocument(2, {
        actors: [
          { id: cast.father, name: 'Far i skoven' },
          { id: cast.brother, name: 'Storebror i skoven' },
        ],
      }),
      realNames: new Map([[cast.father as PersonId, 'Ahmad Invented']]),
      measures: measures.map(measure => ({ ...measure, disclosure })),
    })
  }
  const leaves = {
    shareable: ['municipality', 'police', 'shelter'],
    'municipality-only': ['municipality'],
    'corps-only': [],
    protected: [],
  } satisfies Record<Disclosure, RecipientKind[]>

  it.each(disclosures.flatMap(disclosure => recipientKinds.map(to => [disclosure, to] as const)))(
    'as %s is in a paper for the %s only where its class lets it',
    (disclosure, to) => {
      const choice = inventedChoice({ to, names: 'real' })
      const material = classed(disclosure)
      const out = JSON.stringify(made(make(material, choice)))
      const may = leaves[disclosure].some(each => each === to)
      for (const word of ['i skoven', 'den, der har båden', 'Ahmad Invented']) {
        expect(out.includes(word), word).toBe(may)
      }
      expect(out.includes('Aktør 1')).toBe(!may)
      expect(/Aftale med skolen|Patrulje forbi skolen|Ingen post/.test(out)).toBe(may)
      if (to !== 'municipality') return
      const bundle = fhirBundle(material, choice)
      if ('refused' in bundle) throw new Error('repeats')
      const exported = JSON.stringify(bundle.done)
      for (const word of ['i skoven', 'Patrulje forbi skolen']) {
        expect(exported.includes(word), word).toBe(may)
      }
    },
  )

  it('as one’s own is told to the sender when it is kept back, and never named in the paper', () => {
    const measures = inventedMaterial().measures.map((measure, at) => ({
      ...measure,
      disclosure: at === 0 ? ('corps-only' as const) : ('shareable' as const),
    }))
    const kept = measuresKeptBack({ measures }, { to: 'municipality' })
    expect(kept.map(({ text }) => text.what)).toEqual([measures[0]?.text.what])
    expect(measuresKeptBack({ measures }, { to: 'police' })).toEqual([])
  })

  it.each(disclosures)('as %s stands in a template only where its class lets it', disclosure => {
    const material = classed(disclosure)
    const toPolice = JSON.stringify(filledFrom(material, 'police-request', 'da'))
    const toMunicipality = JSON.stringify(filledFrom(material, 'meeting-minutes', 'da'))
    expect(toPolice.includes('Patrulje forbi skolen')).toBe(disclosure === 'shareable')
    expect(toMunicipality.includes('Aftale med skolen')).toBe(leaves[disclosure].length > 0)
  })
})

describe('what may not leave the corps', () => {
  const kept = (evidence: EvidenceKept[], rationale = ''): Material['document'] =>
    inventedDocument(1, {
      answers: [
        {
          part: 'item:A1',
          version: 1,
          answeredAt: '2026-11-24T11:00:00Z',
          answeredBy: 'birk',
          content: { ...emptyRating, now: '2', evidence },
        },
        {
          part: 'conclusion',
          version: 1,
          answeredAt: '2026-11-24T11:00:00Z',
          answeredBy: 'birk',
          content: { ...emptyConclusion, rationale },
        },
      ],
    })

  it('is not repeated in a field where it stands in other words than its own', () => {
    const secret = 'Søsteren sagde, at de mødes hos farbror på tirsdag'
    const document = kept(
      [evidenceOf(1, { text: secret, sourceMustBeProtected: true })],
      `Vi ved, at ${secret.toUpperCase()}!`,
    )
    const outcome = report(inventedMaterial({ document }), inventedChoice())
    expect(outcome).toEqual({
      refused: { why: 'repeats-what-is-kept', where: [`Vi ved, at ${secret.toUpperCase()}!`] },
    })
  })

  it('is where somebody lives, in whatever words around it; another house of the street is another place', () => {
    const says = (text: string) =>
      'refused' in
      report(inventedMaterial({ document: kept([], text), secrets: ['Nygade 4'] }), inventedChoice())
    expect([says('Hun bor på NYGADE 4, siger hun.'), says('Nygade 41'), says('Nygade')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is a fact that nobody finds any more', () => {
    const document = kept([evidenceOf(1, { factId: uuid(77), text: 'Noget der er slettet igen' })])
    expect(all(made(report(inventedMaterial({ document }), inventedChoice())))).not.toContain('slettet')
  })

  const secretText = fc.stringMatching(/^[a-zæøå]{12,20}$/).map(text => `hemmeligt ${text}`)
  const entry = fc.record({
    disclosure: fc.constantFrom<Disclosure>(...disclosures),
    mustBeProtected: fc.boolean(),
    text: secretText,
    source: secretText,
  })

  it('P15 is never in any paper, whatever is chosen and wherever it was repeated', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...recipientKinds),
        fc.constantFrom('da', 'en'),
        fc.constantFrom('roles', 'real'),
        fc.subarray([...reportParts]),
        fc.option(fc.nat(4)),
        secretText,
        (entries, to, language, names, parts, repeat, address) => {
          const evidence = entries.map(({ text, source, mustBeProtected }, at) =>
            evidenceOf(at + 1, {
              factId: uuid(500 + at),
              text,
              source,
              sourceMustBeProtected: mustBeProtected,
            }),
          )
          const people = inventedMaterial().people.map(person => ({
            ...person,
            text: { ...person.text, place: address, note: address },
          }))
          const rationale = repeat === null ? '' : (entries[repeat]?.text ?? '')
          const material = inventedMaterial({
            document: kept(evidence, rationale),
            people,
            classes: new Map(entries.map(({ disclosure }, at) => [uuid(500 + at), disclosure])),
          })
          const outcome = make(material, inventedChoice({ to, language, names, parts: new Set(parts) }))
          if ('refused' in outcome) {
            expect(outcome.refused.where).toEqual([rationale])
            return
          }
          const out = JSON.stringify(outcome.done)
          expect(out).not.toContain(address)
          for (const { disclosure, mustBeProtected, text, source } of entries) {
            const stays = mustBeProtected || ['corps-only', 'protected'].includes(disclosure)
            if (stays) expect(out).not.toContain(text)
            if (stays && !entries.some(other => other.source === source && other.text !== text)) {
              expect(out).not.toContain(source)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
