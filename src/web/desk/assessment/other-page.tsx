import { z } from 'zod'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import { isOfKind, otherPart } from '../../../risk/assessment/parts.ts'
import type { Domain } from '../../../risk/instruments/instrument.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId } from '../../kit/act-id.tsx'
import { ownWords } from '../../kit/form.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere } from '../frame.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage } from './draft-frame.tsx'
import { EvidenceFields, evidenceShape, readEvidence } from './evidence-fields.tsx'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), version: readVersion(), text: ownWords().optional(), ...evidenceShape })

/** What matters in a domain and has no question of its own: free text under the same rules of evidence. */
export const otherRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/other/:domain'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => {
      const domain = domainOf(c, at)
      return domain ? c.html(<OtherPage at={at} domain={domain} />) : notThere(c)
    }),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const domain = domainOf(c, at)
      if (!domain) return notThere(c)
      const read = readWords(c, form)
      if ('errors' in read) return c.html(<OtherPage at={at} domain={domain} {...read} />, 422)
      const { act, version, text } = read.value
      const evidence = readEvidence(
        at,
        keptOf(findAnswer(at.draft.answers, otherPart(domain.code)))?.evidence ?? [],
        read.value,
      )
      if ('errors' in evidence) {
        return c.html(<OtherPage at={at} domain={domain} errors={evidence.errors} typed={typedOf(c)} />, 422)
      }
      const content = { kind: 'other' as const, text: text ?? '', evidence: evidence.evidence }
      return savePart(
        c,
        at,
        { act, part: otherPart(domain.code), version, content, next: at.base },
        theirs => <OtherPage at={at} domain={domain} theirs={theirs} typed={typedOf(c)} />,
      )
    }),
  )
}

const domainOf = (c: DeskContext, at: AtDraft): Domain | undefined =>
  at.house.instrument.domains.find(({ code }) => code === c.req.param('domain'))

const keptOf = (answer: Answered | undefined) =>
  answer && isOfKind(answer.content, 'other') ? answer.content : undefined

const OtherPage = ({
  at,
  domain,
  errors,
  typed,
  cpr,
  theirs,
}: Filled & { at: AtDraft; domain: Domain; theirs?: Answered }): Markup => {
  const { language } = at.view
  const t = texts(language).other
  const answer = theirs ?? findAnswer(at.draft.answers, otherPart(domain.code))
  const kept = keptOf(answer)
  const here = `${at.base}/other/${domain.code}`
  return (
    <DraftPage at={at} title={`${t.title}: ${domain.label[language]}`} errors={errors}>
      <Lead>{t.hint}</Lead>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <TextArea
          name="text"
          label={t.title}
          value={typed ? typed.one('text') : kept?.text}
          error={errors?.['text']}
        />
        <EvidenceFields
          at={at}
          kept={kept?.evidence ?? []}
          known={at.around.known.filter(({ items }) => items === undefined)}
          errors={errors}
          typed={typed}
        />
        <Button>{t.save}</Button>
      </DeskForm>
    </DraftPage>
  )
}
