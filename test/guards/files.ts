import type { Guard } from './guard.ts'

const migration = 'migrations/0027-files.sql'
const kept = ['src/files/files.db.test.ts']
const picture = ['src/files/clean-picture.test.ts']
const upload = ['src/web/kit/upload.test.ts']

/** What a person hands in: kept as it came, opened with a row, and shown only as a copy that can do no harm. */
export const files: readonly Guard[] = [
  {
    keeps: 'a file is kept whole or not at all',
    file: migration,
    remove: `create constraint trigger file_is_whole after insert on corps.files
  deferrable initially deferred for each row execute function corps.check_file_is_whole();`,
    tests: kept,
  },
  {
    keeps: 'a file is never changed or taken away',
    file: migration,
    remove: `execute format('create trigger stays_as_written before update or delete on corps.%I for each row execute function corps.refuse_change()', t);`,
    tests: kept,
  },
  {
    keeps: 'a file is never added to afterwards',
    file: migration,
    remove: ' and f.given_in = pg_current_xact_id()\n',
    leave: '\n',
    tests: kept,
  },
  {
    keeps: 'no byte of a file without the row of this transaction',
    file: migration,
    remove: ' and h.grown_in = pg_current_xact_id_if_assigned()',
    tests: kept,
  },
  {
    keeps: 'a row that the program wrote itself gives no byte of a file',
    file: migration,
    remove: ` and e.act in ('open-file', 'fetch-original') and e.outcome = 'read'
     and e.principal_id`,
    leave: `
     and e.principal_id`,
    tests: kept,
  },
  {
    keeps: 'a file is opened by those alone who may see its conversation',
    file: migration,
    remove: 'if access.may_see_enquiry(its) is not true then',
    leave: 'if its is null then',
    tests: kept,
  },
  {
    keeps: 'a file is not opened as one of another matter',
    file: migration,
    remove: 'where f.id = p_file and f.conversation_id = p_conversation);',
    leave: 'where f.id = p_file);',
    tests: kept,
  },
  {
    keeps: 'files from everybody together end before the disk does',
    file: migration,
    remove: `+ p_bytes > 2000000000 then`,
    leave: `+ p_bytes > 2000000000000 then`,
    tests: kept,
  },
  {
    keeps: 'a picture is not decoded when it is larger than any camera makes',
    file: 'src/files/picture-child.ts',
    remove: 'limitInputPixels: MOST_PIXELS,',
    leave: 'limitInputPixels: false,',
    tests: picture,
  },
  {
    keeps: 'only the kinds of picture we take are ever decoded',
    file: 'src/files/picture-child.ts',
    remove: `sharp.block({ operation: ['VipsForeignLoad'] })`,
    tests: picture,
  },
  {
    keeps: 'a name that hides how it ends is shown as it is',
    file: 'src/web/desk/files/pages.tsx',
    remove: String.raw`.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '\uFFFD')`,
    tests: ['src/web/desk/files/files.db.test.ts'],
  },
  {
    keeps: 'an original is fetched with a reason and only saved',
    file: 'src/web/desk/files/routes.tsx',
    remove: `  c.header('content-disposition', \`attachment; filename="fil-\${of.fileId.slice(0, 8)}.bin"\`)`,
    tests: ['src/web/desk/files/files.db.test.ts'],
  },
  {
    keeps: 'a file that is too large is not held',
    file: 'src/web/kit/upload.ts',
    remove: 'return size <= most ? kept.subarray(0, size) : undefined',
    leave: 'return kept.subarray(0, size)',
    tests: upload,
  },
  {
    keeps: 'what is no page runs nothing when it is opened by itself',
    file: 'src/web/kit/headers.ts',
    remove: `if (!isPage(c.res)) c.header('Content-Security-Policy', NOT_A_PAGE)`,
    leave: 'void isPage',
    tests: ['src/web/kit/headers.test.ts'],
  },
]
