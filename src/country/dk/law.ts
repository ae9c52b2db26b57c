/**
 * How far a reference has been checked. `verified`: the provision was read on a public statute page that day.
 * It is never a lawyer's check. Otherwise `doubt` says what is missing; a form may remind the professional of
 * such a rule, but no paper that leaves the house may state it as law.
 */
export type Standing =
  | { verified: true; checkedOn: Temporal.PlainDate; source: string }
  | { verified: false; checkedOn: Temporal.PlainDate; doubt: string }

/** A rule that a form or a clock rests on: where it stands, and what it says in a sentence. */
export type LegalReference = { cite: string; da: string; en: string; standing: Standing }

const checkedOn = Temporal.PlainDate.from('2026-11-23')

const readAt = (source: string): Standing => ({ verified: true, checkedOn, source })
const doubtful = (doubt: string): Standing => ({ verified: false, checkedOn, doubt })

/**
 * What the corps may do of its own accord, and what only when a municipality has asked for it: three services
 * with three different triggers, all in serviceloven § 12 c.
 */
export const corpsServices = {
  advice: {
    cite: 'serviceloven § 12 c',
    da: 'Sikkerhedskonsulenterne giver gratis vejledende rådgivning til borgere, kommuner og andre og kan rådgive om risici.',
    en: 'The safety consultants give free guiding advice to citizens, municipalities and others, and may advise on risks.',
    standing: readAt('https://elov.dk/serviceloven/paragraf/12c'),
  },
  riskAssessment: {
    cite: 'serviceloven § 12 c',
    da: 'Sikkerhedskonsulenterne udarbejder en risikovurdering, når kommunalbestyrelsen anmoder om det.',
    en: 'The safety consultants draw up a risk assessment when the municipal council requests it.',
    standing: readAt('https://elov.dk/serviceloven/paragraf/12c'),
  },
  coordination: {
    cite: 'serviceloven § 12 c',
    da: 'Sikkerhedskonsulenterne koordinerer rådgivningen fra myndigheder og andre, når kommunalbestyrelsen anmoder om det.',
    en: 'The safety consultants coordinate the advice of authorities and others when the municipal council requests it.',
    standing: readAt('https://elov.dk/serviceloven/paragraf/12c'),
  },
} satisfies Record<string, LegalReference>

