// Forty people stand against one: every page still answers, nobody is left out, and the papers hold them all.
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { listSigned } from '../../src/risk/assessment/read-signed.ts'
import { askSecondRater } from '../../src/risk/second-rating/ask-second-rater.ts'
import { listSecondRatings } from '../../src/risk/second-rating/second-rating.sql.ts'
import type { OpenEnv } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { readAloud, readPdf, unbroken } from '../read-pdf.ts'
import { aCase, type TestCase } from './a-case.ts'
import { signFinally } from './sign-finally.ts'

const names = Array.from(
  { length: 40 },
  (_, at) => ['محمد علي الحسن', 'Şükrü Yıldız'][at] ?? `Slægtning nummer ${at + 1}`,
)

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let theCase: TestCase
let draft: AssessmentId
let here: string
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk(cast.house)
  theCase = await aCase(cast, names)
  draft = await theCase.start()
  here = `/cases/${theCase.id}`
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

async function read(path: string, member: Member = cast.birk): Promise<string> {
  const page = await app.request(`http://desk.test${path}`, { headers: { cookie: member.cookie } })
  expect(page.status, path).toBe(200)
  return page.text()
}
const post = (path: string, fields: [string, string][]) =>
  app.request(`http://desk.test${path}`, {
    method: 'POST',
    headers: { cookie: cast.birk.cookie, origin: 'http://desk.test' },
    body: new URLSearchParams([['act', cast.house.chance.uuid()], ...fields]),
  })

describe('a case with forty actors', () => {
  it('shows each of them on the draft, the acute questions, the people and the map', async () => {
    for (const page of [`assessments/${draft}`, `assessments/${draft}/acute`, 'people', 'network']) {
      const text = await read(`${here}/${page}`)
      for (const name of names) expect(text, `${name} on ${page}`).toContain(name)
    }
    const last = present(theCase.actors.at(-1), 'the last')
    expect(await read(`${here}/assessments/${draft}/items/B8/${last.id}`)).toContain(last.name)
  })

  it('is signed with an answer about each, compared by rules, and asks a second rater for each', async () => {
    await signFinally(cast, theCase, draft, 'high')
    const [signed] = await theCase.act(cast.birk, (tx, { on }) => listSigned(tx, on))
    const { document } = present(signed, 'what was signed')
    expect(document.actors.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    const perActor = cast.house.instrument.items.filter(item => item.perActor).length
    expect(document.answers.filter(({ personId }) => personId !== undefined)).toHaveLength(40 * perActor)

    const [second] = await theCase.act(cast.birk, (tx, { on }) => listSecondRatings(tx, on))
    const { id } = present(second, 'the second rating')
    await theCase.act(cast.birk, (tx, { on }) => askSecondRater(tx, on, id, cast.storm.id))
    const blind = await read(`/second-ratings/${id}`, cast.storm)
    for (const name of names) expect(blind, name).toContain(name)
  })

  it('is an extract that cannot keep to its one page, and the sender is told before it is sent', async () => {
    const [signature] = await theCase.rows<{ id: string }>(
      'select id from corps.signatures where case_id = $1',
      [theCase.id],
    )
    const look = async (parts: readonly string[]) =>
      (
        await post(`${here}/papers/look`, [
          ['signature', present(signature, 'the signature').id],
          ...Object.entries({ to: 'police', recipient: 'Politiet', in: 'da', names: 'roles', form: 'pdf' }),
          ...parts.map((part): [string, string] => ['parts', part]),
        ])
      ).text()
    expect(await look(['ratings', 'actors', 'scenarios'])).toMatch(/Uddraget fylder [2-9] sider/)
    expect(await look(['ratings', 'scenarios'])).not.toContain('Uddraget fylder')
  })

  it('is a report that names each, in its own letters', async () => {
    const [signature] = await theCase.rows<{ id: string }>(
      'select id from corps.signatures where case_id = $1',
      [theCase.id],
    )
    const fields: [string, string][] = [
      ['signature', present(signature, 'the signature').id],
      ...Object.entries({ to: 'municipality', recipient: 'Kommunen', in: 'da', names: 'roles', form: 'pdf' }),
      ...['ratings', 'actors', 'scenarios', 'unknown'].map((part): [string, string] => ['parts', part]),
    ]
    const looked = await (await post(`${here}/papers/look`, fields)).text()
    const seen = present(/name="seen" value="([^"]+)"/.exec(looked)?.[1], 'what was seen')
    const sent = await post(`${here}/papers`, [...fields, ['seen', seen]])
    const file = await app.request(`http://desk.test${sent.headers.get('location')}/file`, {
      headers: { cookie: cast.birk.cookie },
    })
    const pdf = readPdf(new Uint8Array(await file.arrayBuffer()))
    const all = unbroken(readAloud(pdf, pdf.tree))
    for (const name of names) expect(all, name).toContain(unbroken(name))
  })
})
