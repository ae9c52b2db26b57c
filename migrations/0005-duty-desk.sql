-- The duty desk: who is on duty, who has an enquiry, what was said about it, and how it ends.

set role haandholdt_keeper;

-- Who is on duty -----------------------------------------------------------------------------------

create function corps.go_on_duty(p_on boolean) returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
begin
  if me is null then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  update corps.staff s set on_duty = p_on where s.id = me;
  perform audit.record(case when p_on then 'go-on-duty' else 'go-off-duty' end, 'done', me);
  return (select count(*) from corps.staff s where s.on_duty and s.id <> me);
end $$;
comment on function corps.go_on_duty(boolean) is 'Says how many others are on duty, so that the last one to leave hears it.';

create function access.choose_language(p_language text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.staff s set language = p_language where s.id = access.staff_id()
$$;

-- One person has an enquiry, until its deadline ------------------------------------------------------

create function corps.claim_enquiry(p_claim uuid, p_enquiry uuid)
  returns table (outcome text, held_by uuid, lapses_at timestamptz)
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  the_enquiry corps.enquiries;
  held corps.claims;
  due timestamptz;
begin
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  -- Whoever took the call may have it without being on duty.
  if (access.may_see_enquiry(the_enquiry.conversation_id)
      or (the_enquiry.recorded_by = me and the_enquiry.conversation_id <> all (access.blocked_conversation_ids()))) is not true then
    perform audit.record('claim-enquiry', 'refused', p_enquiry, 'no-right');
    return query select 'not-permitted', null::uuid, null::timestamptz;
    return;
  end if;
  if the_enquiry.ended_at is not null then
    return query select 'already-ended', null::uuid, null::timestamptz;
    return;
  end if;
  update corps.claims c set ended_at = clock.now()
   where c.enquiry_id = p_enquiry and c.ended_at is null and c.lapses_at <= clock.now();
  select * into held from corps.claims c where c.enquiry_id = p_enquiry and c.ended_at is null;
  if held.staff_id <> me then
    perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'refused', p_enquiry, 'already-claimed');
    return query select 'held-by-other', held.staff_id, held.lapses_at;
    return;
  end if;
  if held.id is null then
    select d.due_at into due from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null;
    insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
      values (p_claim, p_enquiry, me, greatest(due, clock.now() + interval '15 minutes')) returning * into held;
    perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'done', p_enquiry);
  end if;
  return query select 'done', held.staff_id, held.lapses_at;
end $$;
comment on function corps.claim_enquiry(uuid, uuid) is
  'Two at once: the second waits for the first and is told who has it. An enquiry already late is claimed for a quarter of an hour at a time.';

