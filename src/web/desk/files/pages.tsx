import { originalReasons, type ReceivedFile } from '../../../files/file.ts'
import type { FileOpening } from '../../../files/files.sql.ts'
import { endsOtherwise, isPicture, isSound, type FileKind } from '../../../files/kind.ts'
import type { CleanedCopy } from '../../../files/open-file.ts'
import { timeZone } from '../../../country/dk/opening-hours.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DefinitionList } from '../../components/definition-list.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Content, Markup } from '../../components/markup.ts'
import { Breadcrumbs } from '../../components/navigation.tsx'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Radios } from '../../components/radios.tsx'
import { Table } from '../../components/table.tsx'
import { UserWords } from '../../components/user-text.tsx'
import type { Errors } from '../../kit/form.ts'
import { formatDate, formatNumber, formatTime, type Language } from '../../kit/language.ts'
import type { View } from '../desk-house.ts'
import { DeskForm } from '../frame.tsx'
import { texts } from './texts.ts'

/** Where a file is looked at: in its case, or in the enquiry that it came with. */
export interface FilePlace {
  readonly view: View
  /** The address of the case or the enquiry. */
  readonly home: string
  readonly messages: string
  frame(title: string, errors: Errors | undefined, children: Content): Markup
}

/** To the file, from the message that it came with. */
export const FileLink = (props: { view: View; home: string; file: ReceivedFile }): Markup => {
  const { view, home, file } = props
  const t = texts(view.language)
  return (
    <p>
      <a href={`${home}/files/${file.id}`}>
        {t.link(t.kinds[file.about.kind], sizeText(view.language, file.bytes))}
      </a>
    </p>
  )
}

export interface FilePageProps {
  at: FilePlace
  file: ReceivedFile
  openings: readonly FileOpening[]
  errors?: Errors | undefined
}

/** What is known of a file and who has opened it; on paper, a statement of evidence. Nothing of its content. */
export const FilePage = ({ at, file, openings, errors }: FilePageProps): Markup => {
  const { view } = at
  const { language } = view
  const t = texts(language)
  const { about } = file
  const here = `${at.home}/files/${file.id}`
  return at.frame(
    t.title,
    errors,
    <>
      <Breadcrumbs label={t.title} items={[{ href: at.messages, text: t.toMessages }]} />
      <Lead>{t.lead}</Lead>
      {endsOtherwise(about.name, about.kind) && (
        <Notice kind="warning" title={t.otherName}>
          <p>{t.otherNameSays}</p>
        </Notice>
      )}
      <CopyPanel here={here} file={file} language={language} />
      <Panel id="statement" title={t.statement}>
        <DefinitionList
          rows={[
            { term: t.number, is: file.id },
            { term: t.name, is: <NameGiven name={about.name} language={language} /> },
            { term: t.kind, is: t.kinds[about.kind] },
            {
              term: t.size,
              is: t.bytes(sizeText(language, file.bytes), formatNumber(language, file.bytes)),
            },
            { term: t.at, is: `${exactly(language, file.at)} (${file.at.toString()}), ${t.atSays}` },
            { term: t.hash, is: <code class="breaks">{about.sha256}</code> },
          ]}
        />
        <p class="hint">{t.hashSays}</p>
        <p class="hint">{t.statementHint}</p>
      </Panel>
      <Panel id="openings" title={t.openings}>
        <Table
          caption={t.openings}
          captionHidden
          empty={t.noOpenings}
          rows={openings}
          columns={[
            { heading: t.when, cell: each => exactly(language, each.at) },
            { heading: t.who, cell: each => each.alias, namesRow: true },
            {
              heading: t.what,
              cell: each => (each.why === undefined ? t.copy : t.original(t.reasons[each.why])),
            },
          ]}
        />
      </Panel>
      <Panel id="original" title={t.fetch}>
        <p>{t.fetchLead}</p>
        <DeskForm view={view} action={`${here}/original`} label={t.fetch}>
          <Radios
            name="reason"
            legend={t.reason}
            options={originalReasons.map(value => ({ value, label: t.reasons[value] }))}
            error={errors?.['reason']}
          />
          <Button kind="danger">{t.fetchDo}</Button>
        </DeskForm>
      </Panel>
    </>,
  )
}

