// Whatever is done, in whatever order and by whomever: while somebody may be reading, nothing reaches the person but
// harmless texts and what was shown before, and there is always a review due.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { open } from '../../src/access/opening.ts'
import { nothingAgreed } from '../../src/case/acute-card.ts'
import { changeAcuteCard } from '../../src/case/change-acute-card.ts'
import { closeCase } from '../../src/case/close-case.ts'
import { handOverCase } from '../../src/case/hand-over-case.ts'
import { overrideContactRule } from '../../src/case/override-contact-rule.ts'
import { reachOut } from '../../src/case/reach-out.ts'
import { agreedChannels } from '../../src/contact/agreement.ts'
import { harmlessCodes, harmlessTexts } from '../../src/contact/harmless.ts'
import { present } from '../../src/foundation/assert.ts'
import type { OnCase } from '../../src/access/on-case.ts'
import { clearWatched, releaseWatched } from '../../src/watch/release-watched.ts'
import { reviewWatched } from '../../src/watch/review-watched.ts'
import { findWatch } from '../../src/watch/watch.sql.ts'
import { reviewMinutes } from '../../src/watch/watch.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import type { Member } from '../cast.ts'
import { shownItems } from '../../src/shown/shown.ts'
import { aWatchScene, type WatchScene } from './scene.ts'
import { show } from './showing.ts'

let database: FreshDatabase
let scene: WatchScene
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aWatchScene(database)
})
afterAll(async () => {
  await scene.cast.close()
  await database.drop()
})

/** What ought to be so. */
interface Model {
  watched: boolean
  asked: 'birk' | 'alma' | undefined
  clearable: boolean
  /** Texts of ours that the person had been shown when nobody was reading. */
  readonly seen: Set<string>
  readonly own: Set<string>
  readonly ours: string[]
}
type Who = 'birk' | 'alma'
const memberOf = (who: Who): Member => scene.cast[who]
const harmless = new Set<string>(Object.values(harmlessTexts).map(({ da }) => da))
const now = () => scene.cast.house.clock.now()

async function onCase(who: Who): Promise<OnCase> {
  const { house } = scene.cast
  const member = memberOf(who)
  const keys = present(
    await open(house, member.asking, { kind: 'case', id: scene.caseId, scope: 'whole', purpose: 'write' }),
    'the case',
  )
  return { caseId: scene.caseId, by: member.id, keys, chance: house.chance }
}

/** The watch that stands, as this member finds it. */
const watchOf = async (who: Who) => scene.as(memberOf(who), tx => findWatch(tx, { caseId: scene.caseId }))

async function holds(model: Model): Promise<void> {
  const { rows } = await scene.cast.owner.query<{
    settled: boolean
    passes: string
    words: string
    shown: string
  }>(
    `select d.settled_at is not null as settled,
            (select count(*) from corps.passes p where p.case_id = w.case_id and p.at >= w.raised_at) as passes,
            (select count(*) from corps.messages m where m.conversation_id = $2 and m.written_by = 'staff'
                and m.harmless is null and m.at >= w.raised_at) as words,
            (select count(*) from corps.shown_items i where i.conversation_id = $2 and i.agreed_at >= w.raised_at) as shown
       from corps.watches w join corps.deadlines d on d.id = w.deadline_id
      where w.case_id = $1 and w.ended_at is null`,
    [scene.caseId, scene.conversationId],
  )
  expect(rows).toEqual(model.watched ? [{ settled: false, passes: '0', words: '0', shown: '0' }] : [])
}

type Command = fc.AsyncCommand<Model, Record<string, never>>
const command = (name: string, does: (model: Model) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  async run(model) {
    await does(model)
    await holds(model)
  },
})

const who = fc.constantFrom<Who>('birk', 'alma')
let counted = 0

