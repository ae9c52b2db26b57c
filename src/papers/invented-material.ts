import type { Person } from '../case/people.ts'
import { onlyAlias } from '../case/people.ts'
import type { MeasureId, PersonId } from '../foundation/ids.ts'
import type { StaffId } from '../access/staff.ts'
import { shownOf, type SignedDocument } from '../risk/assessment/document.ts'
import { emptyConclusion, emptyRating, type EvidenceKept, type RatingKept } from '../risk/assessment/parts.ts'
import { asrae } from '../risk/instruments/asrae.ts'
import type { Measure } from '../safety-plan/measures.ts'
import { reportParts, type Choice, type Material } from './material.ts'

/** An invented case, whole enough for every part of a paper: what the tests and the measurements of papers are made with. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const evidenceOf = (number: number, more: Partial<EvidenceKept> = {}): EvidenceKept => ({
  id: uuid(number),
  text: `Hun har set, at han stod ved skolen igen den dag (${number}).`,
  sourceType: 'exposed_person',
  source: 'Hanan',
  observedOn: '2026-11-20',
  recordedOn: '2026-11-21',
  directness: 'first_hand',
  confidence: 'medium',
  wouldKnow: true,
  sourceMustBeProtected: false,
  ...more,
})

const father = uuid(1001)
const brother = uuid(1002)
const hanan = uuid(1000)
export const cast = { hanan, father, brother } as const

const person = (id: string, alias: string, more: Partial<Person> = {}, relation = ''): Person => ({
  id: id as PersonId,
  exposed: false,
  actor: true,
  disclosure: 'shareable',
  version: 1,
  removed: false,
  text: { ...onlyAlias(alias), relation, place: 'Aarhus' },
  ...more,
})

const answer = (
  part: string,
  content: SignedDocument['answers'][number]['content'],
  personId?: string,
): SignedDocument['answers'][number] => ({
  part,
  personId,
  version: 1,
  answeredAt: '2026-11-24T11:00:00Z',
  answeredBy: 'birk',
  content,
})

const rated = (now: RatingKept['now'], number: number, more: Partial<RatingKept> = {}): RatingKept => ({
  ...emptyRating,
  now,
  evidence: [evidenceOf(number)],
  ...more,
})

/** With as many actors as asked for; the first is the father, the second the brother. */
export function inventedDocument(actorCount = 2, more: Partial<SignedDocument> = {}): SignedDocument {
  const instrument = shownOf(asrae)
  const actors = Array.from({ length: actorCount }, (_, at) => ({
    id: uuid(1001 + at),
    name: ['Far', 'Storebror', 'محمد علي الحسن', 'Şükrü Yıldız'][at] ?? `Slægtning ${at + 1}`,
  }))
  const once = instrument.items.filter(item => !item.perActor)
  return {
    format: 1,
    titled: 'risk-assessment',
    kind: 'final',
    language: 'da',
    signatureId: uuid(1),
    assessmentId: uuid(2),
    caseId: uuid(3),
    signedBy: { id: uuid(4), alias: 'Birk' },
    signedAt: '2026-11-24T12:00:00Z',
    validUntil: '2026-12-01T12:00:00Z',
    startedAt: '2026-11-24T10:00:00Z',
    inForce: { level: 'high', urgency: 'within24h' },
    instrument,
    actors,
    answers: [
      ...once.map((item, at) =>
        answer(
          `item:${item.code}`,
          rated((['2', '1', '0', 'U'] as const)[at % 4], 100 + at, {
            ...(item.timeframes.includes('earlier') && { earlier: '1' as const }),
            ...(at % 4 === 3 && {
              unknownTask: { taskId: uuid(900 + at), staffId: uuid(4), due: '2026-11-26T12:00:00Z' },
            }),
            ...(item.protective && { durability: { holds: 'time_limited' as const, endsOn: '2026-12-31' } }),
          }),
        ),
      ),
      ...actors.flatMap((actor, at) =>
        instrument.items
          .filter(item => item.perActor)
          .map((item, of) =>
            answer(
              `item:${item.code}`,
              rated(of % 2 === 0 ? '2' : '1', 300 + at * 10 + of, {
                tags: of === 2 ? ['knows_whereabouts', 'helpers'] : [],
              }),
              actor.id,
            ),
          ),
      ),
      answer('scenario:1', {
        kind: 'scenario',
        type: instrument.conclusions.scenarios.types[0]?.code ?? '',
        actors: [father],
        trigger: 'Et brev hjem om skoleskiftet.',
        howWhereWhen: 'Uden for skolen efter sidste time.',
        warningSigns: 'Bilen holder ved skolen, eller hun svarer ikke til aftalt tid.',
        severity: 'serious',
        howSoon: 'Inden for en uge',
        likelihoodWords: 'Sandsynligt, hvis brevet sendes',
        measures: 'Brevet sendes ikke. Skolen ringer til tovholderen.',
        whoActsOnWarning: 'Skolens leder ringer 112 og derefter tovholderen.',
        removed: false,
      }),
      answer('own-view', {
        kind: 'own-view',
        fear0to10: 8,
        whatIsFearedMost: 'At blive sendt til udlandet i ferien.',
        whoIsFearedMost: 'Far',
        whatWouldHelp: 'At nogen ringer hver aften.',
        whatMustNotHappen: 'Far må ikke få at vide, at hun har talt med os.',
        ownLevel: 'extreme',
      }),
      answer('drivers', { kind: 'drivers', chosen: [{ item: 'A3' }, { item: 'B3', actor: father }] }),
      answer('conclusion', {
        ...emptyConclusion,
        level: 'high',
        urgency: 'within24h',
        severity: 'life_threatening',
        confidence: 'medium',
        missing: 'Om der er købt billetter.',
        harmTypes: ['violence', 'abduction_or_travel'],
        drivingActors: [father],
        rationale:
          'Far har truet hende to gange i den seneste uge, ved hvor hun er, og har bedt to slægtninge om at holde øje.',
        alternative: 'At truslerne er sagt i vrede uden plan.',
        wouldChangeMyMind: 'At passet er afleveret til kommunen, og at far ikke længere opsøger skolen.',
      }),
    ],
    events: [],
    measures: [],
    driverReasons: [],
    flags: [],
    findings: [],
    ...more,
  }
}

