import { beginSignIn, type SignInHouse } from '../access/sign-in/begin-sign-in.ts'
import { completeSignIn } from '../access/sign-in/complete-sign-in.ts'
import { signOut } from '../access/sign-in/sign-out.ts'
import type { OnCase } from '../access/on-case.ts'
import type { StaffId } from '../access/staff.ts'
import { hashPassword } from '../crypto/argon2.ts'
import { sha256 } from '../crypto/digest.ts'
import type { Lane } from '../crypto/lane.ts'
import type { Db } from '../db/db.ts'
import { goOnDuty } from '../duty-desk/go-on-duty.ts'
import { assert, present } from '../foundation/assert.ts'
import { CannotStart } from '../foundation/cannot-start.ts'
import type { House } from '../access/house.ts'
import type { Instrument } from '../risk/instruments/instrument.ts'
import { assess } from './assess.ts'
import { openTheCase, takeTheCall, writeAtTheDoor, type AtWork, type PracticeHouse } from './begin.ts'
import { listHelp } from './help.ts'
import { withTheCodeBefore } from './code-before-this-one.ts'
import { mustBeDone } from './must-be-done.ts'
import { practiceOffice, practiceSecrets, signInNameOf, type PracticeSecrets } from './office.ts'
import type { Alias, Situation } from './situation.ts'
import { situations } from './situations/all.ts'
import { insertStaff, markFinished, stateOfOffice } from './staff.sql.ts'
import { followUp, writeDown } from './work-on.ts'

export interface Seeding {
  /** A connection as the owner, to admit the staff; closed by the caller. */
  readonly owner: Db
  /** With the rings door, case and staff, and the desk's own role. */
  readonly desk: SignInHouse
  /** With the ring door alone, and the front door's own role. */
  readonly frontDoor: House
  readonly doorLane: Lane
  readonly instrument: Instrument
  readonly production: boolean
  /** What to do about an office that was cut off while it was made, as a sentence to whoever starts the program. */
  readonly toBeginAnew: string
}

/**
 * Makes the practice office where nobody works yet: the staff of four regions, and the ten situations carried as far
 * as each has come, through the acts that the desk and the front door use, by staff who are signed in. All of it is
 * marked as practice. On a second start it does nothing.
 *
 * @returns false when somebody works here already
 * @throws CannotStart when an earlier start was cut off in the middle of it: half an office teaches wrong things
 */
export async function seedPractice(seeding: Seeding): Promise<boolean> {
  assert(!seeding.production, 'there is no practice office in operation')
  const { owner, desk, frontDoor, doorLane, instrument, toBeginAnew } = seeding
  const state = await stateOfOffice(owner)
  if (state === 'half-made') {
    throw new CannotStart(`The making of the practice office was cut off before it was whole. ${toBeginAnew}`)
  }
  if (state === 'made') return false

  const secrets = await practiceSecrets(desk.keys)
  const staff = await admit(owner, desk, secrets)
  const house: PracticeHouse = { desk, frontDoor, doorLane, instrument }
  const atWork = new Map<Alias, Promise<AtWork>>()
  const signedIn = (alias: Alias): Promise<AtWork> => {
    const signingIn = atWork.get(alias) ?? signInAs(desk, secrets, alias, staff)
    atWork.set(alias, signingIn)
    return signingIn
  }
  await Promise.all(situations.map(situation => play(house, situation, signedIn)))
  await listHelp(house, await signedIn('Ravn'))
  for (const by of atWork.values()) await endWork(desk, await by)
  await markFinished(owner)
  return true
}

type Staff = ReadonlyMap<Alias, StaffId>

async function admit(owner: Db, desk: SignInHouse, secrets: PracticeSecrets): Promise<Staff> {
  const hashed = await hashPassword(desk.staffLane, 'practice', secrets.password, desk.chance)
  const passwordHash = mustBeDone(hashed)
  const members = await Promise.all(
    practiceOffice.map(async member => {
      const id = desk.chance.uuid() as StaffId
      const signInName = signInNameOf(member)
      const totpWrapped = await desk.keys.wrap('staff', secrets.totpSecretOf(signInName), id)
      return { ...member, id, signInName, passwordHash, totpWrapped }
    }),
  )
  await insertStaff(owner, members)
  return new Map(members.map(({ alias, id }) => [alias, id]))
}

async function signInAs(
  desk: SignInHouse,
  secrets: PracticeSecrets,
  alias: Alias,
  staff: Staff,
): Promise<AtWork> {
  const name = signInNameOf({ alias })
  const source = sha256('the practice office')
  const first = mustBeDone(
    await beginSignIn(desk, { by: 'password', name, password: secrets.password }, source),
  )
  const complete = (code: string) => completeSignIn(desk, first, { by: 'totp', code })
  const asking = mustBeDone(await withTheCodeBefore(desk.clock, secrets.totpSecretOf(name), complete))
  await desk.inTransaction(asking, tx => goOnDuty(tx, true))
  const idOf = (of: Alias) => present(staff.get(of), of)
  return { id: idOf(alias), alias, asking, idOf }
}

async function endWork(desk: SignInHouse, { asking, alias }: AtWork): Promise<void> {
  const staysOn = practiceOffice.some(member => member.alias === alias && member.onDuty)
  await desk.inTransaction(asking, async tx => {
    if (!staysOn) await goOnDuty(tx, false)
    await signOut(tx, 'here')
  })
}

/** One situation, from the first word as far as it has come. */
async function play(
  house: PracticeHouse,
  situation: Situation,
  signedIn: (alias: Alias) => Promise<AtWork>,
): Promise<void> {
  const { takenBy, theCase } = situation
  const enquiryId =
    takenBy === undefined
      ? await writeAtTheDoor(house, situation)
      : await takeTheCall(house, await signedIn(takenBy), situation)
  if (!theCase) return

  const { desk, instrument } = house
  const by = await signedIn(theCase.responsible)
  const { asking, id } = by
  const { caseId, keys } = await openTheCase(house, by, enquiryId, theCase)
  const on: OnCase = { caseId, by: id, keys, chance: desk.chance }
  const now = desk.clock.now()
  const written = await desk.inTransaction(asking, tx => writeDown(tx, on, theCase, now))
  if (theCase.assessment) {
    const { inTransaction } = desk
    await assess({ on, instrument, now, keys: desk.keys, asking, inTransaction }, written, theCase.assessment)
  }
  await desk.inTransaction(asking, tx => followUp(tx, on, theCase, now))
}
