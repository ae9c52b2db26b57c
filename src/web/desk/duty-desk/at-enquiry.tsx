import type { Purpose } from '../../../access/opening.ts'
import type { Tx } from '../../../db/db.ts'
import { isUnverified, type OnEnquiry } from '../../../duty-desk/enquiry.ts'
import {
  isSecondFaceAtDesk,
  openEnquiry,
  readEnquiry,
  type EnquiryFile,
  type OpenedEnquiry,
} from '../../../duty-desk/read-enquiry.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { Enquiry } from '../../../intake/read-enquiry.ts'
import { LinkButton } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Sidebar } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import type { Errors } from '../../kit/form.ts'
import type { DeskContext, DeskHouse, View } from '../desk-house.ts'
import { DeskPage, notThere } from '../frame.tsx'
import { secondFaceHere } from '../second-face/second-face-here.tsx'
import { secondFaceTexts } from '../second-face/texts.ts'
import { watchTexts } from '../watch/texts.ts'
import { WatchNotice } from '../watch/watch-panel.tsx'
import { texts } from './texts.ts'
import { fromWhom } from './words.ts'

/** An enquiry that has been opened for this request, and whoever opened it. */
export interface AtEnquiry {
  readonly on: OnEnquiry
  readonly enquiry: Enquiry
  /** The reference word of the closed case that it belongs to. */
  readonly closedCase: string | undefined
  /** Somebody else may be reading or listening on the person's devices. */
  readonly watched: boolean
  readonly view: View
  readonly house: DeskHouse
  readonly inTransaction: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>
  /** Everything about it; what the person wrote counts as read. */
  readonly read: () => Promise<EnquiryFile>
  readonly opened: OpenedEnquiry
  /** The address of the enquiry itself. */
  readonly home: string
}

/**
 * Opens the enquiry of the address, which leaves its row, and answers with it. Not there, not yours and blocked get
 * the one page that says nothing.
 */
export const withEnquiry =
  (
    house: DeskHouse,
    purpose: Purpose,
    answer: (c: DeskContext, at: AtEnquiry) => Response | Promise<Response>,
  ) =>
  async (c: DeskContext): Promise<Response> => {
    const id = parseId<'EnquiryId'>(c.req.param('id'))
    const { asking, me, view } = c.var
    const opened = id && (await openEnquiry(house, asking, id, purpose))
    if (!opened) {
      return id && (await isSecondFaceAtDesk(house, asking, id)) ? secondFaceHere(c) : notThere(c)
    }
    const { enquiry, closedCase, watched, key } = opened
    return answer(c, {
      on: {
        enquiryId: enquiry.id,
        conversationId: enquiry.conversationId,
        by: me.id,
        key,
        chance: house.chance,
      },
      enquiry,
      closedCase,
      watched,
      view,
      house,
      inTransaction: act => house.inTransaction(asking, act),
      read: () => readEnquiry(house, asking, opened, view.language),
      opened,
      home: `/enquiries/${enquiry.id}`,
    })
  }

const parts = [
  'overview',
  'triage',
  'contact',
  'statistics',
  'notification',
  'call-back',
  'case',
  'reopening',
  'answer',
  'passing-on',
  'blocks',
  'second-face',
] as const
export type EnquiryPart = (typeof parts)[number]

/**
 * Notification is for somebody under 18, the call back for professionals; what belongs to a closed case reopens it and
 * opens no other; an enquiry that has ended only has an overview.
 */
function partsOf({ enquiry, closedCase }: AtEnquiry): readonly EnquiryPart[] {
  if (enquiry.ended) return enquiry.askedBy === 'professional' ? ['overview'] : ['overview', 'second-face']
  return parts.filter(
    part =>
      (part !== 'notification' || enquiry.under18 === 'yes') &&
      (part !== 'call-back' || enquiry.askedBy === 'professional') &&
      (part !== 'second-face' || enquiry.askedBy !== 'professional') &&
      part !== (closedCase === undefined ? 'reopening' : 'case'),
  )
}

export interface EnquiryPageProps {
  at: AtEnquiry
  part: EnquiryPart
  title: string
  errors?: Errors | undefined
  children?: Content
}

/** One page of an enquiry. Its title says nothing about the person. */
export const EnquiryPage = ({ at, part, title, errors, children }: EnquiryPageProps): Markup => {
  const { enquiry, view, home } = at
  const t = texts(view.language)
  return (
    <DeskPage
      view={view}
      title={`${enquiry.reference} – ${title}`}
      section="duty-desk"
      width="wide"
      errors={errors}
      aside={
        <Sidebar
          label={t.parts.label}
          top={
            <>
              <p class="sidebar-title">{enquiry.reference}</p>
              <p>{fromWhom(view.language, enquiry)}</p>
              <p class="tags">
                {at.watched && <Tag tone="danger" text={watchTexts(view.language).state} />}
                {enquiry.under18 === 'yes' && <Tag tone="warning" text={t.queue.under18} />}
                {isUnverified(enquiry) && <Tag tone="warning" text={t.queue.unverified} />}
                {enquiry.practice && <Tag tone="neutral" text={t.queue.practice} />}
              </p>
            </>
          }
          items={partsOf(at).map(each => ({
            href: each === 'overview' ? home : `${home}/${each}`,
            text: each === 'second-face' ? secondFaceTexts(view.language).part : t.parts[each],
            current: each === part,
          }))}
        />
      }
    >
      <Heading level={1}>{title}</Heading>
      {at.watched && <WatchNotice view={view} seeAt={`${home}/watched`} />}
      {isUnverified(enquiry) && (
        <Notice kind="warning" title={t.enquiry.unverified}>
          <p>{t.enquiry.unverifiedSays}</p>
          {part !== 'call-back' && <a href={`${home}/call-back`}>{t.enquiry.verify}</a>}
        </Notice>
      )}
      {at.closedCase !== undefined && part !== 'reopening' && (
        <Notice kind="warning" title={t.reopening.belongs(at.closedCase)}>
          <p>{t.reopening.belongsSays}</p>
          <a href={`${home}/reopening`}>{t.reopening.title}</a>
        </Notice>
      )}
      {children}
    </DeskPage>
  )
}

/** Why an act was not done, where there is nothing to put right in a form. */
export const NotDone = (props: { at: AtEnquiry; title: string; says: string; backTo?: 'desk' }): Markup => {
  const { at, title, says, backTo } = props
  const t = texts(at.view.language).taken
  return (
    <EnquiryPage at={at} part="overview" title={title}>
      <p>{says}</p>
      {backTo === 'desk' ? (
        <LinkButton href="/duty-desk">{t.toDesk}</LinkButton>
      ) : (
        <LinkButton href={at.home}>{t.back}</LinkButton>
      )}
    </EnquiryPage>
  )
}
