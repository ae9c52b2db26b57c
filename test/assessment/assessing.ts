import { traceOnCase } from '../../src/access/audit/trace.sql.ts'
import { open } from '../../src/access/opening.ts'
import { findAcuteCard } from '../../src/case/acute-card.sql.ts'
import { sealedAcuteCard } from '../../src/case/acute-card.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId, PersonId } from '../../src/foundation/ids.ts'
import {
  emptyRating,
  itemPart,
  type EvidenceKept,
  type Part,
  type RatingKept,
} from '../../src/risk/assessment/parts.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { signProvisional } from '../../src/risk/assessment/sign-provisional.ts'
import type { ItemCode, Level, Urgency } from '../../src/risk/instruments/codes.ts'
import type { Cast, Member } from '../cast.ts'
import type { TestCase } from './a-case.ts'
import { nothingElseKnown, threeScenarios } from './sign-finally.ts'

/** What a consultant does on a draft, as the pages do it. The cast is made by the file that asks, before its first test. */
export function assessing(cast: () => Cast) {
  const item = (code: string) => itemPart(code as ItemCode)

  const evidence = (more: Partial<EvidenceKept> = {}): EvidenceKept => ({
    id: cast().house.chance.uuid(),
    text: 'Hun så det selv, og lægen har skrevet det ned.',
    sourceType: 'exposed_person',
    source: 'Solsort',
    recordedOn: '2026-11-20',
    directness: 'first_hand',
    confidence: 'high',
    wouldKnow: true,
    sourceMustBeProtected: false,
    ...more,
  })

  async function rate(
    theCase: TestCase,
    assessmentId: AssessmentId,
    code: string,
    rating: Partial<RatingKept>,
    {
      personId,
      by = cast().birk,
      readVersion = 0,
    }: { personId?: PersonId; by?: Member; readVersion?: number } = {},
  ) {
    return theCase.act(by, (tx, work) =>
      saveRating(
        tx,
        work,
        { assessmentId, part: item(code), personId, readVersion },
        { ...emptyRating, evidence: [evidence()], taskText: `Find ud af ${code}`, ...rating },
      ),
    )
  }

  async function save(
    theCase: TestCase,
    assessmentId: AssessmentId,
    part: Part,
    content: Parameters<typeof saveAnswer>[3],
    readVersion = 0,
  ) {
    return theCase.act(cast().birk, (tx, work) =>
      saveAnswer(tx, work, { assessmentId, part, readVersion }, content),
    )
  }

  /** Every question answered or not known, so that nothing is left but the conclusion. */
  async function everythingAnswered(theCase: TestCase, assessmentId: AssessmentId): Promise<void> {
    for (const each of cast()
      .house.instrument.items.filter(({ perActor }) => !perActor)
      .slice(0, 12)) {
      await rate(
        theCase,
        assessmentId,
        each.code,
        each.protective ? { now: '0' } : { now: '0', earlier: '0' },
      )
    }
    await nothingElseKnown(cast(), theCase, assessmentId)
    await threeScenarios(cast(), theCase, assessmentId)
  }

  async function sign(theCase: TestCase, assessmentId: AssessmentId, by = cast().birk, around = {}) {
    const signing = await theCase.signing(by)
    return theCase.act(by, (tx, work) => signFinal(tx, work, signing, assessmentId), around)
  }

  async function signProvisionally(
    theCase: TestCase,
    assessmentId: AssessmentId,
    given: { level?: Level; urgency?: Urgency; reason?: string } = {},
    by = cast().birk,
  ) {
    const signing = await theCase.signing(by)
    return theCase.act(by, (tx, work) =>
      signProvisional(tx, work, signing, assessmentId, {
        level: 'high',
        urgency: 'within24h',
        reason: 'Broren ved, hvor hun er.',
        ...given,
      }),
    )
  }

  async function levelInForce(theCase: TestCase) {
    const opened = present(
      await open(cast().house, cast().birk.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'read',
      }),
      'the case',
    )
    const card = await cast().house.inTransaction(cast().birk.asking, tx => findAcuteCard(tx, theCase.id))
    return card?.sealed
      ? sealedAcuteCard.unseal(opened.of(theCase.id, 'acute'), theCase.id, theCase.id, card.sealed)
          .levelInForce
      : undefined
  }

  const explained = (codes: readonly string[]) => ({
    kind: 'explanations' as const,
    given: Object.fromEntries(
      codes.map(code => [
        code,
        { reason: 'Fordi vi ikke har kunnet tale med skolen endnu.', dismissed: false },
      ]),
    ),
  })

  /** Past the acts, with the right and with a row: what is left to refuse it is the schema. */
  const behind = (theCase: TestCase, does: Parameters<TestCase['act']>[1]) =>
    theCase.act(cast().birk, async (tx, work) => {
      await traceOnCase(tx, theCase.id, { act: 'go-behind', outcome: 'done' })
      return does(tx, work)
    })

  return {
    item,
    evidence,
    rate,
    save,
    everythingAnswered,
    sign,
    signProvisionally,
    levelInForce,
    explained,
    behind,
  }
}
