import { timeZone } from '../../../country/dk/opening-hours.ts'
import { traceOnCase } from '../../../access/audit/trace.sql.ts'
import { listStaff } from '../../../access/staff.sql.ts'
import { isAsSigned, said } from '../../../risk/assessment/document.ts'
import type { FlagOnDraft } from '../../../risk/assessment/draft.ts'
import { readFlags } from '../../../risk/assessment/read-draft.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import { listSigned, type SignedAssessment } from '../../../risk/assessment/read-signed.ts'
import { signingKeys } from '../../../risk/assessment/signing.ts'
import { findDraft } from '../../../risk/assessment/assessment.sql.ts'
import { agreedLevelOf } from '../../../risk/second-rating/agreed-level.ts'
import { listSecondRatings } from '../../../risk/second-rating/second-rating.sql.ts'
import type { SecondRating } from '../../../risk/second-rating/second-rating.ts'
import { LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { UserText } from '../../components/user-text.tsx'
import { formatDate, formatMoment, formatTime } from '../../kit/language.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Routes } from '../desk-house.ts'
import { notThere } from '../frame.tsx'
import { anchored, AnswerWords, wordFor, wordsOfFlag, type Wording } from './answer-words.tsx'
import { OpenFlags } from './draft-frame.tsx'
import { foundInWords } from './found-in-words.ts'
import { placeWords } from './places.ts'
import { texts } from './texts.ts'

/** A signed assessment as it was shown, checked against its signature each time it is opened. */
export const signedRoutes: Routes = (desk, house) => {
  const list = '/cases/:id/assessments/:aid/signed'
  desk.get(
    list,
    withCase(house, 'read', async (c, at) => {
      const signed = await at.inTransaction(tx => listSigned(tx, at.on))
      const own = signed.filter(({ row }) => row.assessmentId === c.req.param('aid'))
      const shown = own.find(({ row }) => row.kind === 'final') ?? own[0]
      return shown
        ? c.redirect(
            `/cases/${at.on.caseId}/assessments/${shown.row.assessmentId}/signed/${shown.row.id}`,
            303,
          )
        : notThere(c)
    }),
  )

  desk.get(
    `${list}/:signature`,
    withCase(house, 'read', async (c, at) => {
      const evenSo = c.req.query('even-so') !== undefined
      const { signed, hidden, aliases, second, flags } = await at.inTransaction(async tx => {
        const found = (await listSigned(tx, at.on)).find(({ row }) => row.id === c.req.param('signature'))
        const draft = await findDraft(tx, at.on.caseId)
        const isHidden =
          found !== undefined &&
          found.row.assessmentId !== draft?.id &&
          (await isFormerLevelHidden(tx, at.on))
        if (found && isHidden && evenSo) {
          await traceOnCase(tx, at.on.caseId, {
            act: 'read-former-level',
            outcome: 'read',
            subject: found.row.id,
          })
        }
        const staff = new Map<string, string>((await listStaff(tx)).map(({ id, alias }) => [id, alias]))
        const ratings = await listSecondRatings(tx, at.on)
        return {
          signed: found,
          hidden: isHidden && !evenSo,
          aliases: staff,
          second: ratings.find(({ assessmentId }) => assessmentId === found?.row.assessmentId),
          flags: found ? await readFlags(tx, at.on, found.row.assessmentId) : [],
        }
      })
      if (!signed || signed.row.assessmentId !== c.req.param('aid')) return notThere(c)
      if (hidden) return c.html(<HiddenPage at={at} here={c.req.path} />)
      const { signer } = await signingKeys(house.keys)
      const genuine = isAsSigned(signed.sealed, signed.row, signer.publicKey)
      return c.html(
        <SignedPage
          at={at}
          signed={signed}
          genuine={genuine}
          aliases={aliases}
          second={second}
          flags={flags}
        />,
      )
    }),
  )
}

/** More places than these are folded: in a draft that was signed early there are dozens. */
const FEW_PLACES = 6

const Places = ({ words, more }: { words: readonly string[]; more: (count: number) => string }): Markup =>
  words.length <= FEW_PLACES ? (
    <p class="hint">{words.join(' · ')}</p>
  ) : (
    <Details summary={more(words.length)}>
      <ul>
        {words.map(each => (
          <li>{each}</li>
        ))}
      </ul>
    </Details>
  )

/** A flag that was unanswered when it was signed, and what somebody has said to it since. */
const AnsweredSince = ({ wording, flag }: { wording: Wording; flag: FlagOnDraft | undefined }): Markup => {
  const t = texts(wording.language).flags
  if (!flag?.response || !flag.answeredAt) return <>{`${t.unanswered}.`}</>
  return (
    <>
      {`${t.answers[flag.response.answer]}.`}{' '}
      {t.answeredSince(wording.aliasOf(flag.answeredBy ?? ''), wording.moment(flag.answeredAt))}
      <UserText text={flag.response.reason} />
    </>
  )
}

const HiddenPage = ({ at, here }: { at: AtCase; here: string }): Markup => {
  const t = texts(at.view.language).signed.formerHidden
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.title}>
      <Lead>{t.says}</Lead>
      <LinkButton href={`${here}?even-so`}>{t.show}</LinkButton>
      <p class="hint">{t.hint}</p>
    </CasePage>
  )
}

