import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import type { DataKey } from '../crypto/seal.ts'
import type { ConversationId, EnquiryId } from '../foundation/ids.ts'
import type { Coded } from './code-lists.ts'

/** How we may answer. `here`: the person comes back with their words, and nothing reaches any device. */
export const contactChannels = [
  { code: 'here', da: 'Kun på siden', en: 'On the site only' },
  { code: 'phone', da: 'Telefon', en: 'Telephone' },
  { code: 'email', da: 'E-mail', en: 'E-mail' },
  { code: 'somebody', da: 'Gennem en anden', en: 'Through somebody else' },
  { code: 'switchboard', da: 'Gennem omstillingen', en: 'Through the switchboard' },
  { code: 'none', da: 'Må ikke kontaktes', en: 'Must not be contacted' },
] as const satisfies readonly Coded[]
export type ContactChannel = (typeof contactChannels)[number]['code']

export const yesNoNotAsked = [
  { code: 'yes', da: 'Ja', en: 'Yes' },
  { code: 'no', da: 'Nej', en: 'No' },
  { code: 'not-asked', da: 'Ikke spurgt', en: 'Not asked' },
] as const satisfies readonly Coded[]
export type YesNoNotAsked = (typeof yesNoNotAsked)[number]['code']

const code = <Code extends string>(list: readonly Coded<Code>[]) =>
  z.enum(list.map(entry => entry.code) as [Code, ...Code[]])

/** Texts are empty when nothing was said. */
export const contactShape = z.object({
  channel: code(contactChannels),
  /** The number or address, or whom to ask for at which place. */
  reachAt: z.string(),
  /** Hours and days that are safe, in the person's words. */
  hours: z.string(),
  /** Who may be near and hear it. */
  whoMayHear: z.string(),
  codeWord: z.string(),
  /** What to say if somebody else answers. */
  ifSomebodyElse: z.string(),
  mayLeaveMessage: code(yesNoNotAsked),
  /** Whether the person is afraid that something happens today or tomorrow. */
  afraidNow: code(yesNoNotAsked),
})
/** The safe contact of one enquiry. */
export type Contact = z.infer<typeof contactShape>

/** Only the channel is always known; everything else is what the person could say. */
export const contactOf = (known: Pick<Contact, 'channel'> & Partial<Contact>): Contact => ({
  reachAt: '',
  hours: '',
  whoMayHear: '',
  codeWord: '',
  ifSomebodyElse: '',
  mayLeaveMessage: 'not-asked',
  afraidNow: 'not-asked',
  ...known,
})

const column = sealedColumn('enquiries', 'sealed_contact', 'protected', contactShape)

export const sealContact = (
  key: DataKey,
  id: EnquiryId,
  conversationId: ConversationId,
  contact: Contact,
): Buffer => column.seal(key, id, conversationId, contact)

export const unsealContact = (
  key: DataKey,
  id: EnquiryId,
  conversationId: ConversationId,
  sealed: Uint8Array,
): Contact => column.unseal(key, id, conversationId, sealed)
