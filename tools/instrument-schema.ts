/** Writes the published JSON Schema of instrument files from the shape that the loader checks. Run: npm run instrument:schema */
import { writeFileSync } from 'node:fs'
import { instrumentSchema } from '../src/risk/instruments/instrument-schema.ts'

writeFileSync(
  new URL('../src/risk/instruments/instrument.schema.json', import.meta.url),
  `${JSON.stringify(instrumentSchema(), null, 2)}\n`,
)
