// What a municipality gets to file, what the police and a place of stay get, and what a caseworker needs today: each sent
// from the desk, fetched as the file that leaves the house, and read as a screen reader reads it.
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open } from '../../src/access/opening.ts'
import { addEntry } from '../../src/case/add-entry.ts'
import { changePerson } from '../../src/case/change-person.ts'
import { keepIdentity } from '../../src/case/keep-identity.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { present } from '../../src/foundation/assert.ts'
import type { PersonId } from '../../src/foundation/ids.ts'
import { momentOf } from '../../src/papers/say.ts'
import { fieldsOf, templateKinds, templateTitle } from '../../src/papers/templates.ts'
import { emptyRating, itemPart, type Part } from '../../src/risk/assessment/parts.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode, Language } from '../../src/risk/instruments/codes.ts'
import { addMeasure } from '../../src/safety-plan/add-measure.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { made } from '../access/scene.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { aConclusion, signFinally } from '../assessment/sign-finally.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { children, readAloud, readPdf, textIn, unbroken, type ReadPdf } from '../read-pdf.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let asked: TestCase
let notAsked: TestCase
const due = Temporal.Now.instant().add({ hours: 72 })
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk(cast.house)
  asked = await wholeCase(true)
  notAsked = await wholeCase(false)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const REQUEST = {
  kind: 'municipal-request' as const,
  asks: 'risk-assessment' as const,
  askedBy: 'Aarhus Kommune, Familierådgivningen',
  requestedOn: '2026-11-20',
  reference: 'K-2026-114',
}
const SAW = 'Hun så far ved skolen to gange i den uge'
const OWN = 'Far må ikke få at vide, at hun har talt med os'
const MEASURE = 'Aftale med skolen om, hvem der må hente'

/** A case with everything that a report can hold, signed as final at medium. */
async function wholeCase(onRequest: boolean): Promise<TestCase> {
  const theCase = await aCase(cast, ['Far', 'Farbror'])
  const [far, uncle] = theCase.actors.map(({ id }) => id)
  const father = present(far, 'Far')
  if (onRequest) {
    made(await theCase.act(cast.birk, (tx, { on }) => addEntry(tx, on, REQUEST, 'municipality-only')))
  }
  await theCase.act(cast.birk, async (tx, { on }) => {
    for (const [id, alias, relation] of [
      [father, 'Far', 'far'],
      [present(uncle, 'Farbror'), 'Farbror', 'fars ældste bror'],
    ] as const) {
      const described = { exposed: false, actor: true, disclosure: 'shareable' as const }
      made(await changePerson(tx, on, id, { ...described, text: { ...onlyAlias(alias), relation } }, 1))
    }
    const plan = { why: [], whyInWords: '', caution: 'Ikke mens far er hjemme', personSays: '', outcome: '' }
    for (const [role, what, who] of [
      ['municipality_child', MEASURE, 'Familierådgivningen'],
      ['police', 'Patrulje forbi skolen', 'Lokalpolitiet'],
      ['shelter', 'Ingen post til bopælen', 'Kontaktpersonen'],
    ] as const) {
      const text = { ...plan, what, role, who, personAgrees: 'yes' as const }
      made(await addMeasure(tx, on, { text, disclosure: 'shareable', dueAt: due }))
    }
  })
  await keepName(theCase, father, 'Ahmad Opdigtet')

  const assessmentId = await theCase.start()
  const findOut = { staffId: cast.birk.id, dueAt: due, how: 'Skolen' }
  await theCase.act(cast.birk, async (tx, work) => {
    const rate = async (code: string, now: '0' | '1' | '2', personId?: PersonId) =>
      made(
        await saveRating(
          tx,
          work,
          { assessmentId, part: itemPart(code as ItemCode), personId, readVersion: 0 },
          {
            ...emptyRating,
            now,
            ...(personId === undefined && { earlier: 'U' as const }),
            tags: code === 'B3' ? ['knows_whereabouts'] : [],
            evidence: [
              {
                id: cast.house.chance.uuid(),
                text: `${SAW} (${code})`,
                sourceType: 'exposed_person',
                source: 'Solsort',
                observedOn: '2026-11-18',
                recordedOn: '2026-11-20',
                directness: 'first_hand',
                confidence: 'high',
                wouldKnow: true,
                sourceMustBeProtected: false,
              },
            ],
            findOut: personId === undefined ? findOut : undefined,
            taskText: 'Find ud af resten',
          },
        ),
      )
    await rate('A1', '1')
    await rate('B3', '1', father)
    await rate('B3', '0', present(uncle, 'Farbror'))
    const save = async (part: Part, content: Parameters<typeof saveAnswer>[3]) =>
      made(await saveAnswer(tx, work, { assessmentId, part, readVersion: 0 }, content))
    await save('own-view', {
      kind: 'own-view',
      fear0to10: 7,
      whatIsFearedMost: 'At blive sendt til udlandet',
      whoIsFearedMost: 'Farbror',
      whatWouldHelp: 'At nogen ringer hver aften',
      whatMustNotHappen: OWN,
      ownLevel: 'medium',
    })
    await save('other:A', { kind: 'other', text: 'Lillesøster er blevet stille i skolen', evidence: [] })
    await save('conclusion', aConclusion({ drivingActors: [father], missing: 'Om der er købt billetter' }))
  })
  await signFinally(cast, theCase, assessmentId, 'medium')
  return theCase
}

