import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import { addOffer, type AddOffer } from '../../../help/add-offer.ts'
import { changeOffer, type ChangeOffer } from '../../../help/change-offer.ts'
import { checkOffer, type CheckOffer } from '../../../help/check-offer.ts'
import { monthsOfCheck, parseTelephone, type Check, type Offer, type OfferId } from '../../../help/offer.ts'
import { readOffer, readOffers } from '../../../help/read-offers.ts'
import { withdrawOffer, type WithdrawOffer } from '../../../help/withdraw-offer.ts'
import { parseId } from '../../../foundation/ids.ts'
import { actId } from '../../kit/act-id.tsx'
import { choice, date, line, ownWords, typedIn } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import { colleague } from '../case/staff-field.ts'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { notThere, readPost } from '../frame.tsx'
import { ListPage, OfferPage, WritePage, type Refused } from './pages.tsx'
import { texts } from './texts.ts'

/** `/help`: who else can help, as the door lists them; what is written is checked, and what runs out is seen in time. */
export const helpRoutes: Routes = (desk, house) => {
  desk.get('/help', async c => {
    const offers = await house.inTransaction(c.var.asking, readOffers)
    return c.html(<ListPage view={c.var.view} offers={offers} />)
  })
  desk.get('/help/new', c => writePage(c, house, undefined))
  desk.post('/help/new', c => added(c, house))
  desk.get('/help/:offerId', c => offerPage(c, house))
  desk.get('/help/:offerId/change', c => withOffer(c, id => writePage(c, house, id)))
  desk.post('/help/:offerId/change', c => withOffer(c, id => changed(c, house, id)))
  desk.post('/help/:offerId/check', c => withOffer(c, id => checked(c, house, id)))
  desk.post('/help/:offerId/withdrawal', c => withOffer(c, id => withdrawn(c, house, id)))
}

interface Why extends Filled {
  refused?: Refused
}

const statusOf = ({ errors, refused }: Why) => (errors ? 422 : refused ? 409 : 200)

const withOffer = (c: DeskContext, answer: (id: OfferId) => Promise<Response>) => {
  const id = parseId<'OfferId'>(c.req.param('offerId'))
  return id === undefined ? notThere(c) : answer(id)
}

async function offerPage(c: DeskContext, house: DeskHouse, why: Why = {}): Promise<Response> {
  return withOffer(c, async id => {
    const rows = await house.inTransaction(c.var.asking, tx => readOffer(tx, id))
    const [stands] = rows
    return stands
      ? c.html(<OfferPage view={c.var.view} offer={stands} rows={rows} {...why} />, statusOf(why))
      : notThere(c)
  })
}

/** The form for a new one, or for one that is there. What is there is read, and that leaves its row. */
async function writePage(
  c: DeskContext,
  house: DeskHouse,
  id: OfferId | undefined,
  why: Why = {},
): Promise<Response> {
  if (c.var.me.role !== 'leader') return notThere(c)
  const known = await house.inTransaction(c.var.asking, async tx => ({
    offer: id && (await readOffer(tx, id))[0],
    staff: await listStaff(tx),
  }))
  if (id !== undefined && (!known.offer || known.offer.wrote === 'withdrawn')) return notThere(c)
  return c.html(<WritePage view={c.var.view} {...known} {...why} />, statusOf(why))
}

const telephone = () =>
  z.string().transform((typed, context): string => {
    const number = parseTelephone(typed)
    if (number !== undefined) return number
    context.addIssue({ code: 'custom', params: { problem: 'malformed' } })
    return z.NEVER
  })
const place = () =>
  z.string().transform((typed, context): number => {
    const number = Number(typed.trim())
    if (/^\d{1,2}$/.test(typed.trim()) && number > 0) return number
    context.addIssue({ code: 'custom', params: { problem: 'malformed' } })
    return z.NEVER
  })

const checkFields = {
  source: line(300),
  on: date(),
  months: choice(monthsOfCheck.map(String) as ['1', '3', '6', '12']),
}
const checkForm = z.object({ act: actId(), ...checkFields })
/** In the order of the page, so that the summary of what is wrong follows it. */
const form = z.object({
  act: actId(),
  nameDa: line(80),
  nameEn: line(80),
  telephone: telephone(),
  saysDa: ownWords(300),
  saysEn: ownWords(300),
  hoursDa: line(80),
  hoursEn: line(80),
  place: place(),
  keptBy: colleague(),
  ...checkFields,
})

function checkOf({
  source,
  on,
  months,
}: Pick<z.output<typeof checkForm>, 'source' | 'on' | 'months'>): Check {
  return { source, on, runsOutOn: on.add({ months: Number(months) }) }
}

