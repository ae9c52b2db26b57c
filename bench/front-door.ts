import { join } from 'node:path'
import { createKeyFile } from '../src/crypto/file-keys.ts'
import { everyRing } from '../src/crypto/key-ring.ts'
import type { BenchDatabase, Place } from './measure.ts'
import { freePort, type Program, startEntryPoint } from './program.ts'

/** The real entry point of the front door, with its own login, on an empty database. */
export async function startFrontDoor(
  place: Place,
): Promise<Program & { address: string; database: BenchDatabase }> {
  const database = await place.database()
  const keyFile = join(place.folder, `door-${crypto.randomUUID()}.json`)
  await createKeyFile(keyFile, everyRing)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const program = await startEntryPoint(
    'src/main.front-door.ts',
    {
      FRONT_DOOR_PORT: `${port}`,
      FRONT_DOOR_DATABASE_URL: database.urls.frontDoor,
      FRONT_DOOR_KEY_FILE: keyFile,
      TRUSTED_PROXY: '127.0.0.1',
    },
    [address],
  )
  return { ...program, address, database }
}

/** One page of the door, as a browser without script has it in front of it. */
export interface DoorPage {
  readonly html: string
  /** Presses a button: sends the form of the page with these answers, and gives the page that it leads to. */
  press(answers: Record<string, string>): Promise<DoorPage>
}

/**
 * Somebody who comes to the door.
 *
 * @param from where from, as the proxy in front would say: one source may begin only so often
 */
export async function openDoor(address: string, from = '192.0.2.1'): Promise<DoorPage> {
  return pageOf(address, from, await (await fetch(`${address}/`)).text())
}

function pageOf(address: string, from: string, html: string): DoorPage {
  return {
    html,
    async press(answers) {
      const sealed = /name="sealed" value="([^"]+)"/.exec(html)?.[1]
      const form = new URLSearchParams({
        ...(sealed !== undefined && { sealed }),
        language: 'da',
        ...answers,
      })
      const answer = await fetch(`${address}/`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': from },
      })
      await answer.text()
      const next = answer.headers.get('Location')
      if (answer.status !== 303 || next === null) throw new Error(`the door answered ${answer.status}`)
      return pageOf(address, from, await (await fetch(new URL(next, address))).text())
    },
  }
}

/** Fails when the page is not the one that the measure is about. */
export function expectPage(page: DoorPage, words: string): DoorPage {
  if (!page.html.includes(words)) throw new Error(`not the page with “${words}”: ${page.html.slice(-1500)}`)
  return page
}

/** Somebody who has come as far as the six words. */
export async function beforeTheWords(address: string, from?: string): Promise<DoorPage> {
  const phone = await (await openDoor(address, from)).press({ go: 'phone' })
  const channel = await phone.press({ phone: 'me' })
  return expectPage(await channel.press({ channel: 'here' }), 'Det skal du vide, før du skriver')
}

/** Somebody who is about to enter their words. */
export const comeBack = async (address: string, from?: string): Promise<DoorPage> =>
  expectPage(await (await openDoor(address, from)).press({ go: 'come-back' }), 'Skriv dine seks ord')

/** The words of a conversation that has just been begun. */
export async function aConversation(address: string): Promise<string> {
  const before = await beforeTheWords(address)
  return wordsOn(expectPage(await before.press({ about: 'citizen', under18: 'no' }), 'Her er dine seks ord'))
}

export function wordsOn(page: DoorPage): string {
  const list = /<ol[^>]*>(.*?)<\/ol>/s.exec(page.html)?.[1] ?? ''
  const words = [...list.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, word = '']) =>
    word.replaceAll(/<[^>]+>/g, '').trim(),
  )
  if (words.length !== 6) throw new Error(`${words.length} words on the page`)
  return words.join(' ')
}
