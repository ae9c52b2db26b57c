import type { Language } from '../../kit/language.ts'

export const da = {
  title: 'Medarbejdere',
  alias: 'Navn i korpset',
  role: 'Rolle',
  roles: { consultant: 'Sikkerhedskonsulent', leader: 'Leder' },
  region: 'Region',
  state: 'Lige nu',
  onDuty: 'På vagt',
  offDuty: 'Ikke på vagt',
  leaving: 'Er ved at stoppe',
  suspended: 'Suspenderet',
  gone: 'Stoppet',
  mayAssess: 'Kan skrive under på vurderinger',
  held: 'Åbne sager',
  heldEmpty: 'Har ingen åbne sager.',
  reference: 'Reference',
  part: 'Rolle i sagen',
  parts: { responsible: 'Ansvarlig', deputy: 'Stedfortræder' },
  other: 'Den anden',
  nextContact: 'Næste kontakt',
  suspend: 'Suspendér nu',
  suspendSays:
    'Virker med det samme. Kollegaen bliver logget ud alle steder, stedfortræderen overtager sagerne, og de får en ny stedfortræder.',
  reason: 'Hvorfor?',
  reasonMissing: 'Vælg en grund',
  reasons: {
    'device-lost': 'En telefon eller computer er væk',
    'conflict-of-interest': 'Kan være i familie med nogen i en sag',
    'under-investigation': 'Noget skal undersøges',
    other: 'En anden grund',
  },
  leave: 'Planlæg, at kollegaen stopper',
  leaveSays: 'Kollegaen kan ikke få nye sager. Adgangen lukkes først, når alle sagerne er givet videre.',
  leaveButton: 'Kollegaen stopper',
  waiting: (count: number) =>
    count === 1
      ? 'Venter på, at én sag bliver givet videre'
      : `Venter på, at ${count} sager bliver givet videre`,
  waitingSays: 'Sagerne herunder skal gives videre. Tryk igen, når den sidste er givet videre.',
  leaveAgain: 'Luk adgangen nu',
  refused: {
    'not-permitted': 'Det kan du ikke gøre ved dig selv',
    'already-gone': 'Kollegaen har ikke længere adgang',
    'nobody-to-take-over': 'Der er ingen, der kan overtage sagerne. Find en kollega først',
  },
  back: 'Alle medarbejdere',
}
export type StaffTexts = typeof da

export const en: StaffTexts = {
  title: 'Staff',
  alias: 'Name in the corps',
  role: 'Role',
  roles: { consultant: 'Safety consultant', leader: 'Leader' },
  region: 'Region',
  state: 'Right now',
  onDuty: 'On duty',
  offDuty: 'Not on duty',
  leaving: 'About to leave',
  suspended: 'Suspended',
  gone: 'Left',
  mayAssess: 'May sign assessments',
  held: 'Open cases',
  heldEmpty: 'Has no open cases.',
  reference: 'Reference',
  part: 'Role in the case',
  parts: { responsible: 'Responsible', deputy: 'Deputy' },
  other: 'The other one',
  nextContact: 'Next contact',
  suspend: 'Suspend now',
  suspendSays:
    'Works at once. The colleague is signed out everywhere, and the cases go to the deputy with a new deputy.',
  reason: 'Why?',
  reasonMissing: 'Choose a reason',
  reasons: {
    'device-lost': 'A telephone or computer is lost',
    'conflict-of-interest': 'May be family of somebody in a case',
    'under-investigation': 'Something must be looked into',
    other: 'Another reason',
  },
  leave: 'Plan for the colleague to leave',
  leaveSays:
    'The colleague can be given no new cases. Access ends only when every case has been handed over.',
  leaveButton: 'The colleague is leaving',
  waiting: count =>
    count === 1 ? 'Waiting for one case to be handed over' : `Waiting for ${count} cases to be handed over`,
  waitingSays: 'The cases below must be handed over. Press again when the last one has been.',
  leaveAgain: 'End access now',
  refused: {
    'not-permitted': 'You cannot do that to yourself',
    'already-gone': 'The colleague has no access any more',
    'nobody-to-take-over': 'There is nobody to take the cases over. Find a colleague first',
  },
  back: 'All staff',
}

export const texts = (language: Language): StaffTexts => ({ da, en })[language]
