import type { Page } from 'playwright-core'
import { startBrowser } from '../test/browser.ts'
import { startFrontDoor } from './front-door.ts'
import { type Figure, type Measure, median } from './measure.ts'

const RUNS = 5
/** A telephone of some years ago on a poor network. */
const SLOWER = 4
const ROUND_TRIP_MILLISECONDS = 150
const DOWN_BITS = 1_600_000
const UP_BITS = 750_000
const WINDOW = { width: 412, height: 823 }
/** So long without a task that holds the page up, and it is at rest. */
const QUIET_MILLISECONDS = 2000
const GOAL_MILLISECONDS = 1200

/**
 * When somebody with an old telephone can press the button: it is in sight, nothing lies over it, and the page is no
 * longer busy. Each run in a browser that has never been here.
 */
export const oldPhone: Measure = {
  name: 'old-phone',
  async run(place) {
    const door = await startFrontDoor(place)
    const browser = await startBrowser()
    try {
      const first: number[] = []
      const next: number[] = []
      const asked: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        await browser.withPage({ viewport: WINDOW }, async page => {
          await slowDown(page)
          await page.addInitScript(watch)
          await page.goto(door.address, { waitUntil: 'commit' })
          first.push(await usableAt(page, 'button[name=go]'))

          let requests = 0
          page.on('request', () => (requests += 1))
          const pressedAt = await page.evaluate<number>('performance.now()')
          await page.locator('button[name=go]').first().click()
          next.push((await usableAt(page, 'fieldset label')) - pressedAt)
          asked.push(requests)
        })
      }
      return [
        { what: 'first page usable', value: median(first), unit: 'ms', goal: { atMost: GOAL_MILLISECONDS } },
        { what: 'first page usable, slowest', value: Math.max(...first), unit: 'ms' },
        { what: 'next page usable after pressing', value: median(next), unit: 'ms' },
        { what: 'requests of a step', value: Math.max(...asked), unit: 'requests', goal: { atMost: 2 } },
      ] satisfies Figure[]
    } finally {
      await browser.close()
      await door.stop()
    }
  },
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: ROUND_TRIP_MILLISECONDS,
    downloadThroughput: DOWN_BITS / 8,
    uploadThroughput: UP_BITS / 8,
  })
}

/** Waits in the page, by its own clock: milliseconds since it was asked for until the control can be pressed. */
const watch = `
  window.heldUpUntil = 0
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.heldUpUntil = task.startTime + task.duration
  }).observe({ type: 'longtask', buffered: true })
  window.inReach = selector => new Promise(inReach => {
    const look = () => {
      const control = document.querySelector(selector)
      const { left, top, width, height } = control?.getBoundingClientRect() ?? { width: 0 }
      const middle = Math.min(top + height / 2, innerHeight - 1)
      const above = width > 0 && (top > innerHeight ? control : document.elementFromPoint(left + width / 2, middle))
      if (above && (above === control || control.contains(above))) inReach(performance.now())
      else requestAnimationFrame(look)
    }
    look()
  })`

async function usableAt(page: Page, control: string): Promise<number> {
  const at = await page.evaluate<number>(`inReach(${JSON.stringify(control)})`)
  await page.waitForTimeout(QUIET_MILLISECONDS)
  return Math.max(at, await page.evaluate<number>('heldUpUntil'))
}
