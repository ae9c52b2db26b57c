import { z } from 'zod'
import { Button } from '../../components/button.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, readForm } from '../../kit/form.ts'
import { errorOf, goTo, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import { citizenChannels, type Shown, type ShownAt, type StepAt } from '../step.ts'
import { texts } from '../texts.ts'

/** Safe contact comes first: a line may be cut at any moment, and an answer sent the wrong way can kill. */
export const ChannelPage = ({ page, look }: { page: ShownAt<'channel'>; look: Look }): Markup => {
  const say = texts(look.language).channel
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      {page.step.said.phone !== undefined && page.step.said.phone !== 'me' && (
        <Notice kind="warning">
          <p>{say.seen}</p>
        </Notice>
      )}
      <DoorForm look={look}>
        <Radios
          name="channel"
          legend={say.legend}
          options={citizenChannels.map(value => ({ value, ...say.options[value] }))}
          chosen={typedIn(page, 'channel')}
          error={errorOf(page, 'channel')}
        />
        <Button>{texts(look.language).goOn}</Button>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const form = z.object({ channel: choice(citizenChannels) })

export function answerChannel(step: StepAt<'channel'>, body: Body, ask: Ask): Shown {
  const say = texts(ask.language).channel
  const read = readForm(form, body, ask.language, {
    channel: { missing: say.missing, notAChoice: say.missing },
  })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  return goTo(ask, { at: 'before', channel: read.value.channel, said: step.said })
}
