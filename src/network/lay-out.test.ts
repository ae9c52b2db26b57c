import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onlyAlias } from '../case/people.ts'
import type { PersonId } from '../foundation/ids.ts'
import { box, layOut, layoutKey } from './lay-out.ts'
import type { KnownNetwork } from './read-network.ts'
import type { TieId } from './spread.ts'
import { tieKinds, type TieKind } from './ties.ts'

function network(count: number, ties: readonly (readonly [number, TieKind, number])[]): KnownNetwork {
  const id = (at: number) => `p${at}` as PersonId
  return {
    people: Array.from({ length: count }, (_, at) => ({
      id: id(at),
      version: 1,
      removed: false,
      exposed: at === 0,
      actor: at > 0,
      disclosure: 'corps-only',
      text: onlyAlias(`Person ${at}`),
    })),
    ties: ties.map(([from, kind, to], at) => ({
      id: `t${at}` as TieId,
      from: id(from),
      to: id(to),
      version: 1,
      removed: false,
      text: { kind, there: 'not-known', back: 'not-known', source: '', note: '' },
    })),
  }
}

const family = network(6, [
  [1, 'parent', 0],
  [2, 'parent', 0],
  [1, 'married', 2],
  [0, 'sibling', 3],
  [4, 'uncle-or-aunt', 0],
])

describe('the map', () => {
  it('puts parents above, couples and siblings side by side, and everybody somewhere', async () => {
    const { people } = await layOut(family)
    expect(Object.keys(people)).toHaveLength(6)
    expect(people['p1']?.y).toBe(people['p2']?.y)
    expect(people['p1']?.y).toBeLessThan(people['p0']?.y ?? 0)
    expect(people['p0']?.y).toBe(people['p3']?.y)
  })

  it('each tie goes from the one to the other', async () => {
    const { people, ties } = await layOut(family)
    for (const { id, from, to } of family.ties) {
      const route = ties[id] ?? []
      for (const [end, person] of [
        [route[0], people[from]],
        [route.at(-1), people[to]],
      ] as const) {
        expect(end && person && touches(end, person), id).toBe(true)
      }
    }
  })

  it('stacks a flock that hangs on the same parents, each still joined to them', async () => {
    const flock = network(9, [
      [0, 'married', 1],
      ...[2, 3, 4, 5, 6].flatMap(child => [[0, 'parent', child] as const, [1, 'parent', child] as const]),
      [0, 'parent', 7],
      [7, 'friend', 8],
    ])
    const { people, ties } = await layOut(flock)
    expect(new Set([2, 3, 4, 5, 6].map(child => people[`p${child}`]?.x)).size).toBe(1)
    for (const { id, to } of flock.ties) {
      const [end, child] = [ties[id]?.at(-1), people[to]]
      expect(end && child && touches(end, child), id).toBe(true)
    }
  })

  it('comes out the same every time, and has another key when somebody or a tie is new', async () => {
    expect(await layOut(family)).toEqual(await layOut(family))
    expect(layoutKey(family)).toBe(layoutKey(structuredClone(family)))
    expect(layoutKey({ ...family, ties: family.ties.slice(1) })).not.toBe(layoutKey(family))
    expect(layoutKey({ ...family, people: family.people.slice(1) })).not.toBe(layoutKey(family))
  })

  it('no two people stand on one another, whatever the ties', async () => {
    const tie = fc
      .tuple(fc.nat(7), fc.constantFrom(...tieKinds), fc.nat(7))
      .filter(([from, , to]) => from !== to)
    await fc.assert(
      fc.asyncProperty(fc.array(tie, { maxLength: 14 }), async ties => {
        const { people } = await layOut(network(8, ties))
        const all = Object.values(people)
        expect(all).toHaveLength(8)
        for (const [at, one] of all.entries()) {
          for (const other of all.slice(at + 1)) {
            expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(
              true,
            )
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('of nobody is empty', async () => {
    expect((await layOut(network(0, []))).people).toEqual({})
  })
})

/** On the edge of the box, give or take a rounding. */
const touches = (point: { x: number; y: number }, at: { x: number; y: number }) =>
  point.x >= at.x - 1 &&
  point.x <= at.x + box.width + 1 &&
  point.y >= at.y - 1 &&
  point.y <= at.y + box.height + 1
