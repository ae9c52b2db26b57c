import type { OwnItem } from '../../../shown/read-own-items.ts'
import type { ShownLine } from '../../../shown/shown.ts'
import { Button } from '../../components/button.tsx'
import type { Markup } from '../../components/markup.ts'
import { UserText } from '../../components/user-text.tsx'
import type { Body } from '../../kit/body.ts'
import { goTo, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'
import { BackToList } from './more.tsx'

type Sentence = Extract<ShownLine, { of: 'plan' }>

export const sentencesIn = (found: OwnItem): Sentence[] =>
  found.item === 'laid' ? found.lines.filter(line => line.of === 'plan') : []

/**
 * One question at a time: first it is thought of, then the sentence is shown. Nothing is answered here and nothing is
 * counted; what is learned is learned by heart, and needs no telephone.
 */
export const RehearsePage = ({
  page,
  look,
  lines,
}: {
  page: ShownAt<'rehearse'>
  look: Look
  lines: readonly Sentence[]
}): Markup => {
  const { rehearse: say, more } = texts(look.language)
  const { place, shown } = page.step
  const line = lines[place]
  const last = place >= lines.length - 1
  return (
    <DoorPage look={look} heading={more.items.plan} page={page}>
      {line === undefined ? (
        <p>{more.nothing}</p>
      ) : (
        <>
          <article class="message">
            <h2>{say.count(String(place + 1), String(lines.length))}</h2>
            <UserText text={line.question} />
          </article>
          {shown ? (
            <>
              <article class="message ours">
                <h2>{say.answer}</h2>
                <UserText text={line.sentence} />
              </article>
              <p>{last ? say.end : say.repeat}</p>
            </>
          ) : (
            <p>{say.think}</p>
          )}
          <DoorForm look={look}>
            <div class="choices">
              <Button name="go" value={shown ? (last ? 'again' : 'next') : 'show'}>
                {shown ? (last ? say.again : say.next) : say.show}
              </Button>
            </div>
          </DoorForm>
        </>
      )}
      <BackToList look={look} />
    </DoorPage>
  )
}

export function answerRehearse(step: StepAt<'rehearse'>, body: Body, ask: Ask): Shown {
  const { token, place } = step
  switch (body.all('go').at(-1)) {
    case 'show':
      return goTo(ask, { ...step, shown: true })
    case 'next':
      return goTo(ask, { at: 'rehearse', token, place: place + 1, shown: false })
    case 'again':
      return goTo(ask, { at: 'rehearse', token, place: 0, shown: false })
    case undefined:
    default:
      return goTo(ask, { at: 'more', token })
  }
}
