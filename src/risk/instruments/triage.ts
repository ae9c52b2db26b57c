import type { Colour, QuestionCode, QuestionPartCode } from './codes.ts'
import { colours } from './codes.ts'
import type { Instrument, TriagePrompt, TriageQuestion } from './instrument.ts'

export type TriageAnswer = 'yes' | 'no' | 'unknown'

/**
 * What was answered, by question, or by part where a question has parts (Q2a, Q2b; Q6a, Q6b). Not asked is the absence
 * of an answer. "Do not know" was asked and is not a no.
 */
export type TriageAnswers = ReadonlyMap<QuestionCode | QuestionPartCode, TriageAnswer>

export interface ColoursToConsider {
  /**
   * The most urgent colour anything points at. Undefined when nothing does, which is not the mildest colour: nothing
   * here ever points at green, and while something is `notAsked` the calm is only a gap.
   */
  readonly highest: Colour | undefined
  /** Everything that pointed somewhere, most urgent first. */
  readonly prompts: readonly TriagePrompt[]
  readonly notKnown: readonly QuestionCode[]
  /** Questions, and parts of questions, nobody has asked yet. They are not counted as "do not know". */
  readonly notAsked: readonly (QuestionCode | QuestionPartCode)[]
}

/** Shows the person at the telephone what to consider. The colour is theirs to choose. */
export function coloursToConsider(instrument: Instrument, answers: TriageAnswers): ColoursToConsider {
  const { questions, prompts } = instrument.triage
  const answerTo = new Map(questions.map(question => [question.code, wholeAnswer(question, answers)]))
  const notKnown = questions.map(({ code }) => code).filter(code => answerTo.get(code) === 'unknown')

  const pointing = prompts
    .filter(({ when }) => {
      if ('q' in when) return answerTo.get(when.q) === when.is
      if ('any' in when) return when.any.some(({ q, is }) => answerTo.get(q) === is)
      return notKnown.length >= when.countUnknown
    })
    .toSorted((one, other) => colours.indexOf(one.consider) - colours.indexOf(other.consider))

  return {
    highest: pointing[0]?.consider,
    prompts: pointing,
    notKnown,
    notAsked: questions.flatMap(asked).filter(code => !answers.has(code)),
  }
}

function asked(question: TriageQuestion): (QuestionCode | QuestionPartCode)[] {
  return question.parts ? question.parts.map(({ code }) => code) : [question.code]
}

/** Of the parts, the answer that means danger wins, then not knowing; it means no danger only when every part does. */
function wholeAnswer(question: TriageQuestion, answers: TriageAnswers): TriageAnswer | undefined {
  const given = asked(question).map(code => answers.get(code))
  if (given.includes(question.riskAnswer)) return question.riskAnswer
  if (given.includes('unknown')) return 'unknown'
  return given.includes(undefined) ? undefined : given[0]
}
