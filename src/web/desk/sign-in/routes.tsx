import { finishDraft, listDrafts, openDraft, type KeptDraft } from '../../../access/sign-in/drafts.ts'
import { listReadsOfAsking } from '../../../access/sign-in/session.sql.ts'
import { chooseLanguage, chooseReads, signOut } from '../../../access/sign-in/sign-out.ts'
import { languageCodes, type LanguageCode } from '../../../foundation/languages.ts'
import { parseId } from '../../../foundation/ids.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Form } from '../../components/form.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actIdName } from '../../kit/act-id.tsx'
import { formatMoment, languageNames, languages, parseLanguage } from '../../kit/language.ts'
import { takeSession } from '../../kit/session-cookie.ts'
import type { Routes, View } from '../desk-house.ts'
import { DeskForm, DeskPage, notThere } from '../frame.tsx'
import { texts as languageTexts } from '../languages/texts.ts'
import { texts } from './texts.ts'

/** One's own account: language, signing out, and what was being written when a session ran out. */
export const accountRoutes: Routes = (desk, house) => {
  desk.get('/', c => c.redirect('/my-day', 303))

  desk.post('/sign-out', async c => {
    await house.inTransaction(c.var.asking, tx => signOut(tx, 'here'))
    takeSession(c, house.secure)
    return c.redirect('/sign-in', 303)
  })

  desk.get('/account', async c => {
    const reads = await house.inTransaction(c.var.asking, listReadsOfAsking)
    return c.html(<AccountPage view={c.var.view} reads={reads} />)
  })

  desk.post('/account/reads', async c => {
    const chosen = c.var.body.all('reads')
    const reads = otherLanguages.filter(code => chosen.includes(code))
    await house.inTransaction(c.var.asking, tx => chooseReads(tx, reads))
    return c.redirect('/account', 303)
  })

  desk.post('/account/language', async c => {
    const language = parseLanguage(c.var.body.all('language').at(-1))
    if (language) await house.inTransaction(c.var.asking, tx => chooseLanguage(tx, language))
    return c.redirect('/account', 303)
  })

  desk.post('/account/sign-out-everywhere', async c => {
    await house.inTransaction(c.var.asking, tx => signOut(tx, 'everywhere'))
    takeSession(c, house.secure)
    return c.redirect('/sign-in', 303)
  })

  desk.get('/drafts', async c => {
    const ids = await listDrafts(house, c.var.asking)
    const drafts = await Promise.all(ids.map(id => openDraft(house, c.var.asking, id)))
    return c.html(<DraftsPage view={c.var.view} drafts={drafts.filter(draft => draft !== undefined)} />)
  })

  desk.get('/drafts/:id', async c => {
    const id = parseId<'DraftId'>(c.req.param('id'))
    const draft = id && (await openDraft(house, c.var.asking, id))
    if (!draft) return notThere(c)
    return (await c.var.pageOfKept(draft)) ?? c.html(<DraftPage view={c.var.view} draft={draft} />)
  })

  desk.post('/drafts/:id/removal', async c => {
    const id = parseId<'DraftId'>(c.req.param('id'))
    if (id === undefined) return notThere(c)
    await finishDraft(house, c.var.asking, id)
    return c.redirect('/drafts', 303)
  })
}

/** What a colleague may read besides what everybody at the desk does. */
const otherLanguages = languageCodes.filter(code => code !== 'da' && code !== 'en')

const AccountPage = ({ view, reads }: { view: View; reads: readonly LanguageCode[] }): Markup => {
  const t = texts(view.language).account
  return (
    <DeskPage view={view} title={t.title} section="account">
      <Heading level={1} over={view.me.alias}>
        {t.title}
      </Heading>
      <Heading level={2}>{t.language}</Heading>
      <LanguageSwitch
        label={t.language}
        action="/account/language"
        current={view.language}
        choices={languages.map(language => ({ language, name: languageNames[language] }))}
      />
      <DeskForm view={view} action="/account/reads" label={t.reads}>
        <Checkboxes
          name="reads"
          legend={t.reads}
          hint={t.readsHint}
          options={otherLanguages.map(value => ({
            value,
            label: languageTexts(view.language).names[value],
          }))}
          chosen={reads}
        />
        <Button kind="secondary">{t.saveReads}</Button>
      </DeskForm>
      <Heading level={2}>{t.signOutEverywhere}</Heading>
      <p>{t.signOutEverywhereSays}</p>
      <DeskForm view={view} action="/account/sign-out-everywhere">
        <Button kind="secondary">{t.signOutEverywhere}</Button>
      </DeskForm>
    </DeskPage>
  )
}

const DraftsPage = ({ view, drafts }: { view: View; drafts: readonly KeptDraft[] }): Markup => {
  const t = texts(view.language).drafts
  return (
    <DeskPage view={view} title={t.title}>
      <Heading level={1}>{t.title}</Heading>
      {drafts.length === 0 ? <p>{t.none}</p> : <Lead>{t.lead}</Lead>}
      {drafts.map(draft => (
        <DraftPanel view={view} draft={draft} />
      ))}
      <LinkButton href="/my-day">{t.onwards}</LinkButton>
    </DeskPage>
  )
}

/** The first words, to know it by. */
const LINE = 120

const DraftPanel = ({ view, draft }: { view: View; draft: KeptDraft }): Markup => {
  const t = texts(view.language).drafts
  const [first] = wordsOf(draft)
  return (
    <Panel id={`draft-${draft.id}`} title={t.kept(formatMoment(view.language, draft.keptAt, view.now))}>
      {first === undefined ? (
        <p>{t.noWords}</p>
      ) : (
        <UserText text={first.length > LINE ? `${first.slice(0, LINE)} …` : first} />
      )}
      <ButtonGroup>
        <LinkButton kind="primary" href={`/drafts/${draft.id}`}>
          {t.see}
        </LinkButton>
        <Removal view={view} draft={draft} />
      </ButtonGroup>
    </Panel>
  )
}

const wordsOf = (draft: KeptDraft): string[] =>
  draft.fields.filter(([name, text]) => name !== actIdName && /\s/.test(text.trim())).map(([, text]) => text)

const Removal = ({ view, draft }: { view: View; draft: KeptDraft }): Markup => (
  <DeskForm view={view} action={`/drafts/${draft.id}/removal`}>
    <Button kind="quiet">{texts(view.language).drafts.discard}</Button>
  </DeskForm>
)

/** What was typed, where the form's own page is no more: to be copied, or sent as it is. */
const DraftPage = ({ view, draft }: { view: View; draft: KeptDraft }): Markup => {
  const t = texts(view.language).drafts
  return (
    <DeskPage view={view} title={t.title}>
      <Heading level={1}>{t.kept(formatMoment(view.language, draft.keptAt, view.now))}</Heading>
      <Lead>{t.noPage}</Lead>
      {wordsOf(draft).map(text => (
        <UserText text={text} />
      ))}
      <Form action={draft.place}>
        {draft.fields.map(([name, text]) => (
          <input type="hidden" name={name} value={text} />
        ))}
        <p class="hint">{t.sendHint}</p>
        <Button kind="secondary">{t.send}</Button>
      </Form>
      <ButtonGroup>
        <Removal view={view} draft={draft} />
        <LinkButton href="/my-day">{t.onwards}</LinkButton>
      </ButtonGroup>
    </DeskPage>
  )
}
