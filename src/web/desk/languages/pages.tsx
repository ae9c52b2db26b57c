import { languageTable } from '../../../foundation/languages.ts'
import type { Catalogue } from '../../../translation/catalogue.ts'
import { isSource, stateOf, type CatalogueState, type TextCheck } from '../../../translation/checks.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextField } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { formatDate, type Language } from '../../kit/language.ts'
import { texts as caseTexts } from '../case/texts.ts'
import type { Filled } from '../case/fields.tsx'
import type { View } from '../desk-house.ts'
import { DeskForm, DeskPage } from '../frame.tsx'
import { texts } from './texts.ts'

interface ListPageProps {
  view: View
  rows: readonly { catalogue: Catalogue; state: CatalogueState }[]
}

export const ListPage = ({ view, rows }: ListPageProps): Markup => {
  const t = texts(view.language)
  return (
    <DeskPage view={view} title={t.title} section="staff" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      {view.practice && <p>{t.practice}</p>}
      <Table
        caption={t.caption}
        captionHidden
        empty=""
        rows={rows}
        columns={[
          {
            heading: t.language,
            namesRow: true,
            cell: ({ catalogue: { language } }) => <a href={`/languages/${language}`}>{t.names[language]}</a>,
          },
          { heading: t.itself, cell: ({ catalogue }) => <OwnName catalogue={catalogue} /> },
          { heading: t.state, cell: ({ state }) => stateWords(view.language, state) },
          { heading: t.door, cell: ({ state }) => <OnOrOff view={view} state={state} /> },
        ]}
      />
    </DeskPage>
  )
}

const OwnName = ({ catalogue: { language } }: { catalogue: Catalogue }): Markup => {
  const { name, direction } = languageTable[language]
  return (
    <bdi lang={language} dir={direction}>
      {name}
    </bdi>
  )
}

const OnOrOff = ({ view, state }: { view: View; state: CatalogueState }): Markup => {
  const t = texts(view.language)
  if (state.is === 'source' || state.is === 'checked') return <Tag tone="info" text={t.on} />
  return <Tag tone="warning" text={view.practice ? t.onForPractice : t.off} />
}

function stateWords(language: Language, state: CatalogueState): string {
  const say = texts(language).states
  switch (state.is) {
    case 'source':
      return say.source
    case 'checked':
      return say.checked(state.by.translator, formatDate(language, state.by.checkedOn))
    case 'changed':
      return say.changed(formatDate(language, state.by.checkedOn))
    case 'unchecked':
      return say.unchecked
  }
}

interface LookPageProps extends Filled {
  view: View
  catalogue: Catalogue
  /** Of this language, newest first. */
  checks: readonly TextCheck[]
  refused?: string | undefined
}

/** Every text with the Danish beside it, as a translator reads it through. */
export const LookPage = ({ view, catalogue, checks, refused, errors, typed }: LookPageProps): Markup => {
  const { language: mine } = view
  const t = texts(mine)
  const { language } = catalogue
  const state = stateOf(catalogue, checks)
  const title = t.lookTitle(t.names[language])
  const mayAct = view.me.role === 'leader' && !isSource(language)
  return (
    <DeskPage view={view} title={title} section="staff" width="wide" errors={errors}>
      <Breadcrumbs label={t.title} items={[{ href: '/languages', text: t.title }]} />
      <Heading level={1}>{title}</Heading>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <p>
        {stateWords(mine, state)}. <OnOrOff view={view} state={state} />
      </p>
      {mayAct && state.is === 'checked' && (
        <Panel id="take-back" title={t.takeBackTitle}>
          <p>{t.takeBackSays}</p>
          <DeskForm view={view} action={`/languages/${language}/taking-back`} label={t.takeBackTitle}>
            <input type="hidden" name="check" value={state.by.id} />
            <Button kind="secondary">{t.takeBack}</Button>
          </DeskForm>
        </Panel>
      )}
      {!isSource(language) && <Checks language={mine} catalogue={catalogue} checks={checks} />}
      <Heading level={2}>{t.texts}</Heading>
      <Lead>{t.lookLead}</Lead>
      <Table
        caption={t.texts}
        captionHidden
        empty=""
        rows={catalogue.lines}
        columns={[
          { heading: t.danish, namesRow: true, cell: line => <span lang="da">{line.danish}</span> },
          {
            heading: t.translation,
            cell: line => (
              <span lang={language} dir={languageTable[language].direction}>
                {line.text}
              </span>
            ),
          },
        ]}
      />
      {mayAct && state.is !== 'checked' && (
        <CheckForm view={view} catalogue={catalogue} errors={errors} typed={typed} />
      )}
    </DeskPage>
  )
}

/** Under the texts, so that whoever signs has come past them. */
const CheckForm = ({
  view,
  catalogue,
  errors,
  typed,
}: Filled & { view: View; catalogue: Catalogue }): Markup => {
  const t = texts(view.language)
  return (
    <Panel id="check" title={t.checkTitle}>
      <p>{t.checkSays}</p>
      <DeskForm view={view} action={`/languages/${catalogue.language}/check`} label={t.checkTitle}>
        <input type="hidden" name="digest" value={Buffer.from(catalogue.digest).toString('hex')} />
        <TextField
          name="translator"
          label={t.translator}
          hint={t.translatorHint}
          value={typed?.one('translator')}
          error={errors?.['translator']}
        />
        <DateField
          name="on"
          legend={t.checkedOn}
          labels={caseTexts(view.language).fields.dateParts}
          value={typed?.date('on')}
          error={errors?.['on']}
        />
        <Button>{t.button}</Button>
      </DeskForm>
    </Panel>
  )
}

const Checks = (props: {
  language: Language
  catalogue: Catalogue
  checks: readonly TextCheck[]
}): Markup => {
  const { language, catalogue, checks } = props
  const t = texts(language)
  const standing = (check: TextCheck): string => {
    if (check.takenBackAt) return t.takenBack
    return Buffer.compare(check.digest, catalogue.digest) === 0 ? t.stillHolds : t.ofAnother
  }
  return (
    <Panel id="checks" title={t.history}>
      <Table
        caption={t.historyCaption}
        captionHidden
        empty={t.none}
        rows={checks}
        columns={[
          {
            heading: t.translator,
            namesRow: true,
            cell: each => <UserWords text={each.translator} />,
          },
          { heading: t.checkedOn, cell: each => formatDate(language, each.checkedOn) },
          { heading: t.recorded, cell: each => each.recordedBy },
          { heading: t.state, cell: standing },
        ]}
      />
    </Panel>
  )
}
