// What the research asks of the method (risk method, section 3.2), as far as it is rules and needs no database.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { measureShape } from '../../src/safety-plan/measures.ts'
import { changeOf } from '../../src/risk/assessment/change-over-time.ts'
import type { SignedDocument } from '../../src/risk/assessment/document.ts'
import { agreementCodes } from '../../src/risk/second-rating/agreement.ts'
import type { SecondDocument } from '../../src/risk/second-rating/second-rating.ts'
import { inventedDocument } from '../../src/papers/invented-material.ts'
import { emptyRating, partContent } from '../../src/risk/assessment/parts.ts'
import { asrae } from '../../src/risk/instruments/asrae.ts'
import { findings } from '../../src/risk/instruments/checks.ts'
import { levels, type Confidence } from '../../src/risk/instruments/codes.ts'
import { raisedFlags } from '../../src/risk/instruments/flags.ts'
import { itemCode, now, settledPicture, sketch } from '../../src/risk/instruments/invented-picture.ts'
import { acuteItems, coreItems, measuresFor } from '../../src/risk/instruments/lookups.ts'
import type { Picture } from '../../src/risk/instruments/picture.ts'
import { reassessmentDue } from '../../src/risk/instruments/reassessment.ts'

const found = (picture: Picture) =>
  findings(asrae, picture, 'signing').map(({ check }) => check.code as string)

