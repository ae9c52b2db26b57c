import type { PersonId } from '../../foundation/ids.ts'
import type { EventCode, FlagCode, ItemCode, LibraryMeasureCode } from './codes.ts'

/** What made a rule hold, for showing the person why and where to look. */
export type Place =
  | { readonly kind: 'item'; readonly item: ItemCode; readonly actor?: PersonId }
  | { readonly kind: 'actor'; readonly actor: PersonId }
  | { readonly kind: 'event'; readonly event: EventCode; readonly at: Temporal.Instant }
  | { readonly kind: 'driver'; readonly item: ItemCode; readonly actor?: PersonId | undefined }
  | { readonly kind: 'measure'; readonly measure: LibraryMeasureCode }
  | { readonly kind: 'flag'; readonly flag: FlagCode }
  | { readonly kind: 'conclusion'; readonly field: 'level' | 'urgency' | 'severity' | 'confidence' }
  | { readonly kind: 'scenarios' | 'ownView' | 'secondRater' }
