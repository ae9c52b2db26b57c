import type { Guard } from './guard.ts'

const migration = 'migrations/0013-network.sql'
const spread = 'src/network/spread.ts'
const rows = ['test/access/rows.db.test.ts']
const links = ['src/network/network.db.test.ts']
const rules = ['src/network/spread.test.ts']

/** What a map of people and a link between cases may give away, and to whom. */
export const network: readonly Guard[] = [
  {
    keeps: 'ties are seen by those who have the case',
    file: migration,
    remove: `create policy of_my_cases on corps.ties to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[]))`,
    leave: `create policy of_my_cases on corps.ties to haandholdt_desk
  using (true)`,
    tests: rows,
  },
  {
    keeps: 'a side of a link is seen by those who have its case',
    file: migration,
    remove: `create policy of_my_cases on corps.case_links for select to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[]));`,
    leave: 'create policy of_my_cases on corps.case_links for select to haandholdt_desk using (true);',
    tests: rows,
  },
  {
    keeps: 'row-level security is on for the network',
    file: migration,
    remove: `    execute format('alter table corps.%I enable row level security', t);\n`,
    tests: rows,
  },
  {
    keeps: 'a tie is changed with a row in the trail',
    file: migration,
    remove:
      "foreach t in array array['ties', 'network_positions', 'case_links'] loop\n    execute format('alter table",
    leave:
      "foreach t in array array['network_positions', 'case_links'] loop\n    alter table corps.ties enable row level security;\n    execute format('alter table",
    tests: ['test/audit/row-for-every-change.db.test.ts'],
  },
  {
    keeps: 'a tie joins people of one case',
    file: migration,
    remove: `,
  foreign key (to_person, case_id) references corps.people (id, case_id)`,
    tests: links,
  },
  {
    keeps: 'the words of a link are good for a day',
    file: migration,
    remove: ' and l.expires_at > clock.now()',
    tests: links,
  },
  {
    keeps: 'the words of a link are good once',
    file: migration,
    remove: `set agreed_at = clock.now(), code_hash = null
   where l.id = offer.id and l.agreed_at is null and l.ended_at is null;`,
    leave: 'set agreed_at = clock.now() where l.id = offer.id;',
    tests: links,
  },
  {
    keeps: 'a closed way is closed',
    file: spread,
    remove: '!way.closedBy.some(shield => closed.has(shield))',
    leave: 'closed.size >= 0',
    tests: rules,
  },
  {
    keeps: 'what is not known counts as possible',
    file: spread,
    remove: `passes === 'no' || !present.has(to)`,
    leave: `passes !== 'yes' || !present.has(to)`,
    tests: rules,
  },
  {
    keeps: 'the exposed person is nobody’s way on',
    file: spread,
    remove: '!each.exposed || each.actor',
    leave: 'true',
    tests: rules,
  },
]
