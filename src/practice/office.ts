import type { CorpsRegion } from '../access/region.ts'
import type { KeyProvider } from '../crypto/key-ring.ts'
import { seededChance, type Chance } from '../crypto/random.ts'
import { base32, newTotpSecret, otpauthUri, stepAt, totpCode } from '../crypto/totp.ts'
import { danishWords } from '../crypto/words/da.ts'
import { present } from '../foundation/assert.ts'

/** An invented member of the corps. The sign-in name is the alias in small letters. */
export interface PracticeMember {
  readonly alias: string
  readonly role: 'consultant' | 'leader'
  readonly region: CorpsRegion
  readonly mayAssess: boolean
  readonly onDuty: boolean
}

const consultant = (
  alias: string,
  region: CorpsRegion,
  is: { mayAssess?: true; onDuty?: true } = {},
): PracticeMember => ({
  alias,
  role: 'consultant',
  region,
  mayAssess: is.mayAssess ?? false,
  onDuty: is.onDuty ?? false,
})
const leader = (alias: string, region: CorpsRegion, onDuty = false): PracticeMember => ({
  alias,
  role: 'leader',
  region,
  mayAssess: false,
  onDuty,
})

/** Two consultants and a leader in each of the four regions. */
export const practiceOffice = [
  consultant('Alma', 'nord', { mayAssess: true, onDuty: true }),
  consultant('Ask', 'nord'),
  leader('Havørn', 'nord'),
  consultant('Birk', 'midt', { mayAssess: true, onDuty: true }),
  consultant('Maj', 'midt', { mayAssess: true }),
  leader('Ravn', 'midt', true),
  consultant('Storm', 'syddanmark', { mayAssess: true }),
  consultant('Pil', 'syddanmark'),
  leader('Falk', 'syddanmark'),
  consultant('Sol', 'hovedstaden-sjaelland', { mayAssess: true }),
  consultant('Linde', 'hovedstaden-sjaelland'),
  leader('Ugle', 'hovedstaden-sjaelland'),
] as const satisfies readonly PracticeMember[]

const regions = new Map<string, CorpsRegion>(practiceOffice.map(({ alias, region }) => [alias, region]))

export const regionOf = (alias: string): CorpsRegion => present(regions.get(alias), alias)

export const signInNameOf = ({ alias }: Pick<PracticeMember, 'alias'>): string => alias.toLowerCase()

/** What the practice office signs in with: one password for all, a second factor each. */
export interface PracticeSecrets {
  readonly password: string
  readonly totpSecretOf: (signInName: string) => Uint8Array
}

/**
 * The same at every start of this trial, and different on every machine: drawn from a secret of its own key file, so
 * that nobody who has read this program can sign in to somebody's trial. A site in operation has other keys, and
 * the second factors of a practice office do not open there.
 */
export async function practiceSecrets(keys: KeyProvider): Promise<PracticeSecrets> {
  const seed = Buffer.from(await keys.secret('practice')).toString('hex')
  const drawn = (what: string): Chance => seededChance(`${seed} ${what}`)
  const words = drawn('password')
  return {
    password: Array.from({ length: 4 }, () => words.pick(danishWords)).join(' '),
    totpSecretOf: signInName => newTotpSecret(drawn(`second factor of ${signInName}`)),
  }
}

/** For the program's first page in the terminal: who can sign in, and with what. */
export function wordsForSignIns({ password, totpSecretOf }: PracticeSecrets): string {
  const lines = practiceOffice.map(member => {
    const name = signInNameOf(member)
    return `    ${name.padEnd(8)} ${member.role.padEnd(11)} ${member.region.padEnd(22)} ${base32(totpSecretOf(name))}`
  })
  return [
    `  Practice office, password of all: ${password}`,
    ...lines,
    '    The last column goes into an authenticator app, or ask for a code: npm run practice:code -- birk',
  ].join('\n')
}

/** The six digits that somebody of the practice office types now; undefined when nobody is called that. */
export function practiceCode(
  { totpSecretOf }: PracticeSecrets,
  signInName: string,
  now: Temporal.Instant,
): { code: string; uri: string } | undefined {
  const member = practiceOffice.find(each => signInNameOf(each) === signInName)
  if (!member) return undefined
  const secret = totpSecretOf(signInName)
  return {
    code: totpCode(secret, stepAt(now)),
    uri: otpauthUri(secret, { issuer: 'Håndholdt øvelse', account: signInName }),
  }
}
