import { z } from 'zod'
import { confidences, levels, severities, urgencies } from '../../../risk/instruments/codes.ts'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import { emptyConclusion, isOfKind } from '../../../risk/assessment/parts.ts'
import type { Conclusion } from '../../../risk/instruments/picture.ts'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords } from '../../kit/form.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskHouse, Routes, View } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage } from './draft-frame.tsx'
import { labels } from './labels.ts'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { texts } from './texts.ts'

const form = z.object({
  act: actId(),
  version: readVersion(),
  level: choice(levels).optional(),
  urgency: choice(urgencies).optional(),
  severity: choice(severities).optional(),
  confidence: choice(confidences).optional(),
  missing: ownWords().optional(),
  harms: z.array(z.string()),
  actors: z.array(z.string()),
  rationale: ownWords().optional(),
  alternative: ownWords().optional(),
  'change-mind': ownWords().optional(),
})

/** The professional's own conclusion. Nothing is chosen beforehand, and no colour is shown. */
export const conclusionRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/conclusion'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => c.html(<ConclusionPage at={at} />)),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const read = readWords(c, form)
      if ('errors' in read) return c.html(<ConclusionPage at={at} {...read} />, 422)
      const {
        act,
        version,
        level,
        urgency,
        severity,
        confidence,
        missing,
        harms,
        actors,
        rationale,
        alternative,
      } = read.value
      const content = {
        kind: 'conclusion' as const,
        level,
        urgency,
        severity,
        confidence,
        missing: missing ?? '',
        harmTypes: at.house.instrument.conclusions.harmTypes.filter(harm => harms.includes(harm)),
        drivingActors: at.around.surroundings.actors.map(({ id }) => id).filter(id => actors.includes(id)),
        rationale: rationale ?? '',
        alternative: alternative ?? '',
        wouldChangeMyMind: read.value['change-mind'] ?? '',
      }
      return savePart(
        c,
        at,
        { act, part: 'conclusion', version, content, next: `${at.base}/signature` },
        theirs => <ConclusionPage at={at} theirs={theirs} typed={typedOf(c)} />,
      )
    }),
  )
}

/** The choices with their anchors: what each one means. */
export const anchoredOptions = (
  options: readonly { code: string; label: { da: string; en: string }; anchor: { da: string; en: string } }[],
  language: 'da' | 'en',
) =>
  options.map(({ code, label, anchor }) => ({ value: code, label: label[language], hint: anchor[language] }))

/** Level, urgency, severity and confidence with what each choice means. Nothing is chosen for anybody. */
export const ConclusionChoices = ({
  at,
  kept,
  typed,
}: {
  at: { house: DeskHouse; view: View }
  kept: Conclusion
  typed: Filled['typed']
}): Markup => {
  const { language } = at.view
  const t = texts(language).conclusion
  const { conclusions } = at.house.instrument
  const chosen = (name: keyof Conclusion) => (typed ? typed.one(name) : kept[name])
  return (
    <>
      <Radios
        name="level"
        legend={t.level}
        hint={t.levelHint}
        options={anchoredOptions(conclusions.level, language)}
        chosen={chosen('level')}
      />
      <Radios
        name="urgency"
        legend={t.urgency}
        options={anchoredOptions(conclusions.urgency, language)}
        chosen={chosen('urgency')}
      />
      <Radios
        name="severity"
        legend={t.severity}
        options={anchoredOptions(conclusions.severity, language)}
        chosen={chosen('severity')}
      />
      <Radios
        name="confidence"
        legend={t.confidence}
        hint={t.confidenceHint}
        options={conclusions.confidence.map(({ code, label }) => ({ value: code, label: label[language] }))}
        chosen={chosen('confidence')}
      />
    </>
  )
}

const ConclusionPage = ({
  at,
  errors,
  typed,
  cpr,
  theirs,
}: Filled & { at: AtDraft; theirs?: Answered }): Markup => {
  const { language } = at.view
  const t = texts(language).conclusion
  const { conclusions } = at.house.instrument
  const answer = theirs ?? findAnswer(at.draft.answers, 'conclusion')
  const kept = answer && isOfKind(answer.content, 'conclusion') ? answer.content : emptyConclusion
  const here = `${at.base}/conclusion`
  const { actors } = at.around.surroundings
  const chosen = (name: string, value: string | undefined) => (typed ? typed.one(name) : value)
  return (
    <DraftPage at={at} title={t.title} errors={errors}>
      <Lead>{conclusions.principle[language]}</Lead>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <ConclusionChoices at={at} kept={kept} typed={typed} />
        <TextArea
          name="missing"
          label={t.missing}
          rows={3}
          value={chosen('missing', kept.missing)}
          error={errors?.['missing']}
        />
        <Checkboxes
          name="harms"
          legend={t.harmTypes}
          options={conclusions.harmTypes.map(code => ({
            value: code as string,
            label: labels(language).harmType(code),
          }))}
          inline
          chosen={typed ? typed.all('harms') : kept.harmTypes}
        />
        {actors.length > 0 && (
          <Checkboxes
            name="actors"
            legend={t.drivingActors}
            options={actors.map(({ id, name }) => ({ value: id as string, label: name }))}
            chosen={typed ? typed.all('actors') : kept.drivingActors}
          />
        )}
        <TextArea
          name="rationale"
          label={t.rationale}
          hint={t.rationaleHint(conclusions.requiredText.rationaleMinChars)}
          value={chosen('rationale', kept.rationale)}
          error={errors?.['rationale']}
        />
        <TextArea
          name="alternative"
          label={t.alternative}
          hint={t.alternativeHint}
          rows={3}
          value={chosen('alternative', kept.alternative)}
          error={errors?.['alternative']}
        />
        <TextArea
          name="change-mind"
          label={t.changeMind}
          rows={3}
          value={chosen('change-mind', kept.wouldChangeMyMind)}
          error={errors?.['change-mind']}
        />
        <Button>{t.save}</Button>
      </DeskForm>
    </DraftPage>
  )
}
