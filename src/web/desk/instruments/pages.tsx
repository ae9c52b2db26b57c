import type { Instrument } from '../../../risk/instruments/instrument.ts'
import type { Problem } from '../../../risk/instruments/problems.ts'
import { titleOf, type LoadedInstrument } from '../../../risk/loading/loaded.ts'
import type { LookedAt } from '../../../risk/loading/read-instruments.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { formatDate, formatMoment, type Language } from '../../kit/language.ts'
import { texts as caseTexts } from '../case/texts.ts'
import type { Filled } from '../case/fields.tsx'
import type { View } from '../desk-house.ts'
import { DeskForm, DeskPage } from '../frame.tsx'
import { texts } from './texts.ts'

const stateOf = ({ publishedAt, withdrawnAt }: LoadedInstrument): 'waiting' | 'inUse' | 'withdrawn' =>
  withdrawnAt ? 'withdrawn' : publishedAt ? 'inUse' : 'waiting'

const licenceWords = (language: Language, { licence }: LoadedInstrument): string =>
  texts(language).licenceIs(licence.holder, formatDate(language, licence.from))

export const ListPage = ({
  view,
  inUse,
  loaded,
}: {
  view: View
  inUse: Instrument
  loaded: readonly LoadedInstrument[]
}): Markup => {
  const { language } = view
  const t = texts(language)
  return (
    <DeskPage view={view} title={t.title} section="instruments" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      <Panel id="ours" title={t.ours}>
        <p>
          <strong>{inUse.title[language]}</strong>. {t.version} {inUse.version}. {inUse.disclaimer[language]}{' '}
          {t.oursSays}
        </p>
        <ul>
          <li>
            <a href="/instruments/ours/file">{t.asFile}</a>
          </li>
          {(['da', 'en'] as const).map(each => (
            <li>
              <a href={`/instruments/ours/questionnaire?language=${each}`}>{t.asFhir[each]}</a>
            </li>
          ))}
          <li>
            <a href="/instruments/schema">{t.schema}</a>
          </li>
        </ul>
      </Panel>
      <Heading level={2}>{t.brought}</Heading>
      <Table
        caption={t.brought}
        captionHidden
        empty={t.none}
        rows={loaded}
        columns={[
          {
            heading: t.name,
            namesRow: true,
            cell: each => (
              <a href={`/instruments/${each.id}`}>
                {each.code} {each.version}
              </a>
            ),
          },
          { heading: t.kind, cell: each => t.kinds[each.kind] },
          { heading: t.licence, cell: each => <UserWords text={licenceWords(language, each)} /> },
          { heading: t.state, cell: each => t.states[stateOf(each)] },
        ]}
      />
      {view.me.role === 'leader' && <LinkButton href="/instruments/new">{t.add}</LinkButton>}
    </DeskPage>
  )
}

interface AddPageProps extends Filled {
  view: View
  problems?: readonly Problem[] | undefined
  refused?: string | undefined
}

export const AddPage = ({ view, problems, refused, errors, typed }: AddPageProps): Markup => {
  const { language } = view
  const t = texts(language)
  const { fields } = caseTexts(language)
  return (
    <DeskPage view={view} title={t.addTitle} section="instruments" errors={errors}>
      <Breadcrumbs label={t.title} items={[{ href: '/instruments', text: t.title }]} />
      <Heading level={1}>{t.addTitle}</Heading>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      {problems && <Problems language={language} problems={problems} />}
      <Lead>{t.addLead}</Lead>
      <DeskForm view={view} action="/instruments/new" files>
        <FileField
          name="file"
          label={t.file}
          hint={t.fileHint}
          accept=".json,application/json"
          error={errors?.['file']}
        />
        <TextField
          name="holder"
          label={t.holder}
          hint={t.holderHint}
          value={typed?.one('holder')}
          error={errors?.['holder']}
        />
        <DateField
          name="from"
          legend={t.from}
          labels={fields.dateParts}
          value={typed?.date('from')}
          error={errors?.['from']}
        />
        <TextArea
          name="terms"
          label={t.terms}
          hint={t.termsHint}
          optional={t.optional}
          rows={3}
          value={typed?.one('terms')}
          error={errors?.['terms']}
        />
        <ButtonGroup>
          <Button>{t.addButton}</Button>
          <LinkButton kind="quiet" href="/instruments">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </DeskPage>
  )
}

