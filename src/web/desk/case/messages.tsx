import { z } from 'zod'
import { listConversations, type CaseConversation } from '../../../case/conversations.sql.ts'
import type { ReceivedFile } from '../../../files/file.ts'
import { listFiles } from '../../../files/open-file.ts'
import { parseId, type ActId } from '../../../foundation/ids.ts'
import { harmlessCodes } from '../../../contact/harmless.ts'
import { isKeptFromPerson, unsealMessages, type Message, type MessageId } from '../../../messages/message.ts'
import { findHeldBack, listMessages, markReadByStaff } from '../../../messages/messages.sql.ts'
import { writeAsStaff, type StaffMessage } from '../../../messages/write-as-staff.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn, type Reading } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { FileLink } from '../files/pages.tsx'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { secondFaceTexts } from '../second-face/texts.ts'
import { watchTexts } from '../watch/texts.ts'
import { HarmlessForm, WatchFold, WatchNotice } from '../watch/watch-panel.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { CprQuestion, type Filled } from './fields.tsx'
import { texts } from './texts.ts'

/** What was said with the person, and a message to them. It waits for them behind their words. */
export const messagesRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/messages',
    withCase(house, 'read', async (c, at) => c.html(<MessagesPage at={at} talks={await readTalks(at)} />)),
  )
  desk.post('/cases/:id/messages/:conversation', withCase(house, 'write', messagePosted))
}

interface Talk extends CaseConversation {
  readonly messages: readonly Message[]
  readonly files: readonly ReceivedFile[]
  /** Somebody else may be reading: only harmless texts reach the person. */
  readonly held: Awaited<ReturnType<typeof findHeldBack>>
}

const readTalks = (at: AtCase): Promise<Talk[]> =>
  at.inTransaction(async tx => {
    const talks: Talk[] = []
    for (const conversation of await listConversations(tx, at.on.caseId)) {
      const sealed = await listMessages(tx, conversation.id)
      await markReadByStaff(tx, conversation.id, at.view.now)
      const messages = unsealMessages(
        at.on.keys.of(conversation.id),
        conversation.id,
        sealed,
        at.view.language,
      )
      const files = await listFiles(tx, at.on.keys.of(conversation.id), conversation.id)
      talks.push({ ...conversation, messages, files, held: await findHeldBack(tx, conversation.id) })
    }
    return talks
  })

async function messagePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const conversationId = parseId<'ConversationId'>(c.req.param('conversation'))
  if (!conversationId || !at.on.keys.has(conversationId)) return notThere(c)
  const t = texts(at.view.language).messages
  const w = watchTexts(at.view.language)
  const isHarmless = c.var.body.names.includes('harmless') || !c.var.body.names.includes('text')
  const read: Reading<{ act: ActId; says: StaffMessage['says'] }> = isHarmless
    ? said(
        readPost(c, z.object({ [actIdName]: actId(), harmless: choice(harmlessCodes) }), {
          harmless: { missing: w.harmlessMissing },
        }),
        ({ act, harmless }) => ({ act, says: { harmless } }),
      )
    : said(
        readPost(c, z.object({ [actIdName]: actId(), text: ownWords() }), {
          text: { missing: t.replyMissing },
        }),
        ({ act, text }) => ({ act, says: { text } }),
      )
  const again = async (why: Filled & { cpr?: boolean }) =>
    c.html(<MessagesPage at={at} talks={await readTalks(at)} {...why} />, 422)
  if ('errors' in read) return again(read)
  if (asksAboutCpr(c)) return again({ typed: typedIn(c.var.body), cpr: true })

  const { act, says } = read.value
  const id = at.on.chance.uuid() as MessageId
  const message = { id, conversationId, says }
  const key = at.on.keys.of(conversationId)
  const result = await actOnce(
    at,
    act,
    tx => writeAsStaff(tx, key, message, { chance: at.on.chance, now: at.view.now }),
    `/cases/${at.on.caseId}/messages`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'watched':
      return c.html(
        <MessagesPage at={at} talks={await readTalks(at)} typed={typedIn(c.var.body)} refused />,
        409,
      )
  }
}

/** What a form says, as the message it makes. */
export const said = <Form, Made>(read: Reading<Form>, messageOf: (form: Form) => Made): Reading<Made> =>
  'errors' in read ? read : { value: messageOf(read.value) }

interface MessagesPageProps extends Filled {
  at: AtCase
  talks: readonly Talk[]
  cpr?: boolean
  /** Somebody reported it meanwhile: the words that were typed stand here and went nowhere. */
  refused?: boolean
}

const MessagesPage = ({ at, talks, errors, typed, cpr, refused }: MessagesPageProps): Markup => {
  const { view, theCase } = at
  const { messages: t } = texts(view.language)
  return (
    <CasePage view={view} theCase={theCase} part="messages" title={t.title} errors={errors}>
      {theCase.watched && <WatchNotice view={view} seeAt={`/cases/${theCase.id}/watched`} />}
      {refused && (
        <Notice kind="danger" title={watchTexts(view.language).refused} announced>
          <UserText text={typed?.one('text') ?? ''} />
        </Notice>
      )}
      <Lead>{t.lead}</Lead>
      <WatchFold view={view} action={`/cases/${theCase.id}/watched`} watched={theCase.watched} />
      <Details summary={t.sees}>
        <p>{t.seesSays}</p>
      </Details>
      {theCase.enquiryId && (
        <p>
          <a href={`/enquiries/${theCase.enquiryId}`}>{t.enquiry}</a>
          {' · '}
          <a href={`/enquiries/${theCase.enquiryId}/second-face`}>{secondFaceTexts(view.language).part}</a>
        </p>
      )}
      {talks.length === 0 && <p class="empty">{t.none}</p>}
      {talks.map(talk => (
        <>
          {talk.messages.length === 0 ? (
            <p class="empty">{t.empty}</p>
          ) : (
            <Timeline
              label={t.title}
              items={talk.messages.map(each => ({
                moment: formatMoment(view.language, each.at, view.now),
                at: each.at.toString(),
                title: each.writtenBy === 'person' ? t.person : t.staff,
                body: <Said view={view} message={each} talk={talk} home={`/cases/${theCase.id}`} />,
              }))}
            />
          )}
          {talk.held ? (
            <HarmlessForm view={view} action={`/cases/${theCase.id}/messages/${talk.id}`} errors={errors} />
          ) : (
            <DeskForm view={view} action={`/cases/${theCase.id}/messages/${talk.id}`} label={t.reply}>
              {cpr && <CprQuestion language={view.language} />}
              <p>{t.alone}</p>
              <TextArea
                name="text"
                label={t.reply}
                hint={t.replyHint}
                error={errors?.['text']}
                value={typed?.one('text')}
                rows={6}
              />
              <Button>{t.send}</Button>
            </DeskForm>
          )}
        </>
      ))}
    </CasePage>
  )
}

/** A message as staff read it: whether it is one of the harmless texts, and whether the person has been shown it. */
export const Said = (props: {
  view: View
  message: Message
  talk: Pick<Talk, 'held' | 'files'>
  /** The address of the case or the enquiry. */
  home: string
}): Markup => {
  const { view, message, talk, home } = props
  const file = talk.files.find(({ messageId }) => messageId === message.id)
  const t = watchTexts(view.language)
  return (
    <>
      {message.text !== '' && <UserText text={message.text} />}
      {file && <FileLink view={view} home={home} file={file} />}
      {message.harmless && <Tag tone="neutral" text={t.harmlessMark} />}
      {isKeptFromPerson(message, talk.held) && <Tag tone="warning" text={t.heldBack} />}
    </>
  )
}
