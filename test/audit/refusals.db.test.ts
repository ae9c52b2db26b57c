// Whatever is refused leaves one row, and the same one whoever tries: on the chain of the matter for those who have a
// right to it, on one's own otherwise. The table names every refusal of every act, or it does not compile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acts, anItem, WATCH, watched, type Act } from '../access/acts.ts'
import { approved, HOST_PAGE } from '../access/face.ts'
import { attemptsOn, type Attempts } from '../access/attempt.ts'
import {
  aMeasure,
  aRehearsal,
  aScene,
  aTie,
  aToolResult,
  nothingAsked,
  TYPED,
  type Scene,
} from '../access/scene.ts'
import { roles, type Relation, type Who } from '../access/who.ts'
import type { StaffId } from '../../src/access/staff.ts'
import { nothingAgreed } from '../../src/case/acute-card.ts'
import { addEntry } from '../../src/case/add-entry.ts'
import { addPerson } from '../../src/case/add-person.ts'
import { addTask } from '../../src/case/add-task.ts'
import { blockColleague } from '../../src/case/block-colleague.ts'
import { changeAcuteCard } from '../../src/case/change-acute-card.ts'
import { changePerson } from '../../src/case/change-person.ts'
import { closeCase } from '../../src/case/close-case.ts'
import type { ClosingNote, ClosingReason } from '../../src/case/closure.ts'
import type { EntryId } from '../../src/case/entries.ts'
import { finishTask } from '../../src/case/finish-task.ts'
import { giveGrant } from '../../src/case/give-grant.ts'
import { handOverCase } from '../../src/case/hand-over-case.ts'
import { keepIdentity } from '../../src/case/keep-identity.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { putLevelInForce } from '../../src/case/put-level-in-force.ts'
import { reachOut } from '../../src/case/reach-out.ts'
import { recordContact } from '../../src/case/record-contact.ts'
import { recordEvent } from '../../src/case/record-event.ts'
import { recordToolResult } from '../../src/case/record-tool-result.ts'
import { removePerson } from '../../src/case/remove-person.ts'
import { reopenCase } from '../../src/case/reopen-case.ts'
import { reviewOverride } from '../../src/case/review-override.ts'
import type { Tx } from '../../src/db/db.ts'
import { blockColleague as blockFromEnquiry } from '../../src/duty-desk/block-colleague.ts'
import { changeContact, changeParticulars } from '../../src/duty-desk/change-particulars.ts'
import { claimEnquiry, releaseEnquiry } from '../../src/duty-desk/claim-enquiry.ts'
import { letColleagueLeave, reinstateColleague, suspendColleague } from '../../src/duty-desk/departures.ts'
import { answerAndClose, passOn } from '../../src/duty-desk/end-enquiry.ts'
import { openAsCase, type OpeningOfCase } from '../../src/duty-desk/open-as-case.ts'
import { reopenFromEnquiry } from '../../src/duty-desk/reopen-from-enquiry.ts'
import { meetInterpreterTask } from '../../src/duty-desk/meet-interpreter-task.ts'
import { setAnswerDeadline } from '../../src/duty-desk/set-answer-deadline.ts'
import { takeAlarm } from '../../src/duty-desk/take-alarm.ts'
import { chooseColour, saveTriageAnswers } from '../../src/duty-desk/triage-enquiry.ts'
import { verifyProfessional } from '../../src/duty-desk/verify-professional.ts'
import { contactOf } from '../../src/intake/contact.ts'
import { drawReference } from '../../src/intake/reference.ts'
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
import { carryOver } from '../../src/risk/assessment/carry-over.ts'
import { addOffer } from '../../src/help/add-offer.ts'
import { changeOffer } from '../../src/help/change-offer.ts'
import { checkOffer } from '../../src/help/check-offer.ts'
import type { Check, Offer } from '../../src/help/offer.ts'
import { withdrawOffer } from '../../src/help/withdraw-offer.ts'
import type { ItemCode } from '../../src/risk/instruments/codes.ts'
import { addInstrument } from '../../src/risk/loading/add-instrument.ts'
import type { InstrumentId } from '../../src/risk/loading/loaded.ts'
import type { TextCheckId } from '../../src/translation/checks.ts'
import { recordTextCheck } from '../../src/translation/record-text-check.ts'
import { takeBackTextCheck } from '../../src/translation/take-back-text-check.ts'
import { publishInstrument } from '../../src/risk/loading/publish-instrument.ts'
import { withdrawInstrument } from '../../src/risk/loading/withdraw-instrument.ts'
import { newer, theirs } from '../assessment/newer.ts'
import { recallPaper } from '../../src/papers/recall-paper.ts'
import type { AgreedChannel, ContactAgreement } from '../../src/contact/agreement.ts'
import type { MessageId } from '../../src/messages/message.ts'
import { writeAsStaff } from '../../src/messages/write-as-staff.ts'
import { hideItem } from '../../src/showing/hide-item.ts'
import { makeRehearsal } from '../../src/showing/make-rehearsal.ts'
import { printRehearsal } from '../../src/showing/print-rehearsal.ts'
import { recordConsent, withdrawConsent } from '../../src/showing/record-consent.ts'
import { showItem, type AgreedItem } from '../../src/showing/show-item.ts'
import type { Reference } from '../../src/intake/reference.ts'
import { approveSecondFace } from '../../src/second-face/approval.ts'
import { giveSecondFace } from '../../src/second-face/give-second-face.ts'
import { practiseSecondFace } from '../../src/second-face/use-second-face.ts'
import { putInWatched } from '../../src/watch/put-in-watched.ts'
import { clearWatched, releaseWatched } from '../../src/watch/release-watched.ts'
import { present } from '../../src/foundation/assert.ts'
import { normaliseCode } from '../../src/crypto/words/code.ts'
import { addTie } from '../../src/network/add-tie.ts'
import { agreeLink } from '../../src/network/agree-link.ts'
import { changeTie } from '../../src/network/change-tie.ts'
import { offerLink } from '../../src/network/offer-link.ts'
import { addMeasure } from '../../src/safety-plan/add-measure.ts'
import { changeMeasure } from '../../src/safety-plan/change-measure.ts'
import { freshDatabase, type FreshDatabase } from '../database.ts'

type Answer = Awaited<ReturnType<Act['does']>>

/** One refusal: what must be so, and whoever tries. */
interface Situation {
  readonly first?: (scene: Scene) => readonly string[]
  readonly does: (tx: Tx, scene: Scene) => Promise<Answer>
  readonly relation?: Relation
  readonly leader?: true
  /** Where the row stands, when not on the chain of the matter. */
  readonly of?: 'case'
  /** The act of the row, when it is the gate that says no. */
  readonly act?: string
  /** What the row gives as the reason, when it is not what the one who tries is told. */
  readonly says?: string
}

type AnAct = (...given: never[]) => Promise<{ done: unknown } | { refused: { why: string } }>
/** Why an act may refuse, but for those whose matter it is not: the table of rights tries them. */
type WhyNot<Does extends AnAct> = Exclude<
  Extract<Awaited<ReturnType<Does>>, { refused: unknown }>['refused']['why'],
  'not-there' | 'not-permitted'
