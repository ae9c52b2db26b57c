import type { PlaceKept } from '../../../risk/assessment/parts.ts'
import { wordFor, type Wording } from './answer-words.tsx'
import { labels } from './labels.ts'
import { texts } from './texts.ts'

/** What made a rule hold, in words. */
export function placeWords(wording: Wording, place: PlaceKept): string {
  const { language, instrument } = wording
  const t = texts(language)
  const about = place.actor === undefined ? '' : ` – ${wording.actorName(place.actor)}`
  switch (place.kind) {
    case 'item':
    case 'driver':
      return `${place.item ?? ''} ${wordFor(instrument.items, place.item, language)}${about}`
    case 'actor':
      return wording.actorName(place.actor ?? '')
    case 'event': {
      const when = place.at === undefined ? '' : wording.moment(Temporal.Instant.from(place.at))
      return `${labels(language).event(place.event ?? '')}, ${when}`
    }
    case 'measure':
      return place.measure ?? ''
    case 'flag':
      return instrument.redFlags.find(flag => flag.code === place.flag)?.text[language] ?? place.flag ?? ''
    case 'conclusion':
      return t.overview.steps.conclusion
    case 'scenarios':
      return t.overview.steps.scenarios
    case 'ownView':
      return t.overview.steps.ownView
    case 'secondRater':
      return instrument.conclusions.principle[language]
  }
}

/** Where it is put right. */
export function placeHref(base: string, caseId: string, place: PlaceKept): string {
  switch (place.kind) {
    case 'item':
      return `${base}/items/${place.item}${place.actor === undefined ? '' : `/${place.actor}`}`
    case 'driver':
    case 'measure':
      return `/cases/${caseId}/plan`
    case 'actor':
      return `/cases/${caseId}/people`
    case 'event':
      return `/cases/${caseId}/entries`
    case 'conclusion':
      return `${base}/conclusion`
    case 'scenarios':
      return `${base}/scenarios`
    case 'ownView':
      return `${base}/own-view`
    case 'flag':
    case 'secondRater':
      return base
  }
}
