import type { StaffMember } from '../../../access/staff.ts'
import { reopeningReasons } from '../../../case/closure.ts'
import { SelectField } from '../../components/field.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { choice, type Errors, type Says } from '../../kit/form.ts'
import type { Language } from '../../kit/language.ts'
import { dueMoment, MomentField, type Filled } from './fields.tsx'
import { colleague } from './staff-field.ts'
import { texts } from './texts.ts'

/** What reopening asks for, wherever it is done: in the case, from an enquiry that came back, or by the leader. */
export const reopeningFields = (now: Temporal.Instant) => ({
  reason: choice(reopeningReasons),
  responsible: colleague(),
  deputy: colleague(),
  nextContact: dueMoment(now),
})

export function reopeningSays(language: Language): Says<'reason' | 'responsible' | 'deputy' | 'nextContact'> {
  const { responsibility, entries, fields } = texts(language)
  return {
    reason: { missing: fields.missingChoice },
    responsible: { missing: responsibility.staffMissing },
    deputy: { missing: responsibility.staffMissing },
    nextContact: {
      missing: entries.nextContactMissing,
      noSuchDate: fields.noSuchMoment,
      malformed: fields.tooFar,
    },
  }
}

/** What of the form has to be put right. */
export function reopeningErrors(
  language: Language,
  why: 'same-person-twice' | 'next-contact-in-the-past' | 'not-available',
): Errors {
  const { responsibility, entries } = texts(language)
  switch (why) {
    case 'same-person-twice':
      return { deputy: responsibility.samePersonTwice }
    case 'next-contact-in-the-past':
      return { nextContact: entries.nextContactPast }
    case 'not-available':
      return { responsible: responsibility.notAvailable }
  }
}

interface ReopenFieldsProps extends Filled {
  language: Language
  staff: readonly StaffMember[]
}

export const ReopenFields = ({ language, staff, errors, typed }: ReopenFieldsProps): Markup => {
  const { closure: t, reasons, responsibility, entries, fields } = texts(language)
  return (
    <>
      <Radios
        name="reason"
        legend={t.reopenReason}
        error={errors?.['reason']}
        options={reopeningReasons.map(value => ({ value, label: reasons[value] }))}
        chosen={typed?.one('reason')}
      />
      {(['responsible', 'deputy'] as const).map(part => (
        <SelectField
          name={part}
          label={responsibility.parts[part]}
          unanswered={fields.chooseColleague}
          error={errors?.[part]}
          options={staff.filter(each => !each.leaving).map(each => ({ value: each.id, label: each.alias }))}
          value={typed?.one(part)}
          characters={32}
        />
      ))}
      <MomentField
        language={language}
        name="nextContact"
        legend={entries.nextContact}
        errors={errors}
        typed={typed}
      />
    </>
  )
}
