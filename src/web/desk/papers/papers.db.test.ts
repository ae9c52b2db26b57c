import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../../../test/assessment/a-case.ts'
import { aConclusion, signFinally } from '../../../../test/assessment/sign-finally.ts'
import { aMeasure } from '../../../../test/access/scene.ts'
import { aCast, type Cast, type Member } from '../../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import { traceOnCase } from '../../../access/audit/trace.sql.ts'
import { open } from '../../../access/opening.ts'
import { addEntry } from '../../../case/add-entry.ts'
import { addPerson } from '../../../case/add-person.ts'
import { addTask } from '../../../case/add-task.ts'
import { keepIdentity } from '../../../case/keep-identity.ts'
import { onlyAlias } from '../../../case/people.ts'
import { removePerson } from '../../../case/remove-person.ts'
import type { Tx } from '../../../db/db.ts'
import { present } from '../../../foundation/assert.ts'
import { markRecalled } from '../../../papers/papers.sql.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import type { PaperId } from '../../../papers/sent.ts'
import type { Work } from '../../../risk/assessment/work.ts'
import { addMeasure } from '../../../safety-plan/add-measure.ts'
import type { OpenEnv } from '../desk-house.ts'
import { desk } from '../routes.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let theCase: TestCase
let signature: string
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk({ ...cast.house, changes: { subscribe: () => () => undefined } })
  theCase = await aCase(cast, ['Bror', 'Far'])
  await signFinally(cast, theCase, await theCase.start(), 'medium')
  const [row] = await theCase.rows<{ id: string }>('select id from corps.signatures where case_id = $1', [
    theCase.id,
  ])
  signature = present(row, 'the signature').id
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const papers = () => `/cases/${theCase.id}/papers`
const get = (member: Member, path: string) => app.request(path, { headers: { Cookie: member.cookie } })
async function post(
  member: Member,
  path: string,
  fields: [string, string][],
  act = cast.house.chance.uuid(),
) {
  return app.request(path, {
    method: 'POST',
    headers: {
      Cookie: member.cookie,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams([['act', act], ...fields]),
  })
}
const chosen = (more: Record<string, string> = {}): [string, string][] => [
  ...Object.entries({
    signature,
    to: 'municipality',
    recipient: 'Aarhus Kommune',
    in: 'da',
    names: 'roles',
    form: 'pdf',
    ...more,
  }),
  ...['ratings', 'evidence', 'actors', 'scenarios', 'measures', 'unknown'].map(
    part => ['parts', part] as [string, string],
  ),
]
const sent = () =>
  theCase.rows<{ id: string; purpose: string }>(
    'select * from corps.papers where case_id = $1 order by sent_at desc',
    [theCase.id],
  )
const trail = (act: string) =>
  theCase.rows<{ outcome: string; subject_id: string }>(
    'select outcome, subject_id from audit.entries where chain_id = $1 and act = $2 order by seq',
    [theCase.id, act],
  )
const seenIn = (page: string) => present(/name="seen" value="([^"]+)"/.exec(page)?.[1], 'what was seen')

async function send(member: Member, more: Record<string, string> = {}) {
  const page = await (await post(member, `${papers()}/look`, chosen(more))).text()
  return post(member, papers(), [...chosen(more), ['seen', seenIn(page)]])
}

describe('before a paper leaves', () => {
  it('the sender sees the whole of it and what it says about whom, and nothing has been sent', async () => {
    const answer = await post(cast.birk, `${papers()}/look`, chosen())
    const page = await answer.text()

    expect(answer.status).toBe(200)
    expect(page).toContain('Hvad der står om hvem')
    expect(page).toContain('Rådgivning om risici')
    expect(page).toContain('De ringer til veninden')
    expect(page).toContain('Bedømmelser: Trusselsaktørerne')
    expect(await sent()).toEqual([])
  })

  it('says what is missing in the choice', async () => {
    const answer = await post(cast.birk, `${papers()}/look`, chosen({ recipient: ' ' }))

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Skriv, hvem der modtager det')
  })

  it('is not sent when it is another than the one that was seen', async () => {
    const page = await (await post(cast.birk, `${papers()}/look`, chosen())).text()
    const answer = await post(cast.birk, papers(), [
      ...chosen({ recipient: 'Aalborg Kommune' }),
      ['seen', seenIn(page)],
    ])

    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Læs det igennem igen')
    expect(await sent()).toEqual([])
  })

  const secret = aConclusion().alternative
  const writtenAs: Record<string, (tx: Tx, work: Work) => Promise<unknown>> = {
    'a note': (tx, { on }) => addEntry(tx, on, { kind: 'note', text: secret }, 'corps-only'),
    'a person': (tx, { on }) =>
      addPerson(tx, on, {
        exposed: false,
        actor: false,
        disclosure: 'protected',
        text: { ...onlyAlias('Veninden'), note: secret },
      }),
    'a measure': (tx, { on }) =>
      addMeasure(tx, on, {
        text: { ...aMeasure, caution: secret },
        disclosure: 'corps-only',
        dueAt: undefined,
      }),
    'a task': (tx, { on, at }) =>
      addTask(tx, on, {
        kind: 'promise',
        staffId: on.by,
        dueAt: at.add({ hours: 4 }),
        disclosure: 'corps-only',
        text: { what: secret, toWhom: '' },
      }),
  }

  it.each(Object.keys(writtenAs))('is stopped when it repeats %s that stays in the corps', async written => {
    const kept = await aCase(cast, ['Bror'])
    await kept.act(cast.birk, present(writtenAs[written], written))
    await signFinally(cast, kept, await kept.start(), 'medium')
    const [row] = await kept.rows<{ id: string }>('select id from corps.signatures where case_id = $1', [
      kept.id,
    ])
    const page = await (
      await post(cast.birk, `/cases/${kept.id}/papers/look`, chosen({ signature: present(row, 'it').id }))
    ).text()

    expect(page).toContain('Det kan ikke sendes endnu')
    expect(page).not.toContain('name="seen"')
  })
})

