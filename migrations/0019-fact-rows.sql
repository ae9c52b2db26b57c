-- How often each rule fires, is waved away and is followed by an event: counted over the fact rows, for leaders alone, and
-- never so that a single case shows. And what a new rule would have found in them.

set role haandholdt_keeper;

-- What became of an assessment ------------------------------------------------------------------------

alter table corps.assessment_facts
  add column fact bytea unique check (length(fact) = 32),
  add column practice boolean not null default false,
  add column flag_answers jsonb not null default '{}',
  add column events_after int not null default 0;
comment on column corps.assessment_facts.fact is
  'A keyed digest of the signature''s id: whoever has the case open and the secret finds the row again, and nobody else. None on rows older than the column.';
comment on column corps.assessment_facts.flag_answers is 'Answers given to red flags after the signature, by the rule''s code.';
comment on column corps.assessment_facts.events_after is
  'How many events of the instrument''s kinds came within the days that count (`src/risk/facts/follow-up.ts`). Which and when is not here.';

create policy facts_of_now on corps.assessment_facts as restrictive for insert to haandholdt_desk
  with check (flag_answers = '{}' and events_after = 0
    and month in ((date_trunc('month', clock.now() - interval '5 minutes', 'Europe/Copenhagen') at time zone 'Europe/Copenhagen')::date,
                  (date_trunc('month', clock.now() + interval '1 minute', 'Europe/Copenhagen') at time zone 'Europe/Copenhagen')::date));

create function corps.facts_settle_at(p_month date) returns timestamptz
  language sql stable as $$
  select (date_trunc('quarter', p_month::timestamp) + interval '7 months') at time zone 'Europe/Copenhagen'
$$;
comment on function corps.facts_settle_at(date) is
  'From here on nothing is added to the rows of a month''s quarter, and it may be counted: the quarter, the 90 days after it, and a month to write down what happened. A count that is shown never changes, so that no change tells of one case.';

