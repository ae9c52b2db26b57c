import type { OnCase } from '../access/on-case.ts'
import type { Disclosure, Entry, EntryId } from '../case/entries.ts'
import { findIdentity } from '../case/identity.sql.ts'
import { sealedAddress, sealedName } from '../case/identity.ts'
import { readEntries } from '../case/read-entries.ts'
import { readPeople } from '../case/read-people.ts'
import type { Tx } from '../db/db.ts'
import type { PersonId } from '../foundation/ids.ts'
import { listSigned } from '../risk/assessment/read-signed.ts'
import { readPlan } from '../safety-plan/read-plan.ts'
import type { CaseMaterial, CodeWords, Material } from './material.ts'

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
  around: Around,
): Promise<Material | undefined> {
  const signed = (await listSigned(tx, on)).find(({ row }) => row.id === signatureId)
  return (
    signed && {
      ...(await readCaseMaterial(tx, on, around)),
      document: signed.document,
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
  const { realNames, addresses } = await readIdentities(tx, on, people)
  return {
    reference,
    people,
    realNames,
    measures: await readPlan(tx, on),
    roles,
    request: requestIn(entries),
    classes: classesOf(entries),
    secrets: [...secretsIn(entries), ...addresses],
    words,
  }
}

function requestIn(entries: readonly Entry[]): Material['request'] {
  const asked = entries.find(
    ({ kind, correctedBy, disclosure }) =>
      kind === 'municipal-request' &&
      correctedBy === undefined &&
      disclosure !== 'protected' &&
      disclosure !== 'corps-only',
  )
  return asked?.text?.kind === 'municipal-request' ? asked.text : undefined
}

const strictest: readonly Disclosure[] = ['shareable', 'municipality-only', 'corps-only', 'protected']

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
  return new Map(
    entries.map(({ id }) => [
      id,
      chainOf(id)
        .map(classOf)
        .reduce((one, other) => (strictest.indexOf(one) > strictest.indexOf(other) ? one : other)),
    ]),
  )
}

const classOf = ({ disclosure, text }: Entry): Disclosure =>
  text?.kind === 'fact' && text.sourceMustBeProtected ? 'protected' : disclosure

/** The words of every entry that may go to nobody. */
function secretsIn(entries: readonly Entry[]): string[] {
  const classes = classesOf(entries)
  return entries.flatMap(({ id, text }) => {
    const of = classes.get(id)
    if (!text || (of !== 'corps-only' && of !== 'protected')) return []
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
