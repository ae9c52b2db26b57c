import { z } from 'zod'
import { meetInterpreterTask } from '../../../duty-desk/meet-interpreter-task.ts'
import type { EnquiryFile } from '../../../duty-desk/read-enquiry.ts'
import type { MessageId } from '../../../messages/message.ts'
import { writeAsStaff } from '../../../messages/write-as-staff.ts'
import type { Catalogue, FirstReply } from '../../../translation/catalogue.ts'
import { isSource, stateOf, type TextCheck } from '../../../translation/checks.ts'
import { readTextChecks } from '../../../translation/read-text-checks.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import type { Errors, Typed } from '../../kit/form.ts'
import { languageTable } from '../../../foundation/languages.ts'
import { actOnce } from '../case/at-case.ts'
import { DueTag } from '../case/due.tsx'
import { moment, MomentField } from '../case/fields.tsx'
import type { DeskContext } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts as languageTexts } from '../languages/texts.ts'
import { watchTexts } from '../watch/texts.ts'
import type { AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** The same page again, with what has to be put right. */
type Again = (c: DeskContext, at: AtEnquiry, errors: Errors, status?: 409 | 422) => Promise<Response>

/** The language of the person's pages, and the ready replies that may be sent in it: none before they are checked. */
export function repliesIn(
  at: AtEnquiry,
  { tongue }: Pick<EnquiryFile, 'tongue'>,
  checks: readonly TextCheck[],
): { catalogue: Catalogue; isChecked: boolean; replies: readonly FirstReply[] } | undefined {
  const catalogue = at.house.catalogues.find(each => each.language === tongue.language)
  if (!catalogue) return undefined
  const isChecked = stateOf(catalogue, checks).is === 'checked'
  return { catalogue, isChecked, replies: at.house.practice || isChecked ? catalogue.firstReplies : [] }
}

interface InterpreterPanelProps {
  at: AtEnquiry
  file: EnquiryFile
  checks: readonly TextCheck[]
  errors?: Errors | undefined
  typed?: Typed | undefined
}

/** Nothing where everybody at the desk reads the language; else who reads it, and what can be said meanwhile. */
export const InterpreterPanel = ({ at, file, checks, errors, typed }: InterpreterPanelProps): Markup => {
  const { view, home } = at
  const { language } = view
  const { tongue } = file
  if (isSource(tongue.language) || file.enquiry.ended) return <></>
  const t = texts(language).interpreter
  return (
    <Panel id="interpreter" title={t.title(languageTexts(language).names[tongue.language])}>
      {tongue.interpreterDue ? (
        <Notice kind="danger" title={t.asked}>
          <p>
            <DueTag language={language} due={tongue.interpreterDue} now={view.now} />
          </p>
          <p>{t.askedSays}</p>
        </Notice>
      ) : (
        <p>{tongue.isReadOnDuty ? t.readHere : t.notAsked}</p>
      )}
      {!file.held && <Replies {...{ at, file, checks, errors }} />}
      {tongue.interpreterDue && (
        <>
          <DeskForm view={view} action={`${home}/interpreter/read`} label={t.read}>
            <p>{t.readSays}</p>
            <Button kind="secondary">{t.read}</Button>
          </DeskForm>
          <Details summary={t.booked} open={errors?.['until'] !== undefined}>
            <DeskForm view={view} action={`${home}/interpreter/booked`} label={t.booked}>
              <MomentField
                language={language}
                name="until"
                legend={t.bookedUntil}
                hint={t.bookedHint}
                errors={errors}
                typed={typed}
              />
              <Button kind="secondary">{t.save}</Button>
            </DeskForm>
          </Details>
        </>
      )}
    </Panel>
  )
}

const Replies = ({ at, file, checks, errors }: InterpreterPanelProps): Markup => {
  const { view, home } = at
  const t = texts(view.language).interpreter
  const found = repliesIn(at, file, checks)
  if (!found || found.replies.length === 0) {
    return (
      <p>
        {t.notChecked} {found && <a href={`/languages/${found.catalogue.language}`}>{t.seeTexts}</a>}
      </p>
    )
  }
  const { direction } = languageTable[found.catalogue.language]
  return (
    <Details summary={t.repliesTitle} open={file.tongue.interpreterDue !== undefined}>
      <DeskForm view={view} action={`${home}/first-reply`} label={t.repliesTitle}>
        <Radios
          name="firstReply"
          legend={t.replies}
          hint={found.isChecked ? t.repliesHint : t.repliesPractice}
          options={found.replies.map(reply => ({
            value: reply.code,
            label: view.language === 'da' ? reply.danish : reply.english,
          }))}
          error={errors?.['firstReply']}
        />
        <Button kind="secondary">{t.send}</Button>
      </DeskForm>
      {found.replies.map(reply => (
        <p class="hint" lang={found.catalogue.language} dir={direction}>
          {reply.text}
        </p>
      ))}
    </Details>
  )
}

/** A ready text in the person's language. It answers nothing, so the deadlines stand. */
export async function firstReplyPosted(c: DeskContext, at: AtEnquiry, again: Again): Promise<Response> {
  const t = texts(at.view.language).interpreter
  const read = readPost(c, z.object({ [actIdName]: actId(), firstReply: z.string() }), {
    firstReply: { missing: t.replyMissing },
  })
  if ('errors' in read) return again(c, at, read.errors)
  const { act, firstReply } = read.value
  const found = repliesIn(at, await at.read(), await at.inTransaction(readTextChecks))
  const reply = found?.replies.find(each => each.code === firstReply)
  if (!reply) return again(c, at, { firstReply: t.replyMissing })
  const { chance } = at.house
  const message = {
    id: chance.uuid() as MessageId,
    conversationId: at.on.conversationId,
    says: { text: reply.text },
  }
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
      return again(c, at, { firstReply: watchTexts(at.view.language).refused }, 409)
  }
}

export async function interpreterPosted(
  c: DeskContext,
  at: AtEnquiry,
  again: Again,
  met: 'read' | 'booked',
): Promise<Response> {
  const t = texts(at.view.language).interpreter
  const only = z.object({ [actIdName]: actId() })
  const read = readPost(c, met === 'booked' ? only.extend({ until: moment() }) : only)
  if ('errors' in read) return again(c, at, read.errors)
  const until = 'until' in read.value ? read.value.until : undefined
  const result = await actOnce(
    at,
    read.value.act,
    tx => meetInterpreterTask(tx, at.on, until as Temporal.Instant | undefined),
    at.home,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'nothing-asked':
      return again(c, at, { until: t.nothingAsked }, 409)
    case 'in-the-past':
      return again(c, at, { until: t.past })
    case 'too-far':
      return again(c, at, { until: t.tooFar })
  }
}
