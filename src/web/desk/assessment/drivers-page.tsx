import { z } from 'zod'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import { isOfKind } from '../../../risk/assessment/parts.ts'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId } from '../../kit/act-id.tsx'
import type { Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm, readPost } from '../frame.tsx'
import { presenceWord } from './answer-words.tsx'
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
      const chosen = at.questions
        .filter(question => drivers.includes(questionPath(question)))
        .map(({ item, actor }) => ({ item: item.code as string, actor: actor?.id }))
      if (chosen.length > at.house.instrument.scales.driver.max) {
        const errors = { drivers: texts(at.view.language).drivers.tooMany }
        return c.html(<DriversPage at={at} errors={errors} typed={typedOf(c)} />, 422)
      }
      const content = { kind: 'drivers' as const, chosen }
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
  const isChosen = ({ item, actor }: Question) =>
    kept.some(driver => driver.item === item.code && driver.actor === actor?.id)
  const rated = at.questions.filter(question => {
    const now = ratingOf(at.draft.answers, question)?.now
    return (now !== undefined && now !== 'NA') || isChosen(question)
  })
  const here = `${at.base}/drivers`
  return (
    <DraftPage at={at} title={t.drivers.title} errors={errors}>
      <Lead>{at.house.instrument.scales.driver.definition[language]}</Lead>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      {rated.length === 0 ? (
        <p>{t.drivers.none}</p>
      ) : (
        <DeskForm view={at.view} action={here}>
          <VersionField version={answer?.version ?? 0} />
          <Checkboxes
            name="drivers"
            legend={t.drivers.legend}
            hint={t.drivers.toPlan}
            error={errors?.['drivers']}
            options={rated.map(question => {
              const { item, actor } = question
              const now = ratingOf(at.draft.answers, question)?.now
              return {
                value: questionPath(question),
                label: [`${item.code} ${item.label[language]}`, actor && t.item.about(actor.name)]
                  .filter(Boolean)
                  .join(' – '),
                hint: now && t.overview.now(presenceWord(wordingOf(at), now)),
              }
            })}
            chosen={typed ? typed.all('drivers') : rated.filter(isChosen).map(questionPath)}
          />
          <Button>{t.drivers.save}</Button>
        </DeskForm>
      )}
    </DraftPage>
  )
}
