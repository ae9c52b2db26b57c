import { listTraces } from '../../../case/traces.sql.ts'
import { runsOf, type TraceRun } from '../../../case/traces.ts'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Pagination } from '../../components/pagination.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Routes } from '../desk-house.ts'
import { withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { said, texts } from './texts.ts'

const PER_PAGE = 25

/** The audit trail of the case in plain words: who, when, what, and for what purpose. */
export const tracesRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/traces',
    withCase(house, 'read', async (c, at) => {
      const before = Math.trunc(Number(c.req.query('before'))) || undefined
      const traces = await at.inTransaction(tx =>
        listTraces(tx, at.on.caseId, { before, limit: PER_PAGE + 1 }),
      )
      const shown = traces.slice(0, PER_PAGE)
      const olderThan = traces.length > PER_PAGE ? shown.at(-1)?.seq : undefined
      return c.html(<TracesPage at={at} traces={runsOf(shown)} olderThan={olderThan} before={before} />)
    }),
  )
}

interface TracesPageProps {
  at: AtCase
  traces: readonly TraceRun[]
  /** Number of the oldest row shown, when there are older ones. */
  olderThan: number | undefined
  before: number | undefined
}

const TracesPage = ({ at, traces, olderThan, before }: TracesPageProps): Markup => {
  const { view, theCase } = at
  const { traces: t, reasons } = texts(view.language)
  const here = `/cases/${theCase.id}/traces`
  return (
    <CasePage view={view} theCase={theCase} part="traces" title={t.title}>
      <Lead>{t.lead}</Lead>
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={traces}
        columns={[
          { heading: t.when, cell: each => formatMoment(view.language, each.at, view.now) },
          {
            heading: t.who,
            cell: each => (each.who ? `${each.who.alias}, ${t.roles[each.who.role]}` : t.system),
            namesRow: true,
          },
          {
            heading: t.act,
            cell: each => (
              <span>
                {said(t.acts, each.act)}{' '}
                {each.outcome === 'refused' && <Tag tone="warning" text={t.refused} />}
              </span>
            ),
          },
          {
            heading: t.why,
            cell: each => (each.reason === undefined ? '' : said({ ...reasons, ...t.codes }, each.reason)),
          },
        ]}
      />
      {(olderThan !== undefined || before !== undefined) && (
        <Pagination
          label={t.title}
          status=""
          previous={before === undefined ? undefined : { href: here, text: t.newest }}
          next={olderThan === undefined ? undefined : { href: `${here}?before=${olderThan}`, text: t.older }}
        />
      )}
    </CasePage>
  )
}
