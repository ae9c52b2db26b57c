import type { Change } from '../../../risk/assessment/change-over-time.ts'
import type { Language } from '../../kit/language.ts'

const da = {
  title: 'Hvad har ændret sig?',
  link: 'Se, hvad der har ændret sig mellem vurderingerne',
  lead: 'Svarene er sat ved siden af hinanden, spørgsmål for spørgsmål. Det, der er blevet værre, står øverst. Intet lægges sammen, og ændringerne siger ikke, hvilket niveau der er det rigtige.',
  tooFew: 'Der skal være underskrevet mindst to vurderinger, før der er noget at sammenligne.',
  hidden: 'De tidligere svar er skjult',
  hiddenSays:
    'En kladde er i gang. For at vurderingen bliver din egen, vises de tidligere svar først, når du har valgt det nye niveau.',
  back: 'Til vurderingerne',
  versions: 'Vurderingerne',
  version: (kind: string, when: string) => `${kind}, ${when}`,
  only: (shown: number, of: number) => `Her vises de ${shown} nyeste af ${of} vurderinger.`,
  showAll: 'Vis dem alle',
  picture: 'Som billede',
  pictureSays:
    'Hver kurve er ét spørgsmål, med den ældste vurdering til venstre. “?” betyder ikke kendt, og en streg, at der ikke er spurgt.',
  table: 'Som tabel',
  unchanged: 'Vis også det, der er uændret eller ikke kan sammenlignes',
  movedTable: 'Vis det, der har ændret sig, som tabel',
  unchangedTable: 'Resten af tabellen: det, der er uændret eller ikke kan sammenlignes',
  nothing: 'Intet svar har ændret sig siden sidst.',
  question: 'Spørgsmål',
  since: (date: string) => `Siden ${date}`,
  at: (date: string) => `Svar ${date}`,
  about: (name: string) => ` – ${name}`,
  upIsBetter: 'Op er bedre',
  notAsked: 'Ikke spurgt',
  notKnown: 'Ikke kendt',
  before: (then: string) => `Før: ${then}`,
  fromTo: (then: string, now: string) => `${then} → ${now}`,
  changes: {
    worse: 'Værre',
    'newly-known': 'Nyt, vi ved',
    'no-longer-known': 'Ikke længere kendt',
    better: 'Bedre',
    same: 'Uændret',
    'not-comparable': 'Kan ikke sammenlignes',
  } satisfies Record<Change, string>,
  groups: {
    worse: 'Blevet værre',
    'newly-known': 'Nyt, vi ved',
    'no-longer-known': 'Ikke længere kendt',
    better: 'Blevet bedre',
    same: 'Uændret',
    'not-comparable': 'Kan ikke sammenlignes',
  } satisfies Record<Change, string>,
  notComparable:
    'Spørgsmålene var nogle andre, der blev ikke spurgt, eller personen er ikke længere aktør i sagen.',
}
type ChangeTexts = typeof da

const en: ChangeTexts = {
  title: 'What has changed?',
  link: 'See what has changed between the assessments',
  lead: 'The answers stand side by side, question by question. What got worse comes first. Nothing is added up, and the changes do not say which level is the right one.',
  tooFew: 'At least two assessments must have been signed before there is anything to compare.',
  hidden: 'The earlier answers are hidden',
  hiddenSays:
    'A draft is under way. So that your judgement is your own, the earlier answers are shown once you have chosen the new level.',
  back: 'To the assessments',
  versions: 'The assessments',
  version: (kind, when) => `${kind}, ${when}`,
  only: (shown, of) => `These are the ${shown} newest of ${of} assessments.`,
  showAll: 'Show them all',
  picture: 'As a picture',
  pictureSays:
    'Each line is one question, with the oldest assessment on the left. “?” means not known, and a dash that it was not asked.',
  table: 'As a table',
  unchanged: 'Show also what is unchanged or cannot be compared',
  movedTable: 'Show what has changed as a table',
  unchangedTable: 'The rest of the table: what is unchanged or cannot be compared',
  nothing: 'No answer has changed since last time.',
  question: 'Question',
  since: date => `Since ${date}`,
  at: date => `Answer ${date}`,
  about: name => ` – ${name}`,
  upIsBetter: 'Up is better',
  notAsked: 'Not asked',
  notKnown: 'Not known',
  before: then => `Before: ${then}`,
  fromTo: (then, now) => `${then} → ${now}`,
  changes: {
    worse: 'Worse',
    'newly-known': 'Newly known',
    'no-longer-known': 'No longer known',
    better: 'Better',
    same: 'Unchanged',
    'not-comparable': 'Cannot be compared',
  },
  groups: {
    worse: 'Got worse',
    'newly-known': 'Newly known',
    'no-longer-known': 'No longer known',
    better: 'Got better',
    same: 'Unchanged',
    'not-comparable': 'Cannot be compared',
  },
  notComparable: 'The questions were others, nobody asked, or the person is no longer an actor in the case.',
}

export const changeTexts = (language: Language): ChangeTexts => ({ da, en })[language]
