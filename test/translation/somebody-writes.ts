import { lane } from '../../src/crypto/lane.ts'
import { present } from '../../src/foundation/assert.ts'
import type { ActId, EnquiryId } from '../../src/foundation/ids.ts'
import type { LanguageCode } from '../../src/foundation/languages.ts'
import { contactOf } from '../../src/intake/contact.ts'
import { nothingSaid } from '../../src/intake/said-before.ts'
import { sendEnquiry } from '../../src/intake/send-enquiry.ts'
import { enterByLookup, startConversation, type Visit } from '../../src/intake/visit.ts'
import type { MessageId } from '../../src/messages/message.ts'
import type { Cast } from '../cast.ts'

const doorLane = lane({ concurrency: 2, waiting: 50 })

/** Somebody at the door writes on pages in the language, and sends it. */
export async function somebodyWritesIn(
  cast: Cast,
  language: LanguageCode,
): Promise<{ id: EnquiryId; visit: Visit }> {
  const uuid = () => cast.house.chance.uuid()
  const house = cast.frontDoor
  const turn = { lane: doorLane, source: 'test' }
  const started = await startConversation(house, turn, 'citizen', language)
  if ('refused' in started) throw new Error(started.refused.why)
  const visit = present(await enterByLookup(house, started.done.codeLookup), 'a visit')
  const id = uuid() as EnquiryId
  await sendEnquiry(house, visit, uuid() as ActId, {
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
    said: nothingSaid,
    contact: contactOf({ channel: 'here' }),
    text: 'Waan baqayaa.',
  })
  return { id, visit }
}
