// A leader puts a number on the list of who else can help, somebody finds it from the first page, and the one who
// keeps it is told before it runs out. Script off and on, Danish and English, phone and desktop.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOffer } from '../../src/help/check-offer.ts'
import { listWritten } from '../../src/help/help.sql.ts'
import { present } from '../../src/foundation/assert.ts'
import type { Language } from '../../src/web/kit/language.ts'
import { texts as deskTexts } from '../../src/web/desk/help/texts.ts'
import { texts as myDayTexts } from '../../src/web/desk/my-day/texts.ts'
import { texts as doorTexts } from '../../src/web/front-door/texts.ts'
import { arriveAs } from '../a-desk.ts'
import { phone } from '../browser.ts'
import { press } from './door-scene.ts'
import { aColleague, aWholeSystem, look, lookAtStep, type WholeSystem } from './whole-system.ts'

let system: WholeSystem

beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const readers: readonly { javaScript: boolean; language: Language; name: string }[] = [
  { javaScript: false, language: 'da', name: 'script off, in Danish' },
  { javaScript: true, language: 'en', name: 'script on, in English' },
]

describe.each(readers)('help from others, with $name', ({ javaScript, language }) => {
  it('is written and checked at the desk, found from the first page, and seen before it runs out', async () => {
    const { cast } = system
    const { ravn, birk } = cast
    const t = deskTexts(language)
    const pictures = `help/${language}`
    await cast.owner.query(`update corps.staff set language = $1`, [language])
    const today = cast.house.clock.now().toZonedDateTimeISO('Europe/Copenhagen').toPlainDate()
    const name = { da: `Linjen ${language}`, en: `The line ${language}` }[language]

    await system.browser.withPage({}, async page => {
      await arriveAs(page, system.desk, ravn)
      const leader = aColleague(system, page)
      await leader.go('/help')
      await look(page, `${pictures}-1-list`)
      await leader.follow(t.add)
      await page.getByRole('button', { name: t.save }).click()
      await look(page, `${pictures}-2-nothing-written`)
      expect(await page.getByRole('alert').innerText()).toContain(t.errors.telephone)
      await leader.send(
        {
          nameDa: `Linjen ${language}`,
          nameEn: `The line ${language}`,
          telephone: '70 00 00 01',
          saysDa: 'For dig, der er bange for nogen derhjemme. Du behøver ikke at sige, hvem du er.',
          saysEn: 'For you who are afraid of somebody at home. You need not say who you are.',
          hoursDa: 'Hele døgnet',
          hoursEn: 'Round the clock',
          place: '1',
          keptBy: birk.id,
          source: 'Ringede, talte med Kirsten',
          'on-day': String(today.day),
          'on-month': String(today.month),
          'on-year': String(today.year),
          months: '3',
        },
        t.save,
      )
      expect(await leader.heading()).toBe(name)
      await look(page, `${pictures}-3-offer`)
    })

    await system.browser.withPage(
      { javaScript, locale: { da: 'da-DK', en: 'en-GB' }[language], viewport: phone },
      async page => {
        const say = doorTexts(language)
        await page.goto(system.door)
        const before = await page.evaluate<number>('history.length')
        await lookAtStep(system, page, page, `${pictures}-4-first-page`)
        const here = await press(page, page, say.help.heading, say.help.heading)
        await lookAtStep(system, page, here, `${pictures}-5-door`)
        const link = here.getByRole('link', { name: say.abroad.call('70 00 00 01') }).first()
        expect(await link.getAttribute('href')).toBe('tel:70000001')
        expect(await here.locator('a[href="tel:112"], a[href="tel:114"]').count()).toBe(2)
        expect(await page.title()).toBe('Information')
        expect(await page.evaluate<number>('history.length')).toBe(before)
      },
    )

    // Ten days before it runs out the one who keeps it sees it first thing.
    const written = await cast.house.inTransaction(birk.asking, tx => listWritten(tx))
    const { id } = present(
      written.find(({ words }) => words[language].name === name),
      'the offer',
    )
    await cast.house.inTransaction(birk.asking, tx =>
      checkOffer(tx, cast.house.chance, id, {
        source: 'Ringet',
        on: today,
        runsOutOn: today.add({ days: 10 }),
      }),
    )
    await system.browser.withPage({}, async page => {
      await arriveAs(page, system.desk, birk)
      const keeper = aColleague(system, page)
      await keeper.go('/my-day')
      expect(await keeper.text()).toContain(myDayTexts(language).runningOut)
      await look(page, `${pictures}-6-my-day`)
      await keeper.follow(name)
      await page.getByRole('button', { name: t.checkDo }).click()
      await look(page, `${pictures}-7-check`)
      expect(await page.getByRole('alert').innerText()).toContain(t.errors.months)
      await keeper.send(
        {
          source: 'Ringede igen',
          'on-day': String(today.day),
          'on-month': String(today.month),
          'on-year': String(today.year),
          months: '6',
        },
        t.checkDo,
      )
      await keeper.go('/my-day')
      expect(await keeper.text()).not.toContain(myDayTexts(language).runningOut)
      await keeper.go('/duty-desk')
      await look(page, `${pictures}-8-duty-desk`)
      await keeper.go(`/help/${id}`)
      await keeper.press(t.withdrawDo)
      expect(await keeper.text()).toContain(t.states.withdrawn)
      await look(page, `${pictures}-9-withdrawn`)
    })
    await system.browser.withPage({ javaScript, viewport: phone }, async page => {
      await page.goto(system.door)
      const say = doorTexts('da').help
      const here = await press(page, page, say.heading, say.heading)
      expect(await here.getByText(say.none).count()).toBe(1)
    })
    expect(system.incidents).toEqual([])
  })
})
