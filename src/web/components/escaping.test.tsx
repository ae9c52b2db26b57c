import { describe, expect, it } from 'vitest'
import { Button, LinkButton } from './button.tsx'
import { Checkbox, Checkboxes } from './checkboxes.tsx'
import { DateField } from './date-field.tsx'
import { DefinitionList } from './definition-list.tsx'
import { Details } from './details.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { SelectField, TextArea, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { Heading, Lead } from './heading.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { render, type Markup } from './markup.ts'
import { Breadcrumbs, DeskHeader, Sidebar } from './navigation.tsx'
import { Notice } from './notice.tsx'
import { Page } from './page.tsx'
import { Pagination } from './pagination.tsx'
import { Panel } from './panel.tsx'
import { Radios } from './radios.tsx'
import { Table } from './table.tsx'
import { Tag, UrgencyTag } from './tag.tsx'
import { Timeline } from './timeline.tsx'
import { UserText, UserWords } from './user-text.tsx'

const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&`
const options = [{ value: evil, label: evil, hint: evil }]
const link = { href: evil, text: evil }
const question = { name: evil, hint: evil, error: evil, optional: evil }

const everyTextProp: Record<string, Markup> = {
  Button: (
    <Button name={evil} value={evil} formaction={evil}>
      {evil}
    </Button>
  ),
  LinkButton: <LinkButton href={evil}>{evil}</LinkButton>,
  Checkbox: <Checkbox name={evil} label={evil} hint={evil} />,
  Checkboxes: <Checkboxes {...question} legend={evil} options={options} chosen={[evil]} />,
  DateField: (
    <DateField
      {...question}
      legend={evil}
      labels={{ day: evil, month: evil, year: evil }}
      value={{ day: evil, month: evil, year: evil }}
    />
  ),
  DefinitionList: <DefinitionList rows={[{ term: evil, is: evil, change: evil }]} />,
  Details: <Details summary={evil}>{evil}</Details>,
  ErrorSummary: <ErrorSummary title={evil} errors={[{ field: evil, message: evil }]} linked />,
  Form: (
    <Form action={evil} label={evil} target={evil}>
      {evil}
    </Form>
  ),
  Heading: (
    <Heading level={1} over={evil} id={evil}>
      {evil}
    </Heading>
  ),
  LanguageSwitch: (
    <LanguageSwitch label={evil} action={evil} current={evil} choices={[{ language: evil, name: evil }]} />
  ),
  Lead: <Lead>{evil}</Lead>,
  Breadcrumbs: <Breadcrumbs label={evil} items={[link]} />,
  DeskHeader: <DeskHeader name={evil} home={evil} label={evil} items={[link]} account={evil} />,
  Sidebar: <Sidebar label={evil} top={evil} items={[link]} />,
  Notice: (
    <Notice kind="info" title={evil}>
      {evil}
    </Notice>
  ),
  Page: (
    <Page
      language={evil}
      direction="ltr"
      title={evil}
      style={{ href: evil }}
      wayOut={evil}
      skipLink={evil}
      header={evil}
      aside={evil}
      footer={evil}
    >
      {evil}
    </Page>
  ),
  Pagination: <Pagination label={evil} status={evil} previous={link} next={link} />,
  Panel: (
    <Panel title={evil} id={evil} action={evil}>
      {evil}
    </Panel>
  ),
  Radios: <Radios {...question} legend={evil} legendIsHeading options={options} chosen={evil} />,
  SelectField: <SelectField {...question} label={evil} unanswered={evil} options={options} value={evil} />,
  Table: (
    <Table
      caption={evil}
      empty={evil}
      rows={[evil]}
      columns={[
        { heading: evil, cell: text => text, namesRow: true },
        { heading: evil, cell: text => text },
      ]}
    />
  ),
  'Table without rows': <Table caption={evil} empty={evil} rows={[]} columns={[]} />,
  Tag: <Tag tone="info" text={evil} />,
  TextArea: <TextArea {...question} label={evil} value={evil} />,
  TextField: <TextField {...question} label={evil} value={evil} autocomplete={evil} />,
  Timeline: <Timeline label={evil} items={[{ moment: evil, at: evil, title: evil, by: evil, body: evil }]} />,
  UrgencyTag: <UrgencyTag urgency="red" text={evil} />,
  UserText: <UserText text={evil} language={evil} />,
  UserWords: <UserWords text={evil} language={evil} />,
}

describe('what somebody typed stays text', () => {
  it.each(Object.entries(everyTextProp))('in every place of %s', async (_, markup) => {
    const html = await render(markup)

    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<img')
    // A quote that came through raw would end the attribute it stands in.
    expect(html).not.toMatch(/(?<!=)"'>/)
  })
})

describe('the error summary', () => {
  const errors = [{ field: 'alias', message: 'Skriv et dæknavn' }]

  it('leads to the fields at the desk', async () => {
    const html = await render(<ErrorSummary title="Ret én ting" errors={errors} linked />)

    expect(html).toContain('role="alert"')
    expect(html).toMatch(/<h2 tabindex="-1" autofocus="">Ret én ting/)
    expect(html).toContain('<a href="#field-alias">Skriv et dæknavn</a>')
    expect(await render(<TextField name="alias" label="Dæknavn" />)).toContain('id="field-alias"')
  })

  it('has no link at the door, where each would add to the history', async () => {
    expect(await render(<ErrorSummary title="Ret én ting" errors={errors} linked={false} />)).not.toContain(
      '<a',
    )
  })

  it('is not there when nothing is wrong', async () => {
    expect(await render(<ErrorSummary title="Ret én ting" errors={[]} linked />)).toBe('')
  })
})

describe('a field', () => {
  it('keeps its words out of the browser’s memory and away from spell-checkers unless told otherwise', async () => {
    for (const field of [
      <TextField name="alias" label="Dæknavn" />,
      <TextArea name="happened" label="Hvad er der sket?" />,
    ]) {
      expect(await render(field)).toContain('autocomplete="off" spellcheck="false"')
    }
  })

  it('tells a screen reader its hint and its error', async () => {
    const html = await render(
      <TextField name="alias" label="Dæknavn" hint="Ikke et rigtigt navn" error="Skriv et dæknavn" />,
    )

    expect(html).toContain('aria-describedby="field-alias-hint field-alias-error"')
    expect(html).toContain('aria-invalid="true"')
  })

  it('gives back a text that begins with an empty line', async () => {
    expect(await render(<TextArea name="happened" label="Hvad?" value={'\nFørst ingenting'} />)).toContain(
      '>\n\nFørst ingenting</textarea>',
    )
  })
})

describe('a choice', () => {
  it('has nothing chosen beforehand', async () => {
    const html = await render(
      <>
        <Radios name="u" legend="Haster det?" options={options} />
        <Checkboxes name="h" legend="Hvornår?" options={options} />
        <SelectField name="k" label="Kommune" unanswered="Vælg" options={options} />
      </>,
    )

    expect(html).not.toMatch(/ (checked|selected)/)
  })
})
