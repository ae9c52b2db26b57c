import type { Language } from '../../kit/language.ts'

export const da = {
  signIn: {
    title: 'Log ind',
    name: 'Brugernavn',
    password: 'Adgangskode',
    next: 'Fortsæt',
    missingName: 'Skriv dit brugernavn',
    missingPassword: 'Skriv din adgangskode',
    wrong: 'Brugernavn eller adgangskode er forkert',
    tooSoon: (seconds: number) =>
      seconds <= 1 ? 'Vent et øjeblik, og prøv igen' : `Vent ${seconds} sekunder, og prøv igen`,
    busy: 'Mange logger ind lige nu. Prøv igen om lidt',
    kept: 'Det, du skrev, er gemt',
    keptSays: 'Du var logget ud, da du sendte. Log ind igen, så får du det at se.',
    language: 'Sprog',
  },
  code: {
    title: 'Kode fra din app',
    lead: 'Åbn din godkendelsesapp, og skriv de seks cifre, den viser nu.',
    code: 'Kode',
    next: 'Log ind',
    missing: 'Skriv de seks cifre',
    'wrong-code': 'Koden er forkert. Se efter, at det er den, appen viser nu',
    'used-before': 'Koden er brugt én gang. Vent, til appen viser en ny',
    'begin-again': 'Der gik for lang tid, eller koden var forkert for mange gange. Begynd forfra',
  },
  account: {
    title: 'Din konto',
    language: 'Sprog',
    reads: 'Hvilke sprog læser du, ud over dansk og engelsk?',
    readsHint:
      'Kun sprog, hvor du forstår det, en udsat borger skriver. Mens du er på vagt, bliver der ikke bedt om tolk til dem.',
    saveReads: 'Gem sprogene',
    signOutEverywhere: 'Log ud alle steder',
    signOutEverywhereSays:
      'Har du glemt at logge ud et sted, eller er en computer eller telefon væk? Så bliver du logget ud overalt, også her.',
  },
  drafts: {
    title: 'Det, du var ved at skrive',
    lead: 'Du blev logget ud, før det nåede frem. Det er ikke sendt.',
    none: 'Der er ikke noget, der ikke blev sendt.',
    kept: (moment: string) => `Skrevet ${moment}`,
    noWords: 'Formularen havde valg, men ingen egne ord.',
    see: 'Se formularen med det, du skrev',
    noPage:
      'Formularen kan ikke vises igen. Kopiér det, du vil beholde, eller prøv at sende det, som det er.',
    send: 'Send det nu',
    sendHint: 'Det sendes én gang, også hvis det alligevel var nået frem.',
    discard: 'Fjern kladden',
    onwards: 'Gå videre til Min dag',
  },
}
export type SignInTexts = typeof da

export const en: SignInTexts = {
  signIn: {
    title: 'Sign in',
    name: 'User name',
    password: 'Password',
    next: 'Continue',
    missingName: 'Write your user name',
    missingPassword: 'Write your password',
    wrong: 'The user name or the password is wrong',
    tooSoon: seconds =>
      seconds <= 1 ? 'Wait a moment and try again' : `Wait ${seconds} seconds and try again`,
    busy: 'Many people are signing in right now. Try again in a moment',
    kept: 'What you wrote has been kept',
    keptSays: 'You were signed out when you sent it. Sign in again and you will see it.',
    language: 'Language',
  },
  code: {
    title: 'Code from your app',
    lead: 'Open your authenticator app and write the six digits that it shows now.',
    code: 'Code',
    next: 'Sign in',
    missing: 'Write the six digits',
    'wrong-code': 'The code is wrong. Make sure it is the one the app shows now',
    'used-before': 'The code has been used once. Wait until the app shows a new one',
    'begin-again': 'It took too long, or the code was wrong too many times. Begin again',
  },
  account: {
    title: 'Your account',
    language: 'Language',
    reads: 'Which languages do you read, besides Danish and English?',
    readsHint:
      'Only languages in which you understand what an exposed citizen writes. While you are on duty, no interpreter is asked for in them.',
    saveReads: 'Save the languages',
    signOutEverywhere: 'Sign out everywhere',
    signOutEverywhereSays:
      'Did you forget to sign out somewhere, or is a computer or phone lost? This signs you out everywhere, here too.',
  },
  drafts: {
    title: 'What you were writing',
    lead: 'You were signed out before it arrived. It has not been sent.',
    none: 'There is nothing that was not sent.',
    kept: moment => `Written ${moment}`,
    noWords: 'The form had choices but no words of your own.',
    see: 'See the form with what you wrote',
    noPage: 'The form cannot be shown again. Copy what you want to keep, or try to send it as it is.',
    send: 'Send it now',
    sendHint: 'It is sent once, even if it did arrive after all.',
    discard: 'Remove the draft',
    onwards: 'Go on to My day',
  },
}

export const texts = (language: Language): SignInTexts => ({ da, en })[language]
