import { z } from 'zod'
import type { AcuteCard } from '../../../case/acute-card.ts'
import { reachOut } from '../../../case/reach-out.ts'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import { agreedChannels, type AgreedChannel } from '../../../contact/agreement.ts'
import type { AskGate } from '../../../contact/gate.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, type Errors, type Reading } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { WatchNotice } from '../watch/watch-panel.tsx'
import { agreementTexts } from './agreement-texts.ts'
import { withCase, type AtCase } from './at-case.ts'
import { OverrideForm } from './acute-card.tsx'
import { CasePage } from './case-frame.tsx'
import { texts } from './texts.ts'

/** Asked before anybody rings, writes or meets the person. */
export const reachOutRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/reach-out',
    withCase(house, 'read', async (c, at) => c.html(<AskPage at={at} card={await cardOf(at)} />)),
  )
  desk.post('/cases/:id/reach-out', withCase(house, 'write', asked))
}

const cardOf = (at: AtCase): Promise<AcuteCard> =>
  at.inTransaction(async tx => (await readAcuteCard(tx, at.on)).card)

/** Which way is asked for. An answer is of its moment: asked twice it is answered twice, and nothing is kept of a form. */
export const readReachOut = (c: DeskContext): Reading<{ channel: AgreedChannel }> =>
  readPost(c, z.object({ [actIdName]: actId(), channel: choice(agreedChannels) }), {
    channel: { missing: agreementTexts(c.var.view.language).howMissing },
  })

async function asked(c: DeskContext, at: AtCase): Promise<Response> {
  const { view, theCase } = at
  const card = await cardOf(at)
  const read = readReachOut(c)
  if ('errors' in read) return c.html(<AskPage at={at} card={card} errors={read.errors} />, 422)
  const { channel } = read.value
  const outcome = await at.inTransaction(tx => reachOut(tx, at.on, channel, view.now))
  if ('refused' in outcome && outcome.refused.why === 'not-there') return notThere(c)
  const home = `/cases/${theCase.id}`
  return c.html(
    <CasePage view={view} theCase={theCase} part="acute-card" title={agreementTexts(view.language).askTitle}>
      <GateAnswer
        view={view}
        card={card}
        channel={channel}
        outcome={outcome}
        writeDown={`${home}/entries/new/contact`}
        override={`${home}/acute-card/override`}
      />
    </CasePage>,
    'done' in outcome ? 200 : 409,
  )
}

const AskPage = (props: { at: AtCase; card: AcuteCard; errors?: Errors }): Markup => {
  const { at, card, errors } = props
  const { view, theCase } = at
  const t = agreementTexts(view.language)
  return (
    <CasePage view={view} theCase={theCase} part="acute-card" title={t.askTitle} errors={errors}>
      {theCase.watched && (
        <WatchNotice
          view={view}
          whenNotAlone={card.contactAgreement.whenNotAlone}
          seeAt={`/cases/${theCase.id}/watched`}
        />
      )}
      <Lead>{t.askLead}</Lead>
      <ReachOutForm view={view} action={`/cases/${theCase.id}/reach-out`} errors={errors} />
    </CasePage>
  )
}

export const ReachOutForm = (props: { view: View; action: string; errors?: Errors | undefined }): Markup => {
  const { view, action, errors } = props
  const t = agreementTexts(view.language)
  return (
    <DeskForm view={view} action={action} label={t.askTitle}>
      <Radios
        name="channel"
        legend={t.how}
        error={errors?.['channel']}
        options={agreedChannels.map(value => ({ value, label: t.channelNames[value] }))}
      />
      <Button>{t.askDo}</Button>
    </DeskForm>
  )
}

interface GateAnswerProps {
  view: View
  card: AcuteCard
  channel: AgreedChannel
  outcome: AskGate
  /** Where the contact is written down afterwards; whoever has only the card writes nothing in the case. */
  writeDown?: string
  override: string
}

/** Yes, with what to know before one begins; or no, why, and what may be done about it. */
export const GateAnswer = (props: GateAnswerProps): Markup => {
  const { view, card, channel, outcome, writeDown, override } = props
  const { language, now } = view
  const t = agreementTexts(language)
  const { acuteCard } = texts(language)
  const { contactAgreement: agreement } = card
  const words = (text: string) => (text === '' ? acuteCard.notAgreed : <UserText text={text} />)
  if ('done' in outcome) {
    const way = agreement.channels.find(each => each.channel === channel)
    return (
      <>
        <Notice kind="success" title={t.allowed} announced>
          <p>{t.allowedSays}</p>
        </Notice>
        <DefinitionList
          rows={[
            { term: t.channelNames[channel], is: words(way?.reachAt ?? '') },
            { term: acuteCard.codePhrase, is: words(card.codePhrase) },
            { term: t.notAlonePhrase, is: words(agreement.notAlonePhrase) },
            { term: t.ifSomeoneElseAnswers, is: words(agreement.ifSomeoneElseAnswers) },
            { term: t.mayLeaveMessage, is: t.mayLeaveMessages[agreement.mayLeaveMessage] },
            { term: t.whoMayHear, is: words(agreement.whoMayHear) },
          ]}
        />
        {writeDown !== undefined && (
          <ButtonGroup>
            <LinkButton href={writeDown} kind="primary">
              {t.writeDown}
            </LinkButton>
          </ButtonGroup>
        )}
      </>
    )
  }
  const { refused } = outcome
  if (refused.why === 'not-there') return <></>
  if (refused.why === 'watched') {
    return (
      <>
        <WatchNotice view={view} whenNotAlone={agreement.whenNotAlone} />
        <p>{t.watchedSays}</p>
      </>
    )
  }
  return (
    <>
      <Notice kind="danger" title={t.notAllowed} announced>
        <p>{t.mayNot[refused.why]}</p>
        {refused.why === 'outside-hours' && refused.next && (
          <p>{t.again(formatMoment(language, refused.next, now))}</p>
        )}
      </Notice>
      <OverrideForm view={view} action={override} />
    </>
  )
}
