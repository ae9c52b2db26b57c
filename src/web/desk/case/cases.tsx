import { traceOnSelf } from '../../../access/audit/trace.sql.ts'
import { listMyCases, type MyCase } from '../../../case/my-cases.sql.ts'
import { LinkButton } from '../../components/button.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Routes, View } from '../desk-house.ts'
import { DeskPage } from '../frame.tsx'
import { DueTag } from './due.tsx'
import { texts } from './texts.ts'

/** The list of one's own cases: reference words, times and codes; nothing sealed is opened for it. */
export const casesRoutes: Routes = (desk, house) => {
  desk.get('/cases', async c => {
    const cases = await house.inTransaction(c.var.asking, async tx => {
      await traceOnSelf(tx, { act: 'read-my-cases', outcome: 'read' })
      return listMyCases(tx)
    })
    return c.html(<CasesPage view={c.var.view} cases={cases} />)
  })
}

const CasesPage = ({ view, cases }: { view: View; cases: readonly MyCase[] }): Markup => {
  const t = texts(view.language).cases
  const closed = cases.filter(each => each.closedAt)
  return (
    <DeskPage view={view} title={t.title} section="cases" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      <CasesTable view={view} caption={t.openCases} cases={cases.filter(each => !each.closedAt)} />
      {closed.length > 0 && <CasesTable view={view} caption={t.closedCases} cases={closed} />}
      {view.me.onDuty && (
        <Panel id="acute-cards" title={t.acuteCards}>
          <p>{t.acuteCardsHint}</p>
          <LinkButton href="/acute-cards">{t.acuteCards}</LinkButton>
        </Panel>
      )}
    </DeskPage>
  )
}

interface CasesTableProps {
  view: View
  caption: string
  cases: readonly MyCase[]
}

const CasesTable = ({ view, caption, cases }: CasesTableProps): Markup => {
  const t = texts(view.language)
  const { language, now } = view
  return (
    <Table
      caption={caption}
      empty={t.cases.none}
      rows={cases}
      columns={[
        {
          heading: t.cases.reference,
          cell: each => (
            <>
              <a href={`/cases/${each.id}`}>{each.reference}</a>{' '}
              {each.practice && <Tag tone="info" text={t.frame.practice} />}
            </>
          ),
          namesRow: true,
        },
        { heading: t.cases.part, cell: each => t.cases.parts[each.part] },
        {
          heading: t.cases.nextContact,
          cell: each =>
            each.closedAt
              ? t.cases.closedOn(formatMoment(language, each.closedAt, now))
              : each.nextContactAt && (
                  <>
                    {formatMoment(language, each.nextContactAt, now)}{' '}
                    <DueTag language={language} due={each.nextContactAt} now={now} />
                  </>
                ),
        },
        { heading: t.cases.opened, cell: each => formatMoment(language, each.openedAt, now), align: 'end' },
      ]}
    />
  )
}
