// Somebody who reads no Danish writes to us, from the first page to the words that come back, with script on and off.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemChance } from '../../src/crypto/random.ts'
import { listWaiting } from '../../src/duty-desk/queue.sql.ts'
import { readEnquiry } from '../../src/intake/read-enquiry.ts'
import { present } from '../../src/foundation/assert.ts'
import { standingClock } from '../../src/foundation/clock.ts'
import { languageTable } from '../../src/foundation/languages.ts'
import type { MessageId } from '../../src/messages/message.ts'
import { writeAsStaff } from '../../src/messages/write-as-staff.ts'
import { texts } from '../../src/web/front-door/texts.ts'
import { catalogues } from '../../src/web/front-door/catalogues.ts'
import { screenshot, startBrowser, type TestBrowser } from '../browser.ts'
import { aDoor, press, type DoorScene, type Here } from './door-scene.ts'

let scene: DoorScene
let browser: TestBrowser

beforeAll(async () => {
  scene = await aDoor(standingClock(Temporal.Instant.from('2026-11-24T09:00:00Z')))
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await scene?.close()
})

const people = [
  { language: 'ar', words: 'أبي يقول إننا سنسافر يوم الجمعة. أخاف ألا أعود. رقمي 20 30 40 50.' },
  { language: 'so', words: 'Aabbahay wuxuu leeyahay waan safraynaa Jimcaha. Waan baqayaa.' },
] as const
const readers = [
  { javaScript: false, name: 'script off' },
  { javaScript: true, name: 'script on' },
]

describe.each(people)('somebody who reads $language', ({ language, words }) => {
  it.each(readers)(
    'chooses it, writes in it, and is answered in it, with $name',
    async ({ javaScript, name }) => {
      const say = texts(language)
      const { direction } = languageTable[language]
      const viewport = { width: 390, height: 844 }
      await browser.withPage({ javaScript, viewport }, async page => {
        const look = (step: string) =>
          screenshot(
            page,
            `in-${language}/${name.replace(' ', '-')}/${step}`,
            javaScript ? 'whole' : 'window',
          )
        await page.goto(scene.door)
        let here: Here = await press(page, page, languageTable[language].name, say.start.heading)
        const onward = async (button: string, heading: string) => {
          here = await press(page, here, button, heading)
          expect(await here.locator('html').getAttribute('lang')).toBe(language)
          expect(await here.locator('html').getAttribute('dir')).toBe(direction)
        }
        await look('1-start')
        await onward(say.start.write, say.phone.heading)
        await here.getByLabel(say.phone.options.me.label, { exact: true }).check()
        await onward(say.goOn, say.channel.heading)
        await here.getByLabel(say.channel.options.here.label, { exact: true }).check()
        await onward(say.goOn, say.before.heading)
        await look('2-before')
        // Asked for nothing but what is missing, in the same words as the rest.
        await here.getByRole('button', { name: say.before.goOn }).click()
        here = javaScript ? page : here.frameLocator('iframe.next')
        await here.getByText(say.before.who.missing).first().waitFor()
        await here.getByLabel(say.before.who.citizen, { exact: true }).check()
        await here.getByLabel(say.before.age.no, { exact: true }).check()
        await onward(say.before.goOn, say.words.heading)
        await look('3-words')
        const six = await here.locator('.words li').allTextContents()
        expect(six).toHaveLength(6)
        // Danish words among words that run from the right are read from the left, and in Danish.
        expect(await here.locator('.words').getAttribute('dir')).toBe('ltr')
        expect(await here.locator('.words').getAttribute('lang')).toBe('da')
        await onward(say.words.goOn, say.write.heading)
        await here.getByLabel(say.write.text.label).fill(words)
        await onward(say.write.send, say.received.heading)
        await look('4-received')
        expect(page.url()).toBe(scene.door)
        expect(await page.title()).toBe('Information')

        await answered(language, words)
        await page.goto(scene.door)
        here = await press(page, page, languageTable[language].name, say.start.heading)
        await onward(say.start.comeBack, say.comeBack.heading)
        await here.getByLabel(say.comeBack.label).fill(six.join(' '))
        await onward(say.goOn, say.conversation.heading)
        await look('5-conversation')
        expect(await here.locator('.user-text').allTextContents()).toEqual([words, say.firstReplies.received])
      })
      expect(scene.incidents).toEqual([])
    },
  )
})

/** At the desk it lacks an interpreter, and somebody who reads nothing of it sends what was checked beforehand. */
async function answered(language: (typeof people)[number]['language'], words: string): Promise<void> {
  const { house, birk } = scene.cast
  const waiting = await house.inTransaction(birk.asking, listWaiting)
  const newest = present(
    waiting.toSorted((one, other) => Temporal.Instant.compare(other.receivedAt, one.receivedAt))[0],
    'what was sent',
  )
  expect(newest.language).toBe(language)
  expect(newest.interpreterDue).toEqual(newest.dueAt)
  const opened = present(await readEnquiry(house, birk.asking, newest.id, 'triage'), 'it')
  expect(opened.messages.map(message => message.text)).toEqual([words])
  const catalogue = present(
    catalogues.find(each => each.language === language),
    'the catalogue',
  )
  const reply = present(
    catalogue.firstReplies.find(each => each.code === 'received'),
    'a first reply',
  )
  await house.inTransaction(birk.asking, tx =>
    writeAsStaff(
      tx,
      opened.key,
      {
        id: systemChance.uuid() as MessageId,
        conversationId: opened.enquiry.conversationId,
        says: { text: reply.text },
      },
      { chance: systemChance, now: house.clock.now() },
    ),
  )
}
