import type { Client } from 'pg'
import type { Reader } from './staff.ts'

export const WAITING = 200
const RESPONSIBLE = 30
const GRANTED = 10

/** Numbers as ids that are spread as real ones are, and found again without being kept. */
const id = (kind: string, number: string) => `md5('${kind} ' || (${number}))::uuid`
const SEALED = `decode(repeat(md5(i::text), 16), 'hex')`

/**
 * A register of so many cases, nearly all of the past, each with what a case leaves behind: its enquiry, conversation,
 * messages, judgement, deadlines, grants and the two who had it. Each reader has 30 open cases and a grant to 10 more,
 * and 200 enquiries wait. Written past every trigger, as the owner: what is measured is reading.
 */
export async function fillRegister(owner: Client, cases: number, readers: readonly Reader[]): Promise<void> {
  await setServer(owner, WITHOUT_WAITING)
  await owner.query('set session_replication_role = replica')
  for (const statement of statements(cases, readers)) await owner.query(statement)
  await owner.query('reset session_replication_role')
  await owner.query('vacuum analyze')
  await setServer(owner, {})
  await owner.query('checkpoint')
}

/** While the register is written; what is measured afterwards waits for the disk as always. */
const WITHOUT_WAITING = {
  fsync: 'off',
  full_page_writes: 'off',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
}

async function setServer(owner: Client, settings: Record<string, string>): Promise<void> {
  await owner.query('alter system reset all')
  for (const [name, value] of Object.entries(settings))
    await owner.query(`alter system set ${name} = '${value}'`)
  await owner.query('select pg_reload_conf()')
}

