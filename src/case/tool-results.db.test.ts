// A tool that is not ours, done on paper: what it came to is kept in words with the paper itself, and never shown as ours.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { present } from '../foundation/assert.ts'
import { desk } from '../web/desk/routes.ts'
import { fileTypeOf, largestFile } from './tool-results.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  theCase = await aCase(cast)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const at = () => `/cases/${theCase.id}/tools`
const get = (path: string, member: Member = cast.birk) =>
  desk(cast.house).request(path, { headers: { cookie: member.cookie } })
const said = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, '')
const post = (fields: Record<string, string | Blob>, member: Member = cast.birk) => {
  const body = new FormData()
  body.set('act', cast.house.chance.uuid())
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return desk(cast.house).request(`${at()}/new`, {
    method: 'POST',
    headers: { cookie: member.cookie, 'sec-fetch-site': 'same-origin' },
    body,
  })
}
const filled = {
  tool: 'Trygt hjem 3',
  'doneOn-day': '3',
  'doneOn-month': '11',
  'doneOn-year': '2026',
  doneBy: 'Politiet i Aarhus',
  conclusion: 'Høj fare fra to brødre, så længe adressen er kendt.',
  disclosure: 'municipality-only',
}
const pdf = Buffer.from('%PDF-1.7 et udfyldt papir')
const count = async () =>
  (await theCase.rows<{ n: number }>('select count(*)::int as n from corps.tool_results'))[0]?.n

describe('the result of another tool', () => {
  it('is kept with its paper, read by those who have the case, and fetched with a trace', async () => {
    const done = await post({ ...filled, file: new File([pdf], 'Trygt hjem – Sålunde.pdf') })
    const path = present(done.headers.get('location'), 'the result')
    const page = await said(await get(path))
    for (const words of [
      'Trygt hjem 3',
      '3. november 2026',
      'Politiet i Aarhus',
      'Høj fare fra to',
      'Kun kommunen',
    ]) {
      expect(page).toContain(words)
    }
    const file = await get(`${path}/file`)
    expect(Buffer.from(await file.bytes())).toEqual(pdf)
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="file"; filename\*=UTF-8''Trygt%20hjem/,
    )
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await cast.trail(theCase.id)).slice(-2)).toEqual(['open-case read read', 'fetch-tool-file read'])
    expect(await cast.trail(theCase.id)).toContain('record-tool-result done')

    for (const each of [path, `${path}/file`, at(), `${at()}/new`]) {
      expect((await get(each, cast.storm)).status, each).toBe(404)
    }
    expect((await post(filled, cast.storm)).status).toBe(404)
  })

  it('stands sealed: neither its words nor its file nor the file’s name', async () => {
    const rows = await theCase.rows<{ row: string }>(
      `select encode(sealed_result, 'escape') || encode(sealed_file, 'escape') as row from corps.tool_results where sealed_file is not null`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toMatch(/Trygt|PDF|Aarhus|Sålunde/)
  })

  it('needs no file, and sets no level, raises no flag and is no assessment', async () => {
    const before = await cast.trail(theCase.id)
    expect((await post(filled)).status).toBe(303)
    const left = (await cast.trail(theCase.id)).slice(before.length)
    expect(left.filter(row => !row.startsWith('open-case'))).toEqual(['record-tool-result done'])
    expect(await theCase.rows('select id from corps.assessments')).toEqual([])
  })

  it('asks for what is missing, keeps what was typed, and asks for the file again', async () => {
    const answer = await post({ conclusion: 'Beholdt', file: new File([pdf], 'a.pdf') })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    for (const words of [
      'Skriv, hvilket redskab det er',
      'Skriv datoen, det blev udfyldt',
      'Skriv, hvem der udfyldte det',
      'Beholdt',
      'Vælg filen igen',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).not.toMatch(/name="disclosure"[^>]*checked/)
    expect(await said(await post({ ...filled, 'doneOn-year': '2099' }))).toContain(
      'Datoen ligger i fremtiden',
    )
    expect(await said(await post({ ...filled, conclusion: 'Født 010190-1234' }))).toMatch(/CPR/)
  })
})

