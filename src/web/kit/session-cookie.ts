import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** An opaque token: nothing but a random name for a session on the server. */
const TOKEN = /^[A-Za-z0-9_-]{20,200}$/

/** Gives the desk's browser its session. It ends with the browser; the server ends it sooner. */
export function giveSession(c: Context, token: string, https: boolean): void {
  setCookie(c, nameOf(https), token, attributes(https))
}

/** The session token sent along, or undefined. */
export function findSession(c: Context, https: boolean): string | undefined {
  const token = getCookie(c, nameOf(https))
  return token !== undefined && TOKEN.test(token) ? token : undefined
}

export function takeSession(c: Context, https: boolean): void {
  deleteCookie(c, nameOf(https), attributes(https))
}

/** The prefix makes the browser refuse the cookie from any other host or without https. */
const nameOf = (https: boolean): string => (https ? '__Host-desk' : 'desk')

const attributes = (https: boolean) => ({
  path: '/',
  httpOnly: true,
  secure: https,
  sameSite: 'Strict' as const,
})
