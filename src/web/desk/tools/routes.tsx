import { z } from 'zod'
import { disclosures } from '../../../access/disclosure.ts'
import { recordToolResult } from '../../../case/record-tool-result.ts'
import { fetchToolFile, readToolResults } from '../../../case/read-tool-results.ts'
import type { ToolResultText } from '../../../case/tool-results.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { parseId } from '../../../foundation/ids.ts'
import type { FormItem, QuestionForm } from '../../../risk/instruments/questionnaire.ts'
import { listFormsInUse } from '../../../risk/loading/read-instruments.ts'
import { actId } from '../../kit/act-id.tsx'
import { choice, date, line, ownWords, typedIn } from '../../kit/form.ts'
import { actOnce, asksAboutCpr, withCase, type AtCase } from '../case/at-case.ts'
import type { Filled } from '../case/fields.tsx'
import { texts as caseTexts } from '../case/texts.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { notThere, readPost } from '../frame.tsx'
import { AddPage, answerName, ListPage, ResultPage } from './pages.tsx'
import { texts } from './texts.ts'

/** `/cases/:id/tools`: what tools that are not ours came to, and the papers they were filled in on. */
export const toolRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/tools',
    withCase(house, 'read', async (c, at) => {
      const known = await at.inTransaction(async tx => ({
        results: await readToolResults(tx, at.on),
        forms: await listFormsInUse(tx),
      }))
      return c.html(<ListPage at={at} {...known} />)
    }),
  )
  desk.get(
    '/cases/:id/tools/new',
    withCase(house, 'write', async (c, at) => c.html(<AddPage at={at} form={await formOf(c, at)} />)),
  )
  desk.post('/cases/:id/tools/new', withCase(house, 'write', recorded))
  desk.get(
    '/cases/:id/tools/:resultId',
    withCase(house, 'read', async (c, at) => {
      const results = await at.inTransaction(tx => readToolResults(tx, at.on))
      const result = results.find(({ id }) => id === c.req.param('resultId'))
      return result ? c.html(<ResultPage at={at} result={result} />) : notThere(c)
    }),
  )
  desk.get(
    '/cases/:id/tools/:resultId/file',
    withCase(house, 'read', async (c, at) => {
      const id = parseId<'ToolResultId'>(c.req.param('resultId'))
      const file = id && (await at.inTransaction(tx => fetchToolFile(tx, at.on, id)))
      if (!file) return notThere(c)
      // Whatever it was called, it is only ever saved: never shown in a page of ours.
      c.header('content-type', 'application/octet-stream')
      c.header(
        'content-disposition',
        `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
      )
      return c.body(new Uint8Array(file.bytes))
    }),
  )
}

/** The questions of a questionnaire the organisation has brought, when one was chosen. */
async function formOf(c: DeskContext, at: AtCase): Promise<ChosenForm | undefined> {
  const chosen = c.req.query('form') ?? c.var.body?.all('form').at(-1)
  if (chosen === undefined) return undefined
  const forms = await at.inTransaction(listFormsInUse)
  const found = forms.find(({ row }) => row.id === chosen)
  return found && { id: found.row.id, form: found.brought.form }
}

export interface ChosenForm {
  readonly id: string
  readonly form: QuestionForm
}

const fields = z.object({
  act: actId(),
  tool: line(200),
  doneOn: date(),
  doneBy: line(200),
  conclusion: ownWords(),
  disclosure: choice(disclosures),
})

async function recorded(c: DeskContext, at: AtCase): Promise<Response> {
  const { language, now } = at.view
  const t = texts(language)
  const form = await formOf(c, at)
  const file = c.var.body.file('file')
  const typed = typedIn(c.var.body)
  const again = (why: Filled & { cpr?: boolean }, status: 409 | 422 = 422) =>
    c.html(<AddPage at={at} form={form} typed={typed} hadFile={file !== undefined} {...why} />, status)
  const read = readPost(c, fields, {
    tool: { missing: t.toolMissing },
    doneOn: { missing: t.doneOnMissing },
    doneBy: { missing: t.doneByMissing },
    conclusion: { missing: t.conclusionMissing },
    disclosure: { missing: caseTexts(language).fields.missingChoice },
  })
  if ('errors' in read) return again({ errors: read.errors })
  const { act, disclosure, doneOn, ...words } = read.value
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  if (Temporal.PlainDate.compare(doneOn, today) > 0) return again({ errors: { doneOn: t.doneOnFuture } })
  if (asksAboutCpr(c)) return again({ cpr: true })

  const text: Omit<ToolResultText, 'file'> = {
    ...words,
    doneOn: doneOn.toString(),
    answers: form ? answersOf(c, form.form, t) : [],
  }
  const list = `/cases/${at.on.caseId}/tools`
  const result = await actOnce(
    at,
    act,
    tx => recordToolResult(tx, at.on, { text, disclosure, file }),
    id => `${list}/${id}`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'file-too-large':
      return again({ errors: { file: t.fileTooLarge } })
    case 'file-of-other-type':
      return again({ errors: { file: t.fileOther } })
  }
}

/** Every question as it was asked, answered or not: what nobody answered is no "no". */
function answersOf(
  c: DeskContext,
  { items }: QuestionForm,
  t: ReturnType<typeof texts>,
): ToolResultText['answers'] {
  return items.flatMap((item, index) => {
    if (item.asks === 'nothing') return []
    const given = c.var.body.all(answerName(index)).filter(each => each.trim() !== '')
    const words = given.map(each => labelOf(item, each, t)).join('; ')
    return [{ question: item.text, answer: words || t.notAnswered }]
  })
}

function labelOf(item: FormItem, given: string, t: ReturnType<typeof texts>): string {
  if (item.asks === 'yes-no') return given === 'yes' ? t.yes : t.no
  return item.options.find(({ code }) => code === given)?.label ?? given
}
