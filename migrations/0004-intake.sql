-- Leaving without script, and what was begun at the door and never sent.

set role haandholdt_keeper;

alter table corps.sessions add column page_hash bytea check (length(page_hash) = 32);
create index on corps.sessions (page_hash) where page_hash is not null;
comment on column corps.sessions.page_hash is
  'The hash of the ticket that led this visit to the page it saw last. Without script, leaving is known by the Referer alone, and that holds the ticket.';

create function access.remember_page(p_ticket_hash bytea) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  update corps.sessions s set page_hash = p_ticket_hash where s.id = (access.session()).id and s.audience = 'door'
$$;

create function access.leave_from(p_ticket_hash bytea) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.sessions s where s.page_hash = p_ticket_hash and s.audience = 'door'
$$;
comment on function access.leave_from(bytea) is
  'Ends the visit that saw this page. A spent ticket opens nothing any more; all it can still do is close.';

create function corps.forget_unsent() returns bigint
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  unsent uuid[] := (select coalesce(array_agg(c.id), '{}') from corps.conversations c
    where c.started_at < clock.now() - interval '48 hours'
      and not exists (select 1 from corps.enquiries e where e.conversation_id = c.id));
begin
  delete from corps.sessions s where s.principal_id = any (unsent);
  delete from corps.acts a where a.principal_id = any (unsent);
  delete from corps.data_keys k where k.owner_kind = 'conversation' and k.owner_id = any (unsent);
  delete from corps.conversations c where c.id = any (unsent);
  delete from corps.principals p where p.id = any (unsent);
  return cardinality(unsent);
end $$;
comment on function corps.forget_unsent() is
  'Forgets who took six words and never sent anything. A page left open lives for a day, so two days cut nobody off.';

grant execute on function access.remember_page(bytea), access.leave_from(bytea) to haandholdt_front_door;
grant execute on function corps.forget_unsent() to haandholdt_jobs;

reset role;
