// A picture and a recording go up from somebody's telephone, with script off and on; the desk sees what they show and
// nothing of what they tell beside it, keeps the originals as evidence, and every look is a row.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReceivedFile } from '../../src/files/file.ts'
import { listFiles } from '../../src/files/open-file.ts'
import type { Language } from '../../src/web/kit/language.ts'
import { texts as deskTexts } from '../../src/web/desk/files/texts.ts'
import { texts as doorTexts } from '../../src/web/front-door/texts.ts'
import { present } from '../../src/foundation/assert.ts'
import { somebodyReturned, type Returned } from '../a-file.ts'
import { atWork } from '../an-enquiry.ts'
import { arriveAs } from '../a-desk.ts'
import { phone } from '../browser.ts'
import { heic, photo, wav, WHERE } from '../some-files.ts'
import { press, type Here } from './door-scene.ts'
import { aWholeSystem, look, lookAtStep, type WholeSystem } from './whole-system.ts'

let system: WholeSystem

beforeAll(async () => {
  system = await aWholeSystem()
})
afterAll(() => system?.close())

const readers: readonly { javaScript: boolean; language: Language; name: string }[] = [
  { javaScript: false, language: 'da', name: 'script off, in Danish' },
  { javaScript: true, language: 'en', name: 'script on, in English' },
]

describe.each(readers)('a picture and a recording, with $name', ({ javaScript, language }) => {
  it('P18 go up and not down again; the desk sees cleaned copies and keeps the originals as evidence', async () => {
    const { cast } = system
    const { birk, owner } = cast
    await owner.query(`update corps.staff set language = $1 where id = $2`, [language, birk.id])
    const person = await somebodyReturned(cast)
    const taken = await photo()
    expect((await sharp(taken).metadata()).exif?.includes(WHERE)).toBe(true)

    await handInAtTheDoor(person, { javaScript, language }, [
      ['IMG_4711.jpg', taken],
      ['Optagelse 3.wav', wav()],
      ['IMG_4712.HEIC', heic()],
    ])

    const of = await atWork(cast, birk, person.enquiryId)
    const files = await cast.house.inTransaction(birk.asking, tx => listFiles(tx, of.key, of.conversationId))
    expect(files.map(({ about }) => about.kind)).toEqual(['jpeg', 'wav', 'heic'])
    const [picture, sound, unread] = files
    await system.browser.withPage({}, async page => {
      await arriveAs(page, system.desk, birk)
      const atDesk = { page, person, language }
      await lookAtPicture(atDesk, present(picture, 'the picture'), taken)
      await listenToSound(atDesk, present(sound, 'the recording'))
      await findNoCopy(atDesk, present(unread, 'the picture that cannot be read'))
    })

    const looked = (await cast.trail(of.conversationId)).filter(row =>
      /^(open-file|fetch-original)/.test(row),
    )
    // A recording is opened for its page, and each time the browser fetches it to play.
    const page = 'open-file read'
    expect(looked.slice(0, 5)).toEqual([page, page, 'fetch-original read evidence', page, page])
    expect(looked.slice(5).filter(row => row !== page)).toEqual([])
    expect(system.incidents).toEqual([])
  })
})

async function handInAtTheDoor(
  person: Returned,
  { javaScript, language }: { javaScript: boolean; language: Language },
  files: readonly (readonly [name: string, bytes: Buffer])[],
): Promise<void> {
  const say = doorTexts(language)
  const locale = { da: 'da-DK', en: 'en-GB' }[language]
  await system.browser.withPage({ javaScript, locale, viewport: phone }, async page => {
    await page.goto(system.door)
    const before = await page.evaluate<number>('history.length')
    let here: Here = await press(page, page, say.start.comeBack, say.comeBack.heading)
    await here.locator('[name=code]').fill(person.words.join(' '))
    here = await press(page, here, say.goOn, say.conversation.heading)
    here = await press(page, here, say.conversation.sendFile, say.file.heading)
    const pictures = `files/door-${language}`
    await lookAtStep(system, page, here, `${pictures}-1-file`)

    here = await press(page, here, say.file.send, say.file.heading)
    expect(await here.getByRole('alert').first().innerText()).toContain(say.file.missing)
    await lookAtStep(system, page, here, `${pictures}-2-none-chosen`)

    for (const [index, [name, buffer]] of files.entries()) {
      if (index > 0) here = await press(page, here, say.file.another, say.file.heading)
      await here.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
      await here.locator('[name=text]').fill(`${index + 1}`)
      here = await press(page, here, say.file.send, say.file.received)
    }
    await lookAtStep(system, page, here, `${pictures}-3-received`)
    here = await press(page, here, say.file.back, say.conversation.heading)
    await lookAtStep(system, page, here, `${pictures}-4-conversation`)
    expect(await here.getByText(say.conversation.fileReceived).count()).toBe(files.length)
    const shown = String(await here.locator('html').evaluate('document.documentElement.outerHTML'))
    expect(shown).not.toMatch(/IMG_4711|Optagelse 3|<img|<audio|download/)
    expect(await page.evaluate<number>('history.length')).toBe(before)
  })
}

