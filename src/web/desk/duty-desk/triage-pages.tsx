import { z } from 'zod'
import { needsReason } from '../../../duty-desk/colour-deadline.ts'
import { readAnswers } from '../../../duty-desk/read-enquiry.ts'
import { chooseColour, saveTriageAnswers } from '../../../duty-desk/triage-enquiry.ts'
import {
  answersOf,
  wordings,
  type GivenAnswers,
  type SavedAnswers,
  type TriageAnswersId,
  type Wording,
} from '../../../duty-desk/triage.ts'
import type { SaidBefore } from '../../../intake/said-before.ts'
import { parseId } from '../../../foundation/ids.ts'
import { colours } from '../../../risk/instruments/codes.ts'
import type { Instrument, TriageQuestion } from '../../../risk/instruments/instrument.ts'
import { da, en } from '../../../risk/instruments/triage-third-person.ts'
import { coloursToConsider, type ColoursToConsider } from '../../../risk/instruments/triage.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment, type Language } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, NotDone, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { SaidBeforeList } from './said-before.tsx'
import { texts } from './texts.ts'
import { colourAdvice, colourLabel } from './words.ts'

/** Six questions, then a colour. No colour is on the page with the questions, so that none is aimed at. */
export const triageRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/triage',
    withEnquiry(house, 'triage', async (c, at) => {
      const { latestAnswers, saidBefore } = await at.read()
      const asked = wordings.find(each => each === c.req.query('wording'))
      const wording = asked ?? latestAnswers?.given.wording ?? usualWording(at)
      return c.html(<QuestionsPage at={at} wording={wording} saved={latestAnswers} said={saidBefore} />)
    }),
  )
  desk.post('/enquiries/:id/triage', withEnquiry(house, 'triage', answersPosted(house.instrument)))

  desk.get(
    '/enquiries/:id/triage/:answers',
    withEnquiry(house, 'triage', async (c, at) => {
      const saved = await answersOfAddress(c, house, at)
      return saved ? c.html(<ColourPage at={at} saved={saved} />) : notThere(c)
    }),
  )
  desk.post(
    '/enquiries/:id/triage/:answers',
    withEnquiry(house, 'triage', async (c, at) => {
      const saved = await answersOfAddress(c, house, at)
      return saved ? colourPosted(c, at, saved) : notThere(c)
    }),
  )
}

const usualWording = (at: AtEnquiry): Wording =>
  at.enquiry.askedBy === 'citizen' ? 'person' : 'third-person'

const answersOfAddress = async (c: DeskContext, house: DeskHouse, at: AtEnquiry) => {
  const id: TriageAnswersId | undefined = parseId<'TriageAnswersId'>(c.req.param('answers'))
  return id && readAnswers(house, c.var.asking, at.opened, id)
}

/** The code of each thing that is answered: the question, or its parts. */
const asked = (question: TriageQuestion): readonly string[] =>
  question.parts ? question.parts.map(({ code }) => code) : [question.code]

const answerCodes = ['yes', 'no', 'unknown', 'not-asked'] as const
const noteField = (code: string) => `note-${code}`

function questionsForm(instrument: Instrument) {
  const { questions } = instrument.triage
  return z.object({
    [actIdName]: actId(),
    wording: choice(wordings),
    ...Object.fromEntries(
      questions.flatMap(question =>
        asked(question).map(code => [code, choice(answerCodes).default('not-asked')]),
      ),
    ),
    ...Object.fromEntries(questions.map(({ code }) => [noteField(code), ownWords(5000).default('')])),
  })
}

const answersPosted =
  (instrument: Instrument) =>
  async (c: DeskContext, at: AtEnquiry): Promise<Response> => {
    const t = texts(at.view.language)
    const read = readPost(c, questionsForm(instrument))
    if ('errors' in read) {
      const wording = wordings.find(each => each === read.typed.one('wording')) ?? usualWording(at)
      return c.html(<QuestionsPage at={at} wording={wording} typed={read.typed} errors={read.errors} />, 422)
    }
    const { act, wording, ...fields } = read.value
    const given = givenIn(instrument, wording, fields)
    const result = await actOnce(
      at,
      act,
      tx => saveTriageAnswers(tx, at.on, given),
      id => `${at.home}/triage/${id}`,
    )
    if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
    switch (result.refused.why) {
      case 'not-there':
        return notThere(c)
      case 'already-ended':
        return c.html(<NotDone at={at} title={t.taken.ended} says={t.taken.endedSays} backTo="desk" />, 409)
    }
  }

function givenIn(instrument: Instrument, wording: Wording, fields: Record<string, unknown>): GivenAnswers {
  const { questions } = instrument.triage
  const answers: GivenAnswers['answers'] = {}
  for (const code of questions.flatMap(asked)) {
    const answer = answerCodes.find(each => each === fields[code])
    if (answer && answer !== 'not-asked') answers[code] = answer
  }
  const notes = questions.flatMap(({ code }) => {
    const note = fields[noteField(code)]
    return typeof note === 'string' && note !== '' ? [[code, note] as const] : []
  })
  return {
    instrument: instrument.id,
    version: instrument.version,
    wording,
    answers,
    notes: Object.fromEntries(notes),
  }
}

