// What is behind the six words: agreed on and opened at the desk with script off, and read by the person on a telephone,
// with script and without; the sentences rehearsed, and the sheet of paper that says nothing else.
import { serve, type ServerType } from '@hono/node-server'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../src/case/add-person.ts'
import { addTask } from '../../src/case/add-task.ts'
import { nothingAgreed } from '../../src/case/acute-card.ts'
import { changeAcuteCard } from '../../src/case/change-acute-card.ts'
import { finishTask } from '../../src/case/finish-task.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { lane } from '../../src/crypto/lane.ts'
import { sendOut } from '../../src/papers/send-out.ts'
import type { PaperId } from '../../src/papers/sent.ts'
import { frontDoorApp } from '../../src/web/front-door/front-door.tsx'
import { aPaper, made } from '../access/scene.ts'
import { arriveAs, serveDesk, type ServedDesk } from '../a-desk.ts'
import {
  axe,
  desktop,
  phone,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type TestBrowser,
} from '../browser.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aWatchScene, type WatchScene } from '../gate/scene.ts'
import { onWholeCase } from '../gate/showing.ts'
import { readPdf } from '../read-pdf.ts'
import { press as pressAtDoor, type Here } from './door-scene.ts'

let database: FreshDatabase
let scene: WatchScene
let desk: ServedDesk
let door: string
let doorServer: ServerType
let browser: TestBrowser
const incidents: unknown[] = []

beforeAll(async () => {
  database = await freshDatabase()
  scene = await aWatchScene(database)
  await scene.begin()
  desk = await serveDesk(scene.cast, database)
  browser = await startBrowser()
  const publicOrigins: string[] = []
  const app = frontDoorApp({
    ...scene.cast.frontDoor,
    doorLane: lane({ concurrency: 2, waiting: 50 }),
    fileLane: lane({ concurrency: 2, waiting: 50 }),
    publicOrigins,
    secure: false,
    neutralPage: 'about:blank',
    framedBy: [],
    practice: true,
    addressOf: () => '127.0.0.1',
    report: ({ error }) => incidents.push(error),
  })
  door = await new Promise(listening => {
    doorServer = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
  publicOrigins.push(door)

  // What the case has come to: somebody who helps, a promise that is kept, and a paper that was sent.
  const { birk, house } = scene.cast
  const on = await onWholeCase(scene)
  await scene.as(birk, async tx => {
    made(
      await addPerson(tx, on, {
        exposed: false,
        actor: true,
        disclosure: 'corps-only',
        text: onlyAlias('Mirja'),
      }),
    )
    const task = made(
      await addTask(tx, on, {
        kind: 'promise',
        staffId: birk.id,
        dueAt: house.clock.now().add({ hours: 4 }),
        disclosure: 'corps-only',
        text: { what: 'Ringe til skolen om fraværet', toWhom: 'Solsort' },
      }),
    )
    made(await finishTask(tx, on, task))
    const paperId = house.chance.uuid() as PaperId
    made(
      await sendOut(tx, on, {
        ...aPaper,
        paperId,
        title: 'Rådgivning om risici',
        recipient: 'Aarhus Kommune',
      }),
    )
  })
})
afterAll(async () => {
  await browser.close()
  doorServer.close()
  await desk.close()
  expect(incidents).toEqual([])
  await scene.cast.close()
  await database.drop()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const text = (page: Page) => page.locator('main').innerText()
const home = () => `${desk.address}/cases/${scene.caseId}`

const atDesk = <Result>(look: (page: Page) => Promise<Result>, locale = 'da-DK') =>
  browser.withPage({ javaScript: false, viewport: desktop, locale }, async page => {
    await arriveAs(page, desk.address, scene.cast.birk)
    return look(page)
  })

async function looksRight(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ phone, desktop })) {
    await page.setViewportSize(viewport)
    await screenshot(page, `shown/${name} ${width}`)
  }
  await browser.withPage({}, async twin => {
    await twin.goto(`${desk.address}/healthz`)
    await twin.setContent(await page.content())
    expect(await axe(twin), name).toEqual([])
  })
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysOverflow(page), name).toBe(0)
  await page.setViewportSize(desktop)
}

