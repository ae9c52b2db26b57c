-- Who else can help: what the door lists beside 112 and 114. Each entry holds until a day, and is not shown after it.

set role haandholdt_keeper;

create table corps.help_entries (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  offer_id uuid not null,
  wrote text not null check (wrote in ('added', 'changed', 'checked', 'withdrawn')),
  written_by uuid not null references corps.staff,
  written_at timestamptz not null default clock.now(),
  place int not null check (place between 1 and 99),
  telephone text not null check (telephone ~ '^\+?[0-9]{3,15}$'),
  name_da text not null check (length(name_da) between 1 and 80),
  name_en text not null check (length(name_en) between 1 and 80),
  says_da text not null check (length(says_da) between 1 and 300),
  says_en text not null check (length(says_en) between 1 and 300),
  hours_da text not null check (length(hours_da) between 1 and 80),
  hours_en text not null check (length(hours_en) between 1 and 80),
  source text not null check (length(source) between 1 and 300),
  checked_on date not null check (checked_on >= '2020-01-01'),
  runs_out_on date not null check (runs_out_on > checked_on and runs_out_on <= checked_on + 366),
  kept_by uuid not null references corps.staff,
  practice boolean not null
);
create index on corps.help_entries (offer_id, number);
comment on table corps.help_entries is
  'Everything that was ever written of an offer of help: the newest row of each counts, and what the door said on a day can be told afterwards. Says nothing about any person.';
comment on column corps.help_entries.place is 'Where on the list it stands; the smallest first.';
comment on column corps.help_entries.source is 'Where it was looked up, or who was rung.';
comment on column corps.help_entries.runs_out_on is 'The first day on which the door does not show it any more; a year after it was checked at the latest.';
comment on column corps.help_entries.kept_by is 'Who is told before it runs out.';
alter table corps.help_entries enable row level security;
create trigger stays_as_written before update or delete on corps.help_entries
  for each row execute function corps.refuse_change();
create trigger is_not_emptied before truncate on corps.help_entries
  for each statement execute function corps.refuse_change();

create function corps.help_today() returns date
  language sql stable set search_path = corps, pg_temp as $$
  select (clock.now() at time zone 'Europe/Copenhagen')::date
$$;

create function corps.help_stands() returns setof corps.help_entries
  language sql stable security definer set search_path = corps, pg_temp as $$
  select distinct on (h.offer_id) h.* from corps.help_entries h order by h.offer_id, h.number desc
$$;
comment on function corps.help_stands() is 'The newest row of each offer, also of what was withdrawn or has run out. Behind the others.';

-- At the door ------------------------------------------------------------------------------------------

create function corps.help_now() returns table (
  offer_id uuid, telephone text, name_da text, name_en text, says_da text, says_en text, hours_da text, hours_en text,
  checked_on date, practice boolean
)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select h.offer_id, h.telephone, h.name_da, h.name_en, h.says_da, h.says_en, h.hours_da, h.hours_en, h.checked_on, h.practice
    from corps.help_stands() h
   where h.wrote <> 'withdrawn' and h.runs_out_on > corps.help_today()
   order by h.place, h.name_da
$$;
comment on function corps.help_now() is 'All that the door can read of the list: what has been checked and has not run out.';

-- At the desk ------------------------------------------------------------------------------------------

create function corps.list_help(p_offer uuid) returns table (
  offer_id uuid, wrote text, written_by text, written_at timestamptz, place int, telephone text, name_da text, name_en text, says_da text,
  says_en text, hours_da text, hours_en text, source text, checked_on date, runs_out_on date, kept_by uuid, keeper text, practice boolean
)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select h.offer_id, h.wrote, s.alias, h.written_at, h.place, h.telephone, h.name_da, h.name_en, h.says_da, h.says_en, h.hours_da,
         h.hours_en, h.source, h.checked_on, h.runs_out_on, h.kept_by, k.alias, h.practice
    from corps.help_entries h join corps.staff s on s.id = h.written_by join corps.staff k on k.id = h.kept_by
   where access.staff_id() is not null
     and case when p_offer is null then h.number in (select n.number from corps.help_stands() n) else h.offer_id = p_offer end
   order by h.number desc
$$;
comment on function corps.list_help(uuid) is
  'For everybody in the corps: without an offer how each stands, and of one offer all that was ever written, newest first.';

