import { z } from 'zod'
import { once } from '../../../access/once.ts'
import type { MyCase } from '../../../case/my-cases.sql.ts'
import type { Due, Notice as DayNotice } from '../../../duty-desk/my-day.sql.ts'
import { readMyDay, seeNotices, type MyDay } from '../../../duty-desk/my-day.ts'
import type { RunningOut } from '../../../help/help.sql.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { Button } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Columns, Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { formatMoment } from '../../kit/language.ts'
import { DueTag } from '../case/due.tsx'
import type { Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'

/** What waits for whoever is signed in, readable on a phone between two doors. */
export const myDayRoutes: Routes = (desk, house) => {
  desk.get('/my-day', async c => {
    const { asking, view } = c.var
    const day = await house.inTransaction(asking, tx => readMyDay(tx, view.now))
    return c.html(<MyDayPage view={view} day={day} />)
  })

  desk.post('/my-day/seen', async c => {
    const read = readPost(c, z.object({ [actIdName]: actId(), until: z.iso.datetime() }))
    if ('errors' in read) return notThere(c)
    const { act, until } = read.value
    await house.inTransaction(c.var.asking, tx =>
      once(tx, act, async () => {
        await seeNotices(tx, Temporal.Instant.from(until))
        return { goTo: '/my-day' }
      }),
    )
    return c.redirect('/my-day', 303)
  })
}

const MyDayPage = ({ view, day }: { view: View; day: MyDay }): Markup => {
  const t = texts(view.language)
  const midnight = view.now.toZonedDateTimeISO(timeZone).startOfDay().add({ days: 1 }).toInstant()
  const isToday = (due: Due) => Temporal.Instant.compare(due.dueAt, midnight) < 0
  return (
    <DeskPage view={view} title={t.title} section="my-day" width="wide">
      <Heading level={1}>{t.title}</Heading>
      {day.ringing.length > 0 && <Ringing view={view} day={day} />}
      {day.notices.length > 0 && <Notices view={view} notices={day.notices} />}
      {day.askedToRate.length > 0 && (
        <Panel id="asked-to-rate" title={t.askedToRate}>
          <ul class="due-list">
            {day.askedToRate.map(asked => (
              <li>
                <a href={`/second-ratings/${asked.id}`}>{asked.reference}</a>
                <span>
                  {t.by} {formatMoment(view.language, asked.dueAt, view.now)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {day.claimed.length > 0 && (
        <Panel id="claimed" title={t.claimed}>
          <ul class="due-list">
            {day.claimed.map(enquiry => (
              <li>
                <a href={`/enquiries/${enquiry.id}`}>{enquiry.reference}</a>
                <span>
                  {t.until} {formatMoment(view.language, enquiry.lapsesAt, view.now)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {day.runningOut.length > 0 && <RunningOutList view={view} offers={day.runningOut} />}
      <Columns>
        <Panel id="today" title={t.today}>
          <DueList view={view} due={day.due.filter(isToday)} empty={t.todayEmpty} />
        </Panel>
        <Panel id="ahead" title={t.ahead}>
          <DueList view={view} due={day.due.filter(due => !isToday(due))} empty={t.aheadEmpty} />
        </Panel>
      </Columns>
      <Cases view={view} cases={day.cases} />
    </DeskPage>
  )
}

const Ringing = ({ view, day }: { view: View; day: MyDay }): Markup => {
  const t = texts(view.language)
  return (
    <section class="panel alarms" aria-labelledby="ringing">
      <Heading level={2} id="ringing">
        {t.ringing}
      </Heading>
      <ul class="due-list">
        {day.ringing.map(alarm => (
          <li>
            <span>
              <strong>{alarm.reference}</strong> {t.what[alarm.kind] ?? alarm.kind}
            </span>
            <DueTag language={view.language} due={alarm.dueAt} now={view.now} />
            <DeskForm view={view} action={`/alarms/${alarm.id}/taking`} label={t.takeNamed(alarm.reference)}>
              <Button small>{t.take}</Button>
            </DeskForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Notices = ({ view, notices }: { view: View; notices: readonly DayNotice[] }): Markup => {
  const t = texts(view.language)
  return (
    <Panel id="notices" title={t.notices}>
      <ul class="due-list">
        {notices.map(notice => {
          const says = t.kinds[notice.kind](notice.by ?? t.system, notice.reference ?? t.aCase)
          return (
            <li>
              {notice.reference === undefined ? (
                <span>{says}</span>
              ) : (
                <a href={`/cases/${notice.caseId}`}>{says}</a>
              )}
              <span class="hint">{formatMoment(view.language, notice.at, view.now)}</span>
            </li>
          )
        })}
      </ul>
      <DeskForm view={view} action="/my-day/seen">
        <input type="hidden" name="until" value={view.now.toString()} />
        <Button kind="secondary" small>
          {t.seen}
        </Button>
      </DeskForm>
    </Panel>
  )
}

/** Nobody at the door misses a number because nobody looked at it again in time. */
const RunningOutList = ({ view, offers }: { view: View; offers: readonly RunningOut[] }): Markup => {
  const t = texts(view.language)
  return (
    <Panel id="running-out" title={t.runningOut}>
      <ul class="due-list">
        {offers.map(({ id, name, runsOutOn }) => {
          const due = runsOutOn.toZonedDateTime(timeZone).toInstant()
          return (
            <li>
              <a href={`/help/${id}`}>{name[view.language]}</a>
              <DueTag language={view.language} due={due} now={view.now} />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Where each kind of thing is done. */
const places: Readonly<Record<string, string>> = {
  answer: '/messages',
  'next-contact': '/entries',
  reassessment: '/assessments',
  'provisional-ends': '/assessments',
  flag: '/assessments',
  task: '/tasks',
  measure: '/plan',
  'hand-over': '/responsibility',
}

const DueList = ({ view, due, empty }: { view: View; due: readonly Due[]; empty: string }): Markup => {
  const t = texts(view.language)
  if (due.length === 0) return <p>{empty}</p>
  return (
    <ul class="due-list">
      {due.map(each => (
        <li>
          <a href={`/cases/${each.caseId}${places[each.kind] ?? ''}`}>
            {each.reference}: {each.afterEvent ? t.assessAfterEvent : (t.what[each.kind] ?? each.kind)}
          </a>
          <span>
            {formatMoment(view.language, each.dueAt, view.now)}{' '}
            <DueTag language={view.language} due={each.dueAt} now={view.now} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const Cases = ({ view, cases }: { view: View; cases: readonly MyCase[] }): Markup => {
  const { language, now } = view
  const t = texts(language)
  return (
    <Table
      caption={t.cases}
      empty={t.casesEmpty}
      rows={cases}
      columns={[
        {
          heading: t.reference,
          cell: each => (
            <div>
              <a href={`/cases/${each.id}`}>{each.reference}</a>{' '}
              {each.practice && <Tag tone="neutral" text={t.practice} />}
            </div>
          ),
          namesRow: true,
        },
        {
          heading: t.nextContact,
          cell: each =>
            each.nextContactAt && (
              <div>
                {formatMoment(language, each.nextContactAt, now)}{' '}
                <DueTag language={language} due={each.nextContactAt} now={now} />
              </div>
            ),
        },
        { heading: t.part, cell: each => t.parts[each.part] },
      ]}
    />
  )
}
