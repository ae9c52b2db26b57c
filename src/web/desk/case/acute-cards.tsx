import { z } from 'zod'
import { open } from '../../../access/opening.ts'
import type { Keys } from '../../../access/opening.ts'
import { findAcuteCase, findCaseByReference, type AcuteCase } from '../../../case/acute-card-on-duty.sql.ts'
import type { AcuteCard } from '../../../case/acute-card.ts'
import { reachOut } from '../../../case/reach-out.ts'
import { overrideContactRule } from '../../../case/override-contact-rule.ts'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import { parseId, type CaseId } from '../../../foundation/ids.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextField } from '../../components/field.tsx'
import { Form } from '../../components/form.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Tag } from '../../components/tag.tsx'
import { choice, line, readForm, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskPage, notThere, readPost } from '../frame.tsx'
import { findWatch } from '../../../watch/watch.sql.ts'
import type { Watch } from '../../../watch/watch.ts'
import { Details } from '../../components/details.tsx'
import { watchTexts } from '../watch/texts.ts'
import { WatchFold, WatchPanel } from '../watch/watch-panel.tsx'
import { CardFace, overrideForm, OverrideForm } from './acute-card.tsx'
import { agreementTexts } from './agreement-texts.ts'
import { actOnce } from './at-case.ts'
import { DueTag } from './due.tsx'
import type { Filled } from './fields.tsx'
import { GateAnswer, ReachOutForm, readReachOut } from './reach-out.tsx'
import { texts } from './texts.ts'

const reasons = ['acute-danger', 'person-called', 'silence', 'cover-for-colleague'] as const

/**
 * At night, in a case that is not one's own: reference, reason, card. The card is the answer to the reason and has no
 * address of its own, so that nothing opens it again without a reason, and without the owner being told.
 */
export const acuteCardsRoutes: Routes = (desk, house) => {
  desk.get('/acute-cards', c => c.html(<SearchPage view={c.var.view} />))

  desk.post('/acute-cards', async c => {
    const { view } = c.var
    const t = texts(view.language).acuteCards
    const read = readForm(z.object({ reference: line(60) }), c.var.body, view.language, {
      reference: { missing: t.referenceMissing },
    })
    if ('errors' in read) return c.html(<SearchPage view={view} {...read} />, 422)
    const found = await house.inTransaction(c.var.asking, tx => findCaseByReference(tx, read.value.reference))
    if (found) return c.redirect(`/acute-cards/${found}`, 303)
    return c.html(<SearchPage view={view} none reference={read.value.reference} />, 404)
  })

  desk.get('/acute-cards/:id', c =>
    c.var.me.onDuty && caseIdOf(c)
      ? c.html(<WhyPage view={c.var.view} id={c.req.param('id')} />)
      : notThere(c),
  )

  desk.post('/acute-cards/:id', async c => {
    const { view } = c.var
    const id = caseIdOf(c)
    const read = readForm(z.object({ reason: choice(reasons) }), c.var.body, view.language, {
      reason: { missing: texts(view.language).acuteCards.whyMissing },
    })
    if (id && 'errors' in read) return c.html(<WhyPage view={view} id={id} errors={read.errors} />, 422)
    const opened = id && 'value' in read && (await openCard(c, house, id, read.value.reason))
    return opened ? c.html(<CardPage view={view} house={house} {...opened} />) : notThere(c)
  })

  desk.post('/acute-cards/:id/override', async c => {
    const { view, asking } = c.var
    const caseId = caseIdOf(c)
    const opened = caseId && (await openCard(c, house, caseId, 'acute-danger'))
    if (!opened) return notThere(c)
    const read = readPost(c, overrideForm, {
      reason: { missing: texts(view.language).acuteCard.overrideMissing },
    })
    if ('errors' in read) return c.html(<CardPage view={view} house={house} {...opened} {...read} />, 422)

    const { act, reason } = read.value
    const result = await actOnce(
      { inTransaction: each => house.inTransaction(asking, each) },
      act,
      tx => overrideContactRule(tx, { caseId, keys: opened.keys, chance: house.chance }, reason),
      `/acute-cards/${caseId}/overridden`,
    )
    return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
  })

  desk.post('/acute-cards/:id/reach-out', async c => {
    const { view, asking } = c.var
    const caseId = caseIdOf(c)
    const opened = caseId && (await openCard(c, house, caseId, 'acute-danger'))
    if (!opened) return notThere(c)
    const on = { caseId, keys: opened.keys, chance: house.chance }
    const asked = readReachOut(c)
    if ('errors' in asked) return c.html(<CardPage view={view} house={house} {...opened} {...asked} />, 422)
    const { channel } = asked.value
    const outcome = await house.inTransaction(asking, tx => reachOut(tx, on, channel, view.now))
    if ('refused' in outcome && outcome.refused.why === 'not-there') return notThere(c)
    return c.html(
      <DeskPage view={view} title={agreementTexts(view.language).askTitle} section="cases">
        <Heading level={1} over={opened.theCase.reference}>
          {agreementTexts(view.language).askTitle}
        </Heading>
        <GateAnswer
          view={view}
          card={opened.card}
          channel={channel}
          outcome={outcome}
          override={`/acute-cards/${caseId}/override`}
        />
      </DeskPage>,
      'done' in outcome ? 200 : 409,
    )
  })

  desk.get('/acute-cards/:id/overridden', c => c.html(<OverriddenPage view={c.var.view} />))
}

