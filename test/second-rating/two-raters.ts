import { expect } from 'vitest'
import { open } from '../../src/access/opening.ts'
import { findAcuteCard } from '../../src/case/acute-card.sql.ts'
import { sealedAcuteCard } from '../../src/case/acute-card.ts'
import type { OnCase } from '../../src/access/on-case.ts'
import type { Tx } from '../../src/db/db.ts'
import { flagsIn, type BlindRules } from '../../src/risk/second-rating/as-given.ts'
import { addEntry } from '../../src/case/add-entry.ts'
import { assert, present } from '../../src/foundation/assert.ts'
import type { AssessmentId, PersonId } from '../../src/foundation/ids.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { scenarioPart } from '../../src/risk/assessment/parts.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { signingKeys } from '../../src/risk/assessment/signing.ts'
import type { Level } from '../../src/risk/instruments/codes.ts'
import { askSecondRater } from '../../src/risk/second-rating/ask-second-rater.ts'
import { saveSecondAnswer } from '../../src/risk/second-rating/save-second-answer.ts'
import { listSecondAnswers, listSecondRatings } from '../../src/risk/second-rating/second-rating.sql.ts'
import {
  domainPart,
  type SecondContent,
  type SecondPart,
  type SecondRatingId,
} from '../../src/risk/second-rating/second-rating.ts'
import { signSecondRating } from '../../src/risk/second-rating/sign-second-rating.ts'
import { aCase, type TestCase } from '../assessment/a-case.ts'
import { aConclusion, nothingElseKnown, threeScenarios } from '../assessment/sign-finally.ts'
import type { Cast, Member } from '../cast.ts'

/** Words that only the first rating holds. */
export const FIRST = {
  rationale:
    'Førstevurderingens egne ord: brødrene har bestemt sig, og de mangler kun at finde ud af, hvor hun bor nu.',
  alternative: 'Førstevurderingens anden forklaring',
  trigger: 'Førstevurderingens udløser',
  note: 'Førstevurderingens note: hun er i fare for sit liv',
  flag: 'Førstevurderingens svar på flaget',
}
export const EVIDENCE = 'Han tog hende i halsen i køkkenet'
export const FACT = 'Læreren så mærker på halsen'

export const SECOND = {
  trigger: 'Den andens udløser',
  flag: 'Den andens svar på flaget',
}

/**
 * One who has rated and signed, another who is asked to rate blind, and what they do, as the pages do it. The cast is made by
 * the file that asks, before its first test.
 */
