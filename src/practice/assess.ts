import type { KeyProvider } from '../crypto/key-ring.ts'
import { findAskingStaffMember } from '../access/staff.sql.ts'
import type { OnCase } from '../access/on-case.ts'
import { putLevelInForce } from '../case/put-level-in-force.ts'
import { timeZone } from '../country/dk/opening-hours.ts'
import type { InTransaction } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { AssessmentId, PersonId } from '../foundation/ids.ts'
import { answerFlag } from '../risk/assessment/answer-flag.ts'
import { findAssessment } from '../risk/assessment/assessment.sql.ts'
import { markNotKnown, type NotKnown } from '../risk/assessment/mark-not-known.ts'
import {
  emptyConclusion,
  itemPart,
  scenarioPart,
  type EvidenceKept,
  type Part,
  type RatingKept,
} from '../risk/assessment/parts.ts'
import { readDraft } from '../risk/assessment/read-draft.ts'
import { saveAnswer } from '../risk/assessment/save-answer.ts'
import { saveRating } from '../risk/assessment/save-rating.ts'
import { signFinal } from '../risk/assessment/sign-final.ts'
import { signProvisional } from '../risk/assessment/sign-provisional.ts'
import { signingKeys, type Signing, type SigningKeys } from '../risk/assessment/signing.ts'
import { startAssessment } from '../risk/assessment/start-assessment.ts'
import type { Work } from '../risk/assessment/work.ts'
import type { EventCode, ItemCode, LibraryMeasureCode } from '../risk/instruments/codes.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'
import { mustBeDone } from './must-be-done.ts'
import type { Final, PracticeAssessment, PracticeRating, Provisional } from './situation.ts'
import type { Tx } from '../db/db.ts'
import type { Written } from './work-on.ts'

export interface Assessing {
  readonly on: OnCase
  readonly instrument: Instrument
  readonly now: Temporal.Instant
  readonly keys: KeyProvider
  readonly asking: { token: string }
  readonly inTransaction: InTransaction
}

/**
 * Assesses as somebody at the desk does, one answer after the other, and signs if the situation has come so far. The
 * level is what the invented colleague wrote; nothing here works one out.
 */
export async function assess(
  assessing: Assessing,
  written: Written,
  assessment: PracticeAssessment,
): Promise<void> {
  const { on, instrument, now, asking, inTransaction } = assessing
  const signing = await signingKeys(assessing.keys)
  const work: Work = { on, instrument, at: now, around: aroundOf(written, now) }
  await inTransaction(asking, async tx => {
    const id = mustBeDone(await startAssessment(tx, on, instrument))
    for (const rating of assessment.ratings) await rate(tx, work, written, id, rating)
    if (assessment.findOut) await findOutTheRest(tx, work, id, assessment)
    await sayWhatIsThought(tx, work, written, id, assessment)
    await answerFlags(tx, work, signing, id, assessment)
    if (assessment.signed) await sign(tx, work, signing, id, assessment.signed)
    await answerFlags(tx, work, signing, id, assessment)
  })
}

function aroundOf({ actors, events, measures }: Written, now: Temporal.Instant): Work['around'] {
  return {
    actors,
    events: events.map(({ code, at }) => ({ code: code as EventCode, at, recordedAt: now })),
    measures: measures.map(({ measure, dueAt }) => ({
      code: measure.code as LibraryMeasureCode,
      answers: measure.why as readonly ItemCode[],
      due: dueAt,
      done: measure.status === 'done',
    })),
    driverReasons: [],
  }
}

const idOf = ({ actors }: Written, shortName: string): PersonId =>
  present(
    actors.find(actor => actor.shortName === shortName),
    shortName,
  ).id

async function rate(
  tx: Tx,
  work: Work,
  written: Written,
  assessmentId: AssessmentId,
  rating: PracticeRating,
): Promise<void> {
  const which = {
    assessmentId,
    part: itemPart(rating.item as ItemCode),
    personId: rating.actor === undefined ? undefined : idOf(written, rating.actor),
    readVersion: 0,
  }
  const kept: RatingKept = {
    kind: 'rating',
    now: rating.now,
    earlier: rating.earlier,
    tags: [...(rating.tags ?? [])],
    durability: rating.durability && { holds: rating.durability },
    evidence: rating.facts.map(shortName => evidenceOf(work, written, shortName, rating)),
  }
  mustBeDone(await saveRating(tx, work, which, { ...kept, taskText: '' }))
}

