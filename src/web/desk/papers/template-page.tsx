import { z } from 'zod'
import { fileNameOf, type Paper } from '../../../papers/paper.ts'
import { reportPdf } from '../../../papers/pdf.ts'
import { readCaseMaterial } from '../../../papers/read-material.ts'
import type { MakePaper } from '../../../papers/writing.ts'
import { sendOut } from '../../../papers/send-out.ts'
import type { PaperId } from '../../../papers/sent.ts'
import {
  fieldsOf,
  filledFrom,
  template,
  templateKinds,
  templateTitle,
  type TemplateKind,
} from '../../../papers/templates.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { TextArea, TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { UserText } from '../../components/user-text.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, typedIn } from '../../kit/form.ts'
import { languages, parseLanguage, type Language } from '../../kit/language.ts'
import { labels } from '../assessment/labels.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import { CprQuestion, type Filled } from '../case/fields.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { openFor, seenOf } from './making.ts'
import { PaperView } from './paper-view.tsx'
import { texts } from './texts.ts'

/** Papers that rest on no assessment: filled in, looked at, sent. */
export const templateRoutes: Routes = (desk, house) => {
  const here = '/cases/:id/papers/templates/:kind'
  desk.get(
    here,
    withCase(house, 'read', async (c, at) => {
      const kind = kindOf(c)
      if (!kind) return notThere(c)
      const language = parseLanguage(c.req.query('in')) ?? at.view.language
      const filled = filledFrom(await readFor(at), kind, language)
      return c.html(<FillPage {...{ at, kind, language, filled }} />)
    }),
  )
  for (const [path, send] of [
    [`${here}/look`, false],
    [here, true],
  ] as const) {
    desk.post(path, async c => {
      const at = await openFor(c, house, 'roles')
      return at ? posted(c, at, send) : notThere(c)
    })
  }
}

const kindOf = (c: DeskContext): TemplateKind | undefined =>
  templateKinds.find(kind => kind === c.req.param('kind'))

const readFor = (at: AtCase) =>
  at.inTransaction(tx =>
    readCaseMaterial(tx, at.on, {
      reference: at.theCase.reference,
      roles: at.house.instrument.measureLibrary.roles,
      words: labels(at.view.language),
    }),
  )

const common = {
  [actIdName]: actId(),
  in: choice(languages),
  recipient: line(120).check(z.refine(text => text !== '', { params: { problem: 'missing' } })),
  seen: z.string().default(''),
}

const fieldName = (name: string) => `field-${name}`

