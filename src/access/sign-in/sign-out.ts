import type { Tx } from '../../db/db.ts'
import type { LanguageCode } from '../../foundation/languages.ts'
import { chooseLanguageOf, chooseReadsOf, signOutOf } from './session.sql.ts'
import type { StaffMember } from '../staff.ts'

/** Ends this session, or every session of the same person on every machine. */
export const signOut = (tx: Tx, from: 'here' | 'everywhere'): Promise<void> =>
  signOutOf(tx, from === 'everywhere')

export const chooseLanguage = (tx: Tx, language: StaffMember['language']): Promise<void> =>
  chooseLanguageOf(tx, language)

/** Whoever says that they read a language is not sent an interpreter for it while they are on duty. */
export const chooseReads = (tx: Tx, languages: readonly LanguageCode[]): Promise<void> =>
  chooseReadsOf(tx, languages)
