import type { OnCase } from '../access/on-case.ts'
import type { CaseIsClosed, NotThere } from '../case/case.ts'
import type { CodeWords } from '../crypto/words/code.ts'
import type { Tx } from '../db/db.ts'
import { done, refused, type Outcome } from '../foundation/outcome.ts'
import { linkCodeHash, sealedLinkNote, type CaseLinkId, type LinkNote } from './links.ts'
import { agreeLinkRow } from './links.sql.ts'

export type AgreeLink = Outcome<CaseLinkId, NotThere | CaseIsClosed | { why: 'no-such-offer' }>

/**
 * The other side agrees. Wrong words, words of yesterday, used ones and one's own are the same answer, so nobody
 * learns from it that a case is there.
 */
export async function agreeLink(
  tx: Tx,
  { caseId, keys, chance }: OnCase,
  words: CodeWords,
  note: LinkNote,
): Promise<AgreeLink> {
  const id = chance.uuid() as CaseLinkId
  const sealed = sealedLinkNote.seal(keys.of(caseId), id, caseId, note)
  const answer = await agreeLinkRow(tx, { id, caseId, codeHash: linkCodeHash(words), sealed })
  if (answer === 'done') return done(id)
  return refused({ why: answer === 'not-permitted' ? 'not-there' : answer })
}
