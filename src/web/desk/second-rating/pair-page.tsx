import { z } from 'zod'
import { traceOnCase } from '../../../access/audit/trace.sql.ts'
import { listStaff } from '../../../access/staff.sql.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { parseId } from '../../../foundation/ids.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import { listSigned, type SignedAssessment } from '../../../risk/assessment/read-signed.ts'
import { levels, urgencies } from '../../../risk/instruments/codes.ts'
import { agreeOnRatings } from '../../../risk/second-rating/agree-on-ratings.ts'
import { getInstrument } from '../../../risk/loading/read-instruments.ts'
import { compareRatings, conclusionOf, type Compared } from '../../../risk/second-rating/agreement.ts'
import { askSecondRater } from '../../../risk/second-rating/ask-second-rater.ts'
import {
  listSecondRatings,
  listWhoCanRate,
  type CanRate,
} from '../../../risk/second-rating/second-rating.sql.ts'
import type { SecondDocument, SecondRating } from '../../../risk/second-rating/second-rating.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords } from '../../kit/form.ts'
import { formatDate, formatMoment, formatTime } from '../../kit/language.ts'
import { anchored, presenceWord, wordFor, type Wording } from '../assessment/answer-words.tsx'
import { anchoredOptions } from '../assessment/conclusion-page.tsx'
import { signingOf } from '../assessment/signing-of.ts'
import { actOnce, readWords, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { notThere, DeskForm, readPost } from '../frame.tsx'
import { DriversOfBoth, FlagsOfBoth, ScenariosOfBoth, Side } from './both-sides.tsx'
import { texts } from './texts.ts'

/** Two ratings of one case: who is asked, what each saw, and what they came to. For those who have the case. */
export const pairRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/second-ratings/:sid'
  desk.get(
    path,
    withCase(house, 'read', async (c, at) => {
      const pair = await readPair(c, at)
      return pair ? c.html(<PairPage at={at} pair={pair} />) : notThere(c)
    }),
  )

  desk.post(
    `${path}/rater`,
    withCase(house, 'write', async (c, at) => {
      const id = parseId<'SecondRatingId'>(c.req.param('sid'))
      const pair = await readPair(c, at)
      if (!id || !pair) return notThere(c)
      const t = texts(at.view.language)
      const read = readPost(c, z.object({ act: actId(), rater: z.string() }), {
        rater: { missing: t.whomMissing },
      })
      const rater = 'errors' in read ? undefined : parseId<'PrincipalId'>(read.value.rater)
      if ('errors' in read || !rater) {
        return c.html(<PairPage at={at} pair={pair} errors={{ rater: t.whomMissing }} />, 422)
      }
      const asked = await actOnce(
        at,
        read.value.act,
        tx => askSecondRater(tx, at.on, id, rater),
        hereOf(at, pair.rating),
      )
      if (asked.goTo !== undefined) return c.redirect(asked.goTo, 303)
      switch (asked.refused.why) {
        case 'not-there':
          return notThere(c)
        case 'already-rated':
          return c.redirect(hereOf(at, pair.rating), 303)
        case 'not-available':
          return c.html(<PairPage at={at} pair={pair} errors={{ rater: t.notAvailable }} />, 409)
      }
    }),
  )

  desk.post(
    `${path}/agreement`,
    withCase(house, 'write', async (c, at) => {
      const pair = await readPair(c, at)
      if (!pair) return notThere(c)
      const t = texts(at.view.language)
      const form = z.object({
        act: actId(),
        level: choice(levels),
        urgency: choice(urgencies),
        why: ownWords(),
      })
      const read = readWords(c, form, {
        level: { missing: t.choose },
        urgency: { missing: t.choose },
        why: { missing: t.write },
      })
      if ('errors' in read) return c.html(<PairPage at={at} pair={pair} {...read} />, 422)
      const { act, level, urgency, why } = read.value
      const signing = await signingOf(at)
      const { id: instrument, version: instrumentVersion } = pair.first.document.instrument
      const agreed = await actOnce(
        at,
        act,
        async tx =>
          agreeOnRatings(
            tx,
            at.on,
            pair.rating.id,
            { level, urgency, why },
            {
              instrument: await getInstrument(tx, house.instrument, { instrument, instrumentVersion }),
              at: house.clock.now(),
              signing,
            },
          ),
        hereOf(at, pair.rating),
      )
      if (agreed.goTo !== undefined) return c.redirect(agreed.goTo, 303)
      switch (agreed.refused.why) {
        case 'not-there':
          return notThere(c)
        case 'not-yet-rated':
        case 'already-agreed':
          return c.redirect(hereOf(at, pair.rating), 303)
      }
    }),
  )
}