create function corps.release_enquiry(p_enquiry uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  conversation uuid := (select e.conversation_id from corps.enquiries e where e.id = p_enquiry);
begin
  update corps.claims c set ended_at = clock.now()
   where c.enquiry_id = p_enquiry and c.staff_id = access.staff_id() and c.ended_at is null;
  if not found then
    perform audit.record('release-enquiry', 'refused', p_enquiry, 'not-held');
    return 'not-held';
  end if;
  perform audit.append('conversation', conversation, 'release-enquiry', 'done', p_enquiry);
  return 'done';
end $$;

create function corps.claim_follows_deadline() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.claims c set lapses_at = greatest(new.due_at, clock.now() + interval '15 minutes')
   where c.enquiry_id = new.enquiry_id and c.ended_at is null and c.lapses_at > clock.now();
  return null;
end $$;
create trigger claim_follows_deadline after insert on corps.deadlines
  for each row when (new.enquiry_id is not null and new.kind = 'answer') execute function corps.claim_follows_deadline();

revoke insert, update on corps.claims from haandholdt_desk;
revoke update (ended_at) on corps.claims from haandholdt_desk;

create function corps.alarm_taken_by(p_alarm uuid) returns uuid
  language sql stable security definer set search_path = corps, pg_temp as $$
  select a.taken_by from corps.alarms a join corps.deadlines d on d.id = a.deadline_id left join corps.enquiries e on e.id = d.enquiry_id
   where a.id = p_alarm and (access.is_on_duty() or d.case_id = any (access.my_case_ids()))
     and not access.is_kept_out(d.case_id, e.conversation_id)
$$;
comment on function corps.alarm_taken_by(uuid) is 'Whoever comes second is told who came first.';

-- The six questions, kept as they are asked -----------------------------------------------------------

create table corps.triage_answers (
  id uuid primary key,
  enquiry_id uuid not null references corps.enquiries,
  conversation_id uuid not null references corps.conversations,
  staff_id uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  sealed_answers bytea
);
create index on corps.triage_answers (enquiry_id, at);
comment on table corps.triage_answers is
  'What was answered, before any colour is shown. Only added to: a call may be cut and taken up again. Sealed with the conversation''s key.';
alter table corps.triages add column answers_id uuid references corps.triage_answers;
comment on column corps.triages.sealed_answers is
  'The reason, where the colour chosen is lower than the highest to consider, and which that was. Sealed with the conversation''s key.';

-- What was said, and to whom it was passed on --------------------------------------------------------

create table corps.enquiry_notes (
  id uuid primary key,
  enquiry_id uuid not null references corps.enquiries,
  conversation_id uuid not null references corps.conversations,
  kind text not null check (kind in ('said', 'answered', 'passed-on', 'call-back')),
  at timestamptz not null default clock.now(),
  written_by uuid not null references corps.staff,
  sealed_note bytea
);
create index on corps.enquiry_notes (enquiry_id, at);
comment on table corps.enquiry_notes is
  'What staff wrote down about an enquiry; never shown to the person. Sealed with the conversation''s key.';
comment on column corps.enquiry_notes.kind is
  'said: in a call or meeting. answered, passed-on: how it ended. call-back: how a professional was verified.';

do $$ declare own record; begin
  for own in select * from (values ('triage_answers', 'staff_id'), ('enquiry_notes', 'written_by')) as own (t, writer) loop
    execute format('create trigger stays_as_written before update or delete on corps.%I for each row execute function corps.refuse_change()', own.t);
    execute format('create trigger is_not_emptied before truncate on corps.%I for each statement execute function corps.refuse_change()', own.t);
    execute format('alter table corps.%I enable row level security', own.t);
    execute format('create policy of_enquiry on corps.%1$I to haandholdt_desk using (access.may_see_enquiry(conversation_id))
      with check (%2$I = (select access.staff_id()) and access.may_see_enquiry(conversation_id)
        and exists (select 1 from corps.enquiries e where e.id = enquiry_id and e.conversation_id = %1$I.conversation_id))', own.t, own.writer);
    execute format('grant select, insert on corps.%I to haandholdt_desk', own.t);
  end loop;
end $$;

-- How it ends -------------------------------------------------------------------------------------

create function corps.end_enquiry(p_enquiry uuid, p_ended_as text, p_note uuid, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  act text := case p_ended_as when 'answered' then 'answer-and-close' when 'passed-on' then 'pass-on' end;
  the_enquiry corps.enquiries;
begin
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  if access.may_see_enquiry(the_enquiry.conversation_id) is not true then
    perform audit.record(act, 'refused', p_enquiry, 'no-right');
    return 'not-permitted';
  end if;
  if the_enquiry.ended_at is not null then return 'already-ended'; end if;
  if exists (select 1 from corps.claims c where c.enquiry_id = p_enquiry and c.ended_at is null
      and c.lapses_at > clock.now() and c.staff_id <> me) then
    perform audit.append('conversation', the_enquiry.conversation_id, act, 'refused', p_enquiry, 'held-by-other');
    return 'held-by-other';
  end if;
  if the_enquiry.under_18 = 'yes' and (select count(distinct n.concerns) from corps.notification_decisions n
      where n.enquiry_id = p_enquiry) < 2 then
    perform audit.append('conversation', the_enquiry.conversation_id, act, 'refused', p_enquiry, 'decision-missing');
    return 'decision-missing';
  end if;
  insert into corps.enquiry_notes (id, enquiry_id, conversation_id, kind, written_by, sealed_note)
    values (p_note, p_enquiry, the_enquiry.conversation_id, p_ended_as, me, p_sealed_note);
  update corps.enquiries e set ended_at = clock.now(), ended_as = p_ended_as, version = e.version + 1 where e.id = p_enquiry;
  update corps.deadlines d set settled_at = clock.now() where d.enquiry_id = p_enquiry and d.settled_at is null;
  update corps.claims c set ended_at = clock.now() where c.enquiry_id = p_enquiry and c.ended_at is null;
  perform audit.append('conversation', the_enquiry.conversation_id, act, 'done', p_enquiry);
  return 'done';
end $$;
comment on function corps.end_enquiry(uuid, text, uuid, bytea) is
  'Ends an enquiry with the note that says how: both or neither, for whoever has ended it may no longer write to it.';
revoke update (ended_at, ended_as) on corps.enquiries from haandholdt_desk;

-- What a leader sees before somebody leaves ------------------------------------------------------------

create function corps.cases_held_by(p_staff uuid)
  returns table (reference text, part text, other_id uuid, next_contact_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.reference, r.part, o.staff_id, d.due_at
    from corps.responsibilities r
    join corps.cases c on c.id = r.case_id and c.closed_at is null
    left join corps.responsibilities o on o.case_id = c.id and o.until_at is null and o.staff_id <> r.staff_id
    left join corps.deadlines d on d.case_id = c.id and d.kind = 'next-contact' and d.settled_at is null
   where r.staff_id = p_staff and r.until_at is null and access.is_leader() and not access.is_kept_out(c.id, null)
   order by d.due_at
$$;
comment on function corps.cases_held_by(uuid) is
  'For a leader: reference words and who else has them, nothing sealed. For anybody else, no rows.';

-- The live desk hears that something changed -----------------------------------------------------------

create trigger desk_changed after update of on_duty, suspended_at, deactivated_at on corps.staff
  for each statement execute function corps.ring();
create trigger desk_changed after update of revoked_at on corps.sessions
  for each statement execute function corps.ring();

grant execute on function corps.go_on_duty(boolean), access.choose_language(text), corps.claim_enquiry(uuid, uuid),
  corps.release_enquiry(uuid), corps.end_enquiry(uuid, text, uuid, bytea), corps.cases_held_by(uuid), corps.alarm_taken_by(uuid) to haandholdt_desk;

reset role;