interface SignedPageProps {
  at: AtCase
  signed: SignedAssessment
  genuine: boolean
  aliases: ReadonlyMap<string, string>
  second: SecondRating | undefined
  /** As they stand now; the document has them as they stood. */
  flags: readonly FlagOnDraft[]
}

const SignedPage = ({ at, signed, genuine, aliases, second, flags }: SignedPageProps): Markup => {
  const { now } = at.view
  const { document, row } = signed
  // The document keeps its own language; a translation made now would be another document.
  const { language, instrument } = document
  const t = texts(language)
  // A document is read on another day: "tomorrow" would be wrong there.
  const exact = (instant: Temporal.Instant) => {
    const day = instant.toZonedDateTimeISO(timeZone).toPlainDate()
    return t.signed.moment(formatDate(language, day), formatTime(language, instant))
  }
  const moment = (instant: string) => exact(Temporal.Instant.from(instant))
  const wording: Wording = {
    language,
    instrument,
    moment: exact,
    actorName: id => document.actors.find(actor => actor.id === id)?.name ?? '–',
    aliasOf: id => aliases.get(id) ?? (id === document.signedBy.id ? document.signedBy.alias : '–'),
  }
  const waiting = flags.filter(({ answeredAt }) => !answeredAt)
  const isOver = Temporal.Instant.compare(document.validUntil, now) < 0
  const concluded = document.answers.find(({ content }) => content.kind === 'conclusion')?.content
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.titled[document.titled]}>
      <Breadcrumbs
        label={t.list.title}
        items={[{ href: `/cases/${at.on.caseId}/assessments`, text: texts(at.view.language).list.title }]}
      />
      {document.kind === 'final' && waiting.length > 0 && (
        <OpenFlags
          view={at.view}
          base={`/cases/${at.on.caseId}/assessments/${row.assessmentId}`}
          flags={waiting}
          words={code => wordsOfFlag(instrument, code, at.view.language)}
        />
      )}
      {second && document.kind === 'final' && <SecondEyes at={at} second={second} document={document} />}
      <article lang={language}>
        {!genuine && <Notice kind="danger" title={t.signed.broken} announced />}
        <Lead>
          {t.kinds[document.kind]}.{' '}
          {isOver
            ? t.signed.expired(moment(document.validUntil))
            : t.signed.notice(moment(document.validUntil))}
          .
        </Lead>
        <Panel id="concluded" title={t.conclusion.title}>
          <DefinitionList
            rows={[
              {
                term: t.signed.level,
                is: anchored(instrument.conclusions.level, document.inForce.level, language),
              },
              {
                term: t.signed.urgency,
                is: anchored(instrument.conclusions.urgency, document.inForce.urgency, language),
              },
              ...(document.reason === undefined
                ? []
                : [{ term: t.signed.reason, is: <UserText text={document.reason} /> }]),
              { term: t.signed.by, is: document.signedBy.alias },
              { term: t.signed.at, is: moment(document.signedAt) },
              { term: t.signed.validUntil, is: moment(document.validUntil) },
            ]}
          />
          {concluded?.kind === 'conclusion' && (
            <AnswerWords wording={wording} content={{ ...concluded, level: undefined, urgency: undefined }} />
          )}
        </Panel>
        <Parts signed={signed} wording={wording} />
        <Heading level={2}>{t.flags.all}</Heading>
        {document.flags.length === 0 && <p>{t.signed.noFlags}</p>}
        <DefinitionList
          rows={document.flags.map(({ code, response }) => ({
            term: wordsOfFlag(instrument, code, language),
            is: response ? (
              <>
                {`${t.flags.answers[response.answer]}.`}
                <UserText text={response.reason} />
              </>
            ) : (
              <AnsweredSince wording={wording} flag={flags.find(flag => flag.code === code)} />
            ),
          }))}
        />
        <Heading level={2}>{document.kind === 'final' ? t.signed.findings : t.signed.stillMissing}</Heading>
        {document.findings.length === 0 && <p>{t.signed.noFindings}</p>}
        <DefinitionList
          rows={document.findings.flatMap(finding =>
            foundInWords(at.house.instrument, wording, finding, document.answers).map(({ text, places }) => ({
              term: text,
              is: (
                <>
                  {finding.reason !== undefined && <UserText text={finding.reason} />}
                  {finding.dismissed && <p>{t.signed.dismissed}</p>}
                  {places.length > 0 && (
                    <Places words={places.map(place => placeWords(wording, place))} more={t.signed.places} />
                  )}
                </>
              ),
            })),
          )}
        />
        {document.kind === 'final' ? (
          <Questions signed={signed} wording={wording} />
        ) : (
          <Details summary={t.signed.whole}>
            <Questions signed={signed} wording={wording} />
          </Details>
        )}
        <Panel id="proof" title={t.overview.steps.signature}>
          <DefinitionList
            rows={[
              {
                term: t.signed.instrument,
                is: `${said(instrument.title, language)} ${instrument.version}. ${said(instrument.disclaimer, language)} ${instrument.licence.code}`,
              },
              {
                term: t.signed.digest,
                is: (
                  <code>
                    {Buffer.from(row.digest)
                      .toString('hex')
                      .replaceAll(/(.{8})/g, '$1 ')}
                  </code>
                ),
              },
              { term: t.overview.steps.signature, is: genuine ? t.signed.genuine : t.signed.broken },
            ]}
          />
        </Panel>
      </article>
    </CasePage>
  )
}

