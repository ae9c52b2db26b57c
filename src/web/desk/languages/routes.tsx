import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import type { Catalogue } from '../../../translation/catalogue.ts'
import { isSource, stateOf, type TextCheck } from '../../../translation/checks.ts'
import { readTextChecks } from '../../../translation/read-text-checks.ts'
import { recordTextCheck, type RecordTextCheck } from '../../../translation/record-text-check.ts'
import { takeBackTextCheck, type TakeBackTextCheck } from '../../../translation/take-back-text-check.ts'
import { actId } from '../../kit/act-id.tsx'
import { date, line, typedIn } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { notThere, readPost } from '../frame.tsx'
import { ListPage, LookPage } from './pages.tsx'
import { texts } from './texts.ts'

/** `/languages`: which the citizen's side speaks, every text of each, and how a leader turns one on and off. */
export const languageRoutes: Routes = (desk, house) => {
  desk.get('/languages', async c => {
    const checks = await house.inTransaction(c.var.asking, readTextChecks)
    const rows = house.catalogues.map(catalogue => ({ catalogue, state: stateOf(catalogue, checks) }))
    return c.html(<ListPage view={c.var.view} rows={rows} />)
  })
  desk.get('/languages/:language', c => looked(c, house))
  desk.post('/languages/:language/check', c => checked(c, house))
  desk.post('/languages/:language/taking-back', c => takenBack(c, house))
}

const catalogueIn = (c: DeskContext, house: DeskHouse): Catalogue | undefined =>
  house.catalogues.find(each => each.language === c.req.param('language'))

async function looked(
  c: DeskContext,
  house: DeskHouse,
  why: Filled & { refused?: string } = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const catalogue = catalogueIn(c, house)
  if (!catalogue) return notThere(c)
  const all = await house.inTransaction(c.var.asking, readTextChecks)
  const checks: TextCheck[] = all.filter(each => each.language === catalogue.language)
  return c.html(<LookPage view={c.var.view} catalogue={catalogue} checks={checks} {...why} />, status)
}

const form = z.object({ act: actId(), digest: z.string(), translator: line(200), on: date() })

/** Of the texts that were on the page: with others in the program by now, nothing is written down. */
async function checked(c: DeskContext, house: DeskHouse): Promise<Response> {
  const catalogue = catalogueIn(c, house)
  const t = texts(c.var.view.language)
  const read = readPost(c, form, {
    translator: { missing: t.translatorMissing },
    on: { missing: t.checkedOnMissing },
  })
  if (!catalogue || isSource(catalogue.language)) return notThere(c)
  const typed = typedIn(c.var.body)
  if ('errors' in read) return looked(c, house, { errors: read.errors, typed }, 422)
  const { act, digest, translator, on } = read.value
  if (digest !== Buffer.from(catalogue.digest).toString('hex')) {
    return looked(c, house, { refused: t.refused.changed, typed }, 409)
  }
  const result = await actOnce(
    { inTransaction: does => house.inTransaction(c.var.asking, does) },
    act,
    (tx): Promise<RecordTextCheck> =>
      recordTextCheck(tx, house.chance, catalogue, { translator, checkedOn: on }),
    '/languages',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-permitted':
      return notThere(c)
    case 'not-yet':
    case 'already-checked':
      return looked(c, house, { refused: t.refused[why], typed }, 409)
  }
}

async function takenBack(c: DeskContext, house: DeskHouse): Promise<Response> {
  const read = readPost(c, z.object({ act: actId(), check: z.string() }))
  const id = 'value' in read ? parseId<'TextCheckId'>(read.value.check) : undefined
  if ('errors' in read || id === undefined) return notThere(c)
  const result = await actOnce(
    { inTransaction: does => house.inTransaction(c.var.asking, does) },
    read.value.act,
    (tx): Promise<TakeBackTextCheck> => takeBackTextCheck(tx, id),
    '/languages',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-permitted':
    case 'not-there':
      return notThere(c)
    case 'already-taken-back':
      return looked(c, house, { refused: texts(c.var.view.language).refused[why] }, 409)
  }
}
