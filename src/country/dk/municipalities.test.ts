import { describe, expect, it } from 'vitest'
import {
  corpsRegions,
  findMunicipality,
  municipalities,
  practiceMunicipalities,
  regions,
} from './municipalities.ts'

const count = (region: string) =>
  municipalities.filter(place => !place.practice && place.region === region).length

describe('the municipalities', () => {
  it('are 98, each with a code and a name of its own', () => {
    expect(municipalities).toHaveLength(98)
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(98)
    expect(new Set(municipalities.map(({ name }) => name)).size).toBe(98)
    for (const { code, name } of municipalities) {
      expect(code).toMatch(/^0\d{3}$/)
      expect(name).toMatch(/^\p{Lu}[\p{L}-]+$/u)
    }
  })

  it('are spread over the five regions as the regions themselves count them', () => {
    expect(Object.fromEntries(regions.map(({ code }) => [code, count(code)]))).toEqual({
      '1081': 11,
      '1082': 19,
      '1083': 22,
      '1084': 29,
      '1085': 17,
    })
  })

  it.each([
    ['0101', 'København', 'hovedstaden-sjaelland'],
    ['0400', 'Bornholm', 'hovedstaden-sjaelland'],
    ['0265', 'Roskilde', 'hovedstaden-sjaelland'],
    ['0461', 'Odense', 'syddanmark'],
    ['0630', 'Vejle', 'syddanmark'],
    ['0615', 'Horsens', 'midt'],
    ['0751', 'Aarhus', 'midt'],
    ['0773', 'Morsø', 'nord'],
    ['0851', 'Aalborg', 'nord'],
  ])('%s is %s and is served by the corps in %s', (code, name, corpsRegion) => {
    expect(findMunicipality(code)).toMatchObject({ name, corpsRegion, practice: false })
  })

  it('include the host of every corps region, inside the region it hosts', () => {
    for (const [region, { host }] of Object.entries(corpsRegions)) {
      expect(municipalities.find(({ name }) => name === host)).toMatchObject({ corpsRegion: region })
    }
  })

  it('stand in Danish order, so that Aabenraa and Aarhus come last and not first', () => {
    const names = municipalities.map(({ name }) => name)
    expect(names[0]).toBe('Albertslund')
    expect(names.slice(-3)).toEqual(['Aabenraa', 'Aalborg', 'Aarhus'])
  })

  it('do not include Christiansø, codes cut short or words', () => {
    for (const code of ['0411', '101', '', '0000', 'København', '__proto__']) {
      expect(findMunicipality(code)).toBeUndefined()
    }
  })
})

describe('the practice municipalities', () => {
  it('are invented: neither their codes nor their names are real ones', () => {
    const realNames = new Set(municipalities.map(({ name }) => name))
    for (const { code, name, practice } of practiceMunicipalities) {
      expect(practice).toBe(true)
      expect(code).toMatch(/^9\d{3}$/)
      expect(realNames.has(name)).toBe(false)
    }
  })

  it('give every corps region somewhere to practise, and hold the places of the practice cases', () => {
    expect(new Set(practiceMunicipalities.map(({ corpsRegion }) => corpsRegion))).toEqual(
      new Set(Object.keys(corpsRegions)),
    )
    const names = practiceMunicipalities.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Fjordby', 'Nørrehavn', 'Engdal', 'Vesterådal']))
    expect(findMunicipality('9011')).toMatchObject({ name: 'Fjordby' })
  })
})
