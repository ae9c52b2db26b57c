// Something happens, and the case says that it must be judged again: now, why, and once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { signFinally } from '../../test/assessment/sign-finally.ts'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { listDue } from '../duty-desk/my-day.sql.ts'
import { markNotKnown } from '../risk/assessment/mark-not-known.ts'
import { signProvisional } from '../risk/assessment/sign-provisional.ts'
import { acuteItems } from '../risk/instruments/lookups.ts'
import { listDeadlines } from './deadlines.sql.ts'
import type { EntryId } from './entries.ts'
import { readWhatCalls } from './read-what-calls.ts'
import { recordEvent } from './record-event.ts'

let database: FreshDatabase
let cast: Cast
let theCase: TestCase

beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})
beforeEach(async () => {
  theCase = await aCase(cast)
})

const happens = (event: string, corrects?: EntryId) =>
  theCase.act(cast.birk, async (tx, { on, instrument, at, facts }) => {
    const text = { kind: 'event' as const, event, at: at.toString(), text: '' }
    const added = await recordEvent(tx, on, text, 'corps-only', { instrument, now: at, facts, corrects })
    if ('refused' in added) throw new Error(added.refused.why)
    return added.done
  })

const dueForReassessment = () =>
  theCase.act(cast.birk, async tx =>
    (await listDeadlines(tx, theCase.id)).find(({ kind }) => kind === 'reassessment'),
  )

const calling = () =>
  theCase.act(cast.birk, async (tx, { on }) =>
    (await readWhatCalls(tx, on, cast.house.clock.now())).flatMap(({ text }) =>
      text?.kind === 'event' ? [text.event] : [],
    ),
  )

const hoursTo = (due: Temporal.Instant | undefined): number => {
  const now = cast.house.clock.now()
  return Math.abs(Math.round(now.until(due ?? now).total('hours')))
}

describe('an event', () => {
  it.each(['violence_or_threat', 'religious_feast_or_anniversary', 'change_of_responsible_staff'])(
    'of the kind %s makes a new assessment due now, and the case says why',
    async event => {
      await signFinally(cast, theCase, await theCase.start(), 'medium')
      expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(720)
      expect(await calling()).toEqual([])

      await happens(event)
      expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(0)
      expect(await calling()).toEqual([event])
    },
  )

  it('leaves what is due already as late as it is, and every event since the signature is named', async () => {
    await happens('violence_or_threat')
    const first = await dueForReassessment()
    await happens('information_leak')
    expect((await dueForReassessment())?.id).toBe(first?.id)
    expect(await calling()).toEqual(['information_leak', 'violence_or_threat'])
  })

  it('calls no more once it has been assessed, nor when its words alone are put right', async () => {
    const event = await happens('violence_or_threat')
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    expect(await calling()).toEqual([])
    const again = await happens('violence_or_threat', event)
    expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(720)
    await happens('actor_release', again)
    expect(await calling()).toEqual(['actor_release'])
  })

  it('is told on my day without what it was', async () => {
    await happens('violence_or_threat')
    const due = await cast.house.inTransaction(cast.birk.asking, tx =>
      listDue(tx, cast.house.clock.now().add({ hours: 24 })),
    )
    expect(due.filter(each => each.caseId === theCase.id && each.kind === 'reassessment')).toMatchObject([
      { afterEvent: true },
    ])
  })
})

describe('a provisional assessment after an event', () => {
  const provisional = async () => {
    const signing = await theCase.signing(cast.birk)
    const id = (
      await theCase.rows<{ id: string }>(
        `select id from corps.assessments where case_id = $1 and ended_at is null`,
        [theCase.id],
      )
    )[0]?.id
    return theCase.act(cast.birk, (tx, work) =>
      signProvisional(tx, work, signing, id as Parameters<typeof signProvisional>[3], {
        level: 'high',
        urgency: 'within24h',
        reason: 'Broren ved, hvor hun er.',
      }),
    )
  }

  it('gives the rest its interval when the acute items were rated, and not before', async () => {
    await happens('violence_or_threat')
    const draft = await theCase.start()
    await provisional()
    expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(0)

    await theCase.act(cast.birk, (tx, work) =>
      markNotKnown(
        tx,
        work,
        draft,
        acuteItems(work.instrument).flatMap(({ code, perActor }) =>
          perActor ? theCase.actors.map(({ id }) => ({ item: code, personId: id })) : [{ item: code }],
        ),
        { staffId: cast.birk.id, dueAt: work.at.add({ hours: 20 }), how: 'Skolen' },
        'Find ud af det',
      ),
    )
    await provisional()
    expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(168)
    expect(await calling()).toEqual([])
  })

  it('leaves an ordinary reassessment where it is', async () => {
    await signFinally(cast, theCase, await theCase.start(), 'medium')
    await theCase.start()
    await provisional()
    expect(hoursTo((await dueForReassessment())?.dueAt)).toBe(720)
  })
})