const commands = [
  fc.tuple(who, fc.boolean()).map(([by, fromConversation]) =>
    command(`${by} puts it in Watched${fromConversation ? ' from the conversation' : ''}`, async model => {
      const matter = fromConversation ? { conversationId: scene.conversationId } : { caseId: scene.caseId }
      const put = await scene.putInWatched(memberOf(by), matter)
      expect(put !== undefined).toBe(!model.watched)
      model.watched = true
      model.asked = undefined
    }),
  ),
  fc.tuple(who, fc.constantFrom(...reviewMinutes)).map(([by, minutes]) =>
    command(`${by} reviews, again in ${minutes}`, async model => {
      const watch = await watchOf(by)
      expect(watch !== undefined).toBe(model.watched)
      if (!watch) return
      expect(await scene.as(memberOf(by), tx => reviewWatched(tx, watch.id, minutes))).toHaveProperty('done')
      model.asked = undefined
    }),
  ),
  who.map(by =>
    command(`${by} releases`, async model => {
      const watch = await watchOf(by)
      if (!watch) return
      const outcome = await scene.as(memberOf(by), tx => releaseWatched(tx, watch.id))
      if (model.asked === undefined) {
        expect(outcome).toEqual({ done: 'asked' })
        model.asked = by
      } else if (model.asked === by) {
        expect(outcome).toEqual({ refused: { why: 'waits-for-another' } })
      } else {
        expect(outcome).toEqual({ done: 'released' })
        model.watched = false
        model.asked = undefined
      }
    }),
  ),
  who.map(by =>
    command(`${by} clears`, async model => {
      const watch = await watchOf(by)
      if (!watch) return
      const outcome = await scene.as(memberOf(by), tx => clearWatched(tx, watch.id))
      expect(outcome).toEqual(
        model.clearable ? { done: 'cleared' } : { refused: { why: 'no-phrase-agreed' } },
      )
      if (!model.clearable) return
      model.watched = false
      model.asked = undefined
    }),
  ),
  who.map(by =>
    command(`${by} writes`, async model => {
      counted += 1
      const text = `Vores ord nummer ${counted}`
      const outcome = await scene.write(memberOf(by), { text })
      expect('done' in outcome).toBe(!model.watched)
      if (!model.watched) model.ours.push(text)
    }),
  ),
  fc.tuple(who, fc.constantFrom(...shownItems)).map(([by, item]) =>
    command(`${by} opens ${item} to the person`, async model => {
      const outcome = await show(scene, item, { by: memberOf(by) })
      expect(outcome).toEqual(model.watched ? { refused: { why: 'watched' } } : { done: 'shown' })
    }),
  ),
  fc.tuple(who, fc.constantFrom(...harmlessCodes)).map(([by, code]) =>
    command(`${by} leaves ${code}`, async () => {
      expect(await scene.write(memberOf(by), { harmless: code })).toHaveProperty('done')
    }),
  ),
  fc.tuple(who, fc.constantFrom(...agreedChannels)).map(([by, channel]) =>
    command(`${by} would reach out by ${channel}`, async model => {
      const on = await onCase(by)
      const outcome = await scene.as(memberOf(by), tx => reachOut(tx, on, channel, now()))
      if (model.watched) expect(outcome).toEqual({ refused: { why: 'watched' } })
      else expect('done' in outcome || outcome.refused.why !== 'watched').toBe(true)
    }),
  ),
  who.map(by =>
    command(`${by} sets the agreement aside`, async () => {
      const on = await onCase(by)
      expect(await scene.as(memberOf(by), tx => overrideContactRule(tx, on, 'Fare'))).toHaveProperty('done')
    }),
  ),
  who.map(by =>
    command(`${by} would close the case`, async model => {
      if (!model.watched) return
      const on = await onCase(by)
      const note = { whoTakesOver: '', wayBack: '', note: '' }
      expect(
        await scene.as(memberOf(by), tx =>
          closeCase(tx, on, 'withdrawn', note, { now: now(), followUp: '' }),
        ),
      ).toEqual({ refused: { why: 'watched' } })
    }),
  ),
  who.map(by =>
    command(`${by} hands the case over`, async () => {
      const on = await onCase(by)
      const other = by === 'birk' ? 'alma' : 'birk'
      const to = { responsible: scene.cast[other].id, deputy: scene.cast[by].id }
      await scene.as(memberOf(by), tx => handOverCase(tx, on, to, 'planned-change', ''))
    }),
  ),
  fc
    .integer({ min: 20, max: 90 })
    .map(hours =>
      command(`a new time for the next contact, in ${hours} hours`, () => scene.setNextContact(hours)),
    ),
  fc.constant(
    command('the person writes', async model => {
      counted += 1
      const text = `Personens ord nummer ${counted}`
      await scene.writeAsPerson(text)
      model.own.add(text)
    }),
  ),
  fc.constant(
    command('somebody looks at the page', async model => {
      const shown = await scene.shownToPerson()
      if (!model.watched) for (const text of model.ours) model.seen.add(text)
      const allowed = (text: string) => harmless.has(text) || model.own.has(text) || model.seen.has(text)
      expect(shown.filter(text => !allowed(text))).toEqual([])
      // And nothing that was there before is gone, which would tell whoever reads that something is hidden.
      for (const text of [...model.own, ...model.seen]) expect(shown).toContain(text)
    }),
  ),
]

const begin = async (clearable: boolean): Promise<Model> => {
  await scene.begin()
  const on = await onCase('birk')
  await scene.as(scene.cast.birk, tx =>
    changeAcuteCard(
      tx,
      on,
      {
        ...nothingAgreed,
        contactAgreement: {
          ...nothingAgreed.contactAgreement,
          channels: agreedChannels.map(channel => ({ channel, reachAt: 'et sted' })),
          hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
          expiresAt: now().add({ hours: 24 }).toString(),
          mistakePhrase: clearable ? 'Det var bare radioen' : '',
        },
      },
      1,
    ),
  )
  return { watched: false, asked: undefined, clearable, seen: new Set(), own: new Set(), ours: [] }
}

describe('Watched, for any acts in any order', () => {
  it('P9 lets nothing through but harmless texts, and always has a review due', async () => {
    const did: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.commands(commands, { maxCommands: 40, size: 'large' }),
        async (clearable, acts) => {
          const model = await begin(clearable)
          await fc.asyncModelRun(() => ({ model, real: {} }), acts)
          did.push([...acts].map(act => act.toString()).join(', '))
        },
      ),
      { numRuns: 60, endOnFailure: true },
    )
    // A model that never got there would prove nothing.
    for (const kind of [
      'puts it in Watched',
      'writes',
      'would reach out',
      'opens',
      'looks at the page',
      'clears',
    ]) {
      expect(did.filter(acts => acts.includes(kind)).length).toBeGreaterThan(3)
    }
  })
})
