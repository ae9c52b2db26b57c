import type { StaffMember } from '../../../access/staff.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { isShown, monthsOfCheck, spaced, type WrittenOffer } from '../../../help/offer.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { Telephone } from '../../components/telephone.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { formatDate, formatMoment } from '../../kit/language.ts'
import { texts as caseTexts } from '../case/texts.ts'
import type { Filled } from '../case/fields.tsx'
import type { View } from '../desk-house.ts'
import { DeskForm, DeskPage } from '../frame.tsx'
import { texts, type HelpTexts } from './texts.ts'

export type Refused = keyof HelpTexts['refused']

const SOON_DAYS = 14

const todayOf = ({ now }: View): Temporal.PlainDate => now.toZonedDateTimeISO(timeZone).toPlainDate()

type State = keyof HelpTexts['states']

function stateOf(view: View, offer: WrittenOffer): State {
  const today = todayOf(view)
  if (offer.wrote === 'withdrawn') return 'withdrawn'
  if (!isShown(offer, today)) return 'over'
  return today.until(offer.check.runsOutOn).days <= SOON_DAYS ? 'soon' : 'shown'
}

const tones = { shown: 'success', soon: 'warning', over: 'danger', withdrawn: 'neutral' } as const

const StateTag = ({ view, offer }: { view: View; offer: WrittenOffer }): Markup => {
  const state = stateOf(view, offer)
  return <Tag tone={tones[state]} text={texts(view.language).states[state]} />
}

interface ListPageProps {
  view: View
  /** What runs out first comes first. */
  offers: readonly WrittenOffer[]
}

/** The whole list, as somebody on the telephone reads from it and as a leader keeps it. */
export const ListPage = ({ view, offers }: ListPageProps): Markup => {
  const { language } = view
  const t = texts(language)
  return (
    <DeskPage view={view} title={t.title} section="duty-desk" width="wide">
      <Heading level={1}>{t.title}</Heading>
      <Lead>{t.lead}</Lead>
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={offers}
        columns={[
          {
            heading: t.name,
            namesRow: true,
            cell: offer => (
              <a href={`/help/${offer.id}`}>
                <UserWords text={offer.words[language].name} />
              </a>
            ),
          },
          { heading: t.telephone, cell: offer => <Telephone number={spaced(offer.telephone)} /> },
          { heading: t.state, cell: offer => <StateTag view={view} offer={offer} /> },
          { heading: t.runsOut, cell: offer => formatDate(language, offer.check.runsOutOn) },
          { heading: t.checked, cell: offer => checkedWords(view, offer) },
          { heading: t.keeper, cell: offer => offer.keeper },
        ]}
      />
      {view.me.role === 'leader' && <LinkButton href="/help/new">{t.add}</LinkButton>}
    </DeskPage>
  )
}

const checkedWords = ({ language }: View, { practice, check }: WrittenOffer): string =>
  practice ? texts(language).practice : formatDate(language, check.on)

interface OfferPageProps extends Filled {
  view: View
  /** As it stands: the newest of the rows. */
  offer: WrittenOffer
  rows: readonly WrittenOffer[]
  refused?: Refused
}

export const OfferPage = ({ view, offer, rows, refused, errors, typed }: OfferPageProps): Markup => {
  const { language, me, now } = view
  const t = texts(language)
  const isLeader = me.role === 'leader'
  const mayCheck = offer.wrote !== 'withdrawn' && (isLeader || offer.keptBy === me.id)
  const mayWithdraw = offer.wrote !== 'withdrawn' && (mayCheck || me.onDuty)
  const home = `/help/${offer.id}`
  const title = offer.words[language].name
  return (
    <DeskPage view={view} title={title} section="duty-desk" errors={errors}>
      <Breadcrumbs label={t.title} items={[{ href: '/help', text: t.title }]} />
      <Heading level={1}>{title}</Heading>
      {refused !== undefined && <Notice kind="danger" title={t.refused[refused]} announced />}
      <p>
        <StateTag view={view} offer={offer} />
      </p>
      <Panel
        id="stands"
        title={t.how}
        action={isLeader && mayCheck && <a href={`${home}/change`}>{t.change}</a>}
      >
        <DefinitionList
          rows={[
            { term: t.telephone, is: <Telephone number={spaced(offer.telephone)} /> },
            ...(['da', 'en'] as const).map(each => ({
              term: t.languages[each],
              is: <Words offer={offer} language={each} />,
            })),
            { term: t.runsOut, is: formatDate(language, offer.check.runsOutOn) },
            { term: t.checked, is: checkedWords(view, offer) },
            { term: t.source, is: <UserWords text={offer.check.source} /> },
            { term: t.keeper, is: offer.keeper },
            { term: t.place, is: String(offer.place) },
          ]}
        />
      </Panel>
      {mayCheck && (
        <Panel id="check" title={t.check}>
          <p>{t.checkSays}</p>
          <DeskForm view={view} action={`${home}/check`} label={t.check}>
            <CheckFields view={view} errors={errors} typed={typed} />
            <Button>{t.checkDo}</Button>
          </DeskForm>
        </Panel>
      )}
      {mayWithdraw && (
        <Panel id="withdraw" title={t.withdraw}>
          <p>{t.withdrawSays}</p>
          <DeskForm view={view} action={`${home}/withdrawal`} label={t.withdraw}>
            <Button kind="danger">{t.withdrawDo}</Button>
          </DeskForm>
        </Panel>
      )}
      <Panel id="history" title={t.history}>
        <Table
          caption={t.history}
          captionHidden
          empty=""
          rows={rows}
          columns={[
            { heading: t.when, cell: row => formatMoment(language, row.at, now) },
            { heading: t.who, namesRow: true, cell: row => row.by },
            { heading: t.what, cell: row => t.wrote[row.wrote] },
            { heading: t.telephone, cell: row => spaced(row.telephone) },
            { heading: t.runsOut, cell: row => formatDate(language, row.check.runsOutOn) },
          ]}
        />
      </Panel>
    </DeskPage>
  )
}

