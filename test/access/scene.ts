import { sql } from 'kysely'
import type { OnCase } from '../../src/access/on-case.ts'
import { newCaseKeys, open, type Keys, type NewCaseKeys } from '../../src/access/opening.ts'
import type { StaffId } from '../../src/access/staff.ts'
import { recordToolResult, type NewToolResult } from '../../src/case/record-tool-result.ts'
import type { ToolResultId } from '../../src/case/tool-results.ts'
import { addTask } from '../../src/case/add-task.ts'
import type { BlockId, GrantId } from '../../src/case/access-to-case.ts'
import { giveGrant } from '../../src/case/give-grant.ts'
import { overrideContactRule } from '../../src/case/override-contact-rule.ts'
import type { OverrideId } from '../../src/case/override.ts'
import type { TaskId } from '../../src/deadlines/tasks.ts'
import { newSalt, saltedDigest, sha256 } from '../../src/crypto/digest.ts'
import type { Tx } from '../../src/db/db.ts'
import type { AlarmId, OnEnquiry } from '../../src/duty-desk/enquiry.ts'
import { saveTriageAnswers } from '../../src/duty-desk/triage-enquiry.ts'
import type { TriageAnswersId } from '../../src/duty-desk/triage.ts'
import { sealedAbout, sealedPart, type FileId } from '../../src/files/file.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId, CaseId, MeasureId, PersonId } from '../../src/foundation/ids.ts'
import type { Outcome } from '../../src/foundation/outcome.ts'
import { addTie } from '../../src/network/add-tie.ts'
import { keepLayout } from '../../src/network/keep-layout.ts'
import type { CaseLinkId } from '../../src/network/links.ts'
import type { Positions } from '../../src/network/positions.ts'
import type { TieId } from '../../src/network/spread.ts'
import type { TieText } from '../../src/network/ties.ts'
import { newConversation, type NewConversation } from '../../src/intake/new-conversation.ts'
import { sendOut, type ToSend } from '../../src/papers/send-out.ts'
import type { PaperId } from '../../src/papers/sent.ts'
import { signingKeys, type Signing } from '../../src/risk/assessment/signing.ts'
import { itemPart } from '../../src/risk/assessment/parts.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import type { Work } from '../../src/risk/assessment/work.ts'
import type { OfferId } from '../../src/help/offer.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import type { InstrumentId } from '../../src/risk/loading/loaded.ts'
import { addMeasure } from '../../src/safety-plan/add-measure.ts'
import type { MeasureText } from '../../src/safety-plan/measures.ts'
import type { ConsentId } from '../../src/showing/consents.ts'
import { makeRehearsal } from '../../src/showing/make-rehearsal.ts'
import { recordConsent } from '../../src/showing/record-consent.ts'
import type { RehearsalLine } from '../../src/showing/rehearsal.ts'
import { anEnquiry, atWork } from '../an-enquiry.ts'
import { aCase } from '../assessment/a-case.ts'
import { aConclusion, nothingElseKnown, threeScenarios } from '../assessment/sign-finally.ts'
import { theirs } from '../assessment/newer.ts'
import { wav } from '../some-files.ts'
import { aCast, type Cast, type Member } from '../cast.ts'
import { aFace, type AFace } from './face.ts'
import type { FreshDatabase } from '../database.ts'

/** Everything that stands typed into the scene, so that a test can look for it where it must not be. */
export const TYPED = 'Hun er bange for sin bror'

/**
 * A case of Birk's with Alma as deputy, in the middle of everything, and an open enquiry at the desk. Storm has
 * nothing to do with either until a test says what he is to them; he is handed the keys all the same, as if he had
 * kept them from a time when he had a right.
 */
export interface Scene {
  readonly cast: Cast
  readonly asker: Member
  readonly caseId: CaseId
  readonly reference: string
  readonly on: OnCase
  readonly exposed: PersonId
  readonly actor: PersonId
  readonly tie: TieId
  /** Offered by this case, and nobody has agreed. */
  readonly link: CaseLinkId
  readonly task: TaskId
  readonly measure: MeasureId
  /** Sent out, and still valid. */
  readonly paper: PaperId
  readonly grant: GrantId
  readonly block: BlockId
  /** Of the same colleague, from the enquiry. */
  readonly enquiryBlock: BlockId
  readonly override: OverrideId
  readonly assessment: AssessmentId
  readonly flag: string
  /** Somebody else's, brought and published. */
  readonly instrument: InstrumentId
  /** Somebody who can help, kept by Ravn. */
  readonly offer: OfferId
  /** Recorded with its paper. */
  readonly toolResult: ToolResultId
  readonly consent: ConsentId
  readonly caseAlarm: AlarmId
  readonly work: Work
  readonly signing: Signing
  /** The conversation that the case was opened from. */
  readonly linked: OnEnquiry
  /** Open, nobody has it, of no case. */
  readonly enquiry: OnEnquiry
  readonly answers: TriageAnswersId
  readonly enquiryAlarm: AlarmId
  /** Handed in to the conversation of the enquiry, and to the one of the case. */
  readonly file: FileId
  readonly linkedFile: FileId
  readonly newCase: { id: CaseId; keys: NewCaseKeys }
  readonly newConversation: NewConversation
  /** The other six words of the enquiry's person: made ready, and the rows of another that was given. */
  readonly face: AFace
  /** Members of the corps who can be given things. */
  readonly colleagues: { responsible: StaffId; deputy: StaffId; other: StaffId; kin: StaffId }
}

