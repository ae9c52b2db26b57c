import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileKeys } from '../src/crypto/file-keys.ts'
import { giveFaces, makeKeyFiles } from './keys.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ringsIn = (path: string) =>
  Object.keys((JSON.parse(readFileSync(path, 'utf8')) as { rings: object }).rings)

it('gives each part a file with its own rings, for its owner alone', async () => {
  const { frontDoor, desk, jobs } = await makeKeyFiles(join(folder, 'keys'))
  expect([frontDoor, desk, jobs].map(ringsIn)).toEqual([
    ['door'],
    ['door', 'case', 'staff', 'faces'],
    ['audit', 'faces'],
  ])
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

it('gives the desk and the jobs one ring of faces, also to files from before there was one', async () => {
  const paths = await makeKeyFiles(folder)
  for (const path of [paths.desk, paths.jobs]) {
    const { format, rings } = JSON.parse(readFileSync(path, 'utf8')) as { format: 1; rings: object }
    const older = { format, rings: { ...rings, faces: undefined } }
    writeFileSync(path, JSON.stringify(older))
  }
  await expect(fileKeys(paths.jobs, ['faces'])).rejects.toThrow("no ring 'faces'")
  await giveFaces(folder)
  const secretOf = async (path: string) => (await fileKeys(path, ['faces'])).secret('second-face')
  const given = await secretOf(paths.desk)
  expect(await secretOf(paths.jobs)).toEqual(given)
  await giveFaces(folder)
  expect(await secretOf(paths.jobs)).toEqual(given)
  await expect(fileKeys(paths.frontDoor, ['faces'])).rejects.toThrow("no ring 'faces'")
})

it('never writes over keys that are there', async () => {
  const { desk } = await makeKeyFiles(folder)
  const before = readFileSync(desk, 'utf8')
  await expect(makeKeyFiles(folder)).rejects.toMatchObject({ code: 'EEXIST' })
  expect(readFileSync(desk, 'utf8')).toBe(before)
})
