import type { OnCase } from '../access/on-case.ts'
import { findIdentity } from '../case/identity.sql.ts'
import { sealedAddress, sealedName } from '../case/identity.ts'
import { readPeople } from '../case/read-people.ts'
import type { Tx } from '../db/db.ts'
import type { KeptWords } from './kept-words.ts'

/**
 * The names and places that stand in the case, also of those who were taken out of it. With the address key: real names
 * and addresses are held against a text, and shown to nobody.
 */
export async function readKeptWords(
  tx: Tx,
  { caseId, keys }: Pick<OnCase, 'caseId' | 'keys'>,
): Promise<KeptWords> {
  const people = await readPeople(tx, { caseId, keys })
  const key = keys.of(caseId, 'address')
  const names: string[] = []
  const places: string[] = []
  for (const { id, exposed, text } of people) {
    if (!exposed) names.push(text.alias)
    places.push(text.place)
    const row = await findIdentity(tx, caseId, id)
    if (row?.sealedName) names.push(sealedName.unseal(key, id, caseId, row.sealedName).name)
    if (row?.sealedAddress) {
      const { address, whoKnows } = sealedAddress.unseal(key, id, caseId, row.sealedAddress)
      places.push(address)
      names.push(whoKnows)
    }
  }
  return { names, places }
}
