import type { Standing } from './law.ts'

/** Where knowledge comes to lie on its way: a file, a letter-box, a telephone. */
export const places = [
  'home-mailbox',
  'digital-mailbox',
  'own-telephone',
  'school',
  'municipal-file',
  'civil-register',
  'police-file',
  'passport-application',
  'health-record',
  'conversation',
] as const
export type Place = (typeof places)[number]

/** Whom a way leads to, by what is noted about each person. `told` are those whom somebody plans to talk to. */
export const reaches = ['household', 'keys', 'phone-accounts', 'register-look-up', 'custody', 'told'] as const
export type Reach = (typeof reaches)[number]

/** What closes a way, when it is in place. */
export const shields = {
  'post-elsewhere': {
    da: 'Post går til en sikker adresse',
    en: 'Post goes to a safe address',
  },
  'own-devices': {
    da: 'Telefon og konti er nye, og kun den udsatte kender dem',
    en: 'Phone and accounts are new and known to the exposed person alone',
  },
  'school-agreed': {
    da: 'Skolen har en fast kontakt og skriver intet i Aula',
    en: 'The school has one named contact and writes nothing in Aula',
  },
  'parents-not-told': {
    da: 'Det er besluttet, at forældrene ikke inddrages eller orienteres',
    en: 'It has been decided that the parents are neither involved nor informed',
  },
  'access-refused': {
    da: 'Myndigheden har besluttet at undtage oplysningerne fra aktindsigt',
    en: 'The authority has decided to except the information from access',
  },
  'file-shielded': {
    da: 'Sagen er skærmet i kommunen: få har adgang, og opslag kontrolleres',
    en: 'The file is shielded in the municipality: few have access and look-ups are checked',
  },
  'without-fixed-address': {
    da: 'Registreret uden fast bopæl efter meddelelse fra politiet',
    en: 'Registered without a fixed address on notice from the police',
  },
} as const satisfies Record<string, { da: string; en: string }>
export type Shield = keyof typeof shields
export const shieldCodes = Object.keys(shields) as Shield[]

interface Way {
  readonly from: Place
  readonly to: { readonly place: Place } | { readonly people: Reach }
  /** Any one of these closes it. */
  readonly closedBy: readonly Shield[]
  readonly da: string
  readonly en: string
  /** The rule or the practice that opens it, and how far that was checked. */
  readonly source: { readonly cite: string; readonly standing: Standing }
}

const checkedOn = Temporal.PlainDate.from('2026-11-25')
const readAt = (cite: string, source: string): Way['source'] => ({
  cite,
  standing: { verified: true, checkedOn, source },
})
const doubtful = (cite: string, doubt: string): Way['source'] => ({
  cite,
  standing: { verified: false, checkedOn, doubt },
})

const actionCards =
  'https://fagfolk.aalborg.dk/boern-og-unge/beredskabsplaner/actioncards-ved-bekymring-for-negativ-social-kontrol'
const party = 'https://pav.medst.dk/forvaltningsret-persondataloven-mv/forvaltningsloven/partsaktindsigt/'
const insiders =
  'Known from practice: cases where a relative at work looked somebody up. No rule opens this way; it is a breach.'

