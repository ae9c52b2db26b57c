-- What is forgotten for good. A case is erased by taking its keys away, emptying what they sealed and coarsening what
-- was clear; that it was erased, by whom and when, stays.

set role haandholdt_keeper;

-- Found in the catalogue and not in a list, so that a table made later is never forgotten.
create function corps.tables_of_a_matter()
  returns table (table_name text, row_column text, owner_column text, sealed_columns text[], time_columns text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.relname::text,
         (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1)::text,
         (select min(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attname = owner.name)::text,
         array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                and a.attname like 'sealed\_%' order by a.attnum),
         array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                and a.atttypid = 'timestamptz'::regtype order by a.attnum)
    from pg_class c
    cross join lateral (
      select a.attname as name from pg_attribute a
       where a.attrelid = c.oid and not a.attisdropped and a.attname in ('case_id', 'conversation_id', 'enquiry_id')
       order by array_position(array['case_id', 'conversation_id', 'enquiry_id'], a.attname::text) limit 1) owner
   where c.relnamespace = 'corps'::regnamespace and c.relkind = 'r' and c.relname not in ('cases', 'conversations')
$$;
comment on function corps.tables_of_a_matter() is
  'Every table whose rows belong to a case, a conversation or an enquiry: the column that says which, the one a seal is bound to, the sealed ones and the times.';

create function corps.erase_content(p_case uuid) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  conversations uuid[] := array(select access.conversations_of_case(p_case));
  enquiries uuid[] := array(select e.id from corps.enquiries e where e.conversation_id = any (conversations));
  matter record;
  erased text;
begin
  perform set_config('corps.permitted_change', 'erase', true);
  -- From here on it is nobody's: not there for the two who had it, and never opened again.
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.until_at is null;
  update corps.grants g set ended_at = clock.now() where g.case_id = p_case and g.ended_at is null;

  delete from corps.data_keys k where k.owner_id = p_case or k.owner_id = any (conversations);
  for matter in select * from corps.tables_of_a_matter() loop
    select string_agg(change, ', ') into erased from (
      select format('%I = null', name) from unnest(matter.sealed_columns) as name
      union all
      -- A time becomes the first moment of its month, an expiry the first of the next: it still comes after what it ends.
      select format(case when name = 'expires_at' then '%I = date_trunc(''month'', %1$I, ''UTC'') + interval ''1 month'''
                         else '%I = date_trunc(''month'', %1$I, ''UTC'')' end, name)
        from unnest(matter.time_columns) as name
    ) as changes (change);
    if erased is not null then
      execute format('update corps.%I set %s where %I = any ($1)', matter.table_name, erased, matter.owner_column)
        using case matter.owner_column when 'case_id' then array[p_case] when 'conversation_id' then conversations else enquiries end;
    end if;
  end loop;

  update corps.alarms a set raised_at = date_trunc('month', a.raised_at, 'UTC'), taken_at = date_trunc('month', a.taken_at, 'UTC')
    from corps.deadlines d where d.id = a.deadline_id and (d.case_id = p_case or d.enquiry_id = any (enquiries));
  update corps.enquiries e set municipality = null, under_18 = 'not-known' where e.id = any (enquiries);
  update corps.conversations c set code_lookup = null, erased_at = clock.now(),
      started_at = date_trunc('month', c.started_at, 'UTC'), staff_read_at = date_trunc('month', c.staff_read_at, 'UTC')
   where c.id = any (conversations);
  update corps.cases c set municipality = null, under_18 = 'not-known', erased_at = clock.now(),
      opened_at = date_trunc('month', c.opened_at, 'UTC'), closed_at = date_trunc('month', c.closed_at, 'UTC')
   where c.id = p_case;

  delete from corps.sessions s where s.principal_id = any (conversations);
  with forgotten as (
    delete from corps.drafts d where exists (
      select from unnest(array[p_case] || conversations || enquiries) as mine (id) where position(mine.id::text in d.place) > 0)
    returning d.id)
  delete from corps.data_keys k using forgotten f where k.owner_kind = 'draft' and k.owner_id = f.id;
  perform set_config('corps.permitted_change', '', true);
end $$;
comment on function corps.erase_content(uuid) is
  'Takes the keys of a case and of its conversations away, empties every sealed column, coarsens times to the month, and drops what was typed and not sent. The audit trail stays.';

create function corps.erase_case(p_reference text, p_reason text) returns table (outcome text, erased_case uuid)
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case corps.cases;
  refusal text;
begin
  if access.staff_id() is null then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  select c.* into the_case from corps.cases c where c.reference = p_reference for update;
  if the_case.id is null or the_case.erased_at is not null
     or not exists (select 1 from corps.staff s where s.id = access.staff_id() and s.role = 'leader' and s.region = the_case.region)
     or exists (select 1 from corps.blocks b where b.owner_id = the_case.id and b.staff_id = access.staff_id() and b.ended_at is null) then
    perform audit.record('erase-case', 'refused', the_case.id, 'no-right');
    return query select 'not-permitted', null::uuid;
    return;
  end if;
  refusal := case
    when the_case.closed_at is null then 'case-is-open'
    when exists (select 1 from corps.enquiries e join corps.case_conversations cc on cc.conversation_id = e.conversation_id
                  where cc.case_id = the_case.id and e.ended_at is null) then 'enquiry-is-open' end;
  if refusal is not null then
    perform audit.append('case', the_case.id, 'erase-case', 'refused', null, refusal);
    return query select refusal, null::uuid;
    return;
  end if;
  perform audit.append('case', the_case.id, 'erase-case', 'done', null, p_reason);
  perform audit.append('conversation', linked, 'erase-case', 'done', the_case.id, p_reason)
     from access.conversations_of_case(the_case.id) as linked order by linked;
  perform corps.erase_content(the_case.id);
  return query select 'done', the_case.id;
end $$;
comment on function corps.erase_case(text, text) is
  'By a leader of the region, when the case is closed and nobody in it waits for an answer.';

create function corps.erase_again(p_case uuid) returns boolean
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  conversations uuid[] := array(select access.conversations_of_case(p_case));
begin
  perform 1 from corps.cases c where c.id = p_case and c.erased_at is null for update;
  if not found then return false; end if;
  -- The copy may be from before it was closed.
  update corps.measures m set status = 'dropped' where m.case_id = p_case and m.status in ('agreed', 'under-way');
  update corps.cases c set closed_at = coalesce(c.closed_at, clock.now()) where c.id = p_case;
  update corps.enquiries e set ended_at = clock.now(), ended_as = 'case' where e.conversation_id = any (conversations) and e.ended_at is null;
  update corps.claims c set ended_at = clock.now() from corps.enquiries e
   where e.id = c.enquiry_id and e.conversation_id = any (conversations) and c.ended_at is null;
  update corps.deadlines d set settled_at = clock.now()
   where d.settled_at is null and (d.case_id = p_case or d.enquiry_id in (
     select e.id from corps.enquiries e where e.conversation_id = any (conversations)));
  perform audit.append('case', p_case, 'erase-case', 'done', null, 'erased-before-restore');
  perform corps.erase_content(p_case);
  return true;
end $$;
comment on function corps.erase_again(uuid) is
  'After a restore, for the owner alone: what was erased once is erased again, open or closed. False when it is not here or erased already.';

grant execute on function corps.erase_case(text, text) to haandholdt_desk;

reset role;
