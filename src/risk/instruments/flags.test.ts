import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import { openFlags, raisedFlags } from './flags.ts'
import type { Sketch } from './invented-picture.ts'
import { actorNamed, fromNow, now, sketch } from './invented-picture.ts'
import { emptyPicture } from './picture.ts'

interface WorkedCases {
  raisedBy: [says: string, sketch: Sketch][]
  quietAt: [says: string, sketch: Sketch][]
}

const event = (code: string, at: string): Sketch => ({ events: [[code, at]] })
const acute = 'A2=0 A3=0 A5=0 A8=0 A9=0 C1=0 C5=0 D2=2'
const knownActors = { uncle: 'B2=0 B3=0' }

/** Each flag at the edge where it begins, and just short of it. */
const cases: Record<string, WorkedCases> = {
  RF01: {
    raisedBy: [
      ['signs of life-endangering violence now', { ratings: 'A2=1' }],
      ['and when it is certain', { ratings: 'A2=2' }],
    ],
    quietAt: [
      ['ruled out', { ratings: 'A2=0' }],
      ['not known', { ratings: 'A2=U' }],
      ['only earlier', { ratings: 'A2=0/2' }],
      ['not rated now', { ratings: 'A2=-/2' }],
    ],
  },
  RF02: {
    raisedBy: [
      ['a clear threat and one actor with some access', { ratings: 'A3=2', actors: { uncle: 'B3=1' } }],
    ],
    quietAt: [
      ['a hint only', { ratings: 'A3=1', actors: { uncle: 'B3=2' } }],
      ['nobody has access', { ratings: 'A3=2', actors: { uncle: 'B3=0', cousin: 'B3=0' } }],
      ['access not known', { ratings: 'A3=2', actors: { uncle: 'B3=U' } }],
      ['access only earlier', { ratings: 'A3=2', actors: { uncle: 'B3=0/2' } }],
      ['no actor described', { ratings: 'A3=2' }],
    ],
  },
  RF03: {
    raisedBy: [
      ['clearly to be sent abroad', { ratings: 'A5=2' }],
      ['departure in exactly 14 days', event('planned_departure', '+336h')],
      ['departure this minute', event('planned_departure', '+0h')],
    ],
    quietAt: [
      ['signs only', { ratings: 'A5=1' }],
      ['a minute more than 14 days away', event('planned_departure', '+336h1m')],
      ['already left', event('planned_departure', '-0h1m')],
    ],
  },
  RF04: {
    raisedBy: [
      ['held inside', { ratings: 'A6=2' }],
      ['silent for exactly two days', event('missed_agreed_contact', '-48h')],
    ],
    quietAt: [
      ['partly held', { ratings: 'A6=1' }],
      ['missed longer ago', event('missed_agreed_contact', '-48h1m')],
      ['an agreed contact still to come', event('missed_agreed_contact', '+1h')],
    ],
  },
  RF05: {
    raisedBy: [['luring, and she is drawn back', { ratings: 'A9=1 C2=1' }]],
    quietAt: [
      ['no luring', { ratings: 'A9=0 C2=2' }],
      ['not drawn back', { ratings: 'A9=2 C2=0' }],
      ['not known whether drawn back', { ratings: 'A9=2 C2=U' }],
    ],
  },
  RF06: {
    raisedBy: [
      [
        'three with a role, by intent or by access',
        { actors: { uncle: 'B4=1 B2=1', cousin: 'B4=1 B3=1', father: 'B4=2 B2=2 B3=2' } },
      ],
    ],
    quietAt: [
      ['two of them', { actors: { uncle: 'B4=1 B2=1', cousin: 'B4=1 B3=1', father: 'B4=0 B2=2' } }],
      [
        'the third with neither',
        { actors: { uncle: 'B4=1 B2=1', cousin: 'B4=1 B3=1', father: 'B4=1 B2=0' } },
      ],
      ['the third not known', { actors: { uncle: 'B4=1 B2=1', cousin: 'B4=1 B3=1', father: 'B4=U B2=2' } }],
    ],
  },
  RF07: {
    raisedBy: [['she fears for her life', { ratings: 'C1=2' }]],
    quietAt: [
      ['she is somewhat afraid', { ratings: 'C1=1' }],
      ['nobody has asked her', { ratings: 'C1=U' }],
    ],
  },
  RF08: {
    raisedBy: [['clear suicidal thoughts', { ratings: 'C5=2' }]],
    quietAt: [
      ['distress', { ratings: 'C5=1' }],
      ['not asked', { ratings: 'C5=U' }],
      ['earlier in life', { ratings: 'C5=0/2' }],
    ],
  },
  RF09: {
    raisedBy: [
      [
        'an actor knows since last time',
        { actors: { uncle: 'B1=1' }, former: { actors: { uncle: 'B1=0' } } },
      ],
      ['an actor knows more', { actors: { uncle: 'B1=2' }, former: { actors: { uncle: 'B1=1' } } }],
      ['a new actor who knows', { actors: { uncle: 'B1=1' }, former: {} }],
      ['it was not known before', { actors: { uncle: 'B1=1' }, former: { actors: { uncle: 'B1=U' } } }],
      ['told exactly a week ago', event('disclosure_to_actor', '-168h')],
    ],
    quietAt: [
      ['there is no earlier assessment', { actors: { uncle: 'B1=2' } }],
      ['knew before', { actors: { uncle: 'B1=2' }, former: { actors: { uncle: 'B1=2' } } }],
      ['a new actor who does not know', { actors: { uncle: 'B1=0' }, former: {} }],
      ['no longer known', { actors: { uncle: 'B1=U' }, former: { actors: { uncle: 'B1=0' } } }],
      ['told longer ago', event('disclosure_to_actor', '-168h1m')],
    ],
  },
  RF10: {
    raisedBy: [
      ['left 30 days ago, threats now', { ratings: 'A3=1', events: [['left_or_separated', '-720h']] }],
      ['left today, threats earlier', { ratings: 'A3=0/1', events: [['left_or_separated', '-1h']] }],
      ['left today, violence now', { ratings: 'A2=1', events: [['left_or_separated', '-1h']] }],
      ['left today, violence earlier', { ratings: 'A2=-/1', events: [['left_or_separated', '-1h']] }],
    ],
    quietAt: [
      ['left longer ago', { ratings: 'A3=2', events: [['left_or_separated', '-720h1m']] }],
      ['left without threats', { ratings: 'A2=0/0 A3=0/0', events: [['left_or_separated', '-1h']] }],
      ['threats not known', { ratings: 'A2=U/U A3=U/U', events: [['left_or_separated', '-1h']] }],
      ['threats, but stays', { ratings: 'A3=2/2' }],
    ],
  },
  RF11: {
    raisedBy: [['clear escalation', { ratings: 'A8=2' }]],
    quietAt: [
      ['signs of it', { ratings: 'A8=1' }],
      ['not known', { ratings: 'A8=U' }],
    ],
  },
  RF12: {
    raisedBy: [
      ['the place is less safe than last time', { ratings: 'D2=1', former: { ratings: 'D2=2' } }],
      ['once partly safe, now not known', { ratings: 'D2=U', former: { ratings: 'D2=1' } }],
      ['once unsafe, now not known', { ratings: 'D2=U', former: { ratings: 'D2=0' } }],
      ['once safe, now not known', { ratings: 'D2=U', former: { ratings: 'D2=2' } }],
      ['given away exactly three days ago', event('location_compromised', '-72h')],
    ],
    quietAt: [
      ['as safe as last time', { ratings: 'D2=1', former: { ratings: 'D2=1' } }],
      ['safer', { ratings: 'D2=2', former: { ratings: 'D2=1' } }],
      ['unsafe from the first assessment on', { ratings: 'D2=0' }],
      ['not known then or now', { ratings: 'D2=U', former: { ratings: 'D2=U' } }],
      ['given away longer ago', event('location_compromised', '-72h1m')],
    ],
  },
  RF13: {
    raisedBy: [
      ['the order ends in exactly a week', event('protection_ends', '+168h')],
      ['he is released in exactly a week', event('actor_release', '+168h')],
    ],
    quietAt: [
      ['it ends later', event('protection_ends', '+168h1m')],
      ['he is released later', event('actor_release', '+168h1m')],
      ['it has ended', event('protection_ends', '-0h1m')],
    ],
  },
  RF14: {
    raisedBy: [
      ['children in danger and violence', { ratings: 'C7=2 A1=1' }],
      ['children in danger and grave violence', { ratings: 'C7=2 A2=1' }],
      ['children in danger and threats', { ratings: 'C7=2 A3=1' }],
    ],
    quietAt: [
      ['children partly in danger', { ratings: 'C7=1 A1=2' }],
      ['there are no others', { ratings: 'C7=NA A1=2' }],
      ['no violence and no threats', { ratings: 'C7=2 A1=0/2 A2=0 A3=U' }],
    ],
  },
  RF15: {
    raisedBy: [['one actor with intent and a weapon', { actors: { uncle: 'B2=1 B3=1+weapon_access' } }]],
    quietAt: [
      ['a car, no weapon', { actors: { uncle: 'B2=2 B3=2+helpers' } }],
      ['the weapon is with another', { actors: { uncle: 'B2=2', cousin: 'B2=0 B3=2+weapon_access' } }],
      ['the mark without the rating', { actors: { uncle: 'B2=2 B3=U+weapon_access' } }],
    ],
  },
  RF16: {
    raisedBy: [['a leak exactly a week ago', event('information_leak', '-168h')]],
    quietAt: [['a leak longer ago', event('information_leak', '-168h1m')]],
  },
  RF17: {
    raisedBy: [
      [
        'four of the ten acute items not known',
        { ratings: 'A2=U A3=U A5=U A8=U A9=0 C1=0 C5=0 D2=2', actors: knownActors },
      ],
      ['four left unrated', { ratings: 'A9=0 C1=0 C5=0 D2=2', actors: knownActors }],
      ['two not known and no actor described', { ratings: acute.replace('A2=0 A3=0', 'A2=U A3=U') }],
      [
        'two not known, and the same two for every actor',
        { ratings: acute.replace('A2=0 A3=0', 'A2=U A3=U'), actors: { uncle: 'B2=U B3=U', cousin: 'B3=U' } },
      ],
    ],
    quietAt: [
      [
        'three not known',
        { ratings: acute.replace('A2=0 A3=0 A5=0', 'A2=U A3=U A5=U'), actors: knownActors },
      ],
      [
        'two not known, and known of one actor',
        {
          ratings: acute.replace('A2=0 A3=0', 'A2=U A3=U'),
          actors: { uncle: 'B2=U B3=U', cousin: 'B2=1 B3=0' },
        },
      ],
      ['not known earlier only', { ratings: acute.replaceAll('=0', '=0/U'), actors: knownActors }],
    ],
  },
}

