import type { Channel, AskedBy } from '../../../intake/code-lists.ts'
import { askers, channels, labelOf } from '../../../intake/code-lists.ts'
import { present } from '../../../foundation/assert.ts'
import type { Colour } from '../../../risk/instruments/codes.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Language } from '../../kit/language.ts'

/** "Borger, telefon". */
export const fromWhom = (language: Language, enquiry: { askedBy: AskedBy; channel: Channel }): string =>
  `${labelOf(askers, enquiry.askedBy, language)}, ${labelOf(channels, enquiry.channel, language).toLowerCase()}`

const outcomeOf = (instrument: Instrument, colour: Colour) =>
  present(
    instrument.triage.outcomes.find(({ code }) => code === colour),
    `the triage outcome ${colour}`,
  )

/** "Rød: handl nu", in the instrument's own words. */
export const colourLabel = (instrument: Instrument, colour: Colour, language: Language): string =>
  outcomeOf(instrument, colour).label[language]

export const colourAdvice = (instrument: Instrument, colour: Colour, language: Language): string =>
  outcomeOf(instrument, colour).do[language]
