import { z } from 'zod'
import { leafletFileName, leafletPdf } from '../../../papers/leaflet.ts'
import { printRehearsal, type PrintRehearsal } from '../../../showing/print-rehearsal.ts'
import type { Rehearsal } from '../../../showing/rehearsal.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserWords } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, typedIn } from '../../kit/form.ts'
import { languages } from '../../kit/language.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { agreementTexts } from '../case/agreement-texts.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, Routes, View } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { rehearsalOf } from './rehearsal-page.tsx'
import { texts } from './texts.ts'

/** The sentences on paper: first what a paper can do to somebody, then the file. */
export const leafletRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/plan/rehearsal/paper',
    withCase(house, 'read', async (c, at) =>
      c.html(<WarningPage at={at} rehearsal={await rehearsalOf(at)} />),
    ),
  )
  desk.post('/cases/:id/plan/rehearsal/paper', withCase(house, 'write', printed))
}

async function printed(c: DeskContext, at: AtCase): Promise<Response> {
  const t = texts(at.view.language).paper
  const form = z.object({ [actIdName]: actId(), in: choice(languages), agreed: choice(['yes'] as const) })
  const read = readPost(c, form, {
    in: { missing: t.languageMissing },
    agreed: { missing: t.agreedMissing },
  })
  const again = async (why: Filled & { refused?: string }, status: 409 | 422) =>
    c.html(
      <WarningPage at={at} rehearsal={await rehearsalOf(at)} typed={typedIn(c.var.body)} {...why} />,
      status,
    )
  if ('errors' in read) return again({ errors: read.errors }, 422)
  // Like every question to the gate it is of its moment: asked twice it is answered twice, and both are in the trail.
  const outcome = await at.inTransaction(tx => printRehearsal(tx, at.on, at.view.now))
  if ('refused' in outcome) {
    const { refused } = outcome
    return refused.why === 'not-there' ? notThere(c) : again({ refused: whyNot(at.view, refused) }, 409)
  }
  const pdf = await leafletPdf(
    read.value.in,
    outcome.done.lines.map(({ sentence }) => sentence),
  )
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `attachment; filename="${leafletFileName}"`)
  return c.body(new Uint8Array(pdf))
}

type WhyNot = Exclude<Extract<PrintRehearsal, { refused: unknown }>['refused'], { why: 'not-there' }>

function whyNot({ language }: View, { why }: WhyNot): string {
  switch (why) {
    case 'nothing-to-print':
      return texts(language).paper.nothing
    case 'watched':
      return agreementTexts(language).watchedSays
    case 'no-agreement':
    case 'agreement-expired':
    case 'channel-not-agreed':
    case 'outside-hours':
      return agreementTexts(language).mayNot[why]
  }
}

const WarningPage = (
  props: Filled & { at: AtCase; rehearsal: Rehearsal | undefined; refused?: string },
): Markup => {
  const { at, rehearsal, errors, typed, refused } = props
  const { view, theCase } = at
  const { paper: t, back } = texts(view.language)
  const here = `/cases/${theCase.id}/plan/rehearsal`
  return (
    <CasePage view={view} theCase={theCase} part="plan" title={t.title} errors={errors}>
      {refused !== undefined && (
        <Notice kind="danger" title={t.mayNot} announced>
          <p>{refused}</p>
          <p>
            <a href={`/cases/${theCase.id}/acute-card`}>{t.ask}</a>
          </p>
        </Notice>
      )}
      <Notice kind="warning" title={t.warning}>
        <ul>
          {t.warnings.map(each => (
            <li>{each}</li>
          ))}
        </ul>
      </Notice>
      {rehearsal ? (
        <>
          <Panel id="says" title={t.says}>
            <ul>
              {rehearsal.lines.map(({ sentence }) => (
                <li>
                  <UserWords text={sentence} />
                </li>
              ))}
            </ul>
          </Panel>
          <p>{t.gate}</p>
          <DeskForm view={view} action={`${here}/paper`}>
            <Radios
              name="in"
              legend={t.language}
              inline
              error={errors?.['in']}
              chosen={typed?.one('in')}
              options={languages.map(value => ({ value, label: t.languages[value] }))}
            />
            <Checkboxes
              name="agreed"
              legend={t.talked}
              error={errors?.['agreed']}
              chosen={typed?.all('agreed')}
              options={[{ value: 'yes', label: t.agreed }]}
            />
            <ButtonGroup>
              <Button>{t.print}</Button>
              <LinkButton href={here} kind="quiet">
                {back}
              </LinkButton>
            </ButtonGroup>
          </DeskForm>
        </>
      ) : (
        <p class="empty">{t.nothing}</p>
      )}
    </CasePage>
  )
}
