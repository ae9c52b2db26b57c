import type { z } from 'zod'
import type { OnCase } from '../../../access/on-case.ts'
import { once } from '../../../access/once.ts'
import { open, type Purpose, type Scope } from '../../../access/opening.ts'
import { findCase } from '../../../case/case.sql.ts'
import type { Case } from '../../../case/case.ts'
import { findCprLookalikes } from '../../../country/dk/cpr.ts'
import type { Tx } from '../../../db/db.ts'
import { findNewestAssessment } from '../../../risk/assessment/assessment.sql.ts'
import { getInstrument } from '../../../risk/loading/read-instruments.ts'
import { parseId, type ActId } from '../../../foundation/ids.ts'
import type { Outcome } from '../../../foundation/outcome.ts'
import type { DeskContext, DeskHouse, View } from '../desk-house.ts'
import { typedIn, type Errors, type Reading, type Says, type Typed } from '../../kit/form.ts'
import { notThere, readPost } from '../frame.tsx'

/** A case that has been opened for this request, and whoever opened it. */
export interface AtCase {
  readonly on: OnCase
  readonly theCase: Case
  readonly view: View
  /** With the instrument that the case is assessed with, which need not be the one in use. */
  readonly house: DeskHouse
  readonly inTransaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
}

type Answer = Response | Promise<Response>

/**
 * Opens the case of the address, which leaves its row, and answers with it. Not there, not yours and blocked get the
 * one page that says nothing.
 */
export const withCase =
  (
    house: DeskHouse,
    purpose: Purpose,
    answer: (c: DeskContext, at: AtCase) => Answer,
    scope: Scope = 'whole',
  ) =>
  async (c: DeskContext): Promise<Response> => {
    const at = await openCase(c, house, purpose, scope)
    return at ? answer(c, at) : notThere(c)
  }

export async function openCase(
  c: DeskContext,
  house: DeskHouse,
  purpose: Purpose,
  scope: Scope,
): Promise<AtCase | undefined> {
  const id = parseId<'CaseId'>(c.req.param('id'))
  const { asking, me, view } = c.var
  const keys = id && (await open(house, asking, { kind: 'case', id, scope, purpose }))
  if (!keys) return undefined

  const found = await house.inTransaction(asking, async tx => {
    const theCase = await findCase(tx, id)
    const newest = theCase && (await findNewestAssessment(tx, id))
    const instrument = newest ? await getInstrument(tx, house.instrument, newest) : house.instrument
    return theCase && { theCase, instrument }
  })
  if (!found) return undefined
  return {
    on: { caseId: id, by: me.id, keys, chance: house.chance },
    theCase: found.theCase,
    view,
    house: { ...house, instrument: found.instrument },
    inTransaction: act => house.inTransaction(asking, act),
  }
}

type Done = { goTo: string }
type Refused<Refusal> = { goTo?: never; refused: Refusal }

/** Does a posted act once. Where to go when it was done, or why it was not. */
export async function actOnce<Value, Refusal extends { why: string }>(
  at: Pick<AtCase, 'inTransaction'>,
  actId: ActId,
  act: (tx: Tx) => Promise<Outcome<Value, Refusal>>,
  goTo: string | ((value: Value) => string),
): Promise<Done | Refused<Refusal>> {
  return at.inTransaction(tx =>
    once<Done | Refused<Refusal>>(tx, actId, async () => {
      const outcome = await act(tx)
      if ('refused' in outcome) return { refused: outcome.refused }
      return { goTo: typeof goTo === 'string' ? goTo : goTo(outcome.done) }
    }),
  )
}

/**
 * Whether something that looks like a CPR number was typed and nobody has said yet that it should be kept.
 * A civil registration number in the case's text finds its way into papers; there is a place apart for it.
 */
export const asksAboutCpr = (c: DeskContext): boolean =>
  c.var.body.all('keep-cpr').length === 0 &&
  c.var.body.names.some(name =>
    c.var.body.all(name).some(text => findCprLookalikes(text.replaceAll(OUR_ID, '')).length > 0),
  )

/** An id of ours, or the digest of a page that was looked at, may by chance hold the digits of a birthday. */
const OUR_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g

/** Reads a form with free text: the value, or what is wrong, or that it should be asked about a CPR number first. */
export function readWords<Shape extends z.core.$ZodLooseShape>(
  c: DeskContext,
  schema: z.ZodObject<Shape>,
  says?: Says<keyof Shape & string>,
): Reading<z.output<z.ZodObject<Shape>>> | { errors: Errors; typed: Typed; cpr: true } {
  const read = readPost(c, schema, says)
  return 'errors' in read || !asksAboutCpr(c) ? read : { errors: {}, typed: typedIn(c.var.body), cpr: true }
}
