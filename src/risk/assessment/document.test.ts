import { describe, expect, it } from 'vitest'
import { seededChance } from '../../crypto/random.ts'
import { signerFrom } from '../../crypto/sign.ts'
import type { StaffId } from '../../access/staff.ts'
import type { PersonId } from '../../foundation/ids.ts'
import { asrae } from '../instruments/asrae.ts'
import type { ItemCode } from '../instruments/codes.ts'
import { documentIn, formerOf, isAsSigned, shownOf, signDocument, type SignedDocument } from './document.ts'
import { factCodes } from './fact-codes.ts'
import { emptyConclusion, emptyRating, type Part } from './parts.ts'
import { pictureOf } from './picture-of.ts'

const chance = seededChance('document')
const signer = signerFrom(chance.bytes(32))
const brother = '11111111-1111-4111-8111-111111111111'

const answer = (part: string, content: SignedDocument['answers'][number]['content'], personId?: string) => ({
  part,
  personId,
  version: 1,
  answeredAt: '2026-11-24T11:00:00Z',
  answeredBy: 'birk',
  content,
})

const document: SignedDocument = {
  format: 1,
  titled: 'advice-on-risks',
  kind: 'final',
  language: 'da',
  signatureId: 's',
  assessmentId: 'a',
  caseId: 'c',
  signedBy: { id: 'birk', alias: 'Birk' },
  signedAt: '2026-11-24T12:00:00Z',
  validUntil: '2026-12-24T12:00:00Z',
  startedAt: '2026-11-24T10:00:00Z',
  inForce: { level: 'medium', urgency: 'within7d' },
  instrument: shownOf(asrae),
  actors: [{ id: brother, name: 'Den store bror' }],
  answers: [
    answer('item:A1', { ...emptyRating, now: '2', earlier: 'U' }),
    answer('item:B3', { ...emptyRating, now: '1', tags: ['knows_whereabouts'] }, brother),
    answer('conclusion', { ...emptyConclusion, level: 'medium', rationale: 'En hemmelig begrundelse' }),
  ],
  events: [],
  measures: [],
  driverReasons: [],
  flags: [],
  findings: [],
}

describe('a signed document', () => {
  const signed = signDocument(document, signer, chance)

  it('holds the questions, guidance, options and rules as they were shown', () => {
    const { instrument } = documentIn(signed.sealed)

    expect(instrument.items).toHaveLength(30)
    expect(instrument.items.find(({ code }) => code === 'A2')?.guidance.da).toContain('Kvælningsgreb')
    expect(instrument.scales.presence.options.map(({ code }) => code)).toEqual(['0', '1', '2', 'U'])
    expect(instrument.redFlags).toHaveLength(17)
    expect(instrument.consistencyChecks).toHaveLength(22)
    expect(instrument.redFlags[0]?.when).toBeDefined()
  })

  it('is known to be genuine, and any other text, digest or key is known not to be', () => {
    const other = signerFrom(chance.bytes(32))
    const altered = { ...signed.sealed, document: signed.sealed.document.replace('medium', 'extreme') }

    expect(isAsSigned(signed.sealed, signed, signer.publicKey)).toBe(true)
    expect(isAsSigned(altered, signed, signer.publicKey)).toBe(false)
    expect(isAsSigned(signed.sealed, { ...signed, digest: new Uint8Array(32) }, signer.publicKey)).toBe(false)
    expect(isAsSigned(signed.sealed, signed, other.publicKey)).toBe(false)
  })

  it('has another digest each time, so that a guess at the text cannot be tried', () => {
    expect(signDocument(document, signer, chance).digest).not.toEqual(signed.digest)
  })

  it('is what the next draft is compared with', () => {
    const former = formerOf(documentIn(signed.sealed), 'asrae')

    expect(former.otherQuestions).toBe(false)
    expect(formerOf(documentIn(signed.sealed), 'theirs').otherQuestions).toBe(true)

    expect(former.level).toBe('medium')
    expect(former.ratings.get('A1' as ItemCode)).toMatchObject({ now: 2, earlier: 'U' })
    expect(former.actors[0]?.ratings.get('B3' as ItemCode)).toMatchObject({
      now: 1,
      tags: ['knows_whereabouts'],
    })
  })

  it('gives statistics codes alone: no text, no name, no id, no day', () => {
    const drafted = document.answers.map((given, id) => ({
      ...given,
      id: `${id}`,
      part: given.part as Part,
      personId: given.personId as PersonId | undefined,
      answeredBy: given.answeredBy as StaffId,
      answeredAt: Temporal.Instant.from(given.answeredAt),
    }))
    const around = {
      actors: [{ id: brother as PersonId, name: 'Den store bror' }],
      events: [],
      measures: [],
      driverReasons: [],
    }
    const picture = pictureOf(Temporal.Instant.from(document.signedAt), drafted, [], around, undefined)
    const facts = JSON.stringify(factCodes(document, picture))

    expect(facts).toContain('"A1":"2/U"')
    expect(facts).not.toMatch(/hemmelig|bror|Birk|2026|[0-9a-f]{8}-[0-9a-f]{4}/)
  })
})
