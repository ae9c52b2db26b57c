import { z } from 'zod'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffMember } from '../../../access/staff.ts'
import { handOverCase } from '../../../case/hand-over-case.ts'
import { handOverReasons, inHands, isInHandsOf, type Responsibility } from '../../../case/responsibility.ts'
import { listResponsibilities } from '../../../case/responsibility.sql.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { SelectField, TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { CprQuestion, type Filled } from './fields.tsx'
import { colleague } from './staff-field.ts'
import { said, texts } from './texts.ts'

/** Who has the case, who has had it, and giving it to somebody else. */
export const responsibilityRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/responsibility',
    withCase(house, 'read', async (c, at) => c.html(<ResponsibilityPage at={at} {...await known(at)} />)),
  )
  desk.post('/cases/:id/hand-over', withCase(house, 'write', handOverPosted))
}

const known = (at: AtCase) =>
  at.inTransaction(async tx => ({
    history: await listResponsibilities(tx, at.on.caseId),
    staff: await listStaff(tx),
  }))

const handOverForm = z.object({
  [actIdName]: actId(),
  responsible: colleague(),
  deputy: colleague(),
  reason: choice(handOverReasons),
  note: ownWords().default(''),
})

async function handOverPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { responsibility: t, fields } = texts(at.view.language)
  const read = readPost(c, handOverForm, {
    responsible: { missing: t.staffMissing },
    deputy: { missing: t.staffMissing },
    reason: { missing: t.reasonMissing },
  })
  const again = async (why: Filled & { refused?: string; cpr?: boolean }, status: 409 | 422) =>
    c.html(<ResponsibilityPage at={at} {...await known(at)} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return again({ typed, cpr: true }, 422)

  const { act, responsible, deputy, reason, note } = read.value
  // Whoever gives it away may no longer open it: their own list is where they land.
  const goTo =
    at.on.by === responsible || at.on.by === deputy ? `/cases/${at.on.caseId}/responsibility` : '/cases'
  const result = await actOnce(
    at,
    act,
    tx => handOverCase(tx, at.on, { responsible, deputy }, reason, note),
    goTo,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return again({ typed, refused: fields.closedCase }, 409)
    case 'same-person-twice':
      return again({ typed, errors: { deputy: t.samePersonTwice } }, 422)
    case 'not-available':
      return again({ typed, errors: { responsible: t.notAvailable } }, 409)
  }
}

interface ResponsibilityPageProps extends Filled {
  at: AtCase
  history: readonly Responsibility[]
  staff: readonly StaffMember[]
  refused?: string
  cpr?: boolean
}

const ResponsibilityPage = (props: ResponsibilityPageProps): Markup => {
  const { at, history, staff, errors, typed, refused, cpr } = props
  const { view, theCase } = at
  const { responsibility: t, reasons, fields } = texts(view.language)
  const { responsible, deputy } = inHands(history)
  const colleagues = staff
    .filter(each => !each.leaving)
    .map(each => ({ value: each.id, label: each.id === view.me.id ? `${each.alias} (${t.me})` : each.alias }))
  return (
    <CasePage view={view} theCase={theCase} part="responsibility" title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      <Panel id="now" title={t.now}>
        <DefinitionList
          rows={[
            { term: t.parts.responsible, is: responsible?.alias ?? '–' },
            { term: t.parts.deputy, is: deputy?.alias ?? '–' },
          ]}
        />
      </Panel>
      {!theCase.closedAt && !isInHandsOf(history, view.me.id) && <Notice kind="info" title={t.onlyHands} />}
      {!theCase.closedAt && isInHandsOf(history, view.me.id) && (
        <Panel id="hand-over" title={t.handOver}>
          <p>{t.handOverSays}</p>
          <DeskForm view={view} action={`/cases/${theCase.id}/hand-over`} label={t.handOver}>
            {cpr && <CprQuestion language={view.language} />}
            {(['responsible', 'deputy'] as const).map(part => (
              <SelectField
                name={part}
                label={part === 'responsible' ? t.newResponsible : t.newDeputy}
                unanswered={fields.chooseColleague}
                error={errors?.[part]}
                options={colleagues}
                value={typed?.one(part)}
                characters={32}
              />
            ))}
            <Radios
              name="reason"
              legend={t.reason}
              error={errors?.['reason']}
              options={handOverReasons.map(value => ({ value, label: reasons[value] }))}
              chosen={typed?.one('reason')}
            />
            <TextArea
              name="note"
              label={t.note}
              hint={t.noteHint}
              optional={fields.optional}
              error={errors?.['note']}
              value={typed?.one('note')}
              rows={5}
            />
            <Button>{t.give}</Button>
          </DeskForm>
        </Panel>
      )}
      <Table
        caption={t.history}
        empty="–"
        rows={history}
        columns={[
          { heading: t.who, cell: each => each.alias, namesRow: true },
          { heading: t.part, cell: each => t.parts[each.part] },
          { heading: t.from, cell: each => formatMoment(view.language, each.from, view.now) },
          {
            heading: t.until,
            cell: each => (each.until ? formatMoment(view.language, each.until, view.now) : t.stillNow),
          },
          {
            heading: t.why,
            cell: each =>
              `${said(reasons, each.reason)}${each.givenBy === undefined ? '' : `, ${t.givenBy(each.givenBy)}`}`,
          },
        ]}
      />
    </CasePage>
  )
}
