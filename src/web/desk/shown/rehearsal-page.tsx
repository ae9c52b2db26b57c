import { z } from 'zod'
import { makeRehearsal } from '../../../showing/make-rehearsal.ts'
import { readRehearsal } from '../../../showing/read-rehearsal.ts'
import {
  longestQuestion,
  longestSentence,
  mostLines,
  type Rehearsal,
  type RehearsalLine,
} from '../../../showing/rehearsal.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { line, typedIn, type Errors } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { openFor } from '../papers/making.ts'
import { keptIn } from './item-page.tsx'
import { texts } from './texts.ts'

/** The sentences that the person rehearses, and the form in which the two make them together. */
export const rehearsalRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/plan/rehearsal',
    withCase(house, 'read', async (c, at) =>
      c.html(<RehearsalPage at={at} rehearsal={await rehearsalOf(at)} />),
    ),
  )
  desk.post('/cases/:id/plan/rehearsal', async c => {
    const at = await openFor(c, house, 'roles')
    return at ? made(c, at) : notThere(c)
  })
}

export const rehearsalOf = (at: AtCase): Promise<Rehearsal | undefined> =>
  at.inTransaction(tx => readRehearsal(tx, at.on))

const places = Array.from({ length: mostLines }, (_, at) => at + 1)
const question = (place: number) => `question-${place}`
const sentence = (place: number) => `sentence-${place}`

const form = z.object({
  [actIdName]: actId(),
  ...Object.fromEntries(
    places.flatMap(place => [
      [question(place), line(longestQuestion).optional()],
      [sentence(place), line(longestSentence).optional()],
    ]),
  ),
})

async function made(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language).rehearsal
  const tooLong = Object.fromEntries(
    places.flatMap(place => [question(place), sentence(place)]).map(name => [name, { tooLong: t.tooLong }]),
  )
  const read = readPost(c, form, tooLong)
  const again = async (why: { errors?: Errors; cpr?: boolean }) =>
    c.html(
      <RehearsalPage at={at} rehearsal={await rehearsalOf(at)} typed={typedIn(c.var.body)} {...why} />,
      422,
    )
  if ('errors' in read) return again({ errors: read.errors })
  const { act, ...typed } = read.value
  const answers: Readonly<Record<string, string | undefined>> = typed
  const halves = places.filter(
    place => (answers[question(place)] === undefined) !== (answers[sentence(place)] === undefined),
  )
  if (halves.length > 0) {
    return again({
      errors: Object.fromEntries(
        halves.map(place => [
          answers[question(place)] === undefined ? question(place) : sentence(place),
          t.pairMissing,
        ]),
      ),
    })
  }
  if (asksAboutCpr(c)) return again({ cpr: true })
  const lines = places.flatMap((place): RehearsalLine[] => {
    const [asked, said] = [answers[question(place)], answers[sentence(place)]]
    return asked === undefined || said === undefined ? [] : [{ question: asked, sentence: said }]
  })
  const here = `/cases/${at.on.caseId}/plan/rehearsal`
  const result = await actOnce(at, act, tx => makeRehearsal(tx, at.on, lines), here)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { refused } = result
  switch (refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return again({ errors: { [question(1)]: caseTexts(at.view.language).fields.closedCase } })
    case 'three-to-five':
      return again({ errors: { [question(Math.min(lines.length + 1, mostLines))]: t.threeToFive } })
    case 'keeps-a-word': {
      const { word } = refused.found
      const holds = (text: string | undefined) => text?.toLowerCase().includes(word.toLowerCase()) === true
      const field = places
        .flatMap(place => [question(place), sentence(place)])
        .find(name => holds(answers[name]))
      return again({ errors: { [field ?? question(1)]: keptIn(at.view.language, refused.found) } })
    }
  }
}

const RehearsalPage = (
  props: Filled & { at: AtCase; rehearsal: Rehearsal | undefined; cpr?: boolean },
): Markup => {
  const { at, rehearsal, errors, typed, cpr } = props
  const { view, theCase } = at
  const { rehearsal: t } = texts(view.language)
  const here = `/cases/${theCase.id}/plan/rehearsal`
  return (
    <CasePage view={view} theCase={theCase} part="plan" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      {rehearsal ? (
        <Panel id="now" title={t.now}>
          <ol>
            {rehearsal.lines.map(each => (
              <li>
                <UserWords text={each.question} />{' '}
                <strong>
                  <UserWords text={each.sentence} />
                </strong>
              </li>
            ))}
          </ol>
          <p class="hint">
            {t.made(formatMoment(view.language, rehearsal.madeAt, view.now), rehearsal.madeBy)}
          </p>
          <ButtonGroup>
            <LinkButton href={`/cases/${theCase.id}/shown`}>{t.toShown}</LinkButton>
            <LinkButton href={`${here}/paper`} kind="quiet">
              {t.print}
            </LinkButton>
          </ButtonGroup>
        </Panel>
      ) : (
        <p class="empty">{t.none}</p>
      )}
      {!theCase.closedAt && (
        <Panel id="make" title={t.change}>
          <p>{t.rules}</p>
          <DeskForm view={view} action={here}>
            {cpr && <CprQuestion language={view.language} />}
            {places.map(place => (
              <>
                <TextField
                  name={question(place)}
                  label={t.question(place)}
                  hint={t.questionHint}
                  optional={place > 3 ? t.optional : undefined}
                  error={errors?.[question(place)]}
                  value={typed ? typed.one(question(place)) : rehearsal?.lines[place - 1]?.question}
                />
                <TextField
                  name={sentence(place)}
                  label={t.sentence(place)}
                  hint={t.sentenceHint}
                  optional={place > 3 ? t.optional : undefined}
                  error={errors?.[sentence(place)]}
                  value={typed ? typed.one(sentence(place)) : rehearsal?.lines[place - 1]?.sentence}
                />
              </>
            ))}
            <Button>{t.save}</Button>
          </DeskForm>
        </Panel>
      )}
    </CasePage>
  )
}
