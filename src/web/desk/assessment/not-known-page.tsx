import { z } from 'zod'
import { markNotKnown } from '../../../risk/assessment/mark-not-known.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId } from '../../kit/act-id.tsx'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { DraftPage } from './draft-frame.tsx'
import { FindOutFields, findOutShape, readFindOut } from './find-out.tsx'
import { lacksFindOut, questionPath, ratingOf } from './questions.ts'
import { typedOf } from './read-version.tsx'
import { answerNoDraft, saveOnce } from './saved.ts'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), questions: z.array(z.string().max(120)), ...findOutShape })

/** Everything nobody can answer yet, said in one go: one person, one deadline, one task. */
export const notKnownRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/not-known'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) =>
      c.html(<NotKnownPage at={at} all={c.req.query('all') !== undefined} />),
    ),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const t = texts(at.view.language)
      const read = readWords(c, form, { due: t.notKnown.says.due })
      if ('errors' in read) return c.html(<NotKnownPage at={at} {...read} />, 422)
      const chosen = at.questions.filter(question => read.value.questions.includes(questionPath(question)))
      const findOut = readFindOut(at, read.value)
      const errors = {
        ...(chosen.length === 0 && { questions: t.notKnown.says.questions.missing }),
        ...('errors' in findOut
          ? findOut.errors
          : !findOut.findOut && { who: t.notKnown.says.who.missing, due: t.notKnown.says.due.missing }),
      }
      const given = 'findOut' in findOut ? findOut.findOut : undefined
      if (Object.keys(errors).length > 0 || !given) {
        return c.html(<NotKnownPage at={at} errors={errors} typed={typedOf(c)} />, 422)
      }
      const saved = await saveOnce(at, read.value.act, at.base, async tx =>
        markNotKnown(
          tx,
          await workOf(tx, at),
          at.draft.assessment.id,
          chosen.map(({ item, actor }) => ({ item: item.code, personId: actor?.id })),
          given,
          t.item.manyTask(chosen.length),
        ),
      )
      if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
      return saved.refused.why === 'cannot-find-out'
        ? c.html(<NotKnownPage at={at} errors={{ who: t.item.cannotFindOut }} typed={typedOf(c)} />, 422)
        : answerNoDraft(c, at, saved.refused)
    }),
  )
}

const NotKnownPage = ({ at, all, errors, typed, cpr }: Filled & { at: AtDraft; all?: boolean }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const left = at.questions.filter(question =>
    lacksFindOut(at.house.instrument, question, ratingOf(at.draft.answers, question)),
  )
  return (
    <DraftPage at={at} title={t.notKnown.title} errors={errors}>
      {left.length === 0 ? (
        <>
          <p>{t.notKnown.none}</p>
          <LinkButton href={at.base}>{t.overview.back}</LinkButton>
        </>
      ) : (
        <>
          <Lead>{t.notKnown.lead}</Lead>
          <p>
            <a href={`${at.base}/not-known?all`}>{t.notKnown.all}</a>
          </p>
          <DeskForm view={at.view} action={`${at.base}/not-known`}>
            {cpr && <CprQuestion language={language} />}
            <Checkboxes
              name="questions"
              legend={t.notKnown.legend}
              error={errors?.['questions']}
              options={left.map(question => ({
                value: questionPath(question),
                label: [
                  `${question.item.code} ${question.item.label[language]}`,
                  question.actor && t.item.about(question.actor.name),
                ]
                  .filter(Boolean)
                  .join(' – '),
              }))}
              chosen={typed?.all('questions') ?? (all ? left.map(questionPath) : [])}
            />
            <FindOutFields at={at} errors={errors} typed={typed} />
            <Button>{t.notKnown.save}</Button>
          </DeskForm>
        </>
      )}
    </DraftPage>
  )
}
