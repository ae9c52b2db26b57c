/**
 * The only texts that may reach a person whose devices somebody else may be reading. Each is true of anybody who has
 * ever written to an office, and says nothing of what about. A text is never reworded: what was sent says what it
 * said, so better words are a new code. The database knows the same codes and takes no others.
 */
export const harmlessTexts = {
  'thanks-for-writing': {
    da: 'Tak for din besked. Du hører fra os, når der er noget nyt.',
    en: 'Thank you for your message. You will hear from us when there is news.',
  },
  'nothing-new': {
    da: 'Der er ikke noget nyt fra os.',
    en: 'There is nothing new from us.',
  },
  'no-hurry': {
    da: 'Det haster ikke. Kom tilbage, når det passer dig.',
    en: 'There is no hurry. Come back when it suits you.',
  },
  'good-weekend': {
    da: 'God weekend.',
    en: 'Have a good weekend.',
  },
} as const satisfies Readonly<Record<string, { da: string; en: string }>>

export type HarmlessCode = keyof typeof harmlessTexts

export const harmlessCodes = Object.keys(harmlessTexts) as [HarmlessCode, ...HarmlessCode[]]
