-- A second pair of eyes that does not see what the first ones saw in it: who rates blind reads people, facts, events and
-- the evidence, and no rating, level, flag, plan, acute card, deadline or trail of the case, nor who asked.

set role haandholdt_keeper;

alter table corps.staff add column senior_id uuid references corps.staff check (senior_id <> id);
comment on column corps.staff.senior_id is
  'Whoever countersigns what this colleague signs, by rating it blind; null for those who stand alone.';
grant select (senior_id) on corps.staff to haandholdt_desk;

create table corps.second_ratings (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  assessment_id uuid not null,
  wanted_by uuid not null references corps.staff,
  wanted_at timestamptz not null default clock.now(),
  deadline_id uuid not null unique references corps.deadlines,
  rater_id uuid references corps.staff,
  asked_at timestamptz,
  sealed_material bytea,
  signed_at timestamptz,
  sealed_document bytea,
  digest bytea check (length(digest) = 32),
  signature bytea,
  talk_deadline_id uuid unique references corps.deadlines,
  agreed_at timestamptz,
  agreed_by uuid references corps.staff,
  sealed_agreement bytea,
  foreign key (assessment_id, case_id) references corps.assessments (id, case_id),
  unique (assessment_id),
  unique (id, case_id),
  check (rater_id <> wanted_by),
  check ((rater_id is null) = (asked_at is null)),
  check (signed_at is null or (rater_id is not null and digest is not null and signature is not null)),
  check (agreed_at is null or signed_at is not null)
);
create index on corps.second_ratings (case_id);
create index on corps.second_ratings (rater_id) where signed_at is null;
comment on table corps.second_ratings is
  'Another competent colleague rates the same case without seeing the first rating. Both are kept; what they agree on, and why, is kept beside them.';
comment on column corps.second_ratings.sealed_material is
  'What the second rater may see of the first one''s work: the evidence under each item and the person''s own view, and nothing of what was concluded.';

create table corps.second_answers (
  id uuid primary key,
  second_rating_id uuid not null,
  case_id uuid not null references corps.cases,
  part text not null check (length(part) between 1 and 80),
  person_id uuid,
  sealed_answer bytea,
  version int not null default 1,
  answered_at timestamptz not null default clock.now(),
  answered_by uuid not null references corps.staff,
  foreign key (second_rating_id, case_id) references corps.second_ratings (id, case_id),
  foreign key (person_id, case_id) references corps.people (id, case_id)
);
create unique index one_second_answer_each on corps.second_answers
  (second_rating_id, part, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));

create table corps.rating_agreements (
  month date not null check (extract(day from month) = 1),
  instrument text not null,
  instrument_version text not null,
  codes jsonb not null
);
comment on table corps.rating_agreements is
  'Two blind ratings of one case side by side, as codes alone: per item and per conclusion, for measuring how far raters agree. No id, no pseudonym.';

-- Who is blind to what -----------------------------------------------------------------------------

create function access.blind_case_ids() returns uuid[]
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(array_agg(r.case_id), '{}') from corps.second_ratings r join corps.cases c on c.id = r.case_id
   where r.rater_id = access.staff_id() and r.signed_at is null and c.closed_at is null
     and not access.is_kept_out(r.case_id, null)
     -- Who was lent the case, or opened its acute card at night, has seen the level and is blind no longer.
     and not (r.case_id = any (access.my_case_ids()))
     and not exists (select 1 from corps.openings o where o.owner_id = r.case_id and o.principal_id = r.rater_id
                      and o.purpose <> 'second-rating' and o.at >= r.asked_at)
$$;
alter function access.blind_case_ids() cost 5000;
comment on function access.blind_case_ids() is
  'The cases the asking member is to rate blind. The right ends with their signature, with the case, with a block, and when they come to see it otherwise.';

create policy for_the_blind on corps.people for select to haandholdt_desk using (case_id = any ((select access.blind_case_ids())::uuid[]));
create policy for_the_blind on corps.entries for select to haandholdt_desk
  using (kind in ('fact', 'event') and case_id = any ((select access.blind_case_ids())::uuid[]));

