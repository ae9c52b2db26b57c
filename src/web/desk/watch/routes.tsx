import { z } from 'zod'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import type { Chance } from '../../../crypto/random.ts'
import type { ActId } from '../../../foundation/ids.ts'
import type { Outcome } from '../../../foundation/outcome.ts'
import { putInWatched } from '../../../watch/put-in-watched.ts'
import { clearWatched, releaseWatched } from '../../../watch/release-watched.ts'
import { reviewWatched } from '../../../watch/review-watched.ts'
import { reviewMinutes, watchGrounds, type WatchId } from '../../../watch/watch.ts'
import { findWatch, type Matter } from '../../../watch/watch.sql.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { Tx } from '../../../db/db.ts'
import { LinkButton } from '../../components/button.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice } from '../../kit/form.ts'
import { actOnce, withCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { EnquiryPage, withEnquiry } from '../duty-desk/at-enquiry.tsx'
import { DeskPage, notThere, readPost } from '../frame.tsx'
import { watchTexts } from './texts.ts'
import { WatchNotice, WatchPanel } from './watch-panel.tsx'

/** Somebody may be reading along: reported, looked at again and lifted, from a case, an enquiry and an acute card. */
export const watchRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/watched',
    withCase(house, 'read', async (c, at) => {
      const { view, theCase } = at
      const found = await at.inTransaction(async tx => ({
        watch: await findWatch(tx, { caseId: at.on.caseId }),
        card: (await readAcuteCard(tx, at.on)).card,
      }))
      return c.html(
        <CasePage view={view} theCase={theCase} part="acute-card" title={watchTexts(view.language).title}>
          {found.watch && <WatchNotice view={view} whenNotAlone={found.card.contactAgreement.whenNotAlone} />}
          <WatchPanel view={view} action={`/cases/${theCase.id}/watched`} watch={found.watch} />
        </CasePage>,
      )
    }),
  )
  desk.get(
    '/enquiries/:id/watched',
    withEnquiry(house, 'read', async (c, at) => {
      const { view } = at
      const watch = await at.inTransaction(tx => findWatch(tx, { conversationId: at.on.conversationId }))
      return c.html(
        <EnquiryPage at={at} part="overview" title={watchTexts(view.language).title}>
          <WatchPanel view={view} action={`${at.home}/watched`} watch={watch} />
        </EnquiryPage>,
      )
    }),
  )
  desk.get('/acute-cards/:id/watched/:done', c => {
    const done = dones.find(each => each === c.req.param('done'))
    return done ? c.html(<DonePage view={c.var.view} done={done} />) : notThere(c)
  })

  for (const part of ['', '/review', '/release', '/clearing'] as const) {
    desk.post(
      `/cases/:id/watched${part}`,
      withCase(house, 'acute-danger', (c, at) =>
        posted(
          c,
          { ...at, chance: house.chance, matter: { caseId: at.on.caseId }, part },
          () => `/cases/${at.on.caseId}/watched`,
        ),
      ),
    )
    desk.post(
      `/enquiries/:id/watched${part}`,
      withEnquiry(house, 'write', (c, at) =>
        posted(
          c,
          { ...at, chance: house.chance, matter: { conversationId: at.on.conversationId }, part },
          () => `${at.home}/watched`,
        ),
      ),
    )
    desk.post(`/acute-cards/:id/watched${part}`, c => onDuty(c, house, part))
  }
}

/** Whoever on duty has opened the card today: the database asks whether they have, and writes who tried. */
function onDuty(c: DeskContext, house: DeskHouse, part: Posted['part']): Response | Promise<Response> {
  const caseId = parseId<'CaseId'>(c.req.param('id'))
  if (!caseId) return notThere(c)
  const { asking, view } = c.var
  const at: Posted = {
    view,
    chance: house.chance,
    matter: { caseId },
    part,
    inTransaction: act => house.inTransaction(asking, act),
  }
  return posted(c, at, done => `/acute-cards/${caseId}/watched/${done}`)
}

