import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { present } from './foundation/assert.ts'
import { CannotStart } from './foundation/cannot-start.ts'
import { type Networks, networksIn } from './foundation/networks.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where an entry point's key rings come from. A trial's key file is made on first use. */
export type KeySource = { kind: 'file'; path: string } | { kind: 'transit'; url: string; token: string }

/**
 * `origin` is the address as browsers see it, behind whatever proxy there is. Of `proxies` alone it is believed where a
 * request comes from.
 */
export type Listener = { host: string; port: number; origin: string; proxies: Networks }

/** `neutralPage` is where the quick way out leads, and `framedBy` whose pages may hold the door in a frame. */
export type FrontDoorConfig = Listener & {
  keys: KeySource
  neutralPage: string
  framedBy: readonly string[]
}
/**
 * `promiseRecord` is the file in which the tests of this version told when each promise held. `hostPage` is the ordinary
 * page that the front door stands on; without one nobody can approve the second face.
 */
export type DeskConfig = Listener & {
  keys: KeySource
  promiseRecord?: string | undefined
  hostPage?: string | undefined
}
/** The signed audit roots are written to `auditRootDir`, never beside the data they vouch for. */
export type JobsConfig = { keys: KeySource; auditRootDir: string }

/** The connection strings of the three roles the running system signs in as. */
export type LoginUrls = { frontDoor: string; desk: string; jobs: string }

export type DatabaseConfig =
  /** Trial: a PostgreSQL of our own, with its data in `dataDir`. */
  | { kind: 'embedded' }
  /** Trial: somebody's PostgreSQL, in which the migrator makes the three roles. */
  | { kind: 'owner'; ownerUrl: string }
  /** The migrator's connection string and each role's are given. */
  | { kind: 'given'; ownerUrl: string; urls: LoginUrls }

/** Everything in one process, as `npm start` runs it. */
export type Config = {
  production: boolean
  dataDir: string
  /** Trial passwords and keys. Never inside `dataDir`, so that a copy of the data opens nothing. */
  keyDir: string
  database: DatabaseConfig
  frontDoor: FrontDoorConfig
  desk: DeskConfig
  jobs: JobsConfig
}

/**
 * The settings of the whole system. In trial everything has a default; with NODE_ENV=production nothing has.
 *
 * @throws CannotStart naming everything that is missing or wrong, all at once
 */
export function readConfig(environment: Environment = process.env): Config {
  const site = readSite(environment)
  const separateLogins = site.production || site.env['FRONT_DOOR_DATABASE_URL'] !== undefined
  const database = separateLogins ? givenDatabase : trialDatabase
  const env = check(site, z.object({ ...frontDoorPart, ...deskPart, ...jobsPart, ...database }), everyPart)
  return {
    production: site.production,
    dataDir: site.dataDir,
    keyDir: site.keyDir,
    database: databaseFrom(site),
    frontDoor: frontDoorFrom(site, env),
    desk: deskFrom(site, env),
    jobs: jobsFrom(site, env),
  }
}

/** The front door in a process of its own, which is never given another's connection or keys. */
export function readFrontDoorConfig(
  environment: Environment = process.env,
): FrontDoorConfig & { databaseUrl: string } {
  const site = readSite(environment)
  const { FRONT_DOOR_DATABASE_URL } = givenDatabase
  const env = check(site, z.object({ ...frontDoorPart, FRONT_DOOR_DATABASE_URL }), ['FRONT_DOOR'])
  return { ...frontDoorFrom(site, env), databaseUrl: env.FRONT_DOOR_DATABASE_URL }
}

/** The desk in a process of its own. */
export function readDeskConfig(environment: Environment = process.env): DeskConfig & { databaseUrl: string } {
  const site = readSite(environment)
  const { DESK_DATABASE_URL } = givenDatabase
  const env = check(site, z.object({ ...deskPart, DESK_DATABASE_URL }), ['DESK'])
  return { ...deskFrom(site, env), databaseUrl: env.DESK_DATABASE_URL }
}

/** The jobs in a process of their own. */
export function readJobsConfig(environment: Environment = process.env): JobsConfig & { databaseUrl: string } {
  const site = readSite(environment)
  const { JOBS_DATABASE_URL } = givenDatabase
  const env = check(site, z.object({ ...jobsPart, JOBS_DATABASE_URL }), ['JOBS'])
  return { ...jobsFrom(site, env), databaseUrl: env.JOBS_DATABASE_URL }
}

const everyPart = ['FRONT_DOOR', 'DESK', 'JOBS'] as const
type Part = (typeof everyPart)[number]

const needed = (meaning: string) => z.string({ error: `is missing: ${meaning}` })

const port = (words: string) =>
  needed(`the port of ${words}`)
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .refine(number => number <= 65_535, 'is not a port number')

const webAddress = (meaning: string) =>
  needed(meaning).refine(
    text => /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
    'is not a web address: it begins with https://',
  )

