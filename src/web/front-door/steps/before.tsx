import { z } from 'zod'
import { Button } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, readForm } from '../../kit/form.ts'
import { errorOf, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import { giveWords } from '../give-words.ts'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'

const abouts = ['citizen', 'relative'] as const
const ages = ['yes', 'no', 'not-known'] as const

/** The limits of anonymity, before the first word is written and before the age is asked: a child may choose. */
export const BeforePage = ({ page, look }: { page: ShownAt<'before'>; look: Look }): Markup => {
  const say = texts(look.language).before
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{say.anonymous}</p>
      <p>{say.clues}</p>
      <Heading level={2}>{say.childHeading}</Heading>
      {say.child.map(paragraph => (
        <p>{paragraph}</p>
      ))}
      <DoorForm look={look}>
        <Radios
          name="about"
          legend={say.who.legend}
          options={abouts.map(value => ({ value, label: say.who[value] }))}
          chosen={typedIn(page, 'about')}
          error={errorOf(page, 'about')}
        />
        <Radios
          name="under18"
          legend={say.age.legend}
          options={ages.map(value => ({ value, label: say.age[value] }))}
          chosen={typedIn(page, 'under18')}
          error={errorOf(page, 'under18')}
        />
        <Button>{say.goOn}</Button>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const form = z.object({ about: choice(abouts), under18: choice(ages) })

export async function answerBefore(step: StepAt<'before'>, body: Body, ask: Ask): Promise<Shown> {
  const say = texts(ask.language).before
  const read = readForm(form, body, ask.language, {
    about: { missing: say.who.missing },
    under18: { missing: say.age.missing },
  })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  const { about, under18 } = read.value
  return giveWords(step, body, ask, { by: about, channel: step.channel, under18, said: step.said })
}
