import { scenariosOf, type Given } from '../../../risk/assessment/draft.ts'
import type { SignedDocument } from '../../../risk/assessment/document.ts'
import { compareDrivers } from '../../../risk/second-rating/agreement.ts'
import { asGiven } from '../../../risk/second-rating/as-given.ts'
import type { SecondDocument } from '../../../risk/second-rating/second-rating.ts'
import { Details } from '../../components/details.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { AnswerWords, wordFor, type Wording } from '../assessment/answer-words.tsx'
import { texts as assessmentTexts } from '../assessment/texts.ts'
import { texts } from './texts.ts'

interface Sides {
  readonly wording: Wording
  readonly first: SignedDocument
  readonly second: SecondDocument
}

/** What each of the two says drives the risk, side by side. */
export const DriversOfBoth = ({ wording, first, second }: Sides): Markup => {
  const t = texts(wording.language)
  const drivers = compareDrivers(first, second)
  const named = (is: boolean) => (is ? t.named : t.notNamed)
  return (
    <Panel id="drivers-of-both" title={t.driversOf}>
      {drivers.length === 0 ? (
        <p>{t.noDrivers}</p>
      ) : (
        <Side
          caption={t.driversOf}
          language={wording.language}
          rows={drivers.map(({ item, actor, ...chosen }) => ({
            what: (
              <>
                {item} {wordFor(first.instrument.items, item, wording.language)}
                {actor !== undefined && (
                  <>
                    {' – '}
                    <UserWords text={wording.actorName(actor)} />
                  </>
                )}
              </>
            ),
            first: named(chosen.first),
            second: named(chosen.second),
          }))}
        />
      )}
    </Panel>
  )
}

/** What each of the two thinks could happen, each to be unfolded: under one another on a phone, side by side where there is room. */
export const ScenariosOfBoth = ({ wording, first, second }: Sides): Markup => {
  const t = texts(wording.language)
  const sides: [string, readonly Given[]][] = [
    [t.first, first.answers as readonly Given[]],
    [t.second, asGiven(second.answers)],
  ]
  return (
    <Panel id="scenarios-of-both" title={t.scenariosOf}>
      <div class="columns">
        {sides.map(([heading, given]) => (
          <div>
            <h3>{heading}</h3>
            {scenariosOf(given).length === 0 && <p>{t.noScenarios}</p>}
            {scenariosOf(given).map(({ content }, index) => (
              <Details
                summary={`${index + 1}. ${wordFor(first.instrument.conclusions.scenarios.types, content.type, wording.language)}`}
              >
                <AnswerWords wording={wording} content={content} />
              </Details>
            ))}
          </div>
        ))}
      </div>
    </Panel>
  )
}

/** The flags that each one's own answers raised, and what each said to them. */
export const FlagsOfBoth = ({ wording, first, second }: Sides): Markup => {
  const { language, instrument } = wording
  const t = texts(language)
  const says = assessmentTexts(language).flags.answers
  const theirs = second.answers.flatMap(({ content }) => (content.kind === 'flag' ? [content] : []))
  const codes = [...new Set([...first.flags, ...theirs].map(({ code }) => code))].toSorted()
  const said = (
    flag: { response?: SignedDocument['flags'][number]['response'] } | undefined,
    answers: Readonly<Record<'act' | 'plan' | 'not-relevant', string>>,
  ): Content =>
    flag === undefined ? (
      t.notRaised
    ) : flag.response ? (
      <>
        <strong>{answers[flag.response.answer]}</strong>
        <UserText text={flag.response.reason} />
      </>
    ) : (
      t.unanswered
    )
  return (
    <Panel id="flags-of-both" title={t.flagsOf}>
      {codes.length === 0 ? (
        <p>{t.noFlags}</p>
      ) : (
        <Side
          caption={t.flagsOf}
          language={language}
          rows={codes.map(code => ({
            what: wordFor(
              instrument.redFlags.map(({ code: each, text }) => ({ code: each, label: text })),
              code,
              language,
            ),
            first: said(
              first.flags.find(flag => flag.code === code),
              says,
            ),
            second: said(
              theirs.find(flag => flag.code === code),
              t.flagAnswers,
            ),
          }))}
        />
      )}
    </Panel>
  )
}

/** What the first and the second say, row by row. */
export const Side = ({
  caption,
  language,
  rows,
}: {
  caption: string
  language: Wording['language']
  rows: readonly { what: Content; first: Content; second: Content }[]
}): Markup => {
  const t = texts(language)
  return (
    <Table
      caption={caption}
      captionHidden
      empty="–"
      rows={rows}
      columns={[
        { heading: t.what, namesRow: true, cell: row => row.what },
        { heading: t.first, cell: row => row.first },
        { heading: t.second, cell: row => row.second },
      ]}
    />
  )
}