const LINES = [
  ['Hvad gør jeg, hvis nogen tager min telefon?', 'Jeg går ud og låner en telefon.'],
  ['Hvad gør jeg, hvis det bliver farligt?', 'Jeg går ud med det samme og ringer 112.'],
  ['Hvad gør jeg, hvis jeg ikke kan tale frit?', 'Jeg siger vores sætning og lægger på.'],
] as const

describe('at the desk', () => {
  it('the two make the sentences, and a helper’s name is taken out', async () => {
    await atDesk(async page => {
      await page.goto(`${home()}/plan`)
      await page.getByRole('link', { name: 'Sætninger at øve' }).click()
      await looksRight(page, '01 rehearsal none')
      for (const [at, [question, sentence]] of LINES.entries()) {
        await page.locator(`[name=question-${at + 1}]`).fill(question)
        await page
          .locator(`[name=sentence-${at + 1}]`)
          .fill(at === 0 ? 'Jeg går hen til Mirja og låner hendes.' : sentence)
      }
      await press(page, 'Gem sætningerne')
      expect(await page.getByRole('alert').innerText()).toContain('“Mirja” er et navn i sagen')
      await looksRight(page, '02 rehearsal refused')
      await page.locator('[name=sentence-1]').fill(LINES[0][1])
      await press(page, 'Gem sætningerne')
      expect(await text(page)).toContain('Lavet i dag')
      await looksRight(page, '03 rehearsal')
    })
  })

  it('a consent is recorded', async () => {
    await atDesk(async page => {
      await page.goto(`${home()}/consents`)
      await press(page, 'Notér samtykket')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg, hvem der må få det at vide')
      await page.getByLabel('Politiet', { exact: true }).check()
      await page.locator('[name=what]').fill('At hun er bange for at blive sendt ud af landet')
      await press(page, 'Notér samtykket')
      await looksRight(page, '04 consents')
    })
  })

  it('each thing is opened by itself, as agreed', async () => {
    await atDesk(async page => {
      const open = (name: string) => page.getByRole('link', { name: new RegExp(`^Åbn.*${name}`) }).click()
      await page.goto(`${home()}/shown`)
      expect(await page.getByText('Lukket', { exact: true }).count()).toBe(6)
      await looksRight(page, '05 all closed')

      await open('Sætninger at øve')
      await press(page, 'Vis det for personen')
      expect(await page.getByRole('alert').innerText()).toContain('Vælg, hvor du har aftalt det')
      await page.getByLabel('På et møde').check()
      await looksRight(page, '06 open the sentences')
      await press(page, 'Vis det for personen')

      await open('Løfter, vi har holdt')
      await page.getByLabel('På et møde').check()
      await press(page, 'Vis det for personen')
      expect(await page.getByRole('alert').innerText()).toContain('Der er intet at vise')
      await page.getByRole('textbox').first().fill('Vi har talt med skolen om dit fravær.')
      await looksRight(page, '07 open the promises')
      await press(page, 'Vis det for personen')

      await open('Det, vi har delt')
      await page.getByLabel('På et møde').check()
      await page.locator('select').selectOption('municipality')
      await looksRight(page, '08 open the papers')
      await press(page, 'Vis det for personen')

      await open('Samtykke')
      await page.getByLabel('På et møde').check()
      await page.getByLabel('Politiet: At hun er bange').check()
      await looksRight(page, '09 open the consents')
      await press(page, 'Vis det for personen')

      for (const name of ['Hvem har sagen', 'Hvem har set sagen']) {
        await open(name)
        await page.getByLabel('På et møde').check()
        await press(page, 'Vis det for personen')
      }
      expect(await page.getByText('Åben', { exact: true }).count()).toBe(6)
      await looksRight(page, '10 all open')
    })
  })

  it('every page of it is there in English', async () => {
    await scene.cast.owner.query(`update corps.staff set language = 'en' where id = $1`, [scene.cast.birk.id])
    await atDesk(async page => {
      const conversation = `shown/${scene.conversationId}`
      for (const [at, path] of [
        'shown',
        `${conversation}/promises`,
        `${conversation}/consents`,
        'consents',
        'plan/rehearsal',
        'plan/rehearsal/paper',
      ].entries()) {
        await page.goto(`${home()}/${path}`)
        await looksRight(page, `en ${at + 1} ${path.replaceAll(/[^a-z]+/g, ' ').slice(-24)}`)
      }
    }, 'en-GB')
    await scene.cast.owner.query(`update corps.staff set language = 'da' where id = $1`, [scene.cast.birk.id])
  })
})

