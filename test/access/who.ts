import { sql } from 'kysely'
import type { Tx } from '../../src/db/db.ts'
import { behindIn, type Scene } from './scene.ts'

/** Who somebody is in the corps, and in which state they ask. */
export const roles = {
  'a consultant on duty': { state: 'working', leader: false, ofRegion: false, onDuty: true },
  'a consultant off duty': { state: 'working', leader: false, ofRegion: true, onDuty: false },
  'a leader of the region, off duty': { state: 'working', leader: true, ofRegion: true, onDuty: false },
  'a leader of another region, off duty': { state: 'working', leader: true, ofRegion: false, onDuty: false },
  'a suspended leader whose session was forgotten': {
    state: 'suspended',
    leader: true,
    ofRegion: true,
    onDuty: true,
  },
  'a leader who gave the password only': { state: 'half', leader: true, ofRegion: true, onDuty: true },
  nobody: { state: 'nobody', leader: true, ofRegion: true, onDuty: true },
} as const satisfies Record<
  string,
  { state: 'working' | 'suspended' | 'half' | 'nobody'; leader: boolean; ofRegion: boolean; onDuty: boolean }
>

export const toCase = [
  'responsible',
  'deputy',
  'granted',
  'granted until a moment ago',
  'responsible before',
  'has just opened the acute card',
  'responsible and blocked',
  'granted and blocked',
  'has just opened the acute card and is blocked',
  'nothing to it',
] as const
export const toEnquiry = [
  'has claimed it',
  'took the call',
  'claimed it and was blocked',
  'took the call and was blocked',
  'nothing to it',
] as const

export type Role = (typeof roles)[keyof typeof roles]
export type Relation = (typeof toCase)[number] | (typeof toEnquiry)[number]
export interface Who {
  readonly role: Role
  readonly relation: Relation
}

// Who may do what: written from the rules of the house, not from the code.

const at = (who: Who, ...relations: Relation[]) =>
  who.role.state === 'working' && relations.includes(who.relation)
const isBlocked = ({ relation }: Who) => relation.endsWith('blocked')
const isThere = ({ role }: Who) => role.state === 'working'
const isOnDuty = (who: Who) => isThere(who) && who.role.onDuty

export const may = {
  anybodySignedIn: isThere,
  /** A list of nothing, for a session that no longer counts. */
  seeAList: ({ role }: Who) => role.state !== 'nobody',
  /** The two responsible, and whoever has a grant that runs. */
  workOnCase: (who: Who) => at(who, 'responsible', 'deputy', 'granted'),
  /** The two responsible alone let others in. */
  letIn: (who: Who) => at(who, 'responsible', 'deputy'),
  /** A leader of the region can move a case that they do not have; blocked from it, they cannot. */
  handOver: (who: Who) =>
    at(who, 'responsible', 'deputy') ||
    (isThere(who) && who.role.leader && who.role.ofRegion && !isBlocked(who)),
  /** A grant lets one work on a case, not close it or keep others out, unless one leads the region. */
  decide: (who: Who) =>
    at(who, 'responsible', 'deputy') || (at(who, 'granted') && who.role.leader && who.role.ofRegion),
  openAcuteCard: (who: Who) => may.workOnCase(who) || (isOnDuty(who) && !isBlocked(who)),
  override: (who: Who) => may.workOnCase(who) || (isOnDuty(who) && at(who, 'has just opened the acute card')),
  takeCaseAlarm: (who: Who) => may.workOnCase(who) || (isOnDuty(who) && !isBlocked(who)),
  /** Whoever is on duty, and whoever has claimed it. */
  workOnEnquiry: (who: Who) => !isBlocked(who) && (isOnDuty(who) || at(who, 'has claimed it')),
  /** Whoever took the call may have it without being on duty. */
  claim: (who: Who) => may.workOnEnquiry(who) || at(who, 'took the call'),
  release: (who: Who) => at(who, 'has claimed it', 'claimed it and was blocked'),
  takeEnquiryAlarm: (who: Who) => isOnDuty(who) && !isBlocked(who),
  beOnDuty: isOnDuty,
  lead: (who: Who) => isThere(who) && who.role.leader,
  erase: (who: Who) => may.lead(who) && who.role.ofRegion && !isBlocked(who),
}

