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
  if me is null or the_enquiry.id is null or not (access.may_see_enquiry(the_enquiry.conversation_id)
      or (the_enquiry.recorded_by = me and not (the_enquiry.conversation_id = any (access.blocked_conversation_ids())))) then
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
create trigger stays_as_written before update or delete on corps.enquiry_notes
  for each row execute function corps.refuse_change();
create trigger is_not_emptied before truncate on corps.enquiry_notes
  for each statement execute function corps.refuse_change();
alter table corps.enquiry_notes enable row level security;
create policy of_enquiry on corps.enquiry_notes to haandholdt_desk
  using (access.may_see_enquiry(conversation_id))
  with check (written_by = (select access.staff_id()) and access.may_see_enquiry(conversation_id)
    and exists (select 1 from corps.enquiries e where e.id = enquiry_id and e.conversation_id = enquiry_notes.conversation_id));
grant select, insert on corps.enquiry_notes to haandholdt_desk;

-- How it ends, and that it never ends for somebody who writes again -----------------------------------

create function corps.end_enquiry(p_enquiry uuid, p_ended_as text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  act text := case p_ended_as when 'answered' then 'answer-and-close' when 'passed-on' then 'pass-on' end;
  the_enquiry corps.enquiries;
begin
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  if me is null or the_enquiry.id is null or not access.may_see_enquiry(the_enquiry.conversation_id) then
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
  update corps.enquiries e set ended_at = clock.now(), ended_as = p_ended_as, version = e.version + 1 where e.id = p_enquiry;
  update corps.deadlines d set settled_at = clock.now() where d.enquiry_id = p_enquiry and d.settled_at is null;
  update corps.claims c set ended_at = clock.now() where c.enquiry_id = p_enquiry and c.ended_at is null;
  perform audit.append('conversation', the_enquiry.conversation_id, act, 'done', p_enquiry);
  return 'done';
end $$;
revoke update (ended_at, ended_as) on corps.enquiries from haandholdt_desk;

create function corps.comes_back() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.enquiries e set ended_at = null, ended_as = null, version = e.version + 1
   where e.conversation_id = new.conversation_id and e.ended_at is not null
     and not exists (select 1 from corps.case_conversations cc join corps.cases c on c.id = cc.case_id
                      where cc.conversation_id = new.conversation_id and c.closed_at is null);
  if found then
    insert into corps.deadlines (id, enquiry_id, kind, due_at)
      select gen_random_uuid(), e.id, 'answer', clock.now() + interval '24 hours'
        from corps.enquiries e where e.conversation_id = new.conversation_id;
    perform audit.append('conversation', new.conversation_id, 'reopen-enquiry', 'done');
  end if;
  return null;
end $$;
comment on function corps.comes_back() is
  'Somebody writes again after the enquiry has ended: it is back on the duty desk with a deadline, unless an open case has it.';
create trigger comes_back after insert on corps.messages
  for each row when (new.written_by = 'person') execute function corps.comes_back();

-- What a leader sees before somebody leaves ------------------------------------------------------------

create function corps.cases_held_by(p_staff uuid)
  returns table (reference text, part text, other_id uuid, next_contact_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.reference, r.part, o.staff_id, d.due_at
    from corps.responsibilities r
    join corps.cases c on c.id = r.case_id and c.closed_at is null
    left join corps.responsibilities o on o.case_id = c.id and o.until_at is null and o.staff_id <> r.staff_id
    left join corps.deadlines d on d.case_id = c.id and d.kind = 'next-contact' and d.settled_at is null
   where r.staff_id = p_staff and r.until_at is null and access.is_leader()
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
  corps.release_enquiry(uuid), corps.end_enquiry(uuid, text), corps.cases_held_by(uuid) to haandholdt_desk;

reset role;
