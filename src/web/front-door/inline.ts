import { readFileSync } from 'node:fs'
import { doorStyle } from '../components/stylesheets.ts'
import { sourceHash } from '../kit/headers.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The whole style and script of the door. They stand inside every page, so that a page is one request. */
export const style = doorStyle + withoutRemarks(read('./door.css'))
export const script = withoutRemarks(read('./door.js'))

/** What allows exactly these two, and nothing that somebody else might get into a page. */
export const styleHash = sourceHash(style)
export const scriptHash = sourceHash(script)

/** Drops comments, where they begin a line, and the space that lines begin with. */
function withoutRemarks(source: string): string {
  return source
    .replaceAll(/^\s*(\/\/.*|\/\*[\s\S]*?\*\/)$/gm, '')
    .replaceAll(/\n\s*/g, '\n')
    .trim()
}
