import json from '../../src/risk/instruments/asrae-0.1.0.json' with { type: 'json' }
import { loadInstrument, type Instrument } from '../../src/risk/instruments/instrument.ts'

/**
 * An invented 0.2.0 of the shipped instrument: A1 is worded anew, D5 is gone and D9 has come, and strangling raises a
 * flag of its own sort.
 */
export const newer: Instrument = load(text => {
  const file = JSON.parse(text.replaceAll('"D5"', '"D9"')) as typeof json
  Object.assign(file, { version: '0.2.0' })
  Object.assign(file.items[0]?.label ?? {}, { da: 'A1 spurgt på en ny måde', en: 'A1 asked in a new manner' })
  Object.assign(file.redFlags[0]?.text ?? {}, { da: 'Nyt ordlyd af det første flag' })
  return file
})

/** Another organisation's, whole and in our form: the same file under a name of its own. */
export const theirs = (version = '1.0.0'): string =>
  JSON.stringify(
    { ...json, id: 'theirs', version, title: { da: 'Deres redskab', en: 'Their instrument' } },
    null,
    2,
  )

function load(change: (text: string) => unknown): Instrument {
  const loaded = loadInstrument(change(JSON.stringify(json)))
  if ('refused' in loaded) throw new Error(JSON.stringify(loaded.refused.problems))
  return loaded.done
}
