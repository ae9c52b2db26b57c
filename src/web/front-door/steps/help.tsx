import { emergencyNumbers } from '../../../country/dk/emergency.ts'
import { listHelpNow } from '../../../help/help.sql.ts'
import { spaced, type ShownOffer } from '../../../help/offer.ts'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Telephone } from '../../components/telephone.tsx'
import { direction, formatDate } from '../../kit/language.ts'
import { Danger, DoorPage, type Look } from '../door-page.tsx'
import type { DoorHouse } from '../door-house.ts'
import type { ShownAt } from '../step.ts'
import { texts } from '../texts.ts'
import { WriteOrBack } from './way-buttons.tsx'

interface HelpPageProps {
  page: ShownAt<'help'>
  look: Look
  offers: readonly ShownOffer[]
}

/** Who else can help. The two numbers that stay stand first; the others only as long as somebody has checked them. */
export const HelpPage = ({ page, look, offers }: HelpPageProps): Markup => {
  const { language } = look
  const say = texts(language).help
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <Danger language={language} />
      <p>
        {say.police} <Ring telephone={emergencyNumbers.police.number} look={look} />
      </p>
      <p>{say.traces}</p>
      {offers.length === 0 && <p>{say.none}</p>}
      {offers.map(offer => (
        <One offer={offer} look={look} />
      ))}
      <WriteOrBack look={look} />
    </DoorPage>
  )
}

/** Written in Danish and English; whoever reads another language is shown the English. */
const One = ({ offer, look }: { offer: ShownOffer; look: Look }): Markup => {
  const { language } = look
  const say = texts(language).help
  const written = language === 'da' ? 'da' : 'en'
  const { name, says, hours } = offer.words[written]
  const own = written === language ? {} : { lang: written, dir: direction(written) }
  return (
    <section>
      <Heading level={2}>
        <span {...own}>{name}</span>
      </Heading>
      <p {...own}>{says}</p>
      <p>
        <Ring telephone={offer.telephone} look={look} />
        <br />
        <span {...own}>{hours}</span>
      </p>
      <p class="hint">{offer.practice ? say.practice : say.checked(formatDate(language, offer.checkedOn))}</p>
    </section>
  )
}

const Ring = ({ telephone, look }: { telephone: string; look: Look }): Markup => {
  const number = spaced(telephone)
  return <Telephone number={number} text={texts(look.language).abroad.call(number)} />
}

/** What has been checked and has not run out. When that cannot be read, the two numbers that stay are shown all the same. */
export const helpNow = (
  house: DoorHouse,
  report: (error: unknown) => string,
): Promise<readonly ShownOffer[]> =>
  house.inTransaction('nobody', listHelpNow).catch((error: unknown) => {
    report(error)
    return []
  })
