// Written by npm run db:types from the migrations; a test holds the two together.
import type { Generated } from 'kysely'

export interface ActsTable {
  principal_id: string
  act_id: string
  at: Generated<Temporal.Instant>
  /** Where the person was sent when the act was done; never a text of theirs. */
  answer: string | null
}

/** Contact agreement, code phrase, plan for silence and the level in force: what whoever is on duty needs at night. Sealed with a key of its own. */
export interface AcuteCardsTable {
  case_id: string
  sealed_card: Buffer | null
  version: Generated<number>
  changed_at: Generated<Temporal.Instant>
  changed_by: string
  /** Until when the sealed contact agreement holds; null while there is none. The rest of it is for whoever holds the key. */
  agreed_until: Temporal.Instant | null
  /** When the sentence that means "it was a mistake" was agreed; null where none is. One agreed after somebody began to read clears nothing. */
  mistake_phrase_at: Temporal.Instant | null
}

/** A deadline passed and nobody had acted. One alarm per deadline; it rings until somebody takes it. */
export interface AlarmsTable {
  id: string
  deadline_id: string
  raised_at: Generated<Temporal.Instant>
  taken_by: string | null
  taken_at: Temporal.Instant | null
}

/** Somebody opened a conversation or wrote in it: the same row whichever it was. The jobs, who alone can tell, take it away within seconds. */
export interface ArrivalsTable {
  id: Generated<string>
  conversation_id: string
  at: Generated<Temporal.Instant>
}

/** One row per answer, saved as it is given, with a version so that two people never overwrite one another. */
export interface AssessmentAnswersTable {
  assessment_id: string
  case_id: string
  /** item:A1, scenario:<id>, own-view, drivers, conclusion … which question; never the answer. */
  part: string
  person_id: string | null
  sealed_answer: Buffer | null
  version: Generated<number>
  answered_at: Generated<Temporal.Instant>
  answered_by: string
  /** The row that the sealed answer is bound to. */
  id: string
}

/** What statistics and re-evaluation may see of a signed assessment: codes under a pseudonym, month and region, no text. */
export interface AssessmentFactsTable {
  pseudonym: Buffer
  region: string
  month: Temporal.PlainDate
  instrument: string
  instrument_version: string
  kind: string
  codes: unknown
  /** A keyed digest of the signature's id: whoever has the case open and the secret finds the row again, and nobody else. None on rows older than the column. */
  fact: Buffer | null
  practice: Generated<boolean>
  /** Answers given to red flags after the signature, by the rule's code. */
  flag_answers: Generated<unknown>
  /** How many events of the instrument's kinds came within the days that count (`src/risk/facts/follow-up.ts`). Which and when is not here. */
  events_after: Generated<number>
}

export interface AssessmentsTable {
  id: string
  case_id: string
  instrument: string
  instrument_version: string
  started_at: Generated<Temporal.Instant>
  started_by: string
  previous_id: string | null
  ended_at: Temporal.Instant | null
  /** The draft should not be finished. It stays on record with its answers and is never signed. */
  abandoned_at: Temporal.Instant | null
  abandoned_by: string | null
  abandoned_because: 'wrong-case' | 'begun-twice' | 'overtaken' | 'carried-over' | null
}

/** Somebody who must not see this: kin, neighbour, named by the person. Beats every right. */
export interface BlocksTable {
  id: string
  owner_kind: 'case' | 'conversation'
  owner_id: string
  staff_id: string
  given_by: string
  reason: string
  from_at: Generated<Temporal.Instant>
  ended_at: Temporal.Instant | null
}

export interface CaseConversationsTable {
  case_id: string
  conversation_id: string
  linked_at: Generated<Temporal.Instant>
}

/** One row for each side. A side sees its own row alone: that there is another case, which kind of tie, and its own note. Never which. */
export interface CaseLinksTable {
  id: string
  case_id: string
  pair_id: string
  relation: 'couple' | 'siblings' | 'parent-and-child' | 'same-conflict'
  /** SHA-256 of six words that one side gave the other by mouth. On the side that offered, until the other agreed. */
  code_hash: Buffer | null
  made_by: string
  made_at: Generated<Temporal.Instant>
  expires_at: Temporal.Instant
  agreed_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  /** What this side wrote for itself, such as whom to ring. Sealed with the key of this case. */
  sealed_note: Buffer | null
}

