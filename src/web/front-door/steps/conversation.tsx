import { z } from 'zod'
import { listOwnWithFile } from '../../../files/files.sql.ts'
import { answerDue } from '../../../intake/deadlines.ts'
import { findVisit } from '../../../intake/visit.ts'
import type { Message, MessageId } from '../../../messages/message.ts'
import { readConversation } from '../../../messages/read-conversation.ts'
import { hasOwnItems } from '../../../shown/read-own-items.ts'
import { writeAsPerson } from '../../../messages/write-as-person.ts'
import { nextRead } from '../../../country/dk/opening-hours.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { UserText } from '../../components/user-text.tsx'
import type { Body } from '../../kit/body.ts'
import { ownWords, readForm } from '../../kit/form.ts'
import type { DoorLanguage } from '../../kit/door-words.ts'
import { formatMoment } from '../../kit/language.ts'
import { errorOf, goTo, newActId, sameStep, typedIn, type Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { DoorHouse } from '../door-house.ts'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'

export type Conversation = Awaited<ReturnType<typeof readConversation>> & {
  /** Messages of the person's own that came with a file. */
  readonly withFile: ReadonlySet<MessageId>
  /** Whether the person may read more than the messages. */
  readonly more: boolean
}

export interface ConversationPageProps {
  page: ShownAt<'conversation'>
  look: Look
  conversation: Conversation
}

/** What was said, and room to say more. */
export const ConversationPage = ({ page, look, conversation }: ConversationPageProps): Markup => {
  const { language, now } = look
  const say = texts(language).conversation
  const { messages, nextContactAt } = conversation
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      {messages.length === 0 && <p>{say.nothing}</p>}
      {messages.map(message => (
        <Said message={message} look={look} withFile={conversation.withFile.has(message.id)} />
      ))}
      {messages.at(-1)?.writtenBy === 'person' && (
        <p>
          {say.waiting} {whenRead(look)}
        </p>
      )}
      {nextContactAt && <p>{say.next(formatMoment(language, nextContactAt, now))}</p>}
      {conversation.more && (
        <DoorForm look={look}>
          <div class="choices">
            <Button kind="secondary" name="go" value="more">
              {texts(language).more.heading}
            </Button>
          </div>
        </DoorForm>
      )}
      {conversation.sent && (
        <DoorForm look={look}>
          <TextArea
            name="text"
            label={say.more}
            hint={say.moreHint}
            value={typedIn(page, 'text')}
            error={errorOf(page, 'text')}
          />
          <Button>{say.send}</Button>{' '}
          <Button kind="secondary" name="go" value="file">
            {say.sendFile}
          </Button>
        </DoorForm>
      )}
      {/* Nothing to send, but leaving ends the visit by what the page carries. */}
      {!conversation.sent && <input type="hidden" name="sealed" value={look.sealed} />}
      <p>{say.leave}</p>
      <Danger language={language} />
    </DoorPage>
  )
}

const Said = (props: { message: Message; look: Look; withFile: boolean }): Markup => {
  const { message, look, withFile } = props
  const { language, now } = look
  const say = texts(language).conversation
  const ours = message.writtenBy === 'staff'
  return (
    <article class={ours ? 'message ours' : 'message'}>
      <h2>
        {ours ? say.we : say.you} {formatMoment(language, message.at, now)}
      </h2>
      {message.text !== '' && <UserText text={message.text} />}
      {withFile && <p>{say.fileReceived}</p>}
    </article>
  )
}

/** When what was sent is read. */
export function whenRead({ language, now }: Look): string {
  const say = texts(language).received
  const read = nextRead(now)
  return read.when === 'today'
    ? say.today(formatMoment(language, read.before.toInstant(), now))
    : say.nextOpening(formatMoment(language, read.from.toInstant(), now))
}

/** What the page shows; undefined when the visit has ended. */
export async function conversationOf(
  house: DoorHouse,
  step: StepAt<'conversation'>,
  language: DoorLanguage,
): Promise<Conversation | undefined> {
  const visit = await findVisit(house, step.token)
  if (!visit) return undefined
  return {
    ...(await readConversation(house, visit, language)),
    withFile: await house.inTransaction({ token: step.token }, listOwnWithFile),
    more: await hasOwnItems(house, visit),
  }
}

const form = z.object({ text: ownWords() })

/** A further message. Where the visit has ended meanwhile, the words are asked for again and nothing typed is lost. */
export async function answerConversation(step: StepAt<'conversation'>, body: Body, ask: Ask): Promise<Shown> {
  const { house } = ask
  const say = texts(ask.language)
  if (body.all('go').at(-1) === 'file') {
    const text = body.all('text').at(-1) ?? ''
    return goTo(ask, { at: 'file', token: step.token, act: newActId(house) }, { typed: { text: [text] } })
  }
  if (body.all('go').at(-1) === 'more') return goTo(ask, { at: 'more', token: step.token })
  const read = readForm(form, body, ask.language, {
    text: { missing: say.conversation.missing, tooLong: say.write.text.tooLong },
  })
  const visit = await findVisit(house, step.token)
  if (!visit) return sameStep(ask, { at: 'come-back' }, body, { notice: 'ended' })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  if (body.repaired.length > 0) return sameStep(ask, step, body, { notice: 'repaired' })

  const due = answerDue({ askedBy: 'citizen', acute: false }, ask.now)
  await writeAsPerson(house, visit, step.act, read.value.text, due)
  return goTo(ask, { ...step, act: newActId(house) })
}
