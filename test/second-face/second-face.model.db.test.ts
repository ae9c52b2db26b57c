// Whatever is done in the one conversation and in the other, in whatever order: the second shows its own thread and
// texts of the closed list alone, its use is always told, and no row is ever taken away by it.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { harmlessCodes } from '../../src/contact/harmless.ts'
import { present } from '../../src/foundation/assert.ts'
import { threadOf } from '../../src/second-face/topic.ts'
import { findWatch } from '../../src/watch/watch.sql.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'
import { aFaceScene, chosen, type FaceScene } from './scene.ts'

let database: FreshDatabase
let scene: FaceScene
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aFaceScene(database)
  await scene.approve()
})
afterAll(async () => {
  await scene.cast.close()
  await database.drop()
})

/** What ought to be so. */
interface Model {
  readonly words: readonly string[]
  /** What the second conversation shows, oldest first. */
  readonly thread: string[]
  watched: boolean
  practising: boolean
  /** The jobs have not looked since the second code was used outside practice. */
  waiting: boolean
  /** How many messages there are in both. */
  messages: number
}

const { replies, rest } = threadOf(chosen.topic, chosen.language)
let counted = 0
const words = (whose: string) => {
  counted += 1
  return `${whose} ord nummer ${counted}`
}

async function holds(model: Model): Promise<void> {
  const { second } = present(await scene.opened(), 'the second face').face
  const { rows } = await scene.cast.owner.query<{ messages: string; texts: string; watched: boolean }>(
    `select (select count(*) from corps.messages where conversation_id in ($1, $2)) as messages,
            (select count(*) from corps.messages where conversation_id in ($1, $2) and (sealed_text is not null or harmless is not null)) as texts,
            exists (select 1 from corps.watches where case_id = $3 and ended_at is null) as watched`,
    [scene.conversationId, second.id, scene.caseId],
  )
  const row = present(rows[0], 'a row')
  expect(Number(row.messages)).toBe(model.messages)
  expect(Number(row.texts)).toBe(model.messages)
  expect(row.watched).toBe(model.watched)
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

const commands = [
  fc.constant(
    command('somebody opens the second', async model => {
      const visit = await scene.comeBy(model.words)
      if (!model.practising) model.waiting = true
      const { messages, nextContactAt } = await scene.read(visit)
      expect(messages.map(({ text }) => text)).toEqual(model.thread)
      expect(nextContactAt).toBeUndefined()
    }),
  ),
  fc.constant(
    command('somebody writes in the second', async model => {
      const text = words('Læserens')
      await scene.writeBy(await scene.comeBy(model.words), text)
      if (!model.practising) model.waiting = true
      model.thread.push(text)
      model.messages += 1
    }),
  ),
  fc.constant(
    command('the person writes in the first', async model => {
      await scene.writeAsPerson(words('Personens'))
      model.messages += 1
    }),
  ),
  fc.constantFrom('birk' as const, 'alma' as const).map(by =>
    command(`${by} writes in the first`, async model => {
      const outcome = await scene.write(scene.cast[by], { text: words('Vores') })
      expect('done' in outcome).toBe(!model.watched)
      if (!model.watched) model.messages += 1
    }),
  ),
  fc.constantFrom(...harmlessCodes).map(harmless =>
    command(`a harmless text in the first`, async model => {
      expect(await scene.write(scene.cast.birk, { harmless })).toHaveProperty('done')
      model.messages += 1
    }),
  ),
  fc.nat({ max: replies.length - 1 }).map(number =>
    command('a text of the topic in the second', async model => {
      await scene.reply(number)
      model.thread.push(present(replies[number], 'a reply'))
      model.messages += 1
    }),
  ),
  fc.constant(
    command('they begin to try it', async model => {
      const begun = await scene.practise()
      expect(begun).toBe(model.watched ? 'watched' : 'begun')
      if (begun === 'begun') model.practising = true
    }),
  ),
  fc.constant(
    command('the quarter of an hour is over', async model => {
      // What was opened within it was opened within it, also when the jobs are late.
      await scene.jobs()
      if (model.waiting) model.watched = true
      model.waiting = false
      await scene.cast.owner.query(
        `update corps.second_faces set practice_until = clock.now() - interval '1 second' where practice_until is not null`,
      )
      model.practising = false
    }),
  ),
  fc.constant(
    command('the jobs look', async model => {
      const raised = await scene.jobs()
      expect(raised > 0).toBe(model.waiting)
      if (raised > 0) model.watched = true
      model.waiting = false
    }),
  ),
  fc.constant(
    command('two release it', async model => {
      if (!model.watched) return
      // While somebody is on the way in, a release lasts until the jobs look.
      await scene.release()
      model.watched = false
    }),
  ),
  fc.constant(command('a new time for the next contact', () => scene.setNextContact(30))),
  fc.constant(
    command('Watched by hand', async model => {
      await scene.putInWatched(scene.cast.alma)
      model.watched = true
    }),
  ),
]

it('the second face, for any acts in any order, shows nothing of the first, always tells, and loses nothing', async () => {
  const did: string[] = []
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: 'large' }), async acts => {
      await scene.begin()
      await scene.aDayLater()
      const given = await scene.give()
      await scene.jobs()
      const model: Model = {
        words: given.words,
        thread: [chosen.firstMessage, ...rest.map(({ text }) => text)],
        watched: false,
        practising: false,
        waiting: false,
        messages: 2 + rest.length,
      }
      await fc.asyncModelRun(() => ({ model, real: {} }), acts)
      did.push([...acts].map(act => act.toString()).join(', '))
      // However it ended: the last use is told too.
      await scene.jobs()
      if (model.waiting) {
        const watch = await scene.as(scene.cast.birk, tx => findWatch(tx, { caseId: scene.caseId }))
        expect(watch).toBeDefined()
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  // A model that never got there would prove nothing.
  for (const kind of [
    'opens the second',
    'writes in the second',
    'the jobs look',
    'two release',
    'begin to try',
  ]) {
    expect(did.filter(acts => acts.includes(kind)).length).toBeGreaterThan(3)
  }
})
