-- Enquiries, conversations, cases, and the people who are responsible for them.
-- Clear columns hold ids, times, codes and municipality: what the queue and the statistics need.
-- Everything a person said, or that says something about a person, is in a column named sealed….

set role haandholdt_keeper;

-- Conversations and enquiries --------------------------------------------------------------------

create table corps.conversations (
  id uuid primary key references corps.principals,
  kind text not null check (kind in ('citizen', 'professional')),
  code_lookup bytea unique check (length(code_lookup) = 32),
  language text not null default 'da',
  started_at timestamptz not null default clock.now(),
  staff_read_at timestamptz,
  erased_at timestamptz
);
comment on table corps.conversations is
  'The side of a matter that the person can come back to. Whoever holds the code is a principal of their own.';
comment on column corps.conversations.code_lookup is 'Argon2id of the six words with a site salt and a pepper; null when no code was given.';

create table corps.messages (
  id uuid primary key,
  conversation_id uuid not null references corps.conversations,
  written_by text not null check (written_by in ('person', 'staff')),
  staff_id uuid references corps.staff,
  at timestamptz not null default clock.now(),
  sealed_text bytea,
  check ((written_by = 'staff') = (staff_id is not null))
);
create index on corps.messages (conversation_id, at);

create table corps.enquiries (
  id uuid primary key,
  conversation_id uuid not null unique references corps.conversations,
  reference text not null unique,
  asked_by text not null check (asked_by in ('citizen', 'professional', 'relative')),
  channel text not null check (channel in ('door', 'phone', 'meeting', 'email')),
  received_at timestamptz not null default clock.now(),
  recorded_by uuid references corps.staff,
  municipality text check (municipality ~ '^[0-9]{4}$'),
  under_18 text not null check (under_18 in ('yes', 'no', 'not-known')),
  abroad text not null default 'not-known' check (abroad in ('yes', 'no', 'not-known')),
  first_contact text not null check (first_contact ~ '^[a-z][a-z-]{1,39}$'),
  cause_first_stated text check (cause_first_stated ~ '^[a-z][a-z-]{1,39}$'),
  cause_later_known text check (cause_later_known ~ '^[a-z][a-z-]{1,39}$'),
  citizen_advised_directly boolean,
  service text not null check (service in ('advice', 'risk-assessment', 'coordination')),
  ground text check (ground in ('anonymised', 'consent', 'legal-ground')),
  verified_at timestamptz,
  sealed_contact bytea,
  practice boolean not null default false,
  ended_at timestamptz,
  ended_as text check (ended_as in ('case', 'answered', 'passed-on')),
  version int not null default 1,
  check ((ended_at is null) = (ended_as is null))
);
create index on corps.enquiries (received_at) where ended_at is null;
comment on table corps.enquiries is 'Somebody turned to the corps. Every enquiry is registered, even two minutes of advice.';
comment on column corps.enquiries.reference is 'A word and a number that say nothing about the matter, for lists and for speaking aloud.';
comment on column corps.enquiries.service is
  'Serviceloven § 12 c: advice to anyone; a risk assessment and coordination only at the municipality''s recorded request.';
comment on column corps.enquiries.verified_at is 'A professional was called back through a switchboard found independently.';
comment on column corps.enquiries.sealed_contact is 'How the person can be reached safely: channel, hours, code word, who may hear.';

