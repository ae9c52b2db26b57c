import type { OnEnquiry } from '../src/duty-desk/enquiry.ts'
import { openEnquiry } from '../src/duty-desk/read-enquiry.ts'
import { present } from '../src/foundation/assert.ts'
import type { EnquiryId } from '../src/foundation/ids.ts'
import { contactOf, type Contact } from '../src/intake/contact.ts'
import { withFreeReference } from '../src/intake/free-reference.ts'
import type { EnquiryFacts } from '../src/intake/intake.sql.ts'
import { newConversation } from '../src/intake/new-conversation.ts'
import { registerEnquiry } from '../src/intake/register-enquiry.ts'
import type { MessageId } from '../src/messages/message.ts'
import type { Cast, Member } from './cast.ts'

const call: EnquiryFacts = {
  askedBy: 'citizen',
  channel: 'phone',
  municipality: '9011',
  under18: 'no',
  abroad: 'not-known',
  firstContact: 'citizen',
  cause: undefined,
  service: 'advice',
  ground: undefined,
  practice: true,
}

/** Somebody rang, and a member of staff wrote it down. */
export async function anEnquiry(
  cast: Cast,
  by: Member,
  known: { facts?: Partial<EnquiryFacts>; contact?: Partial<Contact>; words?: string } = {},
): Promise<EnquiryId> {
  const { house } = cast
  const id = house.chance.uuid() as EnquiryId
  const made = await newConversation(house, 'citizen', 'da', undefined)
  if ('refused' in made) throw new Error(made.refused.why)
  await withFreeReference(house.chance, reference =>
    house.inTransaction(by.asking, tx =>
      registerEnquiry(
        tx,
        made.done,
        reference,
        {
          id,
          facts: { ...call, ...known.facts },
          contact: contactOf({ channel: 'phone', reachAt: '20 00 00 00', ...known.contact }),
          message: { id: house.chance.uuid() as MessageId, text: known.words ?? 'De har taget mit pas.' },
        },
        house.clock.now(),
      ),
    ),
  )
  return id
}

/** What an act on the enquiry is given when this member does it. */
export async function atWork(cast: Cast, by: Member, id: EnquiryId): Promise<OnEnquiry> {
  const opened = present(await openEnquiry(cast.house, by.asking, id, 'write'), 'an enquiry one may see')
  return {
    enquiryId: id,
    conversationId: opened.enquiry.conversationId,
    by: by.id,
    key: opened.key,
    chance: cast.house.chance,
  }
}
