// A file at the desk: whatever it is called and whatever it holds, the page that shows it stays ours.
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handIn, somebodyReturned, type Returned } from '../../../../test/a-file.ts'
import { atWork } from '../../../../test/an-enquiry.ts'
import { aCast, type Cast, type Member } from '../../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import {
  hugePdf,
  ogg,
  pageCalledPicture,
  photo,
  pictureBomb,
  wav,
  zipBomb,
} from '../../../../test/some-files.ts'
import { listFiles } from '../../../files/open-file.ts'
import { present } from '../../../foundation/assert.ts'
import type { OpenEnv } from '../desk-house.ts'
import { desk } from '../routes.ts'

let database: FreshDatabase
let cast: Cast
let app: Hono<OpenEnv>
let person: Returned
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  app = desk(cast.house)
  person = await somebodyReturned(cast)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

/** The address of a file that has just come. */
async function received(bytes: Uint8Array, name: string): Promise<string> {
  expect(await handIn(cast, person, { bytes, name })).toEqual({ done: 'received' })
  const on = await atWork(cast, cast.birk, person.enquiryId)
  const files = await cast.house.inTransaction(cast.birk.asking, tx =>
    listFiles(tx, on.key, on.conversationId),
  )
  return `/enquiries/${person.enquiryId}/files/${present(files.at(-1), 'the file').id}`
}

const get = (path: string, by: Member = cast.birk) => app.request(path, { headers: { Cookie: by.cookie } })

const fetchOriginal = (path: string, reason?: string) =>
  app.request(`${path}/original`, {
    method: 'POST',
    headers: { Cookie: cast.birk.cookie, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ act: cast.house.chance.uuid(), ...(reason !== undefined && { reason }) }),
  })

describe('a name', () => {
  it.each([
    ['that leads out of a folder', '../../../etc/passwd', '../../../etc/passwd'],
    ['that leads elsewhere on another machine', 'C:\\Windows\\x.jpg', 'C:\\Windows\\x.jpg'],
    ['that is turned around', 'ferie\u202Egpj.exe', 'ferie\uFFFDgpj.exe'],
    ['with an end in the middle', 'a\0b\r\nSet-Cookie: x=1', 'a\uFFFDb\uFFFD\uFFFDSet-Cookie: x=1'],
    ['that is markup', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['that has no end', 'x'.repeat(5000), `${'x'.repeat(200)}…`],
    ['that is none', '', ''],
  ])('%s is shown as a text and names nothing', async (_what, name, shown) => {
    const path = await received(wav(), name)
    const page = await get(path)
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain(shown)
    expect(html).not.toMatch(/[\0\u202E]|<img src=x/)
    for (const answer of [await get(`${path}/copy/kept`), await fetchOriginal(path, 'evidence')]) {
      expect(answer.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="(kopi-[0-9a-f]{8}\.wav|fil-[0-9a-f]{8}\.bin)"$/,
      )
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    }
  })

  it('that fits another kind of file is said to', async () => {
    const path = await received(pageCalledPicture, 'ferie.jpg')
    expect(await (await get(path)).text()).toContain('Navnet passer ikke til indholdet')
  })
})

describe('the original', () => {
  it('is saved and never shown, whatever it is, and only with a reason', async () => {
    const path = await received(pageCalledPicture, 'side.html')
    expect((await fetchOriginal(path)).status).toBe(422)
    expect((await fetchOriginal(path, 'curious')).status).toBe(422)
    const answer = await fetchOriginal(path, 'evidence')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pageCalledPicture)).toBe(true)
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
  })
})

describe('the cleaned copy', () => {
  it('of a picture stands within its page, and without a script', async () => {
    const html = await (await get(`${await received(await photo(), 'a.jpg')}/copy`)).text()
    expect(html).toMatch(/<img class="handed-in" src="data:image\/jpeg;base64,/)
  })

  it('of a recording that cannot be cleaned says that it may tell place and time', async () => {
    const html = await (await get(`${await received(ogg(), 'a.ogg')}/copy`)).text()
    expect(html).toContain('Kopien kan stadig indeholde sted, tidspunkt og navn')
  })

  it.each([
    ['a picture that grows', pictureBomb(), 'Filen kunne ikke åbnes sikkert'],
    ['an archive that grows', zipBomb(), 'Der vises ingen kopi af denne type fil'],
    ['a huge PDF', hugePdf(), 'Der vises ingen kopi af denne type fil'],
    ['a page', pageCalledPicture, 'Der vises ingen kopi af denne type fil'],
  ])('is not made of %s, and the page says so', async (_what, bytes, says) => {
    const path = await received(bytes, 'a.jpg')
    for (const way of ['copy', 'copy/kept']) {
      const answer = await get(`${path}/${way}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain(says)
    }
    expect((await get(`${path}/sound`)).status).toBe(404)
  })
})

it('somebody who has nothing to do with it finds nothing at any of its addresses', async () => {
  const path = await received(wav(), 'a.wav')
  const nothing = await (await get('/enquiries/nothing', cast.storm)).text()
  for (const way of ['', '/copy', '/copy/kept', '/sound']) {
    const answer = await get(`${path}${way}`, cast.storm)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(nothing)
  }
})
