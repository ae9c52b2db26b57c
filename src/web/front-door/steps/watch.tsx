import { Details } from '../../components/details.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Danger, DoorPage, type Look } from '../door-page.tsx'
import type { ShownAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WriteOrBack } from './way-buttons.tsx'

/** What to look for, in which order. The warning comes first: whoever watches is told when something is changed. */
export const WatchPage = ({ page, look }: { page: ShownAt<'watch'>; look: Look }): Markup => {
  const say = texts(look.language).watch
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <Notice kind="warning" title={say.first}>
        <p>{say.firstSays}</p>
      </Notice>
      <p>{say.other}</p>
      <Heading level={2}>{say.order}</Heading>
      {say.areas.map((area, index) => (
        <Details summary={`${index + 1}. ${area.title}`}>
          <Points heading={say.look} points={area.look} />
          <Points heading={say.today} points={area.today} />
          <Points heading={say.leaving} points={area.leaving} />
        </Details>
      ))}
      <p>{say.end}</p>
      <Danger language={look.language} />
      <WriteOrBack look={look} />
    </DoorPage>
  )
}

const Points = ({ heading, points }: { heading: string; points: readonly string[] }): Markup => (
  <>
    <Heading level={3}>{heading}</Heading>
    <ul>
      {points.map(point => (
        <li>{point}</li>
      ))}
    </ul>
  </>
)