>

interface Tried {
  readonly act: string
  /** On whose chain those who have a right to it find the row. */
  readonly of: 'case' | 'conversation' | 'self'
  readonly name: string
  readonly why: Readonly<Record<string, Situation>>
}

const refusals =
  (act: string, of: Tried['of']) =>
  <Does extends AnAct>(does: Does, why: Readonly<Record<WhyNot<Does>, Situation>>): Tried => ({
    act,
    of,
    name: does.name,
    why,
  })

const when = (scene: Scene, hours: number) => scene.cast.house.clock.now().add({ hours })
const closed = ({ caseId }: Scene) => [
  `update corps.cases set closed_at = clock.now() where id = '${caseId}'`,
  `update corps.deadlines set settled_at = clock.now() where case_id = '${caseId}' and settled_at is null`,
]
const done = ({ caseId }: Scene) => [`update corps.measures set status = 'done' where case_id = '${caseId}'`]
const ended = ({ enquiry }: Scene) => [
  `update corps.enquiries set ended_at = clock.now(), ended_as = 'answered' where id = '${enquiry.enquiryId}'`,
]
const held = ({ enquiry, cast }: Scene) => [
  `insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
     values (gen_random_uuid(), '${enquiry.enquiryId}', '${cast.alma.id}', clock.now() + interval '1 hour')`,
]
const aChild = ({ enquiry }: Scene) => [
  `update corps.enquiries set under_18 = 'yes' where id = '${enquiry.enquiryId}'`,
]
const linked = ({ caseId, enquiry }: Scene) => [
  `insert into corps.case_conversations (case_id, conversation_id) values ('${caseId}', '${enquiry.conversationId}')`,
]
const cameBack = (scene: Scene) => [...closed(scene), ...linked(scene)]
const signed = ({ assessment, caseId }: Scene) => [
  `update corps.assessments set ended_at = clock.now() where id = '${assessment}'`,
  `insert into corps.signatures (id, assessment_id, case_id, kind, signed_by, digest, signature)
     select gen_random_uuid(), '${assessment}', '${caseId}', 'final', opened_by, sha256('x'), 'x' from corps.cases where id = '${caseId}'`,
]
const abandoned = ({ assessment, asker }: Scene) => [
  `update corps.assessments set ended_at = clock.now(), abandoned_at = clock.now(), abandoned_by = '${asker.id}',
     abandoned_because = 'overtaken' where id = '${assessment}'`,
]
/** Only two are left who could see anything: the one who tries and Birk. */
const fewLeft = ({ asker, cast }: Scene) => [
  `update corps.staff set suspended_at = clock.now() where id not in ('${asker.id}', '${cast.birk.id}', '${cast.sol.id}')`,
]
const onDuty: Relation = 'nothing to it'

const contact = (scene: Scene, result: 'reached' | 'silence') => ({
  kind: 'contact' as const,
  withWhom: TYPED,
  channel: 'phone',
  result,
  agreed: TYPED,
  at: when(scene, 0).toString(),
})
const record = (hours: number, result: 'reached' | 'silence' = 'reached', answers = false) => ({
  does: (tx: Tx, scene: Scene) =>
    recordContact(tx, scene.on, contact(scene, result), 'corps-only', {
      at: when(scene, hours),
      now: when(scene, 0),
      answers,
    }),
})
/** The enquiry at the desk is watched, and belongs to no case. */
const watchedEnquiry = ({ enquiry, cast }: Scene) => [
  `with d as (insert into corps.deadlines (id, enquiry_id, kind, due_at)
      values (gen_random_uuid(), '${enquiry.enquiryId}', 'review', clock.now() + interval '30 minutes') returning id)
   insert into corps.watches (id, conversation_id, ground, raised_by, deadline_id)
     select '${WATCH}', '${enquiry.conversationId}', 'suspicion', '${cast.alma.id}', d.id from d`,
]
const approving =
  (hostPage: string | undefined, triedUntil = '2026-01-01'): Act['does'] =>
  (tx, { cast }) =>
    approveSecondFace(
      tx,
      cast.house.chance,
      {
        answersFor: 'Else Munk',
        triedUntil: Temporal.PlainDate.from(triedUntil),
        trials: 'Eleven people who have lived it tried it.',
        topics: ['library-adult'],
      },
      hostPage,
    )
const givingFace: Act['does'] = (tx, { face }) => giveSecondFace(tx, face.prepared, 'Svale 4711' as Reference)
const reply: Situation['does'] = (tx, { enquiry, cast }) =>
  writeAsStaff(
    tx,
    enquiry.key,
    {
      id: cast.house.chance.uuid() as MessageId,
      conversationId: enquiry.conversationId,
      says: { text: TYPED },
    },
    { chance: cast.house.chance, now: cast.house.clock.now() },
  )
const ring =
  (channel: AgreedChannel = 'phone'): Situation['does'] =>
  (tx, { on, work }) =>
    reachOut(tx, on, channel, work.at)
/** With an agreement that would allow a telephone call at any time, but for what is changed. */
const agreed =
  (changed: Partial<ContactAgreement>, then: Situation['does']): Situation['does'] =>
  async (tx, scene) => {
    const contactAgreement: ContactAgreement = {
      ...nothingAgreed.contactAgreement,
      channels: [{ channel: 'phone', reachAt: TYPED }],
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
      expiresAt: when(scene, 100).toString(),
      ...changed,
    }
    await changeAcuteCard(tx, scene.on, { ...nothingAgreed, contactAgreement }, 0)
    return then(tx, scene)
  }
const showHolders =
  (changed: Partial<AgreedItem> = {}): Situation['does'] =>
  (tx, { on, linked: { conversationId }, work }) =>
    showItem(tx, on, { ...anItem, conversationId, ...changed }, work.at)
const print: Situation['does'] = (tx, { on, work }) => printRehearsal(tx, on, work.at)
const sixWords = present(normaliseCode('bakke bjerg bold bus bæver børste'), 'six words')
const note: ClosingNote = { whoTakesOver: TYPED, wayBack: TYPED, note: TYPED }
const close =
  (reason: ClosingReason, words = note): Situation['does'] =>
  (tx, scene) =>
    closeCase(tx, scene.on, reason, words, { now: when(scene, 0), followUp: TYPED })
/** As it stands on the acute card: a final assessment at low, valid until then. */
const assessedAsLow =
  (hours: number, then: Situation['does']): Situation['does'] =>
  async (tx, scene) => {
    await putLevelInForce(tx, scene.on, {
      level: 'low',
      urgency: 'planned',
      kind: 'final',
      signedAt: when(scene, -1).toString(),
      validUntil: when(scene, hours).toString(),
      assessmentId: scene.assessment,
    })
    return then(tx, scene)
  }
