import type { OnCase } from '../access/on-case.ts'
import { staysInTheCorps, strictestOf, type Disclosure } from '../access/disclosure.ts'
import type { Entry, EntryId } from '../case/entries.ts'
import { findIdentity } from '../case/identity.sql.ts'
import { sealedAddress, sealedName } from '../case/identity.ts'
import { readEntries } from '../case/read-entries.ts'
import type { Person } from '../case/people.ts'
import { readPeople } from '../case/read-people.ts'
import { readTasks } from '../case/read-tasks.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import type { SignedDocument } from '../risk/assessment/document.ts'
import { listSigned } from '../risk/assessment/read-signed.ts'
import type { Measure } from '../safety-plan/measures.ts'
import { readPlan } from '../safety-plan/read-plan.ts'
import type { AgreedAfter, CaseMaterial, CodeWords, Material } from './material.ts'

type Reading = Pick<OnCase, 'caseId' | 'keys'>

interface Around {
  readonly reference: string
  readonly roles: Material['roles']
  readonly words: CodeWords
}

/**
 * What a paper about a signed assessment is made of; undefined when it is not there. With the address key opened, real
 * names and addresses are read: the names for whoever asked for them, the addresses to make certain that none of them
 * stands in the paper.
 */
export async function readMaterial(
  tx: Tx,
  on: Reading,
  signatureId: string,
  around: Around & { agreedOf: (document: SignedDocument) => Promise<AgreedAfter | undefined> },
): Promise<Material | undefined> {
  const signed = (await listSigned(tx, on)).find(({ row }) => row.id === signatureId)
  return (
    signed && {
      ...(await readCaseMaterial(tx, on, around)),
      document: signed.document,
      agreed: await around.agreedOf(signed.document),
      digest: signed.row.digest,
    }
  )
}

/** What a paper that rests on no assessment is filled from. */
export async function readCaseMaterial(
  tx: Tx,
  on: Reading,
  { reference, roles, words }: Around,
): Promise<CaseMaterial> {
  const people = await readPeople(tx, on)
  const entries = await readEntries(tx, on)
  const measures = await readPlan(tx, on)
  const tasks = await readTasks(tx, on)
  const { realNames, addresses } = await readIdentities(tx, on, people)
  return {
    reference,
    people,
    realNames,
    measures,
    roles,
    request: requestIn(entries),
    classes: classesOf(entries),
    secrets: [
      ...secretsIn(entries),
      ...people.filter(staying).flatMap(saidOfPerson),
      ...measures.filter(staying).flatMap(saidInMeasure),
      ...tasks.filter(staying).flatMap(({ text }) => (text ? [text.what] : [])),
      ...addresses,
    ],
    words,
  }
}

function requestIn(entries: readonly Entry[]): Material['request'] {
  const asked = entries.find(
    ({ kind, correctedBy, disclosure }) =>
      kind === 'municipal-request' && correctedBy === undefined && !staysInTheCorps(disclosure),
  )
  return asked?.text?.kind === 'municipal-request' ? asked.text : undefined
}

/** The strictest class of a fact and of everything that corrected it, or that it corrected. */
export function classesOf(entries: readonly Entry[]): Map<string, Disclosure> {
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const chainOf = (id: EntryId): Entry[] => {
    const chain: Entry[] = []
    for (let at = byId.get(id); at; at = at.corrects && byId.get(at.corrects)) chain.push(at)
    for (let at = byId.get(id)?.correctedBy; at; at = byId.get(at)?.correctedBy) {
      const later = byId.get(at)
      if (later) chain.push(later)
    }
    return chain
  }
  return new Map(entries.map(({ id }) => [id, strictestOf(chainOf(id).map(classOf))]))
}

const classOf = ({ disclosure, text }: Entry): Disclosure =>
  text?.kind === 'fact' && text.sourceMustBeProtected ? 'protected' : disclosure

const staying = ({ disclosure }: { disclosure: Disclosure }): boolean => staysInTheCorps(disclosure)

/** Not the short words, which would be found everywhere: "ældre bror", "samme hjem". */
const saidOfPerson = ({ text }: Person): string[] => [
  text.note,
  ...text.knowledge.map(({ source }) => source),
]

const saidInMeasure = ({ text }: Measure): string[] => [
  text.what,
  text.whyInWords,
  text.caution,
  text.personSays,
  text.outcome,
]

/** The words of every entry that may go to nobody. */
function secretsIn(entries: readonly Entry[]): string[] {
  const classes = classesOf(entries)
  return entries.flatMap(({ id, text }) => {
    if (!text || !staysInTheCorps(classes.get(id) ?? 'protected')) return []
    switch (text.kind) {
      case 'note':
      case 'event':
        return [text.text]
      case 'fact':
        return [text.statement]
      case 'contact':
        return [text.agreed]
      case 'driver-answer':
        return [text.reason]
      case 'municipal-request':
        return []
    }
  })
}

async function readIdentities(
  tx: Tx,
  { caseId, keys }: Reading,
  people: readonly { id: PersonId; removed: boolean }[],
): Promise<{ realNames: Map<PersonId, string>; addresses: string[] }> {
  const realNames = new Map<PersonId, string>()
  const addresses: string[] = []
  if (!keys.has(caseId, 'address')) return { realNames, addresses }
  const key = keys.of(caseId, 'address')
  for (const { id, removed } of people) {
    const row = await findIdentity(tx, caseId, id)
    const name = row?.sealedName && sealedName.unseal(key, id, caseId, row.sealedName).name
    if (name?.trim() && !removed) realNames.set(id, name.trim())
    const kept = row?.sealedAddress && sealedAddress.unseal(key, id, caseId, row.sealedAddress)
    if (kept) addresses.push(kept.whoKnows, ...inParts(kept.address))
  }
  return { realNames, addresses }
}

/** The address as it was written, and the street and the house each by themselves. A town alone is not a place. */
const inParts = (address: string): string[] => [
  address,
  ...address
    .split(/[\n,]/)
    .map(part => part.trim())
    .filter(part => !/^\d{4} /.test(part)),
]