/** Comes in with the six words, and gives where the messages are read. */
async function comeBack(page: Page, locale: 'da' | 'en' = 'da'): Promise<Here> {
  const say =
    locale === 'da'
      ? ['Jeg har mine seks ord', 'Skriv dine seks ord', 'Fortsæt', 'Din samtale']
      : ['I have my six words', 'Write your six words', 'Continue', 'Your conversation']
  await page.goto(door)
  const [button = '', words = '', goOn = '', conversation = ''] = say
  const here = await pressAtDoor(page, page, button, words)
  await here.locator('[name=code]').fill(scene.words.join(' '))
  return pressAtDoor(page, here, goOn, conversation)
}

describe.each([true, false])('the person, on a telephone (script: %s)', javaScript => {
  it('reads what is open, one thing at a time, and rehearses', async () => {
    await browser.withPage({ javaScript, viewport: phone }, async page => {
      const picture = (name: string) =>
        screenshot(page, `shown/door ${name} ${javaScript ? 'script' : 'no script'}`, 'window')
      let here = await comeBack(page)
      await picture('01 messages')
      here = await pressAtDoor(page, here, 'Mere om din sag', 'Mere om din sag')
      await picture('02 list')
      const list = async () => {
        here = await pressAtDoor(page, here, 'Tilbage til listen', 'Mere om din sag')
      }
      for (const [at, name] of [
        'Det har vi gjort',
        'Hvem har din sag?',
        'Hvad har vi fortalt andre?',
        'Det har du sagt ja til',
        'Hvem har set din sag?',
      ].entries()) {
        here = await pressAtDoor(page, here, name, name)
        await picture(`0${at + 3} ${name.replaceAll(/[^\wæøå ]/g, '')}`)
        await list()
      }
      here = await pressAtDoor(page, here, 'Øv dine sætninger', 'Øv dine sætninger')
      for (const [at, [question, sentence]] of LINES.entries()) {
        await here.getByText(question).waitFor()
        expect(await here.getByText(sentence).count()).toBe(0)
        if (at === 0) await picture('08 think')
        await here.getByRole('button', { name: 'Vis sætningen' }).click()
        if (!javaScript) here = here.frameLocator('iframe.next')
        await here.getByText(sentence).waitFor()
        if (at === 0) await picture('09 shown')
        if (at < 2) {
          await here.getByRole('button', { name: 'Næste', exact: true }).click()
          if (!javaScript) here = here.frameLocator('iframe.next')
        }
      }
      await picture('10 end')
      await list()
      here = await pressAtDoor(page, here, 'Tilbage til samtalen', 'Din samtale')
      expect(await page.evaluate('history.length')).toBeLessThanOrEqual(2)
    })
  })
})

