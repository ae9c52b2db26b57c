import { systemChance } from '../../src/crypto/random.ts'
import { asrae } from '../../src/risk/instruments/asrae.ts'
import type { DeskHouse } from '../../src/web/desk/desk-house.ts'
import { desk } from '../../src/web/desk/routes.ts'
import type { Scene } from './scene.ts'

export const NOT_THERE = '55555555-5555-4555-8555-555555555555'

/** The paths of every page at the desk (or of every post), read from the app: a new page is found by itself. */
export function pagesOf(asked: 'GET' | 'POST' = 'GET'): string[] {
  const house: Partial<DeskHouse> = {
    chance: systemChance,
    instrument: asrae,
    publicOrigins: [],
    secure: false,
  }
  const { routes } = desk(house as DeskHouse)
  return [
    ...new Set(
      routes.filter(({ method, path }) => method === asked && !path.includes('*')).map(({ path }) => path),
    ),
  ]
}

/** The path about one case or enquiry; whatever else it names is really there. */
export function about(scene: Scene, path: string, id: string): string {
  const rest: Record<string, string> = {
    ':aid': scene.assessment,
    ':assessmentId': scene.assessment,
    ':personId': scene.actor,
    ':tieId': scene.tie,
    ':linkId': scene.link,
    ':taskId': scene.task,
    ':paperId': scene.paper,
    ':resultId': scene.toolResult,
    ':measureId': scene.measure,
    ':answersId': scene.answers,
    ':flagId': scene.flag,
    ':fileId': path.startsWith('/cases') ? scene.linkedFile : scene.file,
  }
  return path
    .replace(/:[^/]+/, id)
    .replace(/:[A-Za-z]+(\{[^}]*\})?/g, name => rest[name.replace(/\{.*/, '')] ?? NOT_THERE)
}

export function aboutTheCase(scene: Scene, path: string): string {
  if (path.startsWith('/languages')) return path.replace(':language', 'en')
  if (path.startsWith('/help')) return about(scene, path, scene.offer)
  if (path.startsWith('/instruments')) return about(scene, path, scene.instrument)
  if (path.startsWith('/staff')) return about(scene, path, scene.cast.birk.id)
  return about(scene, path, path.startsWith('/enquiries') ? scene.enquiry.enquiryId : scene.caseId)
}
