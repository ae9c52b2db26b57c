import { boundParts, decrypt, encrypt } from '../crypto/aes-gcm.ts'
import { hmac } from '../crypto/digest.ts'
import type { KeyProvider } from '../crypto/key-ring.ts'
import type { Chance } from '../crypto/random.ts'
import type { Proven } from '../contact/gate.ts'
import { assert, present } from '../foundation/assert.ts'
import type { ConversationId } from '../foundation/ids.ts'
import { threadLanguages, topicCodes, type ThreadLanguage, type TopicCode } from './topic.ts'

/** The two faces of one person. The first is the real one. */
export interface Pair {
  readonly first: Proven
  readonly second: Proven
}

/** A pair, and what its second conversation is about. */
export interface SecondFace extends Pair {
  readonly topic: TopicCode
  readonly language: ThreadLanguage
}

/** What makes proofs and seals of pairs: only whoever holds the ring of faces has it. */
export interface FaceKey {
  prove(id: ConversationId): Proven
  seal(face: SecondFace, chance: Chance): Buffer
  /** Throws when it was altered or sealed with another key. */
  unseal(sealed: Uint8Array): SecondFace
}

const PLACE = boundParts('second_faces', 'sealed_pair')
const ID_BYTES = 16
const LABEL_BYTES = 32

/** Never call it inside a transaction: it may cross the network. */
export async function faceKey(keys: KeyProvider): Promise<FaceKey> {
  const secret = await keys.secret('second-face')
  const sealing = hmac(secret, 'seal')
  const prove = (id: ConversationId): Proven => ({ id, proof: hmac(secret, `proof:${id}`) })
  return {
    prove,
    // Always the same length: how long a sealed pair is must not tell what the second is about.
    seal: ({ first, second, topic, language }, chance) => {
      const label = Buffer.from(`${topic} ${language}`)
      assert(label.length <= LABEL_BYTES, 'a topic has a short code')
      const rest = Buffer.alloc(LABEL_BYTES - label.length, ' ')
      return encrypt(
        sealing,
        PLACE,
        Buffer.concat([bytesOf(first.id), bytesOf(second.id), label, rest]),
        chance,
      )
    },
    unseal: sealed => {
      const plain = present(decrypt(sealing, PLACE, sealed), 'a pair sealed with this key')
      const [topic, language] = plain
        .subarray(2 * ID_BYTES)
        .toString()
        .trim()
        .split(' ')
      return {
        first: prove(idIn(plain.subarray(0, ID_BYTES))),
        second: prove(idIn(plain.subarray(ID_BYTES, 2 * ID_BYTES))),
        topic: present(
          topicCodes.find(code => code === topic),
          'a topic we know',
        ),
        language: present(
          threadLanguages.find(each => each === language),
          'a language of the threads',
        ),
      }
    },
  }
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

const idIn = (bytes: Buffer): ConversationId =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as ConversationId
