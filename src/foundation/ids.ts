/** A string that only counts as the id of one kind of thing: a PersonId is not a CaseId. */
export type Branded<Name extends string> = string & { readonly __brand: Name }

export type CaseId = Branded<'CaseId'>
export type EnquiryId = Branded<'EnquiryId'>
export type ConversationId = Branded<'ConversationId'>
export type PrincipalId = Branded<'PrincipalId'>
export type PersonId = Branded<'PersonId'>
export type AssessmentId = Branded<'AssessmentId'>
export type MeasureId = Branded<'MeasureId'>
export type OpeningId = Branded<'OpeningId'>
export type ActId = Branded<'ActId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an id that came from outside. Anything that is not a lower-case UUID is undefined: it names nothing. */
export function parseId<Name extends string>(text: string | undefined): Branded<Name> | undefined {
  return text !== undefined && UUID.test(text) ? (text as Branded<Name>) : undefined
}
