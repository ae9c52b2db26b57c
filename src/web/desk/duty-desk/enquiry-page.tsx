import { z } from 'zod'
import { claimEnquiry, releaseEnquiry } from '../../../duty-desk/claim-enquiry.ts'
import { noteWhatWasSaid } from '../../../duty-desk/note-what-was-said.ts'
import type { NoteText } from '../../../duty-desk/notes.ts'
import type { EnquiryFile } from '../../../duty-desk/read-enquiry.ts'
import { setAnswerDeadline } from '../../../duty-desk/set-answer-deadline.ts'
import { harmlessCodes } from '../../../contact/harmless.ts'
import type { ActId } from '../../../foundation/ids.ts'
import type { MessageId } from '../../../messages/message.ts'
import { writeAsStaff, type StaffMessage } from '../../../messages/write-as-staff.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tag, UrgencyTag } from '../../components/tag.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn, type Errors, type Reading, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import { DueTag } from '../case/due.tsx'
import { moment, MomentField } from '../case/fields.tsx'
import { Said, said } from '../case/messages.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { watchTexts } from '../watch/texts.ts'
import { HarmlessForm, WatchFold } from '../watch/watch-panel.tsx'
import { EnquiryPage, NotDone, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { ContactList } from './contact.tsx'
import { DecisionList } from './notification.tsx'
import { SaidBeforeList } from './said-before.tsx'
import { isSource, type TextCheck } from '../../../translation/checks.ts'
import { readTextChecks } from '../../../translation/read-text-checks.ts'
import { firstReplyPosted, interpreterPosted, InterpreterPanel } from './interpreter.tsx'
import { texts } from './texts.ts'
import { colourLabel } from './words.ts'

/** One enquiry: how to reach the person on top, then what was said, then what can be done. */
export const enquiryRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id',
    withEnquiry(house, 'read', async (c, at) => c.html(<OverviewPage at={at} {...await asItStands(at)} />)),
  )
  desk.post('/enquiries/:id/claim', withEnquiry(house, 'write', claimPosted))
  desk.post('/enquiries/:id/release', withEnquiry(house, 'write', releasePosted))
  desk.post('/enquiries/:id/messages', withEnquiry(house, 'write', replyPosted))
  desk.post('/enquiries/:id/notes', withEnquiry(house, 'write', notePosted))
  desk.post('/enquiries/:id/deadline', withEnquiry(house, 'write', deadlinePosted))
  desk.post(
    '/enquiries/:id/first-reply',
    withEnquiry(house, 'write', (c, at) => firstReplyPosted(c, at, again)),
  )
  desk.post(
    '/enquiries/:id/interpreter/read',
    withEnquiry(house, 'write', (c, at) => interpreterPosted(c, at, again, 'read')),
  )
  desk.post(
    '/enquiries/:id/interpreter/booked',
    withEnquiry(house, 'write', (c, at) => interpreterPosted(c, at, again, 'booked')),
  )
}

const onlyAct = z.object({ [actIdName]: actId() })

async function claimPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).taken
  const read = readPost(c, onlyAct)
  if ('errors' in read) return notThere(c)
  const result = await actOnce(
    at,
    read.value.act,
    tx => claimEnquiry(tx, at.on.enquiryId, at.house.chance),
    at.home,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-ended':
      return c.html(<NotDone at={at} title={t.ended} says={t.endedSays} backTo="desk" />, 409)
    case 'held-by-other': {
      const { alias, lapsesAt } = result.refused.claim
      const until = formatMoment(at.view.language, lapsesAt, at.view.now)
      return c.html(<NotDone at={at} title={t.enquiry(alias)} says={t.enquirySays(until)} />, 409)
    }
  }
}

async function releasePosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const read = readPost(c, onlyAct)
  if ('errors' in read) return notThere(c)
  await actOnce(at, read.value.act, tx => releaseEnquiry(tx, at.on.enquiryId), '/duty-desk')
  return c.redirect('/duty-desk', 303)
}

async function replyPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).enquiry
  const isHarmless = c.var.body.names.includes('harmless') || !c.var.body.names.includes('reply')
  const read: Reading<{ act: ActId; says: StaffMessage['says'] }> = isHarmless
    ? said(
        readPost(c, z.object({ [actIdName]: actId(), harmless: choice(harmlessCodes) }), {
          harmless: { missing: watchTexts(at.view.language).harmlessMissing },
        }),
        ({ act, harmless }) => ({ act, says: { harmless } }),
      )
    : said(
        readPost(c, z.object({ [actIdName]: actId(), reply: ownWords() }), {
          reply: { missing: t.replyMissing },
        }),
        ({ act, reply }) => ({ act, says: { text: reply } }),
      )
  if ('errors' in read) return again(c, at, read.errors)
  const { act, says } = read.value
  const message = { id: at.house.chance.uuid() as MessageId, conversationId: at.on.conversationId, says }
  const { chance } = at.house
  const result = await actOnce(
    at,
    act,
    tx => writeAsStaff(tx, at.on.key, message, { chance, now: at.view.now }),
    `${at.home}#messages`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'watched':
      return again(c, at, { harmless: watchTexts(at.view.language).refused }, 409)
  }
}

