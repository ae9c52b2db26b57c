import type { Context, MiddlewareHandler } from 'hono'
import { formType } from './body.ts'

export interface Asking {
  method: string
  /** `Sec-Fetch-Site`, `Sec-Fetch-Mode` and `Origin`, as sent. */
  fetchSite: string | undefined
  fetchMode: string | undefined
  origin: string | undefined
}

/**
 * Whether a request comes from our own pages. Reading may come from anywhere, as a link does, but other sites may
 * not draw our pages into theirs. Changing needs the browser's word that it is the same origin, or an origin
 * that is exactly one of ours: without either it is refused.
 */
export function comesFromUs(asking: Asking, ours: readonly string[]): boolean {
  const { method, fetchSite, fetchMode, origin } = asking
  const reads = method === 'GET' || method === 'HEAD'
  if (reads) return fetchSite !== 'cross-site' && fetchSite !== 'same-site' ? true : fetchMode === 'navigate'
  if (fetchSite !== undefined) return fetchSite === 'same-origin'
  return origin !== undefined && ours.includes(origin)
}

/**
 * Lets only our own forms change anything.
 *
 * @param ours exact origins, such as `https://raad.example.dk`
 * @param refuse answers what is refused: `foreign` with 403, `not-a-form` with 415
 */
export function ownFormsOnly(
  ours: readonly string[],
  refuse: (c: Context, why: 'foreign' | 'not-a-form') => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    const method = c.req.method
    const asking = {
      method,
      fetchSite: c.req.header('Sec-Fetch-Site'),
      fetchMode: c.req.header('Sec-Fetch-Mode'),
      origin: c.req.header('Origin'),
    }
    if (!comesFromUs(asking, ours)) return refuse(c, 'foreign')
    const changes = method !== 'GET' && method !== 'HEAD'
    if (changes && formType(c.req.header('Content-Type')) === undefined) return refuse(c, 'not-a-form')
    return next()
  }
}
