/**
 * Compiles .ts and .tsx as they are loaded, with the compiler that vitest and the bundler use too.
 * Node strips types by itself but refuses .tsx, so one hook serves both and there is no build step.
 */
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

process.setSourceMapsEnabled(true)
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))

registerHooks({
  load(url, context, nextLoad) {
    if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return nextLoad(url, context)

    const file = fileURLToPath(url)
    const compiled = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'hono/jsx' },
      sourcemap: true,
    })
    if (compiled.errors.length > 0) {
      throw new SyntaxError(compiled.errors.map(error => error.message).join('\n'))
    }
    const map = Buffer.from(JSON.stringify(compiled.map)).toString('base64')
    return {
      format: 'module',
      shortCircuit: true,
      source: `${compiled.code}\n//# sourceMappingURL=data:application/json;base64,${map}`,
    }
  },
})
