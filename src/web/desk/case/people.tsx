import { z } from 'zod'
import { disclosures } from '../../../access/disclosure.ts'
import { addPerson } from '../../../case/add-person.ts'
import { changePerson } from '../../../case/change-person.ts'
import {
  accessWays,
  ageBands,
  conflictRoles,
  genders,
  knowables,
  knownAnswers,
  knownNow,
  onlyAlias,
  type Described,
  type Person,
  type PersonText,
} from '../../../case/people.ts'
import { readPeople, readPerson } from '../../../case/read-people.ts'
import { removePerson } from '../../../case/remove-person.ts'
import { parseId, type PersonId } from '../../../foundation/ids.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { DateField } from '../../components/date-field.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, choices, line, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment, inOneLine, type Language } from '../../kit/language.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts as networkTexts } from '../network/texts.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import { CprQuestion, DisclosureField, DisclosureTag, optionalRoughDate, type Filled } from './fields.tsx'
import { PartTags } from './overview.tsx'
import { roughly } from './roughly.ts'
import { texts } from './texts.ts'

/** The exposed person and everybody around them: added, changed, removed, and what each of them knows. */
export const peopleRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/people',
    withCase(house, 'read', async (c, at) => c.html(<PeoplePage at={at} people={await everybody(at)} />)),
  )
  desk.get(
    '/cases/:id/people/new',
    withCase(house, 'write', (c, at) => c.html(<PersonForm at={at} />)),
  )
  desk.post('/cases/:id/people/new', withCase(house, 'write', addPosted))
  desk.get(
    '/cases/:id/people/:person',
    withCase(house, 'read', async (c, at) => {
      const person = await personOf(c, at)
      return person ? c.html(<PersonPage at={at} person={person} />) : notThere(c)
    }),
  )
  desk.get(
    '/cases/:id/people/:person/description',
    withCase(house, 'write', async (c, at) => {
      const person = await personOf(c, at)
      return person && !person.removed ? c.html(<PersonForm at={at} person={person} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/people/:person/description', withCase(house, 'write', changePosted))
  desk.get(
    '/cases/:id/people/:person/knowledge',
    withCase(house, 'write', async (c, at) => {
      const person = await personOf(c, at)
      return person && !person.removed ? c.html(<KnowledgeForm at={at} person={person} />) : notThere(c)
    }),
  )
  desk.post('/cases/:id/people/:person/knowledge', withCase(house, 'write', knowledgePosted))
  desk.post('/cases/:id/people/:person/removal', withCase(house, 'write', removalPosted))
}

const everybody = (at: AtCase) => at.inTransaction(tx => readPeople(tx, at.on))

const personIdOf = (c: DeskContext): PersonId | undefined => parseId<'PersonId'>(c.req.param('person'))

async function personOf(c: DeskContext, at: AtCase): Promise<Person | undefined> {
  const id = personIdOf(c)
  return id && at.inTransaction(tx => readPerson(tx, at.on, id))
}

const yesNo = ['yes', 'no', 'not-known'] as const

const personForm = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int().optional(),
  alias: line(80),
  parts: choices(['exposed', 'actor']),
  ageBand: choice(ageBands).default('not-known'),
  gender: choice(genders).optional(),
  relation: line(200).default(''),
  roles: choices(conflictRoles),
  place: line(200).default(''),
  abroad: choice(yesNo).default('not-known'),
  sameHousehold: choice(yesNo).default('not-known'),
  access: choices(accessWays),
  note: ownWords().default(''),
  disclosure: choice(disclosures),
})

const saysOfPerson = (language: Language) => ({
  alias: { missing: texts(language).people.aliasMissing },
  disclosure: { missing: texts(language).fields.missingChoice },
})

function describedIn(form: z.output<typeof personForm>, former: PersonText): Described {
  const { alias, ageBand, gender, relation, roles, place, abroad, sameHousehold, access, note } = form
  return {
    exposed: form.parts.includes('exposed'),
    actor: form.parts.includes('actor'),
    disclosure: form.disclosure,
    text: {
      ...former,
      alias,
      ageBand,
      gender,
      relation,
      roles,
      place,
      abroad,
      sameHousehold,
      access,
      note,
    },
  }
}

async function addPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { language } = at.view
  const read = readPost(c, personForm, saysOfPerson(language))
  if ('errors' in read) return c.html(<PersonForm at={at} {...read} />, 422)
  if (asksAboutCpr(c)) return c.html(<PersonForm at={at} typed={typedIn(c.var.body)} cpr />, 422)

  const described = describedIn(read.value, onlyAlias(''))
  const people = `/cases/${at.on.caseId}/people`
  const result = await actOnce(
    at,
    read.value.act,
    tx => addPerson(tx, at.on, described),
    id => `${people}/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'has-exposed-person': {
      const errors = { parts: texts(language).people.hasExposed }
      return c.html(<PersonForm at={at} typed={typedIn(c.var.body)} errors={errors} />, 409)
    }
  }
}

async function changePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const { language } = at.view
  const t = texts(language).people
  const person = await personOf(c, at)
  if (!person) return notThere(c)
  const read = readPost(c, personForm, saysOfPerson(language))
  if ('errors' in read) return c.html(<PersonForm at={at} person={person} {...read} />, 422)
  const typed = typedIn(c.var.body)
  if (asksAboutCpr(c)) return c.html(<PersonForm at={at} person={person} typed={typed} cpr />, 422)

  const described = describedIn(read.value, person.text)
  const result = await actOnce(
    at,
    read.value.act,
    tx => changePerson(tx, at.on, person.id, described, read.value.version ?? 0),
    `/cases/${at.on.caseId}/people/${person.id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(<PersonForm at={at} person={person} typed={typed} changed />, 409)
    case 'has-exposed-person':
      return c.html(
        <PersonForm at={at} person={person} typed={typed} errors={{ parts: t.hasExposed }} />,
        409,
      )
    case 'nobody-exposed-left':
      return c.html(
        <PersonForm at={at} person={person} typed={typed} errors={{ parts: t.nobodyExposedLeft }} />,
        409,
      )
  }
}

const knowledgeForm = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int(),
  of: choice(knowables),
  knows: choice(knownAnswers),
  since: optionalRoughDate(),
  source: line(400),
})

