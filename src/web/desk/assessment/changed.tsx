import type { Answered } from '../../../risk/assessment/draft.ts'
import { LinkButton } from '../../components/button.tsx'
import { Heading } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { formatMoment } from '../../kit/language.ts'
import { AnswerWords } from './answer-words.tsx'
import type { AtDraft } from './at-draft.tsx'
import { wordingOf } from './draft-frame.tsx'
import { texts } from './texts.ts'

/** Somebody was faster. Their answer stands above, one's own is still in the form below: nothing is lost. */
export const ChangedMeanwhile = ({
  at,
  theirs,
  here,
}: {
  at: AtDraft
  theirs: Answered
  here: string
}): Markup => {
  const { language, now } = at.view
  const t = texts(language).changed
  return (
    <>
      <Notice
        kind="warning"
        title={t.title(at.aliasOf(theirs.answeredBy), formatMoment(language, theirs.answeredAt, now))}
        announced
      >
        <p>{t.says}</p>
      </Notice>
      <Panel
        id="theirs"
        title={t.theirs}
        action={
          <LinkButton href={here} small>
            {t.keepTheirs}
          </LinkButton>
        }
      >
        <AnswerWords wording={wordingOf(at)} content={theirs.content} />
      </Panel>
      <Heading level={2}>{t.yours}</Heading>
    </>
  )
}
