import { knowables, knownNow } from '../../../case/people.ts'
import type { PersonId } from '../../../foundation/ids.ts'
import type { KnownNetwork } from '../../../network/read-network.ts'
import { ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Details } from '../../components/details.tsx'
import type { Markup } from '../../components/markup.ts'
import { UserWords } from '../../components/user-text.tsx'
import { inOneLine } from '../../kit/language.ts'
import { texts as caseTexts } from '../case/texts.ts'
import { texts as networkTexts } from '../network/texts.ts'
import { passesSentences, tieSentence } from '../network/tie-words.tsx'
import type { AtDraft } from './at-draft.tsx'
import { texts } from './texts.ts'

interface FromNetworkProps {
  at: AtDraft
  actorId: string
  network: KnownNetwork
}

/** What the map of the network has on somebody, beside the questions about them: noted once, and judged here. */
export const FromNetwork = ({ at, actorId, network }: FromNetworkProps): Markup => {
  const { language } = at.view
  const t = texts(language).item
  const words = caseTexts(language).people
  const id = actorId as PersonId
  const person = network.people.find(each => each.id === id)
  if (!person) return <></>
  const { relation, roles, place, access, knowledge } = person.text
  const known = knownNow(knowledge)
  const ties = network.ties.filter(({ from, to }) => from === id || to === id)
  const own = (term: string, text: string) => (text === '' ? [] : [{ term, is: <UserWords text={text} /> }])
  return (
    <Details summary={t.fromNetwork}>
      <DefinitionList
        rows={[
          ...own(words.relation, relation),
          ...(roles.length === 0
            ? []
            : [{ term: words.roles, is: inOneLine(roles.map(role => words.conflictRoles[role])) }]),
          ...own(words.place, place),
          ...knowables.map(what => ({
            term: t.knowsOf(words.knowables[what]),
            is: words.knownAnswers[known.get(what)?.knows ?? 'not-known'],
          })),
          ...(access.length === 0
            ? []
            : [
                {
                  term: networkTexts(language).picture.access,
                  is: inOneLine(access.map(way => words.accessWays[way])),
                },
              ]),
          ...ties.map(tie => ({
            term: tieSentence(language, network, tie),
            is: passesSentences(language, network, tie).join('. '),
          })),
        ]}
      />
      <ButtonGroup>
        <LinkButton kind="quiet" href={`/cases/${at.on.caseId}/people/${id}`}>
          {t.toPerson}
        </LinkButton>
        <LinkButton kind="quiet" href={`/cases/${at.on.caseId}/network`}>
          {networkTexts(language).picture.title}
        </LinkButton>
      </ButtonGroup>
    </Details>
  )
}
