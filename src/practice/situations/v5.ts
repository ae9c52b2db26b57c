import type { Situation } from '../situation.ts'

/** Outed, watched and thinking of death: writes at night in English. The suicide risk comes first and apart. */
export const v5: Situation = {
  code: 'V5',
  language: 'en',
  takenBy: undefined,
  enquiry: {
    askedBy: 'citizen',
    channel: 'door',
    under18: 'no',
    abroad: 'not-known',
    firstContact: 'citizen',
    cause: 'pressure',
    service: 'advice',
    ground: undefined,
  },
  contact: {
    channel: 'here',
    hours: 'After one at night, when my brother sleeps',
    whoMayHear: 'Nobody',
    codeWord: 'bridge calculations',
    mayLeaveMessage: 'no',
    afraidNow: 'not-asked',
  },
  firstWords:
    'My cousin sent a picture of my profile to the whole family. My mother says I am killing her. My father has booked a man who ' +
    '“cleans” people like me, and they want me engaged to my cousin before the feast. I have to share my location all the time. ' +
    'Sometimes I think it would be easiest for everybody if I was not here. I love my mother. I do not want to leave.',
  theCase: {
    triage: {
      answers: {
        Q1: 'yes',
        Q2a: 'no',
        Q2b: 'yes',
        Q3: 'unknown',
        Q4: 'yes',
        Q5: 'yes',
        Q6a: 'yes',
        Q6b: 'no',
      },
      colour: 'red',
      reason: '',
    },
    responsible: 'Alma',
    deputy: 'Ask',
    nextContactHours: 16,
    card: {
      contactAgreement: {
        channels: [],
        hours: [],
        timeZone: 'Europe/Copenhagen',
        notAlonePhrase: 'The bridge is closed',
        mistakePhrase: 'The bridge is open after all',
        whenNotAlone: 'Vi skriver ikke. Kollegiets vicevært ser forbi om noget andet',
        more: 'Kun beskeder her på siden, på engelsk. Efter kl. 1 om natten',
        whoMayHear: 'Ingen',
        mayLeaveMessage: 'no',
        ifSomeoneElseAnswers: '',
      },
      codePhrase: '“How are the bridge calculations?”',
      planForSilence:
        'To nætter uden svar: kollegiets vicevært spørges om noget andet, og vagten tager stilling til 112.',
    },
    exposed: { alias: 'Malik', ageBand: '18-24', gender: 'male', place: 'på kollegium', sameHousehold: 'no' },
    people: {
      bror: {
        text: {
          alias: 'Bror',
          gender: 'male',
          relation: 'bror',
          roles: ['executes', 'watches'],
          access: ['keys'],
          note: 'Har holdt ham fast og slået ham én gang.',
        },
      },
      far: { text: { alias: 'Far', gender: 'male', relation: 'far', roles: ['decides'] } },
      faetter: {
        text: { alias: 'Fætteren', gender: 'male', relation: 'fætter', roles: ['passes-on', 'urges'] },
      },
    },
    facts: {
      billede: {
        statement: 'Et skærmbillede af hans profil blev sendt til familiens gruppe.',
        source: 'Malik',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'protected',
      },
      slag: {
        statement: 'Hans bror holdt ham fast og slog ham én gang. Det er ikke anmeldt.',
        source: 'Malik',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        disclosure: 'corps-only',
      },
      tanker: {
        statement: 'Han skriver, at det ville være nemmest for alle, hvis han ikke var her.',
        source: 'Maliks egne ord',
        sourceType: 'document',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'protected',
      },
    },
    events: [{ event: 'disclosure_to_actor', text: 'Billedet blev delt i familiens gruppe', inHours: -120 }],
    measures: [
      {
        code: 'M06',
        what: 'Samtale om selvmordstanker i aften og vej ind i akut psykiatri, adskilt fra resten',
        role: 'health',
        who: 'Alma og den akutte psykiatriske modtagelse, efter aftale med ham',
        why: ['C5'],
        caution: 'Ingen indkaldelse i digital post: broren læser med.',
        status: 'under-way',
        dueHours: 12,
      },
    ],
    tasks: [{ kind: 'promise', what: 'Skrive på engelsk og kun efter kl. 1', toWhom: 'Malik', hours: 16 }],
  },
}
