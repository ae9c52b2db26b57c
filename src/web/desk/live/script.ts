import { readFileSync } from 'node:fs'
import type { Handler } from 'hono'

const script = readFileSync(new URL('./desk.js', import.meta.url), 'utf8')

/** Answers `GET /desk.js`: what makes the duty desk live. Every page works without it. */
export const serveDeskScript: Handler = c =>
  c.body(script, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'private, max-age=600',
  })
