import { foundation, type Guard } from './guard.ts'

const signIn = ['src/access/sign-in/sign-in.db.test.ts']
const enquiry = ['src/intake/enquiry.db.test.ts']

/** One form is one act; who signs in is who they say; nobody locks a colleague out. */
export const actsAndSignIn: readonly Guard[] = [
  {
    keeps: 'a form sent again does nothing again',
    file: 'src/access/once.ts',
    remove: 'if (earlier !== undefined) return { goTo: earlier, again: true }',
    leave: 'void earlier',
    tests: enquiry,
  },
  {
    keeps: 'an act id counts for one principal',
    file: foundation,
    remove: 'primary key (principal_id, act_id)',
    leave: 'primary key (principal_id, act_id, at)',
    tests: enquiry,
  },
  {
    keeps: 'a second sending at the same moment waits for the first',
    file: foundation,
    remove: `on conflict (principal_id, act_id) do update set at = excluded.at
    returning answer into earlier;`,
    leave: 'on conflict (principal_id, act_id) do nothing returning answer into earlier;',
    tests: enquiry,
  },
  {
    keeps: 'a code of the second factor works once',
    file: foundation,
    remove: 'where s.id = half.principal_id and s.totp_last_step < p_step;',
    leave: 'where s.id = half.principal_id;',
    tests: signIn,
  },
  {
    keeps: 'a second factor is of this half minute, the one before or the one after',
    file: 'src/crypto/totp.ts',
    remove: '[current, current - 1, current + 1]',
    leave: '[current, current - 1, current + 1, current - 2, current + 2]',
    tests: ['src/crypto/totp.test.ts'],
  },
  {
    keeps: 'five wrong codes end the half-finished sign-in',
    file: foundation,
    remove:
      'if failures >= 5 then update corps.sessions s set revoked_at = clock.now() where s.id = half.id; end if;',
    tests: signIn,
  },
  {
    keeps: 'a wrong code counts as a wrong password',
    file: foundation,
    remove: `insert into corps.sign_in_attempts (name_hash, source, succeeded)
    select sha256(convert_to(m.sign_in_name, 'UTF8')), half.source, false from corps.staff m where m.id = half.principal_id;`,
    tests: signIn,
  },
  {
    keeps: 'each level of sign-in has a new token, and the former one ends',
    file: foundation,
    remove: 'update corps.sessions s set revoked_at = clock.now(), source = null where s.id = half.id;',
    tests: signIn,
  },
  {
    keeps: 'wrong attempts slow the next one down',
    file: 'src/access/sign-in/begin-sign-in.ts',
    remove: `if (until && Temporal.Instant.compare(house.clock.now(), until) < 0) {
    return refused({ why: 'too-soon', until })
  }`,
    leave: 'void until',
    tests: signIn,
  },
  {
    keeps: 'attempts are counted per name and source, so that nobody locks a colleague out',
    file: foundation,
    remove: `where a.name_hash = sha256(convert_to(p_name, 'UTF8')) and a.source = p_source`,
    leave: `where a.name_hash = sha256(convert_to(p_name, 'UTF8'))`,
    tests: signIn,
  },
  {
    keeps: 'signing out everywhere ends every session',
    file: foundation,
    remove: '(p_everywhere and s.principal_id = asking.principal_id)',
    leave: 'false',
    tests: signIn,
  },
  {
    keeps: 'a revoked session keeps no draft',
    file: foundation,
    remove: `and s.audience = 'desk' and s.level = 'full' and s.revoked_at is null
     and s.expires_at > clock.now() - interval '24 hours'`,
    leave: `and s.audience = 'desk' and s.level = 'full'
     and s.expires_at > clock.now() - interval '24 hours'`,
    tests: ['src/web/desk/frame.db.test.ts'],
  },
  {
    keeps: 'a visit at the door ends on leaving',
    file: 'migrations/0003-door.sql',
    remove: `delete from corps.sessions s where s.id = (access.session()).id and s.audience = 'door'`,
    leave: 'select 1',
    tests: enquiry,
  },
  {
    keeps: 'a ticket opens one page once',
    file: 'migrations/0003-door.sql',
    remove:
      'delete from corps.tickets t where t.hash = p_hash and t.expires_at >= clock.now() returning t.sealed_step',
    leave: 'select t.sealed_step from corps.tickets t where t.hash = p_hash and t.expires_at >= clock.now()',
    tests: enquiry,
  },
]