export async function aScene(database: FreshDatabase): Promise<Scene> {
  const cast = await aCast(database)
  const { house, owner, birk, alma, sol, storm, ravn } = cast
  const theCase = await aCase(cast)
  const caseId = theCase.id
  const hence = (hours: number) => house.clock.now().add({ hours })
  const [row] = await theCase.rows<{ reference: string; exposed: PersonId }>(
    `select c.reference, p.id as exposed from corps.cases c join corps.people p on p.case_id = c.id and p.exposed where c.id = $1`,
    [caseId],
  )
  const { reference, exposed } = present(row, 'the case')

  const draft = await theCase.start()
  const rated = await theCase.act(birk, (tx, work) =>
    saveRating(
      tx,
      work,
      { assessmentId: draft, part: itemPart('A2' as ItemCode), readVersion: 0 },
      {
        kind: 'rating',
        now: '1',
        tags: [],
        evidence: [
          {
            id: house.chance.uuid(),
            text: TYPED,
            sourceType: 'exposed_person',
            source: 'Solsort',
            recordedOn: '2026-11-20',
            directness: 'first_hand',
            confidence: 'high',
            wouldKnow: true,
            sourceMustBeProtected: false,
          },
        ],
        taskText: TYPED,
      },
    ),
  )
  const flag = present(made(rated).raised[0], 'a flag').id
  await nothingElseKnown(cast, theCase, draft)
  await threeScenarios(cast, theCase, draft)
  await theCase.act(birk, (tx, work) =>
    saveAnswer(
      tx,
      work,
      { assessmentId: draft, part: 'conclusion', readVersion: 0 },
      aConclusion({ level: 'high', urgency: 'within24h' }),
    ),
  )

  const actor = present(theCase.actors[0], 'an actor').id
  const [tie] = await theCase.act(birk, async (tx, { on }) => [
    made(await addTie(tx, on, { from: actor, to: exposed }, aTie)),
    made(await keepLayout(tx, on, noPicture)),
  ])
  const [task, measure, override] = await theCase.act(birk, async (tx, { on }) => [
    made(
      await addTask(tx, on, {
        kind: 'promise',
        staffId: birk.id,
        dueAt: hence(4),
        disclosure: 'corps-only',
        text: { what: TYPED, toWhom: TYPED },
      }),
    ),
    made(await addMeasure(tx, on, { text: aMeasure, disclosure: 'corps-only', dueAt: hence(8) })),
    made(await overrideContactRule(tx, on, TYPED)),
  ])
  const toolResult = await theCase.act(birk, async (tx, { on }) =>
    made(await recordToolResult(tx, on, aToolResult)),
  )
  const consent = await theCase.act(birk, async (tx, { on }) =>
    made(await recordConsent(tx, on, { to: 'police', what: TYPED })),
  )
  const rehearsal = await allKeys(cast, birk, caseId)
  await theCase.act(birk, async (tx, { on }) =>
    made(await makeRehearsal(tx, { ...on, keys: rehearsal }, aRehearsal)),
  )
  const paper = house.chance.uuid() as PaperId
  await theCase.act(birk, async (tx, { on }) => made(await sendOut(tx, on, { ...aPaper, paperId: paper })))
  await house.inTransaction(birk.asking, tx => giveGrant(tx, caseId, sol.id, 'second-opinion', 24))
  const [grant] = await theCase.rows<{ id: GrantId }>(
    'select id from corps.grants where case_id = $1 and staff_id = $2',
    [caseId, sol.id],
  )

  const linked = await atWork(cast, alma, await anEnquiry(cast, alma))
  await behind(owner, [
    `insert into corps.case_conversations (case_id, conversation_id) values ('${caseId}', '${linked.conversationId}')`,
    `update corps.enquiries set ended_at = clock.now(), ended_as = 'case' where id = '${linked.enquiryId}'`,
    `update corps.cases set enquiry_id = '${linked.enquiryId}' where id = '${caseId}'`,
    `update corps.conversations set code_lookup = sha256(id::text::bytea) where id = '${linked.conversationId}'`,
    `update corps.deadlines set settled_at = clock.now() where enquiry_id = '${linked.enquiryId}'`,
  ])
  const enquiry = await atWork(cast, alma, await anEnquiry(cast, alma, { words: TYPED }))
  const answers = made(
    await house.inTransaction(alma.asking, tx => saveTriageAnswers(tx, enquiry, nothingAsked)),
  )

  const kin = house.chance.uuid() as StaffId
  const block = house.chance.uuid() as BlockId
  const link = house.chance.uuid() as CaseLinkId
  const enquiryBlock = house.chance.uuid() as BlockId
  const caseAlarm = house.chance.uuid() as AlarmId
  const enquiryAlarm = house.chance.uuid() as AlarmId
  await behind(owner, [
    `insert into corps.principals (id, kind) values ('${kin}', 'staff')`,
    `insert into corps.staff (id, sign_in_name, alias, role, region, password)
       values ('${kin}', 'fjord', 'Fjord', 'consultant', 'midt', 'x')`,
    `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
       values ('${block}', 'case', '${caseId}', '${kin}', '${birk.id}', 'kin-or-friend'),
         ('${enquiryBlock}', 'conversation', '${enquiry.conversationId}', '${kin}', '${birk.id}', 'kin-or-friend')`,
    `insert into corps.case_links (id, case_id, pair_id, relation, code_hash, made_by, expires_at)
       values ('${link}', '${caseId}', gen_random_uuid(), 'couple', sha256('x'), '${birk.id}', clock.now() + interval '1 day')`,
    `with late as (insert into corps.deadlines (id, case_id, kind, due_at)
       values (gen_random_uuid(), '${caseId}', 'task', clock.now()) returning id)
     insert into corps.alarms (id, deadline_id) select '${caseAlarm}', id from late`,
    `with late as (insert into corps.deadlines (id, enquiry_id, kind, due_at)
       values (gen_random_uuid(), '${enquiry.enquiryId}', 'task', clock.now()) returning id)
     insert into corps.alarms (id, deadline_id) select '${enquiryAlarm}', id from late`,
  ])

  const newCaseId = house.chance.uuid() as CaseId
  const conversation = made(await newConversation(house, 'citizen', 'da', undefined))
  const on: OnCase = { caseId, by: storm.id, keys: await allKeys(cast, birk, caseId), chance: house.chance }
  return {
    cast,
    asker: storm,
    caseId,
    reference,
    on,
    exposed,
    actor,
    tie,
    link,
    task,
    measure,
    paper,
    override,
    grant: present(grant, 'the grant').id,
    block,
    enquiryBlock,
    assessment: draft,
    flag,
    instrument: await aPublishedInstrument(cast),
    offer: await anOffer(cast),
    toolResult,
    consent,
    caseAlarm,
    work: {
      on,
      instrument: house.instrument,
      at: house.clock.now(),
      around: { actors: theCase.actors, events: [], measures: [], driverReasons: [] },
    },
    signing: {
      ...(await theCase.signing(storm)),
      keys: await signingKeys(house.keys),
      // Whether signing may put a level in force is asked apart.
      putInForce: async () => undefined,
    },
    linked: { ...linked, by: storm.id },
    enquiry: { ...enquiry, by: storm.id },
    answers,
    enquiryAlarm,
    file: await aFile(cast, enquiry),
    linkedFile: await aFile(cast, linked),
    newCase: { id: newCaseId, keys: await newCaseKeys(house, newCaseId) },
    newConversation: conversation,
    face: await aFace(house, enquiry),
    colleagues: { responsible: ravn.id, deputy: sol.id, other: sol.id, kin },
  }
}

