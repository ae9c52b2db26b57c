import type { Guard } from './guard.ts'

const headers = ['src/web/kit/headers.test.ts']
const origin = ['src/web/kit/origin.test.ts']
const form = ['src/web/kit/form.test.ts']
const config = ['src/config.test.ts']
const imports = ['test/architecture/imports.test.ts']
const forbidding = (name: string, value: string) => `['${name}', '${value}'],`

/** What comes in from outside, what goes out, how the program starts and what may know what. */
export const web: readonly Guard[] = [
  {
    keeps: 'a browser’s word that a post comes from elsewhere is believed',
    file: 'src/web/kit/origin.ts',
    remove: `if (fetchSite !== undefined) return fetchSite === 'same-origin'`,
    tests: origin,
  },
  {
    keeps: 'a post that says nothing of where it comes from is refused',
    file: 'src/web/kit/origin.ts',
    remove: 'return origin !== undefined && ours.includes(origin)',
    leave: 'return origin === undefined || ours.includes(origin)',
    tests: origin,
  },
  {
    keeps: 'a post comes from exactly our own address',
    file: 'src/web/kit/origin.ts',
    remove: 'return origin !== undefined && ours.includes(origin)',
    leave: 'return origin !== undefined',
    tests: origin,
  },
  {
    keeps: 'other sites do not draw our pages into theirs',
    file: 'src/web/kit/origin.ts',
    remove: `return fetchSite !== 'cross-site' && fetchSite !== 'same-site' ? true : fetchMode === 'navigate'`,
    leave: `return fetchMode !== 'never'`,
    tests: origin,
  },
  {
    keeps: 'only forms change anything, not json',
    file: 'src/web/kit/origin.ts',
    remove: `if (changes && formType(c.req.header('Content-Type')) === undefined) return refuse(c, 'not-a-form')`,
    leave: 'void changes',
    tests: origin,
  },
  {
    keeps: 'the desk refuses a form from another site',
    file: 'src/web/desk/frame.tsx',
    remove: `app.use(
    ownFormsOnly(house.publicOrigins, (c, why) =>`,
    leave: `void Array.of(
    ownFormsOnly(house.publicOrigins, (c, why) =>`,
    tests: ['src/web/desk/frame.db.test.ts'],
  },
  ...(
    [
      ['Referrer-Policy', 'same-origin'],
      ['X-Content-Type-Options', 'nosniff'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
    ] as const
  ).map(([name, value]) => ({
    keeps: `every answer carries ${name}`,
    file: 'src/web/kit/headers.ts',
    remove: forbidding(name, value),
    tests: headers,
  })),
  {
    keeps: 'no script, style or frame but those listed',
    file: 'src/web/kit/headers.ts',
    remove: `['Content-Security-Policy', contentSecurityPolicy(rules)],`,
    leave: 'void contentSecurityPolicy',
    tests: headers,
  },
  {
    keeps: 'nothing is allowed by default',
    file: 'src/web/kit/headers.ts',
    remove: `"default-src 'none'",`,
    tests: headers,
  },
  {
    keeps: 'nobody holds the desk in a frame',
    file: 'src/web/kit/headers.ts',
    remove: `if (rules.framedBy.length === 0) fixed.set('X-Frame-Options', 'DENY')`,
    tests: headers,
  },
  {
    keeps: 'browsers come by https and stay there',
    file: 'src/web/kit/headers.ts',
    remove: `if (rules.https) fixed.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')`,
    tests: headers,
  },
  {
    keeps: 'no page is kept by the browser',
    file: 'src/web/kit/headers.ts',
    remove: `if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')`,
    tests: headers,
  },
  {
    keeps: 'the door sets no cookie',
    file: 'src/web/kit/headers.ts',
    remove: `if (!rules.cookies) c.header('Set-Cookie', undefined)`,
    tests: headers,
  },
  {
    keeps: 'the desk’s cookie is out of reach of scripts',
    file: 'src/web/kit/session-cookie.ts',
    remove: 'httpOnly: true,',
    tests: ['src/web/kit/session-cookie.test.ts'],
  },
  {
    keeps: 'the desk’s cookie is not sent from other sites',
    file: 'src/web/kit/session-cookie.ts',
    remove: `sameSite: 'Strict' as const,`,
    tests: ['src/web/kit/session-cookie.test.ts'],
  },
  {
    keeps: 'a form of more than a million bytes is refused',
    file: 'src/web/kit/body.ts',
    remove: `return bytes.length > largest ? refused({ why: 'too-large', body }) : done(body)`,
    leave: 'return done(body)',
    tests: form,
  },
  {
    keeps: 'a body without end is not read to the end',
    file: 'src/web/kit/body.ts',
    remove: 'if (size > most) return undefined',
    tests: form,
  },
  {
    keeps: 'NUL never reaches the database',
    file: 'src/web/kit/body.ts',
    remove: String.raw`pair.text.replaceAll('\0', '')`,
    leave: 'pair.text',
    tests: form,
  },
  ...(
    [
      ['DATABASE_URL', `databaseUrl('migrations, as its owner')`],
      ['FRONT_DOOR_DATABASE_URL', `databaseUrl('the front door', 'haandholdt_front_door')`],
      ['DESK_DATABASE_URL', `databaseUrl('the desk', 'haandholdt_desk')`],
      ['JOBS_DATABASE_URL', `databaseUrl('the jobs', 'haandholdt_jobs')`],
    ] as const
  ).map(([name, rule]) => ({
    keeps: `production does not start without ${name}`,
    file: 'src/config.ts',
    remove: rule,
    leave: `${rule}.optional()`,
    tests: config,
  })),
  {
    keeps: 'each part signs in to the database as itself',
    file: 'src/config.ts',
    remove: 'text => role === undefined || URL.parse(text)?.username === role,',
    leave: '() => true,',
    tests: config,
  },
  {
    keeps: 'production has no default of its own',
    file: 'src/config.ts',
    remove: 'env: production ? given : { ...trialDefaults(given, keyDir), ...given },',
    leave: 'env: { ...trialDefaults(given, keyDir), ...given },',
    tests: config,
  },
  {
    keeps: 'production does not run on keys made for trial',
    file: 'src/config.ts',
    remove:
      'if (isInside(keys.path, keyDir)) return [`${name} names a key made for trial. Make one for production.`]',
    tests: config,
  },
  {
    keeps: 'production does not start without its keys',
    file: 'src/config.ts',
    remove: `if (!existsSync(keys.path)) return [\`\${name} names a file that is not there.\`]`,
    tests: config,
  },
  {
    keeps: 'keys and roots lie apart from the data',
    file: 'src/config.ts',
    remove: '...folderProblems(site),',
    leave: '...(folderProblems(site), []),',
    tests: config,
  },
  {
    keeps: 'nobody but a trusted proxy says where a request comes from',
    file: 'src/foundation/networks.ts',
    remove: ' || !proxies.hold(nearest)',
    tests: ['src/foundation/networks.test.ts'],
  },
  {
    keeps: 'no setting lets everybody say where they come from',
    file: 'src/foundation/networks.ts',
    remove: String.raw`/^[1-9]\d{0,2}$/`,
    leave: String.raw`/^\d{1,3}$/`,
    tests: ['src/foundation/networks.test.ts', 'src/config.test.ts'],
  },
  {
    keeps: 'a folder imports only what it may',
    file: 'src/crypto/seal.ts',
    remove: `import { assert } from '../foundation/assert.ts'`,
    leave: `import { assert } from '../foundation/assert.ts'\nimport '../access/opening.ts'`,
    tests: imports,
  },
  {
    keeps: 'the front door cannot reach a case',
    file: 'src/web/front-door/front-door.tsx',
    remove: `import { giveTicket, spendTicket } from '../../intake/ticket.ts'`,
    leave: `import { giveTicket, spendTicket } from '../../intake/ticket.ts'\nimport '../../case/case.ts'`,
    tests: imports,
  },
  ...(
    [
      ['Kysely is used beside its concept alone', `import { sql } from 'kysely'`],
      ['cryptography is in one folder', `import { randomBytes } from 'node:crypto'`],
      ['settings are read in one file', `const production = process.env['NODE_ENV']`],
      ['the time is read in one file', 'const now = Temporal.Now.instant()'],
      ['chance comes from outside', 'const lucky = Math.random()'],
    ] as const
  ).map(([keeps, line]) => ({
    keeps,
    file: 'src/access/once.ts',
    remove: `import type { Tx } from '../db/db.ts'`,
    leave: `import type { Tx } from '../db/db.ts'\n${line}`,
    tests: imports,
  })),
]
