-- The door speaks a language once a translator has checked its texts, and for as long as they are the ones checked.

set role haandholdt_keeper;

create table corps.text_checks (
  id uuid primary key,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  digest bytea not null check (length(digest) = 32),
  translator text not null check (length(translator) between 1 and 200),
  checked_on date not null check (checked_on >= '2020-01-01'),
  recorded_by uuid not null references corps.staff,
  recorded_at timestamptz not null default clock.now(),
  taken_back_by uuid references corps.staff,
  taken_back_at timestamptz,
  check ((taken_back_by is null) = (taken_back_at is null))
);
create unique index one_check_of_a_text on corps.text_checks (language, digest) where taken_back_at is null;
comment on table corps.text_checks is
  'A translator has checked what the door says in a language. With another word there it is another digest, and the language is off until it is checked again.';
comment on column corps.text_checks.digest is 'SHA-256 of every text of the door in that language. Says nothing about any person.';
comment on column corps.text_checks.translator is 'Who checked it, and where they are found again. Not somebody of the corps as a rule, so no id.';
alter table corps.text_checks enable row level security;

create function corps.keep_text_check() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (to_jsonb(new) - '{taken_back_by,taken_back_at}'::text[]) = (to_jsonb(old) - '{taken_back_by,taken_back_at}'::text[])
     and old.taken_back_at is null then
    return new;
  end if;
  raise exception 'what was checked stays as it was written' using errcode = 'insufficient_privilege';
end $$;
create trigger stays_as_written before update or delete on corps.text_checks
  for each row execute function corps.keep_text_check();
create trigger is_not_emptied before truncate on corps.text_checks
  for each statement execute function corps.keep_text_check();

create function corps.record_text_check(p_id uuid, p_language text, p_digest bytea, p_translator text, p_on date) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  refusal text;
begin
  refusal := case
    when not access.is_leader() then 'not-permitted'
    when p_on > (clock.now() at time zone 'Europe/Copenhagen')::date then 'not-yet'
    when exists (select 1 from corps.text_checks t
        where t.language = p_language and t.digest = p_digest and t.taken_back_at is null) then 'already-checked' end;
  if refusal is not null then
    perform audit.record('record-text-check', 'refused', null, case refusal when 'not-permitted' then 'no-right' else refusal end);
    return refusal;
  end if;
  insert into corps.text_checks (id, language, digest, translator, checked_on, recorded_by)
    values (p_id, p_language, p_digest, p_translator, p_on, access.staff_id());
  perform audit.record('record-text-check', 'done', p_id);
  return 'done';
end $$;
comment on function corps.record_text_check(uuid, text, bytea, text, date) is
  'A leader writes down who has checked a language and when. From then on the door offers it.';

create function corps.take_back_text_check(p_id uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_check corps.text_checks;
  refusal text;
begin
  if not access.is_leader() then
    perform audit.record('take-back-text-check', 'refused', p_id, 'no-right');
    return 'not-permitted';
  end if;
  select * into the_check from corps.text_checks t where t.id = p_id for update;
  refusal := case when the_check.id is null then 'not-there' when the_check.taken_back_at is not null then 'already-taken-back' end;
  if refusal is not null then
    perform audit.record('take-back-text-check', 'refused', p_id, refusal);
    return refusal;
  end if;
  update corps.text_checks t set taken_back_at = clock.now(), taken_back_by = access.staff_id() where t.id = p_id;
  perform audit.record('take-back-text-check', 'done', p_id);
  return 'done';
end $$;
comment on function corps.take_back_text_check(uuid) is 'Somebody has found a fault: the door stops offering the language at once.';

create function corps.list_text_checks() returns table (
  id uuid, language text, digest bytea, translator text, checked_on date, recorded_by text, recorded_at timestamptz, taken_back_at timestamptz
)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select t.id, t.language, t.digest, t.translator, t.checked_on, s.alias, t.recorded_at, t.taken_back_at
    from corps.text_checks t join corps.staff s on s.id = t.recorded_by
   where access.staff_id() is not null
   order by t.recorded_at desc, t.id
$$;
comment on function corps.list_text_checks() is 'Which languages have been checked, by whom and when. Newest first.';

create function corps.checked_texts() returns table (language text, digest bytea)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select t.language, t.digest from corps.text_checks t where t.taken_back_at is null
$$;
comment on function corps.checked_texts() is 'All that the door needs to know which languages to offer.';

insert into audit.acts_of_the_database values ('record-text-check'), ('take-back-text-check');
grant execute on function corps.record_text_check(uuid, text, bytea, text, date), corps.take_back_text_check(uuid),
  corps.list_text_checks() to haandholdt_desk;
grant execute on function corps.checked_texts() to haandholdt_front_door;

reset role;
