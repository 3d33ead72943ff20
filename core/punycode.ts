/**
 * A label of a domain as people see it: `mnchen-3ya` (without its `xn--`) is `münchen`; `undefined` when it is no
 * Punycode. https://www.rfc-editor.org/rfc/rfc3492#section-6.2
 */
export function readPunycode(label: string): string | undefined {
  const dash = label.lastIndexOf('-')
  const letters = Array.from(label.slice(0, Math.max(dash, 0)), (letter) => letter.codePointAt(0) ?? 0)
  let [point, at, bias] = [128, 0, 72]
  for (let position = dash + 1; position < label.length;) {
    const before = at
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = digitOf(label.charAt(position++))
      if (digit === undefined) return undefined
      at += digit * weight
      const threshold = Math.min(Math.max(step - bias, 1), 26)
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    bias = adapted(at - before, letters.length + 1, before === 0)
    point += Math.floor(at / (letters.length + 1))
    at %= letters.length + 1
    if (point > 0x10ffff) return undefined
    letters.splice(at++, 0, point)
  }
  return String.fromCodePoint(...letters)
}

function digitOf(letter: string): number | undefined {
  const digit = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter.toLowerCase())
  return letter === '' || digit === -1 ? undefined : digit
}

function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2))
  rest += Math.floor(rest / length)
  let bias = 0
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35)
  return bias + Math.floor((36 * rest) / (rest + 38))
}
