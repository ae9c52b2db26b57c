-- No act without a row, whoever wrote the program: what a login changes in a matter is committed only together with a
-- row on that matter's chain. When something was written is what the database's clock says, not what the writer says.

set role haandholdt_keeper;

-- A row for every act ------------------------------------------------------------------------------

alter table audit.heads add column grown_in xid8;
comment on column audit.heads.grown_in is 'The transaction that added the newest row: what it changed has its row.';

create or replace function audit.append(
  p_chain_kind text, p_chain_id uuid, p_act text, p_outcome text,
  p_subject uuid default null, p_reason text default null, p_digest bytea default null
) returns bigint
  language plpgsql security definer set search_path = audit, pg_temp as $$
declare
  head audit.heads;
  asking corps.sessions := access.session();
  entry audit.entries;
begin
  insert into audit.heads (chain_id, chain_kind, seq, hash, changed_at)
    values (p_chain_id, p_chain_kind, 0, sha256(convert_to(p_chain_kind || ':' || p_chain_id, 'UTF8')), clock.now())
    on conflict (chain_id) do nothing;
  select * into strict head from audit.heads h where h.chain_id = p_chain_id for update;
  if head.chain_kind <> p_chain_kind then raise exception 'chain % is of kind %', p_chain_id, head.chain_kind; end if;

  entry.chain_id := p_chain_id;
  entry.seq := head.seq + 1;
  entry.chain_kind := p_chain_kind;
  entry.at := clock.now();
  entry.principal_id := coalesce(access.principal_id(), asking.principal_id);
  entry.session_id := asking.id;
  entry.act := p_act;
  entry.outcome := p_outcome;
  entry.subject_id := p_subject;
  entry.reason := p_reason;
  entry.digest := p_digest;
  entry.previous := head.hash;
  entry.hash := audit.hash_of(entry);
  insert into audit.entries values (entry.*);
  update audit.heads h set seq = entry.seq, hash = entry.hash, changed_at = entry.at, in_root = false, grown_in = pg_current_xact_id()
   where h.chain_id = p_chain_id;
  return entry.seq;
end $$;

create function corps.check_act_has_row() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  named text;
  matter uuid;
begin
  foreach named in array tg_argv loop
    execute format('select ($1).%I', named) into matter using new;
    exit when matter is not null;
  end loop;
  if named = 'enquiry_id' then
    select e.conversation_id into matter from corps.enquiries e where e.id = matter;
  end if;
  if not exists (select 1 from audit.heads h where h.chain_id = matter and h.grown_in = pg_current_xact_id()) then
    raise exception 'a change of % without a row in the trail', tg_table_name
      using errcode = 'insufficient_privilege', constraint = 'trace_of_act';
  end if;
  return null;
end $$;
comment on function corps.check_act_has_row() is
  'At the commit: the matter that was changed has a row of this very transaction. Named are the columns that say whose it is.';

do $$ declare matter record; begin
  for matter in
    select c.relname, string_agg(quote_literal(a.attname), ', ' order by a.attname) as named
      from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
       and a.attname in ('case_id', 'conversation_id', 'enquiry_id')
     where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r' and c.relname <> 'cases'
     group by c.relname
    union all values ('cases', quote_literal('id')), ('conversations', quote_literal('id'))
  loop
    -- That a notice was seen, and how far a conversation was read, are no acts in the matter.
    execute format('create constraint trigger trace_of_act after insert %s on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%s)',
      case when matter.relname in ('notices', 'conversations') then '' else 'or update' end, matter.relname,
      'haandholdt_desk', 'haandholdt_front_door', matter.named);
  end loop;
end $$;

-- A claim ends in many ways: released, lapsed, with a colleague's departure. The conversation says so each time.
create function corps.trace_end_of_claim() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform audit.append('conversation', e.conversation_id, 'end-claim', 'done', new.enquiry_id)
     from corps.enquiries e where e.id = new.enquiry_id
      and not exists (select 1 from audit.heads h where h.chain_id = e.conversation_id and h.grown_in = pg_current_xact_id());
  return null;
