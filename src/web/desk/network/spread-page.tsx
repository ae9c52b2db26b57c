import { knownNow, type Person } from '../../../case/people.ts'
import {
  shieldCodes,
  shields,
  stepCodes,
  steps,
  ways,
  type Shield,
  type StepCode,
  type WayCode,
} from '../../../country/dk/ways.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import {
  readNetwork,
  spreadingIn,
  withoutAccessNoted,
  type KnownNetwork,
} from '../../../network/read-network.ts'
import { whoLearnsIt, type Hop, type Learner, type Planned } from '../../../network/spread.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField } from '../../components/field.tsx'
import { Form } from '../../components/form.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserWords } from '../../components/user-text.tsx'
import type { Errors } from '../../kit/form.ts'
import { formatDate, type Language } from '../../kit/language.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { texts } from './texts.ts'
import { aliasIn, isolated, tieSentence } from './tie-words.tsx'

/** Looking ahead before a letter is sent or a call made. Nothing is kept of the question, save that the case was read. */
export const spreadRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/network/spread',
    withCase(house, 'read', async (c, at) => {
      const network = await at.inTransaction(tx => readNetwork(tx, at.on))
      return c.html(<SpreadPage at={at} network={network} asked={askedBy(c, network)} />)
    }),
  )
}

interface Asked {
  /** Undefined before anybody has asked. */
  readonly step: StepCode | '' | undefined
  readonly told: readonly PersonId[]
  readonly shields: readonly Shield[]
}

const askedBy = (c: DeskContext, { people }: KnownNetwork): Asked => {
  const step = c.req.query('step')
  const told = c.req.queries('told') ?? []
  const inPlace = c.req.queries('in-place') ?? []
  return {
    step: step === undefined ? undefined : (stepCodes.find(code => code === step) ?? ''),
    told: people.map(person => person.id).filter(id => told.includes(id)),
    shields: shieldCodes.filter(code => inPlace.includes(code)),
  }
}

function errorsIn({ step, told }: Asked, language: Language): Errors | undefined {
  const t = texts(language).spread
  if (step === '') return { step: t.stepMissing }
  return step !== undefined && steps[step].asksWhom && told.length === 0 ? { told: t.toldMissing } : undefined
}

const SpreadPage = ({ at, network, asked }: { at: AtCase; network: KnownNetwork; asked: Asked }): Markup => {
  const { view, theCase } = at
  const { language } = view
  const t = texts(language).spread
  const errors = errorsIn(asked, language)
  const here = `/cases/${theCase.id}/network`
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      {asked.step && !errors && <Answer at={at} network={network} planned={{ ...asked, step: asked.step }} />}
      <Form action={`${here}/spread`} method="get">
        <SelectField
          name="step"
          label={t.step}
          unanswered={t.chooseStep}
          options={stepCodes.map(code => ({ value: code, label: steps[code][language] }))}
          error={errors?.['step']}
          value={asked.step}
        />
        <Checkboxes
          name="told"
          legend={t.told}
          hint={t.toldHint}
          error={errors?.['told']}
          inline
          options={network.people
            .filter(person => !person.exposed || person.actor)
            .map(({ id, text }) => ({ value: id, label: text.alias }))}
          chosen={asked.told}
        />
        <Checkboxes
          name="in-place"
          legend={t.shields}
          hint={t.shieldsHint}
          options={shieldCodes.map(code => ({ value: code, label: shields[code][language] }))}
          chosen={asked.shields}
        />
        <ButtonGroup>
          <Button>{t.show}</Button>
          <LinkButton href={here} kind="quiet">
            {texts(language).title}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </CasePage>
  )
}

interface AnswerProps {
  at: AtCase
  network: KnownNetwork
  planned: Planned
}

const Answer = ({ at, network, planned }: AnswerProps): Markup => {
  const { language } = at.view
  const t = texts(language).spread
  const { knowables } = caseTexts(language).people
  const learners = whoLearnsIt(spreadingIn(network), planned)
  const step = steps[planned.step]
  const silent = withoutAccessNoted(network).filter(({ id }) => !learners.some(each => each.person === id))
  const used = new Set(
    learners.flatMap(each => each.path.flatMap(hop => (hop.kind === 'way' ? hop.way : []))),
  )
  return (
    <Panel id="answer" title={t.answer(step[language])}>
      <p>
        {t.reveals}: {step.reveals.map(what => knowables[what].toLowerCase()).join(', ')}.
      </p>
      <p>
        <strong>{learners.length === 0 ? t.nobody : t.reaches(learners.length)}</strong> {t.never}
      </p>
      {learners.length > 0 && <Learners at={at} network={network} planned={planned} learners={learners} />}
      {silent.length > 0 && (
        <Notice kind="warning" title={t.silent}>
          <p>
            {silent.map(({ text }, index) => (
              <>
                {index > 0 && ', '}
                <UserWords text={text.alias} />
              </>
            ))}
            . {t.silentSays}
          </p>
        </Notice>
      )}
      {used.size > 0 && (
        <Details summary={t.sources}>
          <Sources language={language} used={[...used].toSorted()} />
        </Details>
      )}
    </Panel>
  )
}

