import { promises } from './promises.ts'

/** The text of PROMISES.md. What is promised stands in `promises.ts`, and nowhere else. */
export const promisesDocument = (): string => `# What we promise

Each promise has a number. It stands in the name of every test that proves it, and a whole run of the tests fails when a
promise has no test or one of its tests fails. The desk has a page of when each last passed. Written by \`npm run promises\`.

${promises.map(({ id, da, en }) => `## ${id}\n\n${en}\n\n> ${da}\n`).join('\n')}
## What we cannot promise

- The network, the owner of the connection and whoever has put a program on the phone may see that you were here, and what you typed.
- Whoever stands beside you can read the screen. Whoever forces you may get everything, your words too.
- Everybody can have two codes, so whoever forces you may demand both. A thief who has both the database and its keys can tell which is which.
- The people who run the machines and hold its keys could read. That is why the keys are divided, and why each opening is written down.
- A paper that a municipality has received is the municipality's to keep.

The whole of it, with what protects whom against what, is in [THREAT-MODEL.md](THREAT-MODEL.md).
`
