import type { Handler } from 'hono'
import type { PageStyle } from '../components/page.tsx'
import { deskStyle } from '../components/stylesheets.ts'
import { sourceHash } from './headers.ts'

const version = sourceHash(deskStyle)
  .replaceAll(/[^A-Za-z0-9]/g, '')
  .slice(6, 18)

/** The desk's stylesheet, under an address that changes with it. */
export const deskPageStyle: PageStyle = { href: `/desk.css?v=${version}` }

/** Answers `GET /desk.css`. It says nothing about anyone, so it may be kept. */
export const serveDeskStyle: Handler = c =>
  c.body(deskStyle, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
