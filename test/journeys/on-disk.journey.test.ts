// What a browser writes to its own folder, read byte for byte: after a visit, and after it died in the middle of one.
// The browser of the tests has no window and keeps no list of open pages for the next start, as one with a window does:
// that posts are answered by leading on, because of that list, is tested where the door is.
import { globSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserWithProfile } from '../browser.ts'
import { aDoor, jump, press, type DoorScene, type Here } from './door-scene.ts'

/** Words that stand nowhere in a browser by themselves, of letters that each encoding writes in its own way. */
const TYPED = 'Græshoppeægget råber'
const CODE = 'sjælden øreflip tågehorn ådsel æskelåg blåbærgrød'
/** A browser writes much of what it keeps a little later. */
const UNTIL_WRITTEN = 2_000

let scene: DoorScene
let careless: ServerType
let carelessForm: string
beforeAll(async () => {
  scene = await aDoor()
  carelessForm = await new Promise(listening => {
    const app = new Hono()
      .get('/', c => c.html('<!doctype html><title>Søg</title><form action="found"><input name="q"></form>'))
      .get('/found', c =>
        c.html(`<!doctype html><p>${c.req.query('q')}</p>`, 200, { 'Cache-Control': 'max-age=3600' }),
      )
    careless = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}/`),
    )
  })
})
afterAll(async () => {
  careless.close()
  await scene?.close()
})

const readers = [
  { javaScript: false, name: 'script off' },
  { javaScript: true, name: 'script on' },
]

describe.each(readers)('in the browser’s folder, with $name', ({ javaScript }) => {
  it('the search finds what was typed into a form that nobody has thought of', async () => {
    await inAFolder(javaScript, async ({ page, found, end }) => {
      await page.goto(carelessForm)
      await page.locator('input').fill(TYPED)
      await page.locator('input').press('Enter')
      await page.getByText(TYPED).waitFor()
      await wait(UNTIL_WRITTEN)
      await end('closed')
      expect(found(TYPED)).not.toEqual([])
    })
  })

  it('P1 nothing that was typed is left after a visit', async () => {
    await inAFolder(javaScript, async ({ page, found, end }) => {
      await page.goto(scene.before)
      await page.goto(scene.door)
      let here: Here = await jump(page, 'write')
      await here.locator('textarea').first().fill(TYPED)
      here = await press(page, here, 'Send', 'Vi har fået det, du skrev')
      await wait(UNTIL_WRITTEN)
      await here.locator('.way-out a').click()
      await page.waitForURL(scene.neutral)
      await end('closed')
      expect(found(TYPED)).toEqual([])
    })
  })

  it.each(['write', 'come-back'])('P1 nor when the browser dies while somebody types on “%s”', async name => {
    await inAFolder(javaScript, async ({ page, found, end }) => {
      await page.goto(scene.before)
      await page.goto(scene.door)
      const here = await jump(page, name)
      const typed = name === 'write' ? TYPED : CODE
      await here.locator('textarea, input[type=text]').first().fill(typed)
      await wait(UNTIL_WRITTEN)
      await end('killed')
      expect(found(typed)).toEqual([])
    })
  })
})

interface InAFolder {
  readonly page: Page
  readonly end: (how: 'closed' | 'killed') => Promise<void>
  /** The files of the folder in which a word of `text` stands, in UTF-8, UTF-16, or as an address writes it. */
  readonly found: (text: string) => string[]
}

async function inAFolder(javaScript: boolean, look: (at: InAFolder) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'haandholdt-profile-'))
  let context: BrowserContext | undefined
  try {
    context = await browserWithProfile(folder, javaScript)
    const running = context
    await look({
      page: running.pages()[0] ?? (await running.newPage()),
      async end(how) {
        if (how === 'killed') for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
        await running.close().catch(() => undefined)
        await expect.poll(() => processesOf(folder)).toEqual([])
      },
      found: text => filesWith(folder, text),
    })
  } finally {
    await context?.close().catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
  }
}

/** The browser and its helpers, by the folder that each is told of. */
const processesOf = (folder: string): number[] =>
  globSync('/proc/[0-9]*/cmdline').flatMap(path => {
    try {
      return readFileSync(path, 'utf8').includes(folder) ? [Number(path.split('/')[2])] : []
    } catch {
      return []
    }
  })

function filesWith(folder: string, text: string): string[] {
  const files = globSync('**/*', { cwd: folder }).filter(name => statSync(join(folder, name)).isFile())
  expect(files.length).toBeGreaterThan(3)
  const sought = text
    .split(' ')
    .flatMap(word => [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(encodeURIComponent(word))])
  return files.filter(name => {
    const bytes = readFileSync(join(folder, name))
    return sought.some(each => bytes.includes(each))
  })
}
