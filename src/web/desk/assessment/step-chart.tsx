import type { AnswerThen } from '../../../risk/assessment/change-over-time.ts'
import type { Markup } from '../../components/markup.ts'

export interface StepChartProps {
  /** What the picture shows, in words: whoever does not see it misses nothing. */
  label: string
  /** The answers' own words, from "no" upwards. */
  steps: readonly [no: string, partly: string, yes: string]
  /** Oldest first. */
  answers: readonly AnswerThen[]
}

const HEIGHT = 64
const WIDTH = 200
const FROM = 52
const ROWS = [54, 33, 12] as const
const MIDDLE = ROWS[1]

const rowOf = (answer: AnswerThen): number | undefined => {
  if (answer === 'NA') return ROWS[0]
  return typeof answer === 'number' ? ROWS[answer] : undefined
}

/**
 * How one answer went from assessment to assessment, as steps. Read by height, outline and signs, never by colour:
 * a dot where it stands now, "?" where it is not known, a dash where it was not asked.
 */
export const StepChart = ({ label, steps, answers }: StepChartProps): Markup => {
  const width = (WIDTH - FROM - 6) / answers.length
  const left = (index: number) => FROM + index * width
  const middle = (index: number) => left(index) + width / 2
  const newest = answers.length - 1
  const newestRow = rowOf(answers[newest])
  return (
    <svg class="steps" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {steps.map((word, step) => (
        <>
          <path class="rule" d={`M${FROM} ${ROWS[step as 0 | 1 | 2]}H${WIDTH - 6}`} />
          <text x={FROM - 6} y={ROWS[step as 0 | 1 | 2] + 4} text-anchor="end">
            {word}
          </text>
        </>
      ))}
      <path class="line" d={pathOf(answers, left)} />
      {answers.map((answer, index) =>
        rowOf(answer) === undefined ? (
          <text class="gap" x={middle(index)} y={MIDDLE + 5} text-anchor="middle">
            {answer === 'not-asked' ? '–' : '?'}
          </text>
        ) : null,
      )}
      {newestRow !== undefined && <circle cx={middle(newest)} cy={newestRow} r={4.5} />}
    </svg>
  )
}

/** Along each answer, and up or down to the next; where one is not known the line is broken. */
function pathOf(answers: readonly AnswerThen[], left: (index: number) => number): string {
  return answers
    .map((answer, index) => {
      const row = rowOf(answer)
      if (row === undefined) return ''
      const isJoined = index > 0 && rowOf(answers[index - 1]) !== undefined
      return `${isJoined ? `V${row}` : `M${left(index)} ${row}`}H${left(index + 1)}`
    })
    .join('')
}