/** The other rules that the forms name. */
export const law = {
  anonymousAdvice: {
    cite: 'serviceloven § 10',
    da: 'Alle har ret til gratis rådgivning, både anonymt og åbent.',
    en: 'Anyone may have free advice, anonymously or openly.',
    standing: readAt('https://www.elov.dk/serviceloven/afsnit/ii/'),
  },
  actionPlan: {
    cite: 'serviceloven § 12 a',
    da: 'Kommunen skal tilbyde en handleplan til den, der risikerer eller er udsat for en alvorlig æresrelateret konflikt, hvis der er behov for det. Planen laves i samarbejde med borgeren.',
    en: 'Where there is a need, the municipality must offer an action plan to anyone at risk of or exposed to a serious honour-related conflict. The plan is made together with the citizen.',
    standing: readAt('https://danskelove.dk/serviceloven/12a'),
  },
  actionPlanContent: {
    cite: 'serviceloven § 12 a, stk. 3',
    da: 'Handleplanen skal indeholde: en risikovurdering; den aktuelle situation (bolig, arbejde, uddannelse, forhold til pårørende); overvejelser om støtte til bolig, arbejde og uddannelse; overvejelser om anden støtte.',
    en: 'The action plan must contain: a risk assessment; the current situation (housing, work, education, relation to relatives); considerations on support for housing, work and education; considerations on other support.',
    standing: readAt('https://danskelove.dk/serviceloven/12a'),
  },
  shelterNotice: {
    cite: 'serviceloven § 109',
    da: 'Krisecentret orienterer kommunen senest 3 hverdage efter indflytning og udflytning. Navn og CPR-nummer udelades, når personen er anonym.',
    en: 'The shelter informs the municipality within 3 weekdays of moving in and of moving out. Name and CPR number are left out when the person is anonymous.',
    standing: doubtful('Read in a text of 2018; the paragraphs were renumbered in 2024.'),
  },
  riskBeforeParents: {
    cite: 'barnets lov § 18, stk. 3',
    da: 'Kommunen skal vurdere risikoen, før forældre og netværk inddrages.',
    en: 'The municipality must assess the risk before parents and network are involved.',
    standing: readAt('https://www.lovguiden.dk/loven/bekendtgørelse-af-barnets-lov/18'),
  },
  stricterDutyToNotify: {
    cite: 'barnets lov § 133',
    da: 'Offentligt ansatte har skærpet pligt til at underrette kommunen, når et barn eller en ung under 18 år kan have behov for særlig støtte. Pligten er personlig og opfyldes ikke ved at spørge os.',
    en: 'Public employees have a stricter duty to notify the municipality when someone under 18 may need special support. The duty is personal and is not met by asking us.',
    standing: doubtful('Read on a municipality’s page, not in the statute.'),
  },
  notificationWithoutParents: {
    cite: 'barnets lov § 133',
    da: 'I sager om negativ social kontrol og æresrelaterede konflikter gennemgås underretningen ikke med forældrene.',
    en: 'In matters of negative social control and honour-related conflict the notification is not gone through with the parents.',
    standing: doubtful(
      'Read on a municipality’s page, which names § 133; the provision itself was not seen.',
    ),
  },
  notificationAssessed: {
    cite: 'barnets lov',
    da: 'Kommunen vurderer enhver underretning inden 24 timer for at afgøre, om der skal handles straks.',
    en: 'The municipality assesses every notification within 24 hours to decide whether it must act at once.',
    standing: doubtful(
      'Read on a municipality’s page and in an answer to Parliament of 2022; section not known.',
    ),
  },
  notificationReceipt: {
    cite: 'barnets lov',
    da: 'Den, der har underrettet, får en bekræftelse inden 6 hverdage, medmindre særlige forhold taler imod.',
    en: 'Whoever notified gets a confirmation within 6 weekdays, unless special circumstances speak against it.',
    standing: doubtful('Read on a municipality’s page; section, and whether Saturday counts, not known.'),
  },
  talkWithChildAlone: {
    cite: 'barnets lov § 137, stk. 2-3',
    da: 'Kommunen kan tale med barnet uden forældrenes samtykke og uden at de er til stede. Ved underretning om overgreb fra forældrene skal det ske sådan.',
    en: 'The municipality may talk with the child without the parents’ consent or presence. After a notification of abuse by the parents it must be done so.',
    standing: readAt('https://www.lovguiden.dk/loven/bekendtgørelse-af-barnets-lov/137'),
  },
  sharing: {
    cite: 'forvaltningsloven § 28',
    da: 'Fortrolige oplysninger må gives til en anden myndighed med samtykke, når loven kræver det, eller når de må antages at være af væsentlig betydning for den, der modtager dem. Samtykke kan trækkes tilbage.',
    en: 'Confidential information may be given to another authority with consent, when the law requires it, or when it must be presumed essential to the receiver. Consent can be withdrawn.',
    standing: doubtful('Read in an older text; personal data now follow the GDPR and databeskyttelsesloven.'),
  },
  informationWithheld: {
    cite: 'databeskyttelsesloven § 22',
    da: 'Retten til oplysning, indsigt og underretning om brud viger, når afgørende hensyn til private interesser vejer tungere.',
    en: 'The rights to information, to access and to notice of a breach yield where decisive private interests weigh more.',
    standing: readAt(
      'https://www.elov.dk/lov-om-supplerende-bestemmelser-til-forordning-om-beskyttelse-af-fysiske-personer-i-forbindelse-med-behandling-af-personoplysninger-og-om-fri-udveksling-af-sadanne-oplysninger-databeskyttelsesloven/paragraf/22/',
    ),
  },
  residenceKept: {
    cite: 'udlændingeloven § 17, stk. 3',
    da: 'En opholdstilladelse bortfalder som regel ikke, når en mindreårig er sendt på genopdragelsesrejse.',
    en: 'A residence permit as a rule does not lapse when a minor has been sent on a re-education journey.',
    standing: readAt('https://danskelove.dk/udlændingeloven/17'),
  },
  passportOfChild: {
    cite: 'pasloven § 2, stk. 1, nr. 5',
    da: 'Politiet kan nægte eller inddrage et barns pas, når der er grund til at tro, at barnet vil blive sendt til udlandet under forhold, der bringer sundhed eller udvikling i alvorlig fare.',
    en: 'The police may refuse or withdraw a child’s passport when there is reason to believe that the child will be sent abroad to conditions that seriously endanger health or development.',
    standing: doubtful('Read in the amending act of 2018, not in the consolidated text.'),
  },
  withoutFixedAddress: {
    cite: 'CPR-loven § 6, stk. 6',
    da: 'Efter skriftlig meddelelse fra politiet kan den, der er truet i en æres- eller partnerrelateret konflikt, registreres uden fast bopæl i kommunen.',
    en: 'On written notice from the police, someone threatened in an honour- or partner-related conflict may be registered in the municipality without a fixed address.',
    standing: doubtful('Read in the bill of 2015, not in the consolidated text.'),
  },
} satisfies Record<string, LegalReference>
