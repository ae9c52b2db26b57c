-- What is done by mistake, or has been overtaken, can be undone: a closed case that nobody has any more is taken up
-- again, a block is lifted, a draft is abandoned, a colleague comes back. And one refusal is one row, on one chain.

set role haandholdt_keeper;

insert into audit.acts_of_the_database values ('abandon-assessment'), ('reinstate-staff');

-- One refusal, one row ---------------------------------------------------------------------------------

create function audit.refuse_on_case(p_act text, p_case uuid, p_reason text, p_subject uuid) returns text
  language plpgsql security definer set search_path = audit, pg_temp as $$
begin
  if p_reason = 'no-right' and (p_case = any (access.my_case_ids())) is not true then
    perform audit.record(p_act, 'refused', p_case, p_reason);
  else
    perform audit.append('case', p_case, p_act, 'refused', p_subject, p_reason);
  end if;
  return case p_reason when 'no-right' then 'not-permitted' else p_reason end;
end $$;
comment on function audit.refuse_on_case(text, uuid, text, uuid) is
  'The row of a refusal, and what to answer: on the chain of the case for whoever has a right to it, otherwise on their own.';

-- Whom a case may be given to, and who may be kept out ---------------------------------------------------

create function corps.may_be_given(p_case uuid, p_responsible uuid, p_deputy uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select count(*) = 2 from corps.staff s
   where s.id in (p_responsible, p_deputy) and s.suspended_at is null and s.deactivated_at is null and s.leaving_at is null
     and not exists (select 1 from corps.blocks b where b.staff_id = s.id and b.ended_at is null
       and (b.owner_id = p_case or b.owner_id in (select access.conversations_of_case(p_case))))
$$;
comment on function corps.may_be_given(uuid, uuid, uuid) is
  'Two different people who are there, stay, and must not be kept out of the case.';

create function access.may_block(p_owner_kind text, p_owner uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select coalesce(case p_owner_kind
    when 'case' then access.may_move(p_owner) and p_owner = any (access.my_case_ids())
    when 'conversation' then access.may_see_enquiry(p_owner) end, false)
$$;
comment on function access.may_block(text, uuid) is 'Whoever may keep a colleague out may also let them in again.';

create or replace function corps.hand_over(p_case uuid, p_responsible uuid, p_deputy uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if access.may_move(p_case) is not true then
    return audit.refuse_on_case('hand-over', p_case, 'no-right', p_responsible);
  end if;
  if p_responsible = p_deputy then
    return audit.refuse_on_case('hand-over', p_case, 'same-person-twice', p_responsible);
  end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is not null) then
    return audit.refuse_on_case('hand-over', p_case, 'case-is-closed', p_responsible);
  end if;
  if not corps.may_be_given(p_case, p_responsible, p_deputy) then
    return audit.refuse_on_case('hand-over', p_case, 'not-available', p_responsible);
  end if;
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.until_at is null;
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), p_case, p_responsible, 'responsible', access.staff_id(), p_reason),
    (gen_random_uuid(), p_case, p_deputy, 'deputy', access.staff_id(), p_reason);
  update corps.deadlines d set settled_at = clock.now()
   where d.case_id = p_case and d.kind = 'hand-over' and d.settled_at is null;
  perform audit.append('case', p_case, 'hand-over', 'done', p_responsible, p_reason);
  perform access.tell(p_case, 'case-came-to-you');
  return 'done';
end $$;
comment on function corps.hand_over(uuid, uuid, uuid, text) is
  'The case changes hands at once: two different people, and a case that lacked a deputy lacks none any more.';

create or replace function corps.give_grant(p_case uuid, p_staff uuid, p_reason text, p_hours int) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.holds(p_case) is not true then return audit.refuse_on_case('give-grant', p_case, 'no-right', p_staff); end if;
  if p_hours not between 1 and 720 then return audit.refuse_on_case('give-grant', p_case, 'too-long', p_staff); end if;
  if not exists (select 1 from corps.staff s where s.id = p_staff and s.suspended_at is null and s.deactivated_at is null) then
    return audit.refuse_on_case('give-grant', p_case, 'not-available', p_staff);
  end if;
  insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
    values (gen_random_uuid(), p_case, p_staff, access.staff_id(), p_reason, clock.now() + make_interval(hours => p_hours));
  perform audit.append('case', p_case, 'give-grant', 'done', p_staff, p_reason);
  return 'done';
