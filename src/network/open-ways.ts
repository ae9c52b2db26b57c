import { ways, type WayCode } from '../country/dk/ways.ts'
import type { OpenWay } from './spread.ts'

/** The country's table of ways, as a list. */
export const openWays: readonly OpenWay[] = (Object.keys(ways) as WayCode[]).map(code => ({
  code,
  ...ways[code],
}))
