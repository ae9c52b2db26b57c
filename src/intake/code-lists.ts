/** One entry of a list that statistics count by. The code is stored; the wording may change. */
export interface Coded<Code extends string = string> {
  readonly code: Code
  readonly da: string
  readonly en: string
}

/**
 * Why somebody turned to the corps: as first stated, and as later known, because the true reason may come with trust.
 * The wording follows what the corps' own figures count. Undefined, not a code, means that it was not said.
 */
export const causes: readonly Coded[] = [
  { code: 'social-restrictions', da: 'Sociale begrænsninger', en: 'Social restrictions' },
  { code: 'pressure', da: 'Pres', en: 'Pressure' },
  { code: 'psychological-violence', da: 'Psykisk vold', en: 'Psychological violence' },
  { code: 'physical-violence', da: 'Fysisk vold', en: 'Physical violence' },
  { code: 'sexual-abuse', da: 'Seksuelle overgreb', en: 'Sexual abuse' },
  {
    code: 'threats-to-life',
    da: 'Trusler på livet eller frygt for drab',
    en: 'Threats to life, or fear of killing',
  },
  {
    code: 'forced-marriage',
    da: 'Tvangsægteskab eller tvangsforlovelse',
    en: 'Forced marriage or engagement',
  },
  { code: 'kept-in-marriage', da: 'Fastholdelse i ægteskab', en: 'Being kept in a marriage' },
  {
    code: 'stay-abroad',
    da: 'Genopdragelsesrejse eller ufrivilligt udlandsophold',
    en: 'Re-education journey or involuntary stay abroad',
  },
  { code: 'radicalisation', da: 'Radikalisering', en: 'Radicalisation' },
  { code: 'other', da: 'Andet', en: 'Other' },
]

/** Who turned to the corps first. */
export const firstContacts: readonly Coded[] = [
  { code: 'citizen', da: 'Borgeren selv', en: 'The citizen' },
  { code: 'relative', da: 'En i familien', en: 'A relative' },
  { code: 'friend', da: 'En ven, kæreste eller nabo', en: 'A friend, partner or neighbour' },
  { code: 'caseworker', da: 'Rådgiver eller sagsbehandler i kommunen', en: 'Municipal caseworker' },
  { code: 'teacher', da: 'Lærer eller anden i skolen', en: 'Teacher or other school staff' },
  { code: 'social-educator', da: 'Pædagog', en: 'Social educator' },
  { code: 'health', da: 'Sundhedsvæsenet', en: 'Health services' },
  { code: 'police', da: 'Politiet', en: 'Police' },
  { code: 'shelter', da: 'Krisecenter eller botilbud', en: 'Shelter or residence' },
  { code: 'job-centre', da: 'Jobcenter', en: 'Job centre' },
  { code: 'association', da: 'Forening eller frivillig', en: 'Association or volunteer' },
  { code: 'other', da: 'Andre', en: 'Others' },
]

/** Those of them who come as professionals. */
export const professions: readonly Coded[] = firstContacts.filter(
  ({ code }) => !['citizen', 'relative', 'friend'].includes(code),
)

export const channels = [
  { code: 'door', da: 'Skrev her', en: 'Wrote here' },
  { code: 'phone', da: 'Telefon', en: 'Telephone' },
  { code: 'meeting', da: 'Møde', en: 'Meeting' },
  { code: 'email', da: 'E-mail', en: 'E-mail' },
] as const satisfies readonly Coded[]
export type Channel = (typeof channels)[number]['code']

export const askers = [
  { code: 'citizen', da: 'Borger', en: 'Citizen' },
  { code: 'relative', da: 'Pårørende eller ven', en: 'Relative or friend' },
  { code: 'professional', da: 'Fagperson', en: 'Professional' },
] as const satisfies readonly Coded[]
export type AskedBy = (typeof askers)[number]['code']

/** Serviceloven § 12 c: advice to anyone; the other two only when the municipality has asked and that is recorded. */
export const services = [
  { code: 'advice', da: 'Rådgivning', en: 'Advice' },
  { code: 'risk-assessment', da: 'Risikovurdering', en: 'Risk assessment' },
  { code: 'coordination', da: 'Koordinering', en: 'Coordination' },
] as const satisfies readonly Coded[]
export type Service = (typeof services)[number]['code']

/** On which ground a professional speaks of somebody. */
export const grounds = [
  { code: 'anonymised', da: 'Anonymiseret', en: 'Anonymised' },
  { code: 'consent', da: 'Samtykke', en: 'Consent' },
  { code: 'legal-ground', da: 'Andet lovligt grundlag', en: 'Another legal ground' },
] as const satisfies readonly Coded[]
export type Ground = (typeof grounds)[number]['code']

export const yesNoNotKnown = [
  { code: 'yes', da: 'Ja', en: 'Yes' },
  { code: 'no', da: 'Nej', en: 'No' },
  { code: 'not-known', da: 'Ikke kendt', en: 'Not known' },
] as const satisfies readonly Coded[]
export type YesNoNotKnown = (typeof yesNoNotKnown)[number]['code']

/** The wording of a code; the code itself when a list no longer has it, so that an old row is still readable. */
export const labelOf = (list: readonly Coded[], code: string, language: 'da' | 'en'): string =>
  list.find(entry => entry.code === code)?.[language] ?? code

export const codesOf = <Code extends string>(list: readonly Coded<Code>[]): readonly Code[] =>
  list.map(entry => entry.code)
