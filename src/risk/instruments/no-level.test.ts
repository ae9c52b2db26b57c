import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import { findings } from './checks.ts'
import { levels } from './codes.ts'
import { raisedFlags } from './flags.ts'
import { now, settledPicture } from './invented-picture.ts'
import { emptyPicture } from './picture.ts'

const folder = new URL('.', import.meta.url)
const sources = readdirSync(folder)
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

/** Every piece of text that is handed out, below the rule itself. */
function handedOut(value: unknown): unknown[] {
  if (value instanceof Temporal.Instant || typeof value !== 'object' || value === null) return [value]
  return Object.values(value).flatMap(handedOut)
}

describe('P10 the level is the professional’s alone', () => {
  it('no function of this folder says it returns a level, urgency, severity or confidence', () => {
    const signatures = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/function \w+(?:<[^>]*>)?\([^{]*?\): ([^{]+) \{/g)].map(
        ([, type]) => `${name}: ${type}`,
      ),
    )
    expect(signatures.length).toBeGreaterThan(40)
    expect(
      signatures.filter(signature => /\b(Level|Urgency|Severity|Confidence|Conclusion)\b/.test(signature)),
    ).toEqual([])
  })

  it('no exported function is named as if it did', () => {
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/export function (\w+)/g)].map(([, name]) => name),
    )
    expect(names).toContain('raisedFlags')
    expect(
      names.filter(name => /level|score|severity|urgency|suggest|propose|compute/i.test(name ?? '')),
    ).toEqual([])
  })

  it('what the rules hand out about a picture holds no level, whatever has been rated and concluded', () => {
    const answers = fc.constantFrom(0 as const, 1 as const, 2 as const, 'U' as const)
    const settled = settledPicture()
    fc.assert(
      fc.property(answers, fc.constantFrom(undefined, ...levels), (answer, level) => {
        const picture = {
          ...settled,
          ratings: new Map([...settled.ratings].map(([code, one]) => [code, { ...one, now: answer }])),
          conclusion: { level },
        }
        const places = [
          ...raisedFlags(asrae, picture, 'signing'),
          ...findings(asrae, picture, 'signing'),
          ...findings(asrae, picture, 'deadline'),
        ].map(rule => rule.places)
        expect(handedOut(places).filter(value => levels.some(code => code === value))).toEqual([])
      }),
    )
  })

  it('an empty picture gets no conclusion: nothing is filled in for anybody', () => {
    expect(emptyPicture(now).conclusion).toEqual({})
  })
})
