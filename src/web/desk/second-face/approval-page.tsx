import { z } from 'zod'
import {
  approveSecondFace,
  isInForce,
  readApproval,
  withdrawSecondFace,
  type Approval,
  type ApprovalId,
  type WhetherGiven,
} from '../../../second-face/approval.ts'
import { topicCodes, topics } from '../../../second-face/topic.ts'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choices, date, line } from '../../kit/form.ts'
import { formatDate, formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { secondFaceTexts, type SecondFaceTexts } from './texts.ts'

/** Whether second codes may be given at all: who said so, for which page, and after which trials. */
export const approvalRoutes: Routes = (desk, house) => {
  desk.get('/second-face', c => approvalPage(c, house, {}))
  desk.post('/second-face', c => approvalPosted(c, house))
  desk.post('/second-face/withdrawal', c => withdrawalPosted(c, house))
}

interface Why extends Filled {
  refused?: keyof SecondFaceTexts['approval']['refused']
}

async function approvalPage(c: DeskContext, house: DeskHouse, why: Why): Promise<Response> {
  const { asking, view } = c.var
  const read = await house.inTransaction(asking, readApproval)
  const status = why.errors ? 422 : why.refused ? 409 : 200
  return c.html(<ApprovalPage view={view} {...read} hostPage={house.hostPage} {...why} />, status)
}

const form = z.object({
  [actIdName]: actId(),
  answersFor: line(120).refine(text => text.length >= 3, { params: { problem: 'missing' } }),
  triedUntil: date(),
  trials: line(500).refine(text => text.length >= 20, { params: { problem: 'missing' } }),
  topics: choices(topicCodes).min(1),
})

async function approvalPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const t = secondFaceTexts(c.var.view.language).approval
  const read = readPost(c, form, {
    answersFor: { missing: t.answersForMissing },
    triedUntil: { missing: t.triedUntilMissing },
    trials: { missing: t.trialsMissing },
    topics: { missing: t.topicsMissing },
  })
  if ('errors' in read) return approvalPage(c, house, read)
  const { act, ...approval } = read.value
  const result = await actOnce(
    within(c, house),
    act,
    tx => approveSecondFace(tx, house.chance, approval, house.hostPage),
    '/second-face',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { why } = result.refused
  return why === 'not-permitted' ? notThere(c) : approvalPage(c, house, { refused: why })
}

async function withdrawalPosted(c: DeskContext, house: DeskHouse): Promise<Response> {
  const approval = z.uuid().transform(id => id as ApprovalId)
  const read = readPost(c, z.object({ [actIdName]: actId(), approval }))
  if ('errors' in read) return notThere(c)
  const { act, approval: id } = read.value
  const result = await actOnce(within(c, house), act, tx => withdrawSecondFace(tx, id), '/second-face')
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

const within = (c: DeskContext, house: DeskHouse) => ({
  inTransaction: <T,>(act: Parameters<typeof house.inTransaction<T>>[1]) =>
    house.inTransaction(c.var.asking, act),
})

interface ApprovalPageProps extends Why, WhetherGiven {
  view: View
  hostPage: string | undefined
}

const ApprovalPage = (props: ApprovalPageProps): Markup => {
  const { view, approval, counts, hostPage, errors, refused } = props
  const t = secondFaceTexts(view.language).approval
  return (
    <DeskPage view={view} title={t.title} section="staff" errors={errors}>
      <Heading level={1}>{t.title}</Heading>
      {refused && <Notice kind="danger" title={t.refused[refused]} announced />}
      <Lead>{t.lead}</Lead>
      <p>{t.counts(counts.withSecond, counts.withCode)}</p>
      {approval ? (
        <Standing view={view} approval={approval} hostPage={hostPage} />
      ) : (
        <>
          <Notice kind="info" title={t.notApproved}>
            <p>{t.notApprovedSays}</p>
          </Notice>
          <ToApprove {...props} />
        </>
      )}
    </DeskPage>
  )
}

interface StandingProps {
  view: View
  approval: Approval
  hostPage: string | undefined
}

const Standing = ({ view, approval, hostPage }: StandingProps): Markup => {
  const { language, now, me } = view
  const t = secondFaceTexts(language).approval
  return (
    <>
      {isInForce(approval, hostPage) ? (
        <Notice kind="success" title={t.stands} />
      ) : (
        <Notice kind="warning" title={t.standsElsewhere}>
          <p>{t.standsElsewhereSays}</p>
        </Notice>
      )}
      <DefinitionList
        rows={[
          { term: t.approvedBy, is: `${approval.approvedBy}, ${formatMoment(language, approval.at, now)}` },
          { term: t.answersFor, is: approval.answersFor },
          { term: t.triedUntil, is: formatDate(language, approval.triedUntil) },
          { term: t.trials, is: approval.trials },
          { term: t.hostPage, is: approval.hostPage },
          {
            term: t.topics,
            is: topics
              .filter(({ code }) => approval.topics.includes(code))
              .map(({ name }) => name[language])
              .join(', '),
          },
        ]}
      />
      {me.role === 'leader' && (
        <Panel id="withdraw" title={t.withdraw}>
          <p>{t.withdrawSays}</p>
          <DeskForm view={view} action="/second-face/withdrawal" label={t.withdraw}>
            <input type="hidden" name="approval" value={approval.id} />
            <Button kind="danger">{t.withdraw}</Button>
          </DeskForm>
        </Panel>
      )}
    </>
  )
}

const ToApprove = ({ view, hostPage, typed, errors }: ApprovalPageProps): Markup => {
  const { language, me } = view
  const t = secondFaceTexts(language).approval
  if (hostPage === undefined) {
    return (
      <Notice kind="warning" title={t.noHostPage}>
        <p>{t.noHostPageSays}</p>
      </Notice>
    )
  }
  if (me.role !== 'leader') return <p>{t.onlyLeader}</p>
  return (
    <DeskForm view={view} action="/second-face">
      <DefinitionList rows={[{ term: t.hostPage, is: hostPage }]} />
      <Checkboxes
        name="topics"
        legend={t.topics}
        hint={t.topicsHint}
        error={errors?.['topics']}
        options={topics.map(({ code, name }) => ({ value: code, label: name[language] }))}
        chosen={typed?.all('topics')}
      />
      <TextArea
        name="trials"
        label={t.trials}
        hint={t.trialsHint}
        value={typed?.one('trials')}
        error={errors?.['trials']}
        rows={3}
      />
      <DateField
        name="triedUntil"
        legend={t.triedUntil}
        labels={{ day: t.day, month: t.month, year: t.year }}
        value={typed?.date('triedUntil')}
        error={errors?.['triedUntil']}
      />
      <TextField
        name="answersFor"
        label={t.answersFor}
        hint={t.answersForHint}
        value={typed?.one('answersFor')}
        error={errors?.['answersFor']}
      />
      <Button>{t.do}</Button>
    </DeskForm>
  )
}
