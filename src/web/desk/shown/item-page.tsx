import { z } from 'zod'
import { readTasks } from '../../../case/read-tasks.ts'
import { parseId, type ConversationId } from '../../../foundation/ids.ts'
import { readPapers } from '../../../papers/read-papers.ts'
import type { Sent } from '../../../papers/sent.ts'
import { readPlan } from '../../../safety-plan/read-plan.ts'
import type { Consent } from '../../../showing/consents.ts'
import type { KeptWord } from '../../../showing/kept-words.ts'
import { readConsents } from '../../../showing/read-consents.ts'
import { readRehearsal } from '../../../showing/read-rehearsal.ts'
import { readShown } from '../../../showing/read-shown.ts'
import type { Rehearsal } from '../../../showing/rehearsal.ts'
import { showItem } from '../../../showing/show-item.ts'
import { told, waysToAgree, type Told, type ShownItem, type ShownLine } from '../../../shown/shown.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { openFor } from '../papers/making.ts'
import { itemIn } from './list-page.tsx'
import { texts } from './texts.ts'

/** One item: what it will say, and where it was agreed with the person. Nothing is chosen beforehand. */
export const itemRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/shown/:conversation/:item',
    withCase(house, 'write', async (c, at) => {
      const of = await choiceOf(c, at)
      return of ? c.html(<ItemPage at={at} of={of} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/shown/:conversation/:item', async c => {
    const at = await openFor(c, house, 'roles')
    return at ? shown(c, at) : notThere(c)
  })
}

interface Choice {
  readonly item: ShownItem
  readonly conversationId: ConversationId
  readonly now: readonly ShownLine[]
  /** Promises and measures that are done, in the words of the desk. */
  readonly kept: readonly { id: string; what: string; doneAt: Temporal.Instant }[]
  readonly papers: readonly Sent[]
  readonly consents: readonly Consent[]
  readonly rehearsal: Rehearsal | undefined
}

/** What there is to choose from; undefined when there is no such page of the person's. */
async function choiceOf(c: DeskContext, at: AtCase): Promise<Choice | undefined> {
  const item = itemIn(c)
  const conversationId = parseId<'ConversationId'>(c.req.param('conversation'))
  if (!item || !conversationId) return undefined
  return at.inTransaction(async tx => {
    const own = (await readShown(tx, at.on)).find(each => each.conversationId === conversationId)
    if (!own) return undefined
    const tasks = await readTasks(tx, at.on)
    const measures = await readPlan(tx, at.on)
    return {
      item,
      conversationId,
      now: own.shown.find(each => each.item === item)?.lines ?? [],
      kept: [
        ...tasks.flatMap(({ id, kind, doneAt, text }) =>
          kind === 'promise' && doneAt && text ? [{ id, what: text.what, doneAt }] : [],
        ),
        ...measures.flatMap(({ id, status, changedAt, text }) =>
          status === 'done' ? [{ id, what: text.what, doneAt: changedAt }] : [],
        ),
      ],
      papers: (await readPapers(tx, at.on)).filter(({ recalledAt }) => !recalledAt),
      consents: await readConsents(tx, at.on),
      rehearsal: await readRehearsal(tx, at.on),
    }
  })
}

const says = (id: string) => `says-${id}`
const to = (id: string) => `to-${id}`

async function shown(c: DeskContext, at: AtCase): Promise<Response> {
  const of = await choiceOf(c, at)
  if (!of) return notThere(c)
  const { view } = at
  const t = texts(view.language)
  const read = readPost(c, z.object({ [actIdName]: actId(), agreedIn: choice(waysToAgree) }), {
    agreedIn: { missing: t.agreedInMissing },
  })
  const lines = readLines(c, of)
  const errors = { ...('errors' in lines ? lines.errors : {}), ...('errors' in read ? read.errors : {}) }
  const again = (why: Filled & { refused?: string }, status: 409 | 422 = 422) =>
    c.html(<ItemPage at={at} of={of} typed={typedIn(c.var.body)} {...why} />, status)
  if ('errors' in read || 'errors' in lines) return again({ errors })

  const { conversationId, item } = of
  const { act, agreedIn } = read.value
  const agreed = { conversationId, item, agreedIn, lines: lines.lines }
  const here = `/cases/${at.on.caseId}/shown`
  const result = await actOnce(at, act, tx => showItem(tx, at.on, agreed, view.now), here)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { refused } = result
  switch (refused.why) {
    case 'not-there':
      return notThere(c)
    case 'nothing-laid':
      return again({ errors: { [firstField(of)]: t.refusals[refused.why] } })
    case 'keeps-a-word':
      return again({ errors: { [firstField(of)]: keptIn(view.language, refused.found) } })
    case 'watched':
    case 'not-the-person':
    case 'case-is-closed':
      return again({ refused: t.refusals[refused.why] }, 409)
  }
}

export const keptIn = (language: 'da' | 'en', { word, is }: KeptWord): string =>
  texts(language).kept[is](word)

const firstField = ({ item, kept, papers }: Choice): string => {
  switch (item) {
    case 'promises':
      return kept[0] ? says(kept[0].id) : 'agreedIn'
    case 'papers':
      return papers[0] ? to(papers[0].id) : 'agreedIn'
    case 'consents':
      return 'consents'
    case 'plan':
    case 'holders':
    case 'lookers':
      return 'agreedIn'
  }
}

