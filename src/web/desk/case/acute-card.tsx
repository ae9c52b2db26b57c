import { z } from 'zod'
import type { AcuteCard, AcuteCardText } from '../../../case/acute-card.ts'
import { changeAcuteCard } from '../../../case/change-acute-card.ts'
import { overrideContactRule } from '../../../case/override-contact-rule.ts'
import { readAcuteCard, type AcuteCardRead } from '../../../case/read-acute-card.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { WatchFold, WatchNotice } from '../watch/watch-panel.tsx'
import { agreementTexts } from './agreement-texts.ts'
import { AgreementFace, AgreementFields, agreementFields, agreementIn } from './agreement.tsx'
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

const cardForm = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int(),
  ...agreementFields,
  codePhrase: ownWords().default(''),
  planForSilence: ownWords().default(''),
})

async function textPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const kept = await cardOf(at)
  const t = agreementTexts(at.view.language)
  const read = readPost(c, cardForm, { timeZone: { notAChoice: t.timeZoneMissing } })
  if ('errors' in read) return c.html(<AcuteCardForm at={at} read={kept} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<AcuteCardForm at={at} read={kept} typed={typed} cpr />, 422)

  const { act, version, codePhrase, planForSilence, ...form } = read.value
  const agreed = agreementIn(form, at.view)
  if ('errors' in agreed) {
    return c.html(<AcuteCardForm at={at} read={kept} typed={typed} errors={agreed.errors} />, 422)
  }
  const text: AcuteCardText = { contactAgreement: agreed.agreement, codePhrase, planForSilence }
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
        watched={theCase.watched}
        hiddenUntilNew={read.levelHidden ? { seeAt: `${here}/level` } : undefined}
      />
      {read.changedAt && (
        <p class="hint">
          {t.saved}: {formatMoment(view.language, read.changedAt, view.now)}
        </p>
      )}
      <ButtonGroup>
        <LinkButton href={`${here}/text`} kind="primary">
          {t.change}
        </LinkButton>
        <LinkButton href={`/cases/${theCase.id}/reach-out`}>{agreementTexts(view.language).ask}</LinkButton>
      </ButtonGroup>
      <WatchFold view={view} action={`/cases/${theCase.id}/watched`} watched={theCase.watched} />
      {!theCase.watched && (
        <OverrideForm view={view} action={`${here}/override`} errors={errors} typed={typed} />
      )}
    </CasePage>
  )
}

interface CardFaceProps {
  view: View
  instrument: Instrument
  card: AcuteCard
  watched: boolean
  hiddenUntilNew?: { seeAt: string } | undefined
}

/** What is needed at night, in the order it is needed. */
export const CardFace = ({ view, instrument, card, watched, hiddenUntilNew }: CardFaceProps): Markup => {
  const { overview } = texts(view.language)
  return (
    <>
      {watched && <WatchNotice view={view} whenNotAlone={card.contactAgreement.whenNotAlone} />}
      <ContactFace view={view} card={card} watched={watched} />
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

const ContactFace = ({ view, card, watched }: { view: View; card: AcuteCard; watched: boolean }): Markup => {
  const { acuteCard: t } = texts(view.language)
  return (
    <>
      <Panel id="silence" title={t.planForSilence}>
        {card.planForSilence === '' ? t.notAgreed : <UserText text={card.planForSilence} />}
      </Panel>
      <Panel id="contact" title={t.contactAgreement}>
        <AgreementFace view={view} card={card} watched={watched} />
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
  const field = (name: string, kept: string) => ({
    name,
    error: errors?.[name],
    value: typed ? typed.one(name) : kept,
  })
  return (
    <CasePage view={view} theCase={theCase} part="acute-card" title={t.changeTitle} errors={errors}>
      {changed && (
        <ChangedNotice
          language={view.language}
          now={<ContactFace view={view} card={card} watched={theCase.watched} />}
        />
      )}
      <DeskForm view={view} action={`${here}/text`}>
        {cpr && <CprQuestion language={view.language} />}
        <input type="hidden" name="version" value={read.version} />
        <AgreementFields
          view={view}
          agreement={card.contactAgreement}
          first={read.version === 0}
          errors={errors}
          typed={typed}
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