describe('a paper that is sent', () => {
  it('is kept as it left, once however often the button is pressed, with its row', async () => {
    const page = await (await post(cast.birk, `${papers()}/look`, chosen())).text()
    const act = cast.house.chance.uuid()
    const fields: [string, string][] = [...chosen(), ['seen', seenIn(page)]]
    const first = await post(cast.birk, papers(), fields, act)
    const again = await post(cast.birk, papers(), fields, act)
    const rows = await sent()

    expect(first.status).toBe(303)
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.purpose).toBe('assessment')
    expect(await trail('send-out')).toEqual([{ outcome: 'done', subject_id: rows[0]?.id }])
    expect(await (await get(cast.birk, papers())).text()).toContain('Aarhus Kommune')
  })

  it('is fetched as a file whose name tells nothing, and that leaves a row', async () => {
    const [row] = await sent()
    const answer = await get(cast.birk, `${papers()}/${row?.id}/file`)

    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="dokument-[0-9a-f]{8}\.pdf"$/,
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 8)
        .toString(),
    ).toBe('%PDF-1.7')
    expect(await trail('fetch-paper')).toEqual([{ outcome: 'read', subject_id: row?.id }])
  })

  it('is not there for somebody who has nothing to do with the case', async () => {
    const [row] = await sent()
    for (const path of [papers(), `${papers()}/${row?.id}`, `${papers()}/${row?.id}/file`]) {
      expect((await get(cast.storm, path)).status).toBe(404)
    }
  })

  it('can be recalled once, and the recipient is told why in the language of the paper', async () => {
    await send(cast.birk, { in: 'en', recipient: 'A municipality' })
    const [row] = await sent()
    const here = `${papers()}/${row?.id}`

    expect((await post(cast.birk, `${here}/recall`, [['reason', ' ']])).status).toBe(422)
    expect(
      (await post(cast.birk, `${here}/recall`, [['reason', 'Mistaken identity of one actor.']])).status,
    ).toBe(303)
    const page = await (await get(cast.birk, here)).text()
    expect(page).toMatch(/is no longer valid from \d+ \w+ \d{4} at/)
    expect(page).toContain('Mistaken identity of one actor.')
    expect((await post(cast.birk, `${here}/recall`, [['reason', 'Again']])).status).toBe(409)
    expect((await trail('recall-paper')).map(({ outcome }) => outcome)).toEqual(['done', 'refused'])
    expect((await get(cast.birk, `${here}/file`)).status).toBe(200)
  })

  it('is a task of whoever recalled it until the recipient has been told, and it rings', async () => {
    const [row] = await theCase.rows<{ kind: string; staff_id: string; hours: string; sealed_task: Buffer }>(
      `select t.kind, t.staff_id, round(extract(epoch from d.due_at - p.recalled_at) / 3600) as hours, t.sealed_task
         from corps.tasks t join corps.deadlines d on d.id = t.deadline_id and d.settled_at is null
         join corps.papers p on p.case_id = t.case_id and p.recalled_at is not null
        where t.case_id = $1 and t.kind = 'tell'`,
      [theCase.id],
    )
    expect(row).toMatchObject({ kind: 'tell', staff_id: cast.birk.id, hours: '4' })
    const tasks = await (await get(cast.birk, `/cases/${theCase.id}/tasks`)).text()
    expect(tasks).toMatch(/Sig, at dokument [0-9A-F]{8} ikke længere gælder, og hvorfor/)
    expect(tasks).toContain('A municipality')
    const paper = await (await get(cast.birk, `${papers()}/${(await sent())[0]?.id}`)).text()
    expect(paper).toContain('Systemet sender den ikke for dig')
  })

  it('keeps its first recall and its reason, whatever a program tries', async () => {
    const [row] = await sent()
    const before = await theCase.rows('select recalled_at, sealed_recall from corps.papers where id = $1', [
      row?.id,
    ])
    await theCase.act(cast.birk, async (tx, { on }) => {
      await traceOnCase(tx, on.caseId, { act: 'recall-paper', outcome: 'refused' })
      await markRecalled(tx, on, present(row, 'a paper').id as PaperId, Buffer.from('another reason'))
    })
    expect(before[0]).not.toMatchObject({ recalled_at: null })
    expect(
      await theCase.rows('select recalled_at, sealed_recall from corps.papers where id = $1', [row?.id]),
    ).toEqual(before)
  })
})

