import { z } from 'zod'
import { once } from '../../../access/once.ts'
import type { Tx } from '../../../db/db.ts'
import type { ActId } from '../../../foundation/ids.ts'
import { hasMunicipalRequest } from '../../../risk/assessment/assessment.sql.ts'
import { findAnswer, findContent, type Answered } from '../../../risk/assessment/draft.ts'
import { inTheWay, type ExplainedFinding, type InTheWay } from '../../../risk/assessment/in-the-way.ts'
import type { Explanations } from '../../../risk/assessment/parts.ts'
import { pictureOf } from '../../../risk/assessment/picture-of.ts'
import { placeKept } from '../../../risk/assessment/place-kept.ts'
import { saveAnswer, type CannotSave } from '../../../risk/assessment/save-answer.ts'
import { signFinal, type SignFinal } from '../../../risk/assessment/sign-final.ts'
import type { Signing } from '../../../risk/assessment/signing.ts'
import { openFlags } from '../../../risk/instruments/flags.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Tick } from '../../components/radios.tsx'
import { actId } from '../../kit/act-id.tsx'
import { ownWords, type Typed } from '../../kit/form.ts'
import { asksAboutCpr } from '../case/at-case.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { withDraft, workOf, type AtDraft } from './at-draft.tsx'
import { ChangedMeanwhile } from './changed.tsx'
import { DraftPage, flagWords, wordingOf } from './draft-frame.tsx'
import { foundInWords } from './found-in-words.ts'
import { placeHref, placeWords } from './places.ts'
import { readVersion, typedOf, VersionField } from './read-version.tsx'
import { answerNoDraft } from './saved.ts'
import { signingOf } from './signing-of.ts'
import { texts } from './texts.ts'

const form = z.object({ act: actId(), version: readVersion(), sign: z.string().optional() })
const reasonName = (code: string) => `reason-${code}`
/** A reason for each of what must be explained: the fields are known only when the rules have run. */
const reasonsFor = ({ mustExplain }: InTheWay) =>
  z.object(
    Object.fromEntries(mustExplain.map(({ check }) => [reasonName(check.code), ownWords().optional()])),
  )

/** What the rules find at the signature, the reasons, and the signature itself. */
export const signatureRoutes: Routes = (desk, house) => {
  const path = '/cases/:id/assessments/:aid/signature'
  desk.get(
    path,
    withDraft(house, 'read', async (c, at) =>
      c.html(<SignaturePage at={at} requested={await isRequested(at)} />),
    ),
  )

  desk.post(
    path,
    withDraft(house, 'write', async (c, at) => {
      const read = readPost(c, form)
      if ('errors' in read) return notThere(c)
      const { act, version, sign } = read.value
      const findings = found(at)
      const reasons = readPost(c, reasonsFor(findings))
      if ('errors' in reasons) {
        return c.html(<SignaturePage at={at} requested={await isRequested(at)} {...reasons} />, 422)
      }
      // What is kept already has been asked about; asking again would keep anybody from signing.
      const isNew = findings.mustExplain.some(
        ({ check, reason }) => (typedOf(c).one(reasonName(check.code)) ?? '') !== reason,
      )
      if (isNew && asksAboutCpr(c)) {
        return c.html(<SignaturePage at={at} requested={await isRequested(at)} typed={typedOf(c)} cpr />, 422)
      }
      const signing = sign === undefined ? undefined : await signingOf(at)
      const given = explanationsIn(
        typedOf(c),
        found(at),
        findContent(at.draft.answers, 'explanations')?.given,
      )
      const result = await explainAndSign(at, act, version, given, signing)
      if (result.goTo !== undefined) return c.redirect(result.goTo, 303)

      const { refused } = result
      const shown = { at, requested: await isRequested(at), typed: typedOf(c) }
      switch (refused.why) {
        case 'changed-meanwhile':
          return c.html(<SignaturePage {...shown} theirs={refused.theirs} />, 409)
        case 'not-competent':
          return c.html(<SignaturePage {...shown} />, 403)
        case 'not-ready':
          // The reasons were kept; what is left is shown from the draft as it now is.
          return c.redirect(`${at.base}/signature?left`, 303)
        case 'not-there':
        case 'not-asked':
        case 'case-is-closed':
        case 'already-signed':
        case 'already-abandoned':
          return answerNoDraft(c, at, refused)
      }
    }),
  )
}

