import type { EnquiryId } from '../../foundation/ids.ts'
import { startConversation } from '../../intake/visit.ts'
import type { MessageId } from '../../messages/message.ts'
import type { Body } from '../kit/body.ts'
import { goTo, newActId, sameStep, type Ask } from './ask.ts'
import type { Choices, Shown, Step } from './step.ts'

/** Gives the six words: from here on there is a conversation to come back to. */
export async function giveWords(step: Step, body: Body, ask: Ask, choices: Choices): Promise<Shown> {
  const { house, language } = ask
  if (!ask.mayBegin()) return sameStep(ask, step, body, { notice: 'busy' })
  const kind = choices.by === 'professional' ? 'professional' : 'citizen'
  const started = await startConversation(house, ask.turn, kind, language)
  if ('refused' in started) return sameStep(ask, step, body, { notice: started.refused.why })

  const { words, codeLookup } = started.done
  const letter = {
    codeLookup: Buffer.from(codeLookup).toString('base64url'),
    enquiry: house.chance.uuid() as EnquiryId,
    message: house.chance.uuid() as MessageId,
    act: newActId(house),
  }
  return goTo(ask, { at: 'words', choices, letter }, { words: [...words] })
}
