import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import type { Consent } from '../../../showing/consents.ts'
import { readConsents } from '../../../showing/read-consents.ts'
import { readShown } from '../../../showing/read-shown.ts'
import { recordConsent, withdrawConsent } from '../../../showing/record-consent.ts'
import { told } from '../../../shown/shown.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, ownWords, typedIn } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'

/** What the person said yes to, and what was taken back. */
export const consentRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/consents',
    withCase(house, 'read', async (c, at) => c.html(<ConsentsPage at={at} {...await consentsOf(at)} />)),
  )
  desk.post('/cases/:id/consents', withCase(house, 'write', recorded))
  desk.post('/cases/:id/consents/:consentId/withdrawal', withCase(house, 'write', withdrawn))
}

interface Known {
  readonly all: readonly Consent[]
  /** The person's own page still says yes to what was taken back since it was laid there. */
  readonly stillShown: boolean
}

const consentsOf = (at: AtCase): Promise<Known> =>
  at.inTransaction(async tx => {
    const all = await readConsents(tx, at.on)
    const lines = (await readShown(tx, at.on)).flatMap(({ shown }) => shown.flatMap(each => each.lines))
    const stillShown = lines.some(
      line =>
        line.of === 'consents' &&
        line.withdrawnAt === undefined &&
        all.some(({ id, withdrawnAt }) => id === line.id && withdrawnAt !== undefined),
    )
    return { all, stillShown }
  })

async function recorded(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language).consents
  const read = readPost(c, z.object({ [actIdName]: actId(), to: choice(told), what: ownWords(2000) }), {
    to: { missing: t.toMissing },
    what: { missing: t.whatMissing },
  })
  const again = async (why: Filled & { cpr?: boolean }) =>
    c.html(<ConsentsPage at={at} {...await consentsOf(at)} {...why} />, 422)
  if ('errors' in read) return again(read)
  if (asksAboutCpr(c)) return again({ typed: typedIn(c.var.body), cpr: true })
  const { act, to, what } = read.value
  const here = `/cases/${at.on.caseId}/consents`
  const result = await actOnce(at, act, tx => recordConsent(tx, at.on, { to, what }), here)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'case-is-closed':
      return again({
        typed: typedIn(c.var.body),
        errors: { to: caseTexts(at.view.language).fields.closedCase },
      })
  }
}

async function withdrawn(c: DeskContext, at: AtCase): Promise<Response> {
  const id = parseId<'ConsentId'>(c.req.param('consentId'))
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!id || 'errors' in read) return notThere(c)
  const here = `/cases/${at.on.caseId}/consents`
  const result = await actOnce(at, read.value.act, tx => withdrawConsent(tx, at.on, id), here)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'already-withdrawn':
      return c.redirect(here, 303)
  }
}

const ConsentsPage = (props: Filled & Known & { at: AtCase; cpr?: boolean }): Markup => {
  const { at, all, stillShown, errors, typed, cpr } = props
  const { view, theCase } = at
  const { consents: t, tos } = texts(view.language)
  const here = `/cases/${theCase.id}/consents`
  return (
    <CasePage view={view} theCase={theCase} part="shown" title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      {stillShown && (
        <Notice kind="warning">
          <p>{t.stillShown}</p>
        </Notice>
      )}
      <Table
        caption={t.title}
        captionHidden
        empty={t.none}
        rows={all}
        columns={[
          {
            heading: t.to,
            cell: ({ text }) => tos[text.to],
            namesRow: true,
          },
          { heading: t.what, cell: ({ text }) => <UserText text={text.what} /> },
          {
            heading: t.given,
            cell: ({ givenAt, recordedBy }) =>
              t.by(formatMoment(view.language, givenAt, view.now), recordedBy),
          },
          {
            heading: t.holds,
            cell: ({ id, withdrawnAt, text }) =>
              withdrawnAt ? (
                <Tag tone="neutral" text={t.withdrawn(formatMoment(view.language, withdrawnAt, view.now))} />
              ) : (
                <DeskForm view={view} action={`${here}/${id}/withdrawal`} label={t.withdrawOf(tos[text.to])}>
                  <Button kind="secondary" small>
                    {t.withdraw}
                    <span class="hidden-text">: {tos[text.to]}</span>
                  </Button>
                </DeskForm>
              ),
          },
        ]}
      />
      {!theCase.closedAt && (
        <Panel id="new" title={t.new}>
          <DeskForm view={view} action={here}>
            {cpr && <CprQuestion language={view.language} />}
            <Radios
              name="to"
              legend={t.to}
              error={errors?.['to']}
              chosen={typed?.one('to')}
              options={told.map(value => ({ value, label: tos[value] }))}
            />
            <TextArea
              name="what"
              label={t.what}
              error={errors?.['what']}
              value={typed?.one('what')}
              rows={3}
            />
            <Button>{t.record}</Button>
          </DeskForm>
        </Panel>
      )}
      <p>
        <a href={`/cases/${theCase.id}/shown`}>{t.toShown}</a>
      </p>
    </CasePage>
  )
}