const reopen =
  (hours: number, who: { responsible?: StaffId; deputy?: StaffId } = {}): Situation['does'] =>
  (tx, scene) =>
    reopenCase(tx, scene.on, 'new-worry', { ...scene.colleagues, ...who, nextContact: when(scene, hours) })
const comeBack =
  (hours: number, twice = false): Situation['does'] =>
  (tx, scene) =>
    reopenFromEnquiry(tx, scene.enquiry, {
      reason: 'the-person-came-back',
      responsible: scene.colleagues.responsible,
      deputy: twice ? scene.colleagues.responsible : scene.colleagues.deputy,
      nextContact: when(scene, hours),
    })
const open =
  (changed: (scene: Scene) => Partial<OpeningOfCase> = () => ({})): Situation['does'] =>
  (tx, scene) =>
    openAsCase(tx, scene.enquiry, {
      caseId: scene.newCase.id,
      keys: scene.newCase.keys,
      reference: drawReference(scene.cast.house.chance),
      region: 'midt',
      ...scene.colleagues,
      nextContactAt: when(scene, 24),
      alias: TYPED,
      card: nothingAgreed,
      copied: [],
      ...changed(scene),
    })
const measure =
  (version: number, status: 'under-way' | 'dropped'): Situation['does'] =>
  (tx, scene) =>
    changeMeasure(
      tx,
      scene.on,
      scene.measure,
      { status, text: aMeasure, disclosure: 'corps-only', dueAt: undefined },
      version,
    )
const ownView =
  (part: 'own-view' | 'conclusion' = 'own-view'): Situation['does'] =>
  (tx, { work, assessment }) =>
    saveAnswer(
      tx,
      work,
      { assessmentId: assessment, part, readVersion: 7 },
      {
        kind: 'own-view',
        whatIsFearedMost: TYPED,
        whoIsFearedMost: '',
        whatWouldHelp: '',
        whatMustNotHappen: '',
      },
    )
const rate =
  (item: string, readVersion: number, findOut?: { staffId: StaffId }): Situation['does'] =>
  (tx, scene) =>
    saveRating(
      tx,
      scene.work,
      { assessmentId: scene.assessment, part: itemPart(item as ItemCode), readVersion },
      {
        kind: 'rating',
        now: 'U',
        tags: [],
        evidence: [],
        taskText: TYPED,
        findOut: findOut && { ...findOut, dueAt: when(scene, 3), how: TYPED },
      },
    )
const today = Temporal.Now.plainDateISO('Europe/Copenhagen')
const tomorrow = today.add({ days: 1 })
const twoMonthsAgo = today.subtract({ months: 2 })
const gone = '99999999-9999-4999-8999-999999999999' as StaffId
const offTheList = ({ offer }: Scene) => [
  `update corps.help_entries set wrote = 'withdrawn' where offer_id = '${offer}'`,
]
const line = { name: 'Linjen', says: TYPED, hours: 'Altid' }
interface Says {
  readonly on?: Temporal.PlainDate
  readonly keptBy?: StaffId
}
const lineOf = ({ cast }: Scene, { keptBy }: Says): Offer => ({
  words: { da: line, en: line },
  telephone: '20000001',
  place: 1,
  keptBy: keptBy ?? cast.ravn.id,
})
const checkOn = (on = today): Check => ({ source: TYPED, on, runsOutOn: on.add({ months: 1 }) })
const offered =
  (says: Says): Situation['does'] =>
  (tx, scene) =>
    addOffer(tx, scene.cast.house.chance, lineOf(scene, says), checkOn(says.on), true)
const rewritten =
  (says: Says): Situation['does'] =>
  (tx, scene) =>
    changeOffer(tx, scene.cast.house.chance, scene.offer, lineOf(scene, says), checkOn(says.on), true)
const checkedAgain =
  (on: Temporal.PlainDate): Situation['does'] =>
  (tx, { cast, offer }) =>
    checkOffer(tx, cast.house.chance, offer, checkOn(on))
const acute =
  (item: string, readVersion: number): Situation['does'] =>
  (tx, { work, assessment }) =>
    saveAcute(tx, work, assessment, [
      { item: item as ItemCode, readVersion, now: '1', tags: [], evidence: [] },
    ])
const happened = (tx: Tx, { on, work, signing }: Scene, corrects?: EntryId) =>
  recordEvent(
    tx,
    on,
    { kind: 'event', event: 'returned_home', at: work.at.toString(), text: TYPED },
    'corps-only',
    { instrument: work.instrument, now: work.at, facts: signing.keys, corrects },
  )
const notKnown =
  (item: string, who: (scene: Scene) => StaffId = scene => scene.asker.id): Situation['does'] =>
  (tx, scene) =>
    markNotKnown(
      tx,
      scene.work,
      scene.assessment,
      [{ item: item as ItemCode }],
      { staffId: who(scene), dueAt: when(scene, 3), how: TYPED },
      TYPED,
    )
const sign: Situation['does'] = (tx, { work, signing, assessment }) =>
  signFinal(tx, work, signing, assessment)
const provisional =
  (reason = TYPED): Situation['does'] =>
  (tx, { work, signing, assessment }) =>
    signProvisional(tx, work, signing, assessment, { level: 'high', urgency: 'within24h', reason })
const flag =
  (reason = TYPED): Situation['does'] =>
  (tx, { on, signing, assessment, flag: id }) =>
    answerFlag(tx, on, assessment, id, { answer: 'act', reason }, signing.keys)
const abandon: Situation['does'] = (tx, { assessment }) => abandonAssessment(tx, assessment, 'overtaken')
const carry =
  (instrument = newer, chosen: ReadonlySet<string> = new Set()): Situation['does'] =>
  (tx, { work, assessment }) =>
    carryOver(tx, { ...work, instrument }, assessment, chosen)
const flagsAnswered = ({ caseId }: Scene) => [
  `update corps.flags set answered_at = clock.now() where case_id = '${caseId}'`,
]
const licensed = { holder: TYPED, from: Temporal.PlainDate.from('2026-01-01'), terms: TYPED }
const bring =
  (file: string): Situation['does'] =>
  (tx, { cast }) =>
    addInstrument(tx, cast.house.chance, Buffer.from(file), licensed)
const brought = '77777777-7777-4777-8777-777777777777' as InstrumentId
const anInstrument =
  (more: { from?: string; published?: true; withdrawn?: true } = {}) =>
  ({ cast }: Scene) => [
    `insert into corps.instruments (id, code, version, kind, file, digest, licence_holder, licence_from, added_by,
         published_by, published_at, withdrawn_by, withdrawn_at)
       values ('${brought}', 'brought', '1', 'rules', 'x', sha256('x'), 'Fonden', '${more.from ?? '2026-01-01'}', '${cast.ravn.id}',
         ${more.published ? `'${cast.ravn.id}', clock.now()` : 'null, null'},
         ${more.withdrawn ? `'${cast.ravn.id}', clock.now()` : 'null, null'})`,
  ]
