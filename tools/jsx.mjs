/**
 * Compiles .ts and .tsx as they are loaded, with the compiler that vitest and the bundler use too.
 * Node strips types by itself but refuses .tsx, so one hook serves both and there is no build step. What was compiled is
 * kept under a hash of what it came from, so that a second start loads no compiler. Plain JavaScript: written in
 * TypeScript, it would make Node load a compiler of its own.
 */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import compiler from 'rolldown/package.json' with { type: 'json' }

const OPTIONS = {
  jsx: { runtime: 'automatic', importSource: 'hono/jsx', development: false },
  sourcemap: true,
}
const kept = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))
const salt = JSON.stringify([compiler.version, OPTIONS])

process.setSourceMapsEnabled(true)
enableCompileCache(kept)

registerHooks({
  load(url, context, nextLoad) {
    if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context)

    const file = fileURLToPath(url)
    return { format: 'module', shortCircuit: true, source: compiled(file, readFileSync(file, 'utf8')) }
  },
})

/** The file's place is part of the hash, because the source map names it. */
function compiled(file, text) {
  const place = `${kept}/${hash('sha256', `${salt}\0${file}\0${text}`)}.js`
  try {
    return readFileSync(place, 'utf8')
  } catch {
    const fresh = compile(file, text)
    keep(place, fresh)
    return fresh
  }
}

function compile(file, text) {
  const { transformSync } = createRequire(import.meta.url)('rolldown/utils')
  const { code, map, errors } = transformSync(file, text, OPTIONS)
  if (errors.length > 0) throw new SyntaxError(errors.map(error => error.message).join('\n'))
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
}

/** Under its name only when it is whole: another process may be starting too. Somebody who may not write compiles each time. */
function keep(place, text) {
  const unfinished = `${place}.${process.pid}`
  try {
    mkdirSync(kept, { recursive: true })
    writeFileSync(unfinished, text)
    renameSync(unfinished, place)
  } catch {
    return
  }
}
