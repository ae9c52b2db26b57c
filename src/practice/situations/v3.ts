import type { Situation } from '../situation.ts'

/** A couple threatened from both sides: one case each; this is hers, and his has been promised. */
export const v3: Situation = {
  code: 'V3',
  language: 'da',
  takenBy: 'Sol',
  enquiry: {
    askedBy: 'citizen',
    channel: 'meeting',
    under18: 'no',
    abroad: 'no',
    firstContact: 'citizen',
    cause: 'threats-to-life',
    service: 'advice',
    ground: undefined,
  },
  contact: {
    channel: 'phone',
    reachAt: 'Ny taletidstelefon, nummeret står i den brune kuvert hos vagten',
    hours: 'Når som helst',
    whoMayHear: 'Jonas. Ikke hans søster',
    codeWord: 'Har du fået pakken?',
    ifSomebodyElse: 'Læg på',
    mayLeaveMessage: 'no',
    afraidNow: 'yes',
  },
  firstWords:
    'Noor og Jonas kommer sammen. De er blevet gift i stilhed. Samme aften som et billede dukkede op, stod seks mænd foran opgangen ' +
    'og sparkede på døren. To dage efter fandt mekanikeren en lille boks under bilen. De bor nu hos Jonas’ søster.',
  theCase: {
    triage: {
      answers: { Q1: 'yes', Q2a: 'no', Q2b: 'yes', Q3: 'yes', Q4: 'no', Q5: 'yes', Q6a: 'no', Q6b: 'yes' },
      colour: 'red',
      reason: '',
    },
    responsible: 'Sol',
    deputy: 'Linde',
    nextContactHours: 10,
    card: {
      contactAgreement: {
        channels: [
          { channel: 'sms', reachAt: 'Den nye taletidstelefon' },
          { channel: 'phone', reachAt: 'Den nye taletidstelefon' },
        ],
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
        timeZone: 'Europe/Copenhagen',
        notAlonePhrase: 'Pakken er gået retur',
        mistakePhrase: 'Den kom alligevel i dag',
        whenNotAlone: 'Vi lægger på og ringer til politiets vagt',
        more: 'Den nye taletidstelefon. Når som helst, sms først',
        whoMayHear: 'Jonas',
        mayLeaveMessage: 'no',
        ifSomeoneElseAnswers: 'Læg på',
      },
      codePhrase: '“Har du fået pakken?” – “Ja, den stod hos naboen.”',
      planForSilence: 'Svarer hun ikke inden to timer, ringes der til Jonas og derefter til politiets vagt.',
    },
    exposed: {
      alias: 'Noor',
      ageBand: '18-24',
      gender: 'female',
      place: 'hos Jonas’ søster',
      sameHousehold: 'no',
    },
    people: {
      bror1: {
        text: {
          alias: 'Ældste bror',
          gender: 'male',
          relation: 'bror',
          roles: ['decides', 'executes'],
          sameHousehold: 'no',
          access: ['car'],
        },
      },
      bror2: {
        text: {
          alias: 'Yngste bror',
          gender: 'male',
          relation: 'bror',
          roles: ['executes', 'watches'],
          sameHousehold: 'no',
        },
      },
      svigerfar: {
        text: {
          alias: 'Jonas’ far',
          gender: 'male',
          relation: 'svigerfar',
          roles: ['passes-on'],
          sameHousehold: 'no',
          note: 'Har givet brødrene parrets arbejdstider for at få fred.',
        },
      },
      kusine: {
        text: {
          alias: 'Kusinen',
          gender: 'female',
          relation: 'kusine',
          roles: ['passes-on'],
          sameHousehold: 'no',
        },
      },
      jonas: {
        actor: false,
        text: {
          alias: 'Jonas',
          gender: 'male',
          relation: 'ægtefælle',
          roles: ['supports'],
          sameHousehold: 'yes',
        },
      },
      svigerinde: {
        actor: false,
        text: {
          alias: 'Jonas’ søster',
          gender: 'female',
          relation: 'svigerinde',
          roles: ['supports'],
          sameHousehold: 'yes',
          access: ['keys'],
        },
      },
    },
    ties: [
      { from: 'bror1', to: 'self', kind: 'sibling', there: 'yes', back: 'no', source: 'Noor' },
      { from: 'bror2', to: 'self', kind: 'sibling', back: 'no', source: 'Noor' },
      { from: 'bror1', to: 'bror2', kind: 'sibling', there: 'yes', back: 'yes', source: 'Noor' },
      { from: 'self', to: 'jonas', kind: 'married', there: 'yes', back: 'yes', source: 'Vielsesattest' },
      { from: 'svigerfar', to: 'jonas', kind: 'parent', there: 'yes', back: 'no', source: 'Jonas' },
      { from: 'svigerfar', to: 'svigerinde', kind: 'parent', there: 'yes', source: 'Jonas' },
      { from: 'svigerinde', to: 'jonas', kind: 'sibling', there: 'yes', back: 'yes', source: 'Jonas' },
      { from: 'svigerfar', to: 'bror1', kind: 'in-law', there: 'yes', source: 'Noor og Jonas' },
      { from: 'kusine', to: 'self', kind: 'cousin', back: 'no', source: 'Noor' },
      { from: 'kusine', to: 'bror2', kind: 'cousin', source: 'Noor' },
    ],
    facts: {
      drab: {
        statement: 'En af mændene råbte, at “vi får dig hjem i en kasse eller gående”.',
        source: 'Noor',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'shareable',
      },
      boks: {
        statement: 'Mekanikeren fandt en sporingsboks under bilen. Den ligger hos politiet.',
        source: 'Politiets kvittering',
        sourceType: 'document',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'shareable',
      },
      kender: {
        statement: 'Noors kusine kender vejen til det sted, hvor parret bor nu.',
        source: 'Noor',
        sourceType: 'exposed_person',
        directness: 'second_hand',
        disclosure: 'protected',
      },
    },
    events: [{ event: 'violence_or_threat', text: 'Seks mænd sparkede på døren', inHours: -72 }],
    measures: [
      {
        code: 'M18',
        what: 'Bilen bliver stående. Telefoner og delt placering gennemgås',
        role: 'digital_adviser',
        who: 'Politiets it-medarbejder',
        why: ['A7'],
        status: 'under-way',
        dueHours: 12,
      },
    ],
    tasks: [
      { kind: 'promise', what: 'Jonas får sin egen sag og sin egen samtale', toWhom: 'Jonas', hours: 24 },
      {
        kind: 'find-out',
        what: 'Er der plads til et par på et botilbud uden for regionen?',
        toWhom: 'Botilbuddenes vagt',
        hours: 6,
      },
    ],
  },
}
