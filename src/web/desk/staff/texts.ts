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
  senior: {
    title: 'Underskriver ikke alene',
    says: 'En navngiven kollega bedømmer også det, som denne kollega skriver under på, uden at se svarene først. Det, der er sat i værk, venter ikke.',
    label: 'Hvem medunderskriver?',
    nobody: 'Ingen. Kollegaen skriver under alene',
    save: 'Gem',
  },
  held: 'Åbne sager',
  heldEmpty: 'Har ingen åbne sager.',
  lacking: 'Sager, der mangler nogen',
  lackingSays: 'Sager i din region. Du ser kun referencen; sagerne selv kan du ikke åbne herfra.',
  alone: 'Åbne sager uden stedfortræder',
  aloneEmpty: 'Alle åbne sager har både en ansvarlig og en stedfortræder.',
  aloneSays:
    'Ingen kunne træde til i en eller flere af sagerne. Den anden har dem alene, og en alarm lyder, til den ansvarlige har valgt en stedfortræder.',
  whoHasIt: 'Har sagen alene',
  leftBehind: 'Lukkede sager, hvor begge er stoppet',
  leftBehindEmpty: 'Der er ingen lukkede sager uden en medarbejder.',
  closed: 'Lukket',
  reopen: 'Genåbn en sag',
  reopenSays: 'De to, du vælger, får sagen. Vælger du ikke dig selv, får du ikke adgang til den.',
  whichCase: 'Hvilken sag?',
  chooseCase: 'Vælg en sag',
  caseMissing: 'Vælg, hvilken sag der genåbnes',
  returns: {
    suspension: {
      title: 'Ophæv suspensionen',
      says: 'Kollegaen kan logge ind igen og kan få nye sager. Sager, der er givet videre, kommer ikke tilbage af sig selv.',
      button: 'Ophæv suspensionen',
    },
    departure: {
      title: 'Kollegaen bliver alligevel',
      says: 'Kollegaen kan logge ind og få nye sager. Sager, der er givet videre, kommer ikke tilbage af sig selv.',
      button: 'Kollegaen bliver',
    },
  },
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
    'nobody-to-take-over':
      'Kollegaen er logget ud alle steder, men er den eneste, der har en sag, og kan logge ind igen. Find en, der kan overtage sagen, og suspendér så',
    'not-away': 'Der er ikke noget at fortryde',
    'not-available': 'Kollegaen kan ikke medunderskrive',
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
  senior: {
    title: 'Does not sign alone',
    says: 'A named colleague also rates what this colleague signs, without seeing the answers first. What has been put in place does not wait.',
    label: 'Who countersigns?',
    nobody: 'Nobody. The colleague signs alone',
    save: 'Save',
  },
  held: 'Open cases',
  heldEmpty: 'Has no open cases.',
  lacking: 'Cases that lack somebody',
  lackingSays:
    'Cases of your region. You see the reference only; the cases themselves cannot be opened from here.',
  alone: 'Open cases without a deputy',
  aloneEmpty: 'Every open case has somebody responsible and a deputy.',
  aloneSays:
    'Nobody could stand in for one or more of the cases. The other one has them alone, and an alarm rings until the responsible has chosen a deputy.',
  whoHasIt: 'Has it alone',
  leftBehind: 'Closed cases whose two are both gone',
  leftBehindEmpty: 'There are no closed cases without a member of staff.',
  closed: 'Closed',
  reopen: 'Reopen a case',
  reopenSays: 'The two you choose get the case. Unless you choose yourself, you get no access to it.',
  whichCase: 'Which case?',
  chooseCase: 'Choose a case',
  caseMissing: 'Choose which case to reopen',
  returns: {
    suspension: {
      title: 'Lift the suspension',
      says: 'The colleague can sign in again and be given cases. Cases that were handed over do not come back by themselves.',
      button: 'Lift the suspension',
    },
    departure: {
      title: 'The colleague stays after all',
      says: 'The colleague can sign in and be given cases. Cases that were handed over do not come back by themselves.',
      button: 'The colleague stays',
    },
  },
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
    'nobody-to-take-over':
      'The colleague is signed out everywhere, but is the only one who has a case, and can sign in again. Find somebody to take it over, and suspend then',
    'not-away': 'There is nothing to undo',
    'not-available': 'This colleague cannot countersign',
  },
  back: 'All staff',
}

export const texts = (language: Language): StaffTexts => ({ da, en })[language]
