import type { SignedDocument } from './document.ts'

/** What statistics may see of a signed assessment: codes alone. No text, no id, no date, no name. */
export function factCodes(document: SignedDocument): unknown {
  const ratings = (personId: string | undefined) =>
    Object.fromEntries(
      document.answers.flatMap(({ part, personId: about, content }) =>
        content.kind === 'rating' && about === personId
          ? [[part.slice('item:'.length), { now: content.now, earlier: content.earlier, tags: content.tags }]]
          : [],
      ),
    )
  const conclusion = document.answers.find(({ content }) => content.kind === 'conclusion')?.content
  const concluded = conclusion?.kind === 'conclusion' ? conclusion : undefined
  return {
    ...document.inForce,
    severity: concluded?.severity,
    confidence: concluded?.confidence,
    harmTypes: concluded?.harmTypes ?? [],
    ratings: ratings(undefined),
    actors: document.actors.map(({ id }) => ratings(id)),
    events: document.events.map(({ code }) => code),
    flags: document.flags.map(({ code, response }) => ({ code, answer: response?.answer })),
    findings: document.findings.map(({ code, dismissed }) => ({ code, dismissed })),
  }
}
