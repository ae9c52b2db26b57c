import { z } from 'zod'
import { findAskingStaffMember } from '../../../access/staff.sql.ts'
import { present } from '../../../foundation/assert.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import { shownOf } from '../../../risk/assessment/document.ts'
import { answerCodes } from '../../../risk/assessment/parts.ts'
import { signingKeys } from '../../../risk/assessment/signing.ts'
import { confidences, levels, severities, urgencies } from '../../../risk/instruments/codes.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { saveSecondAnswer } from '../../../risk/second-rating/save-second-answer.ts'
import {
  domainPart,
  emptyDomain,
  emptySecondConclusion,
  type SecondContent,
  type SecondPart,
} from '../../../risk/second-rating/second-rating.ts'
import { signSecondRating, type SignSecondRating } from '../../../risk/second-rating/sign-second-rating.ts'
import { secondConclusionIn, unanswered } from '../../../risk/second-rating/unanswered.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn, type Typed } from '../../kit/form.ts'
import { formatDeadline, formatMoment } from '../../kit/language.ts'
import { AnswerWords } from '../assessment/answer-words.tsx'
import { ConclusionChoices } from '../assessment/conclusion-page.tsx'
import { labels } from '../assessment/labels.ts'
import { readVersion, VersionField } from '../assessment/read-version.tsx'
import { actOnce, readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { withBlind, type AtBlind } from './at-blind.ts'
import { texts } from './texts.ts'

/** The pages of whoever rates a case blind. Nothing on them comes from the first rating but its evidence. */
export const blindRoutes: Routes = (desk, house) => {
  desk.get(
    '/second-ratings/:sid',
    withBlind(house, (c, at) => c.html(<OverviewPage at={at} />)),
  )
  for (const path of [
    '/second-ratings/:sid/questions/:domain',
    '/second-ratings/:sid/questions/:domain/:actor',
  ]) {
    desk.get(
      path,
      withBlind(house, (c, at) => {
        const about = aboutOf(c, at)
        return about ? c.html(<QuestionsPage at={at} about={about} />) : notThere(c)
      }),
    )
    desk.post(
      path,
      withBlind(house, (c, at) => {
        const about = aboutOf(c, at)
        return about ? saveQuestions(c, at, about) : notThere(c)
      }),
    )
  }
  desk.get(
    '/second-ratings/:sid/conclusion',
    withBlind(house, (c, at) => c.html(<ConclusionPage at={at} />)),
  )
  desk.post('/second-ratings/:sid/conclusion', withBlind(house, saveConclusion))
  desk.post('/second-ratings/:sid/signature', withBlind(house, sign))
}

type Domain = Instrument['domains'][number]

/** One page of questions: a domain, and the person where it is rated once for each. */
interface About {
  readonly domain: Domain
  readonly actor: { readonly id: PersonId; readonly name: string } | undefined
}

function pagesOf(at: AtBlind): About[] {
  const actors = at.people.filter(({ actor }) => actor).map(({ id, text }) => ({ id, name: text.alias }))
  return at.house.instrument.domains.flatMap((domain): About[] =>
    domain.ratedPer === 'actor' ? actors.map(actor => ({ domain, actor })) : [{ domain, actor: undefined }],
  )
}

const aboutOf = (c: DeskContext, at: AtBlind): About | undefined =>
  pagesOf(at).find(
    ({ domain, actor }) => domain.code === c.req.param('domain') && actor?.id === c.req.param('actor'),
  )

const pathOf = (at: AtBlind, { domain, actor }: About): string =>
  [`${at.base}/questions/${domain.code}`, actor?.id].filter(Boolean).join('/')

const itemsOf = ({ instrument }: AtBlind['house'], domain: Domain) =>
  instrument.items.filter(item => item.domain === domain.code)

const keptOf = (at: AtBlind, { domain, actor }: About) => {
  const answer = at.answers.find(
    ({ part, personId }) => part === domainPart(domain.code) && personId === actor?.id,
  )
  return {
    version: answer?.version ?? 0,
    content: answer?.content.kind === 'domain' ? answer.content : emptyDomain,
  }
}

// Acts ---------------------------------------------------------------------------------------------

async function saveQuestions(c: DeskContext, at: AtBlind, about: About): Promise<Response> {
  const form = z.object({ act: actId(), version: readVersion(), note: ownWords().optional() })
  const read = readWords(c, form)
  if ('errors' in read) return c.html(<QuestionsPage at={at} about={about} {...read} />, 422)
  const { act, version, note } = read.value
  const answerIn = (name: string) => answerCodes.find(code => code === typedIn(c.var.body).one(name))
  const content: SecondContent = {
    kind: 'domain',
    ratings: Object.fromEntries(
      itemsOf(at.house, about.domain).map(({ code }) => [
        code,
        { now: answerIn(`${code}-now`), earlier: answerIn(`${code}-earlier`) },
      ]),
    ),
    note: note ?? '',
  }
  const pages = pagesOf(at)
  const index = pages.findIndex(
    ({ domain, actor }) => domain.code === about.domain.code && actor?.id === about.actor?.id,
  )
  const next = pages[index + 1]
  const which = { part: domainPart(about.domain.code), personId: about.actor?.id, version }
  return save(c, at, act, which, content, next ? pathOf(at, next) : `${at.base}/conclusion`, typed => (
    <QuestionsPage at={at} about={about} typed={typed} changed />
  ))
}

async function saveConclusion(c: DeskContext, at: AtBlind): Promise<Response> {
  const form = z.object({
    act: actId(),
    version: readVersion(),
    level: choice(levels).optional(),
    urgency: choice(urgencies).optional(),
    severity: choice(severities).optional(),
    confidence: choice(confidences).optional(),
    rationale: ownWords().optional(),
  })
  const read = readWords(c, form)
  if ('errors' in read) return c.html(<ConclusionPage at={at} {...read} />, 422)
  const { act, version, rationale, ...chosen } = read.value
  const content: SecondContent = { kind: 'conclusion', ...chosen, rationale: rationale ?? '' }
  return save(
    c,
    at,
    act,
    { part: 'conclusion', personId: undefined, version },
    content,
    `${at.base}#signature`,
    typed => <ConclusionPage at={at} typed={typed} changed />,
  )
}

async function save(
  c: DeskContext,
  at: AtBlind,
  act: Parameters<typeof actOnce>[1],
  which: { part: SecondPart; personId: PersonId | undefined; version: number },
  content: SecondContent,
  next: string,
  changed: (typed: Typed) => Markup,
): Promise<Response> {
  const { part, personId, version } = which
  const saved = await actOnce(
    at,
    act,
    tx => saveSecondAnswer(tx, at.on, { ratingId: at.id, part, personId, readVersion: version }, content),
    next,
  )
  if (saved.goTo !== undefined) return c.redirect(saved.goTo, 303)
  switch (saved.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(changed(typedIn(c.var.body)), 409)
  }
}

async function sign(c: DeskContext, at: AtBlind): Promise<Response> {
  const read = readPost(c, z.object({ act: actId() }))
  if ('errors' in read) return notThere(c)
  const { signer } = await signingKeys(at.house.keys)
  const signed = await actOnce<'signed', Extract<SignSecondRating, { refused: unknown }>['refused']>(
    at,
    read.value.act,
    async tx =>
      signSecondRating(tx, at.on, {
        ratingId: at.id,
        instrument: at.house.instrument,
        actors: at.people.filter(({ actor }) => actor).map(({ id, text }) => ({ id, name: text.alias })),
        me: present(await findAskingStaffMember(tx), 'who signs'),
        language: at.view.language,
        signer,
        at: at.house.clock.now(),
      }),
    `/cases/${at.on.caseId}/second-ratings/${at.id}`,
  )
  if (signed.goTo !== undefined) return c.redirect(signed.goTo, 303)
  switch (signed.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-competent':
    case 'not-ready':
      return c.html(<OverviewPage at={at} refused={signed.refused} />, 409)
  }
}

// Pages --------------------------------------------------------------------------------------------

const BlindPage = ({
  at,
  title,
  way,
  errors,
  children,
}: {
  at: AtBlind
  title: string
  way?: boolean
  errors?: Filled['errors']
  children?: Content
}): Markup => {
  const t = texts(at.view.language)
  return (
    <DeskPage view={at.view} title={at.blind.reference} section="my-day" width="wide" errors={errors}>
      {way && (
        <Breadcrumbs
          label={t.blindTitle}
          items={[{ href: at.base, text: `${at.blind.reference}: ${t.overview}` }]}
        />
      )}
      <Heading level={1}>{title}</Heading>
      {children}
    </DeskPage>
  )
}

const OverviewPage = ({
  at,
  refused,
}: {
  at: AtBlind
  refused?: Extract<SignSecondRating, { refused: unknown }>['refused']
}): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const missing = unanswered(
    at.house.instrument,
    at.answers,
    at.people.filter(({ actor }) => actor).map(({ id }) => id),
  )
  return (
    <BlindPage at={at} title={`${t.blindTitle}: ${at.blind.reference}`}>
      {at.blind.practice && <Tag tone="info" text={language === 'da' ? 'Øvelse' : 'Practice'} />}
      <Lead>{t.blindLead}</Lead>
      <p>
        {t.due(formatMoment(language, at.blind.dueAt, now))} ({formatDeadline(language, at.blind.dueAt, now)})
      </p>
      {refused && (
        <Notice kind="warning" title={t.notReady} announced>
          {refused.why === 'not-competent' && <p>{t.notCompetent}</p>}
          {refused.why === 'not-ready' && refused.unanswered.length > 0 && (
            <p>{t.missing([...new Set(refused.unanswered.map(({ item }) => item))].join(', '))}</p>
          )}
          {refused.why === 'not-ready' && !refused.concluded && <p>{t.missingConclusion}</p>}
        </Notice>
      )}
      <Known at={at} />
      <Panel id="questions" title={t.parts}>
        <ul class="due-list">
          {pagesOf(at).map(about => {
            const of = itemsOf(at.house, about.domain).length
            const left = missing.filter(
              ({ item, personId }) =>
                personId === about.actor?.id &&
                itemsOf(at.house, about.domain).some(({ code }) => code === item),
            ).length
            return (
              <li>
                <a href={pathOf(at, about)}>{titleOf(at, about)}</a>
                <span class="hint">{t.answered(of - left, of)}</span>
              </li>
            )
          })}
          <li>
            <a href={`${at.base}/conclusion`}>{t.conclusion}</a>
          </li>
        </ul>
      </Panel>
      <Panel id="signature" title={t.sign}>
        <p>{t.signHint}</p>
        <DeskForm view={at.view} action={`${at.base}/signature`}>
          <Button>{t.sign}</Button>
        </DeskForm>
      </Panel>
    </BlindPage>
  )
}

