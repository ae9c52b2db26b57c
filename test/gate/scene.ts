import { traceOnCase } from '../../src/access/audit/trace.sql.ts'
import { newCaseKeys, open } from '../../src/access/opening.ts'
import { nothingAgreed } from '../../src/case/acute-card.ts'
import { setDeadline } from '../../src/deadlines/deadlines.sql.ts'
import { lane } from '../../src/crypto/lane.ts'
import type { OnEnquiry } from '../../src/duty-desk/enquiry.ts'
import { openAsCase } from '../../src/duty-desk/open-as-case.ts'
import { present } from '../../src/foundation/assert.ts'
import type { ActId, CaseId, ConversationId, EnquiryId } from '../../src/foundation/ids.ts'
import type { Outcome } from '../../src/foundation/outcome.ts'
import { contactOf } from '../../src/intake/contact.ts'
import { withFreeReference } from '../../src/intake/free-reference.ts'
import { sendEnquiry } from '../../src/intake/send-enquiry.ts'
import { enterByLookup, startConversation, type Visit } from '../../src/intake/visit.ts'
import type { MessageId } from '../../src/messages/message.ts'
import { readConversation } from '../../src/messages/read-conversation.ts'
import { writeAsPerson } from '../../src/messages/write-as-person.ts'
import { writeAsStaff, type StaffMessage, type WriteAsStaff } from '../../src/messages/write-as-staff.ts'
import { putInWatched } from '../../src/watch/put-in-watched.ts'
import { releaseWatched } from '../../src/watch/release-watched.ts'
import { findWatch, type Matter } from '../../src/watch/watch.sql.ts'
import type { WatchGround, WatchId } from '../../src/watch/watch.ts'
import type { Tx } from '../../src/db/db.ts'
import { anEnquiry, atWork } from '../an-enquiry.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import type { FreshDatabase } from '../database.ts'

export const LETTER = 'Min far har gemt mit pas.'

/** A person who wrote at the door and comes back to it, and a case of Birk's, with Alma as deputy, opened from it. */
export interface WatchScene {
  readonly cast: Cast
  readonly caseId: CaseId
  readonly conversationId: ConversationId
  readonly visit: Visit
  /** The six words that open it. */
  readonly words: readonly string[]
  /** A new person and a new case. */
  begin(): Promise<void>
  as<Result>(member: Member, does: (tx: Tx) => Promise<Result>): Promise<Result>
  putInWatched(member: Member, matter?: Matter, ground?: WatchGround): Promise<WatchId | undefined>
  /** By two. */
  release(): Promise<void>
  write(member: Member, says: StaffMessage['says']): Promise<WriteAsStaff>
  writeAsPerson(text: string): Promise<void>
  /** What the page shows after the letter. */
  shownToPerson(): Promise<string[]>
  nextContactShown(): Promise<Temporal.Instant | undefined>
  setNextContact(hours: number): Promise<void>
  anEnquiry(): Promise<OnEnquiry>
  openAsCase(enquiry: OnEnquiry): Promise<CaseId>
}

export async function aWatchScene(database: FreshDatabase): Promise<WatchScene> {
  const cast = await aCast(database)
  const { house, frontDoor, birk, alma } = cast
  const turn = { lane: lane({ concurrency: 2, waiting: 50 }), source: 'test' }
  const uuid = () => house.chance.uuid()
  const hence = (hours: number) => house.clock.now().add({ hours })
  let now: { caseId: CaseId; visit: Visit; words: readonly string[] } | undefined
  const at = () => present(now, 'a scene that has begun')

  const as: WatchScene['as'] = (member, does) => house.inTransaction(member.asking, does)
  const mustBeDone = <Value>(outcome: Outcome<Value, { why: string }>): Value => {
    if ('refused' in outcome) throw new Error(outcome.refused.why)
    return outcome.done
  }
  const openCase: WatchScene['openAsCase'] = async enquiry => {
    const caseId = uuid() as CaseId
    const keys = await newCaseKeys(house, caseId)
    await withFreeReference(house.chance, reference =>
      as(birk, async tx =>
        mustBeDone(
          await openAsCase(tx, enquiry, {
            caseId,
            keys,
            reference,
            region: 'midt',
            responsible: birk.id,
            deputy: alma.id,
            nextContactAt: hence(20),
            alias: 'Solsort',
            card: nothingAgreed,
            copied: [],
          }),
        ),
      ),
    )
    return caseId
  }

  return {
    cast,
    as,
    get caseId() {
      return at().caseId
    },
    get conversationId() {
      return at().visit.conversationId
    },
    get visit() {
      return at().visit
    },
    get words() {
      return at().words
    },
    async begin() {
      const started = await startConversation(frontDoor, turn, 'citizen', 'da')
      if ('refused' in started) throw new Error(started.refused.why)
      const visit = present(await enterByLookup(frontDoor, started.done.codeLookup), 'a visit')
      const id = uuid() as EnquiryId
      await sendEnquiry(frontDoor, visit, uuid() as ActId, {
        id,
        messageId: uuid() as MessageId,
        facts: {
          askedBy: 'citizen',
          municipality: '9011',
          under18: 'no',
          firstContact: 'citizen',
          cause: undefined,
          service: 'advice',
          ground: undefined,
          abroad: 'not-known',
          practice: true,
        },
        said: undefined,
        contact: contactOf({ channel: 'here' }),
        text: LETTER,
      })
      now = { visit, words: started.done.words, caseId: await openCase(await atWork(cast, birk, id)) }
    },
    async putInWatched(member, matter = { caseId: at().caseId }, ground = 'said-the-phrase') {
      const put = await as(member, tx => putInWatched(tx, house.chance, matter, ground))
      return 'done' in put ? put.done : undefined
    },
    async release() {
      for (const member of [birk, alma]) {
        await as(member, async tx => {
          const watch = present(await findWatch(tx, { caseId: at().caseId }), 'a watch')
          mustBeDone(await releaseWatched(tx, watch.id))
        })
      }
    },
    async write(member, says) {
      const { conversationId } = at().visit
      const keys = present(
        await open(house, member.asking, { kind: 'case', id: at().caseId, scope: 'whole', purpose: 'write' }),
        'the case',
      )
      const message = { id: uuid() as MessageId, conversationId, says }
      return as(member, tx =>
        writeAsStaff(tx, keys.of(conversationId), message, { chance: house.chance, now: house.clock.now() }),
      )
    },
    writeAsPerson: text => writeAsPerson(frontDoor, at().visit, uuid() as ActId, text, hence(24)),
    async shownToPerson() {
      const { messages } = await readConversation(frontDoor, at().visit)
      return messages.map(({ text }) => text).filter(text => text !== LETTER)
    },
    nextContactShown: async () => (await readConversation(frontDoor, at().visit)).nextContactAt,
    async setNextContact(hours) {
      const keys = present(
        await open(house, birk.asking, { kind: 'case', id: at().caseId, scope: 'whole', purpose: 'write' }),
        'the case',
      )
      const on = { caseId: at().caseId, by: birk.id, keys, chance: house.chance }
      await as(birk, async tx => {
        await setDeadline(tx, on, { kind: 'next-contact', dueAt: hence(hours) })
        await traceOnCase(tx, on.caseId, { act: 'add-contact', outcome: 'done' })
      })
    },
    anEnquiry: async () => atWork(cast, birk, await anEnquiry(cast, birk)),
    openAsCase: openCase,
  }
}