create table corps.claims (
  id uuid primary key,
  enquiry_id uuid not null references corps.enquiries,
  staff_id uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  lapses_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_claim_at_a_time on corps.claims (enquiry_id) where ended_at is null;

create table corps.triages (
  id uuid primary key,
  enquiry_id uuid not null references corps.enquiries,
  staff_id uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  colour text not null check (colour in ('red', 'orange', 'yellow', 'green')),
  sealed_answers bytea
);
create index on corps.triages (enquiry_id, at);
comment on column corps.triages.colour is 'Chosen by the person on duty, never by the system; a reason is sealed with the answers when it is lower than the highest to consider.';

create table corps.notification_decisions (
  id uuid primary key,
  enquiry_id uuid not null references corps.enquiries,
  concerns text not null check (concerns in ('person', 'siblings')),
  decision text not null check (decision in ('notify', 'municipality-already-knows', 'no-ground', 'identity-not-known', 'no-siblings', 'siblings-not-known')),
  decided_by uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  sealed_reason bytea
);
create index on corps.notification_decisions (enquiry_id);
comment on table corps.notification_decisions is
  'Barnets lov § 133: an enquiry about somebody under 18 ends in a recorded decision, for siblings too.';

-- Cases ------------------------------------------------------------------------------------------

create table corps.cases (
  id uuid primary key,
  reference text not null unique,
  enquiry_id uuid unique references corps.enquiries,
  municipality text check (municipality ~ '^[0-9]{4}$'),
  region text not null check (region in ('nord', 'midt', 'syddanmark', 'hovedstaden-sjaelland')),
  under_18 text not null check (under_18 in ('yes', 'no', 'not-known')),
  anonymous boolean not null default true,
  practice boolean not null default false,
  opened_at timestamptz not null default clock.now(),
  opened_by uuid not null references corps.staff,
  closed_at timestamptz,
  erased_at timestamptz,
  version int not null default 1
);
create index on corps.cases (opened_at) where closed_at is null;
comment on table corps.cases is
  'One file per exposed person, never per household. No level and no rating is a clear column here.';

create table corps.responsibilities (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  staff_id uuid not null references corps.staff,
  part text not null check (part in ('responsible', 'deputy')),
  from_at timestamptz not null default clock.now(),
  until_at timestamptz,
  given_by uuid not null references corps.principals,
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$')
);
create unique index one_of_each_part on corps.responsibilities (case_id, part) where until_at is null;
create unique index two_different_people on corps.responsibilities (case_id, staff_id) where until_at is null;
create index on corps.responsibilities (staff_id, case_id) where until_at is null;
comment on table corps.responsibilities is 'Who has the case and who stands in. History is kept; a row never expires by itself.';

create table corps.grants (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  staff_id uuid not null references corps.staff,
  given_by uuid not null references corps.staff,
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$'),
  from_at timestamptz not null default clock.now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (expires_at > from_at)
);
create index on corps.grants (staff_id, expires_at) where ended_at is null;
comment on table corps.grants is 'Access for others than the two responsible: always with a reason and an end.';

create table corps.blocks (
  id uuid primary key,
  owner_kind text not null check (owner_kind in ('case', 'conversation')),
  owner_id uuid not null,
  staff_id uuid not null references corps.staff,
  given_by uuid not null references corps.staff,
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$'),
  from_at timestamptz not null default clock.now(),
  ended_at timestamptz
);
create unique index blocked_once on corps.blocks (owner_id, staff_id) where ended_at is null;
create index on corps.blocks (staff_id) where ended_at is null;
comment on table corps.blocks is 'Somebody who must not see this: kin, neighbour, named by the person. Beats every right.';

create table corps.case_conversations (
  case_id uuid not null references corps.cases,
  conversation_id uuid not null unique references corps.conversations,
  linked_at timestamptz not null default clock.now(),
  primary key (case_id, conversation_id)
);

create function access.conversations_of_case(p_case uuid) returns setof uuid
  language sql stable security definer set search_path = corps, pg_temp as $$
  select conversation_id from corps.case_conversations where case_id = p_case
$$;

-- Deadlines and alarms -----------------------------------------------------------------------------

create table corps.deadlines (
  id uuid primary key,
  enquiry_id uuid references corps.enquiries,
  case_id uuid references corps.cases,
  kind text not null check (kind in ('answer', 'next-contact', 'reassessment', 'provisional-ends', 'flag', 'task', 'measure', 'review')),
  staff_id uuid references corps.staff,
  due_at timestamptz not null check (due_at between '2020-01-01' and '2200-01-01'),
  set_at timestamptz not null default clock.now(),
  settled_at timestamptz,
  check (num_nonnulls(enquiry_id, case_id) = 1)
);
create unique index one_answer_deadline on corps.deadlines (enquiry_id) where kind = 'answer' and settled_at is null;
create unique index one_next_contact on corps.deadlines (case_id) where kind = 'next-contact' and settled_at is null;
create unique index one_reassessment on corps.deadlines (case_id) where kind = 'reassessment' and settled_at is null;
create index on corps.deadlines (due_at) where settled_at is null;
create index on corps.deadlines (case_id) where settled_at is null;
comment on table corps.deadlines is 'What must happen and by when. The jobs process sweeps these; silence raises an alarm.';
comment on column corps.deadlines.staff_id is 'Who is to act; null means the two responsible of the case, or whoever is on duty for an enquiry.';

create table corps.alarms (
  id uuid primary key,
  deadline_id uuid not null unique references corps.deadlines,
  raised_at timestamptz not null default clock.now(),
  taken_by uuid references corps.staff,
  taken_at timestamptz,
  check ((taken_by is null) = (taken_at is null))
);
comment on table corps.alarms is 'A deadline passed and nobody had acted. One alarm per deadline; it rings until somebody takes it.';

create table corps.notices (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null references corps.staff,
  case_id uuid not null references corps.cases,
  kind text not null check (kind in ('acute-card-opened', 'alarm-taken', 'case-came-to-you', 'contact-rule-overridden', 'flag-escalated', 'provisional-signed')),
  about_staff_id uuid references corps.staff,
  at timestamptz not null default clock.now(),
  seen_at timestamptz
);
create index on corps.notices (staff_id, at) where seen_at is null;

-- What is known in a case ---------------------------------------------------------------------------

create table corps.acute_cards (
  case_id uuid primary key references corps.cases,
  sealed_card bytea,
  version int not null default 1,
  changed_at timestamptz not null default clock.now(),
  changed_by uuid not null references corps.staff
);
comment on table corps.acute_cards is
  'Contact agreement, code phrase, plan for silence and the level in force: what whoever is on duty needs at night. Sealed with a key of its own.';

create table corps.people (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  exposed boolean not null default false,
  actor boolean not null default false,
  sealed_person bytea,
  version int not null default 1,
  added_at timestamptz not null default clock.now(),
  added_by uuid not null references corps.staff,
  removed_at timestamptz
);
create index on corps.people (case_id);
create unique index one_exposed_person on corps.people (case_id) where exposed and removed_at is null;
comment on table corps.people is 'The exposed person and the people around them. One person may be exposed and an actor.';

create table corps.identities (
  person_id uuid primary key references corps.people,
  case_id uuid not null references corps.cases,
  sealed_name bytea,
  sealed_address bytea,
  version int not null default 1,
  changed_at timestamptz not null default clock.now(),
  changed_by uuid not null references corps.staff
);
comment on table corps.identities is 'Real name and place, only when needed, sealed with the address key, opened apart from the case.';

create table corps.entries (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  kind text not null check (kind in ('note', 'fact', 'event', 'contact', 'municipal-request', 'driver-answer')),
  at timestamptz not null default clock.now(),
  written_by uuid not null references corps.staff,
  disclosure text not null check (disclosure in ('shareable', 'municipality-only', 'corps-only', 'protected')),
  corrects uuid references corps.entries,
  sealed_entry bytea
);
create index on corps.entries (case_id, at);
comment on table corps.entries is
  'The case''s timeline: notes, facts with their source, events, contacts, requests. Only added to; a correction is a new entry.';
comment on column corps.entries.disclosure is 'Set when the text is written: who it may ever be shown to outside the corps.';

create table corps.tasks (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  kind text not null check (kind in ('find-out', 'promise', 'blocker', 'review')),
  staff_id uuid not null references corps.staff,
  deadline_id uuid not null unique references corps.deadlines,
  sealed_task bytea,
  added_at timestamptz not null default clock.now(),
  done_at timestamptz,
  done_by uuid references corps.staff
);
create index on corps.tasks (case_id) where done_at is null;

-- Risk assessment -------------------------------------------------------------------------------------

create table corps.assessments (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  instrument text not null,
  instrument_version text not null,
  started_at timestamptz not null default clock.now(),
  started_by uuid not null references corps.staff,
  previous_id uuid references corps.assessments,
  ended_at timestamptz
);
create index on corps.assessments (case_id, started_at);
create unique index one_draft_at_a_time on corps.assessments (case_id) where ended_at is null;

create table corps.assessment_answers (
  assessment_id uuid not null references corps.assessments,
  case_id uuid not null references corps.cases,
  part text not null check (length(part) between 1 and 80),
  person_id uuid references corps.people,
  sealed_answer bytea,
  version int not null default 1,
  answered_at timestamptz not null default clock.now(),
  answered_by uuid not null references corps.staff
);
create unique index one_answer_each on corps.assessment_answers (assessment_id, part, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));
comment on table corps.assessment_answers is
  'One row per answer, saved as it is given, with a version so that two people never overwrite one another.';
comment on column corps.assessment_answers.part is 'item:A1, scenario:<id>, own-view, drivers, conclusion … which question; never the answer.';

create table corps.flags (
  id uuid primary key,
  assessment_id uuid not null references corps.assessments,
  case_id uuid not null references corps.cases,
  tag bytea not null,
  raised_at timestamptz not null default clock.now(),
  deadline_id uuid not null unique references corps.deadlines,
  sealed_flag bytea,
  answered_at timestamptz,
  answered_by uuid references corps.staff,
  sealed_response bytea,
  unique (assessment_id, tag)
);
comment on column corps.flags.tag is 'HMAC of the rule''s code under the case key: one flag per rule, and no telling which.';

create table corps.signatures (
  id uuid primary key,
  assessment_id uuid not null references corps.assessments,
  case_id uuid not null references corps.cases,
  kind text not null check (kind in ('provisional', 'final')),
  signed_by uuid not null references corps.staff,
  signed_at timestamptz not null default clock.now(),
  sealed_document bytea,
  digest bytea not null check (length(digest) = 32),
  signature bytea not null
);
create index on corps.signatures (case_id, signed_at);
create unique index signed_final_once on corps.signatures (assessment_id) where kind = 'final';
comment on table corps.signatures is
  'A signed assessment as it was shown: questions, answers, evidence, rules. Never changed; a correction is a new assessment.';
