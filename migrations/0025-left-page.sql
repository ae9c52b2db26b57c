-- Somebody may leave while the next page is still on its way: the visit is known by the page before it too.

set role haandholdt_keeper;

alter table corps.sessions add column page_before_hash bytea check (length(page_before_hash) = 32);
create index on corps.sessions (page_before_hash) where page_before_hash is not null;
comment on column corps.sessions.page_before_hash is
  'At the door: the hash of the ticket to the page before the latest, which may be the one in sight. Null elsewhere.';

create or replace function access.remember_page(p_ticket_hash bytea) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.sessions s set page_before_hash = s.page_hash, page_hash = p_ticket_hash
   where s.id = (access.session()).id and s.audience = 'door'
$$;

create or replace function access.leave_from(p_ticket_hash bytea) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.sessions s where p_ticket_hash in (s.page_hash, s.page_before_hash) and s.audience = 'door'
$$;

reset role;
