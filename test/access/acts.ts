import { sql } from 'kysely'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { askToOpen } from '../../src/access/opening.sql.ts'
import type { Opened } from '../../src/access/opening.ts'
import { nothingAgreed } from '../../src/case/acute-card.ts'
import { findCaseByReference } from '../../src/case/acute-card-on-duty.sql.ts'
import { addEntry } from '../../src/case/add-entry.ts'
import { recordEvent } from '../../src/case/record-event.ts'
import { addPerson } from '../../src/case/add-person.ts'
import { addTask } from '../../src/case/add-task.ts'
import { blockColleague } from '../../src/case/block-colleague.ts'
import { changeAcuteCard } from '../../src/case/change-acute-card.ts'
import { changePerson } from '../../src/case/change-person.ts'
import { closeCase } from '../../src/case/close-case.ts'
import { endBlock, endGrant } from '../../src/case/end-access.ts'
import { finishTask } from '../../src/case/finish-task.ts'
import { giveGrant } from '../../src/case/give-grant.ts'
import { handOverCase } from '../../src/case/hand-over-case.ts'
import { keepIdentity } from '../../src/case/keep-identity.ts'
import { overrideContactRule } from '../../src/case/override-contact-rule.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { putLevelInForce } from '../../src/case/put-level-in-force.ts'
import { reachOut } from '../../src/case/reach-out.ts'
import { recordContact } from '../../src/case/record-contact.ts'
import { removePerson } from '../../src/case/remove-person.ts'
import { reopenCase } from '../../src/case/reopen-case.ts'
import { reviewOverride } from '../../src/case/review-override.ts'
import type { Tx } from '../../src/db/db.ts'
import { blockColleague as blockFromEnquiry } from '../../src/duty-desk/block-colleague.ts'
import { changeContact, changeParticulars } from '../../src/duty-desk/change-particulars.ts'
import { claimEnquiry, releaseEnquiry } from '../../src/duty-desk/claim-enquiry.ts'
import { decideNotification } from '../../src/duty-desk/decide-notification.ts'
import {
  letColleagueLeave,
  readCasesLackingHands,
  readColleagues,
  readHeldCases,
  reinstateColleague,
  suspendColleague,
} from '../../src/duty-desk/departures.ts'
import { answerAndClose, passOn } from '../../src/duty-desk/end-enquiry.ts'
import { goOnDuty } from '../../src/duty-desk/go-on-duty.ts'
import { readMyDay } from '../../src/duty-desk/my-day.ts'
import { noteWhatWasSaid } from '../../src/duty-desk/note-what-was-said.ts'
import { openAsCase } from '../../src/duty-desk/open-as-case.ts'
import { readQueue } from '../../src/duty-desk/read-queue.ts'
import { reopenFromEnquiry } from '../../src/duty-desk/reopen-from-enquiry.ts'
import { meetInterpreterTask } from '../../src/duty-desk/meet-interpreter-task.ts'
import { setAnswerDeadline } from '../../src/duty-desk/set-answer-deadline.ts'
import { takeAlarm } from '../../src/duty-desk/take-alarm.ts'
import { chooseColour, saveTriageAnswers } from '../../src/duty-desk/triage-enquiry.ts'
import { verifyProfessional } from '../../src/duty-desk/verify-professional.ts'
import { normaliseCode } from '../../src/crypto/words/code.ts'
import { fetchOriginal, openFile } from '../../src/files/open-file.ts'
import { present } from '../../src/foundation/assert.ts'
import type { EnquiryId } from '../../src/foundation/ids.ts'
import { contactOf } from '../../src/intake/contact.ts'
import { drawReference } from '../../src/intake/reference.ts'
import { registerEnquiry } from '../../src/intake/register-enquiry.ts'
import type { MessageId } from '../../src/messages/message.ts'
import { writeAsStaff } from '../../src/messages/write-as-staff.ts'
import { recordToolResult } from '../../src/case/record-tool-result.ts'
import { addTie } from '../../src/network/add-tie.ts'
import { agreeLink } from '../../src/network/agree-link.ts'
import { changeTie } from '../../src/network/change-tie.ts'
import { endLink } from '../../src/network/end-link.ts'
import { keepLayout } from '../../src/network/keep-layout.ts'
import { linkCodeHash } from '../../src/network/links.ts'
import { movePerson } from '../../src/network/move-person.ts'
import { offerLink } from '../../src/network/offer-link.ts'
import { removeTie } from '../../src/network/remove-tie.ts'
import { recallPaper } from '../../src/papers/recall-paper.ts'
import { sendOut } from '../../src/papers/send-out.ts'
import type { PaperId } from '../../src/papers/sent.ts'
import { abandonAssessment } from '../../src/risk/assessment/abandon-assessment.ts'
import { answerFlag } from '../../src/risk/assessment/answer-flag.ts'
import { markNotKnown } from '../../src/risk/assessment/mark-not-known.ts'
import { itemPart } from '../../src/risk/assessment/parts.ts'
import { saveAcute } from '../../src/risk/assessment/save-acute.ts'
import { saveAnswer } from '../../src/risk/assessment/save-answer.ts'
import { saveRating } from '../../src/risk/assessment/save-rating.ts'
import { signFinal } from '../../src/risk/assessment/sign-final.ts'
import { signProvisional } from '../../src/risk/assessment/sign-provisional.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import { reevaluateRules } from '../../src/risk/facts/reevaluate.ts'
import { readRuleFiring } from '../../src/risk/facts/rule-firing.ts'
import { carryOver } from '../../src/risk/assessment/carry-over.ts'
import { addOffer } from '../../src/help/add-offer.ts'
import { changeOffer } from '../../src/help/change-offer.ts'
import { checkOffer } from '../../src/help/check-offer.ts'
import type { Check, Offer } from '../../src/help/offer.ts'
import { readOffer, readOffers } from '../../src/help/read-offers.ts'
import { withdrawOffer } from '../../src/help/withdraw-offer.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { addInstrument } from '../../src/risk/loading/add-instrument.ts'
import type { InstrumentId } from '../../src/risk/loading/loaded.ts'
import type { TextCheckId } from '../../src/translation/checks.ts'
import { readTextChecks } from '../../src/translation/read-text-checks.ts'
import { recordTextCheck } from '../../src/translation/record-text-check.ts'
import { takeBackTextCheck } from '../../src/translation/take-back-text-check.ts'
import { publishInstrument } from '../../src/risk/loading/publish-instrument.ts'
import { readInstrument, readInstruments } from '../../src/risk/loading/read-instruments.ts'
import { withdrawInstrument } from '../../src/risk/loading/withdraw-instrument.ts'
import { newer, theirs } from '../assessment/newer.ts'
import { addMeasure } from '../../src/safety-plan/add-measure.ts'
import { changeMeasure } from '../../src/safety-plan/change-measure.ts'
import { hideItem } from '../../src/showing/hide-item.ts'
import { makeRehearsal } from '../../src/showing/make-rehearsal.ts'
import { printRehearsal } from '../../src/showing/print-rehearsal.ts'
import { recordConsent, withdrawConsent } from '../../src/showing/record-consent.ts'
import { showItem } from '../../src/showing/show-item.ts'
import { approveSecondFace, readApproval, withdrawSecondFace } from '../../src/second-face/approval.ts'
import { giveSecondFace } from '../../src/second-face/give-second-face.ts'
import { askToOpenSecondFace } from '../../src/second-face/second-face.sql.ts'
import { practiseSecondFace, replyInSecondFace } from '../../src/second-face/use-second-face.ts'
import type { Reference } from '../../src/intake/reference.ts'
import { putInWatched } from '../../src/watch/put-in-watched.ts'
import { clearWatched, releaseWatched } from '../../src/watch/release-watched.ts'
import { reviewWatched } from '../../src/watch/review-watched.ts'
import type { WatchId } from '../../src/watch/watch.ts'
import {
  aMeasure,
  aPaper,
  aRehearsal,
  aTie,
  aToolResult,
  nothingAsked,
  noPicture,
  TYPED,
  type Scene,
} from './scene.ts'
import { APPROVAL, approved, HOST_PAGE } from './face.ts'
import { may, toCase, toEnquiry, type Relation, type Who } from './who.ts'

