import { z } from 'zod'
import { once } from '../../../access/once.ts'
import { drawCode } from '../../../crypto/words/code.ts'
import { danishWords } from '../../../crypto/words/da.ts'
import { withFreeReference } from '../../../intake/free-reference.ts'
import {
  giveSecondFace,
  prepareSecondFace,
  type GiveSecondFace,
} from '../../../second-face/give-second-face.ts'
import { threadLanguages, topicCodes } from '../../../second-face/topic.ts'
import {
  openSecondFace,
  practiseSecondFace,
  replyInSecondFace,
} from '../../../second-face/use-second-face.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { choice, line, ownWords, ticked, typedIn } from '../../kit/form.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { withEnquiry, type AtEnquiry } from '../duty-desk/at-enquiry.tsx'
import { wordsIn } from '../duty-desk/new-enquiry.tsx'
import { notThere, readPost } from '../frame.tsx'
import { approvalRoutes } from './approval-page.tsx'
import { approvedTopics, FacePage, type FacePageProps, type Looking } from './face-page.tsx'
import { secondFaceTexts } from './texts.ts'

/** The other six words: whether they may be given, and those of one person. */
export const secondFaceRoutes: Routes = (desk, house) => {
  approvalRoutes(desk, house)
  desk.get(
    '/enquiries/:id/second-face',
    withEnquiry(house, 'read', (c, at) => {
      const topic = topicCodes.find(code => code === c.req.query('topic'))
      const language = threadLanguages.find(each => each === c.req.query('language')) ?? 'da'
      const looking = topic && { topic, language, words: drawCode(house.chance, danishWords) }
      return facePage(c, at, { looking })
    }),
  )
  desk.post(
    '/enquiries/:id/second-face',
    withEnquiry(house, 'write', (c, at) => givingPosted(c, at, house)),
  )
  desk.post(
    '/enquiries/:id/second-face/practice',
    withEnquiry(house, 'write', (c, at) => practicePosted(c, at)),
  )
  desk.post(
    '/enquiries/:id/second-face/replies',
    withEnquiry(house, 'write', (c, at) => replyPosted(c, at)),
  )
}

async function facePage(
  c: DeskContext,
  at: AtEnquiry,
  why: Pick<FacePageProps, 'looking' | 'refused' | 'errors' | 'typed'>,
): Promise<Response> {
  const opened = await openSecondFace(at.house, c.var.asking, at.on.conversationId, 'read')
  const approved = await approvedTopics(at)
  const status = why.errors ? 422 : why.refused === undefined ? 200 : 409
  return c.html(<FacePage at={at} opened={opened} approved={approved} {...why} />, status)
}

const form = z.object({
  [actIdName]: actId(),
  topic: choice(topicCodes),
  language: choice(threadLanguages),
  words: line(),
  first: ownWords(1000),
  'has-read': ticked(),
})

async function givingPosted(c: DeskContext, at: AtEnquiry, house: DeskHouse): Promise<Response> {
  const t = secondFaceTexts(at.view.language)
  const typed = typedIn(c.var.body)
  const read = readPost(c, form, { first: { missing: t.ownFirstMissing } })
  const topic = topicCodes.find(code => code === typed.one('topic'))
  const words = wordsIn(typed.one('words'))
  if (!topic || !words) return facePage(c, at, {})
  const language = threadLanguages.find(each => each === typed.one('language')) ?? 'da'
  const looking: Looking = { topic, language, words }
  if ('errors' in read) return facePage(c, at, { looking, typed, errors: read.errors })
  if (!read.value['has-read']) {
    return facePage(c, at, { looking, typed, errors: { 'has-read': t.hasReadMissing } })
  }

  const prepared = await prepareSecondFace(
    house,
    { lane: house.staffLane, source: at.on.by },
    { first: at.on.conversationId, words, hostPage: house.hostPage },
    { topic, language, firstMessage: read.value.first },
  )
  if ('refused' in prepared) return facePage(c, at, { looking, typed, refused: t.refused.busy })
  type Result = { goTo: string } | (GiveSecondFace & { goTo?: never })
  const result = await withFreeReference(house.chance, reference =>
    at.inTransaction(tx =>
      once<Result>(tx, read.value.act, async () => {
        const given = await giveSecondFace(tx, prepared.done, reference)
        return 'done' in given ? { goTo: `${at.home}/second-face` } : given
      }),
    ),
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  if (!('refused' in result) || result.refused.why === 'not-there') return notThere(c)
  return facePage(c, at, { refused: t.refused[result.refused.why] })
}

async function practicePosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  const opened = await openSecondFace(at.house, c.var.asking, at.on.conversationId, 'write')
  if ('errors' in read || !opened) return notThere(c)
  const result = await actOnce(
    at,
    read.value.act,
    tx => practiseSecondFace(tx, opened.face),
    `${at.home}/second-face`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  return result.refused.why === 'not-there'
    ? notThere(c)
    : facePage(c, at, { refused: secondFaceTexts(at.view.language).practiseWatched })
}

async function replyPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = secondFaceTexts(at.view.language)
  const opened = await openSecondFace(at.house, c.var.asking, at.on.conversationId, 'write')
  if (!opened) return notThere(c)
  const reply = z.string().regex(/^\d$/).transform(Number)
  const read = readPost(c, z.object({ [actIdName]: actId(), reply }), { reply: { missing: t.replyMissing } })
  if ('errors' in read) return facePage(c, at, { errors: read.errors, typed: read.typed })
  const result = await actOnce(
    at,
    read.value.act,
    tx => replyInSecondFace(tx, opened, read.value.reply, { chance: at.house.chance, now: at.view.now }),
    `${at.home}/second-face`,
  )
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  return result.refused.why === 'not-there'
    ? notThere(c)
    : facePage(c, at, { errors: { reply: t.replyMissing } })
}
