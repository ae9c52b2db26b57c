import { z } from 'zod'
import { knowables, knownNow } from '../../../case/people.ts'
import { parseId, type PersonId } from '../../../foundation/ids.ts'
import { keepLayout } from '../../../network/keep-layout.ts'
import { layOut, layoutKey } from '../../../network/lay-out.ts'
import { movePerson } from '../../../network/move-person.ts'
import type { Positions } from '../../../network/positions.ts'
import { readNetwork, type KnownNetwork } from '../../../network/read-network.ts'
import { readPositions } from '../../../network/read-positions.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { inOneLine } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { PartTags } from '../case/overview.tsx'
import { roughly } from '../case/roughly.ts'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { knowsSign, Legend, Picture } from './picture.tsx'
import { texts } from './texts.ts'
import { passesSentences, tieSentence } from './tie-words.tsx'

/** The network as a picture and as tables, and moving people in it. */
export const networkPageRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/network',
    withCase(house, 'read', async (c, at) => {
      const { network, positions } = await laidOut(at)
      return c.html(<NetworkPage at={at} network={network} positions={positions} />)
    }),
  )
  desk.post('/cases/:id/network/positions', withCase(house, 'write', movePosted))
  desk.post('/cases/:id/network/layout', withCase(house, 'write', layoutPosted))
}

/** As it was kept, or laid out and kept now when people or ties have changed since. Who was moved stays moved. */
async function laidOut(at: AtCase): Promise<{ network: KnownNetwork; positions: Positions }> {
  const { network, kept } = await at.inTransaction(async tx => ({
    network: await readNetwork(tx, at.on),
    kept: await readPositions(tx, at.on),
  }))
  if (kept?.of === layoutKey(network)) return { network, positions: kept }
  const positions = { ...(await layOut(network)), moved: kept?.moved ?? {} }
  await at.inTransaction(tx => keepLayout(tx, at.on, positions))
  return { network, positions }
}

const coordinate = z.coerce.number().min(0).max(20_000)
const moveForm = z.object({ [actIdName]: actId(), person: z.string(), x: coordinate, y: coordinate })

async function movePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const read = readPost(c, moveForm)
  const person: PersonId | undefined = 'errors' in read ? undefined : parseId(read.value.person)
  if ('errors' in read || !person) return notThere(c)
  const { act, x, y } = read.value
  const to = { x: Math.round(x), y: Math.round(y) }
  const here = `/cases/${at.theCase.id}/network`
  const result = await actOnce(at, act, tx => movePerson(tx, at.on, person, to), here)
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

/** Everybody back to where the layout has them. */
async function layoutPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if ('errors' in read) return notThere(c)
  const positions = await layOut(await at.inTransaction(tx => readNetwork(tx, at.on)))
  const here = `/cases/${at.theCase.id}/network`
  const result = await actOnce(at, read.value.act, tx => keepLayout(tx, at.on, positions), here)
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface NetworkPageProps {
  at: AtCase
  network: KnownNetwork
  positions: Positions
}

const NetworkPage = ({ at, network, positions }: NetworkPageProps): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const home = `/cases/${theCase.id}`
  const here = `${home}/network`
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.title}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <LinkButton href={`${here}/spread`} kind="primary">
          {t.ask}
        </LinkButton>
        <LinkButton href={`${here}/ties/new`}>{t.addTie}</LinkButton>
        <LinkButton href={`${home}/people/new`}>{caseTexts(view.language).people.add}</LinkButton>
        <LinkButton href={`${here}/links`} kind="quiet">
          {t.links.title}
        </LinkButton>
      </ButtonGroup>
      <p class="hint on-screen">
        {t.picture.hint}{' '}
        <span data-with-script hidden>
          {t.picture.moveHint}
        </span>
      </p>
      <div class="map-frame" data-network={here} data-act={view.newActId()}>
        <Picture language={view.language} home={home} network={network} positions={positions} />
      </div>
      {Object.keys(positions.moved).length > 0 && (
        <DeskForm view={view} action={`${here}/layout`}>
          <Button kind="quiet" small>
            {t.picture.reset}
          </Button>
        </DeskForm>
      )}
      <Details summary={t.picture.legend}>
        <Legend language={view.language} />
      </Details>
      <Panel id="people" title={t.picture.people}>
        <Folded summary={t.picture.showPeople(network.people.length)} rows={network.people.length}>
          <PeopleTable at={at} network={network} />
        </Folded>
      </Panel>
      <Panel id="ties" title={t.ties}>
        <Folded summary={t.picture.showTies(network.ties.length)} rows={network.ties.length}>
          <TiesTable at={at} network={network} />
        </Folded>
      </Panel>
    </CasePage>
  )
}