it('reads the same in English, on a wide screen too', async () => {
  await browser.withPage({ viewport: desktop, locale: 'en-GB' }, async page => {
    let here = await comeBack(page, 'en')
    here = await pressAtDoor(page, here, 'More about your case', 'More about your case')
    await screenshot(page, 'shown/door en 01 list')
    here = await pressAtDoor(page, here, 'Who has looked at your case?', 'Who has looked at your case?')
    await screenshot(page, 'shown/door en 02 lookers')
    here = await pressAtDoor(page, here, 'Back to the list', 'More about your case')
    await pressAtDoor(page, here, 'Rehearse your sentences', 'Rehearse your sentences')
    await screenshot(page, 'shown/door en 03 think')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})

it('a consent that is taken back is told at the desk until the person’s page says so too', async () => {
  await atDesk(async page => {
    await page.goto(`${home()}/consents`)
    await page.getByRole('button', { name: /^Træk tilbage/ }).click()
    expect(await text(page)).toContain('Personens egen side viser stadig et samtykke')
    await looksRight(page, '10b withdrawn')
    await page.goto(`${home()}/shown/${scene.conversationId}/consents`)
    await page.getByLabel('I telefonen').check()
    await press(page, 'Vis det for personen')
    await page.goto(`${home()}/consents`)
    expect(await text(page)).not.toContain('Personens egen side viser stadig et samtykke')
  })
})

describe('on paper', () => {
  it('only after the warning, and where a meeting is agreed', async () => {
    const { birk, house } = scene.cast
    await atDesk(async page => {
      await page.goto(`${home()}/plan/rehearsal/paper`)
      await press(page, 'Hent papiret')
      expect(await page.getByRole('alert').innerText()).toContain('Sæt kryds, når I har talt om det')
      await looksRight(page, '11 paper warning')
      const print = async () => {
        await page.getByLabel('Dansk').check()
        await page.getByLabel('Vi har talt om').check()
        await press(page, 'Hent papiret')
      }
      await print()
      expect(await text(page)).toContain('Papiret blev ikke lavet')
      await looksRight(page, '12 paper refused')

      const on = await onWholeCase(scene)
      await scene.as(birk, async tx =>
        made(
          await changeAcuteCard(
            tx,
            on,
            {
              ...nothingAgreed,
              contactAgreement: {
                ...nothingAgreed.contactAgreement,
                channels: [{ channel: 'meeting', reachAt: 'biblioteket' }],
                hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
                expiresAt: house.clock.now().add({ hours: 24 }).toString(),
              },
            },
            1,
          ),
        ),
      )
      await page.goto(`${home()}/plan/rehearsal/paper`)
      const [download] = await Promise.all([page.waitForEvent('download'), print()])
      expect(download.suggestedFilename()).toBe('note.pdf')
      const pdf = readPdf(await readFile(await download.path()))
      expect(
        pdf.pages
          .flatMap(({ drawn }) => drawn.map(each => each.text))
          .join(' ')
          .split(/\s+/)
          .join(' '),
      ).toBe(`Husk ${LINES.map(([, sentence]) => sentence).join(' ')}`)
    })
  })
})

describe('when the person may not be alone', () => {
  it('nothing new is opened, the page is as it was, and what is closed by hand is gone at once', async () => {
    await scene.putInWatched(scene.cast.alma)
    await atDesk(async page => {
      await page.goto(`${home()}/shown`)
      expect(await page.getByRole('link', { name: /^(Åbn|Ret)/ }).count()).toBe(0)
      await looksRight(page, '13 watched')
      await page.getByRole('button', { name: /^Luk.*Hvem har set sagen/ }).click()
      expect(await page.getByText('Lukket', { exact: true }).count()).toBe(1)
    })
    await browser.withPage({ viewport: phone }, async page => {
      const here = await comeBack(page)
      await pressAtDoor(page, here, 'Mere om din sag', 'Mere om din sag')
      expect(await page.getByRole('button', { name: 'Hvem har din sag?' }).count()).toBe(1)
      expect(await page.getByRole('button', { name: 'Hvem har set din sag?' }).count()).toBe(0)
    })
  })
})
