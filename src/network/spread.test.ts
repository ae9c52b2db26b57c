import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shieldCodes, stepCodes, steps, ways, type Reach, type StepCode } from '../country/dk/ways.ts'
import type { PersonId } from '../foundation/ids.ts'
import { openWays } from './open-ways.ts'
import { whoLearnsIt, type Learner, type Network, type Passes, type Planned, type TieId } from './spread.ts'

type Within = Network['people'][number]['within']

const person = (id: string, within: Within = {}, parts: { exposed?: true; actor?: true } = {}) => ({
  id: id as PersonId,
  exposed: parts.exposed ?? false,
  actor: parts.actor ?? false,
  within,
})
const tie = (from: string, to: string, there: Passes = 'not-known', back: Passes = 'not-known') => ({
  id: `${from}-${to}` as TieId,
  from: from as PersonId,
  to: to as PersonId,
  there,
  back,
})
const plan = (step: StepCode, more: { told?: string[]; shields?: Planned['shields'] } = {}): Planned => ({
  step,
  told: (more.told ?? []) as PersonId[],
  shields: more.shields ?? [],
})
const network = (people: Network['people'], ties: Network['ties'] = []): Network => ({
  people,
  ties,
  ways: openWays,
})

/** `bror (recorded): letter-lies-at-home, far-bror` */
const told = (learners: readonly Learner[]) =>
  learners.map(
    ({ person: who, standing, path }) =>
      `${who} (${standing}): ${path.map(hop => (hop.kind === 'way' ? hop.way : hop.tie)).join(', ')}`,
  )

describe('V3: a couple threatened from both sides', () => {
  // His father gave the brothers their working hours; her cousin knows the way to where they stay.
  const v3 = network(
    [
      person('noor', {}, { exposed: true }),
      person('aeldste-bror', {}, { actor: true }),
      person('yngste-bror', {}, { actor: true }),
      person('jonas'),
      person('jonas-far', {}, { actor: true }),
      person('jonas-soester', { household: 'yes' }),
      person('kusine', { household: 'not-known' }, { actor: true }),
      person('kollega'),
    ],
    [
      tie('jonas-far', 'aeldste-bror', 'yes', 'not-known'),
      tie('aeldste-bror', 'yngste-bror', 'yes', 'yes'),
      tie('jonas-far', 'jonas-soester', 'no', 'yes'),
      tie('kusine', 'yngste-bror', 'not-known', 'not-known'),
      tie('jonas', 'jonas-soester', 'yes', 'yes'),
      tie('noor', 'aeldste-bror', 'yes', 'yes'),
    ],
  )

  it('a letter to where they stay runs through the house and his father to her brothers', () => {
    expect(told(whoLearnsIt(v3, plan('letter-home')))).toEqual([
      'jonas-soester (recorded): letter-lies-at-home',
      'jonas-far (recorded): letter-lies-at-home, jonas-far-jonas-soester',
      'jonas (recorded): letter-lies-at-home, jonas-jonas-soester',
      'aeldste-bror (recorded): letter-lies-at-home, jonas-far-jonas-soester, jonas-far-aeldste-bror',
      'yngste-bror (recorded): letter-lies-at-home, jonas-far-jonas-soester, jonas-far-aeldste-bror, aeldste-bror-yngste-bror',
      'kusine (possible): letter-lies-at-home',
    ])
  })

  it('post to a safe address reaches nobody', () => {
    expect(whoLearnsIt(v3, plan('letter-home', { shields: ['post-elsewhere'] }))).toEqual([])
  })

  it('a call to his father reaches both brothers, and not his sister, to whom he tells nothing', () => {
    expect(told(whoLearnsIt(v3, plan('talk-with-somebody', { told: ['jonas-far'] })))).toEqual([
      'jonas-far (recorded): said-in-conversation',
      'aeldste-bror (recorded): said-in-conversation, jonas-far-aeldste-bror',
      'yngste-bror (recorded): said-in-conversation, jonas-far-aeldste-bror, aeldste-bror-yngste-bror',
      'kusine (possible): said-in-conversation, jonas-far-aeldste-bror, aeldste-bror-yngste-bror, kusine-yngste-bror',
    ])
  })

  it('whoever has no tie and no way to it learns nothing', () => {
    for (const step of stepCodes) {
      expect(whoLearnsIt(v3, plan(step)).map(each => each.person)).not.toContain('kollega')
    }
  })
})

