import { sha256 } from '../crypto/digest.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import type { ShownInstrument, SignedDocument } from '../risk/assessment/document.ts'
import type { CarriedFrom, EvidenceKept, RatingKept } from '../risk/assessment/parts.ts'
import type { Language } from '../risk/instruments/codes.ts'
import {
  inForceOf,
  mayBeDescribed,
  mayStand,
  measuresIn,
  repeated,
  secretsOf,
  type Choice,
  type Material,
} from './material.ts'
import { numberOf } from './paper.ts'
import { carriedWords, nameOf } from './writing.ts'
import { wordFor } from './say.ts'
import { texts, type Texts } from './texts.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json | undefined }
/** A FHIR R4 resource (hl7.org/fhir/R4), as JSON. */
export type Resource = { readonly resourceType: string; readonly id: string } & {
  readonly [name: string]: Json | undefined
}

const base = 'https://haandholdt.dk/fhir'
const terminology = 'http://terminology.hl7.org/CodeSystem'

/** Where an instrument is named in FHIR: the same address in the questionnaire and in every answer to it. */
export const canonicalOf = ({ id, version }: Pick<ShownInstrument, 'id' | 'version'>): string =>
  `${base}/Questionnaire/${id}|${version}`

const codeSystem = ({ id }: ShownInstrument): string => `${base}/CodeSystem/${id}`

/**
 * The instrument as a FHIR R4 Questionnaire: a group for each domain, a group for each item, a choice for each time
 * frame. What is rated for each actor repeats. There is no total, in ours or in anybody's reading of it.
 */
export function questionnaireOf(instrument: ShownInstrument, language: Language): Resource {
  const { presence, timeframes } = instrument.scales
  const system = codeSystem(instrument)
  return {
    resourceType: 'Questionnaire',
    id: instrument.id,
    url: `${base}/Questionnaire/${instrument.id}`,
    version: instrument.version,
    language,
    name: instrument.id.replaceAll(/[^A-Za-z0-9]/g, ''),
    title: instrument.title[language],
    status: 'draft',
    subjectType: ['Patient'],
    copyright: instrument.licence.code,
    description: instrument.disclaimer[language],
    item: instrument.domains.map(domain => ({
      linkId: domain.code,
      prefix: domain.code,
      text: domain.label[language],
      type: 'group',
      repeats: domain.ratedPer === 'actor',
      item: instrument.items
        .filter(item => item.domain === domain.code)
        .map(item => ({
          linkId: item.code,
          prefix: item.code,
          text: item.label[language],
          type: 'group',
          item: item.timeframes.map(frame => ({
            linkId: `${item.code}.${frame}`,
            text: `${wordFor(timeframes, frame, language)}. ${item.guidance[language]}`,
            type: 'choice',
            answerOption: presence.options.map(option => ({
              valueCoding: { system, code: option.code, display: option.label[language] },
            })),
          })),
        })),
    })),
  }
}

export type MakeBundle = Outcome<Resource, { why: 'repeats-what-is-kept'; where: readonly string[] }>

/**
 * A signed assessment as FHIR R4, for a municipality's own system. Probability is left empty, for nothing was computed.
 * Whoever is feared is no related person: a receiver would take a related person for next of kin and write to them.
 * They stand by their name in the case alone, without a resource of their own. What may not leave is not in it.
 */
