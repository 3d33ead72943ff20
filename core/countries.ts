import { issue, type ValueIssue } from './value-schema'

/** ISO 3166-1 alpha-2. */
const CODES = `
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW`
  .trim()
  .split(/\s+/)
  // Kosovo has no code of ISO's; this is the one that address databases use.
  .concat('XK')

/**
 * What Cloudflare uses beside ISO's codes: a visit through Tor, and one that it cannot place.
 * https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-ipcountry
 */
const NO_COUNTRY = [
  { code: 'T1', name: 'Tor network', aka: ['Tor'] },
  { code: 'XX', name: 'Unknown country', aka: [] },
] as const

/** Other names that people type for a country, and codes that they take for its code. */
const AKA: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates'],
  BA: ['Bosnia'],
  CD: ['DR Congo', 'Congo-Kinshasa'],
  CG: ['Congo-Brazzaville'],
  CH: ['Schweiz', 'Suisse'],
  CI: ['Ivory Coast'],
  CV: ['Cabo Verde', 'Cape Verde'],
  CZ: ['Czech Republic', 'Czechia'],
  DE: ['Deutschland'],
  ES: ['España'],
  FK: ['Falklands'],
  GB: ['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  GR: ['EL', 'Hellas'],
  HK: ['Hong Kong'],
  KP: ['North Korea'],
  KR: ['South Korea', 'Korea'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  MO: ['Macau', 'Macao'],
  NL: ['Holland', 'The Netherlands'],
  PS: ['Palestine'],
  RU: ['Russian Federation'],
  SZ: ['Swaziland', 'Eswatini'],
  TL: ['East Timor'],
  TR: ['Turkey', 'Türkiye'],
  TW: ['Taiwan'],
  US: ['USA', 'United States of America', 'America'],
  VA: ['Vatican', 'Holy See'],
  VN: ['Viet Nam'],
}

export interface Country {
  code: string
  name: string
  aka: readonly string[]
}

const displayNames = new Intl.DisplayNames('en', { type: 'region' })

/** Every country Cloudflare can tell, by name; the two that are none are last. */
export const COUNTRIES: readonly Country[] = [
  ...CODES.map((code) => ({ code, name: displayNames.of(code) ?? code, aka: AKA[code] ?? [] })).toSorted((one, other) =>
    one.name.localeCompare(other.name, 'en'),
  ),
  ...NO_COUNTRY,
]

const byCode: ReadonlyMap<string, Country> = new Map(COUNTRIES.map((country) => [country.code, country]))

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

const byName: ReadonlyMap<string, Country> = new Map(
  COUNTRIES.flatMap((country) => [country.name, ...country.aka].map((name) => [plain(name), country] as const)),
)

/** The country of a code as Cloudflare writes it; `undefined` = no such code. */
export const countryOf = (code: string): Country | undefined => byCode.get(code)

const TAKES_THE =
  /^(United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Isle of|British|French S|U\.S\.|Central A|Dominican R)|Islands\b/

/** A country inside a sentence, after "in": "Portugal", "the United States"; `undefined` = no such code. */
export function countryWords(code: string): string | undefined {
  if (code === 'T1') return 'the Tor network'
  if (code === 'XX') return 'a country that is not known'
  const name = countryOf(code)?.name
  return name !== undefined && TAKES_THE.test(name) ? `the ${name}` : name
}

/** The country that a text names: its code in capitals, or its name or a usual other name in any spelling of case. */
export const countryNamed = (text: string): Country | undefined => byCode.get(text.trim()) ?? byName.get(plain(text))

/** What is wrong with a country code; `undefined` = nothing. */
export function countryProblem(code: string): ValueIssue | undefined {
  if (code.trim() === '') return issue('Choose a country.')
  if (byCode.has(code)) return undefined
  const meant = byCode.get(code.trim().toUpperCase()) ?? byName.get(plain(code))
  if (meant && meant.code === code.trim().toUpperCase()) {
    return issue(`Write the country code in capitals and without spaces: ${meant.code} (${meant.name}).`)
  }
  const shown = code.length > 40 ? `${code.slice(0, 40)}…` : code
  return issue(
    meant
      ? `${shown} is not a country code; use ${meant.code} (${meant.name}).`
      : `${shown} is not a country code. Choose a country from the list.`,
  )
}