describe('V8: a boy who is exposed and made to control his sister', () => {
  const around = [
    person('farbror', {}, { actor: true }),
    person('faetre', {}, { actor: true }),
    person('mor', { household: 'yes', custody: 'yes' }),
    person('amal', { household: 'yes' }),
  ]
  const ties = [
    tie('yusuf', 'farbror', 'yes', 'no'),
    tie('farbror', 'faetre', 'yes', 'yes'),
    tie('mor', 'farbror'),
    tie('amal', 'mor', 'no', 'no'),
  ]
  const inHouse = { household: 'yes', 'phone-accounts': 'yes' } as const
  const his = network([person('yusuf', inHouse, { exposed: true, actor: true }), ...around], ties)

  it('what he learns he must report: his uncle has it from him before his mother has said a word', () => {
    expect(told(whoLearnsIt(his, plan('call-own-telephone')))).toEqual([
      'amal (recorded): telephone-heard-at-home',
      'mor (recorded): telephone-heard-at-home',
      'yusuf (recorded): telephone-heard-at-home',
      'farbror (recorded): telephone-heard-at-home, yusuf-farbror',
      'faetre (recorded): telephone-heard-at-home, yusuf-farbror, farbror-faetre',
    ])
  })

  it('were he exposed alone, nothing would pass through him', () => {
    const alone = network([person('yusuf', inHouse, { exposed: true }), ...around], ties)
    expect(told(whoLearnsIt(alone, plan('call-own-telephone')))).toEqual([
      'amal (recorded): telephone-heard-at-home',
      'mor (recorded): telephone-heard-at-home',
      'farbror (possible): telephone-heard-at-home, mor-farbror',
      'faetre (possible): telephone-heard-at-home, mor-farbror, farbror-faetre',
    ])
  })

  it('a school message reaches his mother directly and through the notification, and what is decided closes both', () => {
    expect(told(whoLearnsIt(his, plan('school-message')))).toContain('mor (recorded): school-tells-parents')
    expect(told(whoLearnsIt(his, plan('school-message', { shields: ['school-agreed'] })))).toContain(
      'mor (recorded): school-notifies, parents-are-heard',
    )
    expect(
      whoLearnsIt(his, plan('school-message', { shields: ['parents-not-told', 'access-refused'] })),
    ).toEqual([])
  })
})

describe('V9: a relative who can look up through work', () => {
  const v9 = network(
    [person('kusine', { 'register-look-up': 'yes' }), person('forlovede', {}, { actor: true })],
    [tie('kusine', 'forlovede')],
  )
  it('a change of address reaches her, and through her possibly him', () => {
    expect(told(whoLearnsIt(v9, plan('change-of-address')))).toEqual([
      'kusine (recorded): looked-up-in-the-register',
      'forlovede (possible): looked-up-in-the-register, kusine-forlovede',
    ])
    expect(whoLearnsIt(v9, plan('change-of-address', { shields: ['without-fixed-address'] }))).toEqual([])
  })
})

