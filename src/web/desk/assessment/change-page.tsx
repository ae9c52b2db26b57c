import { timeZone } from '../../../country/dk/opening-hours.ts'
import { readPeople } from '../../../case/read-people.ts'
import {
  changeOverTime,
  changes,
  versionsOf,
  type AnswerThen,
  type Change,
  type ItemOverTime,
  type RatedVersion,
} from '../../../risk/assessment/change-over-time.ts'
import type { ShownInstrument } from '../../../risk/assessment/document.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import { listSigned } from '../../../risk/assessment/read-signed.ts'
import { Details } from '../../components/details.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Table } from '../../components/table.tsx'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { formatDate, formatTime } from '../../kit/language.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Routes } from '../desk-house.ts'
import { wordFor } from './answer-words.tsx'
import { changeTexts } from './change-texts.ts'
import { StepChart } from './step-chart.tsx'
import { texts } from './texts.ts'

/** Older ones would crowd a page that is read on a telephone. */
const SHOWN = 6

/** What became of each answer since each earlier signed assessment. Hidden as the former level is. */
export const changeRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/assessments/change',
    withCase(house, 'read', async (c, at) => {
      const read = await readHistory(at)
      if (!read) return c.html(<HiddenPage at={at} />)
      return c.html(<ChangePage at={at} history={read} all={c.req.query('all') !== undefined} />)
    }),
  )
}

interface History {
  /** Oldest first. */
  readonly versions: readonly RatedVersion[]
  /** The newest one's, as it was shown. */
  readonly instrument: ShownInstrument | undefined
  readonly nameOf: (personId: string) => string
}

const readHistory = ({ on, inTransaction }: AtCase): Promise<History | undefined> =>
  inTransaction(async tx => {
    if (await isFormerLevelHidden(tx, on)) return undefined
    const signed = await listSigned(tx, on)
    const versions = versionsOf(signed)
    const newest = signed.find(({ row }) => row.id === versions.at(-1)?.signatureId)
    const names = new Map(
      [
        ...signed.toReversed().flatMap(({ document }) => document.actors),
        ...(await readPeople(tx, on)).map(({ id, text }) => ({ id: id as string, name: text.alias })),
      ].map(({ id, name }) => [id, name]),
    )
    return { versions, instrument: newest?.document.instrument, nameOf: id => names.get(id) ?? '–' }
  })

const HiddenPage = ({ at }: { at: AtCase }): Markup => {
  const t = changeTexts(at.view.language)
  return (
    <Frame at={at} title={t.hidden}>
      <Lead>{t.hiddenSays}</Lead>
    </Frame>
  )
}

const Frame = ({ at, title, children }: { at: AtCase; title: string; children?: Content }): Markup => {
  const { language } = at.view
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={title}>
      <Breadcrumbs
        label={texts(language).list.title}
        items={[{ href: `/cases/${at.on.caseId}/assessments`, text: changeTexts(language).back }]}
      />
      {children}
    </CasePage>
  )
}

const ChangePage = ({ at, history, all }: { at: AtCase; history: History; all: boolean }): Markup => {
  const { language } = at.view
  const t = changeTexts(language)
  const { instrument } = history
  const shown = all ? history.versions : history.versions.slice(-SHOWN)
  if (!instrument || shown.length < 2) {
    return (
      <Frame at={at} title={t.title}>
        <p class="empty">{t.tooFew}</p>
      </Frame>
    )
  }
  const compared: Compared = { at, history, instrument, versions: shown, rows: changeOverTime(shown) }
  const moved = compared.rows.filter(({ latest }) => isMoved(latest))
  return (
    <Frame at={at} title={t.title}>
      <Lead>{t.lead}</Lead>
      <Versions {...compared} />
      <Heading level={2}>{t.picture}</Heading>
      <p>{t.pictureSays}</p>
      {moved.length === 0 && <p class="empty">{t.nothing}</p>}
      {changes.filter(isMoved).map(change => (
        <Charts compared={compared} change={change} />
      ))}
      {moved.length < compared.rows.length && (
        <article>
          <Details summary={t.unchanged}>
            <p>{t.notComparable}</p>
            {changes
              .filter(change => !isMoved(change))
              .map(change => (
                <Charts compared={compared} change={change} />
              ))}
          </Details>
        </article>
      )}
      <Heading level={2}>{t.table}</Heading>
      <article>
        <Details summary={t.movedTable} unfolds>
          <ChangeTable compared={compared} rows={compared.rows.filter(row => row.since.some(isMoved))} />
        </Details>
        <Details summary={t.unchangedTable}>
          <ChangeTable compared={compared} rows={compared.rows.filter(row => !row.since.some(isMoved))} />
        </Details>
      </article>
    </Frame>
  )
}

interface Compared {
  readonly at: AtCase
  readonly history: History
  readonly instrument: ShownInstrument
  readonly versions: readonly RatedVersion[]
  readonly rows: readonly ItemOverTime[]
}

