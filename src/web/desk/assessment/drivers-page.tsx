import { z } from 'zod'
import { findAnswer, type Answered, type Given } from '../../../risk/assessment/draft.ts'
import { isOfKind, type DriversKept } from '../../../risk/assessment/parts.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Choice, Tick } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import type { Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm, readPost } from '../frame.tsx'
import { presenceWord, type Wording } from './answer-words.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage, wordingOf } from './draft-frame.tsx'
import { questionPath, ratingOf, type Question } from './questions.ts'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), version: readVersion(), drivers: z.array(z.string().max(120)) })

/** At most so many factors that in the professional's judgement drive this very case. */
export const driversRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/drivers'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => c.html(<DriversPage at={at} />)),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const read = readPost(c, form)
      if ('errors' in read) return c.html(<DriversPage at={at} {...read} />, 422)
      const { act, version, drivers } = read.value
      const content = driversIn(at.questions, drivers)
      if (content.chosen.length > at.house.instrument.scales.driver.max) {
        const errors = { drivers: texts(at.view.language).drivers.tooMany }
        return c.html(<DriversPage at={at} errors={errors} typed={typedOf(c)} />, 422)
      }
      return savePart(
        c,
        at,
        { act, part: 'drivers', version, content, next: `${at.base}/conclusion` },
        theirs => <DriversPage at={at} theirs={theirs} typed={typedOf(c)} />,
      )
    }),
  )
}

const DriversPage = ({ at, errors, typed, theirs }: Filled & { at: AtDraft; theirs?: Answered }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const answer = theirs ?? findAnswer(at.draft.answers, 'drivers')
  const kept = answer && isOfKind(answer.content, 'drivers') ? answer.content.chosen : []
  const here = `${at.base}/drivers`
  return (
    <DraftPage at={at} title={t.drivers.title} errors={errors}>
      <Lead>{at.house.instrument.scales.driver.definition[language]}</Lead>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        <VersionField version={answer?.version ?? 0} />
        <DriverChoices
          questions={at.questions}
          given={at.draft.answers}
          wording={wordingOf(at)}
          hint={t.drivers.toPlan}
          {...{ kept, typed, errors }}
        />
      </DeskForm>
    </DraftPage>
  )
}

/** The drivers that were chosen among the questions that are asked. */
export const driversIn = (questions: readonly Question[], chosen: readonly string[]): DriversKept => ({
  kind: 'drivers',
  chosen: questions
    .filter(question => chosen.includes(questionPath(question)))
    .map(({ item, actor }) => ({ item: item.code as string, actor: actor?.id })),
})

/** What is answered, to choose drivers among: for whoever rates first and for whoever rates blind. */
export const DriverChoices = ({
  questions,
  given,
  wording,
  kept,
  hint,
  typed,
  errors,
}: Pick<Filled, 'typed' | 'errors'> & {
  questions: readonly Question[]
  given: readonly Given[]
  wording: Wording
  kept: DriversKept['chosen']
  hint?: string
}): Markup => {
  const { language } = wording
  const t = texts(language)
  const isChosen = ({ item, actor }: Question) =>
    kept.some(driver => driver.item === item.code && driver.actor === actor?.id)
  const rated = questions.filter(question => {
    const now = ratingOf(given, question)?.now
    return (now !== undefined && now !== 'NA') || isChosen(question)
  })
  if (rated.length === 0) return <p>{t.drivers.none}</p>
  // What nobody knows can drive a case too, but most often it is one of the few that something is known of.
  const isUnknown = (question: Question) => ratingOf(given, question)?.now === 'U' && !isChosen(question)
  const unknown = rated.filter(isUnknown)
  const inOrder = [...rated.filter(question => !isUnknown(question)), ...unknown]
  const chosen = typed ? typed.all('drivers') : rated.filter(isChosen).map(questionPath)
  const tick = (question: Question) => {
    const { item, actor } = question
    const now = ratingOf(given, question)?.now
    const option = {
      value: questionPath(question),
      label: [`${item.code} ${item.label[language]}`, actor?.name].filter(Boolean).join(' – '),
      hint: now && t.overview.now(presenceWord(wording, now)),
    }
    return (
      <Tick
        name="drivers"
        type="checkbox"
        option={option}
        index={inOrder.indexOf(question)}
        checked={chosen.includes(option.value)}
      />
    )
  }
  return (
    <>
      <Choice name="drivers" legend={t.drivers.legend} hint={hint} error={errors?.['drivers']} options={[]}>
        {inOrder.slice(0, inOrder.length - unknown.length).map(tick)}
        {unknown.length > 0 && (
          <Details
            summary={t.drivers.unknown(unknown.length)}
            open={
              unknown.length === inOrder.length || unknown.some(each => chosen.includes(questionPath(each)))
            }
          >
            {unknown.map(tick)}
          </Details>
        )}
      </Choice>
      <Button>{t.drivers.save}</Button>
    </>
  )
}