const measure = (number: number, what: string, role: string, who: string): Measure => ({
  id: uuid(2000 + number) as MeasureId,
  status: 'agreed',
  disclosure: 'shareable',
  dueAt: Temporal.Instant.from('2026-11-25T15:00:00Z'),
  deadlineId: undefined,
  version: 1,
  addedAt: Temporal.Instant.from('2026-11-24T12:00:00Z'),
  addedBy: uuid(4) as StaffId,
  changedAt: Temporal.Instant.from('2026-11-24T12:00:00Z'),
  text: {
    what,
    why: [],
    whyInWords: '',
    role,
    who,
    caution: 'Gør det ikke, mens far er hjemme.',
    personSays: '',
    personAgrees: 'yes',
    outcome: '',
  },
})

export const inventedMaterial = (more: Partial<Material> = {}, actorCount = 2): Material => ({
  reference: 'Svale 7421',
  document: inventedDocument(actorCount),
  digest: Buffer.alloc(32, 7),
  people: [
    person(hanan, 'Hanan', { exposed: true, actor: false }),
    person(father, 'Far', {}, 'far'),
    person(brother, 'Storebror', { exposed: true }, 'ældre bror'),
    ...inventedDocument(actorCount)
      .actors.slice(2)
      .map(({ id, name }) => person(id, name)),
  ],
  realNames: new Map(),
  measures: [
    measure(1, 'Aftale med skolen om, hvem der må hente', 'municipality_child', 'Familierådgivningen'),
    measure(2, 'Patrulje forbi skolen efter sidste time', 'police', 'Lokalpolitiet'),
    measure(3, 'Ingen post til bopælen', 'shelter', 'Kontaktpersonen'),
  ],
  roles: asrae.measureLibrary.roles,
  request: {
    kind: 'municipal-request',
    asks: 'risk-assessment',
    askedBy: 'Aarhus Kommune, Familierådgivningen',
    requestedOn: '2026-11-20',
    reference: 'K-2026-114',
  },
  classes: new Map(),
  secrets: [],
  words: { tag: code => code.replaceAll('_', ' '), harmType: code => code.replaceAll('_', ' ') },
  ...more,
})

export const inventedChoice = (more: Partial<Choice> = {}): Choice => ({
  paperId: '7f3a90c1-0000-4000-8000-000000000000',
  to: 'municipality',
  recipient: 'Aarhus Kommune, Familierådgivningen',
  language: 'da',
  madeAt: '2026-11-25T09:05:00Z',
  names: 'roles',
  parts: new Set(reportParts),
  without: new Set(),
  ...more,
})
