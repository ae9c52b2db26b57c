/** What the local emergency numbers of a country are, and what time it is in its capital. */
export interface CountryAbroad {
  /** ISO 3166-1, two letters. */
  readonly code: string
  /** IANA, of the capital. */
  readonly timeZone: string
  readonly numbers: Readonly<Partial<Record<'all' | 'police' | 'ambulance', string>>>
  /** When the numbers were held against what the country itself publishes, and where; undefined: nobody has. */
  readonly checked: { readonly on: string; readonly source: string } | undefined
}

type Row = readonly [
  code: string,
  timeZone: string,
  numbers: CountryAbroad['numbers'],
  checked?: CountryAbroad['checked'],
]

/**
 * From general knowledge: no row has been held against a source yet, so each is shown as not checked. Whoever checks
 * one adds the day and the source.
 */
const rows: readonly Row[] = [
  ['AE', 'Asia/Dubai', { police: '999', ambulance: '998' }],
  ['AF', 'Asia/Kabul', { police: '119', ambulance: '102' }],
  ['AL', 'Europe/Tirane', { all: '112', police: '129' }],
  ['AM', 'Asia/Yerevan', { all: '112', police: '102' }],
  ['AT', 'Europe/Vienna', { all: '112', police: '133' }],
  ['AZ', 'Asia/Baku', { all: '112', police: '102' }],
  ['BA', 'Europe/Sarajevo', { police: '122', ambulance: '124' }],
  ['BD', 'Asia/Dhaka', { all: '999' }],
  ['BE', 'Europe/Brussels', { all: '112', police: '101' }],
  ['BG', 'Europe/Sofia', { all: '112' }],
  ['CA', 'America/Toronto', { all: '911' }],
  ['CH', 'Europe/Zurich', { all: '112', police: '117' }],
  ['CN', 'Asia/Shanghai', { police: '110', ambulance: '120' }],
  ['DE', 'Europe/Berlin', { all: '112', police: '110' }],
  ['DZ', 'Africa/Algiers', { police: '17', ambulance: '14' }],
  ['EG', 'Africa/Cairo', { police: '122', ambulance: '123' }],
  ['ES', 'Europe/Madrid', { all: '112' }],
  ['ET', 'Africa/Addis_Ababa', { police: '991', ambulance: '907' }],
  ['FI', 'Europe/Helsinki', { all: '112' }],
  ['FR', 'Europe/Paris', { all: '112', police: '17' }],
  ['GB', 'Europe/London', { all: '999' }],
  ['GE', 'Asia/Tbilisi', { all: '112' }],
  ['GR', 'Europe/Athens', { all: '112', police: '100' }],
  ['HR', 'Europe/Zagreb', { all: '112' }],
  ['ID', 'Asia/Jakarta', { all: '112', police: '110' }],
  ['IE', 'Europe/Dublin', { all: '112' }],
  ['IL', 'Asia/Jerusalem', { police: '100', ambulance: '101' }],
  ['IN', 'Asia/Kolkata', { all: '112' }],
  ['IQ', 'Asia/Baghdad', { police: '104', ambulance: '122' }],
  ['IR', 'Asia/Tehran', { police: '110', ambulance: '115' }],
  ['IS', 'Atlantic/Reykjavik', { all: '112' }],
  ['IT', 'Europe/Rome', { all: '112' }],
  ['JO', 'Asia/Amman', { all: '911' }],
  ['KE', 'Africa/Nairobi', { all: '999' }],
  ['KW', 'Asia/Kuwait', { all: '112' }],
  ['LB', 'Asia/Beirut', { police: '112', ambulance: '140' }],
  ['LK', 'Asia/Colombo', { police: '119', ambulance: '1990' }],
  ['MA', 'Africa/Casablanca', { police: '19', ambulance: '15' }],
  ['ME', 'Europe/Podgorica', { police: '122', ambulance: '124' }],
  ['MK', 'Europe/Skopje', { all: '112', police: '192' }],
  ['MY', 'Asia/Kuala_Lumpur', { all: '999' }],
  ['NL', 'Europe/Amsterdam', { all: '112' }],
  ['NO', 'Europe/Oslo', { all: '112' }],
  ['PH', 'Asia/Manila', { all: '911' }],
  ['PK', 'Asia/Karachi', { police: '15', ambulance: '1122' }],
  ['PL', 'Europe/Warsaw', { all: '112' }],
  ['PS', 'Asia/Hebron', { police: '100', ambulance: '101' }],
  ['PT', 'Europe/Lisbon', { all: '112' }],
  ['QA', 'Asia/Qatar', { all: '999' }],
  ['RO', 'Europe/Bucharest', { all: '112' }],
  ['RS', 'Europe/Belgrade', { police: '192', ambulance: '194' }],
  ['RU', 'Europe/Moscow', { all: '112' }],
  ['SA', 'Asia/Riyadh', { police: '999', ambulance: '997' }],
  ['SD', 'Africa/Khartoum', { police: '999' }],
  ['SE', 'Europe/Stockholm', { all: '112' }],
  ['SO', 'Africa/Mogadishu', { police: '888', ambulance: '999' }],
  ['SY', 'Asia/Damascus', { police: '112', ambulance: '110' }],
  ['TH', 'Asia/Bangkok', { police: '191', ambulance: '1669' }],
  ['TN', 'Africa/Tunis', { police: '197', ambulance: '190' }],
  ['TR', 'Europe/Istanbul', { all: '112' }],
  ['UA', 'Europe/Kyiv', { all: '112', police: '102' }],
  ['UG', 'Africa/Kampala', { all: '999' }],
  ['US', 'America/New_York', { all: '911' }],
  ['VN', 'Asia/Ho_Chi_Minh', { police: '113', ambulance: '115' }],
  ['XK', 'Europe/Belgrade', { all: '112', police: '192' }],
  ['YE', 'Asia/Aden', { police: '194', ambulance: '191' }],
]

export const countriesAbroad: readonly CountryAbroad[] = rows.map(([code, timeZone, numbers, checked]) => ({
  code,
  timeZone,
  numbers,
  checked,
}))

export const findCountry = (code: string): CountryAbroad | undefined =>
  countriesAbroad.find(country => country.code === code)
