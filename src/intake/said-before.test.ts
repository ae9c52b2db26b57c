import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ownQuestions } from './said-before.ts'

it('asks what the triage of every shipped instrument asks, in its codes, so that the desk can name each question', () => {
  const files = globSync(new URL('../risk/instruments/asrae-*.json', import.meta.url).pathname)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    const { triage } = JSON.parse(readFileSync(file, 'utf8')) as {
      triage: { questions: { code: string; parts?: { code: string }[] }[] }
    }
    const codes = triage.questions.flatMap(each => each.parts?.map(part => part.code) ?? [each.code])
    // Whether somebody can speak freely is asked in a conversation; at the door, who sees the telephone stands for it.
    expect([...ownQuestions].toSorted()).toEqual(codes.filter(code => code !== 'Q1').toSorted())
  }
})