/** Every fault with its line, so that whoever wrote the file finds it. */
const Problems = ({ language, problems }: { language: Language; problems: readonly Problem[] }): Markup => {
  const t = texts(language)
  return (
    <Notice kind="danger" title={t.bad} announced>
      <p>{t.badSays(problems.length)}</p>
      <ul>
        {problems.map(({ line, path, what }) => (
          <li>
            <strong>{line === undefined ? t.whole : t.line(line)}</strong>
            {': '}
            {path !== '' && (
              <>
                <code>{path}</code>{' '}
              </>
            )}
            <UserWords text={what[language]} />
          </li>
        ))}
      </ul>
      {problems.length === 50 && <p>{t.badMost}</p>}
    </Notice>
  )
}

export const LookPage = ({
  view,
  looked,
  refused,
}: {
  view: View
  looked: LookedAt
  refused?: string
}): Markup => {
  const { language, now } = view
  const t = texts(language)
  const { row, brought } = looked
  const here = `/instruments/${row.id}`
  const state = stateOf(row)
  const isLeader = view.me.role === 'leader'
  const { licence } = row
  return (
    <DeskPage view={view} title={t.title} section="instruments" width="wide">
      <Breadcrumbs label={t.title} items={[{ href: '/instruments', text: t.title }]} />
      <Heading level={1} over={`${row.code} ${row.version}`}>
        {titleOf(brought, language)}
      </Heading>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <p>{t.kindSays[row.kind]}</p>
      <DefinitionList
        rows={[
          { term: t.state, is: t.states[state] },
          { term: t.licence, is: <UserWords text={licenceWords(language, row)} /> },
          ...(licence.terms === undefined ? [] : [{ term: t.terms2, is: <UserText text={licence.terms} /> }]),
          { term: t.added, is: t.addedBy(row.addedBy, formatMoment(language, row.addedAt, now)) },
          { term: t.holds, is: holdsWords(language, looked) },
          ...(brought.kind === 'questions' && brought.form.copyright !== undefined
            ? [{ term: t.copyright, is: <UserText text={brought.form.copyright} /> }]
            : []),
          { term: t.digest, is: <code>{Buffer.from(row.digest).toString('hex')}</code> },
        ]}
      />
      <Details summary={t.seeQuestions}>
        <ul>
          {questionsIn(language, looked).map(question => (
            <li>
              <UserWords text={question} />
            </li>
          ))}
        </ul>
      </Details>
      {isLeader && (
        <ButtonGroup>
          <LinkButton href={`${here}/file`}>{t.asFile}</LinkButton>
          {brought.kind === 'rules' &&
            (['da', 'en'] as const).map(each => (
              <LinkButton kind="quiet" href={`${here}/questionnaire?language=${each}`}>
                {t.asFhir[each]}
              </LinkButton>
            ))}
        </ButtonGroup>
      )}
      {isLeader && state === 'waiting' && (
        <Panel id="publish" title={t.publish}>
          <p>{t.publishSays}</p>
          <DeskForm view={view} action={`${here}/publication`} label={t.publish}>
            <Button>{t.publish}</Button>
          </DeskForm>
        </Panel>
      )}
      {isLeader && state !== 'withdrawn' && (
        <Panel id="withdraw" title={t.withdraw}>
          <p>{t.withdrawSays}</p>
          <DeskForm view={view} action={`${here}/withdrawal`} label={t.withdraw}>
            <Button kind="danger">{t.withdraw}</Button>
          </DeskForm>
        </Panel>
      )}
    </DeskPage>
  )
}

function holdsWords(language: Language, { brought }: LookedAt): string {
  const t = texts(language)
  if (brought.kind === 'questions') {
    return t.questions(brought.form.items.filter(({ asks }) => asks !== 'nothing').length)
  }
  const { items, redFlags, consistencyChecks } = brought.instrument
  return t.counts(items.length, redFlags.length, consistencyChecks.length)
}

const questionsIn = (language: Language, { brought }: LookedAt): string[] =>
  brought.kind === 'rules'
    ? brought.instrument.items.map(({ code, label }) => `${code} ${label[language]}`)
    : brought.form.items.map(({ text }) => text)
