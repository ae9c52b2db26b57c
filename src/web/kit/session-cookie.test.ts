import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { findSession, giveSession, takeSession } from './session-cookie.ts'

const token = 'a'.repeat(43)

function appWith(https: boolean): Hono {
  const app = new Hono()
  app.get('/in', c => {
    giveSession(c, token, https)
    return c.text('')
  })
  app.get('/out', c => {
    takeSession(c, https)
    return c.text('')
  })
  app.get('/who', c => c.text(findSession(c, https) ?? 'nobody'))
  return app
}

describe('the desk’s session cookie', () => {
  it('is bound to host and https, out of reach of scripts and other sites, and ends with the browser', async () => {
    const answer = await appWith(true).request('/in')

    expect(answer.headers.get('Set-Cookie')).toBe(
      `__Host-desk=${token}; Path=/; HttpOnly; Secure; SameSite=Strict`,
    )
  })

  it('works in trial mode without https', async () => {
    const answer = await appWith(false).request('/in')

    expect(answer.headers.get('Set-Cookie')).toBe(`desk=${token}; Path=/; HttpOnly; SameSite=Strict`)
  })

  it.each([
    [`__Host-desk=${token}`, token],
    [`desk=${token}`, 'nobody'],
    ['__Host-desk=short', 'nobody'],
    [`__Host-desk=${'a'.repeat(201)}`, 'nobody'],
    [`__Host-desk=${encodeURIComponent(`${token} x`)}`, 'nobody'],
  ])('is read from %s as %s', async (cookie, expected) => {
    expect(await (await appWith(true).request('/who', { headers: { Cookie: cookie } })).text()).toBe(expected)
  })

  it('is taken back', async () => {
    expect((await appWith(true).request('/out')).headers.get('Set-Cookie')).toContain('Max-Age=0')
  })
})
