import type { Place } from '../instruments/place.ts'
import type { PlaceKept } from './parts.ts'

/** A place as it is sealed with a flag or in a signed document. */
export const placeKept = (place: Place): PlaceKept =>
  place.kind === 'event' ? { ...place, at: place.at.toString() } : place