comment on column corps.signatures.digest is 'Of a salt and the document; the salt is sealed with the document, so the digest alone tells nothing.';

create table corps.assessment_facts (
  pseudonym bytea not null,
  region text not null,
  month date not null check (extract(day from month) = 1),
  instrument text not null,
  instrument_version text not null,
  kind text not null,
  codes jsonb not null
);
comment on table corps.assessment_facts is
  'What statistics and re-evaluation may see of a signed assessment: codes under a pseudonym, month and region, no text.';

create table corps.measures (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  status text not null default 'agreed' check (status in ('agreed', 'under-way', 'done', 'dropped')),
  deadline_id uuid unique references corps.deadlines,
  sealed_measure bytea,
  version int not null default 1,
  added_at timestamptz not null default clock.now(),
  added_by uuid not null references corps.staff,
  changed_at timestamptz not null default clock.now()
);
create index on corps.measures (case_id);

create table corps.closures (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  closed_by uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$'),
  sealed_note bytea
);
create table corps.reopenings (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  reopened_by uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  reason text not null check (reason ~ '^[a-z][a-z-]{1,39}$')
);

-- Rights -------------------------------------------------------------------------------------------

create function access.my_case_ids() returns uuid[]
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(array_agg(mine.case_id), '{}') from (
    select r.case_id from corps.responsibilities r where r.staff_id = access.staff_id() and r.until_at is null
    union
    select g.case_id from corps.grants g
     where g.staff_id = access.staff_id() and g.ended_at is null and g.expires_at > clock.now()
  ) mine
  where not exists (select 1 from corps.blocks b
    where b.owner_id = mine.case_id and b.staff_id = access.staff_id() and b.ended_at is null)
$$;
comment on function access.my_case_ids() is 'The cases the asking staff member is responsible for or has a running grant to, less those that are blocked.';

create function access.is_kept_out(p_case uuid, p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.blocks b
   where b.staff_id = access.staff_id() and b.ended_at is null
     and (b.owner_id in (p_case, p_conversation)
          or b.owner_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation)))
$$;
comment on function access.is_kept_out(uuid, uuid) is
  'Whoever is blocked from a case is blocked from its conversations too, also when one comes back after the case was closed.';

create function access.blocked_conversation_ids() returns uuid[]
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(array_agg(coalesce(cc.conversation_id, b.owner_id)), '{}')
    from corps.blocks b left join corps.case_conversations cc on cc.case_id = b.owner_id
   where b.staff_id = access.staff_id() and b.ended_at is null
$$;

