import { Button } from '../../components/button.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { DoorForm, type Look } from '../door-page.tsx'
import { texts } from '../texts.ts'
import type { Way } from './ways.ts'

/** A button that leads on and asks nothing. */
export const WayButton = ({
  to,
  kind = 'secondary',
  children,
}: {
  to: Way
  kind?: 'primary' | 'secondary' | 'quiet'
  children?: Content
}): Markup => (
  <Button kind={kind} name="go" value={to}>
    {children}
  </Button>
)

/** The end of every page that is for reading: write, or back to the list. */
export const WriteOrBack = ({ look, write }: { look: Look; write?: string }): Markup => {
  const say = texts(look.language)
  return (
    <DoorForm look={look}>
      <div class="choices">
        <WayButton to="phone" kind="primary">
          {write ?? say.start.write}
        </WayButton>
        <WayButton to="read">{say.read.back}</WayButton>
      </div>
    </DoorForm>
  )
}
