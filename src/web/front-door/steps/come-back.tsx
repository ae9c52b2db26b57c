import { z } from 'zod'
import { enter } from '../../../intake/visit.ts'
import { Button } from '../../components/button.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import type { Body } from '../../kit/body.ts'
import { readForm } from '../../kit/form.ts'
import { errorOf, goTo, newActId, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'

/** Coming back with the six words; also where a conversation closed by itself, with what was being written. */
export const ComeBackPage = ({ page, look }: { page: ShownAt<'come-back'>; look: Look }): Markup => {
  const say = texts(look.language).comeBack
  const kept = typedIn(page, 'text')
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <DoorForm look={look}>
        <TextField
          name="code"
          label={say.label}
          hint={say.hint}
          value={typedIn(page, 'code')}
          error={errorOf(page, 'code')}
        />
        {kept !== undefined && <TextArea name="text" label={say.kept} value={kept} />}
        <Button>{texts(look.language).goOn}</Button>
      </DoorForm>
      <p>{say.lost}</p>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const form = z.object({ code: z.string() })

export async function answerComeBack(step: StepAt<'come-back'>, body: Body, ask: Ask): Promise<Shown> {
  const say = texts(ask.language).comeBack
  const read = readForm(form, body, ask.language, { code: { missing: say.notSix } })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })

  const entered = await enter(ask.house, ask.turn, read.value.code)
  if ('done' in entered) {
    const text = body.all('text').at(-1)
    return goTo(
      ask,
      { at: 'conversation', token: entered.done.token, act: newActId(ask.house) },
      text === undefined ? {} : { typed: { text: [text] } },
    )
  }
  switch (entered.refused.why) {
    case 'busy':
      return sameStep(ask, step, body, { notice: 'busy' })
    case 'not-six-words':
      return sameStep(ask, step, body, { errors: { code: say.notSix } })
    case 'unknown-words':
      return sameStep(ask, step, body, { errors: { code: say.unknown } })
  }
}
