import { knowables, knownNow, type Person } from '../../../case/people.ts'
import { box } from '../../../network/lay-out.ts'
import type { Point, Positions } from '../../../network/positions.ts'
import type { KnownNetwork } from '../../../network/read-network.ts'
import type { Tie, TieKind } from '../../../network/ties.ts'
import type { Markup } from '../../components/markup.ts'
import type { Language } from '../../kit/language.ts'
import { texts as caseTexts } from '../case/texts.ts'
import { texts } from './texts.ts'
import { passesSentences, tieSentence } from './tie-words.tsx'

interface PictureProps {
  language: Language
  /** `/cases/:id` */
  home: string
  network: KnownNetwork
  positions: Positions
}

const margin = 12
const couples: readonly TieKind[] = ['married', 'engaged', 'sweetheart']
const notKin: readonly TieKind[] = [
  'friend',
  'colleague',
  'same-community',
  'criminal-circle',
  'professional',
  'other',
  'sweetheart',
]
export const lineKinds = ['kin', 'couple', 'others'] as const
type LineKind = (typeof lineKinds)[number]
const lineOf = (kind: TieKind): LineKind =>
  couples.includes(kind) ? 'couple' : notKin.includes(kind) ? 'others' : 'kin'

/** The network as a drawing. Each person is a link; shapes, signs and words say what colour does not need to. */
export const Picture = ({ language, home, network, positions }: PictureProps): Markup => {
  const t = texts(language).picture
  const at = (person: Person): Point =>
    positions.moved[person.id] ?? positions.people[person.id] ?? { x: margin, y: margin }
  const all = network.people.map(at)
  const width = Math.max(positions.width, ...all.map(({ x }) => x + box.width + margin))
  const height = Math.max(positions.height, ...all.map(({ y }) => y + box.height + margin))
  return (
    <svg
      class="network-map"
      role="group"
      aria-labelledby="map-title map-desc"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fill="currentColor"
      font-size="14"
    >
      <title id="map-title">{t.title}</title>
      <desc id="map-desc">{t.describes(network.people.length, network.ties.length)}</desc>
      <defs>
        <marker
          id="passes"
          viewBox="0 0 10 10"
          refX="10"
          refY="5"
          markerWidth="11"
          markerHeight="11"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 0 10 5 0 10z" />
        </marker>
      </defs>
      {network.ties.map(tie => (
        <TieLine language={language} network={network} positions={positions} tie={tie} at={at} />
      ))}
      {network.people.map(person => (
        <PersonBox language={language} home={home} person={person} at={at(person)} />
      ))}
    </svg>
  )
}

const TieLine = ({
  language,
  network,
  positions,
  tie,
  at,
}: Omit<PictureProps, 'home'> & { tie: Tie; at: (person: Person) => Point }): Markup => {
  const first = network.people.find(person => person.id === tie.from)
  const second = network.people.find(person => person.id === tie.to)
  const laidOut = positions.ties[tie.id] ?? []
  const isMoved = positions.moved[tie.from] ?? positions.moved[tie.to]
  const route = isMoved || laidOut.length < 2 ? straight(first && at(first), second && at(second)) : laidOut
  const d = route.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const middle = route.length % 2 === 0 ? between(route, route.length / 2) : route[(route.length - 1) / 2]
  const { there, back } = tie.text
  return (
    <g>
      <title>
        {[tieSentence(language, network, tie), ...passesSentences(language, network, tie)].join('. ')}
      </title>
      <Line
        d={d}
        kind={lineOf(tie.text.kind)}
        start={back === 'yes' ? 'url(#passes)' : undefined}
        end={there === 'yes' ? 'url(#passes)' : undefined}
      />
      {there === 'no' && back === 'no' && middle && <Cross at={middle} />}
    </g>
  )
}

