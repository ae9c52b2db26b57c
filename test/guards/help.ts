import type { Guard } from './guard.ts'

const migration = 'migrations/0030-help.sql'
const list = ['src/help/help.db.test.ts']

/** What somebody in danger may ring was checked, and by somebody who may say so. */
export const help: readonly Guard[] = [
  {
    keeps: 'a number that has run out is not shown at the door',
    file: migration,
    remove: ' and h.runs_out_on > corps.help_today()\n',
    leave: '\n',
    tests: list,
  },
  {
    keeps: 'a number that was withdrawn is not shown at the door',
    file: migration,
    remove: "where h.wrote <> 'withdrawn' and h.runs_out_on >",
    leave: 'where h.runs_out_on >',
    tests: list,
  },
  {
    keeps: 'no check holds for more than a year',
    file: migration,
    remove: ' and runs_out_on <= checked_on + 366)',
    leave: ')',
    tests: list,
  },
  {
    keeps: 'what the door said on a day can be told afterwards',
    file: migration,
    remove: `create trigger stays_as_written before update or delete on corps.help_entries
  for each row execute function corps.refuse_change();`,
    tests: list,
  },
  {
    keeps: 'a leader alone says what somebody in danger may ring',
    file: migration,
    remove: "when p_wrote in ('added', 'changed') and not access.is_leader() then 'not-permitted'",
    tests: list,
  },
  {
    keeps: 'a number is said to be right by whoever keeps it, or a leader',
    file: migration,
    remove:
      "when p_wrote = 'checked' and not access.is_leader() and stands.kept_by is distinct from me then 'not-permitted'",
    tests: list,
  },
  {
    keeps: 'whoever keeps a number is told before it runs out',
    file: migration,
    remove: 'h.kept_by = access.staff_id() or access.is_leader()',
    leave: 'access.is_leader()',
    tests: list,
  },
  {
    keeps: '112 and 114 are shown when the list cannot be read',
    file: 'src/web/front-door/steps/help.tsx',
    remove: `.catch((error: unknown) => {
    report(error)
    return []
  })`,
    tests: list,
  },
]
