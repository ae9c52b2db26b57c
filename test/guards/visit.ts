import type { Guard } from './guard.ts'

const saidBefore = 'migrations/0023-said-before.sql'
const check = 'src/web/front-door/steps/check.tsx'
const pages = ['src/web/front-door/visit-pages.db.test.ts']
const enquiry = ['src/intake/enquiry.db.test.ts']

/** What somebody meets at the door before they write. */
export const visit: readonly Guard[] = [
  {
    keeps: 'what was answered before writing is kept for the visitor’s own enquiry alone',
    file: saidBefore,
    remove: 'e.conversation_id = access.principal_id() and',
    tests: enquiry,
  },
  {
    keeps: 'what was answered before writing comes with the enquiry and is never written over',
    file: saidBefore,
    remove: 'and e.sealed_said_before is null',
    leave: 'or e.sealed_said_before is not null',
    tests: enquiry,
  },
  {
    keeps: 'what somebody answered alone stays with them unless they send it',
    file: check,
    remove: `: answerWay(body, ask)
  }`,
    leave: `: answerWay(body, ask, { ...nothingSaid, answers: step.answers })
  }`,
    tests: pages,
  },
  {
    keeps: 'no answer can be read from the page that the questions end in',
    file: check,
    remove: '<p>{say.end.notKept}</p>',
    leave: `<p>{Object.values(page.step.answers).includes('yes') ? say.last.help : say.end.notKept}</p>`,
    tests: pages,
  },
  {
    keeps: 'help stands before the question about suicide',
    file: check,
    remove: '{say.last.danger} <Telephone number="112" text={texts(look.language).danger.call} />',
    leave: '{say.last.danger}',
    tests: pages,
  },
  {
    keeps: 'numbers abroad that nobody has checked are shown as that',
    file: 'src/web/front-door/steps/abroad.tsx',
    remove: ': say.unverified}',
    leave: `: ''}`,
    tests: pages,
  },
  {
    keeps: 'the words at the door are easy to read',
    file: 'src/web/front-door/texts.da.ts',
    remove: `why: 'Svaret hjælper`,
    leave: `why: 'Sikkerhedskonsulenterne gennemfører kommunalbestyrelsens lovbestemte risikovurderinger hjælper`,
    tests: ['src/web/front-door/texts.test.ts'],
  },
]
