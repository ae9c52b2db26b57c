import type { LanguageCode } from '../../foundation/languages.ts'
import { harmlessIn } from '../../messages/message.ts'
import { catalogueOf, type Catalogue } from '../../translation/catalogue.ts'
import { isSource } from '../../translation/checks.ts'
import { listCheckedDigests } from '../../translation/checks.sql.ts'
import { doorLanguages, doorWords, type DoorLanguage } from '../kit/door-words.ts'
import type { DoorHouse } from './door-house.ts'
import { texts } from './texts.ts'

/** Every word that somebody at the door may be shown in the language, besides what professionals read. */
const own = (language: DoorLanguage) => {
  const { form, pages, moment } = doorWords[language]
  const { today, tomorrow, yesterday, on } = moment
  return {
    ...texts(language),
    form: {
      summary: form.summary,
      missing: form.missing,
      tooLong: form.tooLong,
      notAChoice: form.notAChoice,
      noSuchDate: form.noSuchDate,
      malformed: form.malformed,
    },
    pages: {
      notFound: pages.notFound,
      failed: pages.failed,
      notAForm: pages.notAForm,
      foreign: pages.foreign,
    },
    moment: { today, tomorrow, yesterday, on },
    harmless: harmlessIn(language),
  }
}

/** What translators check, for each language that the door is written in. */
export const catalogues: readonly Catalogue[] = doorLanguages.map(language =>
  catalogueOf(language, { own: own(language), danish: own('da'), english: own('en') }),
)

/**
 * What the door may be read in now: Danish and English, and those whose texts are the ones that a translator checked.
 * The practice office speaks all of them, so that they can be tried and looked through.
 */
export async function offeredLanguages(house: DoorHouse): Promise<readonly DoorLanguage[]> {
  if (house.practice) return doorLanguages
  const checked = await house.inTransaction('nobody', listCheckedDigests)
  return doorLanguages.filter(language => isSource(language) || isChecked(language, checked))
}

function isChecked(language: LanguageCode, checked: Awaited<ReturnType<typeof listCheckedDigests>>): boolean {
  const catalogue = catalogues.find(each => each.language === language)
  return checked.some(
    each =>
      each.language === language &&
      catalogue !== undefined &&
      Buffer.compare(each.digest, catalogue.digest) === 0,
  )
}
