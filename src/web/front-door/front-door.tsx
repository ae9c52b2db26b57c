import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import { hmac } from '../../crypto/digest.ts'
import type { Turn } from '../../intake/code-lookup.ts'
import type { Outcome } from '../../foundation/outcome.ts'
import { giveTicket, spendTicket } from '../../intake/ticket.ts'
import { findVisit, leave, leaveFrom } from '../../intake/visit.ts'
import { listOwnItems, readOwnItem } from '../../shown/read-own-items.ts'
import type { Markup } from '../components/markup.ts'
import { admission } from '../kit/admission.ts'
import { formType, readBody, type Body, type BodyRefusal } from '../kit/body.ts'
import { headers } from '../kit/headers.ts'
import { languages, negotiateLanguage } from '../kit/language.ts'
import type { DoorLanguage } from '../kit/door-words.ts'
import { ownFormsOnly } from '../kit/origin.ts'
import * as pages from '../kit/pages.tsx'
import { sourceMark } from '../kit/source.ts'
import { sameStep, type Ask } from './ask.ts'
import { offeredLanguages } from './catalogues.ts'
import type { DoorHouse } from './door-house.ts'
import { WayOut, type Look } from './door-page.tsx'
import { pageAfterFile } from './file-post.ts'
import { heldPages } from './held-pages.ts'
import { scriptHash, style, styleHash } from './inline.ts'
import {
  pageText,
  readPage,
  readSealedField,
  sealedField,
  visitTokenOf,
  type Shown,
  type Step,
} from './step.ts'
import { AbroadPage, answerAbroad } from './steps/abroad.tsx'
import { answerBefore, BeforePage } from './steps/before.tsx'
import { answerChannel, ChannelPage } from './steps/channel.tsx'
import { answerCheck, CheckEndPage, CheckLastPage, CheckPage } from './steps/check.tsx'
import { answerComeBack, ComeBackPage } from './steps/come-back.tsx'
import { answerConversation, ConversationPage, conversationOf } from './steps/conversation.tsx'
import { answerAboutFiles, FilePage, FileReceivedPage } from './steps/file.tsx'
import { HelpPage, helpNow } from './steps/help.tsx'
import { answerMatter, MatterPage } from './steps/matter.tsx'
import { answerMore, ItemPage, MorePage } from './steps/more.tsx'
import { answerPhone, PhonePage } from './steps/phone.tsx'
import { ReadPage } from './steps/read.tsx'
import { answerRehearse, RehearsePage, sentencesIn } from './steps/rehearse.tsx'
import { ReceivedPage } from './steps/received.tsx'
import { answerStart, StartPage } from './steps/start.tsx'
import { WatchPage } from './steps/watch.tsx'
import { answerWay } from './steps/ways.ts'
import { answerWords, WordsPage } from './steps/words.tsx'
import { answerWrite, WritePage } from './steps/write.tsx'
import { texts } from './texts.ts'

/**
 * The citizen's and the professional's side: one address, no cookie, nothing kept in the browser, every page usable
 * without script. A post is always answered 303 to a ticket that opens one page once (ADR 0008).
 */
