-- The ground everything stands on: who is asking, what was opened, what was done.
--
-- Four roles, made before this file runs:
--   haandholdt_keeper      owns every table and function; nobody can log in as it
--   haandholdt_front_door  citizens and professionals: no table at all, a handful of functions
--   haandholdt_desk        staff: tables under row-level security, functions for what grants rights
--   haandholdt_jobs        deadlines, alarms, signed roots
-- The three that log in are members of nothing, own nothing and can become nobody else.

do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant create on database %I to haandholdt_keeper', current_database());
  execute format('grant connect on database %I to haandholdt_front_door, haandholdt_desk, haandholdt_jobs', current_database());
end $$;
revoke all on schema public from public;

set role haandholdt_keeper;

create schema clock;
create schema access;
create schema audit;
create schema corps;

-- Time --------------------------------------------------------------------------------------------

create function clock.now() returns timestamptz language sql volatile parallel safe
  as $$ select clock_timestamp() $$;
comment on function clock.now() is
  'The only place where SQL reads the time. Only a simulation''s migrator may replace it.';

-- Who is asking -----------------------------------------------------------------------------------

create table corps.principals (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'citizen', 'professional', 'job')),
  created_at timestamptz not null default clock.now()
);
comment on table corps.principals is 'Whoever acts on the system. An actor, in contrast, is a person in the conflict.';

create table corps.staff (
  id uuid primary key references corps.principals,
  sign_in_name text not null unique check (sign_in_name = lower(sign_in_name) and length(sign_in_name) between 3 and 60),
  alias text not null check (length(alias) between 1 and 60),
  role text not null check (role in ('consultant', 'leader')),
  region text not null check (region in ('nord', 'midt', 'syddanmark', 'hovedstaden-sjaelland')),
  may_assess boolean not null default false,
  language text not null default 'da' check (language in ('da', 'en')),
  on_duty boolean not null default false,
  password text not null,
  totp_wrapped text,
  totp_last_step bigint not null default 0,
  suspended_at timestamptz,
  leaving_at timestamptz,
  deactivated_at timestamptz
);
comment on table corps.staff is 'A member of the corps. Consultants are known by an alias: their identity is itself protected.';
comment on column corps.staff.may_assess is 'Has the competence to sign a final risk assessment.';
comment on column corps.staff.password is 'Argon2id, with its own salt and parameters.';
comment on column corps.staff.totp_wrapped is 'The second factor''s secret, wrapped by the key provider in ring staff.';
comment on column corps.staff.totp_last_step is 'The last time step accepted, so that one code works once.';
comment on column corps.staff.leaving_at is 'Planned deactivation was asked for; it waits until every case is taken over.';

create table corps.sessions (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  principal_id uuid not null references corps.principals,
  audience text not null check (audience in ('desk', 'door')),
  level text not null check (level in ('password', 'full')),
  created_at timestamptz not null default clock.now(),
  seen_at timestamptz not null default clock.now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  source bytea
);
create index on corps.sessions (principal_id);
comment on column corps.sessions.source is
  'Of a half-finished sign-in: where it comes from, so that wrong second factors count against that source alone.';
comment on table corps.sessions is
  'A staff session or a citizen''s visit. Only the hash of the token is here; the token travels with each transaction.';

-- The job's identity is its login itself; it holds no token. Wrong words at the door are told of the door itself.
insert into corps.principals (id, kind) values
  ('00000000-0000-4000-8000-000000000001', 'job'),
  ('00000000-0000-4000-8000-000000000002', 'job');

create function access.session() returns corps.sessions
  language plpgsql stable security definer set search_path = corps, pg_temp as $$
declare
  asked text := nullif(current_setting('app.token', true), '');
  found_session corps.sessions;
begin
  if asked is null then return null; end if;
  select * into found_session from corps.sessions s
   where s.token_hash = sha256(convert_to(asked, 'UTF8'))
     and s.revoked_at is null and s.expires_at > clock.now()
     and s.audience = case session_user when 'haandholdt_desk' then 'desk' when 'haandholdt_front_door' then 'door' end;
  return found_session;
end $$;

create function access.principal_id() returns uuid
  language plpgsql stable security definer set search_path = corps, pg_temp as $$
declare
  asking corps.sessions;
begin
  if session_user = 'haandholdt_jobs' then return '00000000-0000-4000-8000-000000000001'; end if;
  asking := access.session();
  return case when asking.level = 'full' then asking.principal_id end;
