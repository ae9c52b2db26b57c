-- What a person may read behind their six words besides the messages and the next contact: nothing, until it was agreed
-- with them, item by item. The door's login reads an item through one function, and only while it is open.

set role haandholdt_keeper;

insert into audit.acts_of_the_database values ('show-item'), ('hide-item'), ('list-items'), ('read-item');

-- Consent ----------------------------------------------------------------------------------------------

create table corps.consents (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  sealed_consent bytea,
  given_at timestamptz not null default clock.now(),
  recorded_by uuid not null references corps.staff,
  withdrawn_at timestamptz,
  withdrawal_recorded_by uuid references corps.staff,
  check (withdrawn_at is null or withdrawal_recorded_by is not null)
);
create index on corps.consents (case_id, given_at);
comment on table corps.consents is
  'The person said yes to something being told to somebody. To whom and what is sealed; withdrawing it ends it and the row stays.';

-- Three to five sentences to know by heart ---------------------------------------------------------------

create table corps.rehearsals (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  made_at timestamptz not null default clock.now(),
  made_by uuid not null references corps.staff,
  unique (id, case_id)
);
create index on corps.rehearsals (case_id, made_at desc);
comment on table corps.rehearsals is 'Sentences out of the safety plan that the person rehearses. The newest counts; the plan itself stays at the desk.';

create table corps.rehearsal_lines (
  id uuid primary key,
  case_id uuid not null,
  rehearsal_id uuid not null,
  place smallint not null check (place between 1 and 5),
  sealed_line bytea check (length(sealed_line) <= 813),
  unique (rehearsal_id, place),
  foreign key (rehearsal_id, case_id) references corps.rehearsals (id, case_id)
);
comment on column corps.rehearsal_lines.sealed_line is
  'One question and the sentence that answers it. The length is bounded here too: what is longer is not learned by heart.';

create function corps.check_rehearsal() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  made uuid := case tg_table_name when 'rehearsals' then new.id else (to_jsonb(new) ->> 'rehearsal_id')::uuid end;
begin
  if (select count(*) from corps.rehearsal_lines l where l.rehearsal_id = made) not between 3 and 5 then
    raise exception 'a rehearsal has three to five sentences' using errcode = 'check_violation', constraint = 'three_to_five';
  end if;
  return null;
end $$;
create constraint trigger three_to_five after insert on corps.rehearsals
  deferrable initially deferred for each row execute function corps.check_rehearsal();
create constraint trigger three_to_five after insert on corps.rehearsal_lines
  deferrable initially deferred for each row execute function corps.check_rehearsal();

-- What is shown --------------------------------------------------------------------------------------------

create table corps.shown_items (
  id uuid primary key,
  conversation_id uuid not null references corps.conversations,
  item text not null check (item in ('holders', 'promises', 'papers', 'consents', 'lookers', 'plan')),
  agreed_at timestamptz not null default clock.now(),
  agreed_by uuid not null references corps.staff,
  agreed_in text not null check (agreed_in in ('conversation', 'phone', 'meeting')),
  read_at timestamptz,
  hidden_at timestamptz,
  hidden_by uuid references corps.staff
);
create unique index shown_once on corps.shown_items (conversation_id, item) where hidden_at is null;
comment on table corps.shown_items is
  'One thing of the case that the person may read behind their words: who agreed on it with them, how and when. No row, or one that was hidden, is closed.';
comment on column corps.shown_items.read_at is
  'When the person was last shown it. While somebody else may be reading it stands still: what came later is held back, and what was never shown is not there.';

create table corps.shown_lines (
  id uuid primary key,
  conversation_id uuid not null references corps.conversations,
  item text not null check (item in ('promises', 'papers', 'consents', 'plan')),
  place smallint not null,
  laid_at timestamptz not null default clock.now(),
  laid_by uuid not null references corps.staff,
  replaced_at timestamptz,
  sealed_line bytea
);
create index on corps.shown_lines (conversation_id, item);
comment on table corps.shown_lines is
  'What an open item says, sealed for the conversation: the door holds no key of a case, so nothing of one can be read there that was not laid here.';

