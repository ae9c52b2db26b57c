import { LinkButton } from '../../components/button.tsx'
import { Heading, Lead } from '../../components/heading.tsx'
import type { DeskContext } from '../desk-house.ts'
import { DeskPage } from '../frame.tsx'
import { secondFaceTexts } from './texts.ts'

/** For the moment in which somebody's second conversation is on the duty desk: what it is, and that it is in hand. */
export function secondFaceHere(c: DeskContext): Response | Promise<Response> {
  const { view } = c.var
  const t = secondFaceTexts(view.language)
  return c.html(
    <DeskPage view={view} title={t.here} section="duty-desk">
      <Heading level={1}>{t.here}</Heading>
      <Lead>{t.hereSays}</Lead>
      <LinkButton href="/duty-desk">{t.toDesk}</LinkButton>
    </DeskPage>,
    409,
  )
}
