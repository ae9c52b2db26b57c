import { assert } from '../../foundation/assert.ts'
import type { DomainCode, ItemCode, Language, LibraryMeasureCode } from './codes.ts'
import type { Instrument, Item, LibraryMeasure } from './instrument.ts'
import type { Text } from './instrument-file.ts'
import type { Answer } from './picture.ts'

/** Undefined for text from outside that names no item. */
export function findItem(instrument: Instrument, code: string): Item | undefined {
  return instrument.items.find(item => item.code === code)
}

/** Throws when the instrument has no such item. */
export function getItem(instrument: Instrument, code: ItemCode): Item {
  const item = findItem(instrument, code)
  assert(item, `instrument ${instrument.id} ${instrument.version} has no item ${code}`)
  return item
}

export function itemsOf(instrument: Instrument, domain: DomainCode): readonly Item[] {
  return instrument.items.filter(item => item.domain === domain)
}

/** The fifteen for the first full view. */
export function coreItems(instrument: Instrument): readonly Item[] {
  return instrument.items.filter(item => item.core)
}

/** The ten that may be rated first, when there is no time. */
export function acuteItems(instrument: Instrument): readonly Item[] {
  return instrument.items.filter(item => item.acute)
}

/** The answers this item may be given. */
export function answersTo(item: Item): readonly Answer[] {
  return item.allowNA ? [0, 1, 2, 'U', 'NA'] : [0, 1, 2, 'U']
}

export function findMeasure(instrument: Instrument, code: string): LibraryMeasure | undefined {
  return instrument.measureLibrary.measures.find(measure => measure.code === code)
}

/** The library's measures that answer an item, in the library's order. They are shown, never chosen for anybody. */
export function measuresFor(instrument: Instrument, item: ItemCode): readonly LibraryMeasure[] {
  return instrument.measureLibrary.measures.filter(measure => measure.factors.includes(item))
}

/** Hours a library measure gives itself; undefined for what runs on. */
export function measureWithinHours(instrument: Instrument, code: LibraryMeasureCode): number | undefined {
  const measure = findMeasure(instrument, code)
  assert(measure, `instrument ${instrument.id} ${instrument.version} has no measure ${code}`)
  return instrument.measureLibrary.timeframeHours[measure.timeframe] ?? undefined
}

export function inLanguage(text: Text, language: Language): string {
  return text[language]
}
