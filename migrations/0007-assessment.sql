-- What must hold about an assessment whatever the program does: answers belong to their case, a final signature
-- needs the competence and ends the draft, and what was signed or answered is not changed afterwards.

set role haandholdt_keeper;

alter table corps.assessment_answers add column id uuid primary key;
comment on column corps.assessment_answers.id is 'The row that the sealed answer is bound to.';

-- An answer, a flag and a signature are about the case that their assessment is about, and an actor is one of that case.
alter table corps.assessments add unique (id, case_id);
alter table corps.people add unique (id, case_id);
alter table corps.assessments add foreign key (previous_id, case_id) references corps.assessments (id, case_id);
alter table corps.assessment_answers add foreign key (assessment_id, case_id) references corps.assessments (id, case_id);
alter table corps.assessment_answers add foreign key (person_id, case_id) references corps.people (id, case_id);
alter table corps.flags add foreign key (assessment_id, case_id) references corps.assessments (id, case_id);
alter table corps.signatures add foreign key (assessment_id, case_id) references corps.assessments (id, case_id);

create function corps.check_signature() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if new.kind = 'final' and not exists (select 1 from corps.staff s where s.id = new.signed_by and s.may_assess) then
    raise exception 'a final assessment is signed by somebody with the competence' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from corps.assessments a where a.id = new.assessment_id and a.ended_at is not null) then
    raise exception 'a signed assessment is never signed again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger signature_is_allowed before insert on corps.signatures for each row execute function corps.check_signature();

create function corps.check_assessment_end() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  p_assessment uuid;
begin
  if tg_table_name = 'assessments' then p_assessment := new.id; else p_assessment := new.assessment_id; end if;
  if (select a.ended_at is not null from corps.assessments a where a.id = p_assessment)
     is distinct from exists (select 1 from corps.signatures s where s.assessment_id = p_assessment and s.kind = 'final') then
    raise exception 'an assessment ends with its final signature, and only so' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ends_with_signature after insert or update on corps.assessments
  deferrable initially deferred for each row execute function corps.check_assessment_end();
create constraint trigger ends_with_signature after insert on corps.signatures
  deferrable initially deferred for each row execute function corps.check_assessment_end();

create function corps.refuse_change_after_signing() returns trigger language plpgsql as $$
begin
  if current_user = 'haandholdt_keeper' and current_setting('corps.permitted_change', true) in ('reseal', 'erase') then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' or exists (select 1 from corps.assessments a where a.id = new.assessment_id and a.ended_at is not null) then
    raise exception 'a signed assessment is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stays_as_signed before insert or update or delete on corps.assessment_answers
  for each row execute function corps.refuse_change_after_signing();
create trigger is_not_emptied before truncate on corps.assessment_answers
  for each statement execute function corps.refuse_change();

create function corps.refuse_change_after_answer() returns trigger language plpgsql as $$
begin
  if current_user = 'haandholdt_keeper' and current_setting('corps.permitted_change', true) in ('reseal', 'erase') then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' or old.answered_at is not null then
    raise exception 'a flag and its answer stay on record' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stays_on_record before update or delete on corps.flags
  for each row execute function corps.refuse_change_after_answer();

create policy in_own_name_again on corps.flags as restrictive for update to haandholdt_desk
  using (true) with check (answered_by = (select access.staff_id()));

create function access.tell_of_provisional(p_case uuid) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if (p_case = any (access.my_case_ids())) is not true then
    raise exception 'no right to tell of this case' using errcode = 'insufficient_privilege';
  end if;
  perform access.tell(p_case, 'provisional-signed');
end $$;
comment on function access.tell_of_provisional(uuid) is 'The colleagues of a case hear that a provisional assessment is in force.';
grant execute on function access.tell_of_provisional(uuid) to haandholdt_desk;

reset role;
