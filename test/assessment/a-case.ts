import { sql } from 'kysely'
import type { OnCase } from '../../src/access/on-case.ts'
import type { StaffId } from '../../src/access/staff.ts'
import { newCaseKeys, open } from '../../src/access/opening.ts'
import { addPerson } from '../../src/case/add-person.ts'
import { onlyAlias } from '../../src/case/people.ts'
import { putLevelInForce } from '../../src/case/put-level-in-force.ts'
import { present } from '../../src/foundation/assert.ts'
import type { AssessmentId, CaseId, PersonId } from '../../src/foundation/ids.ts'
import type { Tx } from '../../src/db/db.ts'
import { findAssessment } from '../../src/risk/assessment/assessment.sql.ts'
import type { Draft } from '../../src/risk/assessment/draft.ts'
import { readDraft } from '../../src/risk/assessment/read-draft.ts'
import { signingKeys, type Signing } from '../../src/risk/assessment/signing.ts'
import { startAssessment } from '../../src/risk/assessment/start-assessment.ts'
import type { Surroundings } from '../../src/risk/assessment/surroundings.ts'
import type { Work } from '../../src/risk/assessment/work.ts'
import { factKeys, type FactKeys } from '../../src/risk/facts/fact-keys.ts'
import type { Cast, Member } from '../cast.ts'

/** A case of Birk's with Alma as deputy, an exposed person and the actors named, opened by whoever is asked for. */
export interface TestCase {
  readonly id: CaseId
  readonly actors: readonly { readonly id: PersonId; readonly name: string }[]
  /** One act in one transaction of the member's, with the case opened for them. */
  act<Result>(
    member: Member,
    does: (tx: Tx, work: Work & { facts: FactKeys }) => Promise<Result>,
    around?: Partial<Surroundings>,
  ): Promise<Result>
  draft(assessmentId: AssessmentId): Promise<Draft>
  start(): Promise<AssessmentId>
  signing(member: Member): Promise<Signing>
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>
}

export async function aCase(cast: Cast, actorNames: readonly string[] = ['Bror', 'Far']): Promise<TestCase> {
  const { house, birk, alma } = cast
  const id = house.chance.uuid() as CaseId
  const made = await newCaseKeys(house, id)
  const { keys } = made
  await house.inTransaction(birk.asking, async tx => {
    const nextContact = house.clock.now().add({ hours: 24 }).toString()
    await sql`select corps.open_case(${id}, ${`Lærke ${id.slice(0, 8)}`}, null, '0751', 'midt', 'no', false,
      ${birk.id}, ${alma.id}, ${nextContact})`.execute(tx)
    await made.store(tx)
  })
  const own: OnCase = { caseId: id, by: birk.id, keys, chance: house.chance }
  const actors = await house.inTransaction(birk.asking, async tx => {
    await addPerson(tx, own, {
      exposed: true,
      actor: false,
      disclosure: 'municipality-only',
      text: onlyAlias('Solsort'),
    })
    const added = []
    for (const name of actorNames) {
      const person = await addPerson(tx, own, {
        exposed: false,
        actor: true,
        disclosure: 'municipality-only',
        text: onlyAlias(name),
      })
      if ('done' in person) added.push({ id: person.done, name })
    }
    return added
  })

  const rows = async <Row>(text: string, values: unknown[] = []) =>
    (await cast.owner.query(text, values)).rows as Row[]

  const act: TestCase['act'] = async (member, does, around = {}) => {
    const opened = present(
      await open(house, member.asking, { kind: 'case', id, scope: 'whole', purpose: 'write' }),
      'the right to the case',
    )
    const work = {
      facts: await factKeys(house.keys),
      on: { caseId: id, by: member.id, keys: opened, chance: house.chance },
      instrument: house.instrument,
      at: house.clock.now(),
      around: { actors, events: [], measures: [], driverReasons: [], ...around },
    }
    return house.inTransaction(member.asking, tx => does(tx, work))
  }

  return {
    id,
    actors,
    act,
    rows,
    draft: assessmentId =>
      act(birk, async (tx, { on }) =>
        readDraft(tx, on, present(await findAssessment(tx, id, assessmentId), 'the assessment')),
      ),
    async start() {
      const started = await act(birk, (tx, { on, instrument }) => startAssessment(tx, on, instrument))
      if ('refused' in started) throw new Error(started.refused.why)
      return started.done
    },
    async signing(member) {
      const [row] = await rows<{
        may_assess: boolean
        senior_id: string | null
        role: 'consultant' | 'leader'
      }>('select may_assess, senior_id, role from corps.staff where id = $1', [member.id])
      return {
        keys: await signingKeys(house.keys),
        language: 'da',
        me: {
          id: member.id,
          alias: member.alias,
          role: row?.role ?? 'consultant',
          region: 'midt',
          mayAssess: row?.may_assess ?? false,
          seniorId: (row?.senior_id ?? undefined) as StaffId | undefined,
          onDuty: true,
          language: 'da',
          leaving: false,
        },
        async putInForce(tx, level) {
          const on: OnCase = { caseId: id, by: member.id, keys, chance: house.chance }
          const put = await putLevelInForce(tx, on, level)
          if ('refused' in put) throw new Error(put.refused.why)
        },
      }
    },
  }
}
