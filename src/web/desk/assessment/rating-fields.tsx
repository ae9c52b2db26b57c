import type { RatingKept } from '../../../risk/assessment/parts.ts'
import type { Instrument, Item } from '../../../risk/instruments/instrument.ts'
import { Checkboxes } from '../../components/checkboxes.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import type { Language } from '../../kit/language.ts'
import type { Filled } from '../case/fields.tsx'
import type { DeskHouse, View } from '../desk-house.ts'
import { labels } from './labels.ts'
import { texts } from './texts.ts'

/** What “now” means, in its first sentence: it stands at every question, and most pages have many. */
export function shortly(
  { definition }: Instrument['scales']['timeframes'][number],
  language: Language,
): string {
  const [first] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(definition[language])
  return first?.segment.trim() ?? ''
}

/** How it is now and was earlier, the instrument's marks, and how long a protection holds. Nothing is chosen for anybody. */
export const RatingFields = ({
  at,
  item,
  kept,
  prefix = '',
  typed,
  errors,
}: Pick<Filled, 'typed' | 'errors'> & {
  at: { house: DeskHouse; view: View }
  item: Item
  kept: Pick<RatingKept, 'now' | 'earlier' | 'tags' | 'durability'>
  /** Where several items stand on one page, whose names begin so; what the answers mean then stands once, above. */
  prefix?: string
}): Markup => {
  const { language } = at.view
  const t = texts(language).item
  const { timeframes, presence, stability } = at.house.instrument.scales
  const isAlone = prefix === ''
  // What each answer means stands at the first of the two, so that the page stays short on a telephone.
  const optionsAt = (time: string) => [
    ...presence.options.map(option => ({
      value: option.code as string,
      label: option.label[language],
      hint: isAlone && time === 'now' ? option.definition[language] : undefined,
    })),
    ...(item.allowNA
      ? [{ value: 'NA', label: t.nobody, hint: isAlone && time === 'now' ? t.nobodyHint : undefined }]
      : []),
  ]
  const chosen = (name: string, value: string | undefined) => (typed ? typed.one(`${prefix}${name}`) : value)
  return (
    <>
      {timeframes
        .filter(time => item.timeframes.includes(time.code))
        .map(time => (
          <Radios
            name={`${prefix}${time.code}`}
            legend={time.code === 'now' ? t.now : t.earlier}
            hint={
              isAlone ? time.definition[language] : time.code === 'now' ? shortly(time, language) : undefined
            }
            options={optionsAt(time.code)}
            inline={isAlone ? time.code !== 'now' : item.allowNA === true}
            row={!isAlone && !item.allowNA}
            chosen={chosen(time.code, kept[time.code])}
            error={errors?.[`${prefix}${time.code}`]}
          />
        ))}
      {item.tags && item.tags.length > 0 && (
        <Checkboxes
          name={`${prefix}tags`}
          legend={t.tags}
          hint={t.tagsHint}
          options={item.tags.map(tag => ({ value: tag, label: labels(language).tag(tag) }))}
          inline={!isAlone}
          chosen={typed ? typed.all(`${prefix}tags`) : kept.tags}
        />
      )}
      {item.protective && (
        <Radios
          name={`${prefix}holds`}
          legend={t.durability}
          options={stability.options.map(({ code, label }) => ({ value: code, label: label[language] }))}
          inline={!isAlone}
          chosen={chosen('holds', kept.durability?.holds)}
        />
      )}
    </>
  )
}