const caseIdOf = (c: DeskContext): CaseId | undefined => parseId<'CaseId'>(c.req.param('id'))

interface OpenedCard {
  caseId: CaseId
  keys: Keys
  theCase: AcuteCase
  card: AcuteCard
  watch: Watch | undefined
}

async function openCard(
  c: DeskContext,
  house: DeskHouse,
  caseId: CaseId,
  purpose: (typeof reasons)[number],
): Promise<OpenedCard | undefined> {
  const { asking } = c.var
  const keys = await open(house, asking, { kind: 'case', id: caseId, scope: 'acute', purpose })
  if (!keys) return undefined
  return house.inTransaction(asking, async tx => {
    const theCase = await findAcuteCase(tx, caseId)
    const { card } = await readAcuteCard(tx, { caseId, keys })
    const watch = await findWatch(tx, { caseId })
    return theCase && { caseId, keys, theCase, card, watch }
  })
}

interface SearchPageProps extends Filled {
  view: View
  reference?: string
  none?: boolean
  typed?: Typed
}

const SearchPage = ({ view, reference, none, errors, typed }: SearchPageProps): Markup => {
  const t = texts(view.language).acuteCards
  return (
    <DeskPage view={view} title={t.title} section="cases" errors={errors}>
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      {!view.me.onDuty && <Notice kind="info" title={t.notOnDuty} />}
      {none && (
        <Notice kind="warning" title={t.none} announced>
          <p>{t.noneSays}</p>
        </Notice>
      )}
      <Form action="/acute-cards">
        <TextField
          name="reference"
          label={t.reference}
          hint={t.referenceHint}
          error={errors?.['reference']}
          value={typed?.one('reference') ?? reference}
          characters={32}
        />
        <Button>{t.find}</Button>
      </Form>
      <p class="hint">{t.traced}</p>
    </DeskPage>
  )
}

const WhyPage = ({ view, id, errors }: Filled & { view: View; id: string }): Markup => {
  const t = texts(view.language).acuteCards
  return (
    <DeskPage view={view} title={t.title} section="cases" errors={errors}>
      <Heading level={1}>{t.title}</Heading>
      <Form action={`/acute-cards/${id}`}>
        <Radios
          name="reason"
          legend={t.why}
          hint={t.whyHint}
          error={errors?.['reason']}
          options={reasons.map(value => ({ value, label: t.reasons[value] }))}
        />
        <Button>{t.open}</Button>
      </Form>
    </DeskPage>
  )
}

interface CardPageProps extends OpenedCard, Filled {
  view: View
  house: DeskHouse
}

const CardPage = ({ view, house, caseId, theCase, card, watch, errors, typed }: CardPageProps): Markup => {
  const t = texts(view.language)
  return (
    <DeskPage view={view} title={t.acuteCard.title} section="cases" errors={errors}>
      <Heading level={1} over={theCase.reference}>
        {t.acuteCard.title}
      </Heading>
      {theCase.practice && (
        <p class="tags">
          <Tag tone="info" text={t.frame.practice} />
        </p>
      )}
      <Notice kind="info" title={t.acuteCards.told}>
        <p>{t.acuteCards.again}</p>
      </Notice>
      <CardFace view={view} instrument={house.instrument} card={card} watched={watch !== undefined} />
      {watch ? (
        <Panel id="watched" title={watchTexts(view.language).title}>
          <WatchPanel view={view} action={`/acute-cards/${caseId}/watched`} watch={watch} />
        </Panel>
      ) : (
        <>
          <WatchFold view={view} action={`/acute-cards/${caseId}/watched`} watched={false} />
          <Details summary={agreementTexts(view.language).ask}>
            <ReachOutForm view={view} action={`/acute-cards/${caseId}/reach-out`} />
          </Details>
        </>
      )}
      <Panel id="ring" title={t.overview.hands}>
        <DefinitionList
          rows={[
            { term: t.overview.responsible, is: theCase.responsible ?? '–' },
            { term: t.overview.deputy, is: theCase.deputy ?? '–' },
            ...(theCase.nextContactAt
              ? [
                  {
                    term: t.overview.nextContact,
                    is: (
                      <span class="tags">
                        {formatMoment(view.language, theCase.nextContactAt, view.now)}
                        <DueTag language={view.language} due={theCase.nextContactAt} now={view.now} />
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      {!watch && (
        <OverrideForm view={view} action={`/acute-cards/${caseId}/override`} errors={errors} typed={typed} />
      )}
    </DeskPage>
  )
}

const OverriddenPage = ({ view }: { view: View }): Markup => {
  const t = texts(view.language).acuteCard
  return (
    <DeskPage view={view} title={t.title} section="cases">
      <Heading level={1}>{t.overridden}</Heading>
      <Lead>{t.overriddenSays}</Lead>
    </DeskPage>
  )
}
