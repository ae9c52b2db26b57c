import type { Situation } from '../situation.ts'

/** A closed community, no violence, and the question whether one may ask at all. Waits at the duty desk. */
export const v6: Situation = {
  code: 'V6',
  language: 'da',
  takenBy: undefined,
  enquiry: {
    askedBy: 'citizen',
    channel: 'door',
    under18: 'no',
    abroad: 'not-known',
    firstContact: 'citizen',
    cause: 'social-restrictions',
    service: 'advice',
    ground: undefined,
  },
  contact: {
    channel: 'here',
    hours: 'Ikke om søndagen, da læser min far min telefon',
    whoMayHear: 'Min tante, hvis det er',
    mayLeaveMessage: 'no',
    afraidNow: 'no',
  },
  firstWords:
    'Jeg er 18 og vokset op i et lille trossamfund i Vesterådal. Jeg har søgt ind på en efterskole udenfor. Nu har de ældste holdt to ' +
    'møder med mig og mine forældre. Hvis jeg rejser, må min familie ikke tale med mig mere. Jeg arbejder i bageriet uden løn og har ' +
    'ikke noget bankkort. Ingen har slået mig. Er det her noget, man kan få hjælp til, eller er det bare mig?',
  theCase: undefined,
}
