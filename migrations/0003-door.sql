-- What the front door may do. Its role reads and writes no table: these functions are all it has.

set role haandholdt_keeper;

create function corps.start_conversation(
  p_conversation uuid, p_kind text, p_code_lookup bytea, p_language text, p_key uuid, p_wrapped text
) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if session_user = 'haandholdt_desk' and access.staff_id() is null then
    raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
  end if;
  insert into corps.principals (id, kind) values (p_conversation, p_kind);
  insert into corps.conversations (id, kind, code_lookup, language) values (p_conversation, p_kind, p_code_lookup, p_language);
  insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped)
    values (p_key, 'conversation', p_conversation, 'whole', 'door', p_wrapped);
  perform audit.append('conversation', p_conversation, 'start-conversation', 'done');
end $$;
comment on function corps.start_conversation(uuid, text, bytea, text, uuid, text) is
  'The code is given, and only its hash kept, before any words are written.';

create function access.begin_visit(p_session uuid, p_token_hash bytea, p_code_lookup bytea) returns uuid
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  entered uuid := (select c.id from corps.conversations c where c.code_lookup = p_code_lookup and c.erased_at is null);
begin
  if entered is null then
    perform audit.append('principal', '00000000-0000-4000-8000-000000000002', 'enter-code', 'refused');
    return null;
  end if;
  insert into corps.sessions (id, token_hash, principal_id, audience, level, expires_at)
    values (p_session, p_token_hash, entered, 'door', 'full', clock.now() + interval '20 minutes');
  perform audit.append('conversation', entered, 'enter-code', 'done');
  return entered;
end $$;
comment on function access.begin_visit(uuid, bytea, bytea) is
  'A returning visit: a row that is deleted on leaving and after twenty minutes of silence. Null: no conversation has these words.';

create function access.leave() returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.sessions s where s.id = (access.session()).id and s.audience = 'door'
$$;

create function access.forget_silent_visits() returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.sessions s where s.audience = 'door' and s.expires_at < clock.now()
$$;

create function corps.receive_enquiry(
  p_enquiry uuid, p_conversation uuid, p_reference text, p_asked_by text, p_channel text, p_municipality text,
  p_under_18 text, p_abroad text, p_first_contact text, p_cause text, p_service text, p_ground text,
  p_sealed_contact bytea, p_message uuid, p_sealed_text bytea, p_answer_due timestamptz, p_practice boolean
) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  staff uuid := access.staff_id();
begin
  if staff is null and access.principal_id() is distinct from p_conversation then
    raise exception 'not this conversation' using errcode = 'insufficient_privilege';
  end if;
  insert into corps.enquiries (id, conversation_id, reference, asked_by, channel, recorded_by, municipality, under_18, abroad,
      first_contact, cause_first_stated, service, ground, sealed_contact, practice)
    values (p_enquiry, p_conversation, p_reference, p_asked_by, p_channel, staff, p_municipality, p_under_18, p_abroad,
      p_first_contact, p_cause, p_service, p_ground, p_sealed_contact, p_practice);
  if p_message is not null then
    insert into corps.messages (id, conversation_id, written_by, staff_id, sealed_text)
      values (p_message, p_conversation, case when staff is null then 'person' else 'staff' end, staff, p_sealed_text);
  end if;
  insert into corps.deadlines (id, enquiry_id, kind, due_at) values (gen_random_uuid(), p_enquiry, 'answer', p_answer_due);
  perform audit.append('conversation', p_conversation, 'receive-enquiry', 'done', p_enquiry);
end $$;
comment on function corps.receive_enquiry(uuid, uuid, text, text, text, text, text, text, text, text, text, text, bytea, uuid, bytea, timestamptz, boolean) is
  'Registers an enquiry with its deadline: from the person at the door, or from the member of staff who took the call.';

create function corps.write_as_person(p_message uuid, p_sealed_text bytea, p_answer_due timestamptz) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  me uuid := access.principal_id();
  the_enquiry corps.enquiries;
  the_case uuid;