end $$;
create constraint trigger end_leaves_row after update on corps.claims deferrable initially deferred
  for each row when (old.ended_at is null and new.ended_at is not null) execute function corps.trace_end_of_claim();

-- When it was written ------------------------------------------------------------------------------

create function corps.stamp() returns trigger language plpgsql as $$
declare
  named text;
  said timestamptz;
  stood timestamptz;
begin
  foreach named in array tg_argv loop
    execute format('select ($1).%I', named) into said using new;
    if tg_op = 'UPDATE' then execute format('select ($1).%I', named) into stood using old; end if;
    if said is distinct from stood and said is not null then
      new := jsonb_populate_record(new, jsonb_build_object(named, clock.now()));
    end if;
  end loop;
  return new;
end $$;
comment on function corps.stamp() is
  'What the desk writes is of the moment it is written, whatever moment it names: nothing is dated back or ahead.';

do $$ declare written record; begin
  for written in
    select t, string_agg(quote_literal(moment), ', ') as moments from (values
      ('messages', 'at'), ('triages', 'at'), ('triage_answers', 'at'), ('enquiry_notes', 'at'), ('notification_decisions', 'at'),
      ('entries', 'at'), ('people', 'added_at'), ('people', 'removed_at'), ('identities', 'changed_at'), ('acute_cards', 'changed_at'),
      ('tasks', 'added_at'), ('tasks', 'done_at'), ('assessments', 'started_at'), ('assessments', 'ended_at'),
      ('assessment_answers', 'answered_at'), ('flags', 'answered_at'), ('measures', 'added_at'), ('measures', 'changed_at'),
      ('notices', 'seen_at'), ('enquiries', 'verified_at'), ('drafts', 'fetched_at')) as written (t, moment) group by t
  loop
    execute format('create trigger a_stamp before insert or update on corps.%I
      for each row when (current_user = %L) execute function corps.stamp(%s)', written.t, 'haandholdt_desk', written.moments);
  end loop;
end $$;

-- The moment of a signature and of a flag stands in the sealed document too, so it is checked instead of set.
create policy signed_now on corps.signatures as restrictive for insert to haandholdt_desk
  with check (signed_at between clock.now() - interval '5 minutes' and clock.now() + interval '1 minute');
create policy raised_now on corps.flags as restrictive for insert to haandholdt_desk
  with check (raised_at between clock.now() - interval '5 minutes' and clock.now() + interval '1 minute'
    and answered_at is null and answered_by is null and sealed_response is null);
create policy begun_undone on corps.tasks as restrictive for insert to haandholdt_desk
  with check (done_at is null and done_by is null);
create policy begun_open on corps.assessments as restrictive for insert to haandholdt_desk with check (ended_at is null);
create policy added_present on corps.people as restrictive for insert to haandholdt_desk with check (removed_at is null);

-- Nobody says that the database did something --------------------------------------------------------

create table audit.acts_of_the_database (act text primary key);
comment on table audit.acts_of_the_database is
  'Acts and openings that a function of the database does itself and leaves the row for: a program may tell that one was refused, never that it was done.';
alter table audit.acts_of_the_database enable row level security;
insert into audit.acts_of_the_database values
  ('answer-and-close'), ('block'), ('claim-enquiry'), ('close-case'), ('deactivate-staff'), ('end-block'), ('end-grant'),
  ('enquiry-came-back'), ('enter-code'), ('erase-case'), ('give-grant'), ('go-off-duty'), ('go-on-duty'), ('hand-over'), ('keep-draft'),
  ('open-acute'), ('open-address'), ('open-case'), ('open-conversation'), ('open-draft'), ('override-rule'), ('pass-on'),
  ('password-accepted'), ('raise-alarm'), ('receive-enquiry'), ('release-enquiry'), ('reopen-case'), ('review-override'),
  ('search-acute-card'), ('second-factor'), ('sign-in'), ('sign-out'), ('sign-out-everywhere'), ('start-conversation'),
  ('suspend-staff'), ('take-alarm'), ('end-claim');

create function audit.refuse_false_row(p_act text, p_outcome text) returns void language plpgsql as $$
begin
  if p_outcome is distinct from 'refused' and exists (select 1 from audit.acts_of_the_database d where d.act = p_act) then
    raise exception 'only the database itself says that % was done', p_act using errcode = 'insufficient_privilege';
  end if;
end $$;

create or replace function access.record_on_case(p_case uuid, p_act text, p_outcome text, p_subject uuid, p_reason text, p_digest bytea) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform audit.refuse_false_row(p_act, p_outcome);
  if (p_case = any (access.my_case_ids())) is not true then
    perform audit.record(p_act, 'refused', p_case, 'no-right');
  else
    perform audit.append('case', p_case, p_act, p_outcome, p_subject, p_reason, p_digest);
  end if;
end $$;

create or replace function access.record_on_enquiry(p_conversation uuid, p_act text, p_outcome text, p_subject uuid, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform audit.refuse_false_row(p_act, p_outcome);
  if access.may_see_enquiry(p_conversation) is not true then
    perform audit.record(p_act, 'refused', p_conversation, 'no-right');
  else
    perform audit.append('conversation', p_conversation, p_act, p_outcome, p_subject, p_reason);
  end if;
end $$;

create function access.record_on_self(p_act text, p_outcome text, p_subject uuid, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform audit.refuse_false_row(p_act, p_outcome);
  perform audit.record(p_act, p_outcome, p_subject, p_reason);
end $$;
comment on function access.record_on_self(text, text, uuid, text) is
  'A row on the asking principal''s own chain: a refusal, a search, a list that was read.';
revoke execute on function audit.record(text, text, uuid, text) from haandholdt_desk;
grant execute on function access.record_on_self(text, text, uuid, text) to haandholdt_desk;

-- A message that lands in a case leaves its row there too ---------------------------------------------

create or replace function corps.write_as_person(p_message uuid, p_sealed_text bytea, p_answer_due timestamptz) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
  the_enquiry corps.enquiries;
  the_case uuid;
begin
  if me is null or session_user <> 'haandholdt_front_door' then
    raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
  end if;
  select * into strict the_enquiry from corps.enquiries e where e.conversation_id = me for update;
  insert into corps.messages (id, conversation_id, written_by, sealed_text) values (p_message, me, 'person', p_sealed_text);

  select c.id into the_case from corps.case_conversations cc join corps.cases c on c.id = cc.case_id
   where cc.conversation_id = me and c.closed_at is null;
  if the_case is not null then
    insert into corps.deadlines (id, case_id, kind, due_at)
      select gen_random_uuid(), the_case, 'answer', p_answer_due
       where not exists (select 1 from corps.deadlines d where d.case_id = the_case and d.kind = 'answer' and d.settled_at is null);
    perform audit.append('case', the_case, 'write-message', 'done', p_message);
    perform audit.append('conversation', me, 'write-message', 'done', p_message);
    return;
  end if;
  perform audit.append('conversation', me, 'write-message', 'done', p_message);
  if the_enquiry.ended_at is not null then
    update corps.enquiries e set ended_at = null, ended_as = null, version = e.version + 1 where e.id = the_enquiry.id;
    perform audit.append('conversation', me, 'enquiry-came-back', 'done', the_enquiry.id);
  end if;
  insert into corps.deadlines (id, enquiry_id, kind, due_at) values (gen_random_uuid(), the_enquiry.id, 'answer', p_answer_due)
    on conflict (enquiry_id) where kind = 'answer' and settled_at is null do nothing;
end $$;

-- What statistics may see comes away from the day's other work ---------------------------------------

create function corps.mix_facts() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  mixed bigint;
begin
  with taken as (delete from corps.assessment_facts f where f.month >= date_trunc('month', clock.now() - interval '1 month', 'UTC')::date returning f.*)
  insert into corps.assessment_facts select t.* from taken t order by gen_random_uuid();
  get diagnostics mixed = row_count;
  return mixed;
end $$;
comment on function corps.mix_facts() is
  'Writes the last two months'' fact rows anew, in an order drawn by lot: in a stolen data folder neither their place nor the transaction that wrote them any longer tells which signature they came from.';
grant execute on function corps.mix_facts() to haandholdt_jobs;

reset role;
