import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bodyFrom, largestForm, readBody, type Body } from './body.ts'
import { choice, choices, date, errorList, line, optionalDate, ownWords, readForm, ticked } from './form.ts'

const URLENCODED = 'application/x-www-form-urlencoded'

function post(body: string | FormData | Uint8Array<ArrayBuffer>, contentType?: string): Request {
  return new Request('http://127.0.0.1/', {
    method: 'POST',
    body,
    ...(contentType && { headers: { 'content-type': contentType } }),
  })
}

async function read(body: string | FormData | Uint8Array<ArrayBuffer>, contentType?: string): Promise<Body> {
  const outcome = await readBody(post(body, contentType))
  if ('refused' in outcome) throw new Error(outcome.refused.why)
  return outcome.done
}

const bytes = (...parts: (string | number)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part])))),
  )

describe('what a form sent', () => {
  it.each([
    ['Danish', 'Æblet på øen & “mere” = 100 %'],
    ['right-to-left', 'أنا خائفة. לא עכשיו'],
    ['emoji', '👩‍👧 🆘 e\u0301'],
    ['markup', '<script>alert(1)</script>'],
    ['database language', "'; DROP TABLE enquiry; --"],
    ['signs of its own', 'a+b c=d&e;f%g %zz %'],
  ])('comes through whole: %s', async (_, text) => {
    const encoded = new URLSearchParams({ text }).toString()
    const multipart = new FormData()
    multipart.set('text', text)

    expect((await read(encoded, URLENCODED)).all('text')).toEqual([text])
    expect((await read(multipart)).all('text')).toEqual([text])
    expect((await read(encoded, `${URLENCODED}; charset=UTF-8`)).repaired).toEqual([])
  })

  it('keeps repeated fields in order, and fields named like parts of the language', async () => {
    const body = await read('a=1&__proto__=2&a=3&constructor=4&&=5&b', URLENCODED)

    expect(body.all('a')).toEqual(['1', '3'])
    expect(body.all('__proto__')).toEqual(['2'])
    expect(body.all('constructor')).toEqual(['4'])
    expect(body.all('b')).toEqual([''])
    expect(body.all('toString')).toEqual([])
  })

  it('reads bytes that are no UTF-8 as an old browser meant them, and says so', async () => {
    const escaped = await read('text=%E6ble%F8&other=ok', URLENCODED)
    const plain = await read(bytes('text=', 0xe6, 'ble'), URLENCODED)

    expect(escaped.all('text')).toEqual(['æbleø'])
    expect(escaped.repaired).toEqual(['text'])
    expect(plain.all('text')).toEqual(['æble'])
  })

  it('leaves NUL out and says so', async () => {
    const body = await read('text=for%00an%00', URLENCODED)

    expect(body.all('text')).toEqual(['foran'])
    expect(body.repaired).toEqual(['text'])
  })

  it('has one kind of line break', async () => {
    expect((await read('text=a%0D%0Ab%0Dc%0Ad', URLENCODED)).all('text')).toEqual(['a\nb\nc\nd'])
  })

  it('leaves files out', async () => {
    const form = new FormData()
    form.set('text', 'tekst')
    form.set('file', new Blob(['indhold']), 'navn.txt')

    const body = await read(form)

    expect(body.all('text')).toEqual(['tekst'])
    expect(body.all('file')).toEqual([])
  })

  it.each(['application/json', 'text/plain', undefined])(
    'is refused when it is no form: %s',
    async contentType => {
      const request = post(new Uint8Array([1]), contentType)

      expect(await readBody(request)).toEqual({ refused: { why: 'not-a-form' } })
    },
  )

  it('is refused when it cannot be taken apart', async () => {
    const request = post('nonsense', 'multipart/form-data; boundary=x')

    expect(await readBody(request)).toEqual({ refused: { why: 'unreadable' } })
  })

  it('is refused above a million bytes, and gives back what was typed', async () => {
    const text = 'a'.repeat(largestForm)

    const outcome = await readBody(post(`text=${text}`, URLENCODED))

    if (!('refused' in outcome) || outcome.refused.why !== 'too-large') throw new Error('was not refused')
    expect(outcome.refused.body?.all('text')[0]).toHaveLength(largestForm)
  })

  it('is taken at exactly a million bytes', async () => {
    const body = await read(`text=${'a'.repeat(largestForm - 5)}`, URLENCODED)

    expect(body.all('text')[0]).toHaveLength(largestForm - 5)
  })

  it('is not read to the end when there is no end', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        // Without an end, a reader that goes on would take the memory of the tests with it, and say nothing.
        if (sent > 20_000_000) controller.error(new Error('read on and on'))
        else controller.enqueue(new Uint8Array(65_536).fill(97))
      },
    })
    const request = new Request('http://127.0.0.1/', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'content-type': URLENCODED },
    })

    expect(await readBody(request)).toEqual({ refused: { why: 'too-large', body: undefined } })
    expect(sent).toBeLessThan(5_000_000)
  })
})

