import type { Step } from '../../src/web/front-door/step.ts'

const letter = {
  enquiry: '0d9c1f8e-6a52-4f2b-9d0e-3f6f0a6f8f11',
  message: '0d9c1f8e-6a52-4f2b-9d0e-3f6f0a6f8f12',
  act: '0d9c1f8e-6a52-4f2b-9d0e-3f6f0a6f8f13',
}

/**
 * The sealed text of each step as earlier versions of the program wrote it, to the letter, with the lookup and the token
 * left to be filled in. A page may stay open for two days, also while the program is exchanged: what a step was must
 * still be read. Nothing here is edited; a shape that changes is added, and taken out again after the next release.
 */
export const formerSteps: readonly { readonly at: Step['at']; readonly text: string }[] = [
  { at: 'channel', text: '{"language":"da","step":{"at":"channel"}}' },
  { at: 'before', text: '{"language":"en","step":{"at":"before","channel":"here"}}' },
  { at: 'matter', text: '{"language":"da","step":{"at":"matter"}}' },
  {
    at: 'words',
    text: `{"language":"da","step":{"at":"words","choices":{"by":"citizen","channel":"phone","under18":"yes"},"letter":{"codeLookup":"LOOKUP","enquiry":"${letter.enquiry}","message":"${letter.message}","act":"${letter.act}"}}}`,
  },
  {
    at: 'write',
    text: `{"language":"da","step":{"at":"write","choices":{"by":"citizen","channel":"phone","under18":"yes"},"letter":{"codeLookup":"LOOKUP","enquiry":"${letter.enquiry}","message":"${letter.message}","act":"${letter.act}"}}}`,
  },
  { at: 'received', text: '{"language":"da","step":{"at":"received","by":"relative","afraid":false}}' },
  { at: 'come-back', text: '{"language":"da","step":{"at":"come-back"}}' },
  {
    at: 'conversation',
    text: `{"language":"da","step":{"at":"conversation","token":"TOKEN","act":"${letter.act}"}}`,
  },
  { at: 'read', text: '{"language":"da","step":{"at":"read"}}' },
  { at: 'watch', text: '{"language":"da","step":{"at":"watch","said":{"abroad":false,"answers":{}}}}' },
  { at: 'abroad', text: '{"language":"en","step":{"at":"abroad","country":"TR"}}' },
  { at: 'check', text: '{"language":"da","step":{"at":"check"}}' },
  { at: 'check-last', text: '{"language":"da","step":{"at":"check-last","answers":{"Q2a":"yes"}}}' },
  {
    at: 'check-end',
    text: '{"language":"da","step":{"at":"check-end","answers":{"Q2a":"yes","Q6a":"unknown"}}}',
  },
  {
    at: 'phone',
    text: '{"language":"da","step":{"at":"phone","said":{"abroad":false,"answers":{"Q2a":"yes"}}}}',
  },
  {
    at: 'channel',
    text: '{"language":"da","step":{"at":"channel","said":{"abroad":false,"answers":{},"phone":"me"}}}',
  },
  {
    at: 'before',
    text: '{"language":"da","step":{"at":"before","channel":"here","said":{"abroad":true,"answers":{"Q2a":"yes"},"phone":"me"}}}',
  },
  {
    at: 'write',
    text: `{"language":"da","step":{"at":"write","choices":{"by":"citizen","channel":"here","under18":"no","said":{"abroad":false,"answers":{"Q3":"no"},"phone":"others"}},"letter":{"codeLookup":"LOOKUP","enquiry":"${letter.enquiry}","message":"${letter.message}","act":"${letter.act}"}}}`,
  },
]
