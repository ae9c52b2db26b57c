import { describe, expect, it } from 'vitest'
import { blockReasons, grantReasons } from '../../../case/access-to-case.ts'
import { closingReasons, reopeningReasons } from '../../../case/closure.ts'
import { handOverReasons } from '../../../case/responsibility.ts'
import { asrae } from '../../../risk/instruments/asrae.ts'
import { labels } from '../assessment/labels.ts'
import { said, texts } from './texts.ts'

describe.each(['da', 'en'] as const)('the words in %s', language => {
  const t = texts(language)

  it('name every reason that can be chosen', () => {
    for (const code of [
      ...handOverReasons,
      ...grantReasons,
      ...blockReasons,
      ...closingReasons,
      ...reopeningReasons,
    ]) {
      expect(t.reasons[code], code).toBeTruthy()
    }
  })

  it('name every event kind of the instrument', () => {
    for (const code of asrae.reassessment.fullAfterEvents) {
      expect(labels(language).event(code), code).not.toBe(code.replaceAll('_', ' '))
    }
  })

  it('show a code nobody has worded yet as plain words', () => {
    expect(said(t.traces.acts, 'grow-wings')).toBe('grow wings')
  })
})
