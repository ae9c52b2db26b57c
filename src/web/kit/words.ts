import type { Language } from './language.ts'

/** What forms and error pages say by themselves. The pages' own words stand with the pages. */
const da = {
  form: {
    summary: (count: number) =>
      count === 1 ? 'Ret én ting, før du går videre' : `Ret ${count} ting, før du går videre`,
    missing: 'Udfyld feltet',
    tooLong: (most: string) => `Teksten er for lang. Der er plads til ${most} tegn`,
    notAChoice: 'Vælg et af svarene',
    noSuchDate: 'Datoen findes ikke. Skriv dag, måned og år, for eksempel 24 11 2026',
    malformed: 'Svaret kan ikke bruges, som det er skrevet. Ret det, og prøv igen',
    repaired: 'Nogle tegn kunne ikke læses, som de blev sendt. Se teksten igennem, før du går videre.',
  },
  pages: {
    notFound: {
      title: 'Siden er ikke her',
      says: ['Siden findes ikke, eller du har ikke adgang til den.', 'Gå tilbage, og prøv en anden vej.'],
    },
    failed: {
      title: 'Noget gik galt hos os',
      says: [
        'Det er ikke din fejl. Det, du sendte, er måske ikke gemt.',
        'Gå tilbage, og prøv igen om lidt. Sker det igen, så oplys nummeret her.',
      ],
      incident: 'Nummer',
    },
    tooLarge: {
      title: 'Der er for meget tekst på én gang',
      says: [
        'Intet er sendt. Gå tilbage, og del teksten i flere dele.',
        'Kopiér gerne teksten, før du går tilbage.',
      ],
      typed: 'Det, du skrev',
    },
    notAForm: {
      title: 'Det sendte kan ikke læses',
      says: ['Intet er gemt. Gå tilbage, og send formularen igen.'],
    },
    foreign: {
      title: 'Siden kan ikke tage imod det, der blev sendt',
      says: [
        'Intet er gemt. Det blev ikke sendt fra vores egen side, eller din browser er for gammel til at vise det.',
        'Åbn siden igen, og prøv derfra.',
      ],
    },
    expired: {
      title: 'Siden er udløbet',
      says: ['Der er gået for lang tid. Begynd igen fra den første side.'],
    },
    signedOut: {
      title: 'Du er logget ud',
      says: ['Der er gået for lang tid. Log ind igen. Din kladde er gemt.'],
    },
  },
  moment: {
    today: (time: string) => `i dag kl. ${time}`,
    tomorrow: (time: string) => `i morgen kl. ${time}`,
    yesterday: (time: string) => `i går kl. ${time}`,
    on: (date: string, time: string) => `${date} kl. ${time}`,
    minutes: '# min.',
    hours: { one: '# time', other: '# timer' },
    days: { one: '# dag', other: '# dage' },
    until: (duration: string) => `om ${duration}`,
    over: (duration: string) => `${duration} over fristen`,
    due: 'fristen er nu',
    ago: (duration: string) => `for ${duration} siden`,
    justNow: 'lige nu',
  },
}

export type Words = typeof da

const en: Words = {
  form: {
    summary: count => (count === 1 ? 'Put one thing right to go on' : `Put ${count} things right to go on`),
    missing: 'Fill in this field',
    tooLong: most => `The text is too long. There is room for ${most} characters`,
    notAChoice: 'Choose one of the answers',
    noSuchDate: 'There is no such date. Write day, month and year, for example 24 11 2026',
    malformed: 'The answer cannot be used as it is written. Change it and try again',
    repaired: 'Some characters could not be read as they were sent. Look through the text before you go on.',
  },
  pages: {
    notFound: {
      title: 'The page is not here',
      says: ['The page does not exist, or you do not have access to it.', 'Go back and try another way.'],
    },
    failed: {
      title: 'Something went wrong on our side',
      says: [
        'It is not your fault. What you sent may not have been saved.',
        'Go back and try again in a little while. If it happens again, tell us the number here.',
      ],
      incident: 'Number',
    },
    tooLarge: {
      title: 'That is too much text at once',
      says: [
        'Nothing has been sent. Go back and divide the text into parts.',
        'You may want to copy the text before you go back.',
      ],
      typed: 'What you wrote',
    },
    notAForm: {
      title: 'What was sent cannot be read',
      says: ['Nothing has been saved. Go back and send the form again.'],
    },
    foreign: {
      title: 'This page cannot accept what was sent',
      says: [
        'Nothing has been saved. It was not sent from our own page, or your browser is too old to show that it was.',
        'Open the page again and try from there.',
      ],
    },
    expired: {
      title: 'The page has expired',
      says: ['Too much time has passed. Begin again from the first page.'],
    },
    signedOut: {
      title: 'You are signed out',
      says: ['Too much time has passed. Sign in again. Your draft is saved.'],
    },
  },
  moment: {
    today: time => `today at ${time}`,
    tomorrow: time => `tomorrow at ${time}`,
    yesterday: time => `yesterday at ${time}`,
    on: (date, time) => `${date} at ${time}`,
    minutes: '# min',
    hours: { one: '# hour', other: '# hours' },
    days: { one: '# day', other: '# days' },
    until: duration => `in ${duration}`,
    over: duration => `${duration} overdue`,
    due: 'due now',
    ago: duration => `${duration} ago`,
    justNow: 'just now',
  },
}

export const words: Record<Language, Words> = { da, en }
