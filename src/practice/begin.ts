import type { AcuteCardText } from '../case/acute-card.ts'
import type { House } from '../access/house.ts'
import { newCaseKeys, type Keys } from '../access/opening.ts'
import type { StaffId } from '../access/staff.ts'
import type { Lane } from '../crypto/lane.ts'
import { claimEnquiry } from '../duty-desk/claim-enquiry.ts'
import { decideNotification } from '../duty-desk/decide-notification.ts'
import type { OnEnquiry } from '../duty-desk/enquiry.ts'
import { noteWhatWasSaid } from '../duty-desk/note-what-was-said.ts'
import { openAsCase } from '../duty-desk/open-as-case.ts'
import { openEnquiry } from '../duty-desk/read-enquiry.ts'
import { chooseColour, saveTriageAnswers } from '../duty-desk/triage-enquiry.ts'
import { verifyProfessional } from '../duty-desk/verify-professional.ts'
import { present } from '../foundation/assert.ts'
import type { ActId, CaseId, EnquiryId } from '../foundation/ids.ts'
import { contactOf } from '../intake/contact.ts'
import { withFreeReference } from '../intake/free-reference.ts'
import type { EnquiryFacts } from '../intake/intake.sql.ts'
import { newConversation } from '../intake/new-conversation.ts'
import { registerEnquiry } from '../intake/register-enquiry.ts'
import { sendEnquiry, type SendEnquiry } from '../intake/send-enquiry.ts'
import { enterByLookup, leave, startConversation } from '../intake/visit.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'
import { mustBeDone } from './must-be-done.ts'
import { regionOf } from './office.ts'
import type { Alias, PracticeCase, Situation } from './situation.ts'

/** Somebody of the practice office at work, signed in. */
export interface AtWork {
  readonly id: StaffId
  readonly alias: Alias
  readonly asking: { token: string }
  idOf(alias: Alias): StaffId
}

export interface PracticeHouse {
  readonly desk: House
  readonly instrument: Instrument
  readonly frontDoor: House
  readonly doorLane: Lane
}

/** Somebody writes at the door. Nobody is told their six words: in practice one comes back by writing anew. */
export async function writeAtTheDoor(
  { frontDoor, doorLane }: PracticeHouse,
  situation: Situation,
): Promise<EnquiryId> {
  const turn = { lane: doorLane, source: 'practice' }
  const begun = mustBeDone(await startConversation(frontDoor, turn, 'citizen', situation.language))
  const visit = present(await enterByLookup(frontDoor, begun.codeLookup), 'a visit to the conversation')
  const id = frontDoor.chance.uuid() as EnquiryId
  await sendEnquiry(frontDoor, visit, frontDoor.chance.uuid() as ActId, {
    id,
    messageId: frontDoor.chance.uuid() as SendEnquiry['messageId'],
    facts: factsOf(situation),
    said: undefined,
    contact: contactOf(situation.contact),
    text: situation.firstWords,
  })
  await leave(frontDoor, visit.token)
  return id
}

/** Somebody takes a call or a meeting, and writes down what was said. */
export async function takeTheCall(
  { desk }: PracticeHouse,
  by: AtWork,
  situation: Situation,
): Promise<EnquiryId> {
  const kind = situation.enquiry.askedBy === 'professional' ? 'professional' : 'citizen'
  const conversation = mustBeDone(await newConversation(desk, kind, situation.language, undefined))
  const { id: conversationId, key } = conversation
  const id = desk.chance.uuid() as EnquiryId
  const taken = { id, facts: factsOf(situation), contact: contactOf(situation.contact), message: undefined }
  await withFreeReference(desk.chance, reference =>
    desk.inTransaction(by.asking, async tx => {
      await registerEnquiry(tx, conversation, reference, taken, desk.clock.now())
      const on: OnEnquiry = { enquiryId: id, conversationId, by: by.id, key, chance: desk.chance }
      mustBeDone(await noteWhatWasSaid(tx, on, situation.firstWords))
    }),
  )
  return id
}

const factsOf = ({ enquiry }: Situation): EnquiryFacts => ({
  ...enquiry,
  municipality: undefined,
  practice: true,
})

/** The enquiry is claimed, judged and opened as a case, by the one who will have it. */
export async function openTheCase(
  { desk, instrument }: PracticeHouse,
  by: AtWork,
  enquiryId: EnquiryId,
  theCase: PracticeCase,
): Promise<{ caseId: CaseId; keys: Keys }> {
  mustBeDone(await desk.inTransaction(by.asking, tx => claimEnquiry(tx, enquiryId, desk.chance)))
  const { enquiry, key } = present(await openEnquiry(desk, by.asking, enquiryId, 'triage'), 'the enquiry')
  const { conversationId } = enquiry
  const on: OnEnquiry = { enquiryId, conversationId, by: by.id, key, chance: desk.chance }
  const { triage, decisions, callBack } = theCase
  const wording = enquiry.askedBy === 'citizen' ? 'person' : 'third-person'

  const caseId = desk.chance.uuid() as CaseId
  const keys = await newCaseKeys(desk, caseId)
  await withFreeReference(desk.chance, reference =>
    desk.inTransaction(by.asking, async tx => {
      const given = { instrument: instrument.id, version: instrument.version, wording, notes: {} } as const
      const answersId = mustBeDone(await saveTriageAnswers(tx, on, { ...given, answers: triage.answers }))
      const chosen = { answersId, colour: triage.colour, reason: triage.reason }
      mustBeDone(await chooseColour(tx, on, chosen, instrument, desk.clock.now()))
      if (callBack) mustBeDone(await verifyProfessional(tx, on, callBack))
      if (decisions) mustBeDone(await decideNotification(tx, on, decisions))
      mustBeDone(
        await openAsCase(tx, on, {
          caseId,
          keys,
          reference,
          region: regionOf(by.alias),
          responsible: by.idOf(theCase.responsible),
          deputy: by.idOf(theCase.deputy),
          nextContactAt: desk.clock.now().add({ hours: theCase.nextContactHours }),
          alias: theCase.exposed.alias,
          card: agreedFrom(theCase.card, desk.clock.now()),
          copied: [],
        }),
      )
    }),
  )
  return { caseId, keys: keys.keys }
}

/** Ninety days from now, so that the practice office never opens on an agreement that has run out. */
const agreedFrom = (card: AcuteCardText, now: Temporal.Instant): AcuteCardText => ({
  ...card,
  contactAgreement: { ...card.contactAgreement, expiresAt: now.add({ hours: 90 * 24 }).toString() },
})
