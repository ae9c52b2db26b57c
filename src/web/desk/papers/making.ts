import { z } from 'zod'
import type { Keys } from '../../../access/opening.ts'
import { sha256 } from '../../../crypto/digest.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import type { EvidenceKept } from '../../../risk/assessment/parts.ts'
import { extract } from '../../../papers/extract.ts'
import { mayStand, measuresIn, reportParts, type Choice, type Material } from '../../../papers/material.ts'
import { recipientKinds, textsOf, type Paper } from '../../../papers/paper.ts'
import { readMaterial } from '../../../papers/read-material.ts'
import { report } from '../../../papers/report.ts'
import { nameOf, NOBODY, type MakePaper } from '../../../papers/writing.ts'
import type { PaperId } from '../../../papers/sent.ts'
import { texts as paperTexts } from '../../../papers/texts.ts'
import { agreedLevelOf } from '../../../risk/second-rating/agreed-level.ts'
import { listSecondRatings } from '../../../risk/second-rating/second-rating.sql.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, choices, line } from '../../kit/form.ts'
import { languages, type Language } from '../../kit/language.ts'
import { labels } from '../assessment/labels.ts'
import { openCase, type AtCase } from '../case/at-case.ts'
import type { DeskContext, DeskHouse } from '../desk-house.ts'
import { texts } from './texts.ts'

/** What the sender chooses; the same fields travel from the choice to the look and from the look to the sending. */
export const choiceFields = {
  [actIdName]: actId(),
  signature: z.uuid(),
  to: choice(recipientKinds),
  recipient: line(120).check(z.refine(text => text !== '', { params: { problem: 'missing' } })),
  in: choice(languages),
  names: choice(['roles', 'real'] as const),
  form: choice(['pdf', 'fhir'] as const),
  parts: choices(reportParts).default([]),
  without: z.array(z.uuid()).default([]),
}
const chosenShape = z.object(choiceFields)
export type Chosen = z.output<typeof chosenShape>

export const choiceSays = (language: Language) => {
  const t = texts(language)
  return {
    signature: { missing: t.signatureMissing, malformed: t.signatureMissing },
    to: { missing: t.toMissing },
    recipient: { missing: t.recipientMissing },
    in: { missing: t.languageMissing },
    names: { missing: t.namesMissing },
    form: { missing: t.formMissing },
  }
}

/**
 * The case with the address key as well, for no paper leaves before it was held against the addresses. An opening of its
 * own, with its own row: it says whether somebody asked for real names, or the paper was only checked.
 */
export async function openFor(
  c: DeskContext,
  house: DeskHouse,
  names: Chosen['names'],
): Promise<AtCase | undefined> {
  const at = await openCase(c, house, 'write', 'whole')
  const apart = at && (await openCase(c, house, names === 'real' ? 'write' : 'paper-check', 'address'))
  return at && apart && { ...at, on: { ...at.on, keys: both(at.on.keys, apart.on.keys) } }
}

const both = (one: Keys, other: Keys): Keys => ({
  has: (owner, scope) => one.has(owner, scope) || other.has(owner, scope),
  of: (owner, scope) => (one.has(owner, scope) ? one.of(owner, scope) : other.of(owner, scope)),
})

export interface Made {
  readonly material: Material
  readonly choice: Choice
  readonly outcome: MakePaper
}

/** The paper as it would leave now; undefined when the assessment is not there. */
export async function makePaper(at: AtCase, chosen: Chosen, paperId: PaperId): Promise<Made | undefined> {
  const { instrument } = at.house
  const material = await at.inTransaction(tx =>
    readMaterial(tx, at.on, chosen.signature, {
      reference: at.theCase.reference,
      roles: instrument.measureLibrary.roles,
      words: labels(chosen.in),
      agreedOf: async document => agreedLevelOf(instrument, document, await listSecondRatings(tx, at.on)),
    }),
  )
  if (!material) return undefined
  const made: Choice = {
    paperId,
    to: chosen.to,
    recipient: chosen.recipient,
    language: chosen.in,
    madeAt: at.view.now.toString(),
    names: chosen.names,
    parts: new Set(chosen.parts),
    without: withTwins(material, chosen.without),
  }
  return {
    material,
    choice: made,
    outcome: chosen.to === 'municipality' ? report(material, made) : extract(material, made),
  }
}

const evidenceIn = ({ document }: Material): EvidenceKept[] =>
  document.answers.flatMap(({ content }) =>
    content.kind === 'rating' || content.kind === 'other' ? content.evidence : [],
  )

/** The same words under another question are the same to whoever takes them out. */
export function withTwins(material: Material, ids: readonly string[]): Set<string> {
  const all = evidenceIn(material)
  const taken = new Set(all.filter(({ id }) => ids.includes(id)).map(({ text }) => text))
  return new Set([...ids, ...all.filter(({ text }) => taken.has(text)).map(({ id }) => id)])
}

/** What was seen: the same for the same contents, whenever the paper was made and whatever its number. */
export const seenOf = (paper: Paper): string =>
  Buffer.from(sha256(JSON.stringify({ ...paper, number: '', madeAt: '' }))).toString('hex')

export interface Named {
  readonly name: string
  /** What the paper calls them where what is written about them may not go to this recipient. */
  readonly called: string | undefined
  /** They are called by a number, and yet their name stands in somebody's words. */
  readonly slipped: boolean
  readonly headings: readonly string[]
  /** Taken out of the case since the assessment was signed. */
  readonly removed: boolean
}

/** Under which headings each person is named, and by what. */
export function whoStandsWhere(
  { material, choice: made }: Pick<Made, 'material' | 'choice'>,
  paper: Paper,
): Named[] {
  const { people, document, realNames } = material
  const known = new Map([
    ...people.filter(({ removed }) => !removed).map(({ id, text }) => [id as string, text.alias] as const),
    ...document.actors.map(({ id, name }) => [id, name] as const),
  ])
  return [...known].map(([id, name]) => {
    const called = nameOf({ material, choice: made, t: paperTexts(made.language) }, id)
    const real = realNames.get(id as PersonId)
    const where = (names: readonly string[]) =>
      paper.sections
        .filter(section =>
          textsOf({ ...paper, title: '', recipient: '', sections: [section] }).some(text =>
            names.some(each => isNamed(text, each)),
          ),
        )
        .map(({ heading }) => heading)
        .filter(Boolean)
    return {
      name,
      called: called === name || called === NOBODY ? undefined : called,
      slipped: called !== name && where([name]).length > 0,
      removed: people.some(person => person.id === id && person.removed),
      headings: [...new Set(where([name, called, ...(real === undefined ? [] : [real])]))],
    }
  })
}

/** As a word of its own, whichever case: "Far" is not in "fare". */
const isNamed = (text: string, name: string): boolean =>
  name.trim() !== '' && new RegExp(`(?<!\\p{L})${RegExp.escape(name.trim())}(?!\\p{L})`, 'iu').test(text)

/** What could be taken out one by one: the evidence and the measures that stand in this paper. */
export function removable({
  material,
  choice: made,
}: Pick<Made, 'material' | 'choice'>): { id: string; text: string }[] {
  const all = { ...made, without: new Set<string>() }
  const evidence =
    made.to === 'municipality' && made.parts.has('evidence')
      ? evidenceIn(material).filter(each => mayStand(material, all, each))
      : []
  const once = [...new Map(evidence.map(each => [each.text, each])).values()]
  const measures = made.parts.has('measures') ? measuresIn(material, all) : []
  return [
    ...once.map(({ id, text }) => ({ id, text })),
    ...measures.map(({ id, text }) => ({ id, text: text.what })),
  ]
}
