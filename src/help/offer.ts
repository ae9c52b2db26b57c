import type { StaffId } from '../access/staff.ts'
import type { Branded } from '../foundation/ids.ts'

export type OfferId = Branded<'OfferId'>

/** What the door says of an offer in one language. */
export interface OfferWords {
  readonly name: string
  /** Whom it is for, and what they do. */
  readonly says: string
  readonly hours: string
}

/** Somebody else who can help, as a leader writes it down. */
export interface Offer {
  readonly words: Readonly<Record<'da' | 'en', OfferWords>>
  /** As it is rung: figures, with a plus before the country where it has one. */
  readonly telephone: string
  /** From 1 to 99, the smallest first. */
  readonly place: number
  /** Who is told before it runs out. */
  readonly keptBy: StaffId
}

/** That it was found to be right. */
export interface Check {
  /** Where it was looked up, or who was rung. */
  readonly source: string
  readonly on: Temporal.PlainDate
  /** The first day on which the door does not show it any more: a year after the check at the latest. */
  readonly runsOutOn: Temporal.PlainDate
}

/** One row of what was written about it; the newest is how it stands. */
export interface WrittenOffer extends Offer {
  readonly id: OfferId
  readonly wrote: 'added' | 'changed' | 'checked' | 'withdrawn'
  readonly by: string
  readonly at: Temporal.Instant
  readonly keeper: string
  readonly check: Check
  /** Of the practice office: nobody has rung the number. */
  readonly practice: boolean
}

/** What the door shows. */
export type ShownOffer = Pick<Offer, 'words' | 'telephone'> & {
  readonly checkedOn: Temporal.PlainDate
  readonly practice: boolean
}

/** How long somebody may say that a check holds, in months. */
export const monthsOfCheck = [1, 3, 6, 12] as const

/** Whether the door shows it today. */
export const isShown = ({ wrote, check }: WrittenOffer, today: Temporal.PlainDate): boolean =>
  wrote !== 'withdrawn' && Temporal.PlainDate.compare(check.runsOutOn, today) > 0

/** A number as somebody types it: spaces and hyphens go; undefined when something else is in it. */
export function parseTelephone(text: string): string | undefined {
  const figures = text.replaceAll(/[\s().-]/g, '')
  return /^\+?\d{3,15}$/.test(figures) ? figures : undefined
}

/** As Danish numbers are read: eight figures in pairs, six in threes; others as they are. */
export function spaced(telephone: string): string {
  if (/^\d{6}$/.test(telephone)) return telephone.replace(/(\d{3})$/, ' $1')
  return /^(\+45)?\d{8}$/.test(telephone)
    ? telephone.replace(/(\d\d)(\d\d)(\d\d)(\d\d)$/, ' $1 $2 $3 $4').trim()
    : telephone
}
