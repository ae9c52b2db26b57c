import { z } from 'zod'
import { readAcuteCard } from '../../../case/read-acute-card.ts'
import type { LevelInForce } from '../../../case/acute-card.ts'
import { abandonAssessment } from '../../../risk/assessment/abandon-assessment.ts'
import { abandonReasons, type Abandonment } from '../../../risk/assessment/draft.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Radios } from '../../components/radios.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, openCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { AnswerWords } from './answer-words.tsx'
import { readAtDraft, withDraft, type AtDraft } from './at-draft.tsx'
import { DraftPage, flagWords, wordingOf } from './draft-frame.tsx'
import { carryTexts } from './carry-texts.ts'
import { answerNoDraft } from './saved.ts'
import { texts } from './texts.ts'

/** A draft that should not be finished: why, and afterwards what stood in it. */
export const abandonRoutes: Routes = (desk, house) => {
  const draft = '/cases/:id/assessments/:aid'
  desk.get(
    `${draft}/abandonment`,
    withDraft(house, 'read', async (c, at) => c.html(<AbandonPage {...await known(at)} />)),
  )
  desk.post(`${draft}/abandonment`, withDraft(house, 'write', abandonmentPosted))
  desk.get(`${draft}/abandoned`, async c => {
    const at = await openCase(c, house, 'read', 'whole')
    const read = at && (await readAtDraft(c, at))
    const abandoned = read?.draft.assessment.abandoned
    return read && abandoned ? c.html(<AbandonedPage at={read} abandoned={abandoned} />) : notThere(c)
  })
}

interface AbandonPageProps extends Filled {
  at: AtDraft
  inForce: LevelInForce | undefined
  refused?: string
}

/** What the two must know before they let a draft go: whether its provisional level still holds. */
const known = async (at: AtDraft): Promise<AbandonPageProps> => {
  const { card } = await at.inTransaction(tx => readAcuteCard(tx, at.on))
  const holds =
    card.levelInForce?.kind === 'provisional' &&
    card.levelInForce.assessmentId === at.draft.assessment.id &&
    Temporal.Instant.compare(card.levelInForce.validUntil, at.view.now) > 0
  return { at, inForce: holds ? card.levelInForce : undefined }
}

async function abandonmentPosted(c: DeskContext, at: AtDraft): Promise<Response> {
  const t = texts(at.view.language).abandoning
  const read = readPost(c, z.object({ act: actId(), reason: choice(abandonReasons) }), {
    reason: { missing: t.reasonMissing },
  })
  if ('errors' in read) return c.html(<AbandonPage {...await known(at)} {...read} />, 422)
  const { act, reason } = read.value
  const { id } = at.draft.assessment
  const list = `/cases/${at.on.caseId}/assessments`
  const result = await actOnce(at, act, tx => abandonAssessment(tx, id, reason), list)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  const { refused } = result
  switch (refused.why) {
    case 'not-yours-to-abandon':
      return c.html(<AbandonPage {...await known(at)} refused={t.onlyHands} />, 409)
    case 'already-abandoned':
      return c.redirect(`${at.base}/abandoned`, 303)
    case 'already-signed':
      return c.redirect(`${at.base}/signed`, 303)
    case 'not-there':
    case 'case-is-closed':
      return answerNoDraft(c, at, refused)
  }
}

const AbandonPage = ({ at, inForce, errors, typed, refused }: AbandonPageProps): Markup => {
  const { language, now } = at.view
  const t = texts(language).abandoning
  const unanswered = at.draft.flags.filter(flag => !flag.answeredAt).length
  return (
    <DraftPage at={at} title={t.title} errors={errors}>
      {refused !== undefined && <Notice kind="danger" title={refused} announced />}
      <Lead>{t.lead}</Lead>
      {unanswered > 0 && (
        <Notice kind="warning" title={t.flags(unanswered)}>
          <p>{t.flagsSay}</p>
        </Notice>
      )}
      {inForce && (
        <Notice
          kind="info"
          title={t.provisional(formatMoment(language, Temporal.Instant.from(inForce.validUntil), now))}
        >
          <p>{t.provisionalSays}</p>
        </Notice>
      )}
      <DeskForm view={at.view} action={`${at.base}/abandonment`}>
        <Radios
          name="reason"
          legend={t.reason}
          options={abandonReasons.map(value => ({ value, label: t.reasons[value] }))}
          chosen={typed?.one('reason')}
          error={errors?.['reason']}
        />
        <ButtonGroup>
          <Button kind="danger">{t.abandon}</Button>
          <LinkButton kind="quiet" href={at.base}>
            {texts(language).overview.back}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </DraftPage>
  )
}

const AbandonedPage = ({ at, abandoned }: { at: AtDraft; abandoned: Abandonment }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  const { draft } = at
  const wording = wordingOf(at)
  return (
    <CasePage
      view={at.view}
      theCase={at.theCase}
      part="assessments"
      title={t.abandoning.begun(formatMoment(language, draft.assessment.startedAt, now))}
    >
      <Breadcrumbs
        label={t.list.title}
        items={[{ href: `/cases/${at.on.caseId}/assessments`, text: t.list.title }]}
      />
      <Notice kind="warning" title={t.abandoning.isAbandoned}>
        <p>
          {t.abandoning.was(at.aliasOf(abandoned.by), formatMoment(language, abandoned.at, now))}{' '}
          {abandoned.reason === 'carried-over'
            ? carryTexts(language).wasCarried
            : t.abandoning.reasons[abandoned.reason]}
          .
        </p>
      </Notice>
      <Heading level={2}>{t.abandoning.asLeft}</Heading>
      {draft.answers.length === 0 && <p>{t.abandoning.nothing}</p>}
      {draft.answers.map(({ part, personId, content }) => (
        <>
          <Heading level={3}>
            {[partName(at, part), personId && t.item.about(wording.actorName(personId))]
              .filter(Boolean)
              .join(' – ')}
          </Heading>
          <AnswerWords wording={wording} content={content} />
        </>
      ))}
      {draft.flags.length > 0 && <Heading level={2}>{t.flags.all}</Heading>}
      <DefinitionList
        rows={draft.flags.map(({ code, response }) => ({
          term: flagWords(at, code),
          is: response ? (
            <>
              {t.flags.answers[response.answer]}.
              <UserText text={response.reason} />
            </>
          ) : (
            `${t.abandoning.flagSettled}.`
          ),
        }))}
      />
    </CasePage>
  )
}

/** What a part is about, in words: "A1 Vold", "Konklusion". */
export function partName(at: AtDraft, part: string): string {
  const { language } = at.view
  const { steps, other } = texts(language).overview
  const [kind = '', code = ''] = part.split(':')
  switch (kind) {
    case 'item': {
      const item = at.house.instrument.items.find(each => each.code === code)
      return [code, item?.label[language]].filter(Boolean).join(' ')
    }
    case 'other':
      return `${other}, ${code}`
    case 'scenario':
      return texts(language).scenarios.one
    case 'own-view':
      return steps.ownView
    case 'drivers':
      return steps.drivers
    case 'explanations':
      return texts(language).signature.mustExplain
    default:
      return steps.conclusion
  }
}
