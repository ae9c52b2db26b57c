import { ownQuestions, type OwnQuestion, type SaidBefore } from '../../../intake/said-before.ts'
import { DefinitionList } from '../../components/definition-list.tsx'
import type { Markup } from '../../components/markup.ts'
import type { AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** What the person answered alone. It fills in nothing: the triage is asked by somebody, and its colour chosen by them. */
export const SaidBeforeList = ({ at, said }: { at: AtEnquiry; said: SaidBefore }): Markup => {
  const { language } = at.view
  const t = texts(language)
  const { phone } = said
  return (
    <>
      <p>{t.saidBefore.says}</p>
      <DefinitionList
        rows={[
          ...(phone === undefined ? [] : [{ term: t.saidBefore.phone, is: t.saidBefore.phoneSeenBy[phone] }]),
          ...ownQuestions.flatMap(code => {
            const answer = said.answers[code]
            return answer === undefined ? [] : [{ term: questionOf(at, code), is: t.triage.answers[answer] }]
          }),
        ]}
      />
    </>
  )
}

/** The instrument's own words; where one question has parts, the part's name too. */
function questionOf({ house, view }: AtEnquiry, code: OwnQuestion): string {
  for (const question of house.instrument.triage.questions) {
    if (question.code === code) return question.text[view.language]
    const part = question.parts?.find(each => each.code === code)
    if (part) return `${question.text[view.language]} (${part.label[view.language]})`
  }
  return code
}
