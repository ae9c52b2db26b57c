import { readPapers } from '../../../papers/read-papers.ts'
import { reportParts } from '../../../papers/material.ts'
import { recipientKinds } from '../../../papers/paper.ts'
import type { Sent } from '../../../papers/sent.ts'
import { templateKinds, templateTitle } from '../../../papers/templates.ts'
import { listSigned, type SignedAssessment } from '../../../risk/assessment/read-signed.ts'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { formatMoment, languages } from '../../kit/language.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { texts } from './texts.ts'

export const listRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/papers',
    withCase(house, 'read', async (c, at) => c.html(<ListPage at={at} {...await known(at)} />)),
  )
}

export interface Known {
  sent: readonly Sent[]
  signed: readonly SignedAssessment[]
}

export const known = ({ inTransaction, on }: AtCase): Promise<Known> =>
  inTransaction(async tx => ({ sent: await readPapers(tx, on), signed: await listSigned(tx, on) }))

/** What was sent, and the choice of what to make next. */
export const ListPage = ({ at, sent, signed, errors, typed }: Known & Filled & { at: AtCase }): Markup => {
  const { view, theCase } = at
  const { language, now } = view
  const t = texts(language)
  const here = `/cases/${theCase.id}/papers`
  return (
    <CasePage view={view} theCase={theCase} part="papers" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <Panel id="sent" title={t.sent}>
        <Table
          caption={t.sent}
          captionHidden
          empty={t.sentNone}
          rows={sent}
          columns={[
            {
              heading: t.document,
              cell: each => <a href={`${here}/${each.id}`}>{`${each.paper.number} · ${each.paper.title}`}</a>,
              namesRow: true,
            },
            { heading: t.sentTo, cell: each => <UserWords text={each.paper.recipient} /> },
            { heading: t.sentAt, cell: each => t.by(each.sentBy, formatMoment(language, each.sentAt, now)) },
            {
              heading: t.state,
              cell: each =>
                each.recalledAt ? t.recalled(formatMoment(language, each.recalledAt, now)) : t.valid,
            },
          ]}
        />
      </Panel>
      <Panel id="make" title={t.make}>
        {signed.length === 0 ? <p>{t.nothingSigned}</p> : <ChoiceForm {...{ at, signed, errors, typed }} />}
      </Panel>
      <Panel id="templates" title={t.templates}>
        <ul>
          {templateKinds.map(kind => (
            <li>
              <a href={`${here}/templates/${kind}`}>{templateTitle(kind, language)}</a>
            </li>
          ))}
        </ul>
      </Panel>
    </CasePage>
  )
}

const ChoiceForm = ({
  at,
  signed,
  errors,
  typed,
}: Filled & { at: AtCase; signed: Known['signed'] }): Markup => {
  const { view, theCase } = at
  const { language, now } = view
  const t = texts(language)
  const chosen = (name: string) => ({ error: errors?.[name], chosen: typed?.one(name) })
  return (
    <DeskForm view={view} action={`/cases/${theCase.id}/papers/look`}>
      <Radios
        name="signature"
        legend={t.signature}
        {...chosen('signature')}
        options={signed.map(({ row }) => ({
          value: row.id,
          label: t.signedAs(t.kinds[row.kind], formatMoment(language, row.signedAt, now), row.signedByAlias),
        }))}
      />
      <Radios
        name="to"
        legend={t.to}
        {...chosen('to')}
        options={recipientKinds.map(value => ({ value, label: t.tos[value] }))}
      />
      <TextField
        name="recipient"
        label={t.recipient}
        hint={t.recipientHint}
        error={errors?.['recipient']}
        value={typed?.one('recipient')}
      />
      <Radios
        name="in"
        legend={t.language}
        inline
        {...chosen('in')}
        options={languages.map(value => ({ value, label: t.languages[value] }))}
      />
      <Radios
        name="names"
        legend={t.names}
        hint={t.realHint}
        {...chosen('names')}
        options={(['roles', 'real'] as const).map(value => ({ value, label: t.nameKinds[value] }))}
      />
      <Radios
        name="form"
        legend={t.form}
        hint={t.formHint}
        {...chosen('form')}
        options={(['pdf', 'fhir'] as const).map(value => ({ value, label: t.forms[value] }))}
      />
      <Checkboxes
        name="parts"
        legend={t.parts}
        hint={t.partsHint}
        options={reportParts.map(value => ({ value, label: t.partNames[value] }))}
        chosen={typed?.all('parts')}
      />
      <Button>{t.look}</Button>
    </DeskForm>
  )
}
