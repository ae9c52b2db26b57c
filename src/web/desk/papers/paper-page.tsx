import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import { fetchPaper, readPaper } from '../../../papers/read-papers.ts'
import { momentOf } from '../../../papers/say.ts'
import { recallPaper } from '../../../papers/recall-paper.ts'
import type { PaperId, Sent } from '../../../papers/sent.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextArea } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'

/** One paper that was sent: the file as it left, whether it still counts, and what to tell when it does not. */
export const paperRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/papers/:paperId',
    withCase(house, 'read', async (c, at) => {
      const sent = await findSent(c, at)
      return sent ? c.html(<PaperPage at={at} sent={sent} />) : notThere(c)
    }),
  )
  desk.get(
    '/cases/:id/papers/:paperId/file',
    withCase(house, 'read', async (c, at) => {
      const id = parseId<'PaperId'>(c.req.param('paperId'))
      const sent = id && (await at.inTransaction(tx => fetchPaper(tx, at.on, id)))
      if (!sent) return notThere(c)
      const { file, fileName, mediaType } = sent.paper
      c.header('content-type', mediaType)
      c.header('content-disposition', `attachment; filename="${fileName}"`)
      return c.body(new Uint8Array(Buffer.from(file, 'base64')))
    }),
  )
  desk.post('/cases/:id/papers/:paperId/recall', withCase(house, 'write', recallPosted))
}

async function findSent(c: DeskContext, at: AtCase): Promise<Sent | undefined> {
  const id = parseId<'PaperId'>(c.req.param('paperId'))
  return id && at.inTransaction(tx => readPaper(tx, at.on, id))
}

const recallForm = z.object({
  [actIdName]: actId(),
  reason: ownWords(2000).check(z.refine(text => text.trim() !== '', { params: { problem: 'missing' } })),
})

async function recallPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const sent = await findSent(c, at)
  if (!sent) return notThere(c)
  const t = texts(at.view.language)
  const read = readPost(c, recallForm, { reason: { missing: t.recallReasonMissing } })
  if ('errors' in read) return c.html(<PaperPage at={at} sent={sent} {...read} />, 422)
  const here = `/cases/${at.on.caseId}/papers/${sent.id}`
  const result = await actOnce(
    at,
    read.value.act,
    tx =>
      recallPaper(tx, at.on, sent.id satisfies PaperId, {
        reason: read.value.reason,
        what: t.tellTask(sent.paper.number),
        now: at.view.now,
      }),
    here,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-recalled':
      return c.html(
        <PaperPage at={at} sent={sent} typed={typedIn(c.var.body)} refused={t.alreadyRecalled} />,
        409,
      )
  }
}

const PaperPage = ({
  at,
  sent,
  errors,
  typed,
  refused,
}: Filled & { at: AtCase; sent: Sent; refused?: string }): Markup => {
  const { view, theCase } = at
  const { language, now } = view
  const t = texts(language)
  const { paper } = sent
  const list = `/cases/${theCase.id}/papers`
  const when = (instant: Temporal.Instant) => formatMoment(language, instant, now)
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="papers"
      title={`${t.document} ${paper.number}`}
      errors={errors}
    >
      <Breadcrumbs label={t.title} items={[{ href: list, text: t.title }]} />
      {refused !== undefined && <Notice kind="warning" title={refused} announced />}
      <DefinitionList
        rows={[
          { term: t.document, is: paper.title },
          { term: t.sentTo, is: <UserWords text={paper.recipient} /> },
          { term: t.sentAt, is: t.by(sent.sentBy, when(sent.sentAt)) },
          { term: t.state, is: sent.recalledAt ? t.recalled(when(sent.recalledAt)) : t.valid },
        ]}
      />
      <p class="hint">{t.fetchHint}</p>
      <ButtonGroup>
        <LinkButton href={`${list}/${sent.id}/file`}>{t.fetch}</LinkButton>
      </ButtonGroup>
      {sent.recalledAt ? (
        <Panel id="notice" title={t.noticeTitle}>
          <UserText
            text={texts(paper.language).notice(
              paper.number,
              // Read by somebody else on another day: "today" would be wrong there.
              momentOf(paper.language, sent.sentAt.toString()),
              momentOf(paper.language, sent.recalledAt.toString()),
              sent.why ?? '',
            )}
          />
          <p class="hint">{t.noticeHint}</p>
          <p>
            <a href={`/cases/${theCase.id}/tasks`}>{t.noticeTask}</a>
          </p>
        </Panel>
      ) : (
        <Panel id="recall" title={t.recall}>
          <p>{t.recallLead}</p>
          <DeskForm view={view} action={`${list}/${sent.id}/recall`} label={t.recall}>
            <TextArea
              name="reason"
              label={t.recallReason}
              hint={t.recallReasonHint}
              rows={3}
              error={errors?.['reason']}
              value={typed?.one('reason')}
            />
            <Button kind="danger">{t.recallDo}</Button>
          </DeskForm>
        </Panel>
      )}
    </CasePage>
  )
}
