import { z } from 'zod'
import { findCprLookalikes } from '../../../country/dk/cpr.ts'
import { fhirBundle } from '../../../papers/fhir.ts'
import { measuresKeptBack } from '../../../papers/material.ts'
import { fileNameOf, textsOf, type Paper } from '../../../papers/paper.ts'
import { pagesOf, reportPdf } from '../../../papers/pdf.ts'
import { sendOut, type ToSend } from '../../../papers/send-out.ts'
import type { PaperId } from '../../../papers/sent.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Checkboxes } from '../../components/checkboxes.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Panel } from '../../components/panel.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { UserText, UserWords } from '../../components/user-text.tsx'
import { readForm, typedIn } from '../../kit/form.ts'
import { actOnce, openCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { DeskContext, DeskHouse, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { known, ListPage } from './list-page.tsx'
import {
  choiceFields,
  choiceSays,
  makePaper,
  openFor,
  removable,
  seenOf,
  whoStandsWhere,
  type Chosen,
  type Made,
  type Named,
} from './making.ts'
import { PaperView } from './paper-view.tsx'
import { texts } from './texts.ts'

/** Nothing leaves before the sender has seen what it says about whom; what is sent is what was seen. */
export const lookRoutes: Routes = (desk, house) => {
  desk.post('/cases/:id/papers/look', async c => {
    const { language } = c.var.view
    const read = readForm(z.object(choiceFields), c.var.body, language, choiceSays(language))
    if ('errors' in read) return chooseAgain(c, house, read.errors)
    if (isForNobody(read.value)) return chooseAgain(c, house, { form: texts(language).toMunicipalityAlone })
    const at = await openFor(c, house, read.value.names)
    return at ? look(c, at, read.value) : notThere(c)
  })

  desk.post('/cases/:id/papers', async c => {
    const { language } = c.var.view
    const read = readPost(c, z.object({ ...choiceFields, seen: z.string() }), choiceSays(language))
    if ('errors' in read) return chooseAgain(c, house, read.errors)
    if (isForNobody(read.value)) return chooseAgain(c, house, { form: texts(language).toMunicipalityAlone })
    const at = await openFor(c, house, read.value.names)
    return at ? sendPosted(c, at, read.value) : notThere(c)
  })
}

/** Another system reads the whole: whoever gets an extract gets it to read. */
const isForNobody = ({ form, to }: Chosen): boolean => form === 'fhir' && to !== 'municipality'

async function chooseAgain(
  c: DeskContext,
  house: DeskHouse,
  errors: Record<string, string>,
): Promise<Response> {
  const at = await openCase(c, house, 'read', 'whole')
  return at
    ? c.html(<ListPage at={at} {...await known(at)} errors={errors} typed={typedIn(c.var.body)} />, 422)
    : notThere(c)
}

async function look(c: DeskContext, at: AtCase, chosen: Chosen, changed = false): Promise<Response> {
  // Only when it is sent does it get an id of its own.
  const made = await makePaper(at, chosen, '' as PaperId)
  if (!made) return notThere(c)
  const { outcome } = made
  const pages = 'done' in outcome && outcome.done.kind === 'extract' ? await pagesOf(outcome.done) : 1
  return c.html(
    <LookPage at={at} chosen={chosen} made={made} changed={changed} pages={pages} />,
    changed ? 409 : 200,
  )
}

async function sendPosted(
  c: DeskContext,
  at: AtCase,
  { seen, ...chosen }: Chosen & { seen: string },
): Promise<Response> {
  const paperId = at.on.chance.uuid() as PaperId
  const made = await makePaper(at, chosen, paperId)
  if (!made) return notThere(c)
  if ('refused' in made.outcome || seenOf(made.outcome.done) !== seen) return look(c, at, chosen, true)
  const paper = made.outcome.done
  const file = await fileOf(chosen, made, paper)
  if (!file) return look(c, at, chosen, true)
  const result = await actOnce(
    at,
    chosen.act,
    tx =>
      sendOut(tx, at.on, {
        paperId,
        number: paper.number,
        title: paper.title,
        recipient: paper.recipient,
        language: paper.language,
        ...file,
      }),
    id => `/cases/${at.on.caseId}/papers/${id}`,
  )
  return result.goTo === undefined ? notThere(c) : c.redirect(result.goTo, 303)
}

/** The file as it leaves; undefined when what another system would read repeats something that must stay. */
async function fileOf(
  { form }: Chosen,
  { material, choice }: Made,
  paper: Paper,
): Promise<Pick<ToSend, 'kind' | 'fileName' | 'mediaType' | 'file'> | undefined> {
  switch (form) {
    case 'pdf':
      return {
        kind: paper.kind,
        fileName: fileNameOf(paper.number, 'pdf'),
        mediaType: 'application/pdf',
        file: await reportPdf(paper),
      }
    case 'fhir': {
      const outcome = fhirBundle(material, choice)
      if ('refused' in outcome) return undefined
      return {
        kind: 'fhir-export',
        fileName: fileNameOf(paper.number, 'json'),
        mediaType: 'application/fhir+json',
        file: Buffer.from(JSON.stringify(outcome.done, undefined, 2)),
      }
    }
  }
}

interface LookPageProps {
  at: AtCase
  chosen: Chosen
  made: Made
  changed: boolean
  /** Of an extract, which is meant to be one. */
  pages: number
}

const LookPage = ({ at, chosen, made, changed, pages }: LookPageProps): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const { outcome } = made
  return (
    <CasePage view={view} theCase={theCase} part="papers" title={t.lookTitle}>
      <Lead>{t.lookLead(chosen.recipient)}</Lead>
      {changed && <Notice kind="warning" title={t.changed} announced />}
      {'refused' in outcome ? (
        <Notice kind="danger" title={t.repeats} announced>
          <p>{t.repeatsSays}</p>
          {outcome.refused.where.map(text => (
            <UserText text={text} />
          ))}
          <LinkButton href={`/cases/${theCase.id}/papers`}>{t.back}</LinkButton>
        </Notice>
      ) : (
        <Seen {...{ at, chosen, made, pages }} paper={outcome.done} />
      )}
    </CasePage>
  )
}

/** “Ratings” once, however many of them somebody is named in. */
const shortly = (headings: readonly string[]): string[] => [
  ...new Set(headings.map(heading => heading.split(': ', 1)[0] ?? heading)),
]

/** Where somebody stands, by which name, and whether the one that must stay slipped through. */
const StandsIn = ({
  called,
  slipped,
  removed,
  headings,
  t,
}: Named & { t: ReturnType<typeof texts> }): Markup =>
  headings.length === 0 ? (
    <>{t.notNamed}</>
  ) : (
    <>
      {shortly(headings).join(', ')} {called !== undefined && t.calledHere(called)}{' '}
      {slipped && <Tag tone="warning" text={t.slipped} icon="triangle" />}
      {removed && <Tag tone="warning" text={t.takenOut} icon="triangle" />}
    </>
  )

const Seen = ({
  at,
  chosen,
  made,
  pages,
  paper,
}: Omit<LookPageProps, 'changed'> & { paper: Paper }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const out = removable(made)
  const keptBack = chosen.parts.includes('measures') ? measuresKeptBack(made.material, made.choice).length : 0
  const here = `/cases/${theCase.id}/papers`
  const named = whoStandsWhere(made, paper)
  return (
    <>
      {textsOf(paper).some(text => findCprLookalikes(text).length > 0) && (
        <Notice kind="warning" title={t.cpr} />
      )}
      {pages > 1 && (
        <Notice kind="warning" title={t.manyPages(pages)}>
          <p>{t.manyPagesSays}</p>
        </Notice>
      )}
      <Panel id="about-whom" title={t.aboutWhom}>
        <Table
          caption={t.aboutWhom}
          captionHidden
          empty={t.notNamed}
          rows={named}
          columns={[
            { heading: t.person, cell: ({ name }) => <UserWords text={name} />, namesRow: true },
            { heading: t.standsIn, cell: each => <StandsIn {...each} t={t} /> },
          ]}
        />
        {named.some(({ called }) => called !== undefined) && <p class="hint">{t.calledWhy}</p>}
        {keptBack > 0 && <p>{t.measuresKeptBack(keptBack)}</p>}
      </Panel>
      <Panel id="whole" title={t.whole}>
        <PaperView paper={paper} />
      </Panel>
      {out.length > 0 && (
        <Panel id="take-out" title={t.takeOut}>
          <DeskForm view={view} action={`${here}/look`} label={t.takeOut}>
            <ChosenFields chosen={{ ...chosen, without: [] }} />
            <Checkboxes
              name="without"
              legend={t.takeOutHint}
              options={out.map(({ id, text }) => ({ value: id, label: text }))}
              chosen={chosen.without}
            />
            <Button kind="secondary">{t.lookAgain}</Button>
          </DeskForm>
        </Panel>
      )}
      <DeskForm view={view} action={here} label={t.confirm}>
        <ChosenFields chosen={chosen} />
        <input type="hidden" name="seen" value={seenOf(paper)} />
        <p class="hint">{t.confirmHint}</p>
        <ButtonGroup>
          <Button>{t.confirm}</Button>
          <LinkButton href={here} kind="quiet">
            {t.back}
          </LinkButton>
        </ButtonGroup>
      </DeskForm>
    </>
  )
}

const ChosenFields = ({ chosen }: { chosen: Chosen }): Markup => {
  const { signature, to, recipient, names, parts, without } = chosen
  const fields: (readonly [string, string])[] = [
    ['signature', signature],
    ['to', to],
    ['recipient', recipient],
    ['in', chosen.in],
    ['names', names],
    ['form', chosen.form],
    ...parts.map(part => ['parts', part] as const),
    ...without.map(id => ['without', id] as const),
  ]
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
