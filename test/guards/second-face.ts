import type { Guard } from './guard.ts'

const file = 'migrations/0031-second-face.sql'
const face = ['test/second-face/second-face.db.test.ts']
const refusals = ['test/audit/refusals.db.test.ts']

/** The second code: off until it is approved, equal at the door, always told at the desk. */
export const secondFace: readonly Guard[] = [
  {
    keeps: 'no second code is given without an approval of this page and this topic',
    file,
    remove: `    when not exists (select 1 from corps.second_face_approvals a where a.withdrawn_at is null
                      and a.host_page = p_host_page and p_topic = any (a.topics)) then 'not-approved'
`,
    tests: face,
  },
  {
    keeps: 'a withdrawn approval gives no second code',
    file,
    remove:
      'corps.second_face_approvals a where a.withdrawn_at is null\n                      and a.host_page',
    leave: 'corps.second_face_approvals a where a.host_page',
    tests: face,
  },
  {
    keeps: 'only a leader approves the second code',
    file,
    remove: `  if access.is_leader() is not true then
    perform audit.record('approve-second-face', 'refused', null, 'no-right');
    return 'not-permitted';
  end if;`,
    tests: face,
  },
  {
    keeps: 'the second code is not approved without a host page',
    file,
    remove: `case when p_host_page is null then 'no-host-page'
    when`,
    leave: 'case when',
    tests: face,
  },
  {
    keeps: 'no second code is given while somebody else may be reading',
    file,
    remove: `    when access.is_watched(null, p_first) then 'watched'
`,
    tests: face,
  },
  {
    keeps: 'the second code is given on a later visit than the first',
    file,
    remove: ` when first.started_at > clock.now() - interval '12 hours' then 'too-soon'`,
    tests: face,
  },
  {
    keeps: 'whoever may not reach the person reads nothing in their second conversation',
    file,
    remove: `mark is null or access.may_reach(null, p_first) is not true then
    perform audit.record('open-second-face'`,
    leave: `mark is null then
    perform audit.record('open-second-face'`,
    tests: face,
  },
  {
    keeps: 'two conversations are a pair only by proofs of both',
    file,
    remove: ' and f.of_mark = corps.face_mark(p_first, p_first_proof)\n$$;',
    leave: '\n$$;',
    tests: face,
  },
  {
    keeps: 'every visit at the door leaves its arrival',
    file,
    remove: `create trigger arrival after insert on corps.sessions for each row when (new.audience = 'door') execute function corps.note_arrival();`,
    tests: face,
  },
  {
    keeps: 'what is written under a second code leaves its arrival too',
    file,
    remove: `create trigger arrival after insert on corps.messages for each row
  when (new.written_by = 'person' and session_user = 'haandholdt_front_door') execute function corps.note_arrival();`,
    tests: ['test/second-face/same-door.db.test.ts'],
  },
  {
    keeps: 'a second code raises Watched',
    file,
    remove: `    answer := corps.raise_watch(p_watch, null, p_first, 'second-face');`,
    leave: `    answer := 'done';`,
    tests: face,
  },
  {
    keeps: 'what was opened before they began to try it alarms',
    file,
    remove: 'if came.at between pair.practice_from and pair.practice_until then',
    leave: 'if came.at <= pair.practice_until then',
    tests: face,
  },
  {
    keeps: 'the two who have the case are told when a second code is used',
    file,
    remove: 'where told.staff_id is distinct from access.staff_id()',
    leave: 'where told.staff_id <> access.staff_id()',
    tests: face,
  },
  {
    keeps: 'a closed matter comes back to the duty desk when its second code is used',
    file,
    remove: 'if the_enquiry.ended_at is not null then\n    update corps.enquiries e set ended_at = null',
    leave: 'if false then\n    update corps.enquiries e set ended_at = null',
    tests: face,
  },
  {
    keeps: 'what was written under a second code leaves the duty desk',
    file,
    remove: `    perform corps.end_as(the_enquiry.id, 'answered');
    perform audit.append('conversation', p_second, 'answer-and-close', 'done', the_enquiry.id);`,
    leave: '    null;',
    tests: face,
  },
  {
    keeps: 'nobody on the duty desk is given the key of a second conversation',
    file: 'src/duty-desk/read-enquiry.ts',
    remove: 'if (enquiry && !(await isSecondFaceInDatabase(tx, faces.prove(enquiry.conversationId)))) {',
    leave: 'if (enquiry) {',
    tests: face,
  },
  {
    keeps: 'the ring of faces is not the door’s',
    file: 'src/crypto/key-ring.ts',
    remove: `'second-face': 'faces'`,
    leave: `'second-face': 'door'`,
    tests: face,
  },
  {
    keeps: 'an arrival that cannot be read does not hold up the others',
    file: 'src/second-face/take-arrivals.ts',
    remove: '      errors.push(error)',
    leave: '      throw error',
    tests: face,
  },
  {
    keeps: 'the second goes with the first when that is erased',
    file,
    remove: `  delete from corps.data_keys k where k.owner_kind = 'conversation' and k.owner_id = p_second;`,
    tests: face,
  },
  {
    keeps: 'nobody tries the second code while somebody else may be reading',
    file,
    remove: `  if access.is_watched(null, p_first) then
    perform corps.trace_on_matter(p_first, 'practise-second-face', 'refused', 'watched');
    return 'watched';
  end if;`,
    tests: [...face, ...refusals],
  },
]
