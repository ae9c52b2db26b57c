-- Who was asked to rate blind and can no longer: it goes back to those who have the case in the same moment, and they
-- are told. It is never somebody's who is blocked, away, or has seen the case, and the deadline never names nobody.

set role haandholdt_keeper;

alter table corps.notices drop constraint notices_kind_check;
alter table corps.notices add constraint notices_kind_check check (kind in ('acute-card-opened', 'alarm-taken', 'case-came-to-you',
  'contact-rule-overridden', 'deputy-missing', 'flag-escalated', 'provisional-signed', 'second-rating-given-back', 'second-rating-signed'));

create function corps.name_for_second_rating(p_case uuid) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.deadlines d set staff_id = h.staff_id
    from corps.second_ratings r, corps.responsibilities h
   where r.case_id = p_case and h.case_id = p_case and h.part = 'responsible' and h.until_at is null and d.settled_at is null
     and (d.id = r.talk_deadline_id or (d.id = r.deadline_id and r.rater_id is null))
     and not exists (select 1 from corps.responsibilities has where has.case_id = p_case and has.staff_id = d.staff_id and has.until_at is null)
$$;
comment on function corps.name_for_second_rating(uuid) is
  'Finding a second rater, and talking with them, is for somebody who has the case: when it changes hands, for whoever is responsible now.';

create function corps.give_back_second_ratings(p_staff uuid, p_case uuid) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  given record;
begin
  for given in select r.id, r.case_id from corps.second_ratings r join corps.cases c on c.id = r.case_id and c.closed_at is null
                where r.rater_id = p_staff and r.signed_at is null and (p_case is null or r.case_id = p_case)
                order by r.case_id for update of r loop
    update corps.second_ratings r set rater_id = null, asked_at = null, sealed_material = null where r.id = given.id;
    perform corps.name_for_second_rating(given.case_id);
    perform audit.append('case', given.case_id, 'give-back-second-rating', 'done', given.id);
    perform access.tell(given.case_id, 'second-rating-given-back');
  end loop;
end $$;
comment on function corps.give_back_second_ratings(uuid, uuid) is
  'Takes what somebody was to rate blind from them, in one case or in all. What they began is deleted when another is asked.';

create function corps.second_rater_is_gone() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  case tg_table_name
    when 'staff' then perform corps.give_back_second_ratings(new.id, null);
    when 'openings' then perform corps.give_back_second_ratings(new.principal_id, new.owner_id);
    when 'blocks' then perform corps.give_back_second_ratings(new.staff_id, new.owner_id);
    when 'grants' then perform corps.give_back_second_ratings(new.staff_id, new.case_id);
    when 'responsibilities' then
      perform corps.give_back_second_ratings(new.staff_id, new.case_id);
      perform corps.name_for_second_rating(new.case_id);
    when 'second_ratings' then perform corps.name_for_second_rating(new.case_id);
  end case;
  return null;
end $$;
create trigger second_rater_is_gone after update of suspended_at, deactivated_at, may_assess on corps.staff
  for each row when (session_user = 'haandholdt_desk' and (new.suspended_at is not null or new.deactivated_at is not null or not new.may_assess))
  execute function corps.second_rater_is_gone();
create trigger second_rater_is_gone after insert on corps.openings
  for each row when (session_user = 'haandholdt_desk' and new.owner_kind = 'case' and new.purpose <> 'second-rating') execute function corps.second_rater_is_gone();
create trigger second_rater_is_gone after insert on corps.blocks
  for each row when (session_user = 'haandholdt_desk' and new.owner_kind = 'case') execute function corps.second_rater_is_gone();
create trigger second_rater_is_gone after insert on corps.grants
  for each row when (session_user = 'haandholdt_desk' and new.reason <> 'second-rating') execute function corps.second_rater_is_gone();
create trigger second_rater_is_gone after insert on corps.responsibilities
  for each row when (session_user = 'haandholdt_desk') execute function corps.second_rater_is_gone();
-- Whoever asked may have handed the case over before it was signed.
create trigger named_for_the_talk after update of talk_deadline_id on corps.second_ratings
  for each row when (session_user = 'haandholdt_desk') execute function corps.second_rater_is_gone();

insert into audit.acts_of_the_database values ('give-back-second-rating');

reset role;
