/** The four host offices of the corps. Which municipality belongs to which is a fact of the country. */
export type CorpsRegion = 'nord' | 'midt' | 'syddanmark' | 'hovedstaden-sjaelland'
