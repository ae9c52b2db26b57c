// Which languages the door speaks in production, and who says so.
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lane } from '../../src/crypto/lane.ts'
import { present } from '../../src/foundation/assert.ts'
import type { LanguageCode } from '../../src/foundation/languages.ts'
import type { Catalogue } from '../../src/translation/catalogue.ts'
import { isSource, type TextCheckId } from '../../src/translation/checks.ts'
import { recordTextCheck } from '../../src/translation/record-text-check.ts'
import { takeBackTextCheck } from '../../src/translation/take-back-text-check.ts'
import { catalogues, offeredLanguages } from '../../src/web/front-door/catalogues.ts'
import type { DoorHouse } from '../../src/web/front-door/door-house.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { doorLanguages } from '../../src/web/kit/door-words.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

let database: FreshDatabase
let cast: Cast
let door: Hono
let house: DoorHouse

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  house = {
    ...cast.frontDoor,
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: ['https://info.test'],
    secure: true,
    neutralPage: 'https://weather.test/',
    framedBy: [],
    practice: false,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => {
      throw error
    },
  }
  door = frontDoorApp(house)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const catalogue = (language: LanguageCode): Catalogue =>
  present(
    catalogues.find(each => each.language === language),
    'a catalogue',
  )
const translated: readonly LanguageCode[] = doorLanguages.filter(each => !isSource(each))

const byLeader = async (of: Pick<Catalogue, 'language' | 'digest'>): Promise<TextCheckId> => {
  const recorded = await cast.house.inTransaction(cast.ravn.asking, tx =>
    recordTextCheck(tx, cast.house.chance, of, {
      translator: 'Amal, Tolkegården',
      checkedOn: Temporal.PlainDate.from('2026-01-02'),
    }),
  )
  if ('refused' in recorded) throw new Error(recorded.refused.why)
  return recorded.done
}
const takeBack = (id: TextCheckId) =>
  cast.house.inTransaction(cast.ravn.asking, tx => takeBackTextCheck(tx, id))

async function languageOfFirstPage(asked: string): Promise<string> {
  const page = await (
    await door.request('https://info.test/', { headers: { 'Accept-Language': asked } })
  ).text()
  return /<html lang="([a-z]+)"/.exec(page)?.[1] ?? ''
}

describe('in production', () => {
  it('the door speaks Danish and English before anybody has checked anything', async () => {
    expect(await offeredLanguages(house)).toEqual(['da', 'en'])
    for (const language of translated) expect(await languageOfFirstPage(language)).toBe('da')
  })

  it.each(translated)(
    '%s is on once it is checked, and off again when the check is taken back',
    async language => {
      const id = await byLeader(catalogue(language))
      expect(await offeredLanguages(house)).toEqual(
        doorLanguages.filter(each => ['da', 'en', language].includes(each)),
      )
      expect(await languageOfFirstPage(language)).toBe(language)
      expect(await takeBack(id)).toEqual({ done: 'taken-back' })
      expect(await offeredLanguages(house)).toEqual(['da', 'en'])
      expect(await languageOfFirstPage(language)).toBe('da')
    },
  )

  it.each(translated)('%s is off when what was checked is another text', async language => {
    const digest = Uint8Array.from(catalogue(language).digest, byte => byte ^ 1)
    const id = await byLeader({ language, digest })
    expect(await offeredLanguages(house)).toEqual(['da', 'en'])
    await takeBack(id)
  })

  it.each(translated)('a page begun in %s goes on in a checked language once it is off', async language => {
    const post = (fields: Record<string, string>) =>
      door.request('https://info.test/', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://info.test' },
        body: new URLSearchParams(fields),
      })
    const follow = async (answer: Response) =>
      (await door.request(`https://info.test${answer.headers.get('Location')}`)).text()

    const id = await byLeader(catalogue(language))
    const page = await follow(await post({ language, go: 'phone' }))
    expect(page).toContain(`<html lang="${language}"`)
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const waiting = await post({ sealed, phone: 'me' })
    await takeBack(id)
    expect(await follow(waiting)).toContain('<html lang="da"')
    expect(await follow(await post({ sealed, phone: 'me' }))).toContain('<html lang="da"')
  })

  it.each(['xx', '__proto__', 'so-SO'])(
    'a language that nobody offered is answered in Danish: %s',
    async language => {
      const answer = await door.request('https://info.test/', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://info.test' },
        body: new URLSearchParams({ language, go: 'phone' }),
      })
      const page = await door.request(`https://info.test${answer.headers.get('Location')}`)
      expect(await page.text()).toContain('<html lang="da"')
    },
  )
})

it('in the practice office every language can be tried', async () => {
  expect(await offeredLanguages({ ...house, practice: true })).toEqual(doorLanguages)
})

describe('what was checked', () => {
  it('stays as it was written, and is taken back once', async () => {
    const id = await byLeader({ language: 'so', digest: new Uint8Array(32) })
    const change = (what: string) =>
      cast.owner.query(`update corps.text_checks set ${what} where id = $1`, [id])
    await expect(change(`translator = 'En anden'`)).rejects.toThrow('stays as it was written')
    await expect(change(`digest = sha256('x')`)).rejects.toThrow('stays as it was written')
    await expect(cast.owner.query('delete from corps.text_checks')).rejects.toThrow('stays as it was written')
    await takeBack(id)
    await expect(change('taken_back_at = null, taken_back_by = null')).rejects.toThrow('stays')
    expect(await takeBack(id)).toEqual({ refused: { why: 'already-taken-back' } })
  })

  it('is no consultant’s to say', async () => {
    const tried = await cast.house.inTransaction(cast.birk.asking, tx =>
      recordTextCheck(
        tx,
        cast.house.chance,
        { language: 'ti', digest: new Uint8Array(32) },
        { translator: 'Birk', checkedOn: Temporal.PlainDate.from('2026-01-02') },
      ),
    )
    expect(tried).toEqual({ refused: { why: 'not-permitted' } })
    expect((await cast.trail(cast.birk.id)).at(-1)).toBe('record-text-check refused no-right')
  })

  it('is read by the door without who and when', async () => {
    const { rows } = await cast.owner.query<{ n: number }>(
      `select count(*)::int as n from information_schema.role_table_grants
        where table_name = 'text_checks' and grantee in ('haandholdt_front_door', 'haandholdt_desk')`,
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})