const dones = ['reported', 'reviewed', 'asked', 'released'] as const
type Done = (typeof dones)[number]

interface Posted {
  readonly view: View
  readonly chance: Chance
  readonly matter: Matter
  readonly part: '' | '/review' | '/release' | '/clearing'
  readonly inTransaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
}

type Refusal =
  | { why: 'not-there' }
  | { why: 'already-watched' }
  | { why: 'waits-for-another' }
  | { why: 'no-phrase-agreed' }

async function posted(c: DeskContext, at: Posted, goTo: (done: Done) => string): Promise<Response> {
  const asked = read(c, at)
  if (!asked) return notThere(c)
  const result = await actOnce(at, asked.act, asked.does, goTo)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-watched':
    case 'waits-for-another':
    case 'no-phrase-agreed':
      return c.html(<NotDonePage view={at.view} why={result.refused.why} />, 409)
  }
}

/** What the form asks for, as an act that answers where it has got to. */
function read(
  c: DeskContext,
  { part, chance, matter }: Posted,
): { act: ActId; does: (tx: Tx) => Promise<Outcome<Done, Refusal>> } | undefined {
  const said = async <Value, Why extends Refusal>(
    outcome: Promise<Outcome<Value, Why>>,
    done: (value: Value) => Done,
  ): Promise<Outcome<Done, Refusal>> => {
    const came = await outcome
    return 'done' in came ? { done: done(came.done) } : { refused: came.refused }
  }
  const watch = z.uuid().transform(id => id as WatchId)
  switch (part) {
    case '': {
      const form = readPost(c, z.object({ [actIdName]: actId(), ground: choice(watchGrounds) }))
      if ('errors' in form) return undefined
      const { act, ground } = form.value
      return { act, does: tx => said(putInWatched(tx, chance, matter, ground), () => 'reported') }
    }
    case '/review': {
      const minutes = z.coerce.number().pipe(z.literal(reviewMinutes))
      const form = readPost(c, z.object({ [actIdName]: actId(), watch, again: minutes }))
      if ('errors' in form) return undefined
      const { act, watch: id, again } = form.value
      return { act, does: tx => said(reviewWatched(tx, id, again), () => 'reviewed') }
    }
    case '/release': {
      const form = readPost(c, z.object({ [actIdName]: actId(), watch }))
      if ('errors' in form) return undefined
      const { act, watch: id } = form.value
      return { act, does: tx => said(releaseWatched(tx, id), came => came) }
    }
    case '/clearing': {
      const form = readPost(c, z.object({ [actIdName]: actId(), watch }))
      if ('errors' in form) return undefined
      const { act, watch: id } = form.value
      return { act, does: tx => said(clearWatched(tx, id), () => 'released') }
    }
  }
}

const DonePage = ({ view, done }: { view: View; done: Done }): Markup => {
  const t = watchTexts(view.language)
  const [title, says] = {
    reported: [t.reported, t.reportedSays],
    reviewed: [t.reviewed, t.reviewedSays],
    asked: [t.askedDone, t.askedDoneSays],
    released: [t.released, t.releasedSays],
  }[done]
  return (
    <DeskPage view={view} title={t.title} section="duty-desk">
      <Heading level={1}>{title}</Heading>
      <Lead>{says}</Lead>
      <LinkButton href="/duty-desk">{t.back}</LinkButton>
    </DeskPage>
  )
}

const NotDonePage = (props: { view: View; why: Exclude<Refusal['why'], 'not-there'> }): Markup => {
  const { view, why } = props
  const t = watchTexts(view.language)
  const [title, says] = {
    'already-watched': [t.already, t.alreadySays],
    'waits-for-another': [t.askedDone, t.waitsForAnother],
    'no-phrase-agreed': [t.clear, t.noClear],
  }[why]
  return (
    <DeskPage view={view} title={t.title} section="duty-desk">
      <Heading level={1}>{title}</Heading>
      <Lead>{says}</Lead>
      <LinkButton href="/duty-desk">{t.back}</LinkButton>
    </DeskPage>
  )
}
