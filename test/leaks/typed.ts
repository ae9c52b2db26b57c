import { practiceOffice } from '../../src/practice/office.ts'
import { situations } from '../../src/practice/situations/all.ts'

const SHORTEST = 5
/** What is left of a shorter one when its edges are cut off stands in any wrapped key by chance. */
const SHORTEST_IN_BASE64 = 9
/** Codes stand in clear columns on purpose; so do the names that staff are known by. */
const isCode = (text: string) => /^([a-z0-9][a-z0-9_-]*|[A-Z]{1,3}\d+[ab]?)$/.test(text)
const isStaff = (text: string) => practiceOffice.some(({ alias }) => alias === text)

/** Every text that somebody typed in while the practice office was made. */
export const typedTexts: readonly string[] = [...new Set(textsIn(situations))].filter(
  text => text.length >= SHORTEST && !isCode(text) && !isStaff(text),
)

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return []
}

/** Where a text stands in a heap of text: as it is, or behind one of the usual disguises. */
export function findTyped(heap: string, texts: readonly string[] = typedTexts): string[] {
  return texts.flatMap(text => {
    const disguise = disguisesOf(text).find(({ looks }) => heap.includes(looks))
    return disguise ? [`${text} (${disguise.as})`] : []
  })
}

function disguisesOf(text: string): { as: string; looks: string }[] {
  const utf8 = Buffer.from(text)
  const plain = [
    { as: 'plain', looks: text },
    { as: 'JSON', looks: JSON.stringify(text).slice(1, -1) },
    { as: 'hex', looks: utf8.toString('hex') },
    { as: 'hex of UTF-16', looks: Buffer.from(text, 'utf16le').toString('hex') },
  ]
  return utf8.length < SHORTEST_IN_BASE64 ? plain : [...plain, ...base64Of(utf8)]
}

/** Base64 looks different by where in a group of three the text begins, and its edges depend on what stands beside it. */
function base64Of(bytes: Buffer): { as: string; looks: string }[] {
  return [0, 1, 2].flatMap(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const core = shifted.slice(offset === 0 ? 0 : offset + 1, -1)
    const forUrls = core.replaceAll('+', '-').replaceAll('/', '_')
    return [
      { as: 'base64', looks: core },
      { as: 'base64url', looks: forUrls },
    ]
  })
}