create function access.may_see_enquiry(p_conversation uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select access.staff_id() is not null
     and not access.is_kept_out(null, p_conversation)
     and exists (select 1 from corps.enquiries e where e.conversation_id = p_conversation
       and ((e.ended_at is null and access.is_on_duty())
         or exists (select 1 from corps.claims c where c.enquiry_id = e.id and c.staff_id = access.staff_id() and c.ended_at is null)
         or exists (select 1 from corps.case_conversations cc
             where cc.conversation_id = p_conversation and cc.case_id = any (access.my_case_ids()))))
$$;

create function access.tell(p_case uuid, p_kind text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  insert into corps.notices (staff_id, case_id, kind, about_staff_id)
  select told.staff_id, p_case, p_kind, access.staff_id()
    from (select r.staff_id from corps.responsibilities r where r.case_id = p_case and r.until_at is null
          union
          select s.id from corps.staff s join corps.cases c on c.id = p_case and c.region = s.region
           where s.role = 'leader' and s.suspended_at is null and s.deactivated_at is null) told
   where told.staff_id <> access.staff_id()
     and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = told.staff_id and b.ended_at is null)
$$;

create function access.open(p_opening uuid, p_owner_kind text, p_owner uuid, p_scope text, p_purpose text) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  asking corps.sessions := access.session();
  staff uuid := access.staff_id();
  allowed boolean := false;
  by_duty boolean := false;
  act text := 'open-' || case when p_owner_kind = 'case' and p_scope <> 'whole' then p_scope else p_owner_kind end;
begin
  if asking.level is distinct from 'full' then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;

  case p_owner_kind
    when 'case' then
      allowed := staff is not null and p_owner = any (access.my_case_ids());
      by_duty := not allowed and p_scope = 'acute' and access.is_on_duty()
        and exists (select 1 from corps.cases c where c.id = p_owner and c.closed_at is null)
        and not exists (select 1 from corps.blocks b where b.owner_id = p_owner and b.staff_id = staff and b.ended_at is null);
    when 'conversation' then
      allowed := case when staff is null then asking.audience = 'door' and p_owner = asking.principal_id
                      else access.may_see_enquiry(p_owner) end;
    when 'draft' then
      allowed := exists (select 1 from corps.drafts d where d.id = p_owner and d.principal_id = staff);
  end case;

  if (allowed or by_duty) is not true then
    perform audit.append('principal', asking.principal_id, act, 'refused', p_owner, p_purpose);
    return false;
  end if;

  perform audit.append(case when p_owner_kind = 'draft' then 'principal' else p_owner_kind end,
    case when p_owner_kind = 'draft' then staff else p_owner end, act, 'read', p_owner, p_purpose);
  insert into corps.openings (id, session_id, principal_id, owner_kind, owner_id, scope, purpose)
    values (p_opening, asking.id, asking.principal_id, p_owner_kind, p_owner, p_scope, p_purpose);
  if by_duty then perform access.tell(p_owner, 'acute-card-opened'); end if;
  return true;
end $$;
comment on function access.open(uuid, text, uuid, text, text) is
  'First of two steps to anything sealed: checks the right and leaves the trace. False is the same for not yours, not there and blocked.';

create function access.store_key(p_key uuid, p_owner_kind text, p_owner uuid, p_scope text, p_ring text, p_wrapped text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if p_owner_kind is distinct from 'case' or (p_owner = any (access.my_case_ids())) is not true then
    raise exception 'no right to store this key' using errcode = 'insufficient_privilege';
  end if;
  insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped)
    values (p_key, p_owner_kind, p_owner, p_scope, p_ring, p_wrapped);
end $$;

create function access.record_on_case(p_case uuid, p_act text, p_outcome text, p_subject uuid, p_reason text, p_digest bytea) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if (p_case = any (access.my_case_ids())) is not true then
    perform audit.record(p_act, 'refused', p_case, 'no-right');
  else
    perform audit.append('case', p_case, p_act, p_outcome, p_subject, p_reason, p_digest);
  end if;
end $$;

create function access.record_on_enquiry(p_conversation uuid, p_act text, p_outcome text, p_subject uuid, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.may_see_enquiry(p_conversation) is not true then
    perform audit.record(p_act, 'refused', p_conversation, 'no-right');
  else
    perform audit.append('conversation', p_conversation, p_act, p_outcome, p_subject, p_reason);
  end if;
end $$;

-- Nobody is dropped --------------------------------------------------------------------------------

create function corps.check_hands() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  p_case uuid;
begin
  if tg_table_name = 'cases' then p_case := new.id; else p_case := new.case_id; end if;
  if p_case is null then return null; end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is null) then
    if (select count(*) from corps.responsibilities r join corps.staff s on s.id = r.staff_id
         where r.case_id = p_case and r.until_at is null and s.suspended_at is null and s.deactivated_at is null) <> 2 then
      raise exception 'an open case needs somebody responsible and a deputy' using errcode = 'check_violation', constraint = 'case_has_hands';
    end if;
    if not exists (select 1 from corps.deadlines d where d.case_id = p_case and d.kind = 'next-contact' and d.settled_at is null) then
      raise exception 'an open case needs a next contact' using errcode = 'check_violation', constraint = 'case_has_next_contact';
    end if;
  end if;
  return null;
end $$;
comment on function corps.check_hands() is
  'Runs as the owner: an invoker''s deferred check is blind under row-level security and would let a case without hands through.';

create constraint trigger case_has_hands after insert or update on corps.cases
  deferrable initially deferred for each row execute function corps.check_hands();
create constraint trigger case_has_hands after insert or update on corps.responsibilities
  deferrable initially deferred for each row execute function corps.check_hands();
create constraint trigger case_has_hands after insert or update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_hands();

create function corps.check_staff_hands() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if (new.suspended_at is not null or new.deactivated_at is not null) and exists (
    select 1 from corps.responsibilities r join corps.cases c on c.id = r.case_id
     where r.staff_id = new.id and r.until_at is null and c.closed_at is null) then
    raise exception 'somebody who is gone still holds a case' using errcode = 'check_violation', constraint = 'case_has_hands';
  end if;
  return null;
end $$;
create constraint trigger case_has_hands after update on corps.staff
  deferrable initially deferred for each row execute function corps.check_staff_hands();

create function corps.check_enquiry() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_enquiry corps.enquiries;
  p_enquiry uuid;
begin
  if tg_table_name = 'enquiries' then p_enquiry := new.id; else p_enquiry := new.enquiry_id; end if;
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry;
  if not found then return null; end if;
  if the_enquiry.ended_at is null then
    if not exists (select 1 from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null) then
      raise exception 'an open enquiry needs a deadline' using errcode = 'check_violation', constraint = 'enquiry_has_deadline';
    end if;
  elsif the_enquiry.under_18 = 'yes' and (
    select count(distinct n.concerns) from corps.notification_decisions n where n.enquiry_id = p_enquiry) < 2 then
    raise exception 'an enquiry about a child ends with a decision about notification, for siblings too'
      using errcode = 'check_violation', constraint = 'child_has_decision';
  end if;
  return null;
end $$;
create constraint trigger enquiry_is_held after insert or update on corps.enquiries
  deferrable initially deferred for each row execute function corps.check_enquiry();
create constraint trigger enquiry_is_held after insert or update on corps.deadlines
  deferrable initially deferred for each row execute function corps.check_enquiry();

-- Who may move a case --------------------------------------------------------------------------------

create function access.holds(p_case uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select p_case = any (access.my_case_ids()) and exists (select 1 from corps.responsibilities r
    where r.case_id = p_case and r.until_at is null and r.staff_id = access.staff_id())
$$;
comment on function access.holds(uuid) is 'Whether the asking staff member is one of the two who have the case.';

create function access.may_move(p_case uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(access.holds(p_case), false)
      or (access.is_leader() and not access.is_kept_out(p_case, null) and exists (
        select 1 from corps.cases c join corps.staff s on s.id = access.staff_id() where c.id = p_case and c.region = s.region))
$$;
comment on function access.may_move(uuid) is
  'Whether the asking staff member is one of the two who have the case or their leader. A grant lets one work on a case, not give it away.';

-- Acts that give and take responsibility -------------------------------------------------------------

create function corps.open_case(
  p_case uuid, p_reference text, p_enquiry uuid, p_municipality text, p_region text, p_under_18 text, p_practice boolean,
  p_responsible uuid, p_deputy uuid, p_next_contact timestamptz
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  the_enquiry corps.enquiries;
begin
  if me is null then return 'not-permitted'; end if;
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  if p_responsible = p_deputy then return 'same-person-twice'; end if;
  if (select count(*) from corps.staff s where s.id in (p_responsible, p_deputy)
       and s.suspended_at is null and s.deactivated_at is null and s.leaving_at is null) <> 2 then return 'not-available'; end if;
  if p_next_contact <= clock.now() then return 'next-contact-in-the-past'; end if;
  if p_enquiry is not null then
    select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
    if not found or access.may_see_enquiry(the_enquiry.conversation_id) is not true then
      perform audit.record('open-case', 'refused', p_enquiry, 'no-right');
      return 'not-permitted';
    end if;
    if the_enquiry.ended_at is not null then return 'enquiry-already-ended'; end if;
    if exists (select 1 from corps.cases c where c.enquiry_id = p_enquiry) then return 'already-a-case'; end if;
    -- Whoever must not see the enquiry must not be given the case.
    if exists (select 1 from corps.blocks b where b.owner_id = the_enquiry.conversation_id
        and b.staff_id in (p_responsible, p_deputy) and b.ended_at is null) then return 'not-available'; end if;
  end if;
  if exists (select 1 from audit.heads h where h.chain_id = p_case) then
    raise exception 'that id is taken' using errcode = 'unique_violation';
  end if;
  insert into corps.cases (id, reference, enquiry_id, municipality, region, under_18, practice, opened_by)
    values (p_case, p_reference, p_enquiry, p_municipality, p_region, p_under_18, p_practice, me);
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), p_case, p_responsible, 'responsible', me, 'case-opened'),
    (gen_random_uuid(), p_case, p_deputy, 'deputy', me, 'case-opened');
  insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), p_case, 'next-contact', p_next_contact);
  if me not in (p_responsible, p_deputy) then
    insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
      values (gen_random_uuid(), p_case, me, me, 'opened-the-case', clock.now() + interval '24 hours');
  end if;
  if p_enquiry is not null then
    insert into corps.case_conversations (case_id, conversation_id) values (p_case, the_enquiry.conversation_id);
    insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
      select gen_random_uuid(), 'case', p_case, b.staff_id, b.given_by, b.reason
        from corps.blocks b where b.owner_id = the_enquiry.conversation_id and b.ended_at is null;
    update corps.enquiries e set ended_at = clock.now(), ended_as = 'case', version = e.version + 1 where e.id = p_enquiry;
    update corps.deadlines d set settled_at = clock.now() where d.enquiry_id = p_enquiry and d.settled_at is null;
    update corps.claims c set ended_at = clock.now() where c.enquiry_id = p_enquiry and c.ended_at is null;
  end if;
  perform audit.append('case', p_case, 'open-case', 'done', p_enquiry);
  if p_enquiry is not null then
    perform audit.append('conversation', the_enquiry.conversation_id, 'open-case', 'done', p_case);
  end if;
  perform access.tell(p_case, 'case-came-to-you');
  return 'done';
