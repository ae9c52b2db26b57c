import { Heading } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Sidebar } from '../../components/navigation.tsx'
import { Tag } from '../../components/tag.tsx'
import type { Errors } from '../../kit/form.ts'
import type { Case } from '../../../case/case.ts'
import type { View } from '../desk-house.ts'
import { DeskPage } from '../frame.tsx'
import { watchTexts } from '../watch/texts.ts'
import { texts } from './texts.ts'

/** The parts of a case, each with its page at `/cases/:id/<part>`; the overview is the case itself. */
export const caseParts = [
  'overview',
  'assessments',
  'plan',
  'people',
  'entries',
  'tasks',
  'messages',
  'shown',
  'papers',
  'acute-card',
  'responsibility',
  'access',
  'traces',
  'closure',
] as const
export type CasePart = (typeof caseParts)[number]

export interface CasePageProps {
  view: View
  theCase: Case
  part: CasePart
  /** The heading. The window's own title, which the browser remembers, names only the reference and the part. */
  title: string
  errors?: Errors | undefined
  children?: Content
}

/** One page of a case: its parts beside it, its reference above. Everything in a case is shown in this frame. */
export const CasePage = ({ view, theCase, part, title, errors, children }: CasePageProps): Markup => {
  const t = texts(view.language).frame
  const home = `/cases/${theCase.id}`
  return (
    <DeskPage
      view={view}
      title={`${theCase.reference} – ${t.parts[part]}`}
      section="cases"
      width="wide"
      errors={errors}
      aside={
        <Sidebar
          label={t.partsOfTheCase}
          top={
            <>
              <p class="sidebar-title">{theCase.reference}</p>
              <p class="tags">
                {theCase.watched && <Tag tone="danger" text={watchTexts(view.language).state} />}
                {theCase.practice && <Tag tone="info" text={t.practice} />}
                {theCase.under18 === 'yes' && <Tag tone="warning" text={t.under18} />}
                {theCase.closedAt && <Tag tone="neutral" text={t.closed} />}
              </p>
            </>
          }
          items={caseParts.map(each => ({
            href: each === 'overview' ? home : `${home}/${each}`,
            text: t.parts[each],
            current: each === part,
          }))}
        />
      }
    >
      <Heading level={1}>{title}</Heading>
      {children}
    </DeskPage>
  )
}