create function corps.help_running_out() returns table (offer_id uuid, name_da text, name_en text, runs_out_on date)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select h.offer_id, h.name_da, h.name_en, h.runs_out_on from corps.help_stands() h
   where h.wrote <> 'withdrawn' and h.runs_out_on <= corps.help_today() + 14
     and (h.kept_by = access.staff_id() or access.is_leader())
   order by h.runs_out_on, h.name_da
$$;
comment on function corps.help_running_out() is
  'What the asking member has to check within two weeks, or has not checked in time. A leader is told of all: whoever kept one may be away.';

create function corps.write_help(
  p_id uuid, p_offer uuid, p_wrote text, p_place int, p_telephone text, p_name_da text, p_name_en text, p_says_da text, p_says_en text,
  p_hours_da text, p_hours_en text, p_source text, p_checked_on date, p_runs_out_on date, p_kept_by uuid, p_practice boolean
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  the_act text := case p_wrote when 'added' then 'add-help' when 'changed' then 'change-help' when 'checked' then 'check-help'
    when 'withdrawn' then 'withdraw-help' end;
  stands corps.help_entries;
  refusal text;
begin
  if the_act is null then
    raise exception 'no such thing is done to an offer of help' using errcode = 'check_violation';
  end if;
  -- Two at the same moment write one after the other.
  perform pg_advisory_xact_lock(hashtext('corps.help_entries'));
  select * into stands from corps.help_stands() h where h.offer_id = p_offer;
  -- A wrong number is taken away by whoever is there; what somebody in danger may ring is for a leader to say.
  refusal := case
    when me is null then 'not-permitted'
    when p_wrote in ('added', 'changed') and not access.is_leader() then 'not-permitted'
    when p_wrote = 'checked' and not access.is_leader() and stands.kept_by is distinct from me then 'not-permitted'
    when p_wrote = 'withdrawn' and not access.is_leader() and not access.is_on_duty() and stands.kept_by is distinct from me
      then 'not-permitted'
    when (p_wrote = 'added') <> (stands.id is null) then 'not-there'
    when stands.wrote = 'withdrawn' then 'already-withdrawn'
    when p_wrote = 'withdrawn' then null
    when p_checked_on > corps.help_today() then 'not-yet'
    when p_runs_out_on <= corps.help_today() then 'too-old'
    when p_wrote <> 'checked' and not exists (select 1 from corps.staff s
        where s.id = p_kept_by and s.suspended_at is null and s.deactivated_at is null) then 'no-such-keeper'
    when p_wrote = 'added' and (select count(*) from corps.help_stands() h where h.wrote <> 'withdrawn') >= 30 then 'too-many' end;
  if refusal is not null then
    perform audit.record(the_act, 'refused', p_offer, case refusal when 'not-permitted' then 'no-right' else refusal end);
    return refusal;
  end if;
  if p_wrote in ('checked', 'withdrawn') then
    p_place := stands.place; p_telephone := stands.telephone; p_name_da := stands.name_da; p_name_en := stands.name_en;
    p_says_da := stands.says_da; p_says_en := stands.says_en; p_hours_da := stands.hours_da; p_hours_en := stands.hours_en;
    p_kept_by := stands.kept_by; p_practice := stands.practice;
  end if;
  if p_wrote = 'withdrawn' then
    p_source := stands.source; p_checked_on := stands.checked_on; p_runs_out_on := stands.runs_out_on;
  end if;
  insert into corps.help_entries (id, offer_id, wrote, written_by, place, telephone, name_da, name_en, says_da, says_en, hours_da,
      hours_en, source, checked_on, runs_out_on, kept_by, practice)
    values (p_id, p_offer, p_wrote, me, p_place, p_telephone, p_name_da, p_name_en, p_says_da, p_says_en, p_hours_da,
      p_hours_en, p_source, p_checked_on, p_runs_out_on, p_kept_by, p_practice);
  perform audit.record(the_act, 'done', p_offer);
  return 'done';
end $$;
comment on function corps.write_help(uuid, uuid, text, int, text, text, text, text, text, text, text, text, date, date, uuid, boolean) is
  'A leader adds and changes; who keeps it may check it; anybody on duty may withdraw it. What is checked or withdrawn keeps its words. Thirty at most: the page must stay small.';

insert into audit.acts_of_the_database values ('add-help'), ('change-help'), ('check-help'), ('withdraw-help');
grant execute on function corps.help_now() to haandholdt_front_door;
grant execute on function corps.list_help(uuid), corps.help_running_out(),
  corps.write_help(uuid, uuid, text, int, text, text, text, text, text, text, text, text, date, date, uuid, boolean) to haandholdt_desk;

reset role;
