// Nothing reaches a person but through the gate: who may import what sends, and that nothing else sends at all.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agreedChannels } from '../../src/contact/agreement.ts'
import { harmlessCodes } from '../../src/contact/harmless.ts'
import { recipientKinds } from '../../src/papers/paper.ts'

const root = join(import.meta.dirname, '../..')
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter(file => !/\.test\.tsx?$/.test(file))
  .map(file => ({ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) }))
const migrations = readFileSync(join(root, globSync('migrations/*-gate.sql', { cwd: root })[0] ?? ''), 'utf8')

/** What sends, or makes what a sender needs, and the only files that may name it. */
const ONLY_HERE = [
  {
    what: 'the sender to a conversation',
    pattern: /corps\.send_message\b/,
    where: ['src/messages/messages.sql.ts'],
  },
  {
    what: 'whoever calls that sender',
    pattern: /\bsendMessage\b/,
    where: [
      'src/messages/messages.sql.ts',
      'src/messages/write-as-staff.ts',
      'src/second-face/use-second-face.ts',
    ],
  },
  {
    what: 'the gate of the database to a second face',
    pattern: /corps\.pass_second_face\b/,
    where: ['src/contact/gate.sql.ts'],
  },
  { what: 'the gate of the database', pattern: /corps\.pass_gate\b/, where: ['src/contact/gate.sql.ts'] },
  {
    what: 'whoever asks it',
    pattern: /\bask(Second)?InDatabase\b/,
    where: ['src/contact/gate.sql.ts', 'src/contact/gate.ts'],
  },
  {
    what: 'whoever makes a pass',
    pattern: /\bas Pass\b|unknown as Pass/,
    where: ['src/contact/gate.ts'],
  },
  {
    what: 'whoever asks the gate',
    pattern: /\baskGate\b/,
    where: [
      'src/contact/gate.ts',
      'src/case/reach-out.ts',
      'src/messages/write-as-staff.ts',
      'src/second-face/use-second-face.ts',
      'src/showing/show-item.ts',
    ],
  },
  {
    what: 'what lays something on the person’s page',
    pattern: /corps\.show_item\b/,
    where: ['src/showing/showing.sql.ts'],
  },
  {
    what: 'whoever calls that',
    pattern: /\bshowInDatabase\b/,
    where: ['src/showing/showing.sql.ts', 'src/showing/show-item.ts'],
  },
  {
    what: 'the one sheet that is made for the person’s hand',
    pattern: /\bleafletPdf\b/,
    where: ['src/papers/leaflet.ts', 'src/web/desk/shown/leaflet-page.tsx'],
  },
] as const

describe.each(ONLY_HERE)('$what', ({ pattern, where }) => {
  it('stands where it should, and nowhere else', () => {
    expect(
      files
        .filter(({ text }) => pattern.test(text))
        .map(({ file }) => file)
        .toSorted(),
    ).toEqual([...where].toSorted())
  })
})

it('P8 P20 nothing in the program speaks to another machine by itself: no mail, no text message, no letter', () => {
  const speaks =
    /from '(?:node:)?(?:net|tls|dgram|http2|https|http|smtp[^']*|nodemailer[^']*|twilio[^']*|web-push)'|\bfetch\((?!\))|new (?:WebSocket|EventSource)\(/
  expect(speaks.test("import { connect } from 'node:net'")).toBe(true)
  const speaking = files.filter(({ text }) => speaks.test(text)).map(({ file }) => file)
  // They listen, start the trial database, read addresses, or ask the key provider: none of them knows a person.
  expect(
    speaking.filter(
      file => !/^src\/(main\.|embedded\/|config|foundation\/networks|crypto\/transit-keys)/.test(file),
    ),
  ).toEqual([])
})

it('no paper is sent to the person; the one sheet for their hand asks the gate for a meeting', () => {
  expect(recipientKinds).toEqual(['municipality', 'police', 'shelter'])
  const textOf = (name: string) => files.find(({ file }) => file === name)?.text ?? ''
  expect(textOf('src/showing/print-rehearsal.ts')).toContain(`await reachOut(tx, on, 'meeting', at)`)
  expect(textOf('src/web/desk/shown/leaflet-page.tsx')).toMatch(/printRehearsal\([\s\S]*leafletPdf\(/)
})

it('the database knows the same harmless texts and the same channels as the program', () => {
  const listed = (name: string) =>
    [...migrations.matchAll(new RegExp(`${name} (?:in|text check \\(harmless in) \\(([^)]*)\\)`, 'g'))].map(
      ([, codes = '']) => codes.split(',').map(code => code.trim().replaceAll("'", '')),
    )
  const harmless = listed('harmless')
  expect(harmless).toEqual([[...harmlessCodes], [...harmlessCodes]])
  expect(listed('channel')).toEqual([['site', ...agreedChannels]])
})
