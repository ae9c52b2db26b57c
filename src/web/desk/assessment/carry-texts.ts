import type { Language } from '../../kit/language.ts'

const da = {
  newer: (version: string) => `Redskabet er kommet i version ${version}`,
  newerSays: (version: string) =>
    `Kladden er begyndt med version ${version} og kan gøres færdig med den. Du kan også gå videre med den nye. Så vælger du selv, hvilke svar der skal med.`,
  see: 'Se, hvad der kan komme med',
  title: 'Gå videre med den nye version',
  lead: (from: string, to: string) =>
    `Fra version ${from} til ${to}. Vælg de svar, der stadig passer. De bliver mærket med, hvornår og i hvilken version de er givet. Det, du ikke vælger, skal besvares igen.`,
  isKept:
    'Den gamle kladde bliver stående, som den er, og kan læses. Konklusion, drivere og begrundelser følger aldrig med: De hører til helheden.',
  flags: 'Besvar først opmærksomhedsflagene',
  flagsSay: 'Et signal må ikke forsvinde med en kladde. Når de er besvaret, kan du gå videre her.',
  legend: 'Hvilke svar skal med?',
  legendHint: 'Intet er valgt på forhånd.',
  take: 'Tag svaret med',
  given: (when: string, by: string) => `Svaret ${when} af ${by}.`,
  asked: 'Spørgsmålet er ændret. Sådan lyder det nu:',
  same: 'Spørgsmålet er uændret.',
  cannot: 'Kan ikke komme med',
  cannotSays: 'Spørgsmålet findes ikke mere, eller det besvares på en anden måde.',
  nothing: 'Ingen har svaret på noget, der kan komme med.',
  button: 'Gå videre med den nye version',
  onlyHands: 'Kun den ansvarlige og stedfortræderen kan gøre det.',
  changed: 'Kladden er ændret, siden du så siden. Se svarene igennem igen.',
  from: 'Overført',
  fromSays: (version: string, when: string, by: string) => `Fra version ${version}, svaret ${when} af ${by}.`,
  look: 'Svaret er overført',
  lookSays: 'Se efter, at det stadig passer. Når du gemmer, er det bedømt på ny.',
  wasCarried: 'Kladden gik videre i en ny version af redskabet',
}

type Texts = typeof da

const en: Texts = {
  newer: version => `The instrument has come out in version ${version}`,
  newerSays: version =>
    `This draft was begun with version ${version} and can be finished with it. You can also go on with the new one. Then you choose which answers come along.`,
  see: 'See what can come along',
  title: 'Go on with the new version',
  lead: (from, to) =>
    `From version ${from} to ${to}. Choose the answers that still fit. They are marked with when and in which version they were given. What you do not choose must be answered again.`,
  isKept:
    'The old draft stays as it is and can be read. Conclusion, drivers and reasons never come along: they belong to the whole.',
  flags: 'Answer the red flags first',
  flagsSay: 'A flag must not disappear with a draft. Once they are answered, you can go on here.',
  legend: 'Which answers come along?',
  legendHint: 'Nothing is chosen beforehand.',
  take: 'Take the answer along',
  given: (when, by) => `Answered ${when} by ${by}.`,
  asked: 'The question has changed. It now says:',
  same: 'The question is unchanged.',
  cannot: 'Cannot come along',
  cannotSays: 'The question is no longer there, or it is answered in another manner.',
  nothing: 'Nobody has answered anything that can come along.',
  button: 'Go on with the new version',
  onlyHands: 'Only the responsible and the deputy can do this.',
  changed: 'The draft has changed since you saw the page. Look through the answers again.',
  from: 'Carried over',
  fromSays: (version, when, by) => `From version ${version}, answered ${when} by ${by}.`,
  look: 'This answer was carried over',
  lookSays: 'See whether it still fits. When you save, it is judged anew.',
  wasCarried: 'The draft went on in a new version of the instrument',
}

export const carryTexts = (language: Language): Texts => ({ da, en })[language]
