import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { setDeadline } from '../../deadlines/deadlines.sql.ts'
import { putTask } from '../../deadlines/put-task.ts'
import { markDone } from '../../deadlines/tasks.sql.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import { findings } from '../instruments/checks.ts'
import type { Language, Level, Urgency } from '../instruments/codes.ts'
import type { Condition } from '../instruments/condition.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { acuteItems } from '../instruments/lookups.ts'
import type { Picture } from '../instruments/picture.ts'
import { reassessmentDue } from '../instruments/reassessment.ts'
import { isCalledForByEvent } from './called-for.sql.ts'
import { listOpenBlockers, settleProvisionalEnds } from './deadlines.sql.ts'
import { keepSignature } from './keep-signature.ts'
import { sealedAnswer } from './parts.ts'
import { raiseFlags } from './raise-flags.ts'
import { documentOf, type Signing } from './signing.ts'
import { tellProvisional } from './tell.sql.ts'
import { openDraft, pictureNow, type NoDraft, type Work } from './work.ts'

export interface Provisional {
  readonly level: Level
  readonly urgency: Urgency
  /** One line. */
  readonly reason: string
}

export type SignProvisional = Outcome<
  { signatureId: string; validUntil: Temporal.Instant },
  NoDraft | { why: 'reason-missing' }
>

/**
 * A provisional assessment takes effect at once, whatever is missing, and for the instrument's hours (24). Whatever would
 * have stood in the way of a final one becomes a task with a deadline. Any colleague in the case may give it; the two
 * responsible and the leader are told. When it was something that happened that called for a new assessment, rating the
 * acute items is enough for now, and the rest is due within the level's interval (the instrument's `partialAllowed`).
 */
export async function signProvisional(
  tx: Tx,
  work: Work,
  signing: Signing,
  assessmentId: AssessmentId,
  { level, urgency, reason }: Provisional,
): Promise<SignProvisional> {
  const { on, instrument, at } = work
  const act = 'sign-provisional'
  const found = await openDraft(tx, work, assessmentId, act)
  if ('refused' in found) return found
  if (reason.trim() === '') {
    await traceOnCase(tx, on.caseId, {
      act,
      outcome: 'refused',
      subject: assessmentId,
      reason: 'reason-missing',
    })
    return refused({ why: 'reason-missing' })
  }

  const before = { ...pictureNow(work, found.done), conclusion: { level, urgency } }
  const raised = await raiseFlags(tx, work, found.done.draft, before, 'signing')
  const { draft } = found.done
  const opened = { ...found.done, draft: { ...draft, flags: [...draft.flags, ...raised] } }

  const picture = { ...pictureNow(work, opened), conclusion: { level, urgency } }

  const validUntil = at.add({ hours: instrument.signing.provisional.validHours })
  const signatureId = on.chance.uuid()
  const toSign = {
    kind: 'provisional' as const,
    signatureId,
    validUntil,
    inForce: { level, urgency },
    reason,
  }
  await keepSignature(
    tx,
    work,
    opened,
    signing,
    await documentOf(tx, work, opened, signing, toSign, picture),
    picture,
    act,
  )

  await settleProvisionalEnds(tx, on)
  await setDeadline(tx, on, { kind: 'provisional-ends', dueAt: validUntil })
  for (const task of await listOpenBlockers(tx, on)) await markDone(tx, on, task)
  for (const { check } of findings(instrument, picture, 'signing')) {
    if (check.severity !== 'must_fix') continue
    const withinHours = hoursNamedIn(check.when) ?? instrument.signing.provisional.validHours
    await putTask(tx, on, {
      kind: 'blocker',
      staffId: on.by,
      dueAt: at.add({ hours: withinHours }),
      disclosure: sealedAnswer.disclosure,
      text: { what: check.text[signing.language satisfies Language], toWhom: '', assessmentId },
    })
  }
  if (isAcuteRated(instrument, picture) && (await isCalledForByEvent(tx, on, at))) {
    const { due } = reassessmentDue(instrument, level, at, found.done.former?.level)
    await setDeadline(tx, on, { kind: 'reassessment', dueAt: due })
  }
  await signing.putInForce(tx, {
    level,
    urgency,
    kind: 'provisional',
    signedAt: at.toString(),
    validUntil: validUntil.toString(),
    assessmentId,
  })
  await tellProvisional(tx, on.caseId)
  return done({ signatureId, validUntil })
}

/** "Not known" is an answer here; left out is none. */
function isAcuteRated(instrument: Instrument, { ratings, actors }: Picture): boolean {
  return acuteItems(instrument).every(({ code, perActor }) =>
    perActor
      ? actors.every(actor => actor.ratings.get(code)?.now !== undefined)
      : ratings.get(code)?.now !== undefined,
  )
}

/** "At once, but no measure within four hours" is not put right in a day. */
function hoursNamedIn(condition: Condition): number | undefined {
  if (condition.form === 'not') return hoursNamedIn(condition.of)
  if (condition.form !== 'fact') return condition.of.map(hoursNamedIn).find(hours => hours !== undefined)
  const { fact } = condition
  return fact.fact === 'named' && fact.name === 'noMeasureDueWithinHours' ? fact.hours : undefined
}
