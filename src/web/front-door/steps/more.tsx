import type { Looker, OwnItem } from '../../../shown/read-own-items.ts'
import { shownItems, type ShownItem, type ShownLine } from '../../../shown/shown.ts'
import { Button } from '../../components/button.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { UserText, UserWords } from '../../components/user-text.tsx'
import type { Body } from '../../kit/body.ts'
import { formatDate, formatMoment } from '../../kit/language.ts'
import { goTo, newActId, type Ask } from '../ask.ts'
import { DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts } from '../texts.ts'

/** What the person has agreed with us that they can read, and nothing when there is nothing. */
export const MorePage = ({
  page,
  look,
  items,
}: {
  page: ShownAt<'more'>
  look: Look
  items: readonly ShownItem[]
}): Markup => {
  const say = texts(look.language).more
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{items.length === 0 ? say.none : say.about}</p>
      <DoorForm look={look}>
        <div class="choices">
          {items.map(item => (
            <Button kind="secondary" name="go" value={item}>
              {say.items[item]}
            </Button>
          ))}
          <Button kind="quiet" name="go" value="back">
            {say.back}
          </Button>
        </div>
      </DoorForm>
      <p>{say.leave}</p>
    </DoorPage>
  )
}

/** One thing, as a short list. */
export const ItemPage = ({
  page,
  look,
  found,
}: {
  page: ShownAt<'item'>
  look: Look
  found: OwnItem
}): Markup => {
  const say = texts(look.language).more
  const { item } = page.step
  const lines = linesOf(found, look)
  return (
    <DoorPage look={look} heading={say.items[item]} page={page}>
      <p>{lines.length === 0 ? say.nothing : say.says[item]}</p>
      {lines.map(line => (
        <article class="message">{line}</article>
      ))}
      <BackToList look={look} />
    </DoorPage>
  )
}

/** The end of each page of what is open. */
export const BackToList = ({ look }: { look: Look }): Markup => {
  const say = texts(look.language).more
  return (
    <>
      <DoorForm look={look}>
        <Button kind="quiet" name="go" value="list">
          {say.list}
        </Button>
      </DoorForm>
      <p>{say.leave}</p>
    </>
  )
}

function linesOf(found: OwnItem, look: Look): Content[] {
  const { language } = look
  const say = texts(language).more
  switch (found.item) {
    case 'holders':
      return found.holders.map(({ part, alias }) => (
        <p>
          <UserWords text={alias} />
          {say.parts[part]}
        </p>
      ))
    case 'lookers':
      return found.lookers.map(looker => <Looked look={look} looker={looker} />)
    case 'laid':
      return found.lines.map(line => <Laid look={look} line={line} />)
  }
}

const Looked = ({ look, looker }: { look: Look; looker: Looker }): Markup => {
  const { language } = look
  const say = texts(language).more
  const purposes: Readonly<Record<string, string>> = say.purposes
  const moment = formatMoment(language, looker.at, look.now)
  return (
    <>
      <h2>{moment.slice(0, 1).toUpperCase() + moment.slice(1)}</h2>
      <p>
        {say.who[looker.who]} {purposes[looker.purpose] ?? say.otherPurpose}
        {looker.times > 1 ? `, ${say.severalTimes}.` : '.'}
      </p>
    </>
  )
}

const Laid = ({ look, line }: { look: Look; line: ShownLine }): Markup => {
  const { language } = look
  const say = texts(language).more
  const day = (moment: string) =>
    formatDate(language, Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Copenhagen').toPlainDate())
  switch (line.of) {
    case 'plan':
      return <UserText text={line.sentence} />
    case 'promises':
      return (
        <>
          <h2>{day(line.doneAt)}</h2>
          <UserText text={line.says} />
        </>
      )
    case 'papers':
      return (
        <>
          <h2>{day(line.sentAt)}</h2>
          <p>
            {say.papers[line.kind]} {say.told[line.to]}.
          </p>
        </>
      )
    case 'consents':
      return (
        <>
          <h2>{day(line.givenAt)}</h2>
          <p>{say.yes[line.to]}</p>
          {line.withdrawnAt !== undefined && <p>{say.withdrawn(day(line.withdrawnAt))}</p>}
        </>
      )
  }
}

/** On to the item whose button was pressed, back to the list, or to the messages. */
export function answerMore(step: StepAt<'more' | 'item'>, body: Body, ask: Ask): Shown {
  const { token } = step
  const go = body.all('go').at(-1)
  const item = shownItems.find(each => each === go)
  if (item === 'plan') return goTo(ask, { at: 'rehearse', token, place: 0, shown: false })
  if (item) return goTo(ask, { at: 'item', token, item })
  if (go === 'back') return goTo(ask, { at: 'conversation', token, act: newActId(ask.house) })
  return goTo(ask, { at: 'more', token })
}
