import { casework, undoing, type Guard } from './guard.ts'

const held = ['test/hands/held.db.test.ts']
const jobs = ['src/jobs/jobs.db.test.ts']

/** Nobody is dropped: every open case and enquiry is in somebody's hands, and silence is heard. */
export const nobodyIsDropped: readonly Guard[] = [
  {
    keeps: 'an open case has two people who are there',
    file: undoing,
    remove: 'if named <> there or there not in (1, 2) or (there = 1 and not exists (',
    leave: 'if named = 0 and (there = 1 or not exists (',
    tests: held,
  },
  {
    keeps: 'one alone has an open case only while it rings for the second',
    file: undoing,
    remove: `or (there = 1 and not exists (
        select 1 from corps.deadlines d where d.case_id = p_case and d.kind = 'hand-over' and d.settled_at is null)) then`,
    leave: 'then',
    tests: [...held, 'src/duty-desk/departures.db.test.ts'],
  },
  {
    keeps: 'a suspension leaves no case with nobody',
    file: undoing,
    remove: `if other is null and held.is_open then raise exception 'nobody to take over' using errcode = 'no_data_found'; end if;`,
    tests: ['src/duty-desk/departures.db.test.ts'],
  },
  {
    keeps: 'a suspension that is refused ends the sessions all the same',
    file: undoing,
    remove:
      'update corps.sessions s set revoked_at = clock.now() where s.principal_id = p_staff and s.revoked_at is null;',
    tests: ['src/duty-desk/departures.db.test.ts'],
  },
  {
    keeps: 'whoever comes back has no case by that',
    file: undoing,
    remove: `update corps.responsibilities r set until_at = clock.now()
     where r.staff_id = p_staff and r.until_at is null and colleague.deactivated_at is not null;`,
    tests: ['src/duty-desk/departures.db.test.ts'],
  },
  {
    keeps: 'nobody reinstates themselves',
    file: undoing,
    remove: `if not access.is_leader() or p_staff = access.staff_id() then
    perform audit.record('reinstate-staff'`,
    leave: `if not access.is_leader() then
    perform audit.record('reinstate-staff'`,
    tests: ['src/duty-desk/departures.db.test.ts'],
  },
  {
    keeps: 'what somebody of a closed case wrote waits for an answer when it is reopened',
    file: undoing,
    remove: `insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), the_case, 'answer', due);`,
    leave: 'null;',
    tests: ['src/duty-desk/coming-back.db.test.ts'],
  },
  {
    keeps: 'a professional is called back before a case is opened',
    file: undoing,
    remove: `create trigger professional_is_verified before insert on corps.cases for each row execute function corps.check_verified();`,
    tests: ['src/duty-desk/coming-back.db.test.ts'],
  },
  {
    keeps: 'the two are different people',
    file: casework,
    remove:
      'create unique index two_different_people on corps.responsibilities (case_id, staff_id) where until_at is null;',
    tests: held,
  },
  {
    keeps: 'an open case has a next contact',
    file: undoing,
    remove: `if not exists (select 1 from corps.deadlines d where d.case_id = p_case and d.kind = 'next-contact' and d.settled_at is null) then`,
    leave: 'if false then',
    tests: held,
  },
  {
    keeps: 'settling a deadline is looked at too',
    file: casework,
    remove: `create constraint trigger case_has_hands after insert or update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_hands();`,
    tests: held,
  },
  {
    keeps: 'taking a responsibility away is looked at too',
    file: casework,
    remove: `create constraint trigger case_has_hands after insert or update on corps.responsibilities
  deferrable initially deferred for each row execute function corps.check_hands();`,
    tests: held,
  },
  {
    keeps: 'the constraint sees every row, whoever asks',
    file: undoing,
    remove: `create or replace function corps.check_hands() returns trigger
  language plpgsql security definer set`,
    leave: `create or replace function corps.check_hands() returns trigger
  language plpgsql security invoker set`,
    tests: held,
  },
  {
    keeps: 'somebody who is gone holds no case',
    file: casework,
    remove: `create constraint trigger case_has_hands after update on corps.staff
  deferrable initially deferred for each row execute function corps.check_staff_hands();`,
    tests: held,
  },
  {
    keeps: 'a suspended colleague’s cases move at once',
    file: undoing,
    remove: 'select r.staff_id into other from',
    leave: 'continue; select r.staff_id into other from',
    tests: held,
  },
  {
    keeps: 'nobody is given a case by opening while they leave',
    file: casework,
    remove: `if me is null then return 'not-permitted'; end if;
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));`,
    leave: `if me is null then return 'not-permitted'; end if;`,
    tests: held,
  },
  {
    keeps: 'nobody is given a case by hand-over while they leave',
    file: undoing,
    remove: `begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.may_move(p_case) is not true then
    return audit.refuse_on_case('hand-over'`,
    leave: `begin
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.may_move(p_case) is not true then
    return audit.refuse_on_case('hand-over'`,
    tests: held,
  },
  {
    keeps: 'departures take turns',
    file: undoing,
    remove: `perform pg_advisory_xact_lock(hashtext('staff-departures'));
  perform 1 from corps.staff s where s.id = p_staff and s.suspended_at is null`,
    leave: `perform 1 from corps.staff s where s.id = p_staff and s.suspended_at is null`,
    tests: held,
  },
  {
    keeps: 'planned deactivation waits until each case is taken over',
    file: casework,
    remove: `if exists (select 1 from corps.responsibilities r join corps.cases c on c.id = r.case_id
              where r.staff_id = p_staff and r.until_at is null and c.closed_at is null) then`,
    leave: 'if false then',
    tests: held,
  },
  {
    keeps: 'an open enquiry has a deadline',
    file: casework,
    remove: `if not exists (select 1 from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null) then`,
    leave: 'if false then',
    tests: held,
  },
  {
    keeps: 'settling an enquiry’s deadline is looked at',
    file: casework,
    remove: `create constraint trigger enquiry_is_held after insert or update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_enquiry();`,
    tests: held,
  },
  {
    keeps: 'an enquiry about a child ends with a decision, for siblings too',
    file: casework,
    remove: `elsif the_enquiry.under_18 = 'yes' and (
    select count(distinct n.concerns) from corps.notification_decisions n where n.enquiry_id = p_enquiry) < 2 then`,
    leave: 'elsif false then',
    tests: held,
  },
  {
    keeps: 'one alarm for each deadline',
    file: casework,
    remove: 'deadline_id uuid not null unique references corps.deadlines,\n  raised_at',
    leave: 'deadline_id uuid not null references corps.deadlines,\n  raised_at',
    tests: jobs,
  },
  {
    keeps: 'a passed deadline raises an alarm',
    file: casework,
    remove: 'where d.settled_at is null and d.due_at <= clock.now()',
    leave: 'where false',
    tests: jobs,
  },
  {
    keeps: 'one claim at a time',
    file: casework,
    remove: 'create unique index one_claim_at_a_time on corps.claims (enquiry_id) where ended_at is null;',
    tests: held,
  },
]
