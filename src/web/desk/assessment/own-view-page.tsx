import { z } from 'zod'
import { levels } from '../../../risk/instruments/codes.ts'
import { findAnswer, type Answered } from '../../../risk/assessment/draft.ts'
import { isOfKind } from '../../../risk/assessment/parts.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, ownWords } from '../../kit/form.ts'
import { readWords } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { withDraft, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage } from './draft-frame.tsx'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { savePart } from './save-part.tsx'
import { texts } from './texts.ts'

const tenths = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const
const form = z.object({
  act: actId(),
  version: readVersion(),
  fear: choice(tenths).optional(),
  feared: ownWords().optional(),
  whom: ownWords().optional(),
  help: ownWords().optional(),
  'must-not': ownWords().optional(),
  level: choice(levels).optional(),
})

/** The exposed person's own view, in their own words, before the professional picks a level. */
export const ownViewRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/own-view'
  desk.get(
    path,
    withDraft(house, 'read', (c, at) => c.html(<OwnViewPage at={at} />)),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const read = readWords(c, form)
      if ('errors' in read) return c.html(<OwnViewPage at={at} {...read} />, 422)
      const { act, version, fear, feared, whom, help, level } = read.value
      const content = {
        kind: 'own-view' as const,
        fear0to10: fear === undefined ? undefined : Number(fear),
        whatIsFearedMost: feared ?? '',
        whoIsFearedMost: whom ?? '',
        whatWouldHelp: help ?? '',
        whatMustNotHappen: read.value['must-not'] ?? '',
        ownLevel: level,
      }
      return savePart(
        c,
        at,
        { act, part: 'own-view', version, content, next: `${at.base}/drivers` },
        theirs => <OwnViewPage at={at} theirs={theirs} typed={typedOf(c)} />,
      )
    }),
  )
}

const OwnViewPage = ({
  at,
  errors,
  typed,
  cpr,
  theirs,
}: Filled & { at: AtDraft; theirs?: Answered }): Markup => {
  const { language } = at.view
  const t = texts(language).ownView
  const answer = theirs ?? findAnswer(at.draft.answers, 'own-view')
  const kept = answer && isOfKind(answer.content, 'own-view') ? answer.content : undefined
  const here = `${at.base}/own-view`
  const area = (name: string, label: string, value: string | undefined) => (
    <TextArea
      name={name}
      label={label}
      rows={3}
      value={typed ? typed.one(name) : value}
      error={errors?.[name]}
    />
  )
  return (
    <DraftPage at={at} title={t.title} errors={errors}>
      <Lead>{t.lead}</Lead>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        <SelectField
          name="fear"
          label={t.fear}
          hint={t.fearHint}
          unanswered={t.notAsked}
          options={tenths.map(value => ({ value, label: value }))}
          value={typed ? typed.one('fear') : kept?.fear0to10?.toString()}
          error={errors?.['fear']}
          characters={16}
        />
        {area('feared', t.feared, kept?.whatIsFearedMost)}
        {area('whom', t.whom, kept?.whoIsFearedMost)}
        {area('help', t.help, kept?.whatWouldHelp)}
        {area('must-not', t.mustNot, kept?.whatMustNotHappen)}
        <Radios
          name="level"
          legend={t.level}
          hint={t.levelHint}
          options={[
            ...at.house.instrument.conclusions.level.map(({ code, label }) => ({
              value: code as string,
              label: label[language],
            })),
            { value: '', label: t.notAsked },
          ]}
          chosen={typed ? typed.one('level') : kept && (kept.ownLevel ?? '')}
        />
        <Button>{t.save}</Button>
      </DeskForm>
    </DraftPage>
  )
}
