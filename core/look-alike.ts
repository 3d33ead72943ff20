/**
 * Letters of other alphabets that cannot be told from Latin ones on a screen; a hand-picked part of
 * https://www.unicode.org/Public/security/latest/confusables.txt, for the alphabets people mix with Latin by mistake.
 */
const TWINS: ReadonlyMap<string, string> = new Map(
  [
    // Cyrillic, Greek and Armenian, each above the Latin letters that they look like.
    ['аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅ', 'aeopcyxijshdqwlABEKMHOPCTYXIJS'],
    ['ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ovABEZHIKMNOPTYX'],
    ['օսոհՕՍ', 'ounhOU'],
  ].flatMap(([foreign = '', latin = '']) => Array.from(foreign, (letter, at) => [letter, latin.charAt(at)] as const)),
)

const ALPHABETS = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
] as const

const LATIN = /\p{Script=Latin}/u

// Zero-width characters, soft hyphens, direction marks and the spaces that are not the space bar's.
const INVISIBLE = /[\p{Cf}\u00a0\u2000-\u200a\u202f\u3000]/u

const FULL_WIDTH = /[\uff01-\uff5e]/

const alphabetOf = (letter: string) => ALPHABETS.find(([, script]) => script.test(letter))?.[0]

/**
 * A sentence when a text holds letters that look like others, so that two texts that look the same are not: a word of
 * mixed alphabets, a text written wholly in twins of Latin letters, or characters that cannot be seen. It looks for
 * mistakes and for deceit, and says nothing of honest Greek or Cyrillic.
 */
export function letterDoubt(text: string): string | undefined {
  if (INVISIBLE.test(text))
    return `“${text}” holds a character that cannot be seen. Type it again if that is not meant.`
  const wide = FULL_WIDTH.exec(text)?.[0]
  if (wide !== undefined)
    return `“${text}” holds “${wide}”, which only looks like “${wide.normalize('NFKC')}”. Type it again if that is not meant.`
  const mixed = (text.match(/\p{L}+/gu) ?? []).find((word) => LATIN.test(word) && alphabetOf(word) !== undefined)
  const suspect = mixed ?? (onlyTwins(text) ? text : undefined)
  const letter = suspect === undefined ? undefined : Array.from(suspect).find((one) => alphabetOf(one) !== undefined)
  if (letter === undefined) return undefined
  const twin = TWINS.get(letter)
  const what = `“${letter}” in “${suspect}” is a ${alphabetOf(letter)} letter`
  return `${what}${twin === undefined ? '' : ` that only looks like “${twin}”`}. Type it again if that is not meant.`
}

/** Every letter that is not Latin has a Latin twin: "сосо" may be Cyrillic on purpose, but nobody can see it. */
function onlyTwins(text: string): boolean {
  const foreign = Array.from(text).filter((letter) => /\p{L}/u.test(letter) && !LATIN.test(letter))
  return foreign.length > 1 && foreign.every((letter) => TWINS.has(letter))
}

/** Doubts about a name that must equal, letter by letter, one kept elsewhere. Values that are no text have none. */
export const nameDoubts = (...names: readonly (string | undefined)[]): string[] =>
  names.flatMap((name) => {
    if (name === undefined) return []
    const edge = name === name.trim() ? undefined : `“${name}” starts or ends with a space, which counts.`
    return [letterDoubt(name), edge].filter((doubt) => doubt !== undefined)
  })
