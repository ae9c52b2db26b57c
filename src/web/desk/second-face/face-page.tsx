import { findApproval } from '../../../second-face/approval.sql.ts'
import { isInForce } from '../../../second-face/approval.ts'
import type { OpenedSecondFace } from '../../../second-face/use-second-face.ts'
import {
  threadLanguages,
  threadOf,
  topics,
  topicsFor,
  type ThreadLanguage,
  type TopicCode,
} from '../../../second-face/topic.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkboxes.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextArea } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { UserText } from '../../components/user-text.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Filled } from '../case/fields.tsx'
import { DeskForm } from '../frame.tsx'
import { EnquiryPage, type AtEnquiry } from '../duty-desk/at-enquiry.tsx'
import { secondFaceTexts, type SecondFaceTexts } from './texts.ts'

/** Which thread is being looked at together. */
export interface Looking {
  readonly topic: TopicCode
  readonly language: ThreadLanguage
  readonly words: readonly string[]
}

export interface FacePageProps extends Filled {
  at: AtEnquiry
  opened: OpenedSecondFace | undefined
  /** Codes of those that may be given; undefined: none may be given at all. */
  approved: readonly string[] | undefined
  looking?: Looking | undefined
  refused?: string | undefined
}

/** The topics that may be given now, on the page that the door stands on. */
export const approvedTopics = (at: AtEnquiry): Promise<readonly string[] | undefined> =>
  at.inTransaction(async tx => {
    const approval = await findApproval(tx)
    return isInForce(approval, at.house.hostPage) ? approval.topics : undefined
  })

/** The other six words of one person: to be chosen and given, then tried together, then kept alive. */
export const FacePage = (props: FacePageProps): Markup => {
  const { at, opened, approved, looking, errors, refused } = props
  const t = secondFaceTexts(at.view.language)
  return (
    <EnquiryPage at={at} part="second-face" title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      {opened ? (
        <Given {...props} opened={opened} />
      ) : approved === undefined ? (
        <Notice kind="info" title={t.off}>
          <p>{t.offSays}</p>
          <a href="/second-face">{t.seeApproval}</a>
        </Notice>
      ) : looking ? (
        <ReadTogether {...props} looking={looking} />
      ) : (
        <Pick {...props} approved={approved} />
      )}
    </EnquiryPage>
  )
}

const Pick = ({ at, approved }: FacePageProps & { approved: readonly string[] }): Markup => {
  const { language } = at.view
  const t = secondFaceTexts(language)
  const fitting = topicsFor(at.enquiry.under18, approved)
  return (
    <>
      <p>{t.none}</p>
      <p>{t.everybody}</p>
      {fitting.length === 0 ? (
        <p>{t.noTopics}</p>
      ) : (
        <form method="get" action={`${at.home}/second-face`}>
          <Radios
            name="topic"
            legend={t.pick}
            hint={t.pickSays}
            options={fitting.map(({ code, name }) => ({ value: code, label: name[language] }))}
          />
          <Radios
            name="language"
            legend={t.pickLanguage}
            options={threadLanguages.map(each => ({ value: each, label: t.languages[each] }))}
            inline
          />
          <Button>{t.pickDo}</Button>
        </form>
      )}
    </>
  )
}

const ReadTogether = ({ at, looking, typed, errors }: FacePageProps & { looking: Looking }): Markup => {
  const { view, home } = at
  const t = secondFaceTexts(view.language)
  const { first, rest } = threadOf(looking.topic, looking.language)
  return (
    <>
      <Heading level={2}>{t.thread}</Heading>
      <p>{t.threadSays}</p>
      <DeskForm view={view} action={`${home}/second-face`}>
        <input type="hidden" name="topic" value={looking.topic} />
        <input type="hidden" name="language" value={looking.language} />
        <input type="hidden" name="words" value={looking.words.join(' ')} />
        <TextArea
          name="first"
          label={t.ownFirst}
          hint={t.ownFirstHint}
          value={typed?.one('first') ?? first}
          error={errors?.['first']}
          rows={3}
        />
        <Timeline
          label={t.thread}
          items={rest.map(said => ({
            moment: t.daysBefore(said.daysAgo),
            at: `P${said.daysAgo}D`,
            title: t[said.by],
            body: (
              <div lang={looking.language}>
                <UserText text={said.text} />
              </div>
            ),
          }))}
        />
        <Heading level={2}>{t.words}</Heading>
        <p>{t.wordsSays}</p>
        <p class="spoken-words">
          <strong>{looking.words.join(' ')}</strong>
        </p>
        <Notice kind="warning" title={t.whatHappens} />
        <Checkbox name="has-read" label={t.hasRead} checked={typed?.one('has-read') !== undefined} />
        {errors?.['has-read'] !== undefined && <p class="error">{errors['has-read']}</p>}
        <div class="button-group">
          <Button>{t.give}</Button>
          <LinkButton kind="quiet" href={`${home}/second-face`}>
            {t.otherTopic}
          </LinkButton>
        </div>
      </DeskForm>
    </>
  )
}

const Given = ({ at, opened, errors }: FacePageProps & { opened: OpenedSecondFace }): Markup => {
  const { view, home } = at
  const { language, now } = view
  const t: SecondFaceTexts = secondFaceTexts(language)
  const { face, practiceUntil, practisedAt, messages } = opened
  const practising = practiceUntil !== undefined && Temporal.Instant.compare(now, practiceUntil) < 0
  return (
    <>
      <DefinitionList
        rows={[
          {
            term: t.topic,
            is: topics.find(({ code }) => code === face.topic)?.name[language] ?? face.topic,
          },
          { term: t.pickLanguage, is: t.languages[face.language] },
          {
            term: t.practised,
            is: practisedAt === undefined ? t.notPractised : formatMoment(language, practisedAt, now),
          },
        ]}
      />
      <Panel id="practise" title={t.practise}>
        <p>
          {practising && practiceUntil
            ? t.practisingUntil(formatMoment(language, practiceUntil, now))
            : t.practiseSays}
        </p>
        <DeskForm view={view} action={`${home}/second-face/practice`} label={t.practise}>
          <Button kind="secondary">{t.practiseDo}</Button>
        </DeskForm>
      </Panel>
      <Heading level={2}>{t.thread}</Heading>
      <Timeline
        label={t.thread}
        items={messages.map(each => ({
          moment: formatMoment(language, each.at, now),
          at: each.at.toString(),
          title: t[each.writtenBy],
          body: (
            <div lang={face.language}>
              <UserText text={each.text} />
            </div>
          ),
        }))}
      />
      <Panel id="reply" title={t.goesOn}>
        <p>{t.goesOnSays}</p>
        <DeskForm view={view} action={`${home}/second-face/replies`} label={t.goesOn}>
          <Radios
            name="reply"
            legend={t.reply}
            error={errors?.['reply']}
            options={threadOf(face.topic, face.language).replies.map((text, number) => ({
              value: String(number),
              label: text,
            }))}
          />
          <Button>{t.replyDo}</Button>
        </DeskForm>
      </Panel>
    </>
  )
}
