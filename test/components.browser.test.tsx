import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { raw } from 'hono/html'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as button from '../src/web/components/button.tsx'
import * as checkboxes from '../src/web/components/checkboxes.tsx'
import * as dateField from '../src/web/components/date-field.tsx'
import * as definitionList from '../src/web/components/definition-list.tsx'
import * as details from '../src/web/components/details.tsx'
import * as errorSummary from '../src/web/components/error-summary.tsx'
import * as field from '../src/web/components/field.tsx'
import * as heading from '../src/web/components/heading.tsx'
import * as languageSwitch from '../src/web/components/language-switch.tsx'
import type { Examples, Markup } from '../src/web/components/markup.ts'
import * as navigation from '../src/web/components/navigation.tsx'
import * as notice from '../src/web/components/notice.tsx'
import { Page, type PageStyle } from '../src/web/components/page.tsx'
import * as pagination from '../src/web/components/pagination.tsx'
import * as panel from '../src/web/components/panel.tsx'
import * as radios from '../src/web/components/radios.tsx'
import { doorStyle } from '../src/web/components/stylesheets.ts'
import * as table from '../src/web/components/table.tsx'
import * as tag from '../src/web/components/tag.tsx'
import * as timeline from '../src/web/components/timeline.tsx'
import * as userText from '../src/web/components/user-text.tsx'
import { deskPageStyle, serveDeskStyle } from '../src/web/kit/desk-style.ts'
import { headers, sourceHash, type HeaderRules } from '../src/web/kit/headers.ts'
import {
  axe,
  desktop,
  phone,
  screenshot,
  sidewaysOverflow,
  startBrowser,
  type TestBrowser,
} from './browser.ts'

const doorComponents = {
  heading,
  errorSummary,
  field,
  radios,
  checkboxes,
  dateField,
  button,
  details,
  notice,
  languageSwitch,
  userText,
}
const deskComponents = { navigation, panel, tag, table, definitionList, timeline, pagination }

const ExamplesPage = (props: {
  style: PageStyle
  components: Record<string, { examples: Examples }>
}): Markup => (
  <Page
    language="da"
    direction="ltr"
    title="Eksempler"
    style={props.style}
    width="wide"
    skipLink="Gå til indholdet"
    header={
      <navigation.DeskHeader
        name="Håndholdt"
        home="/desk"
        label="Hovedmenu"
        items={[
          { href: '/desk', text: 'Vagten', count: 3, current: true },
          { href: '/desk', text: 'Min dag' },
          { href: '/desk', text: 'Sager' },
        ]}
        account={
          <>
            <p>Karin Holm</p>
            <button.Button kind="quiet" small>
              Log ud
            </button.Button>
          </>
        }
      />
    }
    footer={<p>Øvelseskontoret. Alle personer er opdigtede.</p>}
  >
    <heading.Heading level={1}>Eksempler</heading.Heading>
    {Object.entries(props.components).map(([name, { examples }]) => (
      <section>
        <h2>{name}</h2>
        {Object.entries(examples).map(([example, render]) => (
          <div>
            <p class="over-heading">{example}</p>
            {render()}
          </div>
        ))}
      </section>
    ))}
  </Page>
)

const rules: HeaderRules = {
  styles: ["'self'", sourceHash(doorStyle)],
  scripts: [],
  media: [],
  frames: [],
  framedBy: [],
  connect: [],
  https: false,
  cookies: false,
  offTheRecord: true,
}
const app = new Hono()
app.use(headers(rules))
app.get('/desk.css', serveDeskStyle)
app.get('/desk', c =>
  c.html(<ExamplesPage style={deskPageStyle} components={{ ...doorComponents, ...deskComponents }} />),
)
app.get('/door', c => c.html(<ExamplesPage style={{ inline: doorStyle }} components={doorComponents} />))
app.get('/errors', c =>
  c.html(
    <Page language="da" direction="ltr" title="Eksempler" style={{ inline: doorStyle }}>
      <errorSummary.ErrorSummary
        title="Der mangler noget"
        errors={[{ field: 'alias', message: 'Skriv et dæknavn' }]}
        linked={false}
      />
    </Page>,
  ),
)
app.get('/hostile', c =>
  c.html(
    <Page language="da" direction="ltr" title="Eksempler" style={{ inline: doorStyle }}>
      <h1>Eksempler</h1>
      {raw('<p id="smuggled" style="color: red">ind</p><script>document.title = "ran"</script>')}
    </Page>,
  ),
)

let server: ServerType
let browser: TestBrowser
let address: string

beforeAll(async () => {
  browser = await startBrowser()
  address = await new Promise(listening => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info: AddressInfo) =>
      listening(`http://127.0.0.1:${info.port}`),
    )
  })
})
afterAll(async () => {
  await browser.close()
  server.close()
})

it.each([
  ['on a page', (wrong: string) => wrong],
  ['in a frame of it', (wrong: string) => `<iframe title="trin" srcdoc='${wrong}'></iframe>`],
])('axe finds what is wrong %s', async (_, placed) => {
  const found = await browser.withPage({}, async page => {
    await page.goto(`${address}/desk`)
    await page.setContent(`<main>${placed('<img src="/none.png">')}</main>`)
    return axe(page)
  })
  expect(found.join()).toContain('image-alt')
})

describe.each(['desk', 'door'])('the components at the %s', place => {
  it.each([
    { name: 'on a phone', viewport: phone },
    { name: 'on a desktop', viewport: desktop },
    { name: 'on a phone, from right to left', viewport: phone, rtl: true },
    { name: 'on a desktop, from right to left', viewport: desktop, rtl: true },
    { name: 'on a phone, in forced colours', viewport: phone, forcedColors: true },
    { name: 'on a desktop, in forced colours', viewport: desktop, forcedColors: true },
  ])('give axe nothing to find $name', async ({ name, ...reader }) => {
    const found = await browser.withPage(reader, async page => {
      await page.goto(`${address}/${place}`)
      await screenshot(page, `components/${place} ${name}`)
      return axe(page)
    })

    expect(found).toEqual([])
  })

  it.each([{ rtl: false }, { rtl: true }])(
    'need no sideways scrolling at 320 pixels ($rtl)',
    async ({ rtl }) => {
      const overflow = await browser.withPage({ viewport: { width: 320, height: 640 }, rtl }, async page => {
        await page.goto(`${address}/${place}`)
        return sidewaysOverflow(page)
      })

      expect(overflow).toBe(0)
    },
  )
})

it.each(['desk', 'door'])('lets the style of the %s through the security policy', async place => {
  const family = await browser.withPage({}, async page => {
    await page.goto(`${address}/${place}`)
    return page.evaluate<string>('getComputedStyle(document.body).fontFamily')
  })

  expect(family).toContain('IBM Plex Sans')
})

it('runs no smuggled script and applies no smuggled style', async () => {
  const seen = await browser.withPage({}, async page => {
    await page.goto(`${address}/hostile`)
    const color = await page.evaluate<string>('getComputedStyle(document.querySelector("#smuggled")).color')
    return { title: await page.title(), color }
  })

  expect(seen).toEqual({ title: 'Eksempler', color: 'rgb(26, 26, 26)' })
})

it('gives the focus to the error summary, so that a screen reader begins there', async () => {
  const focused = await browser.withPage({ javaScript: true }, async page => {
    await page.goto(`${address}/errors`)
    return page.evaluate<string>('document.activeElement.textContent')
  })

  expect(focused).toMatch(/^Der mangler noget/)
})