const between = (route: readonly Point[], index: number): Point | undefined => {
  const [one, other] = [route[index - 1], route[index]]
  return one && other && { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

/** Whole for kin, double for a couple, broken for others: told apart without colour. */
const Line = ({
  d,
  kind,
  start,
  end,
}: {
  d: string
  kind: LineKind
  start?: string | undefined
  end?: string | undefined
}): Markup => (
  <>
    <path
      d={d}
      fill="none"
      stroke="currentColor"
      stroke-width={kind === 'couple' ? 5 : 1.5}
      stroke-dasharray={kind === 'others' ? '7 4' : undefined}
      marker-start={start}
      marker-end={end}
    />
    {kind === 'couple' && <path d={d} fill="none" stroke="#fff" stroke-width="2" />}
  </>
)

const Cross = ({ at: { x, y } }: { at: Point }): Markup => (
  <path d={`M${x - 6} ${y - 6}l12 12m0-12l-12 12`} fill="none" stroke="currentColor" stroke-width="2.5" />
)

/** From the edge of one box to the edge of the other, along the line between their middles. */
function straight(one: Point | undefined, other: Point | undefined): Point[] {
  if (!one || !other) return []
  const [from, to] = [middleOf(one), middleOf(other)]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const toEdge = Math.min(
    0.5,
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  )
  const along = (share: number) => ({
    x: Math.round(from.x + dx * share),
    y: Math.round(from.y + dy * share),
  })
  return [along(toEdge), along(1 - toEdge)]
}
const middleOf = ({ x, y }: Point): Point => ({ x: x + box.width / 2, y: y + box.height / 2 })

const PersonBox = ({
  language,
  home,
  person,
  at,
}: {
  language: Language
  home: string
  person: Person
  at: Point
}): Markup => {
  const words = caseTexts(language).people
  const { text } = person
  const roles = text.roles.map(role => words.conflictRoles[role].toLowerCase()).join(', ')
  const knows = knowsSigns(language, person)
  const middle = box.width / 2
  const part = partOf(language, person)
  const alias = fold(text.alias, 18)
  const lines = [
    { y: 18, size: 12, text: part.toUpperCase() },
    ...alias.map((line, index) => ({ y: 38 + index * 17, size: 16, bold: true, text: line })),
  ]
  const details = [cut(text.relation, 28), cut(roles, 32), person.exposed ? '' : knows]
  // What is seen must be in the name that is heard; what was cut, and what the signs mean, follows in words.
  const seen = [part, alias.join(' '), ...details]
  const spoken = [
    ...seen,
    seen.some(line => line.endsWith('…')) ? personWords(language, person) : knowsWords(language, person),
  ].filter(line => line !== '')
  return (
    <a
      href={`${home}/people/${person.id}`}
      class="person"
      data-person={person.id}
      data-exposed={person.exposed ? '' : undefined}
      transform={`translate(${at.x} ${at.y})`}
      aria-label={spoken.join('. ')}
    >
      <title>{personWords(language, person)}</title>
      <Outline exposed={person.exposed} actor={person.actor} />
      {lines.map(line => (
        <Words x={middle} {...line} />
      ))}
      {details.map(
        (line, index) => line !== '' && <Words x={middle} y={74 + index * 17} size={12.5} text={line} />,
      )}
    </a>
  )
}

/** Cut corners for an actor, round ones for others; a second outline for the exposed person. One may be both. */
export const Outline = ({ exposed, actor }: { exposed: boolean; actor: boolean }): Markup => {
  const shape = (inset: number, stroke: number) => {
    const [w, h] = [box.width - 2 * inset, box.height - 2 * inset]
    return actor ? (
      <path
        d={`M${inset + 14} ${inset}h${w - 28}l14 14v${h - 28}l-14 14h-${w - 28}l-14-14v-${h - 28}z`}
        fill="#fff"
        stroke="currentColor"
        stroke-width={stroke}
      />
    ) : (
      <rect
        x={inset}
        y={inset}
        width={w}
        height={h}
        rx="14"
        fill="#fff"
        stroke="currentColor"
        stroke-width={stroke}
      />
    )
  }
  return (
    <>
      {shape(0, exposed ? 3 : 1.5)}
      {exposed && shape(5, 1.5)}
    </>
  )
}

/** A first strong letter from the right turns the line, so that a mixed name reads as it was written. */
const turns = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

const Words = ({
  x,
  y,
  size,
  bold,
  text,
}: {
  x: number
  y: number
  size: number
  bold?: boolean
  text: string
}): Markup => (
  <text
    x={x}
    y={y}
    text-anchor="middle"
    font-size={size}
    font-weight={bold ? 700 : undefined}
    direction={turns.test(text) ? 'rtl' : 'ltr'}
    unicode-bidi="plaintext"
  >
    {`${text} `}
  </text>
)

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Letters as people see them: a joined Arabic letter and its marks stay together. */
const lettersOf = (text: string): string[] => [...graphemes.segment(text)].map(each => each.segment)

/** How much of a line a letter takes, beside one of ordinary width. */
const widthOf = (letter: string): number =>
  /[\p{Lu}\p{Extended_Pictographic}mw]/u.test(letter) ? 1.3 : /[\sfijlrt.,'’]/u.test(letter) ? 0.6 : 1

/** As many letters as stand within the width, counted in ordinary ones. */
function fitting(letters: readonly string[], width: number): number {
  let taken = 0
  const over = letters.findIndex(letter => (taken += widthOf(letter)) > width)
  return over === -1 ? letters.length : over
}

function cut(text: string, width: number): string {
  const letters = lettersOf(text)
  return fitting(letters, width) === letters.length
    ? text
    : `${letters
        .slice(0, fitting(letters, width - 1))
        .join('')
        .trimEnd()}…`
}

/** One line, or two broken at a space; within a word only when the word alone is too long. */
export function fold(text: string, width: number): string[] {
  const letters = lettersOf(text)
  const fits = fitting(letters, width)
  if (fits === letters.length) return [text]
  const space = letters.slice(0, fits + 1).findLastIndex(letter => /\s/u.test(letter))
  const at = space > 0 ? space : fits
  return [letters.slice(0, at).join(''), cut(letters.slice(at).join('').trim(), width)]
}

export const knowsSign = { yes: '●', suspects: '◐', no: '○', 'not-known': '?' } as const

const knowsSigns = (language: Language, { text }: Person): string => {
  const known = knownNow(text.knowledge)
  const { short } = texts(language).picture
  return knowables
    .map(what => `${short[what]} ${knowsSign[known.get(what)?.knows ?? 'not-known']}`)
    .join('   ')
}

/** What an actor or somebody else knows, and does not. Of the exposed person it is not asked. */
function knowsWords(language: Language, { exposed, text }: Person): string {
  if (exposed) return ''
  const t = caseTexts(language).people
  const known = knownNow(text.knowledge)
  return knowables
    .map(
      what => `${t.knowables[what]}: ${t.knownAnswers[known.get(what)?.knows ?? 'not-known'].toLowerCase()}`,
    )
    .join(', ')
}

/** Exposed, actor, both or neither, and whether they are abroad. */
function partOf(language: Language, { exposed, actor, text }: Person): string {
  const words = caseTexts(language).people
  return [
    exposed && words.exposed,
    actor && words.actor,
    !exposed && !actor && words.neither,
    text.abroad === 'yes' && texts(language).picture.abroad,
  ]
    .filter(each => each !== false)
    .join(' · ')
}

/** Everything the box says, and what did not fit, in words. */
export function personWords(language: Language, person: Person): string {
  const t = caseTexts(language).people
  const { text } = person
  return [
    `\u2068${text.alias}\u2069`,
    partOf(language, person),
    text.relation,
    text.roles.map(role => t.conflictRoles[role].toLowerCase()).join(', '),
    knowsWords(language, person),
  ]
    .filter(each => each !== '')
    .join('. ')
}

/** What the shapes and lines mean, each drawn beside its word. */
export const Legend = ({ language }: { language: Language }): Markup => {
  const t = texts(language).picture
  const words = caseTexts(language).people
  const small = (children: Markup) => (
    <svg viewBox="-2 -2 194 122" width="58" height="36" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
  const line = (kind: LineKind, mark?: 'arrow' | 'cross') => (
    <svg viewBox="0 0 58 20" width="58" height="20" aria-hidden="true" focusable="false" fill="currentColor">
      <Line d={mark === 'arrow' ? 'M2 10H46' : 'M2 10H56'} kind={kind} />
      {mark === 'arrow' && <path d="M44 4 56 10 44 16z" />}
      {mark === 'cross' && <Cross at={{ x: 29, y: 10 }} />}
    </svg>
  )
  return (
    <ul class="legend">
      <li>
        {small(<Outline exposed actor={false} />)} {words.exposed}
      </li>
      <li>
        {small(<Outline exposed={false} actor />)} {words.actor}
      </li>
      <li>
        {small(<Outline exposed actor />)} {t.both}
      </li>
      <li>
        {small(<Outline exposed={false} actor={false} />)} {words.neither}
      </li>
      {lineKinds.map(kind => (
        <li>
          {line(kind)} {t.lines[kind]}
        </li>
      ))}
      <li>
        {line('kin', 'arrow')} {t.passes}
      </li>
      <li>
        {line('kin', 'cross')} {t.passesNot}
      </li>
      <li>
        {(['yes', 'suspects', 'no', 'not-known'] as const)
          .map(answer => `${knowsSign[answer]} ${words.knownAnswers[answer].toLowerCase()}`)
          .join(' · ')}
      </li>
    </ul>
  )
}