begin
  if me is null or session_user <> 'haandholdt_front_door' then
    raise exception 'nobody is asking' using errcode = 'insufficient_privilege';
  end if;
  select * into strict the_enquiry from corps.enquiries e where e.conversation_id = me for update;
  insert into corps.messages (id, conversation_id, written_by, sealed_text) values (p_message, me, 'person', p_sealed_text);
  perform audit.append('conversation', me, 'write-message', 'done', p_message);

  select c.id into the_case from corps.case_conversations cc join corps.cases c on c.id = cc.case_id
   where cc.conversation_id = me and c.closed_at is null;
  if found then
    insert into corps.deadlines (id, case_id, kind, due_at)
      select gen_random_uuid(), the_case, 'answer', p_answer_due
       where not exists (select 1 from corps.deadlines d where d.case_id = the_case and d.kind = 'answer' and d.settled_at is null);
    return;
  end if;
  if the_enquiry.ended_at is not null then
    update corps.enquiries e set ended_at = null, ended_as = null, version = e.version + 1 where e.id = the_enquiry.id;
    perform audit.append('conversation', me, 'enquiry-came-back', 'done', the_enquiry.id);
  end if;
  insert into corps.deadlines (id, enquiry_id, kind, due_at) values (gen_random_uuid(), the_enquiry.id, 'answer', p_answer_due)
    on conflict (enquiry_id) where kind = 'answer' and settled_at is null do nothing;
end $$;
comment on function corps.write_as_person(uuid, bytea, timestamptz) is
  'A message from somebody who came back. It always lands in a hand: with the open case as something to answer, else on the duty desk, where an enquiry that had ended is open again.';

create function corps.my_messages() returns table (id uuid, written_by text, at timestamptz, sealed_text bytea)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select m.id, m.written_by, m.at, m.sealed_text from corps.messages m
   where m.conversation_id = access.principal_id() and session_user = 'haandholdt_front_door'
     and exists (select 1 from corps.enquiries e where e.conversation_id = m.conversation_id)
   order by m.at, m.id
$$;

create function corps.my_conversation() returns table (kind text, language text, has_enquiry boolean, enquiry_ended boolean, next_contact_at timestamptz)
  language sql stable security definer set search_path = corps, pg_temp as $$
  select c.kind, c.language, e.id is not null, e.ended_at is not null,
         (select d.due_at from corps.deadlines d join corps.case_conversations cc on cc.case_id = d.case_id
           where cc.conversation_id = c.id and d.kind = 'next-contact' and d.settled_at is null)
    from corps.conversations c left join corps.enquiries e on e.conversation_id = c.id
   where c.id = access.principal_id() and session_user = 'haandholdt_front_door'
$$;

-- A post is answered 303 to a ticket; the page it leads to waits here, sealed under the ticket itself.
create table corps.tickets (
  hash bytea primary key check (length(hash) = 32),
  sealed_step bytea not null check (length(sealed_step) <= 5000000),
  expires_at timestamptz not null default clock.now() + interval '2 minutes'
);
alter table corps.tickets enable row level security;
comment on table corps.tickets is
  'The next step after a post, for two minutes and one use. Only the ticket''s holder can unseal it: the ticket is the key.';

create function access.leave_ticket(p_hash bytea, p_sealed_step bytea) returns void
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.tickets t where t.expires_at < clock.now();
  insert into corps.tickets (hash, sealed_step) values (p_hash, p_sealed_step);
$$;
create function access.spend_ticket(p_hash bytea) returns bytea
  language sql security definer set search_path = corps, pg_temp as $$
  delete from corps.tickets t where t.hash = p_hash and t.expires_at >= clock.now() returning t.sealed_step
$$;
comment on function access.spend_ticket(bytea) is 'Null when it was spent, never given or too old: the person gets the first page.';

grant execute on function corps.start_conversation(uuid, text, bytea, text, uuid, text),
  corps.receive_enquiry(uuid, uuid, text, text, text, text, text, text, text, text, text, text, bytea, uuid, bytea, timestamptz, boolean)
  to haandholdt_front_door, haandholdt_desk;
grant execute on function access.begin_visit(uuid, bytea, bytea), access.leave(), corps.write_as_person(uuid, bytea, timestamptz),
  corps.my_messages(), corps.my_conversation(), access.leave_ticket(bytea, bytea), access.spend_ticket(bytea) to haandholdt_front_door;
grant execute on function access.forget_silent_visits() to haandholdt_jobs;

reset role;