end $$;
comment on function corps.give_grant(uuid, uuid, text, int) is
  'One of the two lets a colleague in, for a reason and for thirty days at most.';

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
  update corps.deadlines d set settled_at = clock.now() where d.case_id = p_case and d.settled_at is null;
  update corps.cases c set closed_at = clock.now(), version = c.version + 1 where c.id = p_case;
  insert into corps.closures (id, case_id, closed_by, reason, sealed_note)
    values (p_closure, p_case, access.staff_id(), p_reason, p_sealed_note);
  perform audit.append('case', p_case, 'close-case', 'done', p_closure, p_reason);
  return 'done';
end $$;
comment on function corps.close_case(uuid, uuid, text, bytea) is
  'By the two who have it, or their leader with a grant, when nothing of the plan is running any more.';

create or replace function corps.claim_enquiry(p_claim uuid, p_enquiry uuid)
  returns table (outcome text, held_by uuid, lapses_at timestamptz)
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  the_enquiry corps.enquiries;
  held corps.claims;
  due timestamptz;
begin
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  -- Whoever took the call may have it without being on duty.
  if (access.may_see_enquiry(the_enquiry.conversation_id)
      or (the_enquiry.recorded_by = me and the_enquiry.conversation_id <> all (access.blocked_conversation_ids()))) is not true then
    perform audit.record('claim-enquiry', 'refused', p_enquiry, 'no-right');
    return query select 'not-permitted', null::uuid, null::timestamptz;
    return;
  end if;
  if the_enquiry.ended_at is not null then
    perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'refused', p_enquiry, 'already-ended');
    return query select 'already-ended', null::uuid, null::timestamptz;
    return;
  end if;
  update corps.claims c set ended_at = clock.now()
   where c.enquiry_id = p_enquiry and c.ended_at is null and c.lapses_at <= clock.now();
  select * into held from corps.claims c where c.enquiry_id = p_enquiry and c.ended_at is null;
  if held.staff_id <> me then
    perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'refused', p_enquiry, 'already-claimed');
    return query select 'held-by-other', held.staff_id, held.lapses_at;
    return;
  end if;
  if held.id is null then
    select d.due_at into due from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null;
    insert into corps.claims (id, enquiry_id, staff_id, lapses_at)
      values (p_claim, p_enquiry, me, greatest(due, clock.now() + interval '15 minutes')) returning * into held;
    perform audit.append('conversation', the_enquiry.conversation_id, 'claim-enquiry', 'done', p_enquiry);
  end if;
  return query select 'done', held.staff_id, held.lapses_at;
end $$;

create or replace function corps.end_enquiry(p_enquiry uuid, p_ended_as text, p_note uuid, p_sealed_note bytea) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.staff_id();
  act text := case p_ended_as when 'answered' then 'answer-and-close' when 'passed-on' then 'pass-on' end;
  the_enquiry corps.enquiries;
  refusal text;
begin
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  if access.may_see_enquiry(the_enquiry.conversation_id) is not true then
    perform audit.record(act, 'refused', p_enquiry, 'no-right');
    return 'not-permitted';
  end if;
  refusal := corps.why_not_ended(the_enquiry);
  if refusal is not null then
    perform audit.append('conversation', the_enquiry.conversation_id, act, 'refused', p_enquiry, refusal);
    return refusal;
  end if;
  insert into corps.enquiry_notes (id, enquiry_id, conversation_id, kind, written_by, sealed_note)
    values (p_note, p_enquiry, the_enquiry.conversation_id, p_ended_as, me, p_sealed_note);
  perform corps.end_as(p_enquiry, p_ended_as);
  perform audit.append('conversation', the_enquiry.conversation_id, act, 'done', p_enquiry);
  return 'done';
end $$;

create function corps.why_not_ended(p_enquiry corps.enquiries) returns text
  language sql stable security definer set search_path = corps, pg_temp as $$
  select case
    when p_enquiry.ended_at is not null then 'already-ended'
    when exists (select 1 from corps.claims c where c.enquiry_id = p_enquiry.id and c.ended_at is null
      and c.lapses_at > clock.now() and c.staff_id <> access.staff_id()) then 'held-by-other'
    when p_enquiry.under_18 = 'yes' and (select count(distinct n.concerns) from corps.notification_decisions n
      where n.enquiry_id = p_enquiry.id) < 2 then 'decision-missing' end
$$;
comment on function corps.why_not_ended(corps.enquiries) is
  'What stands in the way of ending an enquiry, whichever way it ends; null when nothing does.';

