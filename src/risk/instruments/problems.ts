import type * as z from 'zod'

/** One thing wrong in an instrument file, and where, such as `items[3].measures[0]`. */
export interface Problem {
  readonly path: string
  readonly what: string
}

export type Path = readonly PropertyKey[]

/** Thrown and caught inside the loader only: reading one condition stops at the first thing wrong in it. */
export class BadPart extends Error {
  readonly at: Path
  readonly what: string

  constructor(at: Path, what: string) {
    super(what)
    this.at = at
    this.what = what
  }
}

export function problem(at: Path, what: string): Problem {
  return { path: pathText(at), what }
}

export function problemsOf(within: Path, error: z.ZodError): { at: Path; what: string }[] {
  return error.issues.map(issue => ({ at: [...within, ...issue.path], what: issue.message }))
}

function pathText(path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      return index === 0 ? String(step) : `.${String(step)}`
    })
    .join('')
}
