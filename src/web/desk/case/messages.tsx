import { z } from 'zod'
import { listConversations, type CaseConversation } from '../../../case/conversations.sql.ts'
import { parseId } from '../../../foundation/ids.ts'
import { unsealMessages, type Message, type MessageId } from '../../../messages/message.ts'
import { listMessages, markReadByStaff } from '../../../messages/messages.sql.ts'
import { writeAsStaff } from '../../../messages/write-as-staff.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Timeline } from '../../components/timeline.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
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
}

const readTalks = (at: AtCase): Promise<Talk[]> =>
  at.inTransaction(async tx => {
    const talks: Talk[] = []
    for (const conversation of await listConversations(tx, at.on.caseId)) {
      const sealed = await listMessages(tx, conversation.id)
      await markReadByStaff(tx, conversation.id, at.view.now)
      const messages = unsealMessages(at.on.keys.of(conversation.id), conversation.id, sealed)
      talks.push({ ...conversation, messages })
    }
    return talks
  })

async function messagePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const conversationId = parseId<'ConversationId'>(c.req.param('conversation'))
  if (!conversationId || !at.on.keys.has(conversationId)) return notThere(c)
  const t = texts(at.view.language).messages
  const read = readPost(c, z.object({ [actIdName]: actId(), text: ownWords() }), {
    text: { missing: t.replyMissing },
  })
  const again = async (why: Filled & { cpr?: boolean }) =>
    c.html(<MessagesPage at={at} talks={await readTalks(at)} {...why} />, 422)
  if ('errors' in read) return again(read)
  if (asksAboutCpr(c)) return again({ typed: typedIn(c.var.body), cpr: true })

  const { act, text } = read.value
  const id = at.on.chance.uuid() as MessageId
  const message = { id, conversationId, staffId: at.on.by, text }
  const key = at.on.keys.of(conversationId)
  const result = await actOnce(
    at,
    act,
    tx => writeAsStaff(tx, key, message),
    `/cases/${at.on.caseId}/messages`,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface MessagesPageProps extends Filled {
  at: AtCase
  talks: readonly Talk[]
  cpr?: boolean
}

const MessagesPage = ({ at, talks, errors, typed, cpr }: MessagesPageProps): Markup => {
  const { view, theCase } = at
  const { messages: t } = texts(view.language)
  return (
    <CasePage view={view} theCase={theCase} part="messages" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <Details summary={t.sees}>
        <p>{t.seesSays}</p>
      </Details>
      {theCase.enquiryId && (
        <p>
          <a href={`/enquiries/${theCase.enquiryId}`}>{t.enquiry}</a>
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
                body: <UserText text={each.text} />,
              }))}
            />
          )}
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
        </>
      ))}
    </CasePage>
  )
}