type Answer = { done: unknown } | { refused: { why: string } }

export interface Act {
  /** Where it is written: a file and the function in it, or the database's own function. */
  readonly of: string
  readonly does: (tx: Tx, scene: Scene) => Promise<Answer>
  readonly may: (who: Who) => boolean
  readonly relations: readonly Relation[]
  /** The row it leaves: its code, and on whose chain it stands when it is done. */
  readonly trace: {
    act: string
    on: 'case' | 'conversation' | 'linked' | 'self' | 'new-case' | 'new-conversation'
  }
  /** The outcome in the trail when it is allowed; `read` for what only looks. */
  readonly leaves?: 'read'
  /** What must be so before the act makes sense. */
  readonly first?: (scene: Scene) => readonly string[]
}

const when = (scene: Scene, hours: number) => scene.cast.house.clock.now().add({ hours })

const onCase = (
  of: string,
  act: string,
  does: Act['does'],
  more: Partial<Pick<Act, 'may' | 'first' | 'leaves'>> = {},
): Act => ({ of, does, may: may.workOnCase, relations: toCase, trace: { act, on: 'case' }, ...more })

const onEnquiry = (
  of: string,
  act: string,
  does: Act['does'],
  more: Partial<Pick<Act, 'may' | 'first' | 'leaves'>> = {},
): Act => ({
  of,
  does,
  may: may.workOnEnquiry,
  relations: toEnquiry,
  trace: { act, on: 'conversation' },
  ...more,
})

const ofOneself = (
  of: string,
  act: string,
  does: Act['does'],
  more: Partial<Pick<Act, 'may' | 'relations' | 'leaves' | 'trace' | 'first'>> = {},
): Act => ({
  of,
  does,
  may: may.anybodySignedIn,
  relations: ['nothing to it'],
  trace: { act, on: 'self' },
  ...more,
})

const opening =
  (opened: (scene: Scene) => Opened): Act['does'] =>
  async (tx, scene) =>
    (await askToOpen(tx, scene.cast.house.chance.uuid(), opened(scene)))
      ? { done: 'opened' }
      : { refused: { why: 'not-there' } }

/** A function that answers with a word: `done`, or why not. */
async function asked(tx: Tx, call: ReturnType<typeof sql>): Promise<Answer> {
  const { rows } = await sql<{ answer: string }>`select ${call} as answer`.execute(tx)
  const answer = rows[0]?.answer ?? 'nothing'
  return answer === 'done' ? { done: answer } : { refused: { why: answer } }
}

const closed = (scene: Scene) => [
  `update corps.cases set closed_at = clock.now() where id = '${scene.caseId}'`,
]
/** A closed case whose two have both gone. */
const leftBehind = (scene: Scene) => [
  ...closed(scene),
  `update corps.deadlines set settled_at = clock.now() where case_id = '${scene.caseId}' and settled_at is null`,
  `update corps.staff set suspended_at = clock.now() where id in ('${scene.cast.birk.id}', '${scene.cast.alma.id}')`,
]
/** The person of the closed case has written again, and the enquiry is at the desk. */
const cameBack = (scene: Scene) => [
  ...closed(scene),
  `update corps.deadlines set settled_at = clock.now() where case_id = '${scene.caseId}' and settled_at is null`,
  `insert into corps.case_conversations (case_id, conversation_id)
     values ('${scene.caseId}', '${scene.enquiry.conversationId}') on conflict do nothing`,
]
const noLongerRunning = (scene: Scene) => [
  `update corps.measures set status = 'done' where case_id = '${scene.caseId}'`,
]
const draftOpen = (scene: Scene) => [
  `update corps.cases set closed_at = null where id = '${scene.caseId}'`,
  `update corps.assessments set ended_at = null, abandoned_at = null, abandoned_by = null, abandoned_because = null
    where id = '${scene.assessment}'`,
]
/** What warned of danger was answered. */
const flagsAnswered = (scene: Scene) => [
  `update corps.flags set answered_at = clock.now() where case_id = '${scene.caseId}'`,
]
const waiting = '77777777-7777-4777-8777-777777777777' as InstrumentId
/** An instrument that was brought and waits to be published. */
const brought = (scene: Scene) => [
  `insert into corps.instruments (id, code, version, kind, file, digest, licence_holder, licence_from, added_by)
     values ('${waiting}', 'waits', '1', 'rules', 'x', sha256('x'), 'Fonden', '2026-01-01', '${scene.cast.ravn.id}')`,
]
const somaliCheck = '88888888-8888-4888-8888-888888888888' as TextCheckId
const ofSomali = { language: 'so', digest: new Uint8Array(32) } as const
const checkedByAmal = { translator: TYPED, checkedOn: Temporal.PlainDate.from('2026-01-01') }
/** A translator has checked the Somali texts. */
const somaliChecked = (scene: Scene) => [
  `insert into corps.text_checks (id, language, digest, translator, checked_on, recorded_by)
     values ('${somaliCheck}', 'so', sha256('so'), 'Amal', '2026-01-01', '${scene.cast.ravn.id}')`,
]
/** Somebody wrote in a language that nobody on duty reads. */
const interpreterAsked = (scene: Scene) => [
  `insert into corps.deadlines (id, enquiry_id, kind, due_at)
     values (gen_random_uuid(), '${scene.enquiry.enquiryId}', 'interpreter', clock.now() + interval '30 minutes')`,
]
const offerWords = { name: 'Nytårslinjen', says: TYPED, hours: 'Nytår' }
const offerOf = ({ cast }: Scene): Offer => ({
  words: { da: offerWords, en: offerWords },
  telephone: '20000001',
  place: 2,
  keptBy: cast.ravn.id,
})
/** Looked up yesterday, and holds for a month. */
const checkedYesterday = (scene: Scene): Check => {
  const on = when(scene, -24).toZonedDateTimeISO('Europe/Copenhagen').toPlainDate()
  return { source: TYPED, on, runsOutOn: on.add({ months: 1 }) }
}
const ofFonden = { holder: TYPED, from: Temporal.PlainDate.from('2026-01-01'), terms: TYPED }
const draftEnded = (scene: Scene) => [
  `update corps.assessments set ended_at = clock.now() where case_id = '${scene.caseId}'`,
]
const newApproval = {
  answersFor: 'Else Munk',
  triedUntil: Temporal.PlainDate.from('2026-01-01'),
  trials: 'Eleven people who have lived it tried it.',
  topics: ['library-adult'],
} as const
const fact = { kind: 'note', text: TYPED } as const
const linkWords = present(normaliseCode('bakke bjerg bold bus bæver børste'), 'six words')
/** Somebody else's case offers these words. */
const offeredElsewhere = (scene: Scene) => {
  const other = scene.cast.house.chance.uuid()
  return [
    `insert into corps.cases (id, reference, region, under_18, opened_by)
       values ('${other}', 'Anden ${other.slice(0, 8)}', 'midt', 'no', '${scene.cast.birk.id}')`,
    `insert into corps.case_links (id, case_id, pair_id, relation, code_hash, made_by, expires_at)
       values (gen_random_uuid(), '${other}', gen_random_uuid(), 'siblings',
         '\\x${Buffer.from(linkCodeHash(linkWords)).toString('hex')}', '${scene.cast.birk.id}', clock.now() + interval '1 hour')`,
  ]
}