create function corps.end_as(p_enquiry uuid, p_ended_as text) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.enquiries e set ended_at = clock.now(), ended_as = p_ended_as, version = e.version + 1 where e.id = p_enquiry;
  update corps.deadlines d set settled_at = clock.now() where d.enquiry_id = p_enquiry and d.settled_at is null;
  update corps.claims c set ended_at = clock.now() where c.enquiry_id = p_enquiry and c.ended_at is null;
$$;

create or replace function corps.review_override(p_override uuid) returns text
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
    return audit.refuse_on_case('review-override', the_override.case_id, 'own-override', p_override);
  end if;
  if the_override.reviewed_at is not null then
    return audit.refuse_on_case('review-override', the_override.case_id, 'already-reviewed', p_override);
  end if;
  update corps.overrides o set reviewed_at = clock.now(), reviewed_by = access.staff_id() where o.id = p_override;
  update corps.deadlines d set settled_at = clock.now() where d.id = the_override.deadline_id and d.settled_at is null;
  perform audit.append('case', the_override.case_id, 'review-override', 'done', p_override);
  return 'done';
end $$;

-- A closed case is taken up again ------------------------------------------------------------------------

create function corps.take_up_again(
  p_case uuid, p_reopening uuid, p_reason text, p_responsible uuid, p_deputy uuid, p_next_contact timestamptz
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  refusal text := case
    when exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is null) then 'not-closed'
    when p_responsible = p_deputy then 'same-person-twice'
    when p_next_contact <= clock.now() then 'next-contact-in-the-past'
    when not corps.may_be_given(p_case, p_responsible, p_deputy) then 'not-available' end;
begin
  if refusal is not null then return audit.refuse_on_case('reopen-case', p_case, refusal, null); end if;
  update corps.responsibilities r set until_at = clock.now() where r.case_id = p_case and r.until_at is null;
  insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
    (gen_random_uuid(), p_case, p_responsible, 'responsible', access.staff_id(), 'case-reopened'),
    (gen_random_uuid(), p_case, p_deputy, 'deputy', access.staff_id(), 'case-reopened');
  insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), p_case, 'next-contact', p_next_contact);
  update corps.cases c set closed_at = null, version = c.version + 1 where c.id = p_case;
  insert into corps.reopenings (id, case_id, reopened_by, reason) values (p_reopening, p_case, access.staff_id(), p_reason);
  perform audit.append('case', p_case, 'reopen-case', 'done', p_reopening, p_reason);
  perform access.tell(p_case, 'case-came-to-you');
  return 'done';
end $$;
comment on function corps.take_up_again(uuid, uuid, text, uuid, uuid, timestamptz) is
  'Part of reopening, for whoever has asked whether it may be: two different people and a next contact, and nothing removed.';

create function access.is_held(p_case uuid) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select exists (select 1 from corps.responsibilities r join corps.staff s on s.id = r.staff_id
    where r.case_id = p_case and r.until_at is null and s.suspended_at is null and s.deactivated_at is null)
$$;
comment on function access.is_held(uuid) is 'Whether anybody who has the case is still there.';

create or replace function corps.reopen_case(p_case uuid, p_reopening uuid, p_reason text, p_responsible uuid, p_deputy uuid, p_next_contact timestamptz) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  perform 1 from corps.cases c where c.id = p_case for update;
  if (access.may_move(p_case) and (p_case = any (access.my_case_ids()) or not access.is_held(p_case))
      and exists (select 1 from corps.cases c where c.id = p_case and c.erased_at is null)) is not true then
    return audit.refuse_on_case('reopen-case', p_case, 'no-right', null);
  end if;
  return corps.take_up_again(p_case, p_reopening, p_reason, p_responsible, p_deputy, p_next_contact);
end $$;
comment on function corps.reopen_case(uuid, uuid, text, uuid, uuid, timestamptz) is
  'By the two who have it, or their leader with a grant; by the leader of its region also when both who had it are gone.';

create function corps.closed_case_of(p_enquiry uuid) returns text
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.reference from corps.enquiries e
    join corps.case_conversations cc on cc.conversation_id = e.conversation_id
    join corps.cases c on c.id = cc.case_id and c.closed_at is not null and c.erased_at is null
   where e.id = p_enquiry and e.ended_at is null and access.may_see_enquiry(e.conversation_id)
$$;
comment on function corps.closed_case_of(uuid) is
  'The reference word of the closed case whose person is back at the desk, and nothing else of it, for whoever may see the enquiry.';

