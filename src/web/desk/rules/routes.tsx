import type { Cases } from '../../../risk/facts/cases.ts'
import {
  readRuleFiring,
  settledQuarters,
  type Firing,
  type FiringOfRule,
} from '../../../risk/facts/rule-firing.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField } from '../../components/field.tsx'
import { Form } from '../../components/form.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { formatNumber, type Language } from '../../kit/language.ts'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskPage, notThere } from '../frame.tsx'
import { texts } from './texts.ts'

/** How often each rule fired, was waved away and was followed by an event. For leaders; it tells of rules alone. */
export const rulesRoutes: Routes = (desk, house) => {
  desk.get('/staff/rules', c => rulesPage(c, house))
}

async function rulesPage(c: DeskContext, house: DeskHouse): Promise<Response> {
  const { asking, view } = c.var
  const quarters = settledQuarters(view.now)
  const asked = c.req.query('quarter') ?? ''
  const quarter = asked === '' ? quarters[0] : quarters.find(each => each.toString() === asked)
  const practice = (c.req.query('cases') ?? (house.practice ? 'practice' : 'real')) === 'practice'
  if (!quarter) return notThere(c)
  const firing = await house.inTransaction(asking, tx =>
    readRuleFiring(tx, house.instrument, quarter, practice),
  )
  if ('refused' in firing) return notThere(c)
  const { instrument } = house
  return c.html(<RulesPage {...{ view, instrument, quarters, quarter, practice }} found={firing.done} />)
}

interface RulesPageProps {
  view: View
  instrument: Instrument
  quarters: readonly Temporal.PlainDate[]
  quarter: Temporal.PlainDate
  practice: boolean
  found: readonly Firing[]
}

const RulesPage = ({ view, instrument, quarters, quarter, practice, found }: RulesPageProps): Markup => {
  const { language } = view
  const t = texts(language)
  const quarterOf = (day: Temporal.PlainDate) => t.quarterOf((day.month + 2) / 3, day.year)
  return (
    <DeskPage view={view} title={t.title} section="staff" width="wide">
      <Breadcrumbs label={t.back} items={[{ href: '/staff', text: t.back }]} />
      <Heading level={1} over={`${quarterOf(quarter)}, ${(practice ? t.practice : t.real).toLowerCase()}`}>
        {t.title}
      </Heading>
      <Lead>{t.lead}</Lead>
      <p>{t.aboutRules}</p>
      <Panel id="which" title={t.which}>
        <Form action="/staff/rules" method="get" label={t.which}>
          <SelectField
            name="quarter"
            label={t.quarter}
            hint={t.quarterHint}
            unanswered={t.chooseQuarter}
            options={quarters.map(each => ({ value: each.toString(), label: quarterOf(each) }))}
            value={quarter.toString()}
            characters={16}
          />
          <Radios
            name="cases"
            legend={t.cases}
            options={[
              { value: 'real', label: t.real },
              { value: 'practice', label: t.practice },
            ]}
            chosen={practice ? 'practice' : 'real'}
          />
          <Button kind="secondary">{t.show}</Button>
        </Form>
      </Panel>
      {found.length === 0 && <p class="empty">{t.nothing}</p>}
      {found.map(firing => (
        <FiringOfVersion {...{ language, instrument, firing }} />
      ))}
      <Details summary={t.how}>
        <ul>
          {t.howItems.map(item => (
            <li>{item}</li>
          ))}
        </ul>
      </Details>
    </DeskPage>
  )
}

const FiringOfVersion = (props: { language: Language; instrument: Instrument; firing: Firing }): Markup => {
  const { language, instrument, firing } = props
  const t = texts(language)
  const isInUse = firing.instrument === instrument.id && firing.version === instrument.version
  const title = isInUse
    ? `${instrument.title[language]}, ${firing.version}`
    : `${firing.instrument}, ${firing.version}`
  const rules = firing.rules.map(rule => ({
    ...rule,
    words: isInUse ? wordsOf(instrument, rule.code, language) : undefined,
  }))
  const never = rules.filter(rule => rule.fired === 0)
  const nameOf = (rule: (typeof rules)[number]) =>
    rule.words === undefined ? rule.code : `${rule.words} (${rule.code})`
  const table = (kind: FiringOfRule['kind'], caption: string, waved: string) => (
    <Table
      caption={caption}
      empty={t.none}
      rows={rules.filter(rule => rule.kind === kind && rule.fired !== 0)}
      columns={[
        {
          heading: t.rule,
          namesRow: true,
          cell: nameOf,
        },
        { heading: t.fired, align: 'end', cell: rule => casesIn(language, rule.fired) },
        { heading: waved, align: 'end', cell: rule => casesIn(language, rule.waved) },
        { heading: t.followed, align: 'end', cell: rule => casesIn(language, rule.followed) },
      ]}
    />
  )
  return (
    <Panel id={`version-${firing.instrument}-${firing.version}`} title={title}>
      {!isInUse && <p>{t.notInUse}</p>}
      {firing.cases === 'few' ? (
        <p class="empty">{t.tooFew}</p>
      ) : (
        <>
          <p>{t.assessed(inSentence(language, firing.cases), inSentence(language, firing.followed))}</p>
          {table('flag', t.flags, t.wavedFlag)}
          {table('check', t.checks, t.wavedCheck)}
          {never.length > 0 && (
            <Details summary={t.never(never.length)}>
              <ul>
                {never.map(rule => (
                  <li>{nameOf(rule)}</li>
                ))}
              </ul>
            </Details>
          )}
        </>
      )}
    </Panel>
  )
}

/** Undefined for a rule of a version that is not in use: it is known by its code. */
function wordsOf({ redFlags, consistencyChecks }: Instrument, code: string, language: Language) {
  return [...redFlags, ...consistencyChecks].find(each => each.code === code)?.text[language]
}

function casesIn(language: Language, cases: Cases): string {
  return typeof cases === 'number' ? formatNumber(language, cases) : texts(language)[cases]
}

const inSentence = (language: Language, cases: Cases): string =>
  typeof cases === 'number' ? texts(language).about(cases) : texts(language)[cases]
