import type { House } from '../access/house.ts'
import { boundParts, decrypt, encrypt } from '../crypto/aes-gcm.ts'
import { hmac, newToken, tokenHash } from '../crypto/digest.ts'
import { leaveTicket, rememberPage, takeTicket } from './ticket.sql.ts'

/**
 * Lays the next page aside for its one reader and gives the ticket to it. A post is always answered by going there:
 * one that is answered directly stays, with the words typed, in the browser's session file.
 * The ticket is half of the key; the database holds only its hash.
 *
 * @param visitToken of the visit that the page belongs to, so that leaving from it ends the visit
 */
export async function giveTicket(
  house: House,
  page: string,
  visitToken: string | undefined,
): Promise<string> {
  const { token: ticket, hash } = newToken(house.chance)
  const key = await ticketKey(house, ticket)
  const sealed = encrypt(key, PLACE, Buffer.from(page.toWellFormed()), house.chance)
  await house.inTransaction(visitToken === undefined ? 'nobody' : { token: visitToken }, async tx => {
    await leaveTicket(tx, hash, sealed)
    if (visitToken !== undefined) await rememberPage(tx, hash)
  })
  return ticket
}

/** What was laid aside; undefined when the ticket was spent, never given or older than two minutes. */
export async function spendTicket(house: House, ticket: string): Promise<string | undefined> {
  const sealed = await house.inTransaction('nobody', tx => takeTicket(tx, tokenHash(ticket)))
  return sealed && decrypt(await ticketKey(house, ticket), PLACE, sealed)?.toString()
}

const PLACE = boundParts('tickets', 'sealed_step')

const ticketKey = async (house: House, ticket: string): Promise<Uint8Array> =>
  hmac(await house.keys.secret('ticket'), ticket)