/** Names nobody, so that it may be shown. */
export const aRehearsal: readonly RehearsalLine[] = Array.from({ length: 3 }, () => ({
  question: 'Hvad gør jeg, hvis det bliver farligt?',
  sentence: 'Jeg ringer 112.',
}))

export const aTie: TieText = {
  kind: 'sibling',
  there: 'yes',
  back: 'not-known',
  source: TYPED,
  note: TYPED,
}

/** A recording that somebody handed in, as the door would have kept it. */
async function aFile({ owner, house }: Cast, of: OnEnquiry): Promise<FileId> {
  const [id, part] = [house.chance.uuid() as FileId, house.chance.uuid()]
  const bytes = wav()
  const salt = newSalt(house.chance)
  const about = sealedAbout.seal(of.key, id, of.conversationId, {
    name: TYPED,
    kind: 'wav',
    sha256: Buffer.from(sha256(bytes)).toString('hex'),
    salt: Buffer.from(salt).toString('base64'),
  })
  const sealed = sealedPart.seal(of.key, part, of.conversationId, bytes)
  const hex = (value: Uint8Array) => `decode('${Buffer.from(value).toString('hex')}', 'hex')`
  await behind(owner, [
    `insert into corps.files (id, conversation_id, message_id, bytes, parts, digest, sealed_about)
       values ('${id}', '${of.conversationId}', gen_random_uuid(), ${bytes.length}, 1, ${hex(saltedDigest(salt, bytes))}, ${hex(about)})`,
    `insert into corps.file_parts (id, file_id, conversation_id, part, sealed_bytes)
       values ('${part}', '${id}', '${of.conversationId}', 0, ${hex(sealed)})`,
  ])
  return id
}