/** Looked at, or sent: the same fields. What is sent is what was seen. */
async function posted(c: DeskContext, at: AtCase, send: boolean): Promise<Response> {
  const kind = kindOf(c)
  if (!kind) return notThere(c)
  const t = texts(at.view.language)
  const language = parseLanguage(c.var.body.all('in').at(-1)) ?? at.view.language
  const fields = fieldsOf(kind, language)
  const shape = z.object({
    ...common,
    ...Object.fromEntries(fields.map(({ name }) => [fieldName(name), ownWords().default('')])),
  })
  const typed = typedIn(c.var.body)
  const read = readPost(c, shape, { recipient: { missing: t.recipientMissing } })
  const again = (why: Filled & { cpr?: boolean }, status: 409 | 422 = 422) =>
    c.html(<FillPage {...{ at, kind, language, filled: {}, typed }} {...why} />, status)
  if ('errors' in read) return again(read)
  if (asksAboutCpr(c)) return again({ cpr: true })

  const filled = Object.fromEntries(fields.map(({ name }) => [name, typed.one(fieldName(name)) ?? '']))
  const [first] = fields
  if (first && Object.values(filled).every(text => text.trim() === '')) {
    return again({ errors: { [fieldName(first.name)]: t.empty } })
  }
  const paperId = at.on.chance.uuid() as PaperId
  const outcome = template(await readFor(at), {
    kind,
    paperId,
    recipient: read.value.recipient,
    language,
    madeAt: at.view.now.toString(),
    filled,
    from: at.view.me.alias,
  })
  const wasSeen = 'done' in outcome && seenOf(outcome.done) === read.value.seen
  if (!send || !wasSeen) {
    const looked = { at, kind, language, filled, outcome, recipient: read.value.recipient, changed: send }
    return c.html(<LookPage {...looked} />, send ? 409 : 200)
  }
  const paper = outcome.done
  const file = await reportPdf(paper)
  const result = await actOnce(
    at,
    read.value.act,
    tx =>
      sendOut(tx, at.on, {
        paperId,
        kind,
        number: paper.number,
        title: paper.title,
        recipient: paper.recipient,
        language,
        fileName: fileNameOf(paper.number, 'pdf'),
        mediaType: 'application/pdf',
        file,
      }),
    id => `/cases/${at.on.caseId}/papers/${id}`,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

interface FillProps extends Filled {
  at: AtCase
  kind: TemplateKind
  language: Language
  filled: Readonly<Record<string, string>>
  cpr?: boolean
}

const FillPage = ({ at, kind, language, filled, errors, typed, cpr }: FillProps): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const list = `/cases/${theCase.id}/papers`
  const here = `${list}/templates/${kind}`
  const other = language === 'da' ? 'en' : 'da'
  return (
    <CasePage
      view={view}
      theCase={theCase}
      part="papers"
      title={templateTitle(kind, view.language)}
      errors={errors}
    >
      <Breadcrumbs label={t.title} items={[{ href: list, text: t.title }]} />
      <Lead>{t.fillLead}</Lead>
      <p>
        <a href={`${here}?in=${other}`} hreflang={other} lang={other}>
          {t.inOther[language]}
        </a>
      </p>
      <DeskForm view={view} action={`${here}/look`}>
        {cpr && <CprQuestion language={view.language} />}
        <input type="hidden" name="in" value={language} />
        <TextField
          name="recipient"
          label={t.recipient}
          hint={t.recipientHint}
          error={errors?.['recipient']}
          value={typed?.one('recipient')}
        />
        {fieldsOf(kind, language).map(({ name, label }) => (
          <TextArea
            name={fieldName(name)}
            label={label}
            optional={caseTexts(view.language).fields.optional}
            error={errors?.[fieldName(name)]}
            value={typed?.one(fieldName(name)) ?? filled[name]}
            rows={4}
          />
        ))}
        <Button>{t.look}</Button>
      </DeskForm>
    </CasePage>
  )
}

interface LookProps {
  at: AtCase
  kind: TemplateKind
  language: Language
  filled: Readonly<Record<string, string>>
  outcome: MakePaper
  recipient: string
  changed: boolean
}

const LookPage = ({ at, kind, language, filled, outcome, recipient, changed }: LookProps): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const here = `/cases/${theCase.id}/papers/templates/${kind}`
  const hidden: [string, string][] = [
    ['in', language],
    ['recipient', recipient],
    ['keep-cpr', 'yes'],
    ...Object.entries(filled).map(([name, text]): [string, string] => [fieldName(name), text]),
  ]
  const back = <LinkButton href={here}>{t.back}</LinkButton>
  return (
    <CasePage view={view} theCase={theCase} part="papers" title={t.lookTitle}>
      <Lead>{t.lookLead(recipient)}</Lead>
      {changed && <Notice kind="warning" title={t.changed} announced />}
      {'refused' in outcome ? (
        <Notice kind="danger" title={t.repeats} announced>
          <p>{t.repeatsSays}</p>
          {outcome.refused.where.map(text => (
            <UserText text={text} />
          ))}
          {back}
        </Notice>
      ) : (
        <>
          <Panel id="whole" title={t.whole}>
            <PaperView paper={outcome.done satisfies Paper} />
          </Panel>
          <DeskForm view={view} action={here} label={t.confirm}>
            {[...hidden, ['seen', seenOf(outcome.done)] as const].map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <p class="hint">{t.confirmHint}</p>
            <ButtonGroup>
              <Button>{t.confirm}</Button>
              {back}
            </ButtonGroup>
          </DeskForm>
        </>
      )}
    </CasePage>
  )
}