type Refusal = CannotSave | Exclude<SignFinal, { done: unknown }>['refused']
type Result = { goTo: string } | { goTo?: never; refused: Refusal }

/** Keeps the reasons first, so that they stay when the signature is refused, and then signs, in one transaction. */
function explainAndSign(
  at: AtDraft,
  act: ActId,
  readAt: number,
  given: Explanations['given'],
  signing: Signing | undefined,
): Promise<Result> {
  const assessmentId = at.draft.assessment.id
  const explain = async (tx: Tx) =>
    saveAnswer(
      tx,
      await workOf(tx, at),
      { assessmentId, part: 'explanations', readVersion: readAt },
      { kind: 'explanations', given },
    )
  return at.inTransaction(tx =>
    once<Result>(tx, act, async () => {
      if (Object.keys(given).length > 0) {
        const explained = await explain(tx)
        if ('refused' in explained) return { refused: explained.refused }
      }
      if (!signing) return { goTo: `${at.base}/signature` }
      const signed = await signFinal(tx, await workOf(tx, at), signing, assessmentId)
      return 'done' in signed
        ? { goTo: `${at.base}/signed/${signed.done.signatureId}` }
        : { refused: signed.refused }
    }),
  )
}

const isRequested = (at: AtDraft): Promise<boolean> =>
  at.inTransaction(tx => hasMunicipalRequest(tx, at.on.caseId))

const pictureNow = (at: AtDraft) =>
  pictureOf(at.view.now, at.draft.answers, at.draft.flags, at.around.surroundings, at.former)

const found = (at: AtDraft): InTheWay => inTheWay(at.house.instrument, pictureNow(at), at.draft.answers)

function explanationsIn(
  typed: Typed,
  { mustExplain, reminders }: InTheWay,
  before: Explanations['given'] = {},
): Explanations['given'] {
  const given = [...mustExplain, ...reminders].map(({ check }) => {
    const reason = typed.one(reasonName(check.code)) ?? ''
    return [check.code, { reason, dismissed: typed.one(`seen-${check.code}`) !== undefined }] as const
  })
  return { ...before, ...Object.fromEntries(given) }
}

