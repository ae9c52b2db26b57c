import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'

/** What a person may answer alone: the parts of the instrument's triage that need nobody to ask them, in its codes. */
export const ownQuestions = ['Q2a', 'Q2b', 'Q3', 'Q4', 'Q5', 'Q6b', 'Q6a'] as const
export type OwnQuestion = (typeof ownQuestions)[number]

export const ownAnswerCodes = ['yes', 'no', 'unknown'] as const

/** What was answered; a question that is not here was skipped, which is not a no. */
export const ownAnswers = z.partialRecord(z.enum(ownQuestions), z.enum(ownAnswerCodes))
export type OwnAnswers = z.infer<typeof ownAnswers>

/** Who can see the telephone or computer that somebody writes from. */
export const phoneSeenBy = ['me', 'others', 'not-known'] as const

/** What somebody answered at the door before they wrote, in their own person: nobody asked it and nobody weighed it. */
export const saidBefore = z.object({
  phone: z.enum(phoneSeenBy).optional(),
  abroad: z.boolean(),
  /** Only what the person chose to send. */
  answers: ownAnswers,
})
export type SaidBefore = z.infer<typeof saidBefore>

export const nothingSaid: SaidBefore = { abroad: false, answers: {} }

/** Whether there is anything to keep. */
export const somethingSaid = ({ phone, answers }: SaidBefore): boolean =>
  phone !== undefined || Object.keys(answers).length > 0

const column = sealedColumn('enquiries', 'sealed_said_before', 'municipality-only', saidBefore)

export const sealSaidBefore = (
  key: DataKey,
  id: EnquiryId,
  conversationId: ConversationId,
  said: SaidBefore,
): Buffer => column.seal(key, id, conversationId, said)

export const unsealSaidBefore = (
  key: DataKey,
  id: EnquiryId,
  conversationId: ConversationId,
  sealed: Uint8Array,
): SaidBefore => column.unseal(key, id, conversationId, sealed)
