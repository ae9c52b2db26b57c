import type { Branded } from '../../foundation/ids.ts'

export type MunicipalityCode = Branded<'MunicipalityCode'>

/** The four parts of the national corps, each named for the area its host municipality covers. */
export type CorpsRegion = 'nord' | 'midt' | 'syddanmark' | 'hovedstaden-sjaelland'

/** The corps regions, north to east: their names and the municipality that employs the consultants. */
export const corpsRegions: Readonly<Record<CorpsRegion, { name: string; host: string }>> = {
  nord: { name: 'Nord', host: 'Aalborg' },
  midt: { name: 'Midt', host: 'Aarhus' },
  syddanmark: { name: 'Syddanmark', host: 'Odense' },
  'hovedstaden-sjaelland': { name: 'Hovedstaden og Sjælland', host: 'København' },
}

export type RegionCode = '1081' | '1082' | '1083' | '1084' | '1085'

export type Region = { code: RegionCode; name: string; corpsRegion: CorpsRegion }

/**
 * The five regions as they stand in November 2026. 1084 and 1085 are to merge on 1 January 2027; statistics
 * therefore count by corps region, which the merger does not move.
 */
export const regions: readonly Region[] = [
  { code: '1081', name: 'Region Nordjylland', corpsRegion: 'nord' },
  { code: '1082', name: 'Region Midtjylland', corpsRegion: 'midt' },
  { code: '1083', name: 'Region Syddanmark', corpsRegion: 'syddanmark' },
  { code: '1084', name: 'Region Hovedstaden', corpsRegion: 'hovedstaden-sjaelland' },
  { code: '1085', name: 'Region Sjælland', corpsRegion: 'hovedstaden-sjaelland' },
]

/** A municipality. An invented one, for practice only, lies in no real region. */
export type Municipality = { code: MunicipalityCode; name: string; corpsRegion: CorpsRegion } & (
  | { practice: false; region: RegionCode }
  | { practice: true }
)

const byRegion: Readonly<Record<RegionCode, string>> = {
  '1081': `
    0773 Morsø, 0787 Thisted, 0810 Brønderslev, 0813 Frederikshavn, 0820 Vesthimmerlands, 0825 Læsø,
    0840 Rebild, 0846 Mariagerfjord, 0849 Jammerbugt, 0851 Aalborg, 0860 Hjørring`,
  '1082': `
    0615 Horsens, 0657 Herning, 0661 Holstebro, 0665 Lemvig, 0671 Struer, 0706 Syddjurs, 0707 Norddjurs,
    0710 Favrskov, 0727 Odder, 0730 Randers, 0740 Silkeborg, 0741 Samsø, 0746 Skanderborg, 0751 Aarhus,
    0756 Ikast-Brande, 0760 Ringkøbing-Skjern, 0766 Hedensted, 0779 Skive, 0791 Viborg`,
  '1083': `
    0410 Middelfart, 0420 Assens, 0430 Faaborg-Midtfyn, 0440 Kerteminde, 0450 Nyborg, 0461 Odense,
    0479 Svendborg, 0480 Nordfyns, 0482 Langeland, 0492 Ærø, 0510 Haderslev, 0530 Billund, 0540 Sønderborg,
    0550 Tønder, 0561 Esbjerg, 0563 Fanø, 0573 Varde, 0575 Vejen, 0580 Aabenraa, 0607 Fredericia,
    0621 Kolding, 0630 Vejle`,
  '1084': `
    0101 København, 0147 Frederiksberg, 0151 Ballerup, 0153 Brøndby, 0155 Dragør, 0157 Gentofte,
    0159 Gladsaxe, 0161 Glostrup, 0163 Herlev, 0165 Albertslund, 0167 Hvidovre, 0169 Høje-Taastrup,
    0173 Lyngby-Taarbæk, 0175 Rødovre, 0183 Ishøj, 0185 Tårnby, 0187 Vallensbæk, 0190 Furesø, 0201 Allerød,
    0210 Fredensborg, 0217 Helsingør, 0219 Hillerød, 0223 Hørsholm, 0230 Rudersdal, 0240 Egedal,
    0250 Frederikssund, 0260 Halsnæs, 0270 Gribskov, 0400 Bornholm`,
  '1085': `
    0253 Greve, 0259 Køge, 0265 Roskilde, 0269 Solrød, 0306 Odsherred, 0316 Holbæk, 0320 Faxe,
    0326 Kalundborg, 0329 Ringsted, 0330 Slagelse, 0336 Stevns, 0340 Sorø, 0350 Lejre, 0360 Lolland,
    0370 Næstved, 0376 Guldborgsund, 0390 Vordingborg`,
}

/** Invented places of the practice office. Real codes end well below 9000, so these can never meet one. */
const forPractice: Readonly<Record<CorpsRegion, string>> = {
  nord: '9001 Nørrehavn, 9002 Klitsund',
  midt: '9011 Fjordby, 9012 Hedelund',
  syddanmark: '9021 Vesterådal, 9022 Bøgesund',
  'hovedstaden-sjaelland': '9031 Engdal, 9032 Strandlund',
}

const danishOrder = new Intl.Collator('da').compare

/** All 98 municipalities, in Danish alphabetical order. Christiansø belongs to none and is not one. */
export const municipalities: readonly Municipality[] = regions
  .flatMap(region =>
    listed(byRegion[region.code]).map(place => ({
      ...place,
      corpsRegion: region.corpsRegion,
      practice: false as const,
      region: region.code,
    })),
  )
  .sort((one, other) => danishOrder(one.name, other.name))

/** The invented municipalities, in Danish alphabetical order: offered in the practice office and nowhere else. */
export const practiceMunicipalities: readonly Municipality[] = (Object.keys(corpsRegions) as CorpsRegion[])
  .flatMap(corpsRegion =>
    listed(forPractice[corpsRegion]).map(place => ({ ...place, corpsRegion, practice: true as const })),
  )
  .sort((one, other) => danishOrder(one.name, other.name))

const byCode: ReadonlyMap<string, Municipality> = new Map(
  [...municipalities, ...practiceMunicipalities].map(municipality => [municipality.code, municipality]),
)

/** The municipality with a four-digit code ("0101"), real or for practice; undefined for any other text. */
export function findMunicipality(code: string): Municipality | undefined {
  return byCode.get(code)
}

function listed(text: string): { code: MunicipalityCode; name: string }[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .map(entry => ({ code: entry.slice(0, 4) as MunicipalityCode, name: entry.slice(5) }))
}
