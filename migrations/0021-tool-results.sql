-- What came of another tool, done on paper or elsewhere: when, which, what it concluded in words, and the file itself.

set role haandholdt_keeper;

create table corps.tool_results (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  disclosure text not null check (disclosure in ('shareable', 'municipality-only', 'corps-only', 'protected')),
  sealed_result bytea,
  sealed_file bytea check (length(sealed_file) <= 20000200),
  recorded_by uuid not null references corps.staff,
  recorded_at timestamptz not null default clock.now()
);
create index on corps.tool_results (case_id, recorded_at desc);
comment on table corps.tool_results is
  'The result of a tool that is not ours, recorded without its items unless the organisation has brought them. Sets no level and raises no flag.';
comment on column corps.tool_results.disclosure is 'Who the result and its file may ever be shown to outside the corps.';
comment on column corps.tool_results.sealed_file is 'The bytes as they were attached: never shown here, only fetched.';

alter table corps.tool_results enable row level security;
create policy of_my_cases on corps.tool_results to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])) with check (case_id = any ((select access.my_case_ids())::uuid[]));
create policy in_own_name on corps.tool_results as restrictive for insert to haandholdt_desk
  with check (recorded_by = (select access.staff_id()));
grant select, insert on corps.tool_results to haandholdt_desk;

create constraint trigger trace_of_act after insert or update on corps.tool_results deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('case_id');
create trigger a_stamp before insert or update on corps.tool_results
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('recorded_at');

reset role;