end $$;
comment on function corps.open_case(uuid, text, uuid, text, text, text, boolean, uuid, uuid, timestamptz) is
  'Opens a case with two different people and a next contact, ends the enquiry and links its conversation. An opener who is not one of the two keeps access for 24 hours, to write down what was said.';

create function corps.give_part(p_case uuid, p_part text, p_staff uuid, p_reason text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.part = p_part and r.until_at is null;
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason)
    values (gen_random_uuid(), p_case, p_staff, p_part, access.principal_id(), p_reason);
$$;

create function corps.hand_over(p_case uuid, p_responsible uuid, p_deputy uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.may_move(p_case) is not true then
    perform audit.record('hand-over', 'refused', p_case, 'no-right');
    return 'not-permitted';
  end if;
  if p_responsible = p_deputy then return 'same-person-twice'; end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then return 'case-is-closed'; end if;
  if (select count(*) from corps.staff s where s.id in (p_responsible, p_deputy)
       and s.suspended_at is null and s.deactivated_at is null and s.leaving_at is null
       and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = s.id and b.ended_at is null)) <> 2 then
    return 'not-available';
  end if;
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.until_at is null;
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), p_case, p_responsible, 'responsible', access.staff_id(), p_reason),
    (gen_random_uuid(), p_case, p_deputy, 'deputy', access.staff_id(), p_reason);
  perform audit.append('case', p_case, 'hand-over', 'done', p_responsible, p_reason);
  perform access.tell(p_case, 'case-came-to-you');
  return 'done';
end $$;

create function corps.stand_in_for(p_case uuid, p_part text, p_leaver uuid) returns uuid
  language sql stable security definer set search_path = corps, pg_temp as $$
  select s.id from corps.staff s, corps.cases c
   where c.id = p_case and s.id <> p_leaver and s.suspended_at is null and s.deactivated_at is null
     and not exists (select 1 from corps.responsibilities r where r.case_id = p_case and r.until_at is null and r.staff_id = s.id)
     and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = s.id and b.ended_at is null)
   order by (s.role = 'leader') desc, (s.region = c.region) desc, s.on_duty desc, s.id limit 1
$$;