interface Worded {
  readonly intro: string
  text(question: TriageQuestion): string
  hint(question: TriageQuestion): string
  part(code: string, label: string): string
}

/** The instrument's own words to the person, or ours for somebody who rings about them. */
function wordedFor(wording: Wording, instrument: Instrument, language: Language): Worded {
  if (wording === 'person') {
    return {
      intro: instrument.triage.intro[language],
      text: question => question.text[language],
      hint: question => question.hint[language],
      part: (_, label) => label,
    }
  }
  const worded = { da, en }[language]
  const questions: Readonly<Record<string, { text: string; hint: string }>> = worded.questions
  const parts: Readonly<Record<string, string>> = worded.parts
  return {
    intro: worded.intro,
    text: question => questions[question.code]?.text ?? question.text[language],
    hint: question => questions[question.code]?.hint ?? question.hint[language],
    part: (code, label) => parts[code] ?? label,
  }
}

interface QuestionsPageProps {
  at: AtEnquiry
  wording: Wording
  saved?: SavedAnswers | undefined
  said?: SaidBefore | undefined
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const QuestionsPage = ({ at, wording, saved, said, typed, errors }: QuestionsPageProps): Markup => {
  const { view, home, house } = at
  const { language } = view
  const t = texts(language).triage
  const worded = wordedFor(wording, house.instrument, language)
  const other = wording === 'person' ? 'third-person' : 'person'
  return (
    <EnquiryPage at={at} part="triage" title={t.title} errors={errors}>
      <p>{worded.intro}</p>
      <p>
        {t.wording}: <strong>{t[wording]}</strong>.{' '}
        <a href={`${home}/triage?wording=${other}`}>{t.switchTo[other]}</a>
      </p>
      {saved && (
        <Notice kind="info">
          <p>{t.continued(saved.by, formatMoment(language, saved.at, view.now))}</p>
        </Notice>
      )}
      {said && (
        <Details summary={texts(language).saidBefore.title}>
          <SaidBeforeList at={at} said={said} />
        </Details>
      )}
      <DeskForm view={view} action={`${home}/triage`}>
        <input type="hidden" name="wording" value={wording} />
        {house.instrument.triage.questions.map(question => (
          <Question
            question={question}
            worded={worded}
            language={language}
            typed={typed}
            given={saved?.given}
            errors={errors}
          />
        ))}
        <p class="hint above-answers">{t.cut}</p>
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}

interface QuestionProps {
  question: TriageQuestion
  worded: Worded
  language: Language
  typed: Typed | undefined
  given: GivenAnswers | undefined
  errors: Errors | undefined
}

const Question = (props: QuestionProps): Markup => {
  const { question, worded, language, typed, given, errors } = props
  const t = texts(language).triage
  const radios = (code: string, legend: string) => (
    <Radios
      name={code}
      legend={legend}
      options={answerCodes.map(value => ({ value, label: t.answers[value] }))}
      chosen={typed ? typed.one(code) : given?.answers[code]}
      error={errors?.[code]}
      row
    />
  )
  const asks = `${numberOf(question.code)}. ${worded.text(question)}`
  const note = noteField(question.code)
  const said = typed ? typed.one(note) : given?.notes[question.code]
  return (
    <div class="question">
      {question.parts ? (
        <fieldset>
          <legend>{asks}</legend>
          {question.parts.map(({ code, label }) => radios(code, worded.part(code, label[language])))}
        </fieldset>
      ) : (
        radios(question.code, asks)
      )}
      <Details
        summary={`${t.more} ${numberOf(question.code)}`}
        open={Boolean(said) || errors?.[note] !== undefined}
      >
        <p>{worded.hint(question)}</p>
        <TextArea
          name={note}
          label={t.note}
          optional={texts(language).contact.optional}
          rows={2}
          value={said}
          error={errors?.[note]}
        />
      </Details>
    </div>
  )
}

const colourForm = z.object({ [actIdName]: actId(), colour: choice(colours), reason: line(500).default('') })

async function colourPosted(c: DeskContext, at: AtEnquiry, saved: SavedAnswers): Promise<Response> {
  const { language, now } = at.view
  const { instrument } = at.house
  const t = texts(language)
  const again = (errors: Errors) =>
    c.html(<ColourPage at={at} saved={saved} errors={errors} typed={typedIn(c.var.body)} />, 422)
  const read = readPost(c, colourForm, { colour: { missing: t.colour.missing } })
  if ('errors' in read) return again(read.errors)
  const { act, colour, reason } = read.value
  const chosen = { answersId: saved.id, colour, reason }
  const result = await actOnce(at, act, tx => chooseColour(tx, at.on, chosen, instrument, now), at.home)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-ended':
      return c.html(<NotDone at={at} title={t.taken.ended} says={t.taken.endedSays} backTo="desk" />, 409)
    case 'reason-missing':
      return again({
        reason: t.colour.reasonMissing(colourLabel(instrument, result.refused.highest, language)),
      })
  }
}

interface ColourPageProps {
  at: AtEnquiry
  saved: SavedAnswers
  errors?: Errors | undefined
  typed?: Typed | undefined
}

const ColourPage = ({ at, saved, errors, typed }: ColourPageProps): Markup => {
  const { view, home, house } = at
  const { language } = view
  const { instrument } = house
  const t = texts(language).colour
  const toConsider = coloursToConsider(instrument, answersOf(saved.given))
  const lower = colours.some(colour => needsReason(colour, toConsider.highest))
  return (
    <EnquiryPage at={at} part="triage" title={t.title} errors={errors}>
      <ToConsider at={at} toConsider={toConsider} saved={saved} />
      <DeskForm view={view} action={`${home}/triage/${saved.id}`}>
        <Radios
          name="colour"
          legend={t.legend}
          options={colours.map(colour => ({
            value: colour,
            label: colourLabel(instrument, colour, language),
            hint: `${t.due[colour]}. ${colourAdvice(instrument, colour, language)}`,
          }))}
          chosen={typed?.one('colour')}
          error={errors?.['colour']}
        />
        {lower && (
          <TextField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={typed?.one('reason')}
            error={errors?.['reason']}
          />
        )}
        <ButtonGroup>
          <Button>{t.save}</Button>
          <LinkButton href={`${home}/triage`} kind="quiet">
            {t.back}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
      <AnswersTable at={at} given={saved.given} />
    </EnquiryPage>
  )
}

interface ToConsiderProps {
  at: AtEnquiry
  toConsider: ColoursToConsider
  saved: SavedAnswers
}

/** What the answers point at, and how much was never asked. Quiet answers are never called calm. */
const ToConsider = ({ at, toConsider, saved }: ToConsiderProps): Markup => {
  const { language } = at.view
  const t = texts(language).colour
  const { highest, prompts, notAsked } = toConsider
  if (Object.keys(saved.given.answers).length === 0) {
    return (
      <Notice kind="warning" title={t.nothingAsked}>
        <p>{t.nothingAskedSays}</p>
      </Notice>
    )
  }
  const numbers = (codes: readonly string[]) => listed(language, codes.map(numberOf))
  const because = highest && [
    ...new Set(
      prompts
        .filter(prompt => prompt.consider === highest)
        .flatMap(prompt => pointingOf(at, prompt.when, saved)),
    ),
  ]
  return (
    <Notice
      kind={highest ? 'warning' : 'info'}
      title={highest ? t.consider(colourLabel(at.house.instrument, highest, language)) : t.nothing}
    >
      <p>{because ? t.because(listed(language, because)) : t.nothingSays}</p>
      {notAsked.length > 0 && <p>{t.notAsked(numbers(notAsked))}</p>}
    </Notice>
  )
}

/** "Q2a" is "2a" to people. */
const numberOf = (code: string): string => code.slice(1)

const listed = (language: Language, parts: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)

type When = ColoursToConsider['prompts'][number]['when']

/** Which of a prompt's questions were answered so that they point there. */
function pointingOf(at: AtEnquiry, when: When, saved: SavedAnswers): string[] {
  const t = texts(at.view.language).colour
  if ('countUnknown' in when) return [t.countUnknown]
  const pointed = 'q' in when ? [when] : when.any
  return pointed.flatMap(({ q, is }) => {
    const question = at.house.instrument.triage.questions.find(({ code }) => code === q)
    const points = question && asked(question).some(code => saved.given.answers[code] === is)
    return points ? [t.questionNumber(numberOf(q))] : []
  })
}

/** What was answered, in the words it was asked in. */
export function answersInWords(
  instrument: Instrument,
  given: GivenAnswers,
  language: Language,
): { question: string; answer: string; note: string }[] {
  const t = texts(language).triage
  const worded = wordedFor(given.wording, instrument, language)
  return instrument.triage.questions.flatMap(question => {
    const note = given.notes[question.code] ?? ''
    const number = numberOf(question.code)
    return asked(question).map((code, index) => {
      const label = question.parts?.[index]?.label[language]
      const part = label === undefined ? '' : ` – ${worded.part(code, label)}`
      return {
        question: `${number}. ${worded.text(question)}${part}`,
        answer: t.answers[given.answers[code] ?? 'not-asked'],
        note: index === 0 ? note : '',
      }
    })
  })
}

const AnswersTable = ({ at, given }: { at: AtEnquiry; given: GivenAnswers }): Markup => {
  const { language } = at.view
  const t = texts(language).colour
  return (
    <Table
      caption={t.answered}
      empty=""
      rows={answersInWords(at.house.instrument, given, language)}
      columns={[
        { heading: t.question, cell: (row): Content => row.question, namesRow: true },
        { heading: t.answer, cell: (row): Content => row.answer },
        { heading: t.note, cell: (row): Content => <UserWords text={row.note} /> },
      ]}
    />
  )
}