const isMoved = (change: Change): boolean => change !== 'same' && change !== 'not-comparable'

const Versions = ({ at, history, versions }: Compared): Markup => {
  const { language } = at.view
  const t = changeTexts(language)
  const list = `/cases/${at.on.caseId}/assessments`
  return (
    <>
      <ul>
        {versions.map(version => (
          <li>
            <a href={`${list}/${version.assessmentId}/signed/${version.signatureId}`}>
              {t.version(
                texts(language).kinds[version.provisional ? 'provisional' : 'final'],
                dateOf(at, version),
              )}
            </a>
          </li>
        ))}
      </ul>
      {versions.length < history.versions.length && (
        <p>
          {t.only(versions.length, history.versions.length)} <a href={`${list}/change?all`}>{t.showAll}</a>
        </p>
      )}
    </>
  )
}

const tones: Record<Change, Pick<TagProps, 'tone' | 'icon'>> = {
  worse: { tone: 'danger', icon: 'triangle' },
  'newly-known': { tone: 'info', icon: 'circle' },
  'no-longer-known': { tone: 'warning', icon: 'ring' },
  better: { tone: 'success', icon: 'tick' },
  same: { tone: 'neutral' },
  'not-comparable': { tone: 'neutral' },
}

const Charts = ({ compared, change }: { compared: Compared; change: Change }): Markup | null => {
  const rows = compared.rows.filter(({ latest }) => latest === change)
  if (rows.length === 0) return null
  const { language } = compared.at.view
  const t = changeTexts(language)
  return (
    <section aria-label={t.groups[change]}>
      <Heading level={3}>{t.groups[change]}</Heading>
      <div class="multiples">
        {rows.map(row => (
          <figure>
            <figcaption>
              <strong>{nameOf(compared, row)}</strong>
              <span class="tags">
                <Tag {...tones[change]} text={t.changes[change]} />
                {isMoved(change) && <span>{fromTo(compared, row)}</span>}
                {row.item.protective && <span class="hint">{t.upIsBetter}</span>}
              </span>
            </figcaption>
            <StepChart
              label={compared.versions
                .map(
                  (version, index) =>
                    `${dateOf(compared.at, version)}: ${wordOf(compared, row.answers[index])}`,
                )
                .join('. ')}
              steps={[wordOf(compared, 0), wordOf(compared, 1), wordOf(compared, 2)]}
              answers={row.answers}
            />
          </figure>
        ))}
      </div>
    </section>
  )
}

/** The same as the picture, and what became of each answer since each assessment and not the last one alone. */
const ChangeTable = ({ compared, rows }: { compared: Compared; rows: readonly ItemOverTime[] }): Markup => {
  const { at, versions } = compared
  const t = changeTexts(at.view.language)
  const newest = versions.length - 1
  return (
    <div class="wide-table">
      <Table
        caption={t.title}
        captionHidden
        empty={t.nothing}
        rows={rows}
        columns={[
          { heading: t.question, namesRow: true, cell: row => nameOf(compared, row) },
          {
            heading: t.at(versions[newest] ? dateOf(at, versions[newest]) : ''),
            cell: row => wordOf(compared, row.answers[newest]),
          },
          ...versions
            .slice(0, -1)
            .map((version, index) => ({
              heading: t.since(dateOf(at, version)),
              cell: (row: ItemOverTime) => {
                const change = row.since[index] ?? 'not-comparable'
                return (
                  <div>
                    <Tag {...tones[change]} text={t.changes[change]} />
                    {isMoved(change) && <div>{t.before(wordOf(compared, row.answers[index]))}</div>}
                  </div>
                )
              },
            }))
            .toReversed(),
        ]}
      />
    </div>
  )
}

function nameOf({ at, history, instrument }: Compared, { item, actor }: ItemOverTime): string {
  const label = `${item.code} ${wordFor(instrument.items, item.code, at.view.language)}`
  return actor === undefined ? label : `${label}${changeTexts(at.view.language).about(history.nameOf(actor))}`
}

const fromTo = (compared: Compared, { answers }: ItemOverTime): string =>
  changeTexts(compared.at.view.language).fromTo(
    wordOf(compared, answers.at(-2)),
    wordOf(compared, answers.at(-1)),
  )

function wordOf({ at, instrument }: Compared, answer: AnswerThen): string {
  const { language } = at.view
  if (answer === 'not-asked') return changeTexts(language).notAsked
  if (answer === 'NA') return texts(language).item.nobody
  if (answer === undefined || answer === 'U') return changeTexts(language).notKnown
  return wordFor(instrument.scales.presence.options, String(answer), language)
}

/** With the time: in a case that is acute there are several on one day. */
const dateOf = ({ view: { language } }: AtCase, { signedAt }: RatedVersion): string =>
  texts(language).signed.moment(
    formatDate(language, signedAt.toZonedDateTimeISO(timeZone).toPlainDate()),
    formatTime(language, signedAt),
  )
