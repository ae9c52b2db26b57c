import { z } from 'zod'
import { markNotKnown } from '../../../risk/assessment/mark-not-known.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Choice, Tick } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { DraftPage } from './draft-frame.tsx'
import { FindOutFields, findOutShape, readFindOut } from './find-out.tsx'
import { lacksFindOut, questionPath, ratingOf, type Question } from './questions.ts'
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
            <WhatIsLeft
              at={at}
              left={left}
              error={errors?.['questions']}
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

interface WhatIsLeftProps {
  at: AtDraft
  left: readonly Question[]
  error: string | undefined
  chosen: readonly string[]
}

/** What nobody has answered, folded by domain and by actor. Open is where some were chosen, and at first the first. */
const WhatIsLeft = ({ at, left, error, chosen }: WhatIsLeftProps): Markup => {
  const { language } = at.view
  const t = texts(language)
  const numbered = left.map((question, index) => ({ ...question, index, value: questionPath(question) }))
  const groups = Map.groupBy(numbered, ({ item, actor }) => actor?.id ?? item.domain)
  const titleOf = ({ item, actor }: Question) =>
    actor ? t.item.about(actor.name) : `${item.domain}. ${domainLabel(at, item.domain)}`
  return (
    <Choice name="questions" legend={t.notKnown.legend} error={error} options={[]}>
      {[...groups.values()].map((group, place) => {
        const title = group[0] ? titleOf(group[0]) : ''
        const picked = group.filter(({ value }) => chosen.includes(value)).length
        const isWhole = picked === group.length
        return (
          <Details
            summary={[t.notKnown.group(title, group.length), isWhole && t.notKnown.allChosen]
              .filter(Boolean)
              .join(', ')}
            open={chosen.length === 0 ? place === 0 : picked > 0 && !isWhole}
          >
            <div role="group" aria-label={title}>
              {group.map(({ item, value, index }) => (
                <Tick
                  type="checkbox"
                  name="questions"
                  option={{ value, label: `${item.code} ${item.label[language]}` }}
                  index={index}
                  checked={chosen.includes(value)}
                />
              ))}
            </div>
          </Details>
        )
      })}
    </Choice>
  )
}

const domainLabel = (at: AtDraft, code: string): string =>
  at.house.instrument.domains.find(domain => domain.code === code)?.label[at.view.language] ?? code
