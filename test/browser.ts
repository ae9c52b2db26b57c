import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import packed, { inflate } from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const screenshots = join(root, 'var/screenshots')
/** Beside the package that it comes from, so that a fresh install brings a fresh browser. */
const unpacked = join(root, 'node_modules/.cache/chromium')

export const phone = { width: 360, height: 740 }
export const desktop = { width: 1280, height: 900 }

export interface Reader {
  /** Off: the page as seen where scripts are switched off. Default on. */
  javaScript?: boolean
  viewport?: { width: number; height: number }
  /** BCP 47, default `da-DK`. */
  locale?: string
  /** Turns the whole page to right-to-left, to see that the layout follows. */
  rtl?: boolean
  forcedColors?: boolean
}

export interface TestBrowser {
  browser: Browser
  /** A page in a fresh context, with nothing remembered, closed afterwards. */
  withPage<Result>(
    reader: Reader,
    look: (page: Page, context: BrowserContext) => Promise<Result>,
  ): Promise<Result>
  close(): Promise<void>
}

/** A real Chromium that needs nothing installed. Start one per test file and close it when the file is done. */
export async function startBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch(launchedAs(await unpack()))
  return {
    browser,
    async withPage(reader, look) {
      const context = await browser.newContext({
        javaScriptEnabled: reader.javaScript ?? true,
        viewport: reader.viewport ?? desktop,
        locale: reader.locale ?? 'da-DK',
        timezoneId: 'Europe/Copenhagen',
        reducedMotion: 'reduce',
        forcedColors: reader.forcedColors ? 'active' : 'none',
      })
      try {
        const page = await context.newPage()
        if (reader.rtl) {
          await page.addInitScript(
            `addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl' })`,
          )
        }
        return await look(page, context)
      } finally {
        await context.close()
      }
    },
    close: () => browser.close(),
  }
}

/** A browser of one page, which keeps what it keeps in `folder`, as the one on somebody's own telephone does. */
export async function browserWithProfile(folder: string, javaScript: boolean): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...launchedAs(await unpack()),
    javaScriptEnabled: javaScript,
    viewport: phone,
    locale: 'da-DK',
  })
}

const launchedAs = (home: string): LaunchOptions => ({
  executablePath: join(home, 'chromium'),
  // Without a sandbox because tests may run as root. The package's own list switches off the browser's
  // cross-site checks, which are what these tests rely on.
  args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
  env: { ...present(process.env), ...fontsFor(home), ...librariesFor(home) },
})

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds wrong on the page, as lines to read: rule, why, and where. Empty when it finds nothing.
 * Only what is wrong is written out, and a page without frames is read in one go: a third of the time for the same answer.
 */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  return violations.flatMap(violation =>
    violation.nodes.map(
      node => `${violation.id}: ${violation.help} – ${node.target.join(' ')} ${node.failureSummary ?? ''}`,
    ),
  )
}

/** Whether somebody asked for pictures, and so has the time for everything else that takes long. */
export const keepsPictures = (): boolean => Boolean(process.env['SCREENSHOTS'])

/**
 * Keeps a picture in `var/screenshots`, to be looked at by a person; only when asked for, with `SCREENSHOTS=1 npm test`,
 * because nothing is proved by one and hundreds take minutes.
 */
export async function screenshot(
  page: Page,
  name: string,
  part: 'whole' | 'window' = 'whole',
): Promise<void> {
  if (!keepsPictures()) return
  const path = join(screenshots, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: part === 'whole' })
}

/** How many pixels of the page lie outside the window sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/**
 * Unpacks the browser once. The package would unpack into the shared temporary folder, where another
 * account's copy cannot be run and a half-written one looks whole; here it appears under its name when done.
 */
async function unpack(): Promise<string> {
  if (existsSync(unpacked)) return unpacked
  await mkdir(dirname(unpacked), { recursive: true })
  const fresh = await mkdtemp(`${unpacked}-`)
  const temporary = process.env['TMPDIR']
  process.env['TMPDIR'] = fresh
  try {
    await packed.executablePath()
    await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'))
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
  await writeFile(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(unpacked, 'fonts')}</dir></fontconfig>`,
  )
  // Another account on this machine may run the same checkout.
  for (const name of ['.', 'chromium']) await chmod(join(fresh, name), 0o755)
  try {
    await rename(fresh, unpacked)
  } catch (error) {
    // Another test file was first.
    if (!existsSync(unpacked)) throw error
    await rm(fresh, { recursive: true, force: true })
  }
  return unpacked
}

/** A machine without fonts shows the ones that came along. */
function fontsFor(home: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(home, 'fonts.conf') }
}

/** A machine without the browser's libraries uses the ones that came along. */
function librariesFor(home: string): Record<string, string> {
  const installed = ['/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/aarch64-linux-gnu'].some(
    folder => existsSync(join(folder, 'libnss3.so')),
  )
  return installed ? {} : { LD_LIBRARY_PATH: join(home, 'al2023/lib') }
}

function present(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
