// A frightened person on the line: the first call's answers, the acute questions on one page, a provisional assessment.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../src/case/add-person.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { saveTriageAnswers } from '../../src/duty-desk/triage-enquiry.ts'
import { present } from '../../src/foundation/assert.ts'
import { findAnswer } from '../../src/risk/assessment/draft.ts'
import { emptyRating, itemPart } from '../../src/risk/assessment/parts.ts'
import { ratingIn, saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
import { anEnquiry, atWork } from '../an-enquiry.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { axe, desktop, screenshot, sidewaysOverflow, startBrowser, type TestBrowser } from '../browser.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

const phone = { width: 390, height: 844 }
const SAID = 'Han sagde: kommer du ikke hjem, henter vi dig.'

let database: FreshDatabase
let cast: Cast
let browser: TestBrowser
let desk: ServedDesk

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  browser = await startBrowser()
  desk = await serveDesk(cast, database)
})
afterAll(async () => {
  await browser.close()
  await desk.close()
  await cast.close()
  await database.drop()
})

const lookAt = <Result>(member: Member, look: (page: Page) => Promise<Result>, javaScript = false) =>
  browser.withPage({ javaScript, viewport: phone }, async page => {
    page.setDefaultTimeout(20_000)
    await arriveAs(page, desk.address, member)
    return look(page)
  })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const pick = (page: Page, question: string, answer: string) =>
  page.getByRole('group', { name: question, exact: true }).getByLabel(answer, { exact: true }).check()

/** What the call says is folded on a telephone, so that the next question is not far down. */
const unfold = (page: Page, question: string) =>
  page
    .getByRole('region', { name: question })
    .getByText(/fra den første samtale$/)
    .first()
    .click()

/** A case that began with a call in which Q3 was answered yes, Q4 no, and Q5 not known. */
async function afterACall(): Promise<TestCase> {
  const theCase = await aCase(cast)
  const enquiry = await atWork(cast, cast.birk, await anEnquiry(cast, cast.birk))
  await cast.house.inTransaction(cast.birk.asking, tx =>
    saveTriageAnswers(tx, enquiry, {
      instrument: 'asrae',
      version: '0.1.0',
      wording: 'person',
      answers: { Q3: 'yes', Q4: 'no', Q5: 'unknown' },
      notes: { Q3: SAID },
    }),
  )
  for (const statement of [
    `insert into corps.case_conversations (case_id, conversation_id) values ('${theCase.id}', '${enquiry.conversationId}')`,
    `update corps.enquiries set ended_at = clock.now(), ended_as = 'case' where id = '${enquiry.enquiryId}'`,
    `update corps.cases set enquiry_id = '${enquiry.enquiryId}' where id = '${theCase.id}'`,
    `update corps.deadlines set settled_at = clock.now() where enquiry_id = '${enquiry.enquiryId}'`,
  ]) {
    await cast.owner.query(statement)
  }
  return theCase
}