export function frontDoorApp(house: DoorHouse): Hono {
  const app = new Hono()
  const sourceKey = house.chance.bytes(32)
  const mark = (text: string) => Buffer.from(hmac(sourceKey, text)).toString('base64url')
  const begun = admission()
  const turnOf = (c: Context): Turn => ({
    lane: house.doorLane,
    source: sourceMark(mark, house.addressOf(c), house.clock.now()),
  })

  app.use(
    headers({
      styles: [styleHash],
      scripts: [scriptHash],
      media: [],
      frames: ["'self'"],
      // Its own pages hold one another, each step in the one before.
      framedBy: ["'self'", ...house.framedBy],
      connect: ["'self'"],
      https: house.secure,
      cookies: false,
      offTheRecord: true,
    }),
  )
  app.use(compress())
  app.onError((error, c) =>
    plain(c, pages.failed(plainLook(house, c), languageOf(c), reportIncident(house, error))),
  )
  app.notFound(c => plain(c, pages.notFound(plainLook(house, c), languageOf(c))))
  app.get('/healthz', c => c.text('ok'))
  app.use(
    ownFormsOnly(house.publicOrigins, (c, why) =>
      plain(
        c,
        why === 'foreign'
          ? pages.foreign(plainLook(house, c), languageOf(c))
          : pages.notAForm(plainLook(house, c), languageOf(c)),
      ),
    ),
  )

  const held = heldPages(house.chance)
  const pageUnder = async (ticket: string): Promise<Shown | undefined> => {
    const page = held.take(ticket, house.clock.now())
    if (page) return page
    const laidAside = await spendTicket(house, ticket)
    return laidAside === undefined ? undefined : readPage(laidAside)
  }

  app.get('/', async c => {
    const ticket = ticketIn(c.req.url)
    if (ticket === '' && isWayOut(house, c.req.header('Referer'))) {
      // Out they come, whatever else does not work: a visit that could not be ended ends by its own silence.
      await leaveFrom(house, ticketIn(c.req.header('Referer') ?? '')).catch(error =>
        reportIncident(house, error),
      )
      return c.redirect(house.neutralPage, 303)
    }
    const page = ticket === '' ? undefined : await pageUnder(ticket)
    const offered = await offeredNow(house)
    const language = page && offered.includes(page.language) ? page.language : languageOf(c, offered)
    return c.html(await draw(house, { ...(page ?? { step: { at: 'start' } }), language }, offered))
  })

  app.post('/', async c => {
    const turn = turnOf(c)
    const now = house.clock.now()
    const mayBegin = () => begun.admit(turn.source, now)
    const offered = await offeredNow(house)
    const language = languageOf(c, offered)
    const ask: Ask = { house, turn, mayBegin, language, offered, now }
    const page =
      formType(c.req.header('Content-Type')) === 'multipart'
        ? await pageAfterFile(ask, c.req.raw, error => reportIncident(house, error))
        : await pageAfter(ask, await readBody(c.req.raw))
    if (page === 'left') return c.body(null, 204)
    // Answered directly, the post would stay in the browser's session file with all that was typed.
    const ticket = await giveTicket(house, pageText(page), visitTokenOf(page.step)).catch(error => {
      reportIncident(house, error)
      return held.keep(page, house.clock.now())
    })
    return c.redirect(`/?${ticket}#content`, 303)
  })
  return app
}

/** What a post leads to. Whatever goes wrong, what was typed is on the page that comes back. */
async function pageAfter(before: Ask, read: Outcome<Body, BodyRefusal>): Promise<Shown | 'left'> {
  const { house, language, offered } = before
  const first: Shown = { language, step: { at: 'start' } }
  const { body, tooLarge } = sent(read)
  if (body === undefined) return { ...first, notice: tooLarge ? 'too-large' : 'unknown' }

  const sealed = body.all('sealed').at(-1)
  const came = sealed === undefined ? undefined : await readSealedField(house, sealed)
  if (body.all('go').at(-1) === 'leave') {
    const token = came && visitTokenOf(came.step)
    if (token !== undefined) await leave(house, token)
    return 'left'
  }
  if (sealed !== undefined && !came) return { ...first, notice: 'unknown' }

  const ask: Ask = came && offered.includes(came.language) ? { ...before, language: came.language } : before
  const step: Step = came?.step ?? { at: 'start' }
  if (tooLarge) return sameStep(ask, step, body, { notice: 'too-large' })
  try {
    return await answerStep(step, body, ask)
  } catch (error) {
    return sameStep(ask, step, body, { notice: 'failed', incident: reportIncident(house, error) })
  }
}

function sent(read: Outcome<Body, BodyRefusal>): { body: Body | undefined; tooLarge: boolean } {
  if ('done' in read) return { body: read.done, tooLarge: false }
  const { refused } = read
  return refused.why === 'too-large'
    ? { body: refused.body, tooLarge: true }
    : { body: undefined, tooLarge: false }
}

async function answerStep(step: Step, body: Body, ask: Ask): Promise<Shown> {
  switch (step.at) {
    case 'start':
    case 'received':
      return answerStart(body, ask)
    case 'read':
    case 'help':
      return answerWay(body, ask)
    case 'watch':
      return answerWay(body, ask, step.said)
    case 'abroad':
      return answerAbroad(step, body, ask)
    case 'check':
    case 'check-last':
    case 'check-end':
      return answerCheck(step, body, ask)
    case 'phone':
      return answerPhone(step, body, ask)
    case 'channel':
      return answerChannel(step, body, ask)
    case 'before':
      return answerBefore(step, body, ask)
    case 'matter':
      return answerMatter(step, body, ask)
    case 'words':
      return answerWords(step, ask)
    case 'write':
      return answerWrite(step, body, ask)
    case 'come-back':
      return answerComeBack(step, body, ask)
    case 'conversation':
      return answerConversation(step, body, ask)
    case 'file':
    case 'file-received':
      return answerAboutFiles(step, body, ask)
    case 'more':
    case 'item':
      return answerMore(step, body, ask)
    case 'rehearse':
      return answerRehearse(step, body, ask)
  }
}

