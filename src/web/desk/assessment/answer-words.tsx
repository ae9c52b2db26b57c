import type { ShownInstrument } from '../../../risk/assessment/document.ts'
import type { EvidenceKept, PartContent } from '../../../risk/assessment/parts.ts'
import { DefinitionList } from '../../components/definition-list.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { UserText, UserWords } from '../../components/user-text.tsx'
import type { Language } from '../../kit/language.ts'
import { carryTexts } from './carry-texts.ts'
import { labels } from './labels.ts'
import { texts } from './texts.ts'

/** What is needed to show an answer in words, from the instrument in use or from one frozen in a document. */
export interface Wording {
  readonly language: Language
  readonly instrument: ShownInstrument
  /** On the screen as people say it; in a document with its date. */
  moment(instant: Temporal.Instant): string
  actorName(id: string): string
  aliasOf(staffId: string): string
}

export const wordFor = (
  options: readonly { code: string; label: { da: string; en: string } }[],
  code: string | undefined,
  language: Language,
): string => options.find(option => option.code === code)?.label[language] ?? code ?? ''

/** A red flag in the words it was raised with. */
export const wordsOfFlag = ({ redFlags }: ShownInstrument, code: string, language: Language): string =>
  redFlags.find(flag => flag.code === code)?.text[language] ?? code

/** "Ja", "Ikke kendt": an answer in the instrument's own word. */
export function presenceWord({ instrument, language }: Wording, code: string): string {
  return code === 'NA'
    ? texts(language).item.nobody
    : wordFor(instrument.scales.presence.options, code, language)
}

/** What somebody answered to one question, in words. */
export const AnswerWords = ({ wording, content }: { wording: Wording; content: PartContent }): Markup => (
  <DefinitionList
    rows={[...carriedRow(wording, content), ...rowsOf(wording, content)].filter(({ is }) => Boolean(is))}
  />
)

type Row = { term: string; is: Content }

/** An answer that nobody has judged anew since it came along from an older version says so wherever it is shown. */
function carriedRow(wording: Wording, content: PartContent): Row[] {
  const from = 'carriedFrom' in content ? content.carriedFrom : undefined
  if (!from) return []
  const t = carryTexts(wording.language)
  const when = wording.moment(Temporal.Instant.from(from.answeredAt))
  return [{ term: t.from, is: t.fromSays(from.version, when, wording.aliasOf(from.answeredBy)) }]
}

