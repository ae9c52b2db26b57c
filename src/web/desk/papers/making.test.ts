import { expect, it } from 'vitest'
import {
  evidenceOf,
  inventedChoice,
  inventedDocument,
  inventedMaterial,
} from '../../../papers/invented-material.ts'
import { removable, withTwins } from './making.ts'

const twice = inventedDocument(1, {
  answers: inventedDocument(1).answers.map((answer, at) =>
    answer.content.kind === 'rating' && at < 2
      ? {
          ...answer,
          content: { ...answer.content, evidence: [evidenceOf(700 + at, { text: 'Han ringede.' })] },
        }
      : answer,
  ),
})
const material = inventedMaterial({ document: twice, measures: [] })

it('what stands under two questions is taken out once, and is then in neither', () => {
  const offered = removable({ material, choice: inventedChoice() })
  const [one, ...more] = offered.filter(({ text }) => text === 'Han ringede.')
  expect(more).toEqual([])
  const without = withTwins(material, [one?.id ?? ''])
  expect([...without].toSorted()).toEqual([evidenceOf(700).id, evidenceOf(701).id])
  expect(removable({ material, choice: inventedChoice({ without }) })).toEqual(offered)
})
