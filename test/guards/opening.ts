import { foundation, type Guard, secondRater } from './guard.ts'

const blind = ['test/second-rating/blind.db.test.ts', 'test/second-rating/signed.db.test.ts']

const tests = ['test/access/opening.db.test.ts']
const audience = ['test/access/audience.db.test.ts']

/** No key without a trace, and no trace without somebody who is really asking. */
export const opening: readonly Guard[] = [
  {
    keeps: 'a key is given only for an opening that was committed',
    file: secondRater,
    remove: `or opening.opened_in = pg_current_xact_id_if_assigned()
     or pg_xact_status(opening.opened_in) is distinct from 'committed'`,
    tests,
  },
  {
    keeps: 'a key is given only to the session that opened',
    file: secondRater,
    remove: 'and o.session_id = asking.id',
    tests,
  },
  {
    keeps: 'a key is given for ten seconds only',
    file: secondRater,
    remove: `and o.at > clock.now() - interval '10 seconds';`,
    leave: ';',
    tests,
  },
  {
    keeps: 'the acute card does not give the key of the whole case',
    file: secondRater,
    remove: `and (k.scope = opening.scope or (opening.scope = 'whole' and opening.purpose <> 'second-rating' and k.scope = 'acute'))`,
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
    file: secondRater,
    remove: `if (allowed or by_duty) is not true then`,
    leave: 'if false then',
    tests,
  },
  {
    keeps: 'an opening is written on the chain before any key is given',
    file: secondRater,
    remove: `perform audit.append(case when p_owner_kind = 'draft' then 'principal' else p_owner_kind end,
    case when p_owner_kind = 'draft' then staff else p_owner end, act, 'read', p_owner, p_purpose);`,
    tests,
  },
  {
    keeps: 'a refused opening is written on the chain of whoever tried',
    file: secondRater,
    remove: `perform audit.append('principal', asking.principal_id, act, 'refused', p_owner, p_purpose);`,
    tests,
  },
  {
    keeps: 'those responsible are told that the acute card was opened',
    file: secondRater,
    remove: `if by_duty then perform access.tell(p_owner, 'acute-card-opened'); end if;`,
    tests,
  },
  {
    keeps: 'a block beats duty: no acute card',
    file: secondRater,
    remove: `
        and not exists (select 1 from corps.blocks b where b.owner_id = p_owner and b.staff_id = staff and b.ended_at is null);
    when 'conversation'`,
    leave: `; when 'conversation'`,
    tests,
  },
  {
    keeps: 'a half-finished sign-in opens nothing',
    file: secondRater,
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
  {
    keeps: 'a second rater is not given the key of the acute card',
    file: secondRater,
    remove: `opening.purpose <> 'second-rating' and k.scope = 'acute'`,
    leave: `k.scope = 'acute'`,
    tests: blind,
  },
  {
    keeps: 'a second rater sees no note, contact or reason of the case',
    file: secondRater,
    remove: `using (kind in ('fact', 'event') and`,
    leave: 'using (true and',
    tests: blind,
  },
  {
    keeps: 'a second rater who comes to see the case is blind no longer',
    file: secondRater,
    remove: `     and not exists (select 1 from corps.openings o where o.owner_id = r.case_id and o.principal_id = r.rater_id
                      and o.purpose <> 'second-rating' and o.at >= r.asked_at)`,
    tests: blind,
  },
  {
    keeps: 'a blocked second rater sees nothing more',
    file: secondRater,
    remove: 'and not access.is_kept_out(r.case_id, null)',
    tests: blind,
  },
  {
    keeps: 'nobody who has the case is asked to rate it blind',
    file: secondRater,
    remove: `     and not exists (select 1 from corps.responsibilities h where h.case_id = r.case_id and h.staff_id = s.id and h.until_at is null)`,
    tests: blind,
  },
  {
    keeps: 'those who asked see no answer before it is signed',
    file: secondRater,
    remove: `
    and exists (select 1 from corps.second_ratings r where r.id = second_rating_id and r.signed_at is not null));`,
    leave: ');',
    tests: blind,
  },
  {
    keeps: 'a signed second rating is never changed',
    file: secondRater,
    remove: `create trigger stays_as_signed before update or delete on corps.second_ratings
  for each row execute function corps.refuse_change_of_second_rating();`,
    tests: blind,
  },
]
