-- What the case itself needs beyond its rows: who may see whom is blocked, the acute card at night, and the
-- one line of reason by which danger to life goes before a rule.

set role haandholdt_keeper;

-- Who is let in and who is kept out ----------------------------------------------------------------

create function corps.blocks_of_case(p_case uuid) returns table (
  block_id uuid, staff_id uuid, alias text, reason text, from_at timestamptz, given_by_alias text)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select b.id, b.staff_id, s.alias, b.reason, b.from_at, g.alias
    from corps.blocks b join corps.staff s on s.id = b.staff_id join corps.staff g on g.id = b.given_by
   where b.owner_id = p_case and b.ended_at is null and p_case = any (access.my_case_ids())
   order by b.from_at
$$;
comment on function corps.blocks_of_case(uuid) is
  'Shown to those who have the case. The one who is blocked sees neither the case nor the block.';

create function corps.end_grant(p_grant uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  ended corps.grants;
begin
  select g.* into ended from corps.grants g where g.id = p_grant;
  if ended.id is null or not access.holds(ended.case_id) then
    perform audit.record('end-grant', 'refused', p_grant, 'no-right');
    return 'not-permitted';
  end if;
  update corps.grants g set ended_at = clock.now() where g.id = p_grant and g.ended_at is null;
  perform audit.append('case', ended.case_id, 'end-grant', 'done', ended.staff_id);
  return 'done';
end $$;

create function corps.end_block(p_block uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  ended corps.blocks;
begin
  select b.* into ended from corps.blocks b where b.id = p_block and b.owner_kind = 'case';
  if ended.id is null or not access.holds(ended.owner_id) then
    perform audit.record('end-block', 'refused', p_block, 'no-right');
    return 'not-permitted';
  end if;
  update corps.blocks b set ended_at = clock.now() where b.id = p_block and b.ended_at is null;
  perform audit.append('case', ended.owner_id, 'end-block', 'done', ended.staff_id);
  return 'done';
end $$;

-- The case changes hands, with what the next one must know -----------------------------------------

create function corps.hand_over_with_note(
  p_case uuid, p_responsible uuid, p_deputy uuid, p_reason text, p_note uuid, p_sealed_note bytea
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  answer text := corps.hand_over(p_case, p_responsible, p_deputy, p_reason);
begin
  if answer = 'done' and p_note is not null then
    insert into corps.entries (id, case_id, kind, written_by, disclosure, sealed_entry)
      values (p_note, p_case, 'note', access.staff_id(), 'corps-only', p_sealed_note);
    perform audit.append('case', p_case, 'add-note', 'done', p_note);
  end if;
  return answer;
end $$;
comment on function corps.hand_over_with_note(uuid, uuid, uuid, text, uuid, bytea) is
  'Once the case is in other hands the giver can write nothing in it, and before that it may still be refused: so the two are one.';

-- The acute card, for whoever is on duty -----------------------------------------------------------

create function access.find_acute_card(p_reference text) returns uuid
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  sought uuid;
begin
  if not access.is_on_duty() then
    perform audit.record('search-acute-card', 'refused', null, 'not-on-duty');
    return null;
  end if;
  select c.id into sought from corps.cases c
   where c.reference = p_reference and c.closed_at is null
     and not exists (select 1 from corps.blocks b where b.owner_id = c.id and b.staff_id = access.staff_id() and b.ended_at is null);
  perform audit.record('search-acute-card', 'read', sought);
  return sought;
end $$;
comment on function access.find_acute_card(text) is
  'The open case of this reference, for whoever is on duty; null is the same for not there, closed and blocked. Each search leaves a row.';

create function access.acute_case(p_case uuid) returns table (
  reference text, practice boolean, region text, next_contact_at timestamptz, responsible text, deputy text)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.reference, c.practice, c.region,
         (select d.due_at from corps.deadlines d where d.case_id = c.id and d.kind = 'next-contact' and d.settled_at is null),
         (select s.alias from corps.responsibilities r join corps.staff s on s.id = r.staff_id
           where r.case_id = c.id and r.until_at is null and r.part = 'responsible'),
         (select s.alias from corps.responsibilities r join corps.staff s on s.id = r.staff_id
           where r.case_id = c.id and r.until_at is null and r.part = 'deputy')
    from corps.cases c
   where c.id = p_case and c.id = any (access.opened_acute_card_ids())
$$;
comment on function access.acute_case(uuid) is 'Whom to ring, for whoever has just opened the acute card.';

-- Danger to life goes before a rule ----------------------------------------------------------------

create table corps.overrides (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  rule text not null check (rule in ('contact', 'two-person')),
  by_staff uuid not null references corps.staff,
  at timestamptz not null default clock.now(),
  sealed_reason bytea,
  deadline_id uuid not null unique references corps.deadlines,
  reviewed_at timestamptz,
  reviewed_by uuid references corps.staff,
  check ((reviewed_at is null) = (reviewed_by is null)),
  check (reviewed_by <> by_staff)
);
create index on corps.overrides (case_id, at);
comment on table corps.overrides is
  'One person on duty went past a contact rule or a two-person rule because a life was in danger. Somebody else looks at it within 24 hours.';
comment on column corps.overrides.sealed_reason is
  'One line, sealed with the acute key: it is what whoever is on duty holds at night.';
alter table corps.overrides enable row level security;
create policy of_my_cases on corps.overrides for select to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[]));
grant select on corps.overrides to haandholdt_desk;

create function access.opened_acute_card_ids_today() returns uuid[]
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(array_agg(distinct o.owner_id), '{}') from corps.openings o
   where o.principal_id = access.staff_id() and o.owner_kind = 'case' and o.scope = 'acute' and o.at > clock.now() - interval '12 hours'
     and not exists (select 1 from corps.blocks b where b.owner_id = o.owner_id and b.staff_id = access.staff_id() and b.ended_at is null)
$$;

create function corps.override_rule(p_case uuid, p_override uuid, p_rule text, p_sealed_reason bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  due uuid := gen_random_uuid();
  leader uuid;
begin
  if access.staff_id() is null
     or not (p_case = any (access.my_case_ids()) or (access.is_on_duty() and p_case = any (access.opened_acute_card_ids_today()))) then
    perform audit.record('override-rule', 'refused', p_case, 'no-right');
    return 'not-permitted';
  end if;
  select s.id into leader from corps.staff s join corps.cases c on c.id = p_case
   where s.role = 'leader' and s.suspended_at is null and s.deactivated_at is null and s.id <> access.staff_id()
     and not exists (select 1 from corps.blocks b where b.owner_id = p_case and b.staff_id = s.id and b.ended_at is null)
   order by (s.region = c.region) desc, s.id limit 1;
  if leader is null then
    select r.staff_id into leader from corps.responsibilities r
     where r.case_id = p_case and r.until_at is null and r.staff_id <> access.staff_id() order by r.part desc limit 1;
  end if;
  insert into corps.deadlines (id, case_id, kind, staff_id, due_at)
    values (due, p_case, 'review', leader, clock.now() + interval '24 hours');
  insert into corps.overrides (id, case_id, rule, by_staff, sealed_reason, deadline_id)
    values (p_override, p_case, p_rule, access.staff_id(), p_sealed_reason, due);
  if leader is not null and not exists (select 1 from corps.responsibilities r
      where r.case_id = p_case and r.staff_id = leader and r.until_at is null) then
    insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
      values (gen_random_uuid(), p_case, leader, access.staff_id(), 'review-of-override', clock.now() + interval '72 hours');
  end if;
  perform audit.append('case', p_case, 'override-rule', 'done', p_override, p_rule);
  perform access.tell(p_case, 'contact-rule-overridden');
  return 'done';
end $$;
comment on function corps.override_rule(uuid, uuid, text, bytea) is
  'Works at once, on one person''s word. The two responsible and the leader are told, and the leader gets the case and 24 hours to look at it.';

create function corps.review_override(p_override uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_override corps.overrides;
begin
  select o.* into the_override from corps.overrides o where o.id = p_override for update;
  if the_override.id is null or not (the_override.case_id = any (access.my_case_ids())) then
    perform audit.record('review-override', 'refused', p_override, 'no-right');
    return 'not-permitted';
  end if;
  if the_override.by_staff = access.staff_id() then
    perform audit.append('case', the_override.case_id, 'review-override', 'refused', p_override, 'own-override');
    return 'own-override';
  end if;
  if the_override.reviewed_at is not null then return 'already-reviewed'; end if;
  update corps.overrides o set reviewed_at = clock.now(), reviewed_by = access.staff_id() where o.id = p_override;
  update corps.deadlines d set settled_at = clock.now() where d.id = the_override.deadline_id and d.settled_at is null;
  perform audit.append('case', the_override.case_id, 'review-override', 'done', p_override);
  return 'done';
end $$;

-- An entry is put right once; what puts it right can be put right in turn.
create unique index corrected_once on corps.entries (corrects) where corrects is not null;

grant execute on function corps.blocks_of_case(uuid), corps.end_grant(uuid), corps.end_block(uuid),
  corps.hand_over_with_note(uuid, uuid, uuid, text, uuid, bytea),
  access.find_acute_card(text), access.acute_case(uuid), corps.override_rule(uuid, uuid, text, bytea),
  corps.review_override(uuid) to haandholdt_desk;

reset role;
