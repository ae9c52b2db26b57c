import { harmlessCodes, harmlessTexts } from '../../../contact/harmless.ts'
import { reviewMinutes, watchGrounds, type Watch, type WatchedNow } from '../../../watch/watch.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText } from '../../components/user-text.tsx'
import type { Errors } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { DueTag } from '../case/due.tsx'
import type { View } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { watchTexts } from './texts.ts'

interface WatchNoticeProps {
  view: View
  /** What was agreed beforehand; undefined where no card is open. */
  whenNotAlone?: string | undefined
  seeAt?: string | undefined
}

/** First on the page, before anything else is read: what must not be done, and what was agreed to be done. */
export const WatchNotice = ({ view, whenNotAlone, seeAt }: WatchNoticeProps): Markup => {
  const t = watchTexts(view.language)
  return (
    <Notice kind="danger" title={t.isWatched}>
      {whenNotAlone === undefined ? (
        <></>
      ) : whenNotAlone === '' ? (
        <p>
          <strong>{t.nothingAgreed}</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>{t.agreed}:</strong>
          </p>
          <UserText text={whenNotAlone} />
        </>
      )}
      <p>{t.says}</p>
      {seeAt !== undefined && (
        <p>
          <a href={seeAt}>{t.see}</a>
        </p>
      )}
    </Notice>
  )
}

/** Two taps: open, and say why. */
export const WatchFold = (props: { view: View; action: string; watched: boolean }): Markup => {
  const { view, action, watched } = props
  const t = watchTexts(view.language)
  if (watched) return <></>
  return (
    <Details summary={t.fold}>
      <p>{t.foldSays}</p>
      <Grounds view={view} action={action} />
    </Details>
  )
}

const Grounds = ({ view, action }: { view: View; action: string }): Markup => {
  const t = watchTexts(view.language)
  return (
    <DeskForm view={view} action={action} label={t.fold}>
      <div class="button-group">
        {watchGrounds.map(ground => (
          <Button kind="danger" name="ground" value={ground}>
            {t.grounds[ground]}
          </Button>
        ))}
      </div>
    </DeskForm>
  )
}

/** Everything that can be done about it: look again, the first and the second of two, or the sentence for a mistake. */
export const WatchPanel = (props: { view: View; action: string; watch: Watch | undefined }): Markup => {
  const { view, action, watch } = props
  const { language, now } = view
  const t = watchTexts(language)
  if (!watch) {
    return (
      <>
        <p>{t.notWatched}</p>
        <Heading level={2}>{t.fold}</Heading>
        <p>{t.foldSays}</p>
        <Grounds view={view} action={action} />
      </>
    )
  }
  const { releaseAsked } = watch
  const id = <input type="hidden" name="watch" value={watch.id} />
  return (
    <>
      <DefinitionList
        rows={[
          {
            term: t.since,
            is:
              watch.raisedBy === undefined
                ? formatMoment(language, watch.since, now)
                : t.by(formatMoment(language, watch.since, now), watch.raisedBy),
          },
          { term: t.ground, is: t.grounds[watch.ground] },
          {
            term: t.reviewDue,
            is: (
              <span class="tags">
                {formatMoment(language, watch.reviewDue, now)}
                <DueTag language={language} due={watch.reviewDue} now={now} />
              </span>
            ),
          },
        ]}
      />
      <Panel id="review" title={t.review}>
        <p>{t.reviewSays}</p>
        <DeskForm view={view} action={`${action}/review`} label={t.review}>
          {id}
          <div class="button-group">
            {reviewMinutes.map(minutes => (
              <Button kind={minutes === 30 ? 'primary' : 'secondary'} name="again" value={String(minutes)}>
                {t.again[minutes]}
              </Button>
            ))}
          </div>
        </DeskForm>
      </Panel>
      <Panel id="release" title={t.release}>
        <p>{t.releaseSays}</p>
        {releaseAsked?.byMe ? (
          <p>
            <strong>{t.askedByMe(formatMoment(language, releaseAsked.at, now))}</strong>
          </p>
        ) : (
          <>
            {releaseAsked && (
              <p>
                <strong>{t.asked(releaseAsked.by, formatMoment(language, releaseAsked.at, now))}</strong>
              </p>
            )}
            <DeskForm view={view} action={`${action}/release`} label={t.release}>
              {id}
              <Button kind={releaseAsked ? 'danger' : 'secondary'}>
                {releaseAsked ? t.releaseSecond : t.releaseFirst}
              </Button>
            </DeskForm>
          </>
        )}
      </Panel>
      <Panel id="clear" title={t.clear}>
        {watch.clearable ? (
          <>
            <p>{t.clearSays}</p>
            <DeskForm view={view} action={`${action}/clearing`} label={t.clear}>
              {id}
              <Button kind="secondary">{t.clearDo}</Button>
            </DeskForm>
          </>
        ) : (
          <p>{t.noClear}</p>
        )}
      </Panel>
    </>
  )
}

/** In place of the field for words: the only texts that reach the person now. */
export const HarmlessForm = (props: { view: View; action: string; errors?: Errors | undefined }): Markup => {
  const { view, action, errors } = props
  const t = watchTexts(view.language)
  return (
    <DeskForm view={view} action={action} label={t.harmless}>
      <Radios
        name="harmless"
        legend={t.harmless}
        hint={t.harmlessSays}
        error={errors?.['harmless']}
        options={harmlessCodes.map(code => ({ value: code, label: harmlessTexts[code][view.language] }))}
      />
      <Button>{t.harmlessSend}</Button>
    </DeskForm>
  )
}

/** On top of the duty desk: a reference word and when it must be looked at, and nothing of what about. */
export const WatchedList = ({ view, watched }: { view: View; watched: readonly WatchedNow[] }): Markup => {
  const { language, now } = view
  const t = watchTexts(language)
  if (watched.length === 0) return <></>
  return (
    <section class="panel alarms" aria-labelledby="watched">
      <Heading level={2} id="watched">
        {t.now}
      </Heading>
      <p>{t.nowSays}</p>
      <Table
        caption={t.now}
        captionHidden
        empty=""
        rows={watched}
        columns={[
          { heading: t.reference, cell: each => each.reference, namesRow: true },
          {
            heading: t.reviewDue,
            cell: each => (
              <span class="tags">
                <DueTag language={language} due={each.reviewDue} now={now} />
                {each.releaseAsked && <Tag tone="info" text={t.secondNeeded} />}
              </span>
            ),
          },
          { heading: t.since, cell: each => formatMoment(language, each.since, now) },
          {
            heading: t.do,
            cell: each => (
              <a href={placeOf(each)} aria-label={t.openNamed(each.reference)}>
                {t.openCard}
              </a>
            ),
            align: 'end',
          },
        ]}
      />
    </section>
  )
}

/** One's own case, or else the acute card, which asks for a reason first. */
function placeOf({ place, mine }: WatchedNow): string {
  if (place.kind === 'enquiry') return `/enquiries/${place.id}/watched`
  return mine ? `/cases/${place.id}/watched` : `/acute-cards/${place.id}`
}