/** More rows than these are shown only when they are asked for, and on a telephone more than a few. */
const MANY_ROWS = 12
const FEW_ROWS = 3

interface FoldedProps {
  summary: string
  rows: number
  children: Content
}

const Folded = ({ summary, rows, children }: FoldedProps): Markup =>
  rows <= FEW_ROWS ? (
    <>{children}</>
  ) : (
    <Details summary={summary} unfolds={rows <= MANY_ROWS}>
      {children}
    </Details>
  )

const orDash = (text: string): string => (text === '' ? '–' : text)

const PeopleTable = ({ at, network }: { at: AtCase; network: KnownNetwork }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).picture
  const words = caseTexts(view.language).people
  return (
    <Table
      caption={t.people}
      captionHidden
      empty={words.none}
      rows={network.people}
      columns={[
        {
          heading: words.alias,
          cell: ({ id, text }) => (
            <a href={`/cases/${theCase.id}/people/${id}`}>
              <UserWords text={text.alias} />
            </a>
          ),
          namesRow: true,
        },
        {
          heading: words.who,
          cell: person =>
            person.exposed || person.actor ? <PartTags view={view} person={person} /> : words.neither,
        },
        { heading: words.relation, cell: ({ text }) => <UserWords text={orDash(text.relation)} /> },
        {
          heading: words.roles,
          cell: ({ text }) => orDash(inOneLine(text.roles.map(role => words.conflictRoles[role]))),
        },
        { heading: words.place, cell: ({ text }) => <UserWords text={orDash(text.place)} /> },
        {
          heading: t.knows,
          cell: ({ exposed, text }) => {
            if (exposed) return '–'
            const known = knownNow(text.knowledge)
            const byAnswer = Map.groupBy(knowables, what => known.get(what)?.knows ?? 'not-known')
            if (byAnswer.get('not-known')?.length === knowables.length) {
              return `${knowsSign['not-known']} ${words.knownAnswers['not-known']}`
            }
            return (
              <div>
                {[...byAnswer].map(([answer, what]) => (
                  <div>
                    {knowsSign[answer]} {words.knownAnswers[answer]}:{' '}
                    {what.map(each => words.knowables[each]).join(', ')}
                  </div>
                ))}
              </div>
            )
          },
        },
        {
          heading: t.access,
          cell: ({ text }) => orDash(inOneLine(text.access.map(way => words.accessWays[way]))),
        },
      ]}
    />
  )
}

const TiesTable = ({ at, network }: { at: AtCase; network: KnownNetwork }): Markup => {
  const { language } = at.view
  const t = texts(language)
  return (
    <Table
      caption={t.ties}
      captionHidden
      empty={t.noTies}
      rows={network.ties}
      columns={[
        {
          heading: t.tie,
          cell: tie => (
            <a href={`/cases/${at.theCase.id}/network/ties/${tie.id}`}>
              {tieSentence(language, network, tie)}
            </a>
          ),
          namesRow: true,
        },
        {
          heading: t.passes,
          cell: tie => (
            <div>
              {passesSentences(language, network, tie).map(sentence => (
                <div>{sentence}</div>
              ))}
            </div>
          ),
        },
        { heading: t.since, cell: tie => roughly(language, tie.text.since) },
        { heading: t.source, cell: tie => <UserWords text={tie.text.source} /> },
      ]}
    />
  )
}