async function notePosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).enquiry
  const read = readPost(c, z.object({ [actIdName]: actId(), said: ownWords() }), {
    said: { missing: t.saidMissing },
  })
  if ('errors' in read) return again(c, at, read.errors)
  const { act, said: words } = read.value
  const result = await actOnce(at, act, tx => noteWhatWasSaid(tx, at.on, words), `${at.home}#said`)
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

async function deadlinePosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language)
  const read = readPost(c, z.object({ [actIdName]: actId(), due: moment() }))
  if ('errors' in read) return again(c, at, read.errors)
  const { act, due } = read.value
  const result = await actOnce(at, act, tx => setAnswerDeadline(tx, at.on, due, at.view.now), at.home)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-ended':
      return c.html(<NotDone at={at} title={t.taken.ended} says={t.taken.endedSays} backTo="desk" />, 409)
    case 'in-the-past':
      return again(c, at, { due: t.enquiry.past })
    case 'too-far':
      return again(c, at, { due: t.enquiry.tooFar })
  }
}

/** The same page with what was typed and what has to be put right. */
const again = async (
  c: DeskContext,
  at: AtEnquiry,
  errors: Errors,
  status: 409 | 422 = 422,
): Promise<Response> =>
  c.html(
    <OverviewPage at={at} {...await asItStands(at)} errors={errors} typed={typedIn(c.var.body)} />,
    status,
  )

/** What is checked is read only where there is a language to check. */
const asItStands = async (at: AtEnquiry): Promise<Pick<OverviewPageProps, 'file' | 'checks'>> => {
  const file = await at.read()
  const checks = isSource(file.tongue.language) ? [] : await at.inTransaction(readTextChecks)
  return { file, checks }
}

interface OverviewPageProps {
  at: AtEnquiry
  file: EnquiryFile
  checks: readonly TextCheck[]
  errors?: Errors | undefined
  typed?: Typed | undefined
}

const OverviewPage = ({ at, file, checks, errors, typed }: OverviewPageProps): Markup => {
  const { view, home } = at
  const { language } = view
  const t = texts(language)
  const open = !file.enquiry.ended
  return (
    <EnquiryPage at={at} part="overview" title={t.enquiry.title} errors={errors}>
      <Status at={at} file={file} />
      <InterpreterPanel {...{ at, file, checks, errors, typed }} />
      {open && <WatchFold view={view} action={`${home}/watched`} watched={at.watched} />}
      <Panel
        id="contact"
        title={t.enquiry.safeContact}
        action={open && <a href={`${home}/contact`}>{t.enquiry.change}</a>}
      >
        {file.contact ? (
          <ContactList language={language} contact={file.contact} />
        ) : (
          <p>{t.enquiry.noContact}</p>
        )}
      </Panel>
      {file.saidBefore && (
        <Panel id="said-before" title={t.saidBefore.title}>
          <SaidBeforeList at={at} said={file.saidBefore} />
        </Panel>
      )}
      <TriagePanel at={at} file={file} />
      <Panel id="said" title={t.enquiry.said}>
        <Notes at={at} file={file} />
        {open && (
          <DeskForm view={view} action={`${home}/notes`} label={t.enquiry.addSaid}>
            <TextArea
              name="said"
              label={t.enquiry.addSaid}
              hint={t.enquiry.addSaidHint}
              value={typed?.one('said')}
              error={errors?.['said']}
              rows={3}
            />
            <Button kind="secondary">{t.enquiry.save}</Button>
          </DeskForm>
        )}
      </Panel>
      <Panel id="messages" title={t.enquiry.messages}>
        <Messages at={at} file={file} />
        {open && file.held && (
          <>
            {typed?.one('reply') !== undefined && <UserText text={typed.one('reply') ?? ''} />}
            <HarmlessForm view={view} action={`${home}/messages`} errors={errors} />
          </>
        )}
        {open && !file.held && (
          <DeskForm view={view} action={`${home}/messages`} label={t.enquiry.reply}>
            <TextArea
              name="reply"
              label={t.enquiry.reply}
              hint={t.enquiry.replyHint}
              value={typed?.one('reply')}
              error={errors?.['reply']}
              rows={4}
            />
            <Button kind="secondary">{t.enquiry.send}</Button>
          </DeskForm>
        )}
      </Panel>
      {file.decisions.length > 0 && (
        <Panel id="decisions" title={t.enquiry.decisions}>
          <DecisionList view={view} decisions={file.decisions} />
        </Panel>
      )}
      {open && (
        <>
          <Details summary={t.enquiry.newDeadline} open={errors?.['due'] !== undefined}>
            <DeskForm view={view} action={`${home}/deadline`} label={t.enquiry.newDeadline}>
              <MomentField
                language={language}
                name="due"
                legend={t.enquiry.lookAgain}
                hint={t.enquiry.newDeadlineHint}
                errors={errors}
                typed={typed}
              />
              <Button kind="secondary">{t.enquiry.setDeadline}</Button>
            </DeskForm>
          </Details>
          <Heading level={2}>{t.enquiry.ending}</Heading>
          <ButtonGroup>
            {at.closedCase === undefined ? (
              <LinkButton href={`${home}/case`}>{t.enquiry.openCase}</LinkButton>
            ) : (
              <LinkButton href={`${home}/reopening`}>{t.reopening.title}</LinkButton>
            )}
            <LinkButton href={`${home}/answer`}>{t.enquiry.answerAndClose}</LinkButton>
            <LinkButton href={`${home}/passing-on`}>{t.enquiry.passOn}</LinkButton>
          </ButtonGroup>
        </>
      )}
    </EnquiryPage>
  )
}

