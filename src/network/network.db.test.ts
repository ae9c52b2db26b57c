import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { made } from '../../test/access/scene.ts'
import { aCase, type TestCase } from '../../test/assessment/a-case.ts'
import { aCast, type Cast } from '../../test/cast.ts'
import { freshDatabase, type FreshDatabase } from '../../test/database.ts'
import { removePerson } from '../case/remove-person.ts'
import { drawCode, normaliseCode, type CodeWords } from '../crypto/words/code.ts'
import { danishWords } from '../crypto/words/da.ts'
import { present } from '../foundation/assert.ts'
import { addTie } from './add-tie.ts'
import { agreeLink } from './agree-link.ts'
import { endLink } from './end-link.ts'
import { keepLayout } from './keep-layout.ts'
import { layOut, layoutKey } from './lay-out.ts'
import { movePerson } from './move-person.ts'
import { offerLink } from './offer-link.ts'
import { readLinks } from './read-links.ts'
import { readNetwork, spreadingIn } from './read-network.ts'
import { readPositions } from './read-positions.ts'
import type { TieText } from './ties.ts'

let database: FreshDatabase
let cast: Cast
let one: TestCase
let other: TestCase
beforeAll(async () => {
  database = await freshDatabase()
  cast = await aCast(database)
  one = await aCase(cast, ['Bror', 'Far', 'Fætter'])
  other = await aCase(cast)
})
afterAll(async () => {
  await cast.close()
  await database.drop()
})

const text: TieText = {
  kind: 'sibling',
  there: 'yes',
  back: 'no',
  since: '2019',
  source: 'Solsort',
  note: '',
}
const actor = (theCase: TestCase, name: string) =>
  present(
    theCase.actors.find(each => each.name === name),
    name,
  ).id
const networkOf = (theCase: TestCase) => theCase.act(cast.birk, (tx, { on }) => readNetwork(tx, on))

describe('ties', () => {
  it('are read back as they were written, and not with somebody who was removed', async () => {
    const ends = { from: actor(one, 'Bror'), to: actor(one, 'Fætter') }
    made(await one.act(cast.birk, (tx, { on }) => addTie(tx, on, ends, text)))
    const network = await networkOf(one)
    expect(network.ties).toMatchObject([{ ...ends, version: 1, text }])
    expect(spreadingIn(network).ties).toMatchObject([{ ...ends, there: 'yes', back: 'no' }])

    made(await one.act(cast.birk, (tx, { on }) => removePerson(tx, on, ends.to)))
    expect((await networkOf(one)).ties).toEqual([])
  })

  it('join nobody of another case, by the act or past it', async () => {
    const ends = { from: actor(one, 'Bror'), to: actor(other, 'Far') }
    expect(await one.act(cast.birk, (tx, { on }) => addTie(tx, on, ends, text))).toEqual({
      refused: { why: 'not-there' },
    })
    await expect(
      one.rows(
        `insert into corps.ties (id, case_id, from_person, to_person, added_by) values (gen_random_uuid(), $1, $2, $3, $4)`,
        [one.id, ends.from, ends.to, cast.birk.id],
      ),
    ).rejects.toMatchObject({ code: '23503' })
  })
})

describe('the picture', () => {
  it('is kept, and whoever was moved stays moved', async () => {
    const network = await networkOf(one)
    const positions = await layOut(network)
    await one.act(cast.birk, (tx, { on }) => keepLayout(tx, on, positions))
    made(await one.act(cast.birk, (tx, { on }) => movePerson(tx, on, actor(one, 'Far'), { x: 3, y: 4 })))
    const kept = present(await one.act(cast.birk, (tx, { on }) => readPositions(tx, on)), 'the picture')
    expect(kept).toEqual({ ...positions, moved: { [actor(one, 'Far')]: { x: 3, y: 4 } } })
    expect(kept.of).toBe(layoutKey(network))
  })
})

describe('a link between two cases', () => {
  const words = (): CodeWords =>
    present(normaliseCode(drawCode(cast.house.chance, danishWords).join(' ')), 'six words')
  const offer = (theCase: TestCase, said: CodeWords, note = '') =>
    theCase.act(cast.birk, (tx, { on }) => offerLink(tx, on, said, 'siblings', { note }))
  const agree = (theCase: TestCase, said: CodeWords, note = '') =>
    theCase.act(cast.alma, (tx, { on }) => agreeLink(tx, on, said, { note }))
  const links = (theCase: TestCase) => theCase.act(cast.birk, (tx, { on, at }) => readLinks(tx, on, at))
  const noSuchOffer = { refused: { why: 'no-such-offer' } }

  it('shows each side its own note and nothing of the other', async () => {
    const said = words()
    made(await offer(one, said, 'Alma ringer fredag'))
    expect(await links(one)).toMatchObject([{ state: 'offered', note: 'Alma ringer fredag' }])
    made(await agree(other, said, 'Birk har den anden'))

    const [mine, theirs] = [await links(one), await links(other)]
    expect(mine).toMatchObject([{ state: 'linked', relation: 'siblings', note: 'Alma ringer fredag' }])
    expect(theirs).toMatchObject([{ state: 'linked', relation: 'siblings', note: 'Birk har den anden' }])
    expect(JSON.stringify(mine)).not.toContain(other.id)
    expect(JSON.stringify(theirs)).not.toContain(one.id)

    made(await other.act(cast.alma, tx => endLink(tx, present(theirs[0], 'the link').id)))
    expect((await links(one)).map(each => each.state)).toEqual(['ended'])
  })

  it('answers the same for wrong words, used ones, one’s own, withdrawn ones and late ones', async () => {
    expect(await agree(other, words())).toEqual(noSuchOffer)

    const used = words()
    made(await offer(one, used))
    expect(await agree(one, used)).toEqual(noSuchOffer)
    made(await agree(other, used))
    expect(await agree(other, used)).toEqual(noSuchOffer)

    const withdrawn = words()
    const id = made(await offer(one, withdrawn))
    made(await one.act(cast.birk, tx => endLink(tx, id)))
    expect(await agree(other, withdrawn)).toEqual(noSuchOffer)

    const late = words()
    const lapsed = made(await offer(one, late))
    await one.rows(
      `update corps.case_links set expires_at = clock.now() - interval '1 second' where id = $1`,
      [lapsed],
    )
    expect(await agree(other, late)).toEqual(noSuchOffer)
    expect((await links(one)).find(each => each.id === lapsed)?.state).toBe('lapsed')
  })

  it('two who agree at the same moment make one link', async () => {
    const third = await aCase(cast)
    const said = words()
    made(await offer(one, said))
    const answers = await Promise.all([agree(other, said), agree(third, said)])
    expect(answers.filter(answer => 'done' in answer)).toHaveLength(1)
    expect(answers).toContainEqual(noSuchOffer)
  })

  it('leaves a row on both sides, and what hashes the words is gone once they were used', async () => {
    const said = words()
    made(await offer(one, said))
    made(await agree(other, said))
    const rows = await one.rows<{ chain_id: string }>(
      `select distinct chain_id from audit.entries where act = 'agree-link' and outcome = 'done' and chain_id = any ($1)`,
      [[one.id, other.id]],
    )
    expect(rows).toHaveLength(2)
    expect(
      await one.rows(`select 1 from corps.case_links where agreed_at is not null and code_hash is not null`),
    ).toEqual([])
  })
})
