import { raw } from 'hono/html'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { Heading } from '../components/heading.tsx'
import type { Content, Markup } from '../components/markup.ts'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { Telephone } from '../components/telephone.tsx'
import { WayOutPlace } from '../components/way-out.tsx'
import { errorList } from '../kit/form.ts'
import { doorWords, type DoorLanguage } from '../kit/door-words.ts'
import { direction } from '../kit/language.ts'
import { Button } from '../components/button.tsx'
import { script, style } from './inline.ts'
import type { Shown } from './step.ts'
import { texts } from './texts.ts'

/** What every page of the door is drawn with. */
export interface Look {
  readonly language: DoorLanguage
  readonly offered: readonly DoorLanguage[]
  readonly neutralPage: string
  /** The step, as it travels in the page's forms. Undefined on a page that leads only to the first one. */
  readonly sealed: string | undefined
  /**
   * The name of the page's own fresh frame, in which the next step opens where scripts are off. A frame used for
   * the first time makes no entry in the history; a name used twice would send the step to another page's frame.
   */
  readonly nextFrame: string
  readonly now: Temporal.Instant
}

export interface DoorPageProps {
  look: Look
  heading: string
  /** What happened before, and what must be put right. */
  page?: Pick<Shown, 'notice' | 'incident' | 'errors'> | undefined
  /** The first page leaves the focus where it is: the way out comes first. */
  first?: boolean | undefined
  /** Stands over the heading. */
  above?: Content
  children?: Content
}

/** The shell of every page at the door. */
export const DoorPage = ({ look, heading, page = {}, first, above, children }: DoorPageProps): Markup => {
  const say = texts(look.language)
  const errors = errorList(page.errors ?? {})
  return (
    <Page
      language={look.language}
      direction={direction(look.language)}
      title={say.title}
      style={{ inline: style }}
      wayOut={<WayOut language={look.language} neutralPage={look.neutralPage} />}
    >
      <ErrorSummary
        title={doorWords[look.language].form.summary(errors.length)}
        errors={errors}
        linked={false}
      />
      {page.notice && (
        <Notice kind="warning" announced>
          <p>{say.notices[page.notice]}</p>
          {page.incident !== undefined && <p>{say.incident(page.incident)}</p>}
        </Notice>
      )}
      {above}
      <Heading level={1} focused={!first && errors.length === 0}>
        {heading}
      </Heading>
      {children}
      <p class="notice danger offline" role="alert" hidden>
        {say.offline}
      </p>
      <iframe class="next" name={look.nextFrame} title={say.nextFrame} />
      <script>{raw(script)}</script>
    </Page>
  )
}

/**
 * Without script it is a link to the page's own address: browsers let that take the place of the page in the history,
 * and the answer leads on to the everyday page.
 */
export const WayOut = ({ language, neutralPage }: Pick<Look, 'language' | 'neutralPage'>): Markup => {
  const say = texts(language)
  return (
    <WayOutPlace>
      <header class="frame">
        <a class="button small" href="/" target="_top" data-to={neutralPage}>
          {say.wayOut}
        </a>
        <p class="hint">{say.wayOutHint}</p>
      </header>
    </WayOutPlace>
  )
}

/** A form of the door: it carries the step, and its answer opens in the page's own fresh frame. */
export const DoorForm = ({
  look,
  label,
  files,
  children,
}: {
  look: Look
  label?: string
  /** Only where a file goes up. */
  files?: boolean
  children?: Content
}): Markup => (
  <Form action="/" target={look.nextFrame} label={label} files={files}>
    {look.sealed !== undefined && <input type="hidden" name="sealed" value={look.sealed} />}
    {children}
  </Form>
)

/** Back to the first page, without a link that would stay in the history. */
export const StartAgain = ({ look }: { look: Look }): Markup => (
  <Form action="/" target={look.nextFrame}>
    <input type="hidden" name="language" value={look.language} />
    <Button kind="quiet">{texts(look.language).startAgain}</Button>
  </Form>
)

/** In danger: the one number that answers now. */
export const Danger = ({ language }: { language: DoorLanguage }): Markup => {
  const say = texts(language).danger
  return (
    <Notice kind="danger" title={say.title}>
      <p>
        {say.says} <Telephone number="112" text={say.call} />
      </p>
    </Notice>
  )
}
