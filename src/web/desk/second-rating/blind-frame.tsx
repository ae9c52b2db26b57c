import { shownOf } from '../../../risk/assessment/document.ts'
import type { PlaceKept } from '../../../risk/assessment/parts.ts'
import { flagsIn } from '../../../risk/second-rating/as-given.ts'
import { Heading } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { formatMoment } from '../../kit/language.ts'
import { AnswerWords, type Wording } from '../assessment/answer-words.tsx'
import { labels } from '../assessment/labels.ts'
import { texts as assessmentTexts } from '../assessment/texts.ts'
import { roughly } from '../case/roughly.ts'
import type { Filled } from '../case/fields.tsx'
import { DeskPage } from '../frame.tsx'
import type { AtBlind } from './at-blind.ts'
import { texts } from './texts.ts'

/** One page of a blind rating: flags of one's own answers first, because they interrupt, and the way back. */
export const BlindPage = ({
  at,
  title,
  way,
  errors,
  exceptFlag,
  children,
}: {
  at: AtBlind
  title: string
  way?: boolean
  errors?: Filled['errors']
  exceptFlag?: string
  children?: Content
}): Markup => {
  const { language } = at.view
  const t = texts(language)
  const open = flagsIn(at.answers).filter(({ id, flag }) => !flag.response && id !== exceptFlag)
  return (
    <DeskPage view={at.view} title={at.blind.reference} section="my-day" width="wide" errors={errors}>
      {way && (
        <Breadcrumbs
          label={t.blindTitle}
          items={[{ href: at.base, text: `${at.blind.reference}: ${t.overview}` }]}
        />
      )}
      {open.length > 0 && (
        <Notice kind="danger" title={assessmentTexts(language).flags.open(open.length)}>
          <ul>
            {open.map(({ id, flag }) => (
              <li>
                <a href={`${at.base}/flags/${id}`}>{flagWords(at, flag.code)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Heading level={1}>{title}</Heading>
      {children}
    </DeskPage>
  )
}

export const flagWords = (at: AtBlind, code: string): string =>
  at.house.instrument.redFlags.find(flag => flag.code === code)?.text[at.view.language] ?? code

export const wordingOf = (at: AtBlind): Wording => ({
  language: at.view.language,
  instrument: shownOf(at.house.instrument),
  moment: instant => formatMoment(at.view.language, instant, at.view.now),
  actorName: id => at.people.find(person => person.id === id)?.text.alias ?? '–',
  aliasOf: () => '–',
})

/** Where what made a flag come up is answered, among one's own pages. */
export function placeHref(at: AtBlind, place: PlaceKept): string {
  const item = at.house.instrument.items.find(({ code }) => code === place.item)
  switch (place.kind) {
    case 'item':
      // "Not known" of an actor's item is about no actor in particular.
      return item && item.perActor === (place.actor !== undefined)
        ? `${[`${at.base}/questions/${item.domain}`, place.actor].filter(Boolean).join('/')}#${item.code}`
        : `${at.base}#questions`
    case 'actor':
      return `${at.base}#people`
    case 'event':
      return `${at.base}#facts`
    case 'ownView':
      return `${at.base}#own-view`
    case 'scenarios':
      return `${at.base}/scenarios`
    case 'conclusion':
      return `${at.base}/conclusion`
    case 'driver':
    case 'measure':
    case 'flag':
    case 'secondRater':
      return at.base
  }
}

/** People, facts, events and the person's own view: what there is to judge from. */
export const Known = ({ at }: { at: AtBlind }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const view = at.material.ownView
  return (
    <>
      <Panel id="people" title={t.people}>
        <ul>
          {at.people.map(({ text, exposed }) => (
            <li>
              <strong>
                <UserWords text={text.alias} />
              </strong>
              {[exposed ? t.exposed : text.relation, text.place]
                .filter(words => words !== '')
                .map(words => (
                  <>
                    {', '}
                    <UserWords text={words} />
                  </>
                ))}
              {text.note !== '' && <UserText text={text.note} />}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel id="facts" title={t.facts}>
        {at.known.length === 0 && <p>{t.noFacts}</p>}
        <ul>
          {at.known.map(each =>
            each.kind === 'fact' ? (
              <li>
                <UserText text={each.statement} />
                <p class="hint">
                  <UserWords text={each.source} />
                  {each.observedOn !== undefined && `, ${roughly(language, each.observedOn)}`}
                </p>
              </li>
            ) : (
              <li>
                <strong>{labels(language).event(each.event)}</strong>
                {each.text !== '' && <UserText text={each.text} />}
                <p class="hint">{formatMoment(language, Temporal.Instant.from(each.at), at.view.now)}</p>
              </li>
            ),
          )}
        </ul>
      </Panel>
      {view && (
        <Panel id="own-view" title={t.ownView}>
          <AnswerWords wording={wordingOf(at)} content={view} />
        </Panel>
      )}
    </>
  )
}
