import type { Guard } from './guard.ts'

const migration = 'migrations/0026-text-checks.sql'
const checks = ['test/translation/checks.db.test.ts']

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
]
