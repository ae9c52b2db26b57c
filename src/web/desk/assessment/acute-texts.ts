import type { Language } from '../../kit/language.ts'

const da = {
  title: 'De akutte spørgsmål',
  begun: (when: string, ago: string) => `Kladden er begyndt ${when}, ${ago}.`,
  lead: 'Svar på det, du kan. Et spørgsmål uden svar er ikke et nej, og “ikke kendt” er et svar. Belægget kan komme bagefter.',
  about: (question: string, name: string) => `${question} – ${name}`,
  ofActor: (name: string, answered: number, of: number) => `${name}: ${answered} af ${of} besvaret`,
  tags: (question: string) => `${question}: det gælder især`,
  fromCall: (question: string) => `${question}: fra den første samtale`,
  fromCallCount: (count: number) =>
    count === 1 ? 'Et svar fra den første samtale' : `${count} svar fra den første samtale`,
  fromCallHint: 'Vælg det, svaret bygger på. Det skal ikke skrives igen.',
  more: 'Gem, og tilføj belæg',
  evidence: (count: number) => (count === 1 ? '1 belæg' : `${count} belæg`),
  noActors: 'To af spørgsmålene stilles om hver aktør, og der er ingen aktører i sagen endnu.',
  addActor: 'Tilføj en aktør',
  toProvisional: 'Giv en foreløbig vurdering nu',
  saveAndSign: 'Gem, og giv en foreløbig vurdering',
  saveAndStay: 'Gem, og bliv her',
  theirs: (by: string, when: string, answer: string) => `${by} svarede “${answer}” ${when}, mens du skrev.`,
  noAnswer: 'intet endnu',
  changed: 'Nogle svar er ikke gemt, fordi en kollega svarede samtidig',
  changedSays:
    'Alt andet er gemt. Ved de spørgsmål, det gælder, står kollegaens svar, og dit er valgt. Ret det, hvis du vil, og gem igen.',
}
type AcuteTexts = typeof da

const en: AcuteTexts = {
  title: 'The acute questions',
  begun: (when, ago) => `The draft was begun ${when}, ${ago}.`,
  lead: 'Answer what you can. A question without an answer is not a no, and “not known” is an answer. Evidence can come afterwards.',
  about: (question, name) => `${question} – ${name}`,
  ofActor: (name, answered, of) => `${name}: ${answered} of ${of} answered`,
  tags: question => `${question}: in particular`,
  fromCall: question => `${question}: from the first call`,
  fromCallCount: count =>
    count === 1 ? 'One answer from the first call' : `${count} answers from the first call`,
  fromCallHint: 'Choose what the answer rests on. It need not be written again.',
  more: 'Save and add evidence',
  evidence: count => (count === 1 ? '1 piece of evidence' : `${count} pieces of evidence`),
  noActors: 'Two of the questions are asked about each actor, and there are no actors in the case yet.',
  addActor: 'Add an actor',
  toProvisional: 'Give a provisional assessment now',
  saveAndSign: 'Save and give a provisional assessment',
  saveAndStay: 'Save and stay here',
  theirs: (by, when, answer) => `${by} answered “${answer}” ${when} while you were writing.`,
  noAnswer: 'nothing yet',
  changed: 'Some answers have not been saved because a colleague answered at the same time',
  changedSays:
    'Everything else is saved. At the questions concerned the colleague’s answer is shown, and yours is chosen. Change it if you want to, and save again.',
}

export const acuteTexts = (language: Language): AcuteTexts => ({ da, en })[language]
