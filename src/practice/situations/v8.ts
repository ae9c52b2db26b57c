import { nothingAgreed } from '../../case/acute-card.ts'
import type { Situation } from '../situation.ts'

/** A boy made to control his sister: exposed and actor at once. Her case is hers. */
export const v8: Situation = {
  code: 'V8',
  language: 'da',
  takenBy: 'Birk',
  enquiry: {
    askedBy: 'professional',
    channel: 'phone',
    under18: 'yes',
    abroad: 'no',
    firstContact: 'association',
    cause: 'physical-violence',
    service: 'advice',
    ground: 'consent',
  },
  contact: {
    channel: 'somebody',
    reachAt: 'Mentoren, gennem foreningens kontor',
    hours: 'Tirsdag og torsdag efter træning',
    whoMayHear: 'Mentoren',
    codeWord: 'Spiller du på lørdag?',
    mayLeaveMessage: 'no',
    afraidNow: 'yes',
  },
  firstWords:
    'En mentor ringer med Yusuf ved siden af sig. Siden hans far døde, skal han følge sin søster på 15 og læse hendes telefon. Farbroren ' +
    'gav ham et bælte og sagde, at ellers gjorde andre det hårdere. Han slog én gang og har ikke sovet siden. ' +
    '“Hvis jeg ikke gør det, så går det ud over hende.”',
  theCase: {
    triage: {
      answers: {
        Q1: 'yes',
        Q2a: 'no',
        Q2b: 'yes',
        Q3: 'yes',
        Q4: 'yes',
        Q5: 'unknown',
        Q6a: 'unknown',
        Q6b: 'yes',
      },
      colour: 'red',
      reason: '',
    },
    callBack: {
      number: 'Foreningens hovednummer',
      foundWhere: 'Foreningens egen side, fundet af os',
      spokeWith: 'Mentoren, efter viderestilling',
    },
    decisions: {
      person: {
        decision: 'notify',
        reason: 'Han er 17, tvinges til vold og trues selv. Han ved, at vi gør det, og hvorfor.',
      },
      siblings: { decision: 'notify', reason: 'Amal på 15 er den, der slås, og hun skal sendes væk.' },
    },
    responsible: 'Birk',
    deputy: 'Maj',
    nextContactHours: 40,
    card: { ...nothingAgreed, codePhrase: '“Spiller du på lørdag?” – “Kun anden halvleg.”' },
    exposed: {
      alias: 'Yusuf',
      ageBand: '15-17',
      gender: 'male',
      sameHousehold: 'yes',
      roles: ['watches', 'executes'],
      note: 'Behandles som udsat. Bliver tvunget.',
    },
    exposedActs: true,
    people: {
      farbror: {
        text: {
          alias: 'Farbror',
          gender: 'male',
          relation: 'farbror',
          roles: ['decides', 'urges'],
          sameHousehold: 'no',
          note: 'Har overtaget beslutningerne, siden faren døde.',
        },
      },
      faetre: {
        text: { alias: 'Fætrene', gender: 'male', relation: 'fætre', roles: ['executes', 'watches'] },
      },
      amal: {
        actor: false,
        text: {
          alias: 'Amal',
          ageBand: '15-17',
          gender: 'female',
          relation: 'lillesøster',
          sameHousehold: 'yes',
        },
      },
    },
    ties: [
      { from: 'farbror', to: 'self', kind: 'uncle-or-aunt', there: 'yes', back: 'yes', source: 'Yusuf' },
      { from: 'farbror', to: 'amal', kind: 'uncle-or-aunt', there: 'no', source: 'Yusuf' },
      { from: 'self', to: 'amal', kind: 'sibling', source: 'Yusuf' },
      { from: 'farbror', to: 'faetre', kind: 'parent', there: 'yes', source: 'Yusuf' },
      { from: 'faetre', to: 'self', kind: 'cousin', source: 'Yusuf' },
    ],
    facts: {
      baelte: {
        statement: 'Farbroren gav ham et bælte og sagde, at han “ingen mand” var, hvis han ikke brugte det.',
        source: 'Yusuf',
        sourceType: 'child_interview',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'municipality-only',
      },
      sendes: {
        statement: 'Farbroren vil sende Amal væk. Hvornår og hvorhen ved han ikke.',
        source: 'Yusuf',
        sourceType: 'child_interview',
        directness: 'second_hand',
        disclosure: 'municipality-only',
      },
    },
    tasks: [
      {
        kind: 'promise',
        what: 'Amal får sin egen sag. Intet fra Yusuf står i den',
        toWhom: 'Yusuf',
        hours: 24,
      },
    ],
  },
}
