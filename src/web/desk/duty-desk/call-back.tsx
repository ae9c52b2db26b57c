import { z } from 'zod'
import { verifyProfessional } from '../../../duty-desk/verify-professional.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Lead } from '../../components/heading.tsx'
import type { Markup } from '../../components/markup.ts'
import { actId, actIdName } from '../../kit/act-id.tsx'
import { line, typedIn, type Errors, type Typed } from '../../kit/form.ts'
import { formatMoment } from '../../kit/language.ts'
import { actOnce } from '../case/at-case.ts'
import type { DeskContext, Routes } from '../desk-house.ts'
import { DeskForm, notThere, readPost } from '../frame.tsx'
import { EnquiryPage, NotDone, withEnquiry, type AtEnquiry } from './at-enquiry.tsx'
import { texts } from './texts.ts'

/** A professional is who they say when they answer behind a switchboard that we have found. */
export const callBackRoutes: Routes = (desk, house) => {
  desk.get(
    '/enquiries/:id/call-back',
    withEnquiry(house, 'read', (c, at) => c.html(<CallBackPage at={at} />)),
  )
  desk.post('/enquiries/:id/call-back', withEnquiry(house, 'write', callBackPosted))
}

const form = z.object({
  [actIdName]: actId(),
  number: line(100),
  foundWhere: line(300),
  spokeWith: line(200),
})

async function callBackPosted(c: DeskContext, at: AtEnquiry): Promise<Response> {
  const t = texts(at.view.language).callBack
  const read = readPost(c, form)
  if ('errors' in read) {
    return c.html(<CallBackPage at={at} typed={typedIn(c.var.body)} errors={read.errors} />, 422)
  }
  const { act, ...callBack } = read.value
  const result = await actOnce(at, act, tx => verifyProfessional(tx, at.on, callBack), at.home)
  if (result.goTo !== undefined) return c.redirect(result.goTo, 303)
  switch (result.refused.why) {
    case 'not-there':
      return notThere(c)
    case 'not-a-professional':
      return c.html(<NotDone at={at} title={t.notProfessional} says={t.lead} />, 409)
  }
}

interface CallBackPageProps {
  at: AtEnquiry
  typed?: Typed | undefined
  errors?: Errors | undefined
}

const CallBackPage = ({ at, typed, errors }: CallBackPageProps): Markup => {
  const { language, now } = at.view
  const { verifiedAt } = at.enquiry
  const t = texts(language).callBack
  const field = (name: 'number' | 'foundWhere' | 'spokeWith', hint?: string) => (
    <TextField name={name} label={t[name]} hint={hint} value={typed?.one(name)} error={errors?.[name]} />
  )
  return (
    <EnquiryPage at={at} part="call-back" title={t.title} errors={errors}>
      {verifiedAt && <p>{t.already(formatMoment(language, verifiedAt, now))}</p>}
      <Lead>{t.lead}</Lead>
      <DeskForm view={at.view} action={`${at.home}/call-back`}>
        {field('number')}
        {field('foundWhere', t.foundHint)}
        {field('spokeWith')}
        <Button>{t.save}</Button>
      </DeskForm>
    </EnquiryPage>
  )
}
