-- Every code has a second one -----------------------------------------------------------------------------
-- It opens an equal conversation on an ordinary topic. Which conversation belongs to which stands in no column: the
-- pair is sealed, and found by marks that only whoever holds the ring of faces can make. The door does not hold it.

set role haandholdt_keeper;

insert into audit.acts_of_the_database values ('approve-second-face'), ('withdraw-second-face'), ('give-second-face'),
  ('practise-second-face'), ('second-face-practised'), ('write-in-second-face'), ('open-second-face');

-- Off until somebody has said yes ---------------------------------------------------------------------------

create table corps.second_face_approvals (
  id uuid primary key,
  approved_by uuid not null references corps.staff,
  answers_for text not null check (length(answers_for) between 3 and 120),
  tried_until date not null,
  trials text not null check (length(trials) between 20 and 500),
  host_page text not null check (host_page ~ '^https?://[^[:space:]]+$'),
  topics text[] not null check (cardinality(topics) > 0),
  at timestamptz not null default clock.now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references corps.staff,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index one_approval_stands on corps.second_face_approvals ((true)) where withdrawn_at is null;
comment on table corps.second_face_approvals is
  'A second code is given only while one of these stands: who answers for it, when people who have lived it tried it last, what came of that, and for which host page.';
comment on column corps.second_face_approvals.topics is 'Those that fit the page, as the one who approves judges.';

create function corps.approve_second_face(
  p_approval uuid, p_answers_for text, p_tried_until date, p_trials text, p_host_page text, p_topics text[]
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  refusal text;
begin
  if access.is_leader() is not true then
    perform audit.record('approve-second-face', 'refused', null, 'no-right');
    return 'not-permitted';
  end if;
  refusal := case when p_host_page is null then 'no-host-page'
    when p_tried_until > clock.now()::date then 'not-tried-yet'
    when exists (select 1 from corps.second_face_approvals a where a.withdrawn_at is null) then 'already-approved' end;
  if refusal is not null then
    perform audit.record('approve-second-face', 'refused', null, refusal);
    return refusal;
  end if;
  insert into corps.second_face_approvals (id, approved_by, answers_for, tried_until, trials, host_page, topics)
    values (p_approval, access.staff_id(), p_answers_for, p_tried_until, p_trials, p_host_page, p_topics);
  perform audit.record('approve-second-face', 'done', p_approval);
  return 'done';
end $$;
comment on function corps.approve_second_face(uuid, text, date, text, text, text[]) is
  'By a leader. Without a host page that is set there is nothing to approve.';

create function corps.withdraw_second_face(p_approval uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.is_leader() is true then
    update corps.second_face_approvals a set withdrawn_at = clock.now(), withdrawn_by = access.staff_id()
     where a.id = p_approval and a.withdrawn_at is null;
  end if;
  if access.is_leader() is not true or not found then
    perform audit.record('withdraw-second-face', 'refused', p_approval, 'no-right');
    return 'not-permitted';
  end if;
  perform audit.record('withdraw-second-face', 'done', p_approval);
  return 'done';
end $$;
comment on function corps.withdraw_second_face(uuid) is
  'No more are given. Those that were given go on: nobody loses a way out that they have learned.';

create function corps.second_face_approval() returns table (
  id uuid, approved_by text, answers_for text, tried_until date, trials text, host_page text, topics text[], at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select a.id, s.alias, a.answers_for, a.tried_until, a.trials, a.host_page, a.topics, a.at
    from corps.second_face_approvals a join corps.staff s on s.id = a.approved_by
   where a.withdrawn_at is null and access.staff_id() is not null
$$;

-- The pair ---------------------------------------------------------------------------------------------------

create table corps.second_faces (
  mark bytea primary key check (length(mark) = 32),
  of_mark bytea not null unique check (length(of_mark) = 32 and of_mark <> mark),
  sealed_pair bytea not null check (length(sealed_pair) = 92),
  practice_from timestamptz,
  practice_until timestamptz,
  practised_at timestamptz,
  check ((practice_from is null) = (practice_until is null))
);
comment on table corps.second_faces is
  'That two conversations are the two faces of one person. It names neither: the marks are hashes of an id with a proof made from a key, and the pair is sealed with it.';
comment on column corps.second_faces.practice_until is
  'From the one moment until the other the person is trying it together with us, and nobody is alarmed. What came before it began alarms.';

create function corps.face_mark(p_conversation uuid, p_proof bytea) returns bytea
  language sql immutable as $$ select sha256(p_proof || uuid_send(p_conversation)) $$;

create function corps.find_pair(p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea) returns corps.second_faces
  language sql stable security definer set search_path = corps, pg_temp as $$
  select f from corps.second_faces f
   where f.mark = corps.face_mark(p_second, p_second_proof) and f.of_mark = corps.face_mark(p_first, p_first_proof)
$$;

create function corps.trace_on_matter(p_conversation uuid, p_act text, p_outcome text, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case uuid := (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation);
begin
  perform audit.append(case when the_case is null then 'conversation' else 'case' end, coalesce(the_case, p_conversation),
    p_act, p_outcome, null, p_reason);
end $$;
comment on function corps.trace_on_matter(uuid, text, text, text) is
  'On the case that a conversation belongs to, else on the conversation. It names no other conversation.';

create function corps.is_second_face(p_conversation uuid, p_proof bytea) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.second_faces f where f.mark = corps.face_mark(p_conversation, p_proof))
$$;

create function corps.second_face_of(p_first uuid, p_proof bytea)
  returns table (sealed_pair bytea, practice_until timestamptz, practised_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select f.sealed_pair, f.practice_until, f.practised_at from corps.second_faces f
   where f.of_mark = corps.face_mark(p_first, p_proof) and access.may_reach(null, p_first)
$$;

create function corps.second_faces_counted() returns table (with_code bigint, with_second bigint)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select (select count(*) from corps.case_conversations cc join corps.cases c on c.id = cc.case_id and c.closed_at is null
            join corps.conversations t on t.id = cc.conversation_id and t.kind = 'citizen' and t.code_lookup is not null),
         (select count(*) from corps.second_faces)
   where access.staff_id() is not null
$$;

-- Giving it ----------------------------------------------------------------------------------------------------

create function corps.give_second_face(
  p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea, p_sealed_pair bytea, p_host_page text, p_topic text,
  p_code_lookup bytea, p_language text, p_key uuid, p_wrapped text, p_enquiry uuid, p_reference text, p_sealed_contact bytea,
  p_messages uuid[], p_written_by text[], p_moments timestamptz[], p_sealed_texts bytea[]
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  first corps.conversations;
  refusal text;
begin
  if access.may_reach(null, p_first) is not true then
    perform audit.record('give-second-face', 'refused', p_first, 'no-right');
    return 'not-permitted';
  end if;
  select c.* into first from corps.conversations c where c.id = p_first for update;
  refusal := case
    when not exists (select 1 from corps.second_face_approvals a where a.withdrawn_at is null
                      and a.host_page = p_host_page and p_topic = any (a.topics)) then 'not-approved'
    when first.kind <> 'citizen' or first.code_lookup is null then 'no-code'
    when exists (select 1 from corps.second_faces f where f.of_mark = corps.face_mark(p_first, p_first_proof)
                    or f.mark = corps.face_mark(p_first, p_first_proof)) then 'already-given'
    when access.is_watched(null, p_first) then 'watched'
    when first.started_at > clock.now() - interval '12 hours' then 'too-soon' end;
  if refusal is not null then
    perform corps.trace_on_matter(p_first, 'give-second-face', 'refused', refusal);
    return refusal;
  end if;
  if exists (select 1 from unnest(p_moments) as at where at > clock.now() or at < clock.now() - interval '60 days') then
    raise exception 'no such moment' using errcode = 'check_violation';
  end if;

  insert into corps.principals (id, kind) values (p_second, 'citizen');
  insert into corps.conversations (id, kind, code_lookup, language, started_at)
    values (p_second, 'citizen', p_code_lookup, p_language, p_moments[1]);
  insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped)
    values (p_key, 'conversation', p_second, 'whole', 'door', p_wrapped);
  insert into corps.enquiries (id, conversation_id, reference, asked_by, channel, received_at, under_18, first_contact, service,
      sealed_contact, practice, ended_at, ended_as)
    values (p_enquiry, p_second, p_reference, 'citizen', 'door', p_moments[1], 'not-known', 'citizen', 'advice',
      p_sealed_contact, (select e.practice from corps.enquiries e where e.conversation_id = p_first),
      p_moments[cardinality(p_moments)], 'answered');
  insert into corps.messages (id, conversation_id, written_by, staff_id, at, sealed_text)
    select t.id, p_second, t.written_by, case t.written_by when 'staff' then access.staff_id() end, t.at, t.sealed_text
      from unnest(p_messages, p_written_by, p_moments, p_sealed_texts) as t (id, written_by, at, sealed_text);
  insert into corps.second_faces (mark, of_mark, sealed_pair)
    values (corps.face_mark(p_second, p_second_proof), corps.face_mark(p_first, p_first_proof), p_sealed_pair);
  perform corps.trace_on_matter(p_first, 'give-second-face', 'done', null);
  perform audit.append('conversation', p_second, 'start-conversation', 'done');
  perform audit.append('conversation', p_second, 'receive-enquiry', 'done', p_enquiry);
  perform audit.append('conversation', p_second, 'answer-and-close', 'done', p_enquiry);
  return 'done';
end $$;
comment on function corps.give_second_face(uuid, bytea, uuid, bytea, bytea, text, text, bytea, text, uuid, text, uuid, text, bytea, uuid[], text[], timestamptz[], bytea[]) is
  'Makes the rows that a conversation from the door has, of an enquiry that was answered. On a later visit than the first, and never while somebody else may be reading.';

create function corps.practise_second_face(p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  pair corps.second_faces := corps.find_pair(p_first, p_first_proof, p_second, p_second_proof);
begin
  if pair.mark is null or access.may_reach(null, p_first) is not true then
    perform audit.record('practise-second-face', 'refused', p_first, 'no-right');
    return 'not-permitted';
  end if;
  if access.is_watched(null, p_first) then
    perform corps.trace_on_matter(p_first, 'practise-second-face', 'refused', 'watched');
    return 'watched';
  end if;
  update corps.second_faces f set practice_until = clock.now() + interval '15 minutes',
      practice_from = case when f.practice_until > clock.now() then f.practice_from else clock.now() end
   where f.mark = pair.mark;
  perform corps.trace_on_matter(p_first, 'practise-second-face', 'done', null);
  return 'done';
end $$;
comment on function corps.practise_second_face(uuid, bytea, uuid, bytea) is
  'The person tries it together with us: for a quarter of an hour opening it alarms nobody.';

-- The thread goes on -------------------------------------------------------------------------------------------

create function access.open_second_face(
  p_opening uuid, p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea, p_purpose text
) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  asking corps.sessions := access.session();
begin
  if asking.level is distinct from 'full' then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  if (corps.find_pair(p_first, p_first_proof, p_second, p_second_proof)).mark is null or access.may_reach(null, p_first) is not true then
    perform audit.record('open-second-face', 'refused', p_first, p_purpose);
    return false;
  end if;
  perform corps.trace_on_matter(p_first, 'open-second-face', 'read', p_purpose);
  perform audit.append('conversation', p_second, 'open-conversation', 'read', p_second, p_purpose);
  insert into corps.openings (id, session_id, principal_id, owner_kind, owner_id, scope, purpose)
    values (p_opening, asking.id, asking.principal_id, 'conversation', p_second, 'whole', p_purpose);
  return true;
end $$;
comment on function access.open_second_face(uuid, uuid, bytea, uuid, bytea, text) is
  'Whoever may reach the person in the one may read in the other. The trace comes first, as with every opening.';

create function corps.messages_of_second_face(p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea)
  returns table (id uuid, written_by text, at timestamptz, sealed_text bytea)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select m.id, m.written_by, m.at, m.sealed_text from corps.messages m
   where m.conversation_id = p_second and access.may_reach(null, p_first)
     and (corps.find_pair(p_first, p_first_proof, p_second, p_second_proof)).mark is not null
   order by m.at, m.id
$$;

create function corps.pass_second_face(p_pass uuid, p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if (corps.find_pair(p_first, p_first_proof, p_second, p_second_proof)).mark is null or access.may_reach(null, p_first) is not true then
    perform audit.record('write-in-second-face', 'refused', p_first, 'no-right');
    return 'not-permitted';
  end if;
  insert into corps.passes (id, conversation_id, channel, by_staff) values (p_pass, p_second, 'site', access.staff_id());
  perform corps.trace_on_matter(p_first, 'write-in-second-face', 'done', null);
  perform audit.append('conversation', p_second, 'write-message', 'done', p_pass);
  return 'done';
end $$;
comment on function corps.pass_second_face(uuid, uuid, bytea, uuid, bytea) is
  'The gate to the second face. It opens while somebody else may be reading too: what is sent through it stands in the program and says nothing.';

-- Somebody came ------------------------------------------------------------------------------------------------

create table corps.arrivals (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid not null references corps.conversations on delete cascade,
  at timestamptz not null default clock.now()
);
comment on table corps.arrivals is
  'Somebody opened a conversation or wrote in it: the same row whichever it was. The jobs, who alone can tell, take it away within seconds.';

create function corps.note_arrival() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  insert into corps.arrivals (conversation_id)
    select c.id from corps.conversations c
     where c.id = (case tg_table_name when 'sessions' then to_jsonb(new) ->> 'principal_id' else to_jsonb(new) ->> 'conversation_id' end)::uuid;
  return null;
end $$;
create trigger arrival after insert on corps.sessions for each row when (new.audience = 'door') execute function corps.note_arrival();
create trigger arrival after insert on corps.messages for each row
  when (new.written_by = 'person' and session_user = 'haandholdt_front_door') execute function corps.note_arrival();
create constraint trigger trace_of_act after insert or update on corps.arrivals deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('conversation_id');

create function corps.arrivals_waiting() returns table (id uuid, conversation_id uuid)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select a.id, a.conversation_id from corps.arrivals a order by a.at limit 500
$$;
create function corps.settle_arrival(p_arrival uuid) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.arrivals a where a.id = p_arrival
$$;
create function corps.pair_of_second(p_second uuid, p_proof bytea) returns bytea
  language sql stable security definer set search_path = corps, pg_temp as $$
  select f.sealed_pair from corps.second_faces f where f.mark = corps.face_mark(p_second, p_proof)
$$;

-- Watched, raised by somebody's word or by the second code.
alter table corps.watches alter column raised_by drop not null;
alter table corps.watches drop constraint watches_ground_check;
alter table corps.watches add constraint watches_ground_check
  check (ground in ('said-the-phrase', 'suspicion', 'told-by-others', 'second-face'));
alter table corps.watches add constraint raised_by_whom check ((raised_by is null) = (ground = 'second-face'));
comment on column corps.watches.raised_by is 'Null: the second code was used, and nobody had to say it.';

create or replace function access.tell(p_case uuid, p_kind text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  insert into corps.notices (staff_id, case_id, kind, about_staff_id)
  select told.staff_id, p_case, p_kind, access.staff_id()
    from (select r.staff_id from corps.responsibilities r where r.case_id = p_case and r.until_at is null
          union
          select s.id from corps.staff s join corps.cases c on c.id = p_case and c.region = s.region
           where s.role = 'leader' and s.suspended_at is null and s.deactivated_at is null) told
   where told.staff_id is distinct from access.staff_id()
     and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = told.staff_id and b.ended_at is null)
$$;

create function corps.raise_watch(p_watch uuid, p_case uuid, p_conversation uuid, p_ground text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  raised corps.watches;
  standing corps.watches;
begin
  raised.case_id := coalesce(p_case, (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation));
  raised.conversation_id := case when raised.case_id is null then p_conversation end;
  -- Whoever is writing to the person at this moment is waited for, and whoever comes after sees it.
  perform 1 from corps.cases c where c.id = raised.case_id for update;
  perform 1 from corps.conversations c where c.id = p_conversation or c.id in (select access.conversations_of_case(raised.case_id))
    order by c.id for update;
  select w.* into standing from corps.watches w where w.ended_at is null
    and (w.case_id = raised.case_id or w.conversation_id = raised.conversation_id) for update;
  if standing.id is not null then
    -- It was heard again: what somebody had begun to release stays.
    update corps.watches w set release_asked_at = null, release_asked_by = null where w.id = standing.id;
    return corps.refuse_watched('put-in-watched', standing, 'already-watched');
  end if;
  raised.id := p_watch;
  raised.deadline_id := corps.set_review(raised, 30);
  insert into corps.watches (id, case_id, conversation_id, ground, raised_by, deadline_id)
    values (p_watch, raised.case_id, raised.conversation_id, p_ground, access.staff_id(), raised.deadline_id);
  perform corps.trace_watched('put-in-watched', raised, p_ground);
  if raised.case_id is not null then perform access.tell(raised.case_id, 'watched'); end if;
  return 'done';
end $$;
comment on function corps.raise_watch(uuid, uuid, uuid, text) is
  'Works at once. A conversation that belongs to a case stands for the case. Whether one may was asked before.';

create or replace function corps.put_in_watched(p_watch uuid, p_case uuid, p_conversation uuid, p_ground text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.may_reach(p_case, p_conversation) is not true then
    perform audit.record('put-in-watched', 'refused', coalesce(p_case, p_conversation), 'no-right');
    return 'not-permitted';
  end if;
  return corps.raise_watch(p_watch, p_case, p_conversation, p_ground);
end $$;

create or replace function corps.watch_of(p_case uuid, p_conversation uuid) returns table (
  watch_id uuid, ground text, raised_at timestamptz, raised_by text, review_due timestamptz,
  asked_at timestamptz, asked_by text, asked_by_me boolean, clearable boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select w.id, w.ground, w.raised_at, s.alias, d.due_at, w.release_asked_at, r.alias, w.release_asked_by = access.staff_id(),
         exists (select 1 from corps.acute_cards a where a.case_id = w.case_id and a.mistake_phrase_at < w.raised_at)
    from corps.watches w join corps.deadlines d on d.id = w.deadline_id
    left join corps.staff s on s.id = w.raised_by left join corps.staff r on r.id = w.release_asked_by
   where w.ended_at is null and access.may_reach(p_case, p_conversation)
     and (w.case_id = p_case or w.conversation_id = p_conversation
       or w.case_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation))
$$;

create function corps.second_face_opened(
  p_arrival uuid, p_watch uuid, p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  pair corps.second_faces := corps.find_pair(p_first, p_first_proof, p_second, p_second_proof);
  came corps.arrivals;
  the_enquiry corps.enquiries;
  open_case uuid;
  answer text := 'practised';
  is_at_desk boolean;
begin
  delete from corps.arrivals a where a.id = p_arrival and a.conversation_id = p_second returning a.* into came;
  if came.id is null or pair.mark is null
     or exists (select 1 from corps.conversations c where c.id = p_first and c.erased_at is not null) then
    return 'nothing';
  end if;

  if came.at between pair.practice_from and pair.practice_until then
    update corps.second_faces f set practised_at = coalesce(f.practised_at, came.at) where f.mark = pair.mark;
    perform corps.trace_on_matter(p_first, 'second-face-practised', 'done', null);
  else
    answer := corps.raise_watch(p_watch, null, p_first, 'second-face');
  end if;

  -- What was written there is answered by those who have the person, and by nobody who would not know what it is.
  select e.* into the_enquiry from corps.enquiries e where e.conversation_id = p_second and e.ended_at is null for update;
  is_at_desk := found;
  if is_at_desk then
    perform corps.end_as(the_enquiry.id, 'answered');
    perform audit.append('conversation', p_second, 'answer-and-close', 'done', the_enquiry.id);
  end if;
  if answer = 'practised' then return answer; end if;

  select c.id into open_case from corps.case_conversations cc join corps.cases c on c.id = cc.case_id
   where cc.conversation_id = p_first and c.closed_at is null;
  if open_case is not null then
    if is_at_desk and not exists (select 1 from corps.deadlines d where d.case_id = open_case and d.kind = 'answer' and d.settled_at is null) then
      insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), open_case, 'answer', clock.now() + interval '30 minutes');
    end if;
    return answer;
  end if;
  -- Nobody has it any more: it comes back to the duty desk.
  select e.* into the_enquiry from corps.enquiries e where e.conversation_id = p_first for update;
  if the_enquiry.ended_at is not null then
    update corps.enquiries e set ended_at = null, ended_as = null, version = e.version + 1 where e.id = the_enquiry.id;
    insert into corps.deadlines (id, enquiry_id, kind, due_at)
      values (gen_random_uuid(), the_enquiry.id, 'answer', clock.now() + interval '15 minutes')
      on conflict (enquiry_id) where kind = 'answer' and settled_at is null do nothing;
    perform audit.append('conversation', p_first, 'enquiry-came-back', 'done', the_enquiry.id);
  end if;
  return answer;
end $$;
comment on function corps.second_face_opened(uuid, uuid, uuid, bytea, uuid, bytea) is
  'Watched, by the second code, on the case or the enquiry of the first. Nothing is taken away, blocked or shown there. While it is practised, it is noted and nobody is alarmed.';

-- What was erased ----------------------------------------------------------------------------------------------

create function corps.sealed_pairs() returns setof bytea
  language sql stable security definer set search_path = corps, pg_temp as $$
  select f.sealed_pair from corps.second_faces f
$$;

create function corps.erase_second_face(p_first uuid, p_first_proof bytea, p_second uuid, p_second_proof bytea) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  pair corps.second_faces := corps.find_pair(p_first, p_first_proof, p_second, p_second_proof);
  enquiries uuid[] := array(select e.id from corps.enquiries e where e.conversation_id = p_second);
  matter record;
  erased text;
begin
  if pair.mark is null or not exists (select 1 from corps.conversations c where c.id = p_first and c.erased_at is not null) then
    return false;
  end if;
  perform audit.append('conversation', p_second, 'erase-case', 'done');
  perform set_config('corps.permitted_change', 'erase', true);
  delete from corps.data_keys k where k.owner_kind = 'conversation' and k.owner_id = p_second;
  delete from corps.sessions s where s.principal_id = p_second;
  delete from corps.arrivals a where a.conversation_id = p_second;
  for matter in select * from corps.tables_of_a_matter() where owner_column in ('conversation_id', 'enquiry_id') loop
    select string_agg(change, ', ') into erased from (
      select format('%I = null', name) from unnest(matter.sealed_columns) as name
      union all
      select format('%I = date_trunc(''month'', %1$I, ''UTC'')', name) from unnest(matter.time_columns) as name where name <> 'expires_at'
    ) as changes (change);
    if erased is not null then
      execute format('update corps.%I set %s where %I = any ($1)', matter.table_name, erased, matter.owner_column)
        using case matter.owner_column when 'conversation_id' then array[p_second] else enquiries end;
    end if;
  end loop;
  update corps.enquiries e set ended_at = clock.now(), ended_as = 'answered' where e.conversation_id = p_second and e.ended_at is null;
  update corps.deadlines d set settled_at = clock.now() from corps.enquiries e
   where e.conversation_id = p_second and d.enquiry_id = e.id and d.settled_at is null;
  update corps.conversations c set code_lookup = null, erased_at = clock.now(), started_at = date_trunc('month', c.started_at, 'UTC')
   where c.id = p_second;
  delete from corps.second_faces f where f.mark = pair.mark;
  perform set_config('corps.permitted_change', '', true);
  return true;
end $$;
comment on function corps.erase_second_face(uuid, bytea, uuid, bytea) is
  'With the first goes the second, its code and the pair. False while the first is there.';

-- Rights -------------------------------------------------------------------------------------------------------

alter table corps.second_face_approvals enable row level security;
alter table corps.second_faces enable row level security;
alter table corps.arrivals enable row level security;
create trigger desk_changed after insert or update on corps.second_face_approvals for each statement execute function corps.ring();

grant execute on function corps.approve_second_face(uuid, text, date, text, text, text[]), corps.withdraw_second_face(uuid),
  corps.give_second_face(uuid, bytea, uuid, bytea, bytea, text, text, bytea, text, uuid, text, uuid, text, bytea, uuid[], text[], timestamptz[], bytea[]),
  corps.practise_second_face(uuid, bytea, uuid, bytea), access.open_second_face(uuid, uuid, bytea, uuid, bytea, text),
  corps.messages_of_second_face(uuid, bytea, uuid, bytea), corps.pass_second_face(uuid, uuid, bytea, uuid, bytea),
  corps.is_second_face(uuid, bytea), corps.second_face_of(uuid, bytea), corps.second_faces_counted(), corps.second_face_approval()
  to haandholdt_desk;
grant execute on function corps.arrivals_waiting(), corps.settle_arrival(uuid), corps.pair_of_second(uuid, bytea),
  corps.second_face_opened(uuid, uuid, uuid, bytea, uuid, bytea), corps.sealed_pairs(),
  corps.erase_second_face(uuid, bytea, uuid, bytea) to haandholdt_jobs;

reset role;
