// What the research asks of the method (risk method, section 3.2), as it is met at the desk and in the database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePerson } from '../../src/case/change-person.ts'
import { onlyAlias, type PersonText } from '../../src/case/people.ts'
import { readPeople } from '../../src/case/read-people.ts'
import { recordEvent } from '../../src/case/record-event.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId } from '../../src/foundation/ids.ts'
import { addTie } from '../../src/network/add-tie.ts'
import { isAskedFor } from '../../src/risk/assessment/asked-for.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { desk } from '../../src/web/desk/routes.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

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

const page = async (path: string): Promise<string> => {
  const response = await desk(cast.house).request(path, { headers: { cookie: cast.birk.cookie } })
  expect(response.status, path).toBe(200)
  return response.text()
}
const assessments = (theCase: TestCase) => `/cases/${theCase.id}/assessments`

/** A1 rated on evidence, the rest as little known as may be. */
async function signedWith(theCase: TestCase, a1: '1' | '2'): Promise<AssessmentId> {
  const id = await theCase.start()
  await theCase.act(cast.birk, (tx, work) =>
    saveRating(
      tx,
      work,
      { assessmentId: id, part: itemPart('A1' as ItemCode), readVersion: 0 },
      {
        ...emptyRating,
        now: a1,
        earlier: '1',
        evidence: [
          {
            id: cast.house.chance.uuid(),
            text: 'Hun viste mærkerne frem.',
            sourceType: 'exposed_person',
            source: 'Solsort selv',
            observedOn: '2026-11-20',
            recordedOn: '2026-11-21',
            directness: 'first_hand',
            confidence: 'high',
            wouldKnow: true,
            sourceMustBeProtected: false,
          },
        ],
        taskText: '',
      },
    ),
  )
  await signFinally(cast, theCase, id, 'medium')
  return id
}

