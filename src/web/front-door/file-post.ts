import { beginUpload } from '../kit/upload.ts'
import { sameStep, type Ask } from './ask.ts'
import { readSealedField, type Shown } from './step.ts'
import { answerFile } from './steps/file.tsx'

/**
 * What a form with a file leads to. Only the step that asks for a file has such a form; any other is none of ours.
 *
 * @param from whoever posts; the language of the form goes before the browser's
 */
export async function pageAfterFile(
  from: Ask,
  request: Request,
  reportIncident: (error: unknown) => string,
): Promise<Shown> {
  const { house } = from
  const first: Shown = { language: from.language, step: { at: 'start' }, notice: 'unknown' }
  const upload = await beginUpload(request)
  const sealed = upload?.fields.all('sealed').at(-1)
  const came = sealed === undefined ? undefined : await readSealedField(house, sealed)
  if (!upload || came?.step.at !== 'file') {
    await upload?.drain()
    return first
  }
  const ask: Ask = from.offered.includes(came.language) ? { ...from, language: came.language } : from
  try {
    return await answerFile(came.step, upload, ask)
  } catch (error) {
    await upload.drain()
    return sameStep(ask, came.step, upload.fields, { notice: 'failed', incident: reportIncident(error) })
  }
}
