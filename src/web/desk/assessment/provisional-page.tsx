import { z } from 'zod'
import { levels, urgencies } from '../../../risk/instruments/codes.ts'
import { signProvisional } from '../../../risk/assessment/sign-provisional.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, line } from '../../kit/form.ts'
import { actOnce, readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { anchoredOptions } from './conclusion-page.tsx'
import { DraftPage } from './draft-frame.tsx'
import { typedOf } from './read-version.tsx'
import { answerNoDraft } from './saved.ts'
import { signingOf } from './signing-of.ts'
import { texts } from './texts.ts'

const form = z.object({
  act: actId(),
  level: choice(levels),
  urgency: choice(urgencies),
  reason: line(500),
})

/** Level, urgency and one line of reason, from wherever the draft stands. It takes effect at once. */
export const provisionalRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/provisional'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => c.html(<ProvisionalPage at={at} />)),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const t = texts(at.view.language).provisional
      const read = readWords(c, form, t.says)
      if ('errors' in read) return c.html(<ProvisionalPage at={at} {...read} />, 422)
      const { act, level, urgency, reason } = read.value
      const signing = await signingOf(at)
      const signed = await actOnce(
        at,
        act,
        async tx =>
          signProvisional(tx, await workOf(tx, at), signing, at.draft.assessment.id, {
            level,
            urgency,
            reason,
          }),
        ({ signatureId }) => `${at.base}/signed/${signatureId}`,
      )
      if (signed.goTo !== undefined) return c.redirect(signed.goTo, 303)
      if (signed.refused.why === 'reason-missing') {
        const errors = { reason: t.says.reason.missing }
        return c.html(<ProvisionalPage at={at} errors={errors} typed={typedOf(c)} />, 422)
      }
      return answerNoDraft(c, at, signed.refused)
    }),
  )
}

const ProvisionalPage = ({ at, errors, typed, cpr }: Filled & { at: AtDraft }): Markup => {
  const { language } = at.view
  const t = texts(language).provisional
  const { conclusions, signing } = at.house.instrument
  return (
    <DraftPage at={at} title={t.title} errors={errors}>
      <Lead>{t.lead(signing.provisional.validHours)}</Lead>
      <DeskForm view={at.view} action={`${at.base}/provisional`}>
        {cpr && <CprQuestion language={language} />}
        <Radios
          name="level"
          legend={t.level}
          options={anchoredOptions(conclusions.level, language)}
          chosen={typed?.one('level')}
          error={errors?.['level']}
        />
        <Radios
          name="urgency"
          legend={t.urgency}
          options={anchoredOptions(conclusions.urgency, language)}
          chosen={typed?.one('urgency')}
          error={errors?.['urgency']}
        />
        <TextField name="reason" label={t.reason} value={typed?.one('reason')} error={errors?.['reason']} />
        <Button>{t.sign}</Button>
      </DeskForm>
    </DraftPage>
  )
}
