import { assert } from '../../foundation/assert.ts'
import json from './asrae-0.1.0.json' with { type: 'json' }
import type { Instrument } from './instrument.ts'
import { loadInstrument } from './instrument.ts'

/** The open instrument the system ships with. Text: CC BY 4.0. A draft, not tested for reliability or accuracy. */
export const asrae: Instrument = loadShipped()

function loadShipped(): Instrument {
  const loaded = loadInstrument(json)
  assert('done' in loaded, `a shipped instrument is broken: ${JSON.stringify(loaded)}`)
  return loaded.done
}
