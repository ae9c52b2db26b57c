-- What has left the house: a sealed copy of it, and whether it still counts.

set role haandholdt_keeper;

create table corps.papers (
  id uuid primary key,
  case_id uuid not null references corps.cases,
  purpose text not null check (purpose in ('assessment', 'protection', 'advice', 'notification', 'coordination')),
  sealed_paper bytea,
  digest bytea not null check (length(digest) = 32),
  sent_by uuid not null references corps.staff,
  sent_at timestamptz not null default clock.now(),
  recalled_by uuid references corps.staff,
  recalled_at timestamptz,
  sealed_recall bytea,
  check (recalled_at is null or recalled_by is not null)
);
create index on corps.papers (case_id, sent_at desc);
comment on table corps.papers is
  'A paper as it left the house. To whom, what it is called and the file itself are sealed; a recall ends its validity and never the copy.';
comment on column corps.papers.digest is 'Salted SHA-256 of the file, the salt sealed with it: a paper that is shown can be told to be this one.';
comment on column corps.papers.sealed_recall is 'Why it counts no more, as the recipient is told.';

alter table corps.papers enable row level security;
create policy of_my_cases on corps.papers to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])) with check (case_id = any ((select access.my_case_ids())::uuid[]));
create policy in_own_name on corps.papers as restrictive for insert to haandholdt_desk
  with check (sent_by = (select access.staff_id()) and recalled_at is null and sealed_recall is null);
create policy recalled_once on corps.papers as restrictive for update to haandholdt_desk
  using (recalled_at is null) with check (recalled_by = (select access.staff_id()));
grant select, insert on corps.papers to haandholdt_desk;
grant update (recalled_by, recalled_at, sealed_recall) on corps.papers to haandholdt_desk;

create constraint trigger trace_of_act after insert or update on corps.papers deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('case_id');
create trigger a_stamp before insert or update on corps.papers
  for each row when (current_user = 'haandholdt_desk') execute function corps.stamp('sent_at', 'recalled_at');

reset role;