describe('a form', () => {
  const schema = z.object({
    contact: line(),
    happened: ownWords().optional(),
    urgency: choice(['red', 'green']).optional(),
    hours: choices(['morning', 'evening']),
    heard: ticked(),
    leaves: optionalDate(),
  })

  it('gives the answers it names and ignores the rest', () => {
    const body = bodyFrom({
      contact: '  ring efter skole ',
      happened: ' Først\n\nså ',
      urgency: ['red', 'green'],
      hours: ['morning', 'evening'],
      heard: 'yes',
      'leaves-day': '29',
      'leaves-month': '2',
      'leaves-year': '2028',
      unknown: 'x',
    })

    expect(readForm(schema, body, 'da')).toEqual({
      value: {
        contact: 'ring efter skole',
        happened: ' Først\n\nså ',
        urgency: 'green',
        hours: ['morning', 'evening'],
        heard: true,
        leaves: Temporal.PlainDate.from('2028-02-29'),
      },
    })
  })

  it('takes a form with only what is needed', () => {
    expect(readForm(schema, bodyFrom({ contact: 'ring', happened: ' \n ', urgency: '' }), 'da')).toEqual({
      value: { contact: 'ring', hours: [], heard: false },
    })
  })

  it('says in the reader’s language what to do, in the order of the form, and gives back what was typed', () => {
    const body = bodyFrom({
      contact: '   ',
      urgency: 'purple',
      hours: ['night', 'morning'],
      'leaves-day': '31',
      'leaves-month': '2',
      'leaves-year': '2027',
    })

    const danish = readForm(schema, body, 'da', { contact: { missing: 'Skriv, hvordan vi må kontakte dig' } })
    const english = readForm(schema, body, 'en')

    if (!('errors' in danish) || !('errors' in english)) throw new Error('was taken')
    expect(errorList(danish.errors)).toEqual([
      { field: 'contact', message: 'Skriv, hvordan vi må kontakte dig' },
      { field: 'urgency', message: 'Vælg et af svarene' },
      { field: 'hours', message: 'Vælg et af svarene' },
      { field: 'leaves', message: 'Datoen findes ikke. Skriv dag, måned og år, for eksempel 24 11 2026' },
    ])
    expect(english.errors['contact']).toBe('Fill in this field')
    expect(danish.typed.one('contact')).toBe('   ')
    expect(danish.typed.all('hours')).toEqual(['night', 'morning'])
    expect(danish.typed.date('leaves')).toEqual({ day: '31', month: '2', year: '2027' })
  })

  it.each([
    ['letters', 'a'],
    ['emoji, which are two units each', '🆘'],
  ])('keeps 20,000 characters whole: %s', (_, character) => {
    const told = z.object({ happened: ownWords() })
    const whole = character.repeat(20_000)

    const kept = readForm(told, bodyFrom({ happened: whole }), 'da')
    const over = readForm(told, bodyFrom({ happened: whole + character }), 'da')

    expect(kept).toEqual({ value: { happened: whole } })
    if (!('errors' in over)) throw new Error('was taken')
    expect(over.errors['happened']).toBe('Teksten er for lang. Der er plads til 20.000 tegn')
    expect(over.typed.one('happened')).toBe(whole + character)
  })

  it.each([
    ['29', '2', '2027'],
    ['0', '1', '2027'],
    ['1', '13', '2027'],
    ['1', '1', '27'],
    ['-1', '1', '2027'],
    ['1e0', '1', '2027'],
    ['١', '1', '2027'],
    ['', '1', '2027'],
  ])('knows that %s %s %s is no date', (day, month, year) => {
    const born = z.object({ born: date() })

    const reading = readForm(
      born,
      bodyFrom({ 'born-day': day, 'born-month': month, 'born-year': year }),
      'da',
    )

    if (!('errors' in reading)) throw new Error('was taken')
    expect(reading.errors['born']).toMatch(/^Datoen findes ikke/)
  })

  it('asks for a date that is not there', () => {
    const reading = readForm(z.object({ born: date() }), bodyFrom({}), 'da', {
      born: { missing: 'Skriv datoen' },
    })

    expect('errors' in reading && reading.errors).toEqual({ born: 'Skriv datoen' })
  })

  it('takes no line break where one line is asked for', () => {
    const reading = readForm(z.object({ alias: line() }), bodyFrom({ alias: 'a\nb' }), 'en')

    expect('errors' in reading && reading.errors['alias']).toMatch(/^The answer cannot be used/)
  })
})