async function knowledgePosted(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language)
  const person = await personOf(c, at)
  if (!person) return notThere(c)
  const read = readPost(c, knowledgeForm, {
    of: { missing: t.fields.missingChoice },
    knows: { missing: t.fields.missingChoice },
    since: { noSuchDate: t.fields.noSuchRoughDate },
    source: { missing: t.people.sourceMissing },
  })
  if ('errors' in read) return c.html(<KnowledgeForm at={at} person={person} {...read} />, 422)
  const { of, knows, since, source, version } = read.value
  const noted = { of, knows, since, source, notedAt: at.view.now.toString() }
  const text = { ...person.text, knowledge: [...person.text.knowledge, noted] }
  const result = await actOnce(
    at,
    read.value.act,
    tx => changePerson(tx, at.on, person.id, { ...person, text }, version),
    `/cases/${at.on.caseId}/people/${person.id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  if (result.refused.why !== 'changed-meanwhile') return notThere(c)
  return c.html(<KnowledgeForm at={at} person={person} typed={typedIn(c.var.body)} changed />, 409)
}

async function removalPosted(c: DeskContext, at: AtCase): Promise<Response> {
  const person = await personOf(c, at)
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!person || 'errors' in read) return notThere(c)
  const people = `/cases/${at.on.caseId}/people`
  const result = await actOnce(at, read.value.act, tx => removePerson(tx, at.on, person.id), people)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'is-the-exposed-person':
      return c.html(
        <PersonPage at={at} person={person} refused={texts(at.view.language).people.isExposed} />,
        409,
      )
  }
}

const PeoplePage = ({ at, people }: { at: AtCase; people: readonly Person[] }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).people
  const removed = people.filter(each => each.removed)
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.title}>
      <Lead>{t.lead}</Lead>
      <ButtonGroup>
        <LinkButton href={`/cases/${theCase.id}/people/new`} kind="primary">
          {t.add}
        </LinkButton>
        <LinkButton href={`/cases/${theCase.id}/network`}>{networkTexts(view.language).title}</LinkButton>
      </ButtonGroup>
      <PeopleTable at={at} people={people.filter(each => !each.removed)} />
      {removed.length > 0 && (
        <Details summary={`${t.removed} (${removed.length})`}>
          <PeopleTable at={at} people={removed} />
        </Details>
      )}
    </CasePage>
  )
}

const orDash = (text: string): string => (text === '' ? '–' : text)

const PeopleTable = ({ at, people }: { at: AtCase; people: readonly Person[] }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).people
  return (
    <Table
      caption={t.title}
      captionHidden
      empty={t.none}
      rows={people}
      columns={[
        {
          heading: t.alias,
          cell: ({ id, text }) => (
            <a href={`/cases/${theCase.id}/people/${id}`}>
              <UserWords text={text.alias} />
            </a>
          ),
          namesRow: true,
        },
        {
          heading: t.who,
          cell: person =>
            person.exposed || person.actor ? <PartTags view={view} person={person} /> : t.neither,
        },
        { heading: t.relation, cell: ({ text }) => <UserWords text={orDash(text.relation)} /> },
        {
          heading: t.roles,
          cell: ({ text }) => orDash(inOneLine(text.roles.map(role => t.conflictRoles[role]))),
        },
        {
          heading: t.place,
          cell: ({ text }) => <UserWords text={orDash(text.place)} />,
        },
        {
          heading: t.knows,
          cell: ({ text }) =>
            orDash(
              [...knownNow(text.knowledge).values()]
                .filter(each => each.knows === 'yes' || each.knows === 'suspects')
                .map(
                  each =>
                    `${t.knowables[each.of]}${each.knows === 'suspects' ? ` (${t.knownAnswers.suspects.toLowerCase()})` : ''}`,
                )
                .join(', '),
            ),
        },
      ]}
    />
  )
}

interface PersonPageProps {
  at: AtCase
  person: Person
  refused?: string | undefined
}

const PersonPage = ({ at, person, refused }: PersonPageProps): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).people
  const { text } = person
  const here = `/cases/${theCase.id}/people/${person.id}`
  const words = (said: string) =>
    said === '' ? texts(view.language).fields.notKnown : <UserWords text={said} />
  return (
    <CasePage view={view} theCase={theCase} part="people" title={text.alias}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <p class="tags">
        <PartTags view={view} person={person} />
        <DisclosureTag language={view.language} disclosure={person.disclosure} />
        {person.removed && t.removedTag}
      </p>
      <DefinitionList
        rows={[
          ...(person.exposed ? [] : [{ term: t.relation, is: words(text.relation) }]),
          { term: t.ageBand, is: t.ageBands[text.ageBand] },
          ...(text.gender ? [{ term: t.gender, is: t.genders[text.gender] }] : []),
          ...(text.roles.length > 0
            ? [{ term: t.roles, is: inOneLine(text.roles.map(role => t.conflictRoles[role])) }]
            : []),
          { term: t.place, is: words(text.place) },
          { term: t.abroad, is: t.yesNo[text.abroad] },
          ...(person.exposed ? [] : [{ term: t.sameHousehold, is: t.yesNo[text.sameHousehold] }]),
          ...(text.access.length > 0
            ? [{ term: t.accessLabel, is: inOneLine(text.access.map(way => t.accessWays[way])) }]
            : []),
          ...(text.note === '' ? [] : [{ term: t.note, is: <UserText text={text.note} /> }]),
        ]}
      />
      {!person.removed && (
        <ButtonGroup>
          <LinkButton href={`${here}/description`}>{t.change}</LinkButton>
          <LinkButton href={`${here}/knowledge`}>{t.knowledgeAdd}</LinkButton>
        </ButtonGroup>
      )}
      {!person.exposed && <Knowledge at={at} person={person} />}
      {!person.removed && (
        <Panel id="identity" title={t.identity}>
          <p>{t.identityHint}</p>
          <p>
            <a href={`${here}/identity`}>{t.identity}</a>
          </p>
        </Panel>
      )}
      {!person.removed && !person.exposed && (
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

const Knowledge = ({ at, person }: { at: AtCase; person: Person }): Markup => {
  const { language, now } = at.view
  const t = texts(language).people
  const { knowledge } = person.text
  return (
    <Panel id="knowledge" title={t.knowledgeTitle}>
      {knowledge.length > 1 && <p>{t.knowledgeLead}</p>}
      <Table
        caption={t.knowledgeTitle}
        captionHidden
        empty={t.knowsNothing}
        rows={knowledge.toReversed()}
        columns={[
          { heading: t.knows, cell: each => t.knowables[each.of], namesRow: true },
          { heading: t.doesKnow, cell: each => t.knownAnswers[each.knows] },
          { heading: t.since, cell: each => roughly(language, each.since) },
          { heading: t.source, cell: each => <UserWords text={each.source} /> },
          {
            heading: t.noted,
            cell: each => formatMoment(language, Temporal.Instant.from(each.notedAt), now),
          },
        ]}
      />
    </Panel>
  )
}

interface PersonFormProps extends Filled {
  at: AtCase
  person?: Person | undefined
  changed?: boolean
  cpr?: boolean
}

const PersonForm = ({ at, person, errors, typed, changed, cpr }: PersonFormProps): Markup => {
  const { view, theCase } = at
  const { language } = view
  const { people: t, fields } = texts(language)
  const kept = person?.text
  const filled = (name: keyof PersonText): string | undefined => {
    if (typed) return typed.one(name)
    const value = kept?.[name]
    return typeof value === 'string' ? value : undefined
  }
  const chosen = (name: 'roles' | 'access') => (typed ? typed.all(name) : (kept?.[name] ?? []))
  const options = <Code extends string>(codes: readonly Code[], words: Record<Code, string>) =>
    codes.map(value => ({ value, label: words[value] }))
  const keptParts = [person?.exposed ? 'exposed' : [], person?.actor ? 'actor' : []].flat()
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="people"
      title={person ? t.changeTitle : t.addTitle}
      errors={errors}
    >
      {changed && person && (
        <ChangedNotice language={language} now={<Summary language={language} person={person} />} />
      )}
      <DeskForm
        view={view}
        action={
          person ? `/cases/${theCase.id}/people/${person.id}/description` : `/cases/${theCase.id}/people/new`
        }
      >
        {cpr && <CprQuestion language={language} />}
        {person && <input type="hidden" name="version" value={person.version} />}
        <TextField
          name="alias"
          label={t.alias}
          hint={t.aliasHint}
          error={errors?.['alias']}
          value={filled('alias')}
          characters={32}
        />
        <Checkboxes
          name="parts"
          legend={t.parts}
          hint={t.partsHint}
          error={errors?.['parts']}
          options={[
            { value: 'exposed', label: t.partsExposed },
            { value: 'actor', label: t.partsActor, hint: t.partsActorHint },
          ]}
          chosen={typed ? typed.all('parts') : keptParts}
        />
        <TextField
          name="relation"
          label={t.relationLabel}
          hint={t.relationHint}
          optional={fields.optional}
          error={errors?.['relation']}
          value={filled('relation')}
        />
        <Checkboxes
          name="roles"
          legend={t.rolesLabel}
          hint={t.rolesHint}
          options={options(conflictRoles, t.conflictRoles)}
          inline
          chosen={chosen('roles')}
        />
        <SelectField
          name="ageBand"
          label={t.ageBand}
          unanswered={fields.notKnown}
          options={options(ageBands, t.ageBands).filter(each => each.value !== 'not-known')}
          value={filled('ageBand')}
          characters={16}
        />
        <SelectField
          name="gender"
          label={t.gender}
          unanswered={fields.notKnown}
          options={options(genders, t.genders).filter(each => each.value !== 'not-known')}
          value={filled('gender')}
          characters={16}
        />
        <TextField
          name="place"
          label={t.placeLabel}
          hint={t.placeHint}
          optional={fields.optional}
          error={errors?.['place']}
          value={filled('place')}
          characters={32}
        />
        <Radios
          name="abroad"
          legend={t.abroad}
          inline
          options={options(yesNo, t.yesNo)}
          chosen={filled('abroad')}
        />
        <Radios
          name="sameHousehold"
          legend={t.sameHousehold}
          inline
          options={options(yesNo, t.yesNo)}
          chosen={filled('sameHousehold')}
        />
        <Checkboxes
          name="access"
          legend={t.accessLabel}
          hint={t.accessHint}
          options={options(accessWays, t.accessWays)}
          chosen={chosen('access')}
        />
        <TextArea
          name="note"
          label={t.note}
          optional={fields.optional}
          error={errors?.['note']}
          value={filled('note')}
          rows={4}
        />
        <DisclosureField language={language} errors={errors} typed={typed} value={person?.disclosure} />
        <ButtonGroup>
          <Button>{fields.save}</Button>
          <LinkButton href={`/cases/${theCase.id}/people${person ? `/${person.id}` : ''}`} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}

/** A colleague was first: what is kept now, while what was typed stays in the fields below. */
export const ChangedNotice = ({ language, now }: { language: Language; now: Content }): Markup => {
  const t = texts(language).fields
  return (
    <Notice kind="warning" title={t.changedTitle} announced>
      <p>{t.changedSays}</p>
      <Details summary={t.changedNow}>{now}</Details>
    </Notice>
  )
}

const Summary = ({ language, person: { text } }: { language: Language; person: Person }): Markup => {
  const t = texts(language).people
  return (
    <DefinitionList
      rows={[
        { term: t.alias, is: <UserWords text={text.alias} /> },
        { term: t.relation, is: <UserWords text={text.relation} /> },
        { term: t.roles, is: inOneLine(text.roles.map(role => t.conflictRoles[role])) },
        { term: t.ageBand, is: t.ageBands[text.ageBand] },
        { term: t.place, is: <UserWords text={text.place} /> },
        { term: t.note, is: <UserText text={text.note} /> },
      ]}
    />
  )
}

const KnowledgeForm = ({
  at,
  person,
  errors,
  typed,
  changed,
}: PersonFormProps & { person: Person }): Markup => {
  const { view, theCase } = at
  const { language } = view
  const { people: t, fields } = texts(language)
  const here = `/cases/${theCase.id}/people/${person.id}`
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.knowledgeAdd} errors={errors}>
      {changed && <ChangedNotice language={language} now={<Knowledge at={at} person={person} />} />}
      <Lead>
        <UserWords text={person.text.alias} />
      </Lead>
      <DeskForm view={view} action={`${here}/knowledge`}>
        <input type="hidden" name="version" value={person.version} />
        <Radios
          name="of"
          legend={t.knowledgeOf}
          error={errors?.['of']}
          options={knowables.map(value => ({ value, label: t.knowables[value] }))}
          chosen={typed?.one('of')}
        />
        <Radios
          name="knows"
          legend={t.doesKnow}
          error={errors?.['knows']}
          options={knownAnswers.map(value => ({ value, label: t.knownAnswers[value] }))}
          chosen={typed?.one('knows')}
        />
        <DateField
          name="since"
          legend={t.since}
          hint={t.sinceHint}
          optional={fields.optional}
          labels={fields.dateParts}
          error={errors?.['since']}
          value={typed?.date('since')}
        />
        <TextField name="source" label={t.source} error={errors?.['source']} value={typed?.one('source')} />
        <ButtonGroup>
          <Button>{fields.save}</Button>
          <LinkButton href={here} kind="quiet">
            {fields.cancel}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}