const checkId = '88888888-8888-4888-8888-888888888888' as TextCheckId
const textCheck =
  (more: { takenBack?: true } = {}) =>
  ({ cast }: Scene) => [
    `insert into corps.text_checks (id, language, digest, translator, checked_on, recorded_by, taken_back_by, taken_back_at)
       values ('${checkId}', 'so', '\\x${'00'.repeat(32)}', 'Amal', '2026-01-01', '${cast.ravn.id}',
         ${more.takenBack ? `'${cast.ravn.id}', clock.now()` : 'null, null'})`,
  ]
const check =
  (on: string): Situation['does'] =>
  (tx, { cast }) =>
    recordTextCheck(
      tx,
      cast.house.chance,
      { language: 'so', digest: new Uint8Array(32) },
      { translator: TYPED, checkedOn: Temporal.PlainDate.from(on) },
    )
const publish: Situation['does'] = tx => publishInstrument(tx, brought)
const draft = (does: Situation['does']) => ({
  'case-is-closed': { first: closed, does },
  'already-signed': { first: signed, does },
  'already-abandoned': { first: abandoned, does },
})
const colour: Situation['does'] = (tx, scene) =>
  chooseColour(
    tx,
    scene.enquiry,
    { answersId: scene.answers, colour: 'green', reason: '' },
    scene.cast.house.instrument,
    when(scene, 0),
  )
const again =
  (hours: number): Situation['does'] =>
  (tx, scene) =>
    setAnswerDeadline(tx, scene.enquiry, when(scene, hours), when(scene, 0))
const interpreterAsked = ({ enquiry }: Scene) => [
  `insert into corps.deadlines (id, enquiry_id, kind, due_at)
     values (gen_random_uuid(), '${enquiry.enquiryId}', 'interpreter', clock.now() + interval '30 minutes')`,
]
const interpreterBooked =
  (hours: number): Situation['does'] =>
  (tx, scene) =>
    meetInterpreterTask(tx, scene.enquiry, when(scene, hours))
const closeEnquiry: Situation['does'] = (tx, { enquiry }) => answerAndClose(tx, enquiry, TYPED)
const passEnquiry: Situation['does'] = (tx, { enquiry }) =>
  passOn(tx, enquiry, { toWhom: TYPED, spokeWithThem: true, text: TYPED })
const triageAnswers: Situation['does'] = (tx, { enquiry }) => saveTriageAnswers(tx, enquiry, nothingAsked)
const ending = (does: Situation['does']) => ({
  'already-ended': { first: ended, does, relation: 'has claimed it' as const },
  'held-by-other': { first: held, does, relation: onDuty },
  'decision-missing': { first: aChild, does },
})

