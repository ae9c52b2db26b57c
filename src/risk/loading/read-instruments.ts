import { traceOnSelf } from '../../access/audit/trace.sql.ts'
import type { Tx } from '../../db/db.ts'
import { assert, present } from '../../foundation/assert.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { shippedVersions } from '../instruments/shipped.ts'
import { isInUse, readBrought, type Brought, type InstrumentId, type LoadedInstrument } from './loaded.ts'
import { findFile, listLoaded } from './loading.sql.ts'

/** What the organisation has brought, newest first: what is published, and for a leader what waits. */
export async function readInstruments(tx: Tx): Promise<LoadedInstrument[]> {
  await traceOnSelf(tx, { act: 'read-instruments', outcome: 'read' })
  return listLoaded(tx)
}

export interface LookedAt {
  readonly row: LoadedInstrument
  readonly file: Uint8Array
  readonly brought: Brought
}

/** One of them with its file; undefined for what the asking person does not see in the list. */
export async function readInstrument(tx: Tx, id: InstrumentId): Promise<LookedAt | undefined> {
  const row = (await listLoaded(tx)).find(each => each.id === id)
  const file = row && (await findFile(tx, id))
  const outcome = file ? 'read' : 'refused'
  await traceOnSelf(tx, {
    act: 'read-instrument',
    outcome,
    subject: id,
    ...(!file && { reason: 'no-right' as const }),
  })
  return row && file && { row, file, brought: broughtIn(row, file) }
}

/** The whole instruments that a new assessment can be begun with besides ours. */
export async function listWholeInUse(tx: Tx): Promise<Instrument[]> {
  const rows = (await listLoaded(tx)).filter(row => row.kind === 'rules' && isInUse(row))
  const found: Instrument[] = []
  for (const row of rows) found.push(await instrumentIn(tx, row))
  return found
}

/** The questionnaires that a result can be recorded with, item by item. */
export async function listFormsInUse(
  tx: Tx,
): Promise<{ row: LoadedInstrument; brought: Brought & { kind: 'questions' } }[]> {
  const found = []
  for (const row of await listLoaded(tx)) {
    if (row.kind !== 'questions' || !isInUse(row)) continue
    const brought = broughtIn(row, present(await findFile(tx, row.id), 'the file of a listed instrument'))
    if (brought.kind === 'questions') found.push({ row, brought })
  }
  return found
}

/**
 * The very version that a draft was begun with: the one in use, one shipped before, or one the organisation brought,
 * withdrawn or not. A draft never changes version by itself.
 */
export async function getInstrument(
  tx: Tx,
  inUse: Instrument,
  { instrument: id, instrumentVersion: version }: { instrument: string; instrumentVersion: string },
): Promise<Instrument> {
  const isIt = (each: Instrument) => each.id === id && each.version === version
  if (isIt(inUse)) return inUse
  const shipped = shippedVersions.find(each => isIt(each.instrument))
  if (shipped) return shipped.instrument
  const row = (await listLoaded(tx)).find(
    each => each.code === id && each.version === version && each.publishedAt !== undefined,
  )
  return instrumentIn(tx, present(row, 'the instrument of a draft'))
}

/** A newer version of the draft's own instrument, of ours or of what was brought; undefined when it is the newest. */
export async function findNewer(
  tx: Tx,
  inUse: Instrument,
  { instrument: code, instrumentVersion: version }: { instrument: string; instrumentVersion: string },
): Promise<Instrument | undefined> {
  if (inUse.id === code) return inUse.version === version ? undefined : inUse
  const rows = (await listLoaded(tx)).filter(row => row.code === code && row.publishedAt !== undefined)
  const own = rows.find(row => row.version === version)?.publishedAt
  const [newest] = rows
    .filter(row => isInUse(row) && own && row.publishedAt && isAfter(row.publishedAt, own))
    .toSorted((one, other) => (isAfter(one.publishedAt ?? own, other.publishedAt) ? -1 : 1))
  return newest && instrumentIn(tx, newest)
}

const isAfter = (one: Temporal.Instant | undefined, other: Temporal.Instant | undefined): boolean =>
  one !== undefined && other !== undefined && Temporal.Instant.compare(one, other) > 0

async function instrumentIn(tx: Tx, row: LoadedInstrument): Promise<Instrument> {
  const kept = read.get(keyOf(row))
  const brought =
    kept ?? broughtIn(row, present(await findFile(tx, row.id), 'the file of a listed instrument'))
  assert(brought.kind === 'rules', 'only a whole instrument is assessed with')
  return brought.instrument
}

/**
 * A file is read once: it never changes, and its digest says which it is. The oldest goes when there are many.
 */
const read = new Map<string, Brought>()
const MOST_READ = 20

const keyOf = ({ digest }: LoadedInstrument) => Buffer.from(digest).toString('hex')

function broughtIn(row: LoadedInstrument, file: Uint8Array): Brought {
  const kept = read.get(keyOf(row))
  if (kept) return kept
  const brought = readBrought(file)
  assert('done' in brought, 'a kept instrument was read when it was brought')
  const [oldest] = read.keys()
  if (read.size >= MOST_READ && oldest !== undefined) read.delete(oldest)
  read.set(keyOf(row), brought.done)
  return brought.done
}
