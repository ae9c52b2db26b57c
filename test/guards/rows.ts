import { casework, door, dutyDesk, foundation, type Guard } from './guard.ts'

const rows = ['test/access/rows.db.test.ts']
const roles = ['test/db-roles/roles.db.test.ts']
const queue = 'migrations/0009-queue.sql'
const mine = 'case_id = any ((select access.my_case_ids())::uuid[])'

/** Need to know: who sees and writes which rows, and what each login may do at all. */
export const needToKnow: readonly Guard[] = [
  {
    keeps: 'row-level security is on for what the desk works with',
    file: casework,
    remove: `execute format('alter table corps.%I enable row level security', t);`,
    leave: 'null;',
    tests: rows,
  },
  {
    keeps: 'row-level security is on for every other table',
    file: foundation,
    remove: 'alter table corps.data_keys enable row level security;',
    tests: roles,
  },
  {
    keeps: 'what hangs on a case is read by those who have it',
    file: casework,
    remove: `using (${mine})
      with check`,
    leave: 'using (true) with check',
    tests: rows,
  },
  {
    keeps: 'what hangs on a case is added by those who have it',
    file: casework,
    remove: `with check (${mine})', t);`,
    leave: `with check (true)', t);`,
    tests: rows,
  },
  {
    keeps: 'cases are seen by those who have them',
    file: casework,
    remove: 'using (id = any ((select access.my_case_ids())::uuid[]))',
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'a block beats every right to a case',
    file: casework,
    remove: `
  where not exists (select 1 from corps.blocks b
    where b.owner_id = mine.case_id and b.staff_id = access.staff_id() and b.ended_at is null)`,
    tests: rows,
  },
  {
    keeps: 'a grant ends by itself',
    file: casework,
    remove: 'and g.ended_at is null and g.expires_at > clock.now()',
    leave: 'and g.ended_at is null',
    tests: rows,
  },
  {
    keeps: 'a grant can be ended',
    file: casework,
    remove: 'and g.ended_at is null and g.expires_at > clock.now()',
    leave: 'and g.expires_at > clock.now()',
    tests: rows,
  },
  {
    keeps: 'a right to a case ends with the responsibility for it',
    file: casework,
    remove: 'where r.staff_id = access.staff_id() and r.until_at is null',
    leave: 'where r.staff_id = access.staff_id()',
    tests: rows,
  },
  {
    keeps: 'somebody suspended or gone is nobody',
    file: foundation,
    remove: 'where s.id = access.principal_id() and s.suspended_at is null and s.deactivated_at is null',
    leave: 'where s.id = access.principal_id()',
    tests: rows,
  },
  {
    keeps: 'enquiries are seen by whoever is on duty and not blocked',
    file: casework,
    remove: `using ((ended_at is null and (select access.is_on_duty())
          and conversation_id <> all ((select access.blocked_conversation_ids())::uuid[]))
         or access.may_see_enquiry(conversation_id))`,
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'a block keeps an enquiry from the queue',
    file: casework,
    remove: `
          and conversation_id <> all ((select access.blocked_conversation_ids())::uuid[])`,
    tests: rows,
  },
  {
    keeps: 'whoever is blocked from a case does not find its enquiry in the queue',
    file: casework,
    remove: 'select coalesce(array_agg(coalesce(cc.conversation_id, b.owner_id))',
    leave: 'select coalesce(array_agg(b.owner_id)',
    tests: rows,
  },
  {
    keeps: 'whoever is blocked from a case is blocked from its conversation',
    file: casework,
    remove: `
          or b.owner_id in (select cc.case_id from corps.case_conversations cc where cc.conversation_id = p_conversation)`,
    tests: rows,
  },
  {
    keeps: 'a block keeps what was written in an enquiry',
    file: casework,
    remove: 'and not access.is_kept_out(null, p_conversation)',
    tests: rows,
  },
  {
    keeps: 'open enquiries are for whoever is on duty',
    file: casework,
    remove: 'and ((e.ended_at is null and access.is_on_duty())',
    leave: 'and (e.ended_at is null',
    tests: rows,
  },
  {
    keeps: 'conversations are seen with their enquiry',
    file: queue,
    remove: 'using (exists (select 1 from corps.enquiries e where e.conversation_id = conversations.id))',
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'messages are read with their enquiry',
    file: queue,
    remove:
      'using (exists (select 1 from corps.enquiries e where e.conversation_id = messages.conversation_id))',
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'the judgement of an enquiry is read with it',
    file: casework,
    remove: `create policy of_enquiry on corps.triages to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.id = enquiry_id))`,
    leave: 'create policy of_enquiry on corps.triages to haandholdt_desk using (true)',
    tests: rows,
  },
  {
    keeps: 'a decision about notification is read with its enquiry',
    file: casework,
    remove: `create policy of_enquiry on corps.notification_decisions to haandholdt_desk
  using (exists (select 1 from corps.enquiries e where e.id = enquiry_id))`,
    leave: 'create policy of_enquiry on corps.notification_decisions to haandholdt_desk using (true)',
    tests: rows,
  },
  {
    keeps: 'answers and notes about an enquiry are read with it',
    file: dutyDesk,
    remove: 'using (access.may_see_enquiry(conversation_id))',
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'deadlines are seen by those they concern',
    file: casework,
    remove: `create policy deadlines_of_mine on corps.deadlines to haandholdt_desk
  using (${mine}
         or (enquiry_id is not null and exists (select 1 from corps.enquiries e where e.id = enquiry_id)))`,
    leave: 'create policy deadlines_of_mine on corps.deadlines to haandholdt_desk using (true)',
    tests: rows,
  },
  {
    keeps: 'alarms are seen by those whose deadline it is',
    file: casework,
    remove: 'using (exists (select 1 from corps.deadlines d where d.id = deadline_id))',
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'notices are their receiver’s own',
    file: casework,
    remove: 'using (staff_id = (select access.staff_id())) with check',
    leave: 'using (true) with check',
    tests: rows,
  },
  {
    keeps: 'drafts are their writer’s own',
    file: foundation,
    remove: 'using (principal_id = (select access.staff_id())) with check',
    leave: 'using (true) with check',
    tests: rows,
  },
  {
    keeps: 'who has looked is shown to those who have the case',
    file: casework,
    remove: `using (chain_kind = 'case' and chain_id = any ((select access.my_case_ids())::uuid[]))`,
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'openings are shown to those who have the case',
    file: casework,
    remove: `using (owner_kind = 'case' and owner_id = any ((select access.my_case_ids())::uuid[]))`,
    leave: 'using (true)',
    tests: rows,
  },
  {
    keeps: 'statistics’ facts are added by staff alone',
    file: casework,
    remove: 'with check ((select access.staff_id()) is not null);',
    leave: 'with check (true);',
    tests: rows,
  },
  {
    keeps: 'nobody writes in a colleague’s name',
    file: casework,
    remove: 'with check (%I = (select access.staff_id()))',
    leave: 'with check (true)',
    tests: rows,
  },
  {
    keeps: 'nobody judges an enquiry in a colleague’s name',
    file: casework,
    remove: 'with check (staff_id = (select access.staff_id()) and exists',
    leave: 'with check (exists',
    tests: rows,
  },
  {
    keeps: 'nobody decides about notification in a colleague’s name',
    file: casework,
    remove: 'with check (decided_by = (select access.staff_id()) and exists',
    leave: 'with check (exists',
    tests: rows,
  },
  {
    keeps: 'nobody writes about an enquiry in a colleague’s name',
    file: dutyDesk,
    remove: 'with check (%2$I = (select access.staff_id()) and',
    leave: 'with check (',
    tests: rows,
  },
  ...(
    [
      ['the acute card', 'acute_cards', 'changed_by'],
      ['a name or an address', 'identities', 'changed_by'],
      ['a task', 'tasks', 'done_by'],
    ] as const
  ).map(([what, table, writer]) => ({
    keeps: `nobody changes ${what} in a colleague’s name`,
    file: casework,
    remove: `create policy in_own_name_again on corps.${table} as restrictive for update to haandholdt_desk
  using (true) with check (${writer} = (select access.staff_id()));`,
    tests: rows,
  })),
  {
    keeps: 'nobody changes an answer in a colleague’s name',
    file: casework,
    remove: 'using (true) with check (answered_by = (select access.staff_id()));',
    leave: 'using (true);',
    tests: rows,
  },
  {
    keeps: 'nobody answers a flag in a colleague’s name',
    file: 'migrations/0007-assessment.sql',
    remove: 'using (true) with check (answered_by = (select access.staff_id()));',
    leave: 'using (true);',
    tests: rows,
  },
  {
    keeps: 'every definer function has its search path fixed',
    file: foundation,
    remove: `create function access.seen() returns void
  language sql security definer set search_path = corps, pg_temp as $$`,
    leave: `create function access.seen() returns void
  language sql security definer as $$`,
    tests: roles,
  },
  {
    keeps: 'no function is open to everybody',
    file: foundation,
    remove: 'alter default privileges for role haandholdt_keeper revoke execute on functions from public;',
    tests: roles,
  },
  {
    keeps: 'nobody but the definer functions reads keys',
    file: foundation,
    remove: `grant execute on function audit.take_changed_heads()`,
    leave: `grant select on corps.data_keys to haandholdt_desk;
grant execute on function audit.take_changed_heads()`,
    tests: roles,
  },
  {
    keeps: 'the front door has no right to any table',
    file: door,
    remove: 'alter table corps.tickets enable row level security;',
    leave:
      'alter table corps.tickets enable row level security; grant select on corps.tickets to haandholdt_front_door;',
    tests: roles,
  },
  {
    keeps: 'the front door may call only what is its own',
    file: foundation,
    remove: 'access.seen() to haandholdt_desk, haandholdt_front_door;',
    leave:
      'access.seen() to haandholdt_desk, haandholdt_front_door; grant execute on function access.staff_id() to haandholdt_front_door;',
    tests: roles,
  },
  {
    keeps: 'the logins are members of nothing and inherit nothing',
    file: 'src/db/migrate.ts',
    remove:
      'r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolbypassrls or r.rolreplication or not r.rolcanlogin',
    leave: 'false',
    tests: ['src/db/migrate.db.test.ts'],
  },
  {
    keeps: 'the logins make no temporary tables',
    file: 'src/db/migrate.ts',
    remove: 'await client.query(`revoke all on database ${database} from public`)',
    tests: roles,
  },
]
