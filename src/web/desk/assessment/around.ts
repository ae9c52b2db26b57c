import { listEntries } from '../../../case/entries.sql.ts'
import { sealedEntry, type EntryText } from '../../../case/entries.ts'
import { listPeople } from '../../../case/people.sql.ts'
import { sealedPerson } from '../../../case/people.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import type { Tx } from '../../../db/db.ts'
import { findEnquiry } from '../../../duty-desk/enquiry.sql.ts'
import { findLatestAnswers } from '../../../duty-desk/triage.sql.ts'
import { sealedAnswers, type GivenAnswers } from '../../../duty-desk/triage.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import type { EvidenceKept } from '../../../risk/assessment/parts.ts'
import type { Surroundings } from '../../../risk/assessment/surroundings.ts'
import type { EventCode, ItemCode, LibraryMeasureCode } from '../../../risk/instruments/codes.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { getInstrument } from '../../../risk/loading/read-instruments.ts'
import { listMeasures } from '../../../safety-plan/measures.sql.ts'
import { sealedMeasure } from '../../../safety-plan/measures.ts'
import type { Language } from '../../kit/language.ts'
import type { AtCase } from '../case/at-case.ts'

/** Something that already stands in the case and that a rating can point to. */
export interface KnownAlready {
  readonly id: string
  readonly evidence: Omit<EvidenceKept, 'id' | 'wouldKnow'>
  /** Only for these items; undefined: for all. */
  readonly items: readonly string[] | undefined
}

export interface Around {
  readonly surroundings: Surroundings
  readonly known: readonly KnownAlready[]
}

/** What the rest of the case says that the rules read or a rating can rest on. */
export async function readAround(tx: Tx, at: AtCase): Promise<Around> {
  const { caseId, keys } = at.on
  const key = keys.of(caseId)
  const people = await listPeople(tx, caseId)
  const entries = (await listEntries(tx, caseId, { kinds: ['fact', 'event', 'driver-answer'] })).flatMap(
    row =>
      row.sealed && row.correctedBy === undefined
        ? [{ id: row.id, at: row.at, text: sealedEntry.unseal(key, row.id, caseId, row.sealed) }]
        : [],
  )
  const of = <Kind extends EntryText['kind']>(kind: Kind) =>
    entries.flatMap(({ id, at: writtenAt, text }) =>
      text.kind === kind ? [{ id, at: writtenAt, text: text as Extract<EntryText, { kind: Kind }> }] : [],
    )
  const measures = await listMeasures(tx, caseId)
  const surroundings: Surroundings = {
    actors: people.flatMap(person =>
      person.actor && !person.removedAt && person.sealed
        ? [{ id: person.id, name: sealedPerson.unseal(key, person.id, caseId, person.sealed).alias }]
        : [],
    ),
    events: of('event').map(({ at: recordedAt, text }) => ({
      code: text.event as EventCode,
      at: Temporal.Instant.from(text.at),
      recordedAt,
    })),
    measures: measures.flatMap(measure => {
      if (measure.status === 'dropped' || !measure.sealed) return []
      const text = sealedMeasure.unseal(key, measure.id, caseId, measure.sealed)
      return [
        {
          code: text.code as LibraryMeasureCode | undefined,
          answers: text.why.map(({ item }) => item as ItemCode),
          due: measure.dueAt,
          done: measure.status === 'done',
        },
      ]
    }),
    driverReasons: of('driver-answer').map(({ text }) => ({
      item: text.item as ItemCode,
      actor: text.actor as PersonId | undefined,
      reason: text.reason,
    })),
  }
  const facts: KnownAlready[] = of('fact').map(({ id, at: writtenAt, text }) => ({
    id,
    items: undefined,
    evidence: {
      text: text.statement,
      sourceType: text.sourceType,
      source: text.source,
      observedOn: text.observedOn,
      recordedOn: dayOf(writtenAt),
      directness: text.directness,
      confidence: text.confidence,
      sourceMustBeProtected: text.sourceMustBeProtected,
      factId: id,
    },
  }))
  return { surroundings, known: [...facts, ...(await readTriage(tx, at))] }
}

/** What was answered in the first call is evidence for the items that each question is about. */
async function readTriage(tx: Tx, { on, theCase, house, view }: AtCase): Promise<KnownAlready[]> {
  const enquiry = theCase.enquiryId && (await findEnquiry(tx, theCase.enquiryId))
  if (!enquiry || !on.keys.has(enquiry.conversationId)) return []
  const saved = await findLatestAnswers(tx, enquiry.id)
  if (!saved?.sealed_answers) return []
  const { conversationId } = enquiry
  const given = sealedAnswers.unseal(
    on.keys.of(conversationId),
    saved.id,
    conversationId,
    saved.sealed_answers,
  )
  const asked = await getInstrument(tx, house.instrument, {
    instrument: given.instrument,
    instrumentVersion: given.version,
  })
  const evidence = triageEvidence(asked, given, saved.id, dayOf(saved.at), view.language)
  // What a question of one instrument is evidence for, another one does not say.
  return asked.id === house.instrument.id ? evidence : evidence.map(each => ({ ...each, items: undefined }))
}

/** Only what was answered yes or no: not known and not asked are no evidence. */
export function triageEvidence(
  { triage }: Instrument,
  given: GivenAnswers,
  savingId: string,
  recordedOn: string,
  language: Language,
): KnownAlready[] {
  const asked = triage.questions.flatMap(question =>
    (question.parts ?? [question]).map(part => ({
      code: part.code as string,
      words: 'label' in part ? `${question.text[language]} ${part.label[language]}` : question.text[language],
      note: given.notes[question.code] ?? given.notes[part.code] ?? '',
      items: part.items as readonly string[],
    })),
  )
  return asked.flatMap(({ code, words, note, items }) => {
    const answer = given.answers[code]
    if (answer !== 'yes' && answer !== 'no') return []
    const label = triage.answers.find(each => each.code === answer)?.label[language] ?? answer
    return [
      {
        id: `${savingId} ${code}`,
        items,
        evidence: {
          text: [`${words} – ${label}.`, note].filter(Boolean).join(' '),
          sourceType: given.wording === 'person' ? 'exposed_person' : 'family_network',
          source: triage.label[language],
          recordedOn,
          factId: `${savingId} ${code}`,
          directness: given.wording === 'person' ? ('first_hand' as const) : ('second_hand' as const),
          sourceMustBeProtected: false,
        },
      },
    ]
  })
}

const dayOf = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
