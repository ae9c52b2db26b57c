import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import { addTie } from '../../../network/add-tie.ts'
import { changeTie } from '../../../network/change-tie.ts'
import { readNetwork, readTie, type KnownNetwork } from '../../../network/read-network.ts'
import { removeTie } from '../../../network/remove-tie.ts'
import { passesAnswers, tieKinds, type Tie, type TieText } from '../../../network/ties.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { CprQuestion, optionalRoughDate, type Filled } from '../case/fields.tsx'
import { ChangedNotice } from '../case/people.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'
import { passesSentences, tieSentence } from './tie-words.tsx'

/** Joining two people, and what is known of how they are joined. */
export const tieRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/network/ties/new',
    withCase(house, 'write', async (c, at) =>
      c.html(
        <TieForm at={at} network={await networkOf(at)} from={c.req.query('from')} to={c.req.query('to')} />,
      ),
    ),
  )
  desk.post('/cases/:id/network/ties/new', withCase(house, 'write', addPosted))
  desk.get(
    '/cases/:id/network/ties/:tieId',
    withCase(house, 'write', async (c, at) => {
      const tie = await tieOf(c, at)
      return tie ? c.html(<TieForm at={at} network={await networkOf(at)} tie={tie} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/network/ties/:tieId', withCase(house, 'write', changePosted))
  desk.post('/cases/:id/network/ties/:tieId/removal', withCase(house, 'write', removalPosted))
}

const networkOf = (at: AtCase) => at.inTransaction(tx => readNetwork(tx, at.on))

async function tieOf(c: DeskContext, at: AtCase): Promise<Tie | undefined> {
  const id = parseId<'TieId'>(c.req.param('tieId'))
  const tie = id && (await at.inTransaction(tx => readTie(tx, at.on, id)))
  return tie?.removed ? undefined : tie
}

const home = (at: AtCase) => `/cases/${at.theCase.id}/network`

const said = {
  [actIdName]: actId(),
  kind: choice(tieKinds),
  there: choice(passesAnswers).default('not-known'),
  back: choice(passesAnswers).default('not-known'),
  since: optionalRoughDate(),
  source: line(200),
  note: ownWords().default(''),
}
const anyPerson = z.string().transform((typed, context) => {
  const id = parseId<'PersonId'>(typed)
  if (id) return id
  context.addIssue({ code: 'custom', message: 'notAChoice' })
  return z.NEVER
})
const addForm = z.object({ ...said, from: anyPerson, to: anyPerson })
const changeForm = z.object({ ...said, version: z.coerce.number().int() })

function says(at: AtCase) {
  const { form } = texts(at.view.language)
  const { fields } = caseTexts(at.view.language)
  return {
    kind: { missing: form.chooseKind },
    from: { missing: form.choosePerson },
    to: { missing: form.choosePerson },
    since: { noSuchDate: fields.noSuchRoughDate },
    source: { missing: form.sourceMissing },
  }
}

const textOf = ({ kind, there, back, since, source, note }: TieText): TieText => ({
  kind,
  there,
  back,
  ...(since === undefined ? {} : { since }),
  source,
  note,
})

async function addPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const network = await networkOf(at)
  const read = readPost(c, addForm, says(at))
  if ('errors' in read) return c.html(<TieForm at={at} network={network} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<TieForm at={at} network={network} typed={typed} cpr />, 422)

  const { act, from, to } = read.value
  const result = await actOnce(at, act, tx => addTie(tx, at.on, { from, to }, textOf(read.value)), home(at))
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'same-person': {
      const errors = { to: texts(at.view.language).form.samePerson }
      return c.html(<TieForm at={at} network={network} typed={typed} errors={errors} />, 422)
    }
  }
}

async function changePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const tie = await tieOf(c, at)
  if (!tie) return notThere(c)
  const network = await networkOf(at)
  const read = readPost(c, changeForm, says(at))
  if ('errors' in read) return c.html(<TieForm at={at} network={network} tie={tie} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<TieForm at={at} network={network} tie={tie} typed={typed} cpr />, 422)

  const { act, version } = read.value
  const result = await actOnce(
    at,
    act,
    tx => changeTie(tx, at.on, tie.id, textOf(read.value), version),
    home(at),
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(<TieForm at={at} network={network} tie={tie} typed={typed} changed />, 409)
  }
}

