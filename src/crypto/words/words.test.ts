import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededChance } from '../random.ts'
import { drawCode, foldWord, normaliseCode } from './code.ts'
import { danishWords } from './da.ts'
import { englishWords } from './en.ts'

const lists = [
  { language: 'Danish', words: danishWords, letters: /^[a-zæøå]{3,8}$/ },
  { language: 'English', words: englishWords, letters: /^[a-z]{3,8}$/ },
]

/** Nothing about violence, family, honour, religion, the body, weapons or the police, and nothing indecent. */
const unwelcome = new Set(
  `
  vold slag slå dræbe mord død lig grav kniv sværd våben pistol gevær bombe økse pisk reb galge blod ild brand
  syre trussel frygt angst hævn had straf fange fængsel politi dommer soldat krig kamp jagt fælde
  mor far moder fader forældre søster bror broder datter søn onkel tante fætter kusine familie slægt arv barn
  brud brudgom bryllup ægteskab kone mand enke kæreste jomfru dronning prinsesse
  ære skam ry rygte synd gud allah kirke moske moské synagoge tempel præst imam munk nonne bøn engel djævel
  himmel helvede bibel koran kors slør tørklæde turban jul påske julegave juletræ gris svin flæsk skinke bacon vin øl
  krop hoved hånd fod arm ben mave bryst hud hår næse mund øje øre tand tunge hals nakke ryg knæ røv pik numse
  pis lort fisse luder hore bøsse perker neger idiot
  violence kill murder death dead corpse grave knife sword weapon gun pistol rifle bomb axe whip rope gallows
  blood fire acid threat fear revenge hate prison jail police sheriff judge soldier war fight battle hunt trap
  mother father parent sister brother daughter son uncle aunt cousin family child bride groom wedding marriage
  husband wife widow virgin queen princess duchess
  honour honor shame gossip sin god church mosque synagogue temple priest imam monk nun prayer angel devil
  heaven hell bible quran cross veil turban christmas easter pig pork ham bacon beer wine
  body head hand foot arm leg belly breast skin hair nose mouth eye ear tooth tongue neck back knee stomach
  ass arse dick cock tit whore slut fag retard idiot shelter escape secret alarm victim
  `
    .trim()
    .split(/\s+/),
)

/** Everything one slip away: a letter dropped (which also finds a letter changed or added), or two swapped. */
function confusable(words: readonly string[]): string[][] {
  const bySlip = new Map<string, Set<string>>()
  for (const word of words) {
    const slips = Array.from(word, (_, at) => `${word.slice(0, at)}·${word.slice(at + 1)}`)
    const added = Array.from({ length: word.length + 1 }, (_, at) => `${word.slice(0, at)}·${word.slice(at)}`)
    const swapped = Array.from(
      word.slice(1),
      (letter, at) => word.slice(0, at) + letter + word[at] + word.slice(at + 2),
    )
    for (const slip of new Set([...slips, ...added, ...swapped, word])) {
      bySlip.set(slip, (bySlip.get(slip) ?? new Set()).add(word))
    }
  }
  return [...bySlip.values()].filter(group => group.size > 1).map(group => [...group])
}

/** How a Danish word sounds, roughly: enough to find twins such as hvid and vid, vejr and vær. */
function danishSound(word: string): string {
  return word
    .replaceAll(/h([vj])/g, '$1')
    .replaceAll(/([nlr])d/g, '$1')
    .replaceAll(/e[jg]/g, 'aj')
    .replaceAll('øg', 'øj')
    .replaceAll('c', 'k')
    .replaceAll('z', 's')
    .replaceAll(/(.)\1/g, '$1')
}

/** Words that another common word sounds like: heard over a telephone they are written down wrongly. */
const englishHomophones = `
  bear beach bean berry board boarder bough bow bread brake break bridal buy cell cellar cent cereal chord coarse
  course creek currant current deer dew doe dough eight ewe fair feet fir flea flour flower fur gate grate hair
  hall hare heel herd hoarse hole horse hour jam key knight knot lane leak leek lessen lesson maize mail male
  manor mare meat medal meddle metal mettle moose morning muscle mussel night nun oar pail pain pair palate pale
  palette pane peace peak pear pearl pedal pier plain plane plum pole prince profit rain raise read reed reef rein
  ring road root rose route row sail sale scene scent sea seam sew shoe sole son stair stake stare steak steel
  stile storey story straw-berry suite sundae sun sweet tail tale tea team tear thyme tide toad toe tow vale vane
  veil vein wail waist waste wave weather week whale wheel whine wine wood yolk
`
  .trim()
  .split(/\s+/)

