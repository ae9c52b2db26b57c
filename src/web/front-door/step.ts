import { z } from 'zod'
import { nothingSaid, ownAnswers, saidBefore } from '../../intake/said-before.ts'
import { codesOf, grounds, professions, services, yesNoNotKnown } from '../../intake/code-lists.ts'
import { sealStep, unsealStep } from '../../intake/sealed-step.ts'
import type { House } from '../../access/house.ts'
import type { Branded } from '../../foundation/ids.ts'
import { parseId } from '../../foundation/ids.ts'
import { doorLanguages } from '../kit/door-words.ts'
import { shownItems } from '../../shown/shown.ts'

const id = <Name extends string>() =>
  z.string().transform((text, context): Branded<Name> => {
    const read = parseId<Name>(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })

const oneOf = <Code extends string>(codes: readonly Code[]) => z.enum(codes as [Code, ...Code[]])

/** The ways a citizen may ask to be answered. */
export const citizenChannels = ['here', 'phone', 'email', 'somebody'] as const

/** A page that was open before this was asked says nothing of it. */
const said = saidBefore.default(nothingSaid)

/** What was chosen before anything was written. */
const choices = z.discriminatedUnion('by', [
  z.object({
    by: z.enum(['citizen', 'relative']),
    channel: z.enum(citizenChannels),
    under18: oneOf(codesOf(yesNoNotKnown)),
    said,
  }),
  z.object({
    by: z.literal('professional'),
    service: oneOf(codesOf(services)),
    ground: oneOf(codesOf(grounds)),
    under18: oneOf(codesOf(yesNoNotKnown)),
    profession: oneOf(codesOf(professions)),
  }),
])
export type Choices = z.infer<typeof choices>

/** What is read as a list; the sentences of the plan are rehearsed one at a time. */
const listedItems = shownItems.filter(item => item !== 'plan')

/** Everything needed to send one letter, once, however long it takes to write. */
const letter = z.object({
  /** What the six words come to, in base64url: a letter may take longer to write than a visit lives. */
  codeLookup: z.string(),
  enquiry: id<'EnquiryId'>(),
  message: id<'MessageId'>(),
  act: id<'ActId'>(),
})

const step = z.discriminatedUnion('at', [
  z.object({ at: z.literal('start') }),
  z.object({ at: z.literal('phone'), said }),
  z.object({ at: z.literal('channel'), said }),
  z.object({ at: z.literal('before'), channel: z.enum(citizenChannels), said }),
  z.object({ at: z.literal('matter') }),
  z.object({ at: z.literal('words'), choices, letter }),
  z.object({ at: z.literal('write'), choices, letter }),
  z.object({
    at: z.literal('received'),
    by: z.enum(['citizen', 'relative', 'professional']),
    afraid: z.boolean(),
  }),
  z.object({ at: z.literal('come-back') }),
  z.object({ at: z.literal('read') }),
  z.object({ at: z.literal('help') }),
  z.object({ at: z.literal('watch'), said }),
  z.object({ at: z.literal('abroad'), country: z.string().optional() }),
  z.object({ at: z.literal('check') }),
  z.object({ at: z.literal('check-last'), answers: ownAnswers }),
  z.object({ at: z.literal('check-end'), answers: ownAnswers }),
  z.object({ at: z.literal('conversation'), token: z.string(), act: id<'ActId'>() }),
  z.object({ at: z.literal('file'), token: z.string(), act: id<'ActId'>() }),
  z.object({ at: z.literal('file-received'), token: z.string() }),
  z.object({ at: z.literal('more'), token: z.string() }),
  z.object({ at: z.literal('item'), token: z.string(), item: oneOf(listedItems) }),
  z.object({
    at: z.literal('rehearse'),
    token: z.string(),
    /** Which sentence, from 0, and whether it is shown or still thought of. */
    place: z.number().int().nonnegative(),
    shown: z.boolean(),
  }),
])

/** Where somebody is in the visit, with the choices made so far. It travels sealed in the form; words never do. */
export type Step = z.infer<typeof step>
export type StepAt<At extends Step['at']> = Extract<Step, { at: At }>

/** Why a page is not the one that was expected. */
const notice = z.enum(['unknown', 'ended', 'busy', 'failed', 'too-large', 'repaired'])
export type DoorNotice = z.infer<typeof notice>

const shown = z.object({
  language: z.enum(doorLanguages),
  step,
  /** Said above the heading. */
  notice: notice.optional(),
  incident: z.string().optional(),
  /** What was typed, to be shown again, and what is wrong with it. */
  typed: z.record(z.string(), z.array(z.string())).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  /** The six words, on the one page that shows them. */
  words: z.array(z.string()).optional(),
})

/** One page, as it is laid aside under a ticket until it is fetched. */
export type Shown = z.infer<typeof shown>
export type ShownAt<At extends Step['at']> = Omit<Shown, 'step'> & { step: StepAt<At> }

export const pageText = (page: Shown): string => JSON.stringify(page)
export const readPage = (text: string): Shown | undefined => shown.safeParse(JSON.parse(text)).data

const travelling = z.object({ language: z.enum(doorLanguages), step })

export const sealedField = (house: House, page: Pick<Shown, 'language' | 'step'>): Promise<string> =>
  sealStep(house, JSON.stringify({ language: page.language, step: page.step }))

/** The step a form was made for; undefined when it was not made by us, was changed or is too old. */
export async function readSealedField(
  house: House,
  sealed: string,
): Promise<Pick<Shown, 'language' | 'step'> | undefined> {
  const text = await unsealStep(house, sealed)
  return text === undefined ? undefined : travelling.safeParse(JSON.parse(text)).data
}

/** The visit that a step speaks for, so that leaving ends it. */
export const visitTokenOf = (here: Step): string | undefined => ('token' in here ? here.token : undefined)
