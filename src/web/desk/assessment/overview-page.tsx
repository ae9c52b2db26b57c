import { findContent, findAnswer, scenariosOf } from '../../../risk/assessment/draft.ts'
import { otherPart } from '../../../risk/assessment/parts.ts'
import type { Domain } from '../../../risk/instruments/instrument.ts'
import { ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Routes } from '../desk-house.ts'
import { presenceWord } from './answer-words.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { newerVersion } from './carry-page.tsx'
import { DraftPage, flagWords, wordingOf } from './draft-frame.tsx'
import { lacksKnower } from './found-in-words.ts'
import { lacksFindOut, progressOf, questionPath, ratingOf, type Question } from './questions.ts'
import { texts } from './texts.ts'

/** The draft at a glance: what is answered, what is not known, what is left. Words, never a score. */
export const overviewRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/assessments/:aid',
    withDraft(house, 'read', async (c, at) =>
      c.html(<OverviewPage at={at} newer={await newerVersion(house, at)} />),
    ),
  )
}

const OverviewPage = ({ at, newer }: { at: AtDraft; newer: Markup | undefined }): Markup => {
  const { language } = at.view
  const t = texts(language).overview
  const isAcute = at.questions.some(({ item }) => item.acute)
  return (
    <DraftPage at={at} title={t.title} isOverview>
      {newer}
      <ButtonGroup>
        {isAcute && (
          <LinkButton kind="primary" href={`${at.base}/acute`}>
            {t.acuteFirst}
          </LinkButton>
        )}
        <LinkButton href={`${at.base}/provisional`}>{t.provisional}</LinkButton>
      </ButtonGroup>
      <p>
        {t.acuteHint} {t.provisionalHint}
      </p>
      {at.house.instrument.domains.map(domain => (
        <DomainPanel at={at} domain={domain} />
      ))}
      <p>
        <a href={`${at.base}/not-known`}>{t.notKnown}</a>
      </p>
      <Panel id="afterwards" title={t.afterwards}>
        <DefinitionList rows={steps(at)} />
      </Panel>
      {at.draft.flags.some(flag => flag.answeredAt) && <AnsweredFlags at={at} />}
      <p>
        <a href={`${at.base}/abandonment`}>{t.abandon}</a>
      </p>
    </DraftPage>
  )
}

const DomainPanel = ({ at, domain }: { at: AtDraft; domain: Domain }): Markup => {
  const { language } = at.view
  const t = texts(language).overview
  const questions = at.questions.filter(({ item }) => item.domain === domain.code)
  const other = findAnswer(at.draft.answers, otherPart(domain.code))?.content
  const otherRow = {
    term: t.other,
    is: other?.kind === 'other' && other.text.trim() !== '' ? t.written : t.none,
    change: <ChangeLink href={`${at.base}/other/${domain.code}`} text={t.see} about={t.other} />,
  }
  const isPerActor = domain.ratedPer === 'actor'
  return (
    <Panel id={`domain-${domain.code}`} title={`${domain.code}. ${domain.label[language]}`}>
      <p>{domain.intro[language]}</p>
      {isPerActor && at.around.surroundings.actors.length === 0 && (
        <>
          <p>{t.noActors}</p>
          <p>
            <a href={`/cases/${at.on.caseId}/people`}>{t.addActor}</a>
          </p>
        </>
      )}
      {isPerActor ? (
        at.around.surroundings.actors.map(actor => (
          <Questions
            at={at}
            about={t.forPerson(actor.name)}
            questions={questions.filter(question => question.actor?.id === actor.id)}
          />
        ))
      ) : (
        <Questions at={at} questions={questions} />
      )}
      <DefinitionList rows={[otherRow]} />
    </Panel>
  )
}

/** Questions that stand together, in one line until one wants to see them: those next in turn stand open. */
const Questions = ({
  at,
  about,
  questions,
}: {
  at: AtDraft
  about?: string
  questions: readonly Question[]
}): Markup => {
  const next = at.questions.find(question => progressOf(ratingOf(at.draft.answers, question)) === 'open')
  return (
    <Details
      summary={[about, countsIn(at, questions)].filter(Boolean).join(': ')}
      open={next !== undefined && questions.includes(next)}
    >
      <DefinitionList rows={questions.map(question => rowOf(at, question))} />
    </Details>
  )
}

