import type { PersonId } from '../../../foundation/ids.ts'
import type { KnownNetwork } from '../../../network/read-network.ts'
import type { Tie } from '../../../network/ties.ts'
import type { Markup } from '../../components/markup.ts'
import { UserWords } from '../../components/user-text.tsx'
import type { Language } from '../../kit/language.ts'
import { texts } from './texts.ts'

/** U+2068 and U+2069 keep a name written from the right from turning the sentence around. */
export const isolated = (alias: string) => `\u2068${alias}\u2069`

export const aliasIn = ({ people }: KnownNetwork, id: PersonId): string =>
  people.find(person => person.id === id)?.text.alias ?? '–'

/** "Far er forælder til Noor", as text for places that take no markup. */
export const tieSentence = (language: Language, network: KnownNetwork, { from, to, text }: Tie): string => {
  const t = texts(language)
  return t.between(isolated(aliasIn(network, from)), t.kinds[text.kind], isolated(aliasIn(network, to)))
}

export const passesSentences = (
  language: Language,
  network: KnownNetwork,
  { from, to, text }: Tie,
): string[] => {
  const t = texts(language).passesWords
  const [first, second] = [isolated(aliasIn(network, from)), isolated(aliasIn(network, to))]
  return [t[text.there](first, second), t[text.back](second, first)]
}

export const Alias = ({ network, id }: { network: KnownNetwork; id: PersonId }): Markup => (
  <UserWords text={aliasIn(network, id)} />
)