create function access.own_case(p_conversation uuid) returns uuid
  language sql stable security definer set search_path = corps, pg_temp as $$
  select cc.case_id from corps.case_conversations cc
    join corps.cases k on k.id = cc.case_id and k.closed_at is null
    join corps.conversations c on c.id = cc.conversation_id and c.kind = 'citizen' and c.code_lookup is not null and c.erased_at is null
    join corps.enquiries e on e.conversation_id = c.id and e.asked_by = 'citizen'
   where cc.conversation_id = p_conversation
$$;
comment on function access.own_case(uuid) is
  'The open case of the person whose own words open this conversation. A relative and a professional have conversations too, and nothing of the case is theirs.';

create function access.shown_now(p_conversation uuid) returns setof corps.shown_items
  language sql stable security definer set search_path = corps, pg_temp as $$
  select i.* from corps.shown_items i
   where i.conversation_id = p_conversation and i.hidden_at is null
     and access.own_case(p_conversation) is not null
     and (i.read_at is not null or not access.is_held_back(p_conversation))
$$;

create function corps.show_item(
  p_shown uuid, p_conversation uuid, p_item text, p_agreed_in text, p_pass uuid, p_lines uuid[], p_sealed bytea[]
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case uuid := (select cc.case_id from corps.case_conversations cc
    where cc.conversation_id = p_conversation and cc.case_id = any (access.my_case_ids()));
  moment timestamptz;
begin
  if the_case is null then
    perform audit.record('show-item', 'refused', p_conversation, 'no-right');
    return 'not-permitted';
  end if;
  perform 1 from corps.conversations c where c.id = p_conversation for update;
  if access.own_case(p_conversation) is distinct from the_case then
    raise exception 'not the words of the person' using errcode = 'insufficient_privilege';
  end if;
  delete from corps.passes p where p.id = p_pass and p.conversation_id = p_conversation and p.channel = 'site'
    and p.harmless is null and p.by_staff = access.staff_id() and p.given_in = pg_current_xact_id();
  if not found then
    raise exception 'nothing is shown without a pass of the gate' using errcode = 'insufficient_privilege';
  end if;
  moment := clock.now();
  update corps.shown_lines l set replaced_at = moment
   where l.conversation_id = p_conversation and l.item = p_item and l.replaced_at is null;
  insert into corps.shown_items (id, conversation_id, item, agreed_at, agreed_by, agreed_in)
    values (p_shown, p_conversation, p_item, moment, access.staff_id(), p_agreed_in)
    on conflict (conversation_id, item) where hidden_at is null
    do update set agreed_at = excluded.agreed_at, agreed_by = excluded.agreed_by, agreed_in = excluded.agreed_in;
  insert into corps.shown_lines (id, conversation_id, item, place, laid_at, laid_by, sealed_line)
    select line.id, p_conversation, p_item, line.place, moment, access.staff_id(), line.sealed
      from unnest(p_lines, p_sealed) with ordinality as line (id, sealed, place);
  perform audit.append('case', the_case, 'show-item', 'done', p_conversation, p_item);
  perform audit.append('conversation', p_conversation, 'show-item', 'done', p_shown, p_item);
  return 'done';
end $$;
comment on function corps.show_item(uuid, uuid, text, text, uuid, uuid[], bytea[]) is
  'Opens one item, or lays it anew, with a pass of the same transaction: nothing new is shown while somebody else may be reading.';

create function corps.empty_item(p_conversation uuid, p_item text, p_reason text) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.shown_items i set hidden_at = clock.now(), hidden_by = access.staff_id()
   where i.conversation_id = p_conversation and i.item = p_item and i.hidden_at is null;
  update corps.shown_lines l set sealed_line = null, replaced_at = coalesce(l.replaced_at, clock.now())
   where l.conversation_id = p_conversation and l.item = p_item and l.sealed_line is not null;
  perform audit.append('conversation', p_conversation, 'hide-item', 'done', null, p_reason);
end $$;

create function corps.hide_item(p_conversation uuid, p_item text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case uuid := (select cc.case_id from corps.case_conversations cc
    where cc.conversation_id = p_conversation and cc.case_id = any (access.my_case_ids()));
begin
  if the_case is null then
    perform audit.record('hide-item', 'refused', p_conversation, 'no-right');
    return 'not-permitted';
  end if;
  perform 1 from corps.conversations c where c.id = p_conversation for update;
  if not exists (select 1 from corps.shown_items i
      where i.conversation_id = p_conversation and i.item = p_item and i.hidden_at is null) then
    perform audit.append('case', the_case, 'hide-item', 'refused', p_conversation, 'not-shown');
    return 'not-shown';
  end if;
  perform audit.append('case', the_case, 'hide-item', 'done', p_conversation, p_item);
  perform corps.empty_item(p_conversation, p_item, p_item);
  return 'done';
end $$;
comment on function corps.hide_item(uuid, text) is 'Works at once, in Watched too: what is taken away is nothing new.';

create function corps.hide_when_closed() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  open_item corps.shown_items;
begin
  for open_item in select i.* from corps.shown_items i join corps.case_conversations cc on cc.conversation_id = i.conversation_id
      where cc.case_id = new.id and i.hidden_at is null order by i.conversation_id loop
    perform audit.append('case', new.id, 'hide-item', 'done', open_item.conversation_id, 'case-closed');
    perform corps.empty_item(open_item.conversation_id, open_item.item, 'case-closed');
  end loop;
  return null;
end $$;
create trigger hide_when_closed after update on corps.cases
  for each row when (old.closed_at is null and new.closed_at is not null) execute function corps.hide_when_closed();
comment on function corps.hide_when_closed() is
  'Nobody looks after a closed case, so nothing of it is left open; after a reopening it is agreed anew.';

-- What the person's own page reads ---------------------------------------------------------------------

create function corps.has_shown_items() returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select session_user = 'haandholdt_front_door' and exists (select 1 from access.shown_now(access.principal_id()))
$$;

create function corps.my_shown_items() returns table (item text)
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
begin
  if me is null or session_user <> 'haandholdt_front_door' then return; end if;
  perform 1 from corps.conversations c where c.id = me for update;
  perform audit.append('conversation', me, 'list-items', 'read');
  return query select s.item from access.shown_now(me) s
    order by array_position(array['plan', 'promises', 'holders', 'papers', 'consents', 'lookers'], s.item);
end $$;

create function corps.my_shown_item(p_item text) returns jsonb
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
  shown corps.shown_items;
  the_case uuid;
  until timestamptz;
begin
  if me is null or session_user <> 'haandholdt_front_door' then return null; end if;
  -- Whoever puts it in Watched at this moment is waited for, or waits.
  perform 1 from corps.conversations c where c.id = me for update;
  select s.* into shown from access.shown_now(me) s where s.item = p_item;
  if shown.id is null then
    perform audit.append('conversation', me, 'read-item', 'refused', null, 'not-shown');
    return null;
  end if;
  perform audit.append('conversation', me, 'read-item', 'read', shown.id, shown.item);
  the_case := access.own_case(me);
  if access.is_held_back(me) then
    until := shown.read_at;
  else
    until := clock.now();
    update corps.shown_items i set read_at = until where i.id = shown.id;
  end if;

  return case shown.item
    when 'holders' then (
      select coalesce(jsonb_agg(jsonb_build_object('part', r.part, 'alias', s.alias) order by r.part desc), '[]')
        from corps.responsibilities r join corps.staff s on s.id = r.staff_id
       where r.case_id = the_case and r.from_at <= until and (r.until_at is null or r.until_at > until))
    when 'lookers' then (
      select coalesce(jsonb_agg(jsonb_build_object('who', l.who, 'purpose', l.purpose, 'at', l.at, 'times', l.times) order by l.at desc), '[]')
        from (select l.who, l.purpose, max(l.at) as at, count(*) as times
                from (select e.at, e.reason as purpose,
                             coalesce((select max(r.part) from corps.responsibilities r where r.case_id = the_case and r.staff_id = s.id
                               and r.from_at <= e.at and (r.until_at is null or r.until_at > e.at)), s.role) as who
                        from audit.entries e join corps.staff s on s.id = e.principal_id
                       where e.chain_id in (the_case, me) and e.outcome = 'read' and e.at <= until
                         and e.act in ('open-case', 'open-acute', 'open-address', 'open-conversation')) l
               group by l.who, l.purpose, (l.at at time zone 'Europe/Copenhagen')::date
               order by at desc limit 40) l)
    else (
      select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'sealed', encode(l.sealed_line, 'hex')) order by l.place), '[]')
        from corps.shown_lines l
       where l.conversation_id = me and l.item = shown.item and l.sealed_line is not null
         and l.laid_at <= until and (l.replaced_at is null or l.replaced_at > until))
  end;
