import { z } from 'zod'
import { traceOnCase } from '../../../access/audit/trace.sql.ts'
import { listAssessments } from '../../../risk/assessment/assessment.sql.ts'
import type { Assessment, FlagOnDraft } from '../../../risk/assessment/draft.ts'
import { readFlags } from '../../../risk/assessment/read-draft.ts'
import { isFormerLevelHidden } from '../../../risk/assessment/former-level.ts'
import { listSigned, type SignedAssessment } from '../../../risk/assessment/read-signed.ts'
import { listWholeInUse } from '../../../risk/loading/read-instruments.ts'
import { agreedLevelOf } from '../../../risk/second-rating/agreed-level.ts'
import { listSecondRatings } from '../../../risk/second-rating/second-rating.sql.ts'
import type { SecondRating } from '../../../risk/second-rating/second-rating.ts'
import { startAssessment } from '../../../risk/assessment/start-assessment.ts'
import type { Tx } from '../../../db/db.ts'
import type { Instrument } from '../../../risk/instruments/instrument.ts'
import { listStaff } from '../../../access/staff.sql.ts'
import type { StaffId } from '../../../access/staff.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Radios } from '../../components/radios.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { actId } from '../../kit/act-id.tsx'
import { choice, type Errors } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { DeskHouse, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { anchored, wordFor, wordsOfFlag } from './answer-words.tsx'
import { OpenFlags } from './draft-frame.tsx'
import { texts as toolTexts } from '../tools/texts.ts'
import { changeTexts } from './change-texts.ts'
import { texts } from './texts.ts'

/** `next` leads past the overview of the draft, for whoever has a frightened person on the line. */
const form = z.object({
  act: actId(),
  instrument: z.string().optional(),
  next: choice(['acute']).optional(),
})

/** `/cases/:id/assessments`: the draft, what has been signed, and where one begins. */
export const listRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/assessments',
    withCase(house, 'read', async (c, at) => c.html(<ListPage at={at} {...await read(house, at)} />)),
  )

  desk.post(
    '/cases/:id/assessments',
    withCase(house, 'write', async (c, at) => {
      const posted = readPost(c, form)
      if ('errors' in posted) return notThere(c)
      const { act, instrument, next } = posted.value
      const offered = await at.inTransaction(tx => choosable(tx, house.instrument))
      const [only] = offered
      const chosen = offered.length === 1 ? only : offered.find(each => nameOf(each) === instrument)
      if (!chosen) {
        const errors = { instrument: texts(at.view.language).list.instrumentMissing }
        return c.html(<ListPage at={at} {...await read(house, at)} errors={errors} />, 422)
      }
      const list = `/cases/${at.on.caseId}/assessments`
      const into = (id: string) => [list, id, next].filter(Boolean).join('/')
      const started = await actOnce(at, act, tx => startAssessment(tx, at.on, chosen), into)
      if (started.goTo !== undefined) return c.redirect(started.goTo, 303)
      switch (started.refused.why) {
        case 'not-there':
          return notThere(c)
        case 'case-is-closed':
          return c.redirect(list, 303)
        case 'already-started':
          return c.redirect(into(started.refused.assessmentId), 303)
      }
    }),
  )
}

/** Ours, and the whole instruments the organisation has brought and published. */
const choosable = async (tx: Tx, inUse: Instrument): Promise<readonly Instrument[]> => [
  inUse,
  ...(await listWholeInUse(tx)),
]

const nameOf = ({ id, version }: Instrument) => `${id} ${version}`

interface Listed {
  offered: readonly Instrument[]
  draft: Assessment | undefined
  draftBy: string
  abandoned: readonly { assessment: Assessment; by: string }[]
  signed: readonly SignedAssessment[]
  /** What was signed while a red flag was unanswered, as long as it is. */
  waiting: readonly { signed: SignedAssessment; flags: readonly FlagOnDraft[] }[]
  ratings: readonly SecondRating[]
  hidden: boolean
}

const read = (house: DeskHouse, at: AtCase): Promise<Listed> =>
  at.inTransaction(async tx => {
    await traceOnCase(tx, at.on.caseId, { act: 'list-assessments', outcome: 'read' })
    const assessments = await listAssessments(tx, at.on.caseId)
    const draft = assessments.find(each => !each.endedAt)
    const staff = await listStaff(tx)
    const aliasOf = (staffId: StaffId | undefined) => staff.find(({ id }) => id === staffId)?.alias ?? '–'
    const signed = assessments.length > 0 ? await listSigned(tx, at.on) : []
    const waiting = []
    for (const each of signed.filter(({ row }) => row.kind === 'final')) {
      const flags = (await readFlags(tx, at.on, each.row.assessmentId)).filter(flag => !flag.answeredAt)
      if (flags.length > 0) waiting.push({ signed: each, flags })
    }
    return {
      offered: await choosable(tx, house.instrument),
      draft,
      draftBy: aliasOf(draft?.startedBy),
      abandoned: assessments.flatMap(assessment =>
        assessment.abandoned ? [{ assessment, by: aliasOf(assessment.abandoned.by) }] : [],
      ),
      signed,
      waiting,
      ratings: await listSecondRatings(tx, at.on),
      hidden: await isFormerLevelHidden(tx, at.on),
    }
  })

