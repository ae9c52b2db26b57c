-- What is written in a language that nobody on duty reads does not lie unread among what everybody can read: it asks
-- for an interpreter, by a deadline that rings.

set role haandholdt_keeper;

alter table corps.staff add column reads text[] not null default '{}'
  check (cardinality(reads) <= 40 and array_to_string(reads, ',', '-') ~ '^([a-z]{2,3}(,[a-z]{2,3})*)?$');
comment on column corps.staff.reads is 'Languages besides Danish and English in which a colleague can read what somebody in danger writes.';
grant select (reads) on corps.staff to haandholdt_desk;

create function access.choose_reads(p_languages text[]) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  if access.staff_id() is null then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;
  update corps.staff s set reads = p_languages where s.id = access.staff_id();
  perform audit.record('choose-reads', 'done', access.staff_id());
end $$;
comment on function access.choose_reads(text[]) is 'What somebody says that they read themselves.';

alter table corps.deadlines drop constraint deadlines_kind_check;
alter table corps.deadlines add constraint deadlines_kind_check check (kind in (
  'answer', 'next-contact', 'reassessment', 'provisional-ends', 'flag', 'task', 'measure', 'review', 'hand-over', 'interpreter'));
alter table corps.deadlines add constraint interpreter_is_for_enquiry check (kind <> 'interpreter' or enquiry_id is not null);
create unique index one_interpreter on corps.deadlines (enquiry_id) where kind = 'interpreter' and settled_at is null;
comment on column corps.deadlines.kind is
  'hand-over: one of the two went at once and nobody could take their place. It rings until the case has two again. interpreter: somebody wrote in a language that nobody on duty read; it is settled when it was read, or booked.';

create function corps.is_read_on_duty(p_language text) returns boolean
  language sql stable security definer set search_path = corps, pg_temp as $$
  select p_language in ('da', 'en') or exists (select from corps.staff s
    where s.on_duty and s.suspended_at is null and s.deactivated_at is null and p_language = any (s.reads))
$$;
comment on function corps.is_read_on_duty(text) is 'Whether somebody who is on duty now reads the language.';

-- Deferred: by then an enquiry that was just received has its own deadline. What rings at night rings for nobody, so the
-- first one waits as long as the enquiry itself.
create function corps.ask_for_interpreter(p_enquiry uuid) returns void
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  asked uuid := gen_random_uuid();
  answer corps.deadlines;
begin
  select * into answer from corps.deadlines d where d.enquiry_id = p_enquiry and d.kind = 'answer' and d.settled_at is null;
  if not found then return; end if;
  insert into corps.deadlines (id, enquiry_id, kind, staff_id, due_at)
    select asked, p_enquiry, 'interpreter',
           (select k.staff_id from corps.claims k where k.enquiry_id = p_enquiry and k.ended_at is null and k.lapses_at > clock.now()),
           case when (select count(*) from corps.messages m join corps.enquiries e on e.conversation_id = m.conversation_id
                       where e.id = p_enquiry and m.written_by = 'person') = 1 then answer.due_at
                else least(answer.due_at, clock.now() + interval '30 minutes') end
    on conflict (enquiry_id) where kind = 'interpreter' and settled_at is null do nothing;
  if found then
    perform audit.append('conversation', e.conversation_id, 'ask-for-interpreter', 'done', asked)
      from corps.enquiries e where e.id = p_enquiry;
  end if;
end $$;

create function corps.ask_when_written() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform corps.ask_for_interpreter(e.id)
     from corps.enquiries e join corps.conversations c on c.id = e.conversation_id
    where e.conversation_id = new.conversation_id and e.ended_at is null and not corps.is_read_on_duty(c.language);
  return null;
end $$;
create constraint trigger asks_for_interpreter after insert on corps.messages deferrable initially deferred
  for each row when (new.written_by = 'person') execute function corps.ask_when_written();

-- Whoever read the language goes home, and something in it has not been read.
create function corps.ask_when_leaving() returns trigger
  language plpgsql security definer set search_path = corps, pg_temp as $$
begin
  perform corps.ask_for_interpreter(e.id)
     from corps.enquiries e join corps.conversations c on c.id = e.conversation_id
    where e.ended_at is null and c.language = any (old.reads) and not corps.is_read_on_duty(c.language)
      and exists (select from corps.messages m where m.conversation_id = c.id and m.written_by = 'person'
                   and (c.staff_read_at is null or m.at > c.staff_read_at));
  return null;
end $$;
create constraint trigger asks_for_interpreter after update on corps.staff deferrable initially deferred
  for each row when (old.on_duty and not new.on_duty and cardinality(old.reads) > 0) execute function corps.ask_when_leaving();

create function corps.meet_interpreter_task(p_enquiry uuid, p_next uuid, p_until timestamptz) returns text
  language plpgsql security definer set search_path = corps, pg_temp as $$
declare
  conversation uuid := (select e.conversation_id from corps.enquiries e where e.id = p_enquiry and e.ended_at is null);
  asked uuid;
  refusal text;
begin
  if conversation is null or access.may_see_enquiry(conversation) is not true then
    perform audit.record('meet-interpreter-task', 'refused', p_enquiry, 'no-right');
    return 'not-there';
  end if;
  select d.id into asked from corps.deadlines d
   where d.enquiry_id = p_enquiry and d.kind = 'interpreter' and d.settled_at is null for update;
  refusal := case
    when asked is null then 'nothing-asked'
    when p_until <= clock.now() then 'in-the-past'
    when p_until > clock.now() + interval '3 days' then 'too-far' end;
  if refusal is not null then
    perform audit.append('conversation', conversation, 'meet-interpreter-task', 'refused', p_enquiry, refusal);
    return refusal;
  end if;
  update corps.deadlines d set settled_at = clock.now() where d.id = asked;
  if p_until is not null then
    insert into corps.deadlines (id, enquiry_id, kind, staff_id, due_at)
      values (p_next, p_enquiry, 'interpreter', access.staff_id(), p_until);
  end if;
  perform audit.append('conversation', conversation, 'meet-interpreter-task', 'done', asked,
    case when p_until is null then 'read' else 'booked' end);
  return 'done';
end $$;
comment on function corps.meet_interpreter_task(uuid, uuid, timestamptz) is
  'It was read, or an interpreter is booked until a moment that rings in its turn: whoever booked owns it from then on.';

insert into audit.acts_of_the_database values ('meet-interpreter-task'), ('ask-for-interpreter'), ('choose-reads');
grant execute on function access.choose_reads(text[]), corps.is_read_on_duty(text), corps.meet_interpreter_task(uuid, uuid, timestamptz)
  to haandholdt_desk;

reset role;