describe('the acute questions', () => {
  it('stand on one page in order, with the time that has passed, and a provisional assessment at the end', async () => {
    const theCase = await afterACall()
    const id = await theCase.start()
    await cast.owner.query(
      `update corps.assessments set started_at = clock.now() - interval '6 minutes' where id = $1`,
      [id],
    )
    const draft = `${desk.address}/cases/${theCase.id}/assessments/${id}`
    await lookAt(
      cast.birk,
      async page => {
        await page.goto(draft)
        await page.getByRole('link', { name: 'Begynd med de akutte spørgsmål' }).click()
        expect(await page.locator('main').textContent()).toContain('for 6 min. siden')
        const questions = page.locator('main form > section')
        const codes = ['A2', 'A3', 'A5', 'A8', 'A9', 'B2', 'B3', 'B2', 'B3', 'C1', 'C5', 'D2']
        const label = (code: string) =>
          present(
            cast.house.instrument.items.find(item => item.code === code),
            'an item',
          ).label.da
        const named = await questions.evaluateAll(all => all.map(one => one.getAttribute('aria-label') ?? ''))
        expect(named.map(name => name.replace(/ – (Bror|Far)$/, ''))).toEqual(codes.map(label))
        expect(await page.locator('input[type=radio]:checked').count()).toBe(0)
        expect(await page.getByRole('button', { name: 'Giv en foreløbig vurdering nu' }).isVisible()).toBe(
          true,
        )
        // Large enough to be hit with a thumb, also the last of four in a row.
        for (const box of await page.locator('main .ticks.row label').all()) {
          expect((await box.boundingBox())?.height).toBeGreaterThanOrEqual(44)
        }
        expect(await sidewaysOverflow(page)).toBe(0)
        await screenshot(page, 'acute/01 empty phone')

        await pick(page, 'Trusler og planer om alvorlig skade', 'Ja')
        await unfold(page, 'Trusler og planer om alvorlig skade')
        await page
          .getByRole('group', { name: /alvorlig skade: fra den første samtale/ })
          .getByText(SAID)
          .click()
        await pick(page, 'Evne og adgang – Bror', 'Delvist')
        await page
          .getByRole('group', { name: 'Evne og adgang – Bror: det gælder især' })
          .getByLabel('Har adgang til våben')
          .check()
        await pick(page, 'Udtalt hensigt – Bror', 'Ja')
        await pick(page, 'Sikkert opholdssted', 'Ikke kendt')
        await press(page, 'Gem, og giv en foreløbig vurdering')

        // What cannot wait interrupts; then it goes on to where one was going.
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/trussel|vilje og våben/i)
        await page.getByRole('link', { name: 'Fortsæt med næste spørgsmål, og svar om lidt' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Foreløbig vurdering')
        await page.getByRole('group', { name: 'Niveau' }).getByLabel('Ekstrem').check()
        await page.getByRole('group', { name: 'Hvor hurtigt skal der handles?' }).getByLabel('Straks').check()
        await page.getByLabel('Begrundelse på én linje').fill('De har truet med at hente hende.')
        await press(page, 'Underskriv foreløbigt')
        expect(page.url()).toContain('/signed/')

        await page.goto(`${draft}/acute`)
        expect(await axe(page)).toEqual([])
        await page.setViewportSize(desktop)
        await screenshot(page, 'acute/02 answered desktop')
      },
      true,
    )
    // What would have stood in the way of a final signature is a task with a deadline, each.
    const tasks = await theCase.rows<{ due: boolean }>(
      `select d.due_at > clock.now() as due from corps.tasks t join corps.deadlines d on d.id = t.deadline_id
        where t.case_id = $1 and t.kind = 'blocker' and t.done_at is null`,
      [theCase.id],
    )
    expect(tasks.length).toBeGreaterThan(2)
    expect(tasks.every(({ due }) => due)).toBe(true)
  })

  it('lets nothing be typed twice: the call is evidence under its own items, and stays so to the report', async () => {
    const theCase = await afterACall()
    const id = await theCase.start()
    const draft = `${desk.address}/cases/${theCase.id}/assessments/${id}`
    await lookAt(cast.birk, async page => {
      await page.goto(`${draft}/acute`)
      // Under what the question is about, and nowhere else; what was not known is no evidence of anything.
      const under = (code: string) =>
        page.locator('main form > section', {
          has: page.locator(`input[name="version-${code}"]`),
        })
      expect(await under('A3').textContent()).toContain(SAID)
      expect(await under('C1').textContent()).toContain(SAID)
      expect(await under('A2').textContent()).not.toContain(SAID)
      expect(await under('A5').textContent()).toContain('Nej.')
      expect(await page.getByText('kan de se med på din telefon').count()).toBe(0)

      await pick(page, 'Trusler og planer om alvorlig skade', 'Ja')
      await unfold(page, 'Trusler og planer om alvorlig skade')
      await under('A3').getByText(SAID).click()
      await press(page, 'Gem, og bliv her')
      await page.goto(`${draft}/acute`)
      expect(await under('A3').textContent()).toContain('1 belæg')
      expect(await under('A3').textContent()).not.toContain(SAID)

      // It stands in the whole question too, and is not offered once more there.
      await page.goto(`${draft}/items/A3`)
      expect(await page.locator('main').textContent()).toContain(SAID)
      expect(await page.getByText('Brug noget, der allerede står i sagen').count()).toBe(0)
      await page.goto(`${draft}/provisional`)
      await page.getByRole('group', { name: 'Niveau' }).getByLabel('Høj').check()
      await page.getByRole('group', { name: 'Hvor hurtigt skal der handles?' }).getByLabel('Straks').check()
      await page.getByLabel('Begrundelse på én linje').fill('De har truet med at hente hende.')
      await press(page, 'Underskriv foreløbigt')
      expect(await page.locator('main').textContent()).toContain(SAID)
    })
    const { answers } = await theCase.draft(id)
    expect(ratingIn(findAnswer(answers, itemPart('A3' as ItemCode)))).toMatchObject({
      now: '2',
      evidence: [{ directness: 'first_hand', sourceType: 'exposed_person' }],
    })
  })

  it('are saved whichever way one leaves them: to one question whole, or straight to the level', async () => {
    const theCase = await afterACall()
    const id = await theCase.start()
    const draft = `${desk.address}/cases/${theCase.id}/assessments/${id}`
    const answered = async (code: string) =>
      ratingIn(findAnswer((await theCase.draft(id)).answers, itemPart(code as ItemCode)))?.now
    await lookAt(cast.birk, async page => {
      await page.goto(`${draft}/acute`)
      await pick(page, 'Optrapning', 'Delvist')
      await page.getByRole('button', { name: /^Gem, og tilføj belæg.*Optrapning$/ }).click()
      expect(page.url()).toBe(`${draft}/items/A8?only=acute`)
      expect(await answered('A8')).toBe('1')

      await page.goto(`${draft}/acute`)
      await pick(page, 'Livsfarlig vold', 'Nej')
      await press(page, 'Giv en foreløbig vurdering nu')
      expect(page.url()).toBe(`${draft}/provisional`)
      expect(await answered('A2')).toBe('0')
    })
  })

  it('saved by two at once lose nothing: the other’s answer stands, one’s own is asked about, the rest is saved', async () => {
    const theCase = await aCase(cast, [])
    const id = await theCase.start()
    const part = (code: string) => itemPart(code as ItemCode)
    await lookAt(cast.birk, async page => {
      await page.goto(`${desk.address}/cases/${theCase.id}/assessments/${id}/acute`)
      await theCase.act(cast.alma, (tx, work) =>
        saveRating(
          tx,
          work,
          { assessmentId: id, part: part('A8'), readVersion: 0 },
          { ...emptyRating, now: '0', earlier: '2', taskText: '' },
        ),
      )
      await pick(page, 'Optrapning', 'Delvist')
      await pick(page, 'Livsfarlig vold', 'Nej')
      await press(page, 'Gem, og bliv her')
      expect(await page.locator('main').textContent()).toContain('Alma svarede “Nej”')
      await screenshot(page, 'acute/03 two at once')
      const between = (await theCase.draft(id)).answers
      expect(ratingIn(findAnswer(between, part('A8')))?.now).toBe('0')
      expect(ratingIn(findAnswer(between, part('A2')))?.now).toBe('0')

      await press(page, 'Gem, og bliv her')
      const after = (await theCase.draft(id)).answers
      // Chosen knowingly now; what else the colleague said stays.
      expect(ratingIn(findAnswer(after, part('A8')))).toMatchObject({ now: '1', earlier: '2' })
      expect(findAnswer(after, part('A2'))?.version).toBe(1)
    })
  })

  it('says that the actors’ questions wait for an actor, and says it all in English', async () => {
    const theCase = await aCase(cast, [])
    const id = await theCase.start()
    await cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [cast.birk.id])
    try {
      await lookAt(cast.birk, async page => {
        await page.goto(`${desk.address}/cases/${theCase.id}/assessments/${id}/acute`)
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The acute questions')
        expect(await page.locator('main').textContent()).toContain('no actors in the case yet')
        await theCase.act(cast.birk, (tx, { on }) =>
          addPerson(tx, on, {
            exposed: false,
            actor: true,
            disclosure: 'corps-only',
            text: onlyAlias('Onkel'),
          }),
        )
        await page.reload()
        expect(await page.locator('main').textContent()).toContain('Expressed intent – Onkel')
        await screenshot(page, 'acute/04 in English')
      })
    } finally {
      await cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [cast.birk.id])
    }
  })
})
