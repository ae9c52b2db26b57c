// What has changed between the assessments, as it is seen, heard and printed; and not seen while somebody rates.
import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssessmentId, PersonId } from '../../src/foundation/ids.ts'
import { emptyRating, itemPart, type AnswerCode } from '../../src/risk/assessment/parts.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { deskApp } from '../../src/web/desk/frame.tsx'
import { assessmentRoutes } from '../../src/web/desk/assessment/routes.tsx'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { signFinally } from '../assessment/sign-finally.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let server: ServerType
let address: string

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  const publicOrigins: string[] = []
  const app = deskApp({ ...cast.house, publicOrigins }, [], [assessmentRoutes])
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  publicOrigins.push(address)
})
afterAll(async () => {
  await browser.close()
  server.close()
  await cast.close()
  await database.drop()
})

const lookAt = <Result>(member: Member, look: (page: Page) => Promise<Result>, javaScript = true) =>
  browser.withPage({ javaScript }, async (page, context) => {
    await context.addCookies([{ name: 'desk', value: member.asking.token, url: address }])
    return look(page)
  })

/** Evidence that carries any answer. */
const seen = () => ({
  id: cast.house.chance.uuid(),
  text: 'Hun har set det selv.',
  sourceType: 'exposed_person',
  source: 'Solsort',
  recordedOn: '2026-11-20',
  directness: 'first_hand' as const,
  confidence: 'high' as const,
  wouldKnow: true,
  sourceMustBeProtected: false,
})

async function rate(
  theCase: TestCase,
  assessmentId: AssessmentId,
  ratings: Record<string, AnswerCode>,
  personId?: PersonId,
): Promise<void> {
  for (const [code, answer] of Object.entries(ratings)) {
    await theCase.act(cast.birk, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId, part: itemPart(code as ItemCode), personId, readVersion: 0 },
        {
          ...emptyRating,
          now: answer,
          evidence: answer === 'U' ? [] : [seen()],
          durability: code.startsWith('D') ? { holds: 'uncertain' } : undefined,
          taskText: '',
        },
      ),
    )
  }
}

describe('what has changed', () => {
  it('stands as pictures and as a table, what got worse first, and reads on a telephone and on paper', async () => {
    const theCase = await aCase(cast)
    const [brother] = theCase.actors
    const change = `${address}/cases/${theCase.id}/assessments/change`
    const first = await theCase.start()
    await rate(theCase, first, { A1: '1', A6: '2', A7: '2', A9: '0', C2: '1', D2: '2', D4: '0' })
    await rate(theCase, first, { B2: '1', B3: '0' }, brother?.id)
    await signFinally(cast, theCase, first, 'medium')
    await lookAt(cast.birk, async page => {
      await page.goto(change)
      expect(await page.locator('main').textContent()).toContain('mindst to vurderinger')
    })

    const second = await theCase.start()
    await rate(theCase, second, { A1: '1', A6: '2', A9: '1', C2: '1', D2: '2', D4: '1' })
    await rate(theCase, second, { B2: '1', B3: '1' }, brother?.id)
    await signFinally(cast, theCase, second, 'medium')
    const third = await theCase.start()
    await rate(theCase, third, { A1: '0', A3: '2', A6: '2', A9: '2', C2: '2', D4: '2' })
    await rate(theCase, third, { B2: '2', B3: '2' }, brother?.id)

    // While somebody rates, what was answered last time is not shown, and nothing of it is in the page.
    await lookAt(cast.alma, async page => {
      await page.goto(change)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('De tidligere svar er skjult')
      expect(await page.content()).not.toContain('Værre')
      expect(await page.locator('svg.steps').count()).toBe(0)
    })
    await signFinally(cast, theCase, third, 'high')

    await lookAt(cast.birk, async page => {
      await page.goto(change.replace('/change', ''))
      await page.getByRole('link', { name: 'Se, hvad der har ændret sig mellem vurderingerne' }).click()
      const captions = await page.locator('figcaption strong').allTextContents()
      expect(captions.slice(0, 2)).toEqual(['A9 Eftersøgning og lokkeforsøg', 'B3 Evne og adgang – Bror'])
      const rows = await page.locator('tbody tr').allTextContents()
      expect(rows).toHaveLength(cast.house.instrument.items.filter(({ perActor }) => !perActor).length + 16)
      expect(rows[0]).toContain('A3 Trusler og planer om alvorlig skade')
      // Known the first time, not known since: unchanged since last, and still told.
      expect(rows.some(row => row.startsWith('A7') && row.includes('Ikke længere kendt'))).toBe(true)

      // Whoever does not see the picture hears the same.
      const named = page.locator('figure', { hasText: 'A9 Eftersøgning' }).locator('svg.steps')
      expect(await named.getAttribute('aria-label')).toMatch(/: Nej\. .*: Delvist\. .*: Ja$/)

      for (const [width, viewport] of Object.entries({ phone, desktop })) {
        await page.setViewportSize(viewport)
        await screenshot(page, `assessment/30 change ${width}`)
        expect(await sidewaysOverflow(page), width).toBe(0)
      }
      expect(await axe(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      await screenshot(page, 'assessment/31 change, on paper')
      expect(await page.locator('figure').last().isVisible()).toBe(true)
    })

    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.birk.id])
    try {
      await lookAt(
        cast.birk,
        async page => {
          await page.goto(change)
          expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What has changed?')
          await screenshot(page, 'assessment/32 change in English')
          expect(await page.locator('svg.steps').first().isVisible()).toBe(true)
        },
        false,
      )
    } finally {
      await cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [cast.birk.id])
    }
  })
})
