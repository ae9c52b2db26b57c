-- Every text has a class when it is written -----------------------------------------------------------
-- Who a text may ever be shown to outside the corps is chosen by whoever writes it, for they know best and only then.
-- Entries have had a class from the first; people, tasks and measures get theirs. Texts nobody chooses for have a
-- fixed one, in src/access/disclosure.ts.

set role haandholdt_keeper;

-- What was written before anybody could choose stays in the house until somebody reads it and chooses.
alter table corps.people add column disclosure text not null default 'corps-only'
  check (disclosure in ('shareable', 'municipality-only', 'corps-only', 'protected'));
alter table corps.tasks add column disclosure text not null default 'corps-only'
  check (disclosure in ('shareable', 'municipality-only', 'corps-only', 'protected'));
alter table corps.measures add column disclosure text not null default 'corps-only'
  check (disclosure in ('shareable', 'municipality-only', 'corps-only', 'protected'));
alter table corps.people alter column disclosure drop default;
alter table corps.tasks alter column disclosure drop default;
alter table corps.measures alter column disclosure drop default;

comment on column corps.people.disclosure is 'Who what is written about them may ever be shown to outside the corps.';
comment on column corps.tasks.disclosure is 'Who the text may ever be shown to outside the corps.';
comment on column corps.measures.disclosure is 'Who the text may ever be shown to outside the corps.';

grant update (disclosure) on corps.people, corps.measures to haandholdt_desk;

reset role;
