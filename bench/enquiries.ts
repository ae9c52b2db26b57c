import { beforeTheWords, comeBack, type DoorPage, expectPage, startFrontDoor, wordsOn } from './front-door.ts'
import { inParallel, type Measure, type Round, roundsOf } from './measure.ts'

const CALLERS = [1, 4, 16] as const
const ROUNDS = 3
/** For each number of callers in each round. */
const EACH = 24

const TEXT = 'De har taget mit pas, og der er købt billetter til på fredag. Jeg må ikke være alene. '.repeat(
  6,
)

/**
 * The citizen's way through the real front door, as a browser without script goes it. Giving and entering the six words
 * is taken apart from sending, for it is costly on purpose: one after the other, however many ask.
 */
export const enquiries: Measure = {
  name: 'enquiries',
  async run(place) {
    const door = await startFrontDoor(place)
    try {
      const given = new Map<number, Round[]>(CALLERS.map(callers => [callers, []]))
      const sent = new Map<number, Round[]>(CALLERS.map(callers => [callers, []]))
      const entered = new Map<number, Round[]>(CALLERS.map(callers => [callers, []]))
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const callers of CALLERS) {
          const visits = await atTheWords(door.address, `2001:db8:${round}:${callers}::1`)
          const letters: { page: DoorPage; words: string }[] = []
          const giving = await inParallel(callers, visits, async visit => {
            const page = expectPage(
              await visit.press({ about: 'citizen', under18: 'no' }),
              'Her er dine seks ord',
            )
            letters.push({ page, words: wordsOn(page) })
          })
          const written = await Promise.all(
            letters.map(async ({ page }) => expectPage(await page.press({}), 'Nu kan du skrive')),
          )
          const sending = await inParallel(callers, written, async page =>
            expectPage(await page.press({ text: TEXT, afraid: 'yes' }), 'Vi har fået det, du skrev'),
          )
          const back = await Promise.all(
            letters.map(async ({ words }) => ({ page: await comeBack(door.address), words })),
          )
          const entering = await inParallel(callers, back, async ({ page, words }) =>
            expectPage(await page.press({ code: words }), 'Din samtale'),
          )
          // The first round warms up.
          if (round === 0) continue
          given.get(callers)?.push(giving)
          sent.get(callers)?.push(sending)
          entered.get(callers)?.push(entering)
        }
      }
      return (
        [
          ['enquiries accepted', sent],
          ['six words given', given],
          ['six words entered', entered],
        ] as const
      ).flatMap(([what, taken]) =>
        CALLERS.flatMap(callers => roundsOf(`${what}, ${callers} at once`, taken.get(callers) ?? [])),
      )
    } finally {
      await door.stop()
    }
  },
}

/** Visits that have come as far as the six words, one by one, and from one source: no more than may begin at once. */
async function atTheWords(address: string, from: string): Promise<DoorPage[]> {
  const visits: DoorPage[] = []
  for (let made = 0; made < EACH; made += 1) visits.push(await beforeTheWords(address, from))
  return visits
}
