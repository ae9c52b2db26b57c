import { z } from 'zod'
import { sealedColumn } from '../access/sealed.ts'
import { sha256 } from '../crypto/digest.ts'
import type { CodeWords } from '../crypto/words/code.ts'
import type { Branded } from '../foundation/ids.ts'

export type CaseLinkId = Branded<'CaseLinkId'>

/** Why two cases belong together. Each exposed person has a case of their own. */
export const linkRelations = ['couple', 'siblings', 'parent-and-child', 'same-conflict'] as const
export type LinkRelation = (typeof linkRelations)[number]

/** What this side wrote for itself: whom to ring, what may be said across. The other side never sees it. */
export const linkNoteShape = z.object({ note: z.string() })
export type LinkNote = z.infer<typeof linkNoteShape>
export const sealedLinkNote = sealedColumn('case_links', 'sealed_note', 'protected', linkNoteShape)

/** The words are drawn from so many that their plain digest cannot be tried out within the day they hold. */
export const linkCodeHash = (words: CodeWords): Uint8Array => sha256(`case-link ${words}`)

/** That there is another case, seen from this one. Nothing here says which. */
export interface CaseLink {
  readonly id: CaseLinkId
  readonly relation: LinkRelation
  /** Who on this side offered or agreed. */
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
  readonly state: 'offered' | 'lapsed' | 'linked' | 'ended'
  readonly expiresAt: Temporal.Instant
  readonly note: string
}
