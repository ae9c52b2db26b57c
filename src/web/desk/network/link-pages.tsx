import { z } from 'zod'
import { drawCode, normaliseCode } from '../../../crypto/words/code.ts'
import { danishWords } from '../../../crypto/words/da.ts'
import { parseId } from '../../../foundation/ids.ts'
import { agreeLink } from '../../../network/agree-link.ts'
import { endLink } from '../../../network/end-link.ts'
import { linkRelations, type CaseLink } from '../../../network/links.ts'
import { offerLink } from '../../../network/offer-link.ts'
import { readLinks } from '../../../network/read-links.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'

/** That another case belongs with this one, agreed on by both sides, and never which. */
export const linkRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/network/links',
    withCase(house, 'read', async (c, at) => c.html(<LinksPage at={at} links={await linksOf(at)} />)),
  )
  desk.post('/cases/:id/network/links', withCase(house, 'write', offerPosted))
  desk.post('/cases/:id/network/links/agreement', withCase(house, 'write', agreementPosted))
  desk.post('/cases/:id/network/links/:linkId/end', withCase(house, 'write', endPosted))
}

const linksOf = (at: AtCase) => at.inTransaction(tx => readLinks(tx, at.on, at.view.now))
const home = (at: AtCase) => `/cases/${at.theCase.id}/network/links`

const offerForm = z.object({
  [actIdName]: actId(),
  relation: choice(linkRelations),
  note: ownWords().default(''),
})

async function offerPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language).links
  const read = readPost(c, offerForm, { relation: { missing: t.relation } })
  if ('errors' in read) return c.html(<LinksPage at={at} links={await linksOf(at)} offer={read} />, 422)
  const { act, relation, note } = read.value
  const drawn = drawCode(at.house.chance, danishWords)
  const words = normaliseCode(drawn.join(' '))
  if (!words) throw new Error('what was drawn is a code')
  // A resend is the same act and offers nothing new: the words drawn for it would open nothing, so none are shown.
  let made = false
  const result = await actOnce(
    at,
    act,
    async tx => {
      made = true
      return offerLink(tx, at.on, words, relation, { note })
    },
    home(at),
  )
  if (result.goTo !== undefined)
    return made ? c.html(<WordsPage at={at} drawn={drawn} />) : c.redirect(result.goTo, 303)
  return refusedPage(c, at, result.refused)
}

const agreeForm = z.object({ [actIdName]: actId(), words: line(200), note: ownWords().default('') })

async function agreementPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language).links
  const read = readPost(c, agreeForm, { words: { missing: t.codeMissing } })
  if ('errors' in read) return c.html(<LinksPage at={at} links={await linksOf(at)} agree={read} />, 422)
  const { act, note } = read.value
  const words = normaliseCode(read.value.words)
  const again = async (message: string) =>
    c.html(
      <LinksPage
        at={at}
        links={await linksOf(at)}
        agree={{ typed: typedIn(c.var.body), errors: { words: message } }}
      />,
      422,
    )
  if (!words) return again(t.codeMissing)
  const result = await actOnce(at, act, tx => agreeLink(tx, at.on, words, { note }), home(at))
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  if (result.refused.why === 'no-such-offer') return again(t.noSuchOffer)
  return refusedPage(c, at, { why: result.refused.why })
}

async function refusedPage(
  c: DeskContext,
  at: AtCase,
  refused: { why: 'not-there' } | { why: 'case-is-closed' },
): Promise<Response> {
  const { language } = at.view
  switch (refused.why) {
    case 'not-there':
      // Whoever sees this page has the case open: that they may not link it tells them nothing new.
      return c.html(
        <LinksPage at={at} links={await linksOf(at)} refused={texts(language).links.onlyTheTwo} />,
        403,
      )
    case 'case-is-closed':
      return c.html(
        <LinksPage at={at} links={await linksOf(at)} refused={caseTexts(language).fields.closedCase} />,
        409,
      )
  }
}

