import { findings, type Finding } from '../instruments/checks.ts'
import type { Instrument } from '../instruments/instrument.ts'
import type { Picture } from '../instruments/picture.ts'
import { findContent, type Answered } from './draft.ts'
import type { ConclusionKept, Explanations } from './parts.ts'

export interface ExplainedFinding extends Finding {
  readonly reason: string
  readonly dismissed: boolean
}

export type ConclusionField =
  | 'level'
  | 'urgency'
  | 'severity'
  | 'confidence'
  | 'rationale'
  | 'alternative'
  | 'wouldChangeMyMind'

export interface InTheWay {
  /** What the conclusion still lacks. */
  readonly unconcluded: readonly ConclusionField[]
  readonly mustFix: readonly ExplainedFinding[]
  readonly mustExplain: readonly ExplainedFinding[]
  /** Reminders. They stand in nobody's way. */
  readonly reminders: readonly ExplainedFinding[]
}

/** What the rules find at the signature, with the reasons given so far. */
export function inTheWay(instrument: Instrument, picture: Picture, answers: readonly Answered[]): InTheWay {
  const given: Explanations['given'] = findContent(answers, 'explanations')?.given ?? {}
  const found = findings(instrument, picture, 'signing').map(finding => ({
    ...finding,
    reason: given[finding.check.code]?.reason ?? '',
    dismissed: given[finding.check.code]?.dismissed ?? false,
  }))
  const of = (severity: Finding['check']['severity']) =>
    found.filter(finding => finding.check.severity === severity)
  return {
    unconcluded: unconcluded(instrument, findContent(answers, 'conclusion')),
    mustFix: of('must_fix'),
    mustExplain: of('must_explain'),
    reminders: of('should_explain'),
  }
}

export function maySignFinal({ unconcluded: open, mustFix, mustExplain }: InTheWay): boolean {
  return open.length === 0 && mustFix.length === 0 && mustExplain.every(({ reason }) => reason.trim() !== '')
}

function unconcluded(instrument: Instrument, conclusion: ConclusionKept | undefined): ConclusionField[] {
  const { rationaleMinChars, alternativeExplanation, whatWouldChangeMyMind } =
    instrument.conclusions.requiredText
  const isWritten = (text: string | undefined, atLeast = 1) =>
    Array.from((text ?? '').trim()).length >= atLeast
  const needed: [ConclusionField, boolean][] = [
    ['level', conclusion?.level !== undefined],
    ['urgency', conclusion?.urgency !== undefined],
    ['severity', conclusion?.severity !== undefined],
    ['confidence', conclusion?.confidence !== undefined],
    ['rationale', isWritten(conclusion?.rationale, rationaleMinChars)],
    ['alternative', !alternativeExplanation || isWritten(conclusion?.alternative)],
    ['wouldChangeMyMind', !whatWouldChangeMyMind || isWritten(conclusion?.wouldChangeMyMind)],
  ]
  return needed.filter(([, is]) => !is).map(([field]) => field)
}
