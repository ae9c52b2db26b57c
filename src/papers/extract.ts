import { assert } from '../foundation/assert.ts'
import type { OwnViewKept } from '../risk/assessment/parts.ts'
import type { Choice, Material } from './material.ts'
import { facts, paragraph, section, type Block } from './paper.ts'
import {
  answerIn,
  carriedWords,
  checked,
  conclusionRows,
  contentOf,
  headOf,
  measures,
  nameOf,
  particulars,
  peopleTable,
  type MakePaper,
  type Writing,
} from './writing.ts'
import { dayOf, wordFor } from './say.ts'
import { texts } from './texts.ts'

/**
 * One page for whoever must act and not know more: the police, or the place where the person stays. What is present now
 * of the acute items, who may come, which signs call for action, and what they themselves have promised. No evidence,
 * no reasons, nothing of the person's health but what a place of stay must watch for.
 */
export function extract(material: Material, choice: Choice): MakePaper {
  const { to } = choice
  assert(to !== 'municipality', 'the municipality gets the report')
  const t = texts(choice.language)
  const writing: Writing = { material, choice, t }
  const has = (part: Parameters<typeof choice.parts.has>[0]) => choice.parts.has(part)
  const view = contentOf(writing, 'own-view')
  const head = headOf(writing)
  return checked(material, {
    kind: 'extract',
    ...head,
    title: `${head.title}. ${t.extract}`,
    sections: [
      { heading: '', blocks: particulars(writing) },
      ...section(t.conclusion, facts(conclusionRows(writing).slice(0, -1))),
      ...section(t.present, has('ratings') ? present(writing, inNeed[to]) : []),
      ...section(t.people, has('actors') ? peopleTable(writing) : []),
      ...section(t.warning, has('scenarios') ? warnings(writing) : []),
      ...section(t.ownView, has('own-view') && view ? mustNotHappen(writing, view) : []),
      ...section(t.measures, has('measures') ? measures(writing) : []),
      { heading: '', blocks: paragraph(t.judged, 'hint') },
    ],
  })
}

const mustNotHappen = (writing: Writing, view: OwnViewKept): Block[] =>
  view.whatMustNotHappen.trim() === ''
    ? []
    : facts([[writing.t.mustNot, [view.whatMustNotHappen, carriedWords(writing, view)]]])

/** Domains of the acute items each needs: the police what is done and by whom; a place of stay the person's state too. */
const inNeed = { police: ['A', 'B'], shelter: ['A', 'B', 'C'] } as const

function present(writing: Writing, domains: readonly string[]): Block[] {
  const { material, choice, t } = writing
  const { document } = material
  const found = document.answers.flatMap(({ part, personId, content }) => {
    const item = document.instrument.items.find(({ code }) => part === `item:${code}`)
    if (content.kind !== 'rating' || !item?.acute || !domains.includes(item.domain)) return []
    if (content.now !== '1' && content.now !== '2') return []
    if (personId !== undefined && !choice.parts.has('actors')) return []
    const day = content.carriedFrom && dayOf(choice.language, content.carriedFrom.answeredAt)
    return [{ personId, says: t.presentIs(item.label[choice.language], answerIn(writing, content.now), day) }]
  })
  return facts(
    [...Map.groupBy(found, ({ personId }) => personId)].map(([personId, of]) => [
      personId === undefined ? t.inAll : nameOf(writing, personId),
      of.map(({ says }) => says).join(', '),
    ]),
  )
}

function warnings(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const types = material.document.instrument.conclusions.scenarios.types
  return facts(
    material.document.answers.flatMap(({ content }) => {
      if (content.kind !== 'scenario' || content.removed || content.warningSigns.trim() === '') return []
      const who = content.whoActsOnWarning.trim()
      return [
        [
          wordFor(types, content.type, choice.language),
          [content.warningSigns, who && `${t.actsOnSigns}: ${who}`, carriedWords(writing, content)],
        ] as const,
      ]
    }),
  )
}
