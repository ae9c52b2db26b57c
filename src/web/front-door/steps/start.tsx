import { officeHours } from '../../../country/dk/opening-hours.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import type { Markup } from '../../components/markup.ts'
import type { Body } from '../../kit/body.ts'
import { languageNames, languages, negotiateLanguage, type Language } from '../../kit/language.ts'
import type { Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt } from '../step.ts'
import { texts } from '../texts.ts'

/** The first page. It is the same for everybody, so whoever comes unasked sees it too. */
export const StartPage = ({ page, look }: { page: ShownAt<'start'>; look: Look }): Markup => {
  const { language } = look
  const say = texts(language).start
  return (
    <DoorPage look={look} heading={say.heading} page={page} first>
      <p>{say.safe}</p>
      <Danger language={language} />
      <p>{say.about}</p>
      <DoorForm look={look}>
        <input type="hidden" name="language" value={language} />
        <div class="choices">
          <Button name="go" value="channel">
            {say.write}
          </Button>
          <Button kind="secondary" name="go" value="come-back">
            {say.comeBack}
          </Button>
          <Button kind="secondary" name="go" value="matter">
            {say.professional}
          </Button>
        </div>
      </DoorForm>
      <p>{say.hours(clock(language, officeHours.opensAt), clock(language, officeHours.closesAt))}</p>
      <Details summary={say.traces}>
        {say.tracesSay.map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </Details>
      <LanguageSwitch
        label={texts(language).languages}
        action="/"
        current={language}
        target={look.nextFrame}
        choices={languages.map(each => ({ language: each, name: languageNames[each] }))}
      />
    </DoorPage>
  )
}

const ways = ['channel', 'come-back', 'matter'] as const

export function answerStart(body: Body, ask: Ask): Shown {
  const language = negotiateLanguage(body.all('language').at(-1), ask.language)
  const chosen = body.all('go').at(-1)
  const at = ways.find(way => way === chosen) ?? 'start'
  return { language, step: { at } }
}

const clock = (language: Language, time: Temporal.PlainTime): string =>
  `${time.hour}${language === 'da' ? '.' : ':'}${String(time.minute).padStart(2, '0')}`