create function corps.suspend_staff(p_staff uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  held record;
  other uuid;
begin
  if not access.is_leader() or p_staff = access.staff_id() then
    perform audit.record('suspend-staff', 'refused', p_staff, 'no-right');
    return 'not-permitted';
  end if;
  -- Exclusive: nobody is given a case while somebody is leaving, and two departures never pick each other as stand-in.
  perform pg_advisory_xact_lock(hashtext('staff-departures'));
  perform 1 from corps.staff s where s.id = p_staff and s.suspended_at is null and s.deactivated_at is null for update;
  if not found then
    perform audit.record('suspend-staff', 'refused', p_staff, 'already-gone');
    return 'already-gone';
  end if;
  perform 1 from corps.cases c join corps.responsibilities r on r.case_id = c.id
    where r.staff_id = p_staff and r.until_at is null order by c.id for update of c;
  -- All cases or none: the block is undone as a whole when nobody is left to take one of them.
  begin
  for held in select r.case_id, r.part from corps.responsibilities r join corps.cases c on c.id = r.case_id
               where r.staff_id = p_staff and r.until_at is null order by r.case_id loop
    other := corps.stand_in_for(held.case_id, held.part, p_staff);
    if other is null then raise exception 'nobody to take over' using errcode = 'no_data_found'; end if;
    if held.part = 'responsible' then
      -- The deputy, who knows the case, becomes responsible; the stand-in becomes deputy.
      declare deputy uuid := (select r.staff_id from corps.responsibilities r
        where r.case_id = held.case_id and r.part = 'deputy' and r.until_at is null);
      begin
        update corps.responsibilities r set until_at = clock.now() where r.case_id = held.case_id and r.until_at is null;
        insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
          (gen_random_uuid(), held.case_id, deputy, 'responsible', access.staff_id(), 'colleague-suspended'),
          (gen_random_uuid(), held.case_id, other, 'deputy', access.staff_id(), 'colleague-suspended');
      end;
    else
      perform corps.give_part(held.case_id, 'deputy', other, 'colleague-suspended');
    end if;
    perform audit.append('case', held.case_id, 'hand-over', 'done', p_staff, 'colleague-suspended');
    perform access.tell(held.case_id, 'case-came-to-you');
  end loop;
  exception when no_data_found then
    perform audit.record('suspend-staff', 'refused', p_staff, 'nobody-to-take-over');
    return 'nobody-to-take-over';
  end;
  update corps.claims c set ended_at = clock.now() where c.staff_id = p_staff and c.ended_at is null;
  update corps.grants g set ended_at = clock.now() where g.staff_id = p_staff and g.ended_at is null;
  update corps.sessions s set revoked_at = clock.now() where s.principal_id = p_staff and s.revoked_at is null;
  update corps.staff s set suspended_at = clock.now(), on_duty = false where s.id = p_staff;
  perform audit.record('suspend-staff', 'done', p_staff, p_reason);
  return 'done';
end $$;
comment on function corps.suspend_staff(uuid, text) is
  'Works at once: sessions end, and every case moves to its deputy, with the leader or a colleague as new deputy, in the same transaction.';

create function corps.deactivate_staff(p_staff uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if not access.is_leader() or p_staff = access.staff_id() then
    perform audit.record('deactivate-staff', 'refused', p_staff, 'no-right');
    return 'not-permitted';
  end if;
  perform pg_advisory_xact_lock(hashtext('staff-departures'));
  perform 1 from corps.staff s where s.id = p_staff and s.deactivated_at is null for update;
  if not found then
    perform audit.record('deactivate-staff', 'refused', p_staff, 'already-gone');
    return 'already-gone';
  end if;
  update corps.staff s set leaving_at = coalesce(s.leaving_at, clock.now()) where s.id = p_staff;
  if exists (select 1 from corps.responsibilities r join corps.cases c on c.id = r.case_id
              where r.staff_id = p_staff and r.until_at is null and c.closed_at is null) then
    perform audit.record('deactivate-staff', 'done', p_staff, 'waiting-for-hand-over');
    return 'waiting-for-hand-over';
  end if;
  update corps.claims c set ended_at = clock.now() where c.staff_id = p_staff and c.ended_at is null;
  update corps.grants g set ended_at = clock.now() where g.staff_id = p_staff and g.ended_at is null;
  update corps.sessions s set revoked_at = clock.now() where s.principal_id = p_staff and s.revoked_at is null;
  update corps.staff s set deactivated_at = clock.now(), on_duty = false where s.id = p_staff;
  perform audit.record('deactivate-staff', 'done', p_staff);
  return 'done';
end $$;

create function corps.give_grant(p_case uuid, p_staff uuid, p_reason text, p_hours int) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.staff_id() is null or not exists (select 1 from corps.responsibilities r
      where r.case_id = p_case and r.until_at is null and r.staff_id = access.staff_id())
     or (p_case = any (access.my_case_ids())) is not true then
    perform audit.record('give-grant', 'refused', p_case, 'no-right');
    return 'not-permitted';
  end if;
  if p_hours not between 1 and 720 then return 'too-long'; end if;
  if not exists (select 1 from corps.staff s where s.id = p_staff and s.suspended_at is null and s.deactivated_at is null) then return 'not-available'; end if;
  insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
    values (gen_random_uuid(), p_case, p_staff, access.staff_id(), p_reason, clock.now() + make_interval(hours => p_hours));
  perform audit.append('case', p_case, 'give-grant', 'done', p_staff, p_reason);
  return 'done';
end $$;

create function corps.block(p_owner_kind text, p_owner uuid, p_staff uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  held text;
  linked uuid;
begin
  if (case p_owner_kind when 'case' then access.may_move(p_owner) and p_owner = any (access.my_case_ids())
        when 'conversation' then access.may_see_enquiry(p_owner) end) is not true then
    perform audit.record('block', 'refused', p_owner, 'no-right');
    return 'not-permitted';
  end if;
  linked := case p_owner_kind when 'case' then p_owner
    else (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_owner) end;
  if linked is not null then
    perform 1 from corps.cases c where c.id = linked for update;
    select r.part into held from corps.responsibilities r where r.case_id = linked and r.staff_id = p_staff and r.until_at is null;
    if held is not null and exists (select 1 from corps.cases c where c.id = linked and c.closed_at is null) then
      return 'hand-over-first';
    end if;
  end if;
  -- A matter could be hidden from everybody, one block at a time: two are always left to hold it.
  if (select count(*) from corps.staff s where s.suspended_at is null and s.deactivated_at is null
      and s.id <> p_staff and not exists (select 1 from corps.blocks b
        where b.owner_id in (p_owner, linked) and b.staff_id = s.id and b.ended_at is null)) < 2 then
    perform audit.record('block', 'refused', p_owner, 'nobody-left');
    return 'nobody-left';
  end if;
  insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
    values (gen_random_uuid(), p_owner_kind, p_owner, p_staff, access.staff_id(), p_reason)
    on conflict (owner_id, staff_id) where ended_at is null do nothing;
  if linked is distinct from p_owner and linked is not null then
    insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
      values (gen_random_uuid(), 'case', linked, p_staff, access.staff_id(), p_reason)
      on conflict (owner_id, staff_id) where ended_at is null do nothing;
  end if;
  if p_owner_kind = 'conversation' then
    update corps.claims c set ended_at = clock.now() from corps.enquiries e
     where e.conversation_id = p_owner and c.enquiry_id = e.id and c.staff_id = p_staff and c.ended_at is null;
  end if;
  perform audit.append(p_owner_kind, p_owner, 'block', 'done', p_staff, p_reason);
  return 'done';
end $$;

create function corps.take_alarm(p_alarm uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_alarm corps.alarms;
  the_case uuid;
  the_enquiry uuid;
begin
  select a.* into the_alarm from corps.alarms a where a.id = p_alarm for update;
  select d.case_id, d.enquiry_id into the_case, the_enquiry from corps.deadlines d where d.id = the_alarm.deadline_id;
  if the_alarm.id is null
     or exists (select 1 from corps.deadlines d where d.id = the_alarm.deadline_id and d.settled_at is not null)
     or (access.is_on_duty() or the_case = any (access.my_case_ids())) is not true
     or access.is_kept_out(the_case, (select e.conversation_id from corps.enquiries e where e.id = the_enquiry)) then
    perform audit.record('take-alarm', 'refused', p_alarm, 'no-right');
    return 'not-permitted';
  end if;
  if the_alarm.taken_by is not null then
    perform audit.record('take-alarm', 'refused', p_alarm, 'already-taken');
    return 'already-taken';
  end if;
  update corps.alarms a set taken_by = access.staff_id(), taken_at = clock.now() where a.id = p_alarm;
  if the_case is not null then
    if not (the_case = any (access.my_case_ids())) then
      insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
        values (gen_random_uuid(), the_case, access.staff_id(), access.staff_id(), 'took-alarm', clock.now() + interval '24 hours');
    end if;
    perform audit.append('case', the_case, 'take-alarm', 'done', p_alarm);
    perform access.tell(the_case, 'alarm-taken');
  else
    perform audit.append('conversation', (select e.conversation_id from corps.enquiries e where e.id = the_enquiry), 'take-alarm', 'done', p_alarm);
  end if;
  return 'done';
end $$;
comment on function corps.take_alarm(uuid) is
  'One person takes it; whoever is on duty gets 24 hours'' access to the case, and the two responsible and the leader are told.';

create function corps.close_case(p_case uuid, p_closure uuid, p_reason text, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform 1 from corps.cases c where c.id = p_case for update;
  if (access.may_move(p_case) and p_case = any (access.my_case_ids())) is not true then
    perform audit.record('close-case', 'refused', p_case, 'no-right');
    return 'not-permitted';
  end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then return 'already-closed'; end if;
  if exists (select 1 from corps.measures m where m.case_id = p_case and m.status in ('agreed', 'under-way')) then
    return 'measures-running';
  end if;
  update corps.deadlines d set settled_at = clock.now() where d.case_id = p_case and d.settled_at is null;
  update corps.cases c set closed_at = clock.now(), version = c.version + 1 where c.id = p_case;
  insert into corps.closures (id, case_id, closed_by, reason, sealed_note)
    values (p_closure, p_case, access.staff_id(), p_reason, p_sealed_note);
  perform audit.append('case', p_case, 'close-case', 'done', p_closure, p_reason);
  return 'done';
end $$;

create function corps.reopen_case(p_case uuid, p_reopening uuid, p_reason text, p_responsible uuid, p_deputy uuid, p_next_contact timestamptz) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if (access.may_move(p_case) and p_case = any (access.my_case_ids())) is not true then
    perform audit.record('reopen-case', 'refused', p_case, 'no-right');
    return 'not-permitted';
  end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is null) then return 'not-closed'; end if;
  if p_responsible = p_deputy then return 'same-person-twice'; end if;
  if p_next_contact <= clock.now() then return 'next-contact-in-the-past'; end if;
  if (select count(*) from corps.staff s where s.id in (p_responsible, p_deputy)
       and s.suspended_at is null and s.deactivated_at is null and s.leaving_at is null
       and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = s.id and b.ended_at is null)) <> 2 then
    return 'not-available';
  end if;
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.until_at is null;
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), p_case, p_responsible, 'responsible', access.staff_id(), 'case-reopened'),
    (gen_random_uuid(), p_case, p_deputy, 'deputy', access.staff_id(), 'case-reopened');
  insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), p_case, 'next-contact', p_next_contact);
  update corps.cases c set closed_at = null, version = c.version + 1 where c.id = p_case;
  insert into corps.reopenings (id, case_id, reopened_by, reason) values (p_reopening, p_case, access.staff_id(), p_reason);
  perform audit.append('case', p_case, 'reopen-case', 'done', p_reopening, p_reason);
  return 'done';
end $$;