export const WATCH = '77777777-7777-4777-8777-777777777777' as WatchId
/** The case is watched: Alma said so an hour ago. */
export const watched = ({ caseId, cast }: Scene) => [
  `with d as (insert into corps.deadlines (id, case_id, kind, due_at)
      select gen_random_uuid(), '${caseId}', 'review', clock.now() + interval '30 minutes'
       where not exists (select from corps.watches where id = '${WATCH}') returning id)
   insert into corps.watches (id, case_id, ground, raised_by, raised_at, deadline_id)
     select '${WATCH}', '${caseId}', 'suspicion', '${cast.alma.id}', clock.now() - interval '1 hour', d.id from d`,
]
const releaseAsked = (scene: Scene) => [
  ...watched(scene),
  `update corps.watches set release_asked_at = clock.now(), release_asked_by = '${scene.cast.alma.id}' where id = '${WATCH}'`,
]
/** A sentence for a mistake was agreed the day before. */
const phraseAgreed = (scene: Scene) => [
  ...watched(scene),
  `insert into corps.acute_cards (case_id, changed_by, mistake_phrase_at)
     values ('${scene.caseId}', '${scene.cast.alma.id}', clock.now() - interval '1 day')
     on conflict (case_id) do update set mistake_phrase_at = excluded.mistake_phrase_at`,
]
/** Whoever asks has set the agreement aside a moment ago. */
const setAside = ({ caseId, asker }: Scene) => [
  `with d as (insert into corps.deadlines (id, case_id, kind, due_at)
      values (gen_random_uuid(), '${caseId}', 'review', clock.now() + interval '1 day') returning id)
   insert into corps.overrides (id, case_id, rule, by_staff, deadline_id)
     select gen_random_uuid(), '${caseId}', 'contact', '${asker.id}', d.id from d`,
]

/** Who has the case, opened to the person at a meeting. */
export const anItem = { item: 'holders', agreedIn: 'meeting', lines: [] } as const
export const shown = ({ linked, asker }: Scene) => [
  `insert into corps.shown_items (id, conversation_id, item, agreed_by, agreed_in)
     values (gen_random_uuid(), '${linked.conversationId}', 'holders', '${asker.id}', 'meeting')`,
]

