import type { Tx } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import { sealMessage, type MessageId } from '../messages/message.ts'
import { sealContact, type Contact } from './contact.ts'
import { answerDueWhenSomebodyIsHere } from './deadlines.ts'
import { insertEnquiry, type EnquiryFacts } from './intake.sql.ts'
import type { NewConversation } from './new-conversation.ts'
import type { Reference } from './reference.ts'

export interface RegisterEnquiry {
  readonly id: EnquiryId
  readonly facts: EnquiryFacts
  readonly contact: Contact
  /** What the person said, in words they may read when they come back with their code. */
  readonly message: { id: MessageId; text: string } | undefined
}

/**
 * A call, a meeting or an e-mail becomes an enquiry, with its conversation and its deadline. Only the safe contact
 * has to be known; a code is given when the conversation was made with one. Whoever is signed in may register, so
 * there is nothing to refuse. Call it within `withFreeReference`.
 */
export async function registerEnquiry(
  tx: Tx,
  conversation: NewConversation,
  reference: Reference,
  enquiry: RegisterEnquiry,
  now: Temporal.Instant,
): Promise<void> {
  const { id, facts, contact, message } = enquiry
  await conversation.start(tx)
  await insertEnquiry(tx, {
    id,
    conversationId: conversation.id,
    reference,
    facts,
    sealedContact: sealContact(conversation.key, id, conversation.id, contact),
    message: message && {
      id: message.id,
      sealedText: sealMessage(conversation.key, message.id, conversation.id, message.text),
    },
    answerDue: answerDueWhenSomebodyIsHere(
      { askedBy: facts.askedBy, acute: contact.afraidNow === 'yes' },
      now,
    ),
  })
}