/** The role's name is fixed, because rights are granted to it. */
const databaseUrl = (words: string, role?: string) =>
  needed(`the PostgreSQL database for ${words}`)
    .refine(
      text => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''),
      'is not a PostgreSQL address: it looks like postgresql://user:password@host/database',
    )
    .refine(
      text => role === undefined || URL.parse(text)?.username === role,
      `has to sign in as the role ${role}`,
    )

const HOST = needed('the address to listen on')
const TRUSTED_PROXY = needed(
  'the proxies in front of us, as addresses or CIDR ranges with commas between, or “none”',
).transform((text, context) => {
  const proxies = networksIn(text)
  if (typeof proxies !== 'string') return proxies
  context.addIssue(`names “${proxies}”, which is neither an address nor a CIDR range smaller than all`)
  return z.NEVER
})

const FRONT_DOOR_FRAMED_BY = needed(
  'the sites that may hold the door in a frame, as origins with commas between, or “none”',
).transform((text, context) => {
  const sites = text.trim() === 'none' ? [] : text.split(',').map(site => site.trim())
  const wrong = sites.find(site => !isPlainOrigin(site))
  if (wrong === undefined) return sites
  context.addIssue(`names “${wrong}”, which is not an origin such as https://bibliotek.example.dk`)
  return z.NEVER
})

/**
 * One site exactly: no path, no sign that stands for many, nothing that could end the header it is written into. Over
 * plain http anybody on the way could hold the door in a page of their own; a trial's own machine is not on the way.
 */