describe.each(lists)('the $language words', ({ words, letters }) => {
  it('are at least 1,100, so that six of them are more than 2⁶⁰ codes', () => {
    expect(words.length).toBeGreaterThanOrEqual(1100)
    const bits = Array.from({ length: 6 }, (_, drawn) => Math.log2(words.length - drawn))
    expect(bits.reduce((sum, bit) => sum + bit)).toBeGreaterThanOrEqual(60)
  })

  it('are short and of plain letters, each once', () => {
    expect(words.filter(word => !letters.test(word))).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })

  it('are never one slip from each other, as written or as folded', () => {
    expect(confusable(words)).toEqual([])
    expect(confusable(words.map(foldWord))).toEqual([])
    expect(new Set(words.map(foldWord)).size).toBe(words.length)
  })

  it('hold nothing that hurts or tells', () => {
    expect(words.filter(word => unwelcome.has(word))).toEqual([])
  })
})

it('finds words one slip apart, and those not', () => {
  expect(confusable(['hest', 'hist'])).not.toEqual([])
  expect(confusable(['hest', 'heste'])).not.toEqual([])
  expect(confusable(['hest', 'hets'])).not.toEqual([])
  expect(confusable(['hest', 'hus', 'kande'])).toEqual([])
})

it('has no Danish words that sound alike, and no English ones with a common twin', () => {
  const sounds = Map.groupBy(danishWords, danishSound)
  expect([...sounds.values()].filter(twins => twins.length > 1)).toEqual([])
  expect(englishWords.filter(word => englishHomophones.includes(word))).toEqual([])
})

describe('a code', () => {
  it('is six different words of the list', () => {
    fc.assert(
      fc.property(fc.string(), seed => {
        const code = drawCode(seededChance(seed), danishWords)
        expect(new Set(code).size).toBe(6)
        expect(code.every(word => danishWords.includes(word))).toBe(true)
      }),
    )
  })

  it('is not drawn from a list that is too short', () => {
    expect(() => drawCode(seededChance('a'), danishWords.slice(0, 1099))).toThrow('1,100')
  })

  it('is understood however it is typed', () => {
    const code = normaliseCode('blåbær øgle gåtur æble søhest kaffe')
    expect(code).toBeDefined()
    const typed = [
      '  BLÅBÆR, Øgle - gåtur;Æble\n\tsøhest  Kaffe. ',
      'blaabaer oegle gaatur aeble soehest kaffe',
      'blabar ogle gatur able sohest kaffe',
      'blåbär ögle gåtur äble söhest kaffe',
      '1. blåbær 2. øgle 3. gåtur 4. æble 5. søhest 6. kaffe',
      'blåbær øgle gåtur æble søhest kaffe'.normalize('NFD'),
      'blåbær\u200B øgle gåtur æble søhest kaffe',
    ]
    expect(typed.map(normaliseCode)).toEqual(typed.map(() => code))
    expect(normaliseCode('İGLO IKON DISK FISK RIBS KIWI')).toBe(
      normaliseCode('ıglo ikon dısk fisk ribs kiwi'),
    )
  })

  it('has exactly six words, in the list or not', () => {
    expect(normaliseCode('en to tre fire fem')).toBeUndefined()
    expect(normaliseCode('en to tre fire fem seks syv')).toBeUndefined()
    expect(normaliseCode('')).toBeUndefined()
    expect(normaliseCode('ord '.repeat(100))).toBeUndefined()
    expect(normaliseCode('qwerty en to tre fire fem')).toBeDefined()
  })

  it('tells its order and its words apart', () => {
    expect(normaliseCode('en to tre fire fem seks')).not.toBe(normaliseCode('to en tre fire fem seks'))
    expect(normaliseCode('en to tre fire fem seks')).not.toBe(normaliseCode('ent o tre fire fem seks'))
  })

  it('folds the same however often it is folded, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'e', 'o', 'å', 'æ', 'ø', 'ı', 'A', 'E', 'O') }),
    )
    fc.assert(
      fc.property(typed, text => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text))
      }),
    )
  })

  it('survives being shown and typed back, in both languages', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(danishWords, englishWords), (seed, list) => {
        const code = drawCode(seededChance(seed), list)
        expect(normaliseCode(code.join(' '))).toBe(normaliseCode(code.join(', ').toUpperCase()))
        expect(normaliseCode(code.join(' '))).toBe(code.map(foldWord).join(' '))
      }),
    )
  })
})
