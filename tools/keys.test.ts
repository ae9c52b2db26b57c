import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileKeys } from '../src/crypto/file-keys.ts'
import { makeKeyFiles } from './keys.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ringsIn = (path: string) =>
  Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { rings: object }).rings)

it('gives each part a file with its own rings, for its owner alone', async () => {
  const { frontDoor, desk, jobs } = await makeKeyFiles(join(folder, 'keys'))
  expect([frontDoor, desk, jobs].map(ringsIn)).toEqual([['door'], ['door', 'case', 'staff'], ['audit']])
  expect([frontDoor, desk, jobs].map(path => statSync(path).mode & 0o777)).toEqual([0o600, 0o600, 0o600])
})

it('lets the desk read what the front door has locked', async () => {
  const paths = await makeKeyFiles(folder)
  const door = await fileKeys(paths.frontDoor, ['door'])
  const desk = await fileKeys(paths.desk, ['door', 'case', 'staff'])
  const key = new Uint8Array(32).fill(7)
  expect(await desk.unwrap('door', await door.wrap('door', key, 'a'), 'a')).toEqual(Buffer.from(key))
  expect(await desk.secret('code-pepper')).toEqual(await door.secret('code-pepper'))
})

it('never writes over keys that are there', async () => {
  const { desk } = await makeKeyFiles(folder)
  const before = readFileSync(desk, 'utf8')
  await expect(makeKeyFiles(folder)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(readFileSync(desk, 'utf8')).toBe(before)
})