async function draw(house: DoorHouse, page: Shown, offered: readonly DoorLanguage[]): Promise<Markup> {
  const { step, ...rest } = page
  const look: Look = {
    language: page.language,
    offered,
    neutralPage: house.neutralPage,
    sealed: step.at === 'start' ? undefined : await sealedField(house, page),
    nextFrame: `n${Buffer.from(house.chance.bytes(6)).toString('hex')}`,
    now: house.clock.now(),
  }
  switch (step.at) {
    case 'start':
      return <StartPage page={{ ...rest, step }} look={look} />
    case 'read':
      return <ReadPage page={{ ...rest, step }} look={look} />
    case 'help': {
      const offers = await helpNow(house, error => reportIncident(house, error))
      return <HelpPage page={{ ...rest, step }} look={look} offers={offers} />
    }
    case 'watch':
      return <WatchPage page={{ ...rest, step }} look={look} />
    case 'abroad':
      return <AbroadPage page={{ ...rest, step }} look={look} />
    case 'check':
      return <CheckPage page={{ ...rest, step }} look={look} />
    case 'check-last':
      return <CheckLastPage page={{ ...rest, step }} look={look} />
    case 'check-end':
      return <CheckEndPage page={{ ...rest, step }} look={look} />
    case 'phone':
      return <PhonePage page={{ ...rest, step }} look={look} />
    case 'channel':
      return <ChannelPage page={{ ...rest, step }} look={look} />
    case 'before':
      return <BeforePage page={{ ...rest, step }} look={look} />
    case 'matter':
      return <MatterPage page={{ ...rest, step }} look={look} />
    case 'words':
      return <WordsPage page={{ ...rest, step }} look={look} />
    case 'write':
      return <WritePage page={{ ...rest, step }} look={look} practice={house.practice} />
    case 'received':
      return <ReceivedPage page={{ ...rest, step }} look={look} />
    case 'come-back':
      return <ComeBackPage page={{ ...rest, step }} look={look} />
    case 'conversation': {
      const conversation = await conversationOf(house, step, look.language)
      if (!conversation) return draw(house, { ...rest, step: { at: 'come-back' }, notice: 'ended' }, offered)
      return <ConversationPage page={{ ...rest, step }} look={look} conversation={conversation} />
    }
    case 'file':
      return <FilePage page={{ ...rest, step }} look={look} />
    case 'file-received':
      return <FileReceivedPage page={{ ...rest, step }} look={look} />
    case 'more': {
      const visit = await findVisit(house, step.token)
      if (!visit) return draw(house, { ...rest, step: { at: 'come-back' }, notice: 'ended' }, offered)
      return <MorePage page={{ ...rest, step }} look={look} items={await listOwnItems(house, visit)} />
    }
    case 'item':
    case 'rehearse': {
      const visit = await findVisit(house, step.token)
      if (!visit) return draw(house, { ...rest, step: { at: 'come-back' }, notice: 'ended' }, offered)
      const found = await readOwnItem(house, visit, step.at === 'item' ? step.item : 'plan')
      if (!found) return draw(house, { ...rest, step: { at: 'more', token: step.token } }, offered)
      return step.at === 'item' ? (
        <ItemPage page={{ ...rest, step }} look={look} found={found} />
      ) : (
        <RehearsePage page={{ ...rest, step }} look={look} lines={sentencesIn(found)} />
      )
    }
  }
}

/** The pages that are drawn when nothing else can be: no step, no form, but the way out and the same neutral title. */
const plainLook = ({ neutralPage }: DoorHouse, c: Context) => ({
  style: { inline: style },
  title: texts('da').title,
  wayOut: <WayOut language={languageOf(c)} neutralPage={neutralPage} />,
})

/** What the browser asks for; on the plainest pages Danish or English, which need nobody's check. */
const languageOf = (c: Context, offered: readonly DoorLanguage[] = languages): DoorLanguage =>
  negotiateLanguage(undefined, c.req.header('Accept-Language'), offered)

/** Whatever else is broken, the first page opens: the number to ring stands on it. */
const offeredNow = (house: DoorHouse): Promise<readonly DoorLanguage[]> =>
  offeredLanguages(house).catch((error: unknown) => {
    reportIncident(house, error)
    return languages
  })

const plain = (c: Context, answer: pages.Answer) => c.html(answer.markup, answer.status)

/** The ticket is all that an address of ours ever holds besides its one path. */
const ticketIn = (address: string): string => URL.parse(address)?.search.slice(1) ?? ''

/** The link out leads to the page's own address, and only our own pages have that address as their Referer. */
function isWayOut(house: DoorHouse, referer: string | undefined): boolean {
  const from = URL.parse(referer ?? '')
  return from !== null && from.pathname === '/' && house.publicOrigins.includes(from.origin)
}

function reportIncident(house: DoorHouse, error: unknown): string {
  const number = Buffer.from(house.chance.bytes(4)).toString('hex')
  house.report({ number, route: '/', error })
  return number
}
