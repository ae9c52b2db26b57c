import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { comesFromUs, ownFormsOnly } from './origin.ts'

const ours = ['https://raad.example.dk', 'http://127.0.0.1:8080']
const none = undefined

describe('a request from our own pages', () => {
  it.each([
    // method, Sec-Fetch-Site, Sec-Fetch-Mode, Origin, ours?
    ['POST', 'same-origin', 'navigate', 'https://raad.example.dk', true],
    ['POST', 'same-origin', 'navigate', 'null', true],
    ['POST', 'same-origin', 'cors', none, true],
    ['POST', 'cross-site', 'navigate', 'https://evil.example', false],
    ['POST', 'cross-site', 'navigate', 'https://raad.example.dk', false],
    ['POST', 'same-site', 'navigate', 'https://andet.example.dk', false],
    ['POST', 'none', 'navigate', none, false],
    ['POST', 'none', 'navigate', 'https://raad.example.dk', false],
    ['POST', 'made-up', 'navigate', 'https://raad.example.dk', false],
    ['POST', none, none, 'https://raad.example.dk', true],
    ['POST', none, none, 'http://127.0.0.1:8080', true],
    ['POST', none, none, 'http://raad.example.dk', false],
    ['POST', none, none, 'https://raad.example.dk:8443', false],
    ['POST', none, none, 'https://raad.example.dk.evil.example', false],
    ['POST', none, none, 'https://RAAD.example.dk', false],
    ['POST', none, none, 'null', false],
    ['POST', none, none, '', false],
    ['POST', none, none, none, false],
    ['PUT', none, none, none, false],
    ['DELETE', 'cross-site', 'cors', none, false],
    ['GET', none, none, none, true],
    ['GET', 'none', 'navigate', none, true],
    ['GET', 'same-origin', 'no-cors', none, true],
    ['GET', 'cross-site', 'navigate', none, true],
    ['GET', 'cross-site', 'no-cors', none, false],
    ['GET', 'same-site', 'cors', none, false],
    ['HEAD', none, none, none, true],
  ])('%s, site %s, mode %s, origin %s: %s', (method, fetchSite, fetchMode, origin, expected) => {
    expect(comesFromUs({ method, fetchSite, fetchMode, origin }, ours)).toBe(expected)
  })
})

describe('the guard of our forms', () => {
  const app = new Hono()
  app.use(ownFormsOnly(ours, (c, why) => c.text(why, why === 'foreign' ? 403 : 415)))
  app.all('/', c => c.text('reached'))

  const send = async (headers: Record<string, string>) =>
    (await app.request('/', { method: 'POST', headers, body: 'a=1' })).text()

  it('lets our own form through', async () => {
    expect(
      await send({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' }),
    ).toBe('reached')
  })

  it('refuses a post that does not say where it comes from', async () => {
    expect(await send({ 'Content-Type': 'application/x-www-form-urlencoded' })).toBe('foreign')
  })

  it.each(['application/json', 'text/plain', 'application/x-www-form-urlencodedx'])(
    'refuses %s',
    async contentType => {
      expect(await send({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': contentType })).toBe('not-a-form')
    },
  )
})
