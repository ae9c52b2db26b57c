/** Something that everybody is told the system does or never does. It is broken when one test with its id fails. */
export interface Promised {
  /** Stands as a word of its own in the name of each test that proves it. */
  readonly id: `P${number}`
  readonly da: string
  readonly en: string
}

/** In the order in which somebody who is afraid would ask. An id is never used for another promise. */
export const promises = [
  {
    id: 'P1',
    da: 'Vi lægger intet på din telefon: ingen cookies, ingen filer og intet, der skal hentes.',
    en: 'We put nothing on your phone: no cookies, no files and nothing to install.',
  },
  {
    id: 'P2',
    da: 'Der, hvor en telefon husker sider, står der ikke, hvad vores side handler om: hverken i titlen, adressen eller ikonet.',
    en: 'Where a phone remembers pages, nothing tells what ours is about: not the title, not the address, not the icon.',
  },
  {
    id: 'P3',
    da: 'Når du har forladt os med knappen, fører Tilbage og Frem ikke ind til os igen. Stod vi på en andens side, for eksempel bibliotekets, kan Tilbage føre til deres.',
    en: 'Once you have left us by the button, Back and Forward do not lead in to us again. Where we stood on somebody else’s page, such as a library’s, Back may lead to theirs.',
  },
  {
    id: 'P4',
    da: 'Siden med dine seks ord vises én gang. Den, der åbner den igen, ser forsiden.',
    en: 'The page with your six words is shown once. Whoever opens it again sees the first page.',
  },
  {
    id: 'P5',
    da: 'Siden henter intet fra andre. Ingen uden for huset får at vide, at du har været her.',
    en: 'The page fetches nothing from anybody else. Nobody outside the house learns that you were here.',
  },
  {
    id: 'P6',
    da: 'Det, du svarer på alene, giver ingen karakter og gemmes ikke, hvis du ikke selv sender det.',
    en: 'What you answer alone gets no mark, and is not kept unless you send it yourself.',
  },
  {
    id: 'P7',
    da: 'Vi siger først, at vi har fået det, du skrev, når det er gemt.',
    en: 'We say that we have what you wrote only when it is kept.',
  },
  {
    id: 'P8',
    da: 'Vi henvender os ikke på en måde eller på et tidspunkt, du ikke har sagt ja til. Kun når liv er i fare, kan én person sætte det til side, og så skrives grunden ned.',
    en: 'We do not get in touch in a way or at a time you have not agreed to. Only when a life is in danger may one person set that aside, and then the reason is written down.',
  },
  {
    id: 'P9',
    da: 'Så længe nogen måske læser med, kommer der intet nyt på din side, undtagen korte ord, der ikke røber noget.',
    en: 'While somebody else may be reading, nothing new comes to your page but short words that give nothing away.',
  },
  {
    id: 'P10',
    da: 'Mennesker vurderer, hvor farligt det er. Systemet hverken udregner, foreslår eller udfylder et niveau.',
    en: 'People judge how dangerous it is. The system never computes, proposes or fills in a level.',
  },
  {
    id: 'P11',
    da: '“Det ved vi ikke” er et svar. At vi ved lidt, bliver aldrig vist som lav risiko.',
    en: '“Not known” is an answer. Knowing little is never shown as low risk.',
  },
  {
    id: 'P12',
    da: 'Ingen læser om dig, uden at det bliver skrevet ned, hvem det var.',
    en: 'Nobody reads about you without it being written down who it was.',
  },
  {
    id: 'P13',
    da: 'Ingen ændrer noget i din sag, uden at det bliver skrevet ned. Sporet kan ikke rettes bagefter.',
    en: 'Nobody changes anything in your case without it being written down. The trace cannot be altered afterwards.',
  },
  {
    id: 'P14',
    da: 'Den, der ikke har med din sag at gøre, kan ikke åbne den og ser ikke, om den findes.',
    en: 'Whoever has nothing to do with your case cannot open it, and does not see whether there is one.',
  },
  {
    id: 'P15',
    da: 'En beskyttet adresse kommer aldrig med i et papir, der sendes ud.',
    en: 'A protected address is never in a paper that is sent out.',
  },
  {
    id: 'P16',
    da: 'Så længe din sag er åben, har den en ansvarlig og en næste kontakt. Bliver der stille, går alarmen.',
    en: 'As long as your case is open, somebody is responsible and the next contact is set. Silence raises an alarm.',
  },
  {
    id: 'P17',
    da: 'Den, der tager en kopi af databasen, kan ikke læse, hvad du har skrevet.',
    en: 'Whoever takes a copy of the database cannot read what you wrote.',
  },
  {
    id: 'P18',
    da: 'Filer, billeder og lyd, du sender os, kommer aldrig ned på en telefon igen.',
    en: 'Files, pictures and sound that you send us never come down to a phone again.',
  },
  {
    id: 'P19',
    da: 'Bag dine seks ord står der aldrig, hvem der hjælper dig, eller hvor du er.',
    en: 'Behind your six words it never says who helps you, or where you are.',
  },
  {
    id: 'P20',
    da: 'Det, du skriver, bliver læst af mennesker. Vi sender det ikke til en oversættelsestjeneste.',
    en: 'What you write is read by people. We send it to no translation service.',
  },
] as const satisfies readonly Promised[]

export type PromiseId = (typeof promises)[number]['id']

/** The promises named in a test's name, as words of their own. */
export function promisesNamedIn(name: string): PromiseId[] {
  const words = new Set(name.match(/\bP\d{1,2}\b/g))
  return promises.map(({ id }) => id).filter(id => words.has(id))
}
