/**
 * Makes the key files of a system that goes into operation, one for each part, with the rings that part may hold.
 * Run: npm run keys -- /etc/haandholdt/keys
 * Files from before there was a ring of faces are given it: npm run keys -- --faces /etc/haandholdt/keys
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { addMissingRings, copyRing, createKeyFile } from '../src/crypto/file-keys.ts'

/** Nothing that is there already is touched: the error has the code EEXIST. */
export async function makeKeyFiles(
  folder: string,
): Promise<{ frontDoor: string; desk: string; jobs: string }> {
  const paths = pathsIn(folder)
  await createKeyFile(paths.desk, ['door', 'case', 'staff'])
  await createKeyFile(paths.jobs, ['audit'])
  await giveFaces(folder)
  // The same ring as the desk's: both read conversations.
  const { format, rings } = JSON.parse(readFileSync(paths.desk, 'utf8')) as {
    format: 1
    rings: { door: object }
  }
  const content = `${JSON.stringify({ format, rings: { door: rings.door } }, undefined, 2)}\n`
  writeFileSync(paths.frontDoor, content, { flag: 'wx', mode: 0o600, flush: true })
  return paths
}

/** The desk's and the jobs' files, so that both can tell the two faces of one person. What is there already stays. */
export async function giveFaces(folder: string): Promise<void> {
  const { desk, jobs } = pathsIn(folder)
  await addMissingRings(desk, ['faces'])
  await copyRing(desk, jobs, 'faces')
}

const pathsIn = (folder: string) => ({
  frontDoor: join(folder, 'front-door.json'),
  desk: join(folder, 'desk.json'),
  jobs: join(folder, 'jobs.json'),
})

if (import.meta.main) {
  const [first, second] = process.argv.slice(2)
  const folder = first === '--faces' ? second : first
  try {
    if (folder === undefined) throw new Error('Say where: npm run keys -- /etc/haandholdt/keys')
    if (first === '--faces') await giveFaces(resolve(folder))
    const paths = first === '--faces' ? pathsIn(resolve(folder)) : await makeKeyFiles(resolve(folder))
    console.log(
      `FRONT_DOOR_KEY_FILE=${paths.frontDoor}\nDESK_KEY_FILE=${paths.desk}\nJOBS_KEY_FILE=${paths.jobs}`,
    )
    console.log(
      'Give each file to the user its part runs as, and keep a copy away from every copy of the data.',
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
