import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lane } from './lane.ts'

/** A lane whose work waits until it is told to finish; says in which order it began and who was turned away. */
function watched(limit: { concurrency: number; waiting: number }) {
  const way = lane(limit)
  const begun: string[] = []
  const busy: string[] = []
  const finishing: (() => void)[] = []
  const ended: Promise<void>[] = []
  return {
    begun,
    busy,
    arrive(source: string, name: string) {
      const work = () => {
        begun.push(name)
        return new Promise<void>(resolve => finishing.push(resolve))
      }
      const enter = async () => {
        const outcome = await way.run(source, work)
        if ('refused' in outcome) busy.push(name)
      }
      ended.push(enter())
    },
    atWork: () => finishing.length,
    async finishOne() {
      finishing.shift()?.()
      await new Promise(setImmediate)
    },
    async finishAll() {
      while (finishing.length > 0) await this.finishOne()
      await Promise.all(ended)
    },
  }
}

describe('the lane', () => {
  it('gives back what the work gave', async () => {
    expect(await lane({ concurrency: 1, waiting: 0 }).run('anna', async () => 42)).toEqual({ done: 42 })
  })

  it('works on no more at once than it may', async () => {
    const way = watched({ concurrency: 2, waiting: 10 })
    for (const name of ['1', '2', '3', '4']) way.arrive('anna', name)
    expect(way.begun).toEqual(['1', '2'])
    await way.finishOne()
    expect(way.begun).toEqual(['1', '2', '3'])
    expect(way.atWork()).toBe(2)
    await way.finishAll()
    expect(way.begun).toEqual(['1', '2', '3', '4'])
  })

  it('lets a newcomer in after one turn of whoever floods it', async () => {
    const way = watched({ concurrency: 1, waiting: 20 })
    for (const name of ['f1', 'f2', 'f3', 'f4', 'f5']) way.arrive('flood', name)
    way.arrive('anna', 'anna')
    way.arrive('bo', 'bo')
    await way.finishAll()
    expect(way.begun).toEqual(['f1', 'f2', 'anna', 'bo', 'f3', 'f4', 'f5'])
  })

  it('turns away what comes when the queue is full', async () => {
    const way = watched({ concurrency: 1, waiting: 2 })
    for (const name of ['1', '2', '3', '4']) way.arrive('anna', name)
    await way.finishAll()
    expect(way.busy).toEqual(['4'])
    expect(way.begun).toEqual(['1', '2', '3'])
  })

  it('makes room in a full queue for one who is alone, at the cost of the longest line', async () => {
    const way = watched({ concurrency: 1, waiting: 3 })
    for (const name of ['f1', 'f2', 'f3', 'f4', 'f5']) way.arrive('flood', name)
    way.arrive('anna', 'anna')
    await way.finishAll()
    expect(way.busy).toEqual(['f5', 'f4'])
    expect(way.begun).toEqual(['f1', 'f2', 'anna', 'f3'])
  })

  it('turns a newcomer away when everybody waits for one thing only', async () => {
    const way = watched({ concurrency: 1, waiting: 2 })
    for (const name of ['anna', 'bo', 'carl', 'dina']) way.arrive(name, name)
    await way.finishAll()
    expect(way.busy).toEqual(['dina'])
  })

  it('passes on what the work throws, and goes on', async () => {
    const way = lane({ concurrency: 1, waiting: 1 })
    const failing = way.run('anna', () => Promise.reject(new Error('the disk is full')))
    const next = way.run('bo', async () => 'done')
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await next).toEqual({ done: 'done' })
    expect(
      await way
        .run('anna', () => {
          throw new Error('at once')
        })
        .catch((error: unknown) => String(error)),
    ).toBe('Error: at once')
    expect(await way.run('anna', async () => 'free')).toEqual({ done: 'free' })
  })

  it('answers everybody exactly once and never overfills, whoever comes when', async () => {
    const arrivals = fc.array(
      fc.oneof(fc.constantFrom('anna', 'bo', 'flood', 'flood'), fc.constant('finish')),
    )
    const limits = fc.record({ concurrency: fc.integer({ min: 1, max: 3 }), waiting: fc.nat(5) })
    await fc.assert(
      fc.asyncProperty(limits, arrivals, async (limit, steps) => {
        const way = watched(limit)
        const came: string[] = []
        for (const [at, step] of steps.entries()) {
          if (step === 'finish') {
            await way.finishOne()
          } else {
            came.push(`${step} ${at}`)
            way.arrive(step, `${step} ${at}`)
          }
          expect(way.atWork()).toBeLessThanOrEqual(limit.concurrency)
        }
        await way.finishAll()
        expect([...way.begun, ...way.busy].sort()).toEqual(came.sort())
      }),
    )
  })
})
