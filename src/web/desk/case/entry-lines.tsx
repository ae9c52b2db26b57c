import type { Entry, EntryText } from '../../../case/entries.ts'
import type { Person } from '../../../case/people.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Content, Markup } from '../../components/markup.ts'
import { Tag } from '../../components/tag.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { formatMoment } from '../../kit/language.ts'
import { labels } from '../assessment/labels.ts'
import type { View } from '../desk-house.ts'
import { DisclosureTag } from './fields.tsx'
import { roughly } from './roughly.ts'
import { texts } from './texts.ts'

interface EntryLinesProps {
  view: View
  instrument: Instrument
  people: readonly Person[]
  entries: readonly Entry[]
  /** Where a correction is begun; left out where entries are only read. */
  correctAt?: ((entry: Entry) => string) | undefined
}

/** Entries as a timeline. Their titles are their kinds: nothing in a title says what happened. */
export const EntryLines = ({ view, instrument, people, entries, correctAt }: EntryLinesProps): Markup => {
  const t = texts(view.language)
  return (
    <Timeline
      label={t.entries.title}
      items={entries.map(entry => ({
        moment: formatMoment(view.language, entry.at, view.now),
        at: entry.at.toString(),
        by: entry.writtenByAlias,
        title: t.entries.kinds[entry.kind],
        marked: entry.text?.kind === 'contact' && entry.text.result === 'silence',
        body: (
          <div>
            {entry.text ? (
              <EntryBody view={view} instrument={instrument} people={people} text={entry.text} />
            ) : (
              <p>{t.fields.erased}</p>
            )}
            <p class="tags">
              <DisclosureTag language={view.language} disclosure={entry.disclosure} />
              {entry.corrects && <Tag tone="info" text={t.entries.corrects} />}
              {entry.correctedBy && <Tag tone="warning" text={t.entries.corrected} />}
              {correctAt && !entry.correctedBy && entry.text && entry.kind !== 'driver-answer' && (
                <a href={correctAt(entry)}>
                  {t.entries.correct}
                  <span class="hidden-text">
                    {' '}
                    {t.entries.kinds[entry.kind]}, {formatMoment(view.language, entry.at, view.now)}
                  </span>
                </a>
              )}
            </p>
          </div>
        ),
      }))}
    />
  )
}

interface EntryBodyProps {
  view: View
  instrument: Instrument
  people: readonly Person[]
  text: EntryText
}

const EntryBody = ({ view, instrument, people, text }: EntryBodyProps): Markup => {
  const { language, now } = view
  const t = texts(language).entries
  const { evidence } = instrument.scales
  const label = (among: readonly { code: string; label: { da: string; en: string } }[], code: string) =>
    among.find(each => each.code === code)?.label[language] ?? code
  const when = (instant: string) => formatMoment(language, Temporal.Instant.from(instant), now)
  switch (text.kind) {
    case 'note':
      return <UserText text={text.text} />
    case 'fact':
      return (
        <>
          <UserText text={text.statement} />
          <Small>
            <UserWords text={text.source} /> ({label(evidence.sourceTypes, text.sourceType).toLowerCase()}) ·{' '}
            {label(evidence.directness, text.directness)} · {t.firstHand}:{' '}
            {label(evidence.confidence, text.confidence).toLowerCase()} · {t.observed}:{' '}
            {roughly(language, text.observedOn)}
            {text.sourceMustBeProtected && <> · {t.protect}</>}
          </Small>
        </>
      )
    case 'event':
      return (
        <>
          <p>
            <strong>{labels(language).event(text.event)}</strong>, {when(text.at)}
          </p>
          {text.text !== '' && <UserText text={text.text} />}
        </>
      )
    case 'contact':
      return (
        <>
          <p>
            <strong>{t.results[text.result]}</strong>: <UserWords text={text.withWhom} /> ·{' '}
            <UserWords text={text.channel} /> · {when(text.at)}
          </p>
          {text.agreed !== '' && <UserText text={text.agreed} />}
        </>
      )
    case 'municipal-request':
      return (
        <p>
          <strong>{t.asksOf[text.asks]}</strong>: <UserWords text={text.askedBy} /> ·{' '}
          {roughly(language, text.requestedOn)}
          {text.reference !== '' && (
            <>
              {' '}
              · <UserWords text={text.reference} />
            </>
          )}
        </p>
      )
    case 'driver-answer': {
      const item = instrument.items.find(each => each.code === text.item)
      const actor = people.find(each => each.id === text.actor)
      return (
        <>
          <p>
            {item?.label[language] ?? text.item}
            {actor && (
              <>
                {' '}
                (<UserWords text={actor.text.alias} />)
              </>
            )}
          </p>
          <UserText text={text.reason} />
        </>
      )
    }
  }
}

const Small = ({ children }: { children?: Content }): Markup => <p class="hint">{children}</p>
