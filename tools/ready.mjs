/**
 * Loaded before any program of ours (`node --import ./tools/ready.mjs`). Plain JavaScript: where npm's scripts or
 * optional packages are switched off, it is the first and last thing an older Node understands.
 */
const [major] = process.versions.node.split('.').map(Number)
if (major < 26) {
  stop(
    `This needs Node 26, and Node ${process.versions.node} is running. It comes with the packages: ` +
      'run “npm ci --include=optional”, then start with “npm start” or “npm test”.',
  )
}

try {
  await import('./jsx.mjs')
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  stop('The packages are not installed: run “npm ci --include=optional” first.')
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
