import type { Tx } from '../db/db.ts'
import type { EnquiryId } from '../foundation/ids.ts'
import type { OnEnquiry } from './enquiry.ts'
import { sealedNote, type NoteId, type NoteText } from './notes.ts'

/** Seals and writes one note in the asking person's name. */
export async function writeNote(tx: Tx, on: OnEnquiry, text: NoteText): Promise<NoteId> {
  const id = on.chance.uuid() as NoteId
  await tx
    .insertInto('enquiry_notes')
    .values({
      id,
      enquiry_id: on.enquiryId,
      conversation_id: on.conversationId,
      kind: text.kind,
      written_by: on.by,
      sealed_note: sealedNote.seal(on.key, id, on.conversationId, text),
    })
    .execute()
  return id
}

export const listNotes = (tx: Tx, enquiryId: EnquiryId) =>
  tx
    .selectFrom('enquiry_notes as n')
    .innerJoin('staff as s', 's.id', 'n.written_by')
    .select(['n.id', 'n.at', 's.alias', 'n.sealed_note'])
    .where('n.enquiry_id', '=', enquiryId)
    .orderBy('n.at')
    .execute()
