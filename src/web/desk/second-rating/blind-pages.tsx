import { z } from 'zod'
import { findAskingStaffMember } from '../../../access/staff.sql.ts'
import { present } from '../../../foundation/assert.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import { findContent, scenariosOf } from '../../../risk/assessment/draft.ts'
import { answerCodes, durabilities, emptyRating } from '../../../risk/assessment/parts.ts'
import { signingKeys } from '../../../risk/assessment/signing.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { domainPart, emptyDomain, type SecondContent } from '../../../risk/second-rating/second-rating.ts'
import { signSecondRating, type SignSecondRating } from '../../../risk/second-rating/sign-second-rating.ts'
import { missingIn, type Missing } from '../../../risk/second-rating/unanswered.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { ownWords } from '../../kit/form.ts'
import { formatDeadline, formatMoment } from '../../kit/language.ts'
import { ratingOf } from '../assessment/questions.ts'
import { RatingFields } from '../assessment/rating-fields.tsx'
import { readVersion, typedOf, VersionField } from '../assessment/read-version.tsx'
import { texts as assessmentTexts } from '../assessment/texts.ts'
import { actOnce, readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import { roughly } from '../case/roughly.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { readAgain, withBlind, type AtBlind } from './at-blind.ts'
import { BlindPage, flagWords, Known } from './blind-frame.tsx'
import { saveBlind } from './save-blind.ts'
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
  desk.post('/second-ratings/:sid/signature', withBlind(house, sign))
}

type Domain = Instrument['domains'][number]

/** One page of questions: a domain, and the person where it is rated once for each. */
interface About {
  readonly domain: Domain
  readonly actor: { readonly id: PersonId; readonly name: string } | undefined
}

function pagesOf(at: AtBlind): About[] {
  return at.house.instrument.domains.flatMap((domain): About[] =>
    domain.ratedPer === 'actor'
      ? at.actors.map(actor => ({ domain, actor }))
      : [{ domain, actor: undefined }],
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
  const answerIn = (name: string) => answerCodes.find(code => code === typedOf(c).one(name))
  const content: SecondContent = {
    kind: 'domain',
    ratings: Object.fromEntries(
      itemsOf(at.house, about.domain).map(({ code, tags, protective }) => [
        code,
        {
          now: answerIn(`${code}-now`),
          earlier: answerIn(`${code}-earlier`),
          tags: c.var.body.all(`${code}-tags`).filter(tag => tags?.some(each => each === tag)),
          holds: protective ? durabilities.find(each => each === typedOf(c).one(`${code}-holds`)) : undefined,
        },
      ]),
    ),
    note: note ?? '',
  }
  const pages = pagesOf(at)
  const index = pages.findIndex(
    ({ domain, actor }) => domain.code === about.domain.code && actor?.id === about.actor?.id,
  )
  const next = pages[index + 1]
  return saveBlind(
    c,
    at,
    {
      act,
      part: domainPart(about.domain.code),
      personId: about.actor?.id,
      version,
      content,
      next: next ? pathOf(at, next) : `${at.base}/scenarios`,
    },
    typed => <QuestionsPage at={at} about={about} typed={typed} changed />,
  )
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
        rules: at.rules(),
        actors: at.actors,
        me: present(await findAskingStaffMember(tx), 'who signs'),
        language: at.view.language,
        signer,
      }),
    `/cases/${at.on.caseId}/second-ratings/${at.id}`,
  )
  if (signed.goTo !== undefined) return c.redirect(signed.goTo, 303)
  switch (signed.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-competent':
    case 'not-ready':
      // A flag that waits for the signature may have come up with it.
      return c.html(<OverviewPage at={await readAgain(at)} refused={signed.refused} />, 409)
  }
}

// Pages --------------------------------------------------------------------------------------------

const OverviewPage = ({
  at,
  refused,
}: {
  at: AtBlind
  refused?: Extract<SignSecondRating, { refused: unknown }>['refused']
}): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const words = assessmentTexts(language)
  const missing = missingIn(
    at.house.instrument,
    at.answers,
    at.actors.map(({ id }) => id),
  ).items
  const scenarios = scenariosOf(at.given).length
  const drivers = findContent(at.given, 'drivers')?.chosen.length ?? 0
  return (
    <BlindPage at={at} title={`${t.blindTitle}: ${at.blind.reference}`}>
      {at.blind.practice && (
        <p class="tags">
          <Tag tone="info" text={language === 'da' ? 'Øvelse' : 'Practice'} />
        </p>
      )}
      <Lead>{t.blindLead}</Lead>
      <p>
        {t.due(formatMoment(language, at.blind.dueAt, now))} ({formatDeadline(language, at.blind.dueAt, now)})
      </p>
      {refused && (
        <Notice kind="warning" title={t.notReady} announced>
          {refused.why === 'not-competent' && <p>{t.notCompetent}</p>}
          {refused.why === 'not-ready' && <MissingWords at={at} missing={refused.missing} />}
        </Notice>
      )}
      <Known at={at} />
      <Panel id="questions" title={t.parts}>
        <ul class="due-list">
          {pagesOf(at).map(about => {
            const count = itemsOf(at.house, about.domain).length
            const left = missing.filter(
              ({ item, personId }) =>
                personId === about.actor?.id &&
                itemsOf(at.house, about.domain).some(({ code }) => code === item),
            ).length
            return (
              <li>
                <a href={pathOf(at, about)}>{titleOf(at, about)}</a>
                <span class="hint">{t.answered(count - left, count)}</span>
              </li>
            )
          })}
          <li>
            <a href={`${at.base}/scenarios`}>{words.scenarios.title}</a>
            <span class="hint">{words.overview.scenarioCount(scenarios)}</span>
          </li>
          <li>
            <a href={`${at.base}/drivers`}>{words.drivers.title}</a>
            <span class="hint">{t.chosen(drivers)}</span>
          </li>
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

const MissingWords = ({ at, missing }: { at: AtBlind; missing: Missing }): Markup => {
  const t = texts(at.view.language)
  const items = [...new Set(missing.items.map(({ item }) => item))].join(', ')
  return (
    <ul>
      {items !== '' && <li>{t.missing(items)}</li>}
      {missing.flags.length > 0 && (
        <li>{t.missingFlags(missing.flags.map(code => flagWords(at, code)).join('; '))}</li>
      )}
      {missing.scenarios > 0 && <li>{t.missingScenarios(missing.scenarios)}</li>}
      {!missing.concluded && <li>{t.missingConclusion}</li>}
    </ul>
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
                          {each.observedOn !== undefined && `, ${roughly(language, each.observedOn)}`}
                        </p>
                      </li>
                    ))}
                  </ul>
                </Details>
              )}
              <RatingFields
                at={at}
                item={item}
                prefix={`${item.code}-`}
                kept={ratingOf(at.given, { item, actor: about.actor }) ?? emptyRating}
                typed={typed}
              />
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
