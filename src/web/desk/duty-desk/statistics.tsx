import { z } from 'zod'
import {
  findMunicipality,
  municipalities,
  practiceMunicipalities,
} from '../../../country/dk/municipalities.ts'
import { changeParticulars, type Particulars } from '../../../duty-desk/change-particulars.ts'
import {
  causes,
  channels,
  codesOf,
  firstContacts,
  grounds,
  labelOf,
  services,
  yesNoNotKnown,
} from '../../../intake/code-lists.ts'
import { Button } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { SelectField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { optionsOf } from './contact.tsx'
import { texts } from './texts.ts'

/** What is counted about an enquiry: on everything, even two minutes of advice. */
export const statisticsRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/statistics',
    withEnquiry(house, 'read', (c, at) => c.html(<StatisticsPage at={at} />)),
  )
  desk.post('/enquiries/:id/statistics', withEnquiry(house, 'write', statisticsPosted))
}

const form = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int(),
  municipality: choice([...municipalities, ...practiceMunicipalities].map(({ code }) => code)).optional(),
  under18: choice(codesOf(yesNoNotKnown)),
  abroad: choice(codesOf(yesNoNotKnown)),
  cause: choice(codesOf(causes)).optional(),
  causeLaterKnown: choice(codesOf(causes)).optional(),
  advised: choice(codesOf(yesNoNotKnown)),
  service: choice(codesOf(services)),
  ground: choice(codesOf(grounds)).optional(),
})

async function statisticsPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const typed = typedIn(c.var.body)
  const read = readPost(c, form)
  if ('errors' in read) return c.html(<StatisticsPage at={at} typed={typed} errors={read.errors} />, 422)
  const { act, version, advised, municipality, cause, causeLaterKnown, ground, ...rest } = read.value
  const particulars: Particulars = {
    ...rest,
    municipality,
    cause,
    causeLaterKnown,
    ground,
    citizenAdvisedDirectly: advised === 'not-known' ? undefined : advised === 'yes',
  }
  const result = await actOnce(at, act, tx => changeParticulars(tx, at.on, particulars, version), at.home)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(<StatisticsPage at={at} changed />, 409)
  }
}

interface StatisticsPageProps {
  at: AtEnquiry
  typed?: Typed | undefined
  errors?: Errors | undefined
  changed?: boolean
}

const StatisticsPage = ({ at, typed, errors, changed }: StatisticsPageProps): Markup => {
  const { enquiry, view } = at
  const { language } = view
  const t = texts(language).statistics
  const advised = enquiry.citizenAdvisedDirectly
  const question = (
    name: 'under18' | 'abroad' | 'advised' | 'service' | 'ground',
    options: Parameters<typeof optionsOf>[0],
    kept: string | undefined,
    hint?: string,
  ) => (
    <Radios
      name={name}
      legend={t[name]}
      hint={hint}
      options={optionsOf(options, language)}
      chosen={typed ? typed.one(name) : kept}
      error={errors?.[name]}
      inline
    />
  )
  const cause = (name: 'cause' | 'causeLaterKnown', label: string) => (
    <SelectField
      name={name}
      label={label}
      unanswered={t.notSaid}
      options={optionsOf(causes, language)}
      value={typed ? typed.one(name) : enquiry[name]}
      characters={32}
    />
  )
  const places = view.practice ? practiceMunicipalities : municipalities
  const kept = enquiry.municipality === undefined ? undefined : findMunicipality(enquiry.municipality)
  const offered = kept && !places.some(({ code }) => code === kept.code) ? [kept, ...places] : places
  return (
    <EnquiryPage at={at} part="statistics" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      {changed && (
        <Notice kind="warning" title={texts(language).taken.changed} announced>
          <p>{texts(language).taken.changedSays}</p>
        </Notice>
      )}
      <DefinitionList
        rows={[
          { term: t.date, is: formatMoment(language, enquiry.receivedAt, view.now) },
          { term: t.channel, is: labelOf(channels, enquiry.channel, language) },
          { term: t.firstContact, is: labelOf(firstContacts, enquiry.firstContact, language) },
        ]}
      />
      <DeskForm view={view} action={`${at.home}/statistics`}>
        <input
          type="hidden"
          name="version"
          value={String((typed && typed.one('version')) ?? enquiry.version)}
        />
        {question('under18', yesNoNotKnown, enquiry.under18)}
        <SelectField
          name="municipality"
          label={t.municipality}
          unanswered={t.notKnown}
          options={offered.map(({ code, name }) => ({ value: code, label: name }))}
          value={typed ? typed.one('municipality') : enquiry.municipality}
          characters={32}
        />
        {question('abroad', yesNoNotKnown, enquiry.abroad)}
        {cause('cause', t.cause)}
        {cause('causeLaterKnown', t.causeLater)}
        {question('advised', yesNoNotKnown, advised === undefined ? 'not-known' : advised ? 'yes' : 'no')}
        {question('service', services, enquiry.service, t.serviceHint)}
        {enquiry.askedBy === 'professional' && question('ground', grounds, enquiry.ground)}
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
