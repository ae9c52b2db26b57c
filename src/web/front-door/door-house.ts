import type { Context } from 'hono'
import type { House } from '../../access/house.ts'
import type { Lane } from '../../crypto/lane.ts'

/** What the front door is built with. */
export interface DoorHouse extends House {
  /** Codes are hashed here and staff passwords elsewhere, so that a flood of guesses slows only the guesser. */
  readonly doorLane: Lane
  /** Files come in here, so that a flood of them takes neither the memory nor the words' way in. */
  readonly fileLane: Lane
  /** Exactly the addresses at which browsers see the door, such as `https://raad.example.dk`. */
  readonly publicOrigins: readonly string[]
  /** Whether browsers reach the door by https. */
  readonly secure: boolean
  /** The everyday page that the way out leads to. */
  readonly neutralPage: string
  /** The origins whose pages may hold the door in a frame, besides itself: libraries, schools, municipalities. */
  readonly framedBy: readonly string[]
  /** The practice office: what comes in is marked as practice. */
  readonly practice: boolean
  /** Where a request comes from, as the socket or the trusted proxy tells it. Used in memory only. */
  addressOf(c: Context): string
  /** A bug. Goes to the log without anything a person wrote, no code and no address. */
  report(incident: { number: string; route: string; error: unknown }): void
}