async function removalPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const tie = await tieOf(c, at)
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!tie || 'errors' in read) return notThere(c)
  const result = await actOnce(at, read.value.act, tx => removeTie(tx, at.on, tie.id), home(at))
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface TieFormProps extends Filled {
  at: AtCase
  network: KnownNetwork
  tie?: Tie | undefined
  /** Whom somebody dropped on whom. */
  from?: string | undefined
  to?: string | undefined
  changed?: boolean
}

const TieForm = ({ at, network, tie, from, to, errors, typed, cpr, changed }: TieFormProps): Markup => {
  const { view, theCase } = at
  const { language } = view
  const { fields } = caseTexts(language)
  const all = texts(language)
  const t = all.form
  const title = tie ? t.changeTitle : t.addTitle
  const filled = (name: 'kind' | 'there' | 'back' | 'source' | 'note') =>
    typed ? typed.one(name) : tie?.text[name]
  const people = network.people.map(({ id, text }) => ({ value: id, label: text.alias }))
  const [year, month, day] = tie?.text.since?.split('-') ?? []
  const here = tie ? `${home(at)}/ties/${tie.id}` : `${home(at)}/ties/new`
  return (
    <CasePage view={view} theCase={theCase} part="people" title={title} errors={errors}>
      {tie && <Lead>{tieSentence(language, network, tie)}</Lead>}
      {changed && tie && (
        <ChangedNotice
          language={language}
          now={[tieSentence(language, network, tie), ...passesSentences(language, network, tie)].map(
            sentence => (
              <p>{sentence}</p>
            ),
          )}
        />
      )}
      {people.length < 2 && <Notice kind="info">{t.tooFew}</Notice>}
      <DeskForm view={view} action={here}>
        {cpr && <CprQuestion language={language} />}
        {tie && <input type="hidden" name="version" value={tie.version} />}
        {!tie && (
          <SelectField
            name="from"
            label={t.from}
            unanswered={t.choosePerson}
            options={people}
            error={errors?.['from']}
            value={typed ? typed.one('from') : from}
            characters={32}
          />
        )}
        <SelectField
          name="kind"
          label={t.kind}
          unanswered={t.chooseKind}
          options={tieKinds.map(kind => ({ value: kind, label: all.kinds[kind] }))}
          error={errors?.['kind']}
          value={filled('kind')}
          characters={32}
        />
        {!tie && (
          <SelectField
            name="to"
            label={t.to}
            unanswered={t.choosePerson}
            options={people}
            error={errors?.['to']}
            value={typed ? typed.one('to') : to}
            characters={32}
          />
        )}
        {(['there', 'back'] as const).map(name => (
          <Radios
            name={name}
            legend={t[name]}
            hint={t.passesHint}
            inline
            options={passesAnswers.map(value => ({ value, label: t.passes[value] }))}
            chosen={filled(name)}
          />
        ))}
        <DateField
          name="since"
          legend={t.since}
          hint={t.sinceHint}
          optional={fields.optional}
          labels={fields.dateParts}
          error={errors?.['since']}
          value={typed ? typed.date('since') : { day, month, year }}
        />
        <TextField
          name="source"
          label={t.source}
          hint={t.sourceHint}
          error={errors?.['source']}
          value={filled('source')}
        />
        <TextArea
          name="note"
          label={all.note}
          optional={fields.optional}
          error={errors?.['note']}
          value={filled('note')}
          rows={3}
        />
        <ButtonGroup>
          <Button>{fields.save}</Button>
          <LinkButton href={home(at)} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
      {tie && (
        <Details summary={t.remove}>
          <p>{t.removeSays}</p>
          <DeskForm view={view} action={`${here}/removal`}>
            <Button kind="danger">{t.remove}</Button>
          </DeskForm>
        </Details>
      )}
    </CasePage>
  )
}
