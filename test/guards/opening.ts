import { casework, foundation, type Guard } from './guard.ts'

const tests = ['test/access/opening.db.test.ts']
const audience = ['test/access/audience.db.test.ts']

/** No key without a trace, and no trace without somebody who is really asking. */
export const opening: readonly Guard[] = [
  {
    keeps: 'a key is given only for an opening that was committed',
    file: foundation,
    remove: `or opening.opened_in = pg_current_xact_id_if_assigned()
     or pg_xact_status(opening.opened_in) is distinct from 'committed'`,
    tests,
  },
  {
    keeps: 'a key is given only to the session that opened',
    file: foundation,
    remove: 'and o.session_id = asking.id',
    tests,
  },
  {
    keeps: 'a key is given for ten seconds only',
    file: foundation,
    remove: `and o.at > clock.now() - interval '10 seconds';`,
    leave: ';',
    tests,
  },
  {
    keeps: 'the acute card does not give the key of the whole case',
    file: foundation,
    remove: `and (k.scope = opening.scope or (opening.scope = 'whole' and k.scope = 'acute'))`,
    tests,
  },
  {
    keeps: 'an opening is committed to disk: the commit waits for it',
    file: foundation,
    remove: `current_setting('synchronous_commit') = 'off'
     or `,
    tests,
  },
  {
    keeps: 'an opening is committed by a plain commit',
    file: foundation,
    remove: `or lower(btrim(current_query(), E' ;\\n')) <> 'commit'`,
    tests,
  },
  {
    keeps: 'no cursor runs after an opening was checked',
    file: foundation,
    remove: 'or exists (select from pg_cursors where is_holdable)',
    tests,
  },
  {
    keeps: 'the trace of an opening is checked at all',
    file: foundation,
    remove: `create constraint trigger trace_is_kept after insert on corps.openings
  deferrable initially deferred for each row execute function corps.check_trace_is_kept();`,
    tests,
  },
  {
    keeps: 'opening needs a right',
    file: casework,
    remove: `if (allowed or by_duty) is not true then`,
    leave: 'if false then',
    tests,
  },
  {
    keeps: 'an opening is written on the chain before any key is given',
    file: casework,
    remove: `perform audit.append(case when p_owner_kind = 'draft' then 'principal' else p_owner_kind end,
    case when p_owner_kind = 'draft' then staff else p_owner end, act, 'read', p_owner, p_purpose);`,
    tests,
  },
  {
    keeps: 'a refused opening is written on the chain of whoever tried',
    file: casework,
    remove: `perform audit.append('principal', asking.principal_id, act, 'refused', p_owner, p_purpose);`,
    tests,
  },
  {
    keeps: 'those responsible are told that the acute card was opened',
    file: casework,
    remove: `if by_duty then perform access.tell(p_owner, 'acute-card-opened'); end if;`,
    tests,
  },
  {
    keeps: 'a block beats duty: no acute card',
    file: casework,
    remove: `
        and not exists (select 1 from corps.blocks b where b.owner_id = p_owner and b.staff_id = staff and b.ended_at is null);
    when 'conversation'`,
    leave: `; when 'conversation'`,
    tests,
  },
  {
    keeps: 'a half-finished sign-in opens nothing',
    file: casework,
    remove: `if asking.level is distinct from 'full' then raise exception 'nobody is asking' using errcode = 'insufficient_privilege'; end if;`,
    tests,
  },
  {
    keeps: 'a session is worth something only with its own audience',
    file: foundation,
    remove: `and s.audience = case session_user when 'haandholdt_desk' then 'desk' when 'haandholdt_front_door' then 'door' end;`,
    leave: ';',
    tests: audience,
  },
  {
    keeps: 'a revoked or expired session is nobody',
    file: foundation,
    remove: `and s.revoked_at is null and s.expires_at > clock.now()
     and s.audience = case`,
    leave: `and s.audience = case`,
    tests: audience,
  },
  {
    keeps: 'a half-finished sign-in is nobody',
    file: foundation,
    remove: `return case when asking.level = 'full' then asking.principal_id end;`,
    leave: 'return asking.principal_id;',
    tests: audience,
  },
]
