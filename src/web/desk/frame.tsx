import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { keepDraft } from '../../access/sign-in/drafts.ts'
import { continueSession, type SignedIn } from '../../access/sign-in/session.ts'
import { recordIncident } from '../../access/sign-in/record-incident.ts'
import { timeZone } from '../../country/dk/opening-hours.ts'
import type { ActId } from '../../foundation/ids.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import type { Content, Markup } from '../components/markup.ts'
import { DeskHeader } from '../components/navigation.tsx'
import { Page } from '../components/page.tsx'
import { Tag } from '../components/tag.tsx'
import { ActIdField } from '../kit/act-id.tsx'
import { readBody, readBodyWithFiles, type Body, type BodyRefusal } from '../kit/body.ts'
import { deskPageStyle, serveDeskStyle } from '../kit/desk-style.ts'
import { errorList, readForm, typedIn, type Errors, type Reading, type Says } from '../kit/form.ts'
import { headers } from '../kit/headers.ts'
import { formatDate, formatTime, negotiateLanguage } from '../kit/language.ts'
import { ownFormsOnly } from '../kit/origin.ts'
import * as pages from '../kit/pages.tsx'
import { findSession, takeSession } from '../kit/session-cookie.ts'
import type {
  Desk,
  DeskContext,
  DeskEnv,
  DeskHouse,
  OpenEnv,
  OpenRoutes,
  Routes,
  View,
} from './desk-house.ts'
import { isOnlyLooking, KeptFields, keptForms, pageOfKept } from './kept-forms.tsx'
import { serveDeskScript } from './live/script.ts'
import { texts } from './texts.ts'

export type Section = 'my-day' | 'duty-desk' | 'cases' | 'staff' | 'instruments' | 'account'

/** The staff's web app: who may come in, in which language, and what an error looks like. */
export function deskApp(
  house: DeskHouse,
  open: readonly OpenRoutes[],
  signedIn: readonly Routes[],
): Hono<OpenEnv> {
  const app = new Hono<OpenEnv>()
  app.use(
    headers({
      styles: ["'self'"],
      scripts: ["'self'"],
      connect: ["'self'"],
      media: ["'self'"],
      frames: [],
      framedBy: [],
      https: house.secure,
      cookies: true,
      offTheRecord: false,
    }),
  )
  app.onError(async (error, c) => {
    const ended = await sessionEndedMeanwhile(c, house)
    if (ended) return ended
    const number = Buffer.from(house.chance.bytes(4)).toString('hex')
    house.report({ number, route: c.req.routePath, error })
    const token = findSession(c, house.secure)
    if (token !== undefined) await recordIncident(house, { token }, number)
    return answer(c, pages.failed(look(), languageOf(c), number))
  })

  app.get('/healthz', c => c.text('ok'))
  app.get('/desk.css', serveDeskStyle)
  app.get('/desk.js', serveDeskScript)
  app.use(
    ownFormsOnly(house.publicOrigins, (c, why) =>
      answer(
        c,
        why === 'foreign' ? pages.foreign(look(), languageOf(c)) : pages.notAForm(look(), languageOf(c)),
      ),
    ),
  )
  app.use(bodyOfPost)
  for (const add of open) add(app, house)

  const desk: Desk = new Hono<DeskEnv>()
  desk.use(whoIsSignedIn(house))
  desk.use(bodyWithFiles)
  desk.use(keptForms(house))
  desk.use((c, next) => {
    c.set('pageOfKept', draft => pageOfKept(c, app.fetch, draft))
    return next()
  })
  for (const add of signedIn) add(desk, house)
  desk.all('*', notThere)
  app.route('/', desk)
  return app
}

/** The one answer for not there, not yours and blocked. */
export const notThere = (c: DeskContext): Response | Promise<Response> =>
  answer(c, pages.notFound(look(c.var.view), c.var.view.language))

const bodyOfPost: MiddlewareHandler<OpenEnv> = async (c, next) => {
  if (c.req.method !== 'POST' || takesFiles(c.req.path)) return next()
  const read = await readBody(c.req.raw)
  if ('refused' in read) return noBody(c, read.refused)
  c.set('body', read.done)
  return next()
}

