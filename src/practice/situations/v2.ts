import { nothingAgreed } from '../../case/acute-card.ts'
import type { Situation } from '../situation.ts'

/** A teacher who did not dare to notify: advised anonymously, notified together, and closed. */
export const v2: Situation = {
  code: 'V2',
  language: 'da',
  takenBy: 'Alma',
  enquiry: {
    askedBy: 'professional',
    channel: 'phone',
    under18: 'yes',
    abroad: 'no',
    firstContact: 'teacher',
    cause: 'stay-abroad',
    service: 'advice',
    ground: 'anonymised',
  },
  contact: {
    channel: 'switchboard',
    reachAt: 'Skolens kontor i Nørrehavn, spørg efter klasselæreren i 9. b',
    hours: 'Efter kl. 14',
    mayLeaveMessage: 'no',
    afraidNow: 'no',
  },
  firstWords:
    'En klasselærer ringer uden at sige, hvem drengen er. Han er 15, er fundet med hash og skændes med sin stedfar. ' +
    'Faren har sagt, at han skal lære respekt hos sin onkel, og moren har bedt om fri fra uge 25 “i længere tid”. ' +
    'Skolen har ikke underrettet: de er bange for, at familien så rejser med det samme.',
  theCase: {
    triage: {
      answers: { Q1: 'yes', Q2a: 'no', Q2b: 'unknown', Q3: 'unknown', Q4: 'yes', Q5: 'no' },
      colour: 'orange',
      reason: '',
    },
    callBack: {
      number: 'Skolens hovednummer',
      foundWhere: 'Kommunens egen liste over skoler',
      spokeWith: 'Kontoret, som stillede om',
    },
    decisions: {
      person: {
        decision: 'identity-not-known',
        reason:
          'Vi kender ikke drengen. Skolen underretter selv i dag; vi har gennemgået ordene med læreren.',
      },
      siblings: {
        decision: 'identity-not-known',
        reason: 'En lillesøster på 12. Læreren tager hende med i underretningen.',
      },
    },
    responsible: 'Alma',
    deputy: 'Ask',
    nextContactHours: 48,
    card: nothingAgreed,
    exposed: { alias: 'Adam', ageBand: '15-17', gender: 'male', place: 'Nørrehavn', sameHousehold: 'yes' },
    people: {
      far: { text: { alias: 'Far', gender: 'male', relation: 'far', roles: ['decides'] } },
      mor: { text: { alias: 'Mor', gender: 'female', relation: 'mor', roles: ['supports'] } },
      soester: {
        actor: false,
        text: { alias: 'Lillesøster', ageBand: '12-14', gender: 'female', relation: 'lillesøster' },
      },
    },
    facts: {
      respekt: {
        statement: 'Faren har sagt til skolen, at drengen “skal lære respekt hos sin onkel”.',
        source: 'Klasselæreren',
        sourceType: 'professional',
        directness: 'first_hand',
        disclosure: 'municipality-only',
      },
      faetter: {
        statement: 'Drengen har sagt, at hans fætter var væk i to år og kom “helt stille” hjem.',
        source: 'Fritidsvejlederen, fortalt af læreren',
        sourceType: 'professional',
        directness: 'second_hand',
        confidence: 'low',
        disclosure: 'corps-only',
      },
    },
    contact: {
      text: {
        withWhom: 'Klasselæreren',
        channel: 'Telefon gennem skolens kontor',
        result: 'reached',
        agreed:
          'Skolen underrettede samme dag uden at tale med forældrene først. Kommunen har talt med drengen alene.',
      },
      hoursAgo: 2,
      nextHoursLater: 72,
    },
    closing: {
      reason: 'advice-given',
      note: {
        whoTakesOver: 'Kommunens børneafdeling, som har fået underretningen',
        wayBack: 'Læreren har vores nummer og ved, at kommunen selv kan bede om en risikovurdering.',
        note: 'Læreren forblev anonym og var lettet over ikke at stå alene.',
      },
    },
  },
}
