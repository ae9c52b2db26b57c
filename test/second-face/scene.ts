import type { Tx } from '../../src/db/db.ts'
import { lane } from '../../src/crypto/lane.ts'
import { drawCode, normaliseCode } from '../../src/crypto/words/code.ts'
import { danishWords } from '../../src/crypto/words/da.ts'
import { present } from '../../src/foundation/assert.ts'
import type { ActId, ConversationId } from '../../src/foundation/ids.ts'
import { lookupOf } from '../../src/intake/code-lookup.ts'
import { withFreeReference } from '../../src/intake/free-reference.ts'
import { enter, type Visit } from '../../src/intake/visit.ts'
import { readConversation } from '../../src/messages/read-conversation.ts'
import { writeAsPerson } from '../../src/messages/write-as-person.ts'
import {
  approveSecondFace,
  readApproval,
  withdrawSecondFace,
  type NewApproval,
} from '../../src/second-face/approval.ts'
import {
  giveSecondFace,
  prepareSecondFace,
  type Chosen,
  type GiveSecondFace,
} from '../../src/second-face/give-second-face.ts'
import { takeArrivals } from '../../src/second-face/take-arrivals.ts'
import { topicCodes } from '../../src/second-face/topic.ts'
import {
  openSecondFace,
  practiseSecondFace,
  replyInSecondFace,
} from '../../src/second-face/use-second-face.ts'
import { aWatchScene, type WatchScene } from '../gate/scene.ts'
import type { Member } from '../cast.ts'
import type { FreshDatabase } from '../database.ts'

export const HOST_PAGE = 'https://borger.test/skriv'
export const turn = { lane: lane({ concurrency: 2, waiting: 50 }), source: 'test' }

export const approval: NewApproval = {
  answersFor: 'Else Munk',
  triedUntil: Temporal.PlainDate.from('2026-01-01'),
  trials: 'Tried with eleven people who have lived it; two wanted another topic.',
  topics: topicCodes,
}
export const chosen: Chosen = {
  topic: 'library-adult',
  language: 'da',
  firstMessage: 'Hej. Er der et læsehold for voksne?',
}

/** The case of Birk and Alma, and what the desk and the person do with a second face of it. */
export interface FaceScene extends WatchScene {
  approve(): Promise<void>
  withdraw(): Promise<void>
  /** As Birk; the words when it was given. */
  give(first?: ConversationId, as?: Member): Promise<{ words: readonly string[]; outcome: GiveSecondFace }>
  practise(): Promise<string>
  /** Gives the first conversation six words that are known here. */
  wordsOfFirst(): Promise<readonly string[]>
  reply(number: number): Promise<void>
  opened(member?: Member): ReturnType<typeof openSecondFace>
  comeBy(words: readonly string[]): Promise<Visit>
  writeBy(visit: Visit, text: string): Promise<void>
  read(visit: Visit): Promise<Awaited<ReturnType<typeof readConversation>>>
  /** The jobs take a turn. */
  jobs(): Promise<number>
  /** The first visit was the day before. */
  aDayLater(conversationId?: ConversationId): Promise<void>
}

export async function aFaceScene(database: FreshDatabase): Promise<FaceScene> {
  const scene = await aWatchScene(database)
  const { cast } = scene
  const { house, frontDoor, jobs, birk, ravn, owner } = cast
  const uuid = () => house.chance.uuid()

  const opened: FaceScene['opened'] = (member = birk) =>
    openSecondFace(house, member.asking, scene.conversationId, 'write')
  const asBirk = <Result>(does: (tx: Tx) => Promise<Result>) => house.inTransaction(birk.asking, does)

  return Object.create(scene, {
    ...Object.getOwnPropertyDescriptors({
      async approve() {
        const made = await house.inTransaction(ravn.asking, tx =>
          approveSecondFace(tx, house.chance, approval, HOST_PAGE),
        )
        if ('refused' in made) throw new Error(made.refused.why)
      },
      async withdraw() {
        await house.inTransaction(ravn.asking, async tx => {
          const read = await readApproval(tx)
          await withdrawSecondFace(tx, present(read.approval, 'an approval').id)
        })
      },
      async give(first = scene.conversationId, member = birk) {
        const words = drawCode(house.chance, danishWords)
        const prepared = await prepareSecondFace(house, turn, { first, words, hostPage: HOST_PAGE }, chosen)
        if ('refused' in prepared) throw new Error(prepared.refused.why)
        const outcome = await withFreeReference(house.chance, reference =>
          house.inTransaction(member.asking, tx => giveSecondFace(tx, prepared.done, reference)),
        )
        return { words, outcome }
      },
      async wordsOfFirst() {
        const words = drawCode(house.chance, danishWords)
        const lookup = await lookupOf(house, turn, present(normaliseCode(words.join(' ')), 'six words'))
        if ('refused' in lookup) throw new Error(lookup.refused.why)
        await owner.query('update corps.conversations set code_lookup = $2 where id = $1', [
          scene.conversationId,
          Buffer.from(lookup.done),
        ])
        return words
      },
      async practise() {
        const { face } = present(await opened(), 'a second face')
        const outcome = await asBirk(tx => practiseSecondFace(tx, face))
        return 'done' in outcome ? outcome.done : outcome.refused.why
      },
      async reply(number: number) {
        const open = present(await opened(), 'a second face')
        const outcome = await asBirk(tx =>
          replyInSecondFace(tx, open, number, { chance: house.chance, now: house.clock.now() }),
        )
        if ('refused' in outcome) throw new Error(outcome.refused.why)
      },
      opened,
      async comeBy(words: readonly string[]) {
        const entered = await enter(frontDoor, turn, words.join(' '))
        if ('refused' in entered) throw new Error(entered.refused.why)
        return entered.done
      },
      writeBy: (visit: Visit, text: string) =>
        writeAsPerson(frontDoor, visit, uuid() as ActId, text, house.clock.now().add({ hours: 4 })),
      read: (visit: Visit) => readConversation(frontDoor, visit),
      jobs: () => takeArrivals(jobs),
      async aDayLater(conversationId = scene.conversationId) {
        await owner.query(
          `update corps.conversations set started_at = started_at - interval '1 day' where id = $1`,
          [conversationId],
        )
      },
    } satisfies Omit<FaceScene, keyof WatchScene>),
  }) as FaceScene
}
