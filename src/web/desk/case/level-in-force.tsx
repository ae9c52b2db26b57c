import type { LevelInForce } from '../../../case/acute-card.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Form } from '../../components/form.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { View } from '../desk-house.ts'
import { texts } from './texts.ts'

interface LevelInForceBoxProps {
  view: View
  instrument: Instrument
  level: LevelInForce | undefined
  /** While a new assessment is being made: where to see the former level in an emergency. Leaves its row. */
  hiddenUntilNew?: { seeAt: string } | undefined
}

/** The level as what is needed, with its date, its end and how sure it is. A level alone would be read as a grade. */
export const LevelInForceBox = ({
  view,
  instrument,
  level,
  hiddenUntilNew,
}: LevelInForceBoxProps): Markup => {
  const { language, now } = view
  const t = texts(language).overview
  if (!level) return <p>{t.notAssessed}</p>
  if (hiddenUntilNew) {
    return (
      <>
        <p>{t.hidden}</p>
        <Form action={hiddenUntilNew.seeAt}>
          <Button kind="quiet" small>
            {t.seeHidden}
          </Button>
        </Form>
      </>
    )
  }

  const { conclusions } = instrument
  const chosen = conclusions.level.find(each => each.code === level.level)
  const urgency = conclusions.urgency.find(each => each.code === level.urgency)
  const confidence = conclusions.confidence.find(each => each.code === level.confidence)
  const validUntil = Temporal.Instant.from(level.validUntil)
  return (
    <>
      {Temporal.Instant.compare(validUntil, now) < 0 && (
        <Notice kind="warning" title={t.expired}>
          <p>{t.expiredSays}</p>
        </Notice>
      )}
      <Lead>{chosen?.anchor[language]}</Lead>
      <DefinitionList
        rows={[
          { term: t.level, is: chosen?.label[language] ?? level.level },
          {
            term: t.urgency,
            is: urgency ? `${urgency.label[language]}. ${urgency.anchor[language]}` : level.urgency,
          },
          ...(confidence ? [{ term: t.confidence, is: confidence.label[language] }] : []),
          {
            term: t.signed,
            is: `${t.kinds[level.kind]}, ${formatMoment(language, Temporal.Instant.from(level.signedAt), now)}`,
          },
          { term: t.validUntil, is: formatMoment(language, validUntil, now) },
        ]}
      />
    </>
  )
}
