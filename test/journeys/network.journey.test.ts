// The network of a case as a consultant meets it: people are joined without script, the map says what the tables say,
// and before a letter is sent one sees whom it can reach.
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../src/case/add-person.ts'
import { onlyAlias, type PersonText } from '../../src/case/people.ts'
import { present } from '../../src/foundation/assert.ts'
import type { CaseId, PersonId } from '../../src/foundation/ids.ts'
import { addTie } from '../../src/network/add-tie.ts'
import type { TieKind } from '../../src/network/ties.ts'
import type { Situation } from '../../src/practice/situation.ts'
import { v3 } from '../../src/practice/situations/v3.ts'
import { v8 } from '../../src/practice/situations/v8.ts'
import { writeDown } from '../../src/practice/work-on.ts'
import { caseRoutes } from '../../src/web/desk/case/routes.ts'
import { deskApp } from '../../src/web/desk/frame.tsx'
import { made } from '../access/scene.ts'
import { aCase } from '../assessment/a-case.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let server: ServerType
let address: string
let noor: CaseId
let yusuf: CaseId
let kin: CaseId

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  const publicOrigins: string[] = []
  const app = deskApp({ ...cast.house, publicOrigins }, [], [caseRoutes])
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  publicOrigins.push(address)
  noor = await practised(v3)
  yusuf = await practised(v8)
  kin = await aKinOf45()
})
afterAll(async () => {
  await browser.close()
  server.close()
  await cast.close()
  await database.drop()
})

async function practised({ theCase }: Situation): Promise<CaseId> {
  const written = present(theCase, 'the case')
  const theirs = await aCase(cast, [])
  await theirs.act(cast.birk, (tx, { on, at }) =>
    writeDown(tx, on, { ...written, measures: [], tasks: [] }, at),
  )
  return theirs.id
}

/** Three generations on two continents, some of them named as they write it themselves. */
async function aKinOf45(): Promise<CaseId> {
  const theirs = await aCase(cast, [])
  await theirs.act(cast.birk, async (tx, { on }) => {
    const add = async (alias: string, more: Partial<PersonText> = {}) =>
      made(
        await addPerson(tx, on, {
          exposed: false,
          actor: true,
          disclosure: 'corps-only',
          text: { ...onlyAlias(alias), ...more },
        }),
      )
    const tie = async (from: PersonId, kind: TieKind, to: PersonId) => {
      const text = { kind, there: 'yes', back: 'not-known', source: 'Solsort', note: '' } as const
      made(await addTie(tx, on, { from, to }, text))
    }
    const far = await add('عبد الرحمن (far)', { relation: 'far', roles: ['decides', 'urges'] })
    const mor = await add('Mor', { relation: 'mor', roles: ['supports'] })
    await tie(far, 'married', mor)
    for (let branch = 0; branch < 6; branch++) {
      const uncle = await add(branch === 0 ? 'محمد' : `Farbror ${branch}`, {
        relation: 'farbror',
        abroad: branch > 3 ? 'yes' : 'no',
        roles: ['decides', 'passes-on'],
        knowledge: [
          { of: 'location', knows: 'suspects', source: 'Solsort', notedAt: '2026-11-20T10:00:00Z' },
        ],
      })
      const aunt = await add(`Hans hustru ${branch}`, { relation: 'tante' })
      await tie(uncle, 'sibling', far)
      await tie(uncle, 'married', aunt)
      for (let child = 0; child < 5; child++) {
        const cousin = await add(`Fætter ${branch}.${child}`, { relation: 'fætter', roles: ['watches'] })
        await tie(uncle, 'parent', cousin)
      }
    }
  })
  return theirs.id
}

const as = <Result>(member: Member, look: (page: Page) => Promise<Result>, javaScript = false) =>
  browser.withPage({ javaScript }, async (page, context) => {
    await context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])
    return look(page)
  })
