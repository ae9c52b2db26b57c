import { traceOnCase } from '../../access/audit/trace.sql.ts'
import { hmac } from '../../crypto/digest.ts'
import type { Tx } from '../../db/db.ts'
import { raisedFlags } from '../instruments/flags.ts'
import type { Picture } from '../instruments/picture.ts'
import { setDeadline } from '../../deadlines/deadlines.sql.ts'
import type { Assessment, FlagOnDraft } from './draft.ts'
import { insertFlag } from './flags.sql.ts'
import { sealedFlag } from './parts.ts'
import { placeKept } from './place-kept.ts'
import type { Work } from './work.ts'

/**
 * Puts every red flag that now holds, and was not raised in this assessment before, on record with its deadline.
 * A flag asks a person to act; it sets nothing. While rating, those that wait for the signature keep still.
 */
export async function raiseFlags(
  tx: Tx,
  { on, instrument, at }: Work,
  draft: { assessment: Assessment; flags: readonly FlagOnDraft[] },
  picture: Picture,
  when: 'rating' | 'signing' = 'rating',
): Promise<FlagOnDraft[]> {
  const key = on.keys.of(on.caseId)
  const onRecord = new Set(draft.flags.map(flag => flag.code))
  const raised: FlagOnDraft[] = []
  for (const { flag, answerWithinMinutes, places } of raisedFlags(instrument, picture, when)) {
    if (onRecord.has(flag.code)) continue
    const id = on.chance.uuid()
    const answerBy = at.add({ minutes: answerWithinMinutes })
    const kept = { code: flag.code, places: places.map(placeKept) }
    const deadlineId = await setDeadline(tx, on, { kind: 'flag', dueAt: answerBy })
    await insertFlag(tx, on, {
      id,
      assessmentId: draft.assessment.id,
      tag: hmac(key.bytes, `flag ${draft.assessment.id} ${flag.code}`),
      raisedAt: at,
      deadlineId,
      sealed: sealedFlag.seal(key, id, on.caseId, kept),
    })
    await traceOnCase(tx, on.caseId, { act: 'raise-flag', outcome: 'done', subject: id })
    raised.push({
      ...kept,
      id,
      deadlineId,
      raisedAt: at,
      answerBy,
      answeredAt: undefined,
      answeredBy: undefined,
      response: undefined,
    })
  }
  return raised
}
