import type { Guard } from './guard.ts'

const file = 'migrations/0029-shown.sql'
const kept = 'src/showing/kept-words.ts'
const tried = ['src/showing/showing.db.test.ts']
const pure = ['src/showing/kept-words.test.ts']

/** What a person reads behind their words is what was agreed with them, and what they were shown while somebody else may be reading. */
export const shown: readonly Guard[] = [
  {
    keeps: 'a relative’s words show nothing of the case',
    file,
    remove: ` and e.asked_by = 'citizen'`,
    tests: tried,
  },
  {
    keeps: 'a professional’s words show nothing of the case',
    file,
    remove: `and c.kind = 'citizen' and c.code_lookup`,
    leave: 'and c.code_lookup',
    tests: tried,
  },
  {
    keeps: 'what is closed is not shown',
    file,
    remove: `p_conversation and i.hidden_at is null
     and access.own_case`,
    leave: `p_conversation
     and access.own_case`,
    tests: tried,
  },
  {
    keeps: 'what was never shown is not there while somebody may be reading',
    file,
    remove: '\n     and (i.read_at is not null or not access.is_held_back(p_conversation))',
    tests: tried,
  },
  {
    keeps: 'what was shown stays as it was while somebody may be reading',
    file,
    remove: 'until := shown.read_at;',
    leave: 'until := clock.now();',
    tests: tried,
  },
  {
    keeps: 'nothing is opened to the person past the gate',
    file,
    remove: `  if not found then
    raise exception 'nothing is shown without a pass of the gate' using errcode = 'insufficient_privilege';
  end if;`,
    tests: tried,
  },
  {
    keeps: 'whoever has nothing to do with the case opens nothing of it',
    file,
    remove: `    perform audit.record('show-item', 'refused', p_conversation, 'no-right');
    return 'not-permitted';`,
    leave: '    null;',
    tests: tried,
  },
  {
    keeps: 'each reading of an item leaves its row',
    file,
    remove: `  perform audit.append('conversation', me, 'read-item', 'read', shown.id, shown.item);`,
    tests: tried,
  },
  {
    keeps: 'an item that is not open leaves a row of who asked for it',
    file,
    remove: `    perform audit.append('conversation', me, 'read-item', 'refused', null, 'not-shown');`,
    tests: tried,
  },
  {
    keeps: 'the list of what is open leaves its row',
    file,
    remove: `  perform audit.append('conversation', me, 'list-items', 'read');`,
    tests: tried,
  },
  {
    keeps: 'what an item said is gone when it is closed',
    file,
    remove: 'set sealed_line = null, replaced_at',
    leave: 'set replaced_at',
    tests: tried,
  },
  {
    keeps: 'nothing of a closed case is shown when it is reopened',
    file,
    remove: `create trigger hide_when_closed after update on corps.cases
  for each row when (old.closed_at is null and new.closed_at is not null) execute function corps.hide_when_closed();`,
    tests: tried,
  },
  {
    keeps: 'a rehearsal has three to five sentences',
    file,
    remove: 'not between 3 and 5 then',
    leave: 'not between 0 and 9 then',
    tests: tried,
  },
  {
    keeps: 'a sentence to rehearse is short',
    file,
    remove: ' check (length(sealed_line) <= 813)',
    tests: tried,
  },
  {
    keeps: 'who has looked is told by what they were, never by who they are',
    file,
    remove: `'who', l.who, 'purpose'`,
    leave: `'who', l.who, 'alias', (select string_agg(s.alias, ' ') from corps.staff s), 'purpose'`,
    tests: tried,
  },
  {
    keeps: 'colleagues see only what is shown in their own cases',
    file,
    remove: `using (conversation_id in (select cc.conversation_id from corps.case_conversations cc
        where cc.case_id = any ((select access.my_case_ids())::uuid[])))', t);`,
    leave: `using (true)', t);`,
    tests: ['test/access/rows.db.test.ts'],
  },
  {
    keeps: 'no helper is named',
    file: kept,
    remove: `    if (name !== undefined) return { word: name, is: 'name' }`,
    tests: pure,
  },
  {
    keeps: 'no place is named',
    file: kept,
    remove: `    if (place !== undefined) return { word: place, is: 'place' }`,
    tests: pure,
  },
  {
    keeps: 'no day and no hour is named',
    file: kept,
    remove: `    if (time !== undefined) return { word: time, is: 'time' }`,
    tests: pure,
  },
  {
    keeps: 'what is shown is held against the names of the case',
    file: 'src/showing/show-item.ts',
    remove: `  if (found) return refuseOnCase(tx, on.caseId, trace, { why: 'keeps-a-word', found })`,
    tests: tried,
  },
  {
    keeps: 'what is rehearsed is held against the names of the case',
    file: 'src/showing/make-rehearsal.ts',
    remove: `  if (found) return refuseOnCase(tx, on.caseId, trace, { why: 'keeps-a-word', found })`,
    tests: tried,
  },
  {
    keeps: 'the sheet for the person’s hand asks the gate',
    file: 'src/showing/print-rehearsal.ts',
    remove: `  if ('refused' in gate) return refused(gate.refused)`,
    tests: tried,
  },
  {
    keeps: 'the sheet says nothing of what made it',
    file: 'src/papers/leaflet.ts',
    remove: '      Creator: heading[language],',
    leave: `      Creator: 'Håndholdt',`,
    tests: ['src/papers/leaflet.test.ts'],
  },
  {
    keeps: 'a sentence is not shown before it was thought of',
    file: 'src/web/front-door/steps/rehearse.tsx',
    remove: '{shown ? (\n            <>',
    leave: '{shown || line ? (\n            <>',
    tests: ['src/web/front-door/more-pages.db.test.ts'],
  },
]
