import { z } from 'zod'
import type { StaffId } from '../../../access/staff.ts'
import type { FindOut } from '../../../risk/assessment/work.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { line } from '../../kit/form.ts'
import { MomentField, optionalMoment, type Filled } from '../case/fields.tsx'
import type { AtDraft } from './at-draft.tsx'
import { texts } from './texts.ts'

/** The fields of "who finds out, and by when". */
export const findOutShape = {
  who: z.uuid().optional(),
  due: optionalMoment(),
  how: line(500).optional(),
}
interface FindOutForm {
  who?: string | undefined
  due?: Temporal.Instant | undefined
  how?: string | undefined
}

export type FindOutRead = { findOut: FindOut | undefined } | { errors: Record<string, string> }

/** Neither is fine where it may be left open; one without the other is half a task. */
export function readFindOut(at: AtDraft, { who, due, how }: FindOutForm): FindOutRead {
  const t = texts(at.view.language).item
  if (who === undefined && due === undefined) return { findOut: undefined }
  if (who === undefined) return { errors: { who: t.says.who.missing } }
  if (due === undefined) return { errors: { due: t.says.due.missing } }
  if (Temporal.Instant.compare(due, at.view.now) <= 0) return { errors: { due: t.dueInPast } }
  return { findOut: { staffId: who as StaffId, dueAt: due, how } }
}

/** Who finds out what is not known, and by when. Nobody is chosen beforehand. */
export const FindOutFields = ({
  at,
  kept,
  errors,
  typed,
}: Filled & {
  at: AtDraft
  kept?: { staffId: string; due: string; how?: string | undefined } | undefined
}): Markup => {
  const t = texts(at.view.language).item
  return (
    <>
      <SelectField
        name="who"
        label={t.who}
        unanswered={t.unanswered}
        options={at.colleagues.map(({ id, alias }) => ({ value: id, label: alias }))}
        value={typed ? typed.one('who') : kept?.staffId}
        error={errors?.['who']}
        characters={32}
      />
      <MomentField
        language={at.view.language}
        name="due"
        legend={t.due}
        value={kept && Temporal.Instant.from(kept.due)}
        errors={errors}
        typed={typed}
      />
      <TextField
        name="how"
        label={t.how}
        optional={t.optional}
        value={typed ? typed.one('how') : kept?.how}
        error={errors?.['how']}
      />
    </>
  )
}