export function fhirBundle(material: Material, choice: Choice): MakeBundle {
  const { document } = material
  const writing: Writing = {
    material,
    choice,
    t: texts(choice.language),
    urn: local => urnOf(choice.paperId, local),
  }
  const observations = choice.parts.has('ratings') ? observationsOf(writing) : []
  const tasks = choice.parts.has('measures') ? tasksOf(writing) : []
  const assessment = riskAssessmentOf(writing, observations)
  const resources = [
    patientOf(writing),
    assessment,
    ...(choice.parts.has('ratings') ? [responseOf(writing)] : []),
    ...observations,
    ...(tasks.length > 0 ? [carePlanOf(writing, tasks)] : []),
    ...tasks,
    provenanceOf(writing, assessment),
    questionnaireOf(document.instrument, choice.language),
  ]
  const bundle: Resource = {
    resourceType: 'Bundle',
    id: numberOf(choice.paperId).toLowerCase(),
    meta: { security: [{ system: `${terminology}/v3-Confidentiality`, code: 'V' }] },
    type: 'collection',
    timestamp: choice.madeAt,
    entry: resources.map(resource => ({ fullUrl: writing.urn(localOf(resource)), resource })),
  }
  const where = repeated(stringsIn(bundle), secretsOf(material))
  return where.length === 0 ? done(bundle) : refused({ why: 'repeats-what-is-kept', where })
}

interface Writing {
  readonly material: Material
  readonly choice: Choice
  readonly t: Texts
  readonly urn: (local: string) => string
}

const localOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`

/** An address of its own in this bundle alone: ours are never told. */
function urnOf(paperId: string, local: string): string {
  const hex = Buffer.from(sha256(`${paperId} ${local}`)).toString('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const subject = ({ urn }: Writing) => ({ reference: urn('Patient/person') })

function patientOf({ material, choice }: Writing): Resource {
  const exposed = material.people.filter(person => person.exposed && !person.removed)
  const name =
    choice.names === 'real' &&
    exposed.length === 1 &&
    exposed[0] &&
    mayBeDescribed(material, choice, exposed[0].id) &&
    material.realNames.get(exposed[0].id)
  return {
    resourceType: 'Patient',
    id: 'person',
    identifier: [{ system: `${base}/case`, value: material.reference }],
    ...(name && { name: [{ text: name }] }),
  }
}

const statusOf = ({ kind }: SignedDocument) => (kind === 'final' ? 'final' : 'preliminary')
const performerOf = ({ signedBy }: SignedDocument) => ({ display: signedBy.alias })

interface Rated {
  readonly code: string
  readonly actor: { readonly id: string; readonly name: string } | undefined
  readonly rating: RatingKept
}

function ratingsIn({ material: { document }, choice }: Writing): Rated[] {
  return document.answers.flatMap(({ part, personId, content }) => {
    if (content.kind !== 'rating') return []
    const actor = document.actors.find(({ id }) => id === personId)
    if (personId !== undefined && (!actor || !choice.parts.has('actors'))) return []
    return [{ code: part.slice('item:'.length), actor, rating: content }]
  })
}

/**
 * "Now" is the 28 days before it was signed, or before it was given where it was carried over from an older version;
 * what is earlier ended there (risk-method R1).
 */
function observationsOf(writing: Writing): Resource[] {
  const { material, choice } = writing
  const { document } = material
  return ratingsIn(writing).flatMap(({ code, actor, rating }) =>
    (['now', 'earlier'] as const).flatMap(frame => {
      const answer = rating[frame]
      if (answer === undefined) return []
      const at = actor ? `-${document.actors.indexOf(actor) + 1}` : ''
      const carried = carriedWords(writing, rating)
      const evidence = [
        ...(frame === 'now' && choice.parts.has('evidence') ? notesOf(writing, rating.evidence) : []),
        ...(carried === '' ? [] : [{ text: carried }]),
      ]
      return [
        {
          resourceType: 'Observation',
          id: `${code}-${frame}${at}`.toLowerCase(),
          status: statusOf(document),
          code: itemCode(writing, code),
          subject: subject(writing),
          ...(actor && { focus: [{ display: nameOf(writing, actor.id) }] }),
          effectivePeriod: periodOf(frame, rating.carriedFrom?.answeredAt ?? document.signedAt),
          issued: document.signedAt,
          performer: [performerOf(document)],
          ...valueOf(document.instrument, answer, choice.language),
          ...(evidence.length > 0 && { note: evidence }),
        },
      ]
    }),
  )
}

function periodOf(frame: 'now' | 'earlier', givenAt: string): Json {
  const given = Temporal.Instant.from(givenAt)
  const began = given.subtract({ hours: 28 * 24 }).toString()
  return frame === 'now' ? { start: began, end: given.toString() } : { end: began }
}

/** Not known is an absent value and never a "no". */
function valueOf(instrument: ShownInstrument, answer: string, language: Language) {
  const absent = { U: 'unknown', NA: 'not-applicable' }[answer]
  if (absent !== undefined) {
    return { dataAbsentReason: { coding: [{ system: `${terminology}/data-absent-reason`, code: absent }] } }
  }
  const display = wordFor(instrument.scales.presence.options, answer, language)
  return { valueCodeableConcept: { coding: [{ system: codeSystem(instrument), code: answer, display }] } }
}

const notesOf = ({ material, choice }: Writing, evidence: readonly EvidenceKept[]) =>
  evidence
    .filter(each => mayStand(material, choice, each))
    .map(({ text, observedOn, source }) => ({
      ...(source.trim() !== '' && { authorString: source }),
      ...(observedOn !== undefined && { time: observedOn }),
      text,
    }))

/** Where an answer was carried over from an older version of the instrument: that version, and when it was given. */
const carriedExtension = ({ version, answeredAt }: CarriedFrom): Json => ({
  url: `${base}/StructureDefinition/carried-over`,
  extension: [
    { url: 'version', valueString: version },
    { url: 'answered', valueDateTime: answeredAt },
  ],
})

function itemCode({ material, choice }: Writing, code: string) {
  const { instrument } = material.document
  return {
    coding: [
      { system: codeSystem(instrument), code, display: wordFor(instrument.items, code, choice.language) },
    ],
  }
}

function responseOf(writing: Writing): Resource {
  const { material, choice } = writing
  const { document } = material
  const rated = ratingsIn(writing)
  const answersOf = (of: readonly Rated[]) =>
    of.map(({ code, rating }) => ({
      linkId: code,
      ...(rating.carriedFrom && { extension: [carriedExtension(rating.carriedFrom)] }),
      item: (['now', 'earlier'] as const).flatMap(frame => {
        const answer = rating[frame]
        if (answer === undefined) return []
        const display = wordFor(document.instrument.scales.presence.options, answer, choice.language)
        return [
          {
            linkId: `${code}.${frame}`,
            answer: [{ valueCoding: { system: codeSystem(document.instrument), code: answer, display } }],
          },
        ]
      }),
    }))
  return {
    resourceType: 'QuestionnaireResponse',
    id: 'answers',
    questionnaire: canonicalOf(document.instrument),
    status: document.kind === 'final' ? 'completed' : 'in-progress',
    subject: subject(writing),
    authored: document.signedAt,
    author: performerOf(document),
    item: document.instrument.domains.flatMap(({ code, label, ratedPer }) => {
      const of = rated.filter(each =>
        document.instrument.items.some(item => item.code === each.code && item.domain === code),
      )
      const groups =
        ratedPer === 'actor'
          ? [...Map.groupBy(of, ({ actor }) => (actor ? nameOf(writing, actor.id) : ''))]
          : [['', of] as const]
      return groups
        .filter(([, each]) => each.length > 0)
        .map(([name, each]) => ({
          linkId: code,
          text: [label[choice.language], name].filter(Boolean).join(' – '),
          item: answersOf(each),
        }))
    }),
  }
}

const hoursUntil = { now: 4, within24h: 24, within7d: 168, planned: undefined } as const

function riskAssessmentOf(writing: Writing, observations: readonly Resource[]): Resource {
  const { material, choice, urn } = writing
  const { document } = material
  const { language } = choice
  const { instrument } = document
  const inForce = inForceOf(material)
  const { conclusions } = instrument
  const conclusion = document.answers.map(({ content }) => content).find(({ kind }) => kind === 'conclusion')
  const rationale = conclusion?.kind === 'conclusion' ? conclusion.rationale : (document.reason ?? '')
  const level = conclusions.level.find(({ code }) => code === inForce.level)
  const hours = hoursUntil[inForce.urgency]
  const judged = {
    qualitativeRisk: {
      coding: [
        {
          system: `${codeSystem(instrument)}/level`,
          code: inForce.level,
          ...(level && { display: level.label[language] }),
        },
      ],
      ...(level && { text: level.anchor[language] }),
    },
    ...(hours !== undefined && {
      whenRange: { high: { value: hours, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' } },
    }),
  }
  const scenarios = choice.parts.has('scenarios')
    ? document.answers.flatMap(({ content }) =>
        content.kind === 'scenario' && !content.removed ? [content] : [],
      )
    : []
  const mitigation = scenarios.map(({ measures }) => measures.trim()).filter(Boolean)
  return {
    resourceType: 'RiskAssessment',
    id: 'assessment',
    language,
    status: statusOf(document),
    method: {
      coding: [{ system: `${base}/Questionnaire`, code: instrument.id, version: instrument.version }],
      text: texts(language).titled[document.titled],
    },
    subject: subject(writing),
    occurrencePeriod: { start: document.signedAt, end: inForce.validUntil },
    performer: performerOf(document),
    ...(observations.length > 0 && { basis: observations.map(each => ({ reference: urn(localOf(each)) })) }),
    // No probability, decimal or range: a professional judged, and nobody counted.
    prediction:
      scenarios.length === 0
        ? [judged]
        : scenarios.map(scenario => {
            const said = [scenario.trigger, scenario.howWhereWhen, carriedWords(writing, scenario)]
            const why = said.filter(text => text.trim() !== '').join('\n')
            return {
              outcome: { text: wordFor(conclusions.scenarios.types, scenario.type, language) },
              ...judged,
              ...(why !== '' && { rationale: why }),
            }
          }),
    ...(mitigation.length > 0 && { mitigation: mitigation.join('\n') }),
    ...(rationale.trim() !== '' && { note: [{ text: rationale }] }),
  }
}

const taskStatus = { agreed: 'accepted', 'under-way': 'in-progress', done: 'completed' } as const

function tasksOf(writing: Writing): Resource[] {
  const { material, choice } = writing
  return measuresIn(material, choice).flatMap(({ status, text, dueAt, addedAt }, at) => {
    if (status === 'dropped') return []
    const role = material.roles[text.role]?.[choice.language] ?? text.role
    return [
      {
        resourceType: 'Task',
        id: `measure-${at + 1}`,
        status: taskStatus[status],
        intent: 'plan',
        code: {
          ...(text.code !== undefined && {
            coding: [{ system: `${codeSystem(material.document.instrument)}/measure`, code: text.code }],
          }),
          text: text.what,
        },
        for: subject(writing),
        authoredOn: addedAt.toString(),
        owner: { display: [role, text.who].filter(word => word.trim() !== '').join(': ') },
        ...(dueAt && { restriction: { period: { end: dueAt.toString() } } }),
      },
    ]
  })
}

function carePlanOf(writing: Writing, tasks: readonly Resource[]): Resource {
  return {
    resourceType: 'CarePlan',
    id: 'plan',
    status: 'active',
    intent: 'plan',
    subject: subject(writing),
    created: writing.choice.madeAt,
    activity: tasks.map(task => ({ reference: { reference: writing.urn(localOf(task)) } })),
  }
}

function provenanceOf({ material, urn }: Writing, assessment: Resource): Resource {
  const { document, digest } = material
  return {
    resourceType: 'Provenance',
    id: 'origin',
    target: [{ reference: urn(localOf(assessment)) }],
    recorded: document.signedAt,
    agent: [{ who: performerOf(document), onBehalfOf: { display: texts(document.language).corps } }],
    entity: [
      {
        role: 'source',
        what: { identifier: { system: `${base}/digest`, value: Buffer.from(digest).toString('hex') } },
      },
    ],
  }
}

function stringsIn(of: Json | undefined): string[] {
  if (typeof of === 'string') return [of]
  if (typeof of !== 'object') return []
  return Object.values(of).flatMap(each => stringsIn(each as Json))
}
