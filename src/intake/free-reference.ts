import type { Chance } from '../crypto/random.ts'
import { drawReference, type Reference } from './reference.ts'

const MOST_TRIES = 12

/**
 * Does what needs a reference, again with another one when the database says that it is taken. Each try is a
 * transaction of its own: a broken one cannot go on.
 */
export async function withFreeReference<Result>(
  chance: Chance,
  attempt: (reference: Reference) => Promise<Result>,
): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt(drawReference(chance, tries))
    } catch (error) {
      if (!isTaken(error) || tries >= MOST_TRIES) throw error
    }
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'constraint' in error &&
  (error.constraint === 'enquiries_reference_key' || error.constraint === 'cases_reference_key')