/** Every act at the desk, with who may do it. */
export const acts: readonly Act[] = [
  // Reading
  onCase(
    'access.open',
    'open-case',
    opening(({ caseId: id }) => ({ kind: 'case', id, scope: 'whole', purpose: 'read' })),
    { leaves: 'read' },
  ),
  onCase(
    'access.open',
    'open-address',
    opening(({ caseId: id }) => ({ kind: 'case', id, scope: 'address', purpose: 'read' })),
    { leaves: 'read' },
  ),
  onCase(
    'access.open',
    'open-acute',
    opening(({ caseId: id }) => ({ kind: 'case', id, scope: 'acute', purpose: 'silence' })),
    { leaves: 'read', may: may.openAcuteCard },
  ),
  onEnquiry(
    'access.open',
    'open-conversation',
    opening(({ enquiry }) => ({ kind: 'conversation', id: enquiry.conversationId, purpose: 'triage' })),
    { leaves: 'read' },
  ),
  ofOneself(
    'src/duty-desk/read-queue.ts readQueue',
    'read-queue',
    async tx => ({ done: await readQueue(tx) }),
    { leaves: 'read', may: may.seeAList },
  ),
  ofOneself(
    'src/duty-desk/my-day.ts readMyDay',
    'read-my-day',
    async (tx, scene) => ({ done: await readMyDay(tx, when(scene, 0)) }),
    { leaves: 'read', may: may.seeAList },
  ),
  ofOneself(
    'src/risk/facts/rule-firing.ts readRuleFiring',
    'read-rule-firing',
    (tx, { work }) => readRuleFiring(tx, work.instrument, Temporal.PlainDate.from('2026-01-01'), false),
    { leaves: 'read', may: may.lead },
  ),
  ofOneself(
    'src/risk/facts/reevaluate.ts reevaluateRules',
    'reevaluate-rules',
    (tx, { work }) => reevaluateRules(tx, work.instrument, work.instrument, false),
    { leaves: 'read', may: may.lead },
  ),
  ofOneself('src/duty-desk/departures.ts readColleagues', 'read-staff', tx => readColleagues(tx), {
    leaves: 'read',
    may: may.lead,
  }),
  ofOneself(
    'src/duty-desk/departures.ts readHeldCases',
    'read-cases-of-colleague',
    (tx, { cast }) => readHeldCases(tx, cast.birk.id),
    { leaves: 'read', may: may.lead },
  ),
  ofOneself(
    'src/duty-desk/departures.ts readCasesLackingHands',
    'read-cases-lacking-hands',
    tx => readCasesLackingHands(tx),
    { leaves: 'read', may: may.lead },
  ),
  ofOneself(
    'access.find_acute_card',
    'search-acute-card',
    async (tx, { reference }) =>
      (await findCaseByReference(tx, reference)) === undefined
        ? { refused: { why: 'not-there' } }
        : { done: 'found' },
    { leaves: 'read', may: may.beOnDuty },
  ),

  // The case
  onCase('src/case/add-entry.ts addEntry', 'add-note', (tx, { on }) => addEntry(tx, on, fact, 'corps-only')),
  onCase('src/case/record-event.ts recordEvent', 'add-event', (tx, { on, work, signing }) =>
    recordEvent(
      tx,
      on,
      { kind: 'event', event: 'returned_home', at: work.at.toString(), text: TYPED },
      'corps-only',
      { instrument: work.instrument, now: work.at, facts: signing.keys },
    ),
  ),
  onCase('src/case/add-person.ts addPerson', 'add-person', (tx, { on }) =>
    addPerson(tx, on, { exposed: false, actor: true, disclosure: 'corps-only', text: onlyAlias(TYPED) }),
  ),
  onCase('src/case/add-task.ts addTask', 'add-task', (tx, scene) =>
    addTask(tx, scene.on, {
      kind: 'promise',
      staffId: scene.colleagues.other,
      dueAt: when(scene, 5),
      disclosure: 'corps-only',
      text: { what: TYPED, toWhom: TYPED },
    }),
  ),
  onCase(
    'src/case/block-colleague.ts blockColleague',
    'block',
    (tx, { caseId, colleagues }) => blockColleague(tx, caseId, colleagues.other, 'kin-or-friend'),
    { may: may.decide },
  ),
  onCase('src/case/change-acute-card.ts changeAcuteCard', 'change-acute-card', (tx, { on }) =>
    changeAcuteCard(tx, on, { ...nothingAgreed, codePhrase: TYPED }, 0),
  ),
  onCase('src/case/change-person.ts changePerson', 'change-person', (tx, { on, actor }) =>
    changePerson(
      tx,
      on,
      actor,
      { exposed: false, actor: true, disclosure: 'corps-only', text: onlyAlias(TYPED) },
      1,
    ),
  ),
  onCase(
    'src/case/close-case.ts closeCase',
    'close-case',
    (tx, scene) =>
      closeCase(
        tx,
        scene.on,
        'withdrawn',
        { whoTakesOver: TYPED, wayBack: TYPED, note: TYPED },
        { now: when(scene, 0), followUp: TYPED },
      ),
    { first: noLongerRunning, may: may.decide },
  ),
  onCase('src/case/end-access.ts endBlock', 'end-block', (tx, { block }) => endBlock(tx, block), {
    may: may.decide,
  }),
  onEnquiry('src/case/end-access.ts endBlock', 'end-block', (tx, { enquiryBlock }) =>
    endBlock(tx, enquiryBlock),
  ),
  onCase('src/case/end-access.ts endGrant', 'end-grant', (tx, { grant }) => endGrant(tx, grant), {
    may: may.letIn,
  }),
  onCase('src/case/record-tool-result.ts recordToolResult', 'record-tool-result', (tx, { on }) =>
    recordToolResult(tx, on, aToolResult),
  ),
  onCase('src/case/finish-task.ts finishTask', 'finish-task', (tx, { on, task }) => finishTask(tx, on, task)),
  onCase(
    'src/case/give-grant.ts giveGrant',
    'give-grant',
    (tx, { caseId, colleagues }) => giveGrant(tx, caseId, colleagues.other, 'second-opinion', 24),
    { may: may.letIn },
  ),
  onCase(
    'src/case/hand-over-case.ts handOverCase',
    'hand-over',
    (tx, { on, colleagues }) => handOverCase(tx, on, colleagues, 'planned-change', TYPED),
    { may: may.handOver },
  ),
  onCase('src/case/keep-identity.ts keepIdentity', 'keep-identity', (tx, { on, exposed }) =>
    keepIdentity(tx, on, exposed, { name: TYPED, whoKnows: TYPED, address: TYPED }, 0),
  ),
  onCase(
    'src/case/override-contact-rule.ts overrideContactRule',
    'override-rule',
    (tx, { on }) => overrideContactRule(tx, on, TYPED),
    { may: may.override },
  ),
  onCase(
    'src/case/reach-out.ts reachOut',
    'reach-out',
    (tx, { on, work }) => reachOut(tx, on, 'phone', work.at),
    { may: may.override, first: setAside },
  ),
  onCase(
    'src/showing/print-rehearsal.ts printRehearsal',
    'print-rehearsal',
    (tx, { on, work }) => printRehearsal(tx, on, work.at),
    { first: setAside },
  ),
  onCase(
    'src/watch/put-in-watched.ts putInWatched',
    'put-in-watched',
    (tx, { on, caseId }) => putInWatched(tx, on.chance, { caseId }, 'suspicion'),
    { may: may.override },
  ),
  onEnquiry('src/watch/put-in-watched.ts putInWatched', 'put-in-watched', (tx, { on, enquiry }) =>
    putInWatched(tx, on.chance, { conversationId: enquiry.conversationId }, 'suspicion'),
  ),
  onCase('src/watch/review-watched.ts reviewWatched', 'review-watched', tx => reviewWatched(tx, WATCH, 30), {
    may: may.override,
    first: watched,
  }),
  onCase('src/watch/release-watched.ts releaseWatched', 'release-watched', tx => releaseWatched(tx, WATCH), {
    may: may.override,
    first: releaseAsked,
  }),
  onCase('src/watch/release-watched.ts clearWatched', 'clear-watched', tx => clearWatched(tx, WATCH), {
    may: may.override,
    first: phraseAgreed,
  }),
  onCase(
    'src/case/put-level-in-force.ts putLevelInForce',
    'put-level-in-force',
    (tx, { on, assessment: assessmentId }) =>
      putLevelInForce(tx, on, {
        level: 'high',
        urgency: 'within24h',
        kind: 'provisional',
        signedAt: '2026-11-20T10:00:00Z',
        validUntil: '2026-11-21T10:00:00Z',
        assessmentId,
      }),
  ),
  onCase('src/case/record-contact.ts recordContact', 'add-contact', (tx, scene) =>
    recordContact(
      tx,
      scene.on,
      {
        kind: 'contact',
        withWhom: TYPED,
        channel: 'phone',
        result: 'reached',
        agreed: TYPED,
        at: when(scene, 0).toString(),
      },
      'corps-only',
      { at: when(scene, 24), now: when(scene, 0) },
    ),
  ),
  onCase('src/case/remove-person.ts removePerson', 'remove-person', (tx, { on, actor }) =>
    removePerson(tx, on, actor),
  ),
  onCase(
    'src/case/reopen-case.ts reopenCase',
    'reopen-case',
    (tx, scene) =>
      reopenCase(tx, scene.on, 'new-worry', { ...scene.colleagues, nextContact: when(scene, 24) }),
    {
      first: scene => [
        ...closed(scene),
        `update corps.deadlines set settled_at = clock.now() where case_id = '${scene.caseId}'`,
      ],
      may: may.decide,
    },
  ),
  onCase(
    'src/case/reopen-case.ts reopenCase',
    'reopen-case',
    (tx, scene) =>
      reopenCase(tx, scene.on, 'new-worry', { ...scene.colleagues, nextContact: when(scene, 24) }),
    { first: leftBehind, may: may.handOver },
  ),
  onCase('src/network/add-tie.ts addTie', 'add-tie', (tx, { on, exposed, actor }) =>
    addTie(tx, on, { from: actor, to: exposed }, aTie),
  ),
  onCase('src/network/change-tie.ts changeTie', 'change-tie', (tx, { on, tie }) =>
    changeTie(tx, on, tie, aTie, 1),
  ),
  onCase('src/network/remove-tie.ts removeTie', 'remove-tie', (tx, { on, tie }) => removeTie(tx, on, tie)),
  onCase('src/network/keep-layout.ts keepLayout', 'lay-out-network', (tx, { on }) =>
    keepLayout(tx, on, noPicture),
  ),
  onCase('src/network/move-person.ts movePerson', 'move-in-network', (tx, { on, actor }) =>
    movePerson(tx, on, actor, { x: 1, y: 1 }),
  ),
  onCase(
    'src/network/offer-link.ts offerLink',
    'offer-link',
    (tx, { on }) => offerLink(tx, on, linkWords, 'couple', { note: TYPED }),
    { may: may.letIn },
  ),
  onCase(
    'src/network/agree-link.ts agreeLink',
    'agree-link',
    (tx, { on }) => agreeLink(tx, on, linkWords, { note: TYPED }),
    { may: may.letIn, first: offeredElsewhere },
  ),
  onCase('src/network/end-link.ts endLink', 'end-link', (tx, { link }) => endLink(tx, link), {
    may: may.letIn,
  }),
  onCase('src/case/review-override.ts reviewOverride', 'review-override', (tx, { override }) =>
    reviewOverride(tx, override),
  ),
  onCase('src/papers/send-out.ts sendOut', 'send-out', (tx, { on }) =>
    sendOut(tx, on, { ...aPaper, paperId: on.chance.uuid() as PaperId }),
  ),
  onCase('src/papers/recall-paper.ts recallPaper', 'recall-paper', (tx, { on, paper }) =>
    recallPaper(tx, on, paper, { reason: TYPED, what: TYPED, now: Temporal.Now.instant() }),
  ),
  onCase('src/safety-plan/add-measure.ts addMeasure', 'add-measure', (tx, scene) =>
    addMeasure(tx, scene.on, { text: aMeasure, disclosure: 'corps-only', dueAt: when(scene, 24) }),
  ),
  onCase('src/safety-plan/change-measure.ts changeMeasure', 'change-measure', (tx, { on, measure }) =>
    changeMeasure(
      tx,
      on,
      measure,
      { status: 'under-way', text: aMeasure, disclosure: 'corps-only', dueAt: undefined },
      1,
    ),
  ),
  onCase('src/showing/show-item.ts showItem', 'show-item', (tx, { on, linked, work }) =>
    showItem(tx, on, { ...anItem, conversationId: linked.conversationId }, work.at),
  ),
  onCase(
    'src/showing/hide-item.ts hideItem',
    'hide-item',
    (tx, { linked }) => hideItem(tx, linked.conversationId, 'holders'),
    { first: shown },
  ),
  onCase('src/showing/make-rehearsal.ts makeRehearsal', 'make-rehearsal', (tx, { on }) =>
    makeRehearsal(tx, on, aRehearsal),
  ),
  onCase('src/showing/record-consent.ts recordConsent', 'record-consent', (tx, { on }) =>
    recordConsent(tx, on, { to: 'municipality', what: TYPED }),
  ),
  onCase('src/showing/record-consent.ts withdrawConsent', 'withdraw-consent', (tx, { on, consent }) =>
    withdrawConsent(tx, on, consent),
  ),
  {
    ...onCase('src/messages/write-as-staff.ts writeAsStaff', 'write-message', (tx, scene) =>
      writeAsStaff(
        tx,
        scene.linked.key,
        {
          id: scene.cast.house.chance.uuid() as MessageId,
          conversationId: scene.linked.conversationId,
          says: { text: TYPED },
        },
        { chance: scene.cast.house.chance, now: when(scene, 0) },
      ),
    ),
    trace: { act: 'write-message', on: 'linked' },
  },

  // The second face
  ofOneself(
    'src/second-face/approval.ts readApproval',
    'read-second-face-approval',
    async tx => ({ done: await readApproval(tx) }),
    { leaves: 'read', may: may.seeAList },
  ),
  ofOneself(
    'src/second-face/approval.ts approveSecondFace',
    'approve-second-face',
    (tx, { cast }) => approveSecondFace(tx, cast.house.chance, newApproval, HOST_PAGE),
    { may: may.lead },
  ),
  ofOneself(
    'src/second-face/approval.ts withdrawSecondFace',
    'withdraw-second-face',
    tx => withdrawSecondFace(tx, APPROVAL),
    { may: may.lead, first: ({ cast }) => [approved(cast.ravn.id)] },
  ),
  onEnquiry(
    'src/second-face/give-second-face.ts giveSecondFace',
    'give-second-face',
    (tx, { face }) => giveSecondFace(tx, face.prepared, 'Svale 4711' as Reference),
    { first: ({ face }) => face.mayBeGiven },
  ),
  onEnquiry(
    'src/second-face/use-second-face.ts practiseSecondFace',
    'practise-second-face',
    (tx, { face }) => practiseSecondFace(tx, face.given),
    { first: ({ face }) => face.givenRows },
  ),
  onEnquiry(
    'src/second-face/use-second-face.ts replyInSecondFace',
    'write-in-second-face',
    (tx, { face, cast }) =>
      replyInSecondFace(tx, { face: face.given, key: face.key }, 0, {
        chance: cast.house.chance,
        now: cast.house.clock.now(),
      }),
    { first: ({ face }) => face.givenRows },
  ),
  onEnquiry(
    'access.open_second_face',
    'open-second-face',
    async (tx, { face, cast }) =>
      (await askToOpenSecondFace(tx, cast.house.chance.uuid(), face.given, 'read'))
        ? { done: 'opened' }
        : { refused: { why: 'not-there' } },
    { leaves: 'read', first: ({ face }) => face.givenRows },
  ),

  // The assessment
  onCase(
    'src/risk/assessment/start-assessment.ts startAssessment',
    'start-assessment',
    (tx, { work }) => startAssessment(tx, work.on, work.instrument),
    { first: draftEnded },
  ),
  onCase('src/risk/assessment/save-answer.ts saveAnswer', 'save-answer', (tx, { work, assessment }) =>
    saveAnswer(
      tx,
      work,
      { assessmentId: assessment, part: 'own-view', readVersion: 0 },
      {
        kind: 'own-view',
        whatIsFearedMost: TYPED,
        whoIsFearedMost: TYPED,
        whatWouldHelp: '',
        whatMustNotHappen: '',
      },
    ),
  ),
  onCase('src/risk/assessment/save-rating.ts saveRating', 'save-answer', (tx, { work, assessment }) =>
    saveRating(
      tx,
      work,
      { assessmentId: assessment, part: itemPart('A1' as ItemCode), readVersion: 1 },
      { kind: 'rating', now: '0', earlier: '0', tags: [], evidence: [], taskText: TYPED },
    ),
  ),
  onCase('src/risk/assessment/save-acute.ts saveAcute', 'save-answer', (tx, { work, assessment }) =>
    saveAcute(tx, work, assessment, [
      { item: 'A5' as ItemCode, readVersion: 1, now: '1', tags: [], evidence: [] },
    ]),
  ),
  onCase('src/risk/assessment/mark-not-known.ts markNotKnown', 'save-answer', (tx, scene) =>
    markNotKnown(
      tx,
      scene.work,
      scene.assessment,
      [{ item: 'A1' as ItemCode }],
      { staffId: scene.asker.id, dueAt: when(scene, 24), how: TYPED },
      TYPED,
    ),
  ),
  onCase('src/risk/assessment/answer-flag.ts answerFlag', 'answer-flag', (tx, scene) =>
    answerFlag(
      tx,
      scene.on,
      scene.assessment,
      scene.flag,
      { answer: 'act', reason: TYPED },
      scene.signing.keys,
    ),
  ),
  onCase(
    'src/risk/assessment/sign-provisional.ts signProvisional',
    'sign-provisional',
    (tx, { work, signing, assessment }) =>
      signProvisional(tx, work, signing, assessment, {
        level: 'high',
        urgency: 'within24h',
        reason: TYPED,
      }),
  ),
  onCase(
    'src/risk/assessment/abandon-assessment.ts abandonAssessment',
    'abandon-assessment',
    (tx, { assessment }) => abandonAssessment(tx, assessment, 'overtaken'),
    { may: may.decide },
  ),
  onCase(
    'src/risk/assessment/carry-over.ts carryOver',
    'carry-over',
    (tx, { work, assessment }) => carryOver(tx, { ...work, instrument: newer }, assessment, new Set()),
    { first: scene => [...draftOpen(scene), ...flagsAnswered(scene)], may: may.decide },
  ),
  onCase('src/risk/assessment/sign-final.ts signFinal', 'sign-final', (tx, { work, signing, assessment }) =>
    signFinal(tx, work, signing, assessment),
  ),

  // Instruments
  ofOneself(
    'src/risk/loading/read-instruments.ts readInstruments',
    'read-instruments',
    async tx => ({ done: await readInstruments(tx) }),
    { leaves: 'read', may: may.seeAList },
  ),
  ofOneself(
    'src/risk/loading/read-instruments.ts readInstrument',
    'read-instrument',
    async (tx, { instrument }) => {
      const found = await readInstrument(tx, instrument)
      return found ? { done: found } : { refused: { why: 'not-there' } }
    },
    { leaves: 'read' },
  ),
  ofOneself(
    'src/translation/read-text-checks.ts readTextChecks',
    'read-text-checks',
    async tx => ({ done: await readTextChecks(tx) }),
    { leaves: 'read', may: may.seeAList },
  ),
  ofOneself(
    'src/translation/record-text-check.ts recordTextCheck',
    'record-text-check',
    (tx, { cast }) => recordTextCheck(tx, cast.house.chance, ofSomali, checkedByAmal),
    { may: may.lead },
  ),
  ofOneself(
    'src/translation/take-back-text-check.ts takeBackTextCheck',
    'take-back-text-check',
    tx => takeBackTextCheck(tx, somaliCheck),
    { may: may.lead, first: somaliChecked },
  ),
  ofOneself(
    'src/risk/loading/add-instrument.ts addInstrument',
    'add-instrument',
    (tx, { cast }) => addInstrument(tx, cast.house.chance, Buffer.from(theirs('3.0.0')), ofFonden),
    { may: may.lead },
  ),
  ofOneself(
    'src/risk/loading/publish-instrument.ts publishInstrument',
    'publish-instrument',
    tx => publishInstrument(tx, waiting),
    { may: may.lead, first: brought },
  ),
  ofOneself(
    'src/risk/loading/withdraw-instrument.ts withdrawInstrument',
    'withdraw-instrument',
    (tx, { instrument }) => withdrawInstrument(tx, instrument),
    { may: may.lead },
  ),

  // Help from others
  ofOneself('src/help/read-offers.ts readOffers', 'read-help', async tx => ({ done: await readOffers(tx) }), {
    leaves: 'read',
    may: may.seeAList,
  }),
  ofOneself(
    'src/help/read-offers.ts readOffer',
    'read-help-offer',
    async (tx, { offer }) => {
      const rows = await readOffer(tx, offer)
      return rows.length > 0 ? { done: rows } : { refused: { why: 'not-there' } }
    },
    { leaves: 'read' },
  ),
  ofOneself(
    'src/help/add-offer.ts addOffer',
    'add-help',
    (tx, scene) => addOffer(tx, scene.cast.house.chance, offerOf(scene), checkedYesterday(scene), true),
    { may: may.lead },
  ),
  ofOneself(
    'src/help/change-offer.ts changeOffer',
    'change-help',
    (tx, scene) =>
      changeOffer(tx, scene.cast.house.chance, scene.offer, offerOf(scene), checkedYesterday(scene), true),
    { may: may.lead },
  ),
  ofOneself(
    'src/help/check-offer.ts checkOffer',
    'check-help',
    (tx, scene) => checkOffer(tx, scene.cast.house.chance, scene.offer, checkedYesterday(scene)),
    { may: may.lead },
  ),
  ofOneself(
    'src/help/check-offer.ts checkOffer',
    'check-help',
    (tx, scene) => checkOffer(tx, scene.cast.house.chance, scene.offer, checkedYesterday(scene)),
    {
      first: ({ offer, asker }) => [
        `update corps.help_entries set kept_by = '${asker.id}' where offer_id = '${offer}'`,
      ],
    },
  ),
  ofOneself(
    'src/help/withdraw-offer.ts withdrawOffer',
    'withdraw-help',
    (tx, { cast, offer }) => withdrawOffer(tx, cast.house.chance, offer),
    { may: who => may.lead(who) || may.beOnDuty(who) },
  ),

  // The duty desk
  onCase(
    'src/duty-desk/take-alarm.ts takeAlarm',
    'take-alarm',
    (tx, { caseAlarm }) => takeAlarm(tx, caseAlarm),
    {
      may: may.takeCaseAlarm,
    },
  ),
  onEnquiry(
    'src/duty-desk/take-alarm.ts takeAlarm',
    'take-alarm',
    (tx, { enquiryAlarm }) => takeAlarm(tx, enquiryAlarm),
    { may: may.takeEnquiryAlarm },
  ),
  onEnquiry(
    'src/duty-desk/claim-enquiry.ts claimEnquiry',
    'claim-enquiry',
    (tx, { enquiry, on }) => claimEnquiry(tx, enquiry.enquiryId, on.chance),
    { may: may.claim },
  ),
  onEnquiry(
    'src/duty-desk/claim-enquiry.ts releaseEnquiry',
    'release-enquiry',
    (tx, { enquiry }) => releaseEnquiry(tx, enquiry.enquiryId),
    { may: may.release },
  ),
  onEnquiry('src/duty-desk/end-enquiry.ts answerAndClose', 'answer-and-close', (tx, { enquiry }) =>
    answerAndClose(tx, enquiry, TYPED),
  ),
  onEnquiry('src/duty-desk/end-enquiry.ts passOn', 'pass-on', (tx, { enquiry }) =>
    passOn(tx, enquiry, { toWhom: TYPED, spokeWithThem: true, text: TYPED }),
  ),
  onEnquiry(
    'src/duty-desk/change-particulars.ts changeParticulars',
    'change-particulars',
    (tx, { enquiry }) =>
      changeParticulars(
        tx,
        enquiry,
        {
          municipality: '0751',
          under18: 'not-known',
          abroad: 'no',
          cause: undefined,
          causeLaterKnown: undefined,
          citizenAdvisedDirectly: true,
          service: 'advice',
          ground: undefined,
        },
        1,
      ),
  ),
  onEnquiry('src/duty-desk/change-particulars.ts changeContact', 'change-contact', (tx, { enquiry }) =>
    changeContact(tx, enquiry, contactOf({ channel: 'here', codeWord: TYPED }), 1),
  ),
  onEnquiry(
    'src/duty-desk/decide-notification.ts decideNotification',
    'decide-notification',
    (tx, { enquiry }) =>
      decideNotification(tx, enquiry, {
        person: { decision: 'no-ground', reason: TYPED },
        siblings: { decision: 'no-siblings', reason: TYPED },
      }),
  ),
  onEnquiry('src/duty-desk/note-what-was-said.ts noteWhatWasSaid', 'note-what-was-said', (tx, { enquiry }) =>
    noteWhatWasSaid(tx, enquiry, TYPED),
  ),
  onEnquiry('src/duty-desk/triage-enquiry.ts saveTriageAnswers', 'answer-triage', (tx, { enquiry }) =>
    saveTriageAnswers(tx, enquiry, nothingAsked),
  ),
  onEnquiry('src/duty-desk/triage-enquiry.ts chooseColour', 'triage', (tx, scene) =>
    chooseColour(
      tx,
      scene.enquiry,
      { answersId: scene.answers, colour: 'yellow', reason: TYPED },
      scene.cast.house.instrument,
      when(scene, 0),
    ),
  ),
  onEnquiry(
    'src/duty-desk/meet-interpreter-task.ts meetInterpreterTask',
    'meet-interpreter-task',
    (tx, { enquiry }) => meetInterpreterTask(tx, enquiry, undefined),
    { first: interpreterAsked },
  ),
  onEnquiry('src/duty-desk/set-answer-deadline.ts setAnswerDeadline', 'set-deadline', (tx, scene) =>
    setAnswerDeadline(tx, scene.enquiry, when(scene, 3), when(scene, 0)),
  ),
  onEnquiry(
    'src/files/open-file.ts openFile',
    'open-file',
    (tx, { enquiry: { key, conversationId }, file }) => openFile(tx, key, { conversationId, fileId: file }),
    { leaves: 'read' },
  ),
  onCase(
    'src/files/open-file.ts openFile',
    'open-file',
    (tx, { linked: { key, conversationId }, linkedFile }) =>
      openFile(tx, key, { conversationId, fileId: linkedFile }),
    { leaves: 'read' },
  ),
  onEnquiry(
    'src/files/open-file.ts fetchOriginal',
    'fetch-original',
    (tx, { enquiry: { key, conversationId }, file }) =>
      fetchOriginal(tx, key, { conversationId, fileId: file }, 'evidence'),
    { leaves: 'read' },
  ),
  onEnquiry(
    'src/duty-desk/verify-professional.ts verifyProfessional',
    'verify-professional',
    (tx, { enquiry }) =>
      verifyProfessional(tx, enquiry, { number: TYPED, foundWhere: TYPED, spokeWith: TYPED }),
    {
      first: ({ enquiry }) => [
        `update corps.enquiries set asked_by = 'professional' where id = '${enquiry.enquiryId}'`,
      ],
    },
  ),
  onEnquiry('src/duty-desk/block-colleague.ts blockColleague', 'block', (tx, { enquiry, colleagues }) =>
    blockFromEnquiry(tx, enquiry, colleagues.other, 'kin-or-friend'),
  ),
  {
    ...onEnquiry('src/duty-desk/open-as-case.ts openAsCase', 'open-case', (tx, scene) =>
      openAsCase(tx, scene.enquiry, {
        caseId: scene.newCase.id,
        keys: scene.newCase.keys,
        reference: drawReference(scene.cast.house.chance),
        region: 'midt',
        ...scene.colleagues,
        nextContactAt: when(scene, 24),
        alias: TYPED,
        card: nothingAgreed,
        copied: [{ text: fact, disclosure: 'corps-only' }],
      }),
    ),
    trace: { act: 'open-case', on: 'new-case' },
  },
  onEnquiry(
    'src/duty-desk/reopen-from-enquiry.ts reopenFromEnquiry',
    'reopen-case',
    (tx, scene) =>
      reopenFromEnquiry(tx, scene.enquiry, {
        reason: 'the-person-came-back',
        ...scene.colleagues,
        nextContact: when(scene, 24),
      }),
    { first: cameBack },
  ),
  ofOneself('src/duty-desk/go-on-duty.ts goOnDuty', 'go-on-duty', async tx => ({
    done: await goOnDuty(tx, true),
  })),
  ofOneself(
    'src/intake/register-enquiry.ts registerEnquiry',
    'receive-enquiry',
    async (tx, scene) => ({
      done: await registerEnquiry(
        tx,
        scene.newConversation,
        drawReference(scene.cast.house.chance, 9),
        {
          id: scene.cast.house.chance.uuid() as EnquiryId,
          facts: {
            askedBy: 'citizen',
            channel: 'phone',
            municipality: undefined,
            under18: 'not-known',
            abroad: 'not-known',
            firstContact: 'citizen',
            cause: undefined,
            service: 'advice',
            ground: undefined,
            practice: true,
          },
          contact: contactOf({ channel: 'none', codeWord: TYPED }),
          message: { id: scene.cast.house.chance.uuid() as MessageId, text: TYPED },
        },
        when(scene, 0),
      ),
    }),
    { trace: { act: 'receive-enquiry', on: 'new-conversation' } },
  ),

  // The corps
  ofOneself(
    'src/duty-desk/departures.ts suspendColleague',
    'suspend-staff',
    (tx, { cast }) => suspendColleague(tx, cast.birk.id, 'device-lost'),
    { may: may.lead },
  ),
  ofOneself(
    'src/duty-desk/departures.ts letColleagueLeave',
    'deactivate-staff',
    (tx, { cast }) => letColleagueLeave(tx, cast.birk.id),
    { may: may.lead },
  ),
  ofOneself(
    'src/duty-desk/departures.ts reinstateColleague',
    'reinstate-staff',
    (tx, { colleagues }) => reinstateColleague(tx, colleagues.kin, 'suspension'),
    {
      may: may.lead,
      first: ({ colleagues }) => [
        `update corps.staff set suspended_at = clock.now() where id = '${colleagues.kin}'`,
      ],
    },
  ),
  onCase(
    'corps.erase_case',
    'erase-case',
    (tx, { reference }) => asked(tx, sql`(corps.erase_case(${reference}, 'person-asked')).outcome`),
    {
      may: may.erase,
      first: scene => [
        ...closed(scene),
        `update corps.enquiries set ended_at = clock.now(), ended_as = 'answered'
          where id = '${scene.enquiry.enquiryId}' and ended_at is null`,
      ],
    },
  ),
]

