import type { Language } from '../kit/language.ts'

export const da = {
  name: 'Håndholdt',
  skip: 'Gå til indholdet',
  menu: 'Hovedmenu',
  myDay: 'Min dag',
  dutyDesk: 'Vagtbord',
  cases: 'Mine sager',
  staff: 'Medarbejdere',
  onDuty: 'På vagt',
  account: 'Konto',
  signOut: 'Log ud',
  practiceMark: 'ØVELSE',
  printed: (who: string, when: string) => `Udskrevet af ${who}. Sådan stod der ${when}.`,
  practice: 'Øvelseskontoret. Alle personer og situationer her er opdigtede.',
  language: 'Sprog',
  errors: (count: number) => (count === 1 ? 'Ret én ting' : `Ret ${count} ting`),
  kept: {
    title: 'Det her er ikke sendt',
    written: (moment: string) => `Du skrev det ${moment} og blev logget ud, før det nåede frem.`,
    says: 'Læs det igennem, og send det, hvis det stadig skal sendes.',
  },
}
export type DeskTexts = typeof da

export const en: DeskTexts = {
  name: 'Håndholdt',
  skip: 'Skip to content',
  menu: 'Main menu',
  myDay: 'My day',
  dutyDesk: 'Duty desk',
  cases: 'My cases',
  staff: 'Staff',
  onDuty: 'On duty',
  account: 'Account',
  signOut: 'Sign out',
  practiceMark: 'PRACTICE',
  printed: (who, when) => `Printed by ${who}. This is how it stood ${when}.`,
  practice: 'The practice office. All people and situations here are invented.',
  language: 'Language',
  errors: count => (count === 1 ? 'Put one thing right' : `Put ${count} things right`),
  kept: {
    title: 'This has not been sent',
    written: moment => `You wrote it ${moment} and were signed out before it arrived.`,
    says: 'Read it through, and send it if it should still be sent.',
  },
}

export const texts = (language: Language): DeskTexts => ({ da, en })[language]
