import { corpsServices } from '../country/dk/law.ts'
import type { Choice, Material } from './material.ts'
import { facts, list, lookedUp, paragraph, section, table, type Block, type Section } from './paper.ts'
import { roughly, wordFor } from './say.ts'
import { texts } from './texts.ts'
import { ratings, unknown } from './ratings.ts'
import {
  carriedWords,
  checked,
  conclusionRows,
  contentOf,
  contentsOf,
  headOf,
  itemWords,
  measures,
  nameOf,
  particulars,
  peopleTable,
  signature,
  standing,
  type MakePaper,
  type Writing,
} from './writing.ts'

/**
 * The report to the municipality, from the signed document. Called an assessment only when the municipality's request
 * was on record when it was signed. What may not go to this recipient is left out without a trace in the paper.
 */
export const report = (material: Material, choice: Choice): MakePaper =>
  checked(material, {
    kind: 'report',
    ...headOf({ material, choice, t: texts(choice.language) }),
    sections: reportSections({ material, choice, t: texts(choice.language) }),
  })

function reportSections(writing: Writing): Section[] {
  const { choice, t } = writing
  const has = (part: Parameters<typeof choice.parts.has>[0]) => choice.parts.has(part)
  const conclusion = contentOf(writing, 'conclusion')
  return [
    { heading: '', blocks: particulars(writing) },
    ...section(t.asked, asked(writing)),
    ...section(t.conclusion, concluded(writing)),
    ...section(t.basis, basis(writing)),
    ...section(t.people, has('actors') ? peopleTable(writing) : []),
    ...section(t.drivers, has('ratings') ? drivers(writing) : []),
    ...section(t.scenarios, has('scenarios') ? scenarios(writing) : []),
    ...section(t.ownView, has('own-view') ? ownView(writing) : []),
    ...section(t.measures, has('measures') ? measures(writing) : []),
    ...lookedUp(section(t.unknown, has('unknown') ? unknown(writing) : [])),
    ...section(t.wouldChange, paragraph(conclusion?.wouldChangeMyMind ?? '')),
    ...lookedUp(has('ratings') ? ratings(writing) : []),
    ...section(t.signature, signature(writing)),
  ]
}

function asked({ material: { request, document }, choice: { language, to }, t }: Writing): Block[] {
  const service = document.titled === 'risk-assessment' ? corpsServices.riskAssessment : corpsServices.advice
  const toMunicipality = to === 'municipality' ? request : undefined
  return [
    ...paragraph(
      document.titled === 'risk-assessment'
        ? t.asks['risk-assessment']
        : t.asks[request?.asks === 'coordination' ? 'coordination' : 'nothing'],
    ),
    ...facts([
      [t.askedBy, toMunicipality?.askedBy ?? ''],
      [t.askedOn, toMunicipality ? roughly(language, toMunicipality.requestedOn) : ''],
      [t.askedReference, toMunicipality?.reference ?? ''],
      // What has not been read in the law itself is not stated as law in a paper.
      [t.ground, service.standing.verified ? t.groundIs(service.cite, service[language]) : ''],
    ]),
  ]
}

function concluded(writing: Writing): Block[] {
  const { material, t } = writing
  const conclusion = contentOf(writing, 'conclusion')
  return [
    ...facts([
      ...conclusionRows(writing),
      [t.reason, material.document.reason ?? ''],
      [t.rationale, conclusion?.rationale ?? ''],
      [t.alternative, conclusion?.alternative ?? ''],
    ]),
    ...paragraph(t.judged, 'hint'),
  ]
}

function basis(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { language } = choice
  const { sourceTypes } = material.document.instrument.scales.evidence
  const told = standing(
    writing,
    [...contentsOf(writing, 'rating'), ...contentsOf(writing, 'other')].flatMap(({ evidence }) => evidence),
  )
  // The same fact under two items was told once.
  const once = [...new Map(told.map(each => [each.factId ?? each.id, each])).values()]
  const bySource = Map.groupBy(once, ({ sourceType }) => sourceType)
  return [
    ...table(
      t.sources,
      [
        [t.source, 4],
        [t.count, 1.3],
        [t.firstHand, 2.2],
        [t.newest, 2.5],
      ],
      [...bySource].map(([source, of]) => [
        wordFor(sourceTypes, source, language),
        String(of.length),
        String(of.filter(({ directness }) => directness === 'first_hand').length),
        roughly(
          language,
          of
            .map(each => each.observedOn ?? each.recordedOn)
            .toSorted()
            .at(-1) ?? '',
        ),
      ]),
    ),
    ...paragraph(t.notAll, 'hint'),
    ...(material.document.language === language ? [] : paragraph(t.freeText, 'hint')),
  ]
}

function drivers(writing: Writing): Block[] {
  const chosen = contentOf(writing, 'drivers')?.chosen ?? []
  return list(chosen.map(({ item, actor }) => itemWords(writing, item, actor, id => nameOf(writing, id))))
}

function scenarios(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const { conclusions } = material.document.instrument
  return contentsOf(writing, 'scenario')
    .filter(({ removed }) => !removed)
    .flatMap(each => [
      ...paragraph(wordFor(conclusions.scenarios.types, each.type, choice.language), 'lead'),
      ...facts([
        [t.who, each.actors.map(id => nameOf(writing, id)).join(', ')],
        [t.trigger, each.trigger],
        [t.how, each.howWhereWhen],
        [t.signs, each.warningSigns],
        [t.severity, wordFor(conclusions.severity, each.severity, choice.language)],
        [t.soon, each.howSoon],
        [t.likelihood, each.likelihoodWords],
        [t.measures, each.measures],
        [t.actsOnSigns, each.whoActsOnWarning],
      ]),
      ...paragraph(carriedWords(writing, each), 'hint'),
    ])
}

function ownView(writing: Writing): Block[] {
  const { material, choice, t } = writing
  const view = contentOf(writing, 'own-view')
  if (!view) return []
  const said = facts([
    [t.fear, view.fear0to10 === undefined ? '' : String(view.fear0to10)],
    [t.feared, view.whatIsFearedMost],
    [t.fearedWho, view.whoIsFearedMost],
    [t.help, view.whatWouldHelp],
    [t.mustNot, view.whatMustNotHappen],
    [t.ownLevel, wordFor(material.document.instrument.conclusions.level, view.ownLevel, choice.language)],
  ])
  return [...said, ...paragraph(carriedWords(writing, view), 'hint')]
}
