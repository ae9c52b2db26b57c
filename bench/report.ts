import { assert } from '../src/foundation/assert.ts'
import { inventedChoice, inventedMaterial } from '../src/papers/invented-material.ts'
import { reportPdf } from '../src/papers/pdf.ts'
import { report as makeReport } from '../src/papers/report.ts'
import { type Measure, median } from './measure.ts'

const ROUNDS = 15

/** The whole report of an assessment with six actors, from the signed document to the file. */
export const report: Measure = {
  name: 'report',
  async run() {
    const once = async () => {
      const from = performance.now()
      const made = makeReport(inventedMaterial({}, 6), inventedChoice())
      assert('done' in made, 'nothing in the invented case must stay')
      const { length } = await reportPdf(made.done)
      return { took: performance.now() - from, length }
    }
    const first = await once()
    const rest = []
    for (let round = 0; round < ROUNDS; round += 1) rest.push(await once())
    return [
      { what: 'report PDF, six actors, the first since the start', value: first.took, unit: 'ms' },
      { what: 'report PDF, six actors', value: median(rest.map(({ took }) => took)), unit: 'ms' },
      { what: 'its file', value: first.length / 1024, unit: 'kB' },
    ]
  },
}
