-- Nothing reaches a person but through one gate, and nothing at all but harmless words while somebody else may be
-- reading on their devices.

set role haandholdt_keeper;

insert into audit.acts_of_the_database values
  ('reach-out'), ('put-in-watched'), ('review-watched'), ('ask-release'), ('release-watched'), ('clear-watched');

alter table corps.notices drop constraint notices_kind_check;
alter table corps.notices add constraint notices_kind_check check (kind in ('acute-card-opened', 'alarm-taken', 'case-came-to-you',
  'contact-rule-overridden', 'flag-escalated', 'provisional-signed', 'deputy-missing', 'second-rating-given-back', 'second-rating-signed',
  'watched', 'watched-released', 'watched-cleared'));

-- What of the contact agreement the database itself must know ------------------------------------------

alter table corps.acute_cards add column agreed_until timestamptz, add column mistake_phrase_at timestamptz;
comment on column corps.acute_cards.agreed_until is
  'Until when the sealed contact agreement holds; null while there is none. The rest of it is for whoever holds the key.';
comment on column corps.acute_cards.mistake_phrase_at is
  'When the sentence that means "it was a mistake" was agreed; null where none is. One agreed after somebody began to read clears nothing.';
grant update (agreed_until, mistake_phrase_at) on corps.acute_cards to haandholdt_desk;
drop trigger a_stamp on corps.acute_cards;
create trigger a_stamp before insert or update on corps.acute_cards
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('changed_at', 'mistake_phrase_at');

-- Somebody may be reading ------------------------------------------------------------------------------

create table corps.watches (
  id uuid primary key,
  case_id uuid references corps.cases,
  conversation_id uuid references corps.conversations,
  ground text not null check (ground in ('said-the-phrase', 'suspicion', 'told-by-others')),
  raised_at timestamptz not null default clock.now(),
  raised_by uuid not null references corps.staff,
  deadline_id uuid not null unique references corps.deadlines,
  release_asked_at timestamptz,
  release_asked_by uuid references corps.staff,
  ended_at timestamptz,
  ended_by uuid references corps.staff,
  ended_as text check (ended_as in ('released', 'cleared')),
  check (num_nonnulls(case_id, conversation_id) = 1),
  check ((release_asked_at is null) = (release_asked_by is null)),
  check (num_nonnulls(ended_at, ended_by, ended_as) in (0, 3)),
  constraint two_release check (ended_as is distinct from 'released' or (release_asked_by is not null and release_asked_by <> ended_by))
);
create unique index watched_once on corps.watches (case_id) where ended_at is null;
create unique index conversation_watched_once on corps.watches (conversation_id) where ended_at is null;
comment on table corps.watches is
  'Watched: somebody else may be reading or listening on the person''s devices. Two different people end it, or one when the person says the sentence agreed for a mistake.';
comment on column corps.watches.conversation_id is 'Of an enquiry that is no case yet. When it becomes one, the row moves with it.';
comment on column corps.watches.deadline_id is 'The next review. There is always one.';

create function access.is_watched(p_case uuid, p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.watches w where w.ended_at is null
    and (w.case_id = p_case or w.conversation_id = p_conversation
      or w.case_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation)))
$$;