interface AtDesk {
  readonly page: Page
  readonly person: Returned
  readonly language: Language
}

const homeOf = ({ person }: AtDesk) => `${system.desk}/enquiries/${person.enquiryId}`

async function lookAtPicture(atDesk: AtDesk, file: ReceivedFile, taken: Buffer): Promise<void> {
  const { page, language } = atDesk
  const t = deskTexts(language)
  const pictures = `files/desk-${language}`
  await page.goto(homeOf(atDesk))
  await look(page, `${pictures}-1-enquiry`)
  await page.getByRole('link', { name: t.kinds.jpeg }).click()
  await look(page, `${pictures}-2-file`)
  const known = await page.locator('main').innerText()
  expect(known).toContain(createHash('sha256').update(taken).digest('hex'))
  expect(known).toContain(file.at.toString())
  expect(known).toContain(t.noOpenings)

  await page.getByRole('link', { name: t.show }).click()
  await look(page, `${pictures}-3-copy`)
  const shown = page.getByRole('img', { name: t.alt })
  expect(await page.evaluate('document.querySelector(".handed-in").naturalWidth')).toBe(640)
  const source = present(await shown.getAttribute('src'), 'the picture')
  const kept = await saved(page, () => page.getByRole('link', { name: t.keep }).click())
  expect(kept.name).toBe(`kopi-${file.id.slice(0, 8)}.jpg`)
  for (const copy of [Buffer.from(source.split(',')[1] ?? '', 'base64'), kept.bytes]) {
    expect(await sharp(copy).metadata()).toMatchObject({ format: 'jpeg', width: 640 })
    for (const told of [WHERE, 'Exif', 'GPS', 'Telefon 7']) expect(copy.includes(told), told).toBe(false)
  }

  await page.goto(`${homeOf(atDesk)}/files/${file.id}`)
  await page.getByRole('button', { name: t.fetchDo }).click()
  await look(page, `${pictures}-4-no-reason`)
  expect(await page.getByRole('alert').innerText()).toContain(t.reasonMissing)
  await page.getByLabel(t.reasons.evidence).check()
  const original = await saved(page, () => page.getByRole('button', { name: t.fetchDo }).click())
  expect(original.name).toBe(`fil-${file.id.slice(0, 8)}.bin`)
  expect(original.bytes.equals(taken)).toBe(true)

  await page.goto(`${homeOf(atDesk)}/files/${file.id}`)
  await look(page, `${pictures}-5-opened`)
  const rows = await page.locator('main table tbody tr').allInnerTexts()
  expect(rows).toHaveLength(3)
  expect(rows.at(-1)).toContain(t.reasons.evidence)
}

async function listenToSound(atDesk: AtDesk, file: ReceivedFile): Promise<void> {
  const { page, language } = atDesk
  const t = deskTexts(language)
  await page.goto(`${homeOf(atDesk)}/files/${file.id}`)
  await page.getByRole('link', { name: t.hear }).click()
  await look(page, `files/desk-${language}-6-sound`)
  const seconds = await page.evaluate(`new Promise((heard, failed) => {
    const audio = document.querySelector('audio')
    audio.onloadedmetadata = () => heard(audio.duration)
    audio.onerror = () => failed(new Error(audio.error.message))
    audio.preload = 'auto'
    audio.load()
  })`)
  expect(Number(seconds)).toBeCloseTo(0.1)
}

/** It is no danger and nobody's fault: there is nothing here that reads it. */
async function findNoCopy(atDesk: AtDesk, file: ReceivedFile): Promise<void> {
  const { page, language } = atDesk
  const t = deskTexts(language)
  await page.goto(`${homeOf(atDesk)}/files/${file.id}`)
  await look(page, `files/desk-${language}-7-heic`)
  const says = await page.locator('main').innerText()
  expect(says).toContain(t.heicSays)
  expect(says).toContain(t.fetch)
  expect(await page.getByRole('link', { name: t.show }).count()).toBe(0)
}

async function saved(page: Page, pressed: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressed()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}
