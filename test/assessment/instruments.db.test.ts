// An organisation brings an instrument of its own: a leader loads it, looks through it and takes it into use. What is
// bad is refused with its line and leaves nothing; what was taken into use never changes.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { findAssessment } from '../../src/risk/assessment/assessment.sql.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { parseInstrument } from '../../src/risk/instruments/instrument.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aCase } from './a-case.ts'
import { theirs } from './newer.ts'
import { signFinally } from './sign-finally.ts'

let database: FreshDatabase
let cast: Cast
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const app = () => desk(cast.house)
const get = (path: string, member: Member = cast.ravn) =>
  app().request(path, { headers: { cookie: member.cookie } })
/** What stands on a page, without its markup. */
const said = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, '')
const pageOf = async (path: string, member?: Member) => (await get(path, member)).text()
const wordsOf = async (path: string, member?: Member) => said(await get(path, member))
const post = (path: string, fields: Record<string, string | Blob>, member: Member = cast.ravn) => {
  const body = new FormData()
  body.set('act', cast.house.chance.uuid())
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return app().request(path, {
    method: 'POST',
    headers: { cookie: member.cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
}
const licence = { holder: 'Fonden Invented', 'from-day': '1', 'from-month': '2', 'from-year': '2026' }
const bring = (text: string | Uint8Array<ArrayBuffer>, member?: Member, more: Record<string, string> = {}) =>
  post('/instruments/new', { ...licence, ...more, file: new File([text], 'redskab.json') }, member)
const rows = async () =>
  (await cast.owner.query('select code, version, kind from corps.instruments order by added_at'))
    .rows as unknown[]
const idOf = (answer: Response) =>
  present(answer.headers.get('location')?.split('/')[2], 'the new instrument')
const inUse = async (text: string): Promise<string> => {
  const id = idOf(await bring(text))
  expect((await post(`/instruments/${id}/publication`, {})).status).toBe(303)
  return id
}
const isSeenByAll = async (id: string) => (await get(`/instruments/${id}`, cast.birk)).status === 200

const questionnaire = {
  resourceType: 'Questionnaire',
  id: 'family-safety',
  version: '3',
  title: 'Trygt hjem',
  status: 'active',
  copyright: 'Opdigtet',
  item: [
    {
      linkId: '1',
      text: 'Hjemmet',
      type: 'group',
      item: [
        { linkId: '1.1', text: 'Er der låst?', type: 'boolean' },
        {
          linkId: '1.2',
          text: 'Hvor ofte?',
          type: 'choice',
          answerOption: [{ valueString: 'Aldrig' }, { valueCoding: { code: 'ofte', display: 'Ofte' } }],
        },
      ],
    },
  ],
}

describe('a bad file', () => {
  const nothingKept = async (text: string | Uint8Array<ArrayBuffer>, says: RegExp) => {
    const before = await rows()
    const answer = await bring(text)
    expect(answer.status).toBe(422)
    expect(await said(answer)).toMatch(says)
    expect(await rows()).toEqual(before)
    expect((await cast.trail(cast.ravn.id)).at(-1)).toBe('add-instrument refused bad-instrument')
  }
  const flaw = (from: string, to: string) => theirs().replace(from, to)
  const many = (length: number) => JSON.stringify({ items: Array.from({ length }, () => ({ code: 'A1' })) })

  it.each([
    ['is no JSON', 'ikke json', /Linje 1: her er det ikke JSON/],
    ['is cut off', theirs().slice(0, 90_000), /Linje \d{3,4}: her er det ikke JSON/],
    ['points at a domain that is not there', flaw('"domain": "A"', '"domain": "Z"'), /ukendt domæne: Z/],
    ['has a wrong type', flaw('"core": true', '"core": 1'), /skal være true eller false/],
    ['has one code twice', flaw('"code": "RF02"', '"code": "RF01"'), /står to gange: RF01/],
    [
      'has a rule with a condition inside itself, without end',
      flaw('"when": {', `"when": ${'{"not":'.repeat(40)}{`),
      /Linje/,
    ],
    ['is nested without end', '['.repeat(200_000), /for mange niveauer/],
    ['is too long', many(200_000), /længere end 1000000 tegn/],
    ['is empty', ' ', /Linje 1/],
  ])('that %s is refused with its line, and nothing is kept', (_, text, says) => nothingKept(text, says))

  it('in another encoding is refused with its line', () =>
    nothingKept(Buffer.from(flaw('Deres redskab', 'Færres'), 'latin1'), /Linje \d+: ikke UTF-8/))

  it('of ten megabytes is refused', () => nothingKept(many(800_000), /længere end 1000000 tegn/))

  it('of thirty megabytes is not even read', async () => {
    const answer = await bring('x'.repeat(30_000_000))
    expect(answer.status).toBe(413)
  })

  it('tells the line in the language of whoever reads', async () => {
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.ravn.id])
    expect(await said(await bring('no'))).toContain('Line 1: not JSON from here on')
    await cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [cast.ravn.id])
  })

  it.each([
    [
      'two questions with one name',
      { item: [questionnaire.item[0], questionnaire.item[0]] },
      /står to gange: 1/,
    ],
    ['a choice without answers', { item: [{ linkId: 'a', type: 'choice' }] }, /ingen svar at vælge/],
    ['a question of no kind', { item: [{ linkId: 'a', type: 'reference' }] }, /skal være group/],
    [
      'a question that hangs on another',
      { item: [{ linkId: 'a', type: 'string', enableWhen: [] }] },
      /enableWhen forstås ikke/,
    ],
    ['a modifier extension', { modifierExtension: [{ url: 'https://example.dk' }] }, /modifierExtension/],
    ['no version', { version: undefined }, /version/],
    ['no name', { id: undefined }, /skal have id eller name/],
  ])('that is a questionnaire with %s is refused', (_, more, says) =>
    nothingKept(JSON.stringify({ ...questionnaire, ...more }, null, 1), says),
  )
})

