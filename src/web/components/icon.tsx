import type { Markup } from './markup.ts'

/** Each shape differs in outline, so that it tells without colour, in print and in forced colours. */
const shapes = {
  octagon: 'M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7zM7 3.2V9h2V3.2zm0 7.3v2.3h2v-2.3z',
  triangle: 'M8 1 15.5 15H.5z',
  diamond: 'M8 .5 15.5 8 8 15.5.5 8z',
  circle: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  tick: 'm2 8.5 2-2 2.7 2.7L12 3.6l2 2-7.3 7.6z',
  ring: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9',
  clock:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3M7.2 4.5v4l2.8 2 .9-1.2-2.2-1.6V4.5z',
} as const

export type Shape = keyof typeof shapes

/** A decoration: the words beside it say the same. */
export const Icon = ({ shape }: { shape: Shape }): Markup => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={shapes[shape]} fill="currentColor" fill-rule="evenodd" />
  </svg>
)
