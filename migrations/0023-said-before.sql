-- What somebody answered at the door before they wrote ------------------------------------------------
-- Questions answered alone, and who can see the telephone. It comes to the desk as the person's own answers, and only
-- when they chose to send them.

set role haandholdt_keeper;

alter table corps.enquiries add column sealed_said_before bytea;
comment on column corps.enquiries.sealed_said_before is
  'What the person answered alone before writing: nobody asked it and nobody has weighed it. Null: nothing was sent along.';

create function corps.keep_said_before(p_enquiry uuid, p_sealed bytea) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  update corps.enquiries e set sealed_said_before = p_sealed
   where e.id = p_enquiry and e.conversation_id = access.principal_id() and e.sealed_said_before is null
     and session_user = 'haandholdt_front_door'
     and exists (select 1 from audit.heads h where h.chain_id = e.conversation_id and h.grown_in = pg_current_xact_id());
  if not found then
    raise exception 'not this enquiry' using errcode = 'insufficient_privilege';
  end if;
end $$;
comment on function corps.keep_said_before(uuid, bytea) is
  'Part of receiving an enquiry: its own visitor, once, in the transaction that left the row.';
grant execute on function corps.keep_said_before(uuid, bytea) to haandholdt_front_door;

reset role;