interface Pair {
  readonly rating: SecondRating
  readonly first: SignedAssessment
  readonly canRate: readonly CanRate[]
  /** A new draft is under way: what was thought last time, by either, is hidden until it is in. */
  readonly hidden: boolean
  aliasOf(staffId: string): string
}

const hereOf = (at: AtCase, rating: SecondRating): string =>
  `/cases/${at.on.caseId}/second-ratings/${rating.id}`

const readPair = (c: DeskContext, at: AtCase): Promise<Pair | undefined> =>
  at.inTransaction(async tx => {
    const rating = (await listSecondRatings(tx, at.on)).find(({ id }) => id === c.req.param('sid'))
    const first =
      rating &&
      (await listSigned(tx, at.on)).find(
        ({ row }) => row.kind === 'final' && row.assessmentId === rating.assessmentId,
      )
    if (!rating || !first) return undefined
    await traceOnCase(tx, at.on.caseId, { act: 'read-second-rating', outcome: 'read', subject: rating.id })
    const staff = new Map<string, string>((await listStaff(tx)).map(({ id, alias }) => [id, alias]))
    return {
      rating,
      first,
      canRate: rating.signedAt ? [] : await listWhoCanRate(tx, rating.id),
      hidden: await isFormerLevelHidden(tx, at.on),
      aliasOf: id => staff.get(id) ?? '–',
    }
  })

const PairPage = ({ at, pair, errors, typed, cpr }: Filled & { at: AtCase; pair: Pair }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const { rating } = pair
  const due = formatMoment(language, rating.dueAt, now)
  const isLate = !rating.signedAt && Temporal.Instant.compare(rating.dueAt, now) < 0
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.title} errors={errors}>
      <Breadcrumbs label={t.back} items={[{ href: `/cases/${at.on.caseId}/assessments`, text: t.back }]} />
      <Lead>{t.lead}</Lead>
      {isLate && <Tag tone="danger" text={t.late} icon="clock" />}
      {rating.document ? (
        pair.hidden ? (
          <Notice kind="info" title={t.hiddenTitle}>
            <p>{t.hidden}</p>
          </Notice>
        ) : (
          <Both at={at} pair={pair} second={rating.document} errors={errors} typed={typed} cpr={cpr} />
        )
      ) : (
        <>
          <p>{rating.raterId ? t.asked(pair.aliasOf(rating.raterId), due) : t.wanted(due)}</p>
          {rating.raterId ? (
            <Details summary={t.askAnother} open={errors !== undefined}>
              <p class="hint">{t.askAnotherHint}</p>
              <AskForm at={at} pair={pair} errors={errors} />
            </Details>
          ) : (
            <AskForm at={at} pair={pair} errors={errors} />
          )}
        </>
      )}
    </CasePage>
  )
}

const AskForm = ({ at, pair, errors }: Pick<Filled, 'errors'> & { at: AtCase; pair: Pair }): Markup => {
  const t = texts(at.view.language)
  if (pair.canRate.length === 0) return <p>{t.nobody}</p>
  return (
    <DeskForm view={at.view} action={`${hereOf(at, pair.rating)}/rater`}>
      <Radios
        name="rater"
        legend={t.whom}
        hint={t.whomHint}
        options={pair.canRate.map(({ id, alias }) => ({ value: id as string, label: alias }))}
        error={errors?.['rater']}
      />
      <Button>{t.ask}</Button>
    </DeskForm>
  )
}

