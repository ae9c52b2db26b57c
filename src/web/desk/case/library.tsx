import type { Person } from '../../../case/people.ts'
import { readPeople } from '../../../case/read-people.ts'
import type { LibraryMeasure } from '../../../risk/instruments/instrument.ts'
import { readPlan } from '../../../safety-plan/read-plan.ts'
import { LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import type { Language } from '../../kit/language.ts'
import type { Routes } from '../desk-house.ts'
import { withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { readDrivers, type Drivers } from './drivers.ts'
import { texts } from './texts.ts'

/** The instrument's library of measures: those that answer the case's drivers first, nothing chosen for anybody. */
export const libraryRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/plan/library',
    withCase(house, 'read', async (c, at) => {
      const known = await at.inTransaction(async tx => ({
        taken: new Set((await readPlan(tx, at.on)).flatMap(each => each.text.code ?? [])),
        drivers: await readDrivers(tx, at.on),
        people: await readPeople(tx, at.on),
      }))
      return c.html(<LibraryPage at={at} {...known} factor={c.req.query('factor')} />)
    }),
  )
}

type Words = Readonly<Record<string, { readonly da: string; readonly en: string }>>

/** What the library calls a role, a time or a phase. */
export const libraryWord = (among: Words, language: Language, code: string): string =>
  Object.entries(among).find(([each]) => each === code)?.[1][language] ?? code

interface LibraryPageProps {
  at: AtCase
  taken: ReadonlySet<string>
  drivers: Drivers | undefined
  people: readonly Person[]
  /** Only what answers this item. */
  factor: string | undefined
}

const LibraryPage = ({ at, taken, drivers, factor }: LibraryPageProps): Markup => {
  const { view, theCase, house } = at
  const { language } = view
  const t = texts(language).plan
  const library = house.instrument.measureLibrary
  const wanted = factor === undefined ? (drivers?.chosen.map(each => each.item) ?? []) : [factor]
  const answering = library.measures.filter(each => each.factors.some(item => wanted.includes(item)))
  return (
    <CasePage view={view} theCase={theCase} part="plan" title={t.libraryTitle}>
      <Lead>{t.libraryLead}</Lead>
      <p>{t.proportionate}</p>
      {answering.length > 0 && (
        <>
          <Heading level={2}>{t.first}</Heading>
          {answering.map(each => (
            <MeasureCard at={at} measure={each} taken={taken.has(each.code)} />
          ))}
        </>
      )}
      <div class="folds">
        {Object.entries(library.categories).map(([category, label]) => {
          const others = library.measures.filter(
            each => each.category === category && !answering.includes(each),
          )
          return (
            others.length > 0 && (
              <Details summary={`${label[language]} (${others.length})`}>
                {others.map(each => (
                  <MeasureCard at={at} measure={each} taken={taken.has(each.code)} />
                ))}
              </Details>
            )
          )
        })}
      </div>
    </CasePage>
  )
}

const MeasureCard = ({
  at,
  measure,
  taken,
}: {
  at: AtCase
  measure: LibraryMeasure
  taken: boolean
}): Markup => {
  const { view, theCase, house } = at
  const { language } = view
  const t = texts(language).plan
  const { roles, timeframes, phases } = house.instrument.measureLibrary
  const words = (codes: readonly string[], among: Words) =>
    codes.map(code => libraryWord(among, language, code)).join(', ')
  return (
    <Panel
      id={measure.code}
      title={measure.label[language]}
      action={taken ? <Tag tone="success" text={t.already} icon="tick" /> : undefined}
    >
      {measure.caution && (
        <p>
          <Tag tone="warning" text={t.caution} icon="triangle" /> {measure.caution[language]}
        </p>
      )}
      <DefinitionList
        rows={[
          {
            term: t.answers,
            is: measure.factors
              .map(code => house.instrument.items.find(item => item.code === code)?.label[language] ?? code)
              .join(', '),
          },
          { term: t.typically, is: words(measure.responsible, roles) },
          {
            term: t.when,
            is: `${libraryWord(timeframes, language, measure.timeframe)} (${words(measure.phase, phases).toLowerCase()})`,
          },
        ]}
      />
      {!theCase.closedAt && (
        <LinkButton href={`/cases/${theCase.id}/plan/measures/new?code=${measure.code}`} small>
          {t.take}
          <span class="hidden-text"> {measure.label[language]}</span>
        </LinkButton>
      )}
    </Panel>
  )
}
