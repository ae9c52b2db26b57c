import { serve, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { PersonId } from '../src/foundation/ids.ts'
import { evidenceOf } from '../src/papers/invented-material.ts'
import { emptyRating, itemPart } from '../src/risk/assessment/parts.ts'
import { saveRating } from '../src/risk/assessment/save-rating.ts'
import { asrae } from '../src/risk/instruments/asrae.ts'
import type { Item } from '../src/risk/instruments/instrument.ts'
import { desk } from '../src/web/desk/routes.ts'
import { aCase } from '../test/assessment/a-case.ts'
import { aCast } from '../test/cast.ts'
import { type Measure, timed, waits } from './measure.ts'

const ACTORS = ['Far', 'Mor', 'Storebror', 'Onkel', 'Fætter', 'Farbror']
const EVIDENCE = 40
const PAGES = 400
const WARM_UP = 40
const GOAL_MILLISECONDS = 60

/**
 * A page of an assessment with six actors and forty pieces of evidence, over HTTP: opened with its keys and its row,
 * unsealed whole, held against the rules. Client and server share one process, so it is the slower of what is true.
 */
export const assessment: Measure = {
  name: 'assessment',
  async run(place) {
    const { urls } = await place.database()
    const cast = await aCast({ urls, drop: () => Promise.resolve() })
    let server: ServerType | undefined
    try {
      const theCase = await aCase(cast, ACTORS)
      const id = await theCase.start()
      const questions = asrae.items.flatMap((item): { item: Item; personId: PersonId | undefined }[] =>
        item.perActor
          ? theCase.actors.map(actor => ({ item, personId: actor.id }))
          : [{ item, personId: undefined }],
      )
      for (const [at, { item, personId }] of questions.entries()) {
        await theCase.act(cast.birk, (tx, work) =>
          saveRating(
            tx,
            work,
            { assessmentId: id, part: itemPart(item.code), personId, readVersion: 0 },
            {
              ...emptyRating,
              now: '1',
              evidence: at < EVIDENCE ? [evidenceOf(at + 1)] : [],
              taskText: '',
            },
          ),
        )
      }
      const address = await new Promise<string>(listening => {
        const app = desk({ ...cast.house, changes: { subscribe: () => () => undefined } })
        server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
          listening(`http://127.0.0.1:${port}`),
        )
      })
      const draft = `/cases/${theCase.id}/assessments/${id}`
      const asked = async (path: string): Promise<void> => {
        const answer = await fetch(`${address}${path}`, { headers: { Cookie: cast.birk.cookie } })
        const page = await answer.text()
        if (answer.status !== 200 || !page.includes('</html>')) throw new Error(`${answer.status} at ${path}`)
      }
      const figures = []
      for (const [what, path] of [
        ['overview of a draft, six actors, forty pieces of evidence', draft],
        ['one question of it', `${draft}/items/A1`],
      ] as const) {
        const milliseconds: number[] = []
        for (let page = 0; page < PAGES + WARM_UP; page += 1) {
          const took = await timed(() => asked(path))
          if (page >= WARM_UP) milliseconds.push(took)
        }
        figures.push(...waits(what, milliseconds))
      }
      return figures.map(figure =>
        figure.what.endsWith('p99') ? { ...figure, goal: { atMost: GOAL_MILLISECONDS } } : figure,
      )
    } finally {
      server?.close()
      await cast.close()
    }
  },
}
