import type { Client } from 'pg'
import { systemChance } from '../../src/crypto/random.ts'

type Row = Readonly<Record<string, unknown>>

/** A matter with one row in every table that hangs on it. */
export interface Matter {
  readonly caseId: string
  readonly enquiryId: string
  readonly conversationId: string
  /** By table, with its schema. */
  readonly rows: ReadonlyMap<string, Row>
}

/**
 * Fills every table of a matter that became a case, behind every trigger, so that what protects each table can be
 * tried alone. The two who have the case are `responsible` and `deputy`.
 */
export async function fillEveryTable(
  owner: Client,
  people: { responsible: string; deputy: string; gone: string },
): Promise<Matter> {
  const uuid = () => systemChance.uuid()
  const { responsible, deputy, gone } = people
  const caseId = uuid()
  const enquiryId = uuid()
  const conversationId = uuid()
  const assessmentId = uuid()
  const personId = uuid()
  const secondRatingId = uuid()
  const rehearsalId = uuid()
  const deadlines = Array.from({ length: 6 }, uuid)
  const [nextContact, ofTask, ofFlag, ofOverride, ofSecondRating, ofWatch] = deadlines
  const sealed = Buffer.from('sealed')
  const soon = '2100-01-01T00:00:00Z'
  const ofCase = { case_id: caseId }
  const ofEnquiry = { enquiry_id: enquiryId }

  const rows = new Map<string, Row>([
    ['corps.conversations', { id: conversationId, kind: 'citizen' }],
    [
      'corps.messages',
      { id: uuid(), conversation_id: conversationId, written_by: 'staff', staff_id: responsible },
    ],
    [
      'corps.files',
      {
        id: uuid(),
        conversation_id: conversationId,
        message_id: uuid(),
        bytes: 1,
        parts: 1,
        digest: Buffer.alloc(32),
        sealed_about: sealed,
      },
    ],
    [
      'corps.enquiries',
      {
        id: enquiryId,
        conversation_id: conversationId,
        reference: `Svale ${enquiryId.slice(0, 8)}`,
        asked_by: 'citizen',
        channel: 'phone',
        recorded_by: responsible,
        under_18: 'no',
        first_contact: 'citizen',
        service: 'advice',
        ended_at: '2026-01-01T00:00:00Z',
        ended_as: 'case',
      },
    ],
    [
      'corps.claims',
      {
        id: uuid(),
        ...ofEnquiry,
        staff_id: gone,
        lapses_at: '2026-01-01T00:00:00Z',
        ended_at: '2026-01-01T00:00:00Z',
      },
    ],
    ['corps.triages', { id: uuid(), ...ofEnquiry, staff_id: responsible, colour: 'yellow' }],
    [
      'corps.triage_answers',
      {
        id: uuid(),
        ...ofEnquiry,
        conversation_id: conversationId,
        staff_id: responsible,
        sealed_answers: sealed,
      },
    ],
    [
      'corps.enquiry_notes',
      {
        id: uuid(),
        ...ofEnquiry,
        conversation_id: conversationId,
        kind: 'said',
        written_by: responsible,
        sealed_note: sealed,
      },
    ],
    [
      'corps.notification_decisions',
      { id: uuid(), ...ofEnquiry, concerns: 'person', decision: 'no-ground', decided_by: responsible },
    ],
    [
      'corps.cases',
      {
        id: caseId,
        reference: `Svale ${caseId.slice(0, 8)}`,
        enquiry_id: enquiryId,
        region: 'midt',
        under_18: 'no',
        opened_by: responsible,
      },
    ],
    [
      'corps.responsibilities',
      {
        id: uuid(),
        ...ofCase,
        staff_id: responsible,
        part: 'responsible',
        given_by: responsible,
        reason: 'case-opened',
      },
    ],
    [
      'corps.grants',
      {
        id: uuid(),
        ...ofCase,
        staff_id: gone,
        given_by: responsible,
        reason: 'cover',
        from_at: '2025-12-31T00:00:00Z',
        expires_at: '2026-01-01T00:00:00Z',
      },
    ],
    ['corps.case_conversations', { ...ofCase, conversation_id: conversationId }],
    ['corps.deadlines', { id: nextContact, ...ofCase, kind: 'next-contact', due_at: soon }],
    ['corps.alarms', { id: uuid(), deadline_id: nextContact }],
    ['corps.notices', { id: uuid(), staff_id: responsible, ...ofCase, kind: 'case-came-to-you' }],
    ['corps.acute_cards', { ...ofCase, sealed_card: sealed, changed_by: responsible }],
    [
      'corps.people',
      {
        id: personId,
        ...ofCase,
        exposed: true,
        disclosure: 'corps-only',
        sealed_person: sealed,
        added_by: responsible,
      },
    ],
    [
      'corps.ties',
      {
        id: uuid(),
        ...ofCase,
        from_person: personId,
        to_person: uuid(),
        sealed_tie: sealed,
        added_by: responsible,
      },
    ],
    ['corps.network_positions', { ...ofCase, sealed_positions: sealed, changed_by: responsible }],
    [
      'corps.case_links',
      {
        id: uuid(),
        ...ofCase,
        pair_id: uuid(),
        relation: 'couple',
        made_by: responsible,
        expires_at: soon,
        sealed_note: sealed,
      },
    ],
    ['corps.identities', { person_id: personId, ...ofCase, sealed_name: sealed, changed_by: responsible }],
    [
      'corps.entries',
      {
        id: uuid(),
        ...ofCase,
        kind: 'note',
        written_by: responsible,
        disclosure: 'corps-only',
        sealed_entry: sealed,
      },
    ],
    [
      'corps.tasks',
      {
        id: uuid(),
        ...ofCase,
        kind: 'promise',
        staff_id: responsible,
        deadline_id: ofTask,
        disclosure: 'corps-only',
      },
    ],
    [
      'corps.assessments',
      {
        id: assessmentId,
        ...ofCase,
        instrument: 'asrae',
        instrument_version: '0.1.0',
        started_by: responsible,
      },
    ],
    [
      'corps.assessment_answers',
      {
        id: uuid(),
        assessment_id: assessmentId,
        ...ofCase,
        part: 'item:A1',
        sealed_answer: sealed,
        answered_by: responsible,
      },
    ],
    [
      'corps.flags',
      { id: uuid(), assessment_id: assessmentId, ...ofCase, tag: Buffer.from('tag'), deadline_id: ofFlag },
    ],
    [
      'corps.signatures',
      {
        id: uuid(),
        assessment_id: assessmentId,
        ...ofCase,
        kind: 'provisional',
        signed_by: responsible,
        digest: Buffer.alloc(32),
        signature: Buffer.alloc(64),
      },
    ],
    [
      'corps.papers',
      {
        id: uuid(),
        ...ofCase,
        purpose: 'assessment',
        sealed_paper: sealed,
        digest: Buffer.alloc(32),
        sent_by: responsible,
      },
    ],
    [
      'corps.second_ratings',
      {
        id: secondRatingId,
        ...ofCase,
        assessment_id: assessmentId,
        wanted_by: deputy,
        deadline_id: ofSecondRating,
        rater_id: responsible,
        asked_at: '2026-01-01T00:00:00Z',
        signed_at: '2026-01-01T00:00:00Z',
        digest: Buffer.alloc(32),
        signature: Buffer.alloc(64),
      },
    ],
    [
      'corps.second_answers',
      {
        id: uuid(),
        second_rating_id: secondRatingId,
        ...ofCase,
        part: 'domain:A',
        sealed_answer: sealed,
        answered_by: responsible,
      },
    ],
    [
      'corps.measures',
      { id: uuid(), ...ofCase, disclosure: 'corps-only', sealed_measure: sealed, added_by: responsible },
    ],
    [
      'corps.tool_results',
      {
        id: uuid(),
        ...ofCase,
        disclosure: 'corps-only',
        sealed_result: sealed,
        sealed_file: sealed,
        recorded_by: responsible,
      },
    ],
    ['corps.consents', { id: uuid(), ...ofCase, sealed_consent: sealed, recorded_by: responsible }],
    ['corps.rehearsals', { id: rehearsalId, ...ofCase, made_by: responsible }],
    [
      'corps.rehearsal_lines',
      { id: uuid(), ...ofCase, rehearsal_id: rehearsalId, place: 1, sealed_line: sealed },
    ],
    [
      'corps.shown_items',
      {
        id: uuid(),
        conversation_id: conversationId,
        item: 'plan',
        agreed_by: responsible,
        agreed_in: 'meeting',
      },
    ],
    [
      'corps.shown_lines',
      {
        id: uuid(),
        conversation_id: conversationId,
        item: 'plan',
        place: 1,
        laid_by: responsible,
        sealed_line: sealed,
      },
    ],
    ['corps.closures', { id: uuid(), ...ofCase, closed_by: responsible, reason: 'moved' }],
    ['corps.reopenings', { id: uuid(), ...ofCase, reopened_by: responsible, reason: 'came-back' }],
    [
      'corps.overrides',
      {
        id: uuid(),
        ...ofCase,
        rule: 'contact',
        by_staff: deputy,
        sealed_reason: sealed,
        deadline_id: ofOverride,
      },
    ],
    [
      'corps.watches',
      { id: uuid(), ...ofCase, ground: 'suspicion', raised_by: responsible, deadline_id: ofWatch },
    ],
    ['corps.passes', { id: uuid(), ...ofCase, channel: 'phone', by_staff: responsible }],
    [
      'corps.openings',
      {
        id: uuid(),
        session_id: uuid(),
        principal_id: responsible,
        owner_kind: 'case',
        owner_id: caseId,
        scope: 'whole',
        purpose: 'read',
      },
    ],
    ['corps.drafts', { id: uuid(), principal_id: responsible, place: `/cases/${caseId}`, sealed }],
    [
      'audit.entries',
      {
        chain_id: caseId,
        seq: 1,
        chain_kind: 'case',
        at: '2026-01-01T00:00:00Z',
        act: 'open-case',
        outcome: 'done',
        previous: Buffer.alloc(32),
        hash: Buffer.alloc(32),
      },
    ],
    [
      'audit.heads',
      {
        chain_id: caseId,
        chain_kind: 'case',
        seq: 1,
        hash: Buffer.alloc(32),
        changed_at: '2026-01-01T00:00:00Z',
      },
    ],
  ])

  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query(`insert into corps.principals (id, kind) values ($1, 'citizen')`, [conversationId])
  await owner.query(
    `insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason)
     values (gen_random_uuid(), $1, $2, 'deputy', $3, 'case-opened')`,
    [caseId, deputy, responsible],
  )
  for (const id of [ofTask, ofFlag, ofOverride, ofSecondRating, ofWatch]) {
    await owner.query(
      `insert into corps.deadlines (id, case_id, kind, due_at) values ($1, $2, 'task', '2100-01-01T00:00:00Z')`,
      [id, caseId],
    )
  }
  for (const [table, row] of rows) await insertRow(owner, table, row)
  await owner.query('commit')
  return { caseId, enquiryId, conversationId, rows }
}

export function insertRow(client: Client, table: string, row: Row) {
  const columns = Object.keys(row)
  return client.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  )
}

/** The same row once more, as somebody would add another. */
export const another = (row: Row): Row => ('id' in row ? { ...row, id: systemChance.uuid() } : row)
