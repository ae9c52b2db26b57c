import type { House } from '../access/house.ts'
import { faceKey, type FaceKey } from './pair.ts'
import {
  eraseSecondInDatabase,
  findPairOfSecond,
  listArrivals,
  listSealedPairs,
  openedInDatabase,
  settleArrival,
} from './second-face.sql.ts'

/**
 * Looks at everybody who came to the door or wrote there since the last time. A second code raises Watched on the
 * case or the enquiry of the first; every other arrival is let go. Each is a transaction of its own, and what fails
 * waits for the next turn while the others go on.
 *
 * @returns how often a second code was used where it alarms
 * @throws the first error, after all were tried
 */
export async function takeArrivals(house: House): Promise<number> {
  const faces = await faceKey(house.keys)
  const arrivals = await house.inTransaction('nobody', listArrivals)
  let raised = 0
  const errors: unknown[] = []
  for (const arrival of arrivals) {
    try {
      if (await takeArrival(house, faces, arrival)) raised += 1
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return raised
}

const takeArrival = (
  house: House,
  faces: FaceKey,
  arrival: Awaited<ReturnType<typeof listArrivals>>[number],
): Promise<boolean> =>
  house.inTransaction('nobody', async tx => {
    const sealed = await findPairOfSecond(tx, faces.prove(arrival.conversationId))
    if (!sealed) {
      await settleArrival(tx, arrival.id)
      return false
    }
    const answer = await openedInDatabase(tx, arrival.id, house.chance.uuid(), faces.unseal(sealed))
    return answer === 'done' || answer === 'already-watched'
  })

/** Where the first conversation was erased, also after a restore, the second goes too. How many. */
export async function eraseWithTheFirst(house: House): Promise<number> {
  const faces = await faceKey(house.keys)
  return house.inTransaction('nobody', async tx => {
    let erased = 0
    for (const sealed of await listSealedPairs(tx)) {
      if (await eraseSecondInDatabase(tx, faces.unseal(sealed))) erased += 1
    }
    return erased
  })
}
