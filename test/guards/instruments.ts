import type { Guard } from './guard.ts'

const migration = 'migrations/0020-instruments.sql'
const brought = ['test/assessment/instruments.db.test.ts']
const carried = ['test/assessment/carry-over.db.test.ts']

/** What is assessed with stays what it was, and nobody's answer is given a new date or a new question by itself. */
export const instruments: readonly Guard[] = [
  {
    keeps: 'an instrument stays as it was brought',
    file: migration,
    remove: `create trigger stays_as_brought before update or delete on corps.instruments
  for each row execute function corps.keep_instrument();`,
    tests: brought,
  },
  {
    keeps: 'nobody uses an instrument before its licence begins',
    file: migration,
    remove: `
    when brought.licence_from > (clock.now() at time zone 'Europe/Copenhagen')::date then 'licence-not-begun'`,
    tests: brought,
  },
  {
    keeps: 'what waits to be published is seen by leaders alone',
    file: migration,
    remove: `where access.staff_id() is not null and (i.published_at is not null or access.is_leader())
   order by`,
    leave: `where access.staff_id() is not null
   order by`,
    tests: brought,
  },
  {
    keeps: 'a file that calls itself ours is refused',
    file: 'src/risk/loading/add-instrument.ts',
    remove: 'shippedVersions.some(({ instrument }) => instrument.id === code)',
    leave: 'shippedVersions.length < 0',
    tests: brought,
  },
  {
    keeps: 'a key that stands twice in an instrument file is found',
    file: 'src/risk/instruments/json-text.ts',
    remove: `      if (keys.has(key)) throw new Stop(begins, 'key-twice')\n`,
    tests: ['src/risk/instruments/json-text.test.ts'],
  },
  {
    keeps: 'an instrument file that is nothing but brackets is refused before it is read',
    file: 'src/risk/instruments/json-text.ts',
    remove: `    if (depth === MAX_DEPTH) throw new Stop(this.at, 'too-deep')\n`,
    tests: ['src/risk/instruments/json-text.test.ts'],
  },
  {
    keeps: 'a draft goes on with the version it was begun with',
    file: 'src/risk/loading/read-instruments.ts',
    remove: '  if (isIt(inUse)) return inUse',
    leave: '  if (isIt(inUse) || inUse.id === id) return inUse',
    tests: carried,
  },
  {
    keeps: 'no flag disappears with a draft that goes on with a newer version',
    file: 'src/risk/assessment/carry-over.ts',
    remove: `  if (flags.some(flag => !flag.answeredAt)) return refuse('flags-unanswered')\n`,
    tests: carried,
  },
  {
    keeps: 'a conclusion is never carried over to a newer version',
    file: 'src/risk/assessment/carry-over.ts',
    remove: 'if (wanted.length !== chosen.size || carried.length !== wanted.length) return',
    leave: 'if (wanted.length !== chosen.size) return',
    tests: carried,
  },
  {
    keeps: 'an answer that is carried over twice is still as old as it was',
    file: 'src/risk/assessment/carry-over.ts',
    remove: 'const from: CarriedFrom = content.carriedFrom ?? {',
    leave: 'const from: CarriedFrom = {',
    tests: carried,
  },
  {
    keeps: 'questions of one instrument are not compared with those of another',
    file: 'src/risk/instruments/change.ts',
    remove: 'if (!former || former.otherQuestions) return []',
    leave: 'if (!former) return []',
    tests: ['src/risk/instruments/flags.test.ts'],
  },
  {
    keeps: 'no wording of a licensed tool stands in the repository',
    file: 'test/architecture/wordings.ts',
    remove: 'runsOf(text, known.words).filter(run => hashes.has(hashOf(run, known.salt)))',
    leave: 'runsOf(text, known.words).filter(run => hashes.has(run))',
    tests: ['test/architecture/wordings.test.ts'],
  },
  {
    keeps: 'an attached file is what its bytes say, whatever it is called',
    file: 'src/case/record-tool-result.ts',
    remove: 'const type = file && fileTypeOf(file.bytes)',
    leave: "const type = file && (fileTypeOf(file.bytes) ?? 'application/pdf')",
    tests: ['src/case/tool-results.db.test.ts'],
  },
  {
    keeps: 'an attached file has a largest size',
    file: 'src/case/record-tool-result.ts',
    remove: 'file && file.bytes.length > largestFile',
    leave: 'file && file.bytes.length < 0',
    tests: ['src/case/tool-results.db.test.ts'],
  },
  {
    keeps: 'what another tool came to is seen by those who have the case',
    file: 'migrations/0021-tool-results.sql',
    remove: 'using (case_id = any ((select access.my_case_ids())::uuid[])) with check',
    leave: 'using (true) with check',
    tests: ['test/access/rows.db.test.ts'],
  },
]
