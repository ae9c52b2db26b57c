/**
 * Makes the key files of a system that goes into operation, one for each part, with the rings that part may hold.
 * Run: npm run keys -- /etc/haandholdt/keys
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createKeyFile } from '../src/crypto/file-keys.ts'

/** Nothing that is there already is touched: the error has the code EEXIST. */
export async function makeKeyFiles(
  folder: string,
): Promise<{ frontDoor: string; desk: string; jobs: string }> {
  const paths = {
    frontDoor: join(folder, 'front-door.json'),
    desk: join(folder, 'desk.json'),
    jobs: join(folder, 'jobs.json'),
  }
  await createKeyFile(paths.desk, ['door', 'case', 'staff'])
  await createKeyFile(paths.jobs, ['audit'])
  // The same ring as the desk's: both read conversations.
  const { format, rings } = JSON.parse(readFileSync(paths.desk, 'utf8')) as {
    format: 1
    rings: { door: object }
  }
  const content = `${JSON.stringify({ format, rings: { door: rings.door } }, undefined, 2)}\n`
  writeFileSync(paths.frontDoor, content, { flag: 'wx', mode: 0o600, flush: true })
  return paths
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  try {
    if (folder === undefined) throw new Error('Say where: npm run keys -- /etc/haandholdt/keys')
    const paths = await makeKeyFiles(resolve(folder))
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