/** Every refusal of every act, but for those whose matter it is not. */
const table: readonly Tried[] = [
  refusals('add-note', 'case')(addEntry, {
    'nothing-to-correct': {
      does: (tx, { on }) =>
        addEntry(tx, on, { kind: 'note', text: TYPED }, 'corps-only', on.chance.uuid() as EntryId),
    },
    'already-corrected': {
      async does(tx, { on }) {
        const words = { kind: 'note', text: TYPED } as const
        const first = await addEntry(tx, on, words, 'corps-only')
        if ('refused' in first) return first
        await addEntry(tx, on, words, 'corps-only', first.done)
        return addEntry(tx, on, words, 'corps-only', first.done)
      },
    },
  }),
  refusals('add-event', 'case')(recordEvent, {
    'nothing-to-correct': {
      does: (tx, scene) => happened(tx, scene, scene.on.chance.uuid() as EntryId),
    },
    'already-corrected': {
      async does(tx, scene) {
        const first = await happened(tx, scene)
        if ('refused' in first) return first
        await happened(tx, scene, first.done)
        return happened(tx, scene, first.done)
      },
    },
  }),
  refusals('add-person', 'case')(addPerson, {
    'has-exposed-person': {
      does: (tx, { on }) =>
        addPerson(tx, on, { exposed: true, actor: false, disclosure: 'corps-only', text: onlyAlias(TYPED) }),
    },
  }),
  refusals('add-tie', 'case')(addTie, {
    'same-person': { does: (tx, { on, actor }) => addTie(tx, on, { from: actor, to: actor }, aTie) },
  }),
  refusals('change-tie', 'case')(changeTie, {
    'changed-meanwhile': { does: (tx, { on, tie }) => changeTie(tx, on, tie, aTie, 7) },
  }),
  refusals('offer-link', 'case')(offerLink, {
    'case-is-closed': {
      first: closed,
      does: (tx, { on }) => offerLink(tx, on, sixWords, 'couple', { note: TYPED }),
    },
  }),
  refusals('agree-link', 'case')(agreeLink, {
    'case-is-closed': { first: closed, does: (tx, { on }) => agreeLink(tx, on, sixWords, { note: TYPED }) },
    'no-such-offer': { does: (tx, { on }) => agreeLink(tx, on, sixWords, { note: TYPED }) },
  }),
  refusals('add-task', 'case')(addTask, {
    'case-is-closed': {
      first: closed,
      does: (tx, scene) =>
        addTask(tx, scene.on, {
          kind: 'promise',
          staffId: scene.asker.id,
          dueAt: when(scene, 1),
          disclosure: 'corps-only',
          text: { what: TYPED, toWhom: TYPED },
        }),
    },
  }),
  refusals('block', 'case')(blockColleague, {
    'hand-over-first': {
      does: (tx, { caseId, cast }) => blockColleague(tx, caseId, cast.alma.id, 'kin-or-friend'),
    },
    'nobody-left': {
      first: fewLeft,
      does: async (tx, { caseId, cast }) => {
        await blockColleague(tx, caseId, cast.sol.id, 'kin-or-friend')
        return blockColleague(tx, caseId, cast.birk.id, 'kin-or-friend')
      },
    },
  }),
  refusals('change-acute-card', 'case')(changeAcuteCard, {
    'changed-meanwhile': { does: (tx, { on }) => changeAcuteCard(tx, on, nothingAgreed, 7) },
  }),
  refusals('change-person', 'case')(changePerson, {
    'changed-meanwhile': {
      does: (tx, { on, actor }) =>
        changePerson(
          tx,
          on,
          actor,
          { exposed: false, actor: true, disclosure: 'corps-only', text: onlyAlias(TYPED) },
          7,
        ),
    },
    'has-exposed-person': {
      does: (tx, { on, actor }) =>
        changePerson(
          tx,
          on,
          actor,
          { exposed: true, actor: true, disclosure: 'corps-only', text: onlyAlias(TYPED) },
          1,
        ),
    },
    'nobody-exposed-left': {
      does: (tx, { on, exposed }) =>
        changePerson(
          tx,
          on,
          exposed,
          { exposed: false, actor: true, disclosure: 'corps-only', text: onlyAlias(TYPED) },
          1,
        ),
    },
  }),
  // Which of these it was would say something about the level, and the trail is clear text.
  refusals('close-case', 'case')(closeCase, {
    'already-closed': { first: closed, does: close('withdrawn') },
    watched: { first: watched, does: close('withdrawn') },
    'not-yours-to-close': { first: done, does: close('withdrawn'), relation: 'granted', says: 'no-right' },
    'measures-still-running': { says: 'not-yet', does: close('withdrawn') },
    'not-assessed-as-low': { says: 'not-yet', first: done, does: close('no-longer-needed') },
    'assessment-out-of-date': {
      says: 'not-yet',
      first: done,
      does: assessedAsLow(-1, close('no-longer-needed')),
    },
    'plan-for-coming-back-missing': {
      says: 'not-yet',
      first: done,
      does: assessedAsLow(1, close('no-longer-needed', { ...note, wayBack: '' })),
    },
    'is-not-anonymous': {
      says: 'not-yet',
      first: scene => [
        ...done(scene),
        `update corps.cases set anonymous = false where id = '${scene.caseId}'`,
      ],
      does: close('stayed-anonymous'),
    },
    'was-assessed': { says: 'not-yet', first: done, does: assessedAsLow(1, close('advice-given')) },
  }),
  refusals('finish-task', 'case')(finishTask, {
    'already-done': {
      first: ({ task, asker }) => [
        `update corps.tasks set done_at = clock.now(), done_by = '${asker.id}' where id = '${task}'`,
      ],
      does: (tx, { on, task }) => finishTask(tx, on, task),
    },
  }),
  refusals('give-grant', 'case')(giveGrant, {
    'too-long': {
      does: (tx, { caseId, cast }) => giveGrant(tx, caseId, cast.sol.id, 'second-opinion', 9999),
    },
    'not-available': {
      first: ({ cast }) => [`update corps.staff set suspended_at = clock.now() where id = '${cast.sol.id}'`],
      does: (tx, { caseId, cast }) => giveGrant(tx, caseId, cast.sol.id, 'second-opinion', 24),
    },
  }),
  refusals('hand-over', 'case')(handOverCase, {
    'case-is-closed': {
      first: closed,
      does: (tx, { on, colleagues }) => handOverCase(tx, on, colleagues, 'planned-change', TYPED),
    },
    'same-person-twice': {
      does: (tx, { on, colleagues: { responsible } }) =>
        handOverCase(tx, on, { responsible, deputy: responsible }, 'planned-change', TYPED),
    },
    'not-available': {
      does: (tx, { on, colleagues: { responsible, kin } }) =>
        handOverCase(tx, on, { responsible, deputy: kin }, 'planned-change', TYPED),
    },
  }),
  refusals('keep-identity', 'case')(keepIdentity, {
    'changed-meanwhile': {
      does: (tx, { on, exposed }) =>
        keepIdentity(tx, on, exposed, { name: TYPED, whoKnows: TYPED, address: TYPED }, 7),
    },
  }),
  refusals('add-contact', 'case')(recordContact, {
    'case-is-closed': { first: closed, ...record(24) },
    'next-contact-in-the-past': record(-1),
    'not-reached': record(24, 'silence', true),
    'not-asked': {
      does: (tx, scene) =>
        recordContact(tx, scene.on, { ...contact(scene, 'reached'), began: 'us' }, 'corps-only', {
          at: when(scene, 24),
          now: when(scene, 0),
        }),
    },
  }),
  refusals('remove-person', 'case')(removePerson, {
    'is-the-exposed-person': { does: (tx, { on, exposed }) => removePerson(tx, on, exposed) },
  }),
  refusals('reopen-case', 'case')(reopenCase, {
    'not-closed': { does: reopen(24) },
    'same-person-twice': {
      first: closed,
      does: (tx, scene) => reopen(24, { deputy: scene.colleagues.responsible })(tx, scene),
    },
    'next-contact-in-the-past': { first: closed, does: reopen(-1) },
    'not-available': {
      first: closed,
      does: (tx, scene) => reopen(24, { deputy: scene.colleagues.kin })(tx, scene),
    },
  }),
  refusals('review-override', 'case')(reviewOverride, {
    'own-override': {
      first: ({ override, asker }) => [
        `update corps.overrides set by_staff = '${asker.id}' where id = '${override}'`,
      ],
      does: (tx, { override }) => reviewOverride(tx, override),
    },
    'already-reviewed': {
      first: ({ override, cast }) => [
        `update corps.overrides set reviewed_at = clock.now(), reviewed_by = '${cast.alma.id}' where id = '${override}'`,
      ],
      does: (tx, { override }) => reviewOverride(tx, override),
    },
  }),
  refusals('recall-paper', 'case')(recallPaper, {
    'already-recalled': {
      first: ({ paper, asker }) => [
        `update corps.papers set recalled_at = clock.now(), recalled_by = '${asker.id}' where id = '${paper}'`,
      ],
      does: (tx, { on, paper }) =>
        recallPaper(tx, on, paper, { reason: TYPED, what: TYPED, now: Temporal.Now.instant() }),
    },
  }),
  refusals('add-measure', 'case')(addMeasure, {
    'case-is-closed': {
      first: closed,
      does: (tx, scene) =>
        addMeasure(tx, scene.on, { text: aMeasure, disclosure: 'corps-only', dueAt: when(scene, 4) }),
    },
  }),
  refusals('change-measure', 'case')(changeMeasure, {
    'case-is-closed': { first: closed, does: measure(1, 'under-way') },
    'changed-meanwhile': { does: measure(7, 'under-way') },
    'reason-for-dropping-missing': { does: measure(1, 'dropped') },
  }),
  refusals('start-assessment', 'case')(startAssessment, {
    'case-is-closed': {
      first: closed,
      does: (tx, { work }) => startAssessment(tx, work.on, work.instrument),
    },
    'already-started': { does: (tx, { work }) => startAssessment(tx, work.on, work.instrument) },
  }),
  refusals('save-answer', 'case')(saveAnswer, {
    ...draft(ownView()),
    'not-asked': { does: ownView('conclusion') },
    'changed-meanwhile': {
      async does(tx, scene) {
        await ownView()(tx, scene)
        return ownView()(tx, scene)
      },
    },
  }),
  refusals('save-answer', 'case')(saveRating, {
    ...draft(rate('A1', 1)),
    'not-asked': { does: rate('Z9', 0) },
    'changed-meanwhile': { does: rate('A1', 7) },
    'cannot-find-out': {
      does: (tx, scene) => rate('A1', 1, { staffId: scene.colleagues.kin })(tx, scene),
    },
  }),
  refusals('save-answer', 'case')(saveAcute, {
    ...draft(acute('A1', 1)),
    'not-asked': { does: acute('Z9', 0) },
    'changed-meanwhile': { does: acute('A1', 7) },
  }),
  refusals('save-answer', 'case')(markNotKnown, {
    ...draft(notKnown('A1')),
    'not-asked': { does: notKnown('Z9') },
    'cannot-find-out': { does: notKnown('A1', scene => scene.colleagues.kin) },
  }),
  refusals('answer-flag', 'case')(answerFlag, {
    'reason-missing': { does: flag(' ') },
    'already-answered': {
      first: ({ flag: id, asker }) => [
        `update corps.flags set answered_at = clock.now(), answered_by = '${asker.id}' where id = '${id}'`,
      ],
      does: flag(),
    },
    'already-abandoned': { first: abandoned, does: flag() },
  }),
  refusals('sign-provisional', 'case')(signProvisional, {
    ...draft(provisional()),
    'reason-missing': { does: provisional(' ') },
  }),
  refusals('sign-final', 'case')(signFinal, {
    ...draft(sign),
    'not-competent': {
      does: (tx, { work, signing, assessment }) =>
        signFinal(tx, work, { ...signing, me: { ...signing.me, mayAssess: false } }, assessment),
    },
    'not-ready': {
      first: ({ assessment }) => [
        `delete from corps.assessment_answers where assessment_id = '${assessment}' and part = 'conclusion'`,
      ],
      does: sign,
    },
  }),
  refusals('abandon-assessment', 'case')(abandonAssessment, {
    ...draft(abandon),
    'not-yours-to-abandon': { does: abandon, relation: 'granted' },
  }),
  refusals('record-tool-result', 'case')(recordToolResult, {
    'file-too-large': {
      does: (tx, { on }) =>
        recordToolResult(tx, on, {
          ...aToolResult,
          file: { name: TYPED, bytes: Buffer.alloc(20_000_001, '%PDF-') },
        }),
    },
    'file-of-other-type': {
      does: (tx, { on }) =>
        recordToolResult(tx, on, { ...aToolResult, file: { name: 'a.pdf', bytes: Buffer.from(TYPED) } }),
    },
  }),
  refusals('carry-over', 'case')(carryOver, {
    ...draft(carry()),
    'no-newer-version': {
      does: (tx, scene) => carry(scene.cast.house.instrument)(tx, scene),
    },
    'flags-unanswered': { does: carry() },
    'cannot-be-carried': { first: flagsAnswered, does: carry(newer, new Set([brought])) },
    'not-yours-to-abandon': { does: carry(), relation: 'granted' },
  }),
  refusals('add-instrument', 'self')(addInstrument, {
    'bad-instrument': { does: bring(TYPED), leader: true },
    'name-is-ours': { does: bring(theirs().replace('"theirs"', '"asrae"')), leader: true },
    'version-taken': { does: bring(theirs()), leader: true },
  }),
  refusals('publish-instrument', 'self')(publishInstrument, {
    'already-published': { first: anInstrument({ published: true }), does: publish, leader: true },
    'already-withdrawn': { first: anInstrument({ withdrawn: true }), does: publish, leader: true },
    'licence-not-begun': { first: anInstrument({ from: '2100-01-01' }), does: publish, leader: true },
  }),
  refusals('withdraw-instrument', 'self')(withdrawInstrument, {
    'already-withdrawn': {
      first: anInstrument({ withdrawn: true }),
      does: tx => withdrawInstrument(tx, brought),
      leader: true,
    },
  }),
  refusals('add-help', 'self')(addOffer, {
    'not-yet': { does: offered({ on: tomorrow }), leader: true },
    'too-old': { does: offered({ on: twoMonthsAgo }), leader: true },
    'no-such-keeper': { does: offered({ keptBy: gone }), leader: true },
    'too-many': {
      first: ({ offer }) => [
        `insert into corps.help_entries overriding system value
           select n + 1000, gen_random_uuid(), gen_random_uuid(), h.wrote, h.written_by, h.written_at, h.place, h.telephone,
                  h.name_da, h.name_en, h.says_da, h.says_en, h.hours_da, h.hours_en, h.source, h.checked_on,
                  h.runs_out_on, h.kept_by, h.practice
             from corps.help_entries h, generate_series(1, 29) n where h.offer_id = '${offer}'`,
      ],
      does: offered({}),
      leader: true,
    },
  }),
  refusals('change-help', 'self')(changeOffer, {
    'not-yet': { does: rewritten({ on: tomorrow }), leader: true },
    'too-old': { does: rewritten({ on: twoMonthsAgo }), leader: true },
    'no-such-keeper': { does: rewritten({ keptBy: gone }), leader: true },
    'already-withdrawn': { first: offTheList, does: rewritten({}), leader: true },
  }),
  refusals('check-help', 'self')(checkOffer, {
    'not-yet': { does: checkedAgain(tomorrow), leader: true },
    'too-old': { does: checkedAgain(twoMonthsAgo), leader: true },
    'already-withdrawn': { first: offTheList, does: checkedAgain(today), leader: true },
  }),
  refusals('withdraw-help', 'self')(withdrawOffer, {
    'already-withdrawn': {
      first: offTheList,
      does: (tx, { cast, offer }) => withdrawOffer(tx, cast.house.chance, offer),
      leader: true,
    },
  }),
  refusals('record-text-check', 'self')(recordTextCheck, {
    'not-yet': { does: check('2100-01-01'), leader: true },
    'already-checked': { first: textCheck(), does: check('2026-01-01'), leader: true },
  }),
  refusals('take-back-text-check', 'self')(takeBackTextCheck, {
    'already-taken-back': {
      first: textCheck({ takenBack: true }),
      does: tx => takeBackTextCheck(tx, checkId),
      leader: true,
    },
  }),
  refusals('take-alarm', 'self')(takeAlarm, {
    'already-taken': {
      first: ({ caseAlarm, cast }) => [
        `update corps.alarms set taken_by = '${cast.alma.id}', taken_at = clock.now() where id = '${caseAlarm}'`,
      ],
      does: (tx, { caseAlarm }) => takeAlarm(tx, caseAlarm),
      relation: 'responsible',
    },
  }),
  refusals('claim-enquiry', 'conversation')(claimEnquiry, {
    'held-by-other': {
      first: held,
      does: (tx, { enquiry, on }) => claimEnquiry(tx, enquiry.enquiryId, on.chance),
      relation: onDuty,
      says: 'already-claimed',
    },
    'already-ended': {
      first: ended,
      does: (tx, { enquiry, on }) => claimEnquiry(tx, enquiry.enquiryId, on.chance),
      relation: 'has claimed it',
    },
  }),
  refusals('release-enquiry', 'self')(releaseEnquiry, {
    'not-held': { does: (tx, { enquiry }) => releaseEnquiry(tx, enquiry.enquiryId) },
  }),
  refusals('answer-and-close', 'conversation')(answerAndClose, {
    ...ending(closeEnquiry),
    watched: { first: watchedEnquiry, does: closeEnquiry, relation: 'has claimed it' },
  }),
  refusals('pass-on', 'conversation')(passOn, {
    ...ending(passEnquiry),
    watched: { first: watchedEnquiry, does: passEnquiry, relation: 'has claimed it' },
  }),
  refusals('reach-out', 'conversation')(writeAsStaff, {
    watched: { first: watchedEnquiry, does: reply, relation: 'has claimed it' },
  }),
  refusals('reach-out', 'case')(reachOut, {
    watched: { first: watched, does: ring() },
    'no-agreement': { does: ring() },
    'agreement-expired': {
      does: agreed({ expiresAt: '2026-01-01T00:00:00Z' }, ring()),
    },
    'channel-not-agreed': { does: agreed({}, ring('letter')) },
    'outside-hours': {
      // The eighth day of a week never comes: a window that is over before it begins.
      does: agreed({ hours: [{ days: [], from: '10:00', to: '11:00' }] }, ring()),
    },
  }),
  refusals('show-item', 'case')(showItem, {
    watched: { first: watched, does: showHolders() },
    'case-is-closed': { first: closed, does: showHolders() },
    'not-the-person': {
      first: ({ linked: { enquiryId } }) => [
        `update corps.enquiries set asked_by = 'relative' where id = '${enquiryId}'`,
      ],
      does: showHolders(),
    },
    'nothing-laid': { does: showHolders({ item: 'promises' }) },
    'keeps-a-word': {
      does: showHolders({
        item: 'promises',
        lines: [{ of: 'promises', id: 'x', says: 'Vi ringede på fredag', doneAt: '2026-11-24T00:00:00Z' }],
      }),
    },
  }),
  refusals('hide-item', 'case')(hideItem, {
    'not-shown': { does: (tx, { linked: { conversationId } }) => hideItem(tx, conversationId, 'plan') },
  }),
  refusals('make-rehearsal', 'case')(makeRehearsal, {
    'case-is-closed': { first: closed, does: (tx, { on }) => makeRehearsal(tx, on, aRehearsal) },
    'three-to-five': { does: (tx, { on }) => makeRehearsal(tx, on, aRehearsal.slice(1)) },
    'keeps-a-word': {
      does: (tx, { on }) =>
        makeRehearsal(tx, on, [...aRehearsal, { question: TYPED, sentence: 'Jeg går kl. 8' }]),
    },
  }),
  refusals('print-rehearsal', 'case')(printRehearsal, {
    'nothing-to-print': {
      first: ({ caseId }) => [
        `delete from corps.rehearsal_lines where case_id = '${caseId}'`,
        `delete from corps.rehearsals where case_id = '${caseId}'`,
      ],
      does: print,
    },
    watched: { first: watched, does: print, act: 'reach-out' },
    'no-agreement': { does: print, act: 'reach-out' },
    'agreement-expired': { does: agreed({ expiresAt: '2026-01-01T00:00:00Z' }, print), act: 'reach-out' },
    'channel-not-agreed': { does: agreed({}, print), act: 'reach-out' },
    'outside-hours': {
      does: agreed(
        {
          channels: [{ channel: 'meeting', reachAt: '' }],
          hours: [{ days: [], from: '10:00', to: '11:00' }],
        },
        print,
      ),
      act: 'reach-out',
    },
  }),
  refusals('record-consent', 'case')(recordConsent, {
    'case-is-closed': {
      first: closed,
      does: (tx, { on }) => recordConsent(tx, on, { to: 'police', what: TYPED }),
    },
  }),
  refusals('withdraw-consent', 'case')(withdrawConsent, {
    'already-withdrawn': {
      first: ({ consent, asker }) => [
        `update corps.consents set withdrawn_at = clock.now(), withdrawal_recorded_by = '${asker.id}' where id = '${consent}'`,
      ],
      does: (tx, { on, consent }) => withdrawConsent(tx, on, consent),
    },
  }),
  refusals('put-in-watched', 'case')(putInWatched, {
    'already-watched': {
      first: watched,
      does: (tx, { on, caseId }) => putInWatched(tx, on.chance, { caseId }, 'suspicion'),
    },
  }),
  refusals('release-watched', 'case')(releaseWatched, {
    'waits-for-another': {
      first: scene => [
        ...watched(scene),
        `update corps.watches set release_asked_at = clock.now(), release_asked_by = '${scene.asker.id}' where id = '${WATCH}'`,
      ],
      does: tx => releaseWatched(tx, WATCH),
    },
  }),
  refusals('clear-watched', 'case')(clearWatched, {
    'no-phrase-agreed': { first: watched, does: tx => clearWatched(tx, WATCH) },
  }),
  refusals('approve-second-face', 'self')(approveSecondFace, {
    'no-host-page': { does: approving(undefined), leader: true },
    'not-tried-yet': { does: approving(HOST_PAGE, '2100-01-01'), leader: true },
    'already-approved': {
      first: ({ cast }) => [approved(cast.ravn.id)],
      does: approving(HOST_PAGE),
      leader: true,
    },
  }),
  refusals('give-second-face', 'conversation')(giveSecondFace, {
    'not-approved': { does: givingFace },
    'no-code': { first: ({ cast }) => [approved(cast.ravn.id)], does: givingFace },
    'already-given': {
      first: ({ face }) => [...face.mayBeGiven, ...face.givenRows],
      does: givingFace,
    },
    watched: {
      first: scene => [...scene.face.mayBeGiven, ...watchedEnquiry(scene)],
      does: givingFace,
    },
    'too-soon': {
      first: ({ face, enquiry }) => [
        ...face.mayBeGiven,
        `update corps.conversations set started_at = clock.now() where id = '${enquiry.conversationId}'`,
      ],
      does: givingFace,
    },
  }),
  refusals('practise-second-face', 'conversation')(practiseSecondFace, {
    watched: {
      first: scene => [...scene.face.givenRows, ...watchedEnquiry(scene)],
      does: (tx, { face }) => practiseSecondFace(tx, face.given),
    },
  }),
  refusals('reopen-case', 'conversation')(reopenFromEnquiry, {
    ...ending(comeBack(24)),
    'no-case': { does: comeBack(24) },
    'not-closed': { first: linked, does: comeBack(24), of: 'case' },
    'same-person-twice': { first: cameBack, does: comeBack(24, true), of: 'case' },
    'next-contact-in-the-past': { first: cameBack, does: comeBack(-1), of: 'case' },
    'not-available': {
      first: scene => [
        ...cameBack(scene),
        `update corps.staff set leaving_at = clock.now() where id = '${scene.colleagues.deputy}'`,
      ],
      does: comeBack(24),
      of: 'case',
    },
  }),
  refusals('change-particulars', 'conversation')(changeParticulars, {
    'changed-meanwhile': {
      does: (tx, { enquiry }) =>
        changeParticulars(
          tx,
          enquiry,
          {
            municipality: undefined,
            under18: 'no',
            abroad: 'no',
            cause: undefined,
            causeLaterKnown: undefined,
            citizenAdvisedDirectly: true,
            service: 'advice',
            ground: undefined,
          },
          7,
        ),
    },
  }),
  refusals('change-contact', 'conversation')(changeContact, {
    'changed-meanwhile': {
      does: (tx, { enquiry }) => changeContact(tx, enquiry, contactOf({ channel: 'here' }), 7),
    },
  }),
  refusals('answer-triage', 'conversation')(saveTriageAnswers, {
    'already-ended': { first: ended, does: triageAnswers, relation: 'has claimed it' },
  }),
  refusals('triage', 'conversation')(chooseColour, {
    'already-ended': { first: ended, does: colour, relation: 'has claimed it' },
    'reason-missing': {
      async does(tx, scene) {
        const given = { ...nothingAsked, answers: { Q3: 'yes' } as const }
        const saved = await saveTriageAnswers(tx, scene.enquiry, given)
        if ('refused' in saved) return saved
        return colour(tx, { ...scene, answers: saved.done })
      },
    },
  }),
  refusals('meet-interpreter-task', 'conversation')(meetInterpreterTask, {
    'nothing-asked': { does: (tx, { enquiry }) => meetInterpreterTask(tx, enquiry, undefined) },
    'in-the-past': { first: interpreterAsked, does: interpreterBooked(-1) },
    'too-far': { first: interpreterAsked, does: interpreterBooked(24 * 4) },
  }),
  refusals('set-deadline', 'conversation')(setAnswerDeadline, {
    'already-ended': { first: ended, does: again(3), relation: 'has claimed it' },
    'in-the-past': { does: again(-1) },
    'too-far': { does: again(24 * 15) },
  }),
  refusals('verify-professional', 'conversation')(verifyProfessional, {
    'not-a-professional': {
      does: (tx, { enquiry }) =>
        verifyProfessional(tx, enquiry, { number: TYPED, foundWhere: TYPED, spokeWith: TYPED }),
    },
  }),
  refusals('block', 'conversation')(blockFromEnquiry, {
    'hand-over-first': {
      first: linked,
      does: (tx, { enquiry, cast }) => blockFromEnquiry(tx, enquiry, cast.birk.id, 'kin-or-friend'),
    },
    'nobody-left': {
      first: fewLeft,
      does: async (tx, { enquiry, cast }) => {
        await blockFromEnquiry(tx, enquiry, cast.sol.id, 'kin-or-friend')
        return blockFromEnquiry(tx, enquiry, cast.birk.id, 'kin-or-friend')
      },
    },
  }),
  refusals('open-case', 'conversation')(openAsCase, {
    ...ending(open()),
    'same-person-twice': { does: open(({ colleagues }) => ({ deputy: colleagues.responsible })) },
    'not-available': { does: open(({ colleagues }) => ({ deputy: colleagues.kin })) },
    'next-contact-in-the-past': { does: open(scene => ({ nextContactAt: when(scene, -1) })) },
    'not-verified': {
      first: ({ enquiry }) => [
        `update corps.enquiries set asked_by = 'professional' where id = '${enquiry.enquiryId}'`,
      ],
      does: open(),
    },
    'already-a-case': {
      first: ({ caseId, enquiry }) => [
        `update corps.cases set enquiry_id = '${enquiry.enquiryId}' where id = '${caseId}'`,
      ],
      does: open(),
    },
  }),
  refusals('suspend-staff', 'self')(suspendColleague, {
    'already-gone': {
      first: ({ cast }) => [`update corps.staff set suspended_at = clock.now() where id = '${cast.sol.id}'`],
      does: (tx, { cast }) => suspendColleague(tx, cast.sol.id, 'other'),
      leader: true,
    },
    'nobody-to-take-over': {
      first: ({ cast, asker, caseId }) => [
        `update corps.responsibilities set until_at = clock.now() where case_id = '${caseId}' and staff_id <> '${cast.birk.id}'`,
        `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
           select gen_random_uuid(), 'case', '${caseId}', s.id, '${asker.id}', 'other-ground' from corps.staff s
            where s.id <> '${cast.birk.id}' on conflict do nothing`,
      ],
      does: (tx, { cast }) => suspendColleague(tx, cast.birk.id, 'other'),
      leader: true,
    },
  }),
  refusals('deactivate-staff', 'self')(letColleagueLeave, {
    'already-gone': {
      first: ({ cast }) => [
        `update corps.staff set deactivated_at = clock.now() where id = '${cast.sol.id}'`,
      ],
      does: (tx, { cast }) => letColleagueLeave(tx, cast.sol.id),
      leader: true,
    },
  }),
  refusals('reinstate-staff', 'self')(reinstateColleague, {
    'not-away': { does: (tx, { cast }) => reinstateColleague(tx, cast.sol.id, 'suspension'), leader: true },
  }),
]

