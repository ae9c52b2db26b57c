import { describe, expect, it } from 'vitest'
import { places, reaches, shields, steps, ways } from './ways.ts'

const all = Object.entries(ways)

describe('every way', () => {
  it.each(all)('%s says where it rests and how far that was checked', (_, way) => {
    expect(way.source.cite.length).toBeGreaterThan(3)
    const { standing } = way.source
    if (standing.verified) expect(URL.canParse(standing.source)).toBe(true)
    else expect(standing.doubt).toMatch(/\.$/)
    for (const text of [way.da, way.en]) expect(text).not.toMatch(/\.$/)
  })
})

it('every place is put somewhere by a step or a way, and leads on', () => {
  const put = new Set<string>([
    ...Object.values(steps).flatMap(step => step.puts),
    ...all.flatMap(([, { to }]) => ('place' in to ? [to.place] : [])),
  ])
  expect([...put].toSorted()).toEqual([...places].toSorted())
  expect(new Set(all.map(([, way]) => way.from))).toEqual(new Set(places))
})

it('every reach and every shield is used', () => {
  expect(new Set(all.flatMap(([, { to }]) => ('people' in to ? [to.people] : [])))).toEqual(new Set(reaches))
  expect(new Set<string>(all.flatMap(([, way]) => way.closedBy))).toEqual(new Set(Object.keys(shields)))
})