const SignaturePage = ({
  at,
  requested,
  errors,
  typed,
  cpr,
  theirs,
}: Filled & { at: AtDraft; requested: boolean; theirs?: Answered }): Markup => {
  const { language, me } = at.view
  const t = texts(language)
  const findings = found(at)
  const answer = theirs ?? findAnswer(at.draft.answers, 'explanations')
  // One that still stands and was answered is open to the rules, and answered to whoever signs.
  const flags = openFlags(at.house.instrument, pictureNow(at)).flatMap(code => {
    const raised = at.draft.flags.filter(flag => flag.code === code)
    const waiting = raised.find(flag => !flag.answeredAt)
    return waiting || raised.length === 0 ? [{ code, waiting }] : []
  })
  const toFix = findings.unconcluded.length + findings.mustFix.length
  const toExplain = findings.mustExplain.filter(({ reason }) => reason.trim() === '').length
  const here = `${at.base}/signature`
  return (
    <DraftPage at={at} title={t.signature.title} errors={errors}>
      <Lead>{t.signature.lead}</Lead>
      <p>{requested ? t.signature.titledRequest : t.signature.titledAdvice}</p>
      {theirs && <ChangedMeanwhile at={at} theirs={theirs} here={here} />}
      {toFix > 0 && (
        <Panel id="must-fix" title={t.signature.mustFix}>
          <ul>
            {findings.unconcluded.map(field => (
              <li>
                <a href={`${at.base}/conclusion`}>{t.conclusion.fields[field]}</a>
              </li>
            ))}
            {findings.mustFix.map(finding => (
              <li>
                <Finding at={at} finding={finding} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {flags.length > 0 && (
        <Panel id="flags" title={t.signature.flags}>
          <ul>
            {flags.map(({ code, waiting }) => (
              <li>
                {waiting ? (
                  <a href={`${at.base}/flags/${waiting.id}`}>{flagWords(at, code)}</a>
                ) : (
                  flagWords(at, code)
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <DeskForm view={at.view} action={here}>
        {cpr && <CprQuestion language={language} />}
        <VersionField version={answer?.version ?? 0} />
        {findings.mustExplain.length > 0 && (
          <Panel id="must-explain" title={t.signature.mustExplain}>
            {findings.mustExplain.map(finding => (
              <>
                <Finding at={at} finding={finding} />
                <TextArea
                  name={reasonName(finding.check.code)}
                  label={t.signature.reason}
                  rows={3}
                  value={typed ? typed.one(reasonName(finding.check.code)) : finding.reason}
                  error={errors?.[reasonName(finding.check.code)]}
                />
              </>
            ))}
          </Panel>
        )}
        {findings.reminders.length > 0 && (
          <Panel id="reminders" title={t.signature.reminders}>
            {findings.reminders.map(finding => (
              <>
                <Finding at={at} finding={finding} />
                <div class="ticks">
                  <Tick
                    name={`seen-${finding.check.code}`}
                    option={{ value: 'yes', label: t.signature.dismiss }}
                    index={0}
                    type="checkbox"
                    checked={
                      typed ? typed.one(`seen-${finding.check.code}`) !== undefined : finding.dismissed
                    }
                  />
                </div>
              </>
            ))}
          </Panel>
        )}
        {toFix > 0 && (
          <Notice kind="warning" title={t.signature.toFix(toFix)}>
            <p>{t.signature.provisionalInstead}</p>
            <LinkButton href={`${at.base}/provisional`}>{t.overview.provisional}</LinkButton>
          </Notice>
        )}
        {toFix === 0 && toExplain > 0 && <Notice kind="warning" title={t.signature.explainFirst} />}
        {toFix === 0 && toExplain === 0 && <p>{t.signature.nothing}</p>}
        {!me.mayAssess && (
          <Notice kind="info" title={t.signature.notCompetent}>
            <LinkButton href={`${at.base}/provisional`}>{t.overview.provisional}</LinkButton>
          </Notice>
        )}
        <ButtonGroup>
          {me.mayAssess && toFix === 0 && (
            <Button name="sign" value="yes">
              {t.signature.sign}
            </Button>
          )}
          {findings.mustExplain.length + findings.reminders.length > 0 && (
            <Button kind="secondary">{t.signature.save}</Button>
          )}
        </ButtonGroup>
      </DeskForm>
    </DraftPage>
  )
}

/** So many places are named; more would hide what the finding is about. */
const MOST_PLACES = 5

const Finding = ({ at, finding }: { at: AtDraft; finding: ExplainedFinding }): Markup => {
  const t = texts(at.view.language).signature
  const { code } = finding.check
  const places = finding.places.map(placeKept)
  const apart = foundInWords(at.house.instrument, wordingOf(at), { code, places }, at.draft.answers)
  return (
    <>
      {apart.map(({ text, places: here }) => (
        <>
          <p>
            <strong>{text}</strong>
          </p>
          {here.length > 0 && (
            <ul>
              {here.slice(0, MOST_PLACES).map(place => (
                <li>
                  <a href={placeHref(at.base, at.on.caseId, place)}>{placeWords(wordingOf(at), place)}</a>
                </li>
              ))}
              {here.length > MOST_PLACES && (
                <li>
                  <a href={at.base}>{t.more(here.length - MOST_PLACES)}</a>
                </li>
              )}
            </ul>
          )}
        </>
      ))}
    </>
  )
}
