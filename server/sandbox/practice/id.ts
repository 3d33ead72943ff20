/** FNV-1a, then mixed until every bit of the text moves every bit of the answer (the finaliser of MurmurHash3). */
function hash(text: string, lane: number): number {
  let value = 0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1)
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** Hexadecimal digits that a slug always gives, as Cloudflare's account, zone, audience and client ids are written. */
export function hexOf(slug: string, length = 32): string {
  const lanes = Array.from({ length: Math.ceil(length / 8) }, (_, lane) => hash(slug, lane))
  return lanes
    .map((value) => value.toString(16).padStart(8, '0'))
    .join('')
    .slice(0, length)
}

/**
 * The id of the thing with this slug (`group/design`), shaped as a UUID of version 4. The same slug gives the same id
 * in every account, so links and tests that name a thing of the practice account stay good.
 */
export function idOf(slug: string): string {
  const hex = hexOf(slug)
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
