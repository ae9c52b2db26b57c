import type { OnCase } from '../../src/access/on-case.ts'
import { open, type Keys } from '../../src/access/opening.ts'
import { present } from '../../src/foundation/assert.ts'
import { showItem, type AgreedItem, type ShowItem } from '../../src/showing/show-item.ts'
import type { ShownItem, ShownLine } from '../../src/shown/shown.ts'
import type { Member } from '../cast.ts'
import type { WatchScene } from './scene.ts'

const both = (one: Keys, other: Keys): Keys => ({
  has: (owner, scope) => one.has(owner, scope) || other.has(owner, scope),
  of: (owner, scope) => (one.has(owner, scope) ? one.of(owner, scope) : other.of(owner, scope)),
})

/** The case of the scene with every key, as whoever opens something to the person has it. */
export async function onWholeCase(scene: WatchScene, member: Member = scene.cast.birk): Promise<OnCase> {
  const { house } = scene.cast
  const opened = async (scope: 'whole' | 'address') =>
    present(
      await open(house, member.asking, { kind: 'case', id: scene.caseId, scope, purpose: 'write' }),
      'the case',
    )
  return {
    caseId: scene.caseId,
    by: member.id,
    keys: both(await opened('whole'), await opened('address')),
    chance: house.chance,
  }
}

export const SENTENCES = ['Jeg trækker vejret og går ud.', 'Jeg ringer 112.', 'Jeg siger vores ord.'] as const

export const planLines = (sentences: readonly string[] = SENTENCES): ShownLine[] =>
  sentences.map((sentence, at) => ({
    of: 'plan',
    question: `Hvad gør jeg, hvis det bliver farligt (${at + 1})?`,
    sentence,
  }))

/** Something that each item may say. */
export function someLines(scene: WatchScene, item: ShownItem): ShownLine[] {
  const id = scene.cast.house.chance.uuid()
  const at = scene.cast.house.clock.now().toString()
  switch (item) {
    case 'plan':
      return planLines()
    case 'promises':
      return [{ of: 'promises', id, says: 'Vi har talt med skolen.', doneAt: at }]
    case 'papers':
      return [{ of: 'papers', id, kind: 'report', to: 'municipality', sentAt: at }]
    case 'consents':
      return [{ of: 'consents', id, to: 'police', givenAt: at }]
    case 'holders':
    case 'lookers':
      return []
  }
}

export async function show(
  scene: WatchScene,
  item: ShownItem,
  { by = scene.cast.birk, ...agreed }: Partial<AgreedItem> & { by?: Member } = {},
): Promise<ShowItem> {
  const on = await onWholeCase(scene, by)
  const { conversationId } = scene
  const lines = someLines(scene, item)
  return scene.as(by, tx =>
    showItem(
      tx,
      on,
      { conversationId, item, agreedIn: 'meeting', lines, ...agreed },
      scene.cast.house.clock.now(),
    ),
  )
}