create function corps.reopen_from_enquiry(
  p_enquiry uuid, p_reopening uuid, p_reason text, p_responsible uuid, p_deputy uuid, p_next_contact timestamptz
) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_enquiry corps.enquiries;
  the_case uuid;
  refusal text;
  due timestamptz;
begin
  perform pg_advisory_xact_lock_shared(hashtext('staff-departures'));
  select c.id into the_case from corps.enquiries e
    join corps.case_conversations cc on cc.conversation_id = e.conversation_id join corps.cases c on c.id = cc.case_id
   where e.id = p_enquiry for update of c;
  select * into the_enquiry from corps.enquiries e where e.id = p_enquiry for update;
  if access.may_see_enquiry(the_enquiry.conversation_id) is not true then
    perform audit.record('reopen-case', 'refused', p_enquiry, 'no-right');
    return 'not-permitted';
  end if;
  refusal := coalesce(corps.why_not_ended(the_enquiry),
    case when not exists (select 1 from corps.cases c where c.id = the_case and c.erased_at is null) then 'no-case' end);
  if refusal is not null then
    perform audit.append('conversation', the_enquiry.conversation_id, 'reopen-case', 'refused', p_enquiry, refusal);
    return refusal;
  end if;
  refusal := corps.take_up_again(the_case, p_reopening, p_reason, p_responsible, p_deputy, p_next_contact);
  if refusal <> 'done' then return refusal; end if;

  -- What the person wrote last waits for an answer in the case as it did at the desk.
  select d.due_at into due from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null;
  if 'person' = (select m.written_by from corps.messages m where m.conversation_id = the_enquiry.conversation_id
                  order by m.at desc, m.id desc limit 1) then
    insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), the_case, 'answer', due);
  end if;
  perform corps.end_as(p_enquiry, 'case');
  perform audit.append('conversation', the_enquiry.conversation_id, 'reopen-case', 'done', the_case);
  return 'done';
end $$;
comment on function corps.reopen_from_enquiry(uuid, uuid, text, uuid, uuid, timestamptz) is
  'The person of a closed case is back: whoever may see the enquiry gives the case two people and a next contact. They see nothing of it by that.';

create function corps.cases_lacking_hands() returns table (case_id uuid, reference text, closed_at timestamptz, responsible text)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.id, c.reference, c.closed_at, holder.alias
    from corps.cases c
    join corps.staff me on me.id = access.staff_id() and me.role = 'leader' and me.region = c.region
    left join lateral (
      select s.alias from corps.responsibilities r join corps.staff s on s.id = r.staff_id
       where r.case_id = c.id and r.until_at is null and s.suspended_at is null and s.deactivated_at is null
       order by r.part desc limit 1) holder on true
   where c.erased_at is null and not access.is_kept_out(c.id, null)
     and case when c.closed_at is null
           then exists (select 1 from corps.deadlines d where d.case_id = c.id and d.kind = 'hand-over' and d.settled_at is null)
           else holder.alias is null end
   order by c.closed_at desc nulls first, c.reference
$$;
comment on function corps.cases_lacking_hands() is
  'For the leader of the region, reference words alone: open cases that wait for a deputy, and closed ones whose people are gone.';

-- A block is lifted --------------------------------------------------------------------------------------