let database: FreshDatabase
let scene: Scene
let attempts: Attempts
beforeAll(async () => {
  database = await freshDatabase()
  scene = await aScene(database)
  attempts = attemptsOn(scene, database.urls.owner)
})
afterAll(async () => {
  await attempts.close()
  await scene.cast.close()
  await database.drop()
})

const usually: Record<Tried['of'], Relation> = {
  case: 'responsible',
  conversation: 'has claimed it',
  self: 'nothing to it',
}

describe.each(table.map(tried => [`${tried.act} (${tried.name})`, tried] as const))('%s', (_name, tried) => {
  it.each(Object.entries(tried.why))('refused as "%s" leaves one row', async (why, situation) => {
    const who: Who = {
      role: situation.leader
        ? { ...roles['a leader of the region, off duty'] }
        : { ...roles['a consultant on duty'] },
      relation: situation.relation ?? usually[tried.of],
    }
    const act: Act = {
      of: tried.name,
      may: () => false,
      relations: [],
      trace: { act: tried.act, on: 'self' },
      does: situation.does,
      ...(situation.first && { first: situation.first }),
    }
    const { answer, trail } = await attempts.attempt(act, who)

    expect(answer).toMatchObject({ refused: { why } })
    const chain = { case: scene.caseId, conversation: scene.enquiry.conversationId, self: scene.asker.id }
    expect(trail.filter(row => row.outcome === 'refused')).toEqual([
      expect.objectContaining({
        chain_id: chain[situation.of ?? tried.of],
        principal_id: scene.asker.id,
        act: situation.act ?? tried.act,
        reason: situation.says ?? why,
      }),
    ])
  })
})

