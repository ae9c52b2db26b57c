import { Button } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { goTo, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { languageOfProfessionals, professionalTexts } from '../professional-texts.ts'
import { texts } from '../texts.ts'

/** The six words, shown once: the page lies under a ticket that is spent when it is drawn. */
export const WordsPage = ({ page, look }: { page: ShownAt<'words'>; look: Look }): Markup => {
  const say = texts(look.language).words
  const professionals = professionalTexts(languageOfProfessionals(look.language))
  const professional = page.step.choices.by === 'professional'
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{say.what}</p>
      <ol class="words" lang="da" dir="ltr">
        {page.words?.map(word => (
          <li>{word}</li>
        ))}
      </ol>
      <Heading level={2}>{say.howHeading}</Heading>
      {(professional ? professionals.words.how : say.how).map(paragraph => (
        <p>{paragraph}</p>
      ))}
      <DoorForm look={look}>
        <Button>{professional ? professionals.words.goOn : say.goOn}</Button>
      </DoorForm>
    </DoorPage>
  )
}

export const answerWords = ({ choices, letter }: StepAt<'words'>, ask: Ask): Shown =>
  goTo(ask, { at: 'write', choices, letter })
