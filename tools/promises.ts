/** Writes PROMISES.md from the promises the tests prove. Run: npm run promises */
import { writeFileSync } from 'node:fs'
import { promisesDocument } from '../src/promises/document.ts'

writeFileSync(new URL('../PROMISES.md', import.meta.url), promisesDocument())
