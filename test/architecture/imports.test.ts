import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Each unit and what it may import besides `foundation`. What is not listed is refused. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  foundation: [],
  config: [],
  crypto: [],
  db: [],
  embedded: ['config', 'crypto', 'db'],
  country: [],
  promises: [],
  'risk/instruments': [],
  'risk/facts': ['risk/instruments', 'access', 'crypto', 'db'],
  'web/components': [],
  access: ['db', 'crypto'],
  translation: ['access', 'crypto', 'db'],
  help: ['access', 'crypto', 'db'],
  watch: ['access', 'crypto', 'db'],
  contact: ['watch', 'access', 'crypto', 'db'],
  messages: ['contact', 'watch', 'access', 'crypto', 'db'],
  files: ['messages', 'access', 'crypto', 'db'],
  intake: ['messages', 'access', 'crypto', 'db', 'country'],
  'second-face': ['intake', 'messages', 'contact', 'access', 'crypto', 'db', 'country'],
  'risk/loading': ['risk/instruments', 'access', 'crypto', 'db'],
  deadlines: ['access', 'crypto', 'db'],
  'risk/assessment': ['deadlines', 'risk/facts', 'risk/instruments', 'access', 'crypto', 'db'],
  'risk/second-rating': ['deadlines', 'risk/assessment', 'risk/instruments', 'access', 'crypto', 'db'],
  'safety-plan': ['deadlines', 'risk/instruments', 'risk/assessment', 'access', 'crypto', 'db'],
  case: [
    'deadlines',
    'risk/facts',
    'risk/instruments',
    'risk/assessment',
    'safety-plan',
    'messages',
    'contact',
    'watch',
    'access',
    'crypto',
    'db',
    'country',
  ],
  network: ['case', 'access', 'crypto', 'db', 'country'],
  papers: [
    'deadlines',
    'case',
    'safety-plan',
    'risk/assessment',
    'risk/instruments',
    'access',
    'crypto',
    'db',
    'country',
  ],
  shown: ['intake', 'access', 'crypto', 'db'],
  showing: ['shown', 'case', 'contact', 'access', 'crypto', 'db'],
  'duty-desk': [
    'files',
    'help',
    'second-face',
    'intake',
    'case',
    'messages',
    'watch',
    'risk/second-rating',
    'risk/instruments',
    'access',
    'crypto',
    'db',
    'country',
  ],
  keeping: ['access', 'crypto', 'db'],
  'web/kit': ['access', 'crypto', 'web/components'],
  'web/front-door': [
    'files',
    'help',
    'intake',
    'messages',
    'shown',
    'translation',
    'access',
    'crypto',
    'country',
    'web/components',
    'web/kit',
  ],
  'web/desk': [
    'deadlines',
    'files',
    'help',
    'translation',
    'second-face',
    'intake',
    'messages',
    'contact',
    'watch',
    'case',
    'network',
    'papers',
    'shown',
    'showing',
    'safety-plan',
    'risk/second-rating',
    'risk/loading',
    'risk/assessment',
    'risk/facts',
    'risk/instruments',
    'duty-desk',
    'access',
    'crypto',
    'country',
    'promises',
    'web/components',
    'web/kit',
  ],
  jobs: ['second-face', 'access', 'crypto', 'db'],
  practice: [
    'deadlines',
    'help',
    'access',
    'crypto',
    'db',
    'country',
    'intake',
    'duty-desk',
    'case',
    'network',
    'safety-plan',
    'risk/assessment',
    'risk/instruments',
  ],
  main: [
    'config',
    'embedded',
    'db',
    'crypto',
    'access',
    'jobs',
    'keeping',
    'practice',
    'promises',
    'translation',
    'intake',
    'risk/instruments',
    'web/front-door',
    'web/desk',
    'web/kit',
  ],
}

/** Pages are handed their transactions by an entry point; of `db` they know the types alone. */
const TYPES_ONLY: Record<string, readonly string[]> = { 'web/desk': ['db'], 'web/front-door': ['db'] }

