import { addOffer } from '../help/add-offer.ts'
import type { OfferWords } from '../help/offer.ts'
import type { AtWork, PracticeHouse } from './begin.ts'
import { mustBeDone } from './must-be-done.ts'
import type { Alias } from './situation.ts'
import { timeZone } from '../country/dk/opening-hours.ts'

interface PracticeOffer {
  readonly da: OfferWords
  readonly en: OfferWords
  readonly telephone: string
  /** The public page that it was read on, and its age. Nobody has rung. */
  readonly source: string
  readonly keptBy: Alias
  readonly days: number
}

const allDay = { da: 'Døgnet rundt', en: 'Round the clock' }

/** Offers that there really are, as public pages of different age say. What two pages say differently is left out. */
const offers: readonly PracticeOffer[] = [
  {
    da: {
      name: 'Lev Uden Vold',
      says: 'Om vold i nære relationer, også for pårørende. Gratis, og du behøver ikke at sige, hvem du er.',
      hours: allDay.da,
    },
    en: {
      name: 'Lev Uden Vold',
      says: 'About violence in close relations, also for relatives. Free, and you need not say who you are.',
      hours: allDay.en,
    },
    telephone: '1888',
    source: 'levudenvold.dk, side fra 2023',
    keptBy: 'Ravn',
    days: 180,
  },
  {
    da: {
      name: 'BørneTelefonen',
      says: 'For børn. Du kan ringe, chatte eller sende en sms.',
      hours: allDay.da,
    },
    en: {
      name: 'BørneTelefonen',
      says: 'For children. You can ring, chat or send a text.',
      hours: allDay.en,
    },
    telephone: '116111',
    source: 'bt.dk, side fra 2022, og ekstrabladet.dk, side fra 2021',
    keptBy: 'Alma',
    days: 180,
  },
  {
    da: {
      name: 'Hotline for unge',
      says: 'Udlændingestyrelsens hotline for unge, som er udsat for negativ social kontrol.',
      hours: 'Mandag til fredag fra kl. 9',
    },
    en: {
      name: 'Hotline for young people',
      says: 'The Danish Immigration Service’s hotline for young people who live with negative social control.',
      hours: 'Monday to Friday from 9',
    },
    telephone: '70161818',
    source: 'um.dk: ufrivilligt udlandsophold',
    keptBy: 'Birk',
    days: 180,
  },
  {
    da: { name: 'Danner', says: 'For kvinder.', hours: allDay.da },
    en: { name: 'Danner', says: 'For women.', hours: allDay.en },
    telephone: '33330047',
    source: 'danner.dk, side fra 2021',
    keptBy: 'Birk',
    days: 10,
  },
  {
    da: {
      name: 'Offerrådgivningen',
      says: 'For den, det er gået ud over, og for vidner og pårørende.',
      hours: allDay.da,
    },
    en: {
      name: 'Offerrådgivningen',
      says: 'For whoever has been harmed, and for witnesses and relatives.',
      hours: allDay.en,
    },
    telephone: '116006',
    source: 'nordjyske.dk, side fra 2022',
    keptBy: 'Alma',
    days: 180,
  },
  {
    da: {
      name: 'Udenrigsministeriets Globale Vagtcenter',
      says: 'For dig, der er i udlandet eller er på vej dertil.',
      hours: allDay.da,
    },
    en: {
      name: 'The Foreign Ministry’s duty centre',
      says: 'For you who are abroad or on the way there.',
      hours: allDay.en,
    },
    telephone: '+4533921112',
    source: 'um.dk: tvangsægteskab, en ældre side',
    keptBy: 'Ravn',
    days: 10,
  },
  {
    da: {
      name: 'Koordinationsenheden for Børnebortførelser',
      says: 'For en forælder, der er bange for, at den anden forælder tager barnet med ud af landet.',
      hours: 'Døgnet rundt, men ikke i julen og nytårsaften',
    },
    en: {
      name: 'The coordination unit for child abduction',
      says: 'For a parent who is afraid that the other parent will take the child out of the country.',
      hours: 'Round the clock, but not at Christmas and on New Year’s Eve',
    },
    telephone: '40505026',
    source: 'boernebortfoerelse.dk',
    keptBy: 'Ravn',
    days: 180,
  },
]

/** A leader puts them on the list, marked as practice wherever they are shown. */
export async function listHelp({ desk }: PracticeHouse, by: AtWork): Promise<void> {
  const on = desk.clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
  await desk.inTransaction(by.asking, async tx => {
    for (const [index, { da, en, telephone, source, keptBy, days }] of offers.entries()) {
      const offer = { words: { da, en }, telephone, place: index + 1, keptBy: by.idOf(keptBy) }
      mustBeDone(await addOffer(tx, desk.chance, offer, { source, on, runsOutOn: on.add({ days }) }, true))
    }
  })
}
