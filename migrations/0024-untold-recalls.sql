-- A paper that counts no more may lie with its recipient when the case is closed, and is no less dangerous for it: that
-- they be told rings on after the closing, and nobody erases to whom it went before they have been.

set role haandholdt_keeper;

create or replace function corps.close_case(p_case uuid, p_closure uuid, p_reason text, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.may_block('case', p_case) is not true then
    return audit.refuse_on_case('close-case', p_case, 'no-right', null);
  end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then
    return audit.refuse_on_case('close-case', p_case, 'already-closed', null);
  end if;
  if exists (select 1 from corps.measures m where m.case_id = p_case and m.status in ('agreed', 'under-way')) then
    return audit.refuse_on_case('close-case', p_case, 'measures-running', null);
  end if;
  update corps.deadlines d set settled_at = clock.now()
   where d.case_id = p_case and d.settled_at is null
     and not exists (select 1 from corps.tasks t where t.deadline_id = d.id and t.kind = 'tell' and t.done_at is null);
  update corps.cases c set closed_at = clock.now(), version = c.version + 1 where c.id = p_case;
  insert into corps.closures (id, case_id, closed_by, reason, sealed_note)
    values (p_closure, p_case, access.staff_id(), p_reason, p_sealed_note);
  perform audit.append('case', p_case, 'close-case', 'done', p_closure, p_reason);
  return 'done';
end $$;

create or replace function corps.erase_case(p_reference text, p_reason text) returns table (outcome text, erased_case uuid)
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
                  where cc.case_id = the_case.id and e.ended_at is null) then 'enquiry-is-open'
    when exists (select 1 from corps.tasks t where t.case_id = the_case.id and t.kind = 'tell' and t.done_at is null) then 'recall-not-told' end;
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
  'By a leader of the region, when the case is closed, nobody in it waits for an answer, and every recall has been told.';

reset role;