const ListPage = (props: Listed & { at: AtCase; errors?: Errors }): Markup => {
  const { at, offered, draft, draftBy, abandoned, signed, waiting, ratings, hidden, errors } = props
  const { language, now } = at.view
  const t = texts(language)
  const base = `/cases/${at.on.caseId}/assessments`
  const moment = (instant: string) => formatMoment(language, Temporal.Instant.from(instant), now)
  const isHidden = ({ row }: SignedAssessment) => hidden && row.assessmentId !== draft?.id
  const agreedIn = ({ document }: SignedAssessment) =>
    document.kind === 'final' ? agreedLevelOf(at.house.instrument, document, ratings) : undefined
  return (
    <CasePage view={at.view} theCase={at.theCase} part="assessments" title={t.list.title} errors={errors}>
      {waiting.map(({ signed: { row, document }, flags }) => (
        <OpenFlags
          view={at.view}
          base={`${base}/${row.assessmentId}`}
          flags={flags}
          words={code => wordsOfFlag(document.instrument, code, language)}
        />
      ))}
      <Lead>{t.list.lead}</Lead>
      {draft ? (
        <Panel id="draft" title={t.list.draft}>
          <p>{t.list.draftSince(formatMoment(language, draft.startedAt, now), draftBy)}</p>
          <ButtonGroup>
            <LinkButton kind="primary" href={`${base}/${draft.id}`}>
              {t.list.continue}
            </LinkButton>
            <LinkButton href={`${base}/${draft.id}/acute`}>{t.overview.acuteFirst}</LinkButton>
          </ButtonGroup>
        </Panel>
      ) : at.theCase.closedAt ? (
        <p>{t.list.closed}</p>
      ) : (
        <DeskForm view={at.view} action={base}>
          <p>{t.list.startHint}</p>
          {offered.length > 1 && (
            <Radios
              name="instrument"
              legend={t.list.instrument}
              error={errors?.['instrument']}
              options={offered.map(each => ({
                value: nameOf(each),
                label: `${each.title[language]} (${each.version})`,
              }))}
            />
          )}
          <ButtonGroup>
            <Button>{t.list.start}</Button>
            <Button kind="secondary" name="next" value="acute">
              {t.overview.acuteFirst}
            </Button>
          </ButtonGroup>
        </DeskForm>
      )}
      <Heading level={2}>{t.list.signed}</Heading>
      <Table
        caption={t.list.signed}
        captionHidden
        empty={t.list.none}
        rows={signed}
        columns={[
          {
            heading: t.list.columns.what,
            namesRow: true,
            cell: ({ row }) => (
              <a href={`${base}/${row.assessmentId}/signed/${row.id}`}>{t.kinds[row.kind]}</a>
            ),
          },
          {
            heading: t.list.columns.level,
            cell: each => {
              if (isHidden(each)) return t.list.hidden
              const { level } = each.document.instrument.conclusions
              const agreed = agreedIn(each)
              return (
                <>
                  <div>{anchored(level, (agreed ?? each.document.inForce).level, language)}</div>
                  {agreed && (
                    <p class="hint">{t.list.agreed(wordFor(level, each.document.inForce.level, language))}</p>
                  )}
                </>
              )
            },
          },
          {
            heading: t.list.columns.when,
            cell: ({ row }) => `${formatMoment(language, row.signedAt, now)}, ${row.signedByAlias}`,
          },
          {
            heading: t.list.columns.validUntil,
            // How long it is valid gives the level away.
            cell: each =>
              isHidden(each) ? t.list.hidden : moment((agreedIn(each) ?? each.document).validUntil),
          },
        ]}
      />
      {signed.length > 1 && (
        <p>
          <a href={`${base}/change`}>{changeTexts(language).link}</a>
        </p>
      )}
      <ButtonGroup>
        <LinkButton kind="quiet" href={`/cases/${at.on.caseId}/tools`}>
          {toolTexts(language).link}
        </LinkButton>
        <LinkButton kind="quiet" href="/instruments">
          {t.list.instruments}
        </LinkButton>
      </ButtonGroup>
      {abandoned.length > 0 && (
        <Panel id="abandoned" title={t.abandoning.list}>
          <ul>
            {abandoned.map(({ assessment, by }) => (
              <li>
                <a href={`${base}/${assessment.id}/abandoned`}>
                  {t.abandoning.begun(formatMoment(language, assessment.startedAt, now))}
                </a>{' '}
                {assessment.abandoned &&
                  t.abandoning.was(by, formatMoment(language, assessment.abandoned.at, now))}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </CasePage>
  )
}
