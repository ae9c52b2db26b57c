import type { OnCase } from '../access/on-case.ts'
import type { CaseIsClosed, NotThere } from '../case/case.ts'
import type { CodeWords } from '../crypto/words/code.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { linkCodeHash, sealedLinkNote, type CaseLinkId, type LinkNote, type LinkRelation } from './links.ts'
import { offerLinkRow } from './links.sql.ts'

export type OfferLink = Outcome<CaseLinkId, NotThere | CaseIsClosed>

/**
 * One side offers to link its case, with words to be given to the other side by mouth within 24 hours. No other case
 * is named. Only the two who have the case can; the database writes who tried.
 */
export async function offerLink(
  tx: Tx,
  { caseId, keys, chance }: OnCase,
  words: CodeWords,
  relation: LinkRelation,
  note: LinkNote,
): Promise<OfferLink> {
  const id = chance.uuid() as CaseLinkId
  const sealed = sealedLinkNote.seal(keys.of(caseId), id, caseId, note)
  const answer = await offerLinkRow(tx, { id, caseId, codeHash: linkCodeHash(words), sealed }, relation)
  if (answer === 'done') return done(id)
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