/** The largest file, and the form around it. */
const largestWithFiles = 21_000_000
/** Where files go up. Nothing of it is read before it is known who sends it. */
const takesFiles = (path: string): boolean => /^\/instruments\/new$|^\/cases\/[^/]+\/tools\/new$/.test(path)

const bodyWithFiles: MiddlewareHandler<DeskEnv> = async (c, next) => {
  if (c.req.method !== 'POST' || !takesFiles(c.req.path)) return next()
  const read = await readBodyWithFiles(c.req.raw, largestWithFiles)
  if ('refused' in read) return noBody(c, read.refused)
  c.set('body', read.done)
  return next()
}

function noBody(c: AtDesk, refusal: BodyRefusal): Response | Promise<Response> {
  switch (refusal.why) {
    case 'too-large': {
      const { body } = refusal
      return answer(c, pages.tooLarge(look(), languageOf(c), body, body?.names ?? []))
    }
    case 'not-a-form':
    case 'unreadable':
      return answer(c, pages.notAForm(look(), languageOf(c)))
  }
}

/** Only a missing session leads to sign-in. What was typed when it ran out is kept for whoever typed it. */
const whoIsSignedIn =
  (house: DeskHouse): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    const token = findSession(c, house.secure)
    if (token === undefined) return c.redirect('/sign-in', 303)

    const signedIn = await continueSession(house, { token })
    if (!signedIn) return sessionEnded(c, house, token)
    c.set('asking', { token })
    c.set('me', signedIn.me)
    c.set('view', viewOf(house, signedIn))
    return next()
  }

/** A request to the desk, whether or not anybody is known to be behind it. */
type AtDesk = Context<OpenEnv> | DeskContext

/** To sign-in, with what was being sent kept for whoever typed it. */
async function sessionEnded(c: AtDesk, house: DeskHouse, token: string): Promise<Response> {
  const body = c.req.method === 'POST' ? await bodyToKeep(c) : undefined
  const kept = body && (await keepDraft(house, { token }, draftOf(c.req.path, body)))
  takeSession(c, house.secure)
  return c.redirect(kept ? '/sign-in?kept' : '/sign-in', 303)
}

/**
 * A session may end between two transactions of one request: then the database knows nobody and refuses. That is no
 * failure of ours, and the answer is the same as a moment earlier. Undefined when something else broke.
 */
async function sessionEndedMeanwhile(c: AtDesk, house: DeskHouse): Promise<Response | undefined> {
  const token = findSession(c, house.secure)
  if (token === undefined || isOpenPage(c)) return undefined
  try {
    return (await continueSession(house, { token })) ? undefined : await sessionEnded(c, house, token)
  } catch {
    // The database itself is what broke.
    return undefined
  }
}

/** Sign-in itself, where nobody is signed in yet. */
const isOpenPage = (c: AtDesk): boolean => c.req.path.startsWith('/sign-in')

/** A form with a file has not been read when the session turns out to be over; its words are, and not the file. */
async function bodyToKeep(c: AtDesk): Promise<Body | undefined> {
  const { body } = c.var
  if (!takesFiles(c.req.path) || c.req.raw.bodyUsed) return body
  const read = await readBody(c.req.raw)
  if ('done' in read) return read.done
  return read.refused.why === 'too-large' ? read.refused.body : undefined
}

const draftOf = (place: string, body: Body) => ({
  place,
  fields: body.names.flatMap(name => body.all(name).map(text => [name, text] as const)),
})

const viewOf = (house: DeskHouse, { me, notices }: SignedIn): View => ({
  me,
  language: me.language,
  notices,
  practice: house.practice,
  now: house.clock.now(),
  newActId: () => house.chance.uuid() as ActId,
})

/**
 * Reads a form that was posted. The schema names `act: actId()` beside its own fields.
 * Either the value, or what is wrong with it and what was typed, to be shown again.
 */
