/** "40 seconds", "1 minute 5 seconds": how long to wait, rounded up. */
export function waitWords(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  const minutes = Math.floor(whole / 60)
  const left = whole % 60
  const parts = [minutes > 0 && plural(minutes, 'minute'), (left > 0 || minutes === 0) && plural(left, 'second')]
  return parts.filter(Boolean).join(' ')
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