/** Who has it and by when: the first thing a colleague needs to know. */
const Status = ({ at, file }: { at: AtEnquiry; file: EnquiryFile }): Markup => {
  const { view, home } = at
  const { language, now, me } = view
  const t = texts(language).enquiry
  const { claim, dueAt, enquiry } = file
  if (enquiry.ended) {
    return (
      <Notice kind="info" title={t.ended[enquiry.ended.as]}>
        <p>{formatMoment(language, enquiry.ended.at, now)}</p>
      </Notice>
    )
  }
  const until = claim && formatMoment(language, claim.lapsesAt, now)
  const mine = claim?.staffId === me.id
  return (
    <div class="status-line">
      <p>
        {dueAt && <DueTag language={language} due={dueAt} now={now} />}{' '}
        {claim && until ? (mine ? t.mine(until) : t.others(claim.alias, until)) : t.nobody}
      </p>
      {!claim && (
        <DeskForm view={view} action={`${home}/claim`} label={t.claim}>
          <Button small>{t.claim}</Button>
        </DeskForm>
      )}
      {mine && (
        <DeskForm view={view} action={`${home}/release`} label={t.release}>
          <Button kind="quiet" small>
            {t.release}
          </Button>
        </DeskForm>
      )}
    </div>
  )
}

const TriagePanel = ({ at, file }: { at: AtEnquiry; file: EnquiryFile }): Markup => {
  const { view, home, house } = at
  const { language, now } = view
  const t = texts(language).enquiry
  const [latest] = file.colours
  return (
    <Panel id="triage" title={t.triage}>
      {latest ? (
        <>
          <p class="tags">
            <UrgencyTag
              urgency={latest.colour}
              text={colourLabel(house.instrument, latest.colour, language)}
            />
            <span>{t.chosen(latest.by, formatMoment(language, latest.at, now))}</span>
          </p>
          {latest.choice && latest.choice.reason !== '' && (
            <p>
              {t.reason}: <UserWords text={latest.choice.reason} />
            </p>
          )}
        </>
      ) : (
        <p>
          <Tag tone="neutral" text={texts(language).queue.notTriaged} /> {t.notTriaged}
        </p>
      )}
      {!file.enquiry.ended && (
        <LinkButton href={`${home}/triage`} kind={latest ? 'secondary' : 'primary'}>
          {latest || file.latestAnswers ? t.doTriageAgain : t.doTriage}
        </LinkButton>
      )}
    </Panel>
  )
}

const Notes = ({ at, file }: { at: AtEnquiry; file: EnquiryFile }): Markup => {
  const { language, now } = at.view
  const t = texts(language).enquiry
  if (file.notes.length === 0) return <p class="empty">{t.nothingSaid}</p>
  return (
    <Timeline
      label={t.said}
      items={file.notes.map(note => ({
        moment: formatMoment(language, note.at, now),
        at: note.at.toString(),
        title: t.kinds[note.text.kind],
        by: note.by,
        body: <NoteBody at={at} text={note.text} />,
      }))}
    />
  )
}

const NoteBody = ({ at, text }: { at: AtEnquiry; text: NoteText }): Markup => {
  const t = texts(at.view.language).enquiry
  switch (text.kind) {
    case 'said':
    case 'answered':
      return <UserText text={text.text} />
    case 'passed-on':
      return (
        <>
          <p>
            {t.passedTo}: <UserWords text={text.toWhom} />.{' '}
            {text.spokeWithThem ? t.spokeWithThem : t.notSpokeWithThem}.
          </p>
          <UserText text={text.text} />
        </>
      )
    case 'call-back':
      return (
        <p>
          {t.rang} <UserWords text={text.number} />. {t.foundAt}: <UserWords text={text.foundWhere} />.{' '}
          {t.spokeWith} <UserWords text={text.spokeWith} />.
        </p>
      )
  }
}

const Messages = ({ at, file }: { at: AtEnquiry; file: EnquiryFile }): Markup => {
  const { language, now } = at.view
  const t = texts(language).enquiry
  if (file.messages.length === 0) return <p class="empty">{t.noMessages}</p>
  return (
    <Timeline
      label={t.messages}
      items={file.messages.map(message => ({
        moment: formatMoment(language, message.at, now),
        at: message.at.toString(),
        title: message.writtenBy === 'person' ? t.person : t.us,
        body: <Said view={at.view} message={message} talk={file} home={at.home} />,
      }))}
    />
  )
}
