import { describe, expect, it } from 'vitest'
import { render } from '../components/markup.ts'
import { bodyFrom } from './body.ts'
import { expired, failed, foreign, notAForm, notFound, signedOut, tooLarge, type Look } from './pages.tsx'

const look: Look = { style: { inline: 'p{}' }, title: 'Side' }

describe('the error pages', () => {
  it('speak the reader’s language', async () => {
    expect(await render(notFound(look, 'da').markup)).toContain('<html lang="da" dir="ltr">')
    expect(await render(notFound(look, 'en').markup)).toContain('The page is not here')
  })

  it('have the neutral title of their audience, and no word that tells', async () => {
    const pages = [notFound, tooLarge, foreign, notAForm, expired].flatMap(page => [
      page(look, 'da'),
      page(look, 'en'),
    ])
    const html = await Promise.all(
      [...pages, failed(look, 'da', '7'), signedOut(look, 'da', '')].map(page => render(page.markup)),
    )

    for (const page of html) {
      expect(page).toContain('<title>Side</title>')
      expect(page).not.toMatch(/ære|honou?r|vold|violence|trus|threat/i)
    }
  })

  it('give back what was typed when it was too much, as text', async () => {
    const answer = tooLarge(look, 'da', bodyFrom({ happened: '<b>lang</b>', act: 'x1x' }), ['happened'])

    expect(answer.status).toBe(413)
    expect(await render(answer.markup)).toContain('&lt;b&gt;lang&lt;/b&gt;')
    expect(await render(answer.markup)).not.toContain('x1x')
  })

  it('tell the number of the incident and nothing else', async () => {
    const answer = failed(look, 'da', '4711')

    expect(answer.status).toBe(500)
    expect(await render(answer.markup)).toContain('<strong>4711</strong>')
  })
})
