import { nextRead, officeHours } from '../../../country/dk/opening-hours.ts'
import { Details } from '../../components/details.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import type { Markup } from '../../components/markup.ts'
import type { Body } from '../../kit/body.ts'
import { languageTable } from '../../../foundation/languages.ts'
import { direction, formatClock, formatMoment, negotiateLanguage } from '../../kit/language.ts'
import type { Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt } from '../step.ts'
import { languageOfProfessionals, professionalTexts } from '../professional-texts.ts'
import { texts } from '../texts.ts'
import { WayButton } from './way-buttons.tsx'
import { answerWay } from './ways.ts'

/** The first page. It is the same for everybody, so whoever comes unasked sees it too. */
export const StartPage = ({ page, look }: { page: ShownAt<'start'>; look: Look }): Markup => {
  const { language } = look
  const say = texts(language).start
  const professionalLanguage = languageOfProfessionals(language)
  return (
    <DoorPage look={look} heading={say.heading} page={page} first above={<Languages look={look} />}>
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
          <WayButton to="help">{texts(language).help.heading}</WayButton>
          <WayButton to="abroad">{say.abroad}</WayButton>
          <WayButton to="matter" kind="quiet">
            <span lang={professionalLanguage}>{professionalTexts(professionalLanguage).begin}</span>
          </WayButton>
        </div>
      </DoorForm>
      <p>{whenRead(look)}</p>
      <p>
        {say.hours(formatClock(language, officeHours.opensAt), formatClock(language, officeHours.closesAt))}
      </p>
      <Details summary={say.traces}>
        {say.tracesSay.map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </Details>
    </DoorPage>
  )
}

/** Before everything else on the page: whoever does not read its language must see their own. */
const Languages = ({ look }: { look: Look }): Markup => (
  <LanguageSwitch
    label={texts(look.language).languages}
    action="/"
    current={look.language}
    target={look.nextFrame}
    choices={look.offered.map(language => ({
      language,
      direction: direction(language),
      name: languageTable[language].name,
    }))}
  />
)

/** Nothing is promised for hours when nobody is there. */
function whenRead({ language, now }: Look): string {
  const say = texts(language).start
  const read = nextRead(now)
  return read.when === 'today'
    ? say.readingNow(formatMoment(language, read.before.toInstant(), now))
    : say.nobodyNow(formatMoment(language, read.from.toInstant(), now))
}

export const answerStart = (body: Body, ask: Ask): Shown =>
  answerWay(body, {
    ...ask,
    language: negotiateLanguage(body.all('language').at(-1), ask.language, ask.offered),
  })