/**
 * Functions that take a transaction and are no acts of their own: parts of an act that has already asked whether it
 * may be, and what reads rows that an opening gave the key to.
 */
export const notActs: Record<string, string> = {
  'src/contact/gate.ts askGate': 'part of reachOut and writeAsStaff',
  'src/deadlines/put-task.ts putTask': 'part of acts',
  'src/case/read-acute-card.ts readAcuteCard': 'reads after an opening',
  'src/case/read-entries.ts readEntries': 'reads after an opening',
  'src/case/read-entries.ts readEntry': 'reads after an opening',
  'src/case/read-overrides.ts readOverrides': 'reads after an opening',
  'src/case/read-people.ts readPeople': 'reads after an opening',
  'src/case/read-people.ts readPerson': 'reads after an opening',
  'src/case/read-tasks.ts readTasks': 'reads after an opening',
  'src/case/read-tool-results.ts readToolResults': 'reads after an opening',
  'src/case/read-tool-results.ts fetchToolFile': 'reads after an opening, and leaves a row of its own',
  'src/case/read-what-calls.ts readWhatCalls': 'reads after an opening',
  'src/network/read-network.ts readNetwork': 'reads after an opening',
  'src/network/read-network.ts readTie': 'reads after an opening',
  'src/network/read-positions.ts readPositions': 'reads after an opening',
  'src/network/read-links.ts readLinks': 'reads after an opening',
  'src/papers/read-material.ts readCaseMaterial': 'reads after an opening',
  'src/papers/read-material.ts readMaterial': 'reads after an opening',
  'src/papers/read-papers.ts readPapers': 'reads after an opening',
  'src/papers/read-papers.ts readPaper': 'reads after an opening',
  'src/papers/read-papers.ts fetchPaper': 'reads after an opening, and leaves a row of its own',
  'src/showing/read-shown.ts readShown': 'reads after an opening',
  'src/showing/read-rehearsal.ts readRehearsal': 'reads after an opening',
  'src/showing/read-consents.ts readConsents': 'reads after an opening',
  'src/showing/read-kept-words.ts readKeptWords': 'reads after an opening',
  'src/shown/read-own-items.ts hasOwnItems': 'of the person at the door; whether there is anything to read',
  'src/shown/read-own-items.ts listOwnItems': 'of the person at the door; leaves its row',
  'src/shown/read-own-items.ts readOwnItem': 'of the person at the door; leaves its row',
  'src/safety-plan/read-plan.ts readPlan': 'reads after an opening',
  'src/safety-plan/read-plan.ts readMeasure': 'reads after an opening',
  'src/risk/assessment/former-level.ts isFormerLevelHidden': 'reads after an opening',
  'src/risk/assessment/read-draft.ts readDraft': 'reads after an opening',
  'src/risk/assessment/read-draft.ts readFlags': 'reads after an opening',
  'src/risk/assessment/read-signed.ts listSigned': 'reads after an opening',
  'src/risk/assessment/read-signed.ts findFormer': 'reads after an opening',
  'src/risk/assessment/work.ts openDraft': 'part of acts',
  'src/risk/loading/read-instruments.ts listWholeInUse': 'says nothing of anybody',
  'src/risk/loading/read-instruments.ts listFormsInUse': 'says nothing of anybody',
  'src/risk/loading/read-instruments.ts getInstrument': 'says nothing of anybody',
  'src/risk/loading/read-instruments.ts findNewer': 'says nothing of anybody',
  'src/risk/assessment/save-answer.ts findRefusal': 'part of acts',
  'src/risk/assessment/save-answer.ts keepAnswer': 'part of acts',
  'src/risk/assessment/save-rating.ts findRefusalToFindOut': 'part of acts',
  'src/risk/assessment/save-rating.ts newTask': 'part of acts',
  'src/risk/assessment/save-rating.ts finishUnlessAwaited': 'part of acts',
  'src/risk/assessment/raise-flags.ts raiseFlags': 'part of acts',
  'src/risk/assessment/keep-signature.ts keepSignature': 'part of acts',
  'src/risk/assessment/signing.ts documentOf': 'part of acts',
  'src/duty-desk/read-queue.ts readQueueAgain': 'a stream that left its row when it began',
  'src/duty-desk/my-day.ts seeNotices': 'marks one’s own notices',
  'src/duty-desk/refuse-on-enquiry.ts refuseOnEnquiry': 'part of acts',
  'src/files/open-file.ts listFiles': 'reads after an opening, and no byte of them',
  'src/files/send-file.ts sendFile': 'of the person at the door; opens first',
  'src/second-face/give-second-face.ts prepareSecondFace': 'makes ready what giveSecondFace gives',
  'src/second-face/take-arrivals.ts takeArrivals': 'of the jobs',
  'src/second-face/take-arrivals.ts eraseWithTheFirst': 'of the jobs',
  'src/second-face/use-second-face.ts openSecondFace': 'opens',
  'src/second-face/use-second-face.ts isSecondFace': 'says no more than the key it is asked with',
  'src/duty-desk/read-enquiry.ts isSecondFaceAtDesk': 'of an enquiry that one may see',
  'src/messages/read-conversation.ts readConversation': 'of the person at the door; opens first',
  'src/messages/write-as-person.ts writeAsPerson': 'of the person at the door; opens first',
  'src/duty-desk/read-enquiry.ts openEnquiry': 'opens',
  'src/duty-desk/read-enquiry.ts readEnquiry': 'reads after an opening',
  'src/duty-desk/read-enquiry.ts readAnswers': 'reads after an opening',
}

