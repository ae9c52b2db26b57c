import { codesOf } from '../facts/picture-codes.ts'
import type { Picture } from '../instruments/picture.ts'
import type { SignedDocument } from './document.ts'

/**
 * What statistics and re-evaluation may see of a signed assessment: what the rules read, what they found, and what was
 * said to it, as codes alone. No text, no id, no date, no name.
 */
export function factCodes(document: SignedDocument, picture: Picture): unknown {
  const conclusion = document.answers.find(({ content }) => content.kind === 'conclusion')?.content
  return {
    ...codesOf(picture),
    harmTypes: conclusion?.kind === 'conclusion' ? conclusion.harmTypes : [],
    findings: document.findings.map(({ code, dismissed, reason }) => ({
      code,
      dismissed,
      explained: (reason?.trim() ?? '') !== '',
    })),
  }
}
