import type { Guard } from './guard.ts'

const migration = 'migrations/0026-text-checks.sql'
const checks = ['test/translation/checks.db.test.ts']
const atTheDesk = ['test/translation/at-the-desk.db.test.ts']
const interpreter = ['test/translation/interpreter.db.test.ts']

/** What somebody reads at the door in a language of their own was read before by one who knows it. */
export const languages: readonly Guard[] = [
  {
    keeps: 'a language is on only as long as its texts are the ones that were checked',
    file: 'src/web/front-door/catalogues.ts',
    remove: `
      catalogue !== undefined &&
      Buffer.compare(each.digest, catalogue.digest) === 0`,
    leave: ' catalogue !== undefined',
    tests: checks,
  },
  {
    keeps: 'a check that was taken back holds no more',
    file: migration,
    remove: 'from corps.text_checks t where t.taken_back_at is null\n$$;',
    leave: 'from corps.text_checks t\n$$;',
    tests: checks,
  },
  {
    keeps: 'what was checked stays as it was written',
    file: migration,
    remove: `create trigger stays_as_written before update or delete on corps.text_checks
  for each row execute function corps.keep_text_check();`,
    tests: checks,
  },
  {
    keeps: 'what nobody on duty reads asks for an interpreter',
    file: 'migrations/0028-interpreter.sql',
    remove: 'and e.ended_at is null and not corps.is_read_on_duty(c.language)',
    leave: 'and false',
    tests: interpreter,
  },
  {
    keeps: 'what waits for an interpreter never waits behind what is due later',
    file: 'src/duty-desk/queue.sql.ts',
    remove: 'least(d.due_at, i.due_at)',
    leave: 'd.due_at',
    tests: interpreter,
  },
  {
    keeps: 'whoever reads a language goes home, and what is unread in it asks for an interpreter',
    file: 'migrations/0028-interpreter.sql',
    remove: `create constraint trigger asks_for_interpreter after update on corps.staff deferrable initially deferred
  for each row when (old.on_duty and not new.on_duty and cardinality(old.reads) > 0) execute function corps.ask_when_leaving();`,
    tests: interpreter,
  },
  {
    keeps: 'what nobody on duty could read is shown in no green',
    file: 'src/web/desk/duty-desk/queue.tsx',
    remove: `colour && !(interpreterDue && colour === 'green') ? (`,
    leave: 'colour ? (',
    tests: atTheDesk,
  },
  {
    keeps: 'a ready reply is sent in no language before it was checked',
    file: 'src/web/desk/duty-desk/interpreter.tsx',
    remove: 'at.house.practice || isChecked ? catalogue',
    leave: 'checks.length >= 0 ? catalogue',
    tests: atTheDesk,
  },
]