/** The ways by which knowledge moves without anybody in the family passing it on. */
export const ways = {
  'letter-lies-at-home': {
    from: 'home-mailbox',
    to: { people: 'household' },
    closedBy: ['post-elsewhere'],
    da: 'Brevet ligger i hjemmet og kan ses eller åbnes af dem, der bor der',
    en: 'The letter lies at home and can be seen or opened by those who live there',
    source: readAt('praksis: ingen breve, sms eller mail til hjemmet', actionCards),
  },
  'keys-to-the-mailbox': {
    from: 'home-mailbox',
    to: { people: 'keys' },
    closedBy: ['post-elsewhere'],
    da: 'Den, der har nøgler, kan tømme postkassen',
    en: 'Whoever has keys can empty the letter-box',
    source: readAt('praksis: ingen breve, sms eller mail til hjemmet', actionCards),
  },
  'digital-post-read-by-others': {
    from: 'digital-mailbox',
    to: { people: 'phone-accounts' },
    closedBy: ['own-devices'],
    da: 'Den, der kan komme ind på telefon eller konti, kan læse Digital Post og se beskeden om ny post',
    en: 'Whoever can get into the phone or the accounts can read Digital Post and sees the notice of new post',
    source: readAt('praksis: delte konti og familiedeling', 'https://krisecentrene.dk/digital-sikkerhed'),
  },
  'digital-post-to-parents': {
    from: 'digital-mailbox',
    to: { people: 'custody' },
    closedBy: ['parents-not-told'],
    da: 'Forældre får Digital Post om et barn under 15 år, og en ung over 15 kan have givet læseadgang',
    en: 'Parents get Digital Post about a child under 15, and someone over 15 may have given access to read',
    source: readAt(
      'borger.dk: Digital Post for forældre til 15-årige',
      'https://www.borger.dk/internet-og-sikkerhed/Digital-Post/digital-post-for-foraeldre-til-15-aarige',
    ),
  },
  'telephone-read-by-others': {
    from: 'own-telephone',
    to: { people: 'phone-accounts' },
    closedBy: ['own-devices'],
    da: 'Den, der har adgang til telefonen eller dens konti, ser opkald og beskeder',
    en: 'Whoever has access to the phone or its accounts sees calls and messages',
    source: readAt('praksis: ingen breve, sms eller mail til telefonen', actionCards),
  },
  'telephone-heard-at-home': {
    from: 'own-telephone',
    to: { people: 'household' },
    closedBy: [],
    da: 'Den, der bor sammen med den udsatte, kan høre samtalen eller se, at telefonen ringer',
    en: 'Whoever lives with the exposed person can hear the call or see the phone ring',
    source: readAt('praksis: aftal tidspunkt, før der ringes', actionCards),
  },
  'school-tells-parents': {
    from: 'school',
    to: { people: 'custody' },
    closedBy: ['school-agreed', 'parents-not-told'],
    da: 'Begge forældremyndighedsindehavere kan se skolens beskeder om barnet i Aula',
    en: 'Both holders of parental authority can see the school’s messages about the child in Aula',
    source: readAt(
      'forældreansvarsloven og svar fra ministeren om Aula',
      'https://www.hk.dk/aktuelt/nyheder/2021/06/14/kan-aula-beskytte-voldsramte-kvinder',
    ),
  },
  'school-notifies': {
    from: 'school',
    to: { place: 'municipal-file' },
    closedBy: [],
    da: 'Skolen har skærpet pligt til at underrette kommunen om et barn eller en ung under 18',
    en: 'The school has a stricter duty to notify the municipality about someone under 18',
    source: doubtful('barnets lov § 133', 'Read on a municipality’s page, not in the statute.'),
  },
  'looked-up-in-the-file': {
    from: 'municipal-file',
    to: { people: 'register-look-up' },
    closedBy: ['file-shielded'],
    da: 'Den, der kan slå op gennem sit arbejde, kan finde sagen i kommunens systemer',
    en: 'Whoever can look up through their work can find the file in the municipality’s systems',
    source: doubtful('praksis: opslag uden grund', insiders),
  },
  'party-sees-the-file': {
    from: 'municipal-file',
    to: { people: 'custody' },
    closedBy: ['access-refused'],
    da: 'Forældremyndighedsindehaveren er som udgangspunkt part i barnets sag og kan få aktindsigt',
    en: 'The holder of parental authority is as a starting point a party to the child’s case and may have access',
    source: readAt('forvaltningsloven § 9, stk. 1; undtagelser i §§ 15-15 b', party),
  },
  'parents-are-heard': {
    from: 'municipal-file',
    to: { people: 'custody' },
    closedBy: ['parents-not-told'],
    da: 'Kommunen inddrager eller partshører forældrene, medmindre risikoen er vurderet først og taler imod',
    en: 'The municipality involves or hears the parents unless the risk has been assessed first and speaks against it',
    source: readAt(
      'barnets lov § 18, stk. 3; forvaltningsloven § 19 er ikke læst',
      'https://www.lovguiden.dk/loven/bekendtgørelse-af-barnets-lov/18',
    ),
  },
  'looked-up-in-the-register': {
    from: 'civil-register',
    to: { people: 'register-look-up' },
    closedBy: ['without-fixed-address'],
    da: 'Den, der kan slå op i CPR gennem sit arbejde, ser adressen – også når den er beskyttet',
    en: 'Whoever can look up in the civil register through work sees the address – also a protected one',
    source: doubtful(
      'CPR-loven § 6, stk. 6',
      'What closes the way was read in the bill of 2015. That a protected address is visible to authorities is practice; the provision was not read.',
    ),
  },
  'register-tells-parents': {
    from: 'civil-register',
    to: { people: 'custody' },
    closedBy: ['parents-not-told', 'without-fixed-address'],
    da: 'Forældremyndighedsindehaveren får besked om barnets flytning og kan se barnets adresse',
    en: 'The holder of parental authority is told of the child’s move and can see the child’s address',
    source: doubtful('CPR-loven', 'General knowledge of the register; the provision was not read.'),
  },
  'police-tell-the-municipality': {
    from: 'police-file',
    to: { place: 'municipal-file' },
    closedBy: [],
    da: 'Politiet giver kommunen besked, når et barn eller en ung er udsat',
    en: 'The police tell the municipality when a child or young person is exposed',
    source: doubtful('barnets lov § 133', 'The stricter duty to notify; read on a municipality’s page.'),
  },
  'the-accused-is-told': {
    from: 'police-file',
    to: { people: 'told' },
    closedBy: [],
    da: 'Den, der anmeldes, bliver afhørt og kan få indsigt i sagen',
    en: 'Whoever is reported is questioned and may have access to the file',
    source: doubtful('retsplejeloven', 'General knowledge; the provision was not read.'),
  },
  'consent-to-the-passport': {
    from: 'passport-application',
    to: { people: 'custody' },
    closedBy: [],
    da: 'Alle forældremyndighedsindehavere skal give samtykke til pas til et barn under 18',
    en: 'Every holder of parental authority must consent to a passport for a child under 18',
    source: readAt(
      'kommunens side om pas til børn under 18',
      'https://www.randers.dk/borger/personligt/pas/pas-til-boern-under-18-aar/',
    ),
  },
  'passport-office': {
    from: 'passport-application',
    to: { place: 'municipal-file' },
    closedBy: [],
    da: 'Ansøgningen ligger i Borgerservice',
    en: 'The application lies with the citizens’ service of the municipality',
    source: readAt(
      'kommunens side om pas til børn under 18',
      'https://www.randers.dk/borger/personligt/pas/pas-til-boern-under-18-aar/',
    ),
  },
  'passport-by-post': {
    from: 'passport-application',
    to: { place: 'home-mailbox' },
    closedBy: ['post-elsewhere'],
    da: 'Passet eller et brev om det sendes til folkeregisteradressen',
    en: 'The passport, or a letter about it, is sent to the registered address',
    source: doubtful(
      'praksis',
      'General knowledge; ask the citizens’ service how the passport is delivered.',
    ),
  },
  'parents-see-health-record': {
    from: 'health-record',
    to: { people: 'custody' },
    closedBy: ['access-refused'],
    da: 'Forældremyndighedsindehaveren kan få aktindsigt i barnets journal, også når den unge er 17',
    en: 'The holder of parental authority may have access to the child’s record, also at 17',
    source: readAt(
      'afgørelse 24SFP06 fra Styrelsen for Patientklager',
      'https://stpk.dk/afgorelser-og-domme/afgorelser-fra-styrelsen-for-patientklager/24sfp06/',
    ),
  },
  'health-record-looked-up': {
    from: 'health-record',
    to: { people: 'register-look-up' },
    closedBy: [],
    da: 'Den, der kan slå op gennem sit arbejde, kan se journalen. Opslag kan ses bagefter i loggen',
    en: 'Whoever can look up through their work can see the record. Look-ups can be seen afterwards in the log',
    source: doubtful('praksis: opslag uden grund', insiders),
  },
  'said-in-conversation': {
    from: 'conversation',
    to: { people: 'told' },
    closedBy: [],
    da: 'Det siges til den, der tales med',
    en: 'It is said to whoever is talked to',
    source: doubtful('den planlagte samtale', 'Not a rule: it is the plan itself.'),
  },
} as const satisfies Record<string, Way>
export type WayCode = keyof typeof ways

