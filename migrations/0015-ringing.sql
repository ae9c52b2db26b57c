-- Whoever asks what rings has the same cases for every alarm on the list: they are looked up once, not once for each.

set role haandholdt_keeper;

create or replace function corps.ringing_alarms() returns table (
  alarm_id uuid, deadline_id uuid, kind text, due_at timestamptz, raised_at timestamptz, case_id uuid, enquiry_id uuid, reference text, mine boolean)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select a.id, d.id, d.kind, d.due_at, a.raised_at, d.case_id, d.enquiry_id, coalesce(c.reference, e.reference),
         coalesce(d.case_id = any ((select access.my_case_ids())::uuid[]), false)
    from corps.alarms a
    join corps.deadlines d on d.id = a.deadline_id and d.settled_at is null
    left join corps.cases c on c.id = d.case_id
    left join corps.enquiries e on e.id = d.enquiry_id
   where a.taken_at is null
     and ((select access.is_on_duty()) or d.case_id = any ((select access.my_case_ids())::uuid[]))
     and not access.is_kept_out(d.case_id, e.conversation_id)
   order by a.raised_at
$$;

reset role;
