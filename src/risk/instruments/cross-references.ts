import type { InstrumentFile } from './instrument-file.ts'
import type { Kind, Path, Problem } from './problems.ts'
import { problem, says } from './problems.ts'

/** Codes used twice, and references that point at nothing, in an instrument file whose shape is right. */
export function crossReferenceProblems(file: InstrumentFile): Problem[] {
  const problems: Problem[] = []
  const unique = (codes: readonly string[], path: (index: number) => Path) => {
    codes.forEach((code, index) => {
      if (codes.indexOf(code) < index) problems.push(problem(path(index), says.usedTwice(code)))
    })
  }
  const known = (
    codes: readonly string[],
    among: ReadonlySet<string>,
    kind: Kind,
    path: (index: number) => Path,
  ) => {
    codes.forEach((code, index) => {
      if (!among.has(code)) problems.push(problem(path(index), says.noSuch(kind, code)))
    })
  }
  const codesOf = (entries: readonly { code: string }[]) => entries.map(({ code }) => code)
  const { measures, ...library } = file.measureLibrary
  const { triage } = file

  const domains = new Set<string>(codesOf(file.domains))
  const items = new Set<string>(codesOf(file.items))
  const measureCodes = new Set<string>(codesOf(measures))
  const sources = new Set(Object.keys(file.sources))

  for (const [name, entries] of [
    ['domains', file.domains],
    ['items', file.items],
    ['redFlags', file.redFlags],
    ['consistencyChecks', file.consistencyChecks],
  ] as const) {
    unique(codesOf(entries), index => [name, index, 'code'])
  }
  unique(codesOf(measures), index => ['measureLibrary', 'measures', index, 'code'])
  unique(file.reassessment.fullAfterEvents, index => ['reassessment', 'fullAfterEvents', index])
  const questionsAndParts: { code: string; path: Path }[] = triage.questions.flatMap((question, index) => [
    { code: question.code, path: ['triage', 'questions', index, 'code'] },
    ...(question.parts ?? []).map((part, at) => ({
      code: part.code,
      path: ['triage', 'questions', index, 'parts', at, 'code'],
    })),
  ])
  unique(codesOf(questionsAndParts), index => questionsAndParts[index]?.path ?? ['triage'])

  file.items.forEach((item, index) => {
    const at = ['items', index]
    known([item.domain], domains, 'domain', () => [...at, 'domain'])
    known(item.measures, measureCodes, 'measure', step => [...at, 'measures', step])
    known(item.sources, sources, 'source', step => [...at, 'sources', step])
    unique(item.measures, step => [...at, 'measures', step])
    unique(item.tags ?? [], step => [...at, 'tags', step])
    item.measures.forEach((code, step) => {
      const measure = measures.find(one => one.code === code)
      if (measure && !measure.factors.includes(item.code)) {
        problems.push(problem([...at, 'measures', step], says.notNamedBack(code, item.code, 'factors')))
      }
    })
  })

  const timeframes = new Set(Object.keys(library.timeframes))
  measures.forEach((measure, index) => {
    const at = ['measureLibrary', 'measures', index]
    known(measure.factors, items, 'item', step => [...at, 'factors', step])
    known([measure.category], new Set(Object.keys(library.categories)), 'category', () => [...at, 'category'])
    known(measure.phase, new Set(Object.keys(library.phases)), 'phase', step => [...at, 'phase', step])
    known(measure.responsible, new Set(Object.keys(library.roles)), 'role', step => [
      ...at,
      'responsible',
      step,
    ])
    known([measure.timeframe], timeframes, 'timeframe', () => [...at, 'timeframe'])
    unique(measure.factors, step => [...at, 'factors', step])
    measure.factors.forEach((code, step) => {
      const item = file.items.find(one => one.code === code)
      if (item && !item.measures.includes(measure.code)) {
        problems.push(problem([...at, 'factors', step], says.notNamedBack(code, measure.code, 'measures')))
      }
    })
  })
  known([...timeframes], new Set(Object.keys(library.timeframeHours)), 'timeframe', () => [
    'measureLibrary',
    'timeframeHours',
  ])
  known([library.phaseSource], sources, 'source', () => ['measureLibrary', 'phaseSource'])
  known([library.roleNoteSource], sources, 'source', () => ['measureLibrary', 'roleNoteSource'])
  known(library.cautionSources, sources, 'source', step => ['measureLibrary', 'cautionSources', step])
  known(file.scales.presence.sources, sources, 'source', step => ['scales', 'presence', 'sources', step])
  known(file.scales.driver.sources, sources, 'source', step => ['scales', 'driver', 'sources', step])
  known(file.reassessment.sources, sources, 'source', step => ['reassessment', 'sources', step])
  const { secondRater } = file.conclusions
  known(secondRater.sources, sources, 'source', step => ['conclusions', 'secondRater', 'sources', step])
  known(secondRater.requiredFor, new Set(Object.keys(secondRater.withinHours)), 'deadline for level', () => [
    'conclusions',
    'secondRater',
    'withinHours',
  ])

  const questions = new Set<string>(codesOf(triage.questions))
  triage.questions.forEach((question, index) => {
    const at = ['triage', 'questions', index]
    known(question.items, items, 'item', step => [...at, 'items', step])
    question.parts?.forEach((part, place) => {
      known(part.items, items, 'item', step => [...at, 'parts', place, 'items', step])
    })
  })
  triage.prompts.forEach(({ when }, index) => {
    const at = ['triage', 'prompts', index, 'when']
    if ('q' in when) known([when.q], questions, 'question', () => [...at, 'q'])
    if ('any' in when) {
      known(
        when.any.map(({ q }) => q),
        questions,
        'question',
        step => [...at, 'any', step, 'q'],
      )
    }
  })
  return problems
}