export const readPost = <Shape extends z.core.$ZodLooseShape>(
  c: DeskContext,
  schema: z.ZodObject<Shape>,
  says?: Says<keyof Shape & string>,
): Reading<z.output<z.ZodObject<Shape>>> =>
  isOnlyLooking(c.var.body)
    ? { errors: {}, typed: typedIn(c.var.body) }
    : readForm(schema, c.var.body, c.var.view.language, says)

export interface DeskPageProps {
  view: View
  /** Neutral: it stands in the browser's history. Never a name. */
  title: string
  section?: Section | undefined
  /** Stands beside the content, such as the parts of one case. */
  aside?: Content | undefined
  width?: 'text' | 'wide' | undefined
  /** What has to be put right in a form on this page. */
  errors?: Errors | undefined
  children?: Content
}

/** The shell of a page at the desk: where one can go, who one is, and what has to be put right. */
export const DeskPage = ({ view, title, section, aside, width, errors, children }: DeskPageProps): Markup => (
  <Page
    language={view.language}
    direction="ltr"
    title={`${title} · ${texts(view.language).name}`}
    style={deskPageStyle}
    skipLink={texts(view.language).skip}
    header={<Header view={view} section={section} />}
    aside={aside}
    width={width}
    scripts={['/desk.js']}
    footer={view.practice && <p>{texts(view.language).practice}</p>}
  >
    <p class="printed">{printedBy(view)}</p>
    {errors && (
      <ErrorSummary
        title={texts(view.language).errors(errorList(errors).length)}
        errors={errorList(errors)}
        linked
      />
    )}
    {children}
  </Page>
)

/** Only on paper: whose it is, and when the page was as it stands there. */
function printedBy({ me, language, now, practice }: View): string {
  const t = texts(language)
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const moment = `${formatDate(language, day)}, ${formatTime(language, now)}`
  return [t.name, practice && t.practiceMark, t.printed(me.alias, moment)].filter(Boolean).join(' · ')
}

export interface DeskFormProps {
  view: View
  action: string
  /** Names the form for a screen reader where a page has several. */
  label?: string | undefined
  /** A file goes up with it. */
  files?: boolean | undefined
  children?: Content
}

/** A form that is one act however often it is sent. */
export const DeskForm = ({ view, action, label, files, children }: DeskFormProps): Markup => {
  const kept = view.kept?.place === action.split('?')[0] ? view.kept : undefined
  return (
    <Form action={action} label={label} files={files}>
      <ActIdField id={kept?.act ?? view.newActId()} />
      {kept && <KeptFields view={view} kept={kept} />}
      {children}
    </Form>
  )
}

const Header = ({ view, section }: { view: View; section?: Section | undefined }): Markup => {
  const t = texts(view.language)
  const item = (name: Section, text: string, count?: number) => ({
    href: `/${name}`,
    text,
    count,
    current: section === name,
  })
  return (
    <DeskHeader
      name={t.name}
      home="/my-day"
      label={t.menu}
      items={[
        item('my-day', t.myDay, view.notices),
        item('duty-desk', t.dutyDesk),
        item('cases', t.cases),
        ...(view.me.role === 'leader' ? [item('staff', t.staff)] : []),
      ]}
      account={
        <>
          <p>
            <a href="/account" aria-current={section === 'account' ? 'page' : undefined}>
              {view.me.alias}
            </a>{' '}
            {view.me.onDuty && <Tag tone="success" text={t.onDuty} />}
          </p>
          {/* Without an act's id, so that the page for what is not there is the same to the byte each time. */}
          <Form action="/sign-out" label={t.signOut}>
            <Button kind="quiet" small>
              {t.signOut}
            </Button>
          </Form>
        </>
      }
    />
  )
}

const look = (view?: View): pages.Look => ({
  style: deskPageStyle,
  header: view && <Header view={view} />,
})

const languageOf = (c: Context) => negotiateLanguage(undefined, c.req.header('Accept-Language'))

const answer = (c: Context, { status, markup }: pages.Answer): Response | Promise<Response> =>
  c.html(markup, status)
