import { describe, expect, it } from 'vitest'
import { render } from '../components/markup.ts'
import { z } from 'zod'
import type { ActId } from '../../foundation/ids.ts'
import { ActIdField, actId, actIdName } from './act-id.tsx'
import { bodyFrom } from './body.ts'
import { readForm } from './form.ts'

const id = '0b7f3f2e-6f0a-4a53-9d4e-0a4f0d7c2a11'
const schema = z.object({ [actIdName]: actId() })

describe('the act’s id', () => {
  it('travels with the form', async () => {
    expect(await render(<ActIdField id={id as ActId} />)).toBe(
      `<input type="hidden" name="act" value="${id}"/>`,
    )
    expect(readForm(schema, bodyFrom({ act: id }), 'da')).toEqual({ value: { act: id } })
  })

  it.each(['', 'x', `${id}x`, undefined])('is refused when it is %s', act => {
    expect(readForm(schema, bodyFrom({ act }), 'da')).toHaveProperty('errors.act')
  })
})
