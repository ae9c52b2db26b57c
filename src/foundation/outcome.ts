/**
 * What an act came to: done, or refused for one of a closed list of reasons.
 * A refusal is returned, never thrown: returning commits the audit row that says who tried.
 */
export type Outcome<Done, Refusal extends { why: string }> = { done: Done } | { refused: Refusal }

export const done = <Done>(value: Done): { done: Done } => ({ done: value })

export const refused = <Refusal extends { why: string }>(refusal: Refusal): { refused: Refusal } => ({
  refused: refusal,
})