/** Makes the asking member of the scene into this somebody, within a transaction that will be undone. */
export async function become(tx: Tx, scene: Scene, { role, relation }: Who): Promise<void> {
  const { asker, caseId, enquiry } = scene
  const me = `'${asker.id}'`
  const responsible = `update corps.responsibilities set staff_id = ${me} where case_id = '${caseId}' and part = 'responsible' and until_at is null`
  const granted = (expires: string) =>
    `insert into corps.grants (id, case_id, staff_id, given_by, reason, from_at, expires_at) values
      (gen_random_uuid(), '${caseId}', ${me}, ${me}, 'second-opinion', clock.now() - interval '1 day', clock.now() ${expires})`
  const opened = `insert into corps.openings (id, session_id, principal_id, owner_kind, owner_id, scope, purpose)
    select gen_random_uuid(), id, ${me}, 'case', '${caseId}', 'acute', 'silence' from corps.sessions where principal_id = ${me}`
  const blocked = (kind: 'case' | 'conversation', owner: string) =>
    `insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason) values
      (gen_random_uuid(), '${kind}', '${owner}', ${me}, ${me}, 'kin-or-friend')`
  const claimed = `insert into corps.claims (id, enquiry_id, staff_id, lapses_at) values
    (gen_random_uuid(), '${enquiry.enquiryId}', ${me}, clock.now() + interval '1 hour')`
  const tookCall = `update corps.enquiries set recorded_by = ${me} where id = '${enquiry.enquiryId}'`

  const relations: Record<Relation, readonly string[]> = {
    responsible: [responsible],
    deputy: [responsible.replace(`part = 'responsible'`, `part = 'deputy'`)],
    granted: [granted(`+ interval '1 hour'`)],
    'granted until a moment ago': [granted(`- interval '1 second'`)],
    'responsible before': [
      `insert into corps.responsibilities (id, case_id, staff_id, part, from_at, until_at, given_by, reason) values
        (gen_random_uuid(), '${caseId}', ${me}, 'responsible', clock.now() - interval '9 days', clock.now() - interval '1 day', ${me}, 'case-opened')`,
    ],
    'has just opened the acute card': [opened],
    'responsible and blocked': [responsible, blocked('case', caseId)],
    'granted and blocked': [granted(`+ interval '1 hour'`), blocked('case', caseId)],
    'has just opened the acute card and is blocked': [opened, blocked('case', caseId)],
    'has claimed it': [claimed],
    'took the call': [tookCall],
    'claimed it and was blocked': [claimed, blocked('conversation', enquiry.conversationId)],
    'took the call and was blocked': [tookCall, blocked('conversation', enquiry.conversationId)],
    'nothing to it': [],
  }
  await behindIn(tx, [
    `update corps.staff set role = '${role.leader ? 'leader' : 'consultant'}', on_duty = ${role.onDuty},
      region = '${role.ofRegion ? 'midt' : 'syddanmark'}',
      suspended_at = ${role.state === 'suspended' ? 'clock.now()' : 'null'} where id = ${me}`,
    `update corps.sessions set level = '${role.state === 'half' ? 'password' : 'full'}' where principal_id = ${me} and revoked_at is null`,
    ...relations[relation],
  ])
}

/** From here on the transaction has the rights of the desk's login, and speaks for this somebody. */
export async function askAs(tx: Tx, scene: Scene, { role }: Who): Promise<void> {
  await sql`select set_config('app.token', ${role.state === 'nobody' ? '' : scene.asker.asking.token}, true)`.execute(
    tx,
  )
  await sql`set local session authorization haandholdt_desk`.execute(tx)
}
