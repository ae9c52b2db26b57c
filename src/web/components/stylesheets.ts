import { readFileSync } from 'node:fs'

/** The front door's whole style, small enough to stand inside every page. */
export const doorStyle: string = compact(read('./door.css'))

/** The desk's style: the door's, and what a working day needs besides. */
export const deskStyle: string = compact(read('./door.css') + read('./desk.css'))

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

/** Drops comments and the space that only people read. */
function compact(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()
}
