import type { Child } from 'hono/jsx'
import type { HtmlEscapedString } from 'hono/utils/html'

/** What a component gives back. Text inside it is already escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** What may stand inside a component: text (which will be escaped), other components, or nothing. */
export type Content = Child

/** Named ways of using a component, shown on the examples page and walked by the accessibility test. */
export type Examples = Readonly<Record<string, () => Markup>>

/** The markup as text, to be sent or looked into. */
export const render = async (markup: Markup): Promise<string> => (await markup).toString()
