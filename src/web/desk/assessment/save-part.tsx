import type { ActId } from '../../../foundation/ids.ts'
import type { Answered } from '../../../risk/assessment/draft.ts'
import type { Part, PartContent } from '../../../risk/assessment/parts.ts'
import { saveAnswer } from '../../../risk/assessment/save-answer.ts'
import type { Markup } from '../../components/markup.ts'
import type { DeskContext } from '../desk-house.ts'
import { workOf, type AtDraft } from './at-draft.tsx'
import { answerNoDraft, saveOnce } from './saved.ts'

/**
 * Saves a part that there is one of and goes on to `next`. When a colleague was faster, `merge` shows both.
 */
export async function savePart(
  c: DeskContext,
  at: AtDraft,
  saving: {
    act: ActId
    part: Part
    version: number
    content: Exclude<PartContent, { kind: 'rating' }>
    next: string
  },
  merge: (theirs: Answered) => Markup,
): Promise<Response> {
  const { act, part, version, content, next } = saving
  const which = { assessmentId: at.draft.assessment.id, part, readVersion: version }
  const saved = await saveOnce(at, act, next, async tx =>
    saveAnswer(tx, await workOf(tx, at), which, content),
  )
  if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
  return saved.refused.why === 'changed-meanwhile'
    ? c.html(merge(saved.refused.theirs), 409)
    : answerNoDraft(c, at, saved.refused)
}
