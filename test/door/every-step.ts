import type { House } from '../../src/access/house.ts'
import { present } from '../../src/foundation/assert.ts'
import type { ActId, EnquiryId } from '../../src/foundation/ids.ts'
import type { Turn } from '../../src/intake/code-lookup.ts'
import { contactOf } from '../../src/intake/contact.ts'
import type { SaidBefore } from '../../src/intake/said-before.ts'
import { sendEnquiry } from '../../src/intake/send-enquiry.ts'
import { enterByLookup, startConversation } from '../../src/intake/visit.ts'
import type { MessageId } from '../../src/messages/message.ts'
import type { Choices, Shown, Step, StepAt } from '../../src/web/front-door/step.ts'

/** What is typed on the pages that give back what was typed. */
export const TYPED = 'Min bror læser min telefon hver aften.'

/** As much as anybody can have said before writing. */
const said: SaidBefore = {
  phone: 'others',
  abroad: true,
  answers: { Q2a: 'unknown', Q2b: 'yes', Q3: 'unknown', Q4: 'yes', Q5: 'unknown', Q6b: 'no', Q6a: 'unknown' },
}
export const citizen: Choices = { by: 'citizen', channel: 'phone', under18: 'yes', said }
export const professional: Choices = {
  by: 'professional',
  service: 'advice',
  ground: 'anonymised',
  under18: 'no',
  profession: 'teacher',
}

type At = Step['at']
type Making = (house: House, turn: Turn) => Promise<Shown>

/** Somebody at each step of the door. A new step does not compile until somebody stands at it here. */
const steps: { readonly [Each in At]: (house: House, turn: Turn) => Promise<StepAt<Each>> } = {
  start: async () => ({ at: 'start' }),
  read: async () => ({ at: 'read' }),
  help: async () => ({ at: 'help' }),
  watch: async () => ({ at: 'watch', said }),
  abroad: async () => ({ at: 'abroad' }),
  check: async () => ({ at: 'check' }),
  'check-last': async () => ({ at: 'check-last', answers: said.answers }),
  'check-end': async () => ({ at: 'check-end', answers: said.answers }),
  phone: async () => ({ at: 'phone', said }),
  channel: async () => ({ at: 'channel', said }),
  before: async () => ({ at: 'before', channel: 'phone', said }),
  matter: async () => ({ at: 'matter' }),
  words: async (house, turn) => ({ at: 'words', choices: citizen, ...(await begun(house, turn)) }),
  write: async (house, turn) => ({ at: 'write', choices: citizen, ...(await begun(house, turn)) }),
  received: async () => ({ at: 'received', by: 'citizen', afraid: true }),
  'come-back': async () => ({ at: 'come-back' }),
  conversation: (house, turn) => inConversation(house, turn, true),
  file: async (house, turn) => ({ ...(await inConversation(house, turn, true)), at: 'file' }),
  'file-received': async (house, turn) => {
    const { token } = await inConversation(house, turn, true)
    return { at: 'file-received', token }
  },
  // Nothing is open behind these words: whoever stands at one of them sees the list.
  more: async (house, turn) => ({ at: 'more', token: await tokenOf(house, turn) }),
  item: async (house, turn) => ({ at: 'item', token: await tokenOf(house, turn), item: 'lookers' }),
  rehearse: async (house, turn) => ({
    at: 'rehearse',
    token: await tokenOf(house, turn),
    place: 2,
    shown: true,
  }),
}

const tokenOf = async (house: House, turn: Turn): Promise<string> =>
  (await inConversation(house, turn, true)).token

/** What else stands on a step's page. */
const more: { readonly [Each in At]?: Omit<Shown, 'step' | 'language'> } = {
  words: { words: ['sol', 'måne', 'hest', 'kop', 'vej', 'sten'] },
  'come-back': { notice: 'ended', typed: { code: ['sol måne hest'], text: [TYPED] } },
  write: { typed: { text: [TYPED] }, errors: { reachAt: 'Skriv et nummer' } },
  file: { typed: { text: [TYPED] }, errors: { file: 'Vælg en fil' } },
}

/** Every page that somebody can stand before: each step, and where a step has several faces, each of them. */
export const everyPage: Readonly<Record<string, Making>> = {
  ...Object.fromEntries(
    (Object.keys(steps) as At[]).map(at => [
      at,
      async (house: House, turn: Turn): Promise<Shown> => ({
        language: 'da',
        step: await steps[at](house, turn),
        ...more[at],
      }),
    ]),
  ),
  'abroad, a country chosen': async () => ({ language: 'da', step: { at: 'abroad', country: 'TR' } }),
  'write, a professional': async (house, turn) => ({
    language: 'da',
    step: { at: 'write', choices: professional, ...(await begun(house, turn)) },
  }),
  'conversation, nothing sent yet': async (house, turn) => ({
    language: 'da',
    step: await inConversation(house, turn, false),
  }),
}

async function begin(house: House, turn: Turn): Promise<Uint8Array> {
  const started = await startConversation(house, turn, 'citizen', 'da')
  if ('refused' in started) throw new Error(started.refused.why)
  return started.done.codeLookup
}

async function begun(house: House, turn: Turn) {
  return {
    letter: {
      codeLookup: Buffer.from(await begin(house, turn)).toString('base64url'),
      enquiry: house.chance.uuid() as EnquiryId,
      message: house.chance.uuid() as MessageId,
      act: house.chance.uuid() as ActId,
    },
  }
}

async function inConversation(house: House, turn: Turn, sent: boolean): Promise<StepAt<'conversation'>> {
  const lookup = await begin(house, turn)
  const visit = present(await enterByLookup(house, lookup), 'the conversation just begun')
  if (sent) {
    await sendEnquiry(house, visit, house.chance.uuid() as ActId, {
      id: house.chance.uuid() as EnquiryId,
      messageId: house.chance.uuid() as MessageId,
      facts: {
        askedBy: 'citizen',
        municipality: '9011',
        under18: 'no',
        firstContact: 'citizen',
        cause: undefined,
        service: 'advice',
        ground: undefined,
        abroad: 'not-known',
        practice: true,
      },
      said,
      contact: contactOf({ channel: 'here' }),
      text: TYPED,
    })
  }
  return { at: 'conversation', token: visit.token, act: house.chance.uuid() as ActId }
}