function statements(cases: number, readers: readonly Reader[]): string[] {
  const colleagues = Math.max(20, Math.round(cases / 500))
  const colleague = (number: string) => id('staff', `(${number}) % ${colleagues}`)
  const all = `generate_series(1, ${cases + WAITING}) i`
  const past = `generate_series(1, ${cases}) i`
  const waiting = `generate_series(${cases + 1}, ${cases + WAITING}) i`
  const ofReaders = readers.length * (RESPONSIBLE + GRANTED)
  const received = (number: string) => `now() - make_interval(mins => 60 + ((${number}) % 2000000))`
  // The first cases are the readers'; of the others one in fifty is open.
  const closed = `case when i > ${ofReaders} and i % 50 <> 0 then ${received('i')} + interval '40 days' end`

  return [
    `insert into corps.principals (id, kind) select ${id('staff', 'i')}, 'staff' from generate_series(0, ${colleagues - 1}) i`,
    `insert into corps.staff (id, sign_in_name, alias, role, region, password)
       select ${id('staff', 'i')}, 'colleague-' || i, 'Colleague ' || i, 'consultant', 'nord', 'none' from generate_series(0, ${colleagues - 1}) i`,
    `insert into corps.principals (id, kind) select ${id('conversation', 'i')}, 'citizen' from ${all}`,
    `insert into corps.conversations (id, kind, started_at, staff_read_at)
       select ${id('conversation', 'i')}, 'citizen', ${received('i')}, case when i % 3 > 0 then now() end from ${all}`,
    `insert into corps.enquiries (id, conversation_id, reference, asked_by, channel, received_at, under_18, first_contact, service, sealed_contact, ended_at, ended_as)
       select ${id('enquiry', 'i')}, ${id('conversation', 'i')}, 'Svale ' || i, 'citizen', 'door', ${received('i')}, 'no', 'citizen', 'advice', ${SEALED},
              case when i <= ${cases} then ${received('i')} + interval '1 hour' end, case when i <= ${cases} then 'case' end
         from ${all}`,
    `insert into corps.messages (id, conversation_id, written_by, staff_id, at, sealed_text)
       select ${id('message', `i || ' ' || part`)}, ${id('conversation', 'i')}, case part when 2 then 'staff' else 'person' end,
              case part when 2 then ${colleague('i')} end, ${received('i')} + make_interval(mins => part), ${SEALED}
         from ${all}, generate_series(1, 2) part`,
    `insert into corps.triages (id, enquiry_id, staff_id, at, colour)
       select ${id('triage', 'i')}, ${id('enquiry', 'i')}, ${colleague('i')}, ${received('i')} + interval '10 minutes',
              (array['red', 'orange', 'yellow', 'green'])[1 + i % 4]
         from ${all} where i % 5 > 0`,
    `insert into corps.claims (id, enquiry_id, staff_id, at, lapses_at, ended_at)
       select ${id('claim', 'i')}, ${id('enquiry', 'i')}, ${colleague('i')}, ${received('i')}, now() + interval '2 hours',
              case when i <= ${cases} then ${received('i')} + interval '1 hour' end
         from ${all} where i <= ${cases} or i % 4 = 0`,
    `insert into corps.deadlines (id, enquiry_id, kind, due_at, settled_at)
       select ${id('answer', 'i')}, ${id('enquiry', 'i')}, 'answer', ${received('i')} + interval '1 day',
              case when i <= ${cases} then ${received('i')} + interval '1 hour' end
         from ${all}`,
    `insert into corps.alarms (id, deadline_id) select ${id('alarm', 'i')}, ${id('answer', 'i')} from ${waiting} where i % 20 = 0`,
    `insert into corps.cases (id, reference, enquiry_id, region, under_18, opened_at, opened_by, closed_at)
       select ${id('case', 'i')}, 'Svale ' || i, ${id('enquiry', 'i')}, 'nord', 'no', ${received('i')}, ${colleague('i')}, ${closed}
         from ${past}`,
    `insert into corps.case_conversations (case_id, conversation_id) select ${id('case', 'i')}, ${id('conversation', 'i')} from ${past}`,
    `insert into corps.deadlines (id, case_id, kind, due_at, settled_at)
       select ${id('next-contact', 'i')}, ${id('case', 'i')}, 'next-contact', now() + make_interval(mins => i % 40000), ${closed}
         from ${past}`,
    `insert into corps.responsibilities (id, case_id, staff_id, part, from_at, given_by, reason)
       select ${id('deputy', 'i')}, ${id('case', 'i')}, ${colleague('i + 1')}, 'deputy', ${received('i')}, ${colleague('i')}, 'case-opened'
         from ${past}`,
    `insert into corps.responsibilities (id, case_id, staff_id, part, from_at, given_by, reason)
       select ${id('responsible', 'i')}, ${id('case', 'i')}, ${colleague('i')}, 'responsible', ${received('i')}, ${colleague('i')}, 'case-opened'
         from ${past} where i > ${readers.length * RESPONSIBLE}`,
    `insert into corps.grants (id, case_id, staff_id, given_by, reason, from_at, expires_at)
       select ${id('grant', 'i')}, ${id('case', 'i')}, ${colleague('i + 2')}, ${colleague('i')}, 'cover', ${received('i')}, ${received('i')} + interval '1 day'
         from ${past} where i % 3 = 0`,
    ...readers.flatMap((reader, at) => [
      `insert into corps.responsibilities (id, case_id, staff_id, part, given_by, reason)
         select ${id('responsible', 'i')}, ${id('case', 'i')}, '${reader.id}', 'responsible', '${reader.id}', 'case-opened'
           from generate_series(${at * RESPONSIBLE + 1}, ${(at + 1) * RESPONSIBLE}) i`,
      `insert into corps.grants (id, case_id, staff_id, given_by, reason, expires_at)
         select ${id('reader', 'i')}, ${id('case', 'i')}, '${reader.id}', '${reader.id}', 'cover', now() + interval '1 day'
           from generate_series(${readers.length * RESPONSIBLE + at * GRANTED + 1}, ${readers.length * RESPONSIBLE + (at + 1) * GRANTED}) i`,
    ]),
  ]
}
