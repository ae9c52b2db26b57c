import { z } from 'zod'
import { parseId } from '../../../foundation/ids.ts'
import { hideItem } from '../../../showing/hide-item.ts'
import { readShown, type Shown, type ShownIn } from '../../../showing/read-shown.ts'
import { shownItems, type ShownItem } from '../../../shown/shown.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { Notice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { formatMoment } from '../../kit/language.ts'
import { actOnce, withCase, type AtCase } from '../case/at-case.ts'
import { CasePage } from '../case/case-frame.tsx'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { texts } from './texts.ts'

export const listRoutes: Routes = (desk, house) => {
  desk.get(
    '/cases/:id/shown',
    withCase(house, 'read', async (c, at) => c.html(<ListPage at={at} all={await shownOf(at)} />)),
  )
  desk.post('/cases/:id/shown/:conversation/:item/closing', withCase(house, 'write', closed))
}

export const shownOf = (at: AtCase): Promise<ShownIn[]> => at.inTransaction(tx => readShown(tx, at.on))

export const itemIn = (c: DeskContext): ShownItem | undefined =>
  shownItems.find(item => item === c.req.param('item'))

async function closed(c: DeskContext, at: AtCase): Promise<Response> {
  const conversationId = parseId<'ConversationId'>(c.req.param('conversation'))
  const item = itemIn(c)
  const read = readPost(c, z.object({ [actIdName]: actId() }))
  if (!conversationId || !item || 'errors' in read || !at.on.keys.has(conversationId)) return notThere(c)
  const here = `/cases/${at.on.caseId}/shown`
  const result = await actOnce(at, read.value.act, tx => hideItem(tx, conversationId, item), here)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-shown':
      return c.redirect(here, 303)
  }
}

const ListPage = ({ at, all }: { at: AtCase; all: readonly ShownIn[] }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  return (
    <CasePage view={view} theCase={theCase} part="shown" title={t.title}>
      <Lead>{t.lead}</Lead>
      {theCase.watched ? (
        <Notice kind="danger">
          <p>{t.watched}</p>
        </Notice>
      ) : (
        <p>{t.weigh}</p>
      )}
      {all.length === 0 && (
        <Notice kind="info">
          <p>{t.none}</p>
        </Notice>
      )}
      {all.map(each => (
        <Items at={at} of={each} />
      ))}
      <p>
        <a href={`/cases/${theCase.id}/consents`}>{t.consents.title}</a> ·{' '}
        <a href={`/cases/${theCase.id}/plan/rehearsal`}>{t.rehearsal.title}</a>
      </p>
    </CasePage>
  )
}

const Items = ({ at, of }: { at: AtCase; of: ShownIn }): Markup => {
  const { view, theCase } = at
  const t = texts(view.language)
  const here = `/cases/${theCase.id}/shown/${of.conversationId}`
  const shown = (item: ShownItem): Shown | undefined => of.shown.find(each => each.item === item)
  return (
    <Table
      caption={t.conversation(formatMoment(view.language, of.startedAt, view.now))}
      empty=""
      rows={shownItems}
      columns={[
        {
          heading: t.item,
          cell: item => t.items[item].name,
          namesRow: true,
        },
        { heading: t.sees, cell: item => t.items[item].says },
        { heading: t.state, cell: item => <State at={at} shown={shown(item)} /> },
        {
          heading: t.do,
          cell: item => (
            <ButtonGroup>
              {!theCase.watched && !theCase.closedAt && (
                <LinkButton href={`${here}/${item}`} small>
                  {shown(item) ? t.openAgain : t.openIt}
                  <span class="hidden-text">: {t.items[item].name}</span>
                </LinkButton>
              )}
              {shown(item) && (
                <DeskForm
                  view={view}
                  action={`${here}/${item}/closing`}
                  label={t.closeOf(t.items[item].name)}
                >
                  <Button kind="danger" small>
                    {t.close}
                    <span class="hidden-text">: {t.items[item].name}</span>
                  </Button>
                </DeskForm>
              )}
            </ButtonGroup>
          ),
        },
      ]}
    />
  )
}

const State = ({ at, shown }: { at: AtCase; shown: Shown | undefined }): Markup => {
  const { language, now } = at.view
  const t = texts(language)
  if (!shown) return <Tag tone="neutral" text={t.closed} />
  return (
    <div>
      <Tag tone="warning" text={t.open} />
      <p class="hint">
        {t.agreed(formatMoment(language, shown.agreedAt, now), shown.agreedBy, t.ways[shown.agreedIn])}{' '}
        {shown.readAt ? t.read(formatMoment(language, shown.readAt, now)) : t.neverRead}
      </p>
    </div>
  )
}
