import { factRows, type Guard } from './guard.ts'

const tests = ['src/risk/facts/facts.db.test.ts']

/** What keeps figures about rules from telling of a person. */
export const facts: readonly Guard[] = [
  {
    keeps: 'no figure about a rule tells of fewer than five cases, nor does the difference between two',
    file: factRows,
    remove: 'when p_cases >= 5 then (round(p_cases / 5.0) * 5)::int end',
    leave: 'else p_cases::int end',
    tests,
  },
  {
    keeps: 'of a rule that fired in a few cases nothing else is told',
    file: factRows,
    remove: `'waved', case when c.fired is not null then c.waved end,`,
    leave: `'waved', c.waved,`,
    tests,
  },
  {
    keeps: 'of a few signed cases not one rule is told',
    file: factRows,
    remove: `case when a.cases is null then '[]' else`,
    leave: 'case when false then null else',
    tests,
  },
  {
    keeps: 'no trial of a draft tells of fewer than five cases',
    file: 'src/risk/facts/cases.ts',
    remove: `cases < 5 ? 'few' : Math.round(cases / 5) * 5`,
    leave: 'cases',
    tests,
  },
  {
    keeps: 'a quarter is counted when all that follows has followed',
    file: factRows,
    remove: ' or clock.now() < corps.facts_settle_at(p_quarter) then',
    leave: ' then',
    tests,
  },
  {
    keeps: 'nothing is added to a quarter that may have been counted',
    file: factRows,
    remove: ' and clock.now() < corps.facts_settle_at(f.month);',
    leave: ';',
    tests,
  },
  {
    keeps: 'figures about rules are for leaders',
    file: factRows,
    remove: `if not access.is_leader() then
    perform audit.record('read-rule-firing'`,
    leave: `if false then
    perform audit.record('read-rule-firing'`,
    tests,
  },
  {
    keeps: 'drafts of rules are tried by leaders',
    file: factRows,
    remove: `if not access.is_leader() then
    perform audit.record('reevaluate-rules'`,
    leave: `if false then
    perform audit.record('reevaluate-rules'`,
    tests,
  },
  {
    keeps: 'what follows an assessment finds its row while the rows are mixed',
    file: factRows,
    remove: '  lock table corps.assessment_facts in share row exclusive mode;\n',
    tests,
  },
  {
    keeps: 'a fact row is of the month it is written in',
    file: factRows,
    remove: `
    and month in (`,
    leave: `
    and true or month in (`,
    tests: ['test/access/rows.db.test.ts'],
  },
]
