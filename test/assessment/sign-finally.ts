import type { AssessmentId } from '../../src/foundation/ids.ts'
import { markNotKnown } from '../../src/risk/assessment/mark-not-known.ts'
import {
  emptyConclusion,
  scenarioPart,
  type ConclusionKept,
  type Part,
} from '../../src/risk/assessment/parts.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import type { Level } from '../../src/risk/instruments/codes.ts'
import type { Cast } from '../cast.ts'
import type { TestCase } from './a-case.ts'

export const aConclusion = (more: Partial<ConclusionKept> = {}): ConclusionKept => ({
  ...emptyConclusion,
  level: 'medium',
  urgency: 'within7d',
  severity: 'serious',
  confidence: 'medium',
  rationale:
    'Brødrene presser på, men ingen har endnu gjort noget, og hun bor et sted, som de ikke kender til.',
  alternative: 'Der er ro, fordi familien tror, at hun kommer hjem.',
  wouldChangeMyMind: 'At nogen af dem spørger efter hende på skolen.',
  ...more,
})

const save = (
  cast: Cast,
  theCase: TestCase,
  assessmentId: AssessmentId,
  part: Part,
  content: Parameters<typeof saveAnswer>[3],
) =>
  theCase.act(cast.birk, (tx, work) => saveAnswer(tx, work, { assessmentId, part, readVersion: 0 }, content))

/** Says of everything that is not answered yet that it is not known, with somebody who finds out. */
export const nothingElseKnown = (cast: Cast, theCase: TestCase, assessmentId: AssessmentId) =>
  theCase.act(cast.birk, (tx, work) =>
    markNotKnown(
      tx,
      work,
      assessmentId,
      work.instrument.items.flatMap(({ code, perActor }) =>
        perActor ? theCase.actors.map(actor => ({ item: code, personId: actor.id })) : [{ item: code }],
      ),
      { staffId: cast.birk.id, dueAt: cast.house.clock.now().add({ hours: 48 }), how: 'Skolen' },
      'Find ud af resten',
    ),
  )

export async function threeScenarios(
  cast: Cast,
  theCase: TestCase,
  assessmentId: AssessmentId,
): Promise<void> {
  for (const type of ['repeat', 'worst', 'twist']) {
    await save(cast, theCase, assessmentId, scenarioPart(cast.house.chance.uuid()), {
      kind: 'scenario',
      type,
      actors: [],
      trigger: 'En besked fra skolen',
      howWhereWhen: 'Ved bussen',
      warningSigns: 'De ringer til veninden',
      severity: 'serious',
      howSoon: 'dage',
      likelihoodWords: 'kan ske',
      measures: 'Følges til bussen',
      whoActsOnWarning: 'Kontaktpersonen',
      removed: false,
    })
  }
}

/** A whole assessment signed as final by Birk, with as little known as may be. */
export async function signFinally(
  cast: Cast,
  theCase: TestCase,
  assessmentId: AssessmentId,
  level: Level,
): Promise<void> {
  await nothingElseKnown(cast, theCase, assessmentId)
  await threeScenarios(cast, theCase, assessmentId)
  await save(cast, theCase, assessmentId, 'conclusion', aConclusion({ level }))
  const signing = await theCase.signing(cast.birk)
  const signed = await theCase.act(cast.birk, (tx, work) => signFinal(tx, work, signing, assessmentId))
  if ('refused' in signed) throw new Error(signed.refused.why)
}
