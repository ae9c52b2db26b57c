import { z } from 'zod'
import { largestFile } from '../../../files/file.ts'
import { sendFile, type SendFile } from '../../../files/send-file.ts'
import { answerDue } from '../../../intake/deadlines.ts'
import { findVisit } from '../../../intake/visit.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { FileField } from '../../components/file-field.tsx'
import type { Markup } from '../../components/markup.ts'
import type { Body } from '../../kit/body.ts'
import { ownWords, readForm } from '../../kit/form.ts'
import type { Upload } from '../../kit/upload.ts'
import { errorOf, goTo, newActId, sameStep, typedIn, type Ask } from '../ask.ts'
import { Danger, DoorForm, DoorPage, type Look } from '../door-page.tsx'
import type { Shown, ShownAt, StepAt } from '../step.ts'
import { texts, type Texts } from '../texts.ts'
import { whenRead } from './conversation.tsx'

/** One file at a time, with a word about it. Telephones offer the camera and the recorder by what may be chosen. */
export const FilePage = ({ page, look }: { page: ShownAt<'file'>; look: Look }): Markup => {
  const say = texts(look.language).file
  return (
    <DoorPage look={look} heading={say.heading} page={page}>
      <p>{say.what}</p>
      <p>
        <strong>{say.stays}</strong>
      </p>
      <DoorForm look={look} files>
        <TextArea
          name="text"
          label={say.words}
          optional={texts(look.language).optional}
          rows={3}
          value={typedIn(page, 'text')}
          error={errorOf(page, 'text')}
        />
        <FileField
          name="file"
          label={say.file}
          hint={say.fileHint}
          error={errorOf(page, 'file')}
          accept="image/*,audio/*,video/*,application/pdf,.doc,.docx,.odt"
        />
        <Button>{say.send}</Button>
        <p class="sending" role="status" hidden>
          {say.sending}
        </p>
      </DoorForm>
      <DoorForm look={look}>
        <Button kind="quiet" name="go" value="conversation">
          {say.back}
        </Button>
      </DoorForm>
      <Danger language={look.language} />
    </DoorPage>
  )
}

/** That it was received, and nothing else: neither the file nor its name ever comes back. */
export const FileReceivedPage = ({ page, look }: { page: ShownAt<'file-received'>; look: Look }): Markup => {
  const say = texts(look.language)
  return (
    <DoorPage look={look} heading={say.file.received} page={page}>
      <p class="lead">{whenRead(look)}</p>
      <p>
        <strong>{say.file.stays}</strong> {say.file.mayDelete}
      </p>
      <DoorForm look={look}>
        <Button kind="secondary" name="go" value="file">
          {say.file.another}
        </Button>{' '}
        <Button kind="quiet" name="go" value="conversation">
          {say.file.back}
        </Button>
      </DoorForm>
      <p>{say.conversation.leave}</p>
      <Danger language={look.language} />
    </DoorPage>
  )
}

/** Away from these pages without a file. */
export function answerAboutFiles({ token }: { token: string }, body: Body, ask: Ask): Shown {
  const at = body.all('go').at(-1) === 'file' ? 'file' : 'conversation'
  return goTo(ask, { at, token, act: newActId(ask.house) })
}

const form = z.object({ text: ownWords().optional() })

/**
 * A file with the words beside it. Nothing of it is taken in before the visit is known, and never more than a few at
 * once. Whatever goes wrong, the words are there again; the file must be chosen anew, as browsers will have it.
 */
export async function answerFile(step: StepAt<'file'>, upload: Upload, ask: Ask): Promise<Shown> {
  const { house, turn } = ask
  const say = texts(ask.language)
  const { fields } = upload
  const again = (why: Parameters<typeof sameStep>[3]) => sameStep(ask, step, fields, why)
  const visit = await findVisit(house, step.token)
  const read = readForm(form, fields, ask.language, { text: { tooLong: say.write.text.tooLong } })
  if (!visit || 'errors' in read || fields.repaired.length > 0) {
    await upload.drain()
    if (!visit) return sameStep(ask, { at: 'come-back' }, fields, { notice: 'ended' })
    return again('errors' in read ? { errors: read.errors } : { notice: 'repaired' })
  }

  const due = answerDue({ askedBy: 'citizen', acute: false }, ask.now)
  const turned = await house.fileLane.run(turn.source, async () => {
    const taken = await upload.file(largestFile)
    if ('refused' in taken) return taken
    const sent = { ...taken.done, words: read.value.text ?? '' }
    return sendFile(house, visit, step.act, sent, due)
  })
  if ('refused' in turned) {
    await upload.drain()
    return again({ notice: 'busy' })
  }
  const outcome = turned.done
  return 'done' in outcome
    ? goTo(ask, { at: 'file-received', token: step.token })
    : again({ errors: { file: refusalText(outcome.refused.why, say) } })
}

type Refusal = Extract<SendFile, { refused: unknown }>['refused']['why'] | 'none-chosen' | 'cut'

function refusalText(why: Refusal, { file: say }: Texts): string {
  switch (why) {
    case 'none-chosen':
      return say.missing
    case 'empty':
      return say.empty
    case 'too-large':
      return say.tooLarge
    case 'cut':
      return say.cut
    case 'too-much-in-an-hour':
      return say.tooMuchInAnHour
    case 'too-much':
      return say.tooMuch
  }
}
