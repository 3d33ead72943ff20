const QUOTE = 34
const BACKSLASH = 92
const NEWLINE = 10

/** As deep as any text of ours goes; Cloudflare's documents have ten levels. Programs that read deeper ones run out of stack. */
export const DEEPEST = 200

/**
 * Where a JSON text is nested more than `limit` levels deep; `undefined` = nowhere. Brackets inside strings do not
 * count; a string that does not end on its line ends there.
 */
export function deeperThan(limit: number, text: string): number | undefined {
  if (text.length <= limit) return undefined
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (quoted) {
      if (unit === BACKSLASH) at += 1
      else if (unit === QUOTE || unit === NEWLINE) quoted = false
    } else if (unit === QUOTE) quoted = true
    // [ and {, ] and }: each pair differs in one bit.
    else if ((unit | 32) === 123) depth += 1
    else if ((unit | 32) === 125) depth -= 1
    if (depth > limit) return at
  }
  return undefined
}
