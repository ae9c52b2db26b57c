import { nothingSaid, type SaidBefore } from '../../../intake/said-before.ts'
import type { Body } from '../../kit/body.ts'
import { goTo, type Ask } from '../ask.ts'
import { languageOfProfessionals } from '../professional-texts.ts'
import type { Shown, Step } from '../step.ts'

/** Where a button leads when nothing has to be filled in first, by the button's own value. */
const ways = {
  phone: said => ({ at: 'phone', said }),
  'come-back': () => ({ at: 'come-back' }),
  read: () => ({ at: 'read' }),
  help: () => ({ at: 'help' }),
  watch: said => ({ at: 'watch', said }),
  check: () => ({ at: 'check' }),
  abroad: () => ({ at: 'abroad' }),
  matter: () => ({ at: 'matter' }),
} satisfies Record<string, (said: SaidBefore) => Step>
export type Way = keyof typeof ways

const isWay = (text: string | undefined): text is Way => text !== undefined && Object.hasOwn(ways, text)

/**
 * The page behind the button that was pressed; the first one when it is none of ours.
 *
 * @param said goes along when the button leads to writing
 */
export function answerWay(body: Body, ask: Ask, said: SaidBefore = nothingSaid): Shown {
  const chosen = body.all('go').at(-1)
  if (chosen === 'matter') {
    return { language: languageOfProfessionals(ask.language), step: { at: 'matter' } }
  }
  return goTo(ask, isWay(chosen) ? ways[chosen](said) : { at: 'start' })
}
