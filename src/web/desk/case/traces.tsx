import { listTraces } from '../../../case/traces.sql.ts'
import type { CaseTrace } from '../../../case/traces.ts'
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

const PER_PAGE = 50

/** The audit trail of the case in plain words: who, when, what, and for what purpose. */
export const tracesRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/traces',
    withCase(house, 'read', async (c, at) => {
      const before = Math.trunc(Number(c.req.query('before'))) || undefined
      const traces = await at.inTransaction(tx =>
        listTraces(tx, at.on.caseId, { before, limit: PER_PAGE + 1 }),
      )
      return c.html(<TracesPage at={at} traces={traces} before={before} />)
    }),
  )
}

interface TracesPageProps {
  at: AtCase
  traces: readonly CaseTrace[]
  before: number | undefined
}

const TracesPage = ({ at, traces, before }: TracesPageProps): Markup => {
  const { view, theCase } = at
  const { traces: t, reasons } = texts(view.language)
  const here = `/cases/${theCase.id}/traces`
  const shown = traces.slice(0, PER_PAGE)
  const last = traces.length > PER_PAGE ? shown.at(-1) : undefined
  return (
    <CasePage view={view} theCase={theCase} part="traces" title={t.title}>
      <Lead>{t.lead}</Lead>
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={shown}
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
      {(last || before !== undefined) && (
        <Pagination
          label={t.title}
          status=""
          previous={before === undefined ? undefined : { href: here, text: t.newest }}
          next={last && { href: `${here}?before=${last.seq}`, text: t.older }}
        />
      )}
    </CasePage>
  )
}
