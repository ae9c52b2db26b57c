import { z } from 'zod'
import { phoneSeenBy } from '../../../intake/said-before.ts'
import { Button } from '../../components/button.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, readForm } from '../../kit/form.ts'
import { errorOf, goTo, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WayButton } from './way-buttons.tsx'
import { answerWay } from './ways.ts'

/** Who may see this telephone, before anything is written on it. */
export const PhonePage = ({ page, look }: { page: ShownAt<'phone'>; look: Look }): Markup => {
  const say = texts(look.language).phone
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{say.why}</p>
      <DoorForm look={look}>
        <Radios
          name="phone"
          legend={say.legend}
          options={phoneSeenBy.map(value => ({ value, ...say.options[value] }))}
          chosen={typedIn(page, 'phone')}
          error={errorOf(page, 'phone')}
        />
        <Button>{texts(look.language).goOn}</Button>
      </DoorForm>
      <DoorForm look={look}>
        <WayButton to="watch" kind="quiet">
          {say.checklist}
        </WayButton>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const form = z.object({ phone: choice(phoneSeenBy) })

export function answerPhone(step: StepAt<'phone'>, body: Body, ask: Ask): Shown {
  if (body.all('go').length > 0) return answerWay(body, ask, step.said)
  const say = texts(ask.language).phone
  const read = readForm(form, body, ask.language, {
    phone: { missing: say.missing, notAChoice: say.missing },
  })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  return goTo(ask, { at: 'channel', said: { ...step.said, phone: read.value.phone } })
}
