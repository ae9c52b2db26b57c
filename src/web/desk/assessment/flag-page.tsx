import { z } from 'zod'
import { listResponsibilities } from '../../../case/responsibility.sql.ts'
import type { Responsibility } from '../../../case/responsibility.ts'
import { factKeys } from '../../../risk/facts/fact-keys.ts'
import { answerFlag } from '../../../risk/assessment/answer-flag.ts'
import type { FlagOnDraft } from '../../../risk/assessment/draft.ts'
import { flagAnswers, type FlagAnswer, type PlaceKept } from '../../../risk/assessment/parts.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Lead } from '../../components/heading.tsx'
import { TextArea } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords } from '../../kit/form.ts'
import { formatDeadline, formatMoment, type Language } from '../../kit/language.ts'
import { actOnce, readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere } from '../frame.tsx'
import type { Wording } from './answer-words.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { DraftPage, flagWords, wordingOf } from './draft-frame.tsx'
import { placeHref, placeWords } from './places.ts'
import { typedOf } from './read-version.tsx'
import { answerNoDraft } from './saved.ts'
import { texts } from './texts.ts'

export const flagShape = { answer: choice(flagAnswers), reason: ownWords(5000) }
const form = z.object({ act: actId(), ...flagShape })

/** A red flag: what raised it, what to consider, and a person's answer. */
export const flagRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/flags/:flag'
  desk.get(
    path,
    withDraft(
      house,
      'read',
      (c, at) => {
        const flag = findFlag(c, at)
        return flag ? show(c, { at, flag, next: nextOf(c, at) }) : notThere(c)
      },
      // It rings until somebody answers, and the signature answers nothing.
      (c, at) => findFlag(c, at)?.answeredAt === undefined,
    ),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const flag = findFlag(c, at)
      if (!flag) return notThere(c)
      const next = nextOf(c, at)
      const read = readWords(c, form, texts(at.view.language).flags.says)
      if ('errors' in read) return show(c, { at, flag, next, ...read }, 422)
      const { act, answer, reason } = read.value
      const facts = await factKeys(at.house.keys)
      const answered = await actOnce(
        at,
        act,
        tx => answerFlag(tx, at.on, at.draft.assessment.id, flag.id, { answer, reason }, facts),
        next,
      )
      if (answered.goTo !== undefined) return c.redirect(answered.goTo, 303)
      const { refused } = answered
      switch (refused.why) {
        case 'not-there':
          return notThere(c)
        case 'reason-missing': {
          const errors = { reason: texts(at.view.language).flags.says.reason.missing }
          return show(c, { at, flag, next, errors, typed: typedOf(c) }, 422)
        }
        case 'already-abandoned':
          return answerNoDraft(c, at, refused)
        case 'already-answered':
          return show(c, { at, next, flag: refused.flag, typed: typedOf(c) }, 409)
      }
    }),
  )
}

interface FlagPageProps extends Filled {
  at: AtDraft
  flag: FlagOnDraft
  next: string
}

/** With the names of those who are to answer: the two who have the case. */
async function show(c: DeskContext, props: FlagPageProps, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { inTransaction, on } = props.at
  const had = await inTransaction(tx => listResponsibilities(tx, on.caseId))
  const have = had.filter(({ until }) => until === undefined)
  const alias = (part: Responsibility['part']) => have.find(each => each.part === part)?.alias
  return c.html(<FlagPage {...props} responsible={alias('responsible')} deputy={alias('deputy')} />, status)
}

