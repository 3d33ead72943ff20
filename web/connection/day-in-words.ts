const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A moment as its day, "3 May 2027"; what cannot be read as one is given back as it is. */
export function dayInWords(timestamp: string): string {
  const time = Date.parse(timestamp)
  return Number.isNaN(time) ? timestamp : day.format(time)
}
