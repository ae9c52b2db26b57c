import { describe, expect, it } from 'vitest'
import { asrae } from './asrae.ts'
import { findings } from './checks.ts'
import type { Sketch } from './invented-picture.ts'
import { actorNamed, fromNow, itemCode, rated, rating, settledPicture, sketch } from './invented-picture.ts'
import type { Answers, Conclusion, Evidence, FormerAssessment, Picture, Rating } from './picture.ts'

type Change = (picture: Picture) => Picture

const settled = settledPicture()

/** Further words about the settled picture; what is not mentioned stays as it was. */
const but =
  (words: Sketch, more: Partial<Picture> = {}): Change =>
  picture => {
    const other = sketch(words)
    return {
      ...picture,
      ratings: new Map([...picture.ratings, ...other.ratings]),
      actors: [
        ...picture.actors.map(actor => {
          const again = other.actors.find(one => one.id === actor.id)
          return again ? { ...actor, ratings: new Map([...actor.ratings, ...again.ratings]) } : actor
        }),
        ...other.actors.filter(actor => !picture.actors.some(one => one.id === actor.id)),
      ],
      events: [...picture.events, ...other.events],
      ...(words.measures && { measures: other.measures }),
      ...(words.drivers && { drivers: other.drivers }),
      ...more,
    }
  }
const concluded =
  (conclusion: Conclusion): Change =>
  picture => ({ ...picture, conclusion: { ...picture.conclusion, ...conclusion }, scenarioCount: 3 })
const both =
  (...changes: Change[]): Change =>
  picture =>
    changes.reduce((so, change) => change(so), picture)

/** The settled picture as it was signed ten days ago, with some words changed. */
const formerly =
  (words: string, level: FormerAssessment['level'] = 'low', actors: Record<string, string> = {}): Change =>
  picture => ({
    ...picture,
    former: {
      signedAt: fromNow('-240h'),
      level,
      ratings: new Map<ReturnType<typeof itemCode>, Answers>([...settled.ratings, ...rated(words)]),
      actors: settled.actors.map(actor => ({
        id: actor.id,
        ratings: new Map<ReturnType<typeof itemCode>, Answers>([
          ...actor.ratings,
          ...rated(actors[actor.id] ?? ''),
        ]),
      })),
    },
  })

const rerated =
  (change: (one: Rating) => Rating, only?: string): Change =>
  picture => {
    const all = (ratings: Picture['ratings']) =>
      new Map([...ratings].map(([code, one]) => [code, only && code !== only ? one : change(one)]))
    return {
      ...picture,
      ratings: all(picture.ratings),
      actors: picture.actors.map(actor => ({ ...actor, ratings: all(actor.ratings) })),
    }
  }
const resting = (...evidence: Evidence[]): Change => rerated(one => ({ ...one, evidence }))
const source = (name: string, directness: Evidence['directness'] = 'first_hand'): Evidence => ({
  source: name,
  directness,
  wouldKnow: true,
})
const unrated =
  (code: string): Change =>
  picture => ({ ...picture, ratings: new Map([...picture.ratings].filter(([item]) => item !== code)) })

const high = concluded({ level: 'high', urgency: 'within24h' })
const medium = concluded({ level: 'medium' })
const clearlyNow = but({ ratings: 'A1=2/0' })
const unknown = (codes: string) =>
  but({
    ratings: codes
      .split(' ')
      .map(code => `${code}=U/U`)
      .join(' '),
  })
const twin = { uncle: 'B1=1/1 B4=1/0', cousin: 'B1=1/1 B4=1/0' }