function offerOf(filled: z.output<typeof form>): Offer {
  const { place: at, telephone: number, keptBy, nameDa, nameEn, saysDa, saysEn, hoursDa, hoursEn } = filled
  return {
    place: at,
    telephone: number,
    keptBy,
    words: {
      da: { name: nameDa, says: saysDa, hours: hoursDa },
      en: { name: nameEn, says: saysEn, hours: hoursEn },
    },
  }
}

function readCheck(c: DeskContext) {
  const { errors: say } = texts(c.var.view.language)
  return readPost(c, checkForm, {
    source: { missing: say.source, tooLong: say.tooLong },
    on: { missing: say.on },
    months: { missing: say.months },
  })
}

function readOfferForm(c: DeskContext) {
  const { errors: say } = texts(c.var.view.language)
  return readPost(c, form, {
    source: { missing: say.source, tooLong: say.tooLong },
    on: { missing: say.on },
    months: { missing: say.months },
    place: { missing: say.place, malformed: say.place },
    telephone: { missing: say.telephone, malformed: say.telephone },
    nameDa: { missing: say.nameDa, tooLong: say.tooLong },
    nameEn: { missing: say.nameEn, tooLong: say.tooLong },
    saysDa: { missing: say.saysDa, tooLong: say.tooLong },
    saysEn: { missing: say.saysEn, tooLong: say.tooLong },
    hoursDa: { missing: say.hoursDa, tooLong: say.tooLong },
    hoursEn: { missing: say.hoursEn, tooLong: say.tooLong },
    keptBy: { missing: say.keptBy, notAChoice: say.keptBy },
  })
}

const transactions = (
  c: DeskContext,
  house: DeskHouse,
): Pick<Parameters<typeof actOnce>[0], 'inTransaction'> => ({
  inTransaction: does => house.inTransaction(c.var.asking, does),
})

async function added(c: DeskContext, house: DeskHouse): Promise<Response> {
  const read = readOfferForm(c)
  if ('errors' in read)
    return writePage(c, house, undefined, { errors: read.errors, typed: typedIn(c.var.body) })
  const { value } = read
  const result = await actOnce(
    transactions(c, house),
    value.act,
    (tx): Promise<AddOffer> =>
      addOffer(tx, house.chance, offerOf(value), checkOf(value), c.var.view.practice),
    id => `/help/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-permitted':
    case 'not-there':
      return notThere(c)
    case 'not-yet':
    case 'too-old':
    case 'no-such-keeper':
    case 'too-many':
      return writePage(c, house, undefined, { refused: why, typed: typedIn(c.var.body) })
  }
}

async function changed(c: DeskContext, house: DeskHouse, id: OfferId): Promise<Response> {
  const read = readOfferForm(c)
  if ('errors' in read) return writePage(c, house, id, { errors: read.errors, typed: typedIn(c.var.body) })
  const { value } = read
  const result = await actOnce(
    transactions(c, house),
    value.act,
    (tx): Promise<ChangeOffer> =>
      changeOffer(tx, house.chance, id, offerOf(value), checkOf(value), c.var.view.practice),
    `/help/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-permitted':
    case 'not-there':
      return notThere(c)
    case 'not-yet':
    case 'too-old':
    case 'no-such-keeper':
      return writePage(c, house, id, { refused: why, typed: typedIn(c.var.body) })
    case 'already-withdrawn':
      return offerPage(c, house, { refused: why })
  }
}

async function checked(c: DeskContext, house: DeskHouse, id: OfferId): Promise<Response> {
  const read = readCheck(c)
  const typed = typedIn(c.var.body)
  if ('errors' in read) return offerPage(c, house, { errors: read.errors, typed })
  const { value } = read
  const result = await actOnce(
    transactions(c, house),
    value.act,
    (tx): Promise<CheckOffer> => checkOffer(tx, house.chance, id, checkOf(value)),
    `/help/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  return notDone(c, house, result.refused.why)
}

async function withdrawn(c: DeskContext, house: DeskHouse, id: OfferId): Promise<Response> {
  const read = readPost(c, z.object({ act: actId() }))
  if ('errors' in read) return notThere(c)
  const result = await actOnce(
    transactions(c, house),
    read.value.act,
    (tx): Promise<WithdrawOffer> => withdrawOffer(tx, house.chance, id),
    '/help',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  return notDone(c, house, result.refused.why)
}

function notDone(
  c: DeskContext,
  house: DeskHouse,
  why: Extract<CheckOffer, { refused: unknown }>['refused']['why'],
): Response | Promise<Response> {
  switch (why) {
    case 'not-permitted':
    case 'not-there':
      return notThere(c)
    case 'not-yet':
    case 'too-old':
    case 'already-withdrawn':
      return offerPage(c, house, { refused: why, typed: typedIn(c.var.body) })
  }
}
