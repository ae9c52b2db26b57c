import { z } from 'zod'
import { disclosures } from '../../../access/disclosure.ts'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { addTask } from '../../../case/add-task.ts'
import { finishTask } from '../../../case/finish-task.ts'
import { readTasks } from '../../../case/read-tasks.ts'
import type { Task } from '../../../case/tasks.ts'
import type { TaskId } from '../../../deadlines/tasks.ts'
import { parseId } from '../../../foundation/ids.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { DueTag } from './due.tsx'
import {
  CprQuestion,
  DisclosureField,
  DisclosureTag,
  dueMoment,
  MomentField,
  type Filled,
} from './fields.tsx'
import { colleague } from './staff-field.ts'
import { texts } from './texts.ts'

const addable = ['promise', 'find-out', 'review'] as const

/** What somebody has taken on in the case, with an owner and a deadline. */
export const tasksRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/tasks',
    withCase(house, 'read', async (c, at) => c.html(<TasksPage at={at} {...await known(at)} />)),
  )
  desk.post('/cases/:id/tasks', withCase(house, 'write', taskPosted))
  desk.post('/cases/:id/tasks/:task/done', withCase(house, 'write', donePosted))
}

const known = (at: AtCase) =>
  at.inTransaction(async tx => ({ tasks: await readTasks(tx, at.on), staff: await listStaff(tx) }))

const taskForm = (now: Temporal.Instant) =>
  z.object({
    [actIdName]: actId(),
    kind: choice(addable),
    what: ownWords(),
    toWhom: line(200).default(''),
    owner: colleague(),
    due: dueMoment(now),
    disclosure: choice(disclosures),
  })

async function taskPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { tasks: t, fields } = texts(at.view.language)
  const read = readPost(c, taskForm(at.view.now), {
    kind: { missing: fields.missingChoice },
    what: { missing: t.whatMissing },
    owner: { missing: t.ownerMissing },
    disclosure: { missing: fields.missingChoice },
    due: { missing: t.dueMissing, noSuchDate: fields.noSuchMoment, malformed: fields.tooFar },
  })
  const everything = await known(at)
  if ('errors' in read) return c.html(<TasksPage at={at} {...everything} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<TasksPage at={at} {...everything} typed={typed} cpr />, 422)

  const { act, kind, what, toWhom, owner, due, disclosure } = read.value
  if (!everything.staff.some(each => each.id === owner)) {
    return c.html(<TasksPage at={at} {...everything} typed={typed} errors={{ owner: t.ownerMissing }} />, 422)
  }
  const task = { kind, staffId: owner, dueAt: due, disclosure, text: { what, toWhom } }
  const result = await actOnce(at, act, tx => addTask(tx, at.on, task), `/cases/${at.on.caseId}/tasks`)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return c.html(<TasksPage at={at} {...everything} typed={typed} refused={fields.closedCase} />, 409)
  }
}

async function donePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const task: TaskId | undefined = parseId<'TaskId'>(c.req.param('task'))
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!task || 'errors' in read) return notThere(c)
  const result = await actOnce(
    at,
    read.value.act,
    tx => finishTask(tx, at.on, task),
    `/cases/${at.on.caseId}/tasks`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-done': {
      const { tasks: t } = texts(at.view.language)
      return c.html(<TasksPage at={at} {...await known(at)} refused={t.alreadyDone} />, 409)
    }
  }
}

interface TasksPageProps extends Filled {
  at: AtCase
  tasks: readonly Task[]
  staff: readonly StaffMember[]
  refused?: string
  cpr?: boolean
}

const TasksPage = ({ at, tasks, staff, errors, typed, refused, cpr }: TasksPageProps): Markup => {
  const { view, theCase } = at
  const { tasks: t, fields } = texts(view.language)
  const done = tasks.filter(each => each.doneAt)
  return (
    <CasePage view={view} theCase={theCase} part="tasks" title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      <TasksTable at={at} caption={t.open} tasks={tasks.filter(each => !each.doneAt)} />
      <Panel id="add" title={t.add}>
        {theCase.closedAt ? (
          <p>{fields.closedCase}</p>
        ) : (
          <DeskForm view={view} action={`/cases/${theCase.id}/tasks`} label={t.add}>
            {cpr && <CprQuestion language={view.language} />}
            <Radios
              name="kind"
              legend={t.kind}
              error={errors?.['kind']}
              options={addable.map(value => ({ value, label: t.addKinds[value] }))}
              chosen={typed?.one('kind')}
            />
            <TextArea
              name="what"
              label={t.whatLabel}
              error={errors?.['what']}
              value={typed?.one('what')}
              rows={3}
            />
            <TextField
              name="toWhom"
              label={t.toWhom}
              optional={fields.optional}
              error={errors?.['toWhom']}
              value={typed?.one('toWhom')}
            />
            <SelectField
              name="owner"
              label={t.owner}
              unanswered={fields.chooseColleague}
              error={errors?.['owner']}
              options={staff.map(each => ({ value: each.id, label: each.alias }))}
              value={typed?.one('owner')}
              characters={32}
            />
            <MomentField language={view.language} name="due" legend={t.due} errors={errors} typed={typed} />
            <DisclosureField language={view.language} errors={errors} typed={typed} />
            <Button>{fields.save}</Button>
          </DeskForm>
        )}
      </Panel>
      {done.length > 0 && (
        <Details summary={`${t.done} (${done.length})`}>
          <TasksTable at={at} caption={t.done} tasks={done} />
        </Details>
      )}
    </CasePage>
  )
}

const TasksTable = ({
  at,
  caption,
  tasks,
}: {
  at: AtCase
  caption: string
  tasks: readonly Task[]
}): Markup => {
  const { view, theCase } = at
  const { tasks: t, fields } = texts(view.language)
  return (
    <Table
      caption={caption}
      empty={t.none}
      rows={tasks}
      columns={[
        {
          heading: t.what,
          cell: ({ kind, text, disclosure }) => (
            <div>
              <span class="hint">
                {t.kinds[kind]}
                {text && text.toWhom !== '' && (
                  <>
                    {' '}
                    · <UserWords text={text.toWhom} />
                  </>
                )}
              </span>
              <UserText text={text?.what ?? fields.erased} />
              <DisclosureTag language={view.language} disclosure={disclosure} />
            </div>
          ),
          namesRow: true,
        },
        { heading: t.owner, cell: each => each.alias },
        {
          heading: t.due,
          cell: each => (
            <div>
              {formatMoment(view.language, each.dueAt, view.now)}{' '}
              {!each.doneAt && <DueTag language={view.language} due={each.dueAt} now={view.now} />}
            </div>
          ),
        },
        {
          heading: t.done,
          cell: each =>
            each.doneAt ? (
              formatMoment(view.language, each.doneAt, view.now)
            ) : (
              <DeskForm
                view={view}
                action={`/cases/${theCase.id}/tasks/${each.id}/done`}
                label={t.finishThis(each.text?.what.slice(0, 60) ?? '')}
              >
                <Button kind="secondary" small>
                  {t.finish}
                </Button>
              </DeskForm>
            ),
          align: 'end',
        },
      ]}
    />
  )
}