interface WorkedCases {
  found: [says: string, change: Change][]
  notFound: [says: string, change: Change][]
}
const cases: Record<string, WorkedCases> = {
  IC01: {
    found: [['low, and she fears for her life', but({ ratings: 'C1=2/0' })]],
    notFound: [
      ['low, and she is somewhat afraid', but({ ratings: 'C1=1/0' })],
      ['medium, and she fears for her life', both(but({ ratings: 'C1=2/0' }), medium)],
    ],
  },
  IC02: {
    found: [
      ['low', but({ ratings: 'A2=1/0' })],
      ['medium', both(but({ ratings: 'A2=1/0' }), medium)],
    ],
    notFound: [
      ['high', both(but({ ratings: 'A2=1/0' }), high)],
      ['only earlier', but({ ratings: 'A2=0/2' })],
      ['not known', but({ ratings: 'A2=U/U' })],
    ],
  },
  IC03: {
    found: [['medium, one actor with both', both(but({ actors: { uncle: 'B2=2/0 B3=2/0' } }), medium)]],
    notFound: [
      ['two actors with one each', both(but({ actors: { uncle: 'B2=2/0', cousin: 'B3=2/0' } }), medium)],
      ['one of them partly', both(but({ actors: { uncle: 'B2=2/0 B3=1/0' } }), medium)],
      ['high', both(but({ actors: { uncle: 'B2=2/0 B3=2/0' } }), high)],
    ],
  },
  IC04: {
    found: [['high and planned', concluded({ level: 'high', urgency: 'planned' })]],
    notFound: [
      ['high within seven days', concluded({ level: 'high', urgency: 'within7d' })],
      ['medium and planned', concluded({ level: 'medium', urgency: 'planned' })],
    ],
  },
  IC05: {
    found: [
      ['high, nothing is yes', high],
      ['high, yes only in C', both(high, but({ ratings: 'C1=2/0' }))],
      ['high, yes only earlier', both(high, but({ ratings: 'A1=1/2' }))],
    ],
    notFound: [
      ['high, yes in A', both(high, clearlyNow)],
      ['high, yes for one actor', both(high, but({ actors: { cousin: 'B7=2/0' } }))],
      ['medium, nothing is yes', medium],
    ],
  },
  IC06: {
    found: [
      [
        'sure, with 4 of 15 core items not known',
        both(unknown('A1 A2 A3 A5'), concluded({ confidence: 'high' })),
      ],
    ],
    notFound: [
      ['sure, with 3 of 15', both(unknown('A1 A2 A3'), concluded({ confidence: 'high' }))],
      ['fairly sure, with 4 of 15', both(unknown('A1 A2 A3 A5'), concluded({ confidence: 'medium' }))],
      ['sure, the unknown ones not core', both(unknown('A4 C2 C3 C4 C6'), concluded({ confidence: 'high' }))],
    ],
  },
  IC07: {
    found: [
      ['lowered, nothing better', formerly('', 'medium')],
      ['lowered, only C better', formerly('C1=2/0', 'medium')],
      ['lowered, a risk first known now', formerly('A3=U/U', 'medium')],
    ],
    notFound: [
      ['lowered, A better', formerly('A3=1/0', 'medium')],
      ['lowered, one actor better', formerly('', 'medium', { cousin: 'B2=2/0' })],
      ['lowered, protection added', formerly('D4=U', 'medium')],
      ['not lowered', formerly('', 'low')],
      ['no earlier assessment', picture => picture],
    ],
  },
  IC08: {
    found: [
      ['three worse, same level', formerly('A1=0/1', 'low', { uncle: 'B1=0/1 B4=0/0' })],
      ['three worse, level lowered', formerly('D2=2 A1=0/0', 'medium', { uncle: 'B1=0/0 B4=0/0' })],
    ],
    notFound: [
      ['two worse', formerly('A1=0/1', 'low', { uncle: 'B1=0/1' })],
      [
        'two worse, and a protection that is not acute no longer known',
        both(formerly('A1=0/1', 'low', { uncle: 'B1=0/1' }), unknown('D3')),
      ],
      [
        'one factor worse for two actors is one factor',
        formerly('A1=0/1', 'low', { uncle: 'B4=0/0', cousin: 'B4=0/1' }),
      ],
      ['three worse, level raised', both(formerly('A1=0/1', 'low', { uncle: 'B1=0/1 B4=0/0' }), medium)],
    ],
  },
  IC09: {
    found: [['she says high, we say low', but({}, { ownView: { level: 'high' } })]],
    notFound: [
      ['she says medium, we say low', but({}, { ownView: { level: 'medium' } })],
      ['she says low, we say high', both(high, but({}, { ownView: { level: 'low' } }))],
      ['she gives no level', but({}, { ownView: { fear0to10: 10 } })],
    ],
  },
  IC10: {
    found: [
      ['no measure answers it', but({ drivers: [{ item: 'A3' }] })],
      ['a blank reason', but({ drivers: [{ item: 'A3', reason: '  ' }] })],
    ],
    notFound: [
      ['a measure answers it', but({ drivers: [{ item: 'A1' }] })],
      ['a reason is given', but({ drivers: [{ item: 'A3', reason: 'she does not want it yet' }] })],
      ['no drivers', but({ drivers: [] })],
    ],
  },
  IC11: {
    found: [
      ['low without a scenario', but({}, { scenarioCount: 0 })],
      ['medium with one', both(medium, but({}, { scenarioCount: 1 }))],
      ['extreme with two', both(concluded({ level: 'extreme' }), but({}, { scenarioCount: 2 }))],
    ],
    notFound: [
      ['low with one', but({}, { scenarioCount: 1 })],
      ['medium with two', both(medium, but({}, { scenarioCount: 2 }))],
      ['extreme with three', both(concluded({ level: 'extreme' }), but({}, { scenarioCount: 3 }))],
    ],
  },
  IC12: {
    found: [
      ['a rating without evidence', rerated(one => ({ ...one, evidence: [] }), 'A1')],
      ['an actor rated without evidence', rerated(one => ({ ...one, evidence: [] }), 'B1')],
      [
        'a no from somebody who would not know',
        rerated(one => ({ ...one, evidence: [{ ...source('a neighbour'), wouldKnow: false }] }), 'A2'),
      ],
    ],
    notFound: [
      [
        'a partly from somebody who would not know everything',
        rerated(one => ({ ...one, evidence: [{ ...source('a neighbour'), wouldKnow: false }] }), 'A1'),
      ],
      [
        'not known needs no evidence',
        both(
          unknown('A3'),
          rerated(one => ({ ...one, evidence: [] }), 'A3'),
        ),
      ],
    ],
  },
  IC13: {
    found: [
      [
        'nobody finds out',
        both(
          unknown('A3'),
          rerated(one => ({ ...one, unknownTask: undefined }), 'A3'),
        ),
      ],
      [
        'somebody, but no deadline',
        both(
          unknown('A3'),
          rerated(one => ({ ...one, unknownTask: { responsible: 'Ane' } }), 'A3'),
        ),
      ],
      [
        'a deadline, but nobody',
        both(
          unknown('A3'),
          rerated(one => ({ ...one, unknownTask: { responsible: ' ', due: fromNow('+1h') } }), 'A3'),
        ),
      ],
      [
        'earlier not known',
        both(
          but({ ratings: 'A3=0/U' }),
          rerated(one => ({ ...one, unknownTask: undefined }), 'A3'),
        ),
      ],
      ['an item left out', unrated('A3')],
      ['an actor on whom nothing is rated', but({ actors: { father: '' } })],
    ],
    notFound: [
      ['somebody and a deadline', unknown('A3')],
      ['known, and so no task', rerated(one => ({ ...one, unknownTask: undefined }))],
    ],
  },
  IC14: {
    found: [['two actors alike', but({ actors: twin })]],
    notFound: [
      ['one answer differs', but({ actors: { ...twin, cousin: 'B1=1/0 B4=1/0' } })],
      ['one mark differs', but({ actors: { ...twin, cousin: 'B1=1/1 B4=1/0+lures' } })],
      ['one actor only', picture => ({ ...picture, actors: picture.actors.slice(0, 1) })],
      [
        'nothing is rated on any of them yet',
        picture => ({ ...picture, actors: picture.actors.map(actor => ({ ...actor, ratings: new Map() })) }),
      ],
    ],
  },
  IC15: {
    found: [
      [
        'a copy, and something happened since',
        both(formerly(''), but({ events: [['contact_resumed', '-24h']] })),
      ],
      [
        'a copy, and a hearing recorded since',
        both(formerly(''), but({ events: [['court_hearing', '+400h', '-24h']] })),
      ],
      [
        'a copy, and what was foreseen has happened',
        both(formerly(''), but({ events: [['court_hearing', '-24h', '-500h']] })),
      ],
    ],
    notFound: [
      ['one answer differs', both(formerly('A1=1/0'), but({ events: [['contact_resumed', '-24h']] }))],
      [
        "one actor's answer differs",
        both(formerly('', 'low', { uncle: 'B1=0/1' }), but({ events: [['contact_resumed', '-24h']] })),
      ],
      [
        'a new actor',
        both(formerly(''), but({ actors: { father: 'B1=0/0' }, events: [['contact_resumed', '-24h']] })),
      ],
      ['a copy, but nothing happened', formerly('')],
      [
        'a copy, and it happened before',
        both(formerly(''), but({ events: [['contact_resumed', '-300h', '-290h']] })),
      ],
      ['the first assessment', but({ events: [['contact_resumed', '-24h']] })],
    ],
  },
  IC16: {
    found: [['safe, but her cousin knows', but({ actors: { cousin: 'B3=1/0+knows_whereabouts' } })]],
    notFound: [
      ['partly safe', but({ ratings: 'D2=1', actors: { cousin: 'B3=1/0+knows_whereabouts' } })],
      ['her cousin has a car', but({ actors: { cousin: 'B3=1/0+helpers' } })],
    ],
  },
  IC17: {
    found: [
      ['nothing due', both(concluded({ urgency: 'now' }), but({ measures: [] }))],
      [
        'due in four hours and a minute',
        both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1', due: '+4h1m' }] })),
      ],
      [
        'overdue and not done',
        both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1', due: '-0h1m' }] })),
      ],
      ['no deadline', both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1' }] }))],
      [
        'done long ago',
        both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1', due: '-4h1m', done: true }] })),
      ],
    ],
    notFound: [
      [
        'due in four hours',
        both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1', due: '+4h' }] })),
      ],
      [
        'just done',
        both(concluded({ urgency: 'now' }), but({ measures: [{ answers: 'A1', due: '-1h', done: true }] })),
      ],
      ['within 24 hours', both(concluded({ urgency: 'within24h' }), but({ measures: [{ answers: 'A1' }] }))],
    ],
  },
  IC18: {
    found: [
      [
        'family talk planned, threats',
        but({ ratings: 'A3=1/0', measures: [{ code: 'M52', answers: 'A1', due: '+3h' }] }),
      ],
      [
        'actor talk planned, one actor means it',
        but({ actors: { uncle: 'B2=1/0' }, measures: [{ code: 'M53', answers: 'A1', due: '+3h' }] }),
      ],
    ],
    notFound: [
      ['family talk planned, no threats', but({ measures: [{ code: 'M52', answers: 'A1', due: '+3h' }] })],
      ['threats, other measures', but({ ratings: 'A3=1/0' })],
    ],
  },
  IC19: {
    found: [
      ['high', both(high, clearlyNow)],
      ['extreme', both(concluded({ level: 'extreme' }), clearlyNow)],
    ],
    notFound: [
      ['somebody else has rated', both(high, but({}, { secondRaterHasRated: true }))],
      ['medium', medium],
    ],
  },
  IC20: {
    found: [
      ['nothing', but({}, { ownView: undefined })],
      ['an empty form', but({}, { ownView: { inOwnWords: false } })],
    ],
    notFound: [
      ['her words', but({}, { ownView: { inOwnWords: true } })],
      ['no fear at all is a view', but({}, { ownView: { fear0to10: 0 } })],
    ],
  },
  IC21: {
    found: [
      ['one source', resting(source('the person'))],
      ['one source told twice', resting(source('the person'), source('the person', 'second_hand'))],
      ['rumours from many', resting(source('a', 'rumour'), source('b', 'rumour'))],
      ['one source and rumours', resting(source('the person'), source('b', 'rumour'))],
      ['no source at all', resting()],
    ],
    notFound: [['two sources', resting(source('the person'), source('her teacher'))]],
  },
  IC22: {
    found: [
      [
        'in force, not said how long',
        both(
          but({ ratings: 'D6=1' }),
          rerated(one => ({ ...one, durability: undefined }), 'D6'),
        ),
      ],
      [
        'ends, but not when',
        both(
          but({ ratings: 'D6=1' }),
          rerated(one => ({ ...one, durability: { holds: 'time_limited' } }), 'D6'),
        ),
      ],
    ],
    notFound: [
      [
        'ends on a date',
        both(
          but({ ratings: 'D6=1' }),
          rerated(
            one => ({
              ...one,
              durability: { holds: 'time_limited', endsOn: Temporal.PlainDate.from('2026-02-01') },
            }),
            'D6',
          ),
        ),
      ],
      [
        'uncertain is said',
        both(
          but({ ratings: 'D6=1' }),
          rerated(one => ({ ...one, durability: { holds: 'uncertain' } }), 'D6'),
        ),
      ],
      ['not in force', rerated(one => ({ ...one, durability: undefined }), 'D6')],
    ],
  },
}

describe.each(asrae.consistencyChecks)('$code ($severity): $text.en', ({ code, evaluateAt }) => {
  const { found, notFound } = cases[code] ?? { found: [], notFound: [] }
  const when = evaluateAt === 'deadline' ? 'deadline' : 'signing'
  const codesFound = (change: Change) =>
    findings(asrae, change(settled), when).map(({ check }) => check.code as string)

  it('has worked cases on both sides of its edge', () => {
    expect(found.length).toBeGreaterThan(0)
    expect(notFound.length).toBeGreaterThan(0)
  })
  it.each(found)('finds: %s', (_, change) => {
    expect(codesFound(change)).toContain(code)
  })
  it.each(notFound)('does not find: %s', (_, change) => {
    expect(codesFound(change)).not.toContain(code)
  })
})

describe('findings', () => {
  it('are none in a settled picture', () => {
    expect(findings(asrae, settled, 'signing')).toEqual([])
    expect(findings(asrae, settled, 'deadline')).toEqual([])
  })

  it('ask for a second rater when the deadline has passed, never at the signature', () => {
    const picture = both(high, clearlyNow)(settled)
    expect(findings(asrae, picture, 'signing')).toEqual([])
    expect(findings(asrae, picture, 'deadline').map(({ check, places }) => [check.code, places])).toEqual([
      ['IC19', [{ kind: 'conclusion', field: 'level' }, { kind: 'secondRater' }]],
    ])
  })

  it('say where: the rating, the actor, the driver, the flag', () => {
    const places = (change: Change, code: string) =>
      findings(asrae, change(settled), 'signing').find(({ check }) => check.code === code)?.places
    expect(
      places(
        rerated(one => ({ ...one, evidence: [] }), 'B1'),
        'IC12',
      ),
    ).toEqual([
      { kind: 'item', item: 'B1', actor: actorNamed('uncle') },
      { kind: 'item', item: 'B1', actor: actorNamed('cousin') },
    ])
    expect(places(but({ drivers: [{ item: 'A3' }] }), 'IC10')).toEqual([
      { kind: 'driver', item: 'A3', actor: undefined },
    ])
    expect(places(but({ ratings: 'C1=2/0' }), 'IC01')).toEqual([
      { kind: 'conclusion', field: 'level' },
      { kind: 'flag', flag: 'RF07' },
    ])
    expect(places(but({ actors: twin }), 'IC14')).toEqual([
      { kind: 'actor', actor: actorNamed('uncle') },
      { kind: 'actor', actor: actorNamed('cousin') },
    ])
  })

  it('a single rating is found by its item alone', () => {
    const lonely = { ...rating(1, 1), evidence: [] }
    const picture = { ...settled, ratings: new Map([...settled.ratings, [itemCode('A4'), lonely]]) }
    expect(findings(asrae, picture, 'signing').map(({ check, places }) => [check.code, places])).toEqual([
      ['IC12', [{ kind: 'item', item: 'A4' }]],
    ])
  })
})