create or replace function corps.block(p_owner_kind text, p_owner uuid, p_staff uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  held text;
  linked uuid;
  refusal text;
begin
  if access.may_block(p_owner_kind, p_owner) is not true then
    if p_owner_kind = 'case' then return audit.refuse_on_case('block', p_owner, 'no-right', p_staff); end if;
    perform audit.record('block', 'refused', p_owner, 'no-right');
    return 'not-permitted';
  end if;
  linked := case p_owner_kind when 'case' then p_owner
    else (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_owner) end;
  if linked is not null then
    perform 1 from corps.cases c where c.id = linked for update;
    select r.part into held from corps.responsibilities r where r.case_id = linked and r.staff_id = p_staff and r.until_at is null;
    if held is not null and exists (select 1 from corps.cases c where c.id = linked and c.closed_at is null) then
      refusal := 'hand-over-first';
    end if;
  end if;
  -- A matter could be hidden from everybody, one block at a time: two are always left to hold it.
  if refusal is null and (select count(*) from corps.staff s where s.suspended_at is null and s.deactivated_at is null
      and s.id <> p_staff and not exists (select 1 from corps.blocks b
        where b.owner_id in (p_owner, linked) and b.staff_id = s.id and b.ended_at is null)) < 2 then
    refusal := 'nobody-left';
  end if;
  if refusal is not null then
    perform audit.append(p_owner_kind, p_owner, 'block', 'refused', p_staff, refusal);
    return refusal;
  end if;
  insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
    values (gen_random_uuid(), p_owner_kind, p_owner, p_staff, access.staff_id(), p_reason)
    on conflict (owner_id, staff_id) where ended_at is null do nothing;
  if linked is distinct from p_owner and linked is not null then
    insert into corps.blocks (id, owner_kind, owner_id, staff_id, given_by, reason)
      values (gen_random_uuid(), 'case', linked, p_staff, access.staff_id(), p_reason)
      on conflict (owner_id, staff_id) where ended_at is null do nothing;
    perform audit.append('case', linked, 'block', 'done', p_staff, p_reason);
  end if;
  if p_owner_kind = 'conversation' then
    update corps.claims c set ended_at = clock.now() from corps.enquiries e
     where e.conversation_id = p_owner and c.enquiry_id = e.id and c.staff_id = p_staff and c.ended_at is null;
  end if;
  perform audit.append(p_owner_kind, p_owner, 'block', 'done', p_staff, p_reason);
  return 'done';
end $$;
comment on function corps.block(text, uuid, uuid, text) is
  'Keeps somebody out of a case, or of a conversation and the case that it belongs to.';

create function corps.blocks_lifted_with(p_block uuid) returns setof corps.blocks
  language sql stable security definer set search_path = corps, pg_temp as $$
  select also.* from corps.blocks b join corps.blocks also on also.staff_id = b.staff_id and also.ended_at is null
   where b.id = p_block and (also.id = b.id
     -- With a conversation goes the block of its case that was set with it, not one that those who have the case set.
     or (b.owner_kind = 'conversation' and also.given_by = b.given_by and also.reason = b.reason
         and also.owner_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = b.owner_id))
     or (b.owner_kind = 'case' and also.owner_id in (select access.conversations_of_case(b.owner_id))))
$$;
comment on function corps.blocks_lifted_with(uuid) is
  'A block and the others that keep the same colleague out of the same matter: seeing half of it helps nobody.';

create or replace function corps.end_block(p_block uuid) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_block corps.blocks;
  lifted corps.blocks;
begin
  select b.* into the_block from corps.blocks b where b.id = p_block for update;
  if access.may_block(the_block.owner_kind, the_block.owner_id) is not true then
    perform audit.record('end-block', 'refused', p_block, 'no-right');
    return 'not-permitted';
  end if;
  for lifted in select * from corps.blocks_lifted_with(p_block) order by owner_kind, owner_id loop
    update corps.blocks b set ended_at = clock.now() where b.id = lifted.id;
    perform audit.append(lifted.owner_kind, lifted.owner_id, 'end-block', 'done', lifted.staff_id);
  end loop;
  return 'done';
end $$;
comment on function corps.end_block(uuid) is
  'Lifts a block of a case or a conversation, by whoever could set it. The colleague gets no access by that, only no longer none.';

