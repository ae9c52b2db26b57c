import type { Language } from '../../kit/language.ts'

export const da = {
  title: 'Min dag',
  ringing: 'Alarmer i dine sager',
  take: 'Tag alarmen',
  takeNamed: (reference: string) => `Tag alarmen for ${reference}`,
  notices: 'Nyt til dig',
  seen: 'Jeg har set det',
  kinds: {
    'acute-card-opened': (by: string, reference: string) => `${by} har åbnet akutkortet for ${reference}`,
    'alarm-taken': (by: string, reference: string) => `${by} har taget alarmen for ${reference}`,
    'case-came-to-you': (by: string, reference: string) =>
      `${by} har gjort dig ansvarlig eller stedfortræder i ${reference}`,
    'contact-rule-overridden': (by: string, reference: string) =>
      `${by} har tilsidesat en kontaktregel i ${reference}, fordi der var fare for liv`,
    'flag-escalated': (by: string, reference: string) =>
      `Et opmærksomhedsflag i ${reference} venter på svar (${by})`,
    'provisional-signed': (by: string, reference: string) =>
      `${by} har skrevet under på en foreløbig vurdering af ${reference}`,
    'deputy-missing': (by: string, reference: string) =>
      `${reference} har kun én ansvarlig, efter at ${by} suspenderede en kollega. Find en stedfortræder`,
    'second-rating-given-back': (_by: string, reference: string) =>
      `Den kollega, der skulle bedømme ${reference} uden at kende jeres bedømmelse, kan det ikke længere. Bed en anden`,
    'second-rating-signed': (by: string, reference: string) =>
      `${by} har bedømt ${reference} uden at kende jeres bedømmelse. Tal om det, I ser forskelligt`,
    watched: (by: string, reference: string) =>
      `${by} har meldt “ikke alene” i ${reference}: skriv og ring ikke til personen`,
    'watched-cleared': (by: string, reference: string) =>
      `${by} har ophævet “ikke alene” i ${reference}: personen sagde sætningen for en fejl`,
    'watched-released': (by: string, reference: string) =>
      `${by} har som den anden af to ophævet “ikke alene” i ${reference}`,
  },
  system: 'Systemet',
  aCase: 'en sag, du ikke har',
  askedToRate: 'Bedøm uden at kende den første bedømmelse',
  by: 'senest',
  claimed: 'Henvendelser, du har taget',
  until: 'indtil',
  today: 'I dag og før',
  todayEmpty: 'Der er ikke mere på listen i dag.',
  ahead: 'De næste syv dage',
  aheadEmpty: 'Der er ikke aftalt noget de næste syv dage.',
  what: {
    answer: 'Svar på besked',
    'next-contact': 'Aftalt kontakt',
    reassessment: 'Ny vurdering',
    'provisional-ends': 'Foreløbig vurdering udløber',
    flag: 'Svar på opmærksomhedsflag',
    task: 'Opgave eller løfte',
    measure: 'Tiltag i planen',
    review: 'Gennemgang',
    'hand-over': 'Find en stedfortræder',
  } as Readonly<Record<string, string>>,
  assessAfterEvent: 'Ny vurdering, fordi der er sket noget',
  runningOut: 'Hjælp hos andre, der skal kontrolleres',
  cases: 'Dine sager',
  casesEmpty: 'Du har ingen sager.',
  reference: 'Reference',
  part: 'Din rolle',
  parts: { responsible: 'Ansvarlig', deputy: 'Stedfortræder', granted: 'Midlertidig adgang' },
  nextContact: 'Næste kontakt',
  practice: 'Øvelse',
}
export type MyDayTexts = typeof da

export const en: MyDayTexts = {
  title: 'My day',
  ringing: 'Alarms in your cases',
  take: 'Take the alarm',
  takeNamed: reference => `Take the alarm of ${reference}`,
  notices: 'New for you',
  seen: 'I have seen it',
  kinds: {
    'acute-card-opened': (by, reference) => `${by} has opened the acute card of ${reference}`,
    'alarm-taken': (by, reference) => `${by} has taken the alarm of ${reference}`,
    'case-came-to-you': (by, reference) => `${by} has made you responsible or deputy in ${reference}`,
    'contact-rule-overridden': (by, reference) =>
      `${by} set a contact rule aside in ${reference} because a life was in danger`,
    'flag-escalated': (by, reference) => `A red flag in ${reference} is waiting for an answer (${by})`,
    'provisional-signed': (by, reference) => `${by} has signed a provisional assessment of ${reference}`,
    'deputy-missing': (by, reference) =>
      `${reference} has one person only since ${by} suspended a colleague. Find a deputy`,
    'second-rating-given-back': (_by, reference) =>
      `The colleague who was to rate ${reference} without knowing your rating no longer can. Ask somebody else`,
    'second-rating-signed': (by, reference) =>
      `${by} has rated ${reference} without knowing your rating. Talk about what you see differently`,
    watched: (by, reference) =>
      `${by} has reported “not alone” in ${reference}: do not write to or ring the person`,
    'watched-cleared': (by, reference) =>
      `${by} has lifted “not alone” in ${reference}: the person said the sentence for a mistake`,
    'watched-released': (by, reference) =>
      `${by} has lifted “not alone” in ${reference} as the second of two`,
  },
  system: 'The system',
  aCase: 'a case you do not have',
  askedToRate: 'Rate without knowing the first rating',
  by: 'by',
  claimed: 'Enquiries you have taken',
  until: 'until',
  today: 'Today and before',
  todayEmpty: 'There is nothing more on today’s list.',
  ahead: 'The next seven days',
  aheadEmpty: 'Nothing is agreed for the next seven days.',
  what: {
    answer: 'Answer a message',
    'next-contact': 'Agreed contact',
    reassessment: 'New assessment',
    'provisional-ends': 'Provisional assessment runs out',
    flag: 'Answer a red flag',
    task: 'Task or promise',
    measure: 'Measure in the plan',
    review: 'Review',
    'hand-over': 'Find a deputy',
  },
  assessAfterEvent: 'New assessment, because something has happened',
  runningOut: 'Help from others that has to be checked',
  cases: 'Your cases',
  casesEmpty: 'You have no cases.',
  reference: 'Reference',
  part: 'Your role',
  parts: { responsible: 'Responsible', deputy: 'Deputy', granted: 'Temporary access' },
  nextContact: 'Next contact',
  practice: 'Practice',
}

export const texts = (language: Language): MyDayTexts => ({ da, en })[language]