describe('the requirements of the method', () => {
  it('R2 a rating rests on evidence with its source, date, directness and confidence, or is not signed', () => {
    const whole = {
      id: '44444444-4444-4444-8444-444444444444',
      text: 'Hun så det.',
      sourceType: 'exposed_person',
      source: 'Solsort',
      recordedOn: '2026-11-24',
      directness: 'first_hand',
      confidence: 'high',
      wouldKnow: true,
      sourceMustBeProtected: false,
    }
    const rating = (evidence: object) =>
      partContent.safeParse({ kind: 'rating', now: '2', tags: [], evidence: [evidence] }).success
    expect(rating(whole)).toBe(true)
    for (const field of ['text', 'sourceType', 'source', 'recordedOn', 'directness']) {
      expect(rating({ ...whole, [field]: undefined }), field).toBe(false)
    }
    expect(rating({ ...whole, confidence: 'perhaps' })).toBe(false)

    const settled = settledPicture()
    expect(found(settled)).not.toContain('IC12')
    const bare = new Map(settled.ratings).set(itemCode('A1'), { now: 2, earlier: 2, evidence: [] })
    expect(found({ ...settled, ratings: bare })).toContain('IC12')
  })

  it('R5 what a calibration is counted from is kept from the first pair on: every question, unknown as an answer, no sum', () => {
    const given = (
      item: string,
      first: '2' | 'U',
      earlier: '0' | 'U',
    ): SignedDocument['answers'][number] => ({
      part: `item:${item}`,
      version: 1,
      answeredAt: '2026-11-24T11:00:00Z',
      answeredBy: 'birk',
      content: { ...emptyRating, now: first, earlier },
    })
    const first = inventedDocument(0, { answers: [given('A1', '2', 'U'), given('A2', 'U', '0')] })
    const second: SecondDocument = {
      format: 1,
      ratingId: 'a rating',
      caseId: first.caseId,
      signedBy: { id: 'ravn', alias: 'Ravn' },
      signedAt: first.signedAt,
      language: 'da',
      instrument: { id: first.instrument.id, version: first.instrument.version },
      actors: [],
      answers: [
        {
          part: 'domain:A',
          content: {
            kind: 'domain',
            ratings: { A1: { now: 'U', earlier: 'U' }, A2: { now: 'U' } },
            note: '',
          },
        },
      ],
    }
    const asked = (item: string, timeframe: string, one?: string, two?: string) => ({
      item,
      perActor: false,
      timeframe,
      first: one,
      second: two,
    })
    expect(agreementCodes(first, second)).toEqual({
      items: [
        asked('A1', 'now', '2', 'U'),
        asked('A1', 'earlier', 'U', 'U'),
        asked('A2', 'now', 'U', 'U'),
        // Not answered is no answer, and no "not known" either.
        asked('A2', 'earlier', '0', undefined),
      ],
      drivers: [],
      level: { first: 'high', second: undefined },
      urgency: { first: 'within24h', second: undefined },
      severity: { first: undefined, second: undefined },
      confidence: { first: undefined, second: undefined },
    })
  })

  it('R8 confidence is held against what is not known: high confidence on a thin basis must be explained', () => {
    const core = coreItems(asrae).filter(({ perActor }) => !perActor)
    const thin = (confidence: Confidence): Picture => {
      const settled = settledPicture()
      const ratings = new Map(settled.ratings)
      for (const { code } of core.slice(0, 4)) ratings.set(code, { now: 'U', earlier: 'U', evidence: [] })
      return { ...settled, ratings, conclusion: { ...settled.conclusion, confidence } }
    }
    expect(found(thin('high'))).toContain('IC06')
    expect(found(thin('medium'))).not.toContain('IC06')
    expect(asrae.consistencyChecks.find(({ code }) => code === 'IC06')?.severity).toBe('must_explain')
  })

  it('R9 a driver without a measure or a reason stands in the way, and a measure has somebody and a status', () => {
    const driven = (more: Partial<Parameters<typeof sketch>[0]>) =>
      found(sketch({ ratings: 'A1=2', drivers: [{ item: 'A1' }], ...more }))
    expect(driven({})).toContain('IC10')
    expect(driven({ measures: [{ answers: 'A1', due: '+3h' }] })).not.toContain('IC10')
    expect(driven({ drivers: [{ item: 'A1', reason: 'Hun vil det ikke.' }] })).not.toContain('IC10')
    expect(driven({ measures: [{ answers: 'A6', due: '+3h' }] })).toContain('IC10')
    expect(asrae.consistencyChecks.find(({ code }) => code === 'IC10')?.severity).toBe('must_fix')
    expect(Object.keys(measureShape.shape)).toEqual(expect.arrayContaining(['why', 'role', 'who', 'caution']))
  })

  it('R10 every factor leads to measures, a measure answers its factor, and its effect shows in the next rating', () => {
    for (const { code } of asrae.items) expect(measuresFor(asrae, code), code).not.toEqual([])
    const [measure] = measuresFor(asrae, itemCode('A1'))
    expect(measure?.factors).toContain('A1')
    const answered = sketch({
      ratings: 'A1=2',
      drivers: [{ item: 'A1' }],
      measures: [{ code: measure?.code ?? '', answers: 'A1', due: '+3h' }],
    })
    expect(found(answered)).not.toContain('IC10')
    expect(changeOf({ protective: false, acute: false }, 2, 1)).toBe('better')
    expect(changeOf({ protective: true, acute: false }, 0, 2)).toBe('better')
  })

  it('R11 what can go wrong stands at the measure, and planning it against the picture must be explained', () => {
    const { measures } = asrae.measureLibrary
    const careful = measures.filter(({ caution }) => caution !== undefined)
    expect(careful.length).toBeGreaterThan(10)
    for (const { code, caution } of careful) {
      expect(caution?.da.trim(), code).not.toBe('')
      expect(caution?.en.trim(), code).not.toBe('')
    }
    // A talk with the family while somebody threatens: one's own measure or the library's, never a bundle of them.
    const mediation = sketch({ ratings: 'A3=2', measures: [{ code: 'M52', answers: 'D1', due: '+72h' }] })
    expect(found(mediation)).toContain('IC18')
    expect(found({ ...mediation, measures: [] })).not.toContain('IC18')
    expect(measures.every(measure => !('bundle' in measure) && !('levels' in measure))).toBe(true)
  })

  it('R12 the acute items are the fast-changing ones, and no interval that asks for them is longer than the level allows', () => {
    expect(acuteItems(asrae)).toHaveLength(10)
    expect(asrae.reassessment.intervalHours.medium).toBeLessThanOrEqual(30 * 24)
    expect(asrae.reassessment.fullAfterEvents).toHaveLength(19)
  })

  it('R13 extreme after 24 hours, high after 7 days, medium after 30, low after 90', () => {
    const days = (level: (typeof levels)[number]) =>
      now.until(reassessmentDue(asrae, level, now).due).total('hours') / 24
    expect(levels.map(days)).toEqual([90, 30, 7, 1])
  })

  it('R14 at most five drivers, and scenarios by level before the conclusion can be signed', () => {
    expect(asrae.scales.driver.max).toBe(5)
    const { minimum } = asrae.conclusions.scenarios
    expect(levels.map(level => minimum[level])).toEqual([1, 2, 3, 3])
    for (const level of levels) {
      const settled = settledPicture()
      const concluded = (scenarioCount: number): Picture => ({
        ...settled,
        scenarioCount,
        conclusion: { ...settled.conclusion, level },
      })
      expect(found(concluded(minimum[level])), level).not.toContain('IC11')
      expect(found(concluded(minimum[level] - 1)), level).toContain('IC11')
    }
  })

  it('R15 the first question of all is whether the person can speak freely', () => {
    const [first] = asrae.triage.questions
    expect(first?.code).toBe('Q1')
    expect(first?.riskAnswer).toBe('no')
    expect(first?.text.da).toMatch(/^Kan du tale frit/)
    expect(first?.hint?.da).toContain('Ring ikke op uopfordret')
  })

  it('R17 the rules are written by people and give the same answer every time, from nothing but the picture', () => {
    for (const rule of [...asrae.redFlags, ...asrae.consistencyChecks]) {
      expect(rule.text.da.trim(), rule.code).not.toBe('')
      expect(rule.when.form, rule.code).toMatch(/^(all|any|not|fact)$/)
    }
    const picture = {
      ...settledPicture(),
      ...sketch({ ratings: 'A2=1 A3=2 C5=2', events: [['information_leak', '-4h']] }),
    }
    const backwards = { ...picture, ratings: new Map([...picture.ratings].toReversed()) }
    expect(raisedFlags(asrae, picture)).not.toEqual([])
    expect(raisedFlags(asrae, backwards)).toEqual(raisedFlags(asrae, picture))
    expect(findings(asrae, backwards, 'signing')).toEqual(findings(asrae, picture, 'signing'))

    // No chance, no clock, no network and no model anywhere in what decides a rule.
    const root = join(import.meta.dirname, '../../src/risk/instruments')
    const sources = globSync('*.ts', { cwd: root }).filter(name => !name.endsWith('.test.ts'))
    expect(sources.length).toBeGreaterThan(15)
    for (const name of sources) {
      const text = readFileSync(join(root, name), 'utf8')
      expect(text, name).not.toMatch(
        /Math\.random|Temporal\.Now|Date\.now|fetch\(|import\(|https?:\/\/(?!json-schema|haandholdt\.dk\/)/,
      )
      for (const [, from] of text.matchAll(/from '([^']+)'/g))
        expect(from, name).toMatch(/^(\.|zod|node:fs|node:buffer|fast-check)/)
    }
  })
})

it('each of the 17 requirements has a test that bears its number', () => {
  const root = join(import.meta.dirname, '../..')
  const names = globSync('{src,test}/**/*.test.{ts,tsx}', { cwd: root }).flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:it|describe)\('([^']*)'/g)].map(
      ([, name = '']) => name,
    ),
  )
  const numbers = Array.from({ length: 17 }, (_, at) => `R${at + 1}`)
  const borne = new Set(names.flatMap(name => name.match(/\bR\d{1,2}\b/g) ?? []))
  expect(numbers.filter(number => !borne.has(number))).toEqual([])
})
