import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const documents = [
  'README.md',
  'GLOSSARY.md',
  'PROMISES.md',
  'SECURITY.md',
  'THREAT-MODEL.md',
  ...globSync('docs/**/*.md', { cwd: root }),
]
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, part = '']) => part)

describe.each(documents)('%s', document => {
  const text = read(document)

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    expect(found(text, /npm run ([a-z:]+)/g).filter(name => !(name in scripts))).toEqual([])
  })

  it('names files that there are', () => {
    const paths = found(text, /`((?:src|test|tools|migrations|docs)\/[\w./-]+)`/g)
    const linked = found(text, /\]\((?!https?:)([^)#]+)[^)]*\)/g).map(path => join(dirname(document), path))
    expect([...paths, ...linked].filter(path => !existsSync(join(root, path)))).toEqual([])
  })

  it('names settings that there are', () => {
    const config = read('src/config.ts')
    const settings = found(text, /`([A-Z]+(?:_[A-Z]+)+)`/g)
    expect(settings.filter(name => !config.includes(name))).toEqual([])
  })
})

describe('what whoever operates the system is told', () => {
  it('about the database’s log is what the embedded one is given', () => {
    const given = new Map(
      [...read('src/embedded/postgres.ts').matchAll(/^ {2}(log_\w+): '?([\w-]+)'?,$/gm)].map(
        ([, name, value]) => [name, value],
      ),
    )
    const told = [...read('docs/operating.md').matchAll(/`(log_\w+) = ([\w-]+)`/g)].map(([, name, value]) => [
      name,
      value,
    ])
    expect(told.length).toBe(7)
    expect(told.filter(([name, value]) => given.get(name) !== value)).toEqual([])
  })

  it('about keys kept elsewhere names every ring, and the secrets of each', () => {
    const rings =
      found(read('src/crypto/key-ring.ts'), /^export const everyRing: .*\[(.*)\]$/gm)
        .join()
        .match(/\w+/g) ?? []
    expect(rings).toContain('audit')
    for (const ring of rings) expect(read('docs/operating.md')).toContain(`\`${ring}-secrets\``)
  })
})

it('decisions have one number each, without gaps', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: root }).map(path =>
    Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]),
  )
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
})
