import { asrae } from './asrae.ts'
import type { Instrument } from './instrument.ts'

/**
 * Every version ever shipped, oldest first. Drafts go on with the version they were begun with, so none is ever taken
 * away, and no file changes once it is out: a change is a new version. The digests say what each of them is.
 */
export const shippedVersions: readonly ShippedVersion[] = [
  {
    instrument: asrae,
    file: 'asrae-0.1.0.json',
    sha256: '301ff48327fe503929b93e1b2e1c2d54fa98a9181a391fb4f10cb204fba3c423',
  },
]

export interface ShippedVersion {
  readonly instrument: Instrument
  readonly file: string
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string
}
