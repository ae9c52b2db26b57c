import type { StaffMember } from '../../access/staff.ts'
import type { KeyProvider } from '../../crypto/key-ring.ts'
import { signerFrom, type Signer } from '../../crypto/sign.ts'
import type { Tx } from '../../db/db.ts'
import type { Confidence, Language, Level, Severity, Urgency } from '../instruments/codes.ts'
import type { Picture } from '../instruments/picture.ts'
import { factKeys, type FactKeys } from '../facts/fact-keys.ts'
import { aboutActors } from './about-actors.ts'
import { hasMunicipalRequest } from './assessment.sql.ts'
import { shownOf, type SignedDocument } from './document.ts'
import { placeKept } from './place-kept.ts'
import type { OpenDraft, Work } from './work.ts'
import { inTheWay } from './in-the-way.ts'

/** What signing needs that must not be fetched inside a transaction: fetching may cross the network. */
export interface SigningKeys extends FactKeys {
  readonly signer: Signer
}

export async function signingKeys(keys: KeyProvider): Promise<SigningKeys> {
  const [seed, facts] = await Promise.all([keys.secret('assessment-signature'), factKeys(keys)])
  return { signer: signerFrom(seed), ...facts }
}

/** The level as it takes effect, for the acute card. */
export interface InForce {
  readonly level: Level
  readonly urgency: Urgency
  readonly severity?: Severity | undefined
  readonly confidence?: Confidence | undefined
  readonly kind: 'provisional' | 'final'
  readonly signedAt: string
  readonly validUntil: string
  readonly assessmentId: string
}

/** Who signs, with what, in which language the questions were shown, and who puts the level on the acute card. */
export interface Signing {
  readonly keys: SigningKeys
  readonly me: StaffMember
  readonly language: Language
  putInForce(tx: Tx, level: InForce): Promise<void>
}

export interface ToSign {
  readonly kind: 'provisional' | 'final'
  readonly signatureId: string
  readonly validUntil: Temporal.Instant
  readonly inForce: { readonly level: Level; readonly urgency: Urgency }
  readonly reason?: string | undefined
}

/** The draft as it stands on the screen, frozen, without those who are no actors any more: questions, answers, evidence, rules and what they found in the picture. */
export async function documentOf(
  tx: Tx,
  work: Work,
  opened: OpenDraft,
  { me, language }: Pick<Signing, 'me' | 'language'>,
  toSign: ToSign,
  picture: Picture,
): Promise<SignedDocument> {
  const { on, instrument, at, around } = work
  const { assessment, answers, flags } = opened.draft
  const found = inTheWay(instrument, picture, answers)
  return {
    format: 1,
    titled: (await hasMunicipalRequest(tx, on.caseId)) ? 'risk-assessment' : 'advice-on-risks',
    kind: toSign.kind,
    language,
    signatureId: toSign.signatureId,
    assessmentId: assessment.id,
    caseId: on.caseId,
    signedBy: { id: me.id, alias: me.alias },
    signedAt: at.toString(),
    validUntil: toSign.validUntil.toString(),
    startedAt: assessment.startedAt.toString(),
    inForce: toSign.inForce,
    reason: toSign.reason,
    instrument: shownOf(instrument),
    actors: around.actors.map(({ id, name }) => ({ id, name })),
    answers: aboutActors(answers, around).map(
      ({ part, personId, version, answeredAt, answeredBy, content }) => ({
        part,
        personId,
        version,
        answeredAt: answeredAt.toString(),
        answeredBy,
        content,
      }),
    ),
    events: around.events.map(({ code, at: when, recordedAt }) => ({
      code,
      at: when.toString(),
      recordedAt: recordedAt.toString(),
    })),
    measures: around.measures.map(({ code, answers: items, due, done }) => ({
      code,
      answers: [...items],
      due: due?.toString(),
      done,
    })),
    driverReasons: around.driverReasons.map(reason => ({ ...reason })),
    flags: flags.map(({ code, places, raisedAt, answeredAt, response }) => ({
      code,
      places,
      raisedAt: raisedAt.toString(),
      answeredAt: answeredAt?.toString(),
      response,
    })),
    findings: [...found.mustFix, ...found.mustExplain, ...found.reminders].map(
      ({ check, places, reason, dismissed }) => ({
        code: check.code,
        places: places.map(placeKept),
        reason: reason === '' ? undefined : reason,
        dismissed,
      }),
    ),
  }
}
