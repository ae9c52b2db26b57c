import type { Turn } from '../../intake/code-lookup.ts'
import type { ActId } from '../../foundation/ids.ts'
import type { Body } from '../kit/body.ts'
import type { Errors } from '../kit/form.ts'
import type { DoorLanguage } from '../kit/door-words.ts'
import type { DoorHouse } from './door-house.ts'
import type { DoorNotice, Shown, Step } from './step.ts'

/** What answering a form needs besides the form. */
export interface Ask {
  readonly house: DoorHouse
  readonly turn: Turn
  /** Whether this source may begin one conversation more; asking counts. */
  readonly mayBegin: () => boolean
  readonly language: DoorLanguage
  /** What the reader may choose among: no language before a translator has checked it. */
  readonly offered: readonly DoorLanguage[]
  readonly now: Temporal.Instant
}

/** On to another step, with nothing carried over but the language. */
export const goTo = (ask: Ask, step: Step, more: Omit<Shown, 'language' | 'step'> = {}): Shown => ({
  language: ask.language,
  step,
  ...more,
})

/** The same step again, with everything that was typed in it. */
export const sameStep = (
  ask: Ask,
  step: Step,
  body: Body,
  why: { errors: Errors } | { notice: DoorNotice; incident?: string },
): Shown => goTo(ask, step, { typed: typedOf(body), ...why })

export const newActId = (house: DoorHouse): ActId => house.chance.uuid() as ActId

const CARRIERS = ['sealed', 'go', 'language']

function typedOf(body: Body): Record<string, string[]> {
  const names = body.names.filter(name => !CARRIERS.includes(name))
  return Object.fromEntries(names.map(name => [name, [...body.all(name)]]))
}

/** What was typed in a field the last time, for showing it again. */
export const typedIn = (page: Pick<Shown, 'typed'>, name: string): string | undefined =>
  page.typed?.[name]?.at(-1)

/** The hint and the error of a field, for its component. */
export const errorOf = (page: Pick<Shown, 'errors'>, name: string): string | undefined => page.errors?.[name]
