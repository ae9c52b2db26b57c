import type { Context } from 'hono'
import { z } from 'zod'
import { beginSignIn } from '../../../access/sign-in/begin-sign-in.ts'
import { completeSignIn } from '../../../access/sign-in/complete-sign-in.ts'
import { listDrafts } from '../../../access/sign-in/drafts.ts'
import { hmac } from '../../../crypto/digest.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { TextField } from '../../components/field.tsx'
import { Form } from '../../components/form.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import { LanguageSwitch } from '../../components/language-switch.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { deskPageStyle } from '../../kit/desk-style.ts'
import { errorList, line, ownWords, readForm, type Errors } from '../../kit/form.ts'
import {
  languageNames,
  languages,
  negotiateLanguage,
  parseLanguage,
  type Language,
} from '../../kit/language.ts'
import { findSession, giveSession, takeSession } from '../../kit/session-cookie.ts'
import { sourceMark } from '../../kit/source.ts'
import type { DeskHouse, OpenEnv, OpenRoutes } from '../desk-house.ts'
import { texts as deskTexts } from '../texts.ts'
import { texts } from './texts.ts'

/** Password, then the code of the second factor. Each step has a token of its own. */
export const signInRoutes: OpenRoutes = (app, house) => {
  const sourceOf = marker(house)

  app.get('/sign-in', c => {
    const language = languageOf(c)
    return c.html(<SignInPage language={language} kept={c.req.query('kept') !== undefined} />)
  })

  app.post('/sign-in/language', c => {
    const language = parseLanguage(c.var.body.all('language').at(-1)) ?? 'da'
    return c.redirect(`/sign-in?language=${language}`, 303)
  })

  app.post('/sign-in', async c => {
    const language = languageOf(c)
    const t = texts(language).signIn
    const read = readForm(z.object({ name: line(60), password: ownWords(500) }), c.var.body, language, {
      name: { missing: t.missingName },
      password: { missing: t.missingPassword },
    })
    const name = c.var.body.all('name').at(-1)
    if ('errors' in read)
      return c.html(<SignInPage language={language} name={name} errors={read.errors} />, 422)

    const outcome = await beginSignIn(house, { by: 'password', ...read.value }, sourceOf(c))
    if ('done' in outcome) {
      giveSession(c, outcome.done.token, house.secure)
      return c.redirect(withLanguage('/sign-in/code', c), 303)
    }
    const page = (problem: string, status: 422 | 429 | 503) =>
      c.html(<SignInPage language={language} name={name} errors={{ name: problem }} />, status)
    switch (outcome.refused.why) {
      case 'wrong':
        return page(t.wrong, 422)
      case 'too-soon': {
        const seconds = Math.ceil(house.clock.now().until(outcome.refused.until).total('seconds'))
        return page(t.tooSoon(seconds), 429)
      }
      case 'busy':
        return page(t.busy, 503)
    }
  })

  app.get('/sign-in/code', c =>
    findSession(c, house.secure) === undefined
      ? c.redirect('/sign-in', 303)
      : c.html(<CodePage language={languageOf(c)} />),
  )

  app.post('/sign-in/code', async c => {
    const language = languageOf(c)
    const t = texts(language).code
    const token = findSession(c, house.secure)
    if (token === undefined) return c.redirect('/sign-in', 303)
    const read = readForm(z.object({ code: line(20) }), c.var.body, language, {
      code: { missing: t.missing },
    })
    if ('errors' in read) return c.html(<CodePage language={language} errors={read.errors} />, 422)

    const outcome = await completeSignIn(house, { token }, { by: 'totp', code: read.value.code })
    if ('done' in outcome) {
      giveSession(c, outcome.done.token, house.secure)
      const drafts = await listDrafts(house, { token: outcome.done.token })
      return c.redirect(drafts.length > 0 ? '/drafts' : '/my-day', 303)
    }
    const { why } = outcome.refused
    switch (why) {
      case 'wrong-code':
      case 'used-before':
        return c.html(<CodePage language={language} errors={{ code: t[why] }} />, 422)
      case 'begin-again':
        takeSession(c, house.secure)
        return c.html(<SignInPage language={language} errors={{ name: t[why] }} />, 422)
    }
  })
}

/** The key lives as long as the program: no mark can be traced back to an address after that. */
function marker(house: DeskHouse): (c: Context) => Uint8Array {
  const key = house.chance.bytes(32)
  return c => {
    const keyed = (text: string) => Buffer.from(hmac(key, text)).toString('base64')
    return Buffer.from(sourceMark(keyed, house.addressOf(c), house.clock.now()), 'base64')
  }
}

const languageOf = (c: Context<OpenEnv>): Language =>
  negotiateLanguage(c.req.query('language'), c.req.header('Accept-Language'))

const withLanguage = (path: string, c: Context<OpenEnv>): string => {
  const language = parseLanguage(c.req.query('language'))
  return language === undefined ? path : `${path}?language=${language}`
}

interface SignInPageProps {
  language: Language
  kept?: boolean | undefined
  name?: string | undefined
  errors?: Errors | undefined
}

const SignInPage = ({ language, kept, name, errors = {} }: SignInPageProps): Markup => {
  const t = texts(language).signIn
  return (
    <Shell language={language} title={t.title} errors={errors}>
      <Heading level={1} over={deskTexts(language).name}>
        {t.title}
      </Heading>
      {kept && (
        <Notice kind="info" title={t.kept} announced>
          <p>{t.keptSays}</p>
        </Notice>
      )}
      <Form action={`/sign-in?language=${language}`}>
        <TextField
          name="name"
          label={t.name}
          value={name}
          error={errors['name']}
          autocomplete="username"
          characters={32}
        />
        <TextField
          name="password"
          label={t.password}
          error={errors['password']}
          type="password"
          autocomplete="current-password"
          characters={32}
        />
        <Button>{t.next}</Button>
      </Form>
      <LanguageSwitch
        label={t.language}
        action="/sign-in/language"
        current={language}
        choices={languages.map(each => ({ language: each, name: languageNames[each] }))}
      />
    </Shell>
  )
}

const CodePage = ({ language, errors = {} }: { language: Language; errors?: Errors }): Markup => {
  const t = texts(language).code
  return (
    <Shell language={language} title={t.title} errors={errors}>
      <Heading level={1} over={deskTexts(language).name}>
        {t.title}
      </Heading>
      <Lead>{t.lead}</Lead>
      <Form action={`/sign-in/code?language=${language}`}>
        <TextField
          name="code"
          label={t.code}
          error={errors['code']}
          inputmode="numeric"
          autocomplete="one-time-code"
          characters={8}
        />
        <Button>{t.next}</Button>
      </Form>
    </Shell>
  )
}

const Shell = (props: { language: Language; title: string; errors: Errors; children?: Content }): Markup => {
  const t = deskTexts(props.language)
  return (
    <Page
      language={props.language}
      direction="ltr"
      title={`${props.title} · ${t.name}`}
      style={deskPageStyle}
      skipLink={t.skip}
    >
      <ErrorSummary
        title={t.errors(errorList(props.errors).length)}
        errors={errorList(props.errors)}
        linked
      />
      {props.children}
    </Page>
  )
}