create function access.is_held_back(p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select access.is_watched(null, p_conversation)
     and exists (select 1 from corps.conversations c where c.id = p_conversation and c.kind = 'citizen')
$$;
comment on function access.is_held_back(uuid) is
  'Watched, and the conversation is the person''s own: what a professional reads is no device of the person''s.';

create function access.may_reach(p_case uuid, p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select access.staff_id() is not null and (
    coalesce(p_case = any (access.my_case_ids()), false)
    or coalesce(access.is_on_duty() and p_case = any (access.opened_acute_card_ids_today()), false)
    or coalesce(access.may_see_enquiry(p_conversation), false))
$$;
comment on function access.may_reach(uuid, uuid) is
  'The two who have the case, whoever has a grant, whoever on duty has opened the acute card today, and whoever may see the enquiry.';

create function corps.check_watched() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if exists (select 1 from corps.watches w join corps.deadlines d on d.id = w.deadline_id
      left join corps.cases c on c.id = w.case_id
     where case tg_table_name when 'watches' then w.id = new.id else w.deadline_id = new.id end
       and w.ended_at is null and d.settled_at is not null and c.erased_at is null) then
    raise exception 'what is watched needs a review' using errcode = 'check_violation', constraint = 'watched_has_review';
  end if;
  return null;
end $$;
create constraint trigger watched_has_review after insert or update on corps.watches
  deferrable initially deferred for each row execute function corps.check_watched();
create constraint trigger watched_has_review after update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_watched();

create function corps.refuse_watched(p_act text, p_watch corps.watches, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform audit.append(case when p_watch.case_id is null then 'conversation' else 'case' end,
    coalesce(p_watch.case_id, p_watch.conversation_id), p_act, 'refused', p_watch.id, p_reason);
  return p_reason;
end $$;

create function corps.trace_watched(p_act text, p_watch corps.watches, p_reason text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  select audit.append(case when p_watch.case_id is null then 'conversation' else 'case' end,
    coalesce(p_watch.case_id, p_watch.conversation_id), p_act, 'done', p_watch.id, p_reason)
$$;

create function corps.set_review(p_watch corps.watches, p_minutes int) returns uuid
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  due uuid := gen_random_uuid();
begin
  insert into corps.deadlines (id, case_id, enquiry_id, kind, due_at)
    values (due, p_watch.case_id, (select e.id from corps.enquiries e where e.conversation_id = p_watch.conversation_id),
      'review', clock.now() + make_interval(mins => p_minutes));
  return due;
end $$;

create function corps.put_in_watched(p_watch uuid, p_case uuid, p_conversation uuid, p_ground text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  raised corps.watches;
  standing corps.watches;
begin
  if access.may_reach(p_case, p_conversation) is not true then
    perform audit.record('put-in-watched', 'refused', coalesce(p_case, p_conversation), 'no-right');
    return 'not-permitted';
  end if;
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
comment on function corps.put_in_watched(uuid, uuid, uuid, text) is
  'Works at once, on one person''s word. A conversation that belongs to a case stands for the case.';

create function corps.find_watch(p_watch uuid, p_act text) returns corps.watches
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  sought corps.watches;
begin
  select w.* into sought from corps.watches w where w.id = p_watch and w.ended_at is null for update;
  if sought.id is null or access.may_reach(sought.case_id, coalesce(sought.conversation_id,
      (select cc.conversation_id from corps.case_conversations cc
        where cc.case_id = sought.case_id and access.may_see_enquiry(cc.conversation_id) limit 1))) is not true then
    perform audit.record(p_act, 'refused', p_watch, 'no-right');
    return null;
  end if;
  return sought;
end $$;

create function corps.review_watched(p_watch uuid, p_minutes int) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_watch corps.watches := corps.find_watch(p_watch, 'review-watched');
  next_review uuid;
begin
  if the_watch.id is null then return 'not-permitted'; end if;
  if p_minutes not in (30, 120, 480) then raise exception 'no such time' using errcode = 'check_violation'; end if;
  next_review := corps.set_review(the_watch, p_minutes);
  update corps.watches w set deadline_id = next_review, release_asked_at = null, release_asked_by = null where w.id = p_watch;
  update corps.deadlines d set settled_at = clock.now() where d.id = the_watch.deadline_id and d.settled_at is null;
  perform corps.trace_watched('review-watched', the_watch, null);
  return 'done';
end $$;
comment on function corps.review_watched(uuid, int) is 'It goes on, and is looked at again by then. What somebody had begun to release stays.';

create function corps.end_watch(p_watch corps.watches, p_as text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.watches w set ended_at = clock.now(), ended_by = access.staff_id(), ended_as = p_as where w.id = p_watch.id;
  update corps.deadlines d set settled_at = clock.now() where d.id = p_watch.deadline_id and d.settled_at is null;
  if p_watch.case_id is not null then perform access.tell(p_watch.case_id, 'watched-' || p_as); end if;
end $$;

create function corps.release_watched(p_watch uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_watch corps.watches := corps.find_watch(p_watch, 'release-watched');
begin
  if the_watch.id is null then return 'not-permitted'; end if;
  if the_watch.release_asked_by is null then
    update corps.watches w set release_asked_at = clock.now(), release_asked_by = access.staff_id() where w.id = p_watch;
    perform corps.trace_watched('ask-release', the_watch, null);
    return 'asked';
  end if;
  if the_watch.release_asked_by = access.staff_id() then
    return corps.refuse_watched('release-watched', the_watch, 'waits-for-another');
  end if;
  perform corps.end_watch(the_watch, 'released');
  perform corps.trace_watched('release-watched', the_watch, null);
  return 'done';
end $$;
comment on function corps.release_watched(uuid) is 'The first asks, and another one releases.';

create function corps.clear_watched(p_watch uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_watch corps.watches := corps.find_watch(p_watch, 'clear-watched');
begin
  if the_watch.id is null then return 'not-permitted'; end if;
  if not exists (select 1 from corps.acute_cards a where a.case_id = the_watch.case_id and a.mistake_phrase_at < the_watch.raised_at) then
    return corps.refuse_watched('clear-watched', the_watch, 'no-phrase-agreed');
  end if;
  perform corps.end_watch(the_watch, 'cleared');
  perform corps.trace_watched('clear-watched', the_watch, null);
  return 'done';
end $$;
comment on function corps.clear_watched(uuid) is
  'The person said the sentence that was agreed for a mistake, before anybody else was reading: one is enough.';

create function corps.watch_of(p_case uuid, p_conversation uuid) returns table (
  watch_id uuid, ground text, raised_at timestamptz, raised_by text, review_due timestamptz,
  asked_at timestamptz, asked_by text, asked_by_me boolean, clearable boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select w.id, w.ground, w.raised_at, s.alias, d.due_at, w.release_asked_at, r.alias, w.release_asked_by = access.staff_id(),
         exists (select 1 from corps.acute_cards a where a.case_id = w.case_id and a.mistake_phrase_at < w.raised_at)
    from corps.watches w join corps.staff s on s.id = w.raised_by join corps.deadlines d on d.id = w.deadline_id
    left join corps.staff r on r.id = w.release_asked_by
   where w.ended_at is null and access.may_reach(p_case, p_conversation)
     and (w.case_id = p_case or w.conversation_id = p_conversation
       or w.case_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation))
$$;

create function corps.watched_now() returns table (
  case_id uuid, enquiry_id uuid, reference text, raised_at timestamptz, review_due timestamptz, release_asked boolean, mine boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select w.case_id, e.id, coalesce(c.reference, e.reference), w.raised_at, d.due_at, w.release_asked_at is not null,
         coalesce(w.case_id = any ((select access.my_case_ids())::uuid[]), false)
    from corps.watches w join corps.deadlines d on d.id = w.deadline_id
    left join corps.cases c on c.id = w.case_id left join corps.enquiries e on e.conversation_id = w.conversation_id
   where w.ended_at is null
     and ((select access.is_on_duty()) or w.case_id = any ((select access.my_case_ids())::uuid[]))
     and not access.is_kept_out(w.case_id, w.conversation_id)
   order by d.due_at
$$;
comment on function corps.watched_now() is 'For whoever is on duty and for those who have the case: a reference word and times, nothing sealed.';

-- An enquiry becomes a case, and what was watched stays watched.
create function corps.watch_follows() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  moving corps.watches;
begin
  for moving in select w.* from corps.watches w where w.conversation_id = new.conversation_id order by w.ended_at nulls last for update loop
    moving.case_id := new.case_id;
    moving.conversation_id := null;
    if moving.ended_at is null then
      update corps.deadlines d set settled_at = clock.now() where d.id = moving.deadline_id and d.settled_at is null;
      moving.deadline_id := corps.set_review(moving, 30);
    end if;
    update corps.watches w set case_id = moving.case_id, conversation_id = null, deadline_id = moving.deadline_id where w.id = moving.id;
  end loop;
  return null;
end $$;
create trigger watch_follows after insert on corps.case_conversations for each row execute function corps.watch_follows();

-- The gate ---------------------------------------------------------------------------------------------

create table corps.passes (
  id uuid primary key,
  case_id uuid references corps.cases,
  conversation_id uuid references corps.conversations,
  channel text not null check (channel in ('site', 'phone', 'sms', 'email', 'letter', 'digital-post', 'somebody', 'meeting')),
  harmless text check (harmless in ('thanks-for-writing', 'nothing-new', 'no-hurry', 'good-weekend')),
  by_staff uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  given_in xid8 not null default pg_current_xact_id(),
  check (case channel when 'site' then conversation_id is not null and case_id is null else case_id is not null and conversation_id is null and harmless is null end)
);
create index on corps.passes (case_id, by_staff, at);
comment on table corps.passes is
  'The gate said yes: one person may reach out, by this channel, now. For the site it is spent in the same transaction.';

alter table corps.messages add column harmless text check (harmless in ('thanks-for-writing', 'nothing-new', 'no-hurry', 'good-weekend'));
alter table corps.messages add constraint harmless_is_all check (harmless is null or (written_by = 'staff' and sealed_text is null));
comment on column corps.messages.harmless is 'Which of the harmless texts this is. It has no other words: they stand in the program, in each language.';

alter table corps.conversations add column person_read_at timestamptz;
comment on column corps.conversations.person_read_at is
  'Until when the person has been shown it. While somebody else may be reading it stands still, and what came later is held back.';

create function corps.forget_when_read() returns trigger language plpgsql as $$
begin
  new.person_read_at := null;
  return new;
end $$;
create trigger erased_with_the_rest before update of erased_at on corps.conversations
  for each row when (new.erased_at is not null) execute function corps.forget_when_read();

create function corps.held_back(p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select access.may_reach(null, p_conversation) and access.is_held_back(p_conversation)
$$;

create function corps.pass_gate(
  p_pass uuid, p_case uuid, p_conversation uuid, p_channel text, p_harmless text, p_refusal text
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  card corps.acute_cards;
  refusal text := p_refusal;
begin
  if access.may_reach(p_case, p_conversation) is not true then
    perform audit.record('reach-out', 'refused', coalesce(p_case, p_conversation), 'no-right');
    return 'not-permitted';
  end if;
  perform 1 from corps.cases c where c.id = p_case for share;
  perform 1 from corps.conversations c where c.id = p_conversation for update;
  if (access.is_watched(p_case, null) or access.is_held_back(p_conversation)) and p_harmless is null then
    refusal := 'watched';
  elsif p_channel <> 'site' and not corps.is_overridden(p_case) then
    select a.* into card from corps.acute_cards a where a.case_id = p_case;
    refusal := case when card.agreed_until is null then 'no-agreement'
      when card.agreed_until <= clock.now() then 'agreement-expired' else refusal end;
  end if;
  if refusal is not null then
    perform audit.append(case when p_case is null then 'conversation' else 'case' end, coalesce(p_case, p_conversation),
      'reach-out', 'refused', null, refusal);
    return refusal;
  end if;
  insert into corps.passes (id, case_id, conversation_id, channel, harmless, by_staff)
    values (p_pass, p_case, p_conversation, p_channel, p_harmless, access.staff_id());
  if p_case is not null then perform audit.append('case', p_case, 'reach-out', 'done', p_pass, p_channel); end if;
  return 'done';
end $$;
comment on function corps.pass_gate(uuid, uuid, uuid, text, text, text) is
  'What the database can know of it: whether it is watched, whether an agreement holds, whether it was set aside. Channel and hours are sealed: what they say is asked first, and can only refuse more.';

create function corps.is_overridden(p_case uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.overrides o where o.case_id = p_case and o.rule = 'contact'
    and o.by_staff = access.staff_id() and o.at > clock.now() - interval '1 hour')
$$;
comment on function corps.is_overridden(uuid) is 'The asking member has set the agreement aside within the hour, because a life is in danger.';

create function corps.send_message(p_message uuid, p_conversation uuid, p_pass uuid, p_sealed_text bytea, p_harmless text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  delete from corps.passes p where p.id = p_pass and p.conversation_id = p_conversation and p.channel = 'site'
    and p.harmless is not distinct from p_harmless and p.by_staff = access.staff_id() and p.given_in = pg_current_xact_id();
  if not found or num_nonnulls(p_sealed_text, p_harmless) <> 1 then
    raise exception 'nothing is sent without a pass of the gate' using errcode = 'insufficient_privilege';
  end if;
  insert into corps.messages (id, conversation_id, written_by, staff_id, sealed_text, harmless)
    values (p_message, p_conversation, 'staff', access.staff_id(), p_sealed_text, p_harmless);
end $$;
comment on function corps.send_message(uuid, uuid, uuid, bytea, text) is
  'The only way from staff to a person''s conversation. A pass is of this transaction, this conversation and this text or kind of text, and is spent.';
revoke insert on corps.messages from haandholdt_desk;

-- What the person's own page shows ---------------------------------------------------------------------

drop function corps.my_messages();
create function corps.my_messages() returns table (id uuid, written_by text, at timestamptz, sealed_text bytea, harmless text)
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
  mine corps.conversations;
begin
  if session_user <> 'haandholdt_front_door' then return; end if;
  select c.* into mine from corps.conversations c where c.id = me for update;
  if not access.is_held_back(me) then
    update corps.conversations c set person_read_at = clock.now() where c.id = me returning c.* into mine;
  end if;
  return query select m.id, m.written_by, m.at, m.sealed_text, m.harmless from corps.messages m
   where m.conversation_id = me
     and (m.written_by = 'person' or m.harmless is not null or m.at <= mine.person_read_at)
     and exists (select 1 from corps.enquiries e where e.conversation_id = m.conversation_id)
   order by m.at, m.id;
end $$;
comment on function corps.my_messages() is
  'While somebody else may be reading: what was shown before, what was written there, and the harmless texts.';

create or replace function corps.my_conversation() returns table (kind text, language text, has_enquiry boolean, enquiry_ended boolean, next_contact_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.kind, c.language, e.id is not null, e.ended_at is not null,
         (select d.due_at from corps.deadlines d join corps.case_conversations cc on cc.case_id = d.case_id
           where cc.conversation_id = c.id and d.kind = 'next-contact' and d.settled_at is null
             and (d.set_at <= c.person_read_at or not access.is_held_back(c.id)))
    from corps.conversations c left join corps.enquiries e on e.conversation_id = c.id
   where c.id = access.principal_id() and session_user = 'haandholdt_front_door'
$$;

-- Rights -----------------------------------------------------------------------------------------------

alter table corps.watches enable row level security;
alter table corps.passes enable row level security;
create policy of_my_cases on corps.watches for select to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[]) or access.may_see_enquiry(conversation_id));
create policy of_my_cases on corps.passes for select to haandholdt_desk using (case_id = any ((select access.my_case_ids())::uuid[]));
grant select on corps.watches, corps.passes to haandholdt_desk;

create constraint trigger trace_of_act after insert or update on corps.watches deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('case_id', 'conversation_id');
create constraint trigger trace_of_act after insert or update on corps.passes deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('case_id', 'conversation_id');
create trigger desk_changed after insert or update on corps.watches for each statement execute function corps.ring();

grant execute on function corps.put_in_watched(uuid, uuid, uuid, text), corps.review_watched(uuid, int), corps.release_watched(uuid),
  corps.clear_watched(uuid), corps.watch_of(uuid, uuid), corps.watched_now(), corps.held_back(uuid), corps.is_overridden(uuid),
  corps.pass_gate(uuid, uuid, uuid, text, text, text), corps.send_message(uuid, uuid, uuid, bytea, text) to haandholdt_desk;
grant execute on function corps.my_messages() to haandholdt_front_door;

reset role;
