import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffId } from '../../../access/staff.ts'
import type { Purpose } from '../../../access/opening.ts'
import type { Tx } from '../../../db/db.ts'
import { parseId } from '../../../foundation/ids.ts'
import { findAssessment, listWhoWorksOnCase, lockCase } from '../../../risk/assessment/assessment.sql.ts'
import type { Draft } from '../../../risk/assessment/draft.ts'
import { readDraft } from '../../../risk/assessment/read-draft.ts'
import { findFormer } from '../../../risk/assessment/read-signed.ts'
import type { Work } from '../../../risk/assessment/work.ts'
import type { FormerAssessment } from '../../../risk/instruments/picture.ts'
import { getInstrument } from '../../../risk/loading/read-instruments.ts'
import { openCase, type AtCase } from '../case/at-case.ts'
import type { DeskContext, DeskHouse } from '../desk-house.ts'
import { notThere } from '../frame.tsx'
import { readAround, type Around } from './around.ts'
import { questionsOf, type Question } from './questions.ts'

/** A draft on the screen: opened, with what stands around it. */
export interface AtDraft extends AtCase {
  readonly draft: Draft
  readonly around: Around
  readonly former: FormerAssessment | undefined
  readonly questions: readonly Question[]
  /** Who can be given something to find out. */
  readonly colleagues: readonly { readonly id: StaffId; readonly alias: string }[]
  /** `/cases/:id/assessments/:aid` */
  readonly base: string
  aliasOf(staffId: string): string
}

type Answer = Response | Promise<Response>

/**
 * Opens the case and its draft. A signed or abandoned one leads to where it can be read, but for what is still asked of
 * a signed one; anything else is not there.
 */
export const withDraft =
  (
    house: DeskHouse,
    purpose: Purpose,
    answer: (c: DeskContext, at: AtDraft) => Answer,
    isStillAsked: (c: DeskContext, at: AtDraft) => boolean = () => false,
  ) =>
  async (c: DeskContext): Promise<Response> => {
    const at = await openCase(c, house, purpose, 'whole')
    const draft = at && (await readAtDraft(c, at))
    if (!draft) return notThere(c)
    const { endedAt, abandoned } = draft.draft.assessment
    if (endedAt && c.req.method === 'GET' && (abandoned || !isStillAsked(c, draft))) {
      return c.redirect(`${draft.base}/${abandoned ? 'abandoned' : 'signed'}`, 303)
    }
    return answer(c, draft)
  }

export async function readAtDraft(c: DeskContext, at: AtCase): Promise<AtDraft | undefined> {
  const id = parseId<'AssessmentId'>(c.req.param('aid'))
  if (!id) return undefined
  return at.inTransaction(async tx => {
    const assessment = await findAssessment(tx, at.on.caseId, id)
    if (!assessment) return undefined
    const instrument = await getInstrument(tx, at.house.instrument, assessment)
    const house = { ...at.house, instrument }
    const around = await readAround(tx, { ...at, house })
    const staff = new Map<string, string>((await listStaff(tx)).map(({ id: each, alias }) => [each, alias]))
    const colleagues = await listWhoWorksOnCase(tx, at.on.caseId, at.view.now)
    return {
      ...at,
      house,
      draft: await readDraft(tx, at.on, assessment),
      around,
      former: await findFormer(tx, at.on, assessment),
      questions: questionsOf(instrument, around.surroundings.actors),
      colleagues: colleagues.some(({ id: each }) => each === at.view.me.id)
        ? colleagues
        : [...colleagues, { id: at.view.me.id, alias: at.view.me.alias }],
      base: `/cases/${at.on.caseId}/assessments/${id}`,
      aliasOf: staffId => staff.get(staffId) ?? '–',
    }
  })
}

/**
 * What an act on a draft is given, with the draft's own instrument. The surroundings are read in its own transaction
 * once the case is its own: nobody removes an actor between the reading and the act.
 */
export async function workOf(tx: Tx, at: AtDraft): Promise<Work> {
  await lockCase(tx, at.on.caseId)
  const { surroundings } = await readAround(tx, at)
  return { on: at.on, instrument: at.house.instrument, at: at.house.clock.now(), around: surroundings }
}