create function corps.set_deadline(
  p_deadline uuid, p_enquiry uuid, p_case uuid, p_kind text, p_staff uuid, p_due timestamptz
) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if not coalesce(p_case = any (access.my_case_ids()), false)
     and not coalesce(access.may_see_enquiry((select e.conversation_id from corps.enquiries e where e.id = p_enquiry)), false) then
    raise exception 'no right to set this deadline' using errcode = 'insufficient_privilege';
  end if;
  if p_due > clock.now() + (case p_kind when 'answer' then interval '14 days' else interval '400 days' end) then
    raise exception 'so late a deadline is none' using errcode = 'check_violation', constraint = 'deadline_is_near';
  end if;
  if p_kind in ('answer', 'next-contact', 'reassessment') then
    update corps.deadlines d set settled_at = clock.now()
     where d.kind = p_kind and d.settled_at is null and (d.case_id = p_case or d.enquiry_id = p_enquiry);
  end if;
  insert into corps.deadlines (id, enquiry_id, case_id, kind, staff_id, due_at)
    values (p_deadline, p_enquiry, p_case, p_kind, p_staff, p_due);
end $$;
comment on function corps.set_deadline(uuid, uuid, uuid, text, uuid, timestamptz) is
  'Sets a deadline; of the kinds there is only one of (answer, next contact, reassessment) the former one is settled.';

create function corps.settle_deadline(p_deadline uuid) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.deadlines d set settled_at = clock.now()
   where d.id = p_deadline and d.settled_at is null and d.case_id = any (access.my_case_ids())
     and d.kind not in ('next-contact', 'review');
end $$;
comment on function corps.settle_deadline(uuid) is
  'What was due has been done. A next contact is only ever replaced by another, and a review is settled by whoever reviews.';

create function corps.raise_alarms() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  raised record;
  n bigint := 0;
begin
  for raised in
    insert into corps.alarms (id, deadline_id)
      select gen_random_uuid(), d.id from corps.deadlines d
       where d.settled_at is null and d.due_at <= clock.now()
         and not exists (select 1 from corps.alarms a where a.deadline_id = d.id)
       order by d.due_at limit 500
      on conflict (deadline_id) do nothing
      returning id, deadline_id
  loop
    n := n + 1;
    perform audit.append(case when d.case_id is null then 'conversation' else 'case' end,
        coalesce(d.case_id, e.conversation_id), 'raise-alarm', 'done', raised.id, d.kind)
      from corps.deadlines d left join corps.enquiries e on e.id = d.enquiry_id where d.id = raised.deadline_id;
  end loop;
  update corps.claims c set ended_at = clock.now() where c.ended_at is null and c.lapses_at <= clock.now();
  return n;
end $$;
comment on function corps.raise_alarms() is 'Every passed deadline that is not settled gets its one alarm; claims that ran out fall back to the desk.';

create function corps.ringing_alarms() returns table (
  alarm_id uuid, deadline_id uuid, kind text, due_at timestamptz, raised_at timestamptz, case_id uuid, enquiry_id uuid, reference text, mine boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select a.id, d.id, d.kind, d.due_at, a.raised_at, d.case_id, d.enquiry_id, coalesce(c.reference, e.reference),
         coalesce(d.case_id = any (access.my_case_ids()), false)
    from corps.alarms a
    join corps.deadlines d on d.id = a.deadline_id and d.settled_at is null
    left join corps.cases c on c.id = d.case_id
    left join corps.enquiries e on e.id = d.enquiry_id
   where a.taken_at is null
     and (access.is_on_duty() or d.case_id = any (access.my_case_ids()))
     and not access.is_kept_out(d.case_id, e.conversation_id)
   order by a.raised_at
$$;
comment on function corps.ringing_alarms() is
  'The alarms nobody has taken, for whoever is on duty and for the two responsible: a reference word and a time, nothing sealed.';

-- A change says only that something changed -----------------------------------------------------------

create function corps.ring() returns trigger language plpgsql as $$
begin
  perform pg_notify('desk', '');
  return null;
end $$;
create trigger desk_changed after insert or update on corps.enquiries for each statement execute function corps.ring();
create trigger desk_changed after insert or update on corps.claims for each statement execute function corps.ring();
create trigger desk_changed after insert or update on corps.alarms for each statement execute function corps.ring();
create trigger desk_changed after insert or update on corps.messages for each statement execute function corps.ring();
create trigger desk_changed after insert or update on corps.deadlines for each statement execute function corps.ring();
create trigger desk_changed after insert or update on corps.notices for each statement execute function corps.ring();

-- What is written stays as it was --------------------------------------------------------------------

create function corps.refuse_change() returns trigger language plpgsql as $$
begin
  if current_user = 'haandholdt_keeper' and current_setting('corps.permitted_change', true) in ('reseal', 'erase') then
    return coalesce(new, old);
  end if;
  raise exception '% is never changed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
do $$ declare t text; begin
  foreach t in array array['entries', 'signatures', 'triages', 'notification_decisions', 'closures', 'reopenings', 'messages', 'openings'] loop
    execute format('create trigger stays_as_written before update or delete on corps.%I for each row execute function corps.refuse_change()', t);
    execute format('create trigger is_not_emptied before truncate on corps.%I for each statement execute function corps.refuse_change()', t);
  end loop;
end $$;

-- Row-level security: default deny ----------------------------------------------------------------------

do $$ declare t text; begin
  foreach t in array array['conversations', 'messages', 'enquiries', 'claims', 'triages', 'notification_decisions', 'cases',
    'responsibilities', 'grants', 'blocks', 'case_conversations', 'deadlines', 'alarms', 'notices', 'acute_cards', 'people',
    'identities', 'entries', 'tasks', 'assessments', 'assessment_answers', 'flags', 'signatures', 'assessment_facts',
    'measures', 'closures', 'reopenings'] loop
    execute format('alter table corps.%I enable row level security', t);
  end loop;
end $$;

-- Tables that hang on a case: the same rule for all.
do $$ declare t text; begin
  foreach t in array array['responsibilities', 'grants', 'case_conversations', 'acute_cards', 'people', 'identities', 'entries',
    'tasks', 'assessments', 'assessment_answers', 'flags', 'signatures', 'measures', 'closures', 'reopenings'] loop
    execute format('create policy of_my_cases on corps.%I to haandholdt_desk
      using (case_id = any ((select access.my_case_ids())::uuid[]))
      with check (case_id = any ((select access.my_case_ids())::uuid[]))', t);
  end loop;
end $$;
create policy my_cases on corps.cases to haandholdt_desk
  using (id = any ((select access.my_case_ids())::uuid[])) with check (id = any ((select access.my_case_ids())::uuid[]));

-- On duty, the acute card can be read by whoever opened it; its key is what access.key() guards.
create function access.opened_acute_card_ids() returns uuid[]
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(array_agg(distinct o.owner_id), '{}') from corps.openings o
   where o.session_id = (access.session()).id and o.owner_kind = 'case' and o.scope = 'acute' and o.at > clock.now() - interval '10 seconds'
     and not access.is_kept_out(o.owner_id, null)
$$;
create policy opened_acute_cards on corps.acute_cards for select to haandholdt_desk
  using (case_id = any ((select access.opened_acute_card_ids())::uuid[]));

create policy desk_enquiries on corps.enquiries to haandholdt_desk
  using ((ended_at is null and (select access.is_on_duty())
          and conversation_id <> all ((select access.blocked_conversation_ids())::uuid[]))
         or access.may_see_enquiry(conversation_id))
  with check (access.staff_id() is not null);
create policy desk_conversations on corps.conversations to haandholdt_desk
  using (access.may_see_enquiry(id)) with check (access.staff_id() is not null);
create policy desk_messages on corps.messages to haandholdt_desk
  using (access.may_see_enquiry(conversation_id)) with check (access.may_see_enquiry(conversation_id));
create policy of_enquiry on corps.claims to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.id = enquiry_id))
  with check (exists (select 1 from corps.enquiries e where e.id = enquiry_id));
