import { actsAndSignIn } from './acts.ts'
import { facts } from './facts.ts'
import { nothingLeftBehind } from './door.ts'
import { files } from './files.ts'
import { help } from './help.ts'
import type { Guard } from './guard.ts'
import { gate } from './gate.ts'
import { languages } from './languages.ts'
import { nobodyIsDropped } from './hands.ts'
import { instruments } from './instruments.ts'
import { judging } from './judging.ts'
import { network } from './network.ts'
import { opening } from './opening.ts'
import { needToKnow } from './rows.ts'
import { papers } from './papers.ts'
import { secondFace } from './second-face.ts'
import { sealing } from './sealing.ts'
import { shown } from './shown.ts'
import { trail } from './trail.ts'
import { visit } from './visit.ts'
import { web } from './web.ts'

export const guards: readonly Guard[] = [
  ...opening,
  ...needToKnow,
  ...network,
  ...papers,
  ...trail,
  ...nobodyIsDropped,
  ...judging,
  ...facts,
  ...instruments,
  ...sealing,
  ...actsAndSignIn,
  ...gate,
  ...secondFace,
  ...shown,
  ...visit,
  ...nothingLeftBehind,
  ...languages,
  ...files,
  ...help,
  ...web,
]