const codesRaised = (picture: Sketch, when: 'rating' | 'signing' = 'signing') =>
  raisedFlags(asrae, sketch(picture), when).map(({ flag }) => flag.code as string)

describe.each(asrae.redFlags)('$code: $text.en', ({ code, evaluateAt }) => {
  const { raisedBy, quietAt } = cases[code] ?? { raisedBy: [], quietAt: [] }

  it('has worked cases on both sides of its edge', () => {
    expect(raisedBy.length).toBeGreaterThan(0)
    expect(quietAt.length).toBeGreaterThan(0)
  })
  it.each(raisedBy)('is raised: %s', (_, picture) => {
    expect(codesRaised(picture)).toContain(code)
  })
  it.each(quietAt)('keeps still: %s', (_, picture) => {
    expect(codesRaised(picture)).not.toContain(code)
  })
  it.each(raisedBy)(
    `while rating, ${evaluateAt === 'rating' ? 'is raised too' : 'waits'}: %s`,
    (_, picture) => {
      expect(codesRaised(picture, 'rating').includes(code)).toBe(evaluateAt === 'rating')
    },
  )
})

describe('a raised flag', () => {
  it('says which items and which actors made it fire, and not those that did not', () => {
    const picture = sketch({
      ratings: 'A3=2',
      actors: { uncle: 'B3=1', cousin: 'B3=U', father: 'B3=2' },
    })
    const flag = raisedFlags(asrae, picture).find(raised => raised.flag.code === 'RF02')
    expect(flag?.answerWithinMinutes).toBe(15)
    expect(flag?.places).toEqual([
      { kind: 'item', item: 'A3' },
      { kind: 'item', item: 'B3', actor: actorNamed('uncle') },
      { kind: 'item', item: 'B3', actor: actorNamed('father') },
    ])
  })

  it('says which event made it fire, and gives every reason at once', () => {
    const [flag] = raisedFlags(asrae, sketch({ ratings: 'A6=2', events: [['missed_agreed_contact', '-5h']] }))
    expect(flag?.places).toEqual([
      { kind: 'item', item: 'A6' },
      { kind: 'event', event: 'missed_agreed_contact', at: fromNow('-5h') },
    ])
  })

  it('is not raised by an empty picture while rating, and at the signature only for all that is unknown', () => {
    expect(raisedFlags(asrae, emptyPicture(now))).toEqual([])
    expect(raisedFlags(asrae, emptyPicture(now), 'signing').map(raised => raised.flag.code)).toEqual(['RF17'])
  })
})