async function keepName(theCase: TestCase, person: PersonId, name: string): Promise<void> {
  const keys = present(
    await open(cast.house, cast.birk.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'address',
      purpose: 'write',
    }),
    'the address key',
  )
  const on = { caseId: theCase.id, by: cast.birk.id, keys, chance: cast.house.chance }
  const identity = { name, whoKnows: 'Krisecentrets leder', address: 'Skjultevej 7, 8000 Aarhus C' }
  await cast.house.inTransaction(cast.birk.asking, tx => keepIdentity(tx, on, person, identity, 0))
}

const post = (path: string, fields: [string, string][]) =>
  app.request(`http://desk.test${path}`, {
    method: 'POST',
    headers: { cookie: cast.birk.cookie, origin: 'http://desk.test' },
    body: new URLSearchParams([['act', cast.house.chance.uuid()], ...fields]),
  })

/** Looked at, sent and fetched, as the button does it: the file that leaves the house. */
async function sentFile(lookAt: string, sendTo: string, fields: [string, string][]): Promise<ReadPdf> {
  const page = await (await post(lookAt, fields)).text()
  const seen = present(/name="seen" value="([^"]+)"/.exec(page)?.[1], 'what was seen')
  const sent = await post(sendTo, [...fields, ['seen', seen]])
  expect(sent.status).toBe(303)
  const file = await app.request(`http://desk.test${sent.headers.get('location')}/file`, {
    headers: { cookie: cast.birk.cookie },
  })
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(file.headers.get('content-disposition')).toMatch(/filename="dokument-[0-9a-f]{8}\.pdf"/)
  return readPdf(new Uint8Array(await file.arrayBuffer()))
}

async function paperOf(theCase: TestCase, more: Record<string, string>): Promise<ReadPdf> {
  const [signature] = await theCase.rows<{ id: string }>(
    'select id from corps.signatures where case_id = $1',
    [theCase.id],
  )
  const fields = { recipient: 'Modtagerens navn', in: 'da', names: 'roles', form: 'pdf', ...more }
  const parts = ['ratings', 'evidence', 'actors', 'scenarios', 'own-view', 'measures', 'unknown']
  const papers = `/cases/${theCase.id}/papers`
  return sentFile(`${papers}/look`, papers, [
    ['signature', present(signature, 'the signature').id],
    ...Object.entries(fields),
    ...parts.map((part): [string, string] => ['parts', part]),
  ])
}

/** What is read aloud under each heading; what stands before the first is under the title. */
function sectionsOf(pdf: ReadPdf): Map<string, string> {
  const read = new Map<string, string>()
  let heading = ''
  const walk = (of: ReturnType<typeof children>[number]): void => {
    if (/^H[12]$/.test(of.tag)) heading = unbroken(readAloud(pdf, of))
    else if (of.tag === 'Sect' || of.tag === 'Document') children(of).forEach(walk)
    else read.set(heading, (read.get(heading) ?? '') + unbroken(readAloud(pdf, of)))
  }
  walk(pdf.tree)
  return read
}

function saysUnder(pdf: ReadPdf, ...[heading = '', ...texts]: readonly string[]): void {
  const said = sectionsOf(pdf).get(unbroken(heading))
  expect(said, `nothing under "${heading}" of ${[...sectionsOf(pdf).keys()].join(', ')}`).toBeDefined()
  for (const text of texts) expect(said, `${text} under "${heading}"`).toContain(unbroken(text))
}

