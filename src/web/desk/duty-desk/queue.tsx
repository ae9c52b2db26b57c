import { traceOnSelf } from '../../../access/audit/trace.sql.ts'
import { findAskingStaffMember } from '../../../access/staff.sql.ts'
import type { Waiting } from '../../../duty-desk/enquiry.ts'
import { claimEnquiry } from '../../../duty-desk/claim-enquiry.ts'
import { goOnDuty } from '../../../duty-desk/go-on-duty.ts'
import type { RingingAlarm } from '../../../duty-desk/queue.sql.ts'
import { readQueue, readQueueAgain, type Queue } from '../../../duty-desk/read-queue.ts'
import { takeAlarm } from '../../../duty-desk/take-alarm.ts'
import type { AlarmId } from '../../../duty-desk/enquiry.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { Tag, UrgencyTag } from '../../components/tag.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { formatAgo, formatMoment } from '../../kit/language.ts'
import { z } from 'zod'
import { choice } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import { DueTag } from '../case/due.tsx'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere, readPost } from '../frame.tsx'
import { liveStream } from '../live/stream.ts'
import { texts as languageTexts } from '../languages/texts.ts'
import { watchTexts } from '../watch/texts.ts'
import { WatchedList } from '../watch/watch-panel.tsx'
import { texts } from './texts.ts'
import { colourLabel, fromWhom } from './words.ts'

/** The duty desk: what waits, what rings, and who is here. */
export const queueRoutes: Routes = (desk, house) => {
  desk.get('/duty-desk', async c => {
    const queue = await house.inTransaction(c.var.asking, readQueue)
    return c.html(<QueuePage view={c.var.view} queue={queue} instrument={house.instrument} />)
  })

  desk.get('/duty-desk/live', async c => {
    const { asking, view } = c.var
    await house.inTransaction(asking, tx => traceOnSelf(tx, { act: 'follow-queue', outcome: 'read' }))
    return liveStream(c, house, async () => {
      const read = await house.inTransaction(asking, async tx => {
        const me = await findAskingStaffMember(tx)
        return me && { me, queue: await readQueueAgain(tx) }
      })
      if (!read) return undefined
      const fresh = { ...view, me: read.me, now: house.clock.now() }
      const part: Markup = <QueuePart view={fresh} queue={read.queue} instrument={house.instrument} />
      return (await part).toString()
    })
  })

  desk.post('/duty', async c => {
    const read = readPost(c, z.object({ [actIdName]: actId(), on: choice(['yes', 'no']) }))
    if ('value' in read) await house.inTransaction(c.var.asking, tx => goOnDuty(tx, read.value.on === 'yes'))
    return c.redirect('/duty-desk', 303)
  })

  desk.post('/alarms/:id/taking', async c => {
    const id = parseId<'AlarmId'>(c.req.param('id'))
    const read = readPost(c, z.object({ [actIdName]: actId() }))
    if (id === undefined || 'errors' in read) return notThere(c)
    return alarmTaken(c, house, id, read.value.act)
  })
}

async function alarmTaken(
  c: DeskContext,
  house: Parameters<Routes>[1],
  id: AlarmId,
  act: z.output<ReturnType<typeof actId>>,
): Promise<Response> {
  const { asking, view } = c.var
  const alarm = await house.inTransaction(asking, async tx =>
    (await readQueueAgain(tx)).ringing.find(each => each.id === id),
  )
  const result = await actOnce(
    { inTransaction: run => house.inTransaction(asking, run) },
    act,
    async tx => {
      const taken = await takeAlarm(tx, id)
      // Whoever takes the alarm of an enquiry means to answer it, unless a colleague is at it already.
      if ('done' in taken && alarm?.enquiryId) await claimEnquiry(tx, alarm.enquiryId, house.chance)
      return taken
    },
    alarm?.caseId
      ? `/cases/${alarm.caseId}`
      : alarm?.enquiryId
        ? `/enquiries/${alarm.enquiryId}`
        : '/duty-desk',
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-taken': {
      const t = texts(view.language).taken
      return c.html(
        <DeskPage view={view} title={texts(view.language).queue.title} section="duty-desk">
          <Heading level={1}>{t.alarm(result.refused.by)}</Heading>
          <p>{t.alarmSays}</p>
          <LinkButton href="/duty-desk">{t.toDesk}</LinkButton>
        </DeskPage>,
        409,
      )
    }
  }
}

interface QueueProps {
  view: View
  queue: Queue
  instrument: Instrument
}

const QueuePage = ({ view, queue, instrument }: QueueProps): Markup => {
  const t = texts(view.language).queue
  return (
    <DeskPage view={view} title={t.title} section="duty-desk" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <div class="button-group">
        <LinkButton href="/enquiries/new" kind="primary">
          {t.register}
        </LinkButton>
        <DeskForm view={view} action="/duty">
          <Button kind="secondary" name="on" value={view.me.onDuty ? 'no' : 'yes'}>
            {view.me.onDuty ? t.goOff : t.goOn}
          </Button>
        </DeskForm>
      </div>
      <p>
        <a href="/help">{t.helpFromOthers}</a>
      </p>
      <p class="hidden-text" role="status" data-status></p>
      <div data-live={view.me.onDuty ? '/duty-desk/live' : undefined}>
        <QueuePart view={view} queue={queue} instrument={instrument} />
      </div>
      {view.me.onDuty && <p class="hint">{t.live}</p>}
    </DeskPage>
  )
}