/** Only these files may import the module or use the name; tests are not part of the program. */
const ONLY_HERE: readonly { what: string; pattern: RegExp; where: RegExp }[] = [
  { what: 'Kysely', pattern: /from 'kysely'/, where: /(\.sql\.ts|^src\/db\/.*)$/ },
  {
    what: 'node:crypto',
    pattern: /from '(node:)?crypto'|globalThis\.crypto|(?<![\w.])crypto\.(subtle|random)/,
    where: /^src\/crypto\//,
  },
  { what: 'the environment', pattern: /process\.env\b/, where: /^src\/config\.ts$/ },
  {
    what: 'the time',
    pattern: /Temporal\.Now\b|Date\.now\(|new Date\(\)|performance\.now\(/,
    where: /^src\/foundation\/clock\.ts$/,
  },
  {
    what: 'a proxy’s word',
    pattern: /forwarded-|'forwarded'|x-real-ip|header\('(x-)?(original-)?host'\)/i,
    where: /^src\/main\.shared\.ts$/,
  },
  { what: 'chance', pattern: /Math\.random\(/, where: /^never$/ },
]

const root = join(import.meta.dirname, '../..')
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter(file => !/\.test\.tsx?$/.test(file))
  .map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))

describe('the folders import each other in one direction', () => {
  it('finds the program', () => {
    expect(files.length).toBeGreaterThan(50)
  })

  it.each(files)('$file imports only what its folder may', ({ file, text }) => {
    expect(wrongImports(file, text)).toEqual([])
  })

  it('refuses an import that points the wrong way', () => {
    expect(wrongImports('src/crypto/seal.ts', `import { open } from '../access/opening.ts'`)).toEqual([
      'crypto may not import access (src/access/opening.ts)',
    ])
    expect(wrongImports('src/messages/x.ts', `import { x } from '../case/people.ts'`)).toHaveLength(1)
  })

  it('knows every folder', () => {
    const unknown = files.map(({ file }) => file).filter(file => unitOf(file) === undefined)
    expect(unknown).toEqual([])
  })
})

describe('the front door', () => {
  it('cannot reach a case, a risk assessment, a plan or what tells two faces apart, even indirectly', () => {
    const reach = reachable('web/front-door')
    for (const unit of [
      'case',
      'network',
      'risk/assessment',
      'safety-plan',
      'duty-desk',
      'second-face',
      'web/desk',
    ]) {
      expect(reach).not.toContain(unit)
    }
  })
})

describe.each(ONLY_HERE)('$what', ({ pattern, where }) => {
  it('is used in one place only', () => {
    const elsewhere = files.filter(
      ({ file, text }) => !where.test(file) && pattern.test(withoutComments(text)),
    )
    expect(elsewhere.map(({ file }) => file)).toEqual([])
  })
})

function wrongImports(file: string, text: string): string[] {
  const own = unitOf(file)
  if (own === undefined) return [`${file} stands in no known folder`]
  return importsOf(file, text).flatMap(({ target, typesOnly }) => {
    const unit = unitOf(target)
    if (unit === own || unit === 'foundation') return []
    if (unit !== undefined && typesOnly && TYPES_ONLY[own]?.includes(unit)) return []
    if (unit !== undefined && MAY_IMPORT[own]?.includes(unit)) return []
    return [`${own} may not import ${unit ?? 'an unknown folder'} (${target})`]
  })
}

function importsOf(file: string, text: string): { target: string; typesOnly: boolean }[] {
  const found = withoutComments(text).matchAll(
    /(?:^(import type)\b[^']*?|from\s*|import\s*\(?\s*)'(\.[^']+)'/gm,
  )
  return [...found].map(match => ({
    target: relative(root, join(root, dirname(file), match[2] ?? '')),
    typesOnly: match[1] !== undefined,
  }))
}

function unitOf(file: string): string | undefined {
  const path = file.replace(/^src\//, '').replace(/\.(ts|tsx|json|css)$/, '')
  if (/^main(\.|$)/.test(path)) return 'main'
  return Object.keys(MAY_IMPORT)
    .toSorted((a, b) => b.length - a.length)
    .find(unit => path === unit || path.startsWith(`${unit}/`))
}

function reachable(unit: string, seen = new Set<string>()): Set<string> {
  for (const next of MAY_IMPORT[unit] ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    reachable(next, seen)
  }
  return seen
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')