async function endPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  const id = parseId<'CaseLinkId'>(c.req.param('linkId'))
  const link = id && (await linksOf(at)).find(each => each.id === id)
  if ('errors' in read || !link) return notThere(c)
  const result = await actOnce(at, read.value.act, tx => endLink(tx, link.id), home(at))
  return result.goTo === undefined ? refusedPage(c, at, result.refused) : c.redirect(result.goTo, 303)
}

interface LinksPageProps {
  at: AtCase
  links: readonly CaseLink[]
  offer?: Filled
  agree?: Filled
  refused?: string
}

const LinksPage = ({ at, links, offer, agree, refused }: LinksPageProps): Markup => {
  const { view, theCase } = at
  const { language } = view
  const t = texts(language).links
  const { fields } = caseTexts(language)
  const note = (typed: Filled['typed']) => (
    <TextArea
      name="note"
      label={t.noteLabel}
      hint={t.noteHint}
      optional={fields.optional}
      value={typed?.one('note')}
      rows={3}
    />
  )
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="people"
      title={t.title}
      errors={offer?.errors ?? agree?.errors}
    >
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      <LinksTable at={at} links={links} />
      {!theCase.closedAt && (
        <>
          <Panel id="offer" title={t.offerTitle}>
            <p>{t.offerSays}</p>
            <DeskForm view={view} action={home(at)} label={t.offerTitle}>
              <Radios
                name="relation"
                legend={t.relation}
                error={offer?.errors?.['relation']}
                options={linkRelations.map(value => ({ value, label: t.relations[value] }))}
                chosen={offer?.typed?.one('relation')}
              />
              <Details summary={t.noteLabel}>{note(offer?.typed)}</Details>
              <Button>{t.offer}</Button>
            </DeskForm>
          </Panel>
          <Panel id="agree" title={t.agreeTitle}>
            <p>{t.agreeSays}</p>
            <DeskForm view={view} action={`${home(at)}/agreement`} label={t.agreeTitle}>
              <TextField
                name="words"
                label={t.code}
                error={agree?.errors?.['words']}
                value={agree?.typed?.one('words')}
              />
              <Button kind="secondary">{t.agree}</Button>
            </DeskForm>
          </Panel>
        </>
      )}
      <p>
        <a href={`/cases/${theCase.id}/network`}>{texts(language).title}</a>
      </p>
    </CasePage>
  )
}

const LinksTable = ({ at, links }: { at: AtCase; links: readonly CaseLink[] }): Markup => {
  const { view } = at
  const { language, now } = view
  const t = texts(language).links
  const stateOf = ({ state, expiresAt }: CaseLink) =>
    state === 'offered' ? t.states.offered(formatMoment(language, expiresAt, now)) : t.states[state]
  return (
    <Table
      caption={t.title}
      captionHidden
      empty={t.none}
      rows={links}
      columns={[
        { heading: t.relation, cell: link => t.relations[link.relation], namesRow: true },
        { heading: t.state, cell: stateOf },
        { heading: t.by, cell: link => `${link.madeBy}, ${formatMoment(language, link.madeAt, now)}` },
        { heading: t.note, cell: link => (link.note === '' ? '–' : <UserText text={link.note} />) },
        {
          heading: t.end,
          cell: link =>
            link.state === 'ended' ? (
              '–'
            ) : (
              <Details summary={t.end}>
                <p>{t.endSays}</p>
                <DeskForm view={view} action={`${home(at)}/${link.id}/end`}>
                  <Button kind="danger" small>
                    {t.end}
                  </Button>
                </DeskForm>
              </Details>
            ),
        },
      ]}
    />
  )
}

const WordsPage = ({ at, drawn }: { at: AtCase; drawn: readonly string[] }): Markup => {
  const t = texts(at.view.language).links
  return (
    <CasePage view={at.view} theCase={at.theCase} part="people" title={t.words}>
      <Notice kind="info" title={drawn.join(' ')}>
        <p>{t.wordsSays}</p>
      </Notice>
      <LinkButton href={home(at)}>{t.back}</LinkButton>
    </CasePage>
  )
}
