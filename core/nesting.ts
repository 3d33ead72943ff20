const QUOTE = 34
const BACKSLASH = 92
const NEWLINE = 10

/** As deep as any text of ours goes; Cloudflare's documents have ten levels. Programs that read deeper ones run out of stack. */
export const DEEPEST = 200

/** Whether the character there is taken by a backslash before it. */
function escaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - before) % 2 === 0
}

/** Where the string that opens there is closed; -1 = nowhere. Found by the engine's own search, not letter by letter. */
export function stringEnd(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close !== -1 && escaped(text, close)) close = text.indexOf('"', close + 1)
  return close
}

/** Where the string that opens there ends, if it ends on its line; the place before the end of the line otherwise. */
function endOnLine(text: string, open: number): number {
  let at = open + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE && text.charCodeAt(at) !== NEWLINE)
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

/**
 * Where a JSON text is nested more than `limit` levels deep; `undefined` = nowhere. Brackets inside strings do not
 * count; a string that does not end on its line ends there.
 */
export function deeperThan(limit: number, text: string): number | undefined {
  if (text.length <= limit) return undefined
  let depth = 0
  let newline = text.indexOf('\n')
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) {
      while (newline !== -1 && newline < at) newline = text.indexOf('\n', at)
      const close = stringEnd(text, at)
      at = close === -1 || (newline !== -1 && newline < close) ? endOnLine(text, at) : close
    }
    // [ and {, ] and }: each pair differs in one bit.
    else if ((unit | 32) === 123) depth += 1
    else if ((unit | 32) === 125) depth -= 1
    if (depth > limit) return at
  }
  return undefined
}
