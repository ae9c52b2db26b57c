import { z } from 'zod'
import {
  nothingSaid,
  ownAnswerCodes,
  ownQuestions,
  type OwnAnswers,
  type OwnQuestion,
} from '../../../intake/said-before.ts'
import { Button } from '../../components/button.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Telephone } from '../../components/telephone.tsx'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, readForm } from '../../kit/form.ts'
import { errorOf, goTo, sameStep, typedIn, type Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'
import { answerWay } from './ways.ts'

/** The one question that has a page of its own, under the help that is there at any hour. */
const LAST: OwnQuestion = 'Q6a'
const firstOnes = ownQuestions.filter(code => code !== LAST)

type At = 'check' | 'check-last' | 'check-end'

/** Questions that somebody answers for themselves. Each may be skipped, and nothing comes out of the answers. */
export const CheckPage = ({ page, look }: { page: ShownAt<'check'>; look: Look }): Markup => {
  const say = texts(look.language).check
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      {say.about.map(paragraph => (
        <p>{paragraph}</p>
      ))}
      <Danger language={look.language} />
      <DoorForm look={look}>
        {firstOnes.map(code => (
          <Question code={code} page={page} look={look} />
        ))}
        <Button>{texts(look.language).goOn}</Button>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

/** The help comes before the question, so that whoever stops here has seen it. */
export const CheckLastPage = ({ page, look }: { page: ShownAt<'check-last'>; look: Look }): Markup => {
  const say = texts(look.language).check
  return (
    <DoorPage look={look} heading={say.last.heading} page={page}>
      <Notice kind="danger">
        <p>{say.last.help}</p>
        <p>
          {say.last.danger} <Telephone number="112" text={texts(look.language).danger.call} />
        </p>
      </Notice>
      <p>{say.last.optional}</p>
      <DoorForm look={look}>
        <Question code={LAST} page={page} look={look} />
        <Button>{texts(look.language).goOn}</Button>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

/**
 * The same page whatever was answered: no level, no colour, no reassurance, and nothing that somebody who looks over
 * the shoulder could learn from it.
 */
export const CheckEndPage = ({ page, look }: { page: ShownAt<'check-end'>; look: Look }): Markup => {
  const say = texts(look.language).check
  return (
    <DoorPage look={look} heading={say.end.heading} page={page}>
      <p class="lead">{say.end.fear}</p>
      <p>{say.end.notKept}</p>
      <DoorForm look={look}>
        <div class="choices">
          <Button name="go" value="with">
            {say.end.withAnswers}
          </Button>
          <Button kind="secondary" name="go" value="phone">
            {say.end.without}
          </Button>
          <Button kind="secondary" name="go" value="read">
            {texts(look.language).read.back}
          </Button>
        </div>
      </DoorForm>
      <Danger language={look.language} />
      <p>{say.last.help}</p>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const Question = ({ code, page, look }: { code: OwnQuestion; page: ShownAt<At>; look: Look }): Markup => {
  const say = texts(look.language).check
  return (
    <Radios
      name={code}
      legend={say.questions[code]}
      options={ownAnswerCodes.map(value => ({ value, label: say.answers[value] }))}
      inline
      chosen={typedIn(page, code)}
      error={errorOf(page, code)}
    />
  )
}

const answer = choice(ownAnswerCodes).optional()
const formOf = (codes: readonly OwnQuestion[]) =>
  z.object(Object.fromEntries(codes.map(code => [code, answer])) as Record<OwnQuestion, typeof answer>)
const first = formOf(firstOnes)
const last = formOf([LAST])

export function answerCheck(step: StepAt<At>, body: Body, ask: Ask): Shown {
  switch (step.at) {
    case 'check': {
      const read = readForm(first, body, ask.language)
      if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
      return goTo(ask, { at: 'check-last', answers: given(read.value) })
    }
    case 'check-last': {
      const read = readForm(last, body, ask.language)
      if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
      return goTo(ask, { at: 'check-end', answers: { ...step.answers, ...given(read.value) } })
    }
    case 'check-end':
      return body.all('go').at(-1) === 'with'
        ? goTo(ask, { at: 'phone', said: { ...nothingSaid, answers: step.answers } })
        : answerWay(body, ask)
  }
}

/** Without those that were skipped. */
const given = (answers: Partial<Record<OwnQuestion, OwnAnswers[OwnQuestion] | undefined>>): OwnAnswers =>
  Object.fromEntries(Object.entries(answers).filter(([, answered]) => answered !== undefined))
