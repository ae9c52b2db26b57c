import type { ActId, PersonId } from '../../../foundation/ids.ts'
import { saveSecondAnswer } from '../../../risk/second-rating/save-second-answer.ts'
import type { SecondContent, SecondPart } from '../../../risk/second-rating/second-rating.ts'
import type { Markup } from '../../components/markup.ts'
import type { Typed } from '../../kit/form.ts'
import { typedOf } from '../assessment/read-version.tsx'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext } from '../desk-house.ts'
import { notThere } from '../frame.tsx'
import type { AtBlind } from './at-blind.ts'

/**
 * Saves one part of a blind rating and goes on: to the flag that interrupts when the saving raised one, otherwise to
 * `next`. Where another window was faster, `changed` shows what was typed, to be saved again over what it wrote.
 */
export async function saveBlind(
  c: DeskContext,
  at: AtBlind,
  saving: {
    act: ActId
    part: SecondPart
    personId?: PersonId | undefined
    version: number
    content: SecondContent
    next: string
  },
  changed: (typed: Typed) => Markup,
): Promise<Response> {
  const { act, part, personId, version: readVersion, content, next } = saving
  const saved = await actOnce(
    at,
    act,
    tx => saveSecondAnswer(tx, at.on, { ratingId: at.id, part, personId, readVersion }, content, at.rules()),
    ({ raised: [flag] }) => (flag ? `${at.base}/flags/${flag.id}?next=${encodeURIComponent(next)}` : next),
  )
  if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
  switch (saved.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(changed(typedOf(c)), 409)
  }
}