async function aPublishedInstrument(cast: Cast): Promise<InstrumentId> {
  const id = cast.house.chance.uuid() as InstrumentId
  await cast.owner.query(
    `insert into corps.instruments (id, code, version, kind, file, digest, licence_holder, licence_from, added_by, published_by, published_at)
     values ($1, 'theirs', '1.0.0', 'rules', $2, sha256($2), 'Fonden', '2026-01-01', $3, $3, clock.now())`,
    [id, Buffer.from(theirs()), cast.ravn.id],
  )
  return id
}

async function anOffer(cast: Cast): Promise<OfferId> {
  const id = cast.house.chance.uuid() as OfferId
  await cast.owner.query(
    `insert into corps.help_entries (id, offer_id, wrote, written_by, place, telephone, name_da, name_en, says_da, says_en,
         hours_da, hours_en, source, checked_on, runs_out_on, kept_by, practice)
       values ($1, $1, 'added', $2, 1, '20000000', 'Linjen', 'The line', 'Råd', 'Advice', 'Altid', 'Always', 'Ringet op',
         corps.help_today(), corps.help_today() + 30, $2, true)`,
    [id, cast.ravn.id],
  )
  return id
}

export const aToolResult: NewToolResult = {
  text: { tool: TYPED, doneOn: '2026-01-01', doneBy: TYPED, conclusion: TYPED, answers: [] },
  disclosure: 'corps-only',
  file: { name: TYPED, bytes: Buffer.from(`%PDF-1.7 ${TYPED}`) },
}

/** Laid out for nobody. */
export const noPicture: Positions = { of: '', width: 0, height: 0, people: {}, ties: {}, moved: {} }

export const aPaper: Omit<ToSend, 'paperId'> = {
  kind: 'report',
  number: '7F3A90C1',
  title: TYPED,
  recipient: TYPED,
  language: 'da',
  fileName: 'dokument-7f3a90c1.pdf',
  mediaType: 'application/pdf',
  file: Buffer.from(TYPED),
}

export const aMeasure: MeasureText = {
  what: TYPED,
  why: [],
  whyInWords: TYPED,
  role: 'police',
  who: TYPED,
  caution: '',
  personSays: '',
  personAgrees: 'not-asked',
  outcome: '',
}

export const nothingAsked = {
  instrument: 'asrae',
  version: '0.1.0',
  wording: 'person',
  answers: {},
  notes: { t1: TYPED },
} as const

export function made<Done>(outcome: Outcome<Done, { why: string }>): Done {
  if ('refused' in outcome) throw new Error(`The scene could not be set: ${outcome.refused.why}`)
  return outcome.done
}

/** Sets something up past every rule and right, as if it had come to be so. */
export async function behind(owner: Cast['owner'], statements: readonly string[]): Promise<void> {
  await owner.query(
    ['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join(';\n'),
  )
}

/** The same within a transaction that will be undone. */
export async function behindIn(tx: Tx, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return
  await sql`set local session_replication_role = replica`.execute(tx)
  for (const statement of statements) await sql.raw(statement).execute(tx)
  await sql`set local session_replication_role = origin`.execute(tx)
}

async function allKeys(cast: Cast, by: Member, id: CaseId): Promise<Keys> {
  const opened = (scope: 'whole' | 'address') =>
    open(cast.house, by.asking, { kind: 'case', id, scope, purpose: 'write' })
  const whole = present(await opened('whole'), 'the case')
  const address = present(await opened('address'), 'the address')
  const which = (scope?: string) => (scope === 'address' ? address : whole)
  return {
    of: (owner, scope) => which(scope).of(owner, scope),
    has: (owner, scope) => which(scope).has(owner, scope),
  }
}
