/**
 * Adds wordings that somebody else holds the right to, as hashes, to what the repository must not contain. One wording
 * a line on standard input; nothing readable of it is kept. Run: npm run wordings:protect < a-file-that-is-not-ours
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { protectedFile, runsOf, withWordings, type Protected } from '../test/architecture/wordings.ts'

const lines = readFileSync(0, 'utf8').split('\n')
const known = JSON.parse(readFileSync(protectedFile, 'utf8')) as Protected
const kept = withWordings(known, lines)
writeFileSync(protectedFile, `${JSON.stringify(kept, null, 2)}\n`)
const short = lines.filter(line => line.trim() !== '' && runsOf(line, known.words).length === 0)
console.log(`${kept.wordings} wordings are held, ${kept.hashes.length} runs of ${kept.words} words.`)
if (short.length > 0) console.log(`${short.length} are shorter than that and cannot be held.`)
