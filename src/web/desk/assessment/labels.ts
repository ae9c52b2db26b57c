import type { Language } from '../../kit/language.ts'

/** Words for the codes that the instrument names but does not word. */
const da = {
  tags: {
    knows_whereabouts: 'Ved, hvor personen er',
    weapon_access: 'Har adgang til våben',
    helpers: 'Har hjælpere',
    insider_access: 'Kan slå op eller få adgang gennem sit arbejde',
    custody: 'Har forældremyndighed',
    abroad: 'Er i udlandet eller handler derfra',
    decides: 'Bestemmer',
    urges: 'Opfordrer',
    executes: 'Udfører',
    watches: 'Holder øje',
    lures: 'Lokker',
    under_pressure: 'Er selv under pres',
  } as Record<string, string>,
  harmTypes: {
    violence: 'Vold',
    homicide: 'Drab',
    abduction_or_travel: 'Bortførelse eller udrejse',
    forced_marriage: 'Tvangsægteskab',
    confinement: 'Indespærring',
    cutting: 'Omskæring',
    sexual_violence: 'Seksuel vold',
    suicide: 'Selvmord',
    digital_exposure: 'Digital krænkelse eller afsløring',
    harm_to_others: 'Skade på andre',
    disowning: 'Udstødelse',
  } as Record<string, string>,
  events: {
    violence_or_threat: 'Vold eller trussel',
    disclosure_to_actor: 'En aktør har fået kendskab til det',
    left_or_separated: 'Flugt, brud eller skilsmisse',
    returned_home: 'Flyttet hjem',
    planned_departure: 'Planlagt udrejse',
    missed_agreed_contact: 'Aftalt kontakt udeblev',
    location_compromised: 'Opholdsstedet er blevet kendt',
    information_leak: 'Oplysninger er sluppet ud',
    actor_release: 'En aktør løslades',
    protection_ends: 'En beskyttelse udløber',
    police_report_or_charge: 'Anmeldelse eller sigtelse',
    court_hearing: 'Retsmøde',
    pregnancy_or_birth: 'Graviditet eller fødsel',
    engagement_or_marriage: 'Forlovelse eller ægteskab',
    death_or_illness_in_family: 'Død eller sygdom i familien',
    contact_resumed: 'Kontakten er genoptaget',
    new_partner_known: 'En ny partner er blevet kendt',
    religious_feast_or_anniversary: 'Højtid eller mærkedag',
    change_of_responsible_staff: 'Ny ansvarlig medarbejder',
  } as Record<string, string>,
}
type Labels = typeof da

const en: Labels = {
  tags: {
    knows_whereabouts: 'Knows where the person is',
    weapon_access: 'Has access to weapons',
    helpers: 'Has helpers',
    insider_access: 'Can look things up or get access through work',
    custody: 'Has custody',
    abroad: 'Is abroad or acts from there',
    decides: 'Decides',
    urges: 'Urges',
    executes: 'Carries out',
    watches: 'Watches',
    lures: 'Lures',
    under_pressure: 'Is under pressure too',
  },
  harmTypes: {
    violence: 'Violence',
    homicide: 'Killing',
    abduction_or_travel: 'Abduction or departure',
    forced_marriage: 'Forced marriage',
    confinement: 'Confinement',
    cutting: 'Genital cutting',
    sexual_violence: 'Sexual violence',
    suicide: 'Suicide',
    digital_exposure: 'Digital exposure',
    harm_to_others: 'Harm to others',
    disowning: 'Disowning',
  },
  events: {
    violence_or_threat: 'Violence or threat',
    disclosure_to_actor: 'An actor has learned of it',
    left_or_separated: 'Escape, break-up or divorce',
    returned_home: 'Moved back home',
    planned_departure: 'Planned departure',
    missed_agreed_contact: 'Agreed contact did not happen',
    location_compromised: 'The place has become known',
    information_leak: 'Information has leaked',
    actor_release: 'An actor is released',
    protection_ends: 'A protection ends',
    police_report_or_charge: 'Police report or charge',
    court_hearing: 'Court hearing',
    pregnancy_or_birth: 'Pregnancy or birth',
    engagement_or_marriage: 'Engagement or marriage',
    death_or_illness_in_family: 'Death or illness in the family',
    contact_resumed: 'Contact has been resumed',
    new_partner_known: 'A new partner has become known',
    religious_feast_or_anniversary: 'Feast or anniversary',
    change_of_responsible_staff: 'New responsible member of staff',
  },
}

/** An instrument of another organisation may have codes of its own; those stand as they are. */
const wordOf = (words: Record<string, string>, code: string): string =>
  words[code] ?? code.replaceAll('_', ' ')

export const labels = (language: Language) => {
  const words = { da, en }[language]
  return {
    tag: (code: string) => wordOf(words.tags, code),
    harmType: (code: string) => wordOf(words.harmTypes, code),
    event: (code: string) => wordOf(words.events, code),
  }
}
