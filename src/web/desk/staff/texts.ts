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
  part: 'Del',
  parts: { responsible: 'Ansvarlig', deputy: 'Stedfortræder' },
  other: 'Den anden',
  nextContact: 'Næste kontakt',
  suspend: 'Suspendér nu',
  suspendSays:
    'Virker med det samme. Kollegaen bliver logget ud alle steder, og sagerne går til stedfortræderen med en ny stedfortræder.',
  reason: 'Hvorfor?',
  reasonMissing: 'Vælg en grund',
  reasons: {
    'device-lost': 'En telefon eller computer er væk',
    'conflict-of-interest': 'Kan være i familie med nogen i en sag',
    'under-investigation': 'Noget skal undersøges',
    other: 'En anden grund',
  },
  leave: 'Planlæg, at kollegaen stopper',
  leaveSays:
    'Kollegaen kan ikke få nye sager. Adgangen lukkes først, når hver sag er taget over af en anden.',
  leaveButton: 'Kollegaen stopper',
  waiting: (count: number) =>
    count === 1 ? 'Venter på, at én sag bliver taget over' : `Venter på, at ${count} sager bliver taget over`,
  waitingSays: 'Overdrag sagerne herunder. Tryk igen, når den sidste er taget over.',
  leaveAgain: 'Luk adgangen nu',
  refused: {
    'not-permitted': 'Det kan du ikke gøre ved dig selv',
    'already-gone': 'Kollegaen har ikke adgang mere',
    'nobody-to-take-over': 'Der er ingen, der kan tage sagerne over. Gå på vagt, eller find en kollega først',
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
  part: 'Part',
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
  leaveSays: 'The colleague can be given no new cases. Access ends only when each case has been taken over.',
  leaveButton: 'The colleague is leaving',
  waiting: count =>
    count === 1 ? 'Waits for one case to be taken over' : `Waits for ${count} cases to be taken over`,
  waitingSays: 'Hand over the cases below. Press again when the last one has been taken over.',
  leaveAgain: 'End access now',
  refused: {
    'not-permitted': 'You cannot do that to yourself',
    'already-gone': 'The colleague has no access any more',
    'nobody-to-take-over': 'There is nobody to take the cases over. Go on duty or find a colleague first',
  },
  back: 'All staff',
}

export const texts = (language: Language): StaffTexts => ({ da, en })[language]