alter table corps.second_ratings enable row level security;
alter table corps.second_answers enable row level security;
alter table corps.rating_agreements enable row level security;

-- Those who have the case see that a second rating is wanted, who was asked and what came of it, and the answers once
-- they are signed: the second rater is as free of the first as the first of the second.
create policy of_my_cases on corps.second_ratings for select to haandholdt_desk using (case_id = any ((select access.my_case_ids())::uuid[]));
create policy signed_of_my_cases on corps.second_answers for select to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])
    and exists (select 1 from corps.second_ratings r where r.id = second_rating_id and r.signed_at is not null));
create policy own_answers on corps.second_answers to haandholdt_desk
  using (answered_by = (select access.staff_id()) and case_id = any ((select access.blind_case_ids())::uuid[]))
  with check (answered_by = (select access.staff_id()) and case_id = any ((select access.blind_case_ids())::uuid[]));
create policy agreements_are_added on corps.rating_agreements for insert to haandholdt_desk
  with check ((select access.staff_id()) is not null);
grant select on corps.second_ratings, corps.second_answers to haandholdt_desk;
grant insert on corps.second_answers, corps.rating_agreements to haandholdt_desk;
grant update (sealed_answer, version, answered_at) on corps.second_answers to haandholdt_desk;

create function corps.refuse_change_of_second_rating() returns trigger language plpgsql as $$
begin
  if current_user = 'haandholdt_keeper' and current_setting('corps.permitted_change', true) in ('reseal', 'erase') then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then raise exception 'a second rating stays on record' using errcode = 'insufficient_privilege'; end if;
  if tg_table_name = 'second_answers' then
    if exists (select 1 from corps.second_ratings r where r.id = new.second_rating_id and r.signed_at is not null) then
      raise exception 'a signed second rating is never changed' using errcode = 'insufficient_privilege';
    end if;
  elsif old.agreed_at is not null
     or (old.signed_at is not null and (new.sealed_document, new.digest, new.signature, new.signed_at, new.rater_id)
         is distinct from (old.sealed_document, old.digest, old.signature, old.signed_at, old.rater_id)) then
    raise exception 'a signed second rating is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stays_as_signed before update or delete on corps.second_ratings
  for each row execute function corps.refuse_change_of_second_rating();
create trigger stays_as_signed before insert or update or delete on corps.second_answers
  for each row execute function corps.refuse_change_of_second_rating();
do $$ declare t text; begin
  foreach t in array array['second_ratings', 'second_answers'] loop
    execute format('create trigger is_not_emptied before truncate on corps.%I for each statement execute function corps.refuse_change()', t);
    execute format('create constraint trigger trace_of_act after insert or update on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%L)', t, 'haandholdt_desk', 'haandholdt_front_door', 'case_id');
  end loop;
end $$;
create trigger a_stamp before insert or update on corps.second_answers
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('answered_at');

-- The row of a blind rater's act -------------------------------------------------------------------

create function access.record_on_second_rating(p_rating uuid, p_act text, p_outcome text, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case uuid := (select r.case_id from corps.second_ratings r where r.id = p_rating and r.rater_id = access.staff_id());
begin
  perform audit.refuse_false_row(p_act, p_outcome);
  if (the_case = any (access.blind_case_ids())) is not true then
    perform audit.record(p_act, 'refused', p_rating, 'no-right');
  else
    perform audit.append('case', the_case, p_act, p_outcome, p_rating, p_reason);
  end if;
end $$;
comment on function access.record_on_second_rating(uuid, text, text, text) is
  'A row on the chain of a case that the asking member sees only blind, and can therefore not read again.';

-- Opened blind: the case''s own key, and not that of the acute card, where the level stands, nor the conversation''s.
create or replace function access.open(p_opening uuid, p_owner_kind text, p_owner uuid, p_scope text, p_purpose text) returns boolean
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
      allowed := staff is not null and case when p_purpose = 'second-rating'
        then p_scope = 'whole' and p_owner = any (access.blind_case_ids())
        else p_owner = any (access.my_case_ids()) end;
      by_duty := not allowed and p_scope = 'acute' and p_purpose is distinct from 'second-rating' and access.is_on_duty()
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

create or replace function access.key(p_opening uuid) returns table (key_id uuid, owner_id uuid, scope text, ring text, wrapped text)
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
            and (k.scope = opening.scope or (opening.scope = 'whole' and opening.purpose <> 'second-rating' and k.scope = 'acute')))
        or (opening.owner_kind = 'case' and opening.scope = 'whole' and opening.purpose <> 'second-rating' and k.owner_kind = 'conversation'
            and k.owner_id in (select access.conversations_of_case(opening.owner_id)));
