import type { Context, Hono } from 'hono'
import type { House } from '../../access/house.ts'
import type { KeptDraft } from '../../access/sign-in/drafts.ts'
import type { StaffMember } from '../../access/staff.ts'
import type { Lane } from '../../crypto/lane.ts'
import type { ActId } from '../../foundation/ids.ts'
import type { PromiseRecord } from '../../promises/record.ts'
import type { Instrument } from '../../risk/instruments/instrument.ts'
import type { Catalogue } from '../../translation/catalogue.ts'
import type { Body } from '../kit/body.ts'
import type { Language } from '../kit/language.ts'
import type { KeptForm } from './kept-forms.tsx'

/** What the desk is built with. */
export interface DeskHouse extends House {
  readonly instrument: Instrument
  /** What the citizen's door says, in each language it is written in. */
  readonly catalogues: readonly Catalogue[]
  /** Staff passwords take their own way through, so that a flood at the front door cannot keep staff out. */
  readonly staffLane: Lane
  /** Exactly the addresses at which browsers see the desk, such as `https://vagt.example.dk`. */
  readonly publicOrigins: readonly string[]
  /** Whether browsers reach the desk by https. */
  readonly secure: boolean
  readonly changes: Changes
  /** The practice office: invented people, marked on every page. */
  readonly practice: boolean
  /** The ordinary page that the front door stands on; undefined: none was named, and no second face is given. */
  readonly hostPage: string | undefined
  /** Where a request comes from, as the socket or the trusted proxy tells it. */
  addressOf(c: Context): string
  /** When the promises last held, as the tests of this version tell. */
  promiseRecord(): PromiseRecord
  /** A bug. Goes to the log without anything a person wrote. */
  report(incident: { number: string; route: string; error: unknown }): void
}

/** Tells that something at the desk changed, never what. */
export interface Changes {
  /** Returns how to stop listening. */
  subscribe(onChange: () => void): () => void
}

/** Who is looking and when: what every page needs. */
export interface View {
  readonly me: StaffMember
  readonly language: Language
  /** Notices that `me` has not seen. */
  readonly notices: number
  readonly practice: boolean
  readonly now: Temporal.Instant
  /** The form on this page that outlived its session. */
  readonly kept?: KeptForm | undefined
  /** One for each form that is shown. */
  newActId(): ActId
}

export type DeskEnv = {
  Variables: {
    asking: { token: string }
    me: StaffMember
    view: View
    /** What a POST sent. */
    body: Body
    /** The page of a kept form, filled as it was; undefined when there is none. */
    pageOfKept: (draft: KeptDraft) => Promise<Response | undefined>
  }
}
export type Desk = Hono<DeskEnv>
export type DeskContext = Context<DeskEnv>

/** Adds the pages of one part of the desk. */
export type Routes = (desk: Desk, house: DeskHouse) => void

/** Pages that are seen before anyone is signed in. */
export type OpenEnv = { Variables: { body: Body } }
export type OpenRoutes = (app: Hono<OpenEnv>, house: DeskHouse) => void