const Learners = ({
  at,
  network,
  planned,
  learners,
}: AnswerProps & { learners: readonly Learner[] }): Markup => {
  const { language } = at.view
  const t = texts(language).spread
  const personOf = (id: PersonId) => network.people.find(person => person.id === id)
  return (
    <Table
      caption={t.reaches(learners.length)}
      captionHidden
      empty={t.nobody}
      rows={learners}
      columns={[
        {
          heading: t.person,
          cell: ({ person }) => (
            <a href={`/cases/${at.theCase.id}/people/${person}`}>
              <UserWords text={aliasIn(network, person)} />
            </a>
          ),
          namesRow: true,
        },
        {
          heading: t.path,
          cell: ({ path }) => <Path language={language} network={network} path={path} />,
        },
        {
          heading: t.standing,
          cell: ({ standing }) => (
            <Tag
              tone={standing === 'recorded' ? 'neutral' : 'warning'}
              text={t.standings[standing]}
              icon={standing === 'recorded' ? 'circle' : 'ring'}
            />
          ),
        },
        {
          heading: t.knowsAlready,
          cell: ({ person }) => <Already language={language} person={personOf(person)} planned={planned} />,
        },
      ]}
    />
  )
}

/** Whom it passes, in one line, and in full what leads to this one: the others are in rows of their own. */
const Path = ({
  language,
  network,
  path,
}: {
  language: Language
  network: KnownNetwork
  path: readonly Hop[]
}): Markup => {
  const t = texts(language).spread
  const last = path.at(-1)
  const before = path.slice(0, -1).flatMap((hop, index) => {
    const next = path[index + 1]
    const words = hop.kind === 'way' ? [ways[hop.way][language]] : []
    const reached = next?.kind === 'tie' ? [isolated(aliasIn(network, next.from))] : []
    return [...words, ...reached, ...(hop.known ? [] : [`(${t.notKnown})`])].join(' → ')
  })
  return (
    <>
      {before.length > 0 && <div class="hint">{before.join(' → ')} →</div>}
      {last && hopWords(language, network, last)}
      {last?.known === false && (
        <>
          {' '}
          <Tag tone="warning" text={t.notKnown} icon="ring" />
        </>
      )}
    </>
  )
}

function hopWords(language: Language, network: KnownNetwork, hop: Hop): string {
  if (hop.kind === 'way') return ways[hop.way][language]
  const tie = network.ties.find(each => each.id === hop.tie)
  return tie
    ? tieSentence(language, network, tie)
    : `${isolated(aliasIn(network, hop.from))} → ${isolated(aliasIn(network, hop.to))}`
}

/** What they know of that which the step can give away. */
const Already = ({
  language,
  person,
  planned,
}: {
  language: Language
  person: Person | undefined
  planned: Planned
}): Markup => {
  const t = texts(language).spread
  const { knowables } = caseTexts(language).people
  const known = knownNow(person?.text.knowledge ?? [])
  if (steps[planned.step].reveals.every(what => (known.get(what)?.knows ?? 'not-known') === 'not-known')) {
    return <>{t.alreadyWords['not-known']}</>
  }
  return (
    <div>
      {steps[planned.step].reveals.map(what => (
        <div>
          {knowables[what]}: {t.alreadyWords[known.get(what)?.knows ?? 'not-known'].toLowerCase()}
        </div>
      ))}
    </div>
  )
}

const Sources = ({ language, used }: { language: Language; used: readonly WayCode[] }): Markup => {
  const t = texts(language).spread
  return (
    <Table
      caption={t.sources}
      captionHidden
      empty={t.closedByNothing}
      rows={used}
      columns={[
        { heading: t.way, cell: code => ways[code][language], namesRow: true },
        {
          heading: texts(language).source,
          cell: code => {
            const { cite, standing } = ways[code].source
            return (
              <div>
                <div>{cite}</div>
                <div class="hint">
                  {standing.verified
                    ? t.checked(formatDate(language, standing.checkedOn))
                    : t.doubtful(standing.doubt)}
                </div>
              </div>
            )
          },
        },
        {
          heading: t.closedBy,
          cell: code => {
            const closing: readonly Shield[] = ways[code].closedBy
            if (closing.length === 0) return t.closedByNothing
            return (
              <div>
                {closing.map(shield => (
                  <div>{shields[shield][language]}</div>
                ))}
              </div>
            )
          },
        },
      ]}
    />
  )
}