const titleOf = (at: AtBlind, { domain, actor }: About): Content => (
  <>
    {domain.code}. {domain.label[at.view.language]}
    {actor && (
      <>
        {' – '}
        <UserWords text={actor.name} />
      </>
    )}
  </>
)

/** People, facts, events and the person's own view: what there is to judge from. */
const Known = ({ at }: { at: AtBlind }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const view = at.material.ownView
  return (
    <>
      <Panel id="people" title={t.people}>
        <ul>
          {at.people.map(({ text, exposed }) => (
            <li>
              <strong>
                <UserWords text={text.alias} />
              </strong>
              {[exposed ? t.exposed : text.relation, text.place]
                .filter(words => words !== '')
                .map(words => (
                  <>
                    {', '}
                    <UserWords text={words} />
                  </>
                ))}
              {text.note !== '' && <UserText text={text.note} />}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel id="facts" title={t.facts}>
        {at.known.length === 0 && <p>{t.noFacts}</p>}
        <ul>
          {at.known.map(each =>
            each.kind === 'fact' ? (
              <li>
                <UserText text={each.statement} />
                <p class="hint">
                  <UserWords text={each.source} />
                  {each.observedOn !== undefined && `, ${each.observedOn}`}
                </p>
              </li>
            ) : (
              <li>
                <strong>{labels(language).event(each.event)}</strong>
                {each.text !== '' && <UserText text={each.text} />}
                <p class="hint">{formatMoment(language, Temporal.Instant.from(each.at), at.view.now)}</p>
              </li>
            ),
          )}
        </ul>
      </Panel>
      {view && (
        <Panel id="own-view" title={t.ownView}>
          <AnswerWords
            wording={{
              language,
              instrument: shownOf(at.house.instrument),
              moment: instant => formatMoment(language, instant, at.view.now),
              actorName: id => at.people.find(person => person.id === id)?.text.alias ?? '–',
              aliasOf: () => '–',
            }}
            content={view}
          />
        </Panel>
      )}
    </>
  )
}

const QuestionsPage = ({
  at,
  about,
  errors,
  typed,
  cpr,
  changed,
}: Filled & { at: AtBlind; about: About; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { presence, timeframes } = at.house.instrument.scales
  const kept = keptOf(at, about)
  const options = (allowNA: boolean | undefined) => [
    ...presence.options.map(({ code, label }) => ({ value: code as string, label: label[language] })),
    ...(allowNA ? [{ value: 'NA', label: language === 'da' ? 'Ingen at bedømme' : 'Nobody to rate' }] : []),
  ]
  return (
    <BlindPage
      at={at}
      title={[
        `${about.domain.code}. ${about.domain.label[language]}`,
        about.actor && t.about(about.actor.name),
      ]
        .filter(Boolean)
        .join(' – ')}
      way
      errors={errors}
    >
      <Lead>{about.domain.intro[language]}</Lead>
      {changed && <Notice kind="warning" title={t.changed} announced />}
      <Details summary={presence.label[language]}>
        <DefinitionList
          rows={[...presence.options, ...timeframes].map(({ label, definition }) => ({
            term: label[language],
            is: definition[language],
          }))}
        />
      </Details>
      <DeskForm view={at.view} action={pathOf(at, about)}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={kept.version} />
        {itemsOf(at.house, about.domain).map(item => {
          const evidence = at.material.evidence.filter(
            each => each.item === item.code && each.personId === about.actor?.id,
          )
          const chosen = (time: 'now' | 'earlier') =>
            typed ? typed.one(`${item.code}-${time}`) : kept.content.ratings[item.code]?.[time]
          return (
            <Panel id={item.code} title={`${item.code} ${item.label[language]}`}>
              <p class="hint">{item.guidance[language]}</p>
              {evidence.length === 0 ? (
                <p class="hint">{t.noEvidence}</p>
              ) : (
                <Details summary={t.evidence(evidence.length)} open>
                  <ul>
                    {evidence.map(each => (
                      <li>
                        <UserText text={each.text} />
                        <p class="hint">
                          <UserWords text={each.source} />
                          {each.observedOn !== undefined && `, ${each.observedOn}`}
                        </p>
                      </li>
                    ))}
                  </ul>
                </Details>
              )}
              {item.timeframes.includes('now') && (
                <Radios
                  name={`${item.code}-now`}
                  legend={t.now}
                  options={options(item.allowNA)}
                  chosen={chosen('now')}
                  inline
                />
              )}
              {item.timeframes.includes('earlier') && (
                <Radios
                  name={`${item.code}-earlier`}
                  legend={t.before}
                  options={options(item.allowNA)}
                  chosen={chosen('earlier')}
                  inline
                />
              )}
            </Panel>
          )
        })}
        <TextArea
          name="note"
          label={t.note}
          rows={3}
          value={typed ? typed.one('note') : kept.content.note}
          error={errors?.['note']}
        />
        <Button>{t.save}</Button>
      </DeskForm>
    </BlindPage>
  )
}

const ConclusionPage = ({
  at,
  errors,
  typed,
  cpr,
  changed,
}: Filled & { at: AtBlind; changed?: boolean }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { conclusions } = at.house.instrument
  const answer = at.answers.find(({ part }) => part === 'conclusion')
  const kept = secondConclusionIn(at.answers) ?? emptySecondConclusion
  return (
    <BlindPage at={at} title={t.conclusion} way errors={errors}>
      <Lead>{conclusions.principle[language]}</Lead>
      {changed && <Notice kind="warning" title={t.changed} announced />}
      <DeskForm view={at.view} action={`${at.base}/conclusion`}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <ConclusionChoices at={at} kept={kept} typed={typed} />
        <TextArea
          name="rationale"
          label={t.rationaleLabel}
          hint={t.rationaleHint(conclusions.requiredText.rationaleMinChars)}
          value={typed ? typed.one('rationale') : kept.rationale}
          error={errors?.['rationale']}
        />
        <Button>{t.saveConclusion}</Button>
      </DeskForm>
      <LinkButton kind="quiet" href={at.base}>
        {t.overview}
      </LinkButton>
    </BlindPage>
  )
}