end $$;
comment on function access.principal_id() is
  'Who is asking, or null. A transaction carries a token, never an id; a half-finished sign-in is nobody.';

create function access.staff_id() returns uuid
  language sql stable security definer set search_path = corps, pg_temp as $$
  select s.id from corps.staff s
   where s.id = access.principal_id() and s.suspended_at is null and s.deactivated_at is null
$$;

create function access.is_leader() returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.staff s where s.id = access.staff_id() and s.role = 'leader')
$$;

create function access.is_on_duty() returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.staff s where s.id = access.staff_id() and s.on_duty)
$$;

-- The audit chain ---------------------------------------------------------------------------------

create table audit.heads (
  chain_id uuid primary key,
  chain_kind text not null check (chain_kind in ('case', 'conversation', 'principal')),
  seq bigint not null,
  hash bytea not null,
  changed_at timestamptz not null,
  in_root boolean not null default false
);
create index on audit.heads (chain_id) where not in_root;
comment on table audit.heads is 'The newest row of each chain, so that a cut-off chain is missed.';
comment on column audit.heads.in_root is 'Whether a signed root outside the database already holds this head.';

create table audit.entries (
  chain_id uuid not null,
  seq bigint not null,
  chain_kind text not null,
  at timestamptz not null,
  principal_id uuid,
  session_id uuid,
  act text not null check (act ~ '^[a-z][a-z0-9-]{1,59}$'),
  outcome text not null check (outcome in ('done', 'refused', 'read')),
  subject_id uuid,
  reason text check (reason ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  digest bytea check (length(digest) = 32),
  previous bytea not null,
  hash bytea not null,
  primary key (chain_id, seq, at)
) partition by range (at);
comment on table audit.entries is
  'Every act, read, search and refusal. No text of a case is here: reasons are codes, digests are salted.';

do $$ begin
  for year in 2025..2040 loop
    execute format('create table audit.entries_%s partition of audit.entries for values from (%L) to (%L)',
      year, make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
  end loop;
end $$;

create function audit.hash_of(e audit.entries) returns bytea
  language sql immutable parallel safe as $$
  select sha256(e.previous || convert_to(concat_ws(U&'\001F',
    e.chain_kind, e.chain_id, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(e.principal_id::text, '-'), coalesce(e.session_id::text, '-'), e.act, e.outcome,
    coalesce(e.subject_id::text, '-'), coalesce(e.reason, '-'), coalesce(encode(e.digest, 'hex'), '-')), 'UTF8'))
$$;

create function audit.append(
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
  update audit.heads h set seq = entry.seq, hash = entry.hash, changed_at = entry.at, in_root = false
   where h.chain_id = p_chain_id;
  return entry.seq;
end $$;
comment on function audit.append(text, uuid, text, text, uuid, text, bytea) is
  'Adds one row to one chain, in the caller''s transaction. Chains are locked in the order case, conversation, principal.';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger entries_stay before update or delete on audit.entries
  for each row execute function audit.refuse_change();
create trigger entries_are_not_emptied before truncate on audit.entries
  for each statement execute function audit.refuse_change();
create trigger heads_stay before delete on audit.heads for each row execute function audit.refuse_change();
create trigger heads_are_not_emptied before truncate on audit.heads
  for each statement execute function audit.refuse_change();

create function audit.record(
  p_act text, p_outcome text, p_subject uuid default null, p_reason text default null
) returns void
  language plpgsql security definer set search_path = audit, pg_temp as $$
declare
  asking uuid := coalesce(access.principal_id(), (access.session()).principal_id);
begin
  if asking is null then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  perform audit.append('principal', asking, p_act, p_outcome, p_subject, p_reason);
end $$;
comment on function audit.record(text, text, uuid, text) is
  'A row on the asking principal''s own chain: a refusal, a search, a list that was read.';

create function audit.take_changed_heads() returns setof audit.heads
  language sql security definer set search_path = audit, pg_temp as $$
  update audit.heads set in_root = true where not in_root returning *
$$;
create function audit.totals() returns table (chains bigint, entries bigint)
  language sql stable security definer set search_path = audit, pg_temp as $$
  select count(*), coalesce(sum(seq), 0)::bigint from audit.heads
$$;

-- Keys: nothing is unsealed that was not opened, and an opening leaves its trace first --------------

create table corps.data_keys (
  id uuid primary key,
  owner_kind text not null check (owner_kind in ('case', 'conversation', 'draft')),
  owner_id uuid not null,
  scope text not null check (scope in ('whole', 'acute', 'address')),
  ring text not null check (ring in ('door', 'case')),
  wrapped text not null,
  created_at timestamptz not null default clock.now(),
  unique (owner_kind, owner_id, scope),
  check ((owner_kind = 'conversation') = (ring = 'door')),
  check (owner_kind = 'case' or scope = 'whole')
);
comment on table corps.data_keys is
  'The wrapped key of each case and conversation. No role that logs in can read this table; access.key() answers.';
comment on column corps.data_keys.scope is
  'A case has three keys: the whole, the acute card (which whoever is on duty may open) and the address.';

create table corps.openings (
  id uuid primary key,
  session_id uuid not null,
  principal_id uuid not null,
  owner_kind text not null check (owner_kind in ('case', 'conversation', 'draft')),
  owner_id uuid not null,
  scope text not null check (scope in ('whole', 'acute', 'address')),
  purpose text not null,
  at timestamptz not null default clock.now(),
  opened_in xid8 not null default pg_current_xact_id()
);
create index on corps.openings (owner_id, at);
comment on table corps.openings is 'Each time somebody opened a case, a conversation or a kept draft; written before any key is given.';

create function corps.check_trace_is_kept() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  -- A commit that does not wait for the disk could give the key and lose the trace in a crash. This runs as the very
  -- last thing before the commit: not when constraints are asked for early, and with no cursor left to run after it.
  if current_setting('synchronous_commit') = 'off'
     or lower(btrim(current_query(), E' ;\n')) <> 'commit'
     or exists (select from pg_cursors where is_holdable) then
    raise exception 'an opening is committed to disk, by a plain commit' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create constraint trigger trace_is_kept after insert on corps.openings
  deferrable initially deferred for each row execute function corps.check_trace_is_kept();

create function access.key(p_opening uuid) returns table (key_id uuid, owner_id uuid, scope text, ring text, wrapped text)
  language plpgsql volatile security definer set search_path = corps, pg_temp as $$
declare
  opening corps.openings;
  asking corps.sessions := access.session();
begin
  select * into opening from corps.openings o
   where o.id = p_opening and o.session_id = asking.id and o.at > clock.now() - interval '10 seconds';
  if not found or opening.opened_in = pg_current_xact_id_if_assigned()
     or pg_xact_status(opening.opened_in) is distinct from 'committed' then
    return;
  end if;
  return query
    select k.id, k.owner_id, k.scope, k.ring, k.wrapped from corps.data_keys k
     where (k.owner_kind = opening.owner_kind and k.owner_id = opening.owner_id
            and (k.scope = opening.scope or (opening.scope = 'whole' and k.scope = 'acute')))
        or (opening.owner_kind = 'case' and opening.scope = 'whole' and k.owner_kind = 'conversation'
            and k.owner_id in (select access.conversations_of_case(opening.owner_id)));
end $$;
comment on function access.key(uuid) is
  'The wrapped keys of an opening that an earlier transaction of the same session committed less than ten seconds ago; otherwise nothing.';

-- One mechanism for double clicks, cut lines and resends --------------------------------------------

create table corps.acts (
  principal_id uuid not null references corps.principals,
  act_id uuid not null,
  at timestamptz not null default clock.now(),
  answer text,
  primary key (principal_id, act_id)
);
comment on column corps.acts.answer is 'Where the person was sent when the act was done; never a text of theirs.';

create function access.begin_act(p_act uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  asking uuid := access.principal_id();
  earlier text;
begin
  if asking is null then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  insert into corps.acts (principal_id, act_id) values (asking, p_act)
    on conflict (principal_id, act_id) do update set at = excluded.at
    returning answer into earlier;
  return earlier;
end $$;
comment on function access.begin_act(uuid) is
  'Null: go on. Otherwise where the same act ended before; a second one at the same moment waits here for the first.';

create function access.finish_act(p_act uuid, p_answer text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.acts set answer = p_answer
   where principal_id = access.principal_id() and act_id = p_act and answer is null
$$;

-- Sign-in -------------------------------------------------------------------------------------------

create table corps.sign_in_attempts (
  name_hash bytea not null,
  source bytea not null,
  at timestamptz not null default clock.now(),
  succeeded boolean not null
);
create index on corps.sign_in_attempts (name_hash, source, at);
comment on table corps.sign_in_attempts is
  'Counted per name and source together, so that nobody can lock a colleague out from elsewhere.';
comment on column corps.sign_in_attempts.source is 'HMAC of the source address under a key that lives an hour.';

create function access.sign_in_attempt(p_name text, p_source bytea)
  returns table (staff_id uuid, password text, failures bigint, last_failure_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select s.id, s.password, coalesce(t.failures, 0), t.last_failure_at
    from (select 1) one
    left join corps.staff s on s.sign_in_name = p_name and s.suspended_at is null and s.deactivated_at is null
    cross join lateral (
      select count(*) filter (where not a.succeeded) as failures, max(a.at) filter (where not a.succeeded) as last_failure_at
        from corps.sign_in_attempts a
       where a.name_hash = sha256(convert_to(p_name, 'UTF8')) and a.source = p_source
         and a.at > greatest(clock.now() - interval '1 hour', (
           select max(b.at) from corps.sign_in_attempts b
            where b.name_hash = a.name_hash and b.source = a.source and b.succeeded))) t
$$;

create function access.sign_in_failed(p_name text, p_source bytea, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  named uuid := (select s.id from corps.staff s where s.sign_in_name = p_name);
begin
  insert into corps.sign_in_attempts (name_hash, source, succeeded)
    values (sha256(convert_to(p_name, 'UTF8')), p_source, false);
  -- A name that nobody has costs the same and leaves a trace too, on the chain of those who could not come in.
  perform audit.append('principal', coalesce(named, '00000000-0000-4000-8000-000000000002'), 'sign-in', 'refused', named, p_reason);
end $$;

create function access.begin_session(p_session uuid, p_token_hash bytea, p_staff uuid, p_name text, p_source bytea) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if session_user <> 'haandholdt_desk' then raise exception 'only the desk signs staff in' using errcode = 'insufficient_privilege'; end if;
  insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at, source)
    select p_session, p_token_hash, s.id, 'desk', 'password', clock.now() + interval '5 minutes', p_source
      from corps.staff s where s.id = p_staff and s.sign_in_name = p_name
       and s.suspended_at is null and s.deactivated_at is null;
  if not found then raise exception 'no such staff member' using errcode = 'insufficient_privilege'; end if;
  perform audit.append('principal', p_staff, 'password-accepted', 'done', p_staff);
end $$;

create function access.second_factor() returns table (staff_id uuid, totp_wrapped text, last_step bigint)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select s.id, s.totp_wrapped, s.totp_last_step from corps.staff s
   where s.id = (access.session()).principal_id and (access.session()).level = 'password'
$$;

create function access.complete_session(p_session uuid, p_token_hash bytea, p_step bigint) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  half corps.sessions := access.session();
begin
  if half.level is distinct from 'password' or p_step > extract(epoch from clock.now()) / 30 + 2 then return false; end if;
  update corps.staff s set totp_last_step = p_step where s.id = half.principal_id and s.totp_last_step < p_step;
  if not found then return false; end if;
  update corps.sessions s set revoked_at = clock.now(), source = null where s.id = half.id;
  insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
    values (p_session, p_token_hash, half.principal_id, 'desk', 'full', clock.now() + interval '30 minutes');
  insert into corps.sign_in_attempts (name_hash, source, succeeded)
    select sha256(convert_to(m.sign_in_name, 'UTF8')), half.source, true from corps.staff m where m.id = half.principal_id;
  perform audit.append('principal', half.principal_id, 'sign-in', 'done', half.principal_id);
  return true;
end $$;
comment on function access.complete_session(uuid, bytea, bigint) is
  'The second factor was right: the half session ends and a new one with a new token begins. False: the code was used before.';

create function access.second_factor_failed() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  half corps.sessions := access.session();
  failures bigint;
begin
  if half.level is distinct from 'password' then return 0; end if;
  -- Counted as a wrong password is: a right password alone must not buy five new guesses again and again.
  insert into corps.sign_in_attempts (name_hash, source, succeeded)
    select sha256(convert_to(m.sign_in_name, 'UTF8')), half.source, false from corps.staff m where m.id = half.principal_id;
  perform audit.append('principal', half.principal_id, 'second-factor', 'refused', half.principal_id, 'wrong-code');
  select count(*) into failures from audit.entries e
   where e.chain_id = half.principal_id and e.session_id = half.id and e.act = 'second-factor' and e.outcome = 'refused';
  if failures >= 5 then update corps.sessions s set revoked_at = clock.now() where s.id = half.id; end if;
  return failures;
end $$;

create function access.seen() returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.sessions s
     set seen_at = clock.now(),
         expires_at = case when s.audience = 'desk'
           then least(clock.now() + interval '30 minutes', s.created_at + interval '12 hours')
           else clock.now() + interval '20 minutes' end
   where s.id = (access.session()).id and s.level = 'full' and s.seen_at < clock.now() - interval '30 seconds'
$$;

create function access.sign_out(p_everywhere boolean) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  asking corps.sessions := access.session();
begin
  if asking.id is null then return; end if;
  update corps.sessions s set revoked_at = clock.now()
   where s.revoked_at is null and (s.id = asking.id or (p_everywhere and s.principal_id = asking.principal_id));
  perform audit.append('principal', asking.principal_id,
    case when p_everywhere then 'sign-out-everywhere' else 'sign-out' end, 'done', asking.principal_id);
end $$;

-- A form that outlived its session: the words are kept for whoever was writing them ------------------

create table corps.drafts (
  id uuid primary key,
  principal_id uuid not null references corps.principals,
  place text not null check (length(place) <= 200),
  sealed bytea not null,
  kept_at timestamptz not null default clock.now(),
  fetched_at timestamptz
);
comment on table corps.drafts is
  'What was typed when a session ran out. An expired but unrevoked session may write here and nowhere else.';

create function access.keep_draft(p_draft uuid, p_place text, p_sealed bytea, p_key uuid, p_wrapped text) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  writer uuid;
begin
  select s.principal_id into writer from corps.sessions s join corps.staff m on m.id = s.principal_id
   where s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'))
     and s.audience = 'desk' and s.level = 'full' and s.revoked_at is null
     and s.expires_at > clock.now() - interval '24 hours' and m.suspended_at is null and m.deactivated_at is null
     and session_user = 'haandholdt_desk';
  if not found then return false; end if;
  if (select count(*) from corps.drafts d where d.principal_id = writer and d.fetched_at is null) >= 50 then return false; end if;
  insert into corps.drafts (id, principal_id, place, sealed) values (p_draft, writer, p_place, p_sealed);
  insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped)
    values (p_key, 'draft', p_draft, 'whole', 'case', p_wrapped);
  perform audit.append('principal', writer, 'keep-draft', 'done', p_draft);
  return true;
end $$;

-- Rights of the three roles: nothing but what is named -----------------------------------------------

revoke execute on all functions in schema clock, access, audit, corps from public;
alter default privileges for role haandholdt_keeper revoke execute on functions from public;

grant usage on schema clock, access, audit, corps to haandholdt_desk, haandholdt_jobs;
grant usage on schema clock, access, corps to haandholdt_front_door;
grant execute on function clock.now() to haandholdt_front_door, haandholdt_desk, haandholdt_jobs;

grant execute on function access.principal_id(), access.key(uuid), access.begin_act(uuid), access.finish_act(uuid, text),
  access.seen() to haandholdt_desk, haandholdt_front_door;
grant execute on function access.staff_id(), access.is_leader(), access.is_on_duty(), access.sign_in_attempt(text, bytea),
  access.sign_in_failed(text, bytea, text), access.begin_session(uuid, bytea, uuid, text, bytea), access.second_factor(),
  access.complete_session(uuid, bytea, bigint), access.second_factor_failed(), access.sign_out(boolean),
  access.keep_draft(uuid, text, bytea, uuid, text) to haandholdt_desk;
grant execute on function audit.record(text, text, uuid, text) to haandholdt_desk, haandholdt_jobs;
grant execute on function audit.take_changed_heads(), audit.totals() to haandholdt_jobs;

alter table corps.principals enable row level security;
alter table corps.staff enable row level security;
alter table corps.sessions enable row level security;
alter table corps.drafts enable row level security;
alter table corps.data_keys enable row level security;
alter table corps.openings enable row level security;
alter table corps.acts enable row level security;
alter table corps.sign_in_attempts enable row level security;
alter table audit.entries enable row level security;
alter table audit.heads enable row level security;

grant select (id, alias, role, region, may_assess, language, on_duty, suspended_at, leaving_at, deactivated_at)
  on corps.staff to haandholdt_desk;
create policy colleagues_are_known on corps.staff for select to haandholdt_desk
  using ((select access.staff_id()) is not null);

grant select, update (fetched_at) on corps.drafts to haandholdt_desk;
create policy own_drafts on corps.drafts to haandholdt_desk
  using (principal_id = (select access.staff_id())) with check (principal_id = (select access.staff_id()));

reset role;
