import type { Situation } from '../situation.ts'

/** Very little is known about a girl of 13. Thin is not low. Waits at the duty desk. */
export const v7: Situation = {
  code: 'V7',
  language: 'da',
  takenBy: 'Alma',
  enquiry: {
    askedBy: 'professional',
    channel: 'phone',
    under18: 'yes',
    abroad: 'not-known',
    firstContact: 'social-educator',
    cause: 'social-restrictions',
    service: 'advice',
    ground: 'anonymised',
  },
  contact: {
    channel: 'switchboard',
    reachAt: 'Fritidsklubben i Engdal, spørg efter den, der har værkstedet',
    hours: 'Mellem 13 og 17',
    mayLeaveMessage: 'not-asked',
    afraidNow: 'not-asked',
  },
  firstWords:
    'En pædagog ringer om en pige på 13, som er holdt op med at komme til svømning og lejrskole. En søster på 16 går med hende hjem og ' +
    'venter udenfor. Hun siger “jeg må bare ikke”. En lillebror på 9 har sagt, at far bliver sur, hvis hun taler med en bestemt dreng. ' +
    'Pædagogen har ikke set mærker og ved ikke mere. Hun spørger, om hun skal tale med forældrene.',
  theCase: undefined,
}
