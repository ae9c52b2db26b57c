import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aCast, type Cast } from '../../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { keepDraft, listDrafts } from '../../access/sign-in/drafts.ts'
import { actId } from '../kit/act-id.tsx'
import { ownWords } from '../kit/form.ts'
import { deskApp, readPost } from './frame.tsx'

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

describe('a form that outlived its session', () => {
  it('is only shown when it is looked at, and kept no longer when it is sent', async () => {
    const arrived: string[] = []
    const app = deskApp(
      cast.house,
      [],
      [
        desk => {
          desk.post('/form', c => {
            const read = readPost(c, z.object({ act: actId(), words: ownWords() }))
            if ('errors' in read) return c.text(read.typed.all('words').join(), 422)
            arrived.push(read.value.words)
            return c.redirect('/my-day', 303)
          })
        },
      ],
    )
    const fields = [
      ['act', crypto.randomUUID()],
      ['words', 'hun ringer i aften'],
    ] as const
    await keepDraft(cast.house, cast.birk.asking, { place: '/form', fields })
    const [id = ''] = await listDrafts(cast.house, cast.birk.asking)
    const send = (more: Record<string, string>) =>
      app.request('/form', {
        method: 'POST',
        headers: {
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': 'application/x-www-form-urlencoded',
          Cookie: cast.birk.cookie,
        },
        body: new URLSearchParams({ ...Object.fromEntries(fields), 'kept-draft': id, ...more }),
      })

    const looked = await send({ 'kept-look': '2026-11-25T12:00:00Z' })
    expect([looked.status, await looked.text(), arrived]).toEqual([422, 'hun ringer i aften', []])
    expect(await listDrafts(cast.house, cast.birk.asking)).toEqual([id])

    expect((await send({})).status).toBe(303)
    expect(arrived).toEqual(['hun ringer i aften'])
    expect(await listDrafts(cast.house, cast.birk.asking)).toEqual([])
  })
})
