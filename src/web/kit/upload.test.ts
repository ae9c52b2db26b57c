import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginUpload } from './upload.ts'

const BOUNDARY = '----WebKitFormBoundary7MA4YWxkTrZu0gW'

type Part = readonly [name: string, content: string | Uint8Array, fileName?: string]

const formOf = (parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([name, content, fileName]) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`),
      Buffer.from(fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: image/jpeg`),
      Buffer.from('\r\n\r\n'),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ])

/** Sent in pieces of so many bytes, and counted as it is read. */
function requestOf(body: Uint8Array, piece = 1000, boundary = BOUNDARY) {
  let at = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= body.length) return controller.close()
        controller.enqueue(body.subarray(at, (at += piece)))
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('https://info.test/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: stream,
    duplex: 'half',
  })
  return { request, read: () => at }
}

async function upload(parts: readonly Part[], most = 1000, piece?: number) {
  const { request } = requestOf(formOf(parts), piece)
  const begun = await beginUpload(request)
  return begun && { fields: begun.fields, taken: await begun.file(most) }
}

describe('a form with a file', () => {
  it('gives the words before it, and the very bytes', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }).map(text => text.toWellFormed().replaceAll(/[\0\r]/g, '')),
        fc.uint8Array({ maxLength: 400 }),
        fc.integer({ min: 1, max: 90 }),
        async (text, bytes, piece) => {
          const sent = await upload(
            [
              ['text', text],
              ['file', bytes, 'a.jpg'],
            ],
            400,
            piece,
          )
          expect(sent?.fields.all('text')).toEqual([text])
          expect(sent?.taken).toEqual({ done: { name: 'a.jpg', bytes: Buffer.from(bytes) } })
        },
      ),
    ))

  it('takes a file that looks like the end of the form nearly to its last letter', async () => {
    const nearly = Buffer.from(`\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n--`)
    expect((await upload([['file', nearly, 'a']], 1000, 3))?.taken).toEqual({
      done: { name: 'a', bytes: nearly },
    })
  })

  it('of more than may be sent is read to its end and not held, and the words are there', async () => {
    const sent = await upload(
      [
        ['text', 'hej'],
        ['file', Buffer.alloc(5000), 'a.jpg'],
      ],
      4999,
    )
    expect(sent?.taken).toEqual({ refused: { why: 'too-large' } })
    expect(sent?.fields.all('text')).toEqual(['hej'])
    expect((await upload([['file', Buffer.alloc(5000), 'a.jpg']], 5000))?.taken).toHaveProperty('done')
  })

  it('is not read further than its words before it is asked for', async () => {
    const { request, read } = requestOf(
      formOf([
        ['sealed', 'x'],
        ['file', Buffer.alloc(900_000), 'a'],
      ]),
      1000,
    )
    const begun = await beginUpload(request)
    expect(begun?.fields.all('sealed')).toEqual(['x'])
    expect(read()).toBeLessThan(3000)
    await begun?.drain()
    expect(read()).toBeGreaterThan(900_000)
  })

  it('says when no file was chosen, which is another thing than an empty one', async () => {
    expect((await upload([['file', '', '']]))?.taken).toEqual({ refused: { why: 'none-chosen' } })
    expect((await upload([['text', 'hej']]))?.taken).toEqual({ refused: { why: 'none-chosen' } })
    expect((await upload([['file', '', 'tom.jpg']]))?.taken).toEqual({
      done: { name: 'tom.jpg', bytes: Buffer.alloc(0) },
    })
  })

  it('keeps a name as it was sent: it is a text here, and no path', async () => {
    const name = '../../etc/passwd\u202Egpj.exe\0;<b>'
    expect((await upload([['file', 'x', name]]))?.taken).toMatchObject({ done: { name } })
  })

  it('that is cut off says so', async () => {
    const whole = formOf([
      ['text', 'hej'],
      ['file', Buffer.alloc(500), 'a.jpg'],
    ])
    const begun = await beginUpload(requestOf(whole.subarray(0, 400)).request)
    expect(await begun?.file(1000)).toEqual({ refused: { why: 'cut' } })
  })

  it.each([
    ['without a boundary', () => formOf([['text', 'x']]), ''],
    [
      'with too many fields',
      () => formOf(Array.from({ length: 30 }, () => ['text', 'x'] as const)),
      BOUNDARY,
    ],
    ['with too much in them', () => formOf([['text', 'x'.repeat(200_001)]]), BOUNDARY],
    [
      'that never ends its headers',
      () => Buffer.from(`--${BOUNDARY}\r\n${'a: b\r\n'.repeat(5000)}`),
      BOUNDARY,
    ],
    ['that is nothing of the kind', () => Buffer.from('a=b&c=d'), BOUNDARY],
  ])('is none of ours: %s', async (_what, body, boundary) => {
    expect(await beginUpload(requestOf(body(), 500, boundary).request)).toBeUndefined()
  })

  it('makes nothing of names that mean something to the language', async () => {
    const sent = await upload([
      ['__proto__', 'x'],
      ['file', 'y', 'a'],
    ])
    expect(sent?.fields.names).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
