import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, it } from 'vitest'
import { networksIn, type Networks } from './foundation/networks.ts'
import { addressBehind } from './main.shared.ts'

let server: Server
afterEach(() => server.close())

/** What the program takes for the source of a request that comes over a socket, with two headers as a proxy adds them. */
async function sourceSeen(trusted: string): Promise<string> {
  const app = new Hono().get('/', c => c.text(addressBehind(networksIn(trusted) as Networks)(c)))
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const headers = new Headers([
    ['X-Forwarded-For', '192.0.2.66'],
    ['X-Forwarded-For', '203.0.113.9'],
    ['Forwarded', 'for=192.0.2.67'],
    ['X-Real-IP', '192.0.2.68'],
  ])
  return (await fetch(`http://127.0.0.1:${port}/`, { headers })).text()
}

it('takes the word of a trusted proxy for where a request comes from', async () => {
  expect(await sourceSeen('127.0.0.1')).toBe('203.0.113.9')
})

it.each(['none', '10.0.0.0/8'])('takes nobody else’s word for it, when it trusts %s', async trusted => {
  expect(await sourceSeen(trusted)).toBe('127.0.0.1')
})
