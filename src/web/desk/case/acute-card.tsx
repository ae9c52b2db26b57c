import { z } from 'zod'
import type { AcuteCard, AcuteCardText } from '../../../case/acute-card.ts'
import { changeAcuteCard } from '../../../case/change-acute-card.ts'
import { overrideContactRule } from '../../../case/override-contact-rule.ts'
import { readAcuteCard, type AcuteCardRead } from '../../../case/read-acute-card.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { CprQuestion, type Filled } from './fields.tsx'
import { LevelInForceBox } from './level-in-force.tsx'
import { ChangedNotice } from './people.tsx'
import { texts } from './texts.ts'

/** The card as the two responsible see and write it. */
export const acuteCardRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/acute-card',
    withCase(house, 'read', async (c, at) => c.html(<AcuteCardPage at={at} read={await cardOf(at)} />)),
  )
  desk.post(
    '/cases/:id/acute-card/level',
    withCase(house, 'acute-danger', async (c, at) =>
      c.html(<AcuteCardPage at={at} read={{ ...(await cardOf(at)), levelHidden: false }} />),
    ),
  )
  desk.get(
    '/cases/:id/acute-card/text',
    withCase(house, 'write', async (c, at) => c.html(<AcuteCardForm at={at} read={await cardOf(at)} />)),
  )
  desk.post('/cases/:id/acute-card/text', withCase(house, 'write', textPosted))
  desk.post('/cases/:id/acute-card/override', withCase(house, 'acute-danger', overridePosted))
}

interface CardShown extends AcuteCardRead {
  levelHidden: boolean
}

const cardOf = (at: AtCase): Promise<CardShown> =>
  at.inTransaction(async tx => ({
    ...(await readAcuteCard(tx, at.on)),
    levelHidden: await isFormerLevelHidden(tx, at.on),
  }))

const mayLeave = ['yes', 'no', 'not-known'] as const

const cardForm = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int(),
  channel: ownWords().default(''),
  hours: ownWords().default(''),
  whoMayHear: ownWords().default(''),
  mayLeaveMessage: choice(mayLeave).default('not-known'),
  ifSomeoneElseAnswers: ownWords().default(''),
  codePhrase: ownWords().default(''),
  planForSilence: ownWords().default(''),
})

async function textPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const kept = await cardOf(at)
  const read = readPost(c, cardForm)
  if ('errors' in read) return c.html(<AcuteCardForm at={at} read={kept} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<AcuteCardForm at={at} read={kept} typed={typed} cpr />, 422)

  const { act, version, codePhrase, planForSilence, ...contactAgreement } = read.value
  const text: AcuteCardText = { contactAgreement, codePhrase, planForSilence }
  const card = `/cases/${at.on.caseId}/acute-card`
  const result = await actOnce(at, act, tx => changeAcuteCard(tx, at.on, text, version), card)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(<AcuteCardForm at={at} read={kept} typed={typed} changed />, 409)
  }
}

export const overrideForm = z.object({ [actIdName]: actId(), reason: line(300) })