end $$;

-- Wanted, asked, signed, agreed --------------------------------------------------------------------

create function corps.want_second_rating(p_rating uuid, p_assessment uuid) returns timestamptz
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case uuid := (select a.case_id from corps.assessments a where a.id = p_assessment);
  due uuid := gen_random_uuid();
  due_at timestamptz := clock.now() + interval '24 hours';
begin
  if (the_case = any (access.my_case_ids())) is not true or not exists (select 1 from corps.signatures s
      where s.assessment_id = p_assessment and s.kind = 'final' and s.signed_by = access.staff_id()) then
    raise exception 'only of what one has signed' using errcode = 'insufficient_privilege';
  end if;
  insert into corps.deadlines (id, case_id, kind, staff_id, due_at) values (due, the_case, 'review', access.staff_id(), due_at);
  insert into corps.second_ratings (id, case_id, assessment_id, wanted_by, deadline_id)
    values (p_rating, the_case, p_assessment, access.staff_id(), due);
  perform audit.append('case', the_case, 'want-second-rating', 'done', p_rating);
  return due_at;
end $$;
comment on function corps.want_second_rating(uuid, uuid) is
  'Within 24 hours, whatever the level: a longer time for one of them would tell which it was. Until somebody is asked it is for whoever signed to find one.';

create function corps.second_raters_of(p_rating uuid) returns table (staff_id uuid, alias text, region text)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select s.id, s.alias, s.region from corps.staff s, corps.second_ratings r
   where r.id = p_rating and (r.case_id = any (access.my_case_ids()))
     and s.may_assess and s.suspended_at is null and s.deactivated_at is null and s.leaving_at is null
     and s.id <> r.wanted_by
     -- Nobody who has the case, was lent it, or opened it since the assessment began: they have seen what the first one saw in it.
     and not exists (select 1 from corps.responsibilities h where h.case_id = r.case_id and h.staff_id = s.id and h.until_at is null)
     and not exists (select 1 from corps.grants g where g.case_id = r.case_id and g.staff_id = s.id and g.ended_at is null and g.expires_at > clock.now())
     and not exists (select 1 from corps.openings o join corps.assessments a on a.id = r.assessment_id
                      where o.owner_id = r.case_id and o.principal_id = s.id and o.purpose <> 'second-rating' and o.at >= a.started_at)
     and not exists (select 1 from corps.blocks b where b.owner_id = r.case_id and b.staff_id = s.id and b.ended_at is null)
   order by (s.region <> (select c.region from corps.cases c where c.id = r.case_id)), s.alias
$$;
comment on function corps.second_raters_of(uuid) is
  'Who can still be blind to it: competent, at work, not blocked, without the case and without having opened it since the first rating began.';

