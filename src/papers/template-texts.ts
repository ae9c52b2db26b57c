import type { Language } from '../risk/instruments/codes.ts'

/** What each template asks for, in the order it is printed. The names are the fields of its form. */
const da = {
  'advice-note': {
    title: 'Notat om rådgivning',
    fields: {
      asked: 'Hvad der er spurgt om',
      advised: 'Hvad vi har rådet til',
      agreed: 'Hvad der er aftalt, med hvem og hvornår',
      next: 'Næste kontakt, og hvordan den sker sikkert',
    },
  },
  notification: {
    title: 'Underretning',
    fields: {
      concerns: 'Hvem underretningen handler om',
      worry: 'Hvad vi er bekymrede for',
      known: 'Hvad vi ved, og hvordan vi ved det',
      done: 'Hvad der allerede er gjort',
      careful: 'Hvem der ikke må få noget at vide endnu, og hvorfor',
      contact: 'Hvem kommunen kan tale med hos os',
    },
  },
  'police-request': {
    title: 'Anmodning til politiet',
    fields: {
      asked: 'Hvad vi beder politiet om',
      danger: 'Hvad faren er, og hvor meget det haster',
      people: 'Hvem det drejer sig om',
      careful: 'Hvad politiet skal være opmærksom på i kontakten',
      contact: 'Hvem politiet kan tale med hos os',
    },
  },
  'meeting-invitation': {
    title: 'Indkaldelse til møde',
    fields: {
      purpose: 'Hvad mødet skal føre til',
      when: 'Hvor og hvornår',
      who: 'Hvem der deltager',
      bring: 'Hvad I bedes have med',
      careful: 'Sikkerhed om mødet',
    },
  },
  'meeting-minutes': {
    title: 'Referat af møde',
    fields: {
      when: 'Hvor og hvornår',
      who: 'Hvem der deltog',
      said: 'Hvad der blev drøftet',
      agreed: 'Hvad der er aftalt, hvem der gør det, og hvornår',
      next: 'Næste møde',
    },
  },
}
type Texts = typeof da

const en: Texts = {
  'advice-note': {
    title: 'Note of advice',
    fields: {
      asked: 'What was asked',
      advised: 'What we have advised',
      agreed: 'What was agreed, with whom and by when',
      next: 'Next contact, and how it happens safely',
    },
  },
  notification: {
    title: 'Notification of concern',
    fields: {
      concerns: 'Whom the notification is about',
      worry: 'What we are worried about',
      known: 'What we know, and how we know it',
      done: 'What has already been done',
      careful: 'Who may not learn of it yet, and why',
      contact: 'Whom the municipality can talk to with us',
    },
  },
  'police-request': {
    title: 'Request to the police',
    fields: {
      asked: 'What we ask of the police',
      danger: 'What the danger is, and how urgent',
      people: 'Whom it is about',
      careful: 'What the police must mind in making contact',
      contact: 'Whom the police can talk to with us',
    },
  },
  'meeting-invitation': {
    title: 'Invitation to a meeting',
    fields: {
      purpose: 'What the meeting is to lead to',
      when: 'Where and when',
      who: 'Who takes part',
      bring: 'What you are asked to bring',
      careful: 'Safety around the meeting',
    },
  },
  'meeting-minutes': {
    title: 'Minutes of a meeting',
    fields: {
      when: 'Where and when',
      who: 'Who took part',
      said: 'What was discussed',
      agreed: 'What was agreed, who does it and by when',
      next: 'Next meeting',
    },
  },
}

export const templateTexts = (language: Language): Texts => ({ da, en })[language]
