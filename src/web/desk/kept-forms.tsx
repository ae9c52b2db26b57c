import type { Context, MiddlewareHandler } from 'hono'
import { finishDraft, type KeptDraft } from '../../access/sign-in/drafts.ts'
import { parseId, type ActId } from '../../foundation/ids.ts'
import type { Markup } from '../components/markup.ts'
import { Notice } from '../components/notice.tsx'
import { actIdName } from '../kit/act-id.tsx'
import type { Body } from '../kit/body.ts'
import { formatMoment } from '../kit/language.ts'
import type { DeskContext, DeskEnv, DeskHouse, View } from './desk-house.ts'
import { texts } from './texts.ts'

/** A form that outlived its session, on the page that it stood on. */
export interface KeptForm {
  readonly id: string
  /** Where the form is sent. */
  readonly place: string
  /** The act's first id, so that it happens once even if it had arrived. */
  readonly act: ActId
  readonly keptAt: Temporal.Instant | undefined
}

const draftName = 'kept-draft'
const lookName = 'kept-look'

/** Whether the form is only to be shown as it was filled, and nothing done. Every form is read by one function that asks. */
export const isOnlyLooking = (body: Body): boolean => body.all(lookName).length > 0

/** A kept form that is shown again is told to the page; one that is sent, and taken, is kept no longer. */
export const keptForms =
  (house: DeskHouse): MiddlewareHandler<DeskEnv> =>
  async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const { body, view, asking } = c.var
    const id = parseId<'DraftId'>(body.all(draftName).at(-1))
    const act = parseId<'ActId'>(body.all(actIdName).at(-1))
    if (id === undefined || act === undefined) return next()
    const looked = body.all(lookName).at(-1)
    const keptAt = looked === undefined ? undefined : Temporal.Instant.from(looked)
    c.set('view', { ...view, kept: { id, place: c.req.path, act, keptAt } })
    await next()
    if (looked === undefined && c.res.status === 303) await finishDraft(house, asking, id)
  }

/**
 * The page of the form, filled as it was: its own name, labels and choices. Undefined when it has no such page any
 * more, because the matter has ended or the form had nothing to write in.
 */
export async function pageOfKept(
  c: DeskContext,
  answer: (request: Request, env: Context['env']) => Response | Promise<Response>,
  draft: KeptDraft,
): Promise<Response | undefined> {
  if (!draft.fields.some(([name]) => name === actIdName)) return undefined
  const fields = [...draft.fields, [draftName, draft.id], [lookName, draft.keptAt.toString()]]
  const request = new Request(new URL(draft.place, c.req.url), {
    method: 'POST',
    headers: { Cookie: c.req.header('Cookie') ?? '', 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields.map(([name = '', text = '']) => [name, text])),
  })
  const shown = await answer(request, c.env)
  return shown.status === 422 ? c.html(await shown.text()) : undefined
}

/** Stands in the form itself, which is then told from others on the page. */
export const KeptFields = ({ view, kept }: { view: View; kept: KeptForm }): Markup => {
  const t = texts(view.language).kept
  return (
    <>
      <input type="hidden" name={draftName} value={kept.id} />
      {/* Takes the focus, and the window, to the form it is about. */}
      <div tabindex={-1} autofocus>
        <Notice kind="warning" title={t.title}>
          <p>
            {kept.keptAt && t.written(formatMoment(view.language, kept.keptAt, view.now))} {t.says}
          </p>
        </Notice>
      </div>
    </>
  )
}
