import { z } from 'zod'
import { disclosures } from '../../../access/disclosure.ts'
import type { Person } from '../../../case/people.ts'
import { readPeople } from '../../../case/read-people.ts'
import { parseId, type MeasureId } from '../../../foundation/ids.ts'
import { findMeasure } from '../../../risk/instruments/lookups.ts'
import type { Instrument, LibraryMeasure } from '../../../risk/instruments/instrument.ts'
import { addMeasure } from '../../../safety-plan/add-measure.ts'
import { changeMeasure } from '../../../safety-plan/change-measure.ts'
import {
  measureStatuses,
  type Factor,
  type Measure,
  type MeasureText,
} from '../../../safety-plan/measures.ts'
import { readMeasure } from '../../../safety-plan/read-plan.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Choice, Radios, Tick } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { factorCode, factorOf, readDrivers, type Drivers } from './drivers.ts'
import { CprQuestion, DisclosureField, MomentField, optionalDueMoment, type Filled } from './fields.tsx'
import { libraryWord } from './library.tsx'
import { ChangedNotice } from './people.tsx'
import { texts } from './texts.ts'

/** One measure of the plan: made from the library or in one's own words, and changed as it goes. */
export const measureRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/plan/measures/new',
    withCase(house, 'write', async (c, at) => {
      const code = c.req.query('code')
      const from = code === undefined ? undefined : findMeasure(house.instrument, code)
      if (code !== undefined && !from) return notThere(c)
      return c.html(<MeasureForm at={at} {...await known(at)} from={from} />)
    }),
  )
  desk.post('/cases/:id/plan/measures/new', withCase(house, 'write', addPosted))
  desk.get(
    '/cases/:id/plan/measures/:measure',
    withCase(house, 'read', async (c, at) => {
      const measure = await measureOf(c, at)
      return measure ? c.html(<MeasureForm at={at} {...await known(at)} measure={measure} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/plan/measures/:measure', withCase(house, 'write', changePosted))
}

interface Known {
  people: readonly Person[]
  drivers: Drivers | undefined
}

const known = ({ inTransaction, on }: AtCase): Promise<Known> =>
  inTransaction(async tx => ({ people: await readPeople(tx, on), drivers: await readDrivers(tx, on) }))

async function measureOf(c: DeskContext, at: AtCase): Promise<Measure | undefined> {
  const id: MeasureId | undefined = parseId<'MeasureId'>(c.req.param('measure'))
  return id && at.inTransaction(tx => readMeasure(tx, at.on, id))
}

const agreements = ['yes', 'partly', 'no', 'not-asked'] as const

const measureForm = (instrument: Instrument, now: Temporal.Instant) =>
  z.object({
    [actIdName]: actId(),
    code: line(16).optional(),
    version: z.coerce.number().int().optional(),
    what: ownWords(),
    why: z.array(z.string().max(80)),
    whyInWords: ownWords().default(''),
    role: choice(Object.keys(instrument.measureLibrary.roles)),
    who: line(200).default(''),
    due: optionalDueMoment(now),
    caution: ownWords().default(''),
    personAgrees: choice(agreements).default('not-asked'),
    personSays: ownWords().default(''),
    status: choice(measureStatuses).optional(),
    outcome: ownWords().default(''),
    disclosure: choice(disclosures),
  })

type MeasureFilled = z.output<ReturnType<typeof measureForm>>

/** The measure as it was written; or undefined where neither a factor nor a word says why. */
function textOf(at: AtCase, form: MeasureFilled): MeasureText | undefined {
  const items = new Set(at.house.instrument.items.map(each => String(each.code)))
  const why = form.why.map(factorOf).filter(factor => items.has(factor.item))
  if (why.length === 0 && form.whyInWords.trim() === '') return undefined
  const { what, whyInWords, role, who, caution, personAgrees, personSays, outcome } = form
  const code = form.code === undefined ? undefined : findMeasure(at.house.instrument, form.code)?.code
  return { code, what, why, whyInWords, role, who, caution, personAgrees, personSays, outcome }
}

const saysOf = (at: AtCase) => {
  const { plan: t, fields } = texts(at.view.language)
  return {
    what: { missing: t.whatMissing },
    role: { missing: t.roleMissing },
    disclosure: { missing: fields.missingChoice },
    due: { noSuchDate: fields.noSuchMoment, malformed: fields.tooFar },
  }
}

async function addPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { plan: t, fields } = texts(at.view.language)
  const read = readPost(c, measureForm(at.house.instrument, at.view.now), saysOf(at))
  const typed = typedIn(c.var.body)
  const from = findMeasure(at.house.instrument, typed.one('code') ?? '')
  const again = async (why: Filled & { refused?: string; cpr?: boolean }, status: 409 | 422) =>
    c.html(<MeasureForm at={at} {...await known(at)} from={from} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const text = textOf(at, read.value)
  if (!text) return again({ typed, errors: { why: t.whyMissing } }, 422)
  if (asksAboutCpr(c)) return again({ typed, cpr: true }, 422)

  const { act, due, disclosure } = read.value
  const result = await actOnce(
    at,
    act,
    tx => addMeasure(tx, at.on, { text, disclosure, dueAt: due }),
    `/cases/${at.on.caseId}/plan`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return again({ typed, refused: fields.closedCase }, 409)
  }
}

async function changePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { plan: t, fields } = texts(at.view.language)
  const measure = await measureOf(c, at)
  if (!measure) return notThere(c)
  const read = readPost(c, measureForm(at.house.instrument, at.view.now), saysOf(at))
  const again = async (
    why: Filled & { refused?: string; cpr?: boolean; changed?: boolean },
    status: 409 | 422,
  ) => c.html(<MeasureForm at={at} {...await known(at)} measure={measure} {...why} />, status)
  if ('errors' in read) return again(read, 422)
  const typed = typedIn(c.var.body)
  const text = textOf(at, read.value)
  if (!text) return again({ typed, errors: { why: t.whyMissing } }, 422)
  if (asksAboutCpr(c)) return again({ typed, cpr: true }, 422)

  const { act, due, disclosure, status = measure.status, version = 0 } = read.value
  const to = { status, text, disclosure, dueAt: due }
  const result = await actOnce(
    at,
    act,
    tx => changeMeasure(tx, at.on, measure.id, to, version),
    `/cases/${at.on.caseId}/plan`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return again({ typed, refused: fields.closedCase }, 409)
    case 'changed-meanwhile':
      return again({ typed, changed: true }, 409)
    case 'reason-for-dropping-missing':
      return again({ typed, errors: { outcome: t.outcomeMissing } }, 422)
  }
}

interface MeasureFormProps extends Known, Filled {
  at: AtCase
  measure?: Measure | undefined
  from?: LibraryMeasure | undefined
  refused?: string
  changed?: boolean
  cpr?: boolean
}

const MeasureForm = (props: MeasureFormProps): Markup => {
  const { at, measure, from, errors, typed, refused, changed, cpr } = props
  const { view, theCase, house } = at
  const { language } = view
  const { plan: t, fields } = texts(language)
  const here = `/cases/${theCase.id}/plan`
  const filled = (name: keyof MeasureText): string | undefined => {
    if (typed) return typed.one(name)
    const kept = measure?.text[name]
    return typeof kept === 'string' ? kept : undefined
  }
  const area = (name: 'what' | 'whyInWords' | 'caution' | 'personSays' | 'outcome') => ({
    name,
    error: errors?.[name],
    value: filled(name),
  })
  const code = measure?.text.code ?? from?.code
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="plan"
      title={measure ? t.changeTitle : t.newTitle}
      errors={errors}
    >
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      {changed && measure && <ChangedNotice language={language} now={<Kept at={at} measure={measure} />} />}
      {from && (
        <Lead>
          {t.fromLibrary}: {from.label[language]}
        </Lead>
      )}
      <DeskForm view={view} action={`${here}/measures/${measure?.id ?? 'new'}`}>
        {cpr && <CprQuestion language={language} />}
        {code !== undefined && <input type="hidden" name="code" value={code} />}
        {measure && <input type="hidden" name="version" value={measure.version} />}
        <TextArea
          {...area('what')}
          value={filled('what') ?? from?.label[language]}
          label={t.whatLabel}
          rows={2}
        />
        <WhyField {...props} />
        <TextArea {...area('whyInWords')} label={t.whyInWords} optional={fields.optional} rows={2} />
        <SelectField
          name="role"
          label={t.role}
          hint={
            from &&
            `${t.typically}: ${from.responsible.map(role => libraryWord(house.instrument.measureLibrary.roles, language, role)).join(', ')}`
          }
          unanswered={fields.choose}
          error={errors?.['role']}
          options={Object.entries(house.instrument.measureLibrary.roles).map(([value, label]) => ({
            value,
            label: label[language],
          }))}
          value={filled('role')}
        />
        <TextField
          name="who"
          label={t.whoLabel}
          hint={t.whoHint}
          optional={fields.optional}
          error={errors?.['who']}
          value={filled('who')}
        />
        <MomentField
          language={language}
          name="due"
          legend={t.dueLabel}
          hint={[
            from &&
              `${t.when}: ${libraryWord(house.instrument.measureLibrary.timeframes, language, from.timeframe)}.`,
            t.dueHint,
          ]
            .filter(Boolean)
            .join(' ')}
          errors={errors}
          typed={typed}
          value={measure?.dueAt}
        />
        <TextArea
          {...area('caution')}
          value={filled('caution') ?? from?.caution?.[language]}
          label={t.cautionLabel}
          hint={t.cautionHint}
          optional={fields.optional}
          rows={3}
        />
        <Radios
          name="personAgrees"
          legend={t.personAgrees}
          inline
          options={agreements.map(value => ({ value, label: t.personAgreesOf[value] }))}
          chosen={filled('personAgrees')}
        />
        <TextArea {...area('personSays')} label={t.personSays} optional={fields.optional} rows={2} />
        {measure && (
          <>
            <Radios
              name="status"
              legend={t.status}
              inline
              options={measureStatuses.map(value => ({ value, label: t.statuses[value] }))}
              chosen={typed ? typed.one('status') : measure.status}
            />
            <TextArea {...area('outcome')} label={t.outcome} optional={fields.optional} rows={2} />
          </>
        )}
        <DisclosureField language={language} errors={errors} typed={typed} value={measure?.disclosure} />
        <ButtonGroup>
          <Button>{measure ? fields.save : t.add}</Button>
          <LinkButton href={here} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}

/** The factors a measure may answer: the case's drivers and what the library says first, all others behind a fold. */
const WhyField = ({ at, measure, from, people, drivers, errors, typed }: MeasureFormProps): Markup => {
  const { language } = at.view
  const t = texts(language).plan
  const { items } = at.house.instrument
  const actors = people.filter(each => each.actor && !each.removed)
  const offered: { factor: Factor; label: string }[] = items.flatMap(item =>
    item.perActor && actors.length > 0
      ? actors.map(actor => ({
          factor: { item: item.code, actor: actor.id },
          label: `${item.label[language]} – ${actor.text.alias}`,
        }))
      : [{ factor: { item: item.code }, label: item.label[language] }],
  )
  const chosen = typed ? typed.all('why') : (measure?.text.why ?? []).map(factorCode)
  const near = (factor: Factor) =>
    chosen.includes(factorCode(factor)) ||
    (from
      ? from.factors.some(code => code === factor.item)
      : drivers?.chosen.some(each => each.item === factor.item))
  const first = offered.filter(each => near(each.factor))
  const others = offered.filter(each => !near(each.factor))
  const options = (list: typeof offered) =>
    list.map(({ factor, label }) => ({ value: factorCode(factor), label }))
  const asks = { name: 'why', legend: t.why, hint: t.whyHint, error: errors?.['why'] }
  if (first.length > 0) {
    return (
      <>
        <Checkboxes {...asks} options={options(first)} chosen={chosen} />
        <Details summary={t.otherFactors}>
          <OtherFactors options={options(others)} />
        </Details>
      </>
    )
  }
  return (
    <Choice {...asks} options={[]}>
      {at.house.instrument.domains.map(domain => (
        <Details summary={domain.label[language]}>
          {offered.map(({ factor, label }, index) =>
            items.some(item => item.code === factor.item && item.domain === domain.code) ? (
              <Tick
                name="why"
                option={{ value: factorCode(factor), label }}
                index={index}
                type="checkbox"
                checked={false}
              />
            ) : (
              ''
            ),
          )}
        </Details>
      ))}
    </Choice>
  )
}

/** The same question, folded away: ids must differ from those of the first part. */
const OtherFactors = ({ options }: { options: readonly { value: string; label: string }[] }): Markup => (
  <div class="ticks">
    {options.map(({ value, label }) => (
      <div class="tick">
        <input type="checkbox" id={`why-${value}`} name="why" value={value} autocomplete="off" />
        <label for={`why-${value}`}>{label}</label>
      </div>
    ))}
  </div>
)

const Kept = ({ at, measure: { text, status } }: { at: AtCase; measure: Measure }): Markup => {
  const t = texts(at.view.language).plan
  return (
    <DefinitionList
      rows={[
        { term: t.what, is: <UserText text={text.what} /> },
        { term: t.who, is: <UserText text={text.who} /> },
        { term: t.caution, is: <UserText text={text.caution} /> },
        { term: t.personSays, is: <UserText text={text.personSays} /> },
        { term: t.status, is: t.statuses[status] },
      ]}
    />
  )
}
