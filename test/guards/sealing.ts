import type { Guard } from './guard.ts'

const seal = ['src/crypto/seal.test.ts']
const ring = ['src/crypto/key-ring.test.ts']
const argon2 = ['src/crypto/argon2.test.ts']
const boundPlace = 'return boundParts(place.table, place.column, place.row, place.owner)'

/** What is sealed opens only where it was sealed, with its own key, in the ring that holds it. */
export const sealing: readonly Guard[] = [
  ...(['table', 'column', 'row', 'owner'] as const).map(part => ({
    keeps: `a sealed value does not open in another ${part}`,
    file: 'src/crypto/seal.ts',
    remove: boundPlace,
    leave: boundPlace.replace(`place.${part}`, `''`),
    tests: seal,
  })),
  {
    keeps: 'parts of a place never run together',
    file: 'src/crypto/aes-gcm.ts',
    remove: 'return Buffer.from(JSON.stringify(parts))',
    leave: `return Buffer.from(parts.join(''))`,
    tests: seal,
  },
  {
    keeps: 'a sealed value with a byte altered does not open',
    file: 'src/crypto/aes-gcm.ts',
    remove: 'return Buffer.concat([plain, decipher.final()])',
    leave: 'return plain',
    tests: seal,
  },
  {
    keeps: 'a sealed value is opened by the key it names',
    file: 'src/crypto/seal.ts',
    remove: 'if (!header(key.id).equals(sealed.subarray(0, HEADER_BYTES))) throw new SealBroken(place)',
    tests: seal,
  },
  {
    keeps: 'the length of a sealed value tells little',
    file: 'src/crypto/seal.ts',
    remove: 'const BLOCK_BYTES = 64',
    leave: 'const BLOCK_BYTES = 1',
    tests: seal,
  },
  {
    keeps: 'the front door holds no ring but its own',
    file: 'src/crypto/file-keys.ts',
    remove: `for (const ring of rings) {
    const keys`,
    leave: `for (const ring of ['door', 'case', 'staff', 'audit', 'faces'] as const) {
    const keys`,
    tests: ring,
  },
  {
    keeps: 'a wrapped key opens only for its owner and its ring',
    file: 'src/crypto/file-keys.ts',
    remove: 'const box = encrypt(currentKey(keys), boundParts(ring, context), key, chance)',
    leave: 'const box = encrypt(currentKey(keys), boundParts(ring), key, chance)',
    tests: ring,
  },
  {
    keeps: 'keys are read from a file that others cannot read',
    file: 'src/crypto/file-keys.ts',
    remove: `if ((mode & 0o027) !== 0)
      throw new Error('others may read it or the group may change it; set its mode to 0600')`,
    leave: 'void mode',
    tests: ring,
  },
  {
    keeps: 'a code is digested with the pepper of the site',
    file: 'src/crypto/argon2.ts',
    remove: '...(secret && { secret }),',
    leave: '...(secret && {}),',
    tests: argon2,
  },
  {
    keeps: 'a name that nobody has costs as much as a wrong password',
    file: 'src/crypto/argon2.ts',
    remove: 'return lane.run(source, async () => {\n    const candidate',
    leave:
      'if (stored === undefined) return { done: false }\n  return lane.run(source, async () => {\n    const candidate',
    tests: [...argon2, 'src/access/sign-in/sign-in.db.test.ts'],
  },
  {
    keeps: 'a flood of costly work is turned away',
    file: 'src/crypto/lane.ts',
    remove: 'if (inLine >= limit.waiting) {',
    leave: 'if (false) {',
    tests: ['src/crypto/lane.test.ts'],
  },
]
