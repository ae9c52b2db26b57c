import { describe, expect, it } from 'vitest'
import { corpsServices, law, type LegalReference } from './law.ts'

const references: [string, LegalReference][] = Object.entries({ ...corpsServices, ...law })

describe('every legal reference', () => {
  it.each(references)('%s says where it stands and how far it was checked', (_, reference) => {
    expect(reference.cite).toMatch(/lov(en)?( § \d+ ?[a-z]?(, stk\. \d.*)?)?$/)
    expect(reference.da).toMatch(/\.$/)
    expect(reference.en).toMatch(/\.$/)
    const { standing } = reference
    if (standing.verified) expect(URL.canParse(standing.source)).toBe(true)
    else expect(standing.doubt).toMatch(/\.$/)
  })

  it('known only second-hand is not called verified', () => {
    for (const reference of [law.stricterDutyToNotify, law.sharing, law.shelterNotice]) {
      expect(reference.standing.verified).toBe(false)
    }
  })
})
