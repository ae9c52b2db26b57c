import {
  steps,
  type Place,
  type Reach,
  type Shield,
  type StepCode,
  type WayCode,
} from '../country/dk/ways.ts'
import type { Branded, PersonId } from '../foundation/ids.ts'

export type TieId = Branded<'TieId'>

/** Whether something goes along: what nobody has asked counts as possible, and is said to be so. */
export type Passes = 'yes' | 'no' | 'not-known'

/** A person as far as knowledge can reach them. */
export interface Reachable {
  readonly id: PersonId
  /**
   * The exposed person knows already what is planned and is nobody's way on, unless they are an actor too: somebody
   * made to report passes on what they learn.
   */
  readonly exposed: boolean
  readonly actor: boolean
  /** Which ways lead to them: yes, or not known. One that is not named here does not. */
  readonly within: Readonly<Partial<Record<Exclude<Reach, 'told'>, 'yes' | 'not-known'>>>
}

export interface PassingTie {
  readonly id: TieId
  readonly from: PersonId
  readonly to: PersonId
  /** From the first to the second, and back. */
  readonly there: Passes
  readonly back: Passes
}

export interface OpenWay {
  readonly code: WayCode
  readonly from: Place
  readonly to: { readonly place: Place } | { readonly people: Reach }
  readonly closedBy: readonly Shield[]
}

export interface Network {
  readonly people: readonly Reachable[]
  readonly ties: readonly PassingTie[]
  readonly ways: readonly OpenWay[]
}

/** What is planned: the step, whom it is told to or is about, and what is in place against its spreading. */
export interface Planned {
  readonly step: StepCode
  readonly told: readonly PersonId[]
  readonly shields: readonly Shield[]
}

/** One length of the path, and whether it rests on something recorded or on what is not known. */
export type Hop =
  | { readonly kind: 'way'; readonly way: WayCode; readonly to: Place | PersonId; readonly known: boolean }
  | {
      readonly kind: 'tie'
      readonly tie: TieId
      readonly from: PersonId
      readonly to: PersonId
      readonly known: boolean
    }

export interface Learner {
  readonly person: PersonId
  /** From the planned step to this person: with fewest hops that are not known, then the shortest. */
  readonly path: readonly Hop[]
  /** Whether every hop of it is recorded. `possible`: at least one rests on what nobody has asked. */
  readonly standing: 'recorded' | 'possible'
}

/**
 * Who learns it if the step is taken: everybody whom an open way or a tie leads to, each with the path. Never how
 * likely it is. Telling one more person or adding a tie never takes anybody out; a shield or a removed tie never
 * brings anybody in; the order in which things are given changes nothing.
 *
 * @returns by length of path and then by id, so that the same network always reads the same
 */
export function whoLearnsIt(network: Network, planned: Planned): Learner[] {
  const passable = network.people.filter(each => !each.exposed || each.actor)
  const hopsFrom = hopsOf(network, passable, planned)
  const best = new Map<string, readonly Hop[]>()
  const waiting: { at: string; path: readonly Hop[] }[] = putBy(planned).map(at => ({ at, path: [] }))
  for (let next = takeNearest(waiting); next; next = takeNearest(waiting)) {
    const { at, path } = next
    if (best.has(at)) continue
    best.set(at, path)
    for (const hop of hopsFrom(at)) waiting.push({ at: hop.to, path: [...path, hop] })
  }
  return passable
    .flatMap(({ id }): Learner[] => {
      const path = best.get(id)
      return path
        ? [{ person: id, path, standing: path.every(hop => hop.known) ? 'recorded' : 'possible' }]
        : []
    })
    .toSorted((a, b) => compare(a.path, b.path))
}

/** Where the step puts the knowledge. What is told to somebody besides is said in a conversation. */
const putBy = ({ step, told }: Planned): readonly Place[] => {
  const { puts, asksWhom } = steps[step]
  return asksWhom || told.length === 0 ? puts : [...puts, 'conversation']
}

function hopsOf(network: Network, passable: readonly Reachable[], { told, shields }: Planned) {
  const named = new Set(told)
  const closed = new Set(shields)
  const open = network.ways.filter(way => !way.closedBy.some(shield => closed.has(shield)))
  const present = new Set(passable.map(each => each.id))

  const reached = (reach: Reach, { id, within }: Reachable) =>
    reach === 'told' ? named.has(id) && 'yes' : within[reach]
  const byWay = ({ code, to }: OpenWay): Hop[] =>
    'place' in to
      ? [{ kind: 'way', way: code, to: to.place, known: true }]
      : passable.flatMap((person): Hop[] => {
          const found = reached(to.people, person)
          return found ? [{ kind: 'way', way: code, to: person.id, known: found === 'yes' }] : []
        })
  const byTie = (tie: TieId, from: PersonId, to: PersonId, passes: Passes): Hop[] =>
    passes === 'no' || !present.has(to) ? [] : [{ kind: 'tie', tie, from, to, known: passes === 'yes' }]

  return (at: string): Hop[] => [
    ...open.filter(way => way.from === at).flatMap(byWay),
    ...network.ties
      .filter(tie => tie.from === at)
      .flatMap(({ id, from, to, there }) => byTie(id, from, to, there)),
    ...network.ties
      .filter(tie => tie.to === at)
      .flatMap(({ id, from, to, back }) => byTie(id, to, from, back)),
  ]
}

function takeNearest<Waiting extends { path: readonly Hop[] }>(waiting: Waiting[]): Waiting | undefined {
  let nearest = 0
  for (const [index, each] of waiting.entries()) {
    const former = waiting[nearest]
    if (former && compare(each.path, former.path) < 0) nearest = index
  }
  return waiting.splice(nearest, 1)[0]
}

const unknownIn = (path: readonly Hop[]) => path.filter(hop => !hop.known).length

/** Fewest hops that are not known, then fewest hops, then by the names of ways and ties: never by order of arrival. */
const compare = (a: readonly Hop[], b: readonly Hop[]): number =>
  unknownIn(a) - unknownIn(b) || a.length - b.length || order(nameOf(a), nameOf(b))

const nameOf = (path: readonly Hop[]) =>
  path.map(hop => `${hop.kind === 'way' ? hop.way : hop.tie}>${hop.to}`).join(' ')

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
