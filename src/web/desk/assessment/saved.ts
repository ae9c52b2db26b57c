import { once } from '../../../access/once.ts'
import type { Tx } from '../../../db/db.ts'
import type { ActId } from '../../../foundation/ids.ts'
import type { FlagOnDraft } from '../../../risk/assessment/draft.ts'
import type { NoDraft } from '../../../risk/assessment/work.ts'
import type { DeskContext } from '../desk-house.ts'
import { actIdName } from '../../kit/act-id.tsx'
import { notThere } from '../frame.tsx'
import type { AtDraft } from './at-draft.tsx'
import { TooLatePage } from './too-late.tsx'

type Saved = { done: { raised: readonly FlagOnDraft[] } }
type Outcomes<Refusal> = Saved | { refused: Refusal }

/**
 * Saves once and goes on: to the flag that interrupts when the saving raised one, otherwise to `next`. What was
 * refused comes back, so that the page can show it with what was typed.
 */
export async function saveOnce<Refusal extends { why: string }>(
  at: AtDraft,
  actId: ActId,
  next: string,
  save: (tx: Tx) => Promise<Outcomes<Refusal>>,
): Promise<{ goTo: string } | { goTo?: never; refused: Refusal }> {
  return at.inTransaction(tx =>
    once<{ goTo: string } | { goTo?: never; refused: Refusal }>(tx, actId, async () => {
      const saved = await save(tx)
      if ('refused' in saved) return { refused: saved.refused }
      const [flag] = saved.done.raised
      return { goTo: flag ? `${at.base}/flags/${flag.id}?next=${encodeURIComponent(next)}` : next }
    }),
  )
}

/** The draft went away under one's hands: closed, or signed by a colleague. What was typed is shown, to be copied. */
export function answerNoDraft(
  c: DeskContext,
  at: AtDraft,
  refusal: NoDraft | { why: 'not-asked' },
): Response | Promise<Response> {
  switch (refusal.why) {
    case 'not-there':
    case 'not-asked':
      return notThere(c)
    case 'case-is-closed':
    case 'already-signed':
    case 'already-abandoned':
      return c.html(TooLatePage({ at, why: refusal.why, typed: typedWords(c) }), 409)
  }
}

/** Whatever has a space or is long was written by a person. */
const typedWords = (c: DeskContext): string[] =>
  c.var.body.names
    .filter(name => name !== actIdName)
    .flatMap(name => c.var.body.all(name))
    .filter(text => /\s/.test(text.trim()))
