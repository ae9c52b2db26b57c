import { nextRead } from '../../../country/dk/opening-hours.ts'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoment } from '../../kit/language.ts'
import { Danger, DoorPage, type Look } from '../door-page.tsx'
import type { ShownAt } from '../step.ts'
import { languageOfProfessionals, professionalTexts } from '../professional-texts.ts'
import { texts } from '../texts.ts'

/** Nothing of what was sent is shown, and nothing is promised for hours when nobody is there. */
export const ReceivedPage = ({ page, look }: { page: ShownAt<'received'>; look: Look }): Markup => {
  const { language, now } = look
  const say = texts(language).received
  const read = nextRead(now)
  const staffed = read.when === 'today'
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p class="lead">
        {staffed
          ? say.today(formatMoment(language, read.before.toInstant(), now))
          : say.nextOpening(formatMoment(language, read.from.toInstant(), now))}
      </p>
      {page.step.afraid && (
        <Notice kind="warning">
          <p>{staffed ? say.afraidStaffed : say.afraidNobodyHere}</p>
        </Notice>
      )}
      <Danger language={language} />
      <Heading level={2}>{say.howHeading}</Heading>
      <p>{say.how}</p>
      {page.step.by === 'professional' && (
        <p>{professionalTexts(languageOfProfessionals(language)).switchboard}</p>
      )}
      <p>{say.leave}</p>
    </DoorPage>
  )
}
