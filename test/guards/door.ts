import type { Guard } from './guard.ts'

const pages = ['test/door/pages.db.test.ts']
const faults = ['test/door/faults.db.test.ts']
const framed = ['test/journeys/framed.journey.test.ts']
const quickly = ['test/journeys/leaving-quickly.journey.test.ts']
const app = 'src/web/front-door/front-door.tsx'
const script = 'src/web/front-door/door.js'

/** Nothing stays on the telephone, and leaving leaves nothing. */
export const nothingLeftBehind: readonly Guard[] = [
  {
    keeps: 'the door: browsers remember nothing typed in a form',
    file: 'src/web/components/form.tsx',
    remove: '    autocomplete="off"\n',
    tests: pages,
  },
  {
    keeps: 'the door: a post is answered by leading on',
    file: app,
    remove: 'return c.redirect(`/?${ticket}#content`, 303)',
    leave: 'return c.html(await draw(house, page).then(markup => markup ?? ticket))',
    tests: pages,
  },
  {
    keeps: 'the door: a ticket opens its page once',
    file: 'migrations/0003-door.sql',
    remove:
      'delete from corps.tickets t where t.hash = p_hash and t.expires_at >= clock.now() returning t.sealed_step',
    leave: 'select t.sealed_step from corps.tickets t where t.hash = p_hash and t.expires_at >= clock.now()',
    tests: pages,
  },
  {
    keeps: 'the door: each step opens in a frame never used before',
    file: app,
    remove: "nextFrame: `n${Buffer.from(house.chance.bytes(6)).toString('hex')}`,",
    leave: "nextFrame: 'next',",
    tests: pages,
  },
  {
    keeps: 'the door: the answer to a form opens in the page’s own frame',
    file: 'src/web/front-door/door-page.tsx',
    remove: '<Form action="/" target={look.nextFrame} label={label} files={files}>',
    leave: '<Form action="/" label={label} files={files}>',
    tests: pages,
  },
  {
    keeps: 'the door: whoever leaves is let out when nothing else works',
    file: app,
    remove: `.catch(error =>
        reportIncident(house, error),
      )`,
    tests: faults,
  },
  {
    keeps: 'the door: what was typed comes back when the database cannot keep it',
    file: app,
    remove: 'return held.keep(page, house.clock.now())',
    leave: 'throw error',
    tests: faults,
  },
  {
    keeps: 'the door: leaving ends the visit also from the page before the latest',
    file: 'migrations/0025-left-page.sql',
    remove: 'p_ticket_hash in (s.page_hash, s.page_before_hash)',
    leave: 's.page_hash = p_ticket_hash',
    tests: faults,
  },
  {
    keeps: 'the door: one source begins so often and then waits',
    file: 'src/web/front-door/give-words.ts',
    remove: "if (!ask.mayBegin()) return sameStep(ask, step, body, { notice: 'busy' })",
    tests: faults,
  },
  {
    keeps: 'the door: a page may be left open for two days',
    file: 'src/intake/sealed-step.ts',
    remove: 'const LIFE_HOURS = 48',
    leave: 'const LIFE_HOURS = 24',
    tests: faults,
  },
  {
    keeps: 'the door: leaving covers the page at once',
    file: script,
    remove: "document.body.textContent = ''",
    tests: quickly,
  },
  {
    keeps: 'the door: leaving takes the place of the page in the history',
    file: script,
    remove: '      top.location.replace(left)\n',
    leave: '      top.location.href = left\n',
    tests: quickly,
  },
  {
    keeps: 'the door: a page that is brought back leaves again',
    file: script,
    remove: 'if (event.persisted && left) goOut()',
    tests: quickly,
  },
  {
    keeps: 'the door: three times Shift leads out',
    file: script,
    remove: 'if (shifts.length === 3 && shifts[2] - shifts[0] < 2000) leave()',
    tests: quickly,
  },
  {
    keeps: 'the door: leaving ends the visit where there is nothing to send',
    file: 'src/web/front-door/steps/conversation.tsx',
    remove: '{!conversation.sent && <input type="hidden" name="sealed" value={look.sealed} />}',
    tests: quickly,
  },
  {
    keeps: 'the door: leaving from a frame leaves the page that holds it',
    file: script,
    remove: '      top.location.replace(left)\n',
    leave: '      location.replace(left)\n',
    tests: framed,
  },
  {
    keeps: 'the door: where nothing is let out of a frame, leaving covers the frame',
    file: script,
    remove: '    } catch {\n      location.replace(left)\n    }\n  }',
    leave: '    } catch {}\n  }',
    tests: framed,
  },
  {
    keeps: 'the door: nobody holds it in a frame but the sites that are named',
    file: app,
    remove: `framedBy: ["'self'", ...house.framedBy],`,
    leave: `framedBy: ["'self'", ...house.framedBy, 'http:', 'https:'],`,
    tests: framed,
  },
  {
    keeps: 'the door: the sites that may hold it are named one by one',
    file: 'src/config.ts',
    remove: 'const wrong = sites.find(site => !isPlainOrigin(site))',
    leave: `const wrong = sites.find(site => !isPlainOrigin(site) && site === '')`,
    tests: ['src/config.test.ts'],
  },
]
