import { sql } from 'kysely'
import type { StaffId } from '../access/staff.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { Check, Offer, OfferId, ShownOffer, WrittenOffer } from './offer.ts'

/** Why something is not written, by what was to be done. `too-old`: the check would have run out already. */
interface WhyNot {
  added: 'not-permitted' | 'not-there' | 'not-yet' | 'too-old' | 'no-such-keeper' | 'too-many'
  changed: 'not-permitted' | 'not-there' | 'already-withdrawn' | 'not-yet' | 'too-old' | 'no-such-keeper'
  checked: 'not-permitted' | 'not-there' | 'already-withdrawn' | 'not-yet' | 'too-old'
  withdrawn: 'not-permitted' | 'not-there' | 'already-withdrawn'
}
export type Written<Wrote extends keyof WhyNot> = Outcome<Wrote, { why: WhyNot[Wrote] }>

/** What is checked or withdrawn keeps its words, whatever stands here. */
export async function writeInDatabase<Wrote extends keyof WhyNot>(
  tx: Tx,
  row: {
    id: string
    offer: OfferId
    wrote: Wrote
    says?: Offer & { practice: boolean }
    check?: Check
  },
): Promise<Written<Wrote>> {
  const { says, check } = row
  const { da, en } = says?.words ?? {}
  const { rows } = await sql<{ answer: 'done' | WhyNot[Wrote] }>`
    select corps.write_help(${row.id}, ${row.offer}, ${row.wrote}, ${says?.place ?? null}, ${says?.telephone ?? null},
      ${da?.name ?? null}, ${en?.name ?? null}, ${da?.says ?? null}, ${en?.says ?? null}, ${da?.hours ?? null},
      ${en?.hours ?? null}, ${check?.source ?? null}, ${check?.on.toString() ?? null}, ${check?.runsOutOn.toString() ?? null},
      ${says?.keptBy ?? null}, ${says?.practice ?? null}) as answer`.execute(tx)
  const { answer } = present(rows[0], 'an answer')
  return answer === 'done' ? done(row.wrote) : refused({ why: answer })
}

interface Words {
  readonly telephone: string
  readonly name_da: string
  readonly name_en: string
  readonly says_da: string
  readonly says_en: string
  readonly hours_da: string
  readonly hours_en: string
}

const wordsOf = (row: Words): Pick<Offer, 'words' | 'telephone'> => ({
  telephone: row.telephone,
  words: {
    da: { name: row.name_da, says: row.says_da, hours: row.hours_da },
    en: { name: row.name_en, says: row.says_en, hours: row.hours_en },
  },
})

/** What has been checked and has not run out, in its order: for whoever stands at the door. */
export async function listHelpNow(tx: Tx): Promise<ShownOffer[]> {
  const { rows } = await sql<
    Words & { checked_on: Temporal.PlainDate; practice: boolean }
  >`select * from corps.help_now()`.execute(tx)
  return rows.map(row => ({ ...wordsOf(row), checkedOn: row.checked_on, practice: row.practice }))
}

/**
 * How each offer stands, or all that was written of one, newest first; nothing for somebody who is not of the corps.
 */
export async function listWritten(tx: Tx, offer?: OfferId): Promise<WrittenOffer[]> {
  const { rows } = await sql<
    Words & {
      offer_id: OfferId
      wrote: WrittenOffer['wrote']
      written_by: string
      written_at: Temporal.Instant
      place: number
      source: string
      checked_on: Temporal.PlainDate
      runs_out_on: Temporal.PlainDate
      kept_by: StaffId
      keeper: string
      practice: boolean
    }
  >`select * from corps.list_help(${offer ?? null})`.execute(tx)
  return rows.map(row => ({
    ...wordsOf(row),
    id: row.offer_id,
    wrote: row.wrote,
    by: row.written_by,
    at: row.written_at,
    place: row.place,
    keptBy: row.kept_by,
    keeper: row.keeper,
    check: { source: row.source, on: row.checked_on, runsOutOn: row.runs_out_on },
    practice: row.practice,
  }))
}

export interface RunningOut {
  readonly id: OfferId
  readonly name: Readonly<Record<'da' | 'en', string>>
  readonly runsOutOn: Temporal.PlainDate
}

/** What the asking member has to check within two weeks, or has not checked in time; all of it for a leader. */
export async function listRunningOut(tx: Tx): Promise<RunningOut[]> {
  const { rows } = await sql<{
    offer_id: OfferId
    name_da: string
    name_en: string
    runs_out_on: Temporal.PlainDate
  }>`select * from corps.help_running_out()`.execute(tx)
  return rows.map(row => ({
    id: row.offer_id,
    name: { da: row.name_da, en: row.name_en },
    runsOutOn: row.runs_out_on,
  }))
}
