import { z } from 'zod'
import type { DataKey } from '../../../crypto/seal.ts'
import { originalReasons, type FileId, type ReceivedFile } from '../../../files/file.ts'
import { findFileRow, listOpenings, type OfConversation } from '../../../files/files.sql.ts'
import { copyEndings, isSound } from '../../../files/kind.ts'
import { cleanedCopy, fetchOriginal, openFile, readFile, type OpenFile } from '../../../files/open-file.ts'
import { parseId, type ConversationId } from '../../../foundation/ids.ts'
import { choice } from '../../kit/form.ts'
import { withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { EnquiryPage, withEnquiry, type AtEnquiry } from '../duty-desk/at-enquiry.tsx'
import { notThere, readPost } from '../frame.tsx'
import { FilePage, NoCopyPage, PicturePage, SoundPage, type FilePlace } from './pages.tsx'
import { texts } from './texts.ts'

/** `…/files/:fileId` in a case and in an enquiry: what is known of a file, its cleaned copy, and the original. */
export const fileRoutes: Routes = (desk, house) => {
  const inCase = (answer: Answer) => (c: DeskContext, at: AtCase) => answer(c, caseOf(at))
  const inEnquiry = (answer: Answer) => (c: DeskContext, at: AtEnquiry) => answer(c, enquiryOf(at))
  desk.get('/cases/:id/files/:fileId', withCase(house, 'read', inCase(known)))
  desk.get('/cases/:id/files/:fileId/copy', withCase(house, 'read', inCase(copyShown)))
  desk.get('/cases/:id/files/:fileId/sound', withCase(house, 'read', inCase(soundPlayed)))
  desk.get('/cases/:id/files/:fileId/copy/kept', withCase(house, 'read', inCase(copyKept)))
  desk.post('/cases/:id/files/:fileId/original', withCase(house, 'read', inCase(originalPosted)))
  desk.get('/enquiries/:id/files/:fileId', withEnquiry(house, 'read', inEnquiry(known)))
  desk.get('/enquiries/:id/files/:fileId/copy', withEnquiry(house, 'read', inEnquiry(copyShown)))
  desk.get('/enquiries/:id/files/:fileId/sound', withEnquiry(house, 'read', inEnquiry(soundPlayed)))
  desk.get('/enquiries/:id/files/:fileId/copy/kept', withEnquiry(house, 'read', inEnquiry(copyKept)))
  desk.post('/enquiries/:id/files/:fileId/original', withEnquiry(house, 'read', inEnquiry(originalPosted)))
}

/** An opened case or enquiry, as far as its files are concerned. */
interface AtFiles extends FilePlace {
  /** Undefined for a conversation that the opening gave no key to. */
  keyOf(conversationId: ConversationId): DataKey | undefined
  readonly inTransaction: AtCase['inTransaction']
}
type Answer = (c: DeskContext, at: AtFiles) => Promise<Response>

const caseOf = (at: AtCase): AtFiles => {
  const home = `/cases/${at.on.caseId}`
  const { keys } = at.on
  return {
    view: at.view,
    home,
    messages: `${home}/messages`,
    inTransaction: at.inTransaction,
    keyOf: id => (keys.has(id) ? keys.of(id) : undefined),
    frame: (title, errors, children) => (
      <CasePage view={at.view} theCase={at.theCase} part="messages" title={title} errors={errors}>
        {children}
      </CasePage>
    ),
  }
}

const enquiryOf = (at: AtEnquiry): AtFiles => ({
  view: at.view,
  home: at.home,
  messages: `${at.home}#messages`,
  inTransaction: at.inTransaction,
  keyOf: id => (id === at.on.conversationId ? at.on.key : undefined),
  frame: (title, errors, children) => (
    <EnquiryPage at={at} part="overview" title={title} errors={errors}>
      {children}
    </EnquiryPage>
  ),
})

interface Found {
  readonly of: OfConversation
  readonly key: DataKey
  readonly file: ReceivedFile
}

/** The file of the address, when it belongs to what was opened. */
async function find(c: DeskContext, at: AtFiles): Promise<Found | undefined> {
  const fileId: FileId | undefined = parseId<'FileId'>(c.req.param('fileId'))
  const row = fileId && (await at.inTransaction(tx => findFileRow(tx, fileId)))
  const conversationId = row?.conversation_id as ConversationId | undefined
  const key = conversationId && at.keyOf(conversationId)
  if (!row || !conversationId || !key) return undefined
  const file = readFile(row, key, conversationId)
  return file && { of: { conversationId, fileId: file.id }, key, file }
}

async function known(c: DeskContext, at: AtFiles): Promise<Response> {
  const found = await find(c, at)
  return found ? pageOf(c, at, found) : notThere(c)
}

async function pageOf(c: DeskContext, at: AtFiles, { file }: Found, errors?: Record<string, string>) {
  const openings = await at.inTransaction(tx => listOpenings(tx, file.id))
  return c.html(<FilePage at={at} file={file} openings={openings} errors={errors} />, errors ? 422 : 200)
}

/** Opened for this page; a recording again when it is played. */
async function copyShown(c: DeskContext, at: AtFiles): Promise<Response> {
  const found = await find(c, at)
  if (!found) return notThere(c)
  const { of, key, file } = found
  const opened = await at.inTransaction(tx => openFile(tx, key, of))
  if ('refused' in opened) return notThere(c)
  const made = await cleanedCopy(opened.done, at.view.me.id)
  if ('refused' in made) return c.html(<NoCopyPage at={at} file={file} why={made.refused.why} />)
  const Page = isSound(file.about.kind) ? SoundPage : PicturePage
  return c.html(<Page at={at} file={file} copy={made.done} />)
}

async function soundPlayed(c: DeskContext, at: AtFiles): Promise<Response> {
  const found = await find(c, at)
  if (!found || !isSound(found.file.about.kind)) return notThere(c)
  const opened = await at.inTransaction(tx => openFile(tx, found.key, found.of))
  const made = 'done' in opened && (await cleanedCopy(opened.done, at.view.me.id))
  if (!made || 'refused' in made) return notThere(c)
  c.header('content-type', made.done.type)
  return c.body(new Uint8Array(made.done.bytes))
}

/** The cleaned copy as a file, for whoever shows it to somebody outside the desk. */
async function copyKept(c: DeskContext, at: AtFiles): Promise<Response> {
  const found = await find(c, at)
  if (!found) return notThere(c)
  const opened = await at.inTransaction(tx => openFile(tx, found.key, found.of))
  if ('refused' in opened) return notThere(c)
  const made = await cleanedCopy(opened.done, at.view.me.id)
  if ('refused' in made) return c.html(<NoCopyPage at={at} file={found.file} why={made.refused.why} />)
  const { type, bytes } = made.done
  c.header('content-type', type)
  const name = `kopi-${found.of.fileId.slice(0, 8)}.${copyEndings[type]}`
  c.header('content-disposition', `attachment; filename="${name}"`)
  return c.body(new Uint8Array(bytes))
}

const originalForm = z.object({ reason: choice(originalReasons) })

/** Each fetching is an act of its own, so a form that is sent twice leaves two rows. */
async function originalPosted(c: DeskContext, at: AtFiles): Promise<Response> {
  const found = await find(c, at)
  if (!found) return notThere(c)
  const read = readPost(c, originalForm, { reason: { missing: texts(at.view.language).reasonMissing } })
  if ('errors' in read) return pageOf(c, at, found, { ...read.errors })
  const { of, key } = found
  const opened: OpenFile = await at.inTransaction(tx => fetchOriginal(tx, key, of, read.value.reason))
  if ('refused' in opened) return notThere(c)
  // Whatever it is and was called, it is only ever saved: never shown in a page of ours.
  c.header('content-type', 'application/octet-stream')
  c.header('content-disposition', `attachment; filename="fil-${of.fileId.slice(0, 8)}.bin"`)
  return c.body(new Uint8Array(opened.done.content))
}