/** Whether somebody else has rated it too, and where one asks them. */
const SecondEyes = ({
  at,
  second,
  document,
}: {
  at: AtCase
  second: SecondRating
  document: SignedAssessment['document']
}): Markup => {
  const { language, now } = at.view
  const t = texts(language).signed.second
  const agreed = agreedLevelOf(at.house.instrument, document, [second])
  const { conclusions } = document.instrument
  const says = second.agreedAt
    ? agreed
      ? t.agreedOn(
          wordFor(conclusions.level, agreed.level, language),
          wordFor(conclusions.urgency, agreed.urgency, language).toLowerCase(),
          formatMoment(language, Temporal.Instant.from(agreed.validUntil), now),
        )
      : t.agreed
    : second.signedAt
      ? t.signed
      : second.raterId
        ? t.asked(formatMoment(language, second.dueAt, now))
        : t.wanted(formatMoment(language, second.dueAt, now))
  return (
    <Notice kind={second.agreedAt ? 'info' : 'warning'} title={t.title}>
      <p>{says}</p>
      <LinkButton kind="secondary" href={`/cases/${at.on.caseId}/second-ratings/${second.id}`}>
        {second.agreedAt ? t.seeBoth : second.raterId ? t.see : t.ask}
      </LinkButton>
    </Notice>
  )
}

const Parts = ({ signed, wording }: { signed: SignedAssessment; wording: Wording }): Markup => {
  const { document } = signed
  const t = texts(wording.language)
  const view = document.answers.find(({ content }) => content.kind === 'own-view')?.content
  const drivers = document.answers.find(({ content }) => content.kind === 'drivers')?.content
  const scenarios = document.answers.flatMap(({ content }) =>
    content.kind === 'scenario' && !content.removed ? [content] : [],
  )
  return (
    <>
      {view && (
        <Panel id="own-view" title={t.ownView.title}>
          <AnswerWords wording={wording} content={view} />
        </Panel>
      )}
      {drivers && (
        <Panel id="drivers" title={t.drivers.title}>
          <AnswerWords wording={wording} content={drivers} />
        </Panel>
      )}
      {scenarios.map((content, index) => (
        <Panel
          id={`scenario-${index + 1}`}
          title={wordFor(wording.instrument.conclusions.scenarios.types, content.type, wording.language)}
        >
          <AnswerWords wording={wording} content={content} />
        </Panel>
      ))}
    </>
  )
}

const Questions = ({ signed, wording }: { signed: SignedAssessment; wording: Wording }): Markup => {
  const { language, instrument } = wording
  const { document } = signed
  const t = texts(language)
  const { presence, timeframes } = instrument.scales
  return (
    <>
      <Heading level={2}>{t.signed.questions}</Heading>
      <Details summary={presence.label[language]}>
        <DefinitionList
          rows={[...presence.options, ...timeframes].map(({ label, definition }) => ({
            term: label[language],
            is: definition[language],
          }))}
        />
      </Details>
      {instrument.domains.map(domain => (
        <Panel id={`signed-${domain.code}`} title={`${domain.code}. ${domain.label[language]}`}>
          <p>{domain.intro[language]}</p>
          {(domain.ratedPer === 'actor' ? document.actors : [undefined]).map(actor =>
            instrument.items
              .filter(item => item.domain === domain.code)
              .map(item => {
                const answer = document.answers.find(
                  ({ part, personId }) => part === `item:${item.code}` && personId === actor?.id,
                )
                return (
                  <>
                    <Heading level={3}>
                      {[`${item.code} ${item.label[language]}`, actor && t.item.about(actor.name)]
                        .filter(Boolean)
                        .join(' – ')}
                    </Heading>
                    <p class="hint">{item.guidance[language]}</p>
                    {answer ? (
                      <AnswerWords wording={wording} content={answer.content} />
                    ) : (
                      <p>{t.signed.notRated}</p>
                    )}
                  </>
                )
              }),
          )}
          {document.answers.flatMap(({ part, content }) =>
            part === `other:${domain.code}` ? [<AnswerWords wording={wording} content={content} />] : [],
          )}
        </Panel>
      ))}
    </>
  )
}