/** What the live desk sends again. */
const QueuePart = ({ view, queue, instrument }: QueueProps): Markup => {
  const t = texts(view.language).queue
  return (
    <>
      <p class="hidden-text" data-news>
        {t.status(queue.waiting.length, queue.ringing.length)}
        {watchTexts(view.language).nowCount(queue.watched.length)}
      </p>
      <WatchedList view={view} watched={queue.watched} />
      {queue.ringing.length > 0 && <Alarms view={view} alarms={queue.ringing} />}
      {view.me.onDuty ? (
        <>
          <p>{queue.onDuty.length > 1 ? t.onDuty(queue.onDuty.join(', ')) : t.alone}</p>
          <Enquiries
            view={view}
            waiting={queue.waiting}
            watched={new Set(queue.watched.map(({ place }) => place.id))}
            instrument={instrument}
          />
        </>
      ) : (
        <Notice kind="info" title={t.offDuty}>
          <p>{t.offDutySays}</p>
        </Notice>
      )}
    </>
  )
}

const Alarms = ({ view, alarms }: { view: View; alarms: readonly RingingAlarm[] }): Markup => {
  const t = texts(view.language).queue
  return (
    <section class="panel alarms" aria-labelledby="alarms">
      <Heading level={2} id="alarms">
        {t.alarms}
      </Heading>
      <p>{t.alarmCaption}</p>
      <Table
        caption={t.alarms}
        captionHidden
        empty=""
        rows={alarms}
        columns={[
          { heading: t.reference, cell: alarm => alarm.reference, namesRow: true },
          { heading: t.what, cell: alarm => t.alarmKinds[alarm.kind] ?? alarm.kind },
          {
            heading: t.due,
            cell: alarm => <DueTag language={view.language} due={alarm.dueAt} now={view.now} />,
          },
          {
            heading: t.act,
            cell: alarm => (
              <DeskForm
                view={view}
                action={`/alarms/${alarm.id}/taking`}
                label={t.takeAlarmNamed(alarm.reference)}
              >
                <Button small>{t.takeAlarm}</Button>
              </DeskForm>
            ),
            align: 'end',
          },
        ]}
      />
    </section>
  )
}

const Enquiries = (props: {
  view: View
  waiting: readonly Waiting[]
  watched: ReadonlySet<string>
  instrument: Instrument
}): Markup => {
  const { view, waiting, watched, instrument } = props
  const { language, now } = view
  const t = texts(language).queue
  return (
    <Table
      caption={t.caption}
      empty={t.empty}
      rows={waiting}
      columns={[
        {
          heading: t.reference,
          cell: enquiry => (
            <div>
              <a id={`enquiry-${enquiry.id}`} href={`/enquiries/${enquiry.id}`}>
                {enquiry.reference}
              </a>
              <Marks view={view} enquiry={enquiry} watched={watched.has(enquiry.id)} />
            </div>
          ),
          namesRow: true,
        },
        {
          heading: t.urgency,
          cell: ({ colour, interpreterDue }) =>
            // A colour that somebody gave to words they could not read is none.
            colour && !(interpreterDue && colour === 'green') ? (
              <UrgencyTag urgency={colour} text={colourLabel(instrument, colour, language)} />
            ) : (
              <Tag tone="neutral" text={t.notTriaged} />
            ),
        },
        { heading: t.due, cell: enquiry => <DueTag language={language} due={firstDue(enquiry)} now={now} /> },
        {
          heading: t.since,
          cell: ({ receivedAt }) => (
            <time datetime={receivedAt.toString()} title={formatMoment(language, receivedAt, now)}>
              {formatAgo(language, receivedAt, now)}
            </time>
          ),
        },
        { heading: t.from, cell: enquiry => fromWhom(language, enquiry) },
        { heading: t.who, cell: enquiry => <Holder view={view} enquiry={enquiry} /> },
      ]}
    />
  )
}

const firstDue = ({ dueAt, interpreterDue }: Waiting): Temporal.Instant =>
  interpreterDue && Temporal.Instant.compare(interpreterDue, dueAt) < 0 ? interpreterDue : dueAt

const Marks = (props: { view: View; enquiry: Waiting; watched: boolean }): Markup => {
  const { view, enquiry, watched } = props
  const t = texts(view.language).queue
  const marks = [
    watched && <Tag tone="danger" text={watchTexts(view.language).state} />,
    enquiry.interpreterDue && (
      <Tag tone="danger" text={t.lacksInterpreter(languageTexts(view.language).names[enquiry.language])} />
    ),
    enquiry.unread && <Tag tone="info" text={t.unread} />,
    enquiry.under18 === 'yes' && <Tag tone="warning" text={t.under18} />,
    enquiry.unverified && <Tag tone="warning" text={t.unverified} />,
    enquiry.practice && <Tag tone="neutral" text={t.practice} />,
  ].filter(mark => mark !== false && mark !== undefined)
  return marks.length > 0 ? <div class="tags">{marks}</div> : <></>
}

const Holder = ({ view, enquiry }: { view: View; enquiry: Waiting }): Markup => {
  const t = texts(view.language).queue
  const { claim } = enquiry
  if (claim) return <>{claim.staffId === view.me.id ? t.mine : claim.alias}</>
  return (
    <DeskForm view={view} action={`/enquiries/${enquiry.id}/claim`} label={t.claimNamed(enquiry.reference)}>
      <Button kind="secondary" small>
        {t.claim}
      </Button>
    </DeskForm>
  )
}
