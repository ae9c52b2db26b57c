import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { deskPageStyle, serveDeskStyle } from './desk-style.ts'
import { headers, sourceHash, type HeaderRules } from './headers.ts'

const door: HeaderRules = {
  styles: [sourceHash('p{}')],
  scripts: [],
  media: [],
  frames: ["'self'"],
  framedBy: ["'self'", 'https://bibliotek.example.dk'],
  connect: [],
  https: true,
  cookies: false,
  offTheRecord: true,
}

function appWith(rules: HeaderRules): Hono {
  const app = new Hono()
  app.use(headers(rules))
  app.get('/', c => c.html('<p>side</p>', 200, { 'Set-Cookie': 'a=1', Server: 'x' }))
  app.get('/desk.css', serveDeskStyle)
  app.get('/breaks', () => {
    throw new Error('broken')
  })
  app.onError((_, c) => c.text('fejl', 500))
  return app
}

describe('the headers', () => {
  it.each(['/', '/breaks', '/nowhere'])('are on every answer: %s', async path => {
    const { headers: sent } = await appWith(door).request(path)

    expect(sent.get('Cache-Control')).toBe('no-store')
    expect(sent.get('Referrer-Policy')).toBe('same-origin')
    expect(sent.get('X-Content-Type-Options')).toBe('nosniff')
    expect(sent.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(sent.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(sent.get('Permissions-Policy')).toContain('geolocation=(), ')
    expect(sent.get('Strict-Transport-Security')).toContain('max-age=')
    expect(sent.get('Request-OTR')).toBe('1')
    expect(sent.get('Server')).toBeNull()
  })

  it('allow exactly the style, script and frames listed, and nothing inline', async () => {
    const policy = (await appWith(door).request('/')).headers.get('Content-Security-Policy') ?? ''

    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("style-src 'sha256-")
    expect(policy).toContain("script-src 'none'")
    expect(policy).toContain("frame-src 'self'")
    expect(policy).toContain("frame-ancestors 'self' https://bibliotek.example.dk")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('let what is no page do nothing, should somebody open it by itself', async () => {
    const policy = (await appWith(door).request('/desk.css')).headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'; sandbox")
    expect((await appWith(door).request('/')).headers.get('Content-Security-Policy')).not.toContain('sandbox')
  })

  it('P1 carry no cookie from the door, whatever a route tries', async () => {
    expect((await appWith(door).request('/')).headers.get('Set-Cookie')).toBeNull()
    expect((await appWith({ ...door, cookies: true }).request('/')).headers.get('Set-Cookie')).toBe('a=1')
  })

  it('forbid every frame where nobody may hold the page', async () => {
    const { headers: sent } = await appWith({ ...door, framedBy: [] }).request('/')

    expect(sent.get('X-Frame-Options')).toBe('DENY')
    expect(sent.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  })

  it('let the desk’s stylesheet be kept, under an address with its version', async () => {
    const answer = await appWith(door).request('/desk.css')

    expect(answer.headers.get('Cache-Control')).toContain('immutable')
    expect(deskPageStyle).toEqual({ href: expect.stringMatching(/^\/desk\.css\?v=[A-Za-z0-9]{12}$/) })
  })
})