const signedOf = async (theCase: TestCase) =>
  present((await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on)))[0], 'what was signed').document

describe('the report that a municipality files', () => {
  const words = {
    da: {
      title: 'Risikovurdering',
      asked: ['Hvad der er spurgt om', 'Kommunen har bedt om en risikovurdering.', 'serviceloven § 12 c'],
      basis: ['Hvad vurderingen bygger på', 'Den udsatte person'],
      people: ['Personer', 'fars ældste bror'],
      scenarios: [
        'Hvad der kan ske, og hvad der skal gøres',
        'En besked fra skolen',
        'De ringer til veninden',
      ],
      own: ['Den udsattes eget syn', 'Frygt nu, fra 0 til 10', '7', 'At blive sendt til udlandet', OWN],
      conclusion: ['Konklusion', 'Skade kan ske, hvis intet gøres.', 'Gælder til', 'Inden 7 dage'],
      measures: ['Tiltag', MEASURE, 'Familierådgivningen', 'Ikke mens far er hjemme'],
      unknown: ['Hvad vi ikke ved', 'Skal undersøges senest', 'Om der er købt billetter'],
      change: ['Hvad der ville ændre konklusionen', 'At nogen af dem spørger efter hende på skolen.'],
      ratings: ['Bedømmelser: Handlingerne', 'A1', 'Delvist', SAW, 'førstehånd', '18. november 2026'],
      actors: ['Bedømmelser: Trusselsaktørerne og deres kontekst', 'om Far', 'om Farbror', 'B3'],
      other: 'Lillesøster er blevet stille i skolen',
      signature: ['Underskrift og redskab', 'Birk', 'version 0.1.0', 'Kontroltal'],
    },
    en: {
      title: 'Risk assessment',
      asked: ['What was asked', 'The municipality has asked for a risk assessment.', 'serviceloven § 12 c'],
      basis: ['What the assessment rests on', 'Free text stands in the language it was written in.'],
      people: ['People', 'fars ældste bror'],
      scenarios: ['What may happen, and what is to be done', 'En besked fra skolen', 'Warning signs'],
      own: [
        'The exposed person’s own view',
        'Fear now, from 0 to 10',
        '7',
        'At blive sendt til udlandet',
        OWN,
      ],
      conclusion: ['Conclusion', 'Harm may occur if nothing is done.', 'Valid until', 'Within 7 days'],
      measures: ['Measures', MEASURE, 'Familierådgivningen', 'Beware'],
      unknown: ['What we do not know', 'To be found out by', 'Om der er købt billetter'],
      change: ['What would change the conclusion', 'At nogen af dem spørger efter hende på skolen.'],
      ratings: ['Ratings: The conduct', 'A1', 'Partly', SAW, 'first-hand', '18 November 2026'],
      actors: ['Ratings: The threat actors and their context', 'about Far', 'about Farbror', 'B3'],
      other: 'Lillesøster er blevet stille i skolen',
      signature: ['Signature and instrument', 'Birk', 'version 0.1.0', 'Check number'],
    },
  } as const

  it.each(['da', 'en'] as const)('holds everything it must, in %s, as a tagged file', async language => {
    const pdf = await paperOf(asked, { to: 'municipality', in: language })
    const { asked: request, actors, ratings, other, conclusion, measures, ...rest } = words[language]
    const document = await signedOf(asked)

    expect(titleOf(pdf)).toBe(unbroken(rest.title))
    saysUnder(pdf, ...request, REQUEST.askedBy, REQUEST.reference, '20')
    saysUnder(pdf, ...ratings, other)
    saysUnder(pdf, ...actors, SAW)
    saysUnder(pdf, ...conclusion, momentOf(language, document.validUntil), aConclusion().rationale)
    saysUnder(pdf, ...conclusion, aConclusion().alternative, 'Far')
    saysUnder(pdf, ...measures, momentOf(language, due.toString()), 'Patrulje forbi skolen')
    for (const part of ['basis', 'people', 'scenarios', 'own', 'unknown', 'change'] as const) {
      saysUnder(pdf, ...rest[part])
    }
    saysUnder(pdf, ...rest.signature, momentOf(language, document.signedAt))

    const all = unbroken(readAloud(pdf, pdf.tree))
    for (const never of ['Ahmad Opdigtet', 'Skjultevej', 'Krisecentrets leder']) {
      expect(all).not.toContain(unbroken(never))
    }
    expect(textIn(pdf.catalog.get('Lang'))).toBe(language)
    expect(pdf.metadata).toMatch(/pdfuaid:part/)
    expect(pdf.dictionaryOf(pdf.catalog.get('MarkInfo')).get('Marked')).toBe(true)
  })

  it('is advice on risks when no municipality has asked, and says so', async () => {
    const pdf = await paperOf(notAsked, { to: 'municipality' })
    expect(titleOf(pdf)).toBe(unbroken('Rådgivning om risici'))
    saysUnder(
      pdf,
      'Hvad der er spurgt om',
      'Ingen kommune har bedt om en risikovurdering.',
      'kan rådgive om risici',
    )
    expect(unbroken(readAloud(pdf, pdf.tree))).not.toContain(unbroken(REQUEST.askedBy))
  })

  it('has real names only where the recipient needs them, beside the ones the report uses', async () => {
    const pdf = await paperOf(asked, { to: 'municipality', names: 'real' })
    saysUnder(pdf, 'Personer', 'Ahmad Opdigtet', 'Far')
    const all = unbroken(readAloud(pdf, pdf.tree))
    expect(all.split(unbroken('Ahmad Opdigtet'))).toHaveLength(2)
    expect(all).not.toContain('Skjultevej')
  })
})

