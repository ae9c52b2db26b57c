import { casework, foundation, factRows, undoing, type Guard } from './guard.ts'

const verify = ['src/access/audit/verify.db.test.ts']
const stays = ['test/access/stays.db.test.ts']
const assessment = 'migrations/0007-assessment.sql'
const traces = 'migrations/0010-traces.sql'
const rowForEveryChange = ['test/audit/row-for-every-change.db.test.ts']

/** What happened is on the trail, and neither it nor what was written is changed afterwards. */
export const trail: readonly Guard[] = [
  {
    keeps: 'the hash of a row covers the row before it',
    file: foundation,
    remove: `select sha256(e.previous || convert_to(`,
    leave: 'select sha256(convert_to(',
    tests: verify,
  },
  {
    keeps: 'the hash of a row covers who did it',
    file: foundation,
    remove: `coalesce(e.principal_id::text, '-'), coalesce(e.session_id`,
    leave: `coalesce(e.session_id`,
    tests: verify,
  },
  {
    keeps: 'the verifier checks each row’s hash',
    file: 'src/access/audit/verify.ts',
    remove: '!row.hash.equals(hash) || ',
    tests: verify,
  },
  {
    keeps: 'the verifier checks that rows follow each other',
    file: 'src/access/audit/verify.ts',
    remove: '!row.previous.equals(previous) || ',
    tests: verify,
  },
  {
    keeps: 'the verifier misses a row in the middle',
    file: 'src/access/audit/verify.ts',
    remove: `if (row.seq !== expectedSeq) return { what: 'missing', chain: row.chain, seq: expectedSeq }`,
    leave: 'void expectedSeq',
    tests: verify,
  },
  {
    keeps: 'the verifier misses what was cut off the end',
    file: 'src/access/audit/verify.ts',
    remove: `if (reached > last.seq) return { what: 'cut-off', chain: last.chain, seq: last.seq + 1 }`,
    leave: 'void reached',
    tests: verify,
  },
  {
    keeps: 'the verifier misses a whole chain',
    file: 'src/access/audit/verify.ts',
    remove: `if (!this.#met.has(known.chain)) return { what: 'missing-chain', chain: known.chain, seq: known.seq }`,
    leave: 'void known',
    tests: verify,
  },
  {
    keeps: 'signed roots remember a chain written anew',
    file: 'src/access/audit/verify.ts',
    remove: ' || differsFromRoot',
    tests: verify,
  },
  {
    keeps: 'signed roots remember a chain cut with its head',
    file: 'src/access/audit/verify.ts',
    remove: 'Math.max(head?.seq ?? 0, this.#signed.get(last.chain)?.seq ?? 0)',
    leave: 'head?.seq ?? 0',
    tests: verify,
  },
  {
    keeps: 'a root is signed by us',
    file: 'src/access/audit/root.ts',
    remove: `if (!isSigned(line, publicKey)) return { fault: { line: index + 1, what: 'signature' } }`,
    tests: verify,
  },
  {
    keeps: 'signed roots remember what was erased',
    file: 'src/access/audit/root.ts',
    remove: 'ends[erasures.lines] !== erasures.end',
    leave: 'ends.length === 0',
    tests: verify,
  },
  {
    keeps: 'roots follow each other',
    file: 'src/access/audit/root.ts',
    remove: 'root.number !== index + 1 || root.previous !== expected',
    leave: 'expected === text',
    tests: verify,
  },
  {
    keeps: 'a root is on disk before its heads are marked',
    file: 'src/access/audit/root.ts',
    remove: `await log.append(lineOf(JSON.stringify(root), signer))
  return heads.length`,
    leave: `void log.append
  return heads.length`,
    tests: verify,
  },
  {
    keeps: 'the trail is not changed',
    file: foundation,
    remove: `create trigger entries_stay before update or delete on audit.entries
  for each row execute function audit.refuse_change();`,
    tests: stays,
  },
  {
    keeps: 'the trail is not emptied',
    file: foundation,
    remove: `create trigger entries_are_not_emptied before truncate on audit.entries
  for each statement execute function audit.refuse_change();`,
    tests: stays,
  },
  {
    keeps: 'heads are not deleted',
    file: foundation,
    remove: `create trigger heads_stay before delete on audit.heads for each row execute function audit.refuse_change();`,
    tests: stays,
  },
  {
    keeps: 'heads are not emptied',
    file: foundation,
    remove: `create trigger heads_are_not_emptied before truncate on audit.heads
  for each statement execute function audit.refuse_change();`,
    tests: stays,
  },
  {
    keeps: 'what was written stays as it was',
    file: casework,
    remove: `execute format('create trigger stays_as_written before update or delete on corps.%I for each row execute function corps.refuse_change()', t);`,
    tests: stays,
  },
  {
    keeps: 'what was written is not emptied',
    file: casework,
    remove: `execute format('create trigger is_not_emptied before truncate on corps.%I for each statement execute function corps.refuse_change()', t);`,
    tests: stays,
  },
  {
    keeps: 'only the keeper’s own reseal and erase pass',
    file: casework,
    remove: `current_user = 'haandholdt_keeper' and `,
    tests: stays,
  },
  {
    keeps: 'an answer stays as it was signed',
    file: assessment,
    remove: `create trigger stays_as_signed before insert or update or delete on corps.assessment_answers
  for each row execute function corps.refuse_change_after_signing();`,
    tests: [...stays, 'test/assessment/signature.db.test.ts'],
  },
  {
    keeps: 'a flag stays as it was answered',
    file: assessment,
    remove: `create trigger stays_on_record before update or delete on corps.flags
  for each row execute function corps.refuse_change_after_answer();`,
    tests: stays,
  },
  {
    keeps: 'a final signature needs the competence',
    file: assessment,
    remove: `if new.kind = 'final' and not exists (select 1 from corps.staff s where s.id = new.signed_by and s.may_assess) then`,
    leave: 'if false then',
    tests: ['test/assessment/signature.db.test.ts'],
  },
  {
    keeps: 'an assessment ends with its signature and only so',
    file: assessment,
    remove: `create constraint trigger ends_with_signature after insert or update on corps.assessments
  deferrable initially deferred for each row execute function corps.check_assessment_end();`,
    tests: ['test/assessment/signature.db.test.ts'],
  },
  {
    keeps: 'no change of a matter is kept without a row of its own transaction',
    file: traces,
    remove: `where h.chain_id = matter and h.grown_in = pg_current_xact_id()) then`,
    leave: 'where h.chain_id = matter) then',
    tests: rowForEveryChange,
  },
  {
    keeps: 'every table of a matter is watched for its row',
    file: traces,
    remove: `union all values ('cases', quote_literal('id')), ('conversations', quote_literal('id'))`,
    tests: rowForEveryChange,
  },
  {
    keeps: 'a claim that ends leaves its row, whatever ended it',
    file: traces,
    remove: `create constraint trigger end_leaves_row after update on corps.claims deferrable initially deferred
  for each row when (old.ended_at is null and new.ended_at is not null) execute function corps.trace_end_of_claim();`,
    tests: ['test/hands/held.db.test.ts'],
  },
  {
    keeps: 'nothing is dated back',
    file: traces,
    remove: 'new := jsonb_populate_record(new, jsonb_build_object(named, clock.now()));',
    leave: 'null;',
    tests: rowForEveryChange,
  },
  {
    keeps: 'a signature is of the moment it is written',
    file: traces,
    remove: `with check (signed_at between clock.now() - interval '5 minutes' and clock.now() + interval '1 minute');`,
    leave: 'with check (true);',
    tests: rowForEveryChange,
  },
  {
    keeps: 'a flag begins unanswered',
    file: traces,
    remove: `
    and answered_at is null and answered_by is null and sealed_response is null);`,
    leave: ');',
    tests: rowForEveryChange,
  },
  {
    keeps: 'a task begins undone',
    file: traces,
    remove: `with check (done_at is null and done_by is null);`,
    leave: 'with check (true);',
    tests: rowForEveryChange,
  },
  {
    keeps: 'no program says that the database did something',
    file: traces,
    remove: `exists (select 1 from audit.acts_of_the_database d where d.act = p_act)`,
    leave: 'false',
    tests: rowForEveryChange,
  },
  {
    keeps: 'the fact rows are parted from the transactions that wrote them',
    file: factRows,
    remove: 'insert into corps.assessment_facts select t.* from taken t order by gen_random_uuid();',
    leave: 'select 1 from taken;',
    tests: ['src/jobs/jobs.db.test.ts'],
  },
  {
    keeps: 'an assessment ends signed or abandoned, and never in a third way',
    file: undoing,
    remove: `if (the_assessment.ended_at is not null) is distinct from (is_signed or the_assessment.abandoned_at is not null)
     or (is_signed and the_assessment.abandoned_at is not null) then`,
    leave: 'if false then',
    tests: ['test/assessment/abandon.db.test.ts'],
  },
  {
    keeps: 'a flag of an abandoned draft is answered no more',
    file: undoing,
    remove: `if exists (select 1 from corps.assessments a where a.id = new.assessment_id and a.abandoned_at is not null) then`,
    leave: 'if false then',
    tests: ['test/assessment/abandon.db.test.ts'],
  },
  {
    keeps: 'a draft is abandoned by those who have the case',
    file: undoing,
    remove: `when not access.may_move(the_case.id) then 'not-yours-to-abandon'`,
    leave: `when false then 'not-yours-to-abandon'`,
    tests: ['test/assessment/abandon.db.test.ts'],
  },
  {
    keeps: 'a refused claim of what has ended leaves its row',
    file: undoing,
    remove: `perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'refused', p_enquiry, 'already-ended');`,
    tests: ['test/audit/refusals.db.test.ts'],
  },
  {
    keeps: 'a refusal in a case leaves its row',
    file: undoing,
    remove: `perform audit.append('case', p_case, p_act, 'refused', p_subject, p_reason);`,
    leave: 'null;',
    tests: ['test/audit/refusals.db.test.ts'],
  },
  {
    keeps: 'a task has a deadline of its own case',
    file: undoing,
    remove: `alter table corps.tasks drop constraint tasks_deadline_id_fkey,
  add foreign key (deadline_id, case_id) references corps.deadlines (id, case_id);`,
    tests: ['test/access/of-one-case.db.test.ts'],
  },
  {
    keeps: 'a block that others set is not lifted from the duty desk',
    file: undoing,
    remove: `and also.given_by = b.given_by and also.reason = b.reason`,
    tests: ['src/duty-desk/coming-back.db.test.ts'],
  },
]