describe('in any network', () => {
  const ids = Array.from({ length: 9 }, (_, at) => `p${at}`)
  const passes = fc.constantFrom<Passes>('yes', 'no', 'not-known')
  const reach = fc.constantFrom<Exclude<Reach, 'told'>>(
    'household',
    'keys',
    'phone-accounts',
    'register-look-up',
    'custody',
  )
  const within = fc.dictionary(reach, fc.constantFrom('yes', 'not-known')) as fc.Arbitrary<Within>
  const people = fc
    .tuple(fc.nat(ids.length), fc.array(fc.tuple(within, fc.boolean()), { minLength: 9, maxLength: 9 }))
    .map(([exposed, each]) =>
      each.map(([has, actor], at) => ({ ...person(`p${at}`, has), exposed: at === exposed, actor })),
    )
  const tiesOf = fc
    .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), passes, passes), { maxLength: 20 })
    .map(all =>
      all.map(([from, to, there, back], at) => ({ ...tie(from, to, there, back), id: `t${at}` as TieId })),
    )
  const aNetwork = fc.tuple(people, tiesOf).map(([each, ties]) => network(each, ties))
  const aPlan = fc.record({
    step: fc.constantFrom(...stepCodes),
    told: fc.subarray(ids) as fc.Arbitrary<PersonId[]>,
    shields: fc.subarray([...shieldCodes]),
  })
  const who = (on: Network, planned: Planned) => new Set(whoLearnsIt(on, planned).map(each => each.person))
  const certain = (on: Network, planned: Planned) =>
    new Set(whoLearnsIt(on, planned).flatMap(each => (each.standing === 'recorded' ? each.person : [])))
  const holds = (part: ReadonlySet<unknown>, whole: ReadonlySet<unknown>) =>
    expect([...part].filter(each => !whole.has(each))).toEqual([])

  it('telling one more person never shrinks the set', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, fc.constantFrom(...ids), (on, planned, one) => {
        const more = { ...planned, told: [...planned.told, one as PersonId] }
        holds(who(on, planned), who(on, more))
        holds(certain(on, planned), certain(on, more))
      }),
    )
  })

  it('removing a tie never grows it, and neither does learning that nothing passes along one', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, fc.nat(), (on, planned, at) => {
        const gone = at % Math.max(1, on.ties.length)
        const without = { ...on, ties: on.ties.filter((_, index) => index !== gone) }
        const silent = {
          ...on,
          ties: on.ties.map((each, index) =>
            index === gone ? { ...each, there: 'no' as const, back: 'no' as const } : each,
          ),
        }
        holds(who(without, planned), who(on, planned))
        expect(who(silent, planned)).toEqual(who(without, planned))
      }),
    )
  })

  it('one more shield never grows it, and a closed way is on nobody’s path', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, fc.constantFrom(...shieldCodes), (on, planned, shield) => {
        const shielded = { ...planned, shields: [...planned.shields, shield] }
        holds(who(on, shielded), who(on, planned))
        for (const { path } of whoLearnsIt(on, shielded)) {
          for (const hop of path) {
            if (hop.kind === 'way') expect<readonly string[]>(ways[hop.way].closedBy).not.toContain(shield)
          }
        }
      }),
    )
  })

  it('what is not known counts as possible: asking never brings in anybody new', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, passes, (on, planned, answer) => {
        const asked = {
          ...on,
          ties: on.ties.map(each => ({
            ...each,
            there: each.there === 'not-known' ? answer : each.there,
            back: each.back === 'not-known' ? answer : each.back,
          })),
        }
        holds(who(asked, planned), who(on, planned))
        holds(certain(on, planned), certain(asked, planned))
      }),
    )
  })

  it('the order in which people, ties and ways are given changes nothing', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, (on, planned) => {
        const turned = {
          people: on.people.toReversed(),
          ties: on.ties.toReversed(),
          ways: on.ways.toReversed(),
        }
        const otherwise = {
          ...planned,
          told: planned.told.toReversed(),
          shields: planned.shields.toReversed(),
        }
        expect(whoLearnsIt(turned, otherwise)).toEqual(whoLearnsIt(on, planned))
      }),
    )
  })

  it('each path begins where the step puts it and goes unbroken to the person', () => {
    fc.assert(
      fc.property(aNetwork, aPlan, (on, planned) => {
        for (const { person: learner, path, standing } of whoLearnsIt(on, planned)) {
          let at: string = path[0]?.kind === 'way' ? ways[path[0].way].from : ''
          expect<readonly string[]>([...steps[planned.step].puts, 'conversation']).toContain(at)
          for (const hop of path) {
            expect(hop.kind === 'way' ? ways[hop.way].from : hop.from).toBe(at)
            at = hop.to
          }
          expect(at).toBe(learner)
          expect(standing).toBe(path.every(hop => hop.known) ? 'recorded' : 'possible')
          const exposed = on.people.find(each => each.exposed && !each.actor)?.id
          expect(path.some(hop => hop.to === exposed)).toBe(false)
        }
      }),
    )
  })
})