const Words = ({ offer, language }: { offer: WrittenOffer; language: 'da' | 'en' }): Markup => {
  const { name, says, hours } = offer.words[language]
  return (
    <div lang={language}>
      <p>
        <strong>{name}</strong>
      </p>
      <p>{says}</p>
      <p>{hours}</p>
    </div>
  )
}

const CheckFields = ({ view, errors, typed }: { view: View } & Filled): Markup => {
  const { fields: t } = texts(view.language)
  const { fields } = caseTexts(view.language)
  return (
    <>
      <TextField
        name="source"
        label={t.source}
        hint={t.sourceHint}
        value={typed?.one('source')}
        error={errors?.['source']}
      />
      <DateField
        name="on"
        legend={t.on}
        labels={fields.dateParts}
        value={typed?.date('on')}
        error={errors?.['on']}
      />
      <Radios
        name="months"
        legend={t.months}
        hint={t.monthsHint}
        options={monthsOfCheck.map(count => ({ value: String(count), label: t.monthsOf(count) }))}
        chosen={typed?.one('months')}
        error={errors?.['months']}
      />
    </>
  )
}

interface WritePageProps extends Filled {
  view: View
  /** Undefined: a new one. */
  offer: WrittenOffer | undefined
  staff: readonly StaffMember[]
  refused?: Refused
}

export const WritePage = ({ view, offer, staff, refused, errors, typed }: WritePageProps): Markup => {
  const { language } = view
  const t = texts(language)
  const { fields } = caseTexts(language)
  const home = offer ? `/help/${offer.id}` : '/help'
  const title = offer ? t.change : t.addTitle
  const stands = offer && valuesOf(offer)
  const field = (name: FieldName) => ({
    name,
    value: typed ? typed.one(name) : stands?.[name],
    error: errors?.[name],
  })
  return (
    <DeskPage view={view} title={title} section="duty-desk" errors={errors}>
      <Breadcrumbs label={t.title} items={[{ href: '/help', text: t.title }]} />
      <Heading level={1}>{title}</Heading>
      {refused !== undefined && <Notice kind="danger" title={t.refused[refused]} announced />}
      <Lead>{offer ? t.changeLead : t.addLead}</Lead>
      <DeskForm view={view} action={offer ? `${home}/change` : '/help/new'} label={title}>
        <TextField {...field('nameDa')} label={t.fields.name.da} />
        <TextField {...field('nameEn')} label={t.fields.name.en} />
        <TextField {...field('telephone')} label={t.fields.telephone} type="tel" characters={16} />
        <TextArea {...field('saysDa')} label={t.fields.says.da} hint={t.fields.saysHint} rows={4} />
        <TextArea {...field('saysEn')} label={t.fields.says.en} rows={4} />
        <TextField {...field('hoursDa')} label={t.fields.hours.da} hint={t.fields.hoursHint} />
        <TextField {...field('hoursEn')} label={t.fields.hours.en} />
        <TextField
          {...field('place')}
          label={t.fields.place}
          hint={t.fields.placeHint}
          inputmode="numeric"
          characters={4}
        />
        <SelectField
          {...field('keptBy')}
          label={t.fields.keptBy}
          hint={t.fields.keptByHint}
          unanswered={t.fields.choose}
          options={staff.map(({ id, alias }) => ({ value: id, label: alias }))}
        />
        <CheckFields view={view} errors={errors} typed={typed} />
        <ButtonGroup>
          <Button>{t.save}</Button>
          <LinkButton kind="quiet" href={home}>
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </DeskPage>
  )
}

const valuesOf = ({ words: { da, en }, telephone, place, keptBy }: WrittenOffer) => ({
  nameDa: da.name,
  nameEn: en.name,
  saysDa: da.says,
  saysEn: en.says,
  hoursDa: da.hours,
  hoursEn: en.hours,
  telephone: spaced(telephone),
  place: String(place),
  keptBy,
})
type FieldName = keyof ReturnType<typeof valuesOf>