describe('a paper that rests on no assessment', () => {
  const here = () => `${papers()}/templates/notification`
  const filled: [string, string][] = [
    ['in', 'da'],
    ['recipient', 'Aarhus Kommune, Børn og Unge'],
    ['field-worry', 'At hun bliver sendt ud af landet i ferien.'],
  ]

  it('is filled in, looked at and sent', async () => {
    expect(await (await get(cast.birk, here())).text()).toContain('Hvad vi er bekymrede for')
    const page = await (await post(cast.birk, `${here()}/look`, filled)).text()
    expect(page).toContain('At hun bliver sendt ud af landet')
    const answer = await post(cast.birk, here(), [...filled, ['seen', seenIn(page)]])
    expect(answer.status).toBe(303)
    expect((await sent())[0]?.purpose).toBe('notification')
  })

  it('asks for something to be written, and sends nothing that was not seen', async () => {
    const empty: [string, string][] = [
      ['in', 'da'],
      ['recipient', 'Kommunen'],
    ]
    expect(await (await post(cast.birk, `${here()}/look`, empty)).text()).toContain('Skriv i mindst ét felt')
    const before = (await sent()).length
    expect((await post(cast.birk, here(), filled)).status).toBe(409)
    expect(await sent()).toHaveLength(before)
  })
})

describe('an assessment for another system', () => {
  it('is sent as FHIR to the municipality, and to nobody else', async () => {
    expect((await post(cast.birk, `${papers()}/look`, chosen({ form: 'fhir', to: 'police' }))).status).toBe(
      422,
    )
    const answer = await send(cast.birk, { form: 'fhir' })
    expect(answer.status).toBe(303)
    const file = await get(cast.birk, `${answer.headers.get('location')}/file`)
    expect(file.headers.get('content-type')).toBe('application/fhir+json')
    expect(await file.json()).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
  })
})

describe('real names and addresses', () => {
  const keep = async (of: TestCase, person: PersonId) => {
    const keys = present(
      await open(cast.house, cast.birk.asking, {
        kind: 'case',
        id: of.id,
        scope: 'address',
        purpose: 'write',
      }),
      'the address key',
    )
    const on = { caseId: of.id, by: cast.birk.id, keys, chance: cast.house.chance }
    await cast.house.inTransaction(cast.birk.asking, tx =>
      keepIdentity(
        tx,
        on,
        person,
        {
          name: 'Opdigtet Efternavn',
          whoKnows: 'Krisecentrets leder',
          address: 'Skjultevej 7, 8000 Aarhus C',
        },
        0,
      ),
    )
  }

  it('names stand there only when they were asked for, and the trail tells asking from checking', async () => {
    await keep(theCase, present(theCase.actors[1], 'an actor').id)
    const opened = () =>
      theCase.rows<{ reason: string }>(
        `select reason from audit.entries where chain_id = $1 and act = 'open-address' order by seq`,
        [theCase.id],
      )
    const before = (await opened()).length
    const roles = await (await post(cast.birk, `${papers()}/look`, chosen())).text()
    const real = await (await post(cast.birk, `${papers()}/look`, chosen({ names: 'real' }))).text()

    expect((await opened()).slice(before).map(({ reason }) => reason)).toEqual(['paper-check', 'write'])
    expect(roles).not.toContain('Opdigtet Efternavn')
    expect(real).toContain('Opdigtet Efternavn')
    for (const page of [roles, real]) expect(page).not.toMatch(/Skjultevej|Krisecentrets/)
  })

  it('a paper that gives a sealed address away is stopped, whichever names were chosen and wherever it stands', async () => {
    const here = `${papers()}/templates/police-request`
    const asks = (asked: string): [string, string][] => [
      ['in', 'da'],
      ['recipient', 'Østjyllands Politi, 8000 Aarhus C'],
      ['field-asked', asked],
    ]
    const looked = async (text: string) => (await post(cast.birk, `${here}/look`, asks(text))).text()

    for (const text of ['Kør forbi skjultevej 7 i aften.', 'Spørg Krisecentrets leder.']) {
      expect(await looked(text), text).toContain('Det kan ikke sendes endnu')
    }
    expect(await looked('Kør forbi Skjultevej 71 i Aarhus.')).not.toContain('Det kan ikke sendes endnu')
  })

  it('somebody who was removed keeps a place that nobody is told', async () => {
    const other = await aCase(cast, ['Kusine'])
    const person = present(other.actors[0], 'an actor').id
    await keep(other, person)
    await other.act(cast.birk, (tx, { on }) => removePerson(tx, on, person))
    const page = await post(cast.birk, `/cases/${other.id}/papers/templates/police-request/look`, [
      ['in', 'da'],
      ['recipient', 'Politiet'],
      ['field-asked', 'Skjultevej 7'],
    ])

    expect(await page.text()).toContain('Det kan ikke sendes endnu')
  })
})
