/**
 * What comes before drawing: which typeface has a character, in which order Arabic names stand on a line, and where a
 * line ends. Shaping of the letters is done by the typeface. Lines run from left to right.
 */

export type Face = 'sans' | 'sans-strong' | 'arabic' | 'arabic-strong'
export interface Run {
  readonly text: string
  readonly face: Face
}
/** One line, its runs in the order they stand from left to right. */
export type Line = readonly Run[]

export interface Typefaces {
  has(face: Face, codePoint: number): boolean
  /** In points, at size 1. */
  width(face: Face, text: string): number
}

/** What stands where neither typeface has the character. Never an empty box: a box looks like a name that is there. */
export const unreadable = '(?)'

const arabic = String.raw`\p{Script=Arabic}`
/** From one Arabic letter to the last before a letter of another script: a name of several words is one such piece. */
const rightToLeft = new RegExp(String.raw`${arabic}(?:[^\p{L}]*${arabic}|\p{M})*`, 'gu')
const numbers = /(\p{Nd}+(?:[.,:/-]\p{Nd}+)*)/u
/** Marks that turn the direction of what follows, and others that have no width: they are our order now. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
  '{': '}',
  '}': '{',
}

/** Whether a text says more to a screen reader than its drawn letters do. */
export const needsActualText = (text: string, faces: Typefaces): boolean =>
  text.match(rightToLeft) !== null || hasUnreadable(text, faces)

export const hasUnreadable = (text: string, faces: Typefaces): boolean =>
  Array.from(prepared(text)).some(each => !/\s/u.test(each) && faceFor(each, false, faces) === undefined)

const prepared = (text: string): string => text.normalize('NFC').replaceAll(unseen, '').replaceAll('\r', '')

/** The lines of a text in a column of this width (points, at size 1). A word wider than the column is broken. */
export function linesOf(text: string, width: number, strong: boolean, faces: Typefaces): Line[] {
  const space = faces.width(strong ? 'sans-strong' : 'sans', ' ')
  const measure = (word: string) => widthOf(runsOf(word, strong, faces), faces)
  return prepared(text)
    .split('\n')
    .flatMap(part => {
      const lines: string[] = []
      let line = ''
      let taken = 0
      for (const word of part.split(/[ \t]+/).flatMap(each => piecesOf(each, width, measure))) {
        const needs = measure(word)
        if (line !== '' && taken + space + needs > width) {
          lines.push(line)
          line = ''
          taken = 0
        }
        taken += line === '' ? needs : space + needs
        line = line === '' ? word : `${line} ${word}`
      }
      return [...lines, line].map(each => runsOf(each, strong, faces))
    })
}

function piecesOf(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const each of word) {
    if (piece !== '' && measure(piece + each) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += each
  }
  return [...pieces, piece]
}

export const widthOf = (line: Line, faces: Typefaces): number =>
  line.reduce((sum, { face, text }) => sum + faces.width(face, text), 0)

/** A line in the order in which it is drawn, each run in the typeface that has its characters. */
export function runsOf(line: string, strong: boolean, faces: Typefaces): Line {
  const text = prepared(line)
  const runs: Run[] = []
  let from = 0
  for (const { 0: piece, index } of text.matchAll(rightToLeft)) {
    runs.push(...inFaces(text.slice(from, index), strong, faces))
    for (const part of piece.split(numbers).filter(Boolean).toReversed()) {
      runs.push(...(numbers.test(part) ? inFaces(part, strong, faces) : turned(part, strong, faces)))
    }
    from = index + piece.length
  }
  runs.push(...inFaces(text.slice(from), strong, faces))
  return runs
}

/**
 * The typeface draws Arabic from right to left by itself, but turns no bracket, and what it is given must be one
 * word for the words to be turned too.
 */
function turned(text: string, strong: boolean, faces: Typefaces): Run[] {
  const shown = Array.from(text, each => mirrored[each] ?? each)
  const isLetters = /\p{L}/u.test(text)
  const inOrder = (isLetters ? shown : shown.toReversed()).join('').replaceAll(' ', '\u00a0')
  return inFaces(inOrder, strong, faces, true).toReversed()
}

function inFaces(text: string, strong: boolean, faces: Typefaces, isTurned = false): Run[] {
  const runs: { text: string; face: Face }[] = []
  for (const each of text) {
    const last = runs.at(-1)
    // A space or a mark stays with the word it follows, so that the letters before it join.
    const found =
      last && /[\s\p{M}]/u.test(each) && faces.has(last.face, each.codePointAt(0) ?? 0)
        ? last.face
        : faceFor(each, strong, faces, isTurned)
    const face = found ?? (strong ? 'sans-strong' : 'sans')
    const shown = found ? each : unreadable
    if (last?.face === face) last.text += shown
    else runs.push({ text: shown, face })
  }
  return runs
}

function faceFor(character: string, strong: boolean, faces: Typefaces, isTurned = false): Face | undefined {
  const code = character.codePointAt(0) ?? 0
  const inOrder: Face[] = strong ? ['sans-strong', 'arabic-strong'] : ['sans', 'arabic']
  // Brackets and spaces of an Arabic piece are drawn with it, so that they are turned with it.
  return (isTurned ? inOrder.toReversed() : inOrder).find(face => faces.has(face, code))
}
