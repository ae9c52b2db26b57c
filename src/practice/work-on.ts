import type { OnCase } from '../access/on-case.ts'
import { addEntry } from '../case/add-entry.ts'
import { addPerson } from '../case/add-person.ts'
import { addTask } from '../case/add-task.ts'
import { changePerson } from '../case/change-person.ts'
import { closeCase } from '../case/close-case.ts'
import type { EntryText, FactText } from '../case/entries.ts'
import { listPeople } from '../case/people.sql.ts'
import { onlyAlias } from '../case/people.ts'
import { recordContact } from '../case/record-contact.ts'
import type { Tx } from '../db/db.ts'
import { present } from '../foundation/assert.ts'
import type { PersonId } from '../foundation/ids.ts'
import { addTie } from '../network/add-tie.ts'
import { addMeasure } from '../safety-plan/add-measure.ts'
import { changeMeasure } from '../safety-plan/change-measure.ts'
import type { MeasureText } from '../safety-plan/measures.ts'
import { mustBeDone } from './must-be-done.ts'
import type { Event, Fact, Measure, PracticeCase } from './situation.ts'

/** What has been written in a case so far, by the short names of its situation. */
export interface Written {
  readonly actors: readonly { readonly id: PersonId; readonly name: string; readonly shortName: string }[]
  readonly facts: ReadonlyMap<string, { readonly id: string; readonly text: FactText }>
  readonly events: readonly { readonly code: string; readonly at: Temporal.Instant }[]
  readonly measures: readonly {
    readonly measure: Measure
    readonly dueAt: Temporal.Instant | undefined
  }[]
}

/** Writes down who there is and what is known, agrees on measures and takes on tasks. */
export async function writeDown(
  tx: Tx,
  on: OnCase,
  theCase: PracticeCase,
  now: Temporal.Instant,
): Promise<Written> {
  const exposed = await describeExposed(tx, on, theCase)
  const people = await addPeople(tx, on, theCase)
  const actors = people.filter(person => person.actor)
  await joinPeople(
    tx,
    on,
    theCase,
    new Map([['self', exposed], ...people.map(each => [each.shortName, each.id] as const)]),
  )

  const facts = new Map<string, { id: string; text: FactText }>()
  for (const [shortName, fact] of Object.entries(theCase.facts)) {
    const text = factText(fact)
    facts.set(shortName, { id: mustBeDone(await addEntry(tx, on, text, fact.disclosure)), text })
  }
  const events = (theCase.events ?? []).map(event => ({ event, at: now.add({ hours: event.inHours }) }))
  for (const { event, at } of events) mustBeDone(await addEntry(tx, on, eventText(event, at), 'corps-only'))

  const measures = (theCase.measures ?? []).map(measure => ({
    measure,
    dueAt: measure.dueHours === undefined ? undefined : now.add({ hours: measure.dueHours }),
  }))
  for (const { measure, dueAt } of measures) await agreeOn(tx, on, measure, dueAt)
  for (const { kind, what, toWhom, hours } of theCase.tasks ?? []) {
    const task = {
      kind,
      staffId: on.by,
      dueAt: now.add({ hours }),
      disclosure: 'municipality-only' as const,
      text: { what, toWhom },
    }
    mustBeDone(await addTask(tx, on, task))
  }
  return { actors, facts, events: events.map(({ event, at }) => ({ code: event.event, at })), measures }
}

/** The case was opened with an alias alone. */
async function describeExposed(
  tx: Tx,
  on: OnCase,
  { exposed, exposedActs }: PracticeCase,
): Promise<PersonId> {
  const person = present(
    (await listPeople(tx, on.caseId)).find(each => each.exposed),
    'the exposed person',
  )
  const text = { ...onlyAlias(exposed.alias), ...exposed }
  const to = {
    exposed: true,
    actor: exposedActs === true,
    disclosure: 'municipality-only' as const,
    text,
  }
  mustBeDone(await changePerson(tx, on, person.id, to, person.version))
  return person.id
}

type Added = Written['actors'][number] & { readonly actor: boolean }

async function addPeople(tx: Tx, on: OnCase, { people }: PracticeCase): Promise<readonly Added[]> {
  const added: Added[] = []
  for (const [
    shortName,
    { actor = true, disclosure = actor ? 'shareable' : 'municipality-only', text },
  ] of Object.entries(people)) {
    const whole = { ...onlyAlias(text.alias), ...text }
    const id = mustBeDone(await addPerson(tx, on, { exposed: false, actor, disclosure, text: whole }))
    added.push({ id, name: text.alias, shortName, actor })
  }
  return added
}

async function joinPeople(
  tx: Tx,
  on: OnCase,
  { ties = [] }: PracticeCase,
  people: ReadonlyMap<string, PersonId>,
): Promise<void> {
  for (const { from, to, kind, there = 'not-known', back = 'not-known', source } of ties) {
    const ends = { from: present(people.get(from), from), to: present(people.get(to), to) }
    mustBeDone(await addTie(tx, on, ends, { kind, there, back, source, note: '' }))
  }
}

const factText = ({ statement, source, sourceType, directness, ...fact }: Fact): FactText => ({
  kind: 'fact',
  statement,
  source,
  sourceType,
  directness,
  confidence: fact.confidence ?? 'medium',
  sourceMustBeProtected: fact.sourceMustBeProtected ?? false,
})

const eventText = ({ event, text }: Event, at: Temporal.Instant): EntryText => ({
  kind: 'event',
  event,
  at: at.toString(),
  text,
})

async function agreeOn(
  tx: Tx,
  on: OnCase,
  measure: Measure,
  dueAt: Temporal.Instant | undefined,
): Promise<void> {
  const { code, what, role, who, why, caution = '', personSays = '', status } = measure
  const text: MeasureText = {
    code,
    what,
    why: why.map(item => ({ item })),
    whyInWords: '',
    role,
    who,
    caution,
    personSays,
    personAgrees: personSays === '' ? 'not-asked' : 'yes',
    outcome: '',
  }
  // Whoever is to do it must be able to read it.
  const disclosure = role === 'police' || role === 'shelter' ? 'shareable' : 'municipality-only'
  const agreed = { text, disclosure, dueAt } as const
  const id = mustBeDone(await addMeasure(tx, on, agreed))
  if (status !== 'agreed') mustBeDone(await changeMeasure(tx, on, id, { ...agreed, status }, 1))
}

/** What has happened since: a contact some hours ago with the next one agreed, or the end of the case. */
export async function followUp(
  tx: Tx,
  on: OnCase,
  { contact, closing }: PracticeCase,
  now: Temporal.Instant,
): Promise<void> {
  if (contact) {
    const then = now.subtract({ hours: contact.hoursAgo })
    const text = { kind: 'contact' as const, ...contact.text, at: then.toString() }
    const next = { at: then.add({ hours: contact.nextHoursLater }), now: then }
    mustBeDone(await recordContact(tx, on, text, 'corps-only', next))
  }
  if (closing) {
    const followUpText = 'Kontakt 90 dage efter afslutningen'
    mustBeDone(await closeCase(tx, on, closing.reason, closing.note, { now, followUp: followUpText }))
  }
}
