import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'haandholdt-jsx-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const loaded = ['--import', './tools/ready.mjs']
const write = (text: string): string => {
  const file = join(folder, 'page.ts')
  writeFileSync(file, text)
  return file
}
const said = (file: string): string =>
  execFileSync(process.execPath, [...loaded, file], { encoding: 'utf8' }).trim()

it('runs what stands in the file now, also when it was compiled before', () => {
  const file = write(`const word: string = 'kano'\nconsole.log(word)`)
  expect([said(file), said(file)]).toEqual(['kano', 'kano'])

  write(`const word: string = 'lygte'\nconsole.log(word)`)
  expect([said(file), said(file)]).toEqual(['lygte', 'lygte'])
})

it('names the true line of a bug, also when it was compiled before', () => {
  const file = write(`interface Gone {\n  readonly at: string\n}\n\nthrow new Error('a bug')`)
  const broken = () => spawnSync(process.execPath, [...loaded, file], { encoding: 'utf8' }).stderr
  expect([broken(), broken()]).toEqual([
    expect.stringContaining('page.ts:5:7'),
    expect.stringContaining('page.ts:5:7'),
  ])
})

it('says where a file cannot be read as a program', () => {
  const { status, stderr } = spawnSync(process.execPath, [...loaded, write('const = 1')], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('page.ts')
})
