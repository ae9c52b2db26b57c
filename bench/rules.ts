import { asrae } from '../src/risk/instruments/asrae.ts'
import { findings } from '../src/risk/instruments/checks.ts'
import { raisedFlags } from '../src/risk/instruments/flags.ts'
import { sketch } from '../src/risk/instruments/invented-picture.ts'
import type { Picture } from '../src/risk/instruments/picture.ts'
import { type Measure, median } from './measure.ts'

const ROUNDS = 30
const PICTURES_A_ROUND = 1000
/** Rounds in which the engine still compiles what runs often. */
const WARM_UP = 5
const GOAL_PER_SECOND = 20_000

/** Every rule of the instrument on a full assessment with six actors. */
export const rules: Measure = {
  name: 'rules',
  async run() {
    const picture = fullPicture()
    const evaluate = () => {
      raisedFlags(asrae, picture, 'signing')
      findings(asrae, picture, 'signing')
      findings(asrae, picture, 'deadline')
    }
    const rulesEach = asrae.redFlags.length + asrae.consistencyChecks.length
    const perSecond = Array.from({ length: WARM_UP + ROUNDS }, () => {
      const from = performance.now()
      for (let done = 0; done < PICTURES_A_ROUND; done += 1) evaluate()
      return (PICTURES_A_ROUND / (performance.now() - from)) * 1000
    })
    const steady = median(perSecond.slice(WARM_UP))
    return [
      { what: 'whole assessments, six actors, the first thousand', value: perSecond[0] ?? 0, unit: 'per s' },
      {
        what: `whole assessments, six actors, ${rulesEach} rules each`,
        value: steady,
        unit: 'per s',
        goal: { atLeast: GOAL_PER_SECOND },
      },
      { what: 'rules', value: steady * rulesEach, unit: 'per s' },
    ]
  },
}

/**
 * Everything rated, now and earlier, in every way an answer can be, so that no rule ends early.
 *
 * @param turn another picture of the same kind for each number
 */
export function fullPicture(turn = 0): Picture {
  const answers = ['0/1', '1/0', '2/1', 'U/1', '1/2', '2/2']
  const ratings = (perActor: boolean, from: number) =>
    asrae.items
      .filter(item => item.perActor === perActor)
      .map((item, at) => `${item.code}=${answers[(at * (1 + (turn % 5)) + from + turn) % answers.length]}`)
      .join(' ')
  const names = ['father', 'mother', 'uncle', 'cousin', 'brother', 'husband']
  return sketch({
    ratings: ratings(false, 0),
    actors: Object.fromEntries(names.map((name, at) => [name, ratings(true, at)])),
    former: { level: 'medium', ratings: ratings(false, 1) },
    measures: [{ code: 'M01', answers: 'A1', due: '+3h' }],
    drivers: [{ item: 'A1' }],
  })
}
