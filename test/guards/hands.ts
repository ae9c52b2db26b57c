import { casework, type Guard } from './guard.ts'

const held = ['test/hands/held.db.test.ts']
const jobs = ['src/jobs/jobs.db.test.ts']

/** Nobody is dropped: every open case and enquiry is in somebody's hands, and silence is heard. */
export const nobodyIsDropped: readonly Guard[] = [
  {
    keeps: 'an open case has two people who are there',
    file: casework,
    remove: `where r.case_id = p_case and r.until_at is null and s.suspended_at is null and s.deactivated_at is null) <> 2 then`,
    leave: 'where r.case_id = p_case) = 0 then',
    tests: held,
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
    file: casework,
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
    file: casework,
    remove: `create function corps.check_hands() returns trigger
  language plpgsql security definer set`,
    leave: `create function corps.check_hands() returns trigger
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
    file: casework,
    remove: `other := corps.stand_in_for(held.case_id, held.part, p_staff);`,
    leave: 'continue;',
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
    file: casework,
    remove: `begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.staff_id() is null`,
    leave: `begin
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.staff_id() is null`,
    tests: held,
  },
  {
    keeps: 'departures take turns',
    file: casework,
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
