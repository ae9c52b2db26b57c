import { z } from 'zod'
import { addEntry } from '../../../case/add-entry.ts'
import { disclosures } from '../../../access/disclosure.ts'
import type { Person } from '../../../case/people.ts'
import { readPeople } from '../../../case/read-people.ts'
import { answersToDrivers, isAnswered, type AnsweredDriver } from '../../../safety-plan/answered.ts'
import { isRunning, type Factor, type Measure } from '../../../safety-plan/measures.ts'
import { readPlan } from '../../../safety-plan/read-plan.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { factorCode, factorName, factorOf, readDriverReasons, readDrivers, type Drivers } from './drivers.ts'
import { DueTag } from './due.tsx'
import { libraryWord } from './library.tsx'
import { CprQuestion, DisclosureField, type Filled } from './fields.tsx'
import { texts } from './texts.ts'

/** The plan: what drives the risk and what answers it, and every measure with who and by when. */
export const planRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/plan',
    withCase(house, 'read', async (c, at) => c.html(<PlanPage at={at} plan={await planOf(at)} />)),
  )
  desk.get(
    '/cases/:id/plan/drivers/:driver',
    withCase(house, 'write', async (c, at) => {
      const plan = await planOf(at)
      const driver = driverOf(c, plan)
      return driver ? c.html(<ReasonForm at={at} plan={plan} driver={driver} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/plan/drivers/:driver', withCase(house, 'write', reasonPosted))
}

interface Plan {
  measures: readonly Measure[]
  people: readonly Person[]
  drivers: Drivers | undefined
  answered: readonly AnsweredDriver<Measure>[]
}

const planOf = ({ inTransaction, on }: AtCase): Promise<Plan> =>
  inTransaction(async tx => {
    const measures = await readPlan(tx, on)
    const drivers = await readDrivers(tx, on)
    const reasons = await readDriverReasons(tx, on)
    return {
      measures,
      people: await readPeople(tx, on),
      drivers,
      answered: answersToDrivers(drivers?.chosen ?? [], measures, reasons),
    }
  })

function driverOf(c: DeskContext, plan: Plan): Factor | undefined {
  const code = c.req.param('driver')
  return plan.drivers?.chosen.find(each => factorCode(each) === code)
}

const reasonForm = z.object({
  [actIdName]: actId(),
  assessmentId: line(36),
  reason: ownWords(),
  disclosure: choice(disclosures),
})

async function reasonPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { plan: t, fields } = texts(at.view.language)
  const plan = await planOf(at)
  const driver = driverOf(c, plan)
  if (!driver) return notThere(c)
  const read = readPost(c, reasonForm, {
    reason: { missing: t.giveReasonMissing },
    disclosure: { missing: fields.missingChoice },
  })
  if ('errors' in read) return c.html(<ReasonForm at={at} plan={plan} driver={driver} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c))
    return c.html(<ReasonForm at={at} plan={plan} driver={driver} typed={typed} cpr />, 422)

  const { act, assessmentId, reason, disclosure } = read.value
  const { item, actor } = factorOf(factorCode(driver))
  const text = { kind: 'driver-answer', item, actor, assessmentId, reason } as const
  const result = await actOnce(
    at,
    act,
    tx => addEntry(tx, at.on, text, disclosure),
    `/cases/${at.on.caseId}/plan`,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

const PlanPage = ({ at, plan }: { at: AtCase; plan: Plan }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).plan
  const ended = plan.measures.filter(each => !isRunning(each.status))
  const here = `/cases/${theCase.id}/plan`
  return (
    <CasePage view={view} theCase={theCase} part="plan" title={t.title}>
      <Lead>{t.lead}</Lead>
      {!theCase.closedAt && (
        <ButtonGroup>
          <LinkButton href={`${here}/library`} kind="primary">
            {t.library}
          </LinkButton>
          <LinkButton href={`${here}/measures/new`}>{t.ownWords}</LinkButton>
          <LinkButton href={`${here}/rehearsal`}>{t.rehearsal}</LinkButton>
        </ButtonGroup>
      )}
      <DriversPanel at={at} plan={plan} />
      <MeasuresTable
        at={at}
        caption={t.running}
        measures={plan.measures.filter(each => isRunning(each.status))}
      />
      {ended.length > 0 && (
        <Details summary={`${t.ended} (${ended.length})`}>
          <MeasuresTable at={at} caption={t.ended} measures={ended} />
        </Details>
      )}
    </CasePage>
  )
}

const DriversPanel = ({ at, plan }: { at: AtCase; plan: Plan }): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language).plan
  const here = `/cases/${theCase.id}/plan`
  return (
    <Panel id="drivers" title={t.drivers}>
      {plan.drivers ? (
        <>
          <p>
            {t.driversFrom[plan.drivers.from]}. {t.driversSays}
          </p>
          <ul class="plain">
            {plan.answered.map(answered => {
              const { driver, measures, reason } = answered
              const name = factorName(view.language, house.instrument, plan.people, driver)
              return (
                <li>
                  <p>
                    <strong>{name.item}</strong>
                    {name.actor !== undefined && (
                      <>
                        {' '}
                        (<UserWords text={name.actor} />)
                      </>
                    )}{' '}
                    {!isAnswered(answered) && <Tag tone="warning" text={t.unanswered} icon="triangle" />}
                  </p>
                  {measures.length > 0 && (
                    <p>
                      {t.answeredBy}:{' '}
                      {measures.map((measure, index) => (
                        <>
                          {index > 0 && '; '}
                          <a href={`${here}/measures/${measure.id}`}>
                            <UserWords text={measure.text.what} />
                          </a>
                        </>
                      ))}
                    </p>
                  )}
                  {reason !== undefined && (
                    <>
                      <p class="hint">{t.reason}</p>
                      <UserText text={reason} />
                    </>
                  )}
                  {!isAnswered(answered) && (
                    <p>
                      <a href={`${here}/library?factor=${driver.item}`}>
                        {t.findFor}
                        <span class="hidden-text"> {name.item}</span>
                      </a>{' '}
                      ·{' '}
                      <a href={`${here}/drivers/${factorCode(driver)}`}>
                        {t.giveReason}
                        <span class="hidden-text">: {name.item}</span>
                      </a>
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <p>{t.noDrivers}</p>
      )}
    </Panel>
  )
}

interface MeasuresTableProps {
  at: AtCase
  caption: string
  measures: readonly Measure[]
}

const MeasuresTable = ({ at, caption, measures }: MeasuresTableProps): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language).plan
  const roles = house.instrument.measureLibrary.roles
  return (
    <Table
      caption={caption}
      empty={t.none}
      rows={measures}
      columns={[
        {
          heading: t.what,
          cell: ({ id, text }) => (
            <div>
              <a href={`/cases/${theCase.id}/plan/measures/${id}`}>
                <UserWords text={text.what} />
              </a>
              {text.caution !== '' && (
                <p class="hint">
                  {t.caution}: <UserWords text={text.caution} />
                </p>
              )}
            </div>
          ),
          namesRow: true,
        },
        {
          heading: t.who,
          cell: ({ text }) => (
            <div>
              {libraryWord(roles, view.language, text.role)}
              {text.who !== '' && (
                <>
                  : <UserWords text={text.who} />
                </>
              )}
            </div>
          ),
        },
        {
          heading: t.due,
          cell: ({ dueAt, status }) =>
            dueAt ? (
              <div>
                {formatMoment(view.language, dueAt, view.now)}{' '}
                {isRunning(status) && <DueTag language={view.language} due={dueAt} now={view.now} />}
              </div>
            ) : (
              t.ongoing
            ),
        },
        {
          heading: t.status,
          cell: ({ status }) => (
            <Tag tone={status === 'done' ? 'success' : 'neutral'} text={t.statuses[status]} />
          ),
        },
      ]}
    />
  )
}

interface ReasonFormProps extends Filled {
  at: AtCase
  plan: Plan
  driver: Factor
  cpr?: boolean
}

const ReasonForm = ({ at, plan, driver, errors, typed, cpr }: ReasonFormProps): Markup => {
  const { view, theCase, house } = at
  const { plan: t, fields } = texts(view.language)
  const name = factorName(view.language, house.instrument, plan.people, driver)
  const here = `/cases/${theCase.id}/plan`
  return (
    <CasePage view={view} theCase={theCase} part="plan" title={t.giveReason} errors={errors}>
      <Notice kind="info" title={name.item}>
        {name.actor !== undefined && (
          <p>
            <UserWords text={name.actor} />
          </p>
        )}
      </Notice>
      <DeskForm view={view} action={`${here}/drivers/${factorCode(driver)}`}>
        {cpr && <CprQuestion language={view.language} />}
        <input type="hidden" name="assessmentId" value={plan.drivers?.assessmentId} />
        <TextArea
          name="reason"
          label={t.reason}
          error={errors?.['reason']}
          value={typed?.one('reason')}
          rows={4}
        />
        <DisclosureField language={view.language} errors={errors} typed={typed} />
        <ButtonGroup>
          <Button>{fields.save}</Button>
          <LinkButton href={here} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}
