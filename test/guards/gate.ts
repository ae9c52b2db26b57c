import type { Guard } from './guard.ts'

const file = 'migrations/0022-gate.sql'
const decision = 'src/contact/may-reach-out.ts'
const held = ['test/gate/gate.db.test.ts']
const model = ['test/gate/watched.model.db.test.ts']
const pure = ['src/contact/may-reach-out.test.ts']

/** Nothing reaches a person but through one gate, and nothing but harmless words while somebody may be reading. */
export const gate: readonly Guard[] = [
  {
    keeps: 'staff cannot put a message into a conversation past the gate',
    file,
    remove: 'revoke insert on corps.messages from haandholdt_desk;',
    tests: held,
  },
  {
    keeps: 'a message is sent with a pass only',
    file,
    remove: 'if not found or num_nonnulls',
    leave: 'if num_nonnulls',
    tests: held,
  },
  {
    keeps: 'a pass is of the transaction it was given in',
    file,
    remove: ' and p.given_in = pg_current_xact_id();',
    leave: ';',
    tests: held,
  },
  {
    keeps: 'a pass for a harmless text lets no other words through',
    file,
    remove: '    and p.harmless is not distinct from p_harmless and',
    leave: '    and',
    tests: held,
  },
  {
    keeps: 'the gate opens for those alone who have something to do with it',
    file,
    remove: `  if access.may_reach(p_case, p_conversation) is not true then
    perform audit.record('reach-out', 'refused', coalesce(p_case, p_conversation), 'no-right');
    return 'not-permitted';
  end if;`,
    tests: held,
  },
  {
    keeps: 'the database itself says no while somebody may be reading',
    file,
    remove: `    refusal := 'watched';
  elsif p_channel`,
    leave: `    refusal := p_refusal;
  elsif p_channel`,
    tests: held,
  },
  {
    keeps: 'the program says no while somebody may be reading, override or not',
    file: decision,
    remove: `  if (asked.watched) {`,
    leave: `  if (asked.watched && !asked.overridden) {`,
    tests: pure,
  },
  {
    keeps: 'an agreement has an end',
    file: decision,
    remove: `  if (Temporal.Instant.compare(at, agreement.expiresAt) >= 0) return refused({ why: 'agreement-expired' })`,
    tests: pure,
  },
  {
    keeps: 'an agreement expires at the moment it says',
    file: decision,
    remove: 'agreement.expiresAt) >= 0',
    leave: 'agreement.expiresAt) > 0',
    tests: pure,
  },
  {
    keeps: 'half an agreement opens nothing',
    file: decision,
    remove: 'agreement.channels.length > 0 && agreement.hours.length > 0 &&',
    tests: pure,
  },
  {
    keeps: 'only the channel that was agreed may be used',
    file: decision,
    remove: 'agreed => agreed.channel === channel',
    leave: '() => true',
    tests: pure,
  },
  {
    keeps: 'the hour that comes twice is not agreed',
    file: decision,
    remove: `from: at(day, from, 'later'), to: at(lastDay, to, 'earlier')`,
    leave: `from: at(day, from, 'earlier'), to: at(lastDay, to, 'later')`,
    tests: pure,
  },
  {
    keeps: 'hours end before the minute they say',
    file: decision,
    remove: 'Temporal.Instant.compare(at, span.to) < 0',
    leave: 'Temporal.Instant.compare(at, span.to) <= 0',
    tests: pure,
  },
  {
    keeps: 'the person’s page holds back what came after it was last shown',
    file,
    remove: `m.harmless is not null or m.at <= mine.person_read_at)`,
    leave: `m.harmless is not null or m.at <= clock.now())`,
    tests: [...held, ...model],
  },
  {
    keeps: 'whoever reads along does not move what counts as shown',
    file,
    remove: `  if not access.is_held_back(me) then
    update`,
    leave: `  if true then
    update`,
    tests: [...held, ...model],
  },
  {
    keeps: 'a new time for the next contact is held back too',
    file,
    remove: `
             and (d.set_at <= c.person_read_at or not access.is_held_back(c.id))`,
    tests: held,
  },
  {
    keeps: 'what is watched always has a review due',
    file,
    remove: `create constraint trigger watched_has_review after update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_watched();`,
    tests: held,
  },
  {
    keeps: 'the first of the two who release is not the second',
    file,
    remove: `  if the_watch.release_asked_by = access.staff_id() then
    return corps.refuse_watched('release-watched', the_watch, 'waits-for-another');
  end if;`,
    tests: model,
  },
  {
    keeps: 'a review stops a release that somebody had begun',
    file,
    remove: 'set deadline_id = next_review, release_asked_at = null, release_asked_by = null',
    leave: 'set deadline_id = next_review',
    tests: model,
  },
  {
    keeps: 'one person clears nothing without a sentence for a mistake',
    file,
    remove: `  if not exists (select 1 from corps.acute_cards a where a.case_id = the_watch.case_id and a.mistake_phrase_at < the_watch.raised_at) then
    return`,
    leave: `  if false then
    return`,
    tests: [...held, ...model],
  },
  {
    keeps: 'a sentence for a mistake cannot be dated back',
    file,
    remove: `execute function corps.stamp('changed_at', 'mistake_phrase_at');`,
    leave: `execute function corps.stamp('changed_at');`,
    tests: held,
  },
  {
    keeps: 'an enquiry that is watched stays so when it becomes a case',
    file,
    remove: `create trigger watch_follows after insert on corps.case_conversations for each row execute function corps.watch_follows();`,
    tests: held,
  },
  {
    keeps: 'a case that is watched is not closed',
    file: 'src/case/close-case.ts',
    remove: `  if (theCase.watched) return refuseOnCase(tx, on.caseId, trace, { why: 'watched' })`,
    tests: ['test/audit/refusals.db.test.ts'],
  },
  {
    keeps: 'a contact of ours with the person is asked about first',
    file: 'src/case/record-contact.ts',
    remove: `  if (!asked && !next.notAsked) return refuseOnCase(tx, on.caseId, trace, { why: 'not-asked' })`,
    tests: ['test/audit/refusals.db.test.ts'],
  },
]
