import { lane } from '../src/crypto/lane.ts'
import { sendFile, type SendFile, type SentByPerson } from '../src/files/send-file.ts'
import { present } from '../src/foundation/assert.ts'
import type { ActId, EnquiryId } from '../src/foundation/ids.ts'
import { contactOf } from '../src/intake/contact.ts'
import { sendEnquiry } from '../src/intake/send-enquiry.ts'
import { enterByLookup, startConversation, type Visit } from '../src/intake/visit.ts'
import type { MessageId } from '../src/messages/message.ts'
import type { Cast } from './cast.ts'

/** Somebody who has written through the door and has come back with their six words. */
export interface Returned {
  readonly visit: Visit
  readonly enquiryId: EnquiryId
  readonly words: readonly string[]
}

const turn = { lane: lane({ concurrency: 2, waiting: 50 }), source: 'a test' }

export async function somebodyReturned({ frontDoor }: Pick<Cast, 'frontDoor'>): Promise<Returned> {
  const started = await startConversation(frontDoor, turn, 'citizen', 'da')
  if ('refused' in started) throw new Error(started.refused.why)
  const { words, codeLookup } = started.done
  const visit = present(await enterByLookup(frontDoor, codeLookup), 'a visit')
  const enquiryId = frontDoor.chance.uuid() as EnquiryId
  await sendEnquiry(frontDoor, visit, frontDoor.chance.uuid() as ActId, {
    id: enquiryId,
    messageId: frontDoor.chance.uuid() as MessageId,
    facts: {
      askedBy: 'citizen',
      municipality: undefined,
      under18: 'no',
      abroad: 'no',
      firstContact: 'citizen',
      cause: undefined,
      service: 'advice',
      ground: undefined,
      practice: true,
    },
    contact: contactOf({ channel: 'here' }),
    said: undefined,
    text: 'De har taget mit pas.',
  })
  return { visit, enquiryId, words }
}

export const handIn = (
  { frontDoor }: Pick<Cast, 'frontDoor'>,
  { visit }: Pick<Returned, 'visit'>,
  sent: Partial<SentByPerson> & Pick<SentByPerson, 'bytes'>,
  act = frontDoor.chance.uuid() as ActId,
): Promise<SendFile> =>
  sendFile(
    frontDoor,
    visit,
    act,
    { name: 'IMG_0001.jpg', words: '', ...sent },
    frontDoor.clock.now().add({ minutes: 30 }),
  )
