// What does the typing: a mouse and a keyboard, or a keyboard alone.
import type { Locator, Page } from 'playwright-core'

/** How somebody gets at what is on a page. */
export interface Hands {
  /** Presses a button, follows a link, folds something out. */
  press(what: Locator): Promise<void>
  /** Chooses among radios, or ticks a box. */
  tick(which: Locator): Promise<void>
  choose(list: Locator, value: string): Promise<void>
  write(field: Locator, text: string): Promise<void>
}

export const mouse: Hands = {
  press: what => what.click(),
  tick: which => which.check(),
  choose: async (list, value) => void (await list.selectOption(value)),
  write: (field, text) => field.fill(text),
}

/** More stops than any page has: whoever has not come to it by then never will. */
const mostStops = 300

/** Never a mouse: from stop to stop with the tab key, as whoever cannot or will not use anything else. */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page
  const isAt = (target: Locator, orItsGroup = false) =>
    target.evaluate((element, group) => {
      const at = element.ownerDocument.activeElement
      if (at === element) return true
      const [here, there] = [at, element].map(each => [
        each?.getAttribute('name'),
        each?.getAttribute('type'),
        each?.closest('form'),
      ])
      return group && there?.[1] === 'radio' && here?.every((part, index) => part === there[index]) === true
    }, orItsGroup)

  const reach = async (target: Locator, orItsGroup = false): Promise<void> => {
    await target.waitFor()
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await isAt(target, orItsGroup)) return
      await keys.press('Tab')
    }
    throw new Error(`No key leads to ${String(target)}`)
  }

  return {
    async press(what) {
      await reach(what)
      if (await what.evaluate(element => element.tagName === 'SUMMARY')) return keys.press('Enter')
      const arrival = page.waitForEvent('framenavigated')
      await keys.press('Enter')
      await arrival
    },
    async tick(which) {
      const radio = (await which.getAttribute('type')) === 'radio'
      await reach(which, radio)
      // Within a group of radios the arrows lead on, and they choose too.
      for (let steps = 0; steps < mostStops && !(await isAt(which)); steps += 1) {
        await keys.press('ArrowDown')
      }
      if (!(await which.isChecked())) await keys.press('Space')
    },
    async choose(list, value) {
      await reach(list)
      await keys.press('Home')
      for (let steps = 0; steps < mostStops && (await list.inputValue()) !== value; steps += 1) {
        await keys.press('ArrowDown')
      }
    },
    async write(field, text) {
      await reach(field)
      await keys.press('ControlOrMeta+A')
      await keys.insertText(text)
    },
  }
}