interface Step {
  /** Where it puts the knowledge first. */
  readonly puts: readonly Place[]
  /** What it can give away. */
  readonly reveals: readonly ('location' | 'plan' | 'contact-with-us')[]
  /** Whether it is about certain people, who are chosen. */
  readonly asksWhom: boolean
  readonly da: string
  readonly en: string
}

/** What somebody may plan to do, and where it puts the knowledge. */
export const steps = {
  'letter-home': {
    puts: ['home-mailbox'],
    reveals: ['plan', 'contact-with-us'],
    asksWhom: false,
    da: 'Brev på papir til hjemmet',
    en: 'A letter on paper to the home',
  },
  'digital-post': {
    puts: ['digital-mailbox'],
    reveals: ['plan', 'contact-with-us'],
    asksWhom: false,
    da: 'Digital Post til den udsatte',
    en: 'Digital Post to the exposed person',
  },
  'call-own-telephone': {
    puts: ['own-telephone'],
    reveals: ['contact-with-us'],
    asksWhom: false,
    da: 'Opkald eller sms til den udsattes egen telefon',
    en: 'A call or text to the exposed person’s own phone',
  },
  'school-message': {
    puts: ['school'],
    reveals: ['plan', 'contact-with-us'],
    asksWhom: false,
    da: 'Besked til eller fra skolen',
    en: 'A message to or from the school',
  },
  'talk-with-somebody': {
    puts: ['conversation'],
    reveals: ['plan', 'contact-with-us'],
    asksWhom: true,
    da: 'Opkald til eller samtale med bestemte personer, for eksempel faren',
    en: 'A call to or talk with certain people, such as the father',
  },
  notification: {
    puts: ['municipal-file'],
    reveals: ['plan', 'contact-with-us'],
    asksWhom: false,
    da: 'Underretning eller henvendelse til kommunen',
    en: 'Notification of, or request to, the municipality',
  },
  'access-request': {
    puts: ['municipal-file', 'health-record'],
    reveals: ['location', 'plan', 'contact-with-us'],
    asksWhom: false,
    da: 'Nogen beder om aktindsigt',
    en: 'Somebody asks for access to documents',
  },
  'passport-application': {
    puts: ['passport-application'],
    reveals: ['plan'],
    asksWhom: false,
    da: 'Ansøgning om pas',
    en: 'Passport application',
  },
  'change-of-address': {
    puts: ['civil-register'],
    reveals: ['location'],
    asksWhom: false,
    da: 'Flytning meldes til folkeregisteret',
    en: 'A move is reported to the civil register',
  },
  shelter: {
    puts: ['municipal-file'],
    reveals: ['location', 'plan'],
    asksWhom: false,
    da: 'Ophold på krisecenter med navn: kommunen orienteres',
    en: 'A stay at a shelter under one’s name: the municipality is informed',
  },
  'police-report': {
    puts: ['police-file'],
    reveals: ['contact-with-us', 'plan'],
    asksWhom: true,
    da: 'Anmeldelse til politiet af bestemte personer',
    en: 'A police report against certain people',
  },
  doctor: {
    puts: ['health-record'],
    reveals: ['plan'],
    asksWhom: false,
    da: 'Besøg hos læge eller skadestue',
    en: 'A visit to a doctor or emergency ward',
  },
} as const satisfies Record<string, Step>
export type StepCode = keyof typeof steps
export const stepCodes = Object.keys(steps) as StepCode[]
