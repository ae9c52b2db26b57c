import type { House } from '../../src/access/house.ts'
import { lane } from '../../src/crypto/lane.ts'
import { newDataKey, type DataKey } from '../../src/crypto/seal.ts'
import { drawCode } from '../../src/crypto/words/code.ts'
import { danishWords } from '../../src/crypto/words/da.ts'
import type { OnEnquiry } from '../../src/duty-desk/enquiry.ts'
import type { ConversationId } from '../../src/foundation/ids.ts'
import type { ApprovalId } from '../../src/second-face/approval.ts'
import { prepareSecondFace, type PreparedSecondFace } from '../../src/second-face/give-second-face.ts'
import { faceKey, type SecondFace } from '../../src/second-face/pair.ts'

export const APPROVAL = '88888888-8888-4888-8888-888888888888' as ApprovalId
export const HOST_PAGE = 'https://borger.test/skriv'

/** A second face of an enquiry's person: one that is ready to be given, and one that was given before. */
export interface AFace {
  readonly prepared: PreparedSecondFace
  /** What must be so before it may be given. */
  readonly mayBeGiven: readonly string[]
  readonly given: SecondFace
  readonly key: DataKey
  /** The rows of the one that was given. */
  readonly givenRows: readonly string[]
}

export const approved = (by: string, topics = `'{library-adult}'`): string =>
  `insert into corps.second_face_approvals (id, approved_by, answers_for, tried_until, trials, host_page, topics)
     values ('${APPROVAL}', '${by}', 'Else Munk', '2026-01-01', 'Eleven people tried it this winter.', '${HOST_PAGE}', ${topics})
     on conflict do nothing`

export async function aFace(house: House, { conversationId, by }: OnEnquiry): Promise<AFace> {
  const made = await prepareSecondFace(
    house,
    { lane: lane({ concurrency: 1, waiting: 5 }), source: 'test' },
    { first: conversationId, words: drawCode(house.chance, danishWords), hostPage: HOST_PAGE },
    { topic: 'library-adult', language: 'da', firstMessage: 'Hej. Er der et læsehold?' },
  )
  if ('refused' in made) throw new Error(made.refused.why)
  const faces = await faceKey(house.keys)
  const id = house.chance.uuid() as ConversationId
  const given: SecondFace = {
    first: faces.prove(conversationId),
    second: faces.prove(id),
    topic: 'library-adult',
    language: 'da',
  }
  const key = newDataKey(house.chance)
  const wrapped = await house.keys.wrap('door', key.bytes, id)
  const mark = ({ id: of, proof }: SecondFace['first']) =>
    `corps.face_mark('${of}', '\\x${Buffer.from(proof).toString('hex')}')`
  return {
    prepared: made.done,
    mayBeGiven: [
      approved(by),
      `update corps.conversations set code_lookup = sha256('${conversationId}'), started_at = started_at - interval '1 day'
        where id = '${conversationId}'`,
    ],
    given,
    key,
    givenRows: [
      `insert into corps.principals (id, kind) values ('${id}', 'citizen') on conflict do nothing`,
      `insert into corps.conversations (id, kind) values ('${id}', 'citizen') on conflict do nothing`,
      `insert into corps.data_keys (id, owner_kind, owner_id, scope, ring, wrapped)
         values ('${key.id}', 'conversation', '${id}', 'whole', 'door', '${wrapped}') on conflict do nothing`,
      `insert into corps.second_faces (mark, of_mark, sealed_pair) values (${mark(given.second)}, ${mark(given.first)},
         '\\x${faces.seal(given, house.chance).toString('hex')}') on conflict do nothing`,
    ],
  }
}
