-- Instruments that an organisation has brought itself, kept just as they were brought: what was published is never
-- changed, only withdrawn from new use. And a draft can go on with a newer version.

set role haandholdt_keeper;

create table corps.instruments (
  id uuid primary key,
  code text not null check (code ~ '^[A-Za-z][A-Za-z0-9_-]{0,63}$'),
  version text not null check (version ~ '^[0-9A-Za-z.+-]{1,32}$'),
  kind text not null check (kind in ('rules', 'questions')),
  file bytea not null check (length(file) between 1 and 1000000),
  digest bytea not null check (digest = sha256(file)),
  licence_holder text not null check (length(licence_holder) between 1 and 400),
  licence_from date not null,
  licence_terms text check (length(licence_terms) between 1 and 2000),
  added_by uuid not null references corps.staff,
  added_at timestamptz not null default clock.now(),
  published_by uuid references corps.staff,
  published_at timestamptz,
  withdrawn_by uuid references corps.staff,
  withdrawn_at timestamptz,
  check ((published_by is null) = (published_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index one_of_a_version on corps.instruments (code, version) where published_at is not null;
comment on table corps.instruments is
  'An instrument the organisation has brought, with the word of who holds the licence. It is used once a leader has published it; withdrawn, it begins nothing new.';
comment on column corps.instruments.kind is
  'rules: a whole instrument in our own form. questions: a FHIR questionnaire, which has neither levels nor rules.';
comment on column corps.instruments.file is 'The very bytes that were brought. Says nothing about any person.';
alter table corps.instruments enable row level security;

create function corps.keep_instrument() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (to_jsonb(new) - '{published_by,published_at,withdrawn_by,withdrawn_at}'::text[])
       = (to_jsonb(old) - '{published_by,published_at,withdrawn_by,withdrawn_at}'::text[])
     and (old.published_at is null or new.published_at = old.published_at)
     and (old.withdrawn_at is null or new.withdrawn_at = old.withdrawn_at) then
    return new;
  end if;
  raise exception 'an instrument stays as it was brought' using errcode = 'insufficient_privilege';
end $$;
create trigger stays_as_brought before update or delete on corps.instruments
  for each row execute function corps.keep_instrument();
create trigger is_not_emptied before truncate on corps.instruments
  for each statement execute function corps.keep_instrument();

create function corps.add_instrument(
  p_id uuid, p_code text, p_version text, p_kind text, p_file bytea, p_holder text, p_from date, p_terms text
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if not access.is_leader() then
    perform audit.record('add-instrument', 'refused', null, 'no-right');
    return 'not-permitted';
  end if;
  if exists (select 1 from corps.instruments i where i.code = p_code and i.version = p_version
      and (i.published_at is not null or i.withdrawn_at is null)) then
    perform audit.record('add-instrument', 'refused', null, 'version-taken');
    return 'version-taken';
  end if;
  insert into corps.instruments (id, code, version, kind, file, digest, licence_holder, licence_from, licence_terms, added_by)
    values (p_id, p_code, p_version, p_kind, p_file, sha256(p_file), p_holder, p_from, p_terms, access.staff_id());
  perform audit.record('add-instrument', 'done', p_id);
  return 'done';
end $$;
comment on function corps.add_instrument(uuid, text, text, text, bytea, text, date, text) is
  'A leader brings an instrument. Nobody rates with it before it is published.';

create function corps.publish_instrument(p_id uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  brought corps.instruments;
  refusal text;
begin
  if not access.is_leader() then
    perform audit.record('publish-instrument', 'refused', p_id, 'no-right');
    return 'not-permitted';
  end if;
  select * into brought from corps.instruments i where i.id = p_id for update;
  refusal := case
    when brought.id is null then 'not-there'
    when brought.withdrawn_at is not null then 'already-withdrawn'
    when brought.published_at is not null then 'already-published'
    when brought.licence_from > (clock.now() at time zone 'Europe/Copenhagen')::date then 'licence-not-begun' end;
  if refusal is not null then
    perform audit.record('publish-instrument', 'refused', p_id, refusal);
    return refusal;
  end if;
  update corps.instruments i set published_at = clock.now(), published_by = access.staff_id() where i.id = p_id;
  perform audit.record('publish-instrument', 'done', p_id);
  return 'done';
end $$;
comment on function corps.publish_instrument(uuid) is 'A leader lets an instrument be used. From then on it never changes.';

create function corps.withdraw_instrument(p_id uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  brought corps.instruments;
  refusal text;
begin
  if not access.is_leader() then
    perform audit.record('withdraw-instrument', 'refused', p_id, 'no-right');
    return 'not-permitted';
  end if;
  select * into brought from corps.instruments i where i.id = p_id for update;
  refusal := case when brought.id is null then 'not-there' when brought.withdrawn_at is not null then 'already-withdrawn' end;
  if refusal is not null then
    perform audit.record('withdraw-instrument', 'refused', p_id, refusal);
    return refusal;
  end if;
  update corps.instruments i set withdrawn_at = clock.now(), withdrawn_by = access.staff_id() where i.id = p_id;
  perform audit.record('withdraw-instrument', 'done', p_id);
  return 'done';
end $$;
comment on function corps.withdraw_instrument(uuid) is
  'Nothing new begins with the instrument. Drafts go on with it, and what was signed stays.';

create function corps.list_instruments() returns table (
  id uuid, code text, version text, kind text, licence_holder text, licence_from date, licence_terms text, added_by text,
  added_at timestamptz, published_at timestamptz, withdrawn_at timestamptz, digest bytea
)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select i.id, i.code, i.version, i.kind, i.licence_holder, i.licence_from, i.licence_terms, s.alias, i.added_at,
         i.published_at, i.withdrawn_at, i.digest
    from corps.instruments i join corps.staff s on s.id = i.added_by
   where access.staff_id() is not null and (i.published_at is not null or access.is_leader())
   order by i.added_at desc, i.id
$$;
comment on function corps.list_instruments() is
  'What has been published, for everybody in the corps; a leader sees what waits as well. Newest first.';

create function corps.instrument_file(p_id uuid) returns bytea
  language sql stable security definer set search_path = corps, pg_temp as $$
  select i.file from corps.instruments i
   where i.id = p_id and access.staff_id() is not null and (i.published_at is not null or access.is_leader())
$$;
comment on function corps.instrument_file(uuid) is 'The file as it was brought, for those who may see it in the list.';

insert into audit.acts_of_the_database values ('add-instrument'), ('publish-instrument'), ('withdraw-instrument');
grant execute on function corps.add_instrument(uuid, text, text, text, bytea, text, date, text), corps.publish_instrument(uuid),
  corps.withdraw_instrument(uuid), corps.list_instruments(), corps.instrument_file(uuid), access.may_move(uuid) to haandholdt_desk;

-- A draft that went on with a newer version was put away for that and for nothing else.
alter table corps.assessments drop constraint assessments_abandoned_because_check;
alter table corps.assessments add constraint assessments_abandoned_because_check
  check (abandoned_because in ('wrong-case', 'begun-twice', 'overtaken', 'carried-over'));

reset role;
