import type { Situation } from '../situation.ts'

/** Wants to go home and met her mother at a café: the agreed call afterwards has not come, and the alarm rings. */
export const v10: Situation = {
  code: 'V10',
  language: 'da',
  takenBy: 'Maj',
  enquiry: {
    askedBy: 'professional',
    channel: 'meeting',
    under18: 'no',
    abroad: 'no',
    firstContact: 'shelter',
    cause: 'psychological-violence',
    service: 'advice',
    ground: 'consent',
  },
  contact: {
    channel: 'switchboard',
    reachAt: 'Botilbuddets vagt, spørg efter kontaktpersonen',
    hours: 'Hele døgnet',
    whoMayHear: 'Kontaktpersonen',
    codeWord: 'Er vaskemaskinen fri?',
    mayLeaveMessage: 'yes',
    afraidNow: 'no',
  },
  firstWords:
    'Møde på botilbuddet. Dilan savner sin lillebror og er træt af, at personalet kun taler om regler. Hendes mor græder i stemmebeskeder, og en ' +
    'ældre slægtning lover, at alt er tilgivet. I weekenden vil hun mødes med sin mor på en café. Sidste forår ventede der to fætre i en bil.',
  theCase: {
    triage: {
      answers: {
        Q1: 'yes',
        Q2a: 'no',
        Q2b: 'no',
        Q3: 'yes',
        Q4: 'unknown',
        Q5: 'unknown',
        Q6a: 'no',
        Q6b: 'no',
      },
      colour: 'orange',
      reason: 'Hun er på botilbuddet til lørdag og har selv fortalt om mødet. Planen for mødet laves i dag.',
    },
    callBack: {
      number: 'Botilbuddets hovednummer',
      foundWhere: 'Socialtilsynets liste',
      spokeWith: 'Vagthavende, som stillede om',
    },
    responsible: 'Maj',
    deputy: 'Birk',
    nextContactHours: 24,
    card: {
      contactAgreement: {
        channels: [{ channel: 'phone', reachAt: 'Botilbuddets vagt' }],
        hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
        timeZone: 'Europe/Copenhagen',
        notAlonePhrase: 'Maskinen er vist i stykker',
        mistakePhrase: 'Den virkede alligevel',
        whenNotAlone: 'Vi siger, at vi ringer i morgen. Vagten ringer til kontaktpersonen',
        more: 'Botilbuddets vagt. Hele døgnet',
        whoMayHear: 'Kontaktpersonen',
        mayLeaveMessage: 'yes',
        ifSomeoneElseAnswers: 'Spørg, om vaskemaskinen er fri',
      },
      codePhrase: '“Er vaskemaskinen fri?” – “Først efter otte.”',
      planForSilence:
        'Ringer hun ikke en time efter mødet, ringer vagten til hende én gang og derefter til 112 med caféens adresse.',
    },
    exposed: {
      alias: 'Dilan',
      ageBand: '18-24',
      gender: 'female',
      place: 'på et sikret botilbud',
      sameHousehold: 'no',
    },
    people: {
      far: { text: { alias: 'Far', gender: 'male', relation: 'far', roles: ['decides'] } },
      mor: { text: { alias: 'Mor', gender: 'female', relation: 'mor', roles: ['lures'] } },
      slaegtning: {
        text: {
          alias: 'Ældre slægtning',
          relation: 'fars fætter',
          roles: ['decides', 'lures'],
          note: 'Familien lytter til ham.',
        },
      },
      faetre: {
        text: { alias: 'To fætre', gender: 'male', relation: 'fætre', roles: ['executes'], access: ['car'] },
      },
      lillebror: {
        actor: false,
        text: { alias: 'Lillebror', ageBand: 'under-12', gender: 'male', relation: 'lillebror' },
      },
    },
    facts: {
      cafe: {
        statement: 'Hun vil mødes med sin mor på en café i weekenden.',
        source: 'Dilan',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        confidence: 'high',
        disclosure: 'corps-only',
      },
      baghold: {
        statement: 'Sidste forår endte et møde med moren med, at to fætre ventede i en bil.',
        source: 'Kontaktpersonen på botilbuddet',
        sourceType: 'professional',
        directness: 'second_hand',
        confidence: 'high',
        disclosure: 'corps-only',
      },
      profil: {
        statement: 'Hun har åbnet sin gamle profil og skrevet til sin søster.',
        source: 'Dilan',
        sourceType: 'exposed_person',
        directness: 'first_hand',
        disclosure: 'protected',
      },
    },
    events: [{ event: 'contact_resumed', text: 'Skrev til sin søster fra den gamle profil', inHours: -48 }],
    measures: [
      {
        code: 'M46',
        what: 'Plan for mødet: åbent sted, ledsager ved bordet bag, egen transport og opkald en time efter',
        role: 'consultant',
        who: 'Maj og kontaktpersonen',
        why: ['A9', 'C2'],
        personSays: 'Så tør jeg godt.',
        status: 'done',
        dueHours: 20,
      },
    ],
    contact: {
      text: {
        withWhom: 'Dilan og kontaktpersonen',
        channel: 'Møde på botilbuddet',
        result: 'reached',
        agreed: 'Hun ringer en time efter mødet. Ringer hun ikke, følger vagten planen for tavshed.',
      },
      hoursAgo: 26,
      nextHoursLater: 25,
    },
    assessment: {
      ratings: [
        { item: 'A9', now: '2', earlier: '2', facts: ['cafe', 'baghold'] },
        { item: 'C2', now: '2', earlier: 'U', facts: ['profil', 'cafe'] },
      ],
      flags: {
        RF05: {
          answer: 'act',
          reason: 'Mødet kan vi ikke forbyde. Planen for det er lavet sammen med hende.',
        },
      },
    },
  },
}