create function corps.ask_second_rater(p_rating uuid, p_rater uuid, p_sealed_material bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  wanted corps.second_ratings;
begin
  select * into wanted from corps.second_ratings r where r.id = p_rating for update;
  if (wanted.case_id = any (access.my_case_ids())) is not true then
    perform audit.record('ask-second-rater', 'refused', p_rating, 'no-right');
    return 'not-permitted';
  end if;
  if wanted.signed_at is not null then
    perform audit.append('case', wanted.case_id, 'ask-second-rater', 'refused', p_rating, 'already-rated');
    return 'already-rated';
  end if;
  if not exists (select 1 from corps.second_raters_of(p_rating) s where s.staff_id = p_rater) then
    perform audit.append('case', wanted.case_id, 'ask-second-rater', 'refused', p_rating, 'not-available');
    return 'not-available';
  end if;
  -- What another began and did not sign is nobody's rating, and must not be the next one's beginning.
  perform set_config('corps.permitted_change', 'erase', true);
  delete from corps.second_answers a where a.second_rating_id = p_rating;
  perform set_config('corps.permitted_change', '', true);
  update corps.second_ratings r set rater_id = p_rater, asked_at = clock.now(), sealed_material = p_sealed_material where r.id = p_rating;
  update corps.deadlines d set staff_id = p_rater where d.id = wanted.deadline_id;
  perform audit.append('case', wanted.case_id, 'ask-second-rater', 'done', p_rater);
  return 'done';
end $$;
comment on function corps.ask_second_rater(uuid, uuid, bytea) is
  'Gives somebody the case to rate blind. Asked anew, it takes it from the one before, also where that one was blocked or has left.';

create function corps.my_second_ratings() returns table (rating_id uuid, case_id uuid, reference text, practice boolean, asked_at timestamptz, due_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select r.id, r.case_id, c.reference, c.practice, r.asked_at, d.due_at
    from corps.second_ratings r join corps.cases c on c.id = r.case_id join corps.deadlines d on d.id = r.deadline_id
   where r.rater_id = access.staff_id() and r.signed_at is null and r.case_id = any (access.blind_case_ids())
   order by d.due_at
$$;
create function corps.my_second_material(p_rating uuid) returns table (case_id uuid, reference text, instrument text, instrument_version text, sealed_material bytea, due_at timestamptz, practice boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select r.case_id, c.reference, a.instrument, a.instrument_version, r.sealed_material, d.due_at, c.practice
    from corps.second_ratings r join corps.cases c on c.id = r.case_id join corps.deadlines d on d.id = r.deadline_id
    join corps.assessments a on a.id = r.assessment_id
   where r.id = p_rating and r.rater_id = access.staff_id() and r.case_id = any (access.blind_case_ids())
$$;
comment on function corps.my_second_ratings() is 'What the asking member is to rate blind: a reference word and a time, and not who asked.';

create function corps.sign_second_rating(p_rating uuid, p_sealed_document bytea, p_digest bytea, p_signature bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_rating corps.second_ratings;
  talk uuid := gen_random_uuid();
begin
  select * into the_rating from corps.second_ratings r where r.id = p_rating for update;
  if the_rating.rater_id is distinct from access.staff_id() or (the_rating.case_id = any (access.blind_case_ids())) is not true then
    perform audit.record('sign-second-rating', 'refused', p_rating, 'no-right');
    return 'not-permitted';
  end if;
  if not exists (select 1 from corps.staff s where s.id = access.staff_id() and s.may_assess) then
    perform audit.append('case', the_rating.case_id, 'sign-second-rating', 'refused', p_rating, 'not-competent');
    return 'not-competent';
  end if;
  insert into corps.deadlines (id, case_id, kind, staff_id, due_at)
    values (talk, the_rating.case_id, 'review', the_rating.wanted_by, clock.now() + interval '72 hours');
  update corps.second_ratings r set signed_at = clock.now(), sealed_document = p_sealed_document, digest = p_digest,
      signature = p_signature, talk_deadline_id = talk where r.id = p_rating;
  update corps.deadlines d set settled_at = clock.now() where d.id = the_rating.deadline_id and d.settled_at is null;
  -- From here on nothing is hidden from either: what they saw differently is talked about.
  insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
    values (gen_random_uuid(), the_rating.case_id, access.staff_id(), the_rating.wanted_by, 'second-rating', clock.now() + interval '14 days');
  perform audit.append('case', the_rating.case_id, 'sign-second-rating', 'done', p_rating, null, p_digest);
  perform access.tell(the_rating.case_id, 'second-rating-signed');
  return 'done';
end $$;

create function corps.agree_on_ratings(p_rating uuid, p_sealed_agreement bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_rating corps.second_ratings;
begin
  select * into the_rating from corps.second_ratings r where r.id = p_rating for update;
  if (the_rating.case_id = any (access.my_case_ids())) is not true then
    perform audit.record('agree-on-ratings', 'refused', p_rating, 'no-right');
    return 'not-permitted';
  end if;
  if the_rating.signed_at is null then
    perform audit.append('case', the_rating.case_id, 'agree-on-ratings', 'refused', p_rating, 'not-yet-rated');
    return 'not-yet-rated';
  end if;
  if the_rating.agreed_at is not null then
    perform audit.append('case', the_rating.case_id, 'agree-on-ratings', 'refused', p_rating, 'already-agreed');
    return 'already-agreed';
  end if;
  update corps.second_ratings r set agreed_at = clock.now(), agreed_by = access.staff_id(), sealed_agreement = p_sealed_agreement where r.id = p_rating;
  update corps.deadlines d set settled_at = clock.now() where d.id = the_rating.talk_deadline_id and d.settled_at is null;
  perform audit.append('case', the_rating.case_id, 'agree-on-ratings', 'done', p_rating);
  return 'done';
end $$;

alter table corps.notices drop constraint notices_kind_check;
alter table corps.notices add constraint notices_kind_check check (kind in ('acute-card-opened', 'alarm-taken', 'case-came-to-you',
  'contact-rule-overridden', 'deputy-missing', 'flag-escalated', 'provisional-signed', 'second-rating-signed'));

create function corps.name_senior(p_staff uuid, p_senior uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if not access.is_leader() then
    perform audit.record('name-senior', 'refused', p_staff, 'no-right');
    return 'not-permitted';
  end if;
  if p_senior is not null and (p_senior = p_staff or not exists (select 1 from corps.staff s
      where s.id = p_senior and s.may_assess and s.senior_id is null and s.suspended_at is null and s.deactivated_at is null)) then
    perform audit.record('name-senior', 'refused', p_staff, 'not-available');
    return 'not-available';
  end if;
  update corps.staff s set senior_id = p_senior where s.id = p_staff and s.deactivated_at is null;
  perform audit.record('name-senior', 'done', p_staff, case when p_senior is null then 'stands-alone' end);
  return 'done';
end $$;
comment on function corps.name_senior(uuid, uuid) is 'A leader names who countersigns for a colleague, or that nobody need any longer.';

-- Mixed with the fact rows, and for the same reason.
create or replace function corps.mix_facts() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  since date := date_trunc('month', clock.now() - interval '1 month', 'UTC')::date;
  mixed bigint;
begin
  with taken as (delete from corps.assessment_facts f where f.month >= since returning f.*)
  insert into corps.assessment_facts select t.* from taken t order by gen_random_uuid();
  get diagnostics mixed = row_count;
  with taken as (delete from corps.rating_agreements a where a.month >= since returning a.*)
  insert into corps.rating_agreements select t.* from taken t order by gen_random_uuid();
  return mixed;
end $$;

insert into audit.acts_of_the_database values ('want-second-rating'), ('ask-second-rater'), ('sign-second-rating'), ('agree-on-ratings'), ('name-senior');

grant execute on function access.blind_case_ids(), access.record_on_second_rating(uuid, text, text, text), corps.want_second_rating(uuid, uuid),
  corps.second_raters_of(uuid), corps.ask_second_rater(uuid, uuid, bytea), corps.my_second_ratings(), corps.my_second_material(uuid),
  corps.sign_second_rating(uuid, bytea, bytea, bytea), corps.agree_on_ratings(uuid, bytea), corps.name_senior(uuid, uuid) to haandholdt_desk;

reset role;
