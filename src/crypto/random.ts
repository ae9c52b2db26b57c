import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { assert, present } from '../foundation/assert.ts'

/** Where everything unpredictable comes from. A parameter, so that a test can be replayed. */
export interface Chance {
  bytes(count: number): Uint8Array
  /** A random (version 4) UUID in lower case. */
  uuid(): string
  /** A whole number from 0 up to but not including the limit, each equally likely; the limit is at most 2³². */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}

/** Ids are drawn many at a time by Node itself: a page of the duty desk needs one for each row. */
export const systemChance: Chance = {
  ...chanceFrom(count => randomBytes(count)),
  uuid: () => randomUUID(),
}

/** The same seed gives the same draws. For tests and the practice office only: its draws can be foretold. */
export function seededChance(seed: string): Chance {
  let block = 0
  let stock = Buffer.alloc(0)
  return chanceFrom(count => {
    while (stock.length < count) {
      const next = createHash('sha256')
        .update(JSON.stringify([seed, block]))
        .digest()
      stock = Buffer.concat([stock, next])
      block += 1
    }
    const drawn = stock.subarray(0, count)
    stock = stock.subarray(count)
    return drawn
  })
}

/** Exported so that the arithmetic can be tried on chosen bytes. */
export function chanceFrom(bytes: (count: number) => Uint8Array): Chance {
  const below = (limit: number): number => {
    assert(Number.isInteger(limit) && limit > 0 && limit <= 2 ** 32, 'a draw has between 1 and 2³² outcomes')
    // The remainder of 2³² by the limit would make the first outcomes likelier: those draws are thrown away.
    const fair = 2 ** 32 - (2 ** 32 % limit)
    let draw = fair
    while (draw >= fair) draw = Buffer.from(bytes(4)).readUInt32BE()
    return draw % limit
  }
  return {
    bytes,
    below,
    uuid: () => asUuid(bytes(16)),
    pick: list => present(list[below(list.length)], 'what was picked'),
  }
}

function asUuid(random: Uint8Array): string {
  const marked = Buffer.from(random)
  marked.writeUInt8((marked.readUInt8(6) & 0x0f) | 0x40, 6)
  marked.writeUInt8((marked.readUInt8(8) & 0x3f) | 0x80, 8)
  return marked.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
