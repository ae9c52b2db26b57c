// The list of who else can help, from the leader who writes it to whoever reads it at the door.
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCast, type Cast, type Member } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { lane } from '../crypto/lane.ts'
import { readMyDay } from '../duty-desk/my-day.ts'
import { giveTicket } from '../intake/ticket.ts'
import type { DoorHouse } from '../web/front-door/door-house.ts'
import { frontDoorApp } from '../web/front-door/front-door.tsx'
import { pageText } from '../web/front-door/step.ts'
import { doorLanguages } from '../web/kit/door-words.ts'
import { addOffer } from './add-offer.ts'
import { changeOffer } from './change-offer.ts'
import { checkOffer } from './check-offer.ts'
import { listHelpNow } from './help.sql.ts'
import type { Check, Offer, OfferId } from './offer.ts'
import { readOffer, readOffers } from './read-offers.ts'
import { withdrawOffer } from './withdraw-offer.ts'

const ORIGIN = 'https://info.test'
const today = Temporal.Now.plainDateISO('Europe/Copenhagen')

let database: FreshDatabase
let cast: Cast
let house: DoorHouse
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  house = {
    ...cast.frontDoor,
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    framedBy: [],
    practice: false,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  }
})
beforeEach(async () => {
  incidents.splice(0)
  await behind('delete from corps.help_entries')
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const behind = (statement: string) =>
  cast.owner.query(`begin; set local session_replication_role = replica; ${statement}; commit`)

const tx = <T>(by: Member, act: Parameters<typeof cast.house.inTransaction<T>>[1]) =>
  cast.house.inTransaction(by.asking, act)

const offer = (more: Partial<Offer> = {}, name = 'Linjen'): Offer => ({
  words: {
    da: { name, says: 'For alle.', hours: 'Altid' },
    en: { name: `${name} (en)`, says: 'For all.', hours: 'Always' },
  },
  telephone: '70000001',
  place: 5,
  keptBy: cast.birk.id,
  ...more,
})
const check = (days = 30, on = today): Check => ({ source: 'Ringet op', on, runsOutOn: on.add({ days }) })

async function add(by: Member, of = offer(), checked = check(), practice = false): Promise<OfferId> {
  const added = await tx(by, t => addOffer(t, cast.house.chance, of, checked, practice))
  if ('refused' in added) throw new Error(added.refused.why)
  return added.done
}

const atTheDoor = async (): Promise<string[]> =>
  (await house.inTransaction('nobody', listHelpNow)).map(({ words }) => words.da.name)

async function page(language: 'da' | 'en', of = house): Promise<string> {
  const ticket = await giveTicket(house, pageText({ language, step: { at: 'help' } }), undefined)
  const answer = await frontDoorApp(of).request(`${ORIGIN}/?${ticket}`)
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('what the door shows', () => {
  it('is what was checked and has not run out, in the order of its places', async () => {
    await add(cast.ravn, offer({ place: 9 }, 'Sidst'))
    await add(cast.ravn, offer({ place: 1 }, 'Først'))
    const late = await add(cast.ravn, offer({}, 'Udløbet'))
    expect(await atTheDoor()).toEqual(['Først', 'Udløbet', 'Sidst'])
    // On the day that it runs out it is not shown any more.
    await behind(
      `update corps.help_entries set checked_on = '${today.subtract({ days: 30 }).toString()}',
         runs_out_on = '${today.toString()}' where offer_id = '${late}'`,
    )
    expect(await atTheDoor()).toEqual(['Først', 'Sidst'])
    expect(await tx(cast.birk, t => checkOffer(t, cast.house.chance, late, check()))).toEqual({
      done: 'checked',
    })
    expect(await atTheDoor()).toEqual(['Først', 'Udløbet', 'Sidst'])
  })

  it('is gone at once when somebody on duty withdraws it', async () => {
    const id = await add(cast.ravn, offer({ keptBy: cast.ravn.id }))
    expect(await tx(cast.alma, t => withdrawOffer(t, cast.house.chance, id))).toEqual({ done: 'withdrawn' })
    expect(await atTheDoor()).toEqual([])
  })

  it('is all that the door’s login can read of it', async () => {
    await add(cast.ravn)
    const door = new Client({ connectionString: database.urls.frontDoor })
    await door.connect()
    try {
      expect(
        (await door.query('select * from corps.help_now()')).fields.map(({ name }) => name),
      ).not.toContain('kept_by')
      for (const other of ['corps.help_entries', 'corps.help_stands()', 'corps.list_help(null)']) {
        await expect(door.query(`select * from ${other}`)).rejects.toThrow('permission denied')
      }
    } finally {
      await door.end()
    }
  })

  it('is a page with telephone numbers to press, in Danish and English, 112 and 114 first', async () => {
    await add(cast.ravn, offer({ telephone: '+4570000001' }))
    const danish = await page('da')
    const numbers = [...danish.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number)
    expect(numbers).toEqual(['112', '114', '+4570000001'])
    expect(danish).toContain('+45 70 00 00 01')
    expect(danish).toContain('For alle.')
    expect(danish).toContain('Kontrolleret ')
    expect(await page('en')).toContain('For all.')
  })

  it('says that nobody has rung a number of the practice office', async () => {
    await add(cast.ravn, offer(), check(), true)
    const shown = await page('da')
    expect(shown).toContain('Øvelse. Ingen har kontrolleret nummeret.')
    expect(shown).not.toContain('Kontrolleret ')
  })

  it('is 112 and 114 when there is nothing else, and when the list cannot be read', async () => {
    const { inTransaction } = house
    const unread: DoorHouse = {
      ...house,
      inTransaction: (asking, act) =>
        act === (listHelpNow as unknown) ? Promise.reject(new Error('away')) : inTransaction(asking, act),
    }
    for (const of of [house, unread]) {
      const shown = await page('da', of)
      expect([...shown.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number)).toEqual(['112', '114'])
      expect(shown).toContain('Der er ikke andre på listen lige nu')
    }
    expect(incidents).toHaveLength(1)
  })

  it.each(doorLanguages)('stays small in %s with as much as the list can hold', async language => {
    // Thirty, each with other words: what packs well would prove nothing.
    await behind(
      `insert into corps.help_entries (id, offer_id, wrote, written_by, place, telephone, name_da, name_en, says_da, says_en,
           hours_da, hours_en, source, checked_on, runs_out_on, kept_by, practice)
         select gen_random_uuid(), gen_random_uuid(), 'added', '${cast.ravn.id}', n, (70000000 + n)::text, w, w,
                (select string_agg(substr(md5(n::text || i), 1, 6), ' ') from generate_series(1, 42) i),
                (select string_agg(substr(md5(i::text || n), 1, 6), ' ') from generate_series(1, 42) i), w, w, 'x',
                '${today.toString()}', '${today.add({ days: 9 }).toString()}', '${cast.ravn.id}', false
           from generate_series(1, 30) n, lateral (select left(md5(n || 'w') || md5(n || 'v'), 40) as w) words`,
    )
    expect(await atTheDoor()).toHaveLength(30)
    const size = gzipSync(await page(language === 'da' ? 'da' : 'en')).length
    expect(size).toBeLessThanOrEqual(14_000)
    const full = await tx(cast.ravn, t => addOffer(t, cast.house.chance, offer(), check(), false))
    expect(full).toEqual({ refused: { why: 'too-many' } })
  })
})

describe('who may write it', () => {
  it('a leader alone adds and changes; whoever keeps it may check it; others neither', async () => {
    const none = { refused: { why: 'not-permitted' } }
    expect(await tx(cast.alma, t => addOffer(t, cast.house.chance, offer(), check(), false))).toEqual(none)
    const id = await add(cast.ravn)
    for (const by of [cast.birk, cast.alma]) {
      expect(await tx(by, t => changeOffer(t, cast.house.chance, id, offer(), check(), false))).toEqual(none)
    }
    expect(await tx(cast.alma, t => checkOffer(t, cast.house.chance, id, check()))).toEqual(none)
    expect(await tx(cast.birk, t => checkOffer(t, cast.house.chance, id, check()))).toEqual({
      done: 'checked',
    })
    expect((await cast.trail(cast.alma.id)).slice(-3)).toEqual([
      'add-help refused no-right',
      'change-help refused no-right',
      'check-help refused no-right',
    ])
  })

  it('what is checked keeps its words, and whatever was written stays', async () => {
    const id = await add(cast.ravn, offer({}, 'Før'))
    await tx(cast.ravn, t =>
      changeOffer(t, cast.house.chance, id, offer({ telephone: '70000002' }, 'Efter'), check(), false),
    )
    await tx(cast.birk, t => checkOffer(t, cast.house.chance, id, check(300)))
    const rows = await tx(cast.alma, t => readOffer(t, id))
    expect(rows.map(({ wrote, by, telephone, words }) => [wrote, by, telephone, words.da.name])).toEqual([
      ['checked', 'Birk', '70000002', 'Efter'],
      ['changed', 'Ravn', '70000002', 'Efter'],
      ['added', 'Ravn', '70000001', 'Før'],
    ])
    for (const change of ['update corps.help_entries set place = 1', 'delete from corps.help_entries']) {
      await cast.owner.query('begin; set local role haandholdt_keeper')
      await expect(cast.owner.query(change)).rejects.toThrow('never changed')
      await cast.owner.query('rollback')
    }
  })

  it('no check holds for more than a year, whoever writes it', async () => {
    await expect(add(cast.ravn, offer(), check(367))).rejects.toThrow('help_entries_check')
    expect(await add(cast.ravn, offer(), check(366))).toBeDefined()
  })
})

describe('before it runs out', () => {
  const told = async (by: Member) =>
    (await tx(by, t => readMyDay(t, cast.house.clock.now()))).runningOut.map(({ name }) => name.da)

  it('whoever keeps it has it on their day for two weeks and until it is done, and so has every leader', async () => {
    await add(cast.ravn, offer({}, 'Længe'), check(15))
    expect(await told(cast.birk)).toEqual([])
    const id = await add(cast.ravn, offer({}, 'Snart'), check(14))
    expect(await told(cast.birk)).toEqual(['Snart'])
    expect(await told(cast.ravn)).toEqual(['Snart'])
    expect(await told(cast.alma)).toEqual([])
    await behind(
      `update corps.help_entries set checked_on = checked_on - 30, runs_out_on = checked_on - 1 where offer_id = '${id}'`,
    )
    expect(await told(cast.birk)).toEqual(['Snart'])
    await tx(cast.birk, t => checkOffer(t, cast.house.chance, id, check(60)))
    expect(await told(cast.birk)).toEqual([])
  })

  it('the list at the desk begins with what runs out first, and ends with what was withdrawn', async () => {
    const gone = await add(cast.ravn, offer({}, 'Væk'), check(1))
    await tx(cast.ravn, t => withdrawOffer(t, cast.house.chance, gone))
    await add(cast.ravn, offer({}, 'Sent'), check(90))
    await add(cast.ravn, offer({}, 'Snart'), check(2))
    const names = (await tx(cast.alma, readOffers)).map(({ words }) => words.da.name)
    expect(names).toEqual(['Snart', 'Sent', 'Væk'])
  })
})
