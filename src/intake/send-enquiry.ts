import type { House } from '../access/house.ts'
import { once } from '../access/once.ts'
import { open } from '../access/opening.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, EnquiryId } from '../foundation/ids.ts'
import { sealMessage, type MessageId } from '../messages/message.ts'
import { sealContact, type Contact } from './contact.ts'
import { answerDue } from './deadlines.ts'
import { withFreeReference } from './free-reference.ts'
import { insertEnquiry, keepSaidBefore, type EnquiryFacts } from './intake.sql.ts'
import { sealSaidBefore, somethingSaid, type SaidBefore } from './said-before.ts'
import type { Visit } from './visit.ts'

export interface SendEnquiry {
  readonly id: EnquiryId
  readonly messageId: MessageId
  readonly facts: Omit<EnquiryFacts, 'channel'>
  readonly contact: Contact
  /** Answered at the door before writing; undefined for professionals, who are not asked. */
  readonly said: SaidBefore | undefined
  readonly text: string
}

/**
 * What somebody wrote at the door becomes an enquiry on the duty desk. Sent again, by a double click or after a cut
 * line, it is still one enquiry.
 *
 * @param visit alive, of the conversation that was begun for it
 */
export async function sendEnquiry(
  house: House,
  visit: Visit,
  actId: ActId,
  enquiry: SendEnquiry,
): Promise<void> {
  const { token, conversationId } = visit
  const { id, messageId, contact } = enquiry
  const keys = await open(house, { token }, { kind: 'conversation', id: conversationId, purpose: 'write' })
  const key = present(keys, 'the key of the visitor’s own conversation').of(conversationId)
  const hurry = { askedBy: enquiry.facts.askedBy, acute: contact.afraidNow === 'yes' }
  const said = enquiry.said && somethingSaid(enquiry.said) ? enquiry.said : undefined
  const sealedSaid = said && sealSaidBefore(key, id, conversationId, said)
  const row = {
    id,
    conversationId,
    facts: { ...enquiry.facts, channel: 'door' } as const,
    sealedContact: sealContact(key, id, conversationId, contact),
    message: { id: messageId, sealedText: sealMessage(key, messageId, conversationId, enquiry.text) },
    answerDue: answerDue(hurry, house.clock.now()),
  }

  await withFreeReference(house.chance, reference =>
    house.inTransaction({ token }, tx =>
      once(tx, actId, async () => {
        await insertEnquiry(tx, { ...row, reference })
        if (sealedSaid) await keepSaidBefore(tx, id, sealedSaid)
        return { goTo: 'received' }
      }),
    ),
  )
}
