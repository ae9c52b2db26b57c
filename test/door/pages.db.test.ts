// Every page of the door, as it goes over the line: found in the list of steps, so that a new one is looked at too.
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lane } from '../../src/crypto/lane.ts'
import { giveTicket } from '../../src/intake/ticket.ts'
import type { DoorHouse } from '../../src/web/front-door/door-house.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { pageText, sealedField, visitTokenOf } from '../../src/web/front-door/step.ts'
import { languages } from '../../src/web/kit/language.ts'
import { aCast, type Cast } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { everyPage, TYPED } from './every-step.ts'

const ORIGIN = 'https://info.test'
const LARGEST = 14_000
/** What nobody who looks over a shoulder or into a browser's memory may read. */
const TELLING =
  /honou?r|ære|vold|violen|tvang|forced|trus|threat|safety|sikkerhed|kris[ei]|crisis|haandholdt|håndholdt|corps|korps|marriage|ægteskab|victim|offer/i

let database: FreshDatabase
let cast: Cast
let house: DoorHouse
let app: Hono

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  house = {
    ...cast.frontDoor,
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins: [ORIGIN],
    secure: true,
    neutralPage: 'https://weather.test/',
    framedBy: [],
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => {
      throw error
    },
  }
  app = frontDoorApp(house)
})
afterAll(async () => {
  await cast?.close()
  await database?.drop()
})

const turn = () => ({ lane: house.doorLane, source: 'test' })

async function answerFor(name: string, language: (typeof languages)[number]): Promise<Response> {
  const page = { ...(await everyPage[name]?.(house, turn())), language }
  if (page.step === undefined) throw new Error(`no page ${name}`)
  const whole = { ...page, step: page.step }
  const ticket = await giveTicket(house, pageText(whole), visitTokenOf(whole.step))
  return app.request(`${ORIGIN}/?${ticket}`, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
}

describe.each(languages)('in %s', language => {
  describe.each(Object.keys(everyPage))('the page “%s”', name => {
    it('is small, complete in itself and says nothing where a browser keeps it', async () => {
      const answer = await answerFor(name, language)
      const html = await answer.text()
      expect(gzipSync(html.replaceAll(TYPED, '')).length).toBeLessThanOrEqual(LARGEST)
      expect(answer.status).toBe(200)
      expect(answer.statusText).toBe('')
      expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('Information')
      expect(/<link rel="icon" href="([^"]*)"/.exec(html)?.[1]).toBe('data:,')

      // Nothing else is fetched, and nothing leads to an address of its own or to a place in the page.
      expect(html.match(/\s(?:src|srcset|poster|background|manifest)=/g)).toBeNull()
      expect(html).not.toMatch(/url\(|@import|<(?:meta[^>]+refresh|base|object|embed|audio|video)/)
      const leadsTo = [...html.matchAll(/\s(?:href|action|formaction)="([^"]*)"/g)].map(([, to]) => to)
      expect(leadsTo.filter(to => to !== '/' && to !== 'data:,' && !to?.startsWith('tel:'))).toEqual([])

      const kept = [...answer.headers].map(([header, value]) => `${header}: ${value}`).join('\n')
      expect(kept).not.toMatch(TELLING)
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    })

    it('asks the browser to remember and to check nothing that is typed', async () => {
      const html = await (await answerFor(name, language)).text()
      const forms = html.match(/<form[^>]*>/g) ?? []
      expect(forms.filter(form => !form.includes('autocomplete="off"'))).toEqual([])
      const fields = (html.match(/<(?:input|textarea|select)[^>]*>/g) ?? []).filter(
        field => !field.includes('type="hidden"'),
      )
      expect(fields.filter(field => !field.includes('autocomplete="off"'))).toEqual([])
      const written = fields.filter(field => /^<textarea|type="text"/.test(field))
      expect(written.filter(field => !field.includes('spellcheck="false"'))).toEqual([])
    })

    it('has the way out first, and every form leads to a fresh frame of its own', async () => {
      const html = await (await answerFor(name, language)).text()
      const wayOut = html.indexOf('class="way-out"')
      expect(wayOut).toBeGreaterThan(0)
      expect(html.slice(0, wayOut)).not.toMatch(/<(?:a|button|input)\b/)
      const frame = /<iframe[^>]* name="(n[0-9a-f]{12})"/.exec(html)?.[1]
      expect(frame).toBeDefined()
      const targets = [...html.matchAll(/<form[^>]* target="([^"]*)"/g)].map(([, target]) => target)
      expect(targets).toHaveLength((html.match(/<form/g) ?? []).length)
      expect(targets.filter(target => target !== frame)).toEqual([])
    })

    it('is seen once: its ticket opens the first page afterwards', async () => {
      const made = await everyPage[name]?.(house, turn())
      if (!made) throw new Error(`no page ${name}`)
      const ticket = await giveTicket(house, pageText(made), visitTokenOf(made.step))
      const ask = async () => (await app.request(`${ORIGIN}/?${ticket}`)).text()
      const once = await ask()
      const again = await ask()
      expect(again).toContain('Er det sikkert for dig at være her lige nu?')
      expect(again).not.toContain(TYPED)
      if (name !== 'start') expect(once).not.toContain('Er det sikkert for dig at være her lige nu?')
    })

    it('carries its choices sealed in a kilobyte, and a post from it is answered by leading on', async () => {
      const made = await everyPage[name]?.(house, turn())
      if (!made) throw new Error(`no page ${name}`)
      const sealed = await sealedField(house, made)
      expect(sealed.length).toBeLessThanOrEqual(1024)
      const html = await (await answerFor(name, language)).text()
      const typed = Object.fromEntries(
        (html.match(/<(?:textarea|input[^>]*type="text")[^>]*>/g) ?? []).map(field => [
          /name="([^"]+)"/.exec(field)?.[1] ?? '',
          TYPED,
        ]),
      )
      for (const answers of [{}, typed]) {
        const answer = await app.request(`${ORIGIN}/`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/x-www-form-urlencoded',
            'Sec-Fetch-Site': 'same-origin',
          },
          body: new URLSearchParams({ sealed, ...answers }),
        })
        expect(answer.status).toBe(303)
        expect(answer.headers.get('Location')).toMatch(/^\/\?[\w-]{43}#content$/)
        expect(await answer.text()).toBe('')
      }
    })
  })
})
