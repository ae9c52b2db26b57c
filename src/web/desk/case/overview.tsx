import type { AcuteCard } from '../../../case/acute-card.ts'
import type { CaseConversation } from '../../../case/conversations.sql.ts'
import { listConversations } from '../../../case/conversations.sql.ts'
import type { Deadline } from '../../../case/deadlines.sql.ts'
import { listDeadlines } from '../../../case/deadlines.sql.ts'
import type { Entry } from '../../../case/entries.ts'
import type { Override } from '../../../case/override.ts'
import type { Person } from '../../../case/people.ts'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import { readEntries } from '../../../case/read-entries.ts'
import { readOverrides } from '../../../case/read-overrides.ts'
import { readPeople } from '../../../case/read-people.ts'
import { readWhatCalls } from '../../../case/read-what-calls.ts'
import { inHands, type Responsibility } from '../../../case/responsibility.ts'
import { listResponsibilities } from '../../../case/responsibility.sql.ts'
import { reviewOverride } from '../../../case/review-override.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import { parseId } from '../../../foundation/ids.ts'
import { z } from 'zod'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Columns, Panel } from '../../components/panel.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { formatMoment } from '../../kit/language.ts'
import type { Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, withCase, type AtCase } from './at-case.ts'
import { labels } from '../assessment/labels.ts'
import { WatchFold, WatchNotice } from '../watch/watch-panel.tsx'
import { AgreementShort } from './agreement.tsx'
import { CasePage, type CasePart } from './case-frame.tsx'
import { DueTag } from './due.tsx'
import { EntryLines } from './entry-lines.tsx'
import { LevelInForceBox } from './level-in-force.tsx'
import { texts } from './texts.ts'

const LATEST = 5

/** What somebody must know who opens the case with the telephone in the other hand. */
export const overviewRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id',
    withCase(house, 'read', async (c, at) => c.html(<OverviewPage at={at} known={await readOverview(at)} />)),
  )

  desk.post(
    '/cases/:id/overrides/:override/review',
    withCase(house, 'write', async (c, at) => {
      const override = parseId<'OverrideId'>(c.req.param('override'))
      const read = readPost(c, z.object({ [actIdName]: actId() }))
      if (!override || 'errors' in read) return notThere(c)
      const home = `/cases/${at.on.caseId}`
      const result = await actOnce(at, read.value.act, tx => reviewOverride(tx, override), home)
      return 'refused' in result && result.refused.why === 'not-there' ? notThere(c) : c.redirect(home, 303)
    }),
  )
}

interface Known {
  people: readonly Person[]
  entries: readonly Entry[]
  deadlines: readonly Deadline[]
  hands: readonly Responsibility[]
  card: AcuteCard
  conversations: readonly CaseConversation[]
  overrides: readonly Override[]
  levelHidden: boolean
  /** What happened that makes a new assessment due now. */
  calling: readonly Entry[]
}

const readOverview = ({ on, view, inTransaction }: AtCase): Promise<Known> =>
  inTransaction(async tx => ({
    people: await readPeople(tx, on),
    entries: (await readEntries(tx, on, { limit: 2 * LATEST }))
      .filter(each => !each.correctedBy)
      .slice(0, LATEST),
    deadlines: await listDeadlines(tx, on.caseId),
    hands: await listResponsibilities(tx, on.caseId),
    card: (await readAcuteCard(tx, on)).card,
    conversations: await listConversations(tx, on.caseId),
    overrides: await readOverrides(tx, on),
    levelHidden: await isFormerLevelHidden(tx, on),
    calling: await readWhatCalls(tx, on, view.now),
  }))

