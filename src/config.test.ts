import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  type Environment,
  readConfig,
  readDeskConfig,
  readFrontDoorConfig,
  readJobsConfig,
} from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'haandholdt-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'keys.json'), '{}')
const keyFile = join(folder, 'keys.json')

const production: Environment = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  FRONT_DOOR_PORT: '8080',
  DESK_PORT: '8081',
  FRONT_DOOR_ORIGIN: 'https://hjaelp.example.dk/',
  DESK_ORIGIN: 'https://desk.example.dk',
  NEUTRAL_PAGE: 'https://www.dmi.dk/',
  FRONT_DOOR_FRAMED_BY: 'https://bibliotek.example.dk, https://www.example.dk:8443',
  TRUSTED_PROXY: '10.0.0.5, 10.1.0.0/16',
  DATABASE_URL: 'postgresql://owner:secret@db.example.dk/haandholdt',
  FRONT_DOOR_DATABASE_URL: 'postgresql://haandholdt_front_door:secret@db.example.dk/haandholdt',
  DESK_DATABASE_URL: 'postgresql://haandholdt_desk:secret@db.example.dk/haandholdt',
  JOBS_DATABASE_URL: 'postgresql://haandholdt_jobs:secret@db.example.dk/haandholdt',
  FRONT_DOOR_KEY_FILE: keyFile,
  DESK_KEY_FILE: keyFile,
  JOBS_KEY_FILE: keyFile,
  AUDIT_ROOT_DIR: '/srv/audit-roots',
}

const needed = Object.keys(production).filter(name => name !== 'NODE_ENV')
const without = (name: string): Environment => ({ ...production, [name]: undefined })

test('a trial needs no settings, and starts its own database', () => {
  const config = readConfig({})
  expect(config.production).toBe(false)
  expect(config.database).toEqual({ kind: 'embedded' })
  expect(config.frontDoor).toMatchObject({ host: '127.0.0.1', port: 8080, origin: 'http://127.0.0.1:8080' })
  expect(config.desk).toMatchObject({ port: 8081, origin: 'http://127.0.0.1:8081' })
  expect(config.frontDoor.keys).toEqual({ kind: 'file', path: join(config.keyDir, 'keys.json') })
})

test('a trial on a given database signs in as its owner first', () => {
  const ownerUrl = 'postgresql://me@localhost/trial'
  expect(readConfig({ DATABASE_URL: ownerUrl }).database).toEqual({ kind: 'owner', ownerUrl })
})

test('a trial trusts no proxy', () => {
  const { frontDoor, desk } = readConfig({})
  for (const { proxies } of [frontDoor, desk]) expect(proxies.hold('127.0.0.1')).toBe(false)
})

test('production trusts the proxies that are named, and no other', () => {
  const { frontDoor, desk } = readConfig(production)
  for (const { proxies } of [frontDoor, desk]) {
    expect(['10.0.0.5', '10.1.2.3', '10.0.0.6'].map(proxies.hold)).toEqual([true, true, false])
  }
  const { proxies } = readConfig({ ...production, TRUSTED_PROXY: 'none' }).desk
  expect(proxies.hold('10.0.0.5')).toBe(false)
})

test('nobody may hold the door in a frame but the sites that are named', () => {
  const framedBy = (named: string) =>
    readConfig({ ...production, FRONT_DOOR_FRAMED_BY: named }).frontDoor.framedBy
  expect(readConfig({}).frontDoor.framedBy).toEqual([])
  expect(framedBy('none')).toEqual([])
  expect(readConfig(production).frontDoor.framedBy).toEqual([
    'https://bibliotek.example.dk',
    'https://www.example.dk:8443',
  ])
})

test.each([
  '*',
  'https:',
  'https://*',
  'https://*.example.dk',
  'https://a.example.dk/',
  'https://a.example.dk/skole',
  'https://A.example.dk',
  'https://a.example.dk:443',
  'https://user@a.example.dk',
  'http://a.example.dk',
  'a.example.dk',
  "'self'",
  'none, https://a.example.dk',
  'https://a.example.dk https://b.example.dk',
  "https://a.example.dk; script-src 'unsafe-inline'",
  'https://a.example.dk;script-src',
  'https://a.example.dk,',
])('“%s” is not one site that could be named, and the door does not start', named => {
  expect(() => readConfig({ ...production, FRONT_DOOR_FRAMED_BY: named })).toThrow(
    'FRONT_DOOR_FRAMED_BY names',
  )
})

