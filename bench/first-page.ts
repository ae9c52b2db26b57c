import { request } from 'node:http'
import { startBrowser } from '../test/browser.ts'
import { startFrontDoor } from './front-door.ts'
import type { Figure, Measure, Place } from './measure.ts'

/** What a citizen's telephone fetches before anything can be read, over the line and as a real browser counts it. */
export const firstPage: Measure = {
  name: 'first-page',
  async run(place: Place): Promise<Figure[]> {
    const door = await startFrontDoor(place)
    try {
      const seen = await inBrowser(door.address)
      return [
        { what: 'requests, in a browser', value: seen.requests, unit: 'requests', goal: { atMost: 1 } },
        { what: 'of them to other addresses', value: seen.elsewhere, unit: 'requests', goal: { atMost: 0 } },
        {
          what: 'body, compressed',
          value: await bodyBytes(door.address),
          unit: 'bytes',
          goal: { atMost: 14_000 },
        },
        { what: 'body and headers, in a browser', value: seen.bytes, unit: 'bytes' },
      ]
    } finally {
      await door.stop()
    }
  },
}

/** As it goes over the line: fetch would unpack it. */
const bodyBytes = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(address, { headers: { 'Accept-Encoding': 'gzip' } }, response => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => {
        if (response.headers['content-encoding'] === 'gzip') resolve(bytes)
        else reject(new Error('the first page is not compressed'))
      })
    })
      .on('error', reject)
      .end()
  })

async function inBrowser(address: string) {
  const browser = await startBrowser()
  try {
    return await browser.withPage({}, async page => {
      const asked: string[] = []
      const sizes: Promise<number>[] = []
      page.on('request', each => asked.push(each.url()))
      page.on('requestfinished', each =>
        sizes.push(each.sizes().then(size => size.responseBodySize + size.responseHeadersSize)),
      )
      await page.goto(address, { waitUntil: 'networkidle' })
      // The empty icon is written in the page: nothing is asked for it.
      const overTheLine = asked.filter(url => !url.startsWith('data:'))
      return {
        requests: overTheLine.length,
        elsewhere: overTheLine.filter(url => !url.startsWith(address)).length,
        bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0),
      }
    })
  } finally {
    await browser.close()
  }
}