describe('the requirements of the method', () => {
  it('R1 now is the last 28 days or still ongoing, printed at each item', async () => {
    const theCase = await aCase(cast, ['Bror'])
    const id = await theCase.start()
    const [actor] = theCase.actors
    const definition = 'De seneste 28 dage, eller noget der stadig står på i dag.'
    for (const { code, perActor } of cast.house.instrument.items) {
      const path = `${assessments(theCase)}/${id}/items/${code}${perActor ? `/${actor?.id ?? ''}` : ''}`
      expect(await page(path), code).toContain(definition)
    }
    const acute = await page(`${assessments(theCase)}/${id}/acute`)
    expect(acute.split(definition)).toHaveLength(1 + 10)
  })

  it('R2 the report shows each rating with its source, date, directness and confidence', async () => {
    const theCase = await aCase(cast, [])
    const id = await signedWith(theCase, '2')
    const [row] = await theCase.rows<{ id: string }>(
      `select id from corps.signatures where assessment_id = $1`,
      [id],
    )
    const report = await page(`${assessments(theCase)}/${id}/signed/${row?.id ?? ''}`)
    for (const words of [
      'Hun viste mærkerne frem.',
      'Solsort selv',
      '2026-11-20',
      'Førstehånd',
      'sikkerhed: høj',
    ]) {
      expect(report).toContain(words)
    }
  })

  it('R8 confidence is asked for in words of its own, and nothing is chosen beforehand', async () => {
    const theCase = await aCase(cast, [])
    const conclusion = await page(`${assessments(theCase)}/${await theCase.start()}/conclusion`)
    expect(conclusion).toContain('name="confidence"')
    expect(conclusion).not.toMatch(/<input[^>]* checked/)
  })

  it('R10 the plan offers the library from the factors, and one can go from a factor to its measures', async () => {
    const theCase = await aCase(cast, [])
    const measure = cast.house.instrument.measureLibrary.measures.find(({ factors }) =>
      factors.some(code => code === 'A5'),
    )
    const offered = await page(`/cases/${theCase.id}/plan/library?factor=A5`)
    const first = offered.slice(0, offered.indexOf('class="folds"'))
    expect(first).toContain(measure?.code)
    expect(first).not.toContain('M54')
  })

  it('R11 nothing is planned by the level: cautions stand at the measures, and a word on not doing too much', async () => {
    const theCase = await aCase(cast, [])
    await signedWith(theCase, '2')
    expect(await theCase.rows(`select 1 from corps.measures where case_id = $1`, [theCase.id])).toEqual([])
    const library = await page(`/cases/${theCase.id}/plan/library`)
    expect(library).toContain('Mere er ikke altid bedre')
    expect(library).toContain('aldrig ved at personen møder frem')
    expect(library).not.toMatch(/<input[^>]* checked/)
  })

  it('R12 an event calls for a new assessment at once, and change is shown per item over time', async () => {
    const theCase = await aCase(cast, [])
    await signedWith(theCase, '1')
    await theCase.act(cast.birk, (tx, { on, instrument, at, facts }) =>
      recordEvent(
        tx,
        on,
        { kind: 'event', event: 'violence_or_threat', at: at.toString(), text: '' },
        'corps-only',
        { instrument, now: at, facts },
      ),
    )
    expect(await page(`/cases/${theCase.id}`)).toContain('Der er sket noget. Vurdér igen nu')
    expect(await page('/my-day')).toContain('Ny vurdering, fordi der er sket noget')

    await signedWith(theCase, '2')
    expect(await page(`/cases/${theCase.id}`)).not.toContain('Der er sket noget. Vurdér igen nu')
    const change = await page(`${assessments(theCase)}/change`)
    expect(change).toContain('Delvist → Ja')
    expect(change.indexOf('Fysisk vold')).toBeLessThan(change.indexOf('Livsfarlig vold'))
  })

  it('R13 the deadline that is set at the signature is that of the level', async () => {
    const theCase = await aCase(cast, [])
    const days = async () => {
      const [row] = await theCase.rows<{ days: string }>(
        `select round(extract(epoch from due_at - clock.now()) / 86400) as days from corps.deadlines
          where case_id = $1 and kind = 'reassessment' and settled_at is null`,
        [theCase.id],
      )
      return Number(row?.days)
    }
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    expect(await days()).toBe(30)
    await signFinally(cast, theCase, await theCase.start(), 'high')
    expect(await days()).toBe(7)
  })

  it('R14 a sixth driver is not taken, and scenarios stand before the level', async () => {
    const theCase = await aCase(cast, [])
    const id = await theCase.start()
    const codes = cast.house.instrument.items.map(({ code }) => ({ item: code as string }))
    const around = { actors: [], events: [], measures: [], driverReasons: [] }
    const isTaken = (count: number) =>
      isAskedFor(
        { instrument: cast.house.instrument, around },
        { part: 'drivers' },
        { kind: 'drivers', chosen: codes.slice(0, count) },
      )
    expect([isTaken(5), isTaken(6)]).toEqual([true, false])
    const overview = await page(`${assessments(theCase)}/${id}`)
    const order = ['/scenarios', '/own-view', '/conclusion', '/signature'].map(step =>
      overview.indexOf(`${id}${step}"`),
    )
    expect(order.every(at => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  })

  it('R15 what the browser remembers of a case is its reference word, never a name', async () => {
    const theCase = await aCase(cast, ['Onkel Ravn'])
    const id = await theCase.start()
    const [row] = await theCase.rows<{ reference: string }>(
      `select reference from corps.cases where id = $1`,
      [theCase.id],
    )
    for (const path of [
      `/cases/${theCase.id}`,
      `${assessments(theCase)}/${id}/acute`,
      `${assessments(theCase)}/change`,
    ]) {
      const title = /<title>([^<]*)<\/title>/.exec(await page(path))?.[1] ?? ''
      expect(title).toContain(row?.reference)
      expect(title).not.toMatch(/Solsort|Onkel|vold|trussel/i)
    }
  })

  it('R16 the map of the network is an object of the case, and what it has on an actor stands beside domain B', async () => {
    const theCase = await aCase(cast, ['Storebror', 'Far'])
    const [brother, father] = theCase.actors.map(({ id }) => id)
    await theCase.act(cast.birk, async (tx, { on }) => {
      const text: PersonText = {
        ...onlyAlias('Storebror'),
        roles: ['watches', 'lures'],
        access: ['phone-accounts'],
        knowledge: [
          {
            of: 'location',
            knows: 'suspects',
            source: 'Skolen',
            notedAt: '2026-11-24T11:00:00Z',
          },
        ],
      }
      const person = (await readPeople(tx, on)).find(({ id }) => id === brother)
      await changePerson(
        tx,
        on,
        present(brother, 'him'),
        { exposed: false, actor: true, disclosure: 'corps-only', text },
        person?.version ?? 0,
      )
      await addTie(
        tx,
        on,
        { from: present(father, 'the father'), to: present(brother, 'him') },
        { kind: 'parent', there: 'yes', back: 'no', source: 'Solsort', note: '' },
      )
    })
    expect(await page(`/cases/${theCase.id}/network`)).toContain('class="network-map"')
    const id = await theCase.start()
    for (const { code } of cast.house.instrument.items.filter(({ perActor }) => perActor)) {
      const about = await page(`${assessments(theCase)}/${id}/items/${code}/${brother ?? ''}`)
      const map = about.slice(about.indexOf('Hvad netværkskortet siger'))
      for (const words of ['Holder øje, lokker', 'Har mistanke', 'telefon', 'er forælder til']) {
        expect(map, code).toContain(words)
      }
      expect(map).toContain(`href="/cases/${theCase.id}/network"`)
      // Beside the question, and never in its place: nothing is chosen by what was noted.
      expect(about).not.toMatch(/<input[^>]* checked/)
    }
    expect(await page(`${assessments(theCase)}/${id}/items/A1`)).not.toContain('Hvad netværkskortet siger')
  })
})