const CopyPanel = (props: { here: string; file: ReceivedFile; language: Language }): Markup => {
  const { here, file, language } = props
  const t = texts(language)
  const { kind } = file.about
  if (!isPicture(kind) && !isSound(kind)) {
    return (
      <Notice kind="info" title={t.noCopy}>
        <p>{whyNoCopy(kind, t)}</p>
      </Notice>
    )
  }
  return (
    <>
      <p>{t.noted}</p>
      <ButtonGroup>
        <LinkButton kind="primary" href={`${here}/copy`}>
          {isSound(kind) ? t.hear : t.show}
        </LinkButton>
      </ButtonGroup>
    </>
  )
}

type Copy = Exclude<CleanedCopy, { refused: unknown }>['done']

/** The cleaned copy of a picture, within the page: it has no address of its own to be kept or sent on. */
export const PicturePage = ({ at, file, copy }: FileOpenedProps & { copy: Copy }): Markup => {
  const t = texts(at.view.language)
  const source = `data:${copy.type};base64,${Buffer.from(copy.bytes).toString('base64')}`
  return copyFrame(
    at,
    file,
    <>
      <p>
        {t.metadataGone} {(file.about.kind === 'gif' || file.about.kind === 'webp') && t.firstPicture}
      </p>
      <img class="handed-in" src={source} alt={t.alt} />
      <KeepCopy at={at} file={file} />
    </>,
  )
}

/** A recording is fetched when somebody plays it, and not before. */
export const SoundPage = ({ at, file, copy }: FileOpenedProps & { copy: Copy }): Markup => {
  const t = texts(at.view.language)
  return copyFrame(
    at,
    file,
    <>
      <p>{copy.metadataGone ? t.metadataGone : t.metadataStays}</p>
      <p>{t.hearHint}</p>
      {/* Its own page says who opened it; without script the browser's own buttons play it. */}
      <audio controls preload="none" src={`${at.home}/files/${file.id}/sound`} aria-label={t.copyTitle} />
      <KeepCopy at={at} file={file} />
    </>,
  )
}

interface FileOpenedProps {
  at: FilePlace
  file: ReceivedFile
}

/** A photograph from an iPhone is no danger: there is only nothing here that reads it. */
const whyNoCopy = (kind: FileKind, t: ReturnType<typeof texts>): string =>
  kind === 'heic' ? t.heicSays : t.noCopySays

const KeepCopy = ({ at, file }: FileOpenedProps): Markup => {
  const t = texts(at.view.language)
  return (
    <>
      <ButtonGroup>
        <LinkButton href={`${at.home}/files/${file.id}/copy/kept`}>{t.keep}</LinkButton>
      </ButtonGroup>
      <p class="hint">{t.keepHint}</p>
    </>
  )
}

/** Why there is no copy to show. It is an answer like every other. */
export const NoCopyPage = (
  props: FileOpenedProps & { why: Extract<CleanedCopy, { refused: unknown }>['refused']['why'] },
): Markup => {
  const { at, file, why } = props
  const t = texts(at.view.language)
  const [title, says] = {
    'no-copy-of-this-kind': [t.noCopy, whyNoCopy(file.about.kind, t)] as const,
    'not-safe': [t.notSafe, t.notSafeSays] as const,
    busy: [t.busy, t.busySays] as const,
  }[why]
  return copyFrame(
    at,
    file,
    <Notice kind="warning" title={title} announced>
      <p>{says}</p>
    </Notice>,
  )
}

function copyFrame(at: FilePlace, file: ReceivedFile, children: Content): Markup {
  const t = texts(at.view.language)
  return at.frame(
    t.copyTitle,
    undefined,
    <>
      <Breadcrumbs
        label={t.title}
        items={[
          { href: at.messages, text: t.toMessages },
          { href: `${at.home}/files/${file.id}`, text: t.title },
        ]}
      />
      {children}
    </>,
  )
}

const LONGEST_NAME = 200

/** A name that somebody chose: what turns it around or hides in it is shown as something. */
const NameGiven = ({ name, language }: { name: string; language: Language }): Markup => {
  const plain = Array.from(name.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '\uFFFD'))
  const shown = plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME).join('')}…` : plain.join('')
  return (
    <>
      <UserWords text={shown} />
      {shown.includes('\uFFFD') && <p class="hint">{texts(language).nameHint}</p>}
    </>
  )
}

/** For evidence "today" would be wrong on another day. */
const exactly = (language: Language, at: Temporal.Instant): string =>
  `${formatDate(language, at.toZonedDateTimeISO(timeZone).toPlainDate())}, ${formatTime(language, at)}`

function sizeText(language: Language, bytes: number): string {
  return bytes < 1_000_000
    ? `${formatNumber(language, Math.ceil(bytes / 1000))} kB`
    : `${formatNumber(language, Math.round(bytes / 100_000) / 10)} MB`
}
