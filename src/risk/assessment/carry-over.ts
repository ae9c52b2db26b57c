import { traceOnCase } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { assert } from '../../foundation/assert.ts'
import type { AssessmentId } from '../../foundation/ids.ts'
import { done, refused, type Outcome } from '../../foundation/outcome.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { findItem } from '../instruments/lookups.ts'
import { aboutActors } from './about-actors.ts'
import { abandonInDatabase, insertAnswer, insertAssessment, mayMove } from './assessment.sql.ts'
import type { Answered } from './draft.ts'
import { sealedAnswer, type CarriedFrom, type PartContent } from './parts.ts'
import { raiseFlags } from './raise-flags.ts'
import { openDraft, pictureNow, type NoDraft, type Work } from './work.ts'

/** What can go over to a newer version. Drivers, reasons and the conclusion rest on the whole and are made anew. */
export type Carriable = Extract<PartContent, { carriedFrom?: CarriedFrom | undefined }>

/** The answer as the newer version can hold it; undefined when its question is gone, or is asked in another manner. */
export function carriable({ part, content }: Answered, newer: Instrument): Carriable | undefined {
  switch (content.kind) {
    case 'rating': {
      const item = findItem(newer, part.slice('item:'.length))
      if (!item) return undefined
      const times = new Set(item.timeframes)
      const fits =
        content.tags.every(tag => item.tags?.some(known => known === tag)) &&
        [content.now, content.earlier].every(answer => answer !== 'NA' || item.allowNA === true) &&
        (content.earlier === undefined || times.has('earlier')) &&
        (content.durability === undefined || item.protective)
      return fits ? content : undefined
    }
    case 'other':
      return newer.domains.some(({ code }) => `other:${code}` === part) ? content : undefined
    case 'scenario':
      return content.removed || !newer.conclusions.scenarios.types.some(({ code }) => code === content.type)
        ? undefined
        : content
    case 'own-view':
      return content
    case 'drivers':
    case 'conclusion':
    case 'explanations':
      return undefined
  }
}

export type CarryOver = Outcome<AssessmentId, NoDraft | { why: CannotCarry }>

type CannotCarry =
  | 'not-yours-to-abandon'
  /** It is this version already, or another instrument altogether. */
  | 'no-newer-version'
  /** What warns of danger is answered before the draft it stands in is put away. */
  | 'flags-unanswered'
  | 'cannot-be-carried'

/**
 * Goes on with a newer version of the draft's instrument (`work.instrument`). The old draft is put away as it stands
 * and stays on record; a new one begins with the answers that were chosen, each with the day and the version it is
 * from. What was not chosen is unanswered there. The flags that hold by the newer rules are raised at once.
 */
export async function carryOver(
  tx: Tx,
  work: Work,
  assessmentId: AssessmentId,
  chosen: ReadonlySet<string>,
): Promise<CarryOver> {
  const { on, instrument } = work
  const act = 'carry-over'
  const found = await openDraft(tx, work, assessmentId, act)
  if ('refused' in found) return found
  const refuse = async (why: CannotCarry) => {
    await traceOnCase(tx, on.caseId, { act, outcome: 'refused', subject: assessmentId, reason: why })
    return refused({ why })
  }
  const { assessment, flags } = found.done.draft
  const answers = aboutActors(found.done.draft.answers, work.around)
  if (assessment.instrument !== instrument.id || assessment.instrumentVersion === instrument.version) {
    return refuse('no-newer-version')
  }
  if (!(await mayMove(tx, on.caseId))) return refuse('not-yours-to-abandon')
  if (flags.some(flag => !flag.answeredAt)) return refuse('flags-unanswered')
  const wanted = answers.filter(({ id }) => chosen.has(id))
  const carried = wanted.flatMap(answer => {
    const content = carriable(answer, instrument)
    return content ? [{ answer, content }] : []
  })
  if (wanted.length !== chosen.size || carried.length !== wanted.length) return refuse('cannot-be-carried')

  const put = await abandonInDatabase(tx, assessmentId, 'carried-over')
  assert(put === 'done', 'the draft was just opened, and it is theirs')

  const id = on.chance.uuid() as AssessmentId
  const { version } = instrument
  await insertAssessment(tx, on, {
    id,
    instrument: instrument.id,
    version,
    previousId: assessment.previousId,
  })
  const key = on.keys.of(on.caseId)
  for (const { answer, content } of carried) {
    const row = on.chance.uuid()
    const { part, personId } = answer
    // Carried twice, it is still as old as it was.
    const from: CarriedFrom = content.carriedFrom ?? {
      version: assessment.instrumentVersion,
      answeredAt: answer.answeredAt.toString(),
      answeredBy: answer.answeredBy,
    }
    const sealed = sealedAnswer.seal(key, row, on.caseId, { ...content, carriedFrom: from })
    await insertAnswer(tx, on, { id: row, assessmentId: id, part, personId, sealed })
  }
  await traceOnCase(tx, on.caseId, { act, outcome: 'done', subject: id })
  const opened = await openDraft(tx, work, id, act)
  if ('done' in opened) await raiseFlags(tx, work, opened.done.draft, pictureNow(work, opened.done))
  return done(id)
}
