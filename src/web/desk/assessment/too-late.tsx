import { LinkButton } from '../../components/button.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Panel } from '../../components/panel.tsx'
import { UserText } from '../../components/user-text.tsx'
import type { AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { texts } from './texts.ts'

export interface TooLateProps {
  at: AtCase
  why: 'already-signed' | 'already-abandoned' | 'case-is-closed'
  typed: readonly string[]
}

/** A draft that was signed or abandoned or a case that was closed while somebody wrote: nothing typed is lost. */
export const TooLatePage = ({ at, why, typed }: TooLateProps): Markup => {
  const t = texts(at.view.language).tooLate
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.title}>
      <Lead>{t[why]}</Lead>
      {typed.length > 0 && (
        <Panel id="typed" title={t.typed}>
          {typed.map(text => (
            <UserText text={text} />
          ))}
        </Panel>
      )}
      <LinkButton href={`/cases/${at.on.caseId}/assessments`}>{t.on}</LinkButton>
    </CasePage>
  )
}
