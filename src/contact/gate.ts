import type { Chance } from '../crypto/random.ts'
import type { Tx } from '../db/db.ts'
import type { Branded, CaseId, ConversationId } from '../foundation/ids.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { findWatch, isHeldBack } from '../watch/watch.sql.ts'
import type { AgreedChannel, ContactAgreement } from './agreement.ts'
import { askInDatabase, askSecondInDatabase, isOverridden } from './gate.sql.ts'
import type { HarmlessCode } from './harmless.ts'
import { mayReachOut, type ReachOutRefusal } from './may-reach-out.ts'

export type PassId = Branded<'PassId'>

declare const letThrough: unique symbol
/** What the gate gives to whoever it lets through; nothing else can make one, and no sender works without. */
export interface Pass {
  readonly [letThrough]: true
  readonly id: PassId
}

/** A conversation, with a proof of it that only whoever holds the ring of faces can make. */
export interface Proven {
  readonly id: ConversationId
  readonly proof: Uint8Array
}

export type ToReach =
  /** A message that waits in the conversation. `harmless`: which of the harmless texts, and no words of one's own. */
  | { readonly conversationId: ConversationId; readonly harmless: HarmlessCode | undefined }
  | {
      readonly caseId: CaseId
      readonly channel: AgreedChannel
      readonly agreement: ContactAgreement | undefined
    }
  /** The second of a person's two conversations, where nothing is ever left but a text that stands in the program. */
  | { readonly secondFace: { readonly first: Proven; readonly second: Proven } }

export type AskGate = Outcome<Pass, { why: 'not-there' } | ReachOutRefusal>

/**
 * The one gate. Whatever would reach a person asks here first, in the transaction it happens in. What it answers is on
 * the chain of the matter; it says no to whatever nobody has agreed to.
 */
export async function askGate(tx: Tx, chance: Chance, to: ToReach, at: Temporal.Instant): Promise<AskGate> {
  const id = chance.uuid() as PassId
  const decision = await decide(tx, to, at)
  const refusal = 'refused' in decision ? decision.refused : undefined
  const answer =
    'secondFace' in to
      ? await askSecondInDatabase(tx, id, to.secondFace)
      : await askInDatabase(
          tx,
          id,
          'caseId' in to
            ? { caseId: to.caseId, channel: to.channel, refusal: refusal?.why }
            : {
                conversationId: to.conversationId,
                channel: 'site',
                harmless: to.harmless,
                refusal: refusal?.why,
              },
        )
  switch (answer) {
    case 'done':
      return done({ id } as Pass)
    case 'not-permitted':
      return refused({ why: 'not-there' })
    case 'outside-hours':
      return refused(refusal?.why === answer ? refusal : { why: answer, next: undefined })
    case 'watched':
    case 'no-agreement':
    case 'agreement-expired':
    case 'channel-not-agreed':
      return refused({ why: answer })
  }
}

async function decide(tx: Tx, to: ToReach, at: Temporal.Instant) {
  if ('secondFace' in to) {
    // Somebody else may always be reading there.
    return mayReachOut({
      channel: 'site',
      at,
      watched: true,
      harmless: true,
      agreement: undefined,
      overridden: false,
    })
  }
  if ('conversationId' in to) {
    return mayReachOut({
      channel: 'site',
      at,
      watched: await isHeldBack(tx, to.conversationId),
      harmless: to.harmless !== undefined,
      agreement: undefined,
      overridden: false,
    })
  }
  return mayReachOut({
    channel: to.channel,
    at,
    watched: (await findWatch(tx, { caseId: to.caseId })) !== undefined,
    harmless: false,
    agreement: to.agreement,
    overridden: await isOverridden(tx, to.caseId),
  })
}