export function twoRaters(cast: () => Cast) {
  /** Birk has rated and signed, with one piece of evidence and words of his own. */
  async function signedCase(level: Level) {
    const theCase = await aCase(cast())
    const assessmentId = await theCase.start()
    const around = {
      staffId: cast().birk.id,
      dueAt: cast().house.clock.now().add({ hours: 48 }),
      how: undefined,
    }
    await theCase.act(cast().birk, async (tx, work) => {
      await addEntry(tx, work.on, { kind: 'note', text: FIRST.note }, 'corps-only')
      await addEntry(
        tx,
        work.on,
        {
          kind: 'fact',
          statement: FACT,
          source: 'Læreren',
          sourceType: 'school',
          directness: 'first_hand',
          confidence: 'high',
          sourceMustBeProtected: false,
        } as never,
        'corps-only',
      )
      // Life-endangering violence and a low level would not go together without an explanation.
      if (level === 'low' || level === 'medium') return undefined
      return saveRating(
        tx,
        work,
        { assessmentId, part: 'item:A2', personId: undefined, readVersion: 0 },
        {
          kind: 'rating',
          now: '2',
          earlier: 'U',
          tags: [],
          durability: undefined,
          evidence: [
            {
              id: cast().house.chance.uuid(),
              text: EVIDENCE,
              sourceType: 'exposed_person',
              source: 'Hende selv',
              recordedOn: '2026-11-01',
              directness: 'first_hand',
              confidence: 'high',
              wouldKnow: true,
              sourceMustBeProtected: false,
            },
          ],
          findOut: around,
          taskText: 'Find ud af det',
        },
      )
    })
    for (const flag of (await theCase.draft(assessmentId)).flags) {
      await theCase.act(cast().birk, (tx, { on, facts }) =>
        answerFlag(tx, on, assessmentId, flag.id, { answer: 'act', reason: FIRST.flag }, facts),
      )
    }
    await nothingElseKnown(cast(), theCase, assessmentId)
    await threeScenarios(cast(), theCase, assessmentId)
    await theCase.act(cast().birk, async (tx, work) => {
      await saveAnswer(
        tx,
        work,
        { assessmentId, part: scenarioPart(cast().house.chance.uuid()), readVersion: 0 },
        {
          kind: 'scenario',
          type: 'worst',
          actors: [],
          trigger: FIRST.trigger,
          howWhereWhen: '',
          warningSigns: '',
          severity: 'serious',
          howSoon: '',
          likelihoodWords: '',
          measures: '',
          whoActsOnWarning: '',
          removed: false,
        },
      )
      await saveAnswer(
        tx,
        work,
        { assessmentId, part: 'conclusion', readVersion: 0 },
        aConclusion({ level, rationale: FIRST.rationale, alternative: FIRST.alternative }),
      )
    })
    return { theCase, assessmentId }
  }

  async function sign(theCase: TestCase, assessmentId: AssessmentId) {
    const signing = await theCase.signing(cast().birk)
    return theCase.act(cast().birk, (tx, work) => signFinal(tx, work, signing, assessmentId))
  }

  async function wanted(theCase: TestCase) {
    return (await theCase.act(cast().birk, (tx, { on }) => listSecondRatings(tx, on)))[0]
  }

  const ask = (theCase: TestCase, id: SecondRatingId, rater: Member, by = cast().birk) =>
    theCase.act(by, (tx, { on }) => askSecondRater(tx, on, id, rater.id))

  /** Signed at high, and Storm asked. */
  async function askedCase(level: Level = 'high') {
    const signed = await signedCase(level)
    const outcome = await sign(signed.theCase, signed.assessmentId)
    assert('done' in outcome, JSON.stringify(outcome))
    const { id } = present(await wanted(signed.theCase), 'the second rating')
    expect(await ask(signed.theCase, id, cast().storm)).toEqual({ done: 'asked' })
    return { ...signed, id }
  }

  async function blindly<Result>(
    theCase: TestCase,
    rater: Member,
    does: (tx: Tx, on: OnCase) => Promise<Result>,
  ): Promise<Result | 'not there'> {
    const keys = await openBlind(theCase, rater)
    if (!keys) return 'not there'
    return cast().house.inTransaction(rater.asking, tx =>
      does(tx, { caseId: theCase.id, by: rater.id, keys, chance: cast().house.chance }),
    )
  }

  const rulesOf = (theCase: TestCase): BlindRules => ({
    instrument: cast().house.instrument,
    at: cast().house.clock.now(),
    around: { actors: theCase.actors, events: [], measures: [], driverReasons: [] },
    ownView: undefined,
  })

  /** Storm saves one part, as the pages do: over the version that is there. */
  const keep = (
    theCase: TestCase,
    id: SecondRatingId,
    part: SecondPart,
    content: SecondContent,
    personId?: PersonId,
  ) =>
    blindly(theCase, cast().storm, async (tx, on) =>
      saveSecondAnswer(
        tx,
        on,
        {
          ratingId: id,
          part,
          personId,
          readVersion:
            (await answersOf(tx, theCase, on, id)).find(
              each => each.part === part && each.personId === personId,
            )?.version ?? 0,
        },
        content,
        rulesOf(theCase),
      ),
    )

  const answersOf = (tx: Tx, theCase: TestCase, on: OnCase, id: SecondRatingId) =>
    listSecondAnswers(tx, on.keys.of(theCase.id), id, theCase.id)

  const aScenario = (trigger: string): SecondContent => ({
    kind: 'scenario',
    type: 'worst',
    actors: [],
    trigger,
    howWhereWhen: '',
    warningSigns: '',
    severity: 'serious',
    howSoon: '',
    likelihoodWords: '',
    measures: '',
    whoActsOnWarning: '',
    removed: false,
  })

  /** Three scenarios, a driver, and an answer to every flag of their own, also those that come up at the signature. */
  async function concludeTheRest(theCase: TestCase, id: SecondRatingId) {
    for (let count = 0; count < 3; count += 1) {
      const part = scenarioPart(cast().house.chance.uuid())
      expect(await keep(theCase, id, part, aScenario(SECOND.trigger))).toHaveProperty('done')
    }
    await keep(theCase, id, 'drivers', { kind: 'drivers', chosen: [{ item: 'A3' }] })
    const early = await signBlind(theCase, id)
    expect(early).toMatchObject({ refused: { missing: { items: [], scenarios: 0, concluded: true } } })
    // Too much unknown: the flag that waits for the signature has come up with it.
    expect(JSON.stringify(early)).toContain('RF17')
    await answerFlags(theCase, id)
  }

  async function answerFlags(theCase: TestCase, id: SecondRatingId) {
    const waiting = await blindly(theCase, cast().storm, async (tx, on) =>
      flagsIn(await answersOf(tx, theCase, on, id)).filter(({ flag }) => !flag.response),
    )
    assert(waiting !== 'not there', 'it is Storm’s to rate')
    for (const { part, flag } of waiting) {
      await keep(theCase, id, part, { ...flag, response: { answer: 'act', reason: SECOND.flag } })
    }
  }

  function domainAnswers(code: string, now: '0' | '1' | '2' | 'U'): SecondContent {
    return {
      kind: 'domain',
      ratings: Object.fromEntries(
        cast()
          .house.instrument.items.filter(({ domain }) => domain === code)
          .map(item => [item.code, { now }]),
      ),
      note: '',
    }
  }

  async function rateEverything(theCase: TestCase, id: SecondRatingId, level: Level = 'extreme') {
    for (const domain of cast().house.instrument.domains) {
      for (const personId of domain.ratedPer === 'actor'
        ? theCase.actors.map(actor => actor.id)
        : [undefined]) {
        const saved = await blindly(theCase, cast().storm, (tx, on) =>
          saveSecondAnswer(
            tx,
            on,
            { ratingId: id, part: domainPart(domain.code), personId, readVersion: 0 },
            domainAnswers(domain.code, domain.code === 'A' ? '2' : 'U'),
            rulesOf(theCase),
          ),
        )
        expect(saved).toHaveProperty('done')
      }
    }
    await blindly(theCase, cast().storm, (tx, on) =>
      saveSecondAnswer(
        tx,
        on,
        { ratingId: id, part: 'conclusion', personId: undefined, readVersion: 0 },
        {
          kind: 'conclusion',
          level,
          urgency: 'now',
          severity: 'life_threatening',
          confidence: 'low',
          rationale:
            'Kvælningsgrebet vejer tungest for mig, og ingen af os ved, om de kender adressen endnu.',
        },
        rulesOf(theCase),
      ),
    )
  }

  const openBlind = async (theCase: TestCase, rater = cast().storm) =>
    open(cast().house, rater.asking, {
      kind: 'case',
      id: theCase.id,
      scope: 'whole',
      purpose: 'second-rating',
    })

  async function signBlind(theCase: TestCase, id: SecondRatingId, rater = cast().storm) {
    const keys = await openBlind(theCase, rater)
    return keys ? signWith(theCase, id, rater, keys) : 'not there'
  }

  async function signWith(
    theCase: TestCase,
    id: SecondRatingId,
    rater: Member,
    keys: Awaited<ReturnType<typeof openBlind>>,
  ) {
    const { signer } = await signingKeys(cast().house.keys)
    const opened = present(keys, 'the case, blind')
    return cast().house.inTransaction(rater.asking, tx =>
      signSecondRating(
        tx,
        { caseId: theCase.id, by: rater.id, keys: opened, chance: cast().house.chance },
        {
          ratingId: id,
          rules: rulesOf(theCase),
          actors: theCase.actors,
          me: { id: rater.id, alias: rater.alias } as never,
          language: 'da',
          signer,
        },
      ),
    )
  }

  /** Everything answered, concluded and signed, as far as it takes to sign. */
  async function rateAndSign(theCase: TestCase, id: SecondRatingId, level: Level = 'extreme') {
    await rateEverything(theCase, id, level)
    await concludeTheRest(theCase, id)
    expect(await signBlind(theCase, id)).toEqual({ done: 'signed' })
  }

  async function levelInForce(theCase: TestCase): Promise<string | undefined> {
    const keys = present(
      await open(cast().house, cast().birk.asking, {
        kind: 'case',
        id: theCase.id,
        scope: 'whole',
        purpose: 'read',
      }),
      'the case',
    )
    const card = await cast().house.inTransaction(cast().birk.asking, tx => findAcuteCard(tx, theCase.id))
    return card?.sealed
      ? sealedAcuteCard.unseal(keys.of(theCase.id, 'acute'), theCase.id, theCase.id, card.sealed).levelInForce
          ?.level
      : undefined
  }

  return {
    signedCase,
    sign,
    wanted,
    ask,
    askedCase,
    blindly,
    rulesOf,
    keep,
    answersOf,
    aScenario,
    concludeTheRest,
    answerFlags,
    domainAnswers,
    rateEverything,
    openBlind,
    signBlind,
    signWith,
    rateAndSign,
    levelInForce,
  }
}
