import type { Guard } from './guard.ts'

const untoldRecalls = 'migrations/0024-untold-recalls.sql'
const migration = 'migrations/0014-papers.sql'
const material = 'src/papers/material.ts'
const rows = ['test/access/rows.db.test.ts']
const made = ['src/papers/report.test.ts']
const atTheDesk = ['src/web/desk/papers/papers.db.test.ts']
const printed = ['src/papers/pdf-structure.test.ts']

/** What may leave the house, who has looked at it first, and what is left when it has gone. */
export const papers: readonly Guard[] = [
  {
    keeps: 'what was sent is seen by those who have the case',
    file: migration,
    remove: `create policy of_my_cases on corps.papers to haandholdt_desk
  using (case_id = any ((select access.my_case_ids())::uuid[])) with check`,
    leave: `create policy of_my_cases on corps.papers to haandholdt_desk
  using (true) with check`,
    tests: rows,
  },
  {
    keeps: 'a paper is sent in one’s own name',
    file: migration,
    remove: `with check (sent_by = (select access.staff_id()) and recalled_at is null`,
    leave: 'with check (recalled_at is null',
    tests: [...rows, 'test/access/own-name.db.test.ts'],
  },
  {
    keeps: 'a recall stands as it was given',
    file: migration,
    remove: 'using (recalled_at is null) with check (recalled_by',
    leave: 'using (true) with check (recalled_by',
    tests: atTheDesk,
  },
  {
    keeps: 'a recall becomes somebody’s task until the recipient has been told',
    file: 'src/papers/recall-paper.ts',
    remove: "  await putTask(tx, on, {\n    kind: 'tell',",
    leave: "  void ({\n    kind: 'tell',",
    tests: atTheDesk,
  },
  {
    keeps: 'that a recall be told rings on when the case is closed',
    file: untoldRecalls,
    remove: `
     and not exists (select 1 from corps.tasks t where t.deadline_id = d.id and t.kind = 'tell' and t.done_at is null);`,
    leave: ';',
    tests: ['test/papers/recall.db.test.ts'],
  },
  {
    keeps: 'nobody erases to whom a recalled paper went before they were told',
    file: untoldRecalls,
    remove: `
    when exists (select 1 from corps.tasks t where t.case_id = the_case.id and t.kind = 'tell' and t.done_at is null) then 'recall-not-told' end;`,
    leave: ' end;',
    tests: ['test/papers/recall.db.test.ts'],
  },
  {
    keeps: 'an answer that was carried over says in a paper of which day it is',
    file: 'src/papers/writing.ts',
    remove:
      "carriedFrom ? t.carried(carriedFrom.version, dayOf(choice.language, carriedFrom.answeredAt)) : ''",
    leave: "''",
    tests: ['src/papers/carried.test.ts'],
  },
  {
    keeps: 'an answer that was carried over is of its own day in FHIR',
    file: 'src/papers/fhir.ts',
    remove: 'rating.carriedFrom?.answeredAt ?? document.signedAt',
    leave: 'document.signedAt',
    tests: ['src/papers/carried.test.ts'],
  },
  {
    keeps: 'a paper leaves with a row in the trail',
    file: migration,
    remove: `create constraint trigger trace_of_act after insert or update on corps.papers deferrable initially deferred
  for each row when (session_user in ('haandholdt_desk', 'haandholdt_front_door')) execute function corps.check_act_has_row('case_id');
`,
    tests: ['test/audit/row-for-every-change.db.test.ts'],
  },
  {
    keeps: 'whoever fetches a paper leaves a row',
    file: 'src/papers/read-papers.ts',
    remove:
      "  if (paper) await traceOnCase(tx, on.caseId, { act: 'fetch-paper', outcome: 'read', subject: paperId })\n",
    tests: atTheDesk,
  },
  {
    keeps: 'what somebody told who must be protected stands in no paper',
    file: material,
    remove: 'if (sourceMustBeProtected || without.has(id)) return false',
    leave: 'if (without.has(id)) return false',
    tests: made,
  },
  {
    keeps: 'what is for the corps alone stands in no paper',
    file: material,
    remove: `    case 'corps-only':
    case 'protected':
      return false`,
    leave: `    case 'corps-only':
    case 'protected':
      return to === 'municipality'`,
    tests: made,
  },
  {
    keeps: 'a fact that nobody finds any more stands in no paper',
    file: material,
    remove: "return mayLeave(classes.get(factId) ?? 'protected', to)",
    leave: "return mayLeave(classes.get(factId) ?? 'shareable', to)",
    tests: made,
  },
  {
    keeps: 'a paper that repeats what must stay is not made',
    file: 'src/papers/writing.ts',
    remove: 'const where = repeated(textsOf(paper), secrets)',
    leave: 'const where = repeated([], secrets)',
    tests: made,
  },
  {
    keeps: 'what another system is to read repeats nothing that must stay',
    file: 'src/papers/fhir.ts',
    remove: 'repeated(stringsIn(bundle), secretsOf(material))',
    leave: 'repeated([], secretsOf(material))',
    tests: ['src/papers/fhir.test.ts'],
  },
  {
    keeps: 'what stands in a fact for the corps alone is among what must stay',
    file: 'src/papers/read-material.ts',
    remove: '      ...secretsIn(entries),\n',
    tests: atTheDesk,
  },
  {
    keeps: 'what is said of a person for the corps alone is among what must stay',
    file: 'src/papers/read-material.ts',
    remove: '      ...people.filter(staying).flatMap(saidOfPerson),\n',
    tests: atTheDesk,
  },
  {
    keeps: 'a measure for the corps alone is among what must stay',
    file: 'src/papers/read-material.ts',
    remove: '      ...measures.filter(staying).flatMap(saidInMeasure),\n',
    tests: atTheDesk,
  },
  {
    keeps: 'a task for the corps alone is among what must stay',
    file: 'src/papers/read-material.ts',
    remove: '      ...tasks.filter(staying).flatMap(({ text }) => (text ? [text.what] : [])),\n',
    tests: atTheDesk,
  },
  {
    keeps: 'a measure stands in a paper only where its class lets it',
    file: material,
    remove: '!choice.without.has(id) && mayLeave(disclosure, choice.to)',
    leave: '!choice.without.has(id)',
    tests: made,
  },
  {
    keeps: 'what is written about somebody goes only where its class lets it',
    file: material,
    remove: "mayLeave(people.find(person => person.id === id)?.disclosure ?? 'protected', to)",
    leave: 'people.some(person => person.id === id) || to !== undefined',
    tests: made,
  },
  {
    keeps: 'a template is filled with what its class lets go to its recipient',
    file: 'src/papers/templates.ts',
    remove: ' && mayLeave(measure.disclosure, to)',
    tests: made,
  },
  {
    keeps: 'nobody writes about a person without saying who may see it',
    file: 'migrations/0017-disclosure.sql',
    remove: 'alter table corps.people alter column disclosure drop default;',
    tests: ['src/access/sealed.db.test.ts'],
  },
  {
    keeps: 'a sealed address is among what must stay',
    file: 'src/papers/read-material.ts',
    remove: '      ...addresses,\n',
    tests: atTheDesk,
  },
  {
    keeps: 'a paper without real names is held against the addresses too',
    file: 'src/web/desk/papers/making.ts',
    remove:
      "const apart = at && (await openCase(c, house, names === 'real' ? 'write' : 'paper-check', 'address'))",
    leave: "const apart = at && (names === 'roles' ? at : await openCase(c, house, 'write', 'address'))",
    tests: atTheDesk,
  },
  {
    keeps: 'a street is known however short its name',
    file: material,
    remove: ' || doors.some(door => ` ${said} `.includes(` ${door} `))',
    tests: made,
  },
  {
    keeps: 'real names stand in a paper only when they were asked for',
    file: 'src/papers/writing.ts',
    remove: "const real = choice.names === 'real'",
    leave: 'const real = realNames.size > 0',
    tests: made,
  },
  {
    keeps: 'an extract tells the police nothing of the person’s state',
    file: 'src/papers/extract.ts',
    remove: "police: ['A', 'B'], ",
    leave: "police: ['A', 'B', 'C'], ",
    tests: made,
  },
  {
    keeps: 'what is sent is what was seen',
    file: 'src/web/desk/papers/look-page.tsx',
    remove: ' || seenOf(made.outcome.done) !== seen',
    tests: atTheDesk,
  },
  {
    keeps: 'a filled template is sent as it was seen',
    file: 'src/web/desk/papers/template-page.tsx',
    remove: 'if (!send || !wasSeen) {',
    leave: 'if (!send || !(wasSeen || read.value.seen === "")) {',
    tests: atTheDesk,
  },
  {
    keeps: 'the recipient and the time stand across every page',
    file: 'src/papers/pdf.ts',
    remove: '      this.line(mark, width / 2 - (wide * size) / 2, height / 2 + up, size, watermark)\n',
    tests: printed,
  },
  {
    keeps: 'a file’s name and window tell nothing',
    file: 'src/papers/pdf.ts',
    remove: 'Title: documentTitle(paper),',
    leave: 'Title: paper.title,',
    tests: printed,
  },
  {
    keeps: 'a screen reader is told each name as it is written',
    file: 'src/papers/pdf.ts',
    remove: '...(needsActualText(text, this.faces) && { actual: text }),',
    tests: printed,
  },
  {
    keeps: 'a paper says the level that two raters agreed on, not the one that was signed first',
    file: material,
    remove: 'agreed ?? { ...document.inForce, validUntil: document.validUntil }',
    leave: 'agreed && !agreed ? agreed : { ...document.inForce, validUntil: document.validUntil }',
    tests: ['src/papers/in-force.test.ts'],
  },
]