/** What was chosen to be shown, in the order it will stand. */
function readLines(
  c: DeskContext,
  { item, kept, papers, consents, rehearsal }: Choice,
): { lines: ShownLine[] } | { errors: Readonly<Record<string, string>> } {
  switch (item) {
    case 'holders':
    case 'lookers':
      return { lines: [] }
    case 'plan':
      return { lines: (rehearsal?.lines ?? []).map(each => ({ of: 'plan', ...each })) }
    case 'promises': {
      const form = z.object(Object.fromEntries(kept.map(({ id }) => [says(id), line(200).optional()])))
      const read = readPost(c, form)
      if ('errors' in read) return { errors: read.errors }
      return {
        lines: kept.flatMap(({ id, doneAt }) => {
          const text = read.value[says(id)]
          return text ? [{ of: 'promises', id, says: text, doneAt: doneAt.toString() }] : []
        }),
      }
    }
    case 'papers': {
      const form = z.object(Object.fromEntries(papers.map(({ id }) => [to(id), choice(told).optional()])))
      const read = readPost(c, form)
      if ('errors' in read) return { errors: read.errors }
      return {
        lines: papers.flatMap(({ id, paper, sentAt }) => {
          const chosen: Told | undefined = read.value[to(id)]
          return chosen ? [{ of: 'papers', id, kind: paper.kind, to: chosen, sentAt: sentAt.toString() }] : []
        }),
      }
    }
    case 'consents': {
      const chosen = c.var.body.all('consents')
      return {
        lines: consents
          .filter(({ id }) => chosen.includes(id))
          .map(({ id, text, givenAt, withdrawnAt }) => ({
            of: 'consents',
            id,
            to: text.to,
            givenAt: givenAt.toString(),
            ...(withdrawnAt && { withdrawnAt: withdrawnAt.toString() }),
          })),
      }
    }
  }
}

const ItemPage = (props: Filled & { at: AtCase; of: Choice; refused?: string }): Markup => {
  const { at, of, errors, typed, refused } = props
  const { view, theCase } = at
  const t = texts(view.language)
  const { name, says: about } = t.items[of.item]
  const nothing = of.item === 'plan' && !of.rehearsal
  return (
    <CasePage view={view} theCase={theCase} part="shown" title={t.itemTitle(name)} errors={errors}>
      {refused !== undefined && (
        <Notice kind="danger" announced>
          <p>{refused}</p>
        </Notice>
      )}
      <Lead>{about}</Lead>
      <p>{t.weigh}</p>
      {nothing ? (
        <p>
          {t.noRehearsal} <a href={`/cases/${theCase.id}/plan/rehearsal`}>{t.toRehearsal}</a>
        </p>
      ) : (
        <DeskForm view={view} action={`/cases/${theCase.id}/shown/${of.conversationId}/${of.item}`}>
          <Chosen at={at} of={of} errors={errors} typed={typed} />
          <Radios
            name="agreedIn"
            legend={t.agreedIn}
            error={errors?.['agreedIn']}
            chosen={typed?.one('agreedIn')}
            options={waysToAgree.map(value => ({ value, label: t.waysToAgree[value] }))}
          />
          <ButtonGroup>
            <Button>{t.show}</Button>
            <LinkButton href={`/cases/${theCase.id}/shown`} kind="quiet">
              {t.back}
            </LinkButton>
          </ButtonGroup>
        </DeskForm>
      )}
    </CasePage>
  )
}

const Chosen = ({ at, of, errors, typed }: Filled & { at: AtCase; of: Choice }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const shownNow = (id: string) => of.now.find(each => 'id' in each && each.id === id)
  switch (of.item) {
    case 'holders':
    case 'lookers':
      return <></>
    case 'plan':
      return (
        <Panel id="preview" title={t.preview}>
          <ol>
            {of.rehearsal?.lines.map(({ question, sentence }) => (
              <li>
                <UserWords text={question} />{' '}
                <strong>
                  <UserWords text={sentence} />
                </strong>
              </li>
            ))}
          </ol>
        </Panel>
      )
    case 'promises':
      return (
        <>
          <p>{of.kept.length === 0 ? t.noPromises : t.promisesHint}</p>
          {of.kept.map(({ id, what, doneAt }) => {
            const laid = shownNow(id)
            return (
              <TextField
                name={says(id)}
                label={`${what} (${formatMoment(language, doneAt, now)})`}
                error={errors?.[says(id)]}
                value={typed ? typed.one(says(id)) : laid?.of === 'promises' ? laid.says : ''}
              />
            )
          })}
        </>
      )
    case 'papers':
      return (
        <>
          <p>{of.papers.length === 0 ? t.noPapers : t.papersHint}</p>
          {of.papers.map(({ id, paper, sentAt }) => {
            const laid = shownNow(id)
            return (
              <SelectField
                name={to(id)}
                label={t.paperLabel(
                  paper.number,
                  paper.title,
                  paper.recipient,
                  formatMoment(language, sentAt, now),
                )}
                unanswered={t.notShown}
                options={told.map(value => ({ value, label: t.tos[value] }))}
                error={errors?.[to(id)]}
                value={typed ? typed.one(to(id)) : laid?.of === 'papers' ? laid.to : undefined}
              />
            )
          })}
        </>
      )
    case 'consents':
      return of.consents.length === 0 ? (
        <p>{t.noConsents}</p>
      ) : (
        <Checkboxes
          name="consents"
          legend={t.items.consents.name}
          hint={t.consentsHint}
          error={errors?.['consents']}
          chosen={typed ? typed.all('consents') : of.now.flatMap(each => ('id' in each ? [each.id] : []))}
          options={of.consents.map(({ id, text }) => ({
            value: id,
            label: t.consentLabel(t.tos[text.to], text.what),
          }))}
        />
      )
  }
}