/** One file per exposed person, never per household. No level and no rating is a clear column here. */
export interface CasesTable {
  id: string
  reference: string
  enquiry_id: string | null
  municipality: string | null
  region: 'nord' | 'midt' | 'syddanmark' | 'hovedstaden-sjaelland'
  under_18: 'yes' | 'no' | 'not-known'
  anonymous: Generated<boolean>
  practice: Generated<boolean>
  opened_at: Generated<Temporal.Instant>
  opened_by: string
  closed_at: Temporal.Instant | null
  erased_at: Temporal.Instant | null
  version: Generated<number>
}

export interface ClaimsTable {
  id: string
  enquiry_id: string
  staff_id: string
  at: Generated<Temporal.Instant>
  lapses_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

export interface ClosuresTable {
  id: string
  case_id: string
  closed_by: string
  at: Generated<Temporal.Instant>
  reason: string
  sealed_note: Buffer | null
}

/** The person said yes to something being told to somebody. To whom and what is sealed; withdrawing it ends it and the row stays. */
export interface ConsentsTable {
  id: string
  case_id: string
  sealed_consent: Buffer | null
  given_at: Generated<Temporal.Instant>
  recorded_by: string
  withdrawn_at: Temporal.Instant | null
  withdrawal_recorded_by: string | null
}

/** The side of a matter that the person can come back to. Whoever holds the code is a principal of their own. */
export interface ConversationsTable {
  id: string
  kind: 'citizen' | 'professional'
  /** Argon2id of the six words with a site salt and a pepper; null when no code was given. */
  code_lookup: Buffer | null
  language: Generated<string>
  started_at: Generated<Temporal.Instant>
  staff_read_at: Temporal.Instant | null
  erased_at: Temporal.Instant | null
  /** Until when the person has been shown it. While somebody else may be reading it stands still, and what came later is held back. */
  person_read_at: Temporal.Instant | null
}

/** The wrapped key of each case and conversation. No role that logs in can read this table; access.key() answers. */
export interface DataKeysTable {
  id: string
  owner_kind: 'case' | 'conversation' | 'draft'
  owner_id: string
  /** A case has three keys: the whole, the acute card (which whoever is on duty may open) and the address. */
  scope: 'whole' | 'acute' | 'address'
  ring: 'door' | 'case'
  wrapped: string
  created_at: Generated<Temporal.Instant>
}

/** What must happen and by when. The jobs process sweeps these; silence raises an alarm. */
export interface DeadlinesTable {
  id: string
  enquiry_id: string | null
  case_id: string | null
  /** hand-over: one of the two went at once and nobody could take their place. It rings until the case has two again. interpreter: somebody wrote in a language that nobody on duty read; it is settled when it was read, or booked. */
  kind:
    | 'answer'
    | 'next-contact'
    | 'reassessment'
    | 'provisional-ends'
    | 'flag'
    | 'task'
    | 'measure'
    | 'review'
    | 'hand-over'
    | 'interpreter'
  /** Who is to act; null means the two responsible of the case, or whoever is on duty for an enquiry. */
  staff_id: string | null
  due_at: Temporal.Instant
  set_at: Generated<Temporal.Instant>
  settled_at: Temporal.Instant | null
}

/** What was typed when a session ran out. An expired but unrevoked session may write here and nowhere else. */
export interface DraftsTable {
  id: string
  principal_id: string
  place: string
  sealed: Buffer
  kept_at: Generated<Temporal.Instant>
  fetched_at: Temporal.Instant | null
}

/** Somebody turned to the corps. Every enquiry is registered, even two minutes of advice. */
export interface EnquiriesTable {
  id: string
  conversation_id: string
  /** A word and a number that say nothing about the matter, for lists and for speaking aloud. */
  reference: string
  asked_by: 'citizen' | 'professional' | 'relative'
  channel: 'door' | 'phone' | 'meeting' | 'email'
  received_at: Generated<Temporal.Instant>
  recorded_by: string | null
  municipality: string | null
  under_18: 'yes' | 'no' | 'not-known'
  abroad: Generated<'yes' | 'no' | 'not-known'>
  first_contact: string
  cause_first_stated: string | null
  cause_later_known: string | null
  citizen_advised_directly: boolean | null
  /** Serviceloven § 12 c: advice to anyone; a risk assessment and coordination only at the municipality's recorded request. */
  service: 'advice' | 'risk-assessment' | 'coordination'
  ground: 'anonymised' | 'consent' | 'legal-ground' | null
  /** A professional was called back through a switchboard found independently. */
  verified_at: Temporal.Instant | null
  /** How the person can be reached safely: channel, hours, code word, who may hear. */
  sealed_contact: Buffer | null
  practice: Generated<boolean>
  ended_at: Temporal.Instant | null
  ended_as: 'case' | 'answered' | 'passed-on' | null
  version: Generated<number>
  /** What the person answered alone before writing: nobody asked it and nobody has weighed it. Null: nothing was sent along. */
  sealed_said_before: Buffer | null
}

/** What staff wrote down about an enquiry; never shown to the person. Sealed with the conversation's key. */
export interface EnquiryNotesTable {
  id: string
  enquiry_id: string
  conversation_id: string
  /** said: in a call or meeting. answered, passed-on: how it ended. call-back: how a professional was verified. */
  kind: 'said' | 'answered' | 'passed-on' | 'call-back'
  at: Generated<Temporal.Instant>
  written_by: string
  sealed_note: Buffer | null
}

/** The case's timeline: notes, facts with their source, events, contacts, requests. Only added to; a correction is a new entry. */
export interface EntriesTable {
  id: string
  case_id: string
  kind: 'note' | 'fact' | 'event' | 'contact' | 'municipal-request' | 'driver-answer'
  at: Generated<Temporal.Instant>
  written_by: string
  /** Set when the text is written: who it may ever be shown to outside the corps. */
  disclosure: 'shareable' | 'municipality-only' | 'corps-only' | 'protected'
  corrects: string | null
  sealed_entry: Buffer | null
}

/** The bytes of a file, a million at a time, each part bound to its own row. No login reads this table: a part is given after the row that says who opened the file. */
export interface FilePartsTable {
  id: string
  file_id: string
  conversation_id: string
  part: number
  sealed_bytes: Buffer | null
}

/** One file from a person, always with a message: what waits for an answer is the message. What it is called and what kind it is are sealed. */
export interface FilesTable {
  id: string
  conversation_id: string
  message_id: string
  at: Generated<Temporal.Instant>
  bytes: number
  parts: number
  /** HMAC-SHA-256 of the bytes under a salt that is sealed with the name; it stands in the trail too. Without the salt nobody can try a file they know against it. */
  digest: Buffer
  sealed_about: Buffer | null
  given_in: Generated<string>
}

export interface FlagsTable {
  id: string
  assessment_id: string
  case_id: string
  /** HMAC of the rule's code under the case key: one flag per rule, and no telling which. */
  tag: Buffer
  raised_at: Generated<Temporal.Instant>
  deadline_id: string
  sealed_flag: Buffer | null
  answered_at: Temporal.Instant | null
  answered_by: string | null
  sealed_response: Buffer | null
}

/** Access for others than the two responsible: always with a reason and an end. */
export interface GrantsTable {
  id: string
  case_id: string
  staff_id: string
  given_by: string
  reason: string
  from_at: Generated<Temporal.Instant>
  expires_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

/** Everything that was ever written of an offer of help: the newest row of each counts, and what the door said on a day can be told afterwards. Says nothing about any person. */
export interface HelpEntriesTable {
  number: number
  id: string
  offer_id: string
  wrote: 'added' | 'changed' | 'checked' | 'withdrawn'
  written_by: string
  written_at: Generated<Temporal.Instant>
  /** Where on the list it stands; the smallest first. */
  place: number
  telephone: string
  name_da: string
  name_en: string
  says_da: string
  says_en: string
  hours_da: string
  hours_en: string
  /** Where it was looked up, or who was rung. */
  source: string
  checked_on: Temporal.PlainDate
  /** The first day on which the door does not show it any more; a year after it was checked at the latest. */
  runs_out_on: Temporal.PlainDate
  /** Who is told before it runs out. */
  kept_by: string
  practice: boolean
}

/** Real name and place, only when needed, sealed with the address key, opened apart from the case. */
export interface IdentitiesTable {
  person_id: string
  case_id: string
  sealed_name: Buffer | null
  sealed_address: Buffer | null
  version: Generated<number>
  changed_at: Generated<Temporal.Instant>
  changed_by: string
}

/** An instrument the organisation has brought, with the word of who holds the licence. It is used once a leader has published it; withdrawn, it begins nothing new. */
export interface InstrumentsTable {
  id: string
  code: string
  version: string
  /** rules: a whole instrument in our own form. questions: a FHIR questionnaire, which has neither levels nor rules. */
  kind: 'rules' | 'questions'
  /** The very bytes that were brought. Says nothing about any person. */
  file: Buffer
  digest: Buffer
  licence_holder: string
  licence_from: Temporal.PlainDate
  licence_terms: string | null
  added_by: string
  added_at: Generated<Temporal.Instant>
  published_by: string | null
  published_at: Temporal.Instant | null
  withdrawn_by: string | null
  withdrawn_at: Temporal.Instant | null
}

export interface MeasuresTable {
  id: string
  case_id: string
  status: Generated<'agreed' | 'under-way' | 'done' | 'dropped'>
  deadline_id: string | null
  sealed_measure: Buffer | null
  version: Generated<number>
  added_at: Generated<Temporal.Instant>
  added_by: string
  changed_at: Generated<Temporal.Instant>
  /** Who the text may ever be shown to outside the corps. */
  disclosure: 'shareable' | 'municipality-only' | 'corps-only' | 'protected'
}

export interface MessagesTable {
  id: string
  conversation_id: string
  written_by: 'person' | 'staff'
  staff_id: string | null
  at: Generated<Temporal.Instant>
  sealed_text: Buffer | null
  /** Which of the harmless texts this is. It has no other words: they stand in the program, in each language. */
  harmless: 'thanks-for-writing' | 'nothing-new' | 'no-hurry' | 'good-weekend' | null
}

/** Where each person was put in the picture of the network by somebody who moved them. Sealed: a shape tells who belongs together. */
export interface NetworkPositionsTable {
  case_id: string
  sealed_positions: Buffer | null
  version: Generated<number>
  changed_at: Generated<Temporal.Instant>
  changed_by: string
}

export interface NoticesTable {
  id: Generated<string>
  staff_id: string
  case_id: string
  kind:
    | 'acute-card-opened'
    | 'alarm-taken'
    | 'case-came-to-you'
    | 'contact-rule-overridden'
    | 'flag-escalated'
    | 'provisional-signed'
    | 'deputy-missing'
    | 'second-rating-given-back'
    | 'second-rating-signed'
    | 'watched'
    | 'watched-released'
    | 'watched-cleared'
  about_staff_id: string | null
  at: Generated<Temporal.Instant>
  seen_at: Temporal.Instant | null
}

/** Barnets lov § 133: an enquiry about somebody under 18 ends in a recorded decision, for siblings too. */
export interface NotificationDecisionsTable {
  id: string
  enquiry_id: string
  concerns: 'person' | 'siblings'
  decision:
    | 'notify'
    | 'municipality-already-knows'
    | 'no-ground'
    | 'identity-not-known'
    | 'no-siblings'
    | 'siblings-not-known'
  decided_by: string
  at: Generated<Temporal.Instant>
  sealed_reason: Buffer | null
}

/** Each time somebody opened a case, a conversation or a kept draft; written before any key is given. */
export interface OpeningsTable {
  id: string
  session_id: string
  principal_id: string
  owner_kind: 'case' | 'conversation' | 'draft'
  owner_id: string
  scope: 'whole' | 'acute' | 'address'
  purpose: string
  at: Generated<Temporal.Instant>
  opened_in: Generated<string>
}

/** One person on duty went past a contact rule or a two-person rule because a life was in danger. Somebody else looks at it within 24 hours. */
export interface OverridesTable {
  id: string
  case_id: string
  rule: 'contact' | 'two-person'
  by_staff: string
  at: Generated<Temporal.Instant>
  /** One line, sealed with the acute key: it is what whoever is on duty holds at night. */
  sealed_reason: Buffer | null
  deadline_id: string
  reviewed_at: Temporal.Instant | null
  reviewed_by: string | null
}

/** A paper as it left the house. To whom, what it is called and the file itself are sealed; a recall ends its validity and never the copy. */
export interface PapersTable {
  id: string
  case_id: string
  purpose: 'assessment' | 'protection' | 'advice' | 'notification' | 'coordination'
  sealed_paper: Buffer | null
  /** Salted SHA-256 of the file, the salt sealed with it: a paper that is shown can be told to be this one. */
  digest: Buffer
  sent_by: string
  sent_at: Generated<Temporal.Instant>
  recalled_by: string | null
  recalled_at: Temporal.Instant | null
  /** Why it counts no more, as the recipient is told. */
  sealed_recall: Buffer | null
}

/** The gate said yes: one person may reach out, by this channel, now. For the site it is spent in the same transaction. */
export interface PassesTable {
  id: string
  case_id: string | null
  conversation_id: string | null
  channel: 'site' | 'phone' | 'sms' | 'email' | 'letter' | 'digital-post' | 'somebody' | 'meeting'
  harmless: 'thanks-for-writing' | 'nothing-new' | 'no-hurry' | 'good-weekend' | null
  by_staff: string
  at: Generated<Temporal.Instant>
  given_in: Generated<string>
}

/** The exposed person and the people around them. One person may be exposed and an actor. */
export interface PeopleTable {
  id: string
  case_id: string
  exposed: Generated<boolean>
  actor: Generated<boolean>
  sealed_person: Buffer | null
  version: Generated<number>
  added_at: Generated<Temporal.Instant>
  added_by: string
  removed_at: Temporal.Instant | null
  /** Who what is written about them may ever be shown to outside the corps. */
  disclosure: 'shareable' | 'municipality-only' | 'corps-only' | 'protected'
}

/** Whoever acts on the system. An actor, in contrast, is a person in the conflict. */
export interface PrincipalsTable {
  id: string
  kind: 'staff' | 'citizen' | 'professional' | 'job'
  created_at: Generated<Temporal.Instant>
}

/** Two blind ratings of one case side by side, as codes alone: per item and per conclusion, for measuring how far raters agree. No id, no pseudonym. */
export interface RatingAgreementsTable {
  month: Temporal.PlainDate
  instrument: string
  instrument_version: string
  codes: unknown
}

export interface RehearsalLinesTable {
  id: string
  case_id: string
  rehearsal_id: string
  place: unknown
  /** One question and the sentence that answers it. The length is bounded here too: what is longer is not learned by heart. */
  sealed_line: Buffer | null
}

/** Sentences out of the safety plan that the person rehearses. The newest counts; the plan itself stays at the desk. */
export interface RehearsalsTable {
  id: string
  case_id: string
  made_at: Generated<Temporal.Instant>
  made_by: string
}

export interface ReopeningsTable {
  id: string
  case_id: string
  reopened_by: string
  at: Generated<Temporal.Instant>
  reason: string
}

/** Who has the case and who stands in. History is kept; a row never expires by itself. */
export interface ResponsibilitiesTable {
  id: string
  case_id: string
  staff_id: string
  part: 'responsible' | 'deputy'
  from_at: Generated<Temporal.Instant>
  until_at: Temporal.Instant | null
  given_by: string
  reason: string
}

export interface SecondAnswersTable {
  id: string
  second_rating_id: string
  case_id: string
  part: string
  person_id: string | null
  sealed_answer: Buffer | null
  version: Generated<number>
  answered_at: Generated<Temporal.Instant>
  answered_by: string
}

/** A second code is given only while one of these stands: who answers for it, when people who have lived it tried it last, what came of that, and for which host page. */
export interface SecondFaceApprovalsTable {
  id: string
  approved_by: string
  answers_for: string
  tried_until: Temporal.PlainDate
  trials: string
  host_page: string
  /** Those that fit the page, as the one who approves judges. */
  topics: unknown
  at: Generated<Temporal.Instant>
  withdrawn_at: Temporal.Instant | null
  withdrawn_by: string | null
}

/** That two conversations are the two faces of one person. It names neither: the marks are hashes of an id with a proof made from a key, and the pair is sealed with it. */
export interface SecondFacesTable {
  mark: Buffer
  of_mark: Buffer
  sealed_pair: Buffer
  practice_from: Temporal.Instant | null
  /** From the one moment until the other the person is trying it together with us, and nobody is alarmed. What came before it began alarms. */
  practice_until: Temporal.Instant | null
  practised_at: Temporal.Instant | null
}

/** Another competent colleague rates the same case without seeing the first rating. Both are kept; what they agree on, and why, is kept beside them. */
export interface SecondRatingsTable {
  id: string
  case_id: string
  assessment_id: string
  wanted_by: string
  wanted_at: Generated<Temporal.Instant>
  deadline_id: string
  rater_id: string | null
  asked_at: Temporal.Instant | null
  /** What the second rater may see of the first one's work: the evidence under each item and the person's own view, and nothing of what was concluded. */
  sealed_material: Buffer | null
  signed_at: Temporal.Instant | null
  sealed_document: Buffer | null
  digest: Buffer | null
  signature: Buffer | null
  talk_deadline_id: string | null
  agreed_at: Temporal.Instant | null
  agreed_by: string | null
  sealed_agreement: Buffer | null
}

/** A staff session or a citizen's visit. Only the hash of the token is here; the token travels with each transaction. */
export interface SessionsTable {
  id: string
  token_hash: Buffer
  principal_id: string
  audience: 'desk' | 'door'
  level: 'password' | 'full'
  created_at: Generated<Temporal.Instant>
  seen_at: Generated<Temporal.Instant>
  expires_at: Temporal.Instant
  revoked_at: Temporal.Instant | null
  /** Of a half-finished sign-in: where it comes from, so that wrong second factors count against that source alone. */
  source: Buffer | null
  /** The hash of the ticket that led this visit to the page it saw last. Without script, leaving is known by the Referer alone, and that holds the ticket. */
  page_hash: Buffer | null
  /** At the door: the hash of the ticket to the page before the latest, which may be the one in sight. Null elsewhere. */
  page_before_hash: Buffer | null
}

/** One thing of the case that the person may read behind their words: who agreed on it with them, how and when. No row, or one that was hidden, is closed. */
export interface ShownItemsTable {
  id: string
  conversation_id: string
  item: 'holders' | 'promises' | 'papers' | 'consents' | 'lookers' | 'plan'
  agreed_at: Generated<Temporal.Instant>
  agreed_by: string
  agreed_in: 'conversation' | 'phone' | 'meeting'
  /** When the person was last shown it. While somebody else may be reading it stands still: what came later is held back, and what was never shown is not there. */
  read_at: Temporal.Instant | null
  hidden_at: Temporal.Instant | null
  hidden_by: string | null
}

/** What an open item says, sealed for the conversation: the door holds no key of a case, so nothing of one can be read there that was not laid here. */
export interface ShownLinesTable {
  id: string
  conversation_id: string
  item: 'promises' | 'papers' | 'consents' | 'plan'
  place: unknown
  laid_at: Generated<Temporal.Instant>
  laid_by: string
  replaced_at: Temporal.Instant | null
  sealed_line: Buffer | null
}

/** Counted per name and source together, so that nobody can lock a colleague out from elsewhere. */
export interface SignInAttemptsTable {
  name_hash: Buffer
  /** HMAC of the source address under a key that lives an hour. */
  source: Buffer
  at: Generated<Temporal.Instant>
  succeeded: boolean
}

/** A signed assessment as it was shown: questions, answers, evidence, rules. Never changed; a correction is a new assessment. */
export interface SignaturesTable {
  id: string
  assessment_id: string
  case_id: string
  kind: 'provisional' | 'final'
  signed_by: string
  signed_at: Generated<Temporal.Instant>
  sealed_document: Buffer | null
  /** Of a salt and the document; the salt is sealed with the document, so the digest alone tells nothing. */
  digest: Buffer
  signature: Buffer
}

/** A member of the corps. Consultants are known by an alias: their identity is itself protected. */
export interface StaffTable {
  id: string
  sign_in_name: string
  alias: string
  role: 'consultant' | 'leader'
  region: 'nord' | 'midt' | 'syddanmark' | 'hovedstaden-sjaelland'
  /** Has the competence to sign a final risk assessment. */
  may_assess: Generated<boolean>
  language: Generated<'da' | 'en'>
  on_duty: Generated<boolean>
  /** Argon2id, with its own salt and parameters. */
  password: string
  /** The second factor's secret, wrapped by the key provider in ring staff. */
  totp_wrapped: string | null
  /** The last time step accepted, so that one code works once. */
  totp_last_step: Generated<number>
  suspended_at: Temporal.Instant | null
  /** Planned deactivation was asked for; it waits until every case is taken over. */
  leaving_at: Temporal.Instant | null
  deactivated_at: Temporal.Instant | null
  /** Whoever countersigns what this colleague signs, by rating it blind; null for those who stand alone. */
  senior_id: string | null
  /** Languages besides Danish and English in which a colleague can read what somebody in danger writes. */
  reads: Generated<unknown>
}

export interface TasksTable {
  id: string
  case_id: string
  kind: 'find-out' | 'promise' | 'blocker' | 'review' | 'tell'
  staff_id: string
  deadline_id: string
  sealed_task: Buffer | null
  added_at: Generated<Temporal.Instant>
  done_at: Temporal.Instant | null
  done_by: string | null
  /** Who the text may ever be shown to outside the corps. */
  disclosure: 'shareable' | 'municipality-only' | 'corps-only' | 'protected'
}

/** A translator has checked what the door says in a language. With another word there it is another digest, and the language is off until it is checked again. */
export interface TextChecksTable {
  id: string
  language: string
  /** SHA-256 of every text of the door in that language. Says nothing about any person. */
  digest: Buffer
  /** Who checked it, and where they are found again. Not somebody of the corps as a rule, so no id. */
  translator: string
  checked_on: Temporal.PlainDate
  recorded_by: string
  recorded_at: Generated<Temporal.Instant>
  taken_back_by: string | null
  taken_back_at: Temporal.Instant | null
}

/** The next step after a post, for two minutes and one use. Only the ticket's holder can unseal it: the ticket is the key. */
export interface TicketsTable {
  hash: Buffer
  sealed_step: Buffer
  expires_at: Generated<Temporal.Instant>
}

/** Kinship and other ties between two people of one case. Of which kind, and whether knowledge passes along it, is sealed. */
export interface TiesTable {
  id: string
  case_id: string
  from_person: string
  to_person: string
  sealed_tie: Buffer | null
  version: Generated<number>
  added_at: Generated<Temporal.Instant>
  added_by: string
  removed_at: Temporal.Instant | null
}

/** The result of a tool that is not ours, recorded without its items unless the organisation has brought them. Sets no level and raises no flag. */
export interface ToolResultsTable {
  id: string
  case_id: string
  /** Who the result and its file may ever be shown to outside the corps. */
  disclosure: 'shareable' | 'municipality-only' | 'corps-only' | 'protected'
  sealed_result: Buffer | null
  /** The bytes as they were attached: never shown here, only fetched. */
  sealed_file: Buffer | null
  recorded_by: string
  recorded_at: Generated<Temporal.Instant>
}

/** What was answered, before any colour is shown. Only added to: a call may be cut and taken up again. Sealed with the conversation's key. */
export interface TriageAnswersTable {
  id: string
  enquiry_id: string
  conversation_id: string
  staff_id: string
  at: Generated<Temporal.Instant>
  sealed_answers: Buffer | null
}

export interface TriagesTable {
  id: string
  enquiry_id: string
  staff_id: string
  at: Generated<Temporal.Instant>
  /** Chosen by the person on duty, never by the system; a reason is sealed with the answers when it is lower than the highest to consider. */
  colour: 'red' | 'orange' | 'yellow' | 'green'
  /** The reason, where the colour chosen is lower than the highest to consider, and which that was. Sealed with the conversation's key. */
  sealed_answers: Buffer | null
  answers_id: string | null
}

/** Watched: somebody else may be reading or listening on the person's devices. Two different people end it, or one when the person says the sentence agreed for a mistake. */
export interface WatchesTable {
  id: string
  case_id: string | null
  /** Of an enquiry that is no case yet. When it becomes one, the row moves with it. */
  conversation_id: string | null
  ground: 'said-the-phrase' | 'suspicion' | 'told-by-others' | 'second-face'
  raised_at: Generated<Temporal.Instant>
  /** Null: the second code was used, and nobody had to say it. */
  raised_by: string | null
  /** The next review. There is always one. */
  deadline_id: string
  release_asked_at: Temporal.Instant | null
  release_asked_by: string | null
  ended_at: Temporal.Instant | null
  ended_by: string | null
  ended_as: 'released' | 'cleared' | null
}

/** Every act, read, search and refusal. No text of a case is here: reasons are codes, digests are salted. */
export interface AuditEntriesTable {
  chain_id: string
  seq: number
  chain_kind: string
  at: Temporal.Instant
  principal_id: string | null
  session_id: string | null
  act: string
  outcome: 'done' | 'refused' | 'read'
  subject_id: string | null
  reason: string | null
  digest: Buffer | null
  previous: Buffer
  hash: Buffer
}

export interface Database {
  acts: ActsTable
  acute_cards: AcuteCardsTable
  alarms: AlarmsTable
  arrivals: ArrivalsTable
  assessment_answers: AssessmentAnswersTable
  assessment_facts: AssessmentFactsTable
  assessments: AssessmentsTable
  blocks: BlocksTable
  case_conversations: CaseConversationsTable
  case_links: CaseLinksTable
  cases: CasesTable
  claims: ClaimsTable
  closures: ClosuresTable
  consents: ConsentsTable
  conversations: ConversationsTable
  data_keys: DataKeysTable
  deadlines: DeadlinesTable
  drafts: DraftsTable
  enquiries: EnquiriesTable
  enquiry_notes: EnquiryNotesTable
  entries: EntriesTable
  file_parts: FilePartsTable
  files: FilesTable
  flags: FlagsTable
  grants: GrantsTable
  help_entries: HelpEntriesTable
  identities: IdentitiesTable
  instruments: InstrumentsTable
  measures: MeasuresTable
  messages: MessagesTable
  network_positions: NetworkPositionsTable
  notices: NoticesTable
  notification_decisions: NotificationDecisionsTable
  openings: OpeningsTable
  overrides: OverridesTable
  papers: PapersTable
  passes: PassesTable
  people: PeopleTable
  principals: PrincipalsTable
  rating_agreements: RatingAgreementsTable
  rehearsal_lines: RehearsalLinesTable
  rehearsals: RehearsalsTable
  reopenings: ReopeningsTable
  responsibilities: ResponsibilitiesTable
  second_answers: SecondAnswersTable
  second_face_approvals: SecondFaceApprovalsTable
  second_faces: SecondFacesTable
  second_ratings: SecondRatingsTable
  sessions: SessionsTable
  shown_items: ShownItemsTable
  shown_lines: ShownLinesTable
  sign_in_attempts: SignInAttemptsTable
  signatures: SignaturesTable
  staff: StaffTable
  tasks: TasksTable
  text_checks: TextChecksTable
  tickets: TicketsTable
  ties: TiesTable
  tool_results: ToolResultsTable
  triage_answers: TriageAnswersTable
  triages: TriagesTable
  watches: WatchesTable
  'audit.entries': AuditEntriesTable
}