const OverviewPage = ({ at, known }: { at: AtCase; known: Known }): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language)
  const home = `/cases/${theCase.id}`
  const nextContact = known.deadlines.find(each => each.kind === 'next-contact')
  const { responsible, deputy } = inHands(known.hands)
  const unread = known.conversations.reduce((sum, each) => sum + each.unread, 0)
  return (
    <CasePage view={view} theCase={theCase} part="overview" title={t.overview.title}>
      {theCase.watched && (
        <WatchNotice
          view={view}
          whenNotAlone={known.card.contactAgreement.whenNotAlone}
          seeAt={`${home}/watched`}
        />
      )}
      {known.overrides
        .filter(each => !each.reviewedAt)
        .map(each => (
          <OverrideNotice view={view} home={home} override={each} />
        ))}
      {known.calling.length > 0 && <Calling at={at} events={known.calling} />}
      <NextContact view={view} home={home} due={nextContact?.dueAt} closed={theCase.closedAt !== undefined} />
      {!theCase.watched && <WatchFold view={view} action={`${home}/watched`} watched={false} />}
      <Columns>
        <Panel id="needed" title={t.overview.needed}>
          <LevelInForceBox
            view={view}
            instrument={house.instrument}
            level={known.card.levelInForce}
            hiddenUntilNew={known.levelHidden ? { seeAt: `${home}/acute-card/level` } : undefined}
          />
          <Assess view={view} href={`${home}/assessments`} closed={theCase.closedAt !== undefined} />
        </Panel>
        <Panel
          id="agreement"
          title={t.overview.agreement}
          action={<SeeAll view={view} href={`${home}/acute-card`} part="acute-card" />}
        >
          <AgreementShort view={view} card={known.card} watched={theCase.watched} />
        </Panel>
        <Panel
          id="ahead"
          title={t.overview.ahead}
          action={<SeeAll view={view} href={`${home}/tasks`} part="tasks" />}
        >
          <Ahead view={view} deadlines={known.deadlines.filter(each => each !== nextContact)} />
        </Panel>
        <Panel
          id="people"
          title={t.overview.people}
          action={<SeeAll view={view} href={`${home}/people`} part="people" />}
        >
          <People view={view} home={home} people={known.people.filter(each => !each.removed)} />
        </Panel>
        <Panel
          id="hands"
          title={t.overview.hands}
          action={<a href={`${home}/responsibility`}>{t.overview.change}</a>}
        >
          <DefinitionList
            rows={[
              { term: t.overview.responsible, is: responsible?.alias ?? '–' },
              { term: t.overview.deputy, is: deputy?.alias ?? '–' },
            ]}
          />
        </Panel>
        <Panel
          id="messages"
          title={t.overview.messages}
          action={<SeeAll view={view} href={`${home}/messages`} part="messages" />}
        >
          <p>
            {known.conversations.length === 0
              ? t.overview.noConversation
              : unread > 0
                ? t.overview.newMessages(unread)
                : t.overview.noNewMessages}
          </p>
        </Panel>
      </Columns>
      <Panel
        id="latest"
        title={t.overview.latest}
        action={<SeeAll view={view} href={`${home}/entries`} part="entries" />}
      >
        {known.entries.length === 0 ? (
          <p>{t.overview.nothingWritten}</p>
        ) : (
          <EntryLines
            view={view}
            instrument={house.instrument}
            people={known.people}
            entries={known.entries}
          />
        )}
      </Panel>
    </CasePage>
  )
}

interface NextContactProps {
  view: View
  home: string
  due: Temporal.Instant | undefined
  closed: boolean
}

/** "See all", and of what for those who hear one link at a time. */
const SeeAll = ({ view, href, part }: { view: View; href: string; part: CasePart }): Markup => {
  const t = texts(view.language)
  return (
    <a href={href}>
      {t.overview.see}
      <span class="hidden-text">: {t.frame.parts[part]}</span>
    </a>
  )
}

const NextContact = ({ view, home, due, closed }: NextContactProps): Markup => {
  const t = texts(view.language).overview
  if (closed || !due) return <Notice kind="info" title={t.noNextContact} />
  const overdue = Temporal.Instant.compare(due, view.now) < 0
  return (
    <Notice kind={overdue ? 'danger' : 'info'} title={overdue ? t.overdue : t.nextContact}>
      <p class="tags">
        <strong>{formatMoment(view.language, due, view.now)}</strong>
        <DueTag language={view.language} due={due} now={view.now} />
      </p>
      {overdue && <p>{t.overdueSays}</p>}
      <ButtonGroup>
        <LinkButton href={`${home}/entries/new/contact`} kind="primary">
          {t.recordContact}
        </LinkButton>
        <LinkButton href={`${home}/entries/new/event`}>{t.recordEvent}</LinkButton>
      </ButtonGroup>
    </Notice>
  )
}