it('tries every act that may refuse', async () => {
  const tried = new Set(table.map(({ name }) => name))
  const named = acts.map(({ of }) => of.split(' ').at(-1) ?? '')
  const neverBut = new Set([
    'access.open',
    'access.find_acute_card',
    'corps.erase_case',
    'readQueue',
    'readMyDay',
    'goOnDuty',
    // Refused only to those whose matter it is not.
    'openFile',
    'fetchOriginal',
    'readColleagues',
    'readHeldCases',
    'readCasesLackingHands',
    'readRuleFiring',
    'reevaluateRules',
    'readTextChecks',
    'readOffers',
    'readOffer',
    'readInstruments',
    'readInstrument',
    'endBlock',
    'endGrant',
    'removeTie',
    'keepLayout',
    'movePerson',
    'endLink',
    'registerEnquiry',
    'overrideContactRule',
    'reviewWatched',
    'putLevelInForce',
    'writeAsStaff',
    'decideNotification',
    'noteWhatWasSaid',
    'sendOut',
    'readApproval',
    'withdrawSecondFace',
    'access.open_second_face',
    // The number of a text that is not there: a form that nobody could send.
    'replyInSecondFace',
  ])
  expect(named.filter(name => !tried.has(name) && !neverBut.has(name))).toEqual([])
})
