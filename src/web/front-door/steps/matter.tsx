import { z } from 'zod'
import { law } from '../../../country/dk/law.ts'
import { codesOf, grounds, professions, services, yesNoNotKnown } from '../../../intake/code-lists.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import type { Body } from '../../kit/body.ts'
import { choice, readForm } from '../../kit/form.ts'
import { errorOf, sameStep, typedIn, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, StartAgain, type Look } from '../door-page.tsx'
import { giveWords } from '../give-words.ts'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { languageOfProfessionals, professionalTexts } from '../professional-texts.ts'
import { texts } from '../texts.ts'

/** A professional says what they ask for and on which ground (serviceloven § 12 c), and is told of their own duty. */
export const MatterPage = ({ page, look }: { page: ShownAt<'matter'>; look: Look }): Markup => {
  const language = languageOfProfessionals(look.language)
  const say = professionalTexts(language).matter
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{say.anonymous}</p>
      <DoorForm look={look}>
        <Radios
          name="service"
          legend={say.service.legend}
          options={codesOf(services).map(value => ({ value, ...say.service[value] }))}
          chosen={typedIn(page, 'service')}
          error={errorOf(page, 'service')}
        />
        <Radios
          name="ground"
          legend={say.ground.legend}
          options={codesOf(grounds).map(value => ({ value, ...say.ground[value] }))}
          chosen={typedIn(page, 'ground')}
          error={errorOf(page, 'ground')}
        />
        <Radios
          name="under18"
          legend={say.under18.legend}
          options={codesOf(yesNoNotKnown).map(value => ({ value, label: say.under18[value] }))}
          chosen={typedIn(page, 'under18')}
          error={errorOf(page, 'under18')}
        />
        <Notice kind="warning" title={say.dutyTitle}>
          <p>
            {law.stricterDutyToNotify[language]} ({law.stricterDutyToNotify.cite})
          </p>
        </Notice>
        <SelectField
          name="profession"
          label={say.profession.label}
          unanswered={say.profession.unanswered}
          options={professions.map(entry => ({ value: entry.code, label: entry[language] }))}
          value={typedIn(page, 'profession')}
          error={errorOf(page, 'profession')}
          characters={32}
        />
        <Button>{texts(language).goOn}</Button>
      </DoorForm>
      <StartAgain look={look} />
    </DoorPage>
  )
}

const form = z.object({
  service: choice(codesOf(services)),
  ground: choice(codesOf(grounds)),
  under18: choice(codesOf(yesNoNotKnown)),
  profession: choice(codesOf(professions)),
})

export async function answerMatter(step: StepAt<'matter'>, body: Body, ask: Ask): Promise<Shown> {
  const say = professionalTexts(languageOfProfessionals(ask.language)).matter
  const read = readForm(form, body, ask.language, {
    service: { missing: say.service.missing },
    ground: { missing: say.ground.missing },
    under18: { missing: say.under18.missing },
    profession: { missing: say.profession.missing },
  })
  if ('errors' in read) return sameStep(ask, step, body, { errors: read.errors })
  return giveWords(step, body, ask, { by: 'professional', ...read.value })
}