const Both = ({
  at,
  pair,
  second,
  errors,
  typed,
  cpr,
}: Filled & { at: AtCase; pair: Pair; second: SecondDocument }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const { first, rating } = pair
  const { document } = first
  const { conclusions } = document.instrument
  const mine = document.answers.flatMap(({ content }) => (content.kind === 'conclusion' ? [content] : []))[0]
  const theirs = conclusionOf(second)
  const wording: Wording = {
    language,
    instrument: document.instrument,
    moment: instant => {
      const day = instant.toZonedDateTimeISO(timeZone).toPlainDate()
      return `${formatDate(language, day)} ${formatTime(language, instant)}`
    },
    actorName: id => document.actors.find(actor => actor.id === id)?.name ?? '–',
    aliasOf: id => pair.aliasOf(id),
  }
  const compared = compareRatings(document, second)
  const isOneSided = ({ first: one, second: two }: Compared) => one === undefined || two === undefined
  const differs = compared.filter(each => each.first !== each.second && !isOneSided(each))
  const oneSided = compared.filter(isOneSided)
  const alike = compared.filter(({ first: one, second: two }) => one === two)
  const word = (options: Parameters<typeof wordFor>[0], code: string | undefined): string =>
    code === undefined ? '–' : wordFor(options, code, language)
  const concluded: { what: string; first: Content; second: Content }[] = [
    {
      what: t.level,
      first: word(conclusions.level, document.inForce.level),
      second: word(conclusions.level, theirs?.level),
    },
    {
      what: t.urgency,
      first: word(conclusions.urgency, document.inForce.urgency),
      second: word(conclusions.urgency, theirs?.urgency),
    },
    {
      what: t.severity,
      first: word(conclusions.severity, mine?.severity),
      second: word(conclusions.severity, theirs?.severity),
    },
    {
      what: t.confidence,
      first: word(conclusions.confidence, mine?.confidence),
      second: word(conclusions.confidence, theirs?.confidence),
    },
  ]
  const rows = (of: readonly Compared[]) =>
    of.map(each => ({
      what: (
        <>
          {each.item} {document.instrument.items.find(({ code }) => code === each.item)?.label[language]}
          {each.personId !== undefined && (
            <>
              {' – '}
              <UserWords text={wording.actorName(each.personId)} />
            </>
          )}
          {each.timeframe === 'earlier' && ` (${t.earlier})`}
        </>
      ),
      first: each.first === undefined ? '–' : presenceWord(wording, each.first),
      second: each.second === undefined ? '–' : presenceWord(wording, each.second),
    }))
  return (
    <>
      <p>
        {rating.signedAt && t.signed(second.signedBy.alias, formatMoment(language, rating.signedAt, now))}
      </p>
      <Panel id="both" title={t.both}>
        <Side caption={t.both} language={language} rows={concluded} />
        {theirs && (
          <DefinitionList rows={[{ term: t.rationale, is: <UserText text={theirs.rationale} /> }]} />
        )}
        {differs.length === 0 ? (
          <p>{t.noDifference}</p>
        ) : (
          <Side caption={t.bothCaption} language={language} rows={rows(differs)} />
        )}
        {oneSided.length > 0 && (
          <Details summary={t.oneSided(oneSided.length)}>
            <Side caption={t.oneSidedCaption} language={language} rows={rows(oneSided)} />
          </Details>
        )}
        {alike.length > 0 && (
          <Details summary={t.same_hidden(alike.length)}>
            <Side caption={t.same} language={language} rows={rows(alike)} />
          </Details>
        )}
      </Panel>
      <DriversOfBoth wording={wording} first={document} second={second} />
      <ScenariosOfBoth wording={wording} first={document} second={second} />
      <FlagsOfBoth wording={wording} first={document} second={second} />
      {rating.agreement ? (
        <Panel id="agreed" title={t.talk}>
          <DefinitionList
            rows={[
              {
                term: t.agreedLevel,
                is: anchored(document.instrument.conclusions.level, rating.agreement.agreed, language),
              },
              { term: t.urgency, is: word(conclusions.urgency, rating.agreement.urgency) },
              { term: t.why, is: <UserText text={rating.agreement.why} /> },
            ]}
          />
          <p class="hint">{rating.agreedAt && t.agreed(formatMoment(language, rating.agreedAt, now))}</p>
        </Panel>
      ) : (
        <Panel id="talk" title={t.talk}>
          <p>{t.talkHint}</p>
          <DeskForm view={at.view} action={`${hereOf(at, rating)}/agreement`}>
            {cpr && <CprQuestion language={language} />}
            <Radios
              name="level"
              legend={t.agreedLevel}
              options={anchoredOptions(conclusions.level, language)}
              chosen={typed?.one('level')}
              error={errors?.['level']}
            />
            <Radios
              name="urgency"
              legend={t.agreedUrgency}
              options={anchoredOptions(conclusions.urgency, language)}
              chosen={typed?.one('urgency')}
              error={errors?.['urgency']}
            />
            <TextArea
              name="why"
              label={t.why}
              hint={t.whyHint}
              value={typed?.one('why')}
              error={errors?.['why']}
            />
            <Button>{t.agree}</Button>
          </DeskForm>
        </Panel>
      )}
    </>
  )
}