drop function corps.blocks_of_case(uuid);
create function corps.blocks_on(p_owner_kind text, p_owner uuid) returns table (
  block_id uuid, staff_id uuid, alias text, reason text, from_at timestamptz, given_by_alias text, more_is_lifted boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select b.id, b.staff_id, s.alias, b.reason, b.from_at, g.alias,
         (select count(*) > 1 from corps.blocks_lifted_with(b.id))
    from corps.blocks b join corps.staff s on s.id = b.staff_id join corps.staff g on g.id = b.given_by
   where b.owner_kind = p_owner_kind and b.owner_id = p_owner and b.ended_at is null
     and case p_owner_kind when 'case' then p_owner = any (access.my_case_ids()) else access.may_see_enquiry(p_owner) end
   order by b.from_at
$$;
comment on function corps.blocks_on(text, uuid) is
  'Shown to those who see the matter. The one who is blocked sees neither the matter nor the block.';

-- A draft that should not be finished ---------------------------------------------------------------------

alter table corps.assessments
  add column abandoned_at timestamptz,
  add column abandoned_by uuid references corps.staff,
  add column abandoned_because text check (abandoned_because in ('wrong-case', 'begun-twice', 'overtaken')),
  add check (num_nonnulls(abandoned_at, abandoned_by, abandoned_because) in (0, 3)),
  add check (abandoned_at is null or ended_at is not null);
comment on column corps.assessments.abandoned_at is
  'The draft should not be finished. It stays on record with its answers and is never signed.';

create or replace function corps.check_assessment_end() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  p_assessment uuid;
  the_assessment corps.assessments;
  is_signed boolean;
begin
  if tg_table_name = 'assessments' then p_assessment := new.id; else p_assessment := new.assessment_id; end if;
  select * into the_assessment from corps.assessments a where a.id = p_assessment;
  is_signed := exists (select 1 from corps.signatures s where s.assessment_id = p_assessment and s.kind = 'final');
  if (the_assessment.ended_at is not null) is distinct from (is_signed or the_assessment.abandoned_at is not null)
     or (is_signed and the_assessment.abandoned_at is not null) then
    raise exception 'an assessment ends with its final signature or is abandoned, and only so' using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function corps.check_assessment_end() is
  'A draft ends in one of two ways and never in both: with its final signature, or abandoned.';

create or replace function corps.refuse_change_after_answer() returns trigger language plpgsql as $$
begin
  if current_user = 'haandholdt_keeper' and current_setting('corps.permitted_change', true) in ('reseal', 'erase') then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' or old.answered_at is not null then
    raise exception 'a flag and its answer stay on record' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from corps.assessments a where a.id = new.assessment_id and a.abandoned_at is not null) then
    raise exception 'a flag of an abandoned draft was settled with it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create function corps.abandon_assessment(p_assessment uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  the_case corps.cases;
  the_draft corps.assessments;
  refusal text;
begin
  select c.* into the_case from corps.cases c join corps.assessments a on a.case_id = c.id where a.id = p_assessment for update of c;
  select a.* into the_draft from corps.assessments a where a.id = p_assessment;
  if (the_case.id = any (access.my_case_ids())) is not true then
    perform audit.record('abandon-assessment', 'refused', p_assessment, 'no-right');
    return 'not-permitted';
  end if;
  refusal := case
    -- It silences the red flags of the draft, and what is due is not for somebody with access on loan to silence.
    when not access.may_move(the_case.id) then 'not-yours-to-abandon'
    when the_case.closed_at is not null then 'case-is-closed'
    when the_draft.abandoned_at is not null then 'already-abandoned'
    when the_draft.ended_at is not null then 'already-signed' end;
  if refusal is not null then
    return audit.refuse_on_case('abandon-assessment', the_case.id, refusal, p_assessment);
  end if;
  update corps.assessments a
     set ended_at = clock.now(), abandoned_at = clock.now(), abandoned_by = access.staff_id(), abandoned_because = p_reason
   where a.id = p_assessment;
  update corps.deadlines d set settled_at = clock.now() from corps.flags f
   where f.assessment_id = p_assessment and f.answered_at is null and d.id = f.deadline_id and d.settled_at is null;
  perform audit.append('case', the_case.id, 'answer-flag', 'done', f.id, 'abandoned') from corps.flags f
    where f.assessment_id = p_assessment and f.answered_at is null;
  perform audit.append('case', the_case.id, 'abandon-assessment', 'done', p_assessment, p_reason);
  return 'done';
end $$;
comment on function corps.abandon_assessment(uuid, text) is
  'The draft and its unanswered flags are settled as abandoned. A provisional signature given from it stays in force, and so does the deadline at which it ends.';

-- Colleagues leave and come back ---------------------------------------------------------------------------

alter table corps.deadlines drop constraint deadlines_kind_check;
alter table corps.deadlines add constraint deadlines_kind_check check (kind in (
  'answer', 'next-contact', 'reassessment', 'provisional-ends', 'flag', 'task', 'measure', 'review', 'hand-over'));
create unique index one_hand_over on corps.deadlines (case_id) where kind = 'hand-over' and settled_at is null;
comment on column corps.deadlines.kind is
  'hand-over: one of the two went at once and nobody could take their place. It rings until the case has two again.';

alter table corps.notices drop constraint notices_kind_check;
alter table corps.notices add constraint notices_kind_check check (kind in (
  'acute-card-opened', 'alarm-taken', 'case-came-to-you', 'contact-rule-overridden', 'flag-escalated', 'provisional-signed', 'deputy-missing'));

create or replace function corps.check_hands() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  p_case uuid;
  named bigint;
  there bigint;