function evidenceOf(
  { on, at }: Work,
  { facts }: Written,
  shortName: string,
  { now, earlier }: PracticeRating,
): EvidenceKept {
  const { id, text } = present(facts.get(shortName), shortName)
  const { statement, source, sourceType, directness, confidence, sourceMustBeProtected } = text
  return {
    id: on.chance.uuid(),
    text: statement,
    sourceType,
    source,
    recordedOn: at.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    directness,
    confidence,
    wouldKnow: now === '0' || earlier === '0',
    factId: id,
    sourceMustBeProtected,
  }
}

async function findOutTheRest(
  tx: Tx,
  work: Work,
  assessmentId: AssessmentId,
  { findOut }: PracticeAssessment,
): Promise<void> {
  const { how, what, hours } = present(findOut, 'who finds out')
  const questions = work.instrument.items.flatMap(({ code, perActor }): NotKnown[] =>
    perActor ? work.around.actors.map(({ id }) => ({ item: code, personId: id })) : [{ item: code }],
  )
  const finding = { staffId: work.on.by, dueAt: work.at.add({ hours }), how }
  mustBeDone(await markNotKnown(tx, work, assessmentId, questions, finding, what))
}

async function sayWhatIsThought(
  tx: Tx,
  work: Work,
  written: Written,
  assessmentId: AssessmentId,
  { ownView, scenarios = [], drivers, explanations, signed }: PracticeAssessment,
): Promise<void> {
  const save = async (part: Part, content: Parameters<typeof saveAnswer>[3]) =>
    mustBeDone(await saveAnswer(tx, work, { assessmentId, part, readVersion: 0 }, content))
  for (const scenario of scenarios) {
    const actors = scenario.actors.map(shortName => idOf(written, shortName))
    const part = scenarioPart(work.on.chance.uuid())
    await save(part, { ...scenario, kind: 'scenario', actors, removed: false })
  }
  if (ownView) await save('own-view', { kind: 'own-view', ...nothingSaid, ...ownView })
  if (drivers) {
    const chosen = drivers.map(({ item, actor }) => ({
      item,
      ...(actor !== undefined && { actor: idOf(written, actor) }),
    }))
    await save('drivers', { kind: 'drivers', chosen })
  }
  if (signed?.kind === 'final') await save('conclusion', conclusionOf(written, signed))
  if (explanations) {
    const given = Object.entries(explanations).map(([code, reason]) => [code, { reason, dismissed: false }])
    await save('explanations', { kind: 'explanations', given: Object.fromEntries(given) })
  }
}

const nothingSaid = { whatIsFearedMost: '', whoIsFearedMost: '', whatWouldHelp: '', whatMustNotHappen: '' }

function conclusionOf(written: Written, { kind: _kind, ...signed }: Final) {
  return {
    ...emptyConclusion,
    ...signed,
    harmTypes: [...signed.harmTypes],
    drivingActors: signed.drivingActors.map(shortName => idOf(written, shortName)),
  }
}

/** Every flag that is up gets its answer from the situation. One that nobody has thought of is a bug in it. */
async function answerFlags(
  tx: Tx,
  { on }: Work,
  keys: SigningKeys,
  assessmentId: AssessmentId,
  { flags }: PracticeAssessment,
): Promise<void> {
  const assessment = present(await findAssessment(tx, on.caseId, assessmentId), 'the assessment')
  for (const flag of (await readDraft(tx, on, assessment)).flags) {
    if (flag.answeredAt) continue
    const response = present(flags[flag.code], `an answer to the flag ${flag.code}`)
    mustBeDone(await answerFlag(tx, on, assessmentId, flag.id, response, keys))
  }
}

async function sign(
  tx: Tx,
  work: Work,
  keys: SigningKeys,
  assessmentId: AssessmentId,
  signed: Provisional | Final,
): Promise<void> {
  const signing: Signing = {
    keys,
    me: present(await findAskingStaffMember(tx), 'who signs'),
    language: 'da',
    putInForce: async (inTx, level) => void mustBeDone(await putLevelInForce(inTx, work.on, level)),
  }
  if (signed.kind === 'final') mustBeDone(await signFinal(tx, work, signing, assessmentId))
  else mustBeDone(await signProvisional(tx, work, signing, assessmentId, signed))
}