describe('a flag is open at the signature', () => {
  const picture = sketch({ ratings: acute.replace('C5=0', 'C5=2'), actors: knownActors })
  const withRecord = (answer?: 'act' | 'plan' | 'not-relevant') => {
    const [raised] = raisedFlags(asrae, picture)
    return { ...picture, flagsOnRecord: raised ? [{ code: raised.flag.code, answer }] : [] }
  }

  it('while the picture raises it and nobody has answered', () => {
    expect(openFlags(asrae, picture)).toEqual(['RF08'])
    expect(openFlags(asrae, withRecord())).toEqual(['RF08'])
  })
  it('while the picture raises it, even though somebody acts on it', () => {
    expect(openFlags(asrae, withRecord('act'))).toEqual(['RF08'])
    expect(openFlags(asrae, withRecord('plan'))).toEqual(['RF08'])
  })
  it('while nobody has answered it, even though the picture has changed', () => {
    const { flagsOnRecord } = withRecord()
    expect(openFlags(asrae, { ...sketch({ ratings: acute, actors: knownActors }), flagsOnRecord })).toEqual([
      'RF08',
    ])
  })
  it('but not once it was found not relevant, or was acted on and has passed', () => {
    expect(openFlags(asrae, withRecord('not-relevant'))).toEqual([])
    const { flagsOnRecord } = withRecord('act')
    expect(openFlags(asrae, { ...sketch({ ratings: acute, actors: knownActors }), flagsOnRecord })).toEqual(
      [],
    )
  })
})

it('nothing is said to be worse than in an assessment with another instrument: its questions were others', () => {
  const worse = sketch({
    ratings: acute.replace('D2=2', 'D2=0'),
    actors: knownActors,
    former: { ratings: 'D2=2' },
  })
  const codes = (picture: typeof worse) => raisedFlags(asrae, picture).map(({ flag }) => flag.code)
  expect(codes(worse)).toContain('RF12')
  expect(worse.former).toBeDefined()
  const former = worse.former && { ...worse.former, otherQuestions: true }
  expect(codes({ ...worse, former })).not.toContain('RF12')
})
