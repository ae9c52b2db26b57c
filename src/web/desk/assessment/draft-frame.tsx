import type { FlagOnDraft } from '../../../risk/assessment/draft.ts'
import { shownOf, type ShownInstrument } from '../../../risk/assessment/document.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import type { Errors } from '../../kit/form.ts'
import { formatDeadline, formatMoment } from '../../kit/language.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Wording } from './answer-words.tsx'
import type { AtDraft } from './at-draft.tsx'
import { texts } from './texts.ts'

export interface DraftPageProps {
  at: AtDraft
  title: string
  errors?: Errors | undefined
  /** The overview itself has no way back to itself. */
  isOverview?: boolean | undefined
  /** The flag that this page is about need not be announced on it. */
  exceptFlag?: string | undefined
  children?: Content
}

/** One page of a draft: open flags first, because they interrupt, and the way back to the overview. */
export const DraftPage = ({
  at,
  title,
  errors,
  isOverview,
  exceptFlag,
  children,
}: DraftPageProps): Markup => {
  const t = texts(at.view.language)
  const open = at.draft.flags.filter(flag => !flag.answeredAt && flag.id !== exceptFlag)
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={title} errors={errors}>
      {!isOverview && (
        <Breadcrumbs label={t.overview.title} items={[{ href: at.base, text: t.overview.back }]} />
      )}
      {open.length > 0 && (
        <OpenFlags view={at.view} base={at.base} flags={open} words={code => flagWords(at, code)} />
      )}
      {children}
    </CasePage>
  )
}

/** The flags of one assessment that wait for an answer, each with the way to it. */
export const OpenFlags = ({
  view: { language, now },
  base,
  flags,
  words,
}: {
  view: AtDraft['view']
  /** `/cases/:id/assessments/:aid` */
  base: string
  flags: readonly FlagOnDraft[]
  words: (code: string) => string
}): Markup => {
  const t = texts(language).flags
  return (
    <Notice kind="danger" title={t.open(flags.length)}>
      <ul>
        {flags.map(flag => (
          <li>
            <a href={`${base}/flags/${flag.id}`}>{words(flag.code)}</a>{' '}
            {Temporal.Instant.compare(flag.answerBy, now) > 0
              ? t.answerBy(
                  `${formatMoment(language, flag.answerBy, now)} (${formatDeadline(language, flag.answerBy, now)})`,
                )
              : t.late(formatMoment(language, flag.answerBy, now))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export const flagWords = (at: AtDraft, code: string): string =>
  at.house.instrument.redFlags.find(flag => flag.code === code)?.text[at.view.language] ?? code

const shown = new WeakMap<Instrument, ShownInstrument>()

/** The instrument in the shape in which it is frozen; worked out once. */
function shownOnce(instrument: Instrument): ShownInstrument {
  const known = shown.get(instrument) ?? shownOf(instrument)
  shown.set(instrument, known)
  return known
}

export const wordingOf = (at: AtDraft): Wording => ({
  language: at.view.language,
  instrument: shownOnce(at.house.instrument),
  moment: instant => formatMoment(at.view.language, instant, at.view.now),
  actorName: id => at.around.surroundings.actors.find(actor => actor.id === id)?.name ?? '–',
  aliasOf: id => at.aliasOf(id),
})