end $$;
comment on function corps.my_shown_item(text) is
  'One open item, with its row; null for every one that is not. While somebody else may be reading: as it was when it was last shown.';

-- Rights -----------------------------------------------------------------------------------------------

alter table corps.consents enable row level security;
alter table corps.rehearsals enable row level security;
alter table corps.rehearsal_lines enable row level security;
alter table corps.shown_items enable row level security;
alter table corps.shown_lines enable row level security;

do $$ declare t text; begin
  foreach t in array array['consents', 'rehearsals', 'rehearsal_lines'] loop
    execute format('create policy of_my_cases on corps.%I to haandholdt_desk
      using (case_id = any ((select access.my_case_ids())::uuid[]))
      with check (case_id = any ((select access.my_case_ids())::uuid[]))', t);
    execute format('grant select, insert on corps.%I to haandholdt_desk', t);
    execute format('create constraint trigger trace_of_act after insert or update on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%L)',
      t, 'haandholdt_desk', 'haandholdt_front_door', 'case_id');
  end loop;
  foreach t in array array['shown_items', 'shown_lines'] loop
    execute format('create policy of_my_cases on corps.%I for select to haandholdt_desk
      using (conversation_id in (select cc.conversation_id from corps.case_conversations cc
        where cc.case_id = any ((select access.my_case_ids())::uuid[])))', t);
    execute format('grant select on corps.%I to haandholdt_desk', t);
    execute format('create constraint trigger trace_of_act after insert or update on corps.%I deferrable initially deferred
      for each row when (session_user in (%L, %L)) execute function corps.check_act_has_row(%L)',
      t, 'haandholdt_desk', 'haandholdt_front_door', 'conversation_id');
  end loop;
end $$;
grant update (withdrawn_at, withdrawal_recorded_by) on corps.consents to haandholdt_desk;
create policy in_own_name on corps.consents as restrictive for insert to haandholdt_desk
  with check (recorded_by = (select access.staff_id()) and withdrawn_at is null);
create policy withdrawn_once on corps.consents as restrictive for update to haandholdt_desk
  using (withdrawn_at is null) with check (withdrawal_recorded_by = (select access.staff_id()));
create policy in_own_name on corps.rehearsals as restrictive for insert to haandholdt_desk
  with check (made_by = (select access.staff_id()));
create trigger a_stamp before insert or update on corps.consents
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('given_at', 'withdrawn_at');
create trigger a_stamp before insert or update on corps.rehearsals
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('made_at');

grant execute on function corps.show_item(uuid, uuid, text, text, uuid, uuid[], bytea[]), corps.hide_item(uuid, text) to haandholdt_desk;
grant execute on function corps.has_shown_items(), corps.my_shown_items(), corps.my_shown_item(text) to haandholdt_front_door;

reset role;
