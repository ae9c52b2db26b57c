import type { Language } from '../../kit/language.ts'

export const da = {
  title: 'Reglerne i tal',
  lead: 'Hvor ofte hver regel slog til, hvor ofte den blev valgt fra, og hvor ofte der skete noget bagefter.',
  aboutRules:
    'Tallene handler om reglerne og ikke om nogen, der bruger dem. At der skete noget, viser ikke, at reglen havde ret. At en regel blev valgt fra, viser ikke, at nogen tog fejl.',
  which: 'Vælg tal',
  quarter: 'Kvartal',
  quarterHint:
    'Et kvartal kan ses fire måneder efter, at det er slut. Da er det, der skete bagefter, kommet med.',
  chooseQuarter: 'Det nyeste',
  quarterOf: (quarter: number, year: number) => `${quarter}. kvartal ${year}`,
  cases: 'Hvilke sager?',
  real: 'Rigtige sager',
  practice: 'Øvelsessager',
  show: 'Vis',
  nothing: 'Ingen har skrevet under på en vurdering i det kvartal.',
  tooFew: 'Der er skrevet under på vurderinger i færre end fem sager. Så få kan der ikke vises tal om.',
  assessed: (cases: string, followed: string) =>
    `Der er skrevet under på vurderinger i ${cases} sager. I ${followed} af dem skete der noget inden for 90 dage.`,
  flags: 'Opmærksomhedsflag',
  checks: 'Tjek af, om det hænger sammen',
  rule: 'Regel',
  fired: 'Slog til',
  wavedFlag: 'Svaret “ikke relevant”',
  wavedCheck: 'Forklaret eller afvist',
  followed: 'Fulgt af en hændelse',
  /** In a sentence. */
  about: (cases: number) => (cases === 0 ? 'ingen' : `ca. ${cases}`),
  few: 'færre\u00a0end\u00a05',
  untold: 'vises\u00a0ikke',
  notInUse: 'Fra en version, der ikke bruges nu',
  none: 'Ingen slog til.',
  never: (rules: number) => `Slog ikke til (${rules})`,
  how: 'Sådan er der talt',
  howItems: [
    'Der tælles sager, ikke underskrifter. En regel, der slår til flere gange i den samme sag i kvartalet, tælles én gang.',
    'Tallene er rundet til nærmeste fem, og én til fire vises som “færre end 5”. Derfor kan tal, der hører sammen, se ud til ikke at gå op, og ingen forskel mellem to tal fortæller om en enkelt sag.',
    '“Fulgt af en hændelse” er, at mindst én af instrumentets slags hændelser er skrevet i sagen og skete i de 90 dage efter underskriften. Hold tallet op mod, hvor mange af alle sagerne det gælder.',
    'Et kvartals tal ændrer sig ikke, når de først kan ses.',
    'Reglen om en anden bedømmer, der mangler efter fristen, er ikke med: den spørges der ikke om ved underskriften.',
    'Hver gang nogen ser siden, står det i sporet.',
  ],
  back: 'Alle medarbejdere',
}

export type RulesTexts = typeof da

export const en: RulesTexts = {
  title: 'The rules in figures',
  lead: 'How often each rule fired, how often it was waved away, and how often something happened afterwards.',
  aboutRules:
    'The figures are about the rules and not about anybody who uses them. That something happened does not show that the rule was right. That a rule was waved away does not show that anybody was wrong.',
  which: 'Choose figures',
  quarter: 'Quarter',
  quarterHint:
    'A quarter can be seen four months after its end. By then what happened afterwards has been written down.',
  chooseQuarter: 'The newest',
  quarterOf: (quarter, year) => `Quarter ${quarter} of ${year}`,
  cases: 'Which cases?',
  real: 'Real cases',
  practice: 'Practice cases',
  show: 'Show',
  nothing: 'Nobody signed an assessment in that quarter.',
  tooFew: 'Assessments were signed in fewer than five cases. No figures can be shown about so few.',
  assessed: (cases, followed) =>
    `Assessments were signed in ${cases} cases. In ${followed} of them something happened within 90 days.`,
  flags: 'Red flags',
  checks: 'Consistency checks',
  rule: 'Rule',
  fired: 'Fired',
  wavedFlag: 'Answered “not relevant”',
  wavedCheck: 'Explained or dismissed',
  followed: 'Followed by an event',
  about: cases => (cases === 0 ? 'none' : `about ${cases}`),
  few: 'fewer\u00a0than\u00a05',
  untold: 'not\u00a0shown',
  notInUse: 'From a version that is not in use now',
  none: 'None fired.',
  never: rules => `Did not fire (${rules})`,
  how: 'How it is counted',
  howItems: [
    'Cases are counted, not signatures. A rule that fires several times in the same case in the quarter counts once.',
    'Figures are rounded to the nearest five, and one to four is shown as “fewer than 5”. So figures that belong together may not seem to add up, and no difference between two figures tells of a single case.',
    '“Followed by an event” means that at least one event of the instrument’s kinds is written in the case and happened within 90 days after the signature. Hold the figure against how many of all cases that is true of.',
    'A quarter’s figures do not change once they can be seen.',
    'The rule about a second rater who is missing after the deadline is left out: it is not asked at the signature.',
    'Every time somebody looks at this page it stands in the trail.',
  ],
  back: 'All staff',
}

export const texts = (language: Language): RulesTexts => ({ da, en })[language]
