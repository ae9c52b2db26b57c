import { putLevelInForce } from '../../../case/put-level-in-force.ts'
import { assert } from '../../../foundation/assert.ts'
import { signingKeys, type Signing } from '../../../risk/assessment/signing.ts'
import type { AtCase } from '../case/at-case.ts'

/** What signing needs, fetched before the transaction begins: the keys may lie across the network. */
export async function signingOf({ on, house, view }: AtCase): Promise<Signing> {
  return {
    keys: await signingKeys(house.keys),
    me: view.me,
    language: view.language,
    async putInForce(tx, level) {
      const put = await putLevelInForce(tx, on, level)
      assert('done' in put, 'the case that was just signed in is there')
    },
  }
}
