import { appendFile, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RootLog } from './root.ts'

/** Signed roots as lines of one file. A last line that a power cut left half-written is not a line. */
export function rootFile(path: string): RootLog {
  return {
    async lines() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      return text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .slice(0, -1)
    },
    async append(line) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const text = await readFile(path, 'utf8').catch(() => '')
      // A half-written line is closed off by its own line end, so that it can be seen and never joins the next.
      const file = await open(path, 'a', 0o600)
      try {
        const whole = text === '' || text.endsWith('\n')
        await appendFile(file, `${whole ? '' : '\n'}${line}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}
