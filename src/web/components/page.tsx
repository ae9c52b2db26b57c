import { raw } from 'hono/html'
import type { Content, Examples, Markup } from './markup.ts'

/** Either the whole style inside the page (allowed by its hash), or the address of one cached stylesheet. */
export type PageStyle = { inline: string } | { href: string }

export interface PageProps {
  /** BCP 47, such as `da`. */
  language: string
  direction: 'ltr' | 'rtl'
  /** Stands in the browser's history and on the lock screen: never a word that tells what this is about. */
  title: string
  style: PageStyle
  /** The way out comes first, so that it is the first thing reached by keyboard and screen reader. */
  wayOut?: Content | undefined
  /** Words of the link past the menu. Desk only: following it adds an entry to the browser's history. */
  skipLink?: string | undefined
  header?: Content | undefined
  /** Stands beside the content where there is room, above it where there is not. */
  aside?: Content | undefined
  footer?: Content | undefined
  /** Tables and desks use the whole width; text and forms keep a readable measure. */
  width?: 'text' | 'wide' | undefined
  /** Desk only: addresses of scripts that make the page livelier. Every page works without them. */
  scripts?: readonly string[] | undefined
  children?: Content
}

/** The shell of every page: language, direction, neutral title, style, and the landmarks. */
export const Page = (props: PageProps): Markup => (
  <>
    {raw('<!doctype html>')}
    <html lang={props.language} dir={props.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="data:," />
        <title>{props.title}</title>
        <Style style={props.style} />
        {props.scripts?.map(src => (
          <script src={src} defer />
        ))}
      </head>
      <body>
        {props.skipLink !== undefined && (
          <a class="skip-link" href="#content">
            {props.skipLink}
          </a>
        )}
        {props.wayOut}
        {props.header}
        <div class={`frame ${props.width ?? 'text'}${props.aside ? ' with-aside' : ''}`}>
          {props.aside}
          <main id="content" tabindex={-1}>
            {props.children}
          </main>
        </div>
        {props.footer !== undefined && (
          <footer class="page-footer">
            <div class={`frame ${props.width ?? 'text'}`}>{props.footer}</div>
          </footer>
        )}
      </body>
    </html>
  </>
)

const Style = ({ style }: { style: PageStyle }): Markup => {
  // The only unescaped text of the interface: our own stylesheet, fixed when the program starts.
  if ('inline' in style) return <style>{raw(style.inline)}</style>
  return <link rel="stylesheet" href={style.href} />
}

/** The page is the frame of the examples, so it has none inside itself. */
export const examples: Examples = {}
