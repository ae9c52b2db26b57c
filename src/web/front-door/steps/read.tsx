import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Danger, DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import type { ShownAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WayButton } from './way-buttons.tsx'

/** What can be read before anything is written. */
export const ReadPage = ({ page, look }: { page: ShownAt<'read'>; look: Look }): Markup => {
  const say = texts(look.language)
  return (
    <DoorPage look={look} heading={say.read.heading} page={page}>
      <DoorForm look={look}>
        <div class="choices">
          <WayButton to="check">{say.read.check}</WayButton>
          <WayButton to="watch">{say.read.watch}</WayButton>
          <WayButton to="abroad">{say.start.abroad}</WayButton>
          <WayButton to="help">{say.help.heading}</WayButton>
          <WayButton to="phone" kind="primary">
            {say.start.write}
          </WayButton>
        </div>
      </DoorForm>
      <Heading level={2}>{say.read.about}</Heading>
      {say.read.aboutSay.map(paragraph => (
        <p>{paragraph}</p>
      ))}
      <Danger language={look.language} />
      <StartAgain look={look} />
    </DoorPage>
  )
}