describe('a file', () => {
  it.each([
    ['a page', '<html><script>alert(1)</script>', 'a.html'],
    ['a page called a PDF', '<!doctype html>', 'a.pdf'],
    ['a picture that can hold a program', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg'],
    ['a program', 'MZ\u0090', 'a.exe'],
    ['an archive', 'PK\u0003\u0004', 'a.docx'],
    ['nothing', '', 'tom.pdf'],
  ])('that is %s is refused by its bytes, and nothing is kept', async (_, text, name) => {
    const before = await count()
    const answer = await post({ ...filled, file: new File([text], name) })
    expect(answer.status).toBe(422)
    expect(await said(answer)).toContain('hverken PDF, PNG eller JPEG')
    expect(await count()).toBe(before)
    expect((await cast.trail(theCase.id)).at(-1)).toBe('record-tool-result refused file-of-other-type')
  })

  it('of exactly twenty million bytes is kept, one byte more is not, and much more is not even read', async () => {
    const of = (size: number) => new File([Buffer.alloc(size, '%PDF-')], 'stor.pdf')
    expect((await post({ ...filled, file: of(largestFile) })).status).toBe(303)
    expect(await said(await post({ ...filled, file: of(largestFile + 1) }))).toContain('større end 20 MB')
    expect((await post({ ...filled, file: of(30_000_000) })).status).toBe(413)
  })

  it('of somebody who is not signed in is not read', async () => {
    const answer = await post(
      { ...filled, file: new File([Buffer.alloc(5_000_000)], 'a.pdf') },
      {
        ...cast.birk,
        cookie: 'desk=nobody',
      },
    )
    expect(answer.headers.get('location')).toContain('/sign-in')
  })

  it('is known by its first bytes', () => {
    expect(fileTypeOf(pdf)).toBe('application/pdf')
    expect(fileTypeOf(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png')
    expect(fileTypeOf(Buffer.from('ffd8ffe0', 'hex'))).toBe('image/jpeg')
    expect(fileTypeOf(Buffer.from('ffd8', 'hex'))).toBeUndefined()
  })
})

it('the questions of a brought questionnaire are recorded as asked, and what nobody answered is no “no”', async () => {
  const form = {
    resourceType: 'Questionnaire',
    id: 'trygt',
    version: '3',
    title: 'Trygt hjem',
    item: [
      { linkId: 'h', text: 'Hjemmet', type: 'display' },
      { linkId: 'a', text: 'Er der låst?', type: 'boolean', initial: [{ valueBoolean: true }] },
      {
        linkId: 'b',
        text: 'Hvor ofte?',
        type: 'choice',
        answerOption: [{ valueCoding: { code: 'o', display: 'Ofte' } }],
      },
      { linkId: 'c', text: 'Andet?', type: 'text' },
    ],
  }
  const [{ id } = { id: '' }] = await theCase.rows<{ id: string }>(
    `insert into corps.instruments (id, code, version, kind, file, digest, licence_holder, licence_from, added_by, published_by, published_at)
     values (gen_random_uuid(), 'trygt', '3', 'questions', $1, sha256($1), 'Fonden', '2026-01-01', $2, $2, clock.now()) returning id`,
    [Buffer.from(JSON.stringify(form)), cast.ravn.id],
  )
  const page = await (await get(`${at()}/new?form=${id}`)).text()
  expect(page).toContain('Hvor ofte?')
  expect(page).not.toMatch(/type="radio"[^>]*checked/)

  const done = await post({ ...filled, form: id, 'answer-1': 'yes', 'answer-2': 'o' })
  const result = await said(await get(present(done.headers.get('location'), 'the result')))
  expect(result).toMatch(/Er der låst\?Ja/)
  expect(result).toMatch(/Hvor ofte\?Ofte/)
  expect(result).toMatch(/Andet\?Ikke besvaret/)
  expect(result).toContain('Det har ingen regler')
})
