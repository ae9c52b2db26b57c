import { isRunning, type Factor, type MeasureStatus } from './measures.ts'

/** What answers one driver of the assessment in force: measures that stand, or a reason why none does. */
export interface AnsweredDriver<M> {
  readonly driver: Factor
  readonly measures: readonly M[]
  readonly reason: string | undefined
}

/**
 * Sets each driver beside what answers it. A measure that was dropped answers nothing; one that is done still does.
 * A measure that names the factor without an actor answers it for every actor.
 */
export function answersToDrivers<M extends { status: MeasureStatus; text: { why: readonly Factor[] } }>(
  drivers: readonly Factor[],
  measures: readonly M[],
  reasons: readonly (Factor & { reason: string })[],
): AnsweredDriver<M>[] {
  return drivers.map(driver => ({
    driver,
    measures: measures.filter(
      ({ status, text }) =>
        (isRunning(status) || status === 'done') && text.why.some(factor => answers(factor, driver)),
    ),
    reason: reasons.find(each => each.item === driver.item && each.actor === driver.actor)?.reason,
  }))
}

export const isAnswered = (answered: AnsweredDriver<unknown>): boolean =>
  answered.measures.length > 0 || answered.reason !== undefined

const answers = (factor: Factor, driver: Factor): boolean =>
  factor.item === driver.item && (factor.actor === undefined || factor.actor === driver.actor)
