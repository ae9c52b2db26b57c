import { lane } from '../src/crypto/lane.ts'
import { giveTicket } from '../src/intake/ticket.ts'
import type { DoorHouse } from '../src/web/front-door/door-house.ts'
import { frontDoorApp } from '../src/web/front-door/front-door.tsx'
import { pageText, visitTokenOf } from '../src/web/front-door/step.ts'
import { languages } from '../src/web/kit/language.ts'
import { aCast } from '../test/cast.ts'
import { everyPage } from '../test/door/every-step.ts'
import type { Figure, Measure } from './measure.ts'

/** For every page, everything included. */
const LARGEST = 14_000

/** What each page of the door weighs as it goes over the line: in the language in which it weighs most. */
export const doorPages: Measure = {
  name: 'door-pages',
  async run(place) {
    const { urls } = await place.database()
    const cast = await aCast({ urls, drop: () => Promise.resolve() })
    const house: DoorHouse = {
      ...cast.frontDoor,
      doorLane: lane({ concurrency: 1, waiting: 50 }),
      fileLane: lane({ concurrency: 2, waiting: 50 }),
      publicOrigins: ['https://door.test'],
      secure: true,
      neutralPage: 'https://weather.test/',
      framedBy: [],
      practice: true,
      addressOf: () => '192.0.2.1',
      report({ error }) {
        throw error
      },
    }
    const app = frontDoorApp(house)
    const bytesOf = async (name: string, language: (typeof languages)[number]): Promise<number> => {
      const made = await everyPage[name]?.(house, { lane: house.doorLane, source: 'bench' })
      if (!made) throw new Error(`no page ${name}`)
      const ticket = await giveTicket(house, pageText({ ...made, language }), visitTokenOf(made.step))
      const answer = await app.request(`https://door.test/?${ticket}`, {
        headers: { 'Accept-Encoding': 'gzip' },
      })
      if (answer.headers.get('Content-Encoding') !== 'gzip') throw new Error(`${name} is not compressed`)
      return (await answer.arrayBuffer()).byteLength
    }
    try {
      const figures: Figure[] = []
      for (const name of Object.keys(everyPage)) {
        const bytes: number[] = []
        for (const language of languages) bytes.push(await bytesOf(name, language))
        figures.push({
          what: `“${name}”, compressed`,
          value: Math.max(...bytes),
          unit: 'bytes',
          goal: { atMost: LARGEST },
        })
      }
      return figures
    } finally {
      await cast.close()
    }
  },
}