/** One tap from the acute questions, whether a draft is begun or not. */
const Assess = ({ view, href, closed }: { view: View; href: string; closed: boolean }): Markup => {
  const t = texts(view.language).overview
  const toAll = (
    <LinkButton href={href} kind="quiet">
      {t.assess}
    </LinkButton>
  )
  if (closed) return <ButtonGroup>{toAll}</ButtonGroup>
  return (
    <DeskForm view={view} action={href} label={t.assess}>
      <ButtonGroup>
        <Button kind="secondary" name="next" value="acute">
          {t.assessAcute}
        </Button>
        {toAll}
      </ButtonGroup>
    </DeskForm>
  )
}

/** Why there must be a new assessment now, and where it begins. */
const Calling = ({ at, events }: { at: AtCase; events: readonly Entry[] }): Markup => {
  const { language, now } = at.view
  const t = texts(language).overview
  return (
    <Notice kind="warning" title={t.assessAnew}>
      <ul>
        {events.map(
          ({ text }) =>
            text?.kind === 'event' && (
              <li>
                {labels(language).event(text.event)},{' '}
                {formatMoment(language, Temporal.Instant.from(text.at), now)}
              </li>
            ),
        )}
      </ul>
      <p>{at.house.instrument.reassessment.partialAllowed[language]}.</p>
      <LinkButton href={`/cases/${at.on.caseId}/assessments`}>{t.assess}</LinkButton>
    </Notice>
  )
}

interface OverrideNoticeProps {
  view: View
  home: string
  override: Override
}

const OverrideNotice = ({ view, home, override }: OverrideNoticeProps): Markup => {
  const t = texts(view.language).overview
  return (
    <Notice kind="warning" title={t.overriddenTitle}>
      <p>{t.overriddenBy(override.by, formatMoment(view.language, override.at, view.now))}</p>
      <UserText text={override.reason} />
      {override.mine ? (
        <p>{t.ownOverride}</p>
      ) : (
        <DeskForm view={view} action={`${home}/overrides/${override.id}/review`}>
          <Button kind="secondary">{t.review}</Button>
        </DeskForm>
      )}
    </Notice>
  )
}

const Ahead = ({ view, deadlines }: { view: View; deadlines: readonly Deadline[] }): Markup => {
  const t = texts(view.language).overview
  if (deadlines.length === 0) return <p>{t.nothingAhead}</p>
  return (
    <DefinitionList
      rows={deadlines.slice(0, LATEST).map(each => ({
        term: t.deadlines[each.kind],
        is: (
          <span class="tags">
            {formatMoment(view.language, each.dueAt, view.now)}
            <DueTag language={view.language} due={each.dueAt} now={view.now} />
            {each.staffId === view.me.id && <Tag tone="info" text={t.mine} />}
          </span>
        ),
      }))}
    />
  )
}

interface PeopleProps {
  view: View
  home: string
  people: readonly Person[]
}

const People = ({ view, home, people }: PeopleProps): Markup => {
  const t = texts(view.language)
  if (people.length === 0) return <p>{t.overview.nobody}</p>
  return (
    <ul>
      {people.map(person => (
        <li>
          <a href={`${home}/people/${person.id}`}>
            <UserWords text={person.text.alias} />
          </a>
          {person.text.relation !== '' && (
            <>
              , <UserWords text={person.text.relation} />
            </>
          )}{' '}
          <PartTags view={view} person={person} />
        </li>
      ))}
    </ul>
  )
}

/** Whether somebody is exposed, an actor, or both. */
export const PartTags = ({
  view,
  person,
}: {
  view: View
  person: Pick<Person, 'exposed' | 'actor'>
}): Markup => {
  const t = texts(view.language).people
  return (
    <>
      {person.exposed && <Tag tone="info" text={t.exposed} />}{' '}
      {person.actor && <Tag tone="neutral" text={t.actor} />}
    </>
  )
}
