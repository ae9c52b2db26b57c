import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Heading } from '../components/heading.tsx'
import type { Content, Markup } from '../components/markup.ts'
import { Page, type PageStyle } from '../components/page.tsx'
import { UserText } from '../components/user-text.tsx'
import type { Body } from './body.ts'
import { doorWords, type DoorLanguage } from './door-words.ts'
import { direction, type Language } from './language.ts'
import { words } from './words.ts'

/** How the pages of one audience look. */
export interface Look {
  style: PageStyle
  /** The same neutral title on every page; undefined: the page's own heading is the title. */
  title?: string | undefined
  wayOut?: Content | undefined
  header?: Content | undefined
}

export interface Answer {
  status: ContentfulStatusCode
  markup: Markup
}

/** Not there, not yours and blocked are one and the same answer, to the byte. */
export const notFound = (look: Look, language: DoorLanguage): Answer =>
  plainPage(404, look, language, doorWords[language].pages.notFound)

/** A bug of ours. The number leads to the log; nothing else is told. */
export const failed = (look: Look, language: DoorLanguage, incident: string): Answer => {
  const says = doorWords[language].pages.failed
  return plainPage(
    500,
    look,
    language,
    says,
    <p>
      {says.incident}: <strong>{incident}</strong>
    </p>,
  )
}

/** More than a form may hold. What was typed in the fields named stands on the page, to be copied or shortened. */
export const tooLarge = (
  look: Look,
  language: Language,
  body?: Body,
  fields: readonly string[] = [],
): Answer => {
  const says = words[language].pages.tooLarge
  const typed = fields.flatMap(name => body?.all(name) ?? []).filter(text => text !== '')
  return plainPage(
    413,
    look,
    language,
    says,
    typed.length > 0 && (
      <>
        <Heading level={2}>{says.typed}</Heading>
        {typed.map(text => (
          <UserText text={text} />
        ))}
      </>
    ),
  )
}

/** Sent by another site, or by a browser that does not say. */
export const foreign = (look: Look, language: DoorLanguage): Answer =>
  plainPage(403, look, language, doorWords[language].pages.foreign)

/** Sent in another form than our pages send. */
export const notAForm = (look: Look, language: DoorLanguage): Answer =>
  plainPage(415, look, language, doorWords[language].pages.notAForm)

/** A one-time page seen before, or a visit that has ended. */
export const expired = (look: Look, language: Language): Answer =>
  plainPage(410, look, language, words[language].pages.expired)

/** The desk's session has ended. The way on is the sign-in form, given as `next`. */
export const signedOut = (look: Look, language: Language, next: Content): Answer =>
  plainPage(401, look, language, words[language].pages.signedOut, next)

function plainPage(
  status: ContentfulStatusCode,
  look: Look,
  language: DoorLanguage,
  text: { title: string; says: readonly string[] },
  more?: Content,
): Answer {
  const markup = (
    <Page
      language={language}
      direction={direction(language)}
      title={look.title ?? text.title}
      style={look.style}
      wayOut={look.wayOut}
      header={look.header}
    >
      <Heading level={1} focused>
        {text.title}
      </Heading>
      {text.says.map(paragraph => (
        <p>{paragraph}</p>
      ))}
      {more}
    </Page>
  )
  return { status, markup }
}
