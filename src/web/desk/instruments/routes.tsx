import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { traceOnSelf } from '../../../access/audit/trace.sql.ts'
import { parseId } from '../../../foundation/ids.ts'
import { questionnaireOf } from '../../../papers/fhir.ts'
import { shownOf } from '../../../risk/assessment/document.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Problem } from '../../../risk/instruments/problems.ts'
import { shippedVersions } from '../../../risk/instruments/shipped.ts'
import { addInstrument, type AddInstrument } from '../../../risk/loading/add-instrument.ts'
import { publishInstrument } from '../../../risk/loading/publish-instrument.ts'
import { readInstrument, readInstruments, type LookedAt } from '../../../risk/loading/read-instruments.ts'
import { withdrawInstrument } from '../../../risk/loading/withdraw-instrument.ts'
import { actId } from '../../kit/act-id.tsx'
import { date, line, ownWords, typedIn } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { notThere, readPost } from '../frame.tsx'
import { AddPage, ListPage, LookPage } from './pages.tsx'
import { texts } from './texts.ts'

/** `/instruments`: ours to download, what the organisation has brought, and how a leader brings and publishes one. */
export const instrumentRoutes: Routes = (desk, house) => {
  desk.get('/instruments', async c => {
    const { asking, view } = c.var
    const loaded = await house.inTransaction(asking, readInstruments)
    return c.html(<ListPage view={view} inUse={house.instrument} loaded={loaded} />)
  })
  desk.get('/instruments/schema', c =>
    download(c, 'instrument.schema.json', 'application/schema+json', fileBeside('instrument.schema.json')),
  )
  desk.get('/instruments/ours/file', c => {
    const shipped = shippedVersions.find(each => each.instrument === house.instrument)
    return shipped ? download(c, shipped.file, 'application/json', fileBeside(shipped.file)) : notThere(c)
  })
  desk.get('/instruments/ours/questionnaire', c => questionnaire(c, house.instrument))
  desk.get('/instruments/new', c =>
    c.var.me.role === 'leader' ? c.html(<AddPage view={c.var.view} />) : notThere(c),
  )
  desk.post('/instruments/new', c => added(c, house))
  desk.get('/instruments/:instrumentId', async c => {
    const looked = await look(c, house)
    return looked ? c.html(<LookPage view={c.var.view} looked={looked} />) : notThere(c)
  })
  desk.get('/instruments/:instrumentId/file', async c => {
    const looked = await lookAsLeader(c, house)
    if (!looked) return notThere(c)
    const { code, version } = looked.row
    return download(c, `${code}-${version}.json`, 'application/json', looked.file)
  })
  desk.get('/instruments/:instrumentId/questionnaire', async c => {
    const looked = await lookAsLeader(c, house)
    return looked?.brought.kind === 'rules' ? questionnaire(c, looked.brought.instrument) : notThere(c)
  })
  desk.post('/instruments/:instrumentId/publication', c => stated(c, house, publishInstrument))
  desk.post('/instruments/:instrumentId/withdrawal', c => stated(c, house, withdrawInstrument))
}

/** Read when it is asked for: the files are never changed while the program runs. */
const fileBeside = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../risk/instruments/${name}`, import.meta.url))

function download(c: DeskContext, name: string, type: string, bytes: Uint8Array): Response {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}

function questionnaire(c: DeskContext, instrument: Instrument): Response {
  const language = c.req.query('language') === 'en' ? 'en' : 'da'
  const resource = questionnaireOf(shownOf(instrument), language)
  const name = `${instrument.id}-${instrument.version}.${language}.questionnaire.json`
  return download(c, name, 'application/fhir+json', Buffer.from(JSON.stringify(resource, null, 2)))
}

async function look(c: DeskContext, house: DeskHouse): Promise<LookedAt | undefined> {
  const id = parseId<'InstrumentId'>(c.req.param('instrumentId'))
  return id && house.inTransaction(c.var.asking, tx => readInstrument(tx, id))
}

/** The file itself is for those who answer for the licence. */
const lookAsLeader = async (c: DeskContext, house: DeskHouse): Promise<LookedAt | undefined> => {
  if (c.var.me.role === 'leader') return look(c, house)
  const subject = parseId<'InstrumentId'>(c.req.param('instrumentId'))
  await house.inTransaction(c.var.asking, tx =>
    traceOnSelf(tx, { act: 'read-instrument', outcome: 'refused', subject, reason: 'no-right' }),
  )
  return undefined
}

const form = z.object({
  act: actId(),
  holder: line(400),
  from: date(),
  terms: ownWords(2000).optional(),
})

async function added(c: DeskContext, house: DeskHouse): Promise<Response> {
  const { view, body } = c.var
  if (c.var.me.role !== 'leader') return notThere(c)
  const t = texts(view.language)
  const again = (why: Filled & { problems?: readonly Problem[]; refused?: string }, status: 409 | 422) =>
    c.html(<AddPage view={view} typed={typedIn(body)} {...why} />, status)
  const read = readPost(c, form, { holder: { missing: t.holderMissing }, from: { missing: t.fromMissing } })
  const file = body.file('file')
  if ('errors' in read || !file) {
    return again(
      { errors: { ...(!file && { file: t.fileMissing }), ...('errors' in read && read.errors) } },
      422,
    )
  }
  const { act, holder, from, terms } = read.value
  const result = await actOnce(
    { inTransaction: does => house.inTransaction(c.var.asking, does) },
    act,
    (tx): Promise<AddInstrument> => addInstrument(tx, house.chance, file.bytes, { holder, from, terms }),
    id => `/instruments/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-permitted':
      return notThere(c)
    case 'bad-instrument':
      return again({ problems: result.refused.problems }, 422)
    case 'name-is-ours':
      return again({ refused: t.nameIsOurs }, 409)
    case 'version-taken':
      return again({ refused: t.versionTaken }, 409)
  }
}

async function stated(
  c: DeskContext,
  house: DeskHouse,
  act: typeof publishInstrument | typeof withdrawInstrument,
): Promise<Response> {
  const id = parseId<'InstrumentId'>(c.req.param('instrumentId'))
  const read = readPost(c, z.object({ act: actId() }))
  if (id === undefined || 'errors' in read) return notThere(c)
  const result = await actOnce(
    { inTransaction: does => house.inTransaction(c.var.asking, does) },
    read.value.act,
    (tx): ReturnType<typeof publishInstrument> | ReturnType<typeof withdrawInstrument> => act(tx, id),
    `/instruments/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  switch (why) {
    case 'not-permitted':
    case 'not-there':
      return notThere(c)
    case 'already-withdrawn':
    case 'already-published':
    case 'licence-not-begun': {
      const looked = await look(c, house)
      return looked
        ? c.html(
            <LookPage view={c.var.view} looked={looked} refused={texts(c.var.view.language).refused[why]} />,
            409,
          )
        : notThere(c)
    }
  }
}
