-- What a person hands in through the door: a picture, a recording, a paper. It goes up and never down to a device
-- again; the bytes stay as they came, and whoever opens them leaves a row.

set role haandholdt_keeper;

insert into audit.acts_of_the_database values ('send-file'), ('open-file'), ('fetch-original');

create table corps.files (
  id uuid primary key,
  conversation_id uuid not null references corps.conversations,
  message_id uuid not null unique references corps.messages,
  at timestamptz not null default clock.now(),
  bytes int not null check (bytes between 1 and 20000000),
  parts int not null check (parts = (bytes + 999999) / 1000000),
  digest bytea not null check (length(digest) = 32),
  sealed_about bytea,
  given_in xid8 not null default pg_current_xact_id()
);
create index on corps.files (conversation_id, at);
create index on corps.files (at);
comment on table corps.files is
  'One file from a person, always with a message: what waits for an answer is the message. What it is called and what kind it is are sealed.';
comment on column corps.files.digest is
  'HMAC-SHA-256 of the bytes under a salt that is sealed with the name; it stands in the trail too. Without the salt nobody can try a file they know against it.';

create table corps.file_parts (
  id uuid primary key,
  file_id uuid not null references corps.files,
  conversation_id uuid not null references corps.conversations,
  part int not null check (part >= 0),
  sealed_bytes bytea check (length(sealed_bytes) <= 1000200),
  unique (file_id, part)
);
create index on corps.file_parts (conversation_id);
comment on table corps.file_parts is
  'The bytes of a file, a million at a time, each part bound to its own row. No login reads this table: a part is given after the row that says who opened the file.';

do $$ declare t text; begin
  foreach t in array array['files', 'file_parts'] loop
    execute format('create trigger stays_as_written before update or delete on corps.%I for each row execute function corps.refuse_change()', t);
    execute format('create trigger is_not_emptied before truncate on corps.%I for each statement execute function corps.refuse_change()', t);
    execute format('create constraint trigger trace_of_act after insert or update on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%L)',
      t, 'haandholdt_desk', 'haandholdt_front_door', 'conversation_id');
    execute format('alter table corps.%I enable row level security', t);
  end loop;
end $$;

create function corps.check_file_is_whole() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if (select count(*) from corps.file_parts p where p.file_id = new.id and p.part < new.parts) <> new.parts then
    raise exception 'a file is kept whole or not at all' using errcode = 'check_violation', constraint = 'file_is_whole';
  end if;
  return null;
end $$;
create constraint trigger file_is_whole after insert on corps.files
  deferrable initially deferred for each row execute function corps.check_file_is_whole();

-- From the person --------------------------------------------------------------------------------------