create policy of_enquiry on corps.triages to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.id = enquiry_id))
  with check (staff_id = (select access.staff_id()) and exists (select 1 from corps.enquiries e where e.id = enquiry_id));
create policy of_enquiry on corps.notification_decisions to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.id = enquiry_id))
  with check (decided_by = (select access.staff_id()) and exists (select 1 from corps.enquiries e where e.id = enquiry_id));
create policy deadlines_of_mine on corps.deadlines to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])
         or (enquiry_id is not null and exists (select 1 from corps.enquiries e where e.id = enquiry_id)))
  with check (case_id = any ((select access.my_case_ids())::uuid[])
         or (enquiry_id is not null and exists (select 1 from corps.enquiries e where e.id = enquiry_id)));
create policy alarms_of_mine on corps.alarms for select to haandholdt_desk
  using (exists (select 1 from corps.deadlines d where d.id = deadline_id));
create policy own_notices on corps.notices to haandholdt_desk
  using (staff_id = (select access.staff_id())) with check (staff_id = (select access.staff_id()));
create policy facts_are_added on corps.assessment_facts for insert to haandholdt_desk
  with check ((select access.staff_id()) is not null);
create policy who_has_looked on audit.entries for select to haandholdt_desk
  using (chain_kind = 'case' and chain_id = any ((select access.my_case_ids())::uuid[]));
create policy own_openings on corps.openings for select to haandholdt_desk
  using (owner_kind = 'case' and owner_id = any ((select access.my_case_ids())::uuid[]));

-- Nobody writes in a colleague's name.
do $$ declare own record; begin
  for own in select * from (values
    ('messages', 'staff_id'), ('claims', 'staff_id'), ('acute_cards', 'changed_by'), ('people', 'added_by'), ('identities', 'changed_by'),
    ('entries', 'written_by'), ('assessments', 'started_by'), ('assessment_answers', 'answered_by'), ('signatures', 'signed_by'),
    ('measures', 'added_by')) as own (table_name, column_name) loop
    execute format('create policy in_own_name on corps.%I as restrictive for insert to haandholdt_desk
      with check (%I = (select access.staff_id()))', own.table_name, own.column_name);
  end loop;
end $$;
create policy in_own_name_again on corps.acute_cards as restrictive for update to haandholdt_desk
  using (true) with check (changed_by = (select access.staff_id()));
create policy in_own_name_again on corps.assessment_answers as restrictive for update to haandholdt_desk
  using (true) with check (answered_by = (select access.staff_id()));
create policy in_own_name_again on corps.identities as restrictive for update to haandholdt_desk
  using (true) with check (changed_by = (select access.staff_id()));
create policy in_own_name_again on corps.tasks as restrictive for update to haandholdt_desk
  using (true) with check (done_by = (select access.staff_id()));

grant select on corps.conversations, corps.messages, corps.enquiries, corps.claims, corps.triages, corps.notification_decisions,
  corps.cases, corps.responsibilities, corps.grants, corps.case_conversations, corps.deadlines, corps.alarms, corps.notices,
  corps.acute_cards, corps.people, corps.identities, corps.entries, corps.tasks, corps.assessments, corps.assessment_answers,
  corps.flags, corps.signatures, corps.measures, corps.closures, corps.reopenings, corps.openings, audit.entries to haandholdt_desk;
grant insert on corps.messages, corps.claims, corps.triages, corps.notification_decisions, corps.acute_cards, corps.people,
  corps.identities, corps.entries, corps.tasks, corps.assessments, corps.assessment_answers, corps.flags, corps.signatures,
  corps.assessment_facts, corps.measures to haandholdt_desk;
grant update (ended_at) on corps.claims to haandholdt_desk;
grant update (municipality, under_18, abroad, cause_first_stated, cause_later_known, citizen_advised_directly, service, ground,
  verified_at, sealed_contact, ended_at, ended_as, version) on corps.enquiries to haandholdt_desk;
grant update (staff_read_at) on corps.conversations to haandholdt_desk;
grant update (municipality, under_18, anonymous, version) on corps.cases to haandholdt_desk;
grant update (sealed_card, version, changed_at, changed_by) on corps.acute_cards to haandholdt_desk;
grant update (exposed, actor, sealed_person, version, removed_at) on corps.people to haandholdt_desk;
grant update (sealed_name, sealed_address, version, changed_at, changed_by) on corps.identities to haandholdt_desk;
grant update (done_at, done_by) on corps.tasks to haandholdt_desk;
grant update (ended_at) on corps.assessments to haandholdt_desk;
grant update (sealed_answer, version, answered_at, answered_by) on corps.assessment_answers to haandholdt_desk;
grant update (answered_at, answered_by, sealed_response) on corps.flags to haandholdt_desk;
grant update (status, sealed_measure, version, changed_at, deadline_id) on corps.measures to haandholdt_desk;
grant update (seen_at) on corps.notices to haandholdt_desk;

grant execute on function access.my_case_ids(), access.holds(uuid), access.may_see_enquiry(uuid), access.blocked_conversation_ids(),
  access.opened_acute_card_ids(), access.open(uuid, text, uuid, text, text),
  access.store_key(uuid, text, uuid, text, text, text), access.record_on_case(uuid, text, text, uuid, text, bytea),
  access.record_on_enquiry(uuid, text, text, uuid, text),
  corps.open_case(uuid, text, uuid, text, text, text, boolean, uuid, uuid, timestamptz),
  corps.hand_over(uuid, uuid, uuid, text), corps.suspend_staff(uuid, text), corps.deactivate_staff(uuid),
  corps.give_grant(uuid, uuid, text, int), corps.block(text, uuid, uuid, text), corps.take_alarm(uuid),
  corps.close_case(uuid, uuid, text, bytea), corps.reopen_case(uuid, uuid, text, uuid, uuid, timestamptz),
  corps.set_deadline(uuid, uuid, uuid, text, uuid, timestamptz), corps.settle_deadline(uuid), corps.ringing_alarms() to haandholdt_desk;
grant execute on function corps.raise_alarms() to haandholdt_jobs;
grant execute on function access.open(uuid, text, uuid, text, text) to haandholdt_front_door;

reset role;