begin
  if tg_table_name = 'cases' then p_case := new.id; else p_case := new.case_id; end if;
  if p_case is null then return null; end if;
  if exists (select 1 from corps.cases c where c.id = p_case and c.closed_at is null) then
    select count(*), count(*) filter (where s.suspended_at is null and s.deactivated_at is null) into named, there
      from corps.responsibilities r join corps.staff s on s.id = r.staff_id where r.case_id = p_case and r.until_at is null;
    -- One alone is enough only while it rings that the second is missing.
    if named <> there or there not in (1, 2) or (there = 1 and not exists (
        select 1 from corps.deadlines d where d.case_id = p_case and d.kind = 'hand-over' and d.settled_at is null)) then
      raise exception 'an open case needs somebody responsible and a deputy' using errcode = 'check_violation', constraint = 'case_has_hands';
    end if;
    if not exists (select 1 from corps.deadlines d where d.case_id = p_case and d.kind = 'next-contact' and d.settled_at is null) then
      raise exception 'an open case needs a next contact' using errcode = 'check_violation', constraint = 'case_has_next_contact';
    end if;
  end if;
  return null;
end $$;

create or replace function corps.suspend_staff(p_staff uuid, p_reason text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  held record;
  other uuid;
  stand_in uuid;
  outcome text := 'done';
begin
  if not access.is_leader() or p_staff = access.staff_id() then
    perform audit.record('suspend-staff', 'refused', p_staff, 'no-right');
    return 'not-permitted';
  end if;
  -- Exclusive: nobody is given a case while somebody is leaving, and two departures never pick each other as stand-in.
  perform pg_advisory_xact_lock(hashtext('staff-departures'));
  perform 1 from corps.staff s where s.id = p_staff and s.suspended_at is null and s.deactivated_at is null for update;
  if not found then
    perform audit.record('suspend-staff', 'refused', p_staff, 'already-gone');
    return 'already-gone';
  end if;
  perform 1 from corps.cases c join corps.responsibilities r on r.case_id = c.id
    where r.staff_id = p_staff and r.until_at is null order by c.id for update of c;
  update corps.sessions s set revoked_at = clock.now() where s.principal_id = p_staff and s.revoked_at is null;
  -- All cases or none: the block is undone as a whole when a case would be left with nobody at all.
  begin
    for held in select r.case_id, r.part, c.closed_at is null as is_open
                  from corps.responsibilities r join corps.cases c on c.id = r.case_id
                 where r.staff_id = p_staff and r.until_at is null order by r.case_id loop
      select r.staff_id into other from corps.responsibilities r join corps.staff s on s.id = r.staff_id
       where r.case_id = held.case_id and r.until_at is null and r.staff_id <> p_staff
         and s.suspended_at is null and s.deactivated_at is null;
      if held.part = 'responsible' then
        -- The deputy, who knows the case, becomes responsible; the stand-in becomes deputy.
        other := coalesce(other, corps.stand_in_for(held.case_id, held.part, p_staff));
        if other is null and held.is_open then raise exception 'nobody to take over' using errcode = 'no_data_found'; end if;
        update corps.responsibilities r set until_at = clock.now() where r.case_id = held.case_id and r.until_at is null;
        if other is not null then
          insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
            (gen_random_uuid(), held.case_id, other, 'responsible', access.staff_id(), 'colleague-suspended');
        end if;
      else
        update corps.responsibilities r set until_at = clock.now()
         where r.case_id = held.case_id and r.staff_id = p_staff and r.until_at is null;
      end if;
      stand_in := corps.stand_in_for(held.case_id, 'deputy', p_staff);
      if stand_in is not null and other is not null then
        insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason) values
          (gen_random_uuid(), held.case_id, stand_in, 'deputy', access.staff_id(), 'colleague-suspended');
        update corps.deadlines d set settled_at = clock.now()
         where d.case_id = held.case_id and d.kind = 'hand-over' and d.settled_at is null;
      elsif held.is_open then
        outcome := 'deputy-missing';
        insert into corps.deadlines (id, case_id, kind, due_at) values (gen_random_uuid(), held.case_id, 'hand-over', clock.now())
          on conflict (case_id) where kind = 'hand-over' and settled_at is null do nothing;
        perform access.tell(held.case_id, 'deputy-missing');
      end if;
      perform audit.append('case', held.case_id, 'hand-over', 'done', p_staff, 'colleague-suspended');
      perform access.tell(held.case_id, 'case-came-to-you');
    end loop;
  exception when no_data_found then
    -- Whoever may have their device is out at once; whoever is the only one a case has can still come in again.
    update corps.staff s set on_duty = false where s.id = p_staff;
    perform audit.append('principal', p_staff, 'sign-out-everywhere', 'done', p_staff, 'nobody-to-take-over');
    perform audit.record('suspend-staff', 'refused', p_staff, 'nobody-to-take-over');
    return 'nobody-to-take-over';
  end;
  update corps.claims c set ended_at = clock.now() where c.staff_id = p_staff and c.ended_at is null;
  update corps.grants g set ended_at = clock.now() where g.staff_id = p_staff and g.ended_at is null;
  update corps.staff s set suspended_at = clock.now(), on_duty = false where s.id = p_staff;
  perform audit.record('suspend-staff', 'done', p_staff, p_reason);
  return outcome;