test('production starts when everything is given', () => {
  const config = readConfig(production)
  expect(config.production).toBe(true)
  expect(config.database.kind).toBe('given')
  expect(config.frontDoor.origin).toBe('https://hjaelp.example.dk')
})

test.each(needed)('production refuses to start without %s, and names it', name => {
  expect(() => readConfig(without(name))).toThrow(`${name} is missing`)
})

test('an empty setting counts as missing', () => {
  expect(() => readConfig({ ...production, DATABASE_URL: '' })).toThrow('DATABASE_URL is missing')
})

test('production with nothing given names everything at once', () => {
  expect.assertions(needed.length)
  try {
    readConfig({ NODE_ENV: 'production' })
  } catch (error) {
    for (const name of needed) expect((error as Error).message).toContain(`${name} is missing`)
  }
})

test.each([
  ['FRONT_DOOR_PORT', 'eighty', 'is not a port number'],
  ['DESK_PORT', '65536', 'is not a port number'],
  ['DESK_ORIGIN', 'desk.example.dk', 'is not a web address'],
  ['NEUTRAL_PAGE', 'javascript:alert(1)', 'is not a web address'],
  ['TRUSTED_PROXY', '10.0.0.5, proxy.local', 'names “proxy.local”, which is neither'],
  ['TRUSTED_PROXY', '0.0.0.0/0', 'names “0.0.0.0/0”, which is neither'],
  ['DATABASE_URL', 'mysql://localhost', 'is not a PostgreSQL address'],
  ['DESK_DATABASE_URL', 'postgresql://owner:secret@db/haandholdt', 'sign in as the role haandholdt_desk'],
  ['JOBS_KEY_FILE', '/nowhere/keys.json', 'names a file that is not there'],
])('%s=%s is refused: it %s', (name, value, words) => {
  expect(() => readConfig({ ...production, [name]: value })).toThrow(words)
})

test('a key made for trial does not serve production', () => {
  expect(() => readConfig({ ...production, KEY_DIR: folder })).toThrow('a key made for trial')
})

test.each(['KEY_DIR', 'AUDIT_ROOT_DIR', 'DESK_KEY_FILE'])('%s may not lie among the data', name => {
  expect(() => readConfig({ DATA_DIR: '/srv/data', [name]: '/srv/data/inside' })).toThrow(
    `${name} lies inside DATA_DIR`,
  )
})

test('keys may be kept by OpenBao, with a token for each part', () => {
  const env = { ...production, BAO_ADDR: 'https://bao.example.dk', DESK_KEY_FILE: undefined }
  expect(() => readConfig(env)).toThrow('DESK_BAO_TOKEN is missing')
  expect(readConfig({ ...env, DESK_BAO_TOKEN: 'token' }).desk.keys).toEqual({
    kind: 'transit',
    url: 'https://bao.example.dk',
    token: 'token',
  })
})

test('each part in a process of its own asks only for what is its own', () => {
  const only = (...names: string[]) => Object.fromEntries(names.map(name => [name, production[name]]))
  const listens = ['HOST', 'TRUSTED_PROXY']
  const frontDoor = [
    ...listens,
    'FRONT_DOOR_PORT',
    'FRONT_DOOR_ORIGIN',
    'NEUTRAL_PAGE',
    'FRONT_DOOR_FRAMED_BY',
    'FRONT_DOOR_KEY_FILE',
    'FRONT_DOOR_DATABASE_URL',
  ]
  expect(readFrontDoorConfig(only('NODE_ENV', ...frontDoor)).port).toBe(8080)
  const desk = [...listens, 'DESK_PORT', 'DESK_ORIGIN', 'DESK_KEY_FILE', 'DESK_DATABASE_URL']
  expect(readDeskConfig(only('NODE_ENV', ...desk)).port).toBe(8081)
  for (const [read, names] of [
    [readFrontDoorConfig, frontDoor],
    [readDeskConfig, desk],
  ] as const) {
    const asked = { ...only('NODE_ENV', ...names), TRUSTED_PROXY: undefined }
    expect(() => read(asked)).toThrow('TRUSTED_PROXY is missing')
  }
  const jobs = ['AUDIT_ROOT_DIR', 'JOBS_KEY_FILE']
  expect(readJobsConfig(only('NODE_ENV', ...jobs, 'JOBS_DATABASE_URL')).auditRootDir).toBe('/srv/audit-roots')
  expect(() => readJobsConfig(only('NODE_ENV', ...jobs))).toThrow('JOBS_DATABASE_URL is missing')
})
