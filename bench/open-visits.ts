import { Client } from 'pg'
import { aConversation, comeBack, expectPage, startFrontDoor } from './front-door.ts'
import { inParallel, type Measure } from './measure.ts'
import { pssOf } from './program.ts'

const VISITS = 1000
/** Before the first reading: until then a program grows whatever it is asked. */
const WARM_UP = 100
const CALLERS = 4

/** What the front door needs when a thousand people have their conversation open. */
export const openVisits: Measure = {
  name: 'open-visits',
  async run(place) {
    const door = await startFrontDoor(place)
    const owner = new Client({ connectionString: door.database.urls.owner })
    try {
      await owner.connect()
      const words = await aConversation(door.address)
      const open = (visits: number) =>
        inParallel(
          CALLERS,
          Array.from({ length: visits }, (_, visit) => `198.51.100.${visit % 250}`),
          async from =>
            expectPage(await (await comeBack(door.address, from)).press({ code: words }), 'Din samtale'),
        )
      await open(WARM_UP)
      const before = pssOf(door.pid)
      const { perSecond } = await open(VISITS - WARM_UP)
      const after = pssOf(door.pid)
      const { rowCount } = await owner.query(
        `select from corps.sessions where audience = 'door' and expires_at > now()`,
      )
      return [
        { what: 'visits open', value: rowCount ?? 0, unit: 'visits', goal: { atLeast: VISITS } },
        { what: `memory of the front door with ${WARM_UP} of them`, value: before, unit: 'MiB' },
        { what: 'memory of the front door with all of them', value: after, unit: 'MiB' },
        { what: 'opened', value: perSecond, unit: 'per s' },
      ]
    } finally {
      await owner.end()
      await door.stop()
    }
  },
}