end $$;
comment on function corps.suspend_staff(uuid, text) is
  'Works at once: sessions end, and every case moves to its deputy, with the leader or a colleague as new deputy, in the same transaction. Where nobody can be the deputy, the other one has the case alone and it rings until there are two. Only where a case would be left with nobody is it refused; the sessions end all the same.';

create function corps.reinstate_staff(p_staff uuid, p_after text) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  colleague corps.staff;
begin
  if not access.is_leader() or p_staff = access.staff_id() then
    perform audit.record('reinstate-staff', 'refused', p_staff, 'no-right');
    return 'not-permitted';
  end if;
  perform pg_advisory_xact_lock(hashtext('staff-departures'));
  select s.* into colleague from corps.staff s where s.id = p_staff for update;
  if (case p_after when 'suspension' then colleague.suspended_at
        when 'departure' then coalesce(colleague.deactivated_at, colleague.leaving_at) end) is null then
    perform audit.record('reinstate-staff', 'refused', p_staff, 'not-away');
    return 'not-away';
  end if;
  if p_after = 'suspension' then
    update corps.staff s set suspended_at = null where s.id = p_staff;
  else
    -- A closed case that was theirs when they left is nobody's now; it does not come back by itself.
    perform audit.append('case', r.case_id, 'hand-over', 'done', p_staff, 'colleague-left') from corps.responsibilities r
      where r.staff_id = p_staff and r.until_at is null and colleague.deactivated_at is not null order by r.case_id;
    update corps.responsibilities r set until_at = clock.now()
     where r.staff_id = p_staff and r.until_at is null and colleague.deactivated_at is not null;
    update corps.staff s set leaving_at = null, deactivated_at = null where s.id = p_staff;
  end if;
  perform audit.record('reinstate-staff', 'done', p_staff, p_after);
  return 'done';
end $$;
comment on function corps.reinstate_staff(uuid, text) is
  'A leader undoes a suspension or a departure, each apart. Sessions stay ended, nobody is put on duty, and no case that went to others comes back.';

-- A professional who has not been called back gets general advice ---------------------------------------------

create function corps.check_verified() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if exists (select 1 from corps.enquiries e where e.id = new.enquiry_id and e.asked_by = 'professional' and e.verified_at is null) then
    raise exception 'a professional is called back before a case is opened'
      using errcode = 'check_violation', constraint = 'professional_is_verified';
  end if;
  return new;
end $$;
create trigger professional_is_verified before insert on corps.cases for each row execute function corps.check_verified();

-- What points at a row of a case points at one of the same case ------------------------------------------------

alter table corps.entries add unique (id, case_id);
alter table corps.entries drop constraint entries_corrects_fkey,
  add foreign key (corrects, case_id) references corps.entries (id, case_id);
alter table corps.deadlines add unique (id, case_id);
alter table corps.tasks drop constraint tasks_deadline_id_fkey,
  add foreign key (deadline_id, case_id) references corps.deadlines (id, case_id);
alter table corps.measures drop constraint measures_deadline_id_fkey,
  add foreign key (deadline_id, case_id) references corps.deadlines (id, case_id);
alter table corps.flags drop constraint flags_deadline_id_fkey,
  add foreign key (deadline_id, case_id) references corps.deadlines (id, case_id);
alter table corps.overrides drop constraint overrides_deadline_id_fkey,
  add foreign key (deadline_id, case_id) references corps.deadlines (id, case_id);

grant execute on function corps.closed_case_of(uuid), corps.reopen_from_enquiry(uuid, uuid, text, uuid, uuid, timestamptz),
  corps.cases_lacking_hands(), corps.blocks_on(text, uuid), corps.abandon_assessment(uuid, text),
  corps.reinstate_staff(uuid, text) to haandholdt_desk;

reset role;
