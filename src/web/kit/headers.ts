import { sha256 } from '../../crypto/digest.ts'
import type { MiddlewareHandler } from 'hono'

export interface HeaderRules {
  /** CSP sources for styles: a hash of the inline style (`sourceHash`), or `'self'` for the desk's stylesheet. */
  styles: readonly string[]
  /** CSP sources for scripts. Empty: no script runs. */
  scripts: readonly string[]
  /** What the page may hold in a frame. Empty: nothing. */
  frames: readonly string[]
  /** Who may hold the page in a frame. Empty: nobody. */
  framedBy: readonly string[]
  /** Where a recording may be played from. Empty: nowhere. */
  media: readonly string[]
  /** Where scripts may connect to, such as `'self'` for the live desk. */
  connect: readonly string[]
  https: boolean
  /** The door sets no cookie, whatever a route tries; the desk keeps its session in one. */
  cookies: boolean
  /** Asks the browser to leave the visit out of its history where it can. */
  offTheRecord: boolean
}

/** A CSP source that allows exactly this inline text. */
export function sourceHash(text: string): string {
  return `'sha256-${Buffer.from(sha256(text)).toString('base64')}'`
}

/** Everything a page does not need, switched off. */
const OFF = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'web-share',
  'xr-spatial-tracking',
]

/**
 * Sets the headers of every answer, errors included. A route may set its own `Cache-Control` (the stylesheet
 * does); everything else is never stored.
 */
export function headers(rules: HeaderRules): MiddlewareHandler {
  const fixed = new Map([
    ['Content-Security-Policy', contentSecurityPolicy(rules)],
    // The way out and the cross-site check need the Referer and Origin of our own pages.
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-DNS-Prefetch-Control', 'off'],
    ['X-Robots-Tag', 'noindex, nofollow'],
    ['Permissions-Policy', OFF.map(feature => `${feature}=()`).join(', ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
  ])
  if (rules.framedBy.length === 0) fixed.set('X-Frame-Options', 'DENY')
  if (rules.https) fixed.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  if (rules.offTheRecord) fixed.set('Request-OTR', '1')

  return async (c, next) => {
    await next()
    for (const [name, value] of fixed) c.header(name, value)
    if (!isPage(c.res)) c.header('Content-Security-Policy', NOT_A_PAGE)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    for (const name of ['Server', 'X-Powered-By']) c.header(name, undefined)
    if (!rules.cookies) c.header('Set-Cookie', undefined)
  }
}

/** A recording, a paper, a style: opened by itself, it can do nothing and belongs to nobody. */
const NOT_A_PAGE = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Plain text runs nothing by itself. */
const isPage = (answer: Response): boolean =>
  /^text\/(html|plain)\b/.test(answer.headers.get('Content-Type') ?? '')

function contentSecurityPolicy(rules: HeaderRules): string {
  return [
    "default-src 'none'",
    `style-src ${sources(rules.styles)}`,
    `script-src ${sources(rules.scripts)}`,
    `connect-src ${sources(rules.connect)}`,
    // The empty icon, which keeps the browser from asking for one.
    "img-src 'self' data:",
    `media-src ${sources(rules.media)}`,
    `frame-src ${sources(rules.frames)}`,
    `frame-ancestors ${sources(rules.framedBy)}`,
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ')
}

function sources(list: readonly string[]): string {
  return list.length === 0 ? "'none'" : list.join(' ')
}
