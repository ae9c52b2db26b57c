import type { Language } from '../risk/instruments/codes.ts'
import { isRunning, type Measure } from '../safety-plan/measures.ts'
import { mayLeave, type CaseMaterial } from './material.ts'
import { facts, numberOf, paragraph, section, type RecipientKind } from './paper.ts'
import { checkedFor, type MakePaper } from './writing.ts'
import { momentOf } from './say.ts'
import { templateTexts } from './template-texts.ts'
import { texts } from './texts.ts'

/** What a caseworker needs today, each with what it asks for. */
export const templateKinds = [
  'advice-note',
  'notification',
  'police-request',
  'meeting-invitation',
  'meeting-minutes',
] as const
export type TemplateKind = (typeof templateKinds)[number]

/** A template's fields, in the order they are asked and printed. */
export const fieldsOf = (kind: TemplateKind, language: Language): { name: string; label: string }[] =>
  Object.entries(templateTexts(language)[kind].fields).map(([name, label]) => ({ name, label }))

export const templateTitle = (kind: TemplateKind, language: Language): string =>
  templateTexts(language)[kind].title

export const recipientOf = (kind: TemplateKind): RecipientKind =>
  kind === 'police-request' ? 'police' : 'municipality'

/**
 * What stands in the fields before the sender writes: what was asked, and what was promised. Nothing of what anybody
 * told is filled in; a sender writes that, knowing to whom.
 */
export function filledFrom(
  { request, measures, people, roles }: Pick<CaseMaterial, 'request' | 'measures' | 'people' | 'roles'>,
  kind: TemplateKind,
  language: Language,
): Readonly<Record<string, string>> {
  const to = recipientOf(kind)
  const promised = (which: (measure: Measure) => boolean) =>
    measures
      .filter(measure => isRunning(measure.status) && mayLeave(measure.disclosure, to) && which(measure))
      .map(({ text, dueAt }) =>
        [
          text.what,
          text.who.trim() || (roles[text.role]?.[language] ?? text.role),
          dueAt ? momentOf(language, dueAt.toString()) : texts(language).goesOn,
        ].join(' – '),
      )
      .join('\n')
  const exposed = people
    .filter(person => person.exposed && !person.removed && mayLeave(person.disclosure, to))
    .map(person => person.text.alias)
    .join(', ')
  switch (kind) {
    case 'advice-note':
      return {
        asked: request ? texts(language).asks[request.asks] : '',
        agreed: promised(() => true),
      }
    case 'notification':
      return { concerns: exposed }
    case 'police-request':
      return { asked: promised(({ text }) => text.role === 'police'), people: exposed }
    case 'meeting-invitation':
      return {}
    case 'meeting-minutes':
      return { agreed: promised(() => true) }
  }
}

interface Written {
  readonly kind: TemplateKind
  readonly paperId: string
  readonly recipient: string
  readonly language: Language
  readonly madeAt: string
  /** By the template's fields. */
  readonly filled: Readonly<Record<string, string>>
  /** Who at the corps sends it. */
  readonly from: string
}

/** A template as it was filled in; what is empty is left out. */
export function template(
  { reference, secrets }: Pick<CaseMaterial, 'reference' | 'secrets'>,
  { kind, paperId, recipient, language, madeAt, filled, from }: Written,
): MakePaper {
  const t = texts(language)
  return checkedFor(secrets, {
    kind,
    language,
    number: numberOf(paperId),
    title: templateTitle(kind, language),
    to: recipientOf(kind),
    recipient,
    madeAt,
    sections: [
      {
        heading: '',
        blocks: facts([
          [t.to, recipient],
          [t.from, `${t.corps}, ${from}`],
          [t.about, reference],
        ]),
      },
      ...fieldsOf(kind, language).flatMap(({ name, label }) => section(label, paragraph(filled[name] ?? ''))),
    ],
  })
}
