import { promises } from '../../../promises/promises.ts'
import type { Kept, PromiseRecord } from '../../../promises/record.ts'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Routes, View } from '../desk-house.ts'
import { DeskPage } from '../frame.tsx'
import { texts } from './texts.ts'

/** What everybody is promised, and when the tests of each promise last all passed. Shows nothing of anybody. */
export const promiseRoutes: Routes = (desk, house) => {
  desk.get('/promises', c => c.html(<PromisesPage view={c.var.view} record={house.promiseRecord()} />))
}

const PromisesPage = ({ view, record }: { view: View; record: PromiseRecord }): Markup => {
  const { language } = view
  const t = texts(language)
  return (
    <DeskPage view={view} title={t.title} section="staff">
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      {record.size === 0 && <Notice kind="warning" title={t.noRecord} />}
      <Table
        caption={t.title}
        captionHidden
        empty=""
        rows={promises}
        columns={[
          { heading: t.number, namesRow: true, cell: ({ id }) => id },
          { heading: t.promise, cell: promise => promise[language] },
          { heading: t.passed, cell: ({ id }) => whenKept(view, record.get(id)) },
        ]}
      />
      <p>{t.about}</p>
    </DeskPage>
  )
}

function whenKept({ language, now }: View, kept: Kept | undefined): Content {
  const t = texts(language)
  const passed = kept?.passed ? formatMoment(language, kept.passed, now) : t.unknown
  const isBroken = kept?.failed && (!kept.passed || Temporal.Instant.compare(kept.failed, kept.passed) > 0)
  if (!isBroken || !kept?.failed) return passed
  return (
    <>
      {passed} <Tag tone="danger" text={t.broken(formatMoment(language, kept.failed, now))} />
    </>
  )
}
