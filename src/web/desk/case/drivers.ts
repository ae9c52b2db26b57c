import type { OnCase } from '../../../access/on-case.ts'
import type { Person } from '../../../case/people.ts'
import { readEntries } from '../../../case/read-entries.ts'
import type { Tx } from '../../../db/db.ts'
import { findDraft } from '../../../risk/assessment/assessment.sql.ts'
import { findContent } from '../../../risk/assessment/draft.ts'
import { readDraft } from '../../../risk/assessment/read-draft.ts'
import { listSigned } from '../../../risk/assessment/read-signed.ts'
import { findItem } from '../../../risk/instruments/lookups.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Factor } from '../../../safety-plan/measures.ts'
import type { Language } from '../../kit/language.ts'

export interface Drivers {
  readonly from: 'draft' | 'final'
  readonly assessmentId: string
  readonly chosen: readonly Factor[]
}

/** What drives the risk: as chosen in the draft that is open, else in the last final assessment. */
export async function readDrivers(tx: Tx, on: Pick<OnCase, 'caseId' | 'keys'>): Promise<Drivers | undefined> {
  const draft = await findDraft(tx, on.caseId)
  if (draft) {
    const { answers } = await readDraft(tx, on, draft)
    const chosen = findContent(answers, 'drivers')?.chosen ?? []
    if (chosen.length > 0) return { from: 'draft', assessmentId: draft.id, chosen }
  }
  const final = (await listSigned(tx, on)).find(each => each.row.kind === 'final')?.document
  const content = final?.answers.map(each => each.content).find(each => each.kind === 'drivers')
  return final && content?.kind === 'drivers' && content.chosen.length > 0
    ? { from: 'final', assessmentId: final.assessmentId, chosen: content.chosen }
    : undefined
}

/** Why drivers have no measure, as it was last written. */
export async function readDriverReasons(
  tx: Tx,
  on: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<(Factor & { reason: string })[]> {
  const entries = await readEntries(tx, on, { kinds: ['driver-answer'] })
  return entries.flatMap(({ text }) =>
    text?.kind === 'driver-answer' ? [{ item: text.item, actor: text.actor, reason: text.reason }] : [],
  )
}

/** "Overvågning, fysisk og digital (Far)". */
export function factorName(
  language: Language,
  instrument: Instrument,
  people: readonly Person[],
  factor: Factor,
): { item: string; actor: string | undefined } {
  return {
    item: findItem(instrument, factor.item)?.label[language] ?? factor.item,
    actor: people.find(each => each.id === factor.actor)?.text.alias,
  }
}

/** A factor as a form sends it: `A7`, or `B3.` and the actor's id. */
export const factorCode = ({ item, actor }: Factor): string =>
  actor === undefined ? item : `${item}.${actor}`

export function factorOf(code: string): Factor {
  const [item = '', actor] = code.split('.')
  return actor === undefined ? { item } : { item, actor }
}
