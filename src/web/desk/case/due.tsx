import type { Markup } from '../../components/markup.ts'
import { Tag } from '../../components/tag.tsx'
import { formatDeadline, type Language } from '../../kit/language.ts'

/** How long there is left, or how long it is over. */
export const DueTag = ({
  language,
  due,
  now,
}: {
  language: Language
  due: Temporal.Instant
  now: Temporal.Instant
}): Markup => {
  const left = now.until(due).total('minutes')
  const tone = left < 0 ? 'danger' : left < 24 * 60 ? 'warning' : 'neutral'
  return <Tag tone={tone} text={formatDeadline(language, due, now)} icon="clock" />
}
