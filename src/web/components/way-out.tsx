import type { Content, Markup } from './markup.ts'

/** The place of the way out: first in the page, always in sight. What stands in it belongs to the front door. */
export const WayOutPlace = ({ children }: { children?: Content }): Markup => (
  <div class="way-out">{children}</div>
)
