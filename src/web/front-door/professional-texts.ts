import type { DoorLanguage } from '../kit/door-words.ts'
import { languages, type Language } from '../kit/language.ts'

/** What only professionals read. They answer to Danish law, and it is said in Danish and English alone. */
const da = {
  begin: 'Jeg er fagperson',
  matter: {
    heading: 'Hvad vil du have hjælp til?',
    anonymous:
      'Du kan altid få råd uden at sige, hvem borgeren er. Vi svarer på det, du fortæller. Svaret er det samme, uanset om vi kender borgeren i forvejen, og vi oplyser aldrig, om vi gør.',
    dutyTitle: 'Din egen pligt til at underrette',
    service: {
      legend: 'Hvad beder du om?',
      advice: { label: 'Rådgivning', hint: 'Til alle. Vi kan også rådgive om risici.' },
      'risk-assessment': {
        label: 'En risikovurdering',
        hint: 'Kommunen skal anmode om den, og anmodningen skal noteres. Uden den hedder dokumentet »Rådgivning om risici«.',
      },
      coordination: {
        label: 'Koordinering mellem myndigheder',
        hint: 'Kommunen skal anmode om den, og anmodningen skal noteres.',
      },
      missing: 'Vælg, hvad du beder om',
    },
    ground: {
      legend: 'Må vi få at vide, hvem borgeren er?',
      anonymised: { label: 'Nej, jeg fortæller om sagen uden navn' },
      consent: { label: 'Ja, borgeren har givet samtykke' },
      'legal-ground': {
        label: 'Ja, der er et andet lovligt grundlag',
        hint: 'Skriv hvilket, når du beskriver sagen.',
      },
      missing: 'Vælg, om vi må få at vide, hvem borgeren er',
    },
    under18: {
      legend: 'Er borgeren under 18 år?',
      yes: 'Ja',
      no: 'Nej',
      'not-known': 'Ikke kendt',
      missing: 'Vælg et af svarene',
    },
    profession: { label: 'Hvor arbejder du?', unanswered: 'Vælg', missing: 'Vælg, hvor du arbejder' },
  },
  words: {
    how: [
      'Skriv ordene ned, hvis du vil læse svaret her på siden. Vil du hellere ringes op, behøver du dem ikke.',
      'Den, der kender ordene, kan læse det, du har skrevet.',
    ],
    goOn: 'Fortsæt',
  },
  write: {
    heading: 'Beskriv situationen',
    callBackHeading: 'Sådan ringer vi tilbage til dig',
    switchboard: 'Arbejdsplads, og hvem vi skal spørge efter',
    switchboardHint:
      'Vi finder selv hovednummeret og ringer til dig gennem omstillingen. Indtil da giver vi kun generel rådgivning. Lad feltet være tomt, hvis du kun vil læse svaret her på siden.',
    hours: 'Hvornår træffer vi dig?',
    text: 'Hvad er der sket, og hvad vil du spørge om?',
    anonymised: 'Skriv ikke navn, adresse eller CPR-nummer.',
    named: 'Skriv kun det, der er nødvendigt for at svare dig.',
    afraid: 'Kan det ske i dag eller i morgen?',
    municipality: 'Hvilken kommune drejer det sig om?',
  },
  switchboard:
    'Har du skrevet en arbejdsplads, ringer vi til dig gennem omstillingen på et nummer, vi selv finder.',
}

export type ProfessionalTexts = typeof da

const en: ProfessionalTexts = {
  begin: 'I am a professional',
  matter: {
    heading: 'What do you want help with?',
    anonymous:
      'You can always get advice without saying who the citizen is. We answer what you tell us. The answer is the same whether or not we already know the citizen, and we never say whether we do.',
    dutyTitle: 'Your own duty to notify',
    service: {
      legend: 'What do you ask for?',
      advice: { label: 'Advice', hint: 'For everybody. We may also advise on risks.' },
      'risk-assessment': {
        label: 'A risk assessment',
        hint: 'The municipality must request it, and the request must be recorded. Without it the document is titled “Advice on risks”.',
      },
      coordination: {
        label: 'Coordination between authorities',
        hint: 'The municipality must request it, and the request must be recorded.',
      },
      missing: 'Choose what you ask for',
    },
    ground: {
      legend: 'May we know who the citizen is?',
      anonymised: { label: 'No, I describe the matter without a name' },
      consent: { label: 'Yes, the citizen has consented' },
      'legal-ground': {
        label: 'Yes, there is another legal ground',
        hint: 'Write which one when you describe the matter.',
      },
      missing: 'Choose whether we may know who the citizen is',
    },
    under18: {
      legend: 'Is the citizen under 18?',
      yes: 'Yes',
      no: 'No',
      'not-known': 'Not known',
      missing: 'Choose one of the answers',
    },
    profession: { label: 'Where do you work?', unanswered: 'Choose', missing: 'Choose where you work' },
  },
  words: {
    how: [
      'Write the words down if you want to read the answer here. If you would rather be called, you do not need them.',
      'Whoever knows the words can read what you have written.',
    ],
    goOn: 'Continue',
  },
  write: {
    heading: 'Describe the situation',
    callBackHeading: 'How we call you back',
    switchboard: 'Your workplace, and whom to ask for',
    switchboardHint:
      'We find the main number ourselves and call you through the switchboard. Until then we only give general advice. Leave this empty if you only want to read the answer here on this page.',
    hours: 'When can we reach you?',
    text: 'What has happened, and what do you want to ask?',
    anonymised: 'Do not write a name, an address or a CPR number.',
    named: 'Write only what is needed to answer you.',
    afraid: 'Could it happen today or tomorrow?',
    municipality: 'Which municipality is it about?',
  },
  switchboard: 'If you wrote a workplace, we call you through its switchboard on a number we find ourselves.',
}

export const professionalTexts = (language: Language): ProfessionalTexts => ({ da, en })[language]

/** Danish for whoever reads another language than these two. */
export const languageOfProfessionals = (language: DoorLanguage): Language =>
  languages.find(each => each === language) ?? 'da'
