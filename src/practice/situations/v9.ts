import type { Situation } from '../situation.ts'

/** Found again, perhaps by relatives with a look-up: who looked, and when? */
export const v9: Situation = {
  code: 'V9',
  language: 'da',
  takenBy: 'Storm',
  enquiry: {
    askedBy: 'citizen',
    channel: 'phone',
    under18: 'no',
    abroad: 'no',
    firstContact: 'citizen',
    cause: 'threats-to-life',
    service: 'advice',
    ground: undefined,
  },
  contact: {
    channel: 'phone',
    reachAt: 'Hendes arbejdstelefon. Nummeret står kun her',
    hours: 'Hverdage 8 til 16',
    whoMayHear: 'Ingen',
    codeWord: 'Tegningerne til broen',
    ifSomebodyElse: 'Spørg efter tegningerne, og sig, at du ringer igen',
    mayLeaveMessage: 'no',
    afraidNow: 'yes',
  },
  firstWords:
    'Mina flyttede for et år siden efter vold fra sin tidligere forlovedes familie. Hendes adressebeskyttelse udløb for tre uger siden. ' +
    'I sidste uge lå der et kort i postkassen: “Smukt udsyn fra 4. sal.” Flere i den anden familie arbejder i hendes gamle kommune. ' +
    'Hun vil vide, om nogen har slået hende op.',
  theCase: {
    triage: {
      answers: { Q1: 'yes', Q2a: 'no', Q2b: 'no', Q3: 'yes', Q4: 'no', Q5: 'yes', Q6a: 'no', Q6b: 'no' },
      colour: 'orange',
      reason: 'Hun bor hos en kollega til på mandag, og ingen kender stedet. Ny beskyttelse søges i dag.',
    },
    responsible: 'Storm',
    deputy: 'Pil',
    nextContactHours: 30,
    card: {
      contactAgreement: {
        channels: [{ channel: 'phone', reachAt: 'Arbejdstelefonen' }],
        hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }],
        timeZone: 'Europe/Copenhagen',
        notAlonePhrase: 'Tegningerne er sendt',
        mistakePhrase: 'Jeg fandt dem på bordet',
        whenNotAlone: 'Vi spørger efter tegningerne og lægger på. Hendes leder går ned til hende',
        more: 'Arbejdstelefonen. Hverdage 8 til 16',
        whoMayHear: 'Ingen',
        mayLeaveMessage: 'no',
        ifSomeoneElseAnswers: 'Spørg efter tegningerne, og ring igen',
      },
      codePhrase: '“Er tegningerne til broen færdige?” – “Kun den nordlige side.”',
      planForSilence: 'Møder hun ikke på arbejde, ringer hendes leder til os før kl. 10.',
    },
    exposed: {
      alias: 'Mina',
      ageBand: '25-39',
      gender: 'female',
      place: 'hos en kollega',
      sameHousehold: 'no',
    },
    people: {
      forlovede: {
        text: { alias: 'Eksforlovede', gender: 'male', relation: 'tidligere forlovede', roles: ['decides'] },
      },
      soester: {
        text: {
          alias: 'Hans søster',
          gender: 'female',
          relation: 'tidligere svigerinde',
          roles: ['passes-on'],
          access: ['register-look-up'],
          note: 'Arbejder i Borgerservice i Fjordby.',
        },
      },
      nevoe: {
        text: {
          alias: 'Hans nevø',
          gender: 'male',
          relation: 'tidligere svigerfamilie',
          roles: ['watches'],
          access: ['register-look-up'],
          note: 'Studentermedhjælper i kommunens it.',
        },
      },
    },
    facts: {
      kort: {
        statement: 'Et kort uden afsender i postkassen: “Smukt udsyn fra 4. sal.”',
        source: 'Kortet, som hun har gemt',
        sourceType: 'document',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'shareable',
      },
      udloeb: {
        statement: 'Hendes navne- og adressebeskyttelse udløb for tre uger siden.',
        source: 'Mina',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        disclosure: 'municipality-only',
      },
      notat: {
        statement: 'Sagsbehandleren skrev hendes nye nummer ind i et notat, som hele afdelingen kan læse.',
        source: 'Mina',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        disclosure: 'corps-only',
      },
    },
    events: [{ event: 'information_leak', text: 'Nummeret blev skrevet i et fælles notat', inHours: -240 }],
    measures: [
      {
        code: 'M42',
        what: 'Ny navne- og adressebeskyttelse, med en dato for fornyelse, som vi minder om',
        role: 'person',
        who: 'Mina, med Storm ved siden af',
        why: ['D2', 'B3'],
        personSays: 'Denne gang glemmer jeg det ikke.',
        status: 'under-way',
        dueHours: 24,
      },
    ],
    tasks: [
      {
        kind: 'find-out',
        what: 'Udtræk af loggen i de to systemer: hvem har slået hende op, og hvornår?',
        toWhom: 'Kommunens databeskyttelsesrådgiver, aldrig afdelingen selv',
        hours: 72,
      },
    ],
  },
}
