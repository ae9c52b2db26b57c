import { stepCodes } from '../src/country/dk/ways.ts'
import { onlyAlias } from '../src/case/people.ts'
import type { PersonId } from '../src/foundation/ids.ts'
import { layOut } from '../src/network/lay-out.ts'
import { spreadingIn, type KnownNetwork } from '../src/network/read-network.ts'
import { whoLearnsIt, type TieId } from '../src/network/spread.ts'
import type { TieKind } from '../src/network/ties.ts'
import { type Measure, median, timed } from './measure.ts'

const ROUNDS = 15

/** The map of 45 people laid out, which is done once and kept, and whom a step can reach among them. */
export const network: Measure = {
  name: 'network',
  async run() {
    const kin = aKinOf45()
    const first = await timed(() => layOut(kin))
    const laidOut: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) laidOut.push(await timed(() => layOut(kin)))
    const spreading = spreadingIn(kin)
    const asked: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      asked.push(
        await timed(async () =>
          stepCodes.map(step => whoLearnsIt(spreading, { step, told: [], shields: [] })),
        ),
      )
    }
    const size = `${kin.people.length} people, ${kin.ties.length} ties`
    return [
      { what: `map of ${size}, the first time (the library is read)`, value: first, unit: 'ms' },
      { what: `map of ${size}`, value: median(laidOut), unit: 'ms', goal: { atMost: 100 } },
      {
        what: `who learns it, each of ${stepCodes.length} steps`,
        value: median(asked) / stepCodes.length,
        unit: 'ms',
      },
    ]
  },
}

/** A couple and six brothers of his with their wives, each with five children: everybody may tell everybody they are tied to. */
function aKinOf45(): KnownNetwork {
  const people: KnownNetwork['people'][number][] = []
  const ties: KnownNetwork['ties'][number][] = []
  const add = (): PersonId => {
    const id = `person-${people.length}` as PersonId
    const text = { ...onlyAlias(id), sameHousehold: people.length < 3 ? 'yes' : 'no' } as const
    people.push({
      id,
      version: 1,
      removed: false,
      exposed: people.length === 0,
      actor: people.length > 0,
      disclosure: 'corps-only',
      text,
    })
    return id
  }
  const tie = (from: PersonId, kind: TieKind, to: PersonId) =>
    ties.push({
      id: `tie-${ties.length}` as TieId,
      from,
      to,
      version: 1,
      removed: false,
      text: { kind, there: 'not-known', back: 'not-known', source: '', note: '' },
    })
  const [exposed, father, mother] = [add(), add(), add()]
  tie(father, 'married', mother)
  for (const parent of [father, mother]) tie(parent, 'parent', exposed)
  for (let branch = 0; branch < 6; branch += 1) {
    const [brother, wife] = [add(), add()]
    tie(brother, 'sibling', father)
    tie(brother, 'married', wife)
    for (let child = 0; child < 5; child += 1) {
      const cousin = add()
      tie(brother, 'parent', cousin)
      tie(cousin, 'cousin', exposed)
    }
  }
  return { people, ties }
}
