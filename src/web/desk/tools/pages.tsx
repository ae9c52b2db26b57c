import type { ToolResult } from '../../../case/tool-results.ts'
import type { FormItem } from '../../../risk/instruments/questionnaire.ts'
import type { LoadedInstrument } from '../../../risk/loading/loaded.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { formatDate, formatMoment, formatNumber } from '../../kit/language.ts'
import type { AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { CprQuestion, DisclosureField, DisclosureTag, type Filled } from '../case/fields.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import { DeskForm } from '../frame.tsx'
import type { ChosenForm } from './routes.tsx'
import { texts } from './texts.ts'

export const answerName = (index: number): string => `answer-${index}`

const listOf = (at: AtCase) => `/cases/${at.on.caseId}/tools`

interface ListPageProps {
  at: AtCase
  results: readonly ToolResult[]
  forms: readonly { row: LoadedInstrument; brought: { form: ChosenForm['form'] } }[]
}

export const ListPage = ({ at, results, forms }: ListPageProps): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const list = listOf(at)
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.title}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <LinkButton href={`${list}/new`}>{t.add}</LinkButton>
        {forms.map(({ row, brought }) => (
          <LinkButton href={`${list}/new?form=${row.id}`} kind="quiet">
            {t.addWith(brought.form.title)}
          </LinkButton>
        ))}
      </ButtonGroup>
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={results}
        columns={[
          {
            heading: t.tool,
            namesRow: true,
            cell: ({ id, text }) => (
              <a href={`${list}/${id}`}>
                <UserWords text={text?.tool ?? t.erased} />
              </a>
            ),
          },
          {
            heading: t.done,
            cell: ({ text }) => (text ? formatDate(language, Temporal.PlainDate.from(text.doneOn)) : ''),
          },
          { heading: t.conclusion, cell: ({ text }) => (text ? <UserWords text={text.conclusion} /> : '') },
          {
            heading: t.recorded,
            cell: each => t.by(each.recordedBy, formatMoment(language, each.recordedAt, now)),
          },
        ]}
      />
    </CasePage>
  )
}

interface AddPageProps extends Filled {
  at: AtCase
  form: ChosenForm | undefined
  hadFile?: boolean | undefined
  cpr?: boolean | undefined
}

export const AddPage = ({ at, form, hadFile, errors, typed, cpr }: AddPageProps): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { fields } = caseTexts(language)
  const list = listOf(at)
  const field = (name: string) => ({ name, value: typed?.one(name), error: errors?.[name] })
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.add} errors={errors}>
      <Breadcrumbs label={t.title} items={[{ href: list, text: t.title }]} />
      {form && <Lead>{t.noRules}</Lead>}
      <DeskForm view={at.view} action={`${list}/new`} files>
        {cpr && <CprQuestion language={language} />}
        {form && <input type="hidden" name="form" value={form.id} />}
        <TextField
          {...field('tool')}
          label={t.tool}
          hint={t.toolHint}
          value={typed ? typed.one('tool') : form && `${form.form.title} ${form.form.version}`}
        />
        <DateField
          name="doneOn"
          legend={t.doneOn}
          labels={fields.dateParts}
          value={typed?.date('doneOn')}
          error={errors?.['doneOn']}
        />
        <TextField {...field('doneBy')} label={t.doneBy} hint={t.doneByHint} />
        {form?.form.items.map((item, index) => (
          <Asked at={at} item={item} index={index} typed={typed} />
        ))}
        <TextArea {...field('conclusion')} label={t.conclusion} hint={t.conclusionHint} rows={6} />
        <FileField
          name="file"
          label={t.file}
          hint={hadFile ? `${t.fileHint} ${t.fileAgain}` : t.fileHint}
          optional={t.optional}
          accept=".pdf,.png,.jpg,.jpeg"
          error={errors?.['file']}
        />
        <DisclosureField language={language} errors={errors} typed={typed} />
        <ButtonGroup>
          <Button>{fields.save}</Button>
          <LinkButton href={list} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}

/** One question of a brought questionnaire. Nothing is answered beforehand, whatever the file says. */
const Asked = ({
  at,
  item,
  index,
  typed,
}: Pick<Filled, 'typed'> & { at: AtCase; item: FormItem; index: number }): Markup => {
  const t = texts(at.view.language)
  const name = answerName(index)
  const options = item.options.map(({ code, label }) => ({ value: code, label }))
  switch (item.asks) {
    case 'nothing':
      return <Heading level={item.depth === 1 ? 2 : 3}>{item.text}</Heading>
    case 'yes-no':
      return (
        <Radios
          name={name}
          legend={item.text}
          optional={t.optional}
          inline
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          chosen={typed?.one(name)}
        />
      )
    case 'choice':
      return (
        <Radios
          name={name}
          legend={item.text}
          optional={t.optional}
          options={options}
          chosen={typed?.one(name)}
        />
      )
    case 'choices':
      return (
        <Checkboxes
          name={name}
          legend={item.text}
          optional={t.optional}
          options={options}
          chosen={typed?.all(name)}
        />
      )
    case 'text':
      return (
        <TextArea name={name} label={item.text} optional={t.optional} rows={2} value={typed?.one(name)} />
      )
  }
}

export const ResultPage = ({ at, result }: { at: AtCase; result: ToolResult }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const list = listOf(at)
  const { text } = result
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={text?.tool ?? t.erased}>
      <Breadcrumbs label={t.title} items={[{ href: list, text: t.title }]} />
      {text && (
        <>
          <p class="tags">
            <DisclosureTag language={language} disclosure={result.disclosure} />
          </p>
          <DefinitionList
            rows={[
              { term: t.done, is: formatDate(language, Temporal.PlainDate.from(text.doneOn)) },
              { term: t.doneBy, is: <UserWords text={text.doneBy} /> },
              { term: t.conclusion, is: <UserText text={text.conclusion} /> },
              {
                term: t.file,
                is: text.file ? (
                  <UserWords text={t.size(text.file.name, megabytes(language, text.file.bytes))} />
                ) : (
                  t.noFile
                ),
              },
              {
                term: t.recorded,
                is: t.by(result.recordedBy, formatMoment(language, result.recordedAt, now)),
              },
            ]}
          />
          {text.file && (
            <>
              <p class="hint">{t.fetchHint}</p>
              <LinkButton href={`${list}/${result.id}/file`}>{t.fetch}</LinkButton>
            </>
          )}
          {text.answers.length > 0 && (
            <>
              <Heading level={2}>{t.answers}</Heading>
              <Notice kind="info" title={t.noRules} />
              <DefinitionList
                rows={text.answers.map(({ question, answer }) => ({
                  term: question,
                  is: <UserText text={answer} />,
                }))}
              />
            </>
          )}
        </>
      )}
    </CasePage>
  )
}

const megabytes = (language: 'da' | 'en', bytes: number): string =>
  formatNumber(language, Math.max(0.1, Math.round(bytes / 100_000) / 10))