create function corps.send_file(
  p_file uuid, p_bytes int, p_digest bytea, p_sealed_about bytea, p_message uuid, p_sealed_text bytea, p_answer_due timestamptz
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
  an_hour_ago timestamptz := clock.now() - interval '1 hour';
  refusal text;
begin
  if me is null or session_user <> 'haandholdt_front_door' then
    raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
  end if;
  -- Two at the same moment are counted one after the other.
  perform 1 from corps.enquiries e where e.conversation_id = me for update;
  refusal := (select case
      when count(*) filter (where f.at > an_hour_ago) >= 20
        or coalesce(sum(f.bytes) filter (where f.at > an_hour_ago), 0) + p_bytes > 100000000 then 'too-much-in-an-hour'
      when coalesce(sum(f.bytes), 0) + p_bytes > 500000000 then 'too-much'
    end from corps.files f where f.conversation_id = me);
  -- All conversations together: a disk that runs full would take the desk with it. Nearly exact is enough.
  if refusal is null and (select coalesce(sum(f.bytes), 0) from corps.files f where f.at > an_hour_ago) + p_bytes > 2000000000 then
    refusal := 'too-much-in-an-hour';
  end if;
  if refusal is not null then
    perform audit.append('conversation', me, 'send-file', 'refused', null, refusal);
    return refusal;
  end if;
  perform corps.write_as_person(p_message, p_sealed_text, p_answer_due);
  insert into corps.files (id, conversation_id, message_id, bytes, parts, digest, sealed_about)
    values (p_file, me, p_message, p_bytes, (p_bytes + 999999) / 1000000, p_digest, p_sealed_about);
  perform audit.append('case', cc.case_id, 'send-file', 'done', p_file, null, p_digest)
     from corps.case_conversations cc where cc.conversation_id = me;
  perform audit.append('conversation', me, 'send-file', 'done', p_file, null, p_digest);
  return 'done';
end $$;
comment on function corps.send_file(uuid, int, bytea, bytea, uuid, bytea, timestamptz) is
  'A message with a file: it lands in the same hand, with the same deadline, as a message without. A hundred million bytes and twenty files an hour, five hundred million in all.';

create function corps.add_file_part(p_id uuid, p_file uuid, p_part int, p_sealed bytea) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  insert into corps.file_parts (id, file_id, conversation_id, part, sealed_bytes)
    select p_id, f.id, f.conversation_id, p_part, p_sealed from corps.files f
     where f.id = p_file and f.conversation_id = access.principal_id() and f.given_in = pg_current_xact_id()
       and session_user = 'haandholdt_front_door';
  if not found then raise exception 'no such file is being sent' using errcode = 'insufficient_privilege'; end if;
end $$;

create function corps.my_files() returns table (message_id uuid)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select f.message_id from corps.files f
   where f.conversation_id = access.principal_id() and session_user = 'haandholdt_front_door'
$$;
comment on function corps.my_files() is
  'Which of the person''s own messages came with a file. That one was received is all that their device is ever told.';

-- To those who have the matter -------------------------------------------------------------------------

create policy of_enquiry on corps.files for select to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.conversation_id = files.conversation_id));
grant select on corps.files to haandholdt_desk;

create function corps.open_file(p_file uuid, p_conversation uuid, p_act text, p_reason text) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  its uuid := (select f.conversation_id from corps.files f where f.id = p_file and f.conversation_id = p_conversation);
begin
  if (p_act in ('open-file', 'fetch-original')) is not true or (p_act = 'fetch-original') <> (p_reason is not null) then
    raise exception 'no such way to open a file' using errcode = 'check_violation';
  end if;
  if access.may_see_enquiry(its) is not true then
    perform audit.record(p_act, 'refused', p_file, 'no-right');
    return false;
  end if;
  perform audit.append('case', cc.case_id, p_act, 'read', p_file, p_reason)
     from corps.case_conversations cc where cc.conversation_id = its;
  perform audit.append('conversation', its, p_act, 'read', p_file, p_reason);
  return true;
end $$;
comment on function corps.open_file(uuid, uuid, text, text) is
  'The row first: for the cleaned copy, or with a reason for the original. False is the same for not yours, not there and of another conversation.';

create function corps.file_part(p_file uuid, p_part int) returns table (id uuid, sealed bytea)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select p.id, p.sealed_bytes from corps.files f
    join corps.file_parts p on p.file_id = f.id and p.part = p_part
    join audit.heads h on h.chain_id = f.conversation_id and h.grown_in = pg_current_xact_id_if_assigned()
    join audit.entries e on e.chain_id = h.chain_id and e.seq = h.seq
   where f.id = p_file and e.subject_id = f.id and e.act in ('open-file', 'fetch-original') and e.outcome = 'read'
     and e.principal_id = access.staff_id()
$$;
comment on function corps.file_part(uuid, int) is
  'Only in the transaction in which the asking member opened this very file: no row, no bytes.';

create function corps.file_openings(p_file uuid) returns table (at timestamptz, alias text, act text, reason text)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select e.at, s.alias, e.act, e.reason from corps.files f
    join audit.entries e on e.chain_id = f.conversation_id and e.subject_id = f.id
     and e.act in ('open-file', 'fetch-original') and e.outcome = 'read'
    join corps.staff s on s.id = e.principal_id
   where f.id = p_file and access.may_see_enquiry(f.conversation_id)
   order by e.seq
$$;

grant execute on function corps.send_file(uuid, int, bytea, bytea, uuid, bytea, timestamptz),
  corps.add_file_part(uuid, uuid, int, bytea), corps.my_files() to haandholdt_front_door;
grant execute on function corps.open_file(uuid, uuid, text, text), corps.file_part(uuid, int), corps.file_openings(uuid) to haandholdt_desk;

reset role;
