// No question of a licensed tool finds its way into what we publish. What must not be here cannot be written here
// either, so it is held as hashes of five words in a row (`npm run wordings:protect` adds more).
//
// What this holds and what not: wordings of DASH, the Danger Assessment, ODARA and SARA in English, as they stand in
// forms that the public can see, set down from memory. A copy in other words or another language is not found, nor a
// wording of four words or fewer; PATRIARCH, SAM and B-SAFER have hardly any that are longer and can be seen by anyone.
// Whoever holds a licence can add the rest without telling anybody what it says.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { protectedFile, protectedIn, withWordings, type Protected } from './wordings.ts'

const root = join(import.meta.dirname, '../..')
const known = JSON.parse(readFileSync(protectedFile, 'utf8')) as Protected

const files = globSync('**/*.{ts,tsx,js,mjs,json,md,sql,css,html,txt,yml,yaml}', {
  cwd: root,
  exclude: name => ['node_modules', 'var', '.git', '.keys', 'package-lock.json'].includes(name),
})

/** The project's own, made for this: nobody else has written it. */
const planted = 'En ugle af glas tæller sine trapper baglæns om tirsdagen'

describe('wordings that others hold the right to', () => {
  it('are held: 70 or more, and none of them readable', () => {
    expect(known.wordings).toBeGreaterThanOrEqual(70)
    expect(known.hashes.length).toBeGreaterThan(200)
    expect(known.words).toBe(5)
    for (const each of known.hashes) expect(each).toMatch(/^[0-9a-f]{24}$/)
  })

  it('are found however they are set', () => {
    const also = withWordings(known, [planted])
    expect(also.hashes.length).toBe(known.hashes.length + 6)
    for (const copy of [
      planted,
      `const label = { da: '${planted}?' }`,
      `# ${planted.toUpperCase()}`,
      `\n\nOm UGLER:\n - en ugle\n   af glas – tæller (sine)\n   trapper "baglæns"`,
      planted.replaceAll('æ', 'æ').normalize('NFD'),
    ]) {
      expect(protectedIn(copy, also).length, copy).toBeGreaterThan(0)
    }
    expect(protectedIn(`a\nb\n${planted}`, also)[0]).toMatchObject({ line: 3 })
    expect(protectedIn('En ugle af træ tæller sine trapper forlæns', also)).toEqual([])
    // Read by the same walk that finds nothing: the file you are reading has the planted one in it.
    expect(protectedIn(readFileSync(import.meta.filename, 'utf8'), also).length).toBeGreaterThan(0)
  })

  it('stand nowhere in the repository', { timeout: 60_000 }, () => {
    expect(files.length).toBeGreaterThan(500)
    expect(files).toContain('src/risk/instruments/asrae-0.1.0.json')
    const found = files.flatMap(file =>
      protectedIn(readFileSync(join(root, file), 'utf8'), known).map(({ line }) => `${file}:${line}`),
    )
    expect(found).toEqual([])
  })
})