describe('the extract', () => {
  it.each([
    ['police', 'da', ['Patrulje forbi skolen'], ['Ingen post til bopælen', MEASURE]],
    ['police', 'en', ['Patrulje forbi skolen'], ['Ingen post til bopælen', MEASURE]],
    ['shelter', 'da', ['Ingen post til bopælen'], ['Patrulje forbi skolen', MEASURE]],
    ['shelter', 'en', ['Ingen post til bopælen'], ['Patrulje forbi skolen', MEASURE]],
  ] as const)(
    'for the %s in %s is one page, with only what they need',
    async (to, language, theirs, others) => {
      const pdf = await paperOf(asked, { to, in: language })
      expect(pdf.pages).toHaveLength(1)
      const all = unbroken(readAloud(pdf, pdf.tree))
      const { validUntil } = await signedOf(asked)
      for (const text of [
        ...theirs,
        OWN,
        'De ringer til veninden',
        'Kontaktpersonen',
        'Far',
        momentOf(language, validUntil),
        language === 'da' ? 'Skade kan ske, hvis intet gøres.' : 'Harm may occur if nothing is done.',
      ]) {
        expect(all, text).toContain(unbroken(text))
      }
      for (const text of [
        ...others,
        SAW,
        REQUEST.askedBy,
        REQUEST.reference,
        aConclusion().rationale,
        aConclusion().alternative,
        aConclusion().wouldChangeMyMind,
        'At blive sendt til udlandet',
        'Lillesøster',
        'Ahmad Opdigtet',
        'Skjultevej',
        'Om der er købt billetter',
      ]) {
        expect(all, text).not.toContain(unbroken(text))
      }
    },
  )
})

describe.each(templateKinds)('the template %s', kind => {
  it.each(['da', 'en'] as const satisfies readonly Language[])(
    'is filled in, sent and fetched in %s, under a title that tells nothing',
    async language => {
      const here = `/cases/${asked.id}/papers/templates/${kind}`
      const fields = fieldsOf(kind, language)
      const pdf = await sentFile(`${here}/look`, here, [
        ['in', language],
        ['recipient', 'Modtagerens navn'],
        ...fields.map(({ name }): [string, string] => [`field-${name}`, `Skrevet under ${name}`]),
      ])
      expect(titleOf(pdf)).toBe(unbroken(templateTitle(kind, language)))
      for (const { name, label } of fields) saysUnder(pdf, label, `Skrevet under ${name}`)

      const shown = textIn(pdf.get(pdf.info.get('Title'))) ?? ''
      expect(shown).toMatch(/^(Dokument|Document) [0-9A-F]{8}$/)
      expect(pdf.metadata).not.toContain(templateTitle(kind, language))
      // Printed on A4, every page.
      for (const { dictionary } of pdf.pages) {
        expect(pdf.get(dictionary.get('MediaBox'))).toEqual([0, 0, 595.28, 841.89])
      }
    },
  )
})

function titleOf(pdf: ReadPdf): string {
  const find = (of: ReturnType<typeof children>[number]): string | undefined =>
    of.tag === 'H1' ? unbroken(readAloud(pdf, of)) : children(of).map(find).find(Boolean)
  return present(find(pdf.tree), 'the title')
}
