import { nextRead, officeHours } from '../../../country/dk/opening-hours.ts'
import { Details } from '../../components/details.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import type { Markup } from '../../components/markup.ts'
import type { Body } from '../../kit/body.ts'
import {
  formatMoment,
  languageNames,
  languages,
  negotiateLanguage,
  type Language,
} from '../../kit/language.ts'
import type { Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WayButton } from './way-buttons.tsx'
import { answerWay } from './ways.ts'

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
          <WayButton to="phone" kind="primary">
            {say.write}
          </WayButton>
          <WayButton to="come-back">{say.comeBack}</WayButton>
          <WayButton to="read">{say.read}</WayButton>
          <WayButton to="abroad">{say.abroad}</WayButton>
          <WayButton to="matter" kind="quiet">
            {say.professional}
          </WayButton>
        </div>
      </DoorForm>
      <p>{whenRead(look)}</p>
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

/** Nothing is promised for hours when nobody is there. */
function whenRead({ language, now }: Look): string {
  const say = texts(language).start
  const read = nextRead(now)
  return read.when === 'today'
    ? say.readingNow(formatMoment(language, read.before.toInstant(), now))
    : say.nobodyNow(formatMoment(language, read.from.toInstant(), now))
}

export const answerStart = (body: Body, ask: Ask): Shown =>
  answerWay(body, { ...ask, language: negotiateLanguage(body.all('language').at(-1), ask.language) })

const clock = (language: Language, time: Temporal.PlainTime): string =>
  `${time.hour}${language === 'da' ? '.' : ':'}${String(time.minute).padStart(2, '0')}`