const FlagPage = ({
  at,
  flag,
  next,
  errors,
  typed,
  cpr,
  responsible,
  deputy,
}: FlagPageProps & { responsible: string | undefined; deputy: string | undefined }): Markup => {
  const { language, now } = at.view
  const t = texts(language).flags
  const rule = at.house.instrument.redFlags.find(({ code }) => code === flag.code)
  const deadline = formatMoment(language, flag.answerBy, now)
  return (
    <DraftPage at={at} title={flagWords(at, flag.code)} errors={errors} exceptFlag={flag.id}>
      {!flag.answeredAt && (
        <Notice
          kind="danger"
          title={`${t.answerBy(deadline)} (${formatDeadline(language, flag.answerBy, now)})`}
        >
          <p>{t.whoAnswers([responsible, deputy].filter(each => each !== undefined))}</p>
          <p>{t.note}</p>
        </Notice>
      )}
      {rule && <Lead>{rule.respond[language]}</Lead>}
      <FlagPlaces
        wording={wordingOf(at)}
        places={flag.places}
        href={place => placeHref(at.base, at.on.caseId, place)}
      />
      {flag.answeredAt ? (
        <Answered at={at} flag={flag} typed={typed} next={next} />
      ) : (
        <>
          <DeskForm view={at.view} action={`${at.base}/flags/${flag.id}?next=${encodeURIComponent(next)}`}>
            {cpr && <CprQuestion language={language} />}
            <FlagQuestion language={language} typed={typed} errors={errors} />
            <ButtonGroup>
              <Button>{t.save}</Button>
              {next !== at.base && (
                <LinkButton kind="quiet" href={next}>
                  {t.later}
                </LinkButton>
              )}
            </ButtonGroup>
          </DeskForm>
        </>
      )}
    </DraftPage>
  )
}

/** What made a flag come up, each with the way to it. */
export const FlagPlaces = ({
  wording,
  places,
  href,
}: {
  wording: Wording
  places: readonly PlaceKept[]
  href: (place: PlaceKept) => string
}): Markup => (
  <>
    <h2>{texts(wording.language).flags.why}</h2>
    <ul>
      {places.map(place => (
        <li>
          <a href={href(place)}>{placeWords(wording, place)}</a>
        </li>
      ))}
    </ul>
  </>
)

/** What a person says to a flag: act, plan or not relevant, and why. */
export const FlagQuestion = ({
  language,
  typed,
  errors,
  legend = texts(language).flags.legend,
  answers = texts(language).flags.answers,
  reasonHint = texts(language).flags.reasonHint,
}: Pick<Filled, 'typed' | 'errors'> & {
  language: Language
  legend?: string
  answers?: Readonly<Record<FlagAnswer, string>>
  reasonHint?: string
}): Markup => {
  const t = texts(language).flags
  return (
    <>
      <Radios
        name="answer"
        legend={legend}
        options={flagAnswers.map(value => ({ value, label: answers[value] }))}
        chosen={typed?.one('answer')}
        error={errors?.['answer']}
      />
      <TextArea
        name="reason"
        label={t.reason}
        hint={reasonHint}
        rows={3}
        value={typed?.one('reason')}
        error={errors?.['reason']}
      />
    </>
  )
}

const Answered = ({
  at,
  flag,
  typed,
  next,
}: Filled & { at: AtDraft; flag: FlagOnDraft; next: string }): Markup => {
  const { language, now } = at.view
  const t = texts(language).flags
  const lost = typed?.one('reason')
  return (
    <>
      <h2>{t.was}</h2>
      {flag.response && (
        <>
          <p>
            <strong>{t.answers[flag.response.answer]}.</strong>{' '}
            {flag.answeredAt &&
              t.answered(at.aliasOf(flag.answeredBy ?? ''), formatMoment(language, flag.answeredAt, now))}
          </p>
          <UserText text={flag.response.reason} />
        </>
      )}
      {lost !== undefined && (
        <Notice kind="warning" title={t.answeredMeanwhile} announced>
          <UserText text={lost} />
        </Notice>
      )}
      <p>
        <a href={next}>{texts(language).overview.back}</a>
      </p>
    </>
  )
}

const findFlag = (c: DeskContext, at: AtDraft): FlagOnDraft | undefined =>
  at.draft.flags.find(flag => flag.id === c.req.param('flag'))

/** Only ever somewhere in this draft: an address that came from outside leads nobody away. */
function nextOf(c: DeskContext, at: AtDraft): string {
  const next = c.req.query('next') ?? ''
  return /^\/[a-z-]+(\/[A-Za-z0-9-]+){0,2}(\?only=acute)?$/.test(next.slice(at.base.length)) &&
    next.startsWith(at.base)
    ? next
    : at.base
}
