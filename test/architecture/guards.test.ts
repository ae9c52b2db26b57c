import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guards } from '../guards/list.ts'

const root = join(import.meta.dirname, '../..')
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const migrations = readdirSync(join(root, 'migrations'))
  .toSorted()
  .map(name => `migrations/${name}`)

it('what each guard takes away stands exactly once where it says', () => {
  expect(guards.filter(({ file, remove }) => textOf(file).split(remove).length !== 2)).toEqual([])
})

it('no guard stands in a function that a later migration has replaced: there it would keep nothing', () => {
  const replaced = guards.flatMap(guard => {
    const name = guard.file.startsWith('migrations/') ? functionAround(guard.file, guard.remove) : undefined
    const later = migrations.filter(
      file => file > guard.file && textOf(file).includes(`create or replace function ${name}(`),
    )
    return name !== undefined && later.length > 0 ? [{ keeps: guard.keeps, name, later }] : []
  })
  expect(replaced).toEqual([])
})

/** The function whose definition the text stands in; undefined outside every function. */
function functionAround(file: string, text: string): string | undefined {
  const whole = textOf(file)
  const at = whole.indexOf(text)
  const before = whole.slice(0, at + text.length)
  const made = [...before.matchAll(/create (?:or replace )?function ([\w.]+)\(/g)].at(-1)
  if (!made) return undefined
  const end = whole.slice(made.index).search(/^(?:end )?\$\$;/m)
  return at < made.index + end ? made[1] : undefined
}