async function overridePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { language } = at.view
  const read = readPost(c, overrideForm, { reason: { missing: texts(language).acuteCard.overrideMissing } })
  if ('errors' in read) return c.html(<AcuteCardPage at={at} read={await cardOf(at)} {...read} />, 422)
  const { act, reason } = read.value
  const result = await actOnce(
    at,
    act,
    tx => overrideContactRule(tx, at.on, reason),
    `/cases/${at.on.caseId}`,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

const AcuteCardPage = ({ at, read, errors, typed }: Filled & { at: AtCase; read: CardShown }): Markup => {
  const { view, theCase, house } = at
  const t = texts(view.language).acuteCard
  const here = `/cases/${theCase.id}/acute-card`
  return (
    <CasePage view={view} theCase={theCase} part="acute-card" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <CardFace
        view={view}
        instrument={house.instrument}
        card={read.card}
        hiddenUntilNew={read.levelHidden ? { seeAt: `${here}/level` } : undefined}
      />
      {read.changedAt && (
        <p class="hint">
          {t.saved}: {formatMoment(view.language, read.changedAt, view.now)}
        </p>
      )}
      <p>
        <LinkButton href={`${here}/text`} kind="primary">
          {t.change}
        </LinkButton>
      </p>
      <OverrideForm view={view} action={`${here}/override`} errors={errors} typed={typed} />
    </CasePage>
  )
}

interface CardFaceProps {
  view: View
  instrument: Instrument
  card: AcuteCard
  hiddenUntilNew?: { seeAt: string } | undefined
}

/** What is needed at night, in the order it is needed. */
export const CardFace = ({ view, instrument, card, hiddenUntilNew }: CardFaceProps): Markup => {
  const { overview } = texts(view.language)
  return (
    <>
      <ContactFace view={view} card={card} />
      <Panel id="needed" title={overview.needed}>
        <LevelInForceBox
          view={view}
          instrument={instrument}
          level={card.levelInForce}
          hiddenUntilNew={hiddenUntilNew}
        />
      </Panel>
    </>
  )
}

const ContactFace = ({ view, card }: { view: View; card: AcuteCard }): Markup => {
  const { acuteCard: t } = texts(view.language)
  const { channel, hours, whoMayHear, mayLeaveMessage, ifSomeoneElseAnswers } = card.contactAgreement
  const words = (text: string) => (text === '' ? t.notAgreed : <UserText text={text} />)
  return (
    <>
      <Panel id="silence" title={t.planForSilence}>
        {words(card.planForSilence)}
      </Panel>
      <Panel id="contact" title={t.contactAgreement}>
        <DefinitionList
          rows={[
            { term: t.channel, is: words(channel) },
            { term: t.hours, is: words(hours) },
            { term: t.whoMayHear, is: words(whoMayHear) },
            { term: t.mayLeaveMessage, is: t.mayLeaveMessages[mayLeaveMessage] },
            { term: t.ifSomeoneElseAnswers, is: words(ifSomeoneElseAnswers) },
            { term: t.codePhrase, is: words(card.codePhrase) },
          ]}
        />
      </Panel>
    </>
  )
}

/** Danger to life goes before the agreement: one line of reason, and it works at once. */
export const OverrideForm = ({
  view,
  action,
  errors,
  typed,
}: Filled & { view: View; action: string }): Markup => {
  const t = texts(view.language).acuteCard
  return (
    <Details summary={t.override} open={errors?.['reason'] !== undefined}>
      <p>{t.overrideSays}</p>
      <DeskForm view={view} action={action} label={t.override}>
        <TextField
          name="reason"
          label={t.overrideReason}
          error={errors?.['reason']}
          value={typed?.one('reason')}
        />
        <Button kind="danger">{t.overrideDo}</Button>
      </DeskForm>
    </Details>
  )
}

interface AcuteCardFormProps extends Filled {
  at: AtCase
  read: CardShown
  changed?: boolean
  cpr?: boolean
}

const AcuteCardForm = ({ at, read, errors, typed, changed, cpr }: AcuteCardFormProps): Markup => {
  const { view, theCase } = at
  const { acuteCard: t, fields } = texts(view.language)
  const here = `/cases/${theCase.id}/acute-card`
  const { card } = read
  const { contactAgreement } = card
  const field = (name: string, kept: string) => ({
    name,
    error: errors?.[name],
    value: typed ? typed.one(name) : kept,
  })
  return (
    <CasePage view={view} theCase={theCase} part="acute-card" title={t.changeTitle} errors={errors}>
      {changed && <ChangedNotice language={view.language} now={<ContactFace view={view} card={card} />} />}
      <DeskForm view={view} action={`${here}/text`}>
        {cpr && <CprQuestion language={view.language} />}
        <input type="hidden" name="version" value={read.version} />
        <TextArea
          {...field('channel', contactAgreement.channel)}
          label={t.channel}
          hint={t.channelHint}
          rows={2}
        />
        <TextArea {...field('hours', contactAgreement.hours)} label={t.hours} hint={t.hoursHint} rows={2} />
        <TextArea {...field('whoMayHear', contactAgreement.whoMayHear)} label={t.whoMayHear} rows={2} />
        <Radios
          name="mayLeaveMessage"
          legend={t.mayLeaveMessage}
          inline
          options={mayLeave.map(value => ({ value, label: t.mayLeaveMessages[value] }))}
          chosen={
            typed
              ? typed.one('mayLeaveMessage')
              : read.version > 0
                ? contactAgreement.mayLeaveMessage
                : undefined
          }
        />
        <TextArea
          {...field('ifSomeoneElseAnswers', contactAgreement.ifSomeoneElseAnswers)}
          label={t.ifSomeoneElseAnswers}
          hint={t.ifSomeoneElseHint}
          rows={2}
        />
        <TextArea
          {...field('codePhrase', card.codePhrase)}
          label={t.codePhrase}
          hint={t.codePhraseHint}
          rows={2}
        />
        <TextArea
          {...field('planForSilence', card.planForSilence)}
          label={t.planForSilence}
          hint={t.planForSilenceHint}
          rows={5}
        />
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
