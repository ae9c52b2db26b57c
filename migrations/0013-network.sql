-- How the people of a case hang together, where they stand in the picture of it, and that another case belongs to the
-- same matter without either being seen from the other.

set role haandholdt_keeper;

-- Ties between people --------------------------------------------------------------------------------

create table corps.ties (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  from_person uuid not null,
  to_person uuid not null,
  sealed_tie bytea,
  version int not null default 1,
  added_at timestamptz not null default clock.now(),
  added_by uuid not null references corps.staff,
  removed_at timestamptz,
  check (from_person <> to_person),
  foreign key (from_person, case_id) references corps.people (id, case_id),
  foreign key (to_person, case_id) references corps.people (id, case_id)
);
create index on corps.ties (case_id);
comment on table corps.ties is
  'Kinship and other ties between two people of one case. Of which kind, and whether knowledge passes along it, is sealed.';

create table corps.network_positions (
  case_id uuid primary key references corps.cases,
  sealed_positions bytea,
  version int not null default 1,
  changed_at timestamptz not null default clock.now(),
  changed_by uuid not null references corps.staff
);
comment on table corps.network_positions is
  'Where each person was put in the picture of the network by somebody who moved them. Sealed: a shape tells who belongs together.';

create policy of_my_cases on corps.ties to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])) with check (case_id = any ((select access.my_case_ids())::uuid[]));
create policy of_my_cases on corps.network_positions to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])) with check (case_id = any ((select access.my_case_ids())::uuid[]));
create policy in_own_name on corps.ties as restrictive for insert to haandholdt_desk
  with check (added_by = (select access.staff_id()));
create policy added_present on corps.ties as restrictive for insert to haandholdt_desk with check (removed_at is null);
create policy in_own_name on corps.network_positions as restrictive for insert to haandholdt_desk
  with check (changed_by = (select access.staff_id()));
create policy in_own_name_again on corps.network_positions as restrictive for update to haandholdt_desk
  using (true) with check (changed_by = (select access.staff_id()));
grant select, insert on corps.ties, corps.network_positions to haandholdt_desk;
grant update (sealed_tie, version, removed_at) on corps.ties to haandholdt_desk;
grant update (sealed_positions, version, changed_at, changed_by) on corps.network_positions to haandholdt_desk;

-- Two cases that belong together ---------------------------------------------------------------------

create table corps.case_links (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  pair_id uuid not null,
  relation text not null check (relation in ('couple', 'siblings', 'parent-and-child', 'same-conflict')),
  code_hash bytea unique,
  made_by uuid not null references corps.staff,
  made_at timestamptz not null default clock.now(),
  expires_at timestamptz not null,
  agreed_at timestamptz,
  ended_at timestamptz,
  sealed_note bytea,
  unique (pair_id, case_id)
);
create index on corps.case_links (case_id);
comment on table corps.case_links is
  'One row for each side. A side sees its own row alone: that there is another case, which kind of tie, and its own note. Never which.';
comment on column corps.case_links.code_hash is
  'SHA-256 of six words that one side gave the other by mouth. On the side that offered, until the other agreed.';
comment on column corps.case_links.sealed_note is
  'What this side wrote for itself, such as whom to ring. Sealed with the key of this case.';
create policy of_my_cases on corps.case_links for select to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[]));
grant select (id, case_id, relation, made_by, made_at, expires_at, agreed_at, ended_at, sealed_note) on corps.case_links to haandholdt_desk;

create function corps.offer_link(p_link uuid, p_case uuid, p_relation text, p_code_hash bytea, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.holds(p_case) is not true then return audit.refuse_on_case('offer-link', p_case, 'no-right', null); end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then
    return audit.refuse_on_case('offer-link', p_case, 'case-is-closed', null);
  end if;
  insert into corps.case_links (id, case_id, pair_id, relation, code_hash, made_by, expires_at, sealed_note)
    values (p_link, p_case, gen_random_uuid(), p_relation, p_code_hash, access.staff_id(), clock.now() + interval '24 hours', p_sealed_note);
  perform audit.append('case', p_case, 'offer-link', 'done', p_link, p_relation);
  return 'done';
end $$;
comment on function corps.offer_link(uuid, uuid, text, bytea, bytea) is
  'One of the two who have the case offers to link it. No other case is named, so the answer tells of none.';

create function corps.agree_link(p_link uuid, p_case uuid, p_code_hash bytea, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  offer corps.case_links;
begin
  if access.holds(p_case) is not true then return audit.refuse_on_case('agree-link', p_case, 'no-right', null); end if;
  select l.* into offer from corps.case_links l join corps.cases c on c.id = l.case_id
   where l.code_hash = p_code_hash and l.agreed_at is null and l.ended_at is null and l.expires_at > clock.now()
     and l.case_id <> p_case and c.closed_at is null;
  perform 1 from corps.cases c where c.id in (p_case, offer.case_id) order by c.id for update;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then
    return audit.refuse_on_case('agree-link', p_case, 'case-is-closed', null);
  end if;
  update corps.case_links l set agreed_at = clock.now(), code_hash = null
   where l.id = offer.id and l.agreed_at is null and l.ended_at is null;
  if not found then return audit.refuse_on_case('agree-link', p_case, 'no-such-offer', null); end if;
  insert into corps.case_links (id, case_id, pair_id, relation, made_by, expires_at, agreed_at, sealed_note)
    values (p_link, p_case, offer.pair_id, offer.relation, access.staff_id(), offer.expires_at, clock.now(), p_sealed_note);
  perform audit.append('case', offer.case_id, 'agree-link', 'done', offer.id, offer.relation);
  perform audit.append('case', p_case, 'agree-link', 'done', p_link, offer.relation);
  return 'done';
end $$;
comment on function corps.agree_link(uuid, uuid, bytea, bytea) is
  'The other side agrees with the words it was given. Wrong, too late, used, withdrawn and of one''s own case are one answer.';

create function corps.end_link(p_link uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  mine corps.case_links;
begin
  select l.* into mine from corps.case_links l where l.id = p_link;
  if mine.id is null or access.holds(mine.case_id) is not true then
    return audit.refuse_on_case('end-link', mine.case_id, 'no-right', p_link);
  end if;
  perform audit.append('case', l.case_id, 'end-link', 'done', l.id)
     from corps.case_links l where l.pair_id = mine.pair_id and l.ended_at is null;
  update corps.case_links l set ended_at = clock.now(), code_hash = null where l.pair_id = mine.pair_id and l.ended_at is null;
  return 'done';
end $$;
comment on function corps.end_link(uuid) is
  'Either side ends it for both, or withdraws an offer. That there was one stays on record on each side.';

insert into audit.acts_of_the_database values ('offer-link'), ('agree-link'), ('end-link');
grant execute on function corps.offer_link(uuid, uuid, text, bytea, bytea), corps.agree_link(uuid, uuid, bytea, bytea),
  corps.end_link(uuid) to haandholdt_desk;

-- What holds for every table of a matter ---------------------------------------------------------------

do $$ declare t text; begin
  foreach t in array array['ties', 'network_positions', 'case_links'] loop
    execute format('alter table corps.%I enable row level security', t);
    execute format('create constraint trigger trace_of_act after insert or update on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%L)',
      t, 'haandholdt_desk', 'haandholdt_front_door', 'case_id');
  end loop;
end $$;
create trigger a_stamp before insert or update on corps.ties
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('added_at', 'removed_at');
create trigger a_stamp before insert or update on corps.network_positions
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('changed_at');

reset role;