/** Everything that the desk's login may call in the database, and behind what it stands. */
export const databaseFunctions: Record<string, string> = {
  'access.find_acute_card': 'an act of the table',
  'access.open': 'an act of the table',
  'corps.agree_link': 'behind agreeLink',
  'corps.open_file': 'behind openFile and fetchOriginal',
  'corps.file_part': 'follows the row of an opening, in its transaction',
  'corps.file_openings': 'read with a file that may be seen; no rows for anybody else',
  'corps.follow_fact': 'behind recordEvent and answerFlag; tried alone beside the fact rows',
  'corps.open_facts': 'behind reevaluateRules',
  'corps.rule_firing': 'behind readRuleFiring',
  'corps.end_link': 'behind endLink',
  'corps.offer_link': 'behind offerLink',
  'corps.abandon_assessment': 'behind abandonAssessment',
  'access.choose_reads': 'of oneself',
  'corps.is_read_on_duty': 'says nothing of anybody',
  'corps.meet_interpreter_task': 'behind meetInterpreterTask',
  'corps.record_text_check': 'behind recordTextCheck',
  'corps.write_help': 'behind addOffer, changeOffer, checkOffer and withdrawOffer',
  'corps.list_help': 'behind readOffers and readOffer',
  'corps.help_running_out': 'behind readMyDay',
  'corps.take_back_text_check': 'behind takeBackTextCheck',
  'corps.list_text_checks': 'behind readTextChecks',
  'corps.add_instrument': 'behind addInstrument',
  'corps.publish_instrument': 'behind publishInstrument',
  'corps.withdraw_instrument': 'behind withdrawInstrument',
  'corps.list_instruments': 'behind readInstruments',
  'corps.instrument_file': 'behind readInstrument',
  'corps.block': 'behind blockColleague',
  'corps.claim_enquiry': 'behind claimEnquiry',
  'corps.close_case': 'behind closeCase',
  'corps.deactivate_staff': 'behind letColleagueLeave',
  'corps.end_block': 'behind endBlock',
  'corps.end_enquiry': 'behind answerAndClose and passOn',
  'corps.end_grant': 'behind endGrant',
  'corps.erase_case': 'an act of the table',
  'corps.give_grant': 'behind giveGrant',
  'corps.go_on_duty': 'behind goOnDuty',
  'corps.hand_over': 'behind handOverCase',
  'corps.hand_over_with_note': 'behind handOverCase',
  'corps.open_case': 'behind openAsCase',
  'corps.override_rule': 'behind overrideContactRule',
  'corps.put_in_watched': 'behind putInWatched',
  'corps.review_watched': 'behind reviewWatched',
  'corps.release_watched': 'behind releaseWatched',
  'corps.clear_watched': 'behind clearWatched',
  'corps.watch_of': 'read with a case, an acute card or an enquiry that was opened; no rows for anybody else',
  'corps.watched_now': 'behind readQueue',
  'corps.held_back': 'part of the gate; false for whoever may not see the conversation',
  'corps.is_overridden': 'part of the gate: what the asking member did themselves',
  'corps.pass_gate': 'behind reachOut and writeAsStaff',
  'corps.send_message': 'behind writeAsStaff, and nothing without a pass of the same transaction',
  'corps.show_item': 'behind showItem, and nothing without a pass of the same transaction',
  'corps.hide_item': 'behind hideItem',
  'access.open_second_face': 'an act of the table',
  'corps.approve_second_face': 'behind approveSecondFace',
  'corps.withdraw_second_face': 'behind withdrawSecondFace',
  'corps.second_face_approval': 'behind readApproval',
  'corps.second_faces_counted': 'behind readApproval: two numbers',
  'corps.give_second_face': 'behind giveSecondFace',
  'corps.practise_second_face': 'behind practiseSecondFace',
  'corps.pass_second_face': 'behind replyInSecondFace',
  'corps.second_face_of': 'part of openSecondFace; no rows for anybody who may not reach the person',
  'corps.messages_of_second_face': 'reads after an opening; no rows for anybody who may not reach the person',
  'corps.is_second_face': 'says no more than the key it is asked with',
  'corps.receive_enquiry': 'behind registerEnquiry',
  'corps.reinstate_staff': 'behind reinstateColleague',
  'corps.release_enquiry': 'behind releaseEnquiry',
  'corps.reopen_case': 'behind reopenCase',
  'corps.reopen_from_enquiry': 'behind reopenFromEnquiry',
  'corps.review_override': 'behind reviewOverride',
  'corps.settle_deadline': 'behind finishTask, changeMeasure, answerFlag and signing',
  'corps.set_deadline': 'behind every act that sets one; tried alone beside the rows',
  'corps.start_conversation': 'behind registerEnquiry',
  'corps.suspend_staff': 'behind suspendColleague',
  'corps.take_alarm': 'behind takeAlarm',
  'access.store_key': 'behind openAsCase; tried alone beside the rows',
  'access.tell_of_provisional': 'behind signProvisional, and refused without the case',
  'access.acute_case': 'reads after an opening',
  'access.begin_act': 'part of every post',
  'access.finish_act': 'part of every post',
  'access.begin_session': 'sign-in',
  'access.complete_session': 'sign-in',
  'access.second_factor': 'sign-in',
  'access.second_factor_failed': 'sign-in',
  'access.sign_in_attempt': 'sign-in',
  'access.sign_in_failed': 'sign-in',
  'access.sign_out': 'sign-in',
  'access.keep_draft': 'sign-in',
  'access.seen': 'sign-in',
  'access.choose_language': 'of oneself',
  'access.blocked_conversation_ids': 'about oneself',
  'access.holds': 'about oneself',
  'access.is_leader': 'about oneself',
  'access.is_on_duty': 'about oneself',
  'access.may_move': 'about oneself',
  'access.may_see_enquiry': 'about oneself',
  'access.my_case_ids': 'about oneself',
  'access.opened_acute_card_ids': 'about oneself',
  'access.principal_id': 'about oneself',
  'access.staff_id': 'about oneself',
  'access.key': 'follows an opening',
  'access.record_on_case': 'writes a row and nothing else',
  'access.record_on_enquiry': 'writes a row and nothing else',
  'access.record_on_self': 'writes a row and nothing else',
  'access.record_on_second_rating': 'writes a row and nothing else',
  'access.blind_case_ids': 'about oneself',
  'corps.my_second_ratings': 'about oneself',
  'corps.my_second_material': 'about oneself; tried alone beside the second rating',
  'corps.want_second_rating': 'behind signFinal',
  'corps.second_raters_of': 'reads rows without text; tried alone beside the second rating',
  'corps.ask_second_rater': 'behind askSecondRater, tried alone beside the second rating',
  'corps.sign_second_rating': 'behind signSecondRating, tried alone beside the second rating',
  'corps.agree_on_ratings': 'behind agreeOnRatings, tried alone beside the second rating',
  'corps.name_senior': 'behind nameSenior, tried alone beside the second rating',
  'clock.now': 'the time',
  'corps.alarm_taken_by': 'reads rows without text',
  'corps.blocks_on': 'reads rows without text',
  'corps.cases_held_by': 'reads rows without text',
  'corps.cases_lacking_hands': 'reads rows without text',
  'corps.closed_case_of': 'reads rows without text',
  'corps.ringing_alarms': 'reads rows without text',
}

const FOLDERS = [
  'src/help',
  'src/deadlines',
  'src/case',
  'src/network',
  'src/papers',
  'src/safety-plan',
  'src/risk/assessment',
  'src/risk/loading',
  'src/duty-desk',
  'src/files',
  'src/messages',
  'src/contact',
  'src/watch',
  'src/shown',
  'src/showing',
  'src/second-face',
]

/** `file function` of everything exported in the folders of acts that is given a transaction or the house. */
export function whatIsGivenATransaction(): string[] {
  return FOLDERS.flatMap(folder => {
    const root = join(import.meta.dirname, '../..', folder)
    return readdirSync(root)
      .filter(name => name.endsWith('.ts') && !name.endsWith('.sql.ts') && !name.includes('.test.'))
      .flatMap(name => {
        const text = readFileSync(join(root, name), 'utf8')
        const functions = text.matchAll(
          /^export (?:async )?(?:function|const) (\w+)(?:<[^(]*>)?(?: = (?:async )?)?\(\s*(?:tx: Tx|house: \w*House)\b/gm,
        )
        return [...functions].map(([, named]) => `${folder}/${name} ${named}`)
      })
  })
}
