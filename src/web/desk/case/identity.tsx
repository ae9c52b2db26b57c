import { z } from 'zod'
import { findIdentity } from '../../../case/identity.sql.ts'
import { nothingKept, sealedAddress, sealedName, type Identity } from '../../../case/identity.ts'
import { keepIdentity } from '../../../case/keep-identity.ts'
import { findPerson } from '../../../case/people.sql.ts'
import { parseId, type PersonId } from '../../../foundation/ids.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, readForm, typedIn } from '../../kit/form.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { actOnce, openCase, withCase, type AtCase } from './at-case.ts'
import { CasePage } from './case-frame.tsx'
import type { Filled } from './fields.tsx'
import { ChangedNotice } from './people.tsx'
import { texts } from './texts.ts'

const purposes = ['acute-danger', 'person-called', 'cover-for-colleague', 'write'] as const

/**
 * Somebody's real name and whereabouts: a page of their own, a key of their own, a reason each time. They are shown
 * in the answer to the reason, so that no address opens them again by itself.
 */
export const identityRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/people/:person/identity',
    withCase(house, 'read', (c, at) => {
      const personId = personIdOf(c)
      return personId ? c.html(<WhyPage at={at} personId={personId} />) : notThere(c)
    }),
  )

  desk.post('/cases/:id/people/:person/identity', async c => {
    const personId = personIdOf(c)
    if (!personId) return notThere(c)
    const t = texts(c.var.view.language).identity
    const read = readForm(z.object({ purpose: choice(purposes) }), c.var.body, c.var.view.language, {
      purpose: { missing: t.whyMissing },
    })
    if ('errors' in read) {
      const at = await openCase(c, house, 'read', 'whole')
      return at ? c.html(<WhyPage at={at} personId={personId} errors={read.errors} />, 422) : notThere(c)
    }
    const at = await openCase(c, house, read.value.purpose, 'address')
    const found = at && (await identityOf(at, personId))
    return found ? c.html(<IdentityPage at={at} personId={personId} {...found} />) : notThere(c)
  })

  desk.post('/cases/:id/people/:person/identity/text', async c => {
    const personId = personIdOf(c)
    const at = personId && (await openCase(c, house, 'write', 'address'))
    return at ? textPosted(c, at, personId) : notThere(c)
  })
}

const personIdOf = (c: DeskContext): PersonId | undefined => parseId<'PersonId'>(c.req.param('person'))

interface Kept {
  identity: Identity
  version: number
}

async function identityOf({ on, inTransaction }: AtCase, personId: PersonId): Promise<Kept | undefined> {
  return inTransaction(async tx => {
    const person = await findPerson(tx, on.caseId, personId)
    if (!person || person.removedAt) return undefined
    const row = await findIdentity(tx, on.caseId, personId)
    const key = on.keys.of(on.caseId, 'address')
    return {
      identity: {
        ...nothingKept,
        ...(row?.sealedName && sealedName.unseal(key, personId, on.caseId, row.sealedName)),
        ...(row?.sealedAddress && sealedAddress.unseal(key, personId, on.caseId, row.sealedAddress)),
      },
      version: row?.version ?? 0,
    }
  })
}

const identityForm = z.object({
  [actIdName]: actId(),
  version: z.coerce.number().int(),
  name: line(200).default(''),
  whoKnows: ownWords().default(''),
  address: ownWords().default(''),
})

async function textPosted(c: DeskContext, at: AtCase, personId: PersonId): Promise<Response> {
  const kept = await identityOf(at, personId)
  if (!kept) return notThere(c)
  const read = readPost(c, identityForm)
  if ('errors' in read) return c.html(<IdentityPage at={at} personId={personId} {...kept} {...read} />, 422)
  const { act, version, ...identity } = read.value
  const result = await actOnce(
    at,
    act,
    tx => keepIdentity(tx, at.on, personId, identity, version),
    `/cases/${at.on.caseId}/people/${personId}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'changed-meanwhile':
      return c.html(
        <IdentityPage at={at} personId={personId} {...kept} typed={typedIn(c.var.body)} changed />,
        409,
      )
  }
}

const WhyPage = ({ at, personId, errors }: { at: AtCase; personId: PersonId } & Filled): Markup => {
  const { view, theCase } = at
  const t = texts(view.language).identity
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      <DeskForm view={view} action={`/cases/${theCase.id}/people/${personId}/identity`}>
        <Radios
          name="purpose"
          legend={t.why}
          error={errors?.['purpose']}
          options={purposes.map(value => ({ value, label: t.purposes[value] }))}
        />
        <Button>{t.open}</Button>
      </DeskForm>
    </CasePage>
  )
}

interface IdentityPageProps extends Filled, Kept {
  at: AtCase
  personId: PersonId
  changed?: boolean
}

const IdentityPage = ({
  at,
  personId,
  identity,
  version,
  errors,
  typed,
  changed,
}: IdentityPageProps): Markup => {
  const { view, theCase } = at
  const { identity: t, fields } = texts(view.language)
  const here = `/cases/${theCase.id}/people/${personId}`
  const filled = (name: keyof Identity) => (typed ? typed.one(name) : identity[name])
  return (
    <CasePage view={view} theCase={theCase} part="people" title={t.title} errors={errors}>
      {version === 0 && <Notice kind="info" title={t.nothing} />}
      {changed && (
        <ChangedNotice
          language={view.language}
          now={
            <DefinitionList
              rows={[
                { term: t.name, is: <UserWords text={identity.name} /> },
                { term: t.whoKnows, is: <UserText text={identity.whoKnows} /> },
                { term: t.address, is: <UserText text={identity.address} /> },
              ]}
            />
          }
        />
      )}
      <DeskForm view={view} action={`${here}/identity/text`}>
        <input type="hidden" name="version" value={version} />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          optional={fields.optional}
          error={errors?.['name']}
          value={filled('name')}
        />
        <TextArea
          name="whoKnows"
          label={t.whoKnows}
          hint={t.whoKnowsHint}
          optional={fields.optional}
          error={errors?.['whoKnows']}
          value={filled('whoKnows')}
          rows={3}
        />
        <TextArea
          name="address"
          label={t.address}
          hint={t.addressHint}
          optional={fields.optional}
          error={errors?.['address']}
          value={filled('address')}
          rows={3}
        />
        <ButtonGroup>
          <Button>{t.keep}</Button>
          <LinkButton href={here} kind="quiet">
            {fields.back}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </CasePage>
  )
}