function rowsOf(wording: Wording, content: PartContent): Row[] {
  const { language, instrument } = wording
  const t = texts(language)
  const word = labels(language)
  const own = (text: string): Content => text.trim() && <UserText text={text} />
  const names = (ids: readonly string[]) => ids.map(id => wording.actorName(id)).join(', ')
  switch (content.kind) {
    case 'rating': {
      const task = content.unknownTask
      return [
        { term: t.item.now, is: content.now && presenceWord(wording, content.now) },
        { term: t.item.earlier, is: content.earlier && presenceWord(wording, content.earlier) },
        { term: t.item.tags, is: content.tags.map(word.tag).join(', ') },
        {
          term: t.item.durability,
          is:
            content.durability &&
            [
              wordFor(instrument.scales.stability.options, content.durability.holds, language),
              content.durability.endsOn,
            ]
              .filter(Boolean)
              .join(' '),
        },
        {
          term: t.item.evidence,
          is:
            content.evidence.length > 0 &&
            content.evidence.map(each => <EvidenceWords wording={wording} evidence={each} />),
        },
        {
          term: t.item.notKnown,
          is:
            task &&
            t.item.findsOut(wording.aliasOf(task.staffId), wording.moment(Temporal.Instant.from(task.due))),
        },
      ]
    }
    case 'other':
      return [{ term: t.other.title, is: own(content.text) }]
    case 'scenario': {
      const { conclusions } = instrument
      return [
        { term: t.scenarios.type, is: wordFor(conclusions.scenarios.types, content.type, language) },
        { term: t.scenarios.actors, is: names(content.actors) },
        { term: t.scenarios.trigger, is: own(content.trigger) },
        { term: t.scenarios.how, is: own(content.howWhereWhen) },
        { term: t.scenarios.signs, is: own(content.warningSigns) },
        { term: t.scenarios.severity, is: wordFor(conclusions.severity, content.severity, language) },
        { term: t.scenarios.soon, is: own(content.howSoon) },
        { term: t.scenarios.likelihood, is: own(content.likelihoodWords) },
        { term: t.scenarios.measures, is: own(content.measures) },
        { term: t.scenarios.who, is: own(content.whoActsOnWarning) },
      ]
    }
    case 'own-view':
      return [
        { term: t.ownView.fear, is: content.fear0to10 === undefined ? '' : `${content.fear0to10} / 10` },
        { term: t.ownView.feared, is: own(content.whatIsFearedMost) },
        { term: t.ownView.whom, is: own(content.whoIsFearedMost) },
        { term: t.ownView.help, is: own(content.whatWouldHelp) },
        { term: t.ownView.mustNot, is: own(content.whatMustNotHappen) },
        { term: t.ownView.level, is: wordFor(instrument.conclusions.level, content.ownLevel, language) },
      ]
    case 'drivers':
      return content.chosen.map(({ item, actor }) => ({
        term: item,
        is: [
          wordFor(instrument.items, item, language),
          actor !== undefined && t.item.about(wording.actorName(actor)),
        ]
          .filter(Boolean)
          .join('. '),
      }))
    case 'conclusion': {
      const { level, urgency, severity, confidence } = instrument.conclusions
      return [
        { term: t.conclusion.level, is: anchored(level, content.level, language) },
        { term: t.conclusion.urgency, is: anchored(urgency, content.urgency, language) },
        { term: t.conclusion.severity, is: anchored(severity, content.severity, language) },
        { term: t.conclusion.confidence, is: wordFor(confidence, content.confidence, language) },
        { term: t.conclusion.missing, is: own(content.missing) },
        { term: t.conclusion.harmTypes, is: content.harmTypes.map(word.harmType).join(', ') },
        { term: t.conclusion.drivingActors, is: names(content.drivingActors) },
        { term: t.conclusion.rationale, is: own(content.rationale) },
        { term: t.conclusion.alternative, is: own(content.alternative) },
        { term: t.conclusion.changeMind, is: own(content.wouldChangeMyMind) },
      ]
    }
    case 'explanations':
      return Object.entries(content.given).map(([code, { reason, dismissed }]) => ({
        term: instrument.consistencyChecks.find(check => check.code === code)?.text[language] ?? code,
        is: reason.trim() ? own(reason) : dismissed && t.signed.dismissed,
      }))
  }
}

/** The level as what is needed, never as a bare word or a colour. */
export function anchored(
  options: readonly { code: string; label: { da: string; en: string }; anchor: { da: string; en: string } }[],
  code: string | undefined,
  language: Language,
): Content {
  const option = options.find(each => each.code === code)
  return (
    option && (
      <>
        <strong>{option.label[language]}.</strong> {option.anchor[language]}
      </>
    )
  )
}

/** One piece of evidence: what, from whom, how direct and how sure. */
export const EvidenceWords = ({
  wording,
  evidence,
}: {
  wording: Wording
  evidence: EvidenceKept | Omit<EvidenceKept, 'id' | 'wouldKnow'>
}): Markup => {
  const { language, instrument } = wording
  const t = texts(language).item
  const { sourceTypes, directness, confidence } = instrument.scales.evidence
  const words = [
    wordFor(sourceTypes, evidence.sourceType, language),
    wordFor(directness, evidence.directness, language),
    evidence.confidence && t.sureness(wordFor(confidence, evidence.confidence, language).toLowerCase()),
    evidence.observedOn && t.observed(evidence.observedOn),
    'wouldKnow' in evidence && evidence.wouldKnow && t.wouldKnow,
    evidence.mayBeSharedWith && t.mayShare(evidence.mayBeSharedWith),
    evidence.sourceMustBeProtected && t.sourceIsProtected,
  ]
  return (
    <>
      <UserText text={evidence.text} />
      <p class="hint">
        <UserWords text={evidence.source} />
        {words.filter(Boolean).map(each => ` · ${each}`)}
      </p>
    </>
  )
}