const go = (page: Page, id: CaseId, path = '') => page.goto(`${address}/cases/${id}/network${path}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const text = (page: Page) => page.locator('main').innerText()

async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `network/${name} ${width}`)
  }
  await browser.withPage({}, async twin => {
    await twin.goto(`${address}/healthz`)
    await twin.setContent(await page.content())
    expect(await axe(twin), name).toEqual([])
  })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

/** Name → what it rests on, as the answer says it. */
const reached = async (page: Page) =>
  Object.fromEntries(
    await page.locator('section:has(#answer) > table tbody tr').evaluateAll(rows =>
      rows.map(row => {
        const cells = [...(row as unknown as { cells: Iterable<{ innerText: string }> }).cells]
        return [cells[0]?.innerText.trim() ?? '', cells[2]?.innerText.trim() ?? ''] as const
      }),
    ),
  )

describe('a couple threatened from both sides', () => {
  it('the map and the tables say the same', async () => {
    await as(cast.birk, async page => {
      await go(page, noor)
      const inTable = await page.locator('section:has(#people) tbody th').allInnerTexts()
      const inMap = await page
        .locator('svg.network-map a')
        .evaluateAll(links => links.map(link => link.getAttribute('aria-label') ?? ''))
      expect(inMap).toHaveLength(7)
      for (const alias of inTable) expect(inMap.some(label => label.includes(alias.trim()))).toBe(true)
      expect(inMap.find(label => label.includes('Ældste bror'))).toContain('bestemmer, udfører')
      expect(await page.locator('section:has(#ties) tbody tr').count()).toBe(10)
      await looksRight(page, 'noor')
    })
  })

  it('a letter to where they stay reaches her brothers through his family, and a safe address closes it', async () => {
    await as(cast.birk, async page => {
      await go(page, noor, '/spread')
      await looksRight(page, 'asking')
      await page.getByLabel('Hvad overvejer I?').selectOption({ label: 'Brev på papir til hjemmet' })
      await press(page, 'Vis, hvem der kan få det at vide')
      expect(await reached(page)).toEqual({
        'Jonas’ søster': 'Noteret',
        Jonas: 'Noteret',
        'Jonas’ far': 'Muligt: noget er ikke kendt',
        'Ældste bror': 'Muligt: noget er ikke kendt',
        'Yngste bror': 'Muligt: noget er ikke kendt',
        Kusinen: 'Muligt: noget er ikke kendt',
      })
      await looksRight(page, 'letter home')

      await page.getByLabel('Post går til en sikker adresse').check()
      await press(page, 'Vis, hvem der kan få det at vide')
      expect(await reached(page)).toEqual({})
      expect(await text(page)).toContain('Det er ikke det samme, som at ingen får det at vide')
    })
  })

  it('asks for what is missing, in words', async () => {
    await as(cast.birk, async page => {
      await go(page, noor, '/spread?step=talk-with-somebody')
      expect(await text(page)).toContain('Vælg mindst én person')
      await go(page, noor, '/spread?step=nothing')
      expect(await text(page)).toContain('Vælg, hvad I overvejer')
    })
  })
})

describe('a boy who is exposed and made to control his sister', () => {
  it('is drawn as both, and what he learns goes on to his uncle', async () => {
    await as(cast.birk, async page => {
      await go(page, yusuf)
      expect(await page.locator('svg.network-map a').first().getAttribute('aria-label')).toContain(
        'Udsat · Aktør',
      )
      await looksRight(page, 'yusuf')
      await go(page, yusuf, '/spread?step=letter-home')
      expect(await reached(page)).toMatchObject({
        Yusuf: 'Noteret',
        Amal: 'Noteret',
        Farbror: 'Noteret',
        Fætrene: 'Noteret',
      })
    })
  })
})

describe('joining two people without script', () => {
  it('says what is missing, joins them, changes and removes it', async () => {
    await as(cast.birk, async page => {
      await go(page, noor, '/ties/new')
      await press(page, 'Gem')
      expect(await text(page)).toContain('Skriv, hvem der siger det')
      const pick = (label: string, option: string) =>
        page.getByLabel(label, { exact: true }).selectOption({ label: option })
      await pick('Den første', 'Kusinen')
      await pick('Båndet: den første …', 'er kollega til')
      await pick('Den anden', 'Kusinen')
      await page.getByLabel('Hvem siger det?').fill('Noor')
      await press(page, 'Gem')
      expect(await text(page)).toContain('Vælg to forskellige personer')
      await pick('Den anden', 'Jonas’ søster')
      await looksRight(page, 'join')
      await press(page, 'Gem')
      expect(await page.locator('section:has(#ties) tbody tr').count()).toBe(11)

      await page.getByRole('link', { name: /er kollega til/ }).click()
      await page.getByLabel('Andet, der er værd at vide').fill('Mødes hver fredag')
      await page.getByRole('group', { name: 'Går det, den første får at vide' }).getByLabel('Nej').check()
      await press(page, 'Gem')
      expect(await text(page)).toContain('Nej, ikke fra')
      await page.getByRole('link', { name: /er kollega til/ }).click()
      await page.locator('summary', { hasText: 'Fjern båndet' }).click()
      await press(page, 'Fjern båndet')
      expect(await page.locator('section:has(#ties) tbody tr').count()).toBe(10)
    })
  })
})

describe('a kin of 45', () => {
  it('is readable whole, each person a link that the keyboard reaches, names written from the right turned right', async () => {
    await as(cast.birk, async page => {
      await go(page, kin)
      const links = page.locator('svg.network-map a')
      expect(await links.count()).toBe(45)
      await links.last().focus()
      expect(await page.evaluate(`document.activeElement.getAttribute('aria-label')`)).toContain('Fætter 5.4')
      expect(
        await page
          .locator('svg.network-map text[direction=rtl]')
          .evaluateAll(all => all.map(one => one.textContent?.trim())),
      ).toEqual(['عبد الرحمن (far)', 'محمد'])
      await looksRight(page, 'kin')
    })
  })
})

describe('with script', () => {
  const placeOf = (page: Page, alias: string) =>
    page.locator(`svg.network-map a[aria-label*="${alias}"]`).getAttribute('transform')

  it('somebody is moved and stays there, until everybody is put back', async () => {
    await as(
      cast.birk,
      async page => {
        await go(page, yusuf)
        const before = await placeOf(page, 'Farbror')
        const box = present(await page.locator('a[aria-label*="Farbror"]').first().boundingBox(), 'the box')
        await page.mouse.move(box.x + 60, box.y + 60)
        await page.mouse.down()
        await page.mouse.move(box.x + 100, box.y + 90, { steps: 4 })
        await Promise.all([page.waitForEvent('load'), page.mouse.up()])
        const after = await placeOf(page, 'Farbror')
        expect(after).not.toBe(before)
        await page.reload()
        expect(await placeOf(page, 'Farbror')).toBe(after)
        await press(page, 'Stil alle, hvor kortet havde dem')
        expect(await placeOf(page, 'Farbror')).toBe(before)

        await page.locator('a[aria-label*="Farbror"]').first().focus()
        await page.keyboard.down('Alt')
        await page.keyboard.press('ArrowRight')
        await Promise.all([page.waitForEvent('load'), page.keyboard.up('Alt')])
        expect(await placeOf(page, 'Farbror')).not.toBe(before)
      },
      true,
    )
  })

  it('somebody dropped on another can be joined to them', async () => {
    await as(
      cast.birk,
      async page => {
        await go(page, yusuf)
        const middle = async (alias: string) => {
          const { x, y, width, height } = present(
            await page.locator(`a[aria-label*="${alias}"]`).first().boundingBox(),
            alias,
          )
          return [x + width / 2, y + height / 2] as const
        }
        await page.mouse.move(...(await middle('Amal')))
        await page.mouse.down()
        await page.mouse.move(...(await middle('Fætrene')), { steps: 4 })
        await Promise.all([page.waitForURL(/ties\/new/), page.mouse.up()])
        expect(
          await page.getByLabel('Den første', { exact: true }).locator('option:checked').innerText(),
        ).toBe('Amal')
        expect(
          await page.getByLabel('Den anden', { exact: true }).locator('option:checked').innerText(),
        ).toBe('Fætrene')
      },
      true,
    )
  })
})

describe('two cases that belong together', () => {
  it('are linked when both sides agree, and neither is named to the other', async () => {
    const references = await cast.owner.query<{ id: string; reference: string }>(
      'select id, reference from corps.cases where id = any ($1)',
      [[noor, yusuf]],
    )
    const referenceOf = (id: CaseId) =>
      present(
        references.rows.find(row => row.id === id),
        'the case',
      ).reference
    const words = await as(cast.birk, async page => {
      await go(page, noor, '/links')
      await page.getByLabel('Par', { exact: true }).check()
      await press(page, 'Lav seks ord')
      await looksRight(page, 'six words')
      return page.locator('.notice').first().locator('h2, strong, p').first().innerText()
    })
    await as(cast.alma, async page => {
      await go(page, yusuf, '/links')
      await page.getByLabel('De seks ord, du har fået').fill('bakke bjerg bold bus bæver børste')
      await press(page, 'Link sagerne')
      expect(await text(page)).toContain('Ordene passer ikke til noget åbent tilbud')
      await page.getByLabel('De seks ord, du har fået').fill(words)
      await press(page, 'Link sagerne')
      const shown = await page.content()
      expect(await text(page)).toContain('Linket')
      expect(shown).not.toContain(referenceOf(noor))
      expect(shown).not.toContain(noor)
      await looksRight(page, 'links')
    })
    await as(cast.birk, async page => {
      await go(page, noor, '/links')
      expect(await text(page)).toContain('Linket')
      expect(await page.content()).not.toContain(referenceOf(yusuf))
      await page.locator('summary', { hasText: 'Ophæv' }).click()
      await press(page, 'Ophæv')
      expect(await text(page)).toContain('Ophørt')
    })
    await as(cast.alma, async page => {
      await go(page, yusuf, '/links')
      expect(await text(page)).toContain('Ophørt')
    })
  })
})