function countsIn(at: AtDraft, questions: readonly Question[]): string {
  const t = texts(at.view.language).overview
  const progress = questions.map(question => progressOf(ratingOf(at.draft.answers, question)))
  const count = (which: (typeof progress)[number]) => progress.filter(each => each === which).length
  return [
    t.rated(count('answered')),
    count('not-known') > 0 && t.unknown(count('not-known')),
    count('open') > 0 && t.open(count('open')),
  ]
    .filter(Boolean)
    .join(' · ')
}

function rowOf(at: AtDraft, question: Question) {
  const { language } = at.view
  const t = texts(language).overview
  const { item } = question
  const rating = ratingOf(at.draft.answers, question)
  const label = item.label[language]
  const isAnswered = rating !== undefined && (rating.now !== undefined || rating.earlier !== undefined)
  return {
    term: `${item.code} ${label}`,
    is: (
      <>
        {item.acute && (
          <>
            <Tag tone="warning" text={texts(language).item.acute} icon="clock" />{' '}
          </>
        )}
        {isAnswered ? stateOf(at, question) : t.notRated}
      </>
    ),
    change: (
      <ChangeLink
        href={`${at.base}/items/${questionPath(question)}`}
        text={isAnswered ? t.change : t.answer}
        about={label}
      />
    ),
  }
}

function stateOf(at: AtDraft, question: Question): string {
  const t = texts(at.view.language).overview
  const wording = wordingOf(at)
  const rating = ratingOf(at.draft.answers, question)
  if (!rating) return ''
  const { now, earlier, evidence } = rating
  const isRated = [now, earlier].some(answer => answer !== undefined && answer !== 'U')
  return [
    now && t.now(presenceWord(wording, now)),
    earlier && t.earlier(presenceWord(wording, earlier)),
    evidence.length > 0 ? t.evidence(evidence.length) : isRated && t.noEvidence,
    lacksKnower(rating) && t.noKnower,
    lacksFindOut(at.house.instrument, question, rating) && t.noOneFindsOut,
  ]
    .filter(Boolean)
    .join(' · ')
}

function steps(at: AtDraft) {
  const t = texts(at.view.language).overview
  const { answers } = at.draft
  const scenarios = scenariosOf(answers).length
  const drivers = findContent(answers, 'drivers')?.chosen.length ?? 0
  const row = (term: string, is: Content, path: string) => ({
    term,
    is,
    change: <ChangeLink href={`${at.base}/${path}`} text={t.see} about={term} />,
  })
  const begun = (part: 'own-view' | 'conclusion') => (findContent(answers, part) ? t.begun : t.notYet)
  return [
    row(t.steps.scenarios, scenarios === 0 ? t.notYet : t.scenarioCount(scenarios), 'scenarios'),
    row(t.steps.ownView, begun('own-view'), 'own-view'),
    row(t.steps.drivers, drivers === 0 ? t.notYet : t.driverCount(drivers), 'drivers'),
    row(t.steps.conclusion, begun('conclusion'), 'conclusion'),
    row(t.steps.signature, t.notYet, 'signature'),
  ]
}

const AnsweredFlags = ({ at }: { at: AtDraft }): Markup => {
  const { language, now } = at.view
  const t = texts(language).flags
  return (
    <Panel id="flags" title={t.all}>
      <DefinitionList
        rows={at.draft.flags.flatMap(flag =>
          flag.response && flag.answeredAt
            ? [
                {
                  term: flagWords(at, flag.code),
                  is: `${t.answers[flag.response.answer]}. ${t.answered(
                    at.aliasOf(flag.answeredBy ?? ''),
                    formatMoment(language, flag.answeredAt, now),
                  )}`,
                  change: (
                    <ChangeLink
                      href={`${at.base}/flags/${flag.id}`}
                      text={texts(language).overview.see}
                      about={flagWords(at, flag.code)}
                    />
                  ),
                },
              ]
            : [],
        )}
      />
    </Panel>
  )
}

/** The same word on every row, and what it is about for whoever hears it alone. */
const ChangeLink = ({ href, text, about }: { href: string; text: string; about: string }): Markup => (
  <a href={href}>
    {text}
    <span class="hidden-text">: {about}</span>
  </a>
)