create function corps.follow_fact(p_fact bytea, p_events int, p_flag text, p_answer text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.staff_id() is null then
    raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
  end if;
  update corps.assessment_facts f
     set events_after = f.events_after + p_events,
         flag_answers = f.flag_answers || case when p_flag is null then '{}' else jsonb_build_object(p_flag, p_answer) end
   where f.fact = p_fact and clock.now() < corps.facts_settle_at(f.month);
end $$;
comment on function corps.follow_fact(bytea, int, text, text) is
  'Adds to a fact row, found by its digest, that events came after it or how a flag was answered later. Says nothing of what was found.';

-- Written anew each day as long as anything may be added: all of them, or the few would tell which were added to.
create or replace function corps.mix_facts() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  since date := date_trunc('month', clock.now() - interval '1 month', 'UTC')::date;
  mixed bigint;
begin
  -- Whoever is about to add to a row waits here, and then finds it where it is now.
  lock table corps.assessment_facts in share row exclusive mode;
  with taken as (
    delete from corps.assessment_facts f where clock.now() < corps.facts_settle_at(f.month) + interval '2 days' returning f.*)
  insert into corps.assessment_facts select t.* from taken t order by gen_random_uuid();
  get diagnostics mixed = row_count;
  with taken as (delete from corps.rating_agreements a where a.month >= since returning a.*)
  insert into corps.rating_agreements select t.* from taken t order by gen_random_uuid();
  return mixed;
end $$;

-- How often each rule fired ---------------------------------------------------------------------------

create function corps.disclosed(p_cases bigint) returns int
  language sql immutable as $$
  select case when p_cases = 0 then 0 when p_cases >= 5 then (round(p_cases / 5.0) * 5)::int end
$$;
comment on function corps.disclosed(bigint) is
  'A number of cases as it may be seen: null for one to four, else to the nearest five, so that no difference between two numbers tells of one case either.';

create function corps.rule_firing(p_quarter date, p_practice boolean) returns jsonb
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  found_rules jsonb;
begin
  if not access.is_leader() then
    perform audit.record('read-rule-firing', 'refused', null, 'no-right');
    return null;
  end if;
  perform audit.record('read-rule-firing', 'read', null, to_char(p_quarter, 'yyyy-"q"q') || case when p_practice then '-practice' else '' end);
  if p_quarter <> date_trunc('quarter', p_quarter::timestamp)::date or clock.now() < corps.facts_settle_at(p_quarter) then
    return '[]';
  end if;
  with rows_of_quarter as (
    select f.pseudonym, f.instrument, f.instrument_version as version, f.codes, f.flag_answers, f.events_after > 0 as followed
      from corps.assessment_facts f
     where f.month >= p_quarter and f.month < p_quarter + interval '3 months' and f.practice = p_practice and f.fact is not null
  ), fired as (
    select r.instrument, r.version, r.pseudonym, 'flag' as kind, rule ->> 'code' as code, r.followed,
           coalesce(r.flag_answers ->> (rule ->> 'code'), rule ->> 'answer') is not distinct from 'not-relevant' as waved
      from rows_of_quarter r, jsonb_array_elements(r.codes -> 'flags') rule
    union all
    select r.instrument, r.version, r.pseudonym, 'check', rule ->> 'code', r.followed,
           coalesce((rule ->> 'dismissed')::boolean, false) or coalesce((rule ->> 'explained')::boolean, false)
      from rows_of_quarter r, jsonb_array_elements(r.codes -> 'findings') rule
  ), in_cases as (
    select instrument, version, kind, code, pseudonym, bool_or(waved) as waved, bool_or(followed) as followed
      from fired group by instrument, version, kind, code, pseudonym
  ), counted as (
    select instrument, version, kind, code, corps.disclosed(count(*)) as fired, corps.disclosed(count(*) filter (where waved)) as waved,
           corps.disclosed(count(*) filter (where followed)) as followed
      from in_cases group by instrument, version, kind, code
  ), cases as (
    select instrument, version, pseudonym, bool_or(followed) as followed from rows_of_quarter group by instrument, version, pseudonym
  ), assessed as (
    select instrument, version, corps.disclosed(count(*)) as cases, corps.disclosed(count(*) filter (where followed)) as followed
      from cases group by instrument, version
  )
  -- Of too few nothing is told, not even that none of them was of a kind.
  select coalesce(jsonb_agg(jsonb_build_object('instrument', a.instrument, 'version', a.version, 'cases', a.cases,
      'followed', case when a.cases is not null then a.followed end,
      'rules', case when a.cases is null then '[]' else coalesce((
        select jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'fired', c.fired,
            'waved', case when c.fired is not null then c.waved end,
            'followed', case when c.fired is not null then c.followed end) order by c.code)
          from counted c where c.instrument = a.instrument and c.version = a.version), '[]') end)
      order by a.instrument, a.version desc), '[]')
    into found_rules from assessed a;
  return found_rules;
end $$;
comment on function corps.rule_firing(date, boolean) is
  'For leaders: in how many cases of a settled quarter each rule fired, was answered "not relevant" or explained, and was followed by an event. By instrument version, with no total over quarters or regions. Null for anybody else.';

-- What a new rule would have found ---------------------------------------------------------------------

create function corps.open_facts(p_instrument text, p_digest bytea, p_practice boolean, p_facts refcursor) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  until_month date := (date_trunc('month', clock.now(), 'Europe/Copenhagen') at time zone 'Europe/Copenhagen')::date;
begin
  if not access.is_leader() then
    perform audit.record('reevaluate-rules', 'refused', null, 'no-right');
    return false;
  end if;
  perform audit.append('principal', access.staff_id(), 'reevaluate-rules', 'read', null, case when p_practice then 'practice' end, p_digest);
  -- No pseudonym, region or month leaves the house: only where the next case begins.
  open p_facts for
    select lag(f.pseudonym) over of_case is distinct from f.pseudonym as begins_case, f.codes
      from corps.assessment_facts f
     where f.instrument = p_instrument and f.practice = p_practice and f.month < until_month
    window of_case as (order by f.pseudonym)
     order by f.pseudonym;
  return true;
end $$;
comment on function corps.open_facts(text, bytea, boolean, refcursor) is
  'For leaders: the codes of every fact row of an instrument in finished months, case by case, to be fetched from the cursor. One row in the trail for each run, with the digest of the rules that are tried.';

insert into audit.acts_of_the_database values ('read-rule-firing'), ('reevaluate-rules');

grant execute on function corps.follow_fact(bytea, int, text, text), corps.rule_firing(date, boolean),
  corps.open_facts(text, bytea, boolean, refcursor) to haandholdt_desk;

reset role;