describe('an instrument of one’s own', () => {
  it('waits until a leader takes it into use, with the licence beside it; nobody else sees it before', async () => {
    const id = idOf(await bring(theirs()))
    const page = await wordsOf(`/instruments/${id}`)
    expect(page).toContain('Deres redskab')
    expect(page).toContain('Fonden Invented, fra 1. februar 2026')
    expect(page).toContain('30 spørgsmål, 17 opmærksomhedsflag og 22 tjek')
    expect(await isSeenByAll(id)).toBe(false)
    expect(await pageOf('/instruments', cast.birk)).not.toContain('theirs 1.0.0')

    expect((await post(`/instruments/${id}/publication`, {})).status).toBe(303)
    expect(await isSeenByAll(id)).toBe(true)
    expect(await pageOf('/instruments', cast.birk)).toContain('theirs 1.0.0')
    expect((await post(`/instruments/${id}/publication`, {})).status).toBe(409)
    expect((await cast.trail(cast.ravn.id)).at(-2)).toBe('publish-instrument refused already-published')
  })

  it('can be brought, published, fetched and withdrawn by a leader alone', async () => {
    const { birk } = cast
    expect((await get('/instruments/new', birk)).status).toBe(404)
    const before = await rows()
    expect((await bring(theirs('7.0.0'), birk)).status).toBe(404)
    const id = idOf(await bring(theirs('1.1.0')))
    expect((await post(`/instruments/${id}/publication`, {}, birk)).status).toBe(404)
    expect((await post(`/instruments/${id}/withdrawal`, {}, birk)).status).toBe(404)
    expect((await get(`/instruments/${id}/file`, birk)).status).toBe(404)
    expect(await rows()).toHaveLength(before.length + 1)
    expect((await cast.trail(birk.id)).filter(row => row.includes('instrument refused no-right'))).toEqual(
      expect.arrayContaining([
        'publish-instrument refused no-right',
        'withdraw-instrument refused no-right',
        'read-instrument refused no-right',
      ]),
    )
  })

  it('is fetched byte for byte as it was brought, and as a FHIR questionnaire', async () => {
    const id = idOf(await bring(theirs('1.2.0')))
    const file = await get(`/instruments/${id}/file`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text()).toBe(theirs('1.2.0'))
    const fhir = (await (await get(`/instruments/${id}/questionnaire?language=en`)).json()) as object
    expect(fhir).toMatchObject({ resourceType: 'Questionnaire', version: '1.2.0', title: 'Their instrument' })
  })

  it('never changes once it is there, whoever tries, and its digest is its file’s', async () => {
    const id = await inUse(theirs('1.3.0'))
    const change = (set: string) =>
      cast.owner.query(`update corps.instruments set ${set} where id = $1`, [id])
    for (const set of [
      `file = '\\x00', digest = sha256('\\x00')`,
      `version = '9'`,
      `licence_holder = 'Nogen'`,
      'published_at = clock.now()',
    ]) {
      await expect(change(set), set).rejects.toThrow('an instrument stays as it was brought')
    }
    await expect(cast.owner.query('delete from corps.instruments where id = $1', [id])).rejects.toThrow(
      'stays as',
    )
    await expect(cast.owner.query('truncate corps.instruments')).rejects.toThrow('stays as')
  })

  it('has one file to a version, and no name of ours', async () => {
    expect((await bring(theirs('1.3.0'))).status).toBe(409)
    const ours = readFileSync('src/risk/instruments/asrae-0.1.0.json')
    expect(await (await bring(ours)).text()).toContain('det samme som vores eget redskab')
    expect((await cast.trail(cast.ravn.id)).at(-1)).toBe('add-instrument refused name-is-ours')
  })

  it('is not taken into use before its licence begins', async () => {
    const id = idOf(await bring(theirs('1.4.0'), cast.ravn, { 'from-year': '2099' }))
    const answer = await post(`/instruments/${id}/publication`, {})
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Licensen er ikke begyndt endnu')
  })

  it('asks for the file, the licence and its date, and gives back what was typed', async () => {
    const answer = await post('/instruments/new', { holder: '', terms: 'Kun hos os' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const says of ['Vælg filen', 'Skriv, hvem der har licensen', 'Skriv datoen', 'Kun hos os']) {
      expect(page).toContain(says)
    }
  })
})

describe('an assessment with a loaded instrument', () => {
  const start = (caseId: string, fields: Record<string, string>) =>
    post(`/cases/${caseId}/assessments`, fields, cast.birk)

  it('is begun by choice, asks its questions, is signed with them, and is withdrawn from new use alone', async () => {
    const id = await inUse(
      theirs('2.0.0').replace('"da": "Løbende vold"', '"da": "Vold, som de spørger om den"'),
    )
    const theCase = await aCase(cast)
    const list = await pageOf(`/cases/${theCase.id}/assessments`, cast.birk)
    expect(list).toContain('Deres redskab (2.0.0)')
    expect(list).not.toMatch(/name="instrument"[^>]*checked/)
    expect((await start(theCase.id, {})).status).toBe(422)
    expect((await start(theCase.id, { instrument: 'theirs 9.9.9' })).status).toBe(422)

    const begun = await start(theCase.id, { instrument: 'theirs 2.0.0' })
    const path = present(begun.headers.get('location'), 'the draft')
    const assessmentId = path.split('/').at(-1) as AssessmentId
    const label = (await pageOf(`${path}/items/A1`, cast.birk)).match(/<h1[^>]*>([^<]*)/)?.[1]
    expect(label).toBeDefined()

    expect((await post(`/instruments/${id}/withdrawal`, {})).status).toBe(303)
    expect(await pageOf(`/cases/${(await aCase(cast)).id}/assessments`, cast.birk)).not.toContain('(2.0.0)')
    expect((await get(`${path}/items/A1`, cast.birk)).status).toBe(200)

    const loaded = parseInstrument(theirs('2.0.0'))
    const instrument = 'done' in loaded ? loaded.done : cast.house.instrument
    const house = { ...cast.house, instrument }
    await signFinally(
      { ...cast, house },
      { ...theCase, act: withInstrument(theCase, instrument) },
      assessmentId,
      'medium',
    )
    const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    expect(signed?.document.instrument).toMatchObject({ id: 'theirs', version: '2.0.0' })
    expect(await pageOf(`${path}/signed/${signed?.row.id}`, cast.birk)).toContain('2.0.0')

    // The next one, with ours, is compared in its level and in nothing else: the questions were others.
    const next = await start(theCase.id, { instrument: 'asrae 0.1.0' })
    const nextId = present(next.headers.get('location')?.split('/').at(-1), 'the next draft') as AssessmentId
    const raised = await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId: nextId, part: itemPart('D2' as ItemCode), readVersion: 0 },
        { ...emptyRating, now: '0', taskText: '' },
      ),
    )
    expect('done' in raised && raised.done.raised).toEqual([])
    const found = await theCase.act(cast.birk, tx => findAssessment(tx, theCase.id, nextId))
    expect(found).toMatchObject({ instrument: 'asrae', previousId: assessmentId })
  })

  it('is not offered for a questionnaire: it has no levels', async () => {
    const id = await inUse(JSON.stringify(questionnaire))
    expect(await pageOf(`/instruments/${id}`, cast.birk)).toContain('hverken niveauer eller regler')
    const theCase = await aCase(cast)
    expect(await pageOf(`/cases/${theCase.id}/assessments`, cast.birk)).not.toContain('Trygt hjem')
  })
})

const withInstrument =
  (theCase: Awaited<ReturnType<typeof aCase>>, instrument: Cast['house']['instrument']): typeof theCase.act =>
  (member, does, around) =>
    theCase.act(member, (tx, work) => does(tx, { ...work, instrument }), around)

it('ours is fetched by everybody, as JSON and as FHIR in both languages', async () => {
  const file = await get('/instruments/ours/file', cast.sol)
  expect(Buffer.from(await file.bytes())).toEqual(readFileSync('src/risk/instruments/asrae-0.1.0.json'))
  for (const [language, title] of [
    ['da', 'ÅSRÆ'],
    ['en', 'ASRAE'],
  ] as const) {
    const answer = await get(`/instruments/ours/questionnaire?language=${language}`, cast.sol)
    const resource = (await answer.json()) as { resourceType: string; title: string }
    expect(resource.resourceType).toBe('Questionnaire')
    expect(resource.title).toContain(title)
  }
  expect((await get('/instruments/schema', cast.sol)).headers.get('content-type')).toContain('schema+json')
})