const isPlainOrigin = (site: string): boolean =>
  /^(https:\/\/[a-z\d-]+(\.[a-z\d-]+)*|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/.test(site) &&
  URL.parse(site)?.origin === site

const frontDoorPart = {
  HOST,
  TRUSTED_PROXY,
  FRONT_DOOR_PORT: port('the front door'),
  FRONT_DOOR_ORIGIN: webAddress('the address of the front door as browsers see it'),
  NEUTRAL_PAGE: webAddress('the everyday page that the quick way out leads to'),
  FRONT_DOOR_FRAMED_BY,
}

const deskPart = {
  HOST,
  TRUSTED_PROXY,
  DESK_PORT: port('the desk'),
  DESK_ORIGIN: webAddress('the address of the desk as browsers see it'),
  PROMISE_RECORD: z.string().optional(),
  HOST_PAGE: webAddress('the ordinary page that the front door stands on').optional(),
}

const jobsPart = {
  AUDIT_ROOT_DIR: needed('the folder, away from the data, for the signed roots of the audit chains'),
}

const givenDatabase = {
  DATABASE_URL: databaseUrl('migrations, as its owner'),
  FRONT_DOOR_DATABASE_URL: databaseUrl('the front door', 'haandholdt_front_door'),
  DESK_DATABASE_URL: databaseUrl('the desk', 'haandholdt_desk'),
  JOBS_DATABASE_URL: databaseUrl('the jobs', 'haandholdt_jobs'),
}

const trialDatabase = { DATABASE_URL: givenDatabase.DATABASE_URL.optional() }

function databaseFrom({ env }: Site): DatabaseConfig {
  const ownerUrl = env['DATABASE_URL']
  const frontDoor = env['FRONT_DOOR_DATABASE_URL']
  const desk = env['DESK_DATABASE_URL']
  const jobs = env['JOBS_DATABASE_URL']
  if (!ownerUrl) return { kind: 'embedded' }
  if (!frontDoor || !desk || !jobs) return { kind: 'owner', ownerUrl }
  return { kind: 'given', ownerUrl, urls: { frontDoor, desk, jobs } }
}

function frontDoorFrom(site: Site, env: z.output<z.ZodObject<typeof frontDoorPart>>): FrontDoorConfig {
  const { HOST: host, FRONT_DOOR_PORT, FRONT_DOOR_ORIGIN, NEUTRAL_PAGE: neutralPage } = env
  const { origin } = new URL(FRONT_DOOR_ORIGIN)
  const listener = { host, port: FRONT_DOOR_PORT, origin, proxies: env.TRUSTED_PROXY }
  return { ...listener, neutralPage, framedBy: env.FRONT_DOOR_FRAMED_BY, keys: keysOf(site, 'FRONT_DOOR') }
}

function deskFrom(site: Site, env: z.output<z.ZodObject<typeof deskPart>>): DeskConfig {
  const {
    HOST: host,
    DESK_PORT,
    DESK_ORIGIN,
    TRUSTED_PROXY: proxies,
    PROMISE_RECORD,
    HOST_PAGE: hostPage,
  } = env
  const { origin } = new URL(DESK_ORIGIN)
  const promiseRecord = PROMISE_RECORD && resolve(PROMISE_RECORD)
  return { host, port: DESK_PORT, origin, proxies, keys: keysOf(site, 'DESK'), promiseRecord, hostPage }
}

function jobsFrom(site: Site, env: z.output<z.ZodObject<typeof jobsPart>>): JobsConfig {
  return { keys: keysOf(site, 'JOBS'), auditRootDir: resolve(env.AUDIT_ROOT_DIR) }
}

type Site = { production: boolean; env: Record<string, string | undefined>; dataDir: string; keyDir: string }

/** An empty variable counts as not set: that is what a line left blank in a service file gives. */
function readSite(environment: Environment): Site {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const production = given['NODE_ENV'] === 'production'
  const dataDir = resolve(given['DATA_DIR'] ?? trialFolder('var', 'haandholdt'))
  const keyDir = resolve(given['KEY_DIR'] ?? trialFolder('.keys', 'haandholdt-keys'))
  return {
    production,
    env: production ? given : { ...trialDefaults(given, keyDir), ...given },
    dataDir,
    keyDir,
  }
}

function trialDefaults(given: Environment, keyDir: string): Record<string, string> {
  const host = given['HOST'] ?? '127.0.0.1'
  const frontDoorPort = given['FRONT_DOOR_PORT'] ?? '8080'
  const deskPort = given['DESK_PORT'] ?? '8081'
  return {
    HOST: host,
    FRONT_DOOR_PORT: frontDoorPort,
    DESK_PORT: deskPort,
    FRONT_DOOR_ORIGIN: `http://${host}:${frontDoorPort}`,
    DESK_ORIGIN: `http://${host}:${deskPort}`,
    TRUSTED_PROXY: 'none',
    NEUTRAL_PAGE: 'https://www.dmi.dk/',
    FRONT_DOOR_FRAMED_BY: 'none',
    AUDIT_ROOT_DIR: join(keyDir, 'audit-roots'),
    PROMISE_RECORD: join(CHECKOUT, 'var', 'promises.json'),
  }
}

const CHECKOUT = resolve(import.meta.dirname, '..')

/** In the checkout, unless it is closed to the unprivileged account that root's embedded database runs as. */
function trialFolder(inCheckout: string, underVarLib: string): string {
  if (process.getuid?.() !== 0 || isOpenToOthers(CHECKOUT)) return join(CHECKOUT, inCheckout)
  // Named after the checkout, so that two of them do not share their data.
  return join('/var/lib', underVarLib, CHECKOUT.split(sep).filter(Boolean).join('-'))
}

function isOpenToOthers(folder: string): boolean {
  const open = (statSync(folder).mode & 0o001) !== 0
  return open && (dirname(folder) === folder || isOpenToOthers(dirname(folder)))
}

function check<Shape extends z.ZodRawShape>(
  site: Site,
  schema: z.ZodObject<Shape>,
  parts: readonly Part[],
): z.output<z.ZodObject<Shape>> {
  const result = schema.safeParse(site.env)
  const problems = [
    ...(result.error?.issues ?? []).map(issue => `${issue.path.join('.')} ${issue.message}.`),
    ...parts.flatMap(part => keyProblems(site, part)),
    ...folderProblems(site),
  ]
  if (!result.success || problems.length > 0) {
    throw new CannotStart(['Some settings are missing or wrong.', ...problems].join('\n  '))
  }
  return result.data
}

function folderProblems({ env, dataDir, keyDir }: Site): string[] {
  const apart = { KEY_DIR: keyDir, AUDIT_ROOT_DIR: env['AUDIT_ROOT_DIR'] }
  return Object.entries(apart)
    .filter(([, folder]) => folder !== undefined && isInside(resolve(folder), dataDir))
    .map(([name]) => `${name} lies inside DATA_DIR: whoever takes a copy of the data would take that too.`)
}

function keyProblems(site: Site, part: Part): string[] {
  const { production, env, dataDir, keyDir } = site
  if (env[`${part}_KEY_FILE`] === undefined && env['BAO_ADDR'] !== undefined) {
    return env[`${part}_BAO_TOKEN`] === undefined
      ? [`${part}_BAO_TOKEN is missing: the token for the keys kept at BAO_ADDR.`]
      : []
  }
  const keys = findKeys(site, part)
  const name = `${part}_KEY_FILE`
  if (!keys) return [`${name} is missing: the file with its keys (or BAO_ADDR and ${part}_BAO_TOKEN).`]
  if (keys.kind === 'transit') return []
  if (isInside(keys.path, dataDir)) {
    return [`${name} lies inside DATA_DIR: whoever takes a copy of the data would take the keys too.`]
  }
  if (!production) return []
  if (!existsSync(keys.path)) return [`${name} names a file that is not there.`]
  if (isInside(keys.path, keyDir)) return [`${name} names a key made for trial. Make one for production.`]
  return []
}

function findKeys({ production, env, keyDir }: Site, part: Part): KeySource | undefined {
  const path = env[`${part}_KEY_FILE`]
  const url = env['BAO_ADDR']
  const token = env[`${part}_BAO_TOKEN`]
  if (path !== undefined) return { kind: 'file', path: resolve(path) }
  if (url !== undefined && token !== undefined) return { kind: 'transit', url, token }
  return production ? undefined : { kind: 'file', path: join(keyDir, 'keys.json') }
}

function keysOf(site: Site, part: Part): KeySource {
  return present(findKeys(site, part), `the key source of ${part}`)
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}
